internal import QuotedLines
internal import Templates
internal import TextAnalysis
internal import AssessmentModel
internal import NoteText
internal import SourceText

extension PartMaker {
    static let matrix = PartMaker(
        name: "matrix",
        help:
            "One statement in several authorities, in alphabetical order: score, date, how much was read, and in CQC's words what works and what does not, each on one matter in all.",
        inputs: [
            Input(
                name: "scores of all",
                fields: [
                    "authority", "authority_slug", "statement", "slug", "score", "coverage", "published",
                ]),
            Input(name: "points of all", fields: PointRow.fields + ["authority"]),
        ],
        gives: [
            "any": .flag, "statement": .text, "count": .text, "read": .text, "unread": .text,
            "has_unread": .flag, "missing": .text,
            "has_missing": .flag,
            "rows": .list([
                "authority": .text, "score": .text, "published": .text, "read": .text, "working": .text,
                "wanting": .text,
            ]),
            "more": .list(["authority": .text, "items": .list(["text": .text])]), "has_more": .flag,
        ]
    ) { rows, context, used in
        let asked = context.parameters["authorities"] ?? []
        let statement = context.parameters["statement"]?.first
        let points = rows[1].points
        let scores = rows[0].filter { $0.text("slug") == statement?.key }.sorted {
            ($0.text("authority") ?? "") < ($1.text("authority") ?? "")
        }
        let there = points.filter { $0.place.section == statement?.key }
        let working = there.compared(for: [.strength])
        let wanting = there.compared(for: [.shortfall, .mixed, .context])
        var unread: [String] = []
        var more: [[String: View]] = []
        let each = max(1, min(2, 12 / max(1, scores.count)))
        let table = try scores.map { row -> [String: View] in
            let authority = row.text("authority") ?? "Not stated"
            let own = points.filter {
                $0.row.text("authority") == authority && $0.place.section == statement?.key
            }
            let paragraphs = Set(
                rows[1].filter {
                    $0.text("authority") == authority && $0.text("section") == statement?.key
                }.compactMap(\.paragraph)
            ).count
            if own.isEmpty { unread.append(authority) }
            let (good, bad) = (own.fit(for: [.strength]), own.fit(for: [.shortfall, .mixed]))
            let shown = [working[authority], wanting[authority]]
            let extra = [good, bad].flatMap { $0.filter { !shown.contains($0) }.prefix(each) }
            if !extra.isEmpty {
                let items = try extra.map { point -> [String: View] in
                    [
                        "text": .markdown(
                            MarkdownText.escaped(point.shown) + (try used.mark(point.row.origin)))
                    ]
                }
                more.append(["authority": .text(authority), "items": .list(items)])
            }
            let count: QueryText =
                "findings where authority is \(row.text("authority_slug") ?? "") and statement is \(statement?.key ?? "") count"
            let read =
                own.isEmpty
                ? "scores only"
                : used.calculated(Figures.number(Double(paragraphs)), .question(count))
                    + (paragraphs == 1 ? " paragraph" : " paragraphs")
            return [
                "authority": .text(authority),
                "score": .markdown(
                    (row.integer("score").map(String.init) ?? "Not stated") + (try used.mark(row.origin))),
                "published": row.text("published").map { .text($0) } ?? .missing, "read": .markdown(read),
                "working": .markdown(try cell(working[authority], isRead: !own.isEmpty, &used)),
                "wanting": .markdown(try cell(wanting[authority], isRead: !own.isEmpty, &used)),
            ]
        }
        let held = Set(scores.compactMap { $0.text("authority_slug") })
        let missing = asked.filter { !held.contains($0.key) }.map(\.label)
        let readCount = scores.count - unread.count
        return [
            "any": .flag(!table.isEmpty), "statement": .text(statement?.label ?? "Not stated"),
            "rows": .list(table),
            "count": .text(NumberFormat.word(scores.count)), "read": .text(NumberFormat.word(readCount)),
            "unread": .text(Views.sentenceList(unread)), "has_unread": .flag(!unread.isEmpty),
            "missing": .text(Views.sentenceList(missing)), "has_missing": .flag(!missing.isEmpty),
            "more": .list(more),
            "has_more": .flag(!more.isEmpty),
        ]
    }

    static let sideBySide = PartMaker(
        name: "side-by-side",
        help:
            "Figures of several authorities of the same measure, source and period, in alphabetical order; no others are set side by side.",
        inputs: [Input(name: "figures of all", fields: FigureRow.fields + ["authority"])],
        gives: ["any": .flag, "items": .list(["measure": .text, "source": .text, "values": .text])]
    ) { rows, context, used in
        let figures = rows[0].compactMap(FigureRow.init).filter {
            $0.source != nil && $0.sourceDate != nil && $0.statistic == .value
                && MeasureLabel.isFit($0.measure)
        }
        let names = Likeness.names(figures.compactMap { $0.row.text("authority") })
        var groups: [[FigureRow]] = []
        for figure in figures {
            let place = groups.firstIndex { group in
                group[0].sourceDate == figure.sourceDate && isSameSource(group[0], figure)
                    && group[0].period == figure.period
                    && Likeness.isSameMeasure(group[0], figure, names: names)
                    && !group.contains { $0.row.text("authority") == figure.row.text("authority") }
            }
            if let place { groups[place].append(figure) } else { groups.append([figure]) }
        }
        let shared = groups.filter { $0.count >= 2 }.prefix(context.most ?? 5)
        let items = try shared.map { group -> [String: View] in
            let ordered = group.sorted { ($0.row.text("authority") ?? "") < ($1.row.text("authority") ?? "") }
            var values = try ordered.map { figure in
                used.date(figure)
                return "\(MarkdownText.escaped(figure.row.text("authority") ?? "Not stated")) \(figure.shown)"
                    + (try used.mark(figure.row.origin))
            }
            let benchmarks = Set(ordered.compactMap { $0.comparator == .england ? $0.benchmarkShown : nil })
            if benchmarks.count == 1, let england = benchmarks.first { values.append("England \(england)") }
            let measure = ordered.map(\.measure).min { $0.count < $1.count } ?? ""
            return [
                "measure": .text(measure.capitalisedFirst),
                "source": .text(sourceAndDate(ordered[0])),
                "values": .markdown(values.joined(separator: "; ")),
            ]
        }
        return ["any": .flag(!items.isEmpty), "items": .list(items)]
    }

    /// Whether two figures are from one source, by its name or its letters: "SACE" and "Survey of Adult
    /// Carers in England (SACE)".
    private static func isSameSource(_ a: FigureRow, _ b: FigureRow) -> Bool {
        func name(_ figure: FigureRow) -> [String] {
            let printed = (figure.source ?? "").prefix { $0 != "(" }
            let trimmed = printed.trimmingSuffix { $0 == " " }
            return Wording.words(Glossary.expansion(of: String(trimmed), terms: []) ?? String(trimmed))
        }
        return name(a) == name(b)
    }
}
