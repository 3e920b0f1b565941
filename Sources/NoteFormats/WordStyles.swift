internal import SourceText

/// The styles of our Word files: pandoc's own reference document with 12 point Arial, black headings, A4 and ruled tables.
enum WordStyles {
    /// - Parameter reference: pandoc's default reference document.
    static func applied(to reference: [UInt8]) throws(WorldError) -> [UInt8] {
        var archive = reference
        archive = try WordArchive.changing("word/styles.xml", in: archive, styles)
        return try WordArchive.changing("word/document.xml", in: archive, page)
    }

    /// Lists with marks 0.6 cm from their text in place of 1.3 cm: pandoc sets them in every file it writes.
    static func lists(_ xml: String) -> String {
        xml.replacing(#/w:left="720" w:hanging="\d+"/#, with: "w:left=\"340\" w:hanging=\"340\"")
    }

    private static func styles(_ xml: String) -> String {
        var text = xml
        // Fonts by theme become Arial; colours by theme become black.
        text = text.replacing(
            #/<w:rFonts [^>]*Theme[^>]*\/>/#, with: #"<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial" />"#)
        text = text.replacing(#/<w:color w:val="(?:345A8A|4F81BD)"[^>]*\/>/#, with: #"<w:color w:val="000000" />"#)
        text = text.replacing("w:val=\"en-US\" w:eastAsia=\"en-US\"", with: "w:val=\"en-GB\" w:eastAsia=\"en-GB\"")
        text = resized(text, style: "Heading1", halfPoints: 30, before: 0, after: 60)
        text = resized(text, style: "Heading2", halfPoints: 26, before: 100, after: 20)
        text = resized(text, style: "Heading3", halfPoints: 24, before: 120, after: 40)
        text = spaced(text, style: "BodyText", before: 20, after: 40)
        text = spaced(text, style: "Compact", before: 0, after: 0)
        text = text.replacing("<w:spacing w:after=\"200\" />", with: "<w:spacing w:after=\"40\" />")
        let borders = ["top", "left", "bottom", "right", "insideH", "insideV"].map {
            "<w:\($0) w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"767676\" />"
        }.joined()
        return text.replacing(
            "<w:tblInd w:w=\"0\" w:type=\"dxa\" />\n      <w:tblCellMar>",
            with: "<w:tblInd w:w=\"0\" w:type=\"dxa\" /><w:tblBorders>\(borders)</w:tblBorders>\n      <w:tblCellMar>")
    }

    /// A4 with margins of 1.6 cm.
    private static func page(_ xml: String) -> String {
        xml.replacing(
            "<w:sectPr />",
            with: "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\" />"
                + "<w:pgMar w:top=\"907\" w:right=\"907\" w:bottom=\"907\" w:left=\"907\" w:header=\"454\" w:footer=\"454\" w:gutter=\"0\" /></w:sectPr>"
        )
    }

    private static func resized(_ xml: String, style: String, halfPoints: Int, before: Int, after: Int) -> String {
        edit(spaced(xml, style: style, before: before, after: after), style: style) { text in
            text.replacing(#/<w:sz w:val="\d+" \/>/#, with: "<w:sz w:val=\"\(halfPoints)\" />").replacing(
                #/<w:szCs w:val="\d+" \/>/#, with: "<w:szCs w:val=\"\(halfPoints)\" />")
        }
    }

    private static func spaced(_ xml: String, style: String, before: Int, after: Int) -> String {
        edit(xml, style: style) { text in
            text.replacing(
                #/<w:spacing w:before="\d+" w:after="\d+" \/>/#, with: "<w:spacing w:before=\"\(before)\" w:after=\"\(after)\" />")
        }
    }

    /// Changes the definition of one style.
    private static func edit(_ xml: String, style: String, _ change: (String) -> String) -> String {
        guard let start = xml.firstRange(of: "w:styleId=\"\(style)\">"), let end = xml[start.upperBound...].firstRange(of: "</w:style>")
        else {
            return xml
        }
        return xml[..<start.upperBound] + change(String(xml[start.upperBound..<end.lowerBound])) + xml[end.lowerBound...]
    }
}
