internal import ReferenceData

/// What a sentence says for or against the council by how it is built, whatever its single words suggest: CQC judges
/// in its own name, nobody had to wait, fewer than twenty had gone without.
struct SentenceVerdict: Equatable {
    enum Side { case praise, fault, both, plain }

    let side: Side
    /// The words that say so.
    let cue: String
    /// Whether CQC says it of itself ("We considered this reasonable"): it decides the matter, however surely else it reads.
    let isOfCQC: Bool

    /// - Parameter sentence: with its phrases found.
    /// - Returns: nil where no construction is known.
    static func of(_ sentence: PointSentence) -> SentenceVerdict? {
        var reader = VerdictReader(sentence)
        return reader.read()
    }
}

/// Finds the constructions that judge, each by word classes of `points.yaml` and by how far apart they stand.
private struct VerdictReader {
    private let sentence: PointSentence
    private var signals: [(side: SentenceVerdict.Side, place: Int, cue: String)] = []

    private typealias Word = PointRules.WordClass

    init(_ sentence: PointSentence) { self.sentence = sentence }

    mutating func read() -> SentenceVerdict? {
        if let own = ofCQC() { return own }
        if let taken = takenByLeaders() {
            return SentenceVerdict(side: .plain, cue: taken, isOfCQC: false)
        }
        nobody()
        denials()
        limits()
        rareness()
        comparatives()
        movements()
        knowing()
        droppedPlans()
        predicates()
        let signals = signals.filter { !isConditional($0.place) }
        guard let first = signals.min(by: { $0.place < $1.place }) else { return nil }
        let isBoth = signals.contains { $0.side != first.side }
        return SentenceVerdict(side: isBoth ? .both : first.side, cue: first.cue, isOfCQC: false)
    }

    // MARK: Finding words

    private func all(_ word: Word) -> [PointRules.Match] { sentence.matches.filter { $0.cue == .word(word) } }

    /// The first word of a class in a range of places.
    private func first(_ word: Word, in range: Range<Int>) -> PointRules.Match? {
        sentence.matches.first { $0.cue == .word(word) && range.contains($0.place) }
    }

    private func has(_ word: Word, in range: Range<Int>) -> Bool { first(word, in: range) != nil }

    /// So many words behind a match.
    private func behind(_ match: PointRules.Match, _ count: Int) -> Range<Int> {
        let end = match.place + match.length
        return end..<end + count
    }

    private mutating func add(_ side: SentenceVerdict.Side, _ match: PointRules.Match) {
        signals.append((side, match.place, sentence.text(match)))
    }

    /// How many words open a sentence.
    private static let opening = 4
    /// How many words a condition reaches.
    private static let reach = 9

    /// "if they could not go on caring", "Where there were shortfalls, risks were looked at": of what might be.
    private func isConditional(_ place: Int) -> Bool {
        has(.condition, in: place - Self.reach..<place)
            || place < Self.reach - 3 && has(.opensCondition, in: 0..<1)
    }

    // MARK: Who judges

    /// "We considered this reasonable", "we were satisfied that", "in our view that was too long". What is turned behind it
    /// by "although" is said too.
    private func ofCQC() -> SentenceVerdict? {
        guard let speaks = all(.cqcJudges).last else { return nil }
        let rest = speaks.place..<sentence.words.count
        let approval = first(.approves, in: rest)
        let objection = first(.disapproves, in: rest)
        guard let found = [approval, objection].compactMap({ $0 }).min(by: { $0.place < $1.place }) else {
            return nil
        }
        let isDenied = has(.denies, in: speaks.place..<found.place)
        let isPraise = (found.cue == .word(.approves)) != isDenied
        let isTurned = isPraise && has(.turns, in: behind(found, sentence.words.count))
        return SentenceVerdict(
            side: isTurned ? .both : isPraise ? .praise : .fault,
            cue: "\(sentence.text(speaks)) … \(sentence.text(found))", isOfCQC: true)
    }

    /// "Leaders told us that this was rare": how a council explains what was found is no finding. Nor is what somebody
    /// "was told".
    private func takenByLeaders() -> String? {
        if let told = all(.reported).first, told.place < Self.reach,
            !has(.turns, in: behind(told, sentence.words.count))
        {
            return sentence.text(told)
        }
        guard sentence.has(.leader, first: 3), let explains = all(.explains).first, explains.place < 6,
            !has(.turns, in: behind(explains, sentence.words.count))
        else { return nil }
        return sentence.text(explains)
    }

    // MARK: What is denied

    /// "Nobody went without care", "none had been asked".
    private mutating func nobody() {
        for match in all(.nobody) {
            if has(.ills, in: behind(match, 3)) {
                add(.praise, match)
            } else if match.place < 8 || has(.perfectOrBe, in: behind(match, 5)) {
                add(.fault, match)
            }
        }
    }

    /// "care was not interrupted", "no shortage", "without incident"; "the list was not updated".
    private mutating func denials() {
        for match in all(.denies) where !has(.noDenial, in: match.place..<match.place + 1) {
            if has(.ills, in: behind(match, 3)) {
                add(.praise, match)
            } else if has(.perfectOrBe, in: match.place - 1..<match.place) {
                add(.fault, match)
            }
        }
        for match in all(.lacks) where !has(.noDenial, in: match.place..<match.place + 1) {
            if has(.ills, in: behind(match, 2)) {
                add(.praise, match)
            } else if match.cue == .word(.lacks), has(.perfectOrBe, in: behind(match, 5)),
                match.place < Self.opening || has(.turns, in: match.place - 2..<match.place)
            {
                // "No count was being kept", "but no work had been done"; "no home was rated inadequate".
                add(has(.ills, in: behind(match, 5)) ? .praise : .fault, match)
            }
        }
        for match in all(.turns) where has(.denies, in: behind(match, 1)) { add(.fault, match) }
    }

    // MARK: How many and how much

    /// "fewer than 20 people had gone without a review", "few gave up"; "fewer than half had a plan".
    private mutating func limits() {
        for match in all(.fewerThan) {
            if has(.ills, in: behind(match, 8)) {
                add(.praise, match)
            } else if has(.shares, in: behind(match, 2)) {
                add(.fault, match)
            }
        }
        for match in all(.few)
        where has(.ills, in: behind(match, 4)) && !has(.hedged, in: match.place - 1..<match.place) {
            add(.praise, match)
        }
    }

    /// "Appeals were rare"; "choice was rare", "feedback was seldom given".
    private mutating func rareness() {
        for match in all(.rare) {
            let near = match.place - 6..<match.place + 6
            add(has(.ills, in: near) || has(.burdens, in: near) ? .praise : .fault, match)
        }
    }

    /// "For new staff there was less", "less secure"; "less waste".
    private mutating func comparatives() {
        for match in all(.less) where !has(.lessOf, in: match.place..<match.place + 1) {
            add(has(.ills, in: behind(match, 3)) ? .praise : .fault, match)
        }
        for match in all(.better) where has(.perfectOrBe, in: match.place - 2..<match.place) {
            add(.praise, match)
        }
    }

    /// "Rough sleeping had been cut by half", "admissions were 27% lower than in 2021"; "complaints had doubled".
    private mutating func movements() {
        for (word, side) in [(Word.broughtDown, SentenceVerdict.Side.praise), (.goneUp, .fault)] {
            for match in all(word) where has(.burdens, in: match.place - 9..<match.place) { add(side, match) }
        }
    }

    // MARK: What councils know, and plans

    /// "Leaders could describe who was missing", "did not disguise this": to know a fault is none.
    private mutating func knowing() {
        guard let match = all(.candid).first else { return }
        signals.removeAll { $0.side == .fault }
        add(.praise, match)
    }

    /// "A plan to close the hall had been dropped."
    private mutating func droppedPlans() {
        guard let plan = all(.planOfLoss).first, let dropped = first(.dropped, in: behind(plan, 14)) else {
            return
        }
        add(.praise, dropped)
    }

    /// "Advocacy was available and skilled"; "Cover was thin".
    private mutating func predicates() {
        for match in all(.praising) where !sentence.isDenied(match) { add(.praise, match) }
        for match in all(.faulting) where !sentence.isDenied(match) { add(.fault, match) }
    }
}
