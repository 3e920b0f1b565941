import Foundation
import FoundationXML
import HelperPrograms
import NoteText
import SourceText
import Testing

@testable import NoteFormats

/// Notes in other formats. What needs pandoc or WeasyPrint is skipped, and said to be, where they are missing.
struct NoteFormatTests {
    private static let note = """
        # What CQC found

        ## Scores

        Table 1: Scores

        | Area | Score |
        | --- | ---: |
        | Assessing needs, which is a longer name than the number beside it | 2 |

        > **Officer comment:** words & “words”

        """

    /// Ends the test, and says so, where a program is missing.
    private func require(_ program: HelperProgram) throws {
        if program.path == nil { try Test.cancel("needs \(program.name)") }
    }

    @Test func aPathTakesTheEndingOfItsFormat() {
        #expect(NoteFormat.word.path("notes/stockton.md") == "notes/stockton.docx")
        #expect(NoteFormat.pdf.path("notes/v1.2") == "notes/v1.2.pdf")
        #expect(NoteFormat(ofFile: "a.DOCX") == .word && NoteFormat(ofFile: "a.txt") == .markdown)
    }

    @Test func columnsAreAsWideAsTheirText() throws {
        let text = NoteLayout.applied(
            to: try ParsedNote(Source(name: "note", text: Self.note)), for: .html)
        let rule = text.split(separator: "\n").first { $0.hasPrefix("| -") } ?? ""
        let widths = rule.split(separator: "|").map { $0.count { $0 == "-" } }
        #expect(widths[0] > 3 * widths[1] && rule.hasSuffix(": |"))
    }

    @Test func htmlIsBritishScopedAndFetchesNothing() throws {
        try require(Conversion.pandoc)
        let page = String(decoding: try NoteFormat.html.bytes(of: Self.note), as: UTF8.self)
        #expect(
            page.contains("lang=\"en-GB\"") && page.contains("<th scope=\"col\"")
                && page.contains("<title>What CQC found</title>"))
        #expect(!page.contains("src=\"http") && !page.contains("<link"))
        #expect(page.contains("words &amp; “words”"))
    }

    @Test func wordHasHeadingsTwelvePointSansAndRepeatedHeaderRows() throws {
        try require(Conversion.pandoc)
        let bytes = try NoteFormat.word.bytes(of: Self.note)
        let path = NSTemporaryDirectory() + "assay-\(UUID().uuidString).docx"
        try TextFile.replace(path, withBytes: bytes)
        defer { try? FileManager.default.removeItem(atPath: path) }
        let markdown = try ReadNote(path: path).text
        #expect(markdown.contains("## Scores") && markdown.contains("| Assessing needs"))
        let document = try Conversion.pandoc.run(
            ["--from", "docx", "--to", "json", path], within: Conversion.bounds)
        #expect(document.status == 0)
    }

    /// A note with ten sources and an officer's list.
    private static let cited =
        note
        + "\nWaits are long [needs 1]. This [is no citation].\n\n> **Officer comment:**\n>\n> 1. What now?\n\n## Sources\n\nParagraphs.\n\n"
        + (1...10).map { "- [needs \($0)] CQC Northmoor report, Assessing needs, paragraph \($0).\n" }
        .joined()

    /// Word refuses a part that is not well-formed, and a property whose number another has.
    @Test func everyPartOfAWordNoteIsWellFormed() throws {
        try require(Conversion.pandoc)
        let note = Self.note + "\n<!-- assay\nwords < & > \u{1} “here”\n-->\n"
        let archive = try NoteFormat.word.bytes(of: note)
        for name in [
            "docProps/custom.xml", "docProps/core.xml", "docProps/app.xml", "word/document.xml",
            "word/numbering.xml",
            "word/styles.xml", "word/footer1.xml", "[Content_Types].xml", "_rels/.rels",
            "word/_rels/document.xml.rels",
        ] {
            let part = try #require(WordArchive.part(name, of: archive), "\(name)")
            #expect(XMLParser(data: Data(part)).parse(), "\(name) is well-formed")
        }
        let properties = String(
            decoding: WordArchive.part("docProps/custom.xml", of: archive) ?? [], as: UTF8.self)
        let numbers = properties.matches(of: /pid="([0-9]+)"/).map { $0.output.1 }
        #expect(numbers.count == Set(numbers).count && !numbers.contains("1"))
        #expect(WordComment.comment(ofWord: archive)?.contains("words < & >  “here”") == true)
    }

    @Test(arguments: [
        "<Properties xmlns=\"a\" xmlns:vt=\"b\"/>", "<Properties xmlns=\"a\" xmlns:vt=\"b\"></Properties>",
        "<Properties xmlns=\"a\" xmlns:vt=\"b\"><property fmtid=\"f\" pid=\"2\" name=\"x\"><vt:lpwstr>y</vt:lpwstr></property></Properties>",
    ])
    func aPropertyIsAddedToThoseThereAre(_ xml: String) {
        let new = WordComment.adding(property: "z", to: xml)
        #expect(XMLParser(data: Data(new.utf8)).parse(), "\(new)")
        #expect(new.contains("pid=\"\(xml.contains("pid") ? 3 : 2)\" name=\"assay\""))
        #expect(new.ranges(of: "<property ").count == xml.ranges(of: "<property ").count + 1)
    }

    @Test func wordSetsCitationsAndSourcesSmallAndNumbersPages() throws {
        try require(Conversion.pandoc)
        let archive = try NoteFormat.word.bytes(of: Self.cited)
        func part(_ name: String) -> String {
            String(decoding: WordArchive.part(name, of: archive) ?? [], as: UTF8.self)
        }
        let document = part("word/document.xml")
        #expect(document.ranges(of: "w:val=\"Citation\"").count == 1)
        #expect(
            document.ranges(of: "w:val=\"TableHeading\"").count == 2 && document.contains("<w:cantSplit />"))
        #expect(
            document.ranges(of: "<w:cols w:num=\"2\"").count == 1
                && document.ranges(of: "<w:sectPr").count == 3)
        // The officer's list stands inside the officer's block.
        #expect(document.ranges(of: "w:val=\"BlockText\"").count == 3)
        #expect(
            part("word/footer1.xml").contains("NUMPAGES")
                && part("[Content_Types].xml").contains("/word/footer1.xml"))
        let path = NSTemporaryDirectory() + "assay-\(UUID().uuidString).docx"
        try TextFile.replace(path, withBytes: archive)
        defer { try? FileManager.default.removeItem(atPath: path) }
        let text = try ReadNote(path: path).text
        #expect(
            text.contains("Waits are long [needs 1]. This [is no citation].") && text.contains("[needs 10]"))
        #expect(text.contains("Table 1: Scores\n\n|"))
    }

    @Test func htmlHasCaptions() throws {
        try require(Conversion.pandoc)
        let page = String(decoding: try NoteFormat.html.bytes(of: Self.cited), as: UTF8.self)
        #expect(
            page.contains("<caption>Table 1: Scores</caption>")
                || page.contains("<caption><p>Table 1: Scores</p></caption>"))
        #expect(page.ranges(of: "Table 1: Scores").count == 1)
    }

    @Test func pdfIsTaggedAndTitledAndLosesNoCharacter() throws {
        try require(Conversion.pandoc)
        try require(Conversion.weasyprint)
        let note = Self.cited.replacing("Waits are long", with: "Waits\u{2011}are Ŵ Ṡ ﬁ long")
        let path = NSTemporaryDirectory() + "assay-\(UUID().uuidString).pdf"
        try TextFile.replace(path, withBytes: try NoteFormat.pdf.bytes(of: note))
        defer { try? FileManager.default.removeItem(atPath: path) }
        func said(_ program: String, _ arguments: [String]) throws -> String {
            let result = try HelperProgram(name: program, package: "poppler-utils").run(
                arguments, within: Conversion.bounds)
            return String(decoding: result.output, as: UTF8.self)
        }
        let facts = try said("pdfinfo", [path])
        #expect(facts.contains(#/Tagged: +yes/#) && facts.contains(#/Page size: .*A4/#))
        #expect(facts.contains(#/Title: +\S/#))
        let text = try said("pdftotext", ["-layout", path, "-"])
        #expect(text.contains("Ŵ") && text.contains("Ṡ") && text.contains("long"))
    }

    @Test(arguments: [NoteFormat.html, .word, .pdf]) func anEditedFileIsKnown(_ format: NoteFormat) throws {
        try require(Conversion.pandoc)
        try require(Conversion.weasyprint)
        var bytes = try format.bytes(of: Self.note)
        #expect(WrittenFile.isUnedited(bytes, as: format))
        #expect(try format.bytes(of: Self.note) == bytes, "the same note gives the same bytes")
        bytes[bytes.count / 2] ^= 1
        #expect(!WrittenFile.isUnedited(bytes, as: format))
        #expect(!WrittenFile.isUnedited([], as: format))
    }

    @Test func aNoteFromWordKeepsItsTrailingComment() throws {
        try require(Conversion.pandoc)
        let comment =
            "<!-- assay\ntemplate: t 1\ndraft: yes\ncite a: b@2025/needs/1 0123456789ab\ncalc Scores, 2: query: x where y <= 2 & z\n-->\n"
        let path = NSTemporaryDirectory() + "assay-\(UUID().uuidString).docx"
        try TextFile.replace(path, withBytes: try NoteFormat.word.bytes(of: Self.note + comment))
        defer { try? FileManager.default.removeItem(atPath: path) }
        #expect(try ReadNote(path: path).text.hasSuffix(comment))
    }

    @Test(arguments: [
        ("n.pdf", "%PDF-1.7\n", "a PDF cannot be checked"),
        ("n.html", "\n<!DOCTYPE html><p>x", "a web page cannot be checked"),
        ("n.rtf", "{\\rtf1\\ansi Hello}", "rich text (RTF) cannot be checked. Save it as Word"),
    ])
    func whatCannotBeReadAgainSaysWhatToCheck(_ name: String, _ bytes: String, _ words: String) throws {
        let path = NSTemporaryDirectory() + "assay-\(UUID().uuidString)-\(name)"
        try TextFile.replace(path, with: bytes)
        defer { try? FileManager.default.removeItem(atPath: path) }
        let error = #expect(throws: WorldError.self) { try ReadNote(path: path).text }
        #expect(error?.description.contains(words) == true)
    }

    /// What a compound file holds decides: an old Word file, or one with a password.
    @Test func oldAndEncryptedWordFilesSayWhatToDo() throws {
        let head: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
        let name = "EncryptedPackage".utf16.flatMap { (unit) -> [UInt8] in
            [UInt8(truncatingIfNeeded: unit), 0]
        }
        for (bytes, words) in [(head, "of before 2007"), (head + name, "with a password")] {
            let path = NSTemporaryDirectory() + "assay-\(UUID().uuidString).docx"
            try TextFile.replace(path, withBytes: bytes)
            defer { try? FileManager.default.removeItem(atPath: path) }
            let error = #expect(throws: WorldError.self) { try ReadNote(path: path) }
            #expect(error?.description.contains(words) == true)
        }
    }

    /// Text boxes, fields and several paragraphs in a cell, which pandoc drops; comments are named.
    @Test func aWordNoteIsReadWhole() throws {
        try require(Conversion.pandoc)
        let box =
            "<w:p><w:r><w:pict><v:shape xmlns:v=\"urn:schemas-microsoft-com:vml\"><v:textbox><w:txbxContent><w:p><w:r><w:t>Some 77 people wait in a box.</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
        let field =
            "<w:p><w:fldSimple w:instr=\" = 93 \"><w:r><w:t>93</w:t></w:r></w:fldSimple><w:r><w:t xml:space=\"preserve\"> people wait in a field.</w:t></w:r></w:p>"
        let cell =
            "<w:tc><w:p><w:r><w:t>Left out</w:t></w:r></w:p><w:p><w:r><w:t>and more</w:t></w:r></w:p></w:tc>"
        let table = "<w:tbl><w:tr>\(cell)\(cell)</w:tr><w:tr>\(cell)\(cell)</w:tr></w:tbl>"
        var bytes = try NoteFormat.word.bytes(of: Self.note)
        bytes = try WordArchive.changing("word/document.xml", in: bytes) {
            $0.replacing("<w:sectPr", with: box + field + table + "<w:sectPr")
        }
        bytes = try WordArchive.adding(
            "word/comments.xml", "<w:comments><w:comment w:id=\"0\"/></w:comments>", to: bytes)
        let path = NSTemporaryDirectory() + "assay-\(UUID().uuidString).docx"
        try TextFile.replace(path, withBytes: bytes)
        defer { try? FileManager.default.removeItem(atPath: path) }
        let read = try ReadNote(path: path)
        #expect(
            read.text.contains("77 people wait in a box") && read.text.contains("93 people wait in a field"))
        #expect(read.text.contains("Left out and more; Left out and more"))
        #expect(read.unread == ["Comments of reviewers"])
        // What pandoc reads is not read twice.
        let plain = NSTemporaryDirectory() + "assay-\(UUID().uuidString).docx"
        try TextFile.replace(plain, withBytes: try NoteFormat.word.bytes(of: Self.note))
        defer { try? FileManager.default.removeItem(atPath: plain) }
        let note = try ReadNote(path: plain)
        #expect(note.unread == [] && note.text.split(separator: "\n").first?.hasPrefix("# ") == true)
    }

    /// A template of somebody else's embeds no file of the reader's, by picture or mark.
    @Test(arguments: [NoteFormat.html, .word])
    func whatANoteNamesIsNotRead(_ format: NoteFormat) throws {
        try require(Conversion.pandoc)
        let secret = NSTemporaryDirectory() + "assay-secret-\(UUID().uuidString).txt"
        try Data("TOPSECRET".utf8).write(to: URL(fileURLWithPath: secret))
        defer { try? FileManager.default.removeItem(atPath: secret) }
        let note =
            Self.note
            + "\n\n![picture](\(secret))\n\n![far](http://127.0.0.1:9/x.png)\n\n`.so \(secret)`{=ms}\n"
        let bytes = try format.bytes(of: note)
        #expect(!String(decoding: bytes, as: UTF8.self).contains("TOPSECRET"))
        #expect(!String(decoding: bytes, as: UTF8.self).contains("VE9QU0VDUkVU"))
        if format == .word {
            #expect(WordArchive.part("word/media/rId20.txt", of: bytes) == nil)
        }
    }
}
