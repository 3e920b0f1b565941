internal import AssessmentModel
internal import English
internal import SourceText
internal import TextAnalysis

/// Finds who a sentence says has said it, or whose data it cites.
///
/// A voice needs a speaker and an act of telling: the subject of a verb of saying (`staff and leaders told
/// us`), what follows `feedback from`, or what stands before `feedback`. Groups that are only mentioned are
/// no voices.
struct VoiceFinder {
    struct Finding {
        var voices: [Voice]
        /// The voices that spoke, without data: what "they" and "others" in the next sentence refer to.
        var speakers: [Voice]
        var cues: [Cue]
    }

    private let reading: SentenceReading
    private let speakers: [Lexicon.Match]
    private let previous: [Voice]
    private var found: [(voice: Voice, span: Span)] = []

    private init(_ reading: SentenceReading, previous: [Voice]) {
        self.reading = reading
        self.previous = previous
        speakers = reading.matches.filter { $0.kind.group == .speaker && !Self.isDeterminer($0, reading) }
    }

    /// The voices of a sentence; `previous` are the speakers of the last sentence that had any.
    /// `continuesNational` says that the sentence before cited national data alone: figures that follow
    /// without a source are taken from it.
    static func find(
        _ reading: SentenceReading, previous: [Voice], indicators: [Indicator], isBackground: Bool,
        continuesNational: Bool
    ) -> Finding {
        var finder = VoiceFinder(reading, previous: previous)
        finder.findSpeakers()
        let spoke = unique(finder.found.map(\.voice))
        finder.findData(indicators, isBackground: isBackground, continuesNational: continuesNational)
        if finder.found.isEmpty, let heard = reading.matches.first(where: { $0.kind == .unattributed }) {
            let sources = finder.sources(of: heard)
            for source in sources { finder.add(source, by: heard) }
            if sources.isEmpty { finder.found.append((.unattributed, reading.span(heard.tokens))) }
        }
        let heardFrom = unique(finder.found.map(\.voice)).filter {
            $0 != .nationalData && $0 != .localData && $0 != .unattributed
        }
        let cues = finder.found.map { Cue(span: $0.span, kind: "voice:\($0.voice.rawValue)", weight: 1) }
        return Finding(
            voices: unique(finder.found.map(\.voice)), speakers: spoke.isEmpty ? heardFrom : spoke, cues: cues
        )
    }

    private static func unique(_ voices: [Voice]) -> [Voice] {
        voices.isEmpty ? [] : Voice.allCases.filter(voices.contains)
    }

    private static func voice(_ kind: CueKind) -> Voice? {
        switch kind {
        case .people: .people
        case .carers: .carers
        case .staff: .staff
        case .leaders: .leaders
        case .councillors: .councillors
        case .partners: .partners
        case .voluntary: .voluntary
        case .providers: .providers
        case .authority: .authority
        default: nil
        }
    }

    private mutating func findSpeakers() {
        for match in reading.matches where match.kind.group == .saying {
            switch match.kind {
            case .saying:
                guard isActive(match) else { continue }
                for speaker in subject(before: match) { add(speaker, by: match) }
            case .experiencing:
                let isNoun = reading.isWord(match.tokens.lowerBound, in: Self.experiences)
                // The bare noun counts when what was met is called mixed.
                if isNoun, match.tokens.count == 1, !reading.matches.contains(where: { $0.kind == .mixed }) {
                    continue
                }
                for speaker in isNoun ? list(before: match.tokens.lowerBound) : subject(before: match)
                where speaker.kind != .authority {
                    add(speaker, by: match)
                }
            case .sayingOf:
                let isOfficial = reading.isWord(match.tokens.lowerBound, in: Self.information)
                guard !isMaterial(match) else { continue }
                for speaker in list(after: match.tokens.upperBound)
                where (speaker.kind == .authority) == isOfficial {
                    add(speaker, by: match)
                }
            case .opinion:
                guard !isMaterial(match) else { continue }
                for speaker in list(before: match.tokens.lowerBound) where speaker.kind != .authority {
                    add(speaker, by: match)
                }
            default: continue
            }
        }
    }

    private mutating func add(_ speaker: Lexicon.Match, by act: Lexicon.Match) {
        let span = reading.span(speaker.tokens).union(reading.span(act.tokens))
        if speaker.kind == .pronoun {
            let meant = found.isEmpty ? previous : found.map(\.voice)
            for voice in meant where voice != .authority { found.append((voice, span)) }
            if meant.allSatisfy({ $0 == .authority }),
                reading.isWord(speaker.tokens.lowerBound, in: Self.members)
            {
                found.append((.people, span))
            }
        } else if let voice = Self.voice(speaker.kind) {
            // To recognise something, or to be aware of it, is to own to it: only those in charge do, and
            // none whom others make aware.
            if act.kind == .saying,
                act.tokens.contains(where: { reading.isWord($0, in: Self.owning) }) || endsInAwareOf(act)
            {
                guard Self.inCharge.contains(voice),
                    !reading.isWord(speaker.tokens.lowerBound - 1, in: Self.ensuring)
                else { return }
            }
            if voice == .authority, act.kind != .sayingOf,
                !act.tokens.contains(where: { reading.isWord($0, in: Self.officialVerbs) })
            {
                return
            }
            found.append((voice, span))
        }
    }

    /// "We heard good accounts of planning from both carers and people": whom it was heard from, later in the
    /// clause.
    private func sources(of heard: Lexicon.Match) -> [Lexicon.Match] {
        guard heard.tokens.contains(where: { reading.isWord($0, in: Self.hearing) }) else { return [] }
        let end =
            (heard.tokens.upperBound..<min(reading.tokens.count, heard.tokens.upperBound + Self.hearingReach))
        for i in end where reading.isWord(i, in: Self.from) {
            let found = list(after: i + 1).filter { $0.kind != .pronoun && $0.kind != .authority }
            if !found.isEmpty { return found }
        }
        return []
    }

    private static let hearing = WordSet("heard received hear")
    private static let hearingReach = 24
    private static let from = WordSet("from")
    private static let who = WordSet("who")
    private static let inCharge: Set<Voice> = [.leaders, .councillors, .authority, .partners]
    private static let owning = WordSet("recognised understood")
    private static let aware = WordSet("aware")
    private static let ensuring = WordSet("ensure ensured ensuring making")

    private func endsInAwareOf(_ act: Lexicon.Match) -> Bool {
        reading.isWord(act.tokens.upperBound - 1, in: Self.of)
            && reading.isWord(act.tokens.upperBound - 2, in: Self.aware)
    }

    private static let members = WordSet("members")
    private static let experiences = WordSet("experience experiences")
    private static let information = WordSet("information")
    private static let gathering = WordSet(English.words(.voices, "verbs of gathering"))
    private static let using = WordSet(English.words(.voices, "verbs of using"))

    /// Feedback that is gathered and used, not told: "feedback from people was used to inform".
    private func isMaterial(_ act: Lexicon.Match) -> Bool {
        let before = max(0, act.tokens.lowerBound - 5)..<act.tokens.lowerBound
        let after = act.tokens.upperBound..<min(reading.tokens.count, act.tokens.upperBound + 14)
        return before.contains { reading.isWord($0, in: Self.gathering) }
            || after.prefix(5).contains { reading.isWord($0, in: Self.gathering) }
            || after.contains { reading.isWord($0, in: Self.using) }
    }

    /// "Some staff": a word that could stand for a speaker, but goes with the next.
    private static func isDeterminer(_ match: Lexicon.Match, _ reading: SentenceReading) -> Bool {
        guard match.kind == .pronoun else { return false }
        var next = match.tokens.upperBound
        guard reading.isWord(next) else { return false }
        // "Most of the staff": the staff speak.
        if reading.isWord(next, in: Self.of) {
            next += 1
            while reading.isWord(next, in: .determiners) { next += 1 }
            return reading.matches(startingIn: next..<next + 1).contains {
                $0.kind.group == .speaker && $0.kind != .pronoun
            }
        }
        if reading.isWord(next, in: .auxiliaries) || reading.isWord(next, in: Self.afterPronoun) {
            return false
        }
        return !reading.matches.contains { $0.kind.group == .saying && $0.tokens.lowerBound == next }
    }

    private static let of = WordSet("of")
    private static let partitives = WordSet(English.words(.voices, "parts of a group"))
    private static let afterPronoun = WordSet(English.words(.voices, "words behind a speaking pronoun"))

    /// What a council does when it speaks; it also "gives", "shares" and "values" without saying anything.
    private static let officialVerbs = WordSet(English.words(.voices, "verbs of an authority"))
    private static let passives = WordSet(English.words(.voices, "forms of be"))
    private static let participles = WordSet(English.words(.voices, "participles of saying"))

    /// "Was described", "as reported" and "to say" are no telling by their subject.
    private func isActive(_ match: Lexicon.Match) -> Bool {
        let first = match.tokens.lowerBound
        guard reading.isWord(first, in: Self.participles) else { return true }
        return !reading.isWord(first - 1, in: Self.passives)
    }

    /// The speakers that form the subject of a verb: the nearest before it that depends on no preposition,
    /// with those joined to it by commas and "and".
    private func subject(before verb: Lexicon.Match) -> [Lexicon.Match] {
        let limit = clauseStart(before: verb.tokens.lowerBound)
        var candidates = speakers.filter {
            $0.tokens.lowerBound >= limit && $0.tokens.upperBound <= verb.tokens.lowerBound && !isShare($0)
        }
        while let head = candidates.last {
            let isBeside = head.kind == .pronoun && head.tokens.upperBound == verb.tokens.lowerBound
            let isWho =
                reading.isWord(verb.tokens.lowerBound - 1, in: Self.who)
                && verb.tokens.lowerBound - head.tokens.upperBound <= 3
            if isBeside || isWho && !isPossessive(head)
                || reaches(head, verb) && !isDependent(head) && !isPossessive(head)
            {
                return [head] + joined(to: head, among: candidates.dropLast())
            }
            candidates.removeLast()
        }
        return []
    }

    private func clauseStart(before index: Int) -> Int {
        var start = 0
        for match in reading.matches where match.tokens.upperBound <= index {
            // "although", "but": a new clause; an earlier act of saying has its own subject.
            if match.kind == .contrast, !Self.keepers.contains(reading.tokens[match.tokens.lowerBound].key) {
                start = max(start, match.tokens.upperBound)
            }
            if match.kind == .saying { start = max(start, match.tokens.upperBound) }
        }
        for i in start..<index where reading.isMark(i, MarkKey.semicolon) || reading.isMark(i, MarkKey.colon)
        { start = i + 1 }
        return start
    }

    private static let keepers = WordSet("other others another one still also")

    /// Whether only the rest of a noun phrase lies between a speaker and a verb: no main verb, and not too
    /// much.
    private func reaches(_ speaker: Lexicon.Match, _ verb: Lexicon.Match) -> Bool {
        let between = speaker.tokens.upperBound..<verb.tokens.lowerBound
        guard between.count <= 18 else { return false }
        var inRelative = false
        var commas = 0
        for i in between {
            if reading.isWord(i, in: .relatives) || reading.isWord(i, in: Self.we) { inRelative = true }
            if reading.isMark(i, MarkKey.comma) {
                commas += 1
                inRelative = false
            }
            if !inRelative, reading.isWord(i, in: .auxiliaries), !(i == between.upperBound - 1) {
                return false
            }
        }
        return commas <= 2
    }

    private static let we = WordSet("we i")

    /// "From staff", "supporting carers": a speaker inside the phrase of another word.
    private func isDependent(_ speaker: Lexicon.Match) -> Bool {
        var i = speaker.tokens.lowerBound - 1
        while i >= 0, reading.isWord(i, in: .determiners) || reading.isWord(i, in: Self.fillers) { i -= 1 }
        guard i >= 0 else { return false }
        if reading.isWord(i, in: Self.of), reading.isWord(i - 1, in: Self.partitives) { return false }
        if reading.isWord(i, in: .prepositions) { return true }
        return reading.word(i, endsIn: "ing") && i > 0 && !reading.isWord(i, in: Self.nounsInIng)
    }

    /// "66% of people who said": a number of answers, told by the survey.
    private func isShare(_ speaker: Lexicon.Match) -> Bool {
        var i = speaker.tokens.lowerBound - 1
        while reading.isWord(i, in: .determiners) || reading.isWord(i, in: Self.of) { i -= 1 }
        return reading.isMark(i, MarkKey.percent)
    }

    private static let fillers = WordSet(English.words(.voices, "words inside the name of a group"))
    private static let nounsInIng = WordSet(English.words(.voices, "nouns in -ing"))

    private func isPossessive(_ speaker: Lexicon.Match) -> Bool {
        reading.tokens[speaker.tokens.upperBound - 1].isPossessive
    }

    private func joined(to head: Lexicon.Match, among earlier: ArraySlice<Lexicon.Match>) -> [Lexicon.Match] {
        var result: [Lexicon.Match] = []
        var right = head
        for left in earlier.reversed() {
            let between = left.tokens.upperBound..<right.tokens.lowerBound
            // "from providers, leaders were": a comma alone begins no list of two.
            guard isList(between),
                result.count > 0 || between.contains(where: { reading.isWord($0, in: .connectors) })
            else { break }
            result.append(left)
            right = left
        }
        return result
    }

    /// Only "and", "or", commas and small words: a list goes on.
    private func isList(_ between: Range<Int>) -> Bool {
        var joins = false
        var i = between.lowerBound
        while i < between.upperBound {
            defer { i += 1 }
            if reading.isMark(i, MarkKey.open), reading.isMark(i + 2, MarkKey.close) {
                // An acronym in brackets belongs to the speaker before it.
                i += 2
            } else if reading.isWord(i, in: .connectors) || reading.isMark(i, MarkKey.comma) {
                joins = true
            } else if !(reading.isWord(i, in: .determiners) || reading.isWord(i, in: Self.fillers)) {
                return false
            }
        }
        return joins && between.count <= 9
    }

    private func list(after index: Int) -> [Lexicon.Match] {
        var result: [Lexicon.Match] = []
        var i = index
        for speaker in speakers where speaker.tokens.lowerBound >= index {
            let between = i..<speaker.tokens.lowerBound
            if result.isEmpty {
                guard between.count <= 3,
                    !between.contains(where: { !reading.isWord($0) || reading.isWord($0, in: .prepositions) })
                else {
                    break
                }
            } else if !isList(between) {
                break
            }
            if !(isPossessive(speaker) && reading.isWord(speaker.tokens.upperBound)) {
                result.append(speaker)
            }
            i = speaker.tokens.upperBound
        }
        return result
    }

    private func list(before index: Int) -> [Lexicon.Match] {
        let earlier = speakers.filter { $0.tokens.upperBound <= index }
        guard let head = earlier.last, index - head.tokens.upperBound <= 2 else { return [] }
        for i in head.tokens.upperBound..<index
        where !reading.isWord(i) || reading.isWord(i, in: .prepositions) { return [] }
        return [head] + joined(to: head, among: earlier.dropLast())
    }

    private mutating func findData(_ indicators: [Indicator], isBackground: Bool, continuesNational: Bool) {
        if let cited = reading.matches.first(where: { $0.kind == .nationalData }) {
            found.append((.nationalData, reading.span(cited.tokens)))
            return
        }
        if let cited = reading.matches.first(where: { $0.kind == .localData }) {
            found.append((.localData, reading.span(cited.tokens)))
            return
        }
        guard !isBackground, found.allSatisfy({ $0.voice == .authority }),
            !reading.tokens.contains(where: { $0.isWord && Self.ofTheArea.contains($0.key) })
        else { return }
        // A council's own performance figure, though the report does not say whose it is.
        for indicator in indicators where isLocalFigure(indicator) {
            let startsContrast = reading.matches.contains {
                $0.kind == .contrast && $0.tokens.lowerBound == 0
            }
            let continues =
                continuesNational && found.isEmpty && !startsContrast
                && (indicator.unit == .count || indicator.unit == .percent)
            found.append((continues ? .nationalData : .localData, indicator.span))
            return
        }
    }

    /// Words of figures about the area, which are not the council's own.
    private static let ofTheArea = English.words(.voices, "the area")
    private static let statesOfWork = English.words(.voices, "states of work")

    private func isLocalFigure(_ indicator: Indicator) -> Bool {
        guard indicator.value != 0, indicator.source == nil, indicator.statistic != .target else {
            return false
        }
        let spoken = !found.isEmpty
        switch indicator.unit {
        case .percent: return true
        case .days, .weeks, .months:
            return indicator.statistic == .median || indicator.statistic == .mean || indicator.period != nil
        case .people, .count:
            guard !spoken, NumberShape.hasDigits(indicator.valueText) else { return false }
            return indicator.period != nil
                || reading.tokens.contains { $0.isWord && Self.statesOfWork.contains($0.key) }
        default: return false
        }
    }
}

/// Shapes of printed numbers.
enum NumberShape {
    static func hasDigits(_ text: String) -> Bool { text.utf8.contains(where: Bytes.isDigit) }
}
