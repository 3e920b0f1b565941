internal import AssessmentModel
internal import English
internal import SourceText
internal import TextAnalysis

extension MentionScan {
    /// Labels numbers as England's: "the England average of 71.06%", "England 3.0%", "37.1% in England".
    mutating func markEngland() {
        for index in numbers.indices {
            let start = index > 0 ? numbers[index - 1].span.upperBound : 0
            let before = tokens.indices.filter {
                tokens[$0].span.start >= start && tokens[$0].span.end <= numbers[index].span.lowerBound
            }
            let near = before.suffix(9)
            // A stop or a semicolon ends what a label reaches.
            let last = near.lastIndex {
                [MarkKey.stop, MarkKey.semicolon].contains(tokens[$0].key) && tokens[$0].kind == .mark
            }
            let reach = last.map { near[near.index(after: $0)...] } ?? near[...]
            let after = tokens.indices.filter { tokens[$0].span.start >= numbers[index].span.upperBound }
                .prefix(3).map(word)
            let isBefore =
                reach.contains { isNational($0) } && !reach.map(word).contains("than")
                || nationalBefore(reach)
            let isAfter =
                after.first.map { NumberWords.acrossPlaces.contains($0) } == true
                && after.dropFirst().contains("england")
                || after.first == "nationally"
                // "the 57.1% England average"
                || after.first.map { ["england", "national"].contains($0) } == true
                    && after.dropFirst().first == "average"
            numbers[index].isEngland = isBefore || isAfter
        }
    }

    private func isNational(_ index: Int) -> Bool {
        NumberWords.englandWords.contains(word(index))
    }

    /// "lower than the England average of": the label stands behind the comparison.
    private func nationalBefore(_ reach: ArraySlice<Int>) -> Bool {
        guard let than = reach.lastIndex(where: { word($0) == "than" }) else { return false }
        return reach[than...].contains { isNational($0) }
    }
}
