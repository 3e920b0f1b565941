internal import SourceText

/// The styles of our Word files: pandoc's own reference document with 12 point Arial, black headings, A4,
/// page numbers and ruled tables.
///
/// Text is in 12 point, tables in 10.5, citations in the text and sources at the end in 8.
enum NoteStyles {
    /// - Parameter reference: pandoc's default reference document.
    static func applied(to reference: [UInt8]) throws(WorldError) -> [UInt8] {
        var archive = reference
        archive = try WordArchive.changing("word/styles.xml", in: archive, styles)
        archive = try WordArchive.changing("word/document.xml", in: archive, page)
        archive = try WordArchive.changing("[Content_Types].xml", in: archive) {
            $0.replacing("</Types>", with: Self.footerType + "</Types>")
        }
        archive = try WordArchive.changing("word/_rels/document.xml.rels", in: archive) {
            $0.replacing("</Relationships>", with: Self.footerRelation + "</Relationships>")
        }
        return try WordArchive.adding("word/footer1.xml", footer, to: archive)
    }

    /// Lists with marks 0.6 cm from their text in place of 1.3 cm: pandoc sets them in every file it writes.
    static func lists(_ xml: String) -> String {
        xml.replacing(#/w:left="720" w:hanging="\d+"/#, with: "w:left=\"340\" w:hanging=\"340\"")
    }

    private static let schema = "http://schemas.openxmlformats.org"
    private static let footerType =
        "<Override PartName=\"/word/footer1.xml\" "
        + "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml\" />"
    private static let footerRelation =
        "<Relationship Id=\"rId90\" Type=\"\(schema)/officeDocument/2006/relationships/footer\" Target=\"footer1.xml\" />"
    /// "Page 1 of 2", in the middle of the foot.
    private static let footer =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<w:ftr xmlns:w=\"\(schema)/wordprocessingml/2006/main\"><w:p><w:pPr>"
        + "<w:pStyle w:val=\"Source\" /><w:jc w:val=\"center\" /></w:pPr><w:r><w:t xml:space=\"preserve\">Page </w:t></w:r>"
        + "<w:fldSimple w:instr=\" PAGE \"><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t xml:space=\"preserve\"> of </w:t></w:r>"
        + "<w:fldSimple w:instr=\" NUMPAGES \"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>"

    /// Styles that pandoc's document does not have.
    private static let own = [
        paragraph(
            "Source", "<w:spacing w:before=\"0\" w:after=\"10\" /><w:ind w:left=\"170\" w:hanging=\"170\" />",
            size(16)),
        paragraph("TableText", "<w:spacing w:before=\"0\" w:after=\"0\" />", size(21)),
        paragraph(
            "TableHeading", "<w:keepNext /><w:spacing w:before=\"0\" w:after=\"0\" />",
            "<w:b /><w:bCs />" + size(21)),
        "<w:style w:type=\"character\" w:customStyle=\"1\" w:styleId=\"Citation\"><w:name w:val=\"Citation\" />"
            + "<w:basedOn w:val=\"DefaultParagraphFont\" /><w:rPr>\(size(16))</w:rPr></w:style>",
    ].joined()

    private static func size(_ halfPoints: Int) -> String {
        "<w:sz w:val=\"\(halfPoints)\" /><w:szCs w:val=\"\(halfPoints)\" />"
    }

    private static func paragraph(_ id: String, _ form: String, _ type: String) -> String {
        "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"\(id)\"><w:name w:val=\"\(id)\" /><w:basedOn w:val=\"Normal\" />"
            + "<w:pPr>\(form)</w:pPr><w:rPr>\(type)</w:rPr></w:style>"
    }

    private static func styles(_ xml: String) -> String {
        var text = xml
        // Fonts by theme become Arial; colours by theme become black.
        text = text.replacing(
            #/<w:rFonts [^>]*Theme[^>]*\/>/#,
            with: #"<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial" />"#)
        text = text.replacing(
            #/<w:color w:val="(?:345A8A|4F81BD)"[^>]*\/>/#, with: #"<w:color w:val="000000" />"#)
        text = text.replacing(
            "w:val=\"en-US\" w:eastAsia=\"en-US\"", with: "w:val=\"en-GB\" w:eastAsia=\"en-GB\"")
        text = resized(text, style: "Heading1", halfPoints: 30, before: 0, after: 60)
        text = resized(text, style: "Heading2", halfPoints: 26, before: 80, after: 20)
        text = resized(text, style: "Heading3", halfPoints: 24, before: 120, after: 40)
        text = spaced(text, style: "BodyText", before: 20, after: 40)
        text = spaced(text, style: "Compact", before: 0, after: 0)
        // An officer's comment has a line beside it, as in HTML.
        text = edit(text, style: "BlockText") { definition in
            definition.replacing(
                #/<w:spacing [^>]*>\s*<w:ind [^>]*>/#,
                with:
                    "<w:pBdr><w:left w:val=\"single\" w:sz=\"18\" w:space=\"8\" w:color=\"000000\" /></w:pBdr>"
                    + "<w:spacing w:before=\"60\" w:after=\"60\" /><w:ind w:firstLine=\"0\" w:left=\"227\" w:right=\"0\" />"
            )
        }
        text = edit(text, style: "TableCaption") { definition in
            definition.replacing(
                "<w:keepNext />", with: "<w:keepNext /><w:spacing w:before=\"60\" w:after=\"20\" />")
                + "<w:rPr><w:b /><w:bCs /><w:i w:val=\"0\" /><w:iCs w:val=\"0\" />\(size(21))</w:rPr>"
        }
        text = text.replacing("<w:spacing w:after=\"200\" />", with: "<w:spacing w:after=\"40\" />")
        let borders = ["top", "left", "bottom", "right", "insideH", "insideV"].map {
            "<w:\($0) w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"767676\" />"
        }.joined()
        text = text.replacing("</w:styles>", with: own + "</w:styles>")
        return text.replacing(
            "<w:tblInd w:w=\"0\" w:type=\"dxa\" />\n      <w:tblCellMar>",
            with:
                "<w:tblInd w:w=\"0\" w:type=\"dxa\" /><w:tblBorders>\(borders)</w:tblBorders>\n      <w:tblCellMar>"
        )
    }

    /// A4 with margins of 1.5 cm.
    private static func page(_ xml: String) -> String {
        xml.replacing(
            "<w:sectPr />",
            with:
                "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId90\" /><w:pgSz w:w=\"11906\" w:h=\"16838\" />"
                + "<w:pgMar w:top=\"850\" w:right=\"850\" w:bottom=\"850\" w:left=\"850\" w:header=\"454\" w:footer=\"454\" w:gutter=\"0\" /></w:sectPr>"
        )
    }

    private static func resized(_ xml: String, style: String, halfPoints: Int, before: Int, after: Int)
        -> String
    {
        edit(spaced(xml, style: style, before: before, after: after), style: style) { text in
            text.replacing(#/<w:sz w:val="\d+" \/>/#, with: "<w:sz w:val=\"\(halfPoints)\" />").replacing(
                #/<w:szCs w:val="\d+" \/>/#, with: "<w:szCs w:val=\"\(halfPoints)\" />")
        }
    }

    private static func spaced(_ xml: String, style: String, before: Int, after: Int) -> String {
        edit(xml, style: style) { text in
            text.replacing(
                #/<w:spacing w:before="\d+" w:after="\d+" \/>/#,
                with: "<w:spacing w:before=\"\(before)\" w:after=\"\(after)\" />")
        }
    }

    /// Changes the definition of one style.
    private static func edit(_ xml: String, style: String, _ change: (String) -> String) -> String {
        guard let start = xml.firstRange(of: "w:styleId=\"\(style)\">"),
            let end = xml[start.upperBound...].firstRange(of: "</w:style>")
        else {
            return xml
        }
        return xml[..<start.upperBound] + change(String(xml[start.upperBound..<end.lowerBound]))
            + xml[end.lowerBound...]
    }
}
