internal import AssessmentModel
internal import English
internal import ReferenceData
internal import SourceText
internal import TextAnalysis

/// Figures that lack what a reader needs to quote them: a unit, a source, a date.
enum FigureChecks {
    // MARK: Units

    /// A percentage beside a benchmark of which only one has its sign. In "from 45 to 50%" one sign serves
    /// both.
    static func units(_ report: ReportInHand) -> [Notice] {
        report.passages.flatMap { passage in
            passage.sentences.flatMap { sentence in
                sentence.sentence.indicators.compactMap { indicator -> Notice? in
                    guard indicator.unit == .percent,
                        [.england, .region, .other].contains(indicator.comparator), indicator.valueMax == nil,
                        let benchmark = indicator.benchmarkText, benchmark.contains(where: \.isNumber),
                        indicator.valueText.contains(where: \.isNumber)
                    else { return nil }
                    let hasBoth = (
                        hasUnit(indicator.valueText),
                        hasUnit(benchmark) || isFollowedByUnit(benchmark, in: sentence)
                    )
                    guard hasBoth.0 != hasBoth.1 else { return nil }
                    let bare = hasBoth.0 ? benchmark : indicator.valueText
                    let other = hasBoth.0 ? indicator.valueText : benchmark
                    return report.notice(
                        .unitMissing, at: passage,
                        "“\(bare)” has no unit beside “\(other)”: “\(sentence.quoting(bare))”")
                }
            }
        }
    }

    private static func hasUnit(_ text: String) -> Bool {
        text.contains("%") || text.lowercased().contains("per")
    }

    /// Found by its words, the last of several: a benchmark is kept as it is printed, without its place.
    private static func isFollowedByUnit(_ text: String, in sentence: SentenceInHand) -> Bool {
        guard let range = sentence.sentence.text.wholeRanges(of: text).last else { return false }
        let rest = sentence.sentence.text[range.upperBound...].drop { $0 == " " || $0 == "\u{A0}" }
        return rest.hasPrefix("%") || rest.hasPrefix("per")
    }

    // MARK: Sources

    private enum Lack: String {
        case source = "no source"
        case date = "no date"
        case both = "neither a source nor a date"

        /// Nil where both are there.
        init?(isSourced: Bool, isDated: Bool) {
            switch (isSourced, isDated) {
            case (true, true): return nil
            case (true, false): self = .date
            case (false, true): self = .source
            case (false, false): self = .both
            }
        }
    }

    private static func isSourced(_ sentence: SentenceInHand, _ cues: Cues) -> Bool {
        sentence.sentence.indicators.contains { isNamed($0.source) } || sentence.hasCitation
            || cues.sources.occurs(in: sentence.tokens)
    }

    private static func isDated(_ sentence: SentenceInHand) -> Bool {
        sentence.hasYear
            || sentence.sentence.indicators.contains { $0.sourceDate != nil || $0.period != nil }
    }

    /// Figures compared with England whose source, or its date, is neither in their sentence nor in those
    /// around it.
    static func sources(_ report: ReportInHand) -> [Notice] {
        var lacking: [(Lack, Notice)] = []
        for passage in report.passages where passage.finding.section.isStatement {
            let table = TableText(passage.finding.text)
            // A citation serves the sentences after it, and the one before.
            var known = (isSourced: false, isDated: false, count: 0)
            for (index, sentence) in passage.sentences.enumerated() {
                for near in passage.sentences[known.count..<min(index + 2, passage.sentences.count)] {
                    known.isSourced = known.isSourced || isSourced(near, report.cues)
                    known.isDated = known.isDated || isDated(near)
                    known.count += 1
                }
                let compared = sentence.sentence.indicators.filter {
                    $0.comparator == .england && $0.benchmark != nil
                        && !sentence.isDifference($0, report.cues)
                }
                guard let first = compared.first else { continue }
                guard let lack = Lack(isSourced: known.isSourced, isDated: known.isDated) else { continue }
                let benchmark = first.benchmarkText ?? ""
                lacking.append(
                    (
                        lack,
                        report.notice(
                            .unsourced, at: passage,
                            "“\(first.valueText)” beside England's “\(benchmark)” has \(lack.rawValue): \(place(of: first, in: sentence, table, passage) ?? "“\(sentence.quoting(first.valueText))”")"
                        )
                    ))
            }
        }
        return grouped(lacking)
    }

    /// A report that never dates its sources is told so once.
    private static func grouped(_ lacking: [(Lack, Notice)]) -> [Notice] {
        let undated = lacking.filter { $0.0 == .date }.map(\.1)
        guard undated.count > 3, var first = undated.first else { return lacking.map(\.1) }
        first.text += " So have \(undated.count - 1) more figures compared with England."
        return lacking.filter { $0.0 != .date }.map(\.1) + [first]
    }

    /// Which cell of a table a figure stands in; nil for running text.
    private static func place(
        of indicator: Indicator, in sentence: SentenceInHand, _ table: TableText?,
        _ passage: ReportInHand.Passage
    ) -> String? {
        guard let table, let row = table.row(at: sentence.sentence.span.start) else { return nil }
        let offset = table.spans[row].start + indicator.span.start
        let column = table.rows[row].firstIndex { $0.span.start <= offset && offset < $0.span.end } ?? 0
        return table.citation(row: row, column: column, heading: passage.finding.heading)
    }

    private static let unnamed = English.words(.remarks, "sources without a name")

    /// "National data" names no source.
    private static func isNamed(_ source: String?) -> Bool {
        guard let source else { return false }
        return !unnamed.contains(source.lowercased())
    }
}

extension SentenceInHand {
    /// Whether a figure is the size of a difference and not a value: "5% higher than the England average of
    /// 41%".
    func isDifference(_ indicator: Indicator, _ cues: Cues) -> Bool {
        var next = token(at: indicator.span.end)
        if isMark(next, MarkKey.percent) { next += 1 }
        if isWord(next, Self.pointWords) { next += 1 }
        return cues.larger.match(at: next, in: tokens) != nil
            || cues.smaller.match(at: next, in: tokens) != nil
    }

    private static let pointWords = keys("points point")
    private static let months = Set(PartialDate.monthNames.map { Tokenizer.key($0) })

    /// Whether a name and a year stand together in brackets: "(SACE, June 2024)".
    var hasCitation: Bool {
        var named: Bool?
        for (index, token) in tokens.enumerated() {
            if isMark(index, MarkKey.open) { named = false }
            if isMark(index, MarkKey.close) { named = nil }
            if token.kind == .word, token.isCapitalised, !Self.months.contains(token.key), named != nil {
                named = true
            }
            if named == true, token.kind == .number, token.span.length == 4 { return true }
        }
        return false
    }

    /// Whether a year or a financial year is printed: 2019 to 2099.
    var hasYear: Bool {
        tokens.contains { token in
            token.kind == .number && token.span.length == 4 && bytes[token.span.start] == UInt8(ascii: "2")
                && bytes[token.span.start + 1] == UInt8(ascii: "0")
        }
    }

    /// The words around a text of the sentence, the first of several, with an ellipsis at each cut. A benchmark has
    /// no place.
    func quoting(_ text: String) -> String {
        if TableText.isTable(sentence.text) { return sentence.text.replacing("\t", with: " | ") }
        guard let range = sentence.text.firstWholeRange(of: text) else {
            return sentence.text.opening(of: 120)
        }
        let offset = sentence.text.utf8.distance(from: sentence.text.startIndex, to: range.lowerBound)
        return around(token(at: offset))
    }
}

/// A figure with so many decimals: `12.39`.
func printed(_ value: Double, decimals: Int) -> String {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let scaled = (abs(value) * scale).rounded(.toNearestOrAwayFromZero)
    guard scaled < 9e15 else { return "\(value)" }
    let whole = Int(scaled) / Int(scale)
    let rest = Int(scaled) % Int(scale)
    let sign = value < 0 ? "-" : ""
    guard decimals > 0 else { return sign + String(whole) }
    let digits = String(rest)
    return sign + "\(whole)." + String(repeating: "0", count: decimals - digits.count) + digits
}
