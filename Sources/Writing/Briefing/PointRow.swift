internal import QuotedLines
internal import English
internal import AssessmentModel
internal import NoteText
internal import SourceText
internal import TextAnalysis

/// What a report says on one matter, with what was understood of it.
struct PointRow: Sendable, Hashable {
    var row: EvidenceRow
    var place: StatementPlace
    /// As other records name it, without the assessment where it is the current one.
    let id: String
    /// What its words are about, where they don't say so themselves: "Complaints" of "42% were answered in time".
    var label: String?
    /// What a note says of it.
    var line: String { didSet { (words, wordCount) = (Wording.words(line), Wording.count(line)) } }
    /// The words of the line, folded: kept, for a choice asks for them at every step.
    private(set) var words: [String]
    private(set) var wordCount: Int
    /// The words of the report.
    var text: String
    var kind: PointKind
    var state: PointState?
    var topic: String?
    /// 1 to 5.
    var weight: Int
    var voices: [String]
    var stage: String?
    var isSure: Bool
    /// How its paragraph judges the wait of which it tells; nil where it tells of none or judges none.
    var wait: WaitVerdict?
    /// How grave the passage is that it stands for; 0 of other points.
    var passage = 0
    /// Whether its words are told in such a passage, and whether its paragraph has one.
    var (isTold, isBesideHarm) = (false, false)

    /// Columns that a query of points must show.
    static let fields = [
        "line", "text", "kind", "state", "topic", "weight", "voices", "stage", "sure", "section",
        "statement", "statement_number", "score",
    ]

    /// Nil where nothing can be said of it.
    init?(_ row: EvidenceRow) {
        guard let origin = row.origin, let read = row.text("kind").flatMap(PointKind.init(rawValue:))
        else { return nil }
        // What grows worse is no strength alone.
        let isWorsening = row.text("state") == PointState.worsening.rawValue
        // A count that the report corrects, or tells a later one of, is not said again.
        if read == .context, row.text("line") == nil, row.text("stage") != Stage.planned.rawValue,
            row.text("stage") != Stage.underWay.rawValue,
            isWorsening || row.text("state") == PointState.improving.rawValue
        {
            return nil
        }
        let kind = read == .strength && isWorsening ? .mixed : read
        guard
            let line = TellingClause.line(
                row.text("line"), text: row.text("text") ?? "", kind: kind,
                isSummary: row.text("section") == Self.summarySection)
        else { return nil }
        self.row = row
        id = Citation.shortID(origin.id)
        let (label, own) = LineSource.labelled(line)
        let text = row.text("text") ?? ""
        self.label = label ?? LineSource.teller(of: own, text: text)
        self.line = TellingClause.withoutAdditions(
            LineSource.attributed(LineSource.tidied(own, kind), text: text))
        (words, wordCount) = (Wording.words(self.line), Wording.count(self.line))
        self.kind = kind
        place = StatementPlace(row)
        self.text = row.text("text") ?? line
        state = row.text("state").flatMap(PointState.init(rawValue:))
        topic = row.text("topic")
        weight = row.integer("weight") ?? 1
        voices = row.list("voices")
        stage = row.text("stage")
        isSure = row.fields["sure"] == .yesNo(true)
    }

    /// "Care provision" of "Care provision, integration and continuity".
    var shortPlace: String { LineSource.short(place: place.name) }
    var isWait: Bool { topic?.hasPrefix("waits") == true }
    /// Whether its own words tell of waiting.
    var tellsOfWaiting: Bool { words.contains { LineWords.waitingSigns.contains($0) } }
    /// "Training" of "workforce > training".
    var topicName: String? { topic?.split(separator: " > ").last.map { $0.capitalisedFirst } }
    /// What items of a list should not all be about.
    var matter: String { topic ?? place.section }
    /// Whether its words lean on what stands before them: they are said behind it or not at all.
    var leans: Bool { label == nil && passage == 0 && wordsLean }
    /// Whether its words lean on what stands before them, whatever its label says.
    var wordsLean: Bool {
        isQuotation
            ? LineWords.opensWithExtreme(words) || Wording.leansOnContext(String(line.dropFirst()))
                || namesNoWait
                || Wording.leavesOpen(opening)
            // "The middle (median) wait was 28 days": for what, the line before says.
            : line.hasPrefix("The ") && isWait && !hasMoment
    }
    /// "Waiting list rose from 20 to 58": a line made of figures that names nothing waited for.
    private var namesOnlyWaiting: Bool {
        guard !isQuotation, label == nil else { return false }
        return LineWords.namesOnlyWaiting(words)
    }
    /// Its first sentence.
    var opening: Substring { line.prefix(upTo: line.firstRange(of: ". ")?.lowerBound ?? line.endIndex) }
    /// "There was a median wait of 23 days": for what, the line before says.
    private var namesNoWait: Bool {
        guard isWait, topic != "waits" else { return false }
        // "152 carers were waiting, with a median wait of 39 days".
        let behind = words.firstIndex(of: "waiting").map {
            words.indices.contains($0 + 1) ? words[$0 + 1] : ""
        }
        if hasFigure, let behind, LineWords.behindBareWaits.contains(behind) { return true }
        return LineWords.opensWithBareWait(words)
    }
    /// Whether a sentence of it is what the council, its staff or its partners say of themselves: no finding of CQC's.
    var isOwnAccount: Bool {
        SentenceSegmenter.segment(line).contains { sentence in
            let opening = Wording.words(line[sentence]).prefix(6)
            return opening.contains { LineWords.ownAccounts.contains($0) }
                && opening.contains {
                    LineWords.telling.contains($0) || LineWords.introducingData.contains($0)
                }
        }
    }
    /// Whether it only says that something is there: no figure, no word of praise, nothing that has become better.
    var isBareArrangement: Bool {
        !hasFigure && !isBettered && stage == Stage.inPlace.rawValue
            && !words.contains { LineWords.praising.contains($0) }
            && !LineWords.has(LineWords.superlatives, in: words)
    }
    /// Whether its words hold a figure against England's and call it better.
    var isBetterThanEngland: Bool {
        hasFigure && words.contains { LineWords.england.contains($0) }
            && words.contains { $0 == LineWords.verdicts.words.first }
    }
    /// Whether it names councillors or their work.
    var isOfMembers: Bool { LineWords.has(LineWords.members, in: words) }
    /// Whether it has letters that stand for a body: "VCS partners".
    var hasLetters: Bool { LineWords.hasLetters(line) }
    /// Whether it is more than a few words that name nothing: "Pressure had moved elsewhere."
    var saysSomething: Bool {
        !Wording.namesNothing(line) && !namesOnlyWaiting
            && (hasFigure || topic != nil && wordCount >= 4 || wordCount >= 7)
    }
    /// Whether it is about what members are mostly asked about.
    var isOfWhatMembersHear: Bool {
        topic.map { Wording.words($0).contains { LineWords.heardTopics.contains($0) } } ?? false
    }
    private var hasMoment: Bool { PartialDate.named(in: line) != nil }
    /// Whether only staff, partners or providers say it.
    var isOfThirdsAlone: Bool {
        !voices.isEmpty
            && voices.allSatisfy {
                [Voice.staff, .partners, .voluntary, .providers].map(\.rawValue).contains($0)
            }
    }
    /// Whether people who draw on care or their carers say it.
    var isOfPeople: Bool { voices.contains { $0 == Voice.people.rawValue || $0 == Voice.carers.rawValue } }
    var isGrave: Bool { weight >= 4 }
    /// Whether a member would ask of it before all else: harm to people, or what members themselves are told.
    var isGraveToAsk: Bool { isOfMembers || passage > 1 || LineWords.has(LineWords.harms, in: words) }
    /// Whether what was at fault is put right, or is on the way there.
    var isBettered: Bool {
        state == .resolved || state == .improving || state != .worsening && Wording.reportsImprovement(line)
    }
    var isUnderLowScore: Bool { (place.score ?? 4) <= 2 || isSummary }
    /// Its line as a note prints it: the full stop behind the quotation, and CQC's "we" named.
    var shown: String { (label.map { "\($0): " } ?? "") + shownBehind }
    /// The same where what stands before it says what it is about.
    var shownBehind: String { LineSource.naming(Quotation.stoppedBehind(line)) }

    /// Whether it prints a number that is no year.
    var hasFigure: Bool { Wording.hasFigure(words) }
    /// Whether its line is the report's words and not made from figures.
    var isQuotation: Bool { line.hasPrefix("“") }
    var isContrasted: Bool { words.contains { LineWords.contrasts.contains($0) } }
    /// Whether it turns what was said before it.
    var opensContrast: Bool {
        Wording.words(text.prefix(40)).first.map { LineWords.contrasts.contains($0) } ?? false
            || Wording.words(text.prefix(60)).contains { LineWords.rest.contains($0) }
    }
    /// Whether it is CQC's own summary, which stands under no score.
    var isSummary: Bool { place.section == Self.summarySection }
    private static let summarySection = "strengths"
    /// Whether it is of that summary or of the one of people's experiences.
    var isOfSummary: Bool { isSummary || isOfExperiences }
    var isOfExperiences: Bool { place.section == "experiences" }
    /// What it stands under in its section.
    var heading: String? { row.text("heading") }
    /// Whether it only says how many of those who live there are of a group: context, and no finding.
    var isShareOfPopulation: Bool { kind == .context && LineWords.has(LineWords.populationShares, in: words) }
    /// Whether it stands under a quality statement or in the summary, and not in the facts about the council.
    var isFinding: Bool { place.number < 10 || isSummary }
}

extension [PointRow] {
    /// The point before each in its paragraph, by long id.
    var before: [String: PointRow] {
        Dictionary(
            zip(self, dropFirst()).compactMap { point, next in
                point.row.paragraph == next.row.paragraph ? (next.id, point) : nil
            }
        ) { first, _ in first }
    }

    /// Which findings CQC's summary of experiences, strengths and areas for development names.
    var summed: SummaryVoice {
        SummaryVoice(
            filter(\.isOfSummary).map(\.text),
            naming: filter { $0.isFinding && !$0.isSummary }.map {
                SummaryVoice.Finding(
                    id: $0.id, text: "\($0.text) \($0.heading ?? "")",
                    hasFigure: $0.hasFigure)
            })
    }

    /// Of each authority its point on the one matter on which most of them have one that a table's cell may hold, the
    /// weightiest of matters; a wait that nothing judges is beside one that is judged. None where no two have the same.
    func compared(for kinds: [PointKind]) -> [String: PointRow] {
        let fit = fit(for: kinds).filter { $0.topic != nil && ($0.kind != .context || $0.isWait) }
        let shared = Dictionary(grouping: fit, by: \.matter).values.filter { points in
            points.count > 1 && points.contains { $0.kind != .context }
        }
        let worths = shared.map { ($0.count, $0.reduce(0) { $0 + $1.weight }, $0[0].matter) }
        let best = zip(worths, shared).max { $0.0 < $1.0 }?.1 ?? []
        return Dictionary(best.map { ($0.row.text("authority") ?? "", $0) }) { first, _ in first }
    }

    /// Those of some kinds that a table's cell may hold, the weightier and shorter first, one of a matter.
    func fit(for kinds: [PointKind]) -> [PointRow] {
        func worth(_ point: PointRow) -> Double {
            Double(point.weight) + (point.isSure ? 1 : 0) - Double(point.wordCount) / 12
        }
        var matters: Set<String> = []
        return filter {
            kinds.contains($0.kind) && $0.state != .resolved
                && !LineWords.backPointers.contains($0.words.first) && !Wording.isSingleVoice($0.line)
                && !($0.kind == .strength && (!$0.isSure || $0.isContrasted))
        }.sorted { worth($0) > worth($1) }.filter {
            matters.insert(($0.row.text("authority") ?? "") + $0.matter).inserted
        }
    }
}

/// The figures of points.
struct PointFigures {
    private let figures: [String: [FigureRow]]

    /// - Parameter rows: figures that say which point they belong to.
    init(_ rows: [EvidenceRow]) {
        figures = Dictionary(grouping: rows.compactMap(FigureRow.init)) { $0.row.text("point") ?? "" }
    }

    static let fields = FigureRow.fields + ["point"]

    func of(_ point: PointRow) -> [FigureRow] { figures[point.id] ?? [] }

    /// Those that its line prints.
    func printed(_ point: PointRow) -> [FigureRow] {
        of(point).filter { figure in
            if point.line.has(figure.valueText) { return true }
            // "59 in April 2024" of 59 people.
            guard !point.isQuotation, let period = figure.period else { return false }
            return point.line.has("\(figure.valueText.prefix { $0 != " " }) \(period.uncapitalisedFirst)")
        }
    }

    /// Whether a figure of it is better than before or than what it is held against.
    func bearOut(_ point: PointRow) -> Bool {
        let own = of(point)
        return own.contains { $0.direction == .better } && !own.contains { $0.direction == .worse }
    }

    /// Whether a figure of it is worse than before or than what it is held against, and none is better.
    func isWorse(_ point: PointRow) -> Bool {
        let own = of(point)
        return own.contains { $0.direction == .worse } && !own.contains { $0.direction == .better }
    }

    /// Whether its line prints a figure beside England's that nothing judges, or that words and figures judge
    /// differently.
    func isUnjudged(_ point: PointRow) -> Bool {
        printed(point).contains { $0.comparator == .england && $0.benchmark != nil && $0.direction == nil }
    }

    /// Whether its line prints a time longer than its target, or a share below it, whatever it was judged.
    func missesTarget(_ point: PointRow) -> Bool {
        printed(point).contains { figure in
            guard figure.comparator == .target, let target = figure.benchmark, figure.value != target else {
                return false
            }
            switch figure.unit {
            case .days, .weeks, .months, .hours: return figure.value > target
            case .percent: return figure.value < target && figure.direction != .better
            case .people, .years, .pounds, .count, .ratio: return false
            }
        }
    }

    /// Whether all that its line counts are fewer than ten people or things.
    func isFew(_ point: PointRow) -> Bool {
        let counts = printed(point).filter { $0.unit == .people || $0.unit == .count }
        return !counts.isEmpty && counts.allSatisfy(\.isSmallCount)
    }

    /// Whether a figure of it counts who waits.
    func isWaiting(_ point: PointRow) -> Bool {
        of(point).contains { MeasureLabel.waiting($0.measure) != nil }
    }

    /// Whether it tells how long something takes.
    func hasLength(_ point: PointRow) -> Bool {
        of(point).contains { [.days, .weeks, .months].contains($0.unit) }
    }

    /// Days of a wait that is a fault by itself.
    private static let longWait = 90.0

    /// Whether a figure of it is a wait of three months or more.
    func isLongWait(_ point: PointRow) -> Bool {
        point.isWait && of(point).contains { $0.value * ($0.unit.days ?? 0) >= Self.longWait }
    }

    /// Whether its line prints a figure beside England's, so that a table says it in fewer words.
    ///
    /// - Parameter tabled: the figures of the table, by long id; nil where none was made before.
    func isCompared(_ point: PointRow, _ tabled: Set<String>?) -> Bool {
        printed(point).contains { figure in
            if let tabled { return figure.row.origin.map { tabled.contains($0.id) } == true }
            return figure.comparator == .england && figure.benchmark != nil && figure.direction != nil
                && MeasureLabel.label(figure) != nil
        }
    }
}
