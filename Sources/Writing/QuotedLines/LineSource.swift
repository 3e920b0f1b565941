package import AssessmentModel
internal import English
internal import NoteText
internal import SourceText
internal import TextAnalysis

/// Whose account a line is, and a line without what a note says elsewhere.
package enum LineSource {
    /// A quotation with whose data or word it is, where its sentence says so before it and that is not CQC's or the
    /// nation's: “Local authority data indicated that 100% …”, and not “100% …”.
    package static func attributed(_ line: String, text: String) -> String {
        guard line.hasPrefix("“"), line.count(where: { $0 == "“" }) == 1 else { return line }
        let own = line.drop { "“… ".contains($0) }.prefix { $0 != "”" }
        let stem = own.last == "." ? own.dropLast() : own
        guard let place = text.firstRange(of: stem),
            let sentence = SentenceSegmenter.segment(text).map({ text[$0] }).first(where: {
                $0.startIndex <= place.lowerBound && place.lowerBound < $0.endIndex
            })
        else { return line }
        let before = Wording.withoutConnective(String(text[sentence.startIndex..<place.lowerBound]))
        let words = Wording.words(before)
        guard (2...mostOfAccount).contains(words.count), !before.contains(where: { ",;".contains($0) }),
            words.contains(where: { LineWords.ownAccounts.contains($0) }),
            words.contains(where: {
                LineWords.telling.contains($0) || LineWords.introducingData.contains($0)
            }),
            !words.contains(where: { LineWords.nationalAccounts.contains($0) })
        else { return line }
        return line.replacing(line.prefix { "“… ".contains($0) } + own, with: "“" + before + own)
    }

    /// "Leaders told CQC" of a clause further on in their sentence, which its line quotes without them; nil elsewhere.
    package static func teller(of line: String, text: String) -> String? {
        guard line.hasPrefix("“"), line.count(where: { $0 == "“" }) == 1 else { return nil }
        let own = line.drop { "“… ".contains($0) }.prefix { $0 != "”" }
        let stem = own.last == "." ? own.dropLast() : own
        guard let place = text.firstRange(of: stem),
            let sentence = SentenceSegmenter.segment(text).map({ text[$0] }).first(where: {
                $0.startIndex < place.lowerBound && place.lowerBound < $0.endIndex
            })
        else { return nil }
        let opening = Wording.withoutConnective(String(sentence))
        guard let told = opening.firstRange(of: " told us "),
            Wording.count(opening[..<told.lowerBound]) <= mostOfTeller,
            LineWords.ownAccounts.contains(Wording.words(opening[..<told.lowerBound]).last ?? ""),
            Wording.count(sentence[..<place.lowerBound]) > mostOfAccount
        else { return nil }
        return "\(String(opening[..<told.lowerBound]).capitalisedFirst) told CQC"
    }

    private static let mostOfTeller = 4

    /// Most words by which a sentence says whose account it is.
    private static let mostOfAccount = 12

    /// A line without what a note says elsewhere: the source in brackets at its end, which its citation names, and a
    /// last sentence that only draws a conclusion from the figure before it ("Overall, this indicated that
    /// equipment came in time").
    package static func tidied(_ line: String, _ kind: PointKind) -> String {
        guard line.hasPrefix("“") else { return withArticle(line) }
        return withoutSource(kind == .strength || kind == .context ? withoutConclusion(line) : line)
    }

    /// "The number of people delayed fell from 118 to 43", where a line made of figures opens with a bare noun.
    private static func withArticle(_ line: String) -> String {
        let words = Wording.words(line)
        guard let first = words.first, LineWords.measureNouns.contains(first),
            words.contains(where: { LineWords.moved.contains($0) })
        else { return line }
        return "The " + line.uncapitalisedFirst
    }

    private static func withoutConclusion(_ line: String) -> String {
        guard line.hasSuffix("”"), line.count(where: { $0 == "“" }) == 1 else { return line }
        let own = String(line.dropFirst().dropLast())
        let sentences = SentenceSegmenter.segment(own).map { own[$0] }
        guard sentences.count > 1, let last = sentences.last, let first = sentences.first,
            first.contains(where: \.isNumber), !last.contains(where: \.isNumber),
            FaultSigns(last).fault == nil,
            let opening = Wording.words(last).first(where: { !LineWords.connectives.contains($0) }),
            LineWords.backPointers.contains(opening)
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

    /// A line's label and the quotation behind it, found by their marks: a point's line is one field of the
    /// library.
    package static func labelled(_ line: String) -> (label: String?, line: String) {
        guard !line.hasPrefix("“"), let joint = line.firstRange(of: ": “"),
            !line[..<joint.lowerBound].contains("“"),
            Wording.count(line[..<joint.lowerBound]) <= mostOfLabel
        else { return (nil, line) }
        return (String(line[..<joint.lowerBound]), String(line[line.index(joint.lowerBound, offsetBy: 2)...]))
    }

    private static let mostOfLabel = 8

    /// In a note to members "we" would be the council: CQC “saw emails …” for “We saw emails …”.
    package static func naming(_ line: String) -> String {
        for (own, told) in [("“We were ", "CQC was “"), ("“We have ", "CQC has “"), ("“We ", "CQC “")]
        where line.hasPrefix(own) {
            return told + line.dropFirst(own.count)
        }
        return line
    }

    /// "Care provision" of "Care provision, integration and continuity".
    package static func short(place name: String) -> String {
        let short = name.prefix { $0 != "," }.split(separator: " ").prefix { word in
            !LineWords.plainJoints.contains(word) && !LineWords.periodOpeners.contains(word)
        }.joined(separator: " ")
        // "Supporting people" says too little.
        return short.hasPrefix("Supporting") ? name : short
    }

    /// "Financial assessment and charging policy" of "… for care and support"; nil of a long one.
    package static func short(heading: String?) -> String? {
        guard let heading, !heading.isEmpty else { return nil }
        let short = heading.prefix(upTo: heading.firstRange(of: " for ")?.lowerBound ?? heading.endIndex)
        return Wording.count(short) <= 8 ? String(short) : nil
    }
}
