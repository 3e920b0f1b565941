import Foundation
import HelperPrograms
import SourceText
import Testing

@testable import NoteFormats

/// Notes in other formats. What needs pandoc or groff is skipped, and said to be, where they are missing.
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

    private func isMissing(_ program: String) -> Bool {
        let missing = (program == "pandoc" ? Conversion.pandoc : Conversion.groff).path == nil
        if missing { print("skipped: \(program) is not installed") }
        return missing
    }

    @Test func aPathTakesTheEndingOfItsFormat() {
        #expect(NoteFormat.word.path("notes/stockton.md") == "notes/stockton.docx")
        #expect(NoteFormat.pdf.path("notes/v1.2") == "notes/v1.2.pdf")
        #expect(NoteFormat(ofFile: "a.DOCX") == .word && NoteFormat(ofFile: "a.txt") == .markdown)
    }

    @Test func columnsAreAsWideAsTheirText() {
        let rule =
            ColumnWidths.applied(to: Self.note).split(separator: "\n").first { $0.hasPrefix("| -") } ?? ""
        let widths = rule.split(separator: "|").map { $0.count { $0 == "-" } }
        #expect(widths[0] > 3 * widths[1] && rule.hasSuffix(": |"))
    }

    @Test func htmlIsBritishScopedAndFetchesNothing() throws {
        if isMissing("pandoc") { return }
        let page = String(decoding: try NoteFormat.html.bytes(of: Self.note), as: UTF8.self)
        #expect(
            page.contains("lang=\"en-GB\"") && page.contains("<th scope=\"col\"")
                && page.contains("<title>What CQC found</title>"))
        #expect(!page.contains("src=\"http") && !page.contains("<link"))
        #expect(page.contains("words &amp; “words”"))
    }

    @Test func wordHasHeadingsTwelvePointSansAndRepeatedHeaderRows() throws {
        if isMissing("pandoc") { return }
        let bytes = try NoteFormat.word.bytes(of: Self.note)
        let path = NSTemporaryDirectory() + "assay-\(UUID().uuidString).docx"
        try TextFile.replace(path, withBytes: bytes)
        defer { try? FileManager.default.removeItem(atPath: path) }
        let markdown = try NoteFormat.markdown(ofWord: path)
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

    @Test func wordSetsCitationsAndSourcesSmallAndNumbersPages() throws {
        if isMissing("pandoc") { return }
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
        let text = try NoteFormat.markdown(ofNote: path)
        #expect(
            text.contains("Waits are long [needs 1]. This [is no citation].") && text.contains("[needs 10]"))
        #expect(text.contains("Table 1: Scores\n\n|"))
    }

    @Test func htmlHasCaptionsAndGroffGetsRuledTables() throws {
        if isMissing("pandoc") { return }
        let page = String(decoding: try NoteFormat.html.bytes(of: Self.cited), as: UTF8.self)
        #expect(
            page.contains("<caption>Table 1: Scores</caption>")
                || page.contains("<caption><p>Table 1: Scores</p></caption>"))
        #expect(page.ranges(of: "Table 1: Scores").count == 1)
        let set = TypesetPages.applied(
            to:
                ".nr HM 1.25i\n.hy\n.1C\n.PP\n\\f[B]Table 1: x\\f[R]\n.PP\n.na\n.TS\nlw(35.0n).\nT{\nA\nT}\n_\nT{\nb\nT}\nT{\nc\nT}\n.TE\n.ad\n"
        )
        #expect(
            set.contains(".nr HM 1.6c") && set.contains("lw(43.0n)") && set.ranges(of: "\n_\n").count == 2)
        #expect(
            set.firstRange(of: "\n.KS\n")?.lowerBound ?? set.endIndex < set.firstRange(of: "Table 1")?
                .lowerBound ?? set.startIndex)
    }

    @Test(arguments: [NoteFormat.html, .word, .pdf]) func anEditedFileIsKnown(_ format: NoteFormat) throws {
        if isMissing("pandoc") || isMissing("groff") { return }
        var bytes = try format.bytes(of: Self.note)
        #expect(WrittenFile.isUnedited(bytes, as: format))
        #expect(try format.bytes(of: Self.note) == bytes, "the same note gives the same bytes")
        bytes[bytes.count / 2] ^= 1
        #expect(!WrittenFile.isUnedited(bytes, as: format))
        #expect(!WrittenFile.isUnedited([], as: format))
    }

    @Test func aNoteFromWordKeepsItsTrailingComment() throws {
        if isMissing("pandoc") { return }
        let comment =
            "<!-- assay\ntemplate: t 1\ndraft: yes\ncite a: b@2025/needs/1 0123456789ab\ncalc Scores, 2: query: x where y <= 2 & z\n-->\n"
        let path = NSTemporaryDirectory() + "assay-\(UUID().uuidString).docx"
        try TextFile.replace(path, withBytes: try NoteFormat.word.bytes(of: Self.note + comment))
        defer { try? FileManager.default.removeItem(atPath: path) }
        #expect(try NoteFormat.markdown(ofNote: path).hasSuffix(comment))
    }

    @Test(arguments: [
        ("n.pdf", "%PDF-1.7\n", "a PDF cannot be checked"),
        ("n.html", "\n<!DOCTYPE html><p>x", "a web page cannot be checked"),
    ])
    func whatCannotBeReadAgainSaysWhatToCheck(_ name: String, _ bytes: String, _ words: String) throws {
        let path = NSTemporaryDirectory() + "assay-\(UUID().uuidString)-\(name)"
        try TextFile.replace(path, with: bytes)
        defer { try? FileManager.default.removeItem(atPath: path) }
        let error = #expect(throws: WorldError.self) { try NoteFormat.markdown(ofNote: path) }
        #expect(error?.description.contains(words) == true)
    }

    /// A template of somebody else's embeds no file of the reader's, by picture or mark.
    @Test(arguments: [NoteFormat.html, .word])
    func whatANoteNamesIsNotRead(_ format: NoteFormat) throws {
        if isMissing("pandoc") { return }
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
