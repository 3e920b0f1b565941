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

    let reading: SentenceReading
    let speakers: [Lexicon.Match]
    private let previous: [Voice]
    var found: [(voice: Voice, span: Span)] = []

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
        let spoke = inOrder(finder.found.map(\.voice))
        finder.findData(indicators, isBackground: isBackground, continuesNational: continuesNational)
        if finder.found.isEmpty, let heard = reading.matches.first(where: { $0.kind == .unattributed }) {
            let sources = finder.sources(of: heard)
            for source in sources { finder.add(source, by: heard) }
            if sources.isEmpty { finder.found.append((.unattributed, reading.span(heard.tokens))) }
        }
        let heardFrom = inOrder(finder.found.map(\.voice)).filter {
            $0 != .nationalData && $0 != .localData && $0 != .unattributed
        }
        let cues = finder.found.map { Cue(span: $0.span, kind: "voice:\($0.voice.rawValue)", weight: 1) }
        return Finding(
            voices: inOrder(finder.found.map(\.voice)), speakers: spoke.isEmpty ? heardFrom : spoke,
            cues: cues
        )
    }

    /// Each once, in the order in which voices are listed.
    private static func inOrder(_ voices: [Voice]) -> [Voice] {
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
                let subject = subject(before: match)
                for speaker in subject { add(speaker, by: match) }
                if subject.isEmpty { addUnnamed(by: match) }
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
        if isHopedFor(speaker) { return }
        if speaker.kind == .pronoun {
            let meant = found.isEmpty ? groupBefore(speaker).map { [$0] } ?? previous : found.map(\.voice)
            // "They said" after the council has spoken is the council.
            let isOfficial =
                meant == [.authority] && speaker.tokens.lowerBound == 0
                && act.tokens.contains { reading.isWord($0, in: Self.officialVerbs) }
            for voice in meant where voice != .authority || isOfficial { found.append((voice, span)) }
            if meant.allSatisfy({ $0 == .authority }),
                reading.isWord(speaker.tokens.lowerBound, in: Self.members)
            {
                found.append((.people, span))
            }
        } else if let voice = ownerBefore(speaker) ?? formerly(speaker) ?? Self.voice(speaker.kind) {
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

    /// A telling whose subject is no group that is known: "It told us" of a charity that the sentence before was
    /// about, "A retired shepherd told us".
    private mutating func addUnnamed(by act: Lexicon.Match) {
        let verb = act.tokens.lowerBound
        if let body, verb == 1, reading.isWord(0, in: Self.it) {
            found.append((body, reading.span(0..<act.tokens.upperBound)))
        } else if let someone = someone(before: act) {
            found.append((.people, reading.span(someone.lowerBound..<act.tokens.upperBound)))
        }
    }

    /// The body that the sentence before was about: a charity, a partner, a provider.
    private var body: Voice? {
        previous.count == 1 ? previous.first { [.voluntary, .partners, .providers].contains($0) } : nil
    }

    /// "Its manager told us": the body that the sentence before was about.
    private func ownerBefore(_ speaker: Lexicon.Match) -> Voice? {
        reading.isWord(speaker.tokens.lowerBound - 1, in: Self.its) ? body : nil
    }

    /// "A retired nurse told us": a person, whatever she was.
    private func formerly(_ speaker: Lexicon.Match) -> Voice? {
        reading.isWord(speaker.tokens.lowerBound - 1, in: Self.callingsOver) ? .people : nil
    }

    private static let callingsOver = WordSet(English.words(.voices, "callings that are over"))
    private static let pronouns = English.lines(.voices, "pronouns of speakers").map { WordSet($0) }
    private static let (it, its, they) = (pronouns[0], pronouns[1], pronouns[2])

    /// "So that families felt confident", "made people feel safe": what is wanted of a group, or done for it.
    private func isHopedFor(_ speaker: Lexicon.Match) -> Bool {
        let before = speaker.tokens.lowerBound - 1
        return reading.isWord(before, in: Self.making)
            || reading.isWord(before, in: .relatives) && reading.isWord(before - 1, in: Self.so)
    }

    /// "Carers had seen little of this, and several told us": the group that its sentence began with.
    private func groupBefore(_ pronoun: Lexicon.Match) -> Voice? {
        let isTheirs = reading.isWord(pronoun.tokens.lowerBound, in: Self.they)
        guard isTheirs || reading.isWord(pronoun.tokens.lowerBound, in: Self.parts) else { return nil }
        let group = speakers.first {
            $0.tokens.upperBound < pronoun.tokens.lowerBound && $0.kind != .pronoun && $0.kind != .authority
        }
        // "Providers valued these meetings, which they said were frank": nobody else is named before "they".
        if isTheirs, let group, group.tokens.lowerBound > 1 { return nil }
        return group.flatMap { isDependent($0) || isPossessive($0) ? nil : Self.voice($0.kind) }
    }

    private static let parts = WordSet(English.words(.voices, "parts that speak"))
    private static let so = WordSet("so")
    private static let making = WordSet(English.words(.voices, "what is done for a group"))

    /// "We heard good accounts of planning from both carers and people": whom it was heard from, later in the
    /// clause.
    private func sources(of heard: Lexicon.Match) -> [Lexicon.Match] {
        guard heard.tokens.contains(where: { reading.isWord($0, in: Self.hearing) }) else { return [] }
        let end =
            (heard.tokens.upperBound..<min(reading.tokens.count, heard.tokens.upperBound + Self.hearingReach))
        for i in end where reading.isWord(i, in: FigureWords.from) {
            let found = list(after: i + 1).filter { $0.kind != .pronoun && $0.kind != .authority }
            if !found.isEmpty { return found }
        }
        return []
    }

    private static let hearing = WordSet("heard received hear")
    private static let hearingReach = 24
    static let who = WordSet("who")
    private static let inCharge: Set<Voice> = [.leaders, .councillors, .authority, .partners]
    private static let owning = WordSet("recognised understood")
    private static let aware = WordSet("aware")
    private static let ensuring = WordSet("ensure ensured ensuring making")

    private func endsInAwareOf(_ act: Lexicon.Match) -> Bool {
        reading.isWord(act.tokens.upperBound - 1, in: FigureWords.of)
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
        if reading.isWord(next, in: FigureWords.of) {
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

    static let partitives = WordSet(English.words(.voices, "parts of a group"))
    private static let afterPronoun = WordSet(English.words(.voices, "words behind a speaking pronoun"))

    /// What a council does when it speaks; it also "gives", "shares" and "values" without saying anything.
    private static let officialVerbs = WordSet(English.words(.voices, "verbs of an authority"))
    private static let whether = WordSet(English.words(.voices, "open questions"))
    private static let passives = WordSet(English.words(.voices, "forms of be"))
    private static let participles = WordSet(English.words(.voices, "participles of saying"))

    /// "Was described", "as reported" and "to say" are no telling by their subject.
    private func isActive(_ match: Lexicon.Match) -> Bool {
        let first = match.tokens.lowerBound
        if first > 0, reading.tokens[first].isCapitalised, !reading.tokens[first - 1].isCapitalised {
            return false
        }
        // "Families could ask": what may be done is no telling. "Considered whether": nothing is told yet.
        if reading.isWord(match.tokens.upperBound, in: Self.whether) { return false }
        guard reading.isWord(first, in: Self.participles) else { return true }
        return !reading.isWord(first - 1, in: Self.passives)
    }
}
