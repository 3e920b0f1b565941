internal import AssessmentModel
internal import SourceText
internal import TextAnalysis

/// Decides what a sentence says about how well the authority is doing, by weighing its cues in their scope.
///
/// Each cue counts with its weight; a negation turns it round, an intention or purpose takes most of it away,
/// a contrast ends all three. `../shared/gold/guide.md` defines the tones.
struct ToneJudge {
    /// What it takes for a side to be heard at all, alone.
    static let threshold = 0.75
    /// What it takes for the weaker side of a contrast to make the sentence mixed.
    static let mixedThreshold = 0.75
    /// What is left of a good or bad word inside an intention, and inside a purpose.
    static let intendedShare = 0.1
    static let purposeShare = 0.15
    /// Words after a negation that it can reach.
    static let negationReach = 7
    /// Words after "prevent" or "reduced" that it can reach.
    static let reliefReach = 4
    /// Words that "no one" and the like can reach.
    static let subjectReach = 13
    /// What is left of a fault named inside an intention that does not promise to mend it.
    static let concededShare = 0.6
    /// What a bare "did not" weighs when nothing in its reach is good or bad.
    static let bareNegation = 0.8
    /// What an example inherits from the sentence that it illustrates.
    static let inherited = 0.5
    /// What a comparison with England weighs whose figures are not printed, or of which the report does not
    /// say how it comes off.
    static let unprintedComparison = 1.2
    /// What people's account of what they met is taken to praise when nothing in it faults.
    static let accountOfOthers = 0.3

    struct Verdict {
        var tone: Tone
        var cues: [Cue]
    }

    /// Sums of one side of a contrast.
    private struct Side {
        var positive = 0.0
        var negative = 0.0
    }

    private let reading: SentenceReading
    private let comparedSpans: [Span]
    private var sides = [Side()]
    private var cues: [Cue] = []
    private var hasContrast = false
    private var mixed = 0.0
    private var scopes = Scopes()

    private init(_ reading: SentenceReading, _ comparedSpans: [Span]) {
        self.reading = reading
        self.comparedSpans = comparedSpans
    }

    /// The tone of a sentence. `previous` is the tone of the one before in the same finding, for examples;
    /// `isBackground` says that the section describes the area and its money, where judgements are rare.
    /// Words inside `comparedSpans` judge nothing themselves; `unprinted` is how a comparison without figures
    /// comes off. `implied` is how each indicator comes off of which the report only gives the figures;
    /// `speakers` are those who are said to have said it.
    static func judge(
        _ reading: SentenceReading, indicators: [Indicator], implied: [Direction?], comparedSpans: [Span],
        unprinted: Direction?,
        speakers: [Voice], previous: Tone?, isBackground: Bool
    ) -> Verdict {
        var judge = ToneJudge(reading, comparedSpans)
        judge.weigh()
        judge.weigh(indicators, implied: implied)
        judge.weighUnprinted(unprinted)
        judge.weigh(speakers)
        judge.inherit(previous)
        return judge.verdict(isBackground: isBackground)
    }

    /// What the words read so far do to those that follow. Places are token indices.
    private struct Scopes {
        /// An open negation: how far it reaches, and whether anything good or bad stood in its reach.
        var negation: (end: Int, match: Lexicon.Match, isUsed: Bool)?
        /// Before it a fault is one that did not come, or is less than it was.
        var reliefEnd = 0
        var isIntended = false
        var isPurpose = false
        /// Where the intention or purpose began.
        var start = 0
        /// Still in the opening of the sentence: "Reflecting the shared vision, …".
        var isOpening = false
    }

    private mutating func weigh() {
        let matches = reading.matches.filter { $0.kind.group == .tone }
        var next = 0
        var index = 0
        scopes.isOpening = reading.isWord(0, in: Self.openers)
        while index < reading.tokens.count {
            if let open = scopes.negation, index >= open.end { closeNegation() }
            if next < matches.count, matches[next].tokens.lowerBound == index {
                let match = matches[next]
                next += 1
                index = match.tokens.upperBound
                if !isName(match) { take(match) }
            } else if reading.isMark(index, MarkKey.open), let close = bracketEnd(from: index) {
                // What stands in short brackets interrupts no scope.
                while next < matches.count, matches[next].tokens.lowerBound <= close { next += 1 }
                index = close + 1
            } else {
                pass(index)
                index += 1
            }
        }
        closeNegation()
    }

    /// Ends the scopes that a mark, "which" or an act of saying ends.
    private mutating func pass(_ index: Int) {
        let token = reading.tokens[index]
        let isReport = reading.matches(startingIn: index..<index + 1).contains { $0.kind == .saying }
        if isReport
            || token.isWord && Self.which.contains(token.key) && !reading.isWord(index - 1, in: .prepositions)
        {
            closeNegation()
            (scopes.isIntended, scopes.isPurpose) = (false, false)
        }
        guard token.isMark else { return }
        closeNegation()
        scopes.reliefEnd = 0
        scopes.isPurpose = false
        if token.key == MarkKey.semicolon || token.key == MarkKey.dash { scopes.isIntended = false }
        // "Reflecting the shared vision, teams worked well": the main clause begins.
        if token.key == MarkKey.comma, scopes.isOpening {
            scopes.isIntended = false
            scopes.isOpening = false
        }
    }

    /// Opens the scope that a phrase opens, or weighs it in those that are open.
    private mutating func take(_ match: Lexicon.Match) {
        let end = match.tokens.upperBound
        switch match.kind {
        case .contrast: contrast(match)
        case .negator:
            closeNegation()
            let isSubject = reading.isWord(match.tokens.lowerBound, in: Self.noOne) && match.tokens.count > 1
            scopes.negation = (end + (isSubject ? Self.subjectReach : Self.negationReach), match, false)
        case .relief: scopes.reliefEnd = end + Self.reliefReach
        case .intention:
            closeNegation()
            scopes.isIntended = true
            scopes.start = end
            note(match, "intention", match.weight)
        case .purpose:
            // "Discharge to Assess" is a name.
            guard !reading.tokens[end - 1].isCapitalised || isShouting(end - 1) else { return }
            scopes.isPurpose = true
            scopes.start = end
        case .mixed:
            guard scopes.negation == nil else { return }
            mixed += match.weight
            note(match, "mixed", match.weight)
        case .positive, .negative: weigh(match)
        default: return
        }
    }

    private mutating func contrast(_ match: Lexicon.Match) {
        guard isContrast(match) else { return }
        closeNegation()
        (scopes.reliefEnd, scopes.isIntended, scopes.isPurpose) = (0, false, false)
        if match.tokens.lowerBound > 1
            || Self.concessives.contains(reading.tokens[match.tokens.lowerBound].key)
        {
            hasContrast = true
            note(match, "contrast", match.weight)
        }
        sides.append(Side())
    }

    private mutating func weigh(_ match: Lexicon.Match) {
        let place = reading.span(match.tokens)
        if comparedSpans.contains(where: { $0.contains(place) }) { return }
        let end = match.tokens.upperBound
        let isGap = match.kind == .negative && match.weight > 1
        let share =
            isGap || isAsserted(match, since: scopes.start)
            ? 1 : scopes.isIntended ? intendedShare(match) : scopes.isPurpose ? Self.purposeShare : 1
        let isNegated = scopes.negation != nil
        scopes.negation?.isUsed = true
        let isRelieved = match.kind == .negative && end - 1 < scopes.reliefEnd
        add(match, share: share, turned: isNegated || isRelieved)
        // "More work was needed to ...": what follows is the wish.
        if isGap { scopes.isIntended = true }
        // "helped prevent": what follows was bad and did not come.
        if match.kind == .positive, reading.isWord(end - 1, in: Self.reliefs) {
            scopes.reliefEnd = end + Self.reliefReach
        }
    }

    private mutating func closeNegation() {
        if let open = scopes.negation, !open.isUsed { bare(open.match, share: scopes.isIntended ? 0.3 : 1) }
        scopes.negation = nil
    }

    private static let nots = WordSet(
        "not never cannot cant didnt doesnt dont wasnt werent isnt arent hadnt havent hasnt couldnt wouldnt wont"
    )
    private static let not = WordSet("not never")
    private static let which = WordSet("which")
    private static let openers = WordSet(
        "reflecting recognising following through under as with in by alongside building using having")
    private static let noOne = WordSet("no nobody")
    private static let finite = WordSet("is are was were had has have did does do felt feel found could")
    private static let fixes = WordSet(
        "address reduce resolve tackle prevent mitigate remove overcome minimise avoid fill close improve understand identify manage monitor respond reducing addressing resolving tackling mitigating preventing removing improving identifying managing"
    )

    /// A judgement with a verb of its own ("were clear") is asserted, whatever was intended before it.
    private func isAsserted(_ match: Lexicon.Match, since start: Int) -> Bool {
        // "to support people was showing positive outcomes": a main verb came after the purpose; but not "to
        // ensure services were safe".
        if start > 0,
            (max(0, start - 2)..<start + 1).contains(where: { reading.isWord($0, in: Self.ensuring) })
        {
            return false
        }
        if match.tokens.count > 1, reading.isWord(match.tokens.lowerBound, in: Self.finite) { return true }
        guard start > 0 else { return false }
        return (max(start, match.tokens.lowerBound - 5)..<max(start, match.tokens.lowerBound)).contains {
            reading.isWord($0, in: Self.mainVerbs)
        }
    }

    private static let reliefs = WordSet("prevent prevented avoid reduce minimise")
    private static let ensuring = WordSet("ensure ensuring sure that how whether if where people so")
    private static let mainVerbs = WordSet("was were is are showed demonstrated produced there had")

    /// What is left of a cue inside an intention: little of praise and of faults that are to be mended, more
    /// of faults that are conceded.
    private func intendedShare(_ match: Lexicon.Match) -> Double {
        guard match.kind == .negative, match.weight >= 1 else { return Self.intendedShare }
        let before = max(0, match.tokens.lowerBound - 5)..<match.tokens.lowerBound + 1
        return before.contains { reading.isWord($0, in: Self.fixes) }
            ? Self.intendedShare : Self.concededShare
    }

    /// The closing bracket of a short parenthesis.
    private func bracketEnd(from open: Int) -> Int? {
        (open + 1..<min(open + 7, reading.tokens.count)).first { reading.isMark($0, MarkKey.close) }
    }

    private static let concessives = WordSet("although though while whilst despite in notwithstanding")
    private static let whiles = WordSet("while whilst")
    private static let others = WordSet("other others another one")
    private static let each = WordSet("each")

    /// "While" before a participle means "and at the same time"; "other" sets off only in the middle of a
    /// sentence.
    private func isContrast(_ match: Lexicon.Match) -> Bool {
        let first = match.tokens.lowerBound
        if Self.whiles.contains(reading.tokens[first].key) {
            return !reading.word(match.tokens.upperBound, endsIn: "ing")
        }
        if Self.others.contains(reading.tokens[first].key) {
            return hasContrast && !reading.isWord(first - 1, in: Self.each)
        }
        return true
    }

    /// A cue in the middle of a name: capitals throughout, and a capitalised neighbour.
    private func isName(_ match: Lexicon.Match) -> Bool {
        guard
            match.kind == .positive || match.kind == .negative || match.kind == .mixed
                || match.kind == .negator
        else { return false }
        let first = match.tokens.lowerBound
        guard reading.tokens[first].isCapitalised,
            match.tokens.allSatisfy({
                reading.tokens[$0].isCapitalised || !reading.isWord($0)
                    || reading.isWord($0, in: .determiners)
            })
        else {
            return false
        }
        func isCapital(_ index: Int) -> Bool {
            reading.isWord(index) && reading.tokens[index].isCapitalised && !isShouting(index)
        }
        if isShouting(first) { return false }
        return isCapital(match.tokens.upperBound) || first > 0 && isCapital(first - 1)
    }

    /// All capitals and longer than an acronym of four: text that shouts, in which capitals say nothing.
    private func isShouting(_ index: Int) -> Bool {
        let span = reading.tokens[index].span
        return span.length > 4 && reading.bytes[span.start..<span.end].allSatisfy { !Bytes.isLower($0) }
    }

    private mutating func add(_ match: Lexicon.Match, share: Double, turned: Bool) {
        let isGood = (match.kind == .positive) != turned
        let weight = match.weight * share * (turned && isGood ? 0.8 : 1)
        if isGood {
            sides[sides.count - 1].positive += weight
        } else {
            sides[sides.count - 1].negative += weight
        }
        note(match, (turned ? "negated " : "") + match.kind.rawValue, isGood ? weight : -weight)
    }

    /// A negation that reached no judgement: "was not monitoring numbers".
    private mutating func bare(_ match: Lexicon.Match, share: Double) {
        guard reading.isWord(match.tokens.upperBound - 1, in: Self.nots) else { return }
        let weight =
            (match.tokens.count > 1 || !reading.isWord(match.tokens.lowerBound, in: Self.not)
                ? Self.bareNegation : Self.bareNegation / 3)
            * share
        sides[sides.count - 1].negative += weight
        note(match, "negation", -weight)
    }

    /// What the report makes of its figures; where it leaves that to the reader, what they say by the
    /// reviewed measures.
    private mutating func weigh(_ indicators: [Indicator], implied: [Direction?]) {
        for (index, indicator) in indicators.enumerated() {
            let isSaid = indicator.direction != nil
            guard let direction = indicator.direction ?? (index < implied.count ? implied[index] : nil),
                indicator.comparator != nil
            else {
                continue
            }
            let isAbroad = indicator.comparator == .england || indicator.comparator == .region
            let weight = isAbroad ? (isSaid ? 1.5 : Self.unprintedComparison) : 0.8
            switch direction {
            case .better: sides[sides.count - 1].positive += weight
            case .worse: sides[sides.count - 1].negative += weight
            case .similar: continue
            }
            let kind = isSaid ? direction.rawValue : "\(direction.rawValue) by the figures"
            cues.append(
                Cue(span: indicator.span, kind: kind, weight: direction == .better ? weight : -weight))
        }
    }

    /// "People said workers listened": who tells what they met without a fault in it, praises more often than
    /// not.
    private mutating func weigh(_ speakers: [Voice]) {
        guard speakers.contains(where: Self.othersThanLeaders.contains),
            sides.allSatisfy({ $0.negative < Self.accountOfOthers })
        else {
            return
        }
        // An example takes its tone from what it illustrates.
        if reading.tokens.count > 1, reading.tokens[0].key == Self.forWord,
            reading.tokens[1].key == Self.example
        {
            return
        }
        sides[sides.count - 1].positive += Self.accountOfOthers
    }

    private static let othersThanLeaders: Set<Voice> = [
        .people, .carers, .staff, .partners, .voluntary, .providers,
    ]

    /// "Uptake was higher than the England average", without the figures.
    private mutating func weighUnprinted(_ direction: Direction?) {
        switch direction {
        case .better: sides[sides.count - 1].positive += Self.unprintedComparison
        case .worse: sides[sides.count - 1].negative += Self.unprintedComparison
        default: return
        }
    }

    private mutating func inherit(_ previous: Tone?) {
        guard let previous, previous == .positive || previous == .negative, reading.tokens.count > 2 else {
            return
        }
        guard reading.tokens[0].key == Self.forWord, reading.tokens[1].key == Self.example else { return }
        if previous == .positive {
            sides[sides.count - 1].positive += Self.inherited
        } else {
            sides[sides.count - 1].negative += Self.inherited
        }
        cues.append(
            Cue(span: reading.span(0..<2), kind: "continues \(previous.rawValue)", weight: Self.inherited))
    }

    private static let forWord = Tokenizer.key("for")
    private static let example = Tokenizer.key("example")

    private mutating func note(_ match: Lexicon.Match, _ kind: String, _ weight: Double) {
        cues.append(Cue(span: reading.span(match.tokens), kind: kind, weight: weight))
    }

    private func verdict(isBackground: Bool) -> Verdict {
        let share = isBackground ? 0.3 : 1
        let positive = sides.reduce(0) { $0 + min($1.positive, 2.5) } * share
        let negative = sides.reduce(0) { $0 + min($1.negative, 2.5) } * share
        let tone: Tone
        if mixed >= 1 {
            tone = .mixed
        } else if hasContrast, min(positive, negative) >= Self.mixedThreshold {
            tone = .mixed
        } else if max(positive, negative) < Self.threshold {
            tone = .neutral
        } else {
            tone = positive > negative ? .positive : .negative
        }
        return Verdict(tone: tone, cues: cues)
    }
}
