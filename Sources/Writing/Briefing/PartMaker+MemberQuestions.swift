internal import AssessmentModel
internal import NoteText

/// Why a question is worth asking. Each kind has its own words for members and for those who answer.
private enum QuestionStem: String, CaseIterable {
    case oldFigure = "a figure that may be old"
    case worse = "worse than England"
    case plan = "a plan without a date"
    case mixed = "mixed feedback"
    case recording = "a change of recording"
    case shortfall = "a shortfall"

    /// Most questions of a kind, so that each kind has its turn among twelve.
    var most: Int {
        switch self {
        case .oldFigure: 3
        case .worse: 4
        case .plan: 3
        case .mixed: 2
        case .recording: 1
        case .shortfall: 3
        }
    }

    /// What is asked, in the words of a member.
    var question: String {
        switch self {
        case .oldFigure: "What is the figure today, and which way is it going?"
        case .worse: "What explains the gap, and what will change it?"
        case .plan: "When will this be done, and how will we know that it works?"
        case .mixed: "What has changed since people told CQC this?"
        case .recording: "Has anyone checked how much the change of recording explains?"
        case .shortfall: "What has been done about this since, and how will we know that it works?"
        }
    }

    /// What a full answer holds.
    var answer: String {
        switch self {
        case .oldFigure: "today's figure, its date, and the figures in between"
        case .worse: "the latest figure, why it is so, and what has been done so far"
        case .plan: "a date, who is in charge, and what will be measured"
        case .mixed: "what was done, and what people say now"
        case .recording: "the figures counted both ways, or why that cannot be done"
        case .shortfall: "what was done, by when the rest will be done, and what will be measured"
        }
    }
}

/// A question with what it rests on.
private struct MemberQuestion {
    var stem: QuestionStem
    var place: StatementPlace
    var origin: RowOrigin?
    /// What CQC said, plainly or quoted, escaped; further citations stand in it.
    var said: String
    /// The date of what was said, when it has one of its own.
    var date: PartialDate?
    var isFigure: Bool
    /// A question of its own in place of the stem's.
    var question: String?
}

extension PartMaker {
    static let memberQuestions = PartMaker(
        name: "member-questions",
        help:
            "Questions that follow from the evidence, each with what CQC said and how old it is: an old figure, worse than England, a plan without a date, mixed feedback, a change of recording; a shortfall where a weak statement has none of these. Lowest scored statements first.",
        inputs: [
            Input(name: "the assessment", fields: ["published"]),
            Input(name: "waits", fields: FigureRow.fields),
            Input(name: "figures compared with England", fields: FigureRow.fields),
            Input(name: "sentences", fields: SentenceRow.fields),
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
        var found = oldFigures(rows[1].compactMap(FigureRow.init), &used)
        found += worseFigures(rows[2].compactMap(FigureRow.init), besides: found)
        let sentences = rows[3].compactMap(SentenceRow.init).sorted {
            ($0.place.score ?? 9, $0.place.number) < ($1.place.score ?? 9, $1.place.number)
        }
        found += quoted(sentences, stem: .plan) { Plan.isSpoken(in: $0.text) && !names2000s($0.text) }
        found += quoted(sentences, stem: .mixed) {
            $0.tone == .mixed && Wording.words($0.text).contains("mixed")
        }
        found += try recordings(sentences, all: rows[3].compactMap(SentenceRow.init), &used)
        found = shortfalls(sentences, besides: found) + found
        var chosen: [MemberQuestion] = []
        let most = context.most ?? 12
        // A weak statement is asked about in any case. Then each kind has its turn and no statement takes
        // all; places left over go to what else was found.
        for question in found where (question.place.score ?? 9) <= 2 && chosen.count < most {
            if !chosen.contains(where: { $0.place.section == question.place.section }) {
                chosen.append(question)
            }
        }
        for (perKind, perStatement) in [(true, 3), (false, 5)] {
            for question in found where chosen.count < most {
                guard !chosen.contains(where: { $0.said == question.said }),
                    chosen.count(where: { $0.place.section == question.place.section }) < perStatement,
                    !perKind || chosen.count(where: { $0.stem == question.stem }) < question.stem.most
                else { continue }
                chosen.append(question)
            }
        }
        let ordered = chosen.enumerated().sorted {
            ($0.element.place.score ?? 9, $0.element.place.number, $0.offset) < (
                $1.element.place.score ?? 9, $1.element.place.number, $1.offset
            )
        }.map(\.element)
        let items = try ordered.enumerated().map { index, question -> [String: View] in
            [
                "number": .text(String(index + 1)), "stem": .text(question.stem.rawValue),
                "place": .text(question.place.name),
                "score": question.place.score.map { .text(String($0)) } ?? .missing,
                "said": .markdown(question.said + (try used.mark(question.origin))),
                "age": .text(age(question, published)),
                "question": .text(question.question ?? question.stem.question),
                "answer": .text(question.stem.answer),
            ]
        }
        return ["any": .flag(!items.isEmpty), "items": .list(items)]
    }

    /// How old what was said is, in words: months would be a number that nobody printed.
    private static func age(_ question: MemberQuestion, _ published: PartialDate?) -> String {
        guard question.isFigure else {
            return published.map { "CQC published this in \(Self.month($0)); it describes the time before." }
                ?? "The report has no date."
        }
        guard let date = question.date else { return "CQC gives no date for this figure." }
        let from = "The figure is from \(date.month == nil ? String(date.year) : Self.month(date))"
        guard let published else { return from + "." }
        let months = (published.year - date.year) * 12 + (published.month ?? 1) - (date.month ?? 1)
        let size =
            months >= 24
            ? "more than two years"
            : months >= 12 ? "a year or more" : months >= 6 ? "half a year or more" : "under half a year"
        return "\(from). It was \(size) old when CQC published it."
    }

    private static func month(_ date: PartialDate) -> String {
        PartialDate(year: date.year, month: date.month)?.english ?? date.english
    }

    /// Waits and backlogs, the largest first, each with its time.
    private static func oldFigures(_ figures: [FigureRow], _ used: inout UsedEvidence) -> [MemberQuestion] {
        let waits = CandidateMaker.waits(figures, isJoined: false).sorted {
            ($0.place.score ?? 9, -$0.strength) < ($1.place.score ?? 9, -$1.strength)
        }
        return waits.compactMap { wait in
            guard let figure = wait.figures.first else { return nil }
            used.know(figure)
            let about = waitTopic(figure).map { "How many \($0) today, and what is the longest wait?" }
            return MemberQuestion(
                stem: .oldFigure, place: wait.place, origin: wait.rows[0].origin,
                said: MarkdownText.escaped(wait.pieces[0].text),
                date: figure.sourceDate ?? figure.period.flatMap(PartialDate.named(in:)), isFigure: true,
                question: about)
        }
    }

    /// Figures worse than England, the widest gap first.
    private static func worseFigures(_ figures: [FigureRow], besides others: [MemberQuestion])
        -> [MemberQuestion]
    {
        let worse = figures.filter { $0.comparator == .england && $0.direction == .worse && !$0.isSmallCount }
            .sorted { ($0.relativeGap, $1.row.origin?.id ?? "") > ($1.relativeGap, $0.row.origin?.id ?? "") }
        return worse.compactMap { figure in
            let quotation = Quotation(of: figure.text).flatMap {
                $0.words.contains(figure.valueText) && !Wording.leansOnContext($0.words) ? $0.shown : nil
            }
            let plain =
                PlainSentence(figure).map {
                    "\($0.text) The England average was \(figure.benchmarkShown ?? "")."
                } ?? quotation
            guard let england = figure.benchmarkShown, let label = MeasureLabel.label(figure),
                !others.contains(where: { $0.origin == figure.row.origin })
            else { return nil }
            return MemberQuestion(
                stem: .worse, place: figure.place, origin: figure.row.origin,
                said: MarkdownText.escaped(plain ?? "\(label): \(figure.shown). England: \(england)."),
                date: figure.sourceDate ?? figure.period.flatMap(PartialDate.named(in:)), isFigure: true)
        }
    }

    private static func quoted(
        _ sentences: [SentenceRow], stem: QuestionStem, where matches: (SentenceRow) -> Bool
    ) -> [MemberQuestion] {
        var paragraphs: Set<String> = []
        return sentences.compactMap { sentence in
            guard matches(sentence), !Wording.pointsBack(sentence.text),
                !Wording.isSingleVoice(sentence.text),
                let words = stem == .plan
                    ? Plan.quotation(of: sentence) : Quotation(of: sentence.text)?.words,
                stem != .mixed || Wording.words(words).contains("mixed"),
                paragraphs.insert(sentence.row.paragraph ?? "").inserted
            else { return nil }
            return MemberQuestion(
                stem: stem, place: sentence.place, origin: sentence.row.origin,
                said: MarkdownText.escaped(Quotation.sentence(words)),
                date: nil,
                isFigure: false)
        }
    }

    /// The strongest shortfall of each statement scored 1 or 2 on which nothing else is asked: none of them
    /// goes without a question.
    private static func shortfalls(_ sentences: [SentenceRow], besides others: [MemberQuestion])
        -> [MemberQuestion]
    {
        let weak = Set(sentences.filter { ($0.place.score ?? 9) <= 2 }.map(\.place.section)).subtracting(
            others.map(\.place.section))
        return weak.sorted().compactMap { section in
            let offered = CandidateMaker.quotations(
                sentences.filter { $0.place.section == section }, isShortfall: true)
            return offered.max {
                ($0.strength, $1.rows[0].origin?.id ?? "") < ($1.strength, $0.rows[0].origin?.id ?? "")
            }.map {
                MemberQuestion(
                    stem: .shortfall, place: $0.place, origin: $0.rows[0].origin,
                    said: MarkdownText.escaped($0.text), date: nil,
                    isFigure: false)
            }
        }
    }

    /// Figures that CQC, or those it spoke to, link to another way of recording. Who said so is said.
    private static func recordings(
        _ sentences: [SentenceRow], all: [SentenceRow], _ used: inout UsedEvidence
    ) throws -> [MemberQuestion] {
        try sentences.filter { isRecording($0.text) }.compactMap { change in
            guard let thing = named(change, in: all), !Wording.isSingleVoice(thing.text),
                let quotation = Quotation(of: thing.text)
            else {
                return nil
            }
            var said = MarkdownText.escaped(quotation.shown)
            if thing != change {
                let teller = ["leaders", "staff", "partners"].first { change.voices.contains($0) }
                said += try used.mark(thing.row.origin)
                said +=
                    teller.map {
                        " \($0.prefix(1).uppercased() + $0.dropFirst()) told CQC that recording had changed."
                    }
                    ?? " CQC links this to a change in recording."
            }
            return MemberQuestion(
                stem: .recording, place: thing.place, origin: change.row.origin, said: said, date: nil,
                isFigure: false)
        }
    }
}
