internal import QuotedLines
internal import AssessmentModel
internal import English
internal import NoteText
internal import TextAnalysis

/// One row of a query's answer, read by column name.
struct EvidenceRow: Sendable, Hashable {
    var fields: [String: Value]
    let origin: RowOrigin?
    /// The id of the paragraph it stands in: `northmoor@2025-03/needs/5` for sentence `….2` and figure
    /// `….2#1`.
    let paragraph: String?
    /// The id of the sentence it stands in, without the figure's number.
    let sentence: String?

    init(fields: [String: Value], origin: RowOrigin?) {
        self.fields = fields
        self.origin = origin
        // Made once: ranking compares them for every candidate at every choice.
        paragraph = origin?.findingID
        sentence = origin?.sentenceID
    }

    static func rows(of table: ResultTable) -> [EvidenceRow] {
        table.rows.indices.map { index in
            var fields = [String: Value](minimumCapacity: table.columns.count)
            for (column, value) in zip(table.columns, table.rows[index]) { fields[column.name] = value }
            return EvidenceRow(
                fields: fields, origin: table.origins.indices.contains(index) ? table.origins[index] : nil)
        }
    }

    /// The value as a reader sees it; nil when missing.
    func text(_ name: String) -> String? {
        switch fields[name] ?? .missing {
        case .missing: nil
        case .text(let text): text
        case .integer(let number): Figures.number(Double(number))
        case .number(let number):
            number == number.rounded() ? Figures.number(number) : Figures.number(number, decimals: 1)
        case .date(let date): date.english
        case .yesNo(let flag): flag ? "yes" : "no"
        case .list(let items): items.isEmpty ? nil : items.joined(separator: ", ")
        }
    }

    func number(_ name: String) -> Double? { fields[name]?.number }

    func integer(_ name: String) -> Int? { number(name).map { Int($0.rounded()) } }

    func date(_ name: String) -> PartialDate? {
        switch fields[name] ?? .missing {
        case .date(let date): date
        case .text(let text): PartialDate(iso: text) ?? PartialDate(english: text)
        case .missing, .integer, .number, .yesNo, .list: nil
        }
    }

    func list(_ name: String) -> [String] {
        switch fields[name] ?? .missing {
        case .list(let items): items
        case .text(let text): text.split(separator: ",").map { String($0.drop { $0 == " " }) }
        case .missing, .integer, .number, .date, .yesNo: []
        }
    }
}

/// What a statement's row says about where evidence stands.
struct StatementPlace: Sendable, Hashable {
    /// "needs"; or a part of the report such as "experiences".
    var section: String
    /// "Assessing needs"; the section's slug where no statement has it.
    var name: String
    /// 1 to 9; 10 for other parts.
    var number: Int
    var score: Int?

    init(_ row: EvidenceRow) {
        section = row.text("section") ?? ""
        name = row.text("statement") ?? section
        number = row.integer("statement_number") ?? 10
        score = row.integer("score")
    }
}

/// A figure of a report with the sentence it stands in.
struct FigureRow: Sendable, Hashable {
    var row: EvidenceRow
    var place: StatementPlace
    /// Empty where no label can be made.
    var measure: String
    var value: Double
    var valueMax: Double?
    var valueText: String
    var unit: Unit
    var statistic: Statistic
    var comparator: Comparator?
    var benchmark: Double?
    var benchmarkText: String?
    var judged: String?
    var direction: Direction?
    var source: String?
    var sourceDate: PartialDate?
    var period: String?
    /// The sentence, verbatim.
    var text: String
    var tone: Tone

    /// Columns that a query of figures must show.
    static let fields = [
        "measure", "value", "value_max", "value_text", "unit", "statistic", "comparator", "benchmark",
        "benchmark_text", "judged",
        "direction",
        "source", "source_date", "period", "text", "tone", "section", "statement", "statement_number",
        "score",
    ]

    /// Nil when the row lacks what every figure has.
    init?(_ row: EvidenceRow) {
        guard let value = row.number("value"), row.origin != nil,
            let unit = Unit(rawValue: row.text("unit") ?? ""), let text = row.text("text")
        else { return nil }
        self.row = row
        place = StatementPlace(row)
        measure = row.text("measure") ?? ""
        self.value = value
        valueMax = row.number("value_max")
        valueText = row.text("value_text") ?? ""
        self.unit = unit
        statistic = Statistic(rawValue: row.text("statistic") ?? "") ?? .value
        comparator = Comparator(rawValue: row.text("comparator") ?? "")
        benchmark = row.number("benchmark")
        benchmarkText = row.text("benchmark_text")
        judged = row.text("judged")
        direction =
            comparator == .england && Self.isJudgedElsewhere(text, after: valueText)
            ? nil : Direction(rawValue: row.text("direction") ?? "")
        source = row.text("source")
        sourceDate = row.date("source_date")
        period = row.text("period")
        self.text = text
        tone = Tone(rawValue: row.text("tone") ?? "") ?? .neutral
    }

    /// Whether the report says "than" of others than England: "66.9% (England 59.1%), better than in similar counties".
    private static func isJudgedElsewhere(_ text: String, after value: String) -> Bool {
        guard let place = text.firstWholeRange(of: value)?.upperBound,
            let than = text[place...].firstRange(of: " than ")?.upperBound
        else { return false }
        let words = Wording.words(text[than...].prefix { !",;.(".contains($0) })
        return words.contains { LineWords.otherComparators.contains($0) }
            && !words.contains { LineWords.england.contains($0) }
    }

    /// The figure as the note prints it: `66.5%`, `52`, `28 days`.
    var shown: String { Figures.quantity(value, unit: unit, printed: valueText) }
    /// England's figure as the note prints it.
    var benchmarkShown: String? { benchmark.map { Figures.quantity($0, unit: unit, printed: benchmarkText) } }
    /// Size of the gap as a share of the benchmark; 0 when there is none.
    var relativeGap: Double {
        guard let benchmark, benchmark != 0 else { return 0 }
        return abs(value - benchmark) / abs(benchmark)
    }
    /// Counts fewer than ten: people, or what is not said beside the number.
    var isSmallCount: Bool {
        value < 10 && value == value.rounded()
            && (unit == .people || unit == .count && !valueText.contains(" "))
    }
}

/// A sentence of a report with what was understood of it.
struct SentenceRow: Sendable, Hashable {
    var row: EvidenceRow
    var place: StatementPlace
    var text: String
    var tone: Tone
    var voices: [String]
    var stage: String?

    /// Columns that a query of sentences must show.
    static let fields = [
        "text", "tone", "voices", "stage", "section", "statement", "statement_number", "score",
    ]

    init?(_ row: EvidenceRow) {
        guard let text = row.text("text"), row.origin != nil else { return nil }
        self.row = row
        place = StatementPlace(row)
        self.text = text
        tone = Tone(rawValue: row.text("tone") ?? "") ?? .neutral
        voices = row.list("voices")
        stage = row.text("stage")
    }

    /// A quotation that speaks of something planned or under way; nil elsewhere.
    var plan: String? {
        guard [Stage.planned, .underWay].map(\.rawValue).contains(stage ?? "") else { return nil }
        return SpokenPlan.quotation(of: text)
    }
}

extension FigureDate {
    /// Nil where the report gives the figure no date.
    init?(_ figure: FigureRow) {
        self.init(
            period: figure.period, source: figure.source, sourceDate: figure.sourceDate, sentence: figure.text
        )
    }
}
