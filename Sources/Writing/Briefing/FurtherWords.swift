internal import AssessmentModel
internal import English
internal import NoteText
internal import SourceText
internal import TextAnalysis

extension PointRow {
    /// Words of a further sentence.
    private static let (leastFurther, mostFurther) = (4, 48)

    /// The point with one more sentence of its words, which tells of a fault or gives a figure; nil where none
    /// that a note could add is left.
    ///
    /// - Parameters:
    ///   - isBehind: whether the point before it in its paragraph stands before it in the note, too.
    ///   - mostWords: of the sentence.
    func extended(isBehind: Bool, mostWords: Int, _ gate: SectionGate) -> (point: PointRow, words: String)? {
        let sentences = SentenceSegmenter.segment(text).map { String(text[$0]) }
        let isSaid = sentences.map(says)
        guard sentences.count > 1, let first = isSaid.firstIndex(of: true) else { return nil }
        let place = sentences.indices.first { index in
            let sentence = sentences[index]
            guard !isSaid[index],
                (Self.leastFurther...min(Self.mostFurther, max(Self.leastFurther, mostWords)))
                    .contains(Wording.count(sentence)), sentence.last == ".",
                !sentence.contains(where: { "\"“”".contains($0) }), !Wording.isSingleVoice(sentence),
                gate.hasFault(sentence) || Wording.hasFigure(Wording.words(sentence))
            else { return false }
            if index + 1 < sentences.count, !isSaid[index + 1], Self.turns(sentences[index + 1]) {
                return false
            }
            if index == 0, isBehind { return true }
            let isNext = index > 0 && isSaid[index - 1] && isQuotation
            return isNext || !Wording.leansOnContext(sentence) && !Self.turns(sentence)
        }
        guard let place else { return nil }
        var longer = self
        let more = Quotation.sentence(sentences[place])
        longer.line = place < first ? "\(more) \(line)" : "\(line) \(more)"
        return (longer, more)
    }

    /// Whether its line has a sentence, whole or in part: a line made of figures by one of its numbers.
    private func says(_ sentence: String) -> Bool {
        guard isQuotation || line.contains("“") else {
            return Wording.words(sentence).contains { word in
                word.first?.isNumber == true && Wording.words(line).contains(word)
            }
        }
        return line.split(whereSeparator: { "“”".contains($0) }).contains { part in
            let words = part.drop { "… ".contains($0) }.prefix { $0 != "." && $0 != "…" }
            return !words.isEmpty && sentence.contains(words) || part.contains(sentence)
        }
    }

    private static func turns(_ sentence: String) -> Bool {
        Wording.words(sentence.prefix(40)).first.map { BriefingWords.contrasts.contains($0) } ?? false
    }

    /// A line without what a note says elsewhere: the source in brackets at its end, which its citation names, and a
    /// last sentence that only draws a conclusion from the figure before it ("Overall, this indicated that
    /// equipment came in time").
    static func tidied(_ line: String, _ kind: PointKind) -> String {
        guard line.hasPrefix("“") else { return line }
        return withoutSource(kind == .strength || kind == .context ? withoutConclusion(line) : line)
    }

    private static func withoutConclusion(_ line: String) -> String {
        guard line.hasSuffix("”"), line.count(where: { $0 == "“" }) == 1 else { return line }
        let own = String(line.dropFirst().dropLast())
        let sentences = SentenceSegmenter.segment(own).map { own[$0] }
        guard sentences.count > 1, let last = sentences.last, let first = sentences.first,
            first.contains(where: \.isNumber), !last.contains(where: \.isNumber),
            FaultSigns(last).fault == nil,
            let opening = Wording.words(last).first(where: { !BriefingWords.connectives.contains($0) }),
            BriefingWords.backPointers.contains(opening)
        else { return line }
        return "“" + String(own[..<last.startIndex].reversed().drop { $0 == " " }.reversed()) + "”"
    }

    private static func withoutSource(_ line: String) -> String {
        guard line.hasSuffix(").”"), let open = line.lastIndex(of: "("), open > line.startIndex else {
            return line
        }
        let inside = Wording.words(line[open...])
        let years = inside.filter { $0.count == 4 && $0.first?.isNumber == true }
        guard !years.isEmpty, inside.count >= leastOfSource, !Wording.hasFigure(inside) else { return line }
        return String(line[..<open].reversed().drop { $0 == " " }.reversed()) + "”."
    }

    /// Fewest words of a source with its date: "(June 2024)" is a date alone. "(19 in 2024)" is a figure and no source.
    private static let leastOfSource = 3
}
