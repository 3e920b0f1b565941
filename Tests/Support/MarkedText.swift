package import SourceText

/// A line of text whose spans are marked by carets in the line below it, so that no test counts bytes:
///
///     findings where scroe <= 2 and tone is negtive
///                    ^^^^^                  ^^^^^^^
package struct MarkedText {
    package let text: String
    /// The text as a query of that name.
    package var source: Source { Source(name: "query", text: text) }
    /// The marked spans from left to right, in bytes of the text.
    package let spans: [Span]

    /// - Parameter drawing: the text, a line end, and a line of spaces and carets, one for each character.
    package init(_ drawing: String) {
        let lines = drawing.split(separator: "\n", omittingEmptySubsequences: false)
        precondition(lines.count == 2, "A marked text is a line and a line of carets.")
        text = String(lines[0])
        var spans: [Span] = []
        var start: Int?
        var offset = 0
        var marks = Array(lines[1])
        precondition(marks.count <= lines[0].count, "A caret stands below nothing.")
        marks += Array(repeating: " ", count: lines[0].count - marks.count)
        for (character, mark) in zip(lines[0], marks) {
            if mark == "^" {
                start = start ?? offset
            } else if let begun = start {
                spans.append(Span(begun, offset))
                start = nil
            }
            offset += character.utf8.count
        }
        if let begun = start { spans.append(Span(begun, offset)) }
        self.spans = spans
    }
}
