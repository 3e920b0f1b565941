internal import AssessmentModel
internal import SourceText
internal import TextAnalysis

/// Words as they are typed in a hurry, put into full ones before anything else is read.
extension QuestionReader {
    /// A line with its shortened words in full, "pct" as "percent"; what only ends a list, "etc", is left out.
    func spelledOut(_ line: String) -> String {
        let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
        guard words.contains(where: { full($0) != nil }) else { return line }
        return words.compactMap { word in
            guard let full = full(word) else { return word }
            return full == Self.nothing ? nil : full
        }
        .joined(separator: " ")
    }

    /// What stands in the table for a word that means nothing.
    private static let nothing = "-"

    /// The word in full, with the mark that ends the question.
    private func full(_ word: String) -> String? {
        let bare = word.lowercased().reversed().drop { ".,?!;:".contains($0) }.reversed()
        guard let full = table.shorthand[String(bare)] else { return nil }
        return word.hasSuffix("?") && full != Self.nothing ? full + "?" : full
    }

    /// What is taken for misspelt words of a line that is understood only with them put right, each as it was
    /// typed and as it is taken; none when it is understood as it stands.
    package func mended(in given: String) -> [(typed: String, meant: String)] {
        let line = PlainLine(spelledOut(given))
        guard case .unknown = understood(line), let put = corrected(line), put.keys.count == line.keys.count
        else { return [] }
        return line.keys.indices.filter { line.keys[$0] != put.keys[$0] }.map { place in
            let council = firstWords.firstIndex(of: put.keys[place]).map { authorities.entries[$0].short }
            return (line.text(place..<place + 1), council ?? put.keys[place])
        }
    }
}
