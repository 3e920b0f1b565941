import AssessmentModel
import Foundation
import SourceText
import Templates
import Testing

@testable import Briefing

/// Templates that would print or hold too much end with a clear error, and soon.
@Suite struct TemplateLimitTests {
    private static let head = """
        ---
        template: t
        params:
          authority: {type: authority, required: yes}
        queries:
          rows: statements
        empty: {rows: None.}
        ---

        """

    private static func table(_ count: Int) -> ResultTable {
        ResultTable(
            columns: [Column(name: "word", type: .text)], rows: (0..<count).map { [.text("word \($0)")] },
            origins: (0..<count).map { _ in nil })
    }

    private func render(
        _ body: String, head: String = head, rows: Int = 100, partials: [String: String] = [:]
    ) throws -> String {
        var files = ["t.md": head + body]
        for (name, text) in partials { files["partials/\(name).md"] = text }
        let folder = try templateFolder(files)
        return try compose(
            BriefingOrder(template: "t", parameters: ["authority": "northmoor"]), templates: folder,
            source: FakeSource("t", folder: folder, tables: ["rows": Self.table(rows)])
        ).text
    }

    private func nested(_ depth: Int, _ inner: String = "{{word}}") -> String {
        String(repeating: "{{#rows}}", count: depth) + inner + String(repeating: "{{/rows}}", count: depth)
    }

    @Test func oneHundredRowsFourDeepAreRefusedAtTheSection() throws {
        let error = #expect(throws: Diagnostics.self) { _ = try render(nested(4)) }
        let found = try #require(error)
        #expect(found.items.map(\.code) == ["note-too-long"])
        #expect(
            found.items[0].message.contains("longer than 200,000 pieces")
                && found.items[0].message.contains("Open the list only once"))
        #expect(found.items[0].span.map { found.source.position(of: $0.start).line } == 9)
        // Also when a partial hides the nesting.
        let hidden = #expect(throws: Diagnostics.self) {
            _ = try render(nested(2, "{{> more}}"), partials: ["more": nested(2)])
        }
        #expect(try #require(hidden).items.map(\.code) == ["note-too-long"])
    }

    @Test func manyRowsAreNoMistake() throws {
        #expect(try render(nested(2)).contains("word 99"))
        #expect(try render(nested(1), rows: 20_000).contains("word 19999"))
    }

    @Test func bytesCountAsWellAsPieces() throws {
        let long = String(repeating: "x", count: 2_000)
        let error = #expect(throws: Diagnostics.self) { _ = try render(nested(2, long)) }
        #expect(try #require(error).items[0].message.contains("longer than 4 MB"))
    }

    @Test(arguments: [(20_000, false), (20_001, true), (100_000, true)])
    func linesOfATemplate(_ lines: Int, _ isRefused: Bool) throws {
        // The front matter has eight lines, the last line of the file is the empty one behind its newline.
        let body = String(repeating: "line\n", count: lines - Self.head.split(separator: "\n").count - 1)
        do {
            let text = try render(body)
            #expect(!isRefused && text.hasPrefix("line\n"))
        } catch let error as Diagnostics {
            #expect(
                isRefused && error.items.map(\.code) == ["too-long"]
                    && error.items[0].message.contains("more than 20,000 lines"))
        }
        // Lines of the description count, too, and before they are read as YAML.
        let comments = Self.head.replacing(
            "queries:", with: String(repeating: "# remark\n", count: lines) + "queries:")
        #expect(throws: Diagnostics.self) { _ = try render("", head: comments) }
    }

    @Test func aChoiceIsOneOfItsWords() throws {
        let head = Self.head.replacing(
            "params:\n", with: "params:\n  by: {type: text, choices: [service, scrutiny], default: service}\n"
        )
        #expect(
            try render(
                "{{#by.is_service}}S{{/by.is_service}}{{#by.is_scrutiny}}C{{/by.is_scrutiny}} {{by.name}}",
                head: head
            ).hasPrefix(
                "S service"))
        let error = #expect(throws: Diagnostics.self) { _ = try render("{{by.is_press}}", head: head) }
        #expect(try #require(error).items[0].message.contains("by has no field \"is_press\"."))
    }

    @Test func aTwinIsAQuery() throws {
        let error = #expect(throws: Diagnostics.self) {
            _ = try render("", head: Self.head.replacing("queries:", with: "twin: row\nqueries:"))
        }
        #expect(
            try #require(error).items[0].message == "There is no query called \"row\". Did you mean rows?")
    }

    @Test func sectionsAndParagraphsAreCounted() throws {
        let body =
            "## {{section_number}}. A\n\n{{paragraph_number}} x\n\n{{paragraph_number}} y\n\n## {{section_number}}. B\n\n{{paragraph_number}} z\n"
        #expect(try render(body).hasPrefix("## 1. A\n\n1.1 x\n\n1.2 y\n\n## 2. B\n\n2.1 z\n"))
    }

    /// A folder of others may hold a link; what it leads to outside is not read, what lies inside is.
    @Test(arguments: [true, false])
    func aLinkOutOfTheFolderIsNotRead(_ isOutside: Bool) throws {
        let folder = try #require(try templateFolder(["partials/in.md": "Inside."]).folder)
        let other = try #require(try templateFolder(["secret.md": "Outside."]).folder)
        try FileManager.default.createSymbolicLink(
            atPath: folder + "/partials/pw.md",
            withDestinationPath: isOutside ? other + "/secret.md" : folder + "/partials/in.md")
        let text = Result { try TemplateFolder(folder: folder).partial(named: "pw") }
        if isOutside {
            #expect { try text.get() } throws: { "\($0)".contains("a link to a file outside") }
        } else {
            #expect(throws: Never.self) { try text.get() }
        }
    }
}
