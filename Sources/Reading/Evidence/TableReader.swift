internal import AssessmentModel
internal import English
internal import SourceText
internal import TextAnalysis

/// Reads the figures of a table: the row's label names what is measured, the column's says of whom or when. A
/// figure in a column of England's, a region's or a target is what the row's other figures are compared with, and
/// never the council's; a cell without a value gives none.
struct TableReader {
    private let table: TableText
    private let lexicon: Lexicon
    /// What each column's label says; the first `labelColumns` are labels themselves.
    private let columns: [Role]
    /// Whether rows tell of whom the figures are, and columns what is measured.
    private let isTurned: Bool

    /// What a row's or column's label says of its figures.
    private enum Role: Equatable {
        case value
        case compared(Comparator)
        /// Of a time.
        case period
        /// A change, a rank, a remark: no value of the measure.
        case other
        case source
    }

    init(_ table: TableText, lexicon: Lexicon) {
        self.table = table
        self.lexicon = lexicon
        let width = table.rows.map(\.count).max() ?? 0
        columns = (0..<width).map { Self.role(of: table.columnLabel($0), lexicon) }
        let isCompared = columns.contains { if case .compared = $0 { true } else { false } }
        let hasComparedRow = table.rows.indices.dropFirst(table.headerCount).contains {
            Self.role(of: table.rowLabel($0), lexicon) == .compared(.england)
        }
        isTurned = !isCompared && hasComparedRow && table.headerCount > 0
    }

    /// A sentence a row, with the row's figures.
    func sentences() -> [Sentence] {
        table.rows.indices.map { row in
            let bytes = table.rows[row].map(\.text).joined(separator: "\t")
            var indicators = row < table.headerCount ? [] : isTurned ? turned(row) : straight(row)
            for index in indicators.indices { indicators[index].number = index + 1 }
            return Sentence(
                number: row + 1, span: table.spans[row], text: bytes, tone: .neutral, voices: [], stage: nil,
                cues: [],
                indicators: indicators)
        }.filter { !$0.text.isEmpty }
    }

    // MARK: Labels

    private static func role(of label: String, _ lexicon: Lexicon) -> Role {
        let words = Set(Folding.wordList(label))
        if words.isEmpty { return .value }
        if !words.isDisjoint(with: changeWords) { return .other }
        if words.contains("england") || words.contains("national") || words.contains("english") {
            return .compared(.england)
        }
        // A region's name and no more: a council may have it in its own.
        let named = SentenceReading(bytes: Array("in \(label)".utf8), lexicon: lexicon)
        if !words.isDisjoint(with: ["region", "regional"])
            || named.matches.contains(where: { $0.kind == .region && $0.tokens.count == named.tokens.count })
        {
            return .compared(.region)
        }
        if !words.isDisjoint(with: targetWords) { return .compared(.target) }
        if !words.isDisjoint(with: otherWords) { return .compared(.other) }
        if !words.isDisjoint(with: ["source", "sources"]) { return .source }
        if label.split(separator: ",").contains(where: { TableText.isPeriod(String($0)) }) { return .period }
        return .value
    }

    private static let changeWords = English.words(.figures, "columns without a value").set
    private static let targetWords = English.words(.figures, "columns of targets").set
    private static let otherWords = English.words(.figures, "columns of others").set
    private static let englandWords = English.words(.figures, "columns of england").set

    // MARK: Rows

    /// The figures of a row whose label is a measure.
    private func straight(_ row: Int) -> [Indicator] {
        let cells = table.rows[row]
        let label = table.rowLabel(row)
        guard cells.count > 1, cells[0].text.count(where: \.isLetter) > 0 || !label.isEmpty else { return [] }
        let own = (table.labelColumns..<max(table.labelColumns, cells.count)).filter {
            columns[$0] == .value || columns[$0] == .period
        }
        let names = Set(own.filter { columns[$0] == .value }.map(untimed)).subtracting([""])
        var found: [Indicator] = []
        for column in own {
            let above = table.columnLabel(column)
            let measure =
                names.count > 1 && columns[column] == .value ? "\(label), \(untimed(column))" : label
            guard var indicator = indicator(row, column, measure: measure, labels: [label, above]) else {
                continue
            }
            indicator.period = times(of: column).first
            if let (comparator, benchmark) = benchmark(row, for: column) {
                compare(&indicator, comparator, benchmark)
            } else if columns[column] == .period, let before = found.last, before.unit == indicator.unit {
                indicator.comparator = .previous
                (indicator.benchmark, indicator.benchmarkText) = (before.value, before.valueText)
            }
            found.append(indicator)
        }
        return found
    }

    /// The figure that a row's own is compared with, of the same time where columns tell times.
    private func benchmark(_ row: Int, for column: Int) -> (Comparator, Indicator)? {
        let times = times(of: column)
        for whose in [Comparator.england, .region, .target, .other] {
            for other in columns.indices where columns[other] == .compared(whose) {
                let otherTimes = self.times(of: other)
                guard times.isEmpty || otherTimes.isEmpty || times == otherTimes, compares(other, column)
                else { continue }
                if let found = indicator(row, other, measure: "", labels: [table.rowLabel(row)]) {
                    return (whose, found)
                }
            }
        }
        return nil
    }

    /// Whether a column of others' figures is of the same thing as one of several of the council's: its heading says the
    /// same, or says only whose it is.
    private func compares(_ other: Int, _ column: Int) -> Bool {
        guard columns[column] == .value else { return true }
        let said = Set(Folding.wordList(table.columnLabel(other))).subtracting(Self.englandWords)
        let own = columns.indices.filter { $0 >= table.labelColumns && columns[$0] == .value }
        return own.count < 2 || said.isSubset(of: Folding.wordList(table.columnLabel(column)))
    }

    private func times(of column: Int) -> [String] {
        table.columnLabel(column).split(separator: ",").compactMap { part in
            Self.time(at: part.drop { $0 == " " })
        }
    }

    /// The time that a part of a heading is or ends with: "March 2025" of "Anyshire March 2025".
    private static func time(at part: Substring) -> String? {
        var rest = part
        while !rest.isEmpty {
            if TableText.isPeriod(String(rest)) { return String(rest) }
            rest = rest.drop { $0 != " " }.drop { $0 == " " }
        }
        return nil
    }

    /// What a heading says beside its time.
    private func untimed(_ column: Int) -> String {
        let label = table.columnLabel(column)
        guard let time = times(of: column).first, label.hasSuffix(" \(time)") else { return label }
        let name = label.dropLast(time.count + 1)
        return String(name.hasSuffix(",") ? name.dropLast() : name)
    }

    /// The figures of a row whose label is a council, where columns name the measures.
    private func turned(_ row: Int) -> [Indicator] {
        guard
            Self.role(of: table.rowLabel(row), lexicon) == .value
                || Self.role(of: table.rowLabel(row), lexicon) == .period
        else { return [] }
        let body = table.rows.indices.dropFirst(table.headerCount)
        let own = body.count { Self.role(of: table.rowLabel($0), lexicon) == .value }
        return (1..<max(1, table.rows[row].count)).compactMap { column in
            let above = table.columnLabel(column)
            // Where columns are times, the corner says what is measured.
            let corner = table.columnLabel(0)
            let isTime = columns[column] == .period && !corner.isEmpty
            let what = isTime ? corner : above
            let measure = own > 1 ? "\(what), \(table.rowLabel(row))" : what
            guard !above.isEmpty, var found = indicator(row, column, measure: measure, labels: [above, what])
            else {
                return nil
            }
            if isTime { found.period = above }
            for other in body where Self.role(of: table.rowLabel(other), lexicon) == .compared(.england) {
                if let benchmark = indicator(other, column, measure: "", labels: [above]) {
                    compare(&found, .england, benchmark)
                    break
                }
            }
            return found
        }
    }

    private func compare(_ indicator: inout Indicator, _ comparator: Comparator, _ benchmark: Indicator) {
        // Figures in two units are compared with nothing.
        guard indicator.unit == benchmark.unit || benchmark.unit == .count || indicator.unit == .count else {
            return
        }
        if indicator.unit == .count { indicator.unit = benchmark.unit }
        indicator.comparator = comparator
        (indicator.benchmark, indicator.benchmarkText) = (benchmark.value, benchmark.valueText)
    }

    // MARK: Cells

    /// The one figure of a cell; nil for none, for several, and for one whose label counts in thousands.
    private func indicator(_ row: Int, _ column: Int, measure: String, labels: [String]) -> Indicator? {
        guard table.rows[row].indices.contains(column) else { return nil }
        let cell = table.rows[row][column]
        guard TableText.isValue(cell.text) else { return nil }
        let reading = SentenceReading(bytes: Array(cell.text.utf8), lexicon: lexicon)
        let quantities = QuantityScanner(reading).scan()
        guard let quantity = quantities.first, quantities.count == 1 || quantity.tokens.lowerBound == 0 else {
            return nil
        }
        let all = labels + [table.columnLabel(column)]
        guard quantity.unit != nil || !all.contains(where: Self.isScaled) else { return nil }
        let place = reading.span(quantity.tokens)
        let offset = cell.span.start - table.spans[row].start
        return Indicator(
            number: 1, measure: measure, value: quantity.value, valueMax: quantity.valueMax,
            valueText: reading.text(quantity.tokens), span: Span(place.start + offset, place.end + offset),
            unit: quantity.unit ?? unit(by: all), statistic: statistic(by: labels))
    }

    private static func isScaled(_ label: String) -> Bool {
        let plain = label.lowercased()
        return ["000", "£m", "£k", "million", "thousand", "per 100", "per 1,", "rate per"].contains(
            where: plain.contains)
    }

    private static let unitWords: [(String, Unit)] = [
        ("days", .days), ("weeks", .weeks), ("months", .months), ("years", .years), ("hours", .hours),
    ]

    /// The unit that labels give a bare number: in brackets, behind "in", or as a column's whole label.
    private func unit(by labels: [String]) -> Unit {
        for label in labels {
            let plain = label.lowercased()
            if ["%", "per cent", "percent"].contains(where: plain.contains) { return .percent }
            if plain.contains("£") { return .pounds }
            for (word, unit) in Self.unitWords
            where plain == word || plain.contains("(\(word))") || plain.hasSuffix(" in \(word)")
                || plain.hasSuffix(", \(word)")
            {
                return unit
            }
        }
        let isPeople = labels.contains { label in
            SentenceReading(bytes: Array(label.utf8), lexicon: lexicon).matches.contains {
                $0.kind == .peopleNoun
            }
        }
        return isPeople ? .people : .count
    }

    private func statistic(by labels: [String]) -> Statistic {
        for label in labels {
            let matches = SentenceReading(bytes: Array(label.utf8), lexicon: lexicon).matches
            for match in matches {
                if let named = StatisticReader.kinds.first(where: { $0.0 == match.kind }) {
                    return named.1
                }
            }
        }
        return .value
    }
}
