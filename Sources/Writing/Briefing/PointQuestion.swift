internal import TextAnalysis
internal import English
internal import AssessmentModel
internal import NoteText

/// A question that a point raises: what has become of this figure, this shortfall, this plan.
struct PointQuestion {
    /// What is asked after.
    enum Stem: String, CaseIterable {
        case wait = "a wait"
        case worse = "worse than England"
        case lacking = "something missing"
        case plan = "a plan without a date"
        case heard = "what people said"
        case shortfall = "a shortfall"
    }

    let stem: Stem
    let point: PointRow
    /// What it rests on: CQC's words or a figure.
    let said: String
    /// In the words of a member.
    let question: String
    /// The figure it rests on.
    let figure: FigureRow?

    /// Nil for a point that raises none: praise, context, and what is put right.
    init?(_ point: PointRow, _ figures: PointFigures) {
        guard point.isFinding, !Wording.isSingleVoice(point.line) else { return nil }
        self.point = point
        let own = figures.of(point)
        let isFault = [.shortfall, .mixed].contains(point.kind) && point.state != .resolved
        let isPlan =
            ["planned", "under way"].contains(point.stage ?? "") && point.isQuotation
            && Plan.isSpoken(in: point.line) && !Self.namesYear(point.line)
        if let waiting = own.last(where: { Self.waiting($0) != nil }), let about = Self.waiting(waiting),
            isFault || (point.isWait && point.kind == .context)
        {
            stem = .wait
            figure = waiting
            said = "CQC's figure was \(waiting.shown)\(Self.moment(waiting))."
            question = "How many \(about) today, and how long is the longest wait?"
        } else if isFault,
            let worse = own.first(where: {
                $0.comparator == .england && $0.direction == .worse && $0.benchmarkShown != nil
            }), let label = MeasureLabel.label(worse)
        {
            stem = .worse
            figure = worse
            said = "\(label): \(worse.shown) here, \(worse.benchmarkShown ?? "") in England."
            question = "What explains the gap, and what is being done about it?"
        } else if isPlan, point.kind != .strength {
            stem = .plan
            figure = nil
            said = point.line
            question = "Has this been done, and what has changed for people?"
        } else if isFault, point.isSure {
            figure = figures.printed(point).last
            said = point.line
            if Self.isLacking(point.line) {
                stem = .lacking
                question = "Is this in place yet, and who checks it?"
            } else if point.voices.contains(where: { $0 == "people" || $0 == "carers" }) {
                stem = .heard
                question = "What would people say about this today?"
            } else {
                stem = .shortfall
                question =
                    figure == nil
                    ? "What has been done about this since?"
                    : "What is the figure today, and what has been done?"
            }
        } else {
            return nil
        }
    }

    /// "people are waiting for a Care Act assessment", out of a figure of people or cases that wait.
    private static func waiting(_ figure: FigureRow) -> String? {
        guard figure.unit == .people || figure.unit == .count, figure.comparator != .england,
            let (subject, rest) = MeasureLabel.waiting(figure.measure)
        else { return nil }
        return "\(subject) are \(rest)"
    }

    /// " in March 2024"; nothing where the period is a stretch of time.
    private static func moment(_ figure: FigureRow) -> String {
        guard let period = figure.period, let first = Wording.words(period).first,
            ["in", "at", "on", "by"].contains(first), PartialDate.named(in: period) != nil
        else { return "" }
        return " \(period.prefix(1).lowercased())\(period.dropFirst())"
    }

    /// Whether something that a council has is said to be missing: "no system for", "lack of a strategy".
    private static func isLacking(_ line: String) -> Bool {
        let words = Wording.words(line)
        return words.indices.contains { place in
            BriefingWords.lacking.contains(words[place])
                && words[(place + 1)...].prefix(3).contains { BriefingWords.things.contains($0) }
        }
    }

    private static func namesYear(_ text: String) -> Bool {
        Wording.words(text).contains { Int($0).map { (2000...2100).contains($0) } == true }
    }
}

extension PartMaker {
    static let questions = PartMaker(
        name: "questions",
        help:
            "Questions that the points raise: first a wait given above, then shortfalls that the note has no room for, a figure worse than England, a plan. Must come after shortfalls.",
        inputs: [
            Input(name: "points", fields: PointRow.fields),
            Input(name: "their figures", fields: PointFigures.fields),
        ], gives: items
    ) { rows, context, used in
        let figures = PointFigures(rows[1])
        let points = rows[0].compactMap(PointRow.init).filter { !used.isLeftOut($0.row) }
        let said = Set(used.choices.compactMap(\.origin?.id))
        let given = points.filter { $0.row.origin.map { said.contains($0.id) } == true }
        var chosen: [PointQuestion] = []
        func ask(_ questions: [PointQuestion], atMost: Int) {
            for question in questions.prefix(atMost) where chosen.count < context.most ?? 5 {
                guard !chosen.contains(where: { $0.point.matter == question.point.matter }) else { continue }
                chosen.append(question)
            }
        }
        let aboutGiven = given.compactMap { PointQuestion($0, figures) }
        let others = ranked(points.filter { !used.isSaid($0) }, figures)
        ask(aboutGiven.filter { $0.stem == .wait }, atMost: 1)
        ask(others.filter { $0.stem == .plan }, atMost: 1)
        ask(others.filter { $0.stem == .worse }, atMost: 1)
        ask(others.filter { ![.plan, .worse, .wait].contains($0.stem) }, atMost: 3)
        ask(others + aboutGiven, atMost: 5)
        return list(
            try chosen.map { question -> [String: View] in
                if let figure = question.figure { used.know(figure) }
                used.choose(
                    question.said, question.point.row, in: question.point.place,
                    why: "a question: \(question.stem.rawValue)")
                let mark = try used.mark(question.figure?.row.origin ?? question.point.row.origin)
                let isWait = question.stem == .wait
                let said = MarkdownText.escaped(question.said) + mark
                let asked = MarkdownText.escaped(question.question)
                return [
                    "lead": .text(question.stem.rawValue),
                    "text": .markdown(isWait ? "\(asked) \(said)" : "\(said) \(asked)"),
                ]
            })
    }

    /// The questions of points, the weightiest first.
    static func ranked(_ points: [PointRow], _ figures: PointFigures) -> [PointQuestion] {
        func key(_ point: PointRow) -> (Int, Int, Int) {
            (-point.weight, point.place.score ?? 9, point.place.number)
        }
        return points.sorted { key($0) < key($1) }.compactMap { PointQuestion($0, figures) }
    }
}
