import AssessmentModel
import Presentation
import Testing

@Suite struct SafeOutputTests {
    private static func table(_ texts: [String], name: String = "text", isProse: Bool = false) -> ResultTable
    {
        ResultTable(
            columns: [Column(name: name, type: .text, isProse: isProse)], rows: texts.map { [.text($0)] })
    }

    @Test func hostileTextNeverSteersTheTerminal() {
        let hostile =
            "a\u{1B}[31mred\u{1B}]0;title\u{7} \u{9B}2J \u{202E}drowssap\u{202C} x\u{200B}y\u{FEFF} l1\r\nl2\tt\u{0}\u{7F}\u{2028}z\u{2066}"
        let table = Self.table([hostile], name: "na\u{1B}me", isProse: false)
        let prose = Self.table([hostile], name: "na\u{1B}me", isProse: true)
        for format in OutputFormat.all + [.standard] {
            for each in [table, prose] {
                let text = format.render(each, page: PageSetup(columns: 80, isTerminal: true)).text
                let bad = text.unicodeScalars.filter {
                    ($0.value < 0x20 && $0 != "\n" && $0 != "\r") || (0x7F...0x9F).contains($0.value)
                        || (0x202A...0x202E).contains($0.value)
                        || (0x2066...0x2069).contains($0.value)
                }
                #expect(bad.isEmpty, "\(format.name): \(bad.map { $0.value })")
                #expect(!text.contains("\r") || format.name == "csv")
            }
        }
        #expect(SafeText.neutralised(hostile).hasPrefix("a�[31mred�]0;title� �2J �drowssap� xy l1 l2 t��"))
        #expect(SafeText.neutralised("a\nb\r\nc", keepingLines: true) == "a\nb\nc")
        #expect(SafeText.neutralised("👩‍👩‍👧 שלום café") == "👩‍👩‍👧 שלום café")
    }

    @Test func spreadsheetFormulasAreMadeHarmless() throws {
        let texts = [
            "=1+1", "+44 20", "-cmd|' /C calc'!A0", "@SUM(A1)", "\tx", "\rx", "-0.7", "+5%", "-1,200",
            "plain", "a,b", "say \"no\"",
            "two\nlines", "",
        ]
        let csv = try #require(OutputFormat.named("csv")).render(Self.table(texts), page: .piped).text
        #expect(
            csv
                == "text\r\n'=1+1\r\n'+44 20\r\n'-cmd|' /C calc'!A0\r\n'@SUM(A1)\r\n' x\r\n'x\r\n-0.7\r\n+5%\r\n\"-1,200\"\r\nplain\r\n\"a,b\"\r\n"
                + "\"say \"\"no\"\"\"\r\n\"two\nlines\"\r\n\"\"\r\n")
    }

    @Test func jsonEscapesAndKeepsTypes() throws {
        let table = ResultTable(
            columns: ["b", "a", "c", "d", "e", "f", "g\"h"].map { Column(name: $0, type: .text) },
            rows: [
                [
                    .integer(2), .number(3), .number(0.1), .number(.nan), .list(["x\\", "\u{1}"]), .missing,
                    .yesNo(false),
                ],
                [
                    .number(-1.5e-7), .number(1e21), .text("é\u{202E}\n"),
                    .date(RendererGoldenTests.date("2025-06")), .list([]), .text(""),
                    .number(-0.0),
                ],
            ])
        let lines = try #require(OutputFormat.named("jsonl")).render(table, page: .piped).text
        #expect(
            lines == #"{"b":2,"a":3,"c":0.1,"d":null,"e":["x\\","\u0001"],"f":null,"g\"h":false}"# + "\n"
                + #"{"b":-1.5e-07,"a":1e+21,"c":"é\u202e\n","d":"2025-06","e":[],"f":"","g\"h":0}"# + "\n")
        #expect(
            try #require(OutputFormat.named("json")).render(
                ResultTable(columns: table.columns, rows: []), page: .piped
            ).text == "[]\n")
    }

    @Test func markdownAndHTMLAreData() throws {
        let table = Self.table(["a|b *c* _d_ e_f <b> &amp; `x` [l](u) AT&T & co"])
        #expect(
            try #require(OutputFormat.named("markdown")).render(table, page: .piped).text.contains(
                #"a\|b \*c\* \_d\_ e_f \<b\> \&amp; \`x\` \[l\](u) AT\&T & co"#))
        let html = try #require(OutputFormat.named("html")).render(table, page: .piped).text
        #expect(html.contains("&lt;b&gt; &amp;amp;") && html.contains("<th scope=\"col\">text</th>"))
    }
}
