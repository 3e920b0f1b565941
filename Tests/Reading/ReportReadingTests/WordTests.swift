import AssessmentModel
import Foundation
import HelperPrograms
import SourceText
import Testing

@testable import ReportReading

/// A zip archive whose parts are stored uncompressed (PKWARE's APPNOTE 4.3), or claim sizes they do not have.
func zip(_ parts: [(name: String, text: String)], claimedSize: UInt32? = nil) -> [UInt8] {
    var body: [UInt8] = []
    var directory: [UInt8] = []
    for part in parts {
        let (name, data) = (Array(part.name.utf8), Array(part.text.utf8))
        var facts = little(20, 2)
        facts += little(0, 8)
        facts += little(checksum(data), 4)
        facts += little(UInt32(data.count), 4)
        facts += little(claimedSize ?? UInt32(data.count), 4)
        facts += little(UInt32(name.count), 2)
        facts += little(0, 2)
        directory += little(0x0201_4B50, 4)
        directory += little(20, 2)
        directory += facts
        directory += little(0, 10)
        directory += little(UInt32(body.count), 4)
        directory += name
        body += little(0x0403_4B50, 4)
        body += facts
        body += name
        body += data
    }
    var end = little(0x0605_4B50, 4)
    end += little(0, 4)
    end += little(UInt32(parts.count), 2)
    end += little(UInt32(parts.count), 2)
    end += little(UInt32(directory.count), 4)
    end += little(UInt32(body.count), 4)
    end += little(0, 2)
    return body + directory + end
}

/// The lowest bytes of a number, least first, zeros beyond its four.
private func little(_ value: UInt32, _ count: Int) -> [UInt8] {
    (0..<count).map { $0 < 4 ? UInt8(truncatingIfNeeded: value >> (8 * UInt32($0))) : 0 }
}

/// CRC-32 as zip archives have it.
private func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum = ~UInt32(0)
    for byte in bytes {
        sum ^= UInt32(byte)
        for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
    return ~sum
}

@Suite struct WordTests {
    private let namespace = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""

    private func document(_ body: String, prologue: String = "") -> [UInt8] {
        zip([
            (
                "word/document.xml",
                "\(prologue)<w:document \(namespace)><w:body>\(body)</w:body></w:document>"
            ),
            (
                "word/styles.xml",
                """
                <w:styles \(namespace)><w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
                <w:style w:styleId="Own"><w:name w:val="Own"/><w:basedOn w:val="berschrift1"/></w:style>
                <w:style w:styleId="Deep"><w:name w:val="Deep"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style></w:styles>
                """
            ),
        ])
    }

    private func read(_ body: String) throws -> [String] {
        try WordBlocks.read(document(body)).blocks.map { "\($0.kind): \($0.text)" }
    }

    private func paragraph(_ text: String, style: String? = nil, properties: String = "") -> String {
        let style = style.map { "<w:pStyle w:val=\"\($0)\"/>" } ?? ""
        return
            "<w:p><w:pPr>\(style)\(properties)</w:pPr><w:r><w:t xml:space=\"preserve\">\(text)</w:t></w:r></w:p>"
    }

    @Test func headingsByStyleNameBaseAndLevel() throws {
        #expect(
            try read(
                paragraph("One", style: "berschrift1") + paragraph("Two", style: "Own")
                    + paragraph("Three", style: "Deep")
                    + paragraph("Four", properties: "<w:outlineLvl w:val=\"0\"/>")
                    + paragraph("Five", style: "Normal"))
                == ["heading: One", "heading: Two", "heading: Three", "heading: Four", "paragraph: Five"])
    }

    @Test func listsTablesAndBreaks() throws {
        #expect(
            try read(
                paragraph("Item", properties: "<w:numPr><w:numId w:val=\"4\"/></w:numPr>")
                    + "<w:tbl><w:tr><w:tc>\(paragraph("Assessing needs"))</w:tc><w:tc>\(paragraph("3"))</w:tc></w:tr></w:tbl>"
                    + "<w:p><w:r><w:t>Anyshire</w:t><w:br/><w:t>Good</w:t></w:r></w:p>")
                == [
                    "listItem: Item", "tableRow: Assessing needs\t3", "paragraph: Anyshire",
                    "paragraph: Good",
                ])
    }

    @Test func deletedTextAndFieldCodesAreNoText() throws {
        #expect(
            try read(
                "<w:p><w:del><w:r><w:delText>old </w:delText></w:r></w:del><w:ins><w:r><w:t>new</w:t></w:r></w:ins>"
                    + "<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>") == ["paragraph: new"])
    }

    /// Notes stand in parts of their own, and so do running heads; both are read, and neither is taken for
    /// the report's paragraphs.
    @Test func footnotesEndnotesAndRunningHeads() throws {
        func part(_ root: String, _ text: String) -> String {
            "<w:\(root) \(namespace)>\(paragraph(text))</w:\(root)>"
        }
        let text = String(repeating: "Carers told us that reviews had come late. ", count: 4)
        let body = [
            paragraph("Safeguarding", style: "Heading1"), paragraph("Score: 3"), paragraph("Key findings"),
            paragraph(text),
        ]
        .joined()
        let bytes = zip([
            ("word/document.xml", "<w:document \(namespace)><w:body>\(body)</w:body></w:document>"),
            ("word/footnotes.xml", part("footnotes", "The survey was of 412 people.")),
            ("word/endnotes.xml", part("endnotes", "See page 9.")),
            ("word/header1.xml", part("hdr", "Anyshire County Council: local authority assessment")),
            ("word/footer2.xml", part("ftr", "Page 1")),
            ("word/comments.xml", part("comments", "Is this right?")),
        ])
        let page = try readPage(ReportFile(path: "x.docx", bytes: bytes), framework: framework())
        #expect(page.parts.map(\.paragraphs.count) == [1])
        #expect(page.authorityName?.value == "Anyshire County Council")
        let unread = page.extents.filter { $0.kind == .unread }.map { String(page.readingText[$0.span]) }
        #expect(unread == ["See page 9.", "The survey was of 412 people."])
        #expect(!page.readingText.contains("Is this right?"))
    }

    @Test(arguments: [
        ("damaged", zip([("word/document.xml", "<w:document><w:body>")]), "not well-formed"),
        ("no Word document", zip([("readme.txt", "hello")]), "no Word document"),
        ("leads out", zip([("../../etc/passwd", "x"), ("word/document.xml", "<a/>")]), "leads out of it"),
        ("absolute", zip([("/etc/passwd", "x"), ("word/document.xml", "<a/>")]), "leads out of it"),
        (
            "says it is huge", zip([("word/document.xml", "<a/>")], claimedSize: 2_000_000_000),
            "inflates to more than"
        ),
        (
            "entities",
            zip([("word/document.xml", "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>")]
            ), "document type declaration"
        ),
        ("OpenDocument", zip([("mimetype", "x"), ("content.xml", "<a/>")]), "OpenDocument"),
    ])
    func isRefusedInOneLine(_ what: String, _ bytes: [UInt8], _ reason: String) {
        let error = #expect(throws: WorldError.self) { try WordBlocks.read(bytes) }
        #expect(error?.description.contains(reason) == true, "\(what): \(error?.description ?? "")")
        #expect(error?.description.contains("\n") == false)
    }

    /// A megabyte of zeros inflates a thousandfold; reading stops at the bound whatever size the archive
    /// gives.
    @Test func aBombIsNotInflated() throws {
        let python = HelperProgram(name: "python3", package: "python3")
        guard python.path != nil else {
            try Test.cancel("needs python3 to make one")
        }
        let script = """
            import io, sys, zipfile
            b = io.BytesIO(); z = zipfile.ZipFile(b, 'w', zipfile.ZIP_DEFLATED)
            z.writestr('word/document.xml', '<w:document xmlns:w="x"><w:t>' + 'a' * (200 << 20) + '</w:t></w:document>')
            z.close(); data = bytearray(b.getvalue())
            size = (200 << 20) + 47
            for at in [i for i in range(len(data) - 4) if data[i:i+4] == size.to_bytes(4, 'little')]: data[at:at+4] = (100).to_bytes(4, 'little')
            sys.stdout.buffer.write(bytes(data))
            """
        let bomb = try python.run(["-c", script], within: .init(seconds: 60, outputBytes: 8 << 20)).output
        let error = #expect(throws: WorldError.self) { try WordBlocks.read(bomb) }
        #expect(error?.description.contains("\n") == false)
    }
}
