internal import Templates
internal import TextAnalysis
internal import AssessmentModel
internal import NoteText

extension PointQuestion.Stem {
    /// Most questions of a kind, so that each kind has its turn among twelve.
    fileprivate var most: Int {
        switch self {
        case .wait, .plan, .due, .worse: 3
        case .lacking, .target: 2
        case .shortfall, .still: 4
        }
    }

    /// What a full answer holds.
    fileprivate var answer: String {
        switch self {
        case .wait: "today's figure, its date, and the figures in between"
        case .worse: "the latest figure, why it is so, and what has been done so far"
        case .due: "what was done, when, and what shows that it helped"
        case .plan: "a date, who is in charge, and what will be measured"
        case .target: "the latest figure, its date, and the month in which the target will be met"
        case .still: "what is so today, since when, and what shows it"
        case .lacking: "what is in place, since when, and who sees to it"
        case .shortfall: "what was done, by when the rest will be done, and what will be measured"
        }
    }
}

extension PartMaker {
    static let memberQuestions = PartMaker(
        name: "member-questions",
        help:
            "Questions that the points raise, each with what CQC said and how old it is: a wait, worse than England, a target missed, something missing, a plan without a date, a shortfall. Lowest scored statements first.",
        inputs: [
            Input(name: "the assessment", fields: ["published"]),
            Input(name: "points", fields: PointRow.fields),
            Input(name: "their figures", fields: PointFigures.fields),
        ],
        gives: [
            "any": .flag,
            "items": .list([
                "number": .text, "stem": .text, "place": .text, "score": .text, "said": .text, "age": .text,
                "question": .text,
                "answer": .text,
            ]),
        ]
    ) { rows, context, used in
        let published = rows[0].first?.date("published")
        let found = ranked(
            rows[1].points.filter { !used.isLeftOut($0.row) }, rows[2].figures, rows[1].summary,
            used.topics, used.gate)
        let ordered = askedFirst(found, most: context.most ?? 12).enumerated().sorted {
            ($0.element.point.place.score ?? 9, $0.element.point.place.number, $0.offset) < (
                $1.element.point.place.score ?? 9, $1.element.point.place.number, $1.offset
            )
        }.map(\.element)
        let items = try ordered.enumerated().map { index, question -> [String: View] in
            if let figure = question.figure { used.know(figure) }
            let origin = question.figure?.row.origin ?? question.point.row.origin
            used.choose(
                question.said, question.point.row, in: question.point.place,
                why: "a question: \(question.stem.rawValue)")
            return [
                "number": .text(String(index + 1)), "stem": .text(question.stem.rawValue),
                "place": .text(question.point.place.name),
                "score": question.point.place.score.map { .text(String($0)) } ?? .missing,
                "said": .markdown(MarkdownText.escaped(question.said) + (try used.mark(origin))),
                "age": .text(age(question, published)),
                "question": .text(question.question), "answer": .text(question.stem.answer),
            ]
        }
        return ["any": .flag(!items.isEmpty), "items": .list(items)]
    }

    /// A weak statement is asked about in any case. Then each kind has its turn and no statement takes all;
    /// places left over go to what else was found. No matter is asked about twice.
    private static func askedFirst(_ found: [PointQuestion], most: Int) -> [PointQuestion] {
        var chosen: [PointQuestion] = []
        func isNew(_ question: PointQuestion) -> Bool {
            !chosen.contains { $0.point.matter == question.point.matter || $0.said == question.said }
        }
        func count(_ section: String) -> Int { chosen.count { $0.point.place.section == section } }
        for question in found where (question.point.place.score ?? 9) <= 2 && chosen.count < most {
            if count(question.point.place.section) == 0, isNew(question) { chosen.append(question) }
        }
        for (perKind, perStatement) in [(true, 3), (false, 5)] {
            for question in found where chosen.count < most && isNew(question) {
                guard count(question.point.place.section) < perStatement,
                    !perKind || chosen.count(where: { $0.stem == question.stem }) < question.stem.most
                else { continue }
                chosen.append(question)
            }
        }
        return chosen
    }

    /// How old what was said is, in words: months would be a number that nobody printed.
    private static func age(_ question: PointQuestion, _ published: PartialDate?) -> String {
        guard let figure = question.figure else {
            return published.map { "CQC published this in \(Self.month($0)); it describes the time before." }
                ?? "The report has no date."
        }
        guard let date = FigureDate(figure) else { return "CQC gives no date for this figure." }
        let from = "The figure is from \(date.words)."
        let size = published.flatMap { date.age(on: $0, isOfSource: figure.period == nil) }
        return size.map { "\(from) It was \($0) old when CQC published it." } ?? from
    }

    private static func month(_ date: PartialDate) -> String {
        PartialDate(year: date.year, month: date.month)?.english ?? date.english
    }
}
