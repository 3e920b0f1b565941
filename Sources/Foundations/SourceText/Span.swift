/// A half-open range of UTF-8 byte offsets in a text: where a token, a field or a mistake stands.
package struct Span: Hashable, Sendable, Comparable, Codable {
    /// Offset of the first byte.
    package var start: Int
    /// Offset just after the last byte; never below `start`.
    package var end: Int

    package init(_ start: Int, _ end: Int) {
        precondition(start >= 0 && end >= start, "a span ends at or after its start")
        self.start = start
        self.end = end
    }

    /// Number of bytes covered.
    package var length: Int { end - start }
    package var isEmpty: Bool { start == end }

    /// The smallest span that covers both.
    package func union(_ other: Span) -> Span { Span(min(start, other.start), max(end, other.end)) }

    package func contains(_ other: Span) -> Bool { start <= other.start && other.end <= end }

    /// The same span measured from a text that begins `offset` bytes earlier.
    package func shifted(by offset: Int) -> Span { Span(start + offset, end + offset) }

    package static func < (a: Span, b: Span) -> Bool { (a.start, a.end) < (b.start, b.end) }
}

extension String {
    /// The characters a span covers. Offsets past the end, or inside a character, are moved to the nearest
    /// whole character before them.
    package subscript(span: Span) -> Substring {
        let bytes = utf8
        func place(_ offset: Int) -> Index {
            var index =
                bytes.index(startIndex, offsetBy: min(offset, bytes.count), limitedBy: endIndex) ?? endIndex
            while index.samePosition(in: unicodeScalars) == nil { index = bytes.index(before: index) }
            return index
        }
        return self[place(span.start)..<place(span.end)]
    }
}
