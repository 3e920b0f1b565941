internal import English
internal import TextAnalysis

/// What two numbers beside each other tell of one another.
enum NumberNeighbours {
    /// Numbers with what their neighbours say of them: the unit of "from 62 to 119 days", and whose is whose in
    /// "than in England (66.5% against 71.1%)".
    static func settled(_ numbers: [NumberMention], in bytes: [UInt8]) -> [NumberMention] {
        var settled = numbers
        for (index, pair) in zip(numbers, numbers.dropFirst()).enumerated()
        where pair.0.span.upperBound <= pair.1.span.lowerBound {
            let (first, second) = pair
            let between = Folding.wordList(
                String(decoding: bytes[first.span.upperBound..<second.span.lowerBound], as: UTF8.self))
            if between == ["to"], first.unit == nil, first.role == .value, first.population == nil,
                second.unit != .pounds, !first.isEngland
            {
                settled[index].unit = second.unit
            }
            let before = bytes[..<first.span.lowerBound].last { $0 != UInt8(ascii: " ") }
            if first.isEngland, NumberWords.besides.contains(between.joined(separator: " ")),
                before == UInt8(ascii: "(") || before == UInt8(ascii: ":")
            {
                settled[index].isEngland = false
                settled[index + 1].isEngland = true
            }
        }
        return settled
    }
}
