internal import English
internal import AssessmentModel
internal import NoteText
internal import SourceText

/// A thing that a section may say: its words, where they stand, and why it is offered.
struct Candidate: Sendable {
    /// In the order in which kinds are preferred when all else is equal.
    enum Kind: Int, Sendable {
        /// How many wait, and how long.
        case wait
        /// A quotation with strong words.
        case strongQuotation
        /// A figure that CQC compares with England.
        case figure
        case quotation
    }

    var kind: Kind
    var place: StatementPlace
    /// The rows it rests on, the first of which orders it.
    var rows: [EvidenceRow]
    /// What is said: each piece with the row it is cited from.
    var pieces: [(text: String, origin: RowOrigin?)]
    /// Only compared within a kind.
    var strength: Double
    /// The facts that put it where it is, in words.
    var why: String
    /// What it is about, in a few words: "Direct payments". Nil where nothing says so.
    var topic: String?
    /// The figures among its rows.
    var figures: [FigureRow] = []
    /// The paragraph it comes from.
    var paragraph: String? { rows.first?.paragraph }
    /// Whether its first piece says how many wait, or how that has changed.
    var isCount = false
    /// How far a figure is from England's, or how much of a wait has gone since before, as a share; 0 for
    /// neither.
    var share = 0.0

    /// The first figure of each wait in it.
    var waits: [FigureRow] {
        guard kind == .wait else { return [] }
        return figures.filter { PlainSentence.waitKind($0) == nil }
    }

    var text: String { pieces.map(\.text).joined(separator: " ") }
    var isNumber: Bool { kind == .wait || kind == .figure }
}

/// Chooses what goes into a section, by a fixed order that can be told.
///
/// 1. Strengths: figures better than England and waits that have fallen, by the size of the gap or the fall
///   as a share; then strong words; then other quotations. Figures and waits leave room for one quotation at
///   least.
/// 2. Statements scored lowest first for shortfalls, highest first for strengths that are no figures.
/// 3. Among equal scores, the statement chosen least often so far, so that one paragraph's topic does not
///   fill the note.
/// 4. Shortfalls by kind: waits, quotations with strong words, figures compared with England, other
///   quotations.
/// 5. Within a kind, strength: people waiting plus days of the longest wait; weight of the strong words and
///   number of voices; gap as a share of England's figure.
/// 6. Report order.
///
/// Left out: what a single person said, counts under ten, sentences that lean on the one before, what is said
/// already (0.6 or more of the words shared), a second item on a topic that has a name, and more than
/// `perStatement` of a statement or the allowed number of a kind.
struct Ranking {
    /// Whether the lowest scored statements come first.
    var isShortfall: Bool
    var most: Int
    var perStatement = 2
    /// Most of each kind.
    var perKind: [Candidate.Kind: Int]
    /// Most waits and figures together.
    var mostNumbers: Int
    /// Most waits of one statement: several are put together in one item, except where a choice is offered.
    var waitsPerStatement: Int

    static func shortfalls(most: Int) -> Ranking {
        Ranking(
            isShortfall: true, most: most,
            perKind: [
                .wait: isOffer(most) ? most : 2, .figure: isOffer(most) ? 4 : 1, .strongQuotation: most,
                .quotation: most,
            ],
            mostNumbers: most, waitsPerStatement: isOffer(most) ? most : 1)
    }

    /// Whether there is room enough for more than a note says: for suggestions.
    private static func isOffer(_ most: Int) -> Bool { most > 10 }

    static func strengths(most: Int) -> Ranking {
        Ranking(
            isShortfall: false, most: most,
            perKind: [
                .wait: most >= 5 ? 2 : 1, .figure: max(2, (most + 1) / 2), .strongQuotation: most,
                .quotation: most,
            ],
            mostNumbers: max(2, most - 1), waitsPerStatement: 1)
    }

    /// The chosen candidates, in the order in which they are to be read: by score, statement and paragraph.
    func choose(from candidates: [Candidate], used: inout UsedEvidence) -> [Candidate] {
        var rest = candidates
        var chosen: [Candidate] = []
        while chosen.count < most {
            let paragraphs = Set(chosen.map(\.paragraph))
            let allowed = rest.indices.filter { index in
                let candidate = rest[index]
                return chosen.count { $0.place.section == candidate.place.section } < perStatement
                    && chosen.count { $0.kind == candidate.kind } < perKind[candidate.kind] ?? most
                    && !paragraphs.contains(candidate.paragraph)
                    && (candidate.kind != .wait
                        || chosen.count { $0.kind == .wait && $0.place.section == candidate.place.section }
                            < waitsPerStatement)
                    && (!candidate.isNumber || chosen.count(where: \.isNumber) < mostNumbers)
                    && !(candidate.topic != nil && chosen.contains { $0.topic == candidate.topic })
                    && !used.isUsed(candidate.rows[0])
            }
            // A second item on a statement is on something else: one without a name of its own is probably
            // more of the same.
            let other = allowed.filter { index in
                rest[index].topic != nil || !chosen.contains { $0.place.section == rest[index].place.section }
            }
            guard
                let best = (other.isEmpty ? allowed : other).min(by: { isBefore(rest[$0], rest[$1], chosen) })
            else { break }
            let candidate = rest.remove(at: best)
            // Looked at for the best one only: comparing words is the costly part.
            if used.isNearDuplicate(candidate.text) { continue }
            for row in candidate.rows { used.use(row, text: candidate.text) }
            for figure in candidate.figures { used.date(figure) }
            used.choose(
                candidate.text, candidate.rows[0], in: candidate.place,
                why: "\(chosen.count + 1) of \(most): \(candidate.why)")
            chosen.append(candidate)
        }
        return chosen.enumerated().sorted { a, b in
            let x = (scoreOrder(a.element), a.element.place.number, a.offset)
            return x < (scoreOrder(b.element), b.element.place.number, b.offset)
        }.map(\.element)
    }

    private func scoreOrder(_ candidate: Candidate) -> Int {
        guard let score = candidate.place.score else { return 9 }
        return isShortfall ? score : -score
    }

    private func isBefore(_ a: Candidate, _ b: Candidate, _ chosen: [Candidate]) -> Bool {
        func key(_ candidate: Candidate) -> (Int, Int, Int, Double) {
            let times = chosen.count { $0.place.section == candidate.place.section }
            if isShortfall {
                return (scoreOrder(candidate), times, candidate.kind.rawValue, -candidate.strength)
            }
            // Praise is easily said: a number says more, then strong words, then the rest.
            switch candidate.kind {
            case .figure, .wait: return (-1, 0, 0, -candidate.share)
            case .strongQuotation: return (0, scoreOrder(candidate), times, -candidate.strength)
            case .quotation: return (1, scoreOrder(candidate), times, -candidate.strength)
            }
        }
        let (x, y) = (key(a), key(b))
        if x != y { return x < y }
        return (a.place.number, a.rows[0].origin?.id ?? "") < (b.place.number, b.rows[0].origin?.id ?? "")
    }
}

/// Words by which a sentence is known to say much, with their weight. Used to order, never to judge.
enum StrongWords {
    static let negative: [(String, Double)] = [
        ("significant improvement", 5), ("required greater", 3), ("required improvement", 4),
        ("often did not", 3), ("not always", 3),
        ("was needed", 2), ("were needed", 2), ("further work", 2), ("more work", 2),
        // That work is to be done says little of what is wrong.
        ("more work was needed", 1), ("further work was needed", 1), ("work was needed", 1),
        ("more work to do", 1), ("more to do", 1),
        ("lack of", 3), ("lacked", 3), ("delays", 2), ("delay", 2), ("poor", 3), ("weakest", 5),
        ("concern", 2), ("overdue", 3),
        ("barrier", 2),
        ("barriers", 2), ("gap", 2), ("gaps", 2), ("not fully", 3), ("unaware", 2), ("not aware", 2),
        ("difficult", 2), ("harder", 2),
        ("inconsistent", 3), ("not consistently", 3), ("did not", 2), ("could not", 2), ("were not", 2),
        ("was not", 2), ("limited", 2),
        ("unclear", 2), ("missed", 2), ("too late", 4), ("unable", 2), ("worse", 2), ("risk", 1),
        ("insufficient", 3), ("out of date", 3),
        ("compromising", 4), ("compromised", 4), ("at risk", 3), ("unsafe", 4), ("safety", 1), ("harm", 2),
        ("less well served", 4), ("short of", 2), ("lack", 2), ("confusing", 3), ("disjointed", 4),
        ("rushed", 3), ("too low", 2),
        ("worried", 2),
        ("duplicating", 2), ("less well", 4), ("still", 1), ("fragility", 3), ("uneven", 3), ("main gap", 3),
    ]
    static let positive: [(String, Double)] = [
        ("excellent", 4), ("very positive", 4), ("outstanding", 4), ("spoke highly", 3), ("strong", 2),
        ("effective", 2), ("robust", 2),
        ("praised", 3), ("valued", 2), ("highly", 1), ("clear", 1), ("timely", 2), ("quickly", 2),
        ("good", 1), ("positive", 2),
        ("improved", 2),
        ("well", 1), ("no one waited", 5), ("nobody had waited", 5), ("no waiting list", 4), ("award", 2),
        ("trusted", 2), ("mature", 2),
        ("enthusiasm", 1), ("transformed", 3), ("impressed", 2), ("innovative", 2), ("consistently", 2),
        ("prompt", 2), ("swiftly", 2),
        ("visible", 2), ("well ordered", 3), ("honest", 2), ("candid", 2), ("treated as partners", 3),
        ("confidence", 1), ("welcoming", 2),
        ("reduced", 1), ("commitment", 1),
    ]
    /// Members want to know how their own part was found.
    static let members: [(String, Double)] = [
        ("scrutiny", 3), ("councillors", 2), ("elected members", 3), ("cabinet member", 2),
    ]

    /// Weight from which a quotation counts as strong.
    static let strong = 3.0

    /// Words that take back some of what a good sentence says.
    static let hedging: [(String, Double)] = [
        ("initial", 2), ("beginning", 2), ("starting", 2), ("early", 2), ("aimed", 2), ("intended", 2),
        ("ambition", 2), ("plans", 2),
        ("planned", 2),
        ("would", 2), ("although", 1), ("despite", 1), ("still", 1), ("usually", 1), ("mostly", 1),
        ("some", 1), ("generally", 1),
        ("expected", 2),
        ("seeking", 2), ("foundations", 2), ("potential", 2), ("against the", 4), ("short of", 4),
        ("required", 2),
    ]

    static func weight(_ text: String, isShortfall: Bool, countsMembers: Bool = true) -> (
        weight: Double, words: [String]
    ) {
        var words = Wording.words(text)
        let listed =
            switch (isShortfall, countsMembers) {
            case (true, true): shortfalls
            case (true, false): shortfallsAlone
            case (false, true): strengths
            case (false, false): strengthsAlone
            }
        let found = listed.take(from: &words)
        var weight = found.reduce(0) { $0 + $1.weight }
        if !isShortfall { weight -= hedges.take(from: &words).reduce(0) { $0 + $1.weight } }
        return (weight, found.map(\.phrase))
    }

    private static let shortfalls = WeightedPhrases(negative + members)
    private static let shortfallsAlone = WeightedPhrases(negative)
    private static let strengths = WeightedPhrases(positive + members)
    private static let strengthsAlone = WeightedPhrases(positive)
    private static let hedges = WeightedPhrases(hedging)
}

/// Phrases looked for in a text, the longest first. Each is looked up by its first word: to search the text
/// for each of a hundred phrases was a third of the time of writing a note.
private struct WeightedPhrases: Sendable {
    private let phrases: [(words: [String], phrase: String, weight: Double)]
    private let byFirstWord: [String: [Int]]

    init(_ listed: [(String, Double)]) {
        phrases = listed.sorted { $0.0.utf8.count > $1.0.utf8.count }.map {
            (Wording.words($0.0), $0.0, $0.1)
        }
        byFirstWord = Dictionary(grouping: phrases.indices) { [phrases] in phrases[$0].words[0] }
    }

    /// The phrases found, each once, and takes their words away, so that "lack of" is not also "lack".
    func take(from words: inout [String]) -> [(phrase: String, weight: Double)] {
        var found: [(phrase: String, weight: Double)] = []
        for index in Set(words.flatMap { byFirstWord[$0] ?? [] }).sorted() {
            let (phrase, text, weight) = phrases[index]
            let places = words.indices.filter { words[$0...].starts(with: phrase) }
            guard !places.isEmpty else { continue }
            found.append((text, weight))
            for place in places { for i in place..<place + phrase.count { words[i] = "" } }
        }
        return found
    }
}

/// Makes the candidates that rankings choose from.
enum CandidateMaker {
    private static let negations = English.words(.notes, "negations")

    /// Quotations out of sentences. A sentence with several voices counts for more; long quotations for less.
    static func quotations(_ sentences: [SentenceRow], isShortfall: Bool) -> [Candidate] {
        sentences.compactMap { sentence in
            guard sentence.tone == (isShortfall ? .negative : .positive),
                isShortfall || sentence.stage != "planned"
            else { return nil }
            guard !Wording.isSingleVoice(sentence.text), !Wording.isFewVoices(sentence.text) else {
                return nil
            }
            // What is quoted must stand alone; what is left out need not.
            guard let quotation = Quotation(of: sentence.text), !Wording.pointsBack(quotation.words),
                !Wording.namesNothing(quotation.words)
            else { return nil }
            if isShortfall ? Wording.reportsImprovement(sentence.text) : Wording.fallsShort(sentence.text) {
                return nil
            }
            let (weight, found) = StrongWords.weight(quotation.words, isShortfall: isShortfall)
            // Words of the other kind count against it: where they prevail, the sentence is not what the
            // section says. "did not always have a strong understanding" praises nothing: only what stands
            // before a negation counts against.
            let words = quotation.words.split(separator: " ")
            let negation = isShortfall ? words.firstIndex { negations.contains($0.lowercased()) } : nil
            let plain = words[..<(negation ?? words.endIndex)].joined(separator: " ")
            let net =
                weight - StrongWords.weight(plain, isShortfall: !isShortfall, countsMembers: false).weight
            let isExpected = isShortfall == ((sentence.place.score ?? 3) <= 2)
            guard isExpected ? net >= 0 : net > 0 && !(isShortfall && isImproving(quotation.words)) else {
                return nil
            }
            // That they knew of a shortfall says less than what it was.
            let isAwareness =
                isShortfall && tellsAwareness(Wording.words(quotation.words))
            let voices = Double(max(0, sentence.voices.count - 1)) - (isAwareness ? 3 : 0)
            let length = Double(max(0, Wording.count(quotation.words) - 12)) / 3
            var why = ["\(sentence.place.name) scores \(sentence.place.score.map(String.init) ?? "nothing")"]
            if !found.isEmpty { why.append("says " + found.map { "“\($0)”" }.joined(separator: ", ")) }
            if sentence.voices.count > 1 { why.append("\(sentence.voices.count) kinds of speaker") }
            return Candidate(
                kind: weight >= StrongWords.strong ? .strongQuotation : .quotation, place: sentence.place,
                rows: [sentence.row],
                pieces: [(quotation.shown, sentence.row.origin)],
                strength: net + voices - length - (quotation.isOpenAtStart ? 1 : 0),
                why: why.joined(separator: "; "))
        }
    }

    /// "Leaders were aware that …", but not "teams were not always made aware that …".
    private static func tellsAwareness(_ words: [String]) -> Bool {
        words.indices.contains { place in
            BriefingWords.owning.contains(words[place])
                && !words[max(0, place - 4)..<place].contains(where: negations.contains)
        }
    }

    /// Figures compared with England, put plainly or quoted.
    static func comparisons(_ figures: [FigureRow], direction: Direction) -> [Candidate] {
        figures.compactMap { figure in
            guard figure.comparator == .england, figure.direction == direction, !figure.isSmallCount,
                figure.benchmark != nil
            else {
                return nil
            }
            let pieces: [(String, RowOrigin?)]
            if let plain = PlainSentence.beside(england: figure) {
                pieces = [(plain, figure.row.origin)]
            } else if let quotation = Quotation(of: figure.text), quotation.words.contains(figure.valueText),
                !Wording.leansOnContext(quotation.words)
            {
                pieces = [(quotation.shown, figure.row.origin)]
            } else {
                return nil
            }
            let share = Figures.number(figure.relativeGap * 100)
            return Candidate(
                kind: .figure, place: figure.place, rows: [figure.row], pieces: pieces,
                strength: figure.relativeGap,
                why:
                    "\(figure.place.name); \(direction.rawValue) than England by \(share)% of England's figure",
                figures: [figure],
                share: figure.relativeGap)
        }
    }

    /// Waits, those of one paragraph about one thing together: how many, then the middle and the longest
    /// wait.
    ///
    /// - Parameters:
    ///   - shorter: only waits that have fallen since an earlier number; or only those of which more than
    ///     half is left, fallen or not; nil for both. A large wait that has fallen a little may so be offered
    ///     for either list, and goes into one.
    ///   - isJoined: put the waits of one statement together.
    static func waits(_ figures: [FigureRow], shorter: Bool? = nil, isJoined: Bool = true) -> [Candidate] {
        var groups: [(key: String, figures: [FigureRow])] = []
        for figure in figures where figure.tone != .positive || isShorter([figure]) {
            let key = figure.row.paragraph ?? ""
            if let index = groups.firstIndex(where: { $0.key == key }) {
                groups[index].figures.append(figure)
            } else {
                groups.append((key, [figure]))
            }
        }
        let waits = groups.compactMap { wait(in: $0.figures) }
        let wanted = waits.filter { wait in
            let isShorter = isShorter(wait.figures)
            return shorter.map {
                $0 ? isShorter : !isShorter || wait.share < 0.5 && wait.figures[0].tone != .positive
            } ?? true
        }
        return isJoined ? joined(wanted) : wanted
    }

    /// Whether figures of a wait have fallen and none of them has risen since the number that the report
    /// gives beside them.
    private static func isShorter(_ figures: [FigureRow]) -> Bool {
        let changes = figures.compactMap { figure in
            figure.comparator == .previous ? figure.benchmark.map { figure.value - $0 } : nil
        }
        return changes.contains { $0 < 0 } && !changes.contains { $0 > 0 }
    }

    /// The longest wait of a statement, with the numbers of the next ones put behind it, three at most: kinds
    /// of assessment in one item.
    private static func joined(_ waits: [Candidate]) -> [Candidate] {
        var rest = waits.sorted { ($0.place.number, -$0.strength) < ($1.place.number, -$1.strength) }
        var output: [Candidate] = []
        while !rest.isEmpty {
            var first = rest.removeFirst()
            while first.isCount, first.waits.count < 3,
                let next = rest.firstIndex(where: { other in
                    other.place.section == first.place.section
                        && isShorter(other.figures) == isShorter(first.figures) && other.isCount
                })
            {
                let other = rest.remove(at: next)
                first.rows.append(other.rows[0])
                first.pieces.append(other.pieces[0])
                first.figures.append(other.figures[0])
                first.why += ";\(other.why.split(separator: ";").last.map(String.init) ?? "")"
            }
            output.append(first)
        }
        return output
    }

    private static func wait(in figures: [FigureRow]) -> Candidate? {
        let counts = figures.filter {
            [.people, .count].contains($0.unit) && $0.statistic != .change && $0.statistic != .target
                && !$0.isSmallCount
        }
        // The newest of several counts of the same thing.
        let plainCounts = counts.compactMap { figure in PlainSentence(figure).map { (figure, $0) } }
        var pieces: [(String, RowOrigin?)] = []
        var used: [FigureRow] = []
        let changed = plainCounts.first { $0.1.rule == "rose" }
        var isCount = false
        if let (figure, plain) = changed
            ?? plainCounts.max(by: {
                (PartialDate.named(in: $0.0.period ?? "")?.iso ?? "")
                    < (PartialDate.named(in: $1.0.period ?? "")?.iso ?? "")
            })
        {
            pieces.append((plain.text, figure.row.origin))
            used.append(figure)
            isCount = ["waiting", "rose"].contains(plain.rule)
        }
        let middle = figures.first { $0.statistic == .median && PlainSentence.waitKind($0) != nil }
        let longest = figures.first { $0.statistic == .maximum && PlainSentence.waitKind($0) != nil }
        if let middle, let longest,
            middle.row.sentence == longest.row.sentence || middle.measure == longest.measure, isWait(middle),
            isWait(longest)
        {
            let noun = pieces.isEmpty ? PlainSentence.waitNoun(middle) : "wait"
            if let noun {
                let time = sharedTime(middle, longest).map { $0.prefix(1).uppercased() + $0.dropFirst() }
                let opening = time.map { $0 + ", the" } ?? "The"
                let (change, next) = (PlainSentence.change(middle), PlainSentence.change(longest))
                let text =
                    "\(opening) median (middle) \(noun) was \(middle.shown)\(change)\(change.isEmpty ? "" : ",") and the longest was \(longest.shown)\(next)."
                pieces.append((text, middle.row.origin))
                used += [middle, longest]
            }
        }
        if pieces.isEmpty, let figure = middle ?? longest, let plain = PlainSentence(figure),
            plain.rule == "wait"
        {
            pieces = [(plain.text, figure.row.origin)]
            used = [figure]
        }
        if pieces.isEmpty {
            for figure in figures
            where figure.unit != .percent && figure.statistic != .target && !figure.isSmallCount {
                let negative = figure.tone == .negative || figure.tone == .mixed
                guard negative, isWait(figure), let quotation = Quotation(of: figure.text),
                    quotation.words.contains(figure.valueText),
                    !Wording.leansOnContext(quotation.words), !Wording.isSingleVoice(quotation.words),
                    !isImproving(quotation.words),
                    !Wording.reportsImprovement(figure.text)
                else { continue }
                pieces = [(quotation.shown, figure.row.origin)]
                used = [figure]
                break
            }
        }
        guard let first = used.first else { return nil }
        let people = used.first { [.people, .count].contains($0.unit) }?.value
        let days = used.filter { $0.unit == .days }.map(\.value).max() ?? 0
        let why =
            (people.map { "\(Figures.number($0)) waiting" } ?? "a wait of up to \(Figures.number(days)) days")
            + (isShorter(used) ? ", fewer or shorter than before" : "")
        return Candidate(
            kind: .wait, place: first.place, rows: used.map(\.row), pieces: pieces,
            strength: ((people ?? 0) + days) * falling(first),
            why: "\(first.place.name) scores \(first.place.score.map(String.init) ?? "nothing"); \(why)",
            figures: used,
            isCount: isCount, share: isShorter(used) ? 1 - falling(first) : 0)
    }

    /// What is left of a number since before, at most 1: a wait that has fallen counts for less.
    private static func falling(_ figure: FigureRow) -> Double {
        guard figure.comparator == .previous, let before = figure.benchmark, before > 0 else { return 1 }
        return min(1, figure.value / before)
    }

    /// The time that two figures of one sentence share: it stands before both.
    private static func sharedTime(_ a: FigureRow, _ b: FigureRow) -> String? {
        guard let time = PlainSentence.time(a), time == PlainSentence.time(b), a.text == b.text,
            let place = a.text.firstRange(of: a.period ?? ""),
            let first = a.text.firstRange(of: a.valueText), let second = b.text.firstRange(of: b.valueText)
        else { return nil }
        return place.upperBound <= first.lowerBound && place.upperBound <= second.lowerBound ? time : nil
    }

    private static func isImproving(_ text: String) -> Bool {
        Wording.words(text).contains {
            BriefingWords.bettered
                .contains($0)
        }
    }

    private static func isWait(_ figure: FigureRow) -> Bool {
        let words = Wording.words(figure.measure + " " + figure.text)
        return words.contains {
            $0.hasPrefix("wait") || $0 == "awaiting" || $0 == "overdue" || $0 == "backlog"
        }
    }
}
