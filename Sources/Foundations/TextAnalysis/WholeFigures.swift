extension StringProtocol where SubSequence == Substring {
    /// Where a figure stands as it is written and no longer number holds it: "5" of "5 of 15%" at its start only, and
    /// not in "2.5" or "5,100". For figures that are kept by their words, without their place.
    package func wholeRanges(of figure: String) -> [Range<Index>] {
        guard !figure.isEmpty else { return [] }
        return ranges(of: figure).filter { range in
            !Self.goesOn(in: self[..<range.lowerBound].suffix(2).reversed())
                && !Self.goesOn(in: self[range.upperBound...].prefix(2))
        }
    }

    /// The first place of such a figure.
    package func firstWholeRange(of figure: String) -> Range<Index>? { wholeRanges(of: figure).first }

    /// Whether a number goes on in the two characters that touch it: a digit, or a point or comma with one behind.
    private static func goesOn(in touching: some Collection<Character>) -> Bool {
        guard let first = touching.first else { return false }
        return first.isASCIIDigit || ".,".contains(first) && touching.dropFirst().first?.isASCIIDigit == true
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
