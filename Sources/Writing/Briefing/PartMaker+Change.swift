internal import QuotedLines
internal import Templates
internal import TextAnalysis
internal import AssessmentModel
internal import NoteText

/// Two assessments of one council: the newest formal one and the one before.
private struct AssessmentPair {
    var then: EvidenceRow
    var now: EvidenceRow

    /// - Parameter rows: formal assessments, the newest first.
    init?(_ rows: [EvidenceRow]) {
        let dated = rows.filter { $0.date("published") != nil }
        guard dated.count >= 2 else { return nil }
        (now, then) = (dated[0], dated[1])
    }

    static func id(_ row: EvidenceRow) -> String { row.origin?.id ?? "" }

    /// The rows that stand in the earlier or the newer assessment.
    func rows(_ rows: [EvidenceRow], of assessment: EvidenceRow) -> [EvidenceRow] {
        rows.filter { row in row.origin?.recordID?.assessment?.description == Self.id(assessment) }
    }
}

extension PartMaker {
    private static let assessments = Input(
        name: "formal assessments, the newest first",
        fields: ["authority", "published", "rating", "coverage"])

    static let scoreChanges = PartMaker(
        name: "score-changes",
        help:
            "The newest formal assessment beside the one before: ratings, and each score then and now. Says so when only one is held.",
        inputs: [assessments, Input(name: "all formal scores", fields: ["statement", "score"])],
        gives: [
            "any": .flag, "then": .text, "now": .text, "then_rating": .text, "now_rating": .text,
            "then_cite": .text, "now_cite": .text,
            "only": .text, "only_cite": .text, "summary": .text, "is_then_unread": .flag,
            "is_now_unread": .flag,
            "is_partial": .flag, "is_version": .flag, "superseded": .text,
            "rows": .list(["statement": .text, "then": .text, "now": .text, "change": .text]),
        ]
    ) { rows, _, used in
        var fields: [String: View] = [:]
        let only = rows[0].first
        fields["any"] = .flag(false)
        fields["only"] = only.map { .text($0.text("published") ?? "without a date") } ?? .missing
        fields["only_cite"] = .markdown(try used.mark(only?.origin))
        for name in ["then", "now", "then_rating", "now_rating", "summary"] { fields[name] = .missing }
        for name in ["then_cite", "now_cite"] { fields[name] = .markdown("") }
        for name in ["is_then_unread", "is_now_unread", "is_partial", "is_version"] {
            fields[name] = .flag(false)
        }
        fields["superseded"] = .text("")
        fields["rows"] = .list([])
        guard let pair = AssessmentPair(rows[0].rows) else { return fields }
        fields["any"] = .flag(true)
        for (name, row) in [("then", pair.then), ("now", pair.now)] {
            fields[name] = .text(row.text("published") ?? "")
            let percent = row.integer("percent").map { " with \($0)%" } ?? ""
            fields["\(name)_rating"] = .text((row.text("rating").map { "“\($0)”" } ?? "no rating") + percent)
            fields["\(name)_cite"] = .markdown(try used.mark(row.origin))
            fields["is_\(name)_unread"] = .flag(row.text("coverage") == Coverage.scoresOnly.rawValue)
        }
        fields["is_partial"] = .flag(
            [pair.then, pair.now].contains { $0.text("coverage") == Coverage.partial.rawValue })
        fields["is_version"] = .flag(pair.then.text("superseded") != nil)
        fields["superseded"] = .text(pair.then.text("superseded") ?? "")
        let before = pair.rows(rows[1].rows, of: pair.then)
        let after = pair.rows(rows[1].rows, of: pair.now)
        fields["rows"] = .list(
            after.map { row in
                let then = before.first { $0.text("statement") == row.text("statement") }?.integer("score")
                let now = row.integer("score")
                return [
                    "statement": row.text("statement").map { .text($0) } ?? .missing,
                    "then": then.map { .text(String($0)) } ?? .missing,
                    "now": now.map { .text(String($0)) } ?? .missing,
                    "change": .text(change(from: then, to: now)),
                ]
            })
        fields["summary"] = .markdown(
            summary(before, after) + (try used.mark(after.first?.origin))
                + (try used.mark(before.first?.origin)))
        return fields
    }

    private static func change(from then: Int?, to now: Int?) -> String {
        guard let then, let now else { return "Not stated" }
        return now > then ? "Up" : now < then ? "Down" : "The same"
    }

    /// "Four scores are up, one is down and four are the same." Counts can be seen in the table.
    private static func summary(_ before: [EvidenceRow], _ after: [EvidenceRow]) -> String {
        var counts: [String: Int] = [:]
        for row in after {
            let then = before.first { $0.text("statement") == row.text("statement") }?.integer("score")
            counts[change(from: then, to: row.integer("score")), default: 0] += 1
        }
        let parts = [("Up", "up"), ("Down", "down"), ("The same", "the same")].compactMap {
            key, words -> String? in
            counts[key].map { "\(NumberFormat.word($0)) \($0 == 1 ? "is" : "are") \(words)" }
        }
        guard !parts.isEmpty else { return "" }
        return
            "Of the scores, \(parts.count > 1 ? parts.dropLast().joined(separator: ", ") + " and " + (parts.last ?? "") : parts[0])."
    }

    static let promises = PartMaker(
        name: "promises",
        help:
            "What CQC heard was planned or under way in the assessment before, beside the newer report's nearest words under the same statement.",
        inputs: [
            assessments,
            Input(name: "all sentences that were planned or under way", fields: SentenceRow.fields),
            Input(name: "all sentences", fields: SentenceRow.fields),
        ],
        gives: [
            "any": .flag, "items": .list(["lead": .text, "then": .text, "now": .text, "is_answered": .flag]),
        ]
    ) { rows, context, used in
        guard let pair = AssessmentPair(rows[0].rows) else {
            return ["any": .flag(false), "items": .list([])]
        }
        let names = Likeness.names([pair.now.text("authority") ?? ""])
        let now = pair.rows(rows[2].rows, of: pair.now).compactMap(SentenceRow.init)
        var found: [(then: SentenceRow, words: String, now: (SentenceRow, String)?, likeness: Double)] = []
        for sentence in pair.rows(rows[1].rows, of: pair.then).compactMap(SentenceRow.init) {
            guard let planned = sentence.plan else { continue }
            let topic = Likeness.topic(planned, without: names)
            let nearest = now.filter { $0.place.section == sentence.place.section }.compactMap {
                other -> (SentenceRow, String, Double)? in
                guard !Wording.isSingleVoice(other.text), let words = answer(other.text) else { return nil }
                let theirs = Likeness.topic(words, without: names)
                let covered = Likeness.covered(topic, by: theirs)
                return covered >= answering && topic.intersection(theirs).count >= 2
                    ? (other, words, covered) : nil
            }.max { $0.2 < $1.2 }
            found.append((sentence, planned, nearest.map { ($0.0, $0.1) }, nearest?.2 ?? 0))
        }
        // Those that the newer report answers first, then in the order of the report.
        let chosen = found.enumerated().sorted {
            ($0.element.likeness > 0 ? 0 : 1, -$0.element.likeness, $0.offset) < (
                $1.element.likeness > 0 ? 0 : 1, -$1.element.likeness, $1.offset
            )
        }.prefix(context.most ?? 3).sorted { $0.offset < $1.offset }
        let items = try chosen.map { choice -> [String: View] in
            let (then, planned, now) = (choice.element.then, choice.element.words, choice.element.now)
            used.choose(
                planned, then.row, in: then.place,
                why: now == nil ? "planned then; nothing like it now" : "planned then; like words now")
            let answer = try now.map {
                MarkdownText.escaped(Quotation.sentence($0.1)) + (try used.mark($0.0.row.origin))
            }
            return [
                "lead": .text(then.place.name),
                "then": .markdown(
                    MarkdownText.escaped(Quotation.sentence(planned)) + (try used.mark(then.row.origin))),
                "now": answer.map { .markdown($0) } ?? .missing, "is_answered": .flag(now != nil),
            ]
        }
        return ["any": .flag(!items.isEmpty), "items": .list(items)]
    }

    /// What is quoted of the newer report: as always, or a sentence of moderate length as a whole.
    private static func answer(_ sentence: String) -> String? {
        if let words = Quotation(of: sentence)?.words { return words }
        return Wording.count(sentence) <= 35 && !sentence.contains(where: { "\"“”".contains($0) })
            ? sentence : nil
    }

    /// Share of a plan's topic words from which a sentence counts as being about it.
    private static let answering = 0.4

    static let thenAndNow = PartMaker(
        name: "then-and-now",
        help:
            "Figures of one measure in the assessment before and in the newest: those that moved most first. Better or worse only where known.",
        inputs: [assessments, Input(name: "all figures", fields: FigureRow.fields)],
        gives: [
            "any": .flag, "rows": .list(["measure": .text, "then": .text, "now": .text, "change": .text]),
        ]
    ) { rows, context, used in
        guard let pair = AssessmentPair(rows[0].rows) else {
            return ["any": .flag(false), "rows": .list([])]
        }
        let names = Likeness.names([pair.now.text("authority") ?? ""])
        let before = current(pair.rows(rows[1].rows, of: pair.then).compactMap(FigureRow.init))
        let after = current(pair.rows(rows[1].rows, of: pair.now).compactMap(FigureRow.init))
        var pairs: [(then: FigureRow, now: FigureRow, label: String)] = []
        for now in after where !now.isSmallCount && now.statistic != .target && now.statistic != .change {
            let same = { (other: FigureRow, figure: FigureRow) in
                other.place.section == figure.place.section
                    && Likeness.isSameMeasure(other, figure, names: names)
            }
            // One figure on each side, or it is not known which belongs to which.
            let matches = before.filter { same($0, now) }
            guard matches.count == 1, let then = matches.first, !then.isSmallCount,
                after.filter({ same($0, then) }).count == 1,
                MeasureLabel.isFit(now.measure)
            else { continue }
            let kind =
                [Statistic.median: ", median", .maximum: ", longest", .mean: ", average"][now.statistic] ?? ""
            pairs.append((then, now, (MeasureLabel.label(now) ?? now.measure) + kind))
        }
        let moved = pairs.enumerated().sorted {
            (shift($0.element), -$0.offset) > (shift($1.element), -$1.offset)
        }
        let chosen = moved.prefix(context.most ?? 5).sorted { $0.offset < $1.offset }.map(\.element)
        let table = try chosen.map { pair -> [String: View] in
            for figure in [pair.then, pair.now] { used.date(figure) }
            let value = { (figure: FigureRow, used: inout UsedEvidence) in
                let date =
                    figure.sourceDate?.english ?? figure.period.flatMap(PartialDate.named(in:))?.english
                let words = figure.shown + (date.map { " (\($0))" } ?? "")
                return View.markdown(MarkdownText.escaped(words) + (try used.mark(figure.row.origin)))
            }
            return [
                "measure": .text(pair.label), "then": try value(pair.then, &used),
                "now": try value(pair.now, &used),
                "change": .text(movement(pair.then, pair.now)),
            ]
        }
        return ["any": .flag(!table.isEmpty), "rows": .list(table)]
    }

    /// The figures without those that a sentence gives only as what was before: the 64 of "had fallen from 64
    /// to 29".
    private static func current(_ figures: [FigureRow]) -> [FigureRow] {
        figures.filter { figure in
            !figures.contains {
                $0.comparator == .previous && $0.benchmark == figure.value
                    && $0.row.sentence == figure.row.sentence && $0.row != figure.row
            }
        }
    }

    /// How far a figure moved, as a share of what it was.
    private static func shift(_ pair: (then: FigureRow, now: FigureRow, label: String)) -> Double {
        pair.then.value == 0 ? 0 : abs(pair.now.value - pair.then.value) / abs(pair.then.value)
    }

    /// "Up: better", "Down", "The same". Which way is better is known where CQC's own comparison with England
    /// says so.
    private static func movement(_ then: FigureRow, _ now: FigureRow) -> String {
        guard then.shown != now.shown else { return "The same" }
        let isUp = now.value > then.value
        let way = isUp ? "Up" : "Down"
        let isHigherBetter = [now, then].compactMap { figure -> Bool? in
            guard let benchmark = figure.benchmark, benchmark != figure.value, figure.comparator == .england,
                figure.direction == .better || figure.direction == .worse
            else { return nil }
            return (figure.value > benchmark) == (figure.direction == .better)
        }.first
        // Nobody wants a longer wait or more people waiting.
        let isWait = Wording.words(now.measure).contains {
            $0.hasPrefix("wait") || $0 == "awaiting" || $0 == "overdue"
        }
        let isBetter = isHigherBetter.map { $0 == isUp } ?? (isWait && now.unit != .percent ? !isUp : nil)
        return isBetter.map { "\(way): \($0 ? "better" : "worse")" } ?? way
    }
}
