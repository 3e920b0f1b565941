import AssessmentModel
import Presentation
import Testing
import TestSupport

/// Every format on tables that officers meet, reviewed as text.
@Suite struct RendererGoldenTests {
    static let long =
        "Some people told us that they had waited too long for a hospital discharge assessment, and that the reasons for the delay were not explained to them. Staff said that discharges from hospital had improved since 2024."

    static let findings = ResultTable(
        columns: [
            Column(name: "authority", type: .record("authority")),
            Column(name: "statement", type: .record("statement")),
            Column(name: "score", type: .number), Column(name: "stage", type: .choice("stage")),
            Column(name: "text", type: .text, isProse: true),
        ],
        rows: [
            [.text("Stockton-on-Tees"), .text("Assessing needs"), .integer(2), .missing, .text(long)],
            [
                .text("Rhondda Ŵylfa"), .text("Safeguarding"), .integer(3), .text("in place"),
                .text("長い文章も列の幅で折り返される。Cafe\u{301} 👩‍👩‍👧 said so."),
            ],
        ],
        origins: [
            RowOrigin(record: "finding", id: "stockton-on-tees@2025-10/needs/7"),
            RowOrigin(record: "finding", id: "rhondda@2025-01/safeguarding/1"),
        ])

    static let narrow = ResultTable(
        columns: [
            Column(name: "authority", type: .record("authority")), Column(name: "published", type: .date),
            Column(name: "rating", type: .choice("rating")),
            Column(name: "population", type: .number), Column(name: "average_score", type: .number),
            Column(name: "read", type: .yesNo),
            Column(name: "year", type: .number), Column(name: "voices", type: .list),
        ],
        rows: [
            [
                .text("Stockton-on-Tees"), .date(date("2025-10-24")), .text("Good"), .integer(196_595),
                .number(2.5555555), .yesNo(true),
                .integer(2025),
                .list(["carers", "staff"]),
            ],
            [
                .text("東京 Council"), .date(date("2025-06")), .text("Requires improvement"),
                .integer(9_733_276), .number(3), .yesNo(false),
                .integer(2024), .list([]),
            ],
            [
                .text("Cafe\u{301}ville|*new*"), .missing, .missing, .missing, .number(-0.5), .missing,
                .missing, .missing,
            ],
        ])

    /// A pivot of the nine statements, whose names are wider than the scores under them.
    static let pivot = ResultTable(
        columns: [Column(name: "authority", type: .record("authority"))]
            + [
                "Assessing needs", "Supporting people to live healthier lives",
                "Equity in experience and outcomes",
            ]
            .map { Column(name: $0, type: .number) },
        rows: [
            [.text("Stockton-on-Tees"), .integer(2), .integer(3), .missing],
            [.text("Sunderland"), .integer(3), .integer(3), .integer(4)],
        ])

    /// Letters stand over columns of figures that would not fit with their names, and a legend says which.
    @Test func aPivotIsAGridOnANarrowTerminal() {
        let text = TableRenderer.render(Self.pivot, page: PageSetup(columns: 50, isTerminal: true)).text
        #expect(
            text == """
                authority         A  B  C
                ────────────────  ─  ─  ─
                Stockton-on-Tees  2  3  -
                Sunderland        3  3  4

                A Assessing needs
                B Supporting people to live healthier lives
                C Equity in experience and outcomes

                """)
    }

    static let counts = ResultTable(
        columns: [Column(name: "rating", type: .choice("rating")), Column(name: "count", type: .number)],
        rows: [
            [.text("Good"), .integer(41)], [.text("Requires improvement"), .integer(28)],
            [.missing, .integer(0)],
        ])

    static let differences = ResultTable(
        columns: [
            Column(name: "statement", type: .record("statement")), Column(name: "difference", type: .number),
        ],
        rows: [
            [.text("Needs"), .number(-0.75)], [.text("Care"), .number(0.25)],
            [.text("Learning"), .number(0)],
        ])

    static let scores: ResultTable = {
        let names = [
            "Assessing needs", "Supporting people to live healthier lives",
            "Equity in experience and outcomes", "Safeguarding",
        ]
        return ResultTable(
            columns: [Column(name: "authority", type: .record("authority"))]
                + names.map { Column(name: $0, type: .number) },
            rows: [
                [.text("Stockton-on-Tees"), .integer(2), .integer(3), .integer(2), .integer(3)],
                [.text("Sunderland"), .integer(3), .integer(4), .missing, .integer(1)],
            ])
    }()

    static func date(_ iso: String) -> PartialDate {
        guard let date = PartialDate(iso: iso) else { preconditionFailure("a test's date is a date") }
        return date
    }

    @Test(arguments: OutputFormat.all.map(\.name) + ["standard"])
    func everyFormat(_ name: String) {
        let format = OutputFormat.named(name) ?? .standard
        let page = PageSetup(
            columns: 80, isTerminal: true, searchWords: ["hospital discharge"],
            numbersRows: name == "table" || name == "standard")
        var text = ""
        for (title, table) in [
            ("findings", Self.findings), ("narrow", Self.narrow), ("counts", Self.counts),
            ("differences", Self.differences),
            ("scores", Self.scores),
        ] {
            let made = format.render(table, page: page)
            text += "== \(title) as \(name)\n" + made.text + made.notes.map { "note: \($0)\n" }.joined()
        }
        expectGolden(text, "format-\(name).txt")
    }

    @Test(arguments: [20, 60, 80, 120, 200])
    func everyWidth(_ columns: Int) {
        let page = PageSetup(columns: columns, isTerminal: true, numbersRows: true, firstRow: 99)
        var text = ""
        for (title, table) in [("findings", Self.findings), ("narrow", Self.narrow), ("counts", Self.counts)]
        {
            text += "== \(title)\n" + OutputFormat.standard.render(table, page: page).text
        }
        for name in ["bars", "heatmap", "quotes"] {
            let format = OutputFormat.named(name) ?? .standard
            text +=
                "== \(name)\n"
                + format.render(
                    name == "bars" ? Self.counts : name == "heatmap" ? Self.scores : Self.findings, page: page
                ).text
        }
        expectGolden(text, "columns-\(columns).txt")
        for line in text.split(separator: "\n") { #expect(DisplayWidth.of(line) <= columns, "\(line)") }
    }

    @Test func aPipeGetsNoRuleNoColourAndNoCut() {
        var page = PageSetup.piped
        page.searchWords = ["hospital"]
        var text =
            OutputFormat.standard.render(Self.findings, page: page).text
            + OutputFormat.standard.render(Self.narrow, page: page).text
        #expect(!text.contains("\u{1B}") && !text.contains("─"))
        text += PageSetup(columns: 80, isTerminal: false, usesColour: true).bold("plain") + "\n"
        expectGolden(text, "piped.txt")
    }

    @Test func searchedWordsAreBoldOnATerminalWithColour() {
        let page = PageSetup(
            columns: 80, isTerminal: true, usesColour: true, searchWords: ["hospital discharge", "delay*"])
        let text = OutputFormat.standard.render(Self.findings, page: page).text
        #expect(text.contains("\u{1B}[1mhospital discharge\u{1B}[0m"))
        #expect(text.contains("\u{1B}[1mdelay\u{1B}[0m"))
        #expect(!text.contains("\u{1B}[1mhospital\u{1B}[0m"), "half of a phrase is not marked")
        #expect(!text.contains("**"))
    }
}
