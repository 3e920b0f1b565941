internal import AssessmentModel
internal import English
internal import NoteText
internal import SourceText
internal import TextAnalysis

/// A clause of a point's words that says by itself what decides the point, quoted exactly: for a point without
/// a line, or whose line is long.
///
/// It begins where a sentence or a main clause does and ends where one does; what is left out behind it does not
/// turn it. It has a word of a fault: only shortfalls are cut, and mixed points that would else not be heard.
enum TellingClause {
    /// Words of a clause; of a line that is left as it is.
    private static let (leastWords, mostWords, longLine) = (6, 28, 30)
    /// Words of a line of several sentences that is left as it is.
    private static let longLines = 42

    /// The words that a note says of a point: its line, a clause of it where it is long, a clause of its text
    /// where it has none; nil where none can stand alone.
    static func line(_ line: String?, text: String, kind: PointKind) -> String? {
        // What praises cannot be told from what does not by its words alone.
        guard kind == .shortfall || kind == .mixed && line == nil else { return line }
        // Of a mixed point whole sentences alone: half of it would be another point.
        guard let line else { return best(of: text, isWhole: kind == .mixed).map(quoted) }
        guard line.hasPrefix("“"), Wording.count(line) > longLine, line.count(where: { $0 == "“" }) == 1
        else {
            return line
        }
        let own = line.drop { "“… ".contains($0) }.prefix { $0 != "”" }
        let sentences = SentenceSegmenter.segment(String(own))
        if sentences.count > 1, Wording.count(line) <= longLines { return line }
        let hasNumber = own.contains(where: \.isNumber)
        guard let clause = best(of: String(own)), !hasNumber || clause.contains(where: \.isNumber) else {
            return line
        }
        return quoted(clause)
    }

    private static func quoted(_ clause: String) -> String { Quotation.sentence(clause) }

    private static func best(of text: String, isWhole: Bool = false) -> String? {
        let clauses = SentenceSegmenter.segment(text).flatMap { sentence in
            self.clauses(of: text[sentence]).filter {
                !isWhole || $0.utf8.count + 1 == text[sentence].utf8.count
            }
        }
        return clauses.max { worth($0) < worth($1) }.map(String.init)
    }

    private static func worth(_ clause: Substring) -> Double {
        (clause.contains(where: \.isNumber) ? 0.6 : 0) - Double(Wording.count(clause)) / 20
    }

    /// Every clause of a sentence that can stand alone.
    private static func clauses(of sentence: Substring) -> [Substring] {
        guard !sentence.contains(where: { "\"“”".contains($0) }), sentence.last == "." else { return [] }
        let whole = sentence.dropLast()
        let ends = ends(in: whole)
        return starts(in: whole).flatMap { start in
            ends.filter { $0 > start }.map { whole[start..<$0] }.filter(isTelling)
        }
    }

    /// Where a main clause begins: the sentence, behind "As such,", behind a clause that opens with "While", and
    /// behind ", but", ", and" or a semicolon.
    private static func starts(in sentence: Substring) -> [Substring.Index] {
        let body = Wording.withoutConnective(String(sentence))
        var starts = [sentence.index(sentence.endIndex, offsetBy: -body.count)]
        let opening = Wording.words(body.prefix(24)).first ?? ""
        if subordinating.contains(opening) || BriefingWords.asSuch.contains(opening) {
            starts = sentence.places(of: ", ").prefix(2).map(\.upperBound)
        }
        for joint in [", but ", ", and ", "; ", " and, ", ", however, ", ", where "] {
            for range in sentence.places(of: joint) {
                var start = range.upperBound
                // "and, at the time of our assessment, it was difficult …".
                if joint == " and, ", let comma = sentence[start...].places(of: ", ").first {
                    start = comma.upperBound
                }
                starts.append(start)
            }
        }
        return starts
    }

    /// Where a clause ends: the sentence, and before a comma or semicolon with nothing behind it that turns it.
    private static func ends(in sentence: Substring) -> [Substring.Index] {
        var ends = [sentence.endIndex]
        for mark in [", ", "; "] {
            for range in sentence.places(of: mark) {
                let rest = Wording.words(sentence[range.upperBound...])
                guard let first = rest.first, tails.contains(first),
                    !rest.contains(where: { turning.contains($0) })
                else { continue }
                ends.append(range.lowerBound)
            }
        }
        return ends
    }

    private static func isTelling(_ clause: Substring) -> Bool {
        let words = Wording.words(clause)
        guard (leastWords...mostWords).contains(Wording.count(clause)), let first = words.first,
            let second = words.dropFirst().first, hasOwnVerb(words), !Wording.verbs.contains(first),
            clause.count(where: { $0 == "(" }) == clause.count(where: { $0 == ")" }),
            !Wording.leavesOpen(first == "it" ? clause.dropFirst(2) : clause), !Wording.isSingleVoice(clause),
            !subordinating.contains(first), !notOpening.contains(first),
            // "four of whom had been waiting": of whom, what is left out says.
            !words.prefix(4).contains(where: { relatives.contains($0) })
        else { return false }
        // "It was difficult to …" names what "it" is behind it.
        let isDummy = first == "it" && Wording.verbs.contains(second) && words.contains("to")
        guard isDummy || !Wording.leansOnContext(clause) else { return false }
        return FaultSigns(clause).fault != nil
    }

    /// A verb that is not the one of "people who received …".
    private static func hasOwnVerb(_ words: [String]) -> Bool {
        var isRelative = false
        for word in words.dropFirst() {
            if word == "who" || word == "which" || word == "whose" {
                isRelative = true
            } else if Wording.verbs.contains(word) {
                if !isRelative { return true }
                isRelative = false
            }
        }
        return false
    }

    private static let subordinating = English.words(.notes, "subordinating")
    private static let relatives = English.words(.notes, "relatives")
    private static let turning = English.words(.notes, "contrasting")
    private static let tails = English.words(.notes, "openers of what is added")
    private static let notOpening = English.words(.notes, "no openers of clauses")
}
