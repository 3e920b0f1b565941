internal import English
internal import NoteText
internal import SourceText
internal import TextAnalysis

extension Quotation {
    /// Whether its line has a sentence, whole or in part: a line made of figures by one of its numbers.
    package static func says(_ line: String, _ sentence: String) -> Bool {
        guard line.contains("“") else {
            return Wording.words(sentence).contains { word in
                word.first?.isNumber == true && Wording.words(line).contains(word)
            }
        }
        return line.split(whereSeparator: { "“”".contains($0) }).contains { part in
            part.contains(sentence)
                || part.split(whereSeparator: { ".…".contains($0) }).contains { words in
                    let own = words.drop { $0 == " " }
                    return own.contains(" ") && sentence.contains(own)
                }
        }
    }

    /// The first sentence of a quotation for which something holds, quoted; the quotation where there is none.
    package static func first(of line: String, where holds: (String) -> Bool) -> String {
        let own = String(line.drop { "“… ".contains($0) }.prefix { $0 != "”" })
        return SentenceSegmenter.segment(own).map { String(own[$0]) }.first(where: holds).map(sentence)
            ?? line
    }

    /// Whether it has a number, in digits or, from twenty on, in words.
    package static func countsSomething(_ words: [String]) -> Bool {
        Wording.hasFigure(words) || words.contains { LineWords.largeNumbers.contains($0) }
    }

    /// The words of points of one paragraph as it has them: those that do not follow each other there, by the letters of
    /// their ids, stand apart, so that no quotation joins them.
    package static func paragraph(_ points: [(id: String, text: String)]) -> String {
        var text = points.first?.text ?? ""
        for (before, point) in zip(points, points.dropFirst()) {
            let letters = [before, point].compactMap { $0.id.unicodeScalars.last?.value }
            text += (letters.last == letters.first.map { $0 + 1 } ? " " : "\n") + point.text
        }
        return text
    }

    /// Whether what stands before ", and" is an item of a list, so that what stands behind is the next: "risks,
    /// performance".
    static func isInList(_ before: Substring) -> Bool {
        guard let comma = before.lastIndex(of: ",") else { return false }
        let item = Wording.words(before[comma...])
        return item.count <= 4
            && !item.contains { Wording.verbs.contains($0) || endings.contains(where: $0.hasSuffix) }
    }

    private static let endings = English.words(.notes, "endings of participles").words

    /// Whether a sentence turns what was said before it.
    package static func turns(_ sentence: String) -> Bool {
        Wording.words(sentence.prefix(40)).first.map { LineWords.contrasts.contains($0) } ?? false
    }

    /// How grave a sentence is, as `LineWords.gravity` says.
    package static func gravity(of sentence: String) -> Int { LineWords.gravity(Wording.words(sentence)) }
}
