internal import SourceText

/// The text of a block without its Markdown, and where each of its bytes stands in the file.
package struct InlineText {
    /// A citation in the text.
    package struct Mark {
        /// `northmoor-needs-7` of a footnote, `needs 7` of a bracket.
        package var key: String
        /// Byte of `text` it stands before.
        package var place: Int
        /// The bytes of the file from `[` to `]`.
        package var range: Range<Int>
        /// Of its first byte in the file.
        package var offset: Int { range.lowerBound }
    }

    /// A link or an image.
    package struct Link {
        package var text: String
        package var address: String
        package var isImage: Bool
        package var offset: Int
    }

    /// A stretch of the text as it is printed, with citations in brackets and `[TO DO: …]`.
    package struct Run: Hashable {
        package var text: String
        package var isStrong = false
        /// The label of a footnote that is cited here; the text is then its mark, `[^label]`.
        package var footnote: String?
    }

    package internal(set) var text = ""
    package internal(set) var runs: [Run] = []
    package internal(set) var citations: [Mark] = []
    package internal(set) var links: [Link] = []
    /// Bold stretches of the text, in bytes.
    package internal(set) var strong: [Range<Int>] = []
    /// Places in the file of `[TO DO: …]`.
    package internal(set) var toDos: [Int] = []
    /// For each byte of `text` its place in the file.
    var offsets: [Int] = []
    /// Of the first byte behind it in the file.
    var end = 0

    /// The place in the file of a byte of the text.
    package func offset(of place: Int) -> Int {
        offsets.indices.contains(place) ? offsets[place] : (offsets.last.map { $0 + 1 } ?? end)
    }

    /// The places in the file where some of the text's words begin.
    func places(of words: String) -> [Int] {
        text.ranges(of: words).map {
            offset(of: text.utf8.distance(from: text.startIndex, to: $0.lowerBound))
        }
    }

    /// A stretch of the text, in bytes.
    package func slice(_ range: Range<Int>) -> String {
        String(text[Span(range.lowerBound, range.upperBound)])
    }
}
