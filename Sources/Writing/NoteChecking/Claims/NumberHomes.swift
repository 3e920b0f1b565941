internal import ClaimReading
internal import AssessmentModel
internal import English
internal import NoteText
internal import SentenceNumbers
internal import TextAnalysis

/// A number that a claim takes from one statement and gives to what another speaks of: "31% of staff had been trained"
/// of "31% gave up. Staff had been trained."
struct NumberHomes {
    private let claim: Claim
    private let vocabulary: CheckVocabulary
    private let mine: [Part]
    /// The parts of a paragraph, by sentence and in order.
    private let sentences: [[Part]]
    /// Stems of what stands over each sentence: the paragraph's heading, what its figures measure.
    private let over: [Set<String>]

    init(_ claim: Claim, _ passage: SourcePassage, vocabulary: CheckVocabulary) {
        self.claim = claim
        self.vocabulary = vocabulary
        func parts(_ text: String) -> [Part] { Self.parts(of: text, vocabulary) }
        let names = Set(claim.names.map(Stemmer.stem))
        mine = parts(claim.text).map { part in
            var part = part
            part.stems.subtract(names)
            part.subject.removeAll { names.contains(Stemmer.stem($0)) }
            return part
        }
        guard mine.contains(where: { !$0.numbers.isEmpty }) else {
            (sentences, over) = ([], [])
            return
        }
        // Two that are read as one are two here.
        let texts = passage.sentences.flatMap { sentence in
            Self.pieces(of: sentence.text, at: [". "]).map { (sentence.number, String($0)) }
        }
        sentences = texts.map { parts($0.1) }
        over = texts.map { number, _ in
            let measures = passage.figures.filter { $0.sentence == number }.map(\.measure)
            return Part.stems(of: ([passage.heading ?? ""] + measures).joined(separator: " "))
        }
    }

    /// The numbers of the claim that the paragraph has of something else only.
    func unmatched() -> [String] {
        guard !sentences.isEmpty else { return [] }
        return claim.mentions.numbers.compactMap { number in
            guard number.role == .value || number.role == .period, number.share == nil,
                let own = mine.first(where: { $0.numbers.contains { $0.agrees(with: number) } }),
                !own.stems.isEmpty
            else { return nil }
            let homes = sentences.indices.flatMap { sentence in
                sentences[sentence].indices.filter { part in
                    sentences[sentence][part].numbers.contains {
                        number.agrees(with: $0) && ($0.unit == number.unit || number.unit == nil)
                    }
                }.map { (sentence, $0) }
            }
            let isCount = number.unit == nil || number.unit == .percent
            guard !homes.isEmpty,
                !homes.contains(where: { isOf(own, $0.0, $0.1, isCount: isCount) })
            else { return nil }
            return number.words
        }
    }

    /// Whether a part of a sentence says something of what the claim's part does, and all that the number is of.
    private func isOf(_ own: Part, _ sentence: Int, _ part: Int, isCount: Bool) -> Bool {
        let home = sentences[sentence][part]
        // What stands before it, back to the part that says of what it is.
        let first = sentences[sentence][..<part].lastIndex { $0.hasVerb && !$0.subject.isEmpty } ?? 0
        var before = sentences[sentence][min(first, part)..<part].reduce(into: over[sentence]) {
            $0.formUnion($1.stems)
        }
        // What is short speaks of what stands before it, if it has no subject of its own: "Occupancy ran at 98%".
        let named = Part.stems(of: home.subject.joined(separator: " "))
        let isStranger =
            home.subject.count < Wording.count(home.text)
            && !named.isEmpty && !named.contains { Self.isSaid($0, in: own.stems) }
        let isShort = home.stems.count < 3 && !isStranger
        if isShort { for earlier in sentences[..<sentence].joined() { before.formUnion(earlier.stems) } }
        let isAbout =
            own.stems.contains { Self.isSaid($0, in: home.stems) }
            || isShort && own.stems.contains { Self.isSaid($0, in: before) }
        guard isAbout, !(isCount && isOfAnother(own, sentence, part)) else { return false }
        let known = home.stems.union(before)
        // "71% of the cases upheld": cases that only a later statement names.
        let later = (sentences[sentence][(part + 1)...] + sentences[(sentence + 1)...].joined())
            .reduce(into: Set<String>()) { $0.formUnion($1.stems) }
        let stranger = own.counted.contains { later.contains($0) && !Self.isSaid($0, in: known) }
        // "Agency staff averaged": named in the statement before, where this one says itself of what it is.
        let earlier = sentences[..<sentence].joined().reduce(into: Set<String>()) { $0.formUnion($1.stems) }
        let borrowed =
            !isShort
            && own.subject.contains { word in
                let stem = Stemmer.stem(word)
                return Part.stems(of: word).contains(stem) && earlier.contains(stem)
                    && !Self.isSaid(stem, in: known)
            }
        return !stranger && !borrowed
    }

    /// "1,250 residents accepted help" of "it contacted 1,250 residents, and 310 accepted help": whether another part of
    /// the sentence says the verb, of a number of its own.
    private func isOfAnother(_ own: Part, _ sentence: Int, _ part: Int) -> Bool {
        // "80% of homes and 66% of agencies were rated good" has one verb for both.
        guard let verb = own.verb, sentences[sentence][part].hasVerb,
            !Self.isSaid(verb, in: sentences[sentence][part].stems)
        else {
            return false
        }
        return sentences[sentence].indices.contains { other in
            let there = sentences[sentence][other]
            return other != part && there.stems.contains(verb)
                && there.numbers.contains { rival in
                    (rival.unit == nil || rival.unit == .percent)
                        && !claim.mentions.numbers.contains { $0.agrees(with: rival) }
                }
        }
    }

    private static func isSaid(_ stem: String, in stems: Set<String>) -> Bool {
        stems.contains(stem) || !Meanings.others(of: stem).isDisjoint(with: stems)
            || !Meanings.kinds(of: stem).isDisjoint(with: stems)
    }

    private static let linking = English.words(.grammar, "prepositions")
    private static let times = English.words(.checks, "times")
    private static let amounts = English.words(.checks, "amounts")
    private static let gaps = English.words(.checks, "gaps")
    private static let cuts =
        (English.words(.checks, "cuts of a sentence").words + ["that"]).map { " \($0) " }
    private static let ongoing = "ing"

    /// What stands between joints and commas.
    private struct Part {
        var text: String
        var stems: Set<String>
        var numbers: [NumberMention]
        /// Stems of the words behind the first number up to a verb: what is counted.
        var counted: Set<String>
        /// The stem of what is said of the first number: the first verb behind it that tells something.
        var verb: String?
        /// Whether it has a verb of its own, and not of a change in what was named.
        var hasVerb: Bool
        /// The words before the first verb.
        var subject: [String]

        init(_ text: String, _ vocabulary: CheckVocabulary) {
            self.text = text
            stems = Self.stems(of: text)
            numbers = NumberMentions(of: text, vocabulary: vocabulary).numbers
            let bytes = Array(text.utf8)
            let rest =
                numbers.first.map { String(decoding: bytes[$0.span.upperBound...], as: UTF8.self) } ?? ""
            // Of an amount of money or time nothing is a part.
            let isCount = numbers.first.map { $0.unit == nil || $0.unit == .percent } ?? false
            counted =
                isCount
                ? Self.stems(
                    of: Wording.words(rest).prefix {
                        !Wording.verbs.contains($0)
                            && (!NumberHomes.linking.contains($0) || NumberWords.ofThe.contains($0))
                    }.joined(separator: " ")) : []
            // "... were waiting, and it rose to 22" goes on about the same.
            let isChange = Wording.words(text).contains {
                ChangeWords.rising.contains($0) || ChangeWords.falling.contains($0)
            }
            hasVerb =
                Wording.words(text).contains {
                    Wording.verbs.contains($0) || ActiveAndPassive.isPast($0)
                } && !isChange
            verb = Wording.words(rest).first {
                (ActiveAndPassive.isPast($0) || $0.hasSuffix(NumberHomes.ongoing))
                    && !NeutralWords.all.contains($0) && !SmallWords.all.contains($0)
            }.map(Stemmer.stem)
            subject = Wording.words(text).prefix {
                !Wording.verbs.contains($0) && !ActiveAndPassive.isPast($0)
            }.map { $0 }
        }

        static func stems(of text: String) -> Set<String> {
            Set(
                Wording.words(text).filter {
                    !NeutralWords.all.contains($0) && !SmallWords.all.contains($0)
                        && !NumberHomes.times.contains($0) && !NumberHomes.gaps.contains($0)
                        && !NumberHomes.amounts.contains($0)
                        && !$0.contains(where: \.isNumber)
                }.map(Stemmer.stem))
        }
    }

    private static func parts(of text: String, _ vocabulary: CheckVocabulary) -> [Part] {
        pieces(of: text, at: cuts + [", ", "; "]).map { Part(String($0), vocabulary) }
    }

    private static func pieces(of text: String, at marks: [String]) -> [Substring] {
        marks.reduce([text[...]]) { pieces, mark in
            pieces.flatMap { piece in
                var rest = piece
                var found: [Substring] = []
                while let range = rest.firstRange(of: mark) {
                    found.append(rest[..<range.lowerBound])
                    rest = rest[range.upperBound...]
                }
                return found + [rest]
            }
        }
    }
}
