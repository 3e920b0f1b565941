internal import QuotedLines
internal import Templates
internal import TextAnalysis
internal import AssessmentModel
internal import English
internal import NoteText
internal import ReferenceData
internal import SourceText

/// A question that a point raises: what has become of this figure, this shortfall, this plan.
struct PointQuestion {
    /// What is asked after.
    enum Stem: String, CaseIterable {
        case wait = "a wait"
        case target = "a target missed"
        case worse = "worse than England"
        case lacking = "something missing"
        case plan = "a plan without a date"
        case due = "a plan with a date"
        case still = "whether it still holds"
        case shortfall = "a shortfall"
    }

    let stem: Stem
    let point: PointRow
    /// What it rests on: CQC's words or a figure.
    let said: String
    /// In the words of a member.
    private(set) var question: String
    /// The figure it rests on.
    let figure: FigureRow?
    /// What CQC counted, where the question repeats its words: "176 of 402".
    private(set) var counted: String?

    /// Nil for a point that raises none: praise, context, and what is put right.
    init?(_ point: PointRow, _ figures: PointFigures, _ topics: NoteTopics) {
        guard point.isFinding, point.saysSomething, !point.leans,
            point.passage > 1
                || !Wording.isSingleVoice(point.line)
                    && !(point.isQuotation && Wording.pointsBack(String(point.line.dropFirst())))
        else { return nil }
        self.point = point
        let own = figures.of(point)
        let printed = figures.printed(point)
        let isFault = [.shortfall, .mixed].contains(point.kind) && point.state != .resolved
        // Of who died nobody asks first how many wait.
        let isOfDeaths = isFault && LineWords.has(LineWords.deaths, in: point.words)
        let waited =
            !isOfDeaths && (isFault || (point.isWait && point.kind != .mixed)) ? Self.wait(own) : nil
        let missed = isFault ? Self.target(point, printed) ?? Self.worse(point, own) : nil
        guard
            let asked = waited ?? missed ?? Self.plan(point, isFault)
                ?? (isFault ? Self.shortfall(point, printed, topics) : nil)
        else { return nil }
        (stem, said, question, figure) = asked
        isPointed = asked.stem != .shortfall || asked.figure != nil || asked.question != topics.plainest.first
        counted = stem == .still ? Self.askedBack(point)?.asked.figure : nil
    }

    /// What a question is made of.
    private typealias Asked = (stem: Stem, said: String, question: String, figure: FigureRow?)

    private static func wait(_ own: [FigureRow]) -> Asked? {
        guard let waiting = own.last(where: { Self.waiting($0) != nil }), let about = Self.waiting(waiting)
        else { return nil }
        let isBare = waiting.shown.allSatisfy { $0.isNumber || $0 == "," }
        let people = isBare ? " \(MeasureLabel.waiting(waiting.measure)?.subject ?? "")" : ""
        return (
            .wait, "CQC's figure was \(waiting.shown)\(people)\(moment(waiting)).",
            "How many \(about) today?", waiting
        )
    }

    private static func target(_ point: PointRow, _ printed: [FigureRow]) -> Asked? {
        // What was to be saved in a year that has ended is not met later.
        let missed = printed.first {
            $0.comparator == .target && $0.direction == .worse && $0.unit != .pounds
        }
        guard let missed, let target = missed.benchmarkShown else { return nil }
        return (.target, point.shown, "When will the target of \(target) be met?", missed)
    }

    private static func worse(_ point: PointRow, _ own: [FigureRow]) -> Asked? {
        guard LineWords.lacking(of: point.words) == nil,
            let worse = own.first(where: {
                $0.comparator == .england && $0.direction == .worse && $0.benchmarkShown != nil
            }), let label = MeasureLabel.label(worse)
        else { return nil }
        let isHigher = worse.benchmark.map { worse.value > $0 } ?? false
        return (
            .worse, "\(label): \(worse.shown) here, \(worse.benchmarkShown ?? "") in England.",
            "What is the figure today, and what has been done to bring it \(isHigher ? "down" : "up")?", worse
        )
    }

    private static func plan(_ point: PointRow, _ isFault: Bool) -> Asked? {
        guard point.kind != .strength, point.isQuotation, point.isSure || isFault,
            [Stage.planned, .underWay].map(\.rawValue).contains(point.stage ?? ""),
            SpokenPlan.isIn(point.line)
        else { return nil }
        let isDated = LineWords.namesYear(point.line)
        return (
            isDated ? .due : .plan,
            point.telling { SpokenPlan.isIn($0) && (!isDated || LineWords.namesYear($0)) },
            isDated
                ? "Was this done on time, and what has come of it?"
                : "By when is this to be done, and what has changed so far?", nil
        )
    }

    private static func shortfall(_ point: PointRow, _ printed: [FigureRow], _ topics: NoteTopics) -> Asked? {
        if point.passage > 1, let asked = topics.question(of: point.line) {
            return (
                .shortfall,
                Quotation.stoppedBehind(
                    Quotation.first(of: point.line) { topics.question(of: $0) == asked }), asked, nil
            )
        }
        let missing = LineWords.lacking(of: point.words)
        if !point.isGraveToAsk, let (sentence, asked) = askedBack(point) {
            let said = Quotation.stoppedBehind(Quotation.sentence(sentence))
            return (.still, said, asked.question, printed.last { said.has($0.valueText) })
        }
        guard point.hasFigure || Wording.count(point.line) >= 9 || missing != nil else { return nil }
        if let missing {
            let said = point.telling { LineWords.lacking(of: Wording.words($0)) == missing }
            return (
                .lacking, said, "Is there a \(missing) today, and who checks that it works?",
                printed.last { said.has($0.valueText) }
            )
        }
        if point.passage == 0, let asked = topics.question(of: point.line) {
            let said = point.telling { topics.question(of: $0) == asked }
            return (.shortfall, said, asked, printed.last { said.has($0.valueText) })
        }
        let said = point.telling { Wording.hasFigure(Wording.words($0)) }
        let told = printed.filter { said.has($0.valueText) }
        return (.shortfall, said, asking(told, topics), told.last)
    }

    /// The first sentence that its line quotes and that can be asked back, one with a figure before others.
    private static func askedBack(_ point: PointRow) -> (sentence: String, asked: AskedBack)? {
        // What the council says of itself is not asked as a fact.
        guard point.isQuotation, !point.isOwnAccount else { return nil }
        // The council's name, out of its slug.
        let names = Set(Wording.words(point.row.origin?.id.prefix { $0 != "@" } ?? ""))
        let found = point.line.split(separator: "“").flatMap { quotation in
            let words = String(quotation.drop { "… ".contains($0) }.prefix { $0 != "”" })
            return SentenceSegmenter.segment(words).compactMap {
                span -> (sentence: String, asked: AskedBack)? in
                let sentence = String(words[span])
                guard !Wording.leansOnContext(sentence), !Wording.isSingleVoice(sentence) else { return nil }
                return AskedBack(of: sentence, names: names).map { (sentence, $0) }
            }
        }
        return found.first { $0.asked.figure != nil } ?? found.first
    }

    /// Of a share by its name where it has one.
    private static func asking(_ printed: [FigureRow], _ topics: NoteTopics) -> String {
        guard let figure = printed.last else { return topics.plainest.first ?? "" }
        if printed.count == 1, figure.unit == .percent, Wording.count(figure.measure) <= longestName,
            MeasureLabel.isFit(figure.measure), MeasureLabel.restsOn(figure.text, figure.measure)
        {
            return
                "What is the figure for \(MeasureLabel.inSentence(figure.measure)) today, and what has changed it?"
        }
        return printed.count > 1
            ? "What are the figures today, and what has been done?"
            : "What is the figure today, and what has been done?"
    }

    /// Words of a measure that a question names.
    private static let longestName = 7

    /// "people are waiting for a Care Act assessment", out of a figure of people or cases that wait.
    private static func waiting(_ figure: FigureRow) -> String? {
        guard figure.unit == .people || figure.unit == .count, figure.comparator != .england,
            !figure.isSmallCount,
            let (subject, rest) = MeasureLabel.waiting(figure.measure)
        else { return nil }
        return "\(subject) are \(rest)"
    }

    /// " in March 2024"; nothing where the period is a stretch of time.
    private static func moment(_ figure: FigureRow) -> String {
        guard let period = figure.period, let first = Wording.words(period).first,
            ["in", "at", "on", "by"].contains(first), PartialDate.named(in: period) != nil
        else { return "" }
        return " \(period.uncapitalisedFirst)"
    }

    /// Whether it asks of what CQC said more than what has been done.
    let isPointed: Bool

    /// The question in other words, where another asks it already; nil where there are none.
    func reworded(beside asked: [PointQuestion], _ topics: NoteTopics) -> PointQuestion? {
        guard stem == .shortfall, topics.plainest.contains(question) else { return nil }
        let taken = Set(asked.map(\.question))
        return topics.plainest.first { !taken.contains($0) }.map { words in
            var other = self
            other.question = words
            return other
        }
    }

    /// Whether what has begun goes on today: asked where a report raises few other questions, and never of praise.
    init?(still point: PointRow, _ topics: NoteTopics) {
        guard point.isFinding, point.kind == .context, point.isQuotation, !point.leans,
            point.stage != Stage.planned.rawValue, point.saysSomething, !Wording.isSingleVoice(point.line),
            !topics.still.isEmpty, !Wording.pointsBack(String(point.line.dropFirst()))
        else { return nil }
        (stem, said, question, figure, isPointed) = (.shortfall, point.shown, topics.still, nil, false)
        self.point = point
    }

    /// Whether the question itself says what it is about.
    var standsAlone: Bool { stem == .wait || stem == .still }

    /// The question as a note prints it, without its citation: the shorter half first; of a question that stands alone
    /// no more than the figure it asks after.
    var parts: (first: String, second: String) {
        switch stem {
        case .wait: (question, said)
        case .still: (question, counted.map { "CQC's figure was \($0)." } ?? "")
        case .target, .worse, .lacking, .plan, .due, .shortfall: (said, question)
        }
    }
}

extension PartMaker {
    static let questions = PartMaker(
        name: "questions",
        help:
            "Questions that the points raise: a wait first, then the gravest shortfalls that the note has no room for, a target missed, a figure worse than England, a plan. No two on one matter. Must come after shortfalls.",
        inputs: [
            Input(name: "points", fields: PointRow.fields),
            Input(name: "their figures", fields: PointFigures.fields),
        ], gives: items
    ) { rows, context, used in
        let figures = rows[1].figures
        let said = Set(used.choices.compactMap(\.origin?.id))
        let all = rows[0].questions {
            ranked(rows[0].points, figures, rows[0].summary, used.topics, used.gate)
        }.filter { !used.isLeftOut($0.point.row) }
        let given = all.filter { said.contains($0.point.row.origin?.id ?? "") }
        let others = all.filter { question in
            !said.contains(question.point.row.origin?.id ?? "") && !used.isSaid(question.point)
        }
        var chosen: [PointQuestion] = []
        func ask(_ questions: [PointQuestion], atMost: Int) {
            var left = atMost
            for question in questions where left > 0 && chosen.count < context.most ?? 5 {
                guard
                    !chosen.contains(where: {
                        $0.point.matter == question.point.matter
                            || ($0.question == question.question && $0.stem != .plan)
                    }), Wording.count(question.said) <= mostQuoted,
                    used.passes(question.said, question.point.row.origin)
                else { continue }
                chosen.append(question)
                left -= 1
            }
        }
        // The gravest that the note tells of, a plan that was to be done by now, then what it has no room for.
        let pointed = given.filter(\.isPointed)
        ask(pointed.filter { ![.plan, .worse, .wait].contains($0.stem) && $0.point.isGraveToAsk }, atMost: 3)
        ask((others + given).filter { $0.stem == .wait && ($0.figure?.value ?? 0) >= longList }, atMost: 1)
        ask((others + given).filter { $0.stem == .due && $0.point.weight > 2 }, atMost: 1)
        ask(pointed.filter { ![.plan, .worse, .wait].contains($0.stem) }, atMost: 1)
        ask(others.filter { ![.plan, .worse, .wait].contains($0.stem) && $0.isPointed }, atMost: 1)
        ask((others + given).filter { $0.stem == .plan && $0.point.isGrave }, atMost: 1)
        ask((pointed + others.filter(\.isPointed)).filter { ![.worse, .plan].contains($0.stem) }, atMost: 6)
        ask((others + given).filter { $0.stem == .plan }, atMost: 1)
        if chosen.count < fewest { ask(others + given, atMost: fewest - chosen.count) }
        // Few matters are left: a second question on one of them.
        let praised = rows[0].points.filter { !used.isLeftOut($0.row) }.compactMap {
            PointQuestion(still: $0, used.topics)
        }
        for question in others + given + praised where chosen.count < fewest {
            let question = question.reworded(beside: chosen, used.topics) ?? question
            guard
                !chosen.contains(where: {
                    $0.point.id == question.point.id || $0.question == question.question
                }), Wording.count(question.said) <= mostQuoted,
                used.passes(question.said, question.point.row.origin)
            else { continue }
            chosen.append(question)
        }
        return list(try chosen.map { try item($0, &used) })
    }

    /// Questions that a note has at least.
    private static let fewest = 4

    /// Most words that a question rests on.
    private static let mostQuoted = 40

    /// So many wait on a list that is long.
    private static let longList = 20.0

    private static func item(_ question: PointQuestion, _ used: inout UsedEvidence) throws -> [String: View] {
        if let figure = question.figure { used.know(figure) }
        let (first, second) = question.parts
        used.choose(
            question.said, question.point.row, in: question.point.place,
            why: "a question: \(question.stem.rawValue)")
        let mark = try used.mark(question.figure?.row.origin ?? question.point.row.origin)
        return [
            "lead": .text(question.stem.rawValue),
            "text": .markdown(
                question.standsAlone
                    ? MarkdownText.escaped(second.isEmpty ? first : "\(first) \(second)") + mark
                    : "\(MarkdownText.escaped(first))\(mark) \(MarkdownText.escaped(second))"),
        ]
    }

    /// The questions of points, the worthiest first.
    ///
    /// None of a shortfall that its words or figures deny.
    static func ranked(
        _ points: [PointRow], _ figures: PointFigures, _ summary: SummaryVoice, _ topics: NoteTopics,
        _ gate: SectionGate
    ) -> [PointQuestion] {
        let before = points.before
        let points = points.filter {
            !$0.isTold && !PointCandidates.isOvertaken($0, points)
        }.map {
            $0.opened(by: before[$0.id]) ?? $0
        }.filter { point in
            ![.shortfall, .mixed].contains(point.kind)
                || gate.fault(of: point, in: .shortfalls, figures) == nil
        }
        let worth = PointWorth(.shortfalls, figures, summary, gate)
        return points.compactMap { PointQuestion($0, figures, topics) }.map { ($0, worth.of($0.point)) }
            .sorted {
                ($1.1, $0.0.point.place.number) < ($0.1, $1.0.point.place.number)
            }.map(\.0)
    }
}
