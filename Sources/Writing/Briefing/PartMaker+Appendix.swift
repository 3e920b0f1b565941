internal import QuotedLines
internal import Templates
internal import TextAnalysis
internal import AssessmentModel
internal import NoteText

extension PartMaker {
    static let allFigures = PartMaker(
        name: "all-figures",
        help:
            "Every figure of a report, section by section in its order: what is measured, the figure, what it is compared with, source and date.",
        inputs: [
            Input(name: "figures", fields: FigureRow.fields + ["heading", "authority_slug"]),
            Input(name: "the scores", fields: ["statement"]),
        ],
        gives: [
            "sections": .list([
                "title": .text, "score": .text, "is_finance": .flag,
                "rows": .list(["measure": .text, "figure": .text, "compared": .text, "source": .text]),
            ]),
            "any": .flag, "count": .text, "compared": .text, "undated": .text, "has_undated": .flag,
            "has_small": .flag,
            "has_median": .flag, "without": .text, "has_without": .flag,
        ]
    ) { rows, _, used in
        let figures = rows[0].compactMap(FigureRow.init)
        var sections: [(section: String, figures: [FigureRow])] = []
        for figure in figures {
            if sections.last?.section == figure.place.section {
                sections[sections.count - 1].figures.append(figure)
            } else {
                sections.append((figure.place.section, [figure]))
            }
        }
        // Statements in CQC's order, then the other parts of the report.
        sections.sort { ($0.figures[0].place.number, $0.section) < ($1.figures[0].place.number, $1.section) }
        let views = try sections.map { section -> [String: View] in
            var title = section.figures[0].place.name
            let table = try section.figures.map { figure -> [String: View] in
                used.date(figure)
                let mark = try used.mark(figure.row.origin)
                if let origin = figure.row.origin, let citation = used.citation(of: origin) {
                    title = citation.sectionTitle
                }
                return [
                    "measure": .markdown(MarkdownText.escaped(appendixLabel(figure)) + mark),
                    "figure": .text(appendixFigure(figure)),
                    "compared": .markdown(compared(figure, &used)), "source": .text(sourceAndDate(figure)),
                ]
            }
            let score = section.figures[0].place.score.map { View.text(String($0)) } ?? .missing
            return [
                "title": .text(title), "score": score, "is_finance": .flag(section.section == "finance"),
                "rows": .list(table),
            ]
        }
        let scope: QueryText = "indicators where authority is \(rows[0].first?.text("authority_slug") ?? "")"
        let count = used.calculated(String(figures.count), .question("\(scope) count"))
        let england = figures.count { $0.comparator == .england && $0.benchmark != nil }
        let besideEngland = used.calculated(
            england == 0 ? "none" : String(england),
            .question("\(scope) and comparator is england and benchmark is present count"))
        let undated = figures.count { $0.sourceDate == nil && $0.period == nil }
        let withoutDate = used.calculated(
            undated == 0 ? "none" : String(undated),
            .question("\(scope) and source_date is missing and period is missing count"))
        let without = rows[1].compactMap { $0.text("statement") }.filter { name in
            !figures.contains { $0.place.name == name }
        }
        return [
            "without": .text(without.joined(separator: "; ")),
            "has_without": .flag(!without.isEmpty && !figures.isEmpty),
            "sections": .list(views), "any": .flag(!figures.isEmpty), "count": .markdown(count),
            "compared": .markdown(besideEngland),
            "undated": .markdown(withoutDate), "has_undated": .flag(undated > 0),
            "has_small": .flag(figures.contains { $0.isSmallCount && $0.value > 0 }),
            "has_median": .flag(figures.contains { $0.statistic == .median }),
        ]
    }

    /// What is measured: the measure where it stands by itself and in the sentence's own words, else those
    /// words in quotation marks.
    private static func appendixLabel(_ figure: FigureRow) -> String {
        if MeasureLabel.restsOn(figure.text, figure.measure), MeasureLabel.isFit(figure.measure),
            let label = MeasureLabel.label(figure)
        {
            return label
        }
        let words = MeasureLabel.words(beside: figure).flatMap { Wording.count($0) >= 5 ? $0 : nil }
        return Quotation.marked(
            Wording.count(figure.text) <= Quotation.bestWords ? figure.text : words ?? figure.text)
    }

    /// "28 days (median)", "7 (a small count)", "between 250 and 400 voluntary organisations".
    private static func appendixFigure(_ figure: FigureRow) -> String {
        // "nine in every ten", "no people", "15 to 20 days": as printed.
        let isPlain =
            figure.valueMax == nil && figure.unit != .ratio && figure.valueText.contains(where: \.isNumber)
        var shown = isPlain && figure.unit != .pounds ? figure.shown : figure.valueText
        let kinds: [Statistic: String] = [
            .median: "median", .mean: "average", .maximum: "the most", .minimum: "the least", .total: "total",
            .target: "target", .estimate: "estimate", .change: "change",
        ]
        let remarks = [
            LineWords.isExceeded(figure.valueText, in: figure.text) ? nil : kinds[figure.statistic],
            figure.isSmallCount && figure.value > 0 ? "a small count" : nil,
        ].compactMap { $0 }
        if !remarks.isEmpty { shown += " (\(remarks.joined(separator: "; ")))" }
        return shown
    }

    /// "England 62.7%, 4 points lower: worse", "Target: 5 days", "Before: 181", "Not compared".
    private static func compared(_ figure: FigureRow, _ used: inout UsedEvidence) -> String {
        guard let comparator = figure.comparator, let shown = figure.benchmarkShown,
            // What was planned, of money spent, has a row of its own in the facts about the council.
            !(comparator == .other && figure.unit == .pounds && figure.place.number == 10)
        else { return "Not compared" }
        let benchmark = MarkdownText.escaped(shown)
        switch comparator {
        case .england:
            let gap = EnglandGap.words(figure, &used)
            return "England \(benchmark), \(gap.uncapitalisedFirst)"
        case .target: return "Target: \(benchmark)"
        case .previous: return "Before: \(benchmark)"
        case .region: return "Region: \(benchmark)"
        case .other: return "Other figure: \(benchmark)"
        }
    }

    /// "Adult Social Care Survey, December 2024", "In June 2024", "Not stated".
    static func sourceAndDate(_ figure: FigureRow) -> String {
        // "over this period" and "a week" name no time.
        let period = figure.period.flatMap {
            $0.contains(where: \.isNumber) || $0.contains("assessment") ? $0 : nil
        }
        let words = [figure.source, figure.sourceDate?.english ?? period].compactMap { $0 }.joined(
            separator: ", ")
        return words.isEmpty ? "Not stated" : words.capitalisedFirst
    }

    static let finance = PartMaker(
        name: "finance",
        help:
            "CQC's Financial facts, in its words. A template shows them only with CQC's caveat, which is in the partial finance-caveat.",
        inputs: [Input(name: "findings of the section finance", fields: ["text"])], gives: items
    ) { rows, context, used in
        var items: [[String: View]] = []
        for row in rows[0].prefix(context.most ?? rows[0].count) {
            guard let text = row.text("text") else { continue }
            used.datesOfFigures += FigureDate.all(in: text)
            items.append(["lead": .text("Financial facts"), "text": .markdown(try words(text, row, &used))])
        }
        return list(items)
    }

    /// A paragraph in quotation marks, with its citation.
    static func words(_ text: String, _ row: EvidenceRow, _ used: inout UsedEvidence) throws -> String {
        MarkdownText.escaped(Quotation.marked(text)) + (try used.mark(row.origin))
    }

    static let plans = PartMaker(
        name: "plans",
        help:
            "What CQC heard was planned or under way, in its words: lowest scored statements first, at most two of a statement.",
        inputs: [Input(name: "sentences that are planned or under way", fields: SentenceRow.fields)],
        gives: items
    ) { rows, context, used in
        var chosen: [(sentence: SentenceRow, words: String)] = []
        let offered = rows[0].compactMap(SentenceRow.init).sorted {
            ($0.place.score ?? 9, $0.place.number) < ($1.place.score ?? 9, $1.place.number)
        }
        for sentence in offered where chosen.count < context.most ?? 4 {
            guard let words = sentence.plan, !used.isUsed(sentence.row),
                !used.isNearDuplicate(words),
                chosen.count(where: { $0.sentence.place.section == sentence.place.section }) < 2
            else { continue }
            chosen.append((sentence, words))
            used.use(sentence.row, text: words)
            used.choose(
                words, sentence.row, in: sentence.place, why: "read as \(sentence.stage ?? "planned")")
        }
        return list(
            try chosen.map { choice in
                let words =
                    MarkdownText.escaped(Quotation.sentence(choice.words))
                    + (try used.mark(choice.sentence.row.origin))
                return ["lead": .text(choice.sentence.place.name), "text": .markdown(words)]
            })
    }
}
