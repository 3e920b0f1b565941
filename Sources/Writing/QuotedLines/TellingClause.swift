package import AssessmentModel
internal import English
internal import NoteText
internal import SourceText
internal import TextAnalysis

/// A clause of a point's words that says by itself what decides the point, quoted exactly: for a point without
/// a line, or whose line is long.
///
/// It begins where a sentence or a main clause does and ends where one does; what is left out behind it does not
/// turn it. It has a word of a fault: only shortfalls are cut, and mixed points that would else not be heard.
package enum TellingClause {
    /// Words of a clause; of a line that is left as it is.
    private static let (leastWords, mostWords, longLine) = (6, 28, 26)
    /// Words of a line of several sentences that is left as it is.
    private static let longLines = 38
    private static let longPraise = 35
    /// Words of a text that counts who waits and is quoted whole.
    private static let longWait = 48

    /// The words that a note says of a point: its line, a clause of it where it is long, a clause of its text
    /// where it has none; nil where none can stand alone.
    ///
    /// - Parameter isSummary: it is of CQC's own summary, where praise and faults stand in one point: only what tells
    ///   of a fault is said of it.
    package static func line(_ line: String?, text: String, kind: PointKind, isSummary: Bool = false)
        -> String?
    {
        if line == nil, kind == .strength || kind == .context, let whole = wholeSentence(text) {
            return quoted(whole)
        }
        if line == nil, let whole = wholeWait(text) { return quoted(whole) }
        if isSummary, kind == .mixed || kind == .shortfall, let line, let faults = faults(of: line) {
            return faults
        }
        let line = line.map { withoutOpenEnd($0, in: text) }
        if let line, kind == .shortfall || kind == .mixed {
            if let whole = withDeaths(line, text: text) { return whole }
            if let own = ofMembers(line, text: text) { return own }
        }
        if let line, kind == .strength { return bestPraise(of: beforeFault(line)) ?? beforeFault(line) }
        // What praises cannot be told from what does not by its words alone.
        guard kind == .shortfall || kind == .mixed && line == nil else { return line }
        // Of a mixed point whole sentences alone: half of it would be another point.
        guard let line else { return best(of: text, isWhole: kind == .mixed).map(quoted) }
        if let short = withoutMitigation(line) { return short }
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

    /// Without a last ", and the policy" whose verb stands behind an insertion that was left out.
    private static func withoutOpenEnd(_ line: String, in text: String) -> String {
        guard line.hasPrefix("“"), line.count(where: { $0 == "“" }) == 1,
            let joint = line.ranges(of: " and ").last, line.hasSuffix("”.") || line.hasSuffix("”")
        else { return line }
        let own = line.drop { "“… ".contains($0) }.prefix { $0 != "”" }
        let tail = line[joint.upperBound...].prefix { $0 != "”" }
        let words = Wording.words(tail)
        guard own.last != ".", text.has(own + ", "), words.count <= 4,
            words.first.map({ LineWords.definite.contains($0) }) == true,
            !words.contains(where: { Wording.verbs.contains($0) })
        else { return line }
        return "\(line[..<joint.lowerBound])”."
    }

    /// A quotation without what its sentences only add behind their last comma: no number, no fault, no turn, nobody
    /// harmed. "Plans were in date, with people's own words in them" ends at the comma.
    package static func withoutAdditions(_ line: String) -> String {
        guard line.hasPrefix("“"), line.count(where: { $0 == "“" }) == 1, Wording.count(line) > longPraise
        else {
            return line
        }
        let own = String(line.drop { "“… ".contains($0) }.prefix { $0 != "”" })
        let sentences = SentenceSegmenter.segment(own).map { own[$0] }
        let short = sentences.map { withoutAddition($0) }
        guard zip(sentences, short).contains(where: { $0.0 != $0.1 }) else { return line }
        // What stands in the report without a gap is one quotation.
        var parts: [(start: String.Index, end: String.Index, isCut: Bool)] = []
        for (sentence, kept) in zip(sentences, short) {
            let isCut = kept.endIndex < sentence.endIndex
            if let last = parts.last, !last.isCut {
                parts[parts.count - 1] = (last.start, kept.endIndex, isCut)
            } else {
                parts.append((kept.startIndex, kept.endIndex, isCut))
            }
        }
        return parts.map { Quotation.sentence(String(own[$0.start..<$0.end])) }.joined(separator: " ")
    }

    private static func withoutAddition(_ sentence: Substring) -> Substring {
        guard let comma = sentence.ranges(of: ", ").last else { return sentence }
        let tail = sentence[comma.upperBound...]
        let (kept, words) = (sentence[..<comma.lowerBound], Wording.words(tail))
        guard let first = words.first, additions.contains(first), words.count >= 3,
            !tail.contains(where: \.isNumber),
            Wording.count(kept) >= leastWords, hasOwnVerb(Wording.words(kept)),
            !words.contains(where: { turning.contains($0) || LineWords.emphasis.contains($0) }),
            FaultSigns(tail).fault == nil, !LineWords.has(LineWords.harms, in: words),
            !LineWords.has(LineWords.deaths, in: words), !LineWords.has(LineWords.members, in: words),
            !LineWords.has(LineWords.superlatives, in: words),
            kept.count(where: { $0 == "(" }) == kept.count(where: { $0 == ")" })
        else { return sentence }
        return kept
    }

    /// Without a last sentence that only leads back and tells of no fault: "Those that remained were well liked."
    private static func withoutMitigation(_ line: String) -> String? {
        guard line.hasPrefix("“"), line.hasSuffix("”"), line.count(where: { $0 == "“" }) == 1 else {
            return nil
        }
        let own = String(line.dropFirst().dropLast())
        let sentences = SentenceSegmenter.segment(own).map { own[$0] }
        guard sentences.count == 2, Wording.leansOnContext(sentences[1]),
            FaultSigns(sentences[1]).fault == nil,
            !Wording.hasFigure(Wording.words(sentences[1]))
        else { return nil }
        return "“\(sentences[0])”"
    }

    /// A line with the sentence of its text that tells of deaths, where it leaves that out.
    private static func withDeaths(_ line: String, text: String) -> String? {
        guard !LineWords.has(LineWords.deaths, in: Wording.words(line)) else { return nil }
        let left = SentenceSegmenter.segment(text).map { text[$0] }.first { sentence in
            LineWords.has(LineWords.deaths, in: Wording.words(sentence)) && sentence.last == "."
                && Wording.count(sentence) <= longLines && !sentence.contains { "\"“”".contains($0) }
                && !Wording.leansOnContext(sentence)
        }
        guard let left else { return nil }
        // A sentence of which the line has only the beginning is quoted once.
        let stem = line.hasSuffix("”.") ? line.dropLast(2) : line.dropLast()
        let last = stem.split(separator: "“").last.flatMap { own in
            SentenceSegmenter.segment(String(own)).last.map { String(String(own)[$0]) }
        }
        if let last, left.hasPrefix(last), line.count(where: { $0 == "“" }) == 1 {
            return stem.dropLast(last.count) + String(left) + "”"
        }
        return "\(line) \(quoted(String(left)))"
    }

    /// What the text finds of members where the line leaves it out: behind the line where both are short, else alone.
    private static func ofMembers(_ line: String, text: String) -> String? {
        guard line.hasPrefix("“"), line.count(where: { $0 == "“" }) == 1 else { return nil }
        let left = SentenceSegmenter.segment(text).map { text[$0] }.first { sentence in
            LineWords.has(LineWords.members, in: Wording.words(sentence))
                && !line.has(String(sentence.dropLast()))
                && sentence.last == "." && Wording.count(sentence) <= longLines
                && !sentence.contains { "\"“”".contains($0) } && !Wording.leansOnContext(sentence)
                && !Wording.isSingleVoice(sentence)
        }
        guard let left else { return nil }
        let own = quoted(String(left))
        return Wording.count(line) + Wording.count(own) <= longLines ? "\(line) \(own)" : own
    }

    /// Praise up to the first sentence that finds fault with another matter. What takes the praise back, leans on it or
    /// tells of its end stays: it is for the list to refuse.
    private static func beforeFault(_ line: String) -> String {
        guard line.hasPrefix("“"), line.hasSuffix("”"), line.count(where: { $0 == "“" }) == 1 else {
            return line
        }
        let own = String(line.dropFirst().dropLast())
        let sentences = SentenceSegmenter.segment(own).map { own[$0] }
        guard let place = sentences.firstIndex(where: { FaultSigns($0).fault != nil }), place > 0,
            !Wording.leansOnContext(sentences[place]), !Quotation.turns(String(sentences[place])),
            !Wording.words(sentences[place]).contains(where: LineWords.stopping.contains)
        else { return line }
        return "“\(own[..<sentences[place - 1].endIndex])”"
    }

    /// Of a long praise of several sentences the one that speaks of members or by a superlative, else the first, where
    /// it names no target and none that follows leans on it: a figure further on may be no praise, and what leans on it
    /// may turn it.
    private static func bestPraise(of line: String) -> String? {
        guard line.hasPrefix("“"), line.hasSuffix("”"), line.count(where: { $0 == "“" }) == 1,
            Wording.count(line) > longPraise
        else { return nil }
        let own = String(line.dropFirst().dropLast())
        let sentences = SentenceSegmenter.segment(own).map { own[$0] }
        guard sentences.count > 1 else { return nil }
        func worth(_ sentence: Substring) -> Double {
            let words = Wording.words(sentence)
            let hasFigure =
                Wording.hasFigure(words) && !words.contains { LineWords.targets.contains($0) }
            return (hasFigure ? 1 : 0) - Double(words.count) / 12
        }
        // What CQC holds against England and finds better.
        func isCompared(_ sentence: Substring) -> Bool {
            let words = Wording.words(sentence)
            return Wording.hasFigure(words) && words.contains { LineWords.england.contains($0) }
                && words.contains { LineWords.verdicts.contains($0) }
        }
        func isMarked(_ sentence: Substring) -> Bool {
            let words = Wording.words(sentence)
            return LineWords.has(LineWords.members, in: words)
                || LineWords.has(LineWords.superlatives, in: words) || isCompared(sentence)
        }
        func standsAlone(_ sentence: Substring) -> Bool {
            !Wording.leansOnContext(sentence) && !Wording.leavesOpen(sentence)
                && FaultSigns(sentence).fault == nil
        }
        let marked = sentences.filter { isMarked($0) && standsAlone($0) }.max { worth($0) < worth($1) }
        if let marked { return "“\(marked)”" }
        guard standsAlone(sentences[0]),
            !Wording.words(sentences[0]).contains(where: LineWords.targets.contains),
            !sentences.dropFirst().contains(where: Wording.leansOnContext)
        else {
            return nil
        }
        return "“\(sentences[0])”"
    }

    /// A text of one short sentence that stands alone.
    private static func wholeSentence(_ text: String) -> String? {
        guard Wording.count(text) <= mostWords, SentenceSegmenter.segment(text).count == 1, text.last == ".",
            !text.contains(where: { "\"“”".contains($0) }), !Wording.leansOnContext(text),
            !Wording.leavesOpen(text)
        else { return nil }
        return text
    }

    /// A short text that counts who waits and stands alone: "88 people were waiting; half of them had waited 9 days."
    private static func wholeWait(_ text: String) -> String? {
        let words = Wording.words(text)
        guard words.count <= longWait, text.last == ".", Wording.hasFigure(words),
            words.contains(where: { LineWords.waitingSigns.contains($0) }),
            !text.contains(where: { "\"“”".contains($0) }), !Wording.leansOnContext(text),
            !Wording.isSingleVoice(text)
        else { return nil }
        return text
    }

    /// The sentences of a quotation from the first on that tells of a fault; nil where that is the first, or leans on
    /// what stood before it.
    private static func faults(of line: String) -> String? {
        guard line.hasPrefix("“"), line.hasSuffix("”"), line.count(where: { $0 == "“" }) == 1 else {
            return nil
        }
        let own = String(line.dropFirst().dropLast())
        let sentences = SentenceSegmenter.segment(own).map { own[$0] }
        guard let first = sentences.firstIndex(where: { FaultSigns($0).fault != nil }), first > 0 else {
            return nil
        }
        let words = own[sentences[first].startIndex...]
        // "It knew that waits were too long": who, the sentence before says.
        if Wording.words(words).first.map({ LineWords.thingPronouns.contains($0) }) == true {
            let subject = Wording.words(own).prefix(4)
            guard subject.contains(where: { LineWords.authorities.contains($0) }) else { return nil }
            return "The council “" + words.drop { $0 != " " }.dropFirst() + "”"
        }
        return Wording.leansOnContext(words) || Wording.leavesOpen(words) ? nil : "“\(words)”"
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
        if subordinating.contains(opening) || LineWords.asSuch.contains(opening) {
            starts = sentence.ranges(of: ", ").prefix(2).map(\.upperBound)
        }
        for joint in [", but ", ", and ", "; ", " and, ", ", however, ", ", where "] {
            for range in sentence.ranges(of: joint)
            where joint != ", and " || !Quotation.isInList(sentence[..<range.lowerBound]) {
                var start = range.upperBound
                // "and, at the time of our assessment, it was difficult …".
                if joint == " and, ", let comma = sentence[start...].ranges(of: ", ").first {
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
            for range in sentence.ranges(of: mark) {
                let rest = Wording.words(sentence[range.upperBound...])
                guard let first = rest.first, tails.contains(first),
                    !rest.contains(where: { turning.contains($0) }),
                    !goesOn(behind: sentence[range.upperBound...])
                else { continue }
                ends.append(range.lowerBound)
            }
        }
        return ends
    }

    /// Whether the clause goes on with its verb behind an insertion: ", which set out the age, was followed".
    private static func goesOn(behind rest: Substring) -> Bool {
        rest.ranges(of: ", ").contains { comma in
            Wording.words(rest[comma.upperBound...].prefix(30)).first.map { Wording.verbs.contains($0) }
                == true
        }
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
    private static let additions = English.words(.notes, "openers of what is left out")
    private static let notOpening = English.words(.notes, "no openers of clauses")
}
