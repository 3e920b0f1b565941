internal import English
internal import TextAnalysis

/// Words of a text that decide what may be said with it. All comparisons are on folded words.
package enum Wording {
    /// The words of a text, folded.
    package static func words(_ text: some StringProtocol) -> [String] { Folding.wordList(text) }

    package static func count(_ text: some StringProtocol) -> Int {
        text.utf8.withContiguousStorageIfAvailable(Bytes.wordCount)
            ?? Array(text.utf8).withUnsafeBufferPointer(Bytes.wordCount)
    }

    /// Verbs that can be a clause's own, as these reports use them.
    package static let verbs: Set<String> = English.words(.notes, "verbs").set

    /// Openings that lean on the sentence before, so that the sentence cannot stand alone.
    private static let leaning = English.words(.notes, "leaning")

    /// Whether a sentence leans on the one before it: "This was …", "They said …", "Another person …", "The
    /// same survey …".
    package static func leansOnContext(_ text: some StringProtocol) -> Bool {
        let words = Self.words(text.prefix(160))
        guard let first = words.first, !openings.contains(where: { text.hasPrefix($0) }) else { return true }
        // "27% received one", "Only 46% had …": of whom is said elsewhere.
        let opening = words.first == "only" ? words.dropFirst() : words[...]
        if opening.first?.first?.isNumber == true, verbs.contains(opening.dropFirst().first ?? "") {
            return true
        }
        if zip(words, words.dropFirst()).contains(where: {
            $0.1 == "one" && SentenceWords.oneVerbs.contains($0.0)
        }) {
            return true
        }
        let isDummy = opensWithDummy(words)
        if count(text) < 12,
            words.dropFirst(isDummy ? 1 : 0).contains(where: { SentenceWords.itWords.contains($0) })
        {
            return true
        }
        if words.contains("these") || hasOpenPronoun(words) { return true }
        // "because of it", "as a result of them": what of, is said elsewhere.
        if zip(words, zip(words.dropFirst(), words.dropFirst(2))).contains(where: {
            SentenceWords.causes.contains($0.0) && SentenceWords.ofWords.contains($0.1.0)
                && SentenceWords.objects.contains($0.1.1)
        }) {
            return true
        }
        // "this was", "these had": a pronoun, where "this quality statement" is a name.
        if zip(words.prefix(farBack), words.dropFirst() + [""]).contains(where: {
            ["this", "these"].contains($0.0) && ($0.1.isEmpty || verbs.contains($0.1))
        }) {
            return true
        }
        // "Half of those who turned 18" says who they are.
        if zip(words.prefix(4), words.dropFirst() + [""]).contains(where: {
            SentenceWords.pointingOpeners.contains($0.0)
                && !SentenceWords.naming.contains($0.1)
        }) {
            return true
        }
        let second = words.dropFirst().first ?? ""
        if SentenceWords.boundNouns.contains(second), verbs.contains(words.dropFirst(2).first ?? "") {
            return true
        }
        if first == "the" || first == "overall" {
            return SentenceWords.sameNouns
                .contains(
                    words.dropFirst().first ?? "")
        }
        // "As at 31 January" gives a date.
        if first == "as", ["at", "of", "on"].contains(second),
            words.dropFirst(2).first?.first?.isNumber == true
        {
            return false
        }
        // "Neither the cabinet nor the committee" names both.
        if first == SentenceWords.pairOpener, words.prefix(7).contains(where: { $0 == "nor" }) {
            return false
        }
        return leaning.contains(first) && !isDummy
    }

    /// "It was difficult to identify progress", "It was not clear that": an "it" that stands for what comes.
    private static func opensWithDummy(_ words: [String]) -> Bool {
        guard words.first == "it", ["was", "is"].contains(words.dropFirst().first) else { return false }
        return words.dropFirst(3).prefix(2).contains { ["to", "that", "whether"].contains($0) }
    }

    /// "More than 260 people had taken it": what, is said elsewhere. "Staff found it hard" and "told us it was" have
    /// an "it" that stands for what comes.
    private static let endings = English.words(.notes, "endings of participles").words

    private static func hasOpenPronoun(_ words: [String]) -> Bool {
        words.prefix(7).indices.dropFirst(2).contains { place in
            SentenceWords.objects.contains(words[place])
                && !SentenceWords.beforeDummies.contains(words[place - 1])
                && !(words[place] == SentenceWords.objects.words.first
                    && words.indices.contains(place + 1) && verbs.contains(words[place + 1]))
                && (verbs.contains(words[place - 1]) || endings.contains { words[place - 1].hasSuffix($0) })
        }
    }

    /// Whether folded words have a number that is no year: neither "2024" nor the end of "2024/25" is one.
    package static func hasFigure(_ words: [String]) -> Bool {
        words.indices.contains { place in
            guard words[place].first?.isNumber == true else { return false }
            let number = Int(words[place].prefix { $0.isNumber }) ?? 0
            if words[place].count == 4, years.contains(number) { return false }
            let before = place > 0 ? Int(words[place - 1]) ?? 0 : 0
            return !(words[place].count == 2 && years.contains(before) && (before + 1) % 100 == number)
        }
    }

    private static let years = 1900...2099

    /// Whether a question cannot quote it: it leans on what went before anywhere, as "Leaders told us this
    /// trend was …" does.
    package static func pointsBack(_ text: String) -> Bool {
        let own = SentenceWords.ownNouns
        // "that" is seldom a pointer: only before words that name what was just told. "People that need
        // support" have a need of their own.
        let told = SentenceWords.toldNouns
        let words = Self.words(text)
        return leansOnContext(withoutConnective(text)) || words.suffix(2) == ["that", "need"]
            || zip(words, words.dropFirst() + [""]).contains {
                SentenceWords.pointers.contains($0.0) && !own.contains($0.1)
                    || $0.0 == "that" && told.contains($0.1)
            }
    }

    /// Whether it says something of bare "processes", "arrangements" or the like, which only the words around
    /// it name.
    package static func namesNothing(_ text: String) -> Bool {
        let bare = SentenceWords.bareNouns
        let words = Self.words(text)
        return words.indices.contains { place in
            guard bare.contains(words[place]), words.indices.contains(place + 1) else { return false }
            let opens =
                place == 0 || SentenceWords.beforeBare.contains(words[place - 1])
            return opens
                && SentenceWords.afterBare.contains(words[place + 1])
        }
    }

    /// Openings that set up a contrast with the sentence after.
    private static let openings = [
        "At our first visit", "Previously", "In the past", "Before ", "Until ", "At first", "Historically",
    ]

    /// Connectives that may be left out at a sentence's beginning without touching what it says.
    private static let connectives = [
        "However, ", "Additionally, ", "In addition, ", "Furthermore, ", "Moreover, ", "Overall, ",
        "For example, ", "For instance, ",
        "Nevertheless, ", "Also, ", "As a result, ", "Therefore, ",
    ]

    /// A sentence without an opening connective.
    package static func withoutConnective(_ text: String) -> Substring {
        for connective in connectives where text.hasPrefix(connective) {
            return text.dropFirst(connective.count)
        }
        return text[...]
    }

    private static let singleSpeakers = English.words(.notes, "single speakers")
    private static let fewWords = English.words(.notes, "few")

    /// Whether it rests on the word of one person: "One person said", "a carer told us", "another relative".
    package static func isSingleVoice(_ text: some StringProtocol) -> Bool {
        let words = Self.words(text)
        // "We heard of one occasion when": a single case is as little as a single voice.
        if zip(words, words.dropFirst()).contains(where: {
            $0.0 == "one" && SentenceWords.occasions.contains($0.1)
        }) {
            return true
        }
        // "We were told of 5 occasions when a person": several cases are no single voice.
        if words.contains(where: { word in SentenceWords.occasions.words.contains { word == $0 + "s" } }) {
            return false
        }
        for (index, word) in words.enumerated() where SentenceWords.oneWords.contains(word) {
            let following = words[(index + 1)...].prefix(4)
            guard let noun = following.firstIndex(where: { singleSpeakers.contains($0) }) else { continue }
            // "a person-centred approach" and "a family group conference" are no speakers.
            let after = words[(noun + 1)...].prefix(9)
            if after.contains(where: { saying.contains($0) }) { return true }
        }
        return false
    }

    /// From which word on a pronoun stands for what its own sentence has named.
    private static let farBack = 12

    /// Whether it speaks of something that only the words around it name: "received one", "this survey", "of
    /// them".
    package static func leavesOpen(_ text: some StringProtocol) -> Bool {
        let words = Self.words(text)
        let pointing = SentenceWords.pointing
        // "those aged between 18 and 64" says itself who is meant.
        let naming = SentenceWords.naming
        // "88 people were waiting; half of them for 9 days" has named them.
        let named =
            words.firstIndex { SentenceWords.persons.contains($0) || SentenceWords.groups.contains($0) }
            ?? words.endIndex
        if zip(words, words.dropFirst() + [""]).enumerated().contains(where: { place, pair in
            pointing.contains(pair.0) && !(pair.0 == "those" && naming.contains(pair.1))
                && !(pair.0 == "them" && named < place) && !(place == 0 && opensWithDummy(words))
                // "…, because they could not staff it": a clause before has named it.
                && place < Self.farBack
        }) {
            return true
        }
        // "the timescales for the work": which work, other words say.
        if words.count > 2, words[words.count - 2] == "the",
            SentenceWords.boundNouns.contains(words[words.count - 1])
        {
            return true
        }
        // "We read several in which": several of what, other words say.
        if zip(words, zip(words.dropFirst(), words.dropFirst(2))).contains(where: {
            SentenceWords.bareSubjects.contains($0.0) && !SentenceWords.ofWords.contains($0.1.0)
                && SentenceWords.relativePronouns.contains($0.1.1)
        }) {
            return true
        }
        // "There were 112 flats, and 54 people were waiting for one" has named it.
        if words.first.map({ SentenceWords.existential.contains($0) }) == true { return false }
        // "No one had waited more than 41 days": nobody.
        return zip([""] + words, zip(words, words.dropFirst() + [""])).contains {
            $0.1.0 == "one" && !SentenceWords.oneFollowers.contains($0.1.1)
                && !["no", "any", "every"].contains($0.0)
        }
    }

    /// Whether it names people or carers at all: "officers each had a portfolio, a number they described as
    /// …" does not.
    package static func namesPeople(_ text: some StringProtocol) -> Bool {
        let people = SentenceWords.persons
        return words(text).contains(where: people.contains)
    }

    /// Whether it begins with the people who speak: "Some carers said", "People in the borough told us".
    package static func openingIsSpeaker(_ text: some StringProtocol) -> Bool {
        let words = Self.words(text)
        let speakers = SentenceWords.speakers
        return words.prefix(6).contains(where: speakers.contains)
            && words.contains(where: { saying.contains($0) || verbs.contains($0) })
    }

    /// Whether it tells what somebody said or felt: "People told us", and not "People had access to".
    package static func isAccount(_ text: some StringProtocol) -> Bool {
        words(text).contains { SentenceWords.telling.contains($0) }
    }

    private static let saying = English.words(.notes, "accounts")

    /// Whether it counts fewer than ten people who said or met something: "two relatives told us", "3 people
    /// who had arrived".
    package static func isFewVoices(_ text: some StringProtocol) -> Bool {
        // "41.2% of people" are not two people.
        let words = text.split(whereSeparator: \.isWhitespace).flatMap { word in
            word.contains(where: \.isNumber)
                ? [String(word.filter { $0.isLetter || $0.isNumber })] : Self.words(word)
        }
        for (index, word) in words.enumerated() where fewWords.contains(word) {
            let following = words[(index + 1)...].prefix(2)
            if following.contains(where: {
                singular($0).map(singleSpeakers.contains) == true || $0 == "people" || $0 == "families"
            }) {
                return true
            }
        }
        return false
    }

    /// Whether it tells of a fall in a wait or of something put right, with no turn to the worse.
    package static func reportsImprovement(_ text: some StringProtocol) -> Bool {
        let words = words(text)
        // "All but cleared" is almost cleared.
        let turnsBack = words.indices.contains {
            turns.contains(words[$0]) && !(words[$0] == "but" && $0 > 0 && words[$0 - 1] == "all")
        }
        return !turnsBack
            && better.contains { phrase in words.indices.contains { words[$0...].starts(with: phrase) } }
    }

    private static let turns = English.words(.notes, "contrasts")
    private static let better = English.words(.notes, "better than before").words.map(words)

    private static func singular(_ word: String) -> String? {
        word.hasSuffix("s") ? String(word.dropLast()) : nil
    }
}
