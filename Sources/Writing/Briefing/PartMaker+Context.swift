internal import QuotedLines
internal import Templates
internal import TextAnalysis
internal import English
internal import AssessmentModel
internal import NoteText

/// One statement in several authorities.
struct StatementComparison: PartValue {
    struct Row: PartValue {
        var authority: String
        /// Markdown.
        var score: String
        var working: String
        var wanting: String

        static let fields: [PartField<Row>] = [
            .text("authority") { $0.authority }, .markdown("score") { $0.score },
            .markdown("working") { $0.working }, .markdown("wanting") { $0.wanting },
        ]
    }

    var statement: String?
    var rows: [Row] = []
    /// Authorities whose text on the statement was not read, and whose report was read in part.
    var unread: [String] = []
    var partial: [String] = []

    static let fields: [PartField<StatementComparison>] = [
        .flag("any") { !$0.rows.isEmpty }, .text("statement") { $0.statement },
        .text("count") { NumberFormat.word($0.rows.count) }, .list("rows") { $0.rows },
        .flag("has_unread") { !$0.unread.isEmpty }, .text("unread") { Views.sentenceList($0.unread) },
        .flag("has_partial") { !$0.partial.isEmpty }, .text("partial") { Views.sentenceList($0.partial) },
    ]
}

/// The statements scored low of which a note says nothing.
struct UnsaidStatements: PartValue {
    var areas: [String]

    static let fields: [PartField<UnsaidStatements>] = [
        .flag("any") { !$0.areas.isEmpty }, .text("areas") { $0.areas.joined(separator: "; ") },
    ]
}

extension PartMaker {
    static let comparison = PartMaker(
        name: "comparison",
        help:
            "One statement in several authorities, in alphabetical order: score and, in CQC's words, something working and something wanting, each on one matter in all.",
        inputs: [
            Input(
                name: "scores of all",
                fields: [
                    "authority", "authority_slug", "statement", "slug", "number", "score", "band", "coverage",
                ]),
            Input(name: "points of all", fields: PointRow.fields + ["authority"]),
        ]
    ) { rows, context, used -> StatementComparison in
        let points = rows[1].points
        let wanted = context.parameters["statement"]?.first?.key ?? mostShared(points, scores: rows[0].rows)
        let scores = rows[0].filter { $0.text("slug") == wanted }.sorted {
            ($0.text("authority") ?? "") < ($1.text("authority") ?? "")
        }
        guard let title = scores.first?.text("statement") else {
            return StatementComparison()
        }
        var comparison = StatementComparison(statement: title)
        let there = points.filter { $0.place.section == wanted }
        let working = there.compared(for: [.strength])
        let wanting = there.compared(for: [.shortfall, .mixed, .context])
        comparison.rows = try scores.map { row in
            let authority = row.text("authority") ?? "Not stated"
            let own = points.filter { $0.row.text("authority") == authority && $0.place.section == wanted }
            if own.isEmpty { comparison.unread.append(authority) }
            let score = row.integer("score").map(String.init) ?? "Not stated"
            return StatementComparison.Row(
                authority: authority, score: score + (try used.mark(row.origin)),
                working: try cell(working[authority], isRead: !own.isEmpty, &used),
                wanting: try cell(wanting[authority], isRead: !own.isEmpty, &used))
        }
        comparison.partial = scores.filter { $0.text("coverage") == Coverage.partial.rawValue }.compactMap {
            $0.text("authority")
        }
        return comparison
    }

    /// What a council's report says on the matter of a column, which stands before it.
    static func cell(_ point: PointRow?, isRead: Bool, _ used: inout UsedEvidence) throws -> String {
        guard let point else { return isRead ? "None on the same matter" : "Text not read" }
        used.datesOfFigures += FigureDate.all(in: point.line)
        let line = "\(point.matter.replacing(" > ", with: ", ").capitalisedFirst): \(point.shownBehind)"
        return MarkdownText.escaped(line) + (try used.mark(point.row.origin))
    }

    /// The statement read in most authorities; among equals the lowest scored, then the first.
    private static func mostShared(_ points: [PointRow], scores: [EvidenceRow]) -> String {
        var readers: [String: Set<String>] = [:]
        for point in points {
            readers[point.place.section, default: []].insert(point.row.text("authority") ?? "")
        }
        func key(_ slug: String) -> (Int, Int, Int) {
            let rows = scores.filter { $0.text("slug") == slug }
            return (
                -(readers[slug]?.count ?? 0), rows.compactMap { $0.integer("score") }.min() ?? 9,
                rows.first?.integer("number") ?? 10
            )
        }
        return Set(scores.compactMap { $0.text("slug") }).min { key($0) < key($1) } ?? ""
    }

    static let background = PartMaker(
        name: "background",
        help:
            "What follows from the scores by CQC's arithmetic, labelled calculated: total, percentage, distance to the next bands.",
        inputs: [
            Input(
                name: "the assessment",
                fields: [
                    "rating", "points", "percent_printed", "percent_calculated", "margin_up", "margin_down",
                ]),
            Input(name: "the scores", fields: ["score"]),
        ]
    ) { rows, _, used -> PartParagraph in
        guard let row = rows[0].first, let points = row.integer("points"),
            let percent = row.integer("percent_calculated")
        else {
            return PartParagraph()
        }
        let printed = row.integer("percent_printed")
        let id = row.origin?.id ?? ""
        func field(_ shown: String, _ field: QueryText) -> String {
            used.calculated(shown, .field(field, of: "assessments", id))
        }
        let total = field(String(points), "points")
        let calculatedPercent = field("\(percent)%", "percent_calculated")
        let full = 4 * rows[1].count { $0.integer("score") != nil }
        let most = used.calculated(
            String(full),
            .question("all statements where assessment.id is \(id) and score is present summarise total of 4")
        )
        var sentences: [String]
        if let printed, printed == percent {
            let given = field("\(printed)", "percent_printed")
            let share = 100 * Double(points) / Double(full)
            let exact = Figures.number(share, decimals: 1) + "%"
            let own = share == share.rounded() ? calculatedPercent : field(exact, "points * 100 / \(full)")
            sentences = [
                "The scores add up to \(total) out of \(most), or \(own) (calculated). CQC gives \(given)."
            ]
        } else if let printed {
            sentences = [
                "CQC gives an overall score of \(field("\(printed)", "percent_printed")). The scores add up to \(total) out of \(most), or \(calculatedPercent) (calculated)."
            ]
        } else {
            sentences = [
                "The scores add up to \(total) out of \(most), or \(calculatedPercent) (calculated; CQC gives no percentage)."
            ]
        }
        let band = ScoreArithmetic.band(of: printed ?? percent)
        if let rating = row.text("rating"), band.rating.rawValue == rating {
            sentences.append(
                "CQC's band for \(MarkdownText.escaped(rating)) runs from \(band.range.lowerBound)% to \(band.range.upperBound)%."
            )
            var margins: [String] = []
            // Margins are worked out from the scores: another percentage than CQC's says nothing of its bands.
            let isCQCs = printed == nil || printed == percent
            if isCQCs, band.rating != .inadequate, let down = row.integer("margin_down"),
                points - down - 1 >= full / 4
            {
                let shown = field(NumberFormat.word(down + 1), "margin_down + 1")
                margins.append(
                    "\(shown) fewer of those \(most) would drop a band")
            }
            if isCQCs, let up = row.integer("margin_up") {
                margins.append("\(field(NumberFormat.word(up), "margin_up")) more would reach the next")
            }
            if !margins.isEmpty {
                sentences.append(margins.joined(separator: ", ").capitalisedFirst + " (calculated).")
            }
        }
        return PartParagraph(text: sentences.joined(separator: " "))
    }

    static let unsaid = PartMaker(
        name: "unsaid",
        help:
            "The statements scored 1 or 2 of which nothing is cited in the note. Must come after the parts that cite.",
        inputs: [Input(name: "the scores", fields: ["statement", "score"])]
    ) { rows, context, used -> UnsaidStatements in
        let lists = context.template.parts.filter { $0.make == PartMaker.shortfalls.name }.map(\.name)
        let told = Set(used.choices.filter { lists.contains($0.part) }.map(\.statement))
        // An id of a statement is its assessment's and its section's: "northmoor@2026-03/needs".
        let cited = Set(used.citations.filter { $0.paragraph > 0 }.map { "\($0.assessment)/\($0.section)" })
        let left = rows[0].filter { ($0.integer("score") ?? 3) <= 2 }.filter { row in
            // What was pinned is in no list that was chosen.
            told.isEmpty ? !cited.contains(row.origin?.id ?? "") : !told.contains(row.text("statement") ?? "")
        }.compactMap { $0.text("statement") }
        return UnsaidStatements(areas: left)
    }

    static let changes = PartMaker(
        name: "changes",
        help:
            "Rating and scores beside those of the formal assessment before: which rose and which fell, in a sentence or two.",
        inputs: [
            Input(name: "earlier formal assessments, the newest first", fields: ["published", "rating"]),
            Input(name: "all formal scores", fields: ["statement", "score", "published", "current"]),
        ]
    ) { rows, _, used -> PartParagraph in
        guard let earlier = rows[0].first, let rating = earlier.text("rating"),
            let date = earlier.date("published")
        else {
            return PartParagraph()
        }
        var before: [String: Int] = [:]
        var risen: [String] = []
        var fallen: [String] = []
        let then = rows[1].filter { $0.date("published") == date }
        for row in then { before[row.text("statement") ?? ""] = row.integer("score") }
        for row in rows[1] where row.text("current") == "yes" {
            guard let name = row.text("statement"), let now = row.integer("score"), let then = before[name],
                now != then
            else { continue }
            let change = "\(MarkdownText.escaped(name)) (from \(then) to \(now))"
            if now > then { risen.append(change) } else { fallen.append(change) }
        }
        // A review is no assessment of its own.
        let review = earlier.text("superseded")
        let opening =
            review.map { "The report took the place of one (\($0)) published \(date.english), in which" }
            ?? "In the assessment before, published \(date.english),"
        var text =
            "\(opening) the rating was \(MarkdownText.escaped(rating))." + (try used.mark(earlier.origin))
        func told(_ changes: [String], _ way: String) -> String {
            guard let first = changes.first else { return "" }
            let number = NumberFormat.word(changes.count)
            let verb =
                review == nil ? (changes.count == 1 ? "has" : "have") : (changes.count == 1 ? "is" : "are")
            let subject = "\(number.capitalisedFirst) score\(changes.count == 1 ? "" : "s") \(verb)"
            return " \(subject) \(way): \(([first] + changes.dropFirst()).joined(separator: "; "))."
        }
        text +=
            told(risen, review == nil ? "risen" : "higher now")
            + told(fallen, review == nil ? "fallen" : "lower now")
        if risen.isEmpty && fallen.isEmpty && !before.isEmpty { text += " No score has changed." }
        if !before.isEmpty { text += try used.mark(then.first?.origin) }
        return PartParagraph(text: text)
    }
}
