package import AssessmentModel

/// A page of text, and what the reader should know about how it was made.
package struct Rendering: Sendable, Equatable {
    /// Ends in a newline unless empty.
    package var text: String
    /// For standard error, such as `There is no number to draw bars from: shown as a table.`
    package var notes: [String]

    package init(_ text: String, notes: [String] = []) {
        self.text = text
        self.notes = notes
    }
}

/// One way to write an answer: what may stand after `as` and `--format`.
package struct OutputFormat: Sendable {
    package let name: String
    /// One line, for help and completion.
    package let help: String
    /// Read by programs or put into documents: always whole, never cut to a screenful.
    package let isWhole: Bool
    /// Whether a second answer behind a first one in the same file would make neither readable.
    package let holdsOneAnswer: Bool
    private let renderer: @Sendable (ResultTable, PageSetup) -> Rendering

    /// Writes an answer.
    package func render(_ table: ResultTable, page: PageSetup) -> Rendering { renderer(table, page) }

    /// The format of that name, in any case.
    package static func named(_ name: String) -> OutputFormat? { all.first { $0.name == name.lowercased() } }

    /// Every format, in the order help lists them.
    package static let all: [OutputFormat] = [
        table, list,
        OutputFormat("quotes", "each text in quotation marks with where it stands") {
            QuotesRenderer.render($0, page: $1)
        },
        OutputFormat("markdown", "a table for a document", isWhole: true) {
            MarkdownRenderer.render($0, page: $1)
        },
        csv, json, jsonl,
        OutputFormat("html", "a table for a web page", isWhole: true) { HTMLRenderer.render($0, page: $1) },
        OutputFormat("bars", "a bar for each number, with the number") { BarsRenderer.render($0, page: $1) },
        OutputFormat("heatmap", "numbers with shades, rows by columns") {
            HeatmapRenderer.render($0, page: $1)
        },
    ]

    package static let table = OutputFormat("table", "aligned columns, long text wrapped inside its column") {
        TableRenderer.render($0, page: $1)
    }
    package static let list = OutputFormat("list", "each row under a header line, long text as prose") {
        ListRenderer.render($0, page: $1)
    }
    package static let csv = OutputFormat(
        "csv", "for spreadsheets: RFC 4180, formulas made harmless", isWhole: true, holdsOneAnswer: true
    ) { table, _ in CSVRenderer.render(table) }
    private static let json = OutputFormat("json", "an array of objects", isWhole: true, holdsOneAnswer: true)
    {
        table, _ in JSONRenderer.array(table)
    }
    package static let jsonl = OutputFormat("jsonl", "an object a line", isWhole: true) { table, _ in
        JSONRenderer.lines(table)
    }

    /// Without `as`: prose under header lines when there is long text, else a table.
    package static let standard = OutputFormat("standard", "a list when there is long text, else a table") {
        table, page in
        table.proseColumns.isEmpty
            ? TableRenderer.render(table, page: page) : ListRenderer.render(table, page: page)
    }

    private init(
        _ name: String, _ help: String, isWhole: Bool = false, holdsOneAnswer: Bool = false,
        _ renderer: @escaping @Sendable (ResultTable, PageSetup) -> Rendering
    ) {
        self.name = name
        self.help = help
        self.isWhole = isWhole
        self.holdsOneAnswer = holdsOneAnswer
        self.renderer = renderer
    }
}
