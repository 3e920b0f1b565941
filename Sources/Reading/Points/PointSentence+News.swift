internal import AssessmentModel
internal import English
internal import ReferenceData
internal import SourceText

/// What a sentence is to its neighbours: a headline, a set-up, a rule's exception, the next value of a measure.
extension PointSentence {
    /// Whether it only opens a matter: a short judgement without a figure, such as "People had been charged in
    /// error."; what it rests on stands behind it.
    var isHeadline: Bool {
        !hasNumber && words.count <= Self.mostOfHeadline && (tone != .neutral || has(.divides))
    }

    /// Whether it only says that there are two sides: "Views were split."
    var promisesBothSides: Bool {
        isHeadline && has(.divides)
            || matches.contains { $0.cue == .word(.divides) && $0.place + $0.length == words.count }
    }

    /// The words of what is not there yet: "needed to improve".
    var wanting: String? { matches.first { $0.cue == .word(.wanting) && !isDenied($0) }.map(text) }

    /// Most words of a sentence that only judges.
    private static let mostOfJudgement = 15

    /// Most words of a headline.
    private static let mostOfHeadline = 9

    /// Whether it says no more than how large a group or a place is: "They made up about 4% of residents."
    var isSetUp: Bool {
        (hasNumber || !sentence.indicators.isEmpty) && has(.setUp) && !has(.measured) && !isAmiss
            && !(sentence.isSure && tone != .neutral)
            && sentence.indicators.allSatisfy { $0.comparator == nil && $0.previous == nil }
    }

    /// Its tone, unless that is in doubt and words of an end or of a want say the contrary: "had largely closed the gap".
    var side: Tone {
        if wanting != nil { return .negative }
        guard !sentence.isSure else { return tone }
        if tone == .positive, words.count <= Self.mostOfJudgement, !hasNumber, amiss != nil {
            return .negative
        }
        if tone == .negative, gone != nil || states.first?.state == .resolved { return .positive }
        return tone
    }

    /// Whether it tells a fault with reserve, so many times: "Some people were not always sure whom to ring."
    func isHedged(times: Int) -> Bool {
        Set(matches.filter { $0.cue == .word(.hedged) }.map(\.place)).count >= times
    }

    /// Whether it begins with a share of people whom only the heading names: "94% of people had their outcomes met".
    /// What England is compared with is a measure known by its own words.
    var opensWithShare: Bool {
        sentence.indicators.first.map {
            $0.unit == .percent && $0.span.start == 0 && $0.comparator != .england
        } ?? false
    }

    /// Whether it says what the council knows of its own faults, and opens with no more than "It" or "They".
    var knowsOfItself: Bool {
        ["it", "they"].contains(words.first ?? "")
            && matches.contains { $0.cue == .word(.knows) && $0.place == 1 }
    }

    /// The words that say that somebody has come to harm.
    var harm: String? { matches.first { $0.cue == .word(.harmDone) && !isDenied($0) }.map(text) }

    /// Whether its subject is named by a heading or by a sentence before it alone: "The contract had been used",
    /// "Debt stood at".
    ///
    /// - Parameter skipping: so many words, of a connective that is left out.
    func leavesSubject(skipping: Int = 0) -> Bool {
        func isVerb(_ place: Int) -> Bool {
            words.indices.contains(place) && Self.subjectVerbs.contains(words[place])
        }
        let isThe = words.indices.contains(skipping) && words[skipping] == "the"
        return matches.contains { match in
            match.cue == .word(.standsFor) && isThe && match.place == skipping + 1
                && isVerb(match.place + match.length)
        } || leavesOwner(skipping: skipping)
    }

    /// Whether it begins with a thing whose owner only a heading or a sentence before names: "Grants had been cut".
    func leavesOwner(skipping: Int = 0) -> Bool {
        matches.contains { match in
            match.cue == .word(.ofWhom) && match.place == skipping
                && words.indices.contains(match.place + match.length)
                && Self.subjectVerbs.contains(words[match.place + match.length])
        }
    }

    private static let countedBefore = English.words(.notes, "those counted before")

    /// Whether it tells a part of those who were counted before: "Of these, 371 had waited", "41 of them did so".
    var tellsPart: Bool {
        words.prefix(4).indices.contains { place in
            words[place] == "of" && words.indices.contains(place + 2)
                && Self.countedBefore.contains(words[place + 1])
                && (place == 0 || Self.subjectVerbs.contains(words[place + 2]))
        }
    }

    /// Whether it tells how long the wait is and not for what: "the median wait was 28 days".
    var tellsLengthOfWait: Bool {
        hasNumber
            && matches.contains { match in
                let next = match.place + match.length
                return match.cue == .word(.lengthOfWait)
                    && !(words.indices.contains(next) && words[next] == "for")
            }
    }

    /// Whether both tell how one measure has moved: vacancies that had risen since 2021, and fell in the last year.
    func movesSameMeasure(as other: PointSentence) -> Bool {
        guard movement != nil, other.movement != nil else { return false }
        // "In the last year they had fallen."
        if let they = other.words.prefix(6).lastIndex(where: { $0 == "they" || $0 == "it" }),
            other.quantity != nil, other.words.indices.contains(they + 1),
            Self.subjectVerbs.contains(other.words[they + 1])
        {
            return true
        }
        return !measures.isDisjoint(with: other.measures)
    }

    /// Whether another sentence, further down, tells that the same measure has turned.
    func isTurned(by later: PointSentence) -> Bool {
        movement != nil && movement != later.movement && !measures.isDisjoint(with: later.measures)
            && movesSameMeasure(as: later)
    }

    /// Which way it says that something went, by a verb or a noun.
    private var movement: Change? {
        quantity?.change ?? (has(.more) ? .risen : has(.fewer) ? .fallen : nil)
    }

    /// What it measures, of the things whose good end is known.
    private var measures: Set<UInt64> {
        Set(
            matches.compactMap { match in
                if case .goodEnd = match.cue { Self.key(words[match.place]) } else { nil }
            })
    }

    /// Whether it only sets a benchmark beside the figure before it: "This was better than the England average of 28%."
    var comparesBack: Bool {
        opens(with: .pointsBack) && hasNumber && sentence.indicators.isEmpty
            && (words.count > 1 && Self.subjectVerbs.contains(words[1]))
    }

    /// Whether it tells of none of what was named before: "None had been found by cutting packages."
    var tellsOfNone: Bool {
        words.count > 1 && Self.none.contains(words[0]) && Self.subjectVerbs.contains(words[1])
    }

    private static let none = English.words(.figures, "none")

    /// Whether CQC judges in it what was told before: "We considered this reasonable."
    var judgesBack: Bool { verdict?.isOfCQC == true && has(.judgesBack) }

    /// Whether it gives a share of nearly all: "97% of referrals".
    var tellsNearlyAll: Bool {
        sentence.indicators.contains {
            $0.unit == .percent && $0.value >= Self.nearlyAll && $0.comparator == nil
        }
    }

    private static let nearlyAll = 85.0
    private static let kindsOfPraise = English.words(.notes, "kinds of praise")
    private static let kindsOfFault = English.words(.notes, "kinds of fault")

    /// Whether one of the features that weighed most for its tone is itself praise or fault: a reading that rests on
    /// "him" and "found" alone says neither.
    var isGrounded: Bool {
        let kinds = tone == .positive ? Self.kindsOfPraise : Self.kindsOfFault
        return sentence.cues.contains { cue in
            cue.kind.split(whereSeparator: { $0 == " " || $0 == "," }).contains { kinds.contains(String($0)) }
        }
    }

    /// Whether it is the worst or only case behind a rule: "However, waits could be as high as 273 days."
    var isException: Bool { opens(with: .contrasts) && has(.extreme) }
}
