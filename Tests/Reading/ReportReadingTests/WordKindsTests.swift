import AssessmentModel
import SourceText
import Testing

@testable import ReportReading

/// What Word documents hold beside plain paragraphs: each kind with a near miss.
@Suite struct WordKindsTests {
    static let namespace = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""

    /// A document's bytes, with further parts beside it.
    static func document(
        _ body: String, styles: String = "", parts: [(name: String, text: String)] = [], slash: String = "/",
        namespace: String = namespace
    ) -> [UInt8] {
        let own = [
            ("word/document.xml", "<w:document \(namespace)><w:body>\(body)</w:body></w:document>"),
            ("word/styles.xml", "<w:styles \(namespace)>\(styles)</w:styles>"),
        ]
        return zip((own + parts).map { (name: $0.0.replacing("/", with: slash), text: $0.1) })
    }

    private func read(_ body: String, styles: String = "") throws -> [String] {
        try WordBlocks.read(Self.document(body, styles: styles)).blocks.map(\.text)
    }

    private static func run(_ text: String, _ properties: String = "") -> String {
        "<w:r><w:rPr>\(properties)</w:rPr><w:t xml:space=\"preserve\">\(text)</w:t></w:r>"
    }

    private static func paragraph(_ runs: String, _ properties: String = "") -> String {
        "<w:p><w:pPr>\(properties)</w:pPr>\(runs)</w:p>"
    }

    private static func cell(_ text: String, _ properties: String = "") -> String {
        "<w:tc><w:tcPr>\(properties)</w:tcPr>\(paragraph(run(text)))</w:tc>"
    }

    @Test(arguments: [
        (
            "a mark behind a figure",
            run("143") + run("1", "<w:vertAlign w:val=\"superscript\"/>") + run(" people"),
            ["143 people", "1"]
        ),
        (
            "an ordinal", run("The 5") + run("th", "<w:vertAlign w:val=\"superscript\"/>") + run(" team"),
            ["The 5th team"]
        ),
        ("an area", run("12 m") + run("2", "<w:vertAlign w:val=\"superscript\"/>"), ["12 m²"]),
        ("lowered", run("CO") + run("2", "<w:vertAlign w:val=\"subscript\"/>"), ["CO2"]),
        (
            "a mark in brackets", run("staff") + run("[note 4]", "<w:vertAlign w:val=\"superscript\"/>"),
            ["staff", "[note 4]"]
        ),
        (
            "a mark raised by half points",
            run("143") + run("1", "<w:position w:val=\"8\"/>") + run(" people"), ["143 people", "1"]
        ),
        ("moved by a hair", run("143") + run("1", "<w:position w:val=\"1\"/>"), ["1431"]),
        (
            "a fraction and a power",
            "<m:oMath xmlns:m=\"m\"><m:f><m:num>\(run("1"))</m:num><m:den>\(run("4"))</m:den></m:f></m:oMath>"
                + run(" of 12 m") + "<m:sSup xmlns:m=\"m\"><m:sup>\(run("2"))</m:sup></m:sSup>",
            ["1/4 of 12 m²"]
        ),
        ("hidden", run("Gone. ", "<w:vanish/>") + run("Here."), ["Here."]),
        ("not hidden", run("Here, ", "<w:vanish w:val=\"0\"/>") + run("too."), ["Here, too."]),
        ("struck through", run("134", "<w:strike/>") + run("143"), ["143"]),
        ("not struck through", run("134", "<w:strike w:val=\"false\"/>"), ["134"]),
        (
            "a symbol",
            run("Waits of ") + "<w:r><w:sym w:font=\"Symbol\" w:char=\"F0B3\"/></w:r>" + run("5 days"),
            ["Waits of ≥5 days"]
        ),
        (
            "a minus of Symbol",
            run("5") + "<w:r><w:sym w:font=\"Symbol\" w:char=\"F02D\"/></w:r>" + run("10"), ["5−10"]
        ),
        (
            "a symbol that is not known",
            "<w:r><w:sym w:font=\"Wingdings\" w:char=\"F001\"/></w:r>" + run(" x"), ["\u{FFFD} x"]
        ),
        ("private places in a run", run("\u{F0A3}5", "<w:rFonts w:ascii=\"Symbol\"/>"), ["≤5"]),
        (
            "a placeholder",
            "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>\(run("Click here to enter text."))</w:sdtContent></w:sdt>"
                + run("Own."), ["Own."]
        ),
        (
            "a control that is filled in",
            "<w:sdt><w:sdtPr/><w:sdtContent>\(run("Filled."))</w:sdtContent></w:sdt>", ["Filled."]
        ),
        (
            "a field's result", "<w:fldSimple w:instr=\"REF x\">\(run("152"))</w:fldSimple>" + run(" people"),
            ["152 people"]
        ),
    ])
    func runs(_ what: String, _ runs: String, _ expected: [String]) throws {
        #expect(try read(Self.paragraph(runs)) == expected, "\(what)")
    }

    @Test func styles() throws {
        let styles =
            "<w:style w:styleId=\"Ref\"><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr></w:style><w:style w:styleId=\"Based\"><w:basedOn w:val=\"Ref\"/></w:style><w:style w:styleId=\"Hid\"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:styleId=\"Out\"><w:rPr><w:strike/></w:rPr></w:style>"
        #expect(
            try read(
                Self.paragraph(
                    Self.run("31") + Self.run("7", "<w:rStyle w:val=\"Based\"/>")
                        + Self.run("9", "<w:rStyle w:val=\"Out\"/>") + Self.run("%"))
                    + Self.paragraph(
                        Self.run("Gone") + Self.run("5", "<w:strike w:val=\"0\"/>"),
                        "<w:pStyle w:val=\"Out\"/>")
                    + Self.paragraph(Self.run("Gone"), "<w:pStyle w:val=\"Hid\"/>"), styles: styles) == [
                    "31%", "7", "5",
                ])
    }

    /// A paragraph whose end is deleted goes on in the next; deleted rows and moved-away text are gone, and it is
    /// said.
    @Test func trackedChanges() throws {
        let text = try WordBlocks.read(
            Self.document(
                Self.paragraph(Self.run("Reviews were "), "<w:rPr><w:del/></w:rPr>")
                    + Self.paragraph(Self.run("on time."))
                    + Self.paragraph("<w:moveFrom>\(Self.run("Moved."))</w:moveFrom>")
                    + Self.paragraph("<w:moveTo>\(Self.run("Moved."))</w:moveTo>")
                    + Self.paragraph("<w:ins>\(Self.run("143"))</w:ins>", "<w:rPr><w:ins/></w:rPr>")
                    + Self.paragraph(
                        Self.run("Next."),
                        "<w:pPrChange><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr></w:pPrChange>")
                    + "<w:tbl><w:tr><w:trPr><w:del/></w:trPr>\(Self.cell("Deleted"))\(Self.cell("777"))</w:tr><w:tr>\(Self.cell("Kept"))\(Self.cell("12"))</w:tr></w:tbl>"
            ))
        #expect(text.blocks.map(\.text) == ["Reviews were on time.", "Moved.", "143", "Next.", "Kept\t12"])
        #expect(text.blocks.map(\.kind).filter { $0 == .heading }.isEmpty)
        #expect(text.leftOut[.deleted]?.count == 3)
    }

    @Test func cellsOfTables() throws {
        let spanning = "<w:tr>\(Self.cell("2024", "<w:gridSpan w:val=\"2\"/>"))\(Self.cell("Note"))</w:tr>"
        let merged =
            "<w:tr>\(Self.cell("Wait", "<w:vMerge w:val=\"restart\"/>"))\(Self.cell("31 days"))\(Self.cell(""))</w:tr><w:tr>\(Self.cell("", "<w:vMerge/>"))\(Self.cell("33 days"))\(Self.cell("x"))</w:tr>"
        let text = try WordBlocks.read(Self.document("<w:tbl>\(spanning)\(merged)</w:tbl>"))
        #expect(text.blocks.map(\.text) == ["2024\t2024\tNote", "Wait\t31 days\t", "Wait\t33 days\tx"])
        #expect(text.blocks.map(\.row) == [1, 2, 3] && Set(text.blocks.map(\.table)) == [1])
        // Several paragraphs in a cell are its words; one column, or cells of running text, is layout.
        let two = "<w:tc>\(Self.paragraph(Self.run("Median")))\(Self.paragraph(Self.run("wait")))</w:tc>"
        #expect(try read("<w:tbl><w:tr>\(two)\(Self.cell("31"))</w:tr></w:tbl>") == ["Median wait\t31"])
        #expect(try read("<w:tbl><w:tr>\(two)</w:tr></w:tbl>") == ["Median", "wait"])
        let long = String(repeating: "Carers told us that reviews had come late. ", count: 9).trimmedLine
        #expect(
            try read("<w:tbl><w:tr>\(Self.cell("Reviews"))\(Self.cell(String(long)))</w:tr></w:tbl>") == [
                "Reviews", String(long),
            ])
    }

    /// A text box is read once, behind the paragraph that holds it, and is told as one.
    @Test func textBoxes() throws {
        let box = "<w:txbxContent>\(Self.paragraph(Self.run("In the box.")))</w:txbxContent>"
        let text = try WordBlocks.read(
            Self.document(
                Self.paragraph(
                    Self.run("Before, ")
                        + "<w:r><mc:AlternateContent xmlns:mc=\"m\"><mc:Choice>\(box)</mc:Choice><mc:Fallback>\(box)</mc:Fallback></mc:AlternateContent></w:r>"
                        + Self.run("after."))))
        #expect(text.blocks.map(\.text) == ["Before, after.", "In the box."])
        #expect(text.blocks.map(\.part) == [.body, .textBox])
        // A table in a box is one, and stands where the box's words do.
        let table = "<w:tbl><w:tr>\(Self.cell("Wait"))\(Self.cell("31"))</w:tr></w:tbl>"
        let boxed = try WordBlocks.read(
            Self.document(
                Self.paragraph(
                    "<w:r><w:txbxContent>\(table)\(Self.paragraph(Self.run("Below.")))</w:txbxContent></w:r>"
                        + Self.run("Before."))))
        #expect(boxed.blocks.map(\.text) == ["Before.", "Wait\t31", "Below."])
        #expect(boxed.blocks.map(\.kind) == [.paragraph, .tableRow, .paragraph])
    }

    private static func relations(_ target: String) -> (name: String, text: String) {
        (
            "word/_rels/document.xml.rels",
            "<Relationships><Relationship Id=\"rA\" Type=\"http://x/aFChunk\" Target=\"\(target)\"/></Relationships>"
        )
    }

    @Test func embeddedParts() throws {
        let body =
            Self.paragraph(Self.run("Before.")) + "<w:altChunk r:id=\"rA\" xmlns:r=\"r\"/>"
            + Self.paragraph(Self.run("After."))
        let page = try WordBlocks.read(
            Self.document(
                body,
                parts: [
                    Self.relations("chunk.html"),
                    ("word/chunk.html", "<html><body><p>Inside.</p></body></html>"),
                ]))
        #expect(page.blocks.map(\.text) == ["Before.", "Inside.", "After."] && page.leftOut.isEmpty)
        #expect(page.blocks.map(\.part) == [.body, .embedded, .body])
        let archive = try WordBlocks.read(
            Self.document(
                body, parts: [Self.relations("/word/a.mht"), ("word/a.mht", "MIME-Version: 1.0\n\nx")]))
        #expect(archive.blocks.map(\.text) == ["Before.", "After."])
        #expect(archive.unreadPart == "in a form that is not read (a.mht)")
        let missing = try WordBlocks.read(Self.document(body))
        #expect(missing.unreadPart == "of which nothing is there")
    }

    @Test(arguments: [
        ("<!-- x --><!DOCTYPE a [<!ENTITY b \"c\">]>", "", "document type"),
        ("", (0..<1_100).map { " a\($0)=\"x\"" }.joined(), "attributes"),
    ])
    func whatWouldTakeTheSquareOfItsSizeIsRefused(_ prologue: String, _ attributes: String, _ reason: String)
    {
        let bytes = zip([("word/document.xml", "\(prologue)<document\(attributes)/>")])
        let error = #expect(throws: (any Error).self) { try WordBlocks.read(bytes) }
        #expect(error.map { String(describing: $0).contains(reason) } == true)
    }

    /// Names with the slashes of Windows, and the strict form of ISO 29500.
    @Test func otherWriters() throws {
        let body = Self.paragraph(Self.run("Words."))
        #expect(try WordBlocks.read(Self.document(body, slash: "\\")).blocks.map(\.text) == ["Words."])
        let strict = "xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\""
        #expect(try WordBlocks.read(Self.document(body, namespace: strict)).blocks.map(\.text) == ["Words."])
        let leading = zip([("..\\..\\x", "x"), ("word/document.xml", "<a/>")])
        #expect(throws: (any Error).self) { try WordBlocks.read(leading) }
    }

    /// What a style hides, another style that is based on it or a run may show again; a place to align at parts words.
    @Test func hiddenByStyles() throws {
        let styles = """
            <w:style w:styleId="Secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>\
            <w:style w:styleId="Sub"><w:basedOn w:val="Secret"/></w:style>\
            <w:style w:styleId="Shown"><w:basedOn w:val="Secret"/><w:rPr><w:vanish w:val="0"/></w:rPr></w:style>
            """
        let style: (String) -> String = { "<w:pStyle w:val=\"\($0)\"/>" }
        let body =
            Self.paragraph(
                Self.run("Gone. ") + Self.run("Here.", "<w:vanish w:val=\"false\"/>"), style("Sub"))
            + Self.paragraph(Self.run("Shown."), style("Shown"))
            + Self.paragraph(Self.run("All ") + Self.run("gone.", "<w:rStyle w:val=\"Sub\"/>"))
        #expect(try read(body, styles: styles) == ["Here.", "Shown.", "All"])
        let places = "<w:r><w:t>was</w:t><w:ptab/><w:t>203 days</w:t></w:r>"
        #expect(
            try read(Self.paragraph(places)).map { $0.split(whereSeparator: \.isWhitespace).count } == [3])
    }
}
