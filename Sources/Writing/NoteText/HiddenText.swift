internal import SourceText
internal import TextAnalysis

extension ParsedNote {
    /// What stands in the file and on no page, with its place: comments of HTML other than the record, and a
    /// header between lines of `---`.
    package var hidden: [(text: String, offset: Int)] {
        let text = source.text
        var found: [(text: String, offset: Int)] = []
        if text.hasPrefix("---\n"), let end = text.dropFirst(3).firstRange(of: "\n---") {
            let start = text.index(text.startIndex, offsetBy: 4)
            if start < end.lowerBound { found.append((String(text[start..<end.lowerBound]), 4)) }
        }
        let shown = Set(blocks.flatMap(\.cells).flatMap { $0.places(of: "!--") })
        var rest = text[...]
        while let open = rest.firstRange(of: "<!--") {
            // `\<!--` and code are words of the page.
            if shown.contains(text.utf8.distance(from: text.startIndex, to: open.lowerBound) + 1) {
                rest = rest[open.upperBound...]
                continue
            }
            let end = rest[open.upperBound...].firstRange(of: "-->")
            let inner = rest[open.upperBound..<(end?.lowerBound ?? rest.endIndex)]
            if !inner.hasPrefix(" assay\n"), !inner.hasPrefix(" assay\r\n"), !Wording.words(inner).isEmpty {
                found.append((String(inner), text.utf8.distance(from: text.startIndex, to: open.lowerBound)))
            }
            rest = rest[(end?.upperBound ?? rest.endIndex)...]
        }
        return found
    }
}
