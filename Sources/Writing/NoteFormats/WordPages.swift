/// What pandoc leaves out of a Word file's pages: smaller type in tables, rows that stay whole, sources in
/// two columns, page numbers.
enum WordPages {
    /// - Parameter xml: `word/document.xml` as pandoc wrote it with our reference document.
    static func applied(to xml: String) -> String { sourcesInColumns(tables(xml)) }

    /// Rows are not broken across pages; their text has a style of its own.
    private static func tables(_ xml: String) -> String {
        var output = ""
        var rest = xml[...]
        while let start = rest.firstRange(of: "<w:tbl>"),
            let end = rest[start.upperBound...].firstRange(of: "</w:tbl>")
        {
            output += rest[..<start.lowerBound]
            var rows = rest[start.lowerBound..<end.upperBound].split(
                separator: "</w:tr>", omittingEmptySubsequences: false
            ).map(
                String.init)
            for index in rows.indices {
                let style = index == 0 ? "TableHeading" : "TableText"
                rows[index] = rows[index].replacing(
                    #/<w:pStyle w:val="(?:Compact|BodyText|FirstParagraph)" \/>/#
                ) { _ in
                    // The heading stays with the first row.
                    "<w:pStyle w:val=\"\(style)\" />"
                }.replacing("<w:tr>", with: "<w:tr><w:trPr><w:cantSplit /></w:trPr>")
            }
            output += rows.joined(separator: "</w:tr>")
            rest = rest[end.upperBound...]
        }
        return output + rest
    }

    /// The list of sources, from its second paragraph on, in two columns that end at the same height.
    private static func sourcesInColumns(_ xml: String) -> String {
        let style = "<w:pStyle w:val=\"Source\" />"
        let places = xml.ranges(of: style)
        guard places.count > 8, let page = xml.ranges(of: "<w:sectPr").last?.lowerBound,
            let end = xml[page...].firstRange(of: "</w:sectPr>")
        else { return xml }
        let whole = String(xml[page..<end.upperBound])
        let list = whole.replacing("</w:sectPr>", with: "<w:cols w:num=\"2\" w:space=\"340\" /></w:sectPr>")
            .replacing(
                "<w:pgSz", with: "<w:type w:val=\"continuous\" /><w:pgSz", maxReplacements: 1)
        let last = whole.replacing(
            "<w:pgSz", with: "<w:type w:val=\"continuous\" /><w:pgSz", maxReplacements: 1)
        // A section ends with the paragraph that carries its properties; the document's own come last and
        // need a paragraph of their own.
        let (first, final) = (places[0].upperBound, places[places.count - 1].upperBound)
        let pieces: [Substring] = [
            xml[..<first], whole[...], xml[first..<final], list[...], xml[final..<page],
            "<w:p><w:pPr>\(style)</w:pPr></w:p>", last[...],
            xml[end.upperBound...],
        ]
        return pieces.joined()
    }
}
