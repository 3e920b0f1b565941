internal import AssessmentModel
internal import English
internal import ReferenceData
internal import SourceText
internal import TextAnalysis

/// The exact words of a sentence that tell what decides, without what is only added to them.
///
/// What introduces data ("Data from the survey showed that 40% …") is left out, and so is what is added behind a comma
/// ("…, which meant that …"): unless it turns the meaning, holds a figure that the rest does not hold, or decides.
struct TellingWords {
    /// A part of the sentence, without a full stop where it is cut.
    let words: Substring

    /// Fewest words that a sentence must have to be cut; that are left of it; that are left out.
    private static let (leastLong, leastLeft, leastOut) = (22, 7, 4)
    /// From so many words on a figure behind a comma is left out too.
    private static let mostWithFigures = 32

    init(words: Substring) { self.words = words }

    /// - Parameter text: the sentence, or the sentence without its connective.
    init(of sentence: PointSentence, in text: Substring, _ rules: PointRules) {
        let cut = SentenceCut(sentence: sentence, rules: rules)
        let body = cut.afterConcession(cut.afterIntroduction(text))
        words = cut.beforeAddition(body)
    }

    var wordCount: Int { Self.countOfWords(words) }

    /// The folded words at the beginning of a text, up to so many blanks.
    private static func firstWords(_ count: Int, of text: Substring) -> [String] {
        var blanks = 0
        let end = text.utf8.firstIndex { byte in
            if byte == UInt8(ascii: " ") { blanks += 1 }
            return blanks > count
        }
        return Folding.wordList(text[..<(end ?? text.endIndex)])
    }

    /// How many words a text has, by its blanks.
    static func countOfWords(_ text: Substring) -> Int {
        var count = 0
        var isInWord = false
        for byte in text.utf8 {
            let isBlank = byte == UInt8(ascii: " ")
            if !isBlank, !isInWord { count += 1 }
            isInWord = !isBlank
        }
        return count
    }

    private struct SentenceCut {
        let sentence: PointSentence
        let rules: PointRules

        /// "49% of people felt safe" of "National data showed that 49% of people felt safe".
        func afterIntroduction(_ text: Substring) -> Substring {
            let voices = Set(sentence.sentence.voices)
            // What the council's own data say is the council's to say.
            guard voices == [.nationalData] else { return text }
            var place = text.startIndex
            for _ in 0..<TellingWords.mostOfIntroduction {
                guard let space = text[place...].firstIndex(of: " ") else { return text }
                let word = text[place..<space].lowercased()
                place = text.index(after: space)
                guard Self.introducing.contains(word) else { continue }
                var rest = text[place...]
                // "showed that 40% …"
                if let next = rest.firstIndex(of: " "), Self.openers.contains(rest[..<next].lowercased()) {
                    rest = rest[next...].dropFirst()
                }
                let opening = rest.prefix { $0 != " " }
                return opening.contains(where: \.isNumber) && Self.hasVerb(rest) ? rest : text
            }
            return text
        }

        /// "most partners said that …" of a long sentence of fault that opens with "While we heard some praise,".
        func afterConcession(_ text: Substring) -> Substring {
            guard sentence.tone == .negative || sentence.tone == .mixed,
                text.split(separator: " ").count > TellingWords.mostWithFigures,
                Self.conceding.contains(Folding.wordList(text.prefix(12)).first ?? ""),
                let comma = text.firstRange(of: ", ")
            else { return text }
            let rest = text[comma.upperBound...]
            let first = Folding.wordList(rest.prefix(24)).first ?? ""
            let isMain = !Self.joining.contains(first) && !Self.contrasting.contains(first)
            // Of a mixed sentence only where the main clause says by itself what is amiss.
            let count = Folding.wordList(text[..<comma.lowerBound]).count
            let isAmissThere = sentence.matches.contains { match in
                switch match.cue {
                case .word(.amiss), .ground: match.place >= count
                case .topic, .word, .state, .quantity, .goodEnd: false
                }
            }
            return isMain && Self.hasVerb(rest) && (isAmissThere || sentence.tone == .negative) ? rest : text
        }

        private static let conceding = English.words(.notes, "conceding")

        /// The shortest beginning that tells what decides; the whole where none does.
        func beforeAddition(_ text: Substring) -> Substring {
            let total = TellingWords.countOfWords(text)
            guard total >= TellingWords.leastLong else { return text }
            for end in Self.boundaries(text) {
                let (kept, rest) = (text[..<end], text[end...])
                let count = TellingWords.countOfWords(kept)
                guard count >= TellingWords.leastLeft, total - count >= TellingWords.leastOut else {
                    continue
                }
                // What costs least is asked first.
                let opening = TellingWords.firstWords(Self.openingWords, of: rest)
                guard opensAddition(opening, kept: kept, rest), Self.isBalanced(kept), !Self.isAside(rest)
                else { continue }
                let hasFigure = kept.contains(where: \.isNumber)
                if rest.contains(where: \.isNumber), !hasFigure || total <= TellingWords.mostWithFigures {
                    continue
                }
                guard !Folding.wordList(rest).contains(where: Self.contrasting.contains), Self.hasVerb(kept),
                    !Self.isBrokenList(kept)
                else { continue }
                if decides(upTo: end, hasFigure: hasFigure) { return kept }
            }
            return text
        }

        /// So many words show what a clause opens with.
        private static let openingWords = 8

        private var isLong: Bool { sentence.words.count > TellingWords.mostOfTwoClauses }

        /// Whether what is left out is an addition and no other half of what is kept.
        private func opensAddition(_ left: [String], kept: Substring, _ rest: Substring) -> Bool {
            guard let first = left.first else { return false }
            if Self.joining.contains(first) {
                // "…, and plans were late": a clause of its own, and no last item of a list.
                return rest.first == "," && isLong
                    && left.dropFirst(2).prefix(5).contains(where: Self.verbs.contains)
                    && !kept.contains(",")
            }
            return rules.matches(in: Array(left.prefix(3))).contains {
                $0.place == 0 && $0.cue == .word(.added)
            }
        }

        /// Whether the words on which its reading rests stand in what is kept.
        private func decides(upTo end: String.Index, hasFigure: Bool) -> Bool {
            let offset = sentence.sentence.text.utf8.distance(
                from: sentence.sentence.text.startIndex, to: end)
            let tone = sentence.tone.rawValue
            let own = sentence.sentence.cues.filter { $0.kind == tone }
            if let heaviest = own.max(by: { $0.weight < $1.weight }) { return heaviest.span.end <= offset }
            let count = Folding.wordList(sentence.sentence.text[..<end]).count
            let isAmissThere = sentence.matches.contains { match in
                switch match.cue {
                case .word(.amiss), .ground: match.place + match.length <= count
                case .topic, .word, .state, .quantity, .goodEnd: false
                }
            }
            return isAmissThere || hasFigure || (sentence.tone == .neutral && !sentence.hasNumber)
        }

        /// Where a clause may end: before a comma, a semicolon, a dash outside brackets, or a word that gives a reason.
        private static func boundaries(_ text: Substring) -> [String.Index] {
            var found: [String.Index] = []
            var depth = 0
            var last = UInt8(ascii: ",")
            let bytes = text.utf8
            // Every mark that is asked for is one byte.
            for index in bytes.indices {
                let byte = bytes[index]
                switch byte {
                case UInt8(ascii: "("): depth += 1
                case UInt8(ascii: ")"): depth = max(0, depth - 1)
                case UInt8(ascii: ","), UInt8(ascii: ";"):
                    let next = bytes.index(after: index)
                    if depth == 0, next < bytes.endIndex, bytes[next] == UInt8(ascii: " ") {
                        found.append(index)
                    }
                case UInt8(ascii: " "):
                    let next = bytes[bytes.index(after: index)...]
                    if depth == 0, last != UInt8(ascii: ","), last != UInt8(ascii: ";"),
                        next.first.map({ firstsOfReasons.contains($0) }) == true,
                        reasons.contains(String(text[next.startIndex...].prefix { $0.isLetter }))
                    {
                        found.append(index)
                    }
                default: break
                }
                last = byte
            }
            return found
        }

        /// The first bytes of the words that give a reason.
        private static let firstsOfReasons = Set(reasons.words.compactMap(\.utf8.first))

        /// "advice, information": what follows the last comma is an item of a list that goes on.
        private static func isBrokenList(_ kept: Substring) -> Bool {
            guard let comma = kept.lastIndex(of: ",") else { return false }
            return !hasVerb(kept[comma...].dropFirst())
        }

        /// "…, which set out the rules, was followed by few": what comes behind the second comma is of what is
        /// kept.
        private static func isAside(_ rest: Substring) -> Bool {
            guard rest.first == ",", let comma = rest.dropFirst().firstRange(of: ", ") else { return false }
            let next = TellingWords.firstWords(0, of: rest[comma.upperBound...]).first ?? ""
            return verbs.contains(next)
        }

        private static func isBalanced(_ words: Substring) -> Bool {
            words.count { $0 == "(" || $0 == "‘" } == words.count { $0 == ")" || $0 == "’" }
                || !words.contains("(") && !words.contains("‘")
        }

        private static func hasVerb(_ words: Substring) -> Bool {
            Folding.wordList(words).dropFirst().contains {
                verbs.contains($0) || $0.hasSuffix("ed") && $0.utf8.count > 4
            }
        }

        private static let verbs = English.words(.notes, "verbs")
        private static let contrasting = English.words(.notes, "contrasting")
        private static let introducing = English.words(.notes, "introducing data")
        private static let openers = English.words(.notes, "introducing")
        private static let reasons = English.words(.notes, "reasons")
        private static let joining = English.words(.notes, "plain joints")
    }

    /// A sentence of so many words is never cut between two clauses.
    private static let mostOfTwoClauses = 26

    /// Most words before the verb that introduces data.
    private static let mostOfIntroduction = 16
}
