internal import QuotedLines
internal import AssessmentModel
internal import NoteText
internal import TextAnalysis

/// Chooses which points a list of a note says, by an order that can be told.
///
/// A point that `SectionGate` does not let into the list is out. Of the others each is worth what `PointWorth`
/// says; less for each point that the list has of the same statement or matter, and where a table says it
/// anyway. First each statement scored 1 or 2 is heard, the lowest first, then the worthiest. What else a
/// paragraph says stands beside the point that was chosen from it.
struct PointChoice {
    enum List { case strengths, shortfalls, figures }

    let list: List
    /// Most items.
    let most: Int
    let figures: PointFigures
    let summary: SummaryVoice

    /// Most items of one statement where many are read; most points of one item.
    private var perStatement: Int { list == .shortfalls ? 3 : 2 }
    private static let mostPoints = 5
    /// Statements that are few: each may take as many items as it has.
    private static let fewStatements = 2
    /// Words that an item has on average where the list is full.
    private static let wordsOfItem = 25
    /// Passages of one item.
    private static let mostPassages = 2
    /// Low scores that say most of what the summary does; good scores that are each heard among strengths.
    private static let (many, few) = (3, 3)
    /// What a figure by itself must be worth: a count of little matter stays out.
    private static let leastOfFigures = 3.3
    /// What a point is worth less where the summary, or a finding that it sums up, has been chosen.
    private static let ofRepetition = 2.3

    /// How long people wait belongs to how many do.
    private func addLength(
        of said: PointRow, to chosen: inout ChosenPoints, from rest: inout [Offer], _ perStatement: Int,
        _ used: inout UsedEvidence
    ) {
        guard said.isWait, let length = rest.firstIndex(where: { isLength($0.point, of: said) }),
            isAllowed(rest[length], chosen, perStatement), let told = used.passing(rest[length].point)
        else { return }
        Self.use(told, figures, &used)
        chosen.add(told)
        rest.remove(at: length)
    }

    /// The chosen points, in the order in which they are to be read.
    func choose(from rows: QueryRows, _ used: inout UsedEvidence) -> [PointRow] {
        let before = rows.before
        let gate = used.gate
        let candidates = rows.candidates(of: list) {
            PointCandidates(list: list, figures: figures, summary: summary, gate: gate).all(of: $0, before)
        }
        var rest = offered(candidates, &used)
        var unheard = toHear(rest.filter(\.opensItem).map(\.point))
        let read = Set(rest.map(\.point.place.section)).count
        let perStatement = read <= Self.fewStatements ? most : perStatement
        let lowest = Set(rest.filter { $0.point.place.score == 1 }.map(\.point.place.section)).count
        var chosen = ChosenPoints(list: list, mustHear: unheard.count, lowest: lowest)
        // Each low score is heard, however many there are, and has room for more than one point.
        let room =
            (max(most, unheard.count) + unheard.count + (list == .shortfalls ? lowest : 0))
            * Self.wordsOfItem
        while chosen.words < room {
            let allowed = rest.indices.filter {
                isAllowed(rest[$0], chosen, perStatement)
                    && (!rest[$0].leans || before[rest[$0].point.id].map { chosen.has($0) } == true)
            }
            let first = unheard.first.map { section in
                let here = allowed.filter { rest[$0].point.place.section == section }
                let sure = here.filter { !rest[$0].isDoubtful }
                return sure.isEmpty ? here : sure
            }
            if first?.isEmpty == true {
                unheard.removeFirst()
                continue
            }
            var said: PointRow?
            var passed: Set<Int> = []
            for next in ranked(first ?? allowed.filter { !rest[$0].isDoubtful }, rest, chosen)
            where said == nil {
                passed.insert(next)
                said = used.isNearDuplicate(rest[next].point.line) ? nil : used.passing(rest[next].point)
                if said != nil, let opening = rest[next].opening {
                    passed.formUnion(rest.indices.filter { rest[$0].point.id == opening })
                }
            }
            for place in passed.sorted(by: >) { rest.remove(at: place) }
            if let said {
                unheard.removeAll { $0 == said.place.section }
                Self.use(said, figures, &used)
                chosen.add(said)
                addLength(of: said, to: &chosen, from: &rest, perStatement, &used)
                if list == .shortfalls,
                    !said.hasNumber || said.hidesGraver || said.place.score == 1 && said.isGrave
                {
                    extend(
                        &chosen, chosen.points.count - 1, before, .max, &used,
                        mustCount: !said.isOpeningOnly && !said.hidesGraver)
                }
            } else if first == nil {
                break
            }
        }
        if list != .figures { extend(&chosen, before, room - chosen.mustHear * Self.wordsOfItem / 2, &used) }
        chosen.points.forEach { note($0, &used) }
        let places = Dictionary(rows.points.enumerated().map { ($1.id, $0) }) { first, _ in first }
        // The paragraph with the gravest news of a statement opens it.
        let worth = PointWorth(list, figures, summary, used.gate)
        let worths = Dictionary(
            chosen.points.map { ($0.row.paragraph ?? $0.id, -worth.of($0)) }, uniquingKeysWith: min)
        return chosen.points.sorted { order($0, worths, places) < order($1, worths, places) }
    }

    /// Whether a point tells how long people wait of whom another point of its paragraph tells.
    private func isLength(_ point: PointRow, of other: PointRow) -> Bool {
        point.isWait && point.row.paragraph == other.row.paragraph && point.id != other.id
            && figures.hasLength(point) && !figures.hasLength(other)
    }

    /// A point that may be chosen, with its worth before anything is.
    private struct Offer {
        let point: PointRow
        let worth: Double
        /// Whether it leans on the point before it.
        let leans: Bool
        /// Whether it can open an item, and not only stand beside another point of its paragraph.
        let opensItem: Bool
        /// Whether its words do not show that it belongs to the list: it is heard where its low score has nothing else.
        var isDoubtful = false
        /// The context that was set before it, by id.
        var opening: String?
    }

    /// What the list may say, and no table says; what its gate turns away is noted with why.
    private func offered(_ candidates: [PointCandidate], _ used: inout UsedEvidence) -> [Offer] {
        let tabled = used.tabled
        return candidates.compactMap { candidate in
            let point = candidate.point
            guard !figures.isCompared(point, tabled),
                list != .figures || candidate.worth >= Self.leastOfFigures,
                !used.isSaid(point), !used.isLeftOut(point.row)
            else { return nil }
            var offer = Offer(
                point: point, worth: candidate.worth, leans: point.leans, opensItem: candidate.opensItem)
            if candidate.isOvertaken {
                used.turnAway(point, "Its paragraph goes on to tell that it has become better.")
                return nil
            }
            guard candidate.isOwn else { return offer }
            // A figure that CQC's own report does not bear out is no finding to lead with.
            if let flaw = used.flaw(of: point) {
                used.turnAway(point, flaw)
                return nil
            }
            if let fault = candidate.fault {
                used.turnAway(point, fault)
                offer.isDoubtful = true
                return candidate.isHeardInDoubt ? offer : nil
            }
            if let opened = candidate.opened {
                return Offer(
                    point: opened.point, worth: opened.worth, leans: false, opensItem: candidate.opensItem,
                    opening: opened.before)
            }
            return offer
        }
    }

    private func isAllowed(_ offer: Offer, _ chosen: ChosenPoints, _ perStatement: Int) -> Bool {
        let point = offer.point
        let isBeside = chosen.hasParagraph(of: point)
        if isBeside, point.kind == .context, list == .shortfalls, !point.leans, !point.isWait,
            !chosen.hasMatter(of: point)
        {
            return false
        }
        guard isBeside || offer.opensItem else { return false }
        if let item = chosen.items[PointItem.key(point, list)] {
            if point.passage > 0, chosen.passageCount(with: point) >= Self.mostPassages { return false }
            return item.points < (point.place.score == 1 ? Self.mostPoints + 1 : Self.mostPoints)
                && item.words + min(point.wordCount, point.passage > 1 ? 35 : .max)
                    <= PointItem.mostWords(point, chosen)
        }
        return chosen.items.count < max(most, chosen.mustHear)
            && chosen.itemCount(of: point.place.section) < perStatement
    }

    /// Where the list has room and its statement has nothing else to say, more of the words of what was chosen,
    /// the weightiest first.
    private func extend(
        _ chosen: inout ChosenPoints, _ before: [String: PointRow], _ room: Int, _ used: inout UsedEvidence
    ) {
        let byWeight = chosen.points.indices.sorted { chosen.points[$0].weight > chosen.points[$1].weight }
        for place in byWeight {
            while extend(&chosen, place, before, room, &used) {}
        }
    }

    /// Adds one sentence to a chosen point; whether there was one.
    @discardableResult private func extend(
        _ chosen: inout ChosenPoints, _ place: Int, _ before: [String: PointRow], _ room: Int,
        _ used: inout UsedEvidence, mustCount: Bool = false
    ) -> Bool {
        let point = chosen.points[place]
        let left = min(
            room - chosen.words, PointItem.mostWords(point, chosen) - chosen.wordCount(with: point))
        let isBehind = before[point.id].map { chosen.has($0) } ?? false
        guard
            let (longer, words) = point.extended(
                isBehind: isBehind, mostWords: left, used.gate, isPraise: list == .strengths,
                mustCount: mustCount),
            list == .shortfalls || !point.hasNumber, !used.isNearDuplicate(words),
            used.passes(longer.line, point.row.origin)
        else { return false }
        used.use(point.row, text: words)
        used.date(figures.of(point).filter { words.has($0.valueText) }, in: words)
        chosen.replace(place, longer, Wording.count(words))
        return true
    }

    /// Notes why a point was chosen.
    private func note(_ point: PointRow, _ used: inout UsedEvidence) {
        used.choose(
            point.shown, point.row, in: point.place,
            why: "weight \(point.weight)"
                + (point.place.score.map { ", under a score of \($0)" } ?? "")
                + (point.state.map { ", \($0.label)" } ?? ""))
    }

    /// Notes that a point stands in the note, with the figures that its line prints.
    static func use(_ point: PointRow, _ figures: PointFigures, _ used: inout UsedEvidence) {
        used.use(point.row, text: point.line)
        let printed = figures.printed(point)
        for figure in printed { used.use(figure.row, text: point.line) }
        used.date(printed, in: point.line)
    }

    /// The places of offers, the worthiest first beside what has been chosen.
    private func ranked(_ places: [Int], _ offers: [Offer], _ chosen: ChosenPoints) -> [Int] {
        let worths = places.map { offers[$0].worth - less(offers[$0].point, chosen) }
        return places.indices.sorted { a, b in
            guard worths[a] == worths[b] else { return worths[a] > worths[b] }
            let (first, second) = (offers[places[a]].point, offers[places[b]].point)
            return (first.place.number, first.id) < (second.place.number, second.id)
        }.map { places[$0] }
    }

    /// What a point is worth less beside what has been chosen.
    private func less(_ point: PointRow, _ chosen: ChosenPoints) -> Double {
        if chosen.hasParagraph(of: point) { return point.kind == .context && !point.isWait ? 1.5 : 0 }
        if list == .strengths, chosen.isSummedUp(point) || point.isOfMembers && chosen.hasMembers {
            return Self.ofRepetition
        }
        // Where many statements are heard, what sums them up repeats them.
        let ofSummary =
            list == .shortfalls && point.isSummary && chosen.mustHear >= Self.many ? Self.ofRepetition : 0
        let ofStatement = chosen.itemCount(of: point.place.section)
        let isSameMatter = chosen.hasMatter(of: point)
        let isLow = point.isUnderLowScore && list == .shortfalls
        // A broad topic is that of its whole statement.
        let isNarrow = point.topic?.contains(" > ") == true
        let ofMatter = isLow ? (isNarrow ? 0.4 : 0) : 0.7
        return ofSummary + (isLow ? 0.3 : 0.6) * Double(ofStatement) + (isSameMatter ? ofMatter : 0)
    }

    /// The sections of statements that are heard in any case: of shortfalls those scored 1 or 2, the lowest first; of
    /// strengths those scored 4, or the only one scored 3.
    private func toHear(_ points: [PointRow]) -> [String] {
        let places = points.map(\.place).filter { $0.score != nil }.sorted {
            ($0.score ?? 4, $0.number) < ($1.score ?? 4, $1.number)
        }
        switch list {
        case .shortfalls: return places.filter { ($0.score ?? 4) <= 2 }.map(\.section).unique
        case .strengths:
            let best = places.filter { $0.score == 4 }.map(\.section).unique
            let good = places.filter { $0.score == 3 }.map(\.section).unique
            return best.isEmpty && good.count <= Self.few ? good : best
        case .figures: return []
        }
    }

    /// By score, then statement by statement the worthiest paragraph first.
    private func order(_ point: PointRow, _ worths: [String: Double], _ places: [String: Int])
        -> (Int, Int, Double, Int)
    {
        // What CQC says of the whole comes first.
        let score = point.isSummary ? 0 : point.place.score ?? 9
        return (
            list == .strengths ? -score : score, point.place.number,
            worths[point.row.paragraph ?? point.id] ?? 0, places[point.id] ?? 0
        )
    }
}
