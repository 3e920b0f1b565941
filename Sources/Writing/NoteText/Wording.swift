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
    package static let verbs: Set<String> = [
        "is", "are", "was", "were", "has", "have", "had", "do", "does", "did", "can", "could", "would",
        "should", "might", "must", "may",
        "will",
        "felt", "found", "said", "told", "completed", "waited", "required", "require", "reported",
        "described", "received", "used",
        "accessed",
        "valued", "needed", "wanted", "remained", "lived", "spoke", "gave", "knew", "led", "meant", "worked",
        "made", "took", "showed",
        "helped",
        "improved", "rose", "fell", "experienced", "lacked", "understood", "expressed", "supported",
        "provided", "ensured", "promoted",
        "progressed", "recognised", "acknowledged", "struggled", "met", "demonstrated", "indicated", "faced",
        "reached", "took", "got",
        "praised", "appreciated", "stood", "used", "carried", "raised", "varied", "depended", "came", "went",
        "began", "became", "saw",
        "heard", "read", "ran", "kept", "put",
    ]

    /// Openings that lean on the sentence before, so that the sentence cannot stand alone.
    private static let leaning: Set<String> = [
        "this", "these", "they", "those", "it", "its", "such", "that", "he", "she", "his", "her", "their",
        "them", "another", "others",
        "other",
        "both", "neither", "similarly", "as", "then", "also", "each", "the", "overall",
    ]

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
            $0.1 == "one" && ["received", "get", "got", "used", "had", "have", "offered"].contains($0.0)
        }) {
            return true
        }
        if count(text) < 12, words.contains(where: { ["it", "them", "so"].contains($0) }) { return true }
        if words.contains("these") { return true }
        // "this was", "these had": a pronoun, where "this quality statement" is a name.
        if zip(words, words.dropFirst() + [""]).contains(where: {
            ["this", "these"].contains($0.0) && ($0.1.isEmpty || verbs.contains($0.1))
        }) {
            return true
        }
        if words.prefix(4).contains(where: {
            ["this", "these", "those", "such", "nevertheless", "therefore", "likewise"].contains($0)
        }) {
            return true
        }
        if first == "the" || first == "overall" {
            return ["same", "latter", "former", "others", "rate", "service", "list", "group", "team"]
                .contains(
                    words.dropFirst().first ?? "")
        }
        return leaning.contains(first)
    }

    /// Whether a question cannot quote it: it leans on what went before anywhere, as "Leaders told us this
    /// trend was …" does.
    package static func pointsBack(_ text: String) -> Bool {
        let own: Set<String> = ["quality", "area", "council", "authority", "time", "year"]
        // "that" is seldom a pointer: only before words that name what was just told. "People that need
        // support" have a need of their own.
        let told: Set<String> = ["gap", "approach", "issue", "problem"]
        let words = Self.words(text)
        return leansOnContext(withoutConnective(text)) || words.suffix(2) == ["that", "need"]
            || zip(words, words.dropFirst() + [""]).contains {
                ["this", "these", "those"].contains($0.0) && !own.contains($0.1)
                    || $0.0 == "that" && told.contains($0.1)
            }
    }

    /// Whether it says something of bare "processes", "arrangements" or the like, which only the words around
    /// it name.
    package static func namesNothing(_ text: String) -> Bool {
        let bare: Set<String> = [
            "processes", "arrangements", "systems", "procedures", "policies", "initiatives", "changes",
            "actions", "measures",
        ]
        let words = Self.words(text)
        return words.indices.contains { place in
            guard bare.contains(words[place]), words.indices.contains(place + 1) else { return false }
            let opens =
                place == 0 || ["that", "the", "and", "said", "how", "where"].contains(words[place - 1])
            return opens
                && ["was", "were", "is", "are", "had", "have", "did", "do"].contains(words[place + 1])
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

    private static let singleSpeakers: Set<String> = [
        "person", "carer", "relative", "resident", "man", "woman", "member", "partner", "provider", "worker",
        "parent", "family",
        "individual",
        "user", "hospice", "daughter", "son", "mother", "father", "wife", "husband", "councillor", "manager",
        "leader", "charity",
    ]
    private static let fewWords: Set<String> = [
        "two", "three", "four", "five", "six", "seven", "eight", "nine", "2", "3", "4", "5", "6", "7", "8",
        "9",
    ]

    /// Whether it rests on the word of one person: "One person said", "a carer told us", "another relative".
    package static func isSingleVoice(_ text: some StringProtocol) -> Bool {
        let words = Self.words(text)
        // "We heard of one occasion when": a single case is as little as a single voice.
        if zip(words, words.dropFirst()).contains(where: {
            $0.0 == "one" && ["occasion", "case", "instance", "example"].contains($0.1)
        }) {
            return true
        }
        for (index, word) in words.enumerated() where ["one", "a", "an", "another"].contains(word) {
            let following = words[(index + 1)...].prefix(4)
            guard let noun = following.firstIndex(where: { singleSpeakers.contains($0) }) else { continue }
            // "a person-centred approach" and "a family group conference" are no speakers.
            let after = words[(noun + 1)...].prefix(9)
            if after.contains(where: { saying.contains($0) }) { return true }
        }
        return false
    }

    /// Whether it speaks of something that only the words around it name: "received one", "this survey", "of
    /// them".
    package static func leavesOpen(_ text: some StringProtocol) -> Bool {
        let words = Self.words(text)
        let pointing: Set<String> = ["ones", "it", "them", "this", "these", "those"]
        // "those aged between 18 and 64" says itself who is meant.
        let naming: Set<String> = ["aged", "who", "with", "receiving", "leaving", "living"]
        if zip(words, words.dropFirst() + [""]).contains(where: {
            pointing.contains($0.0) && !($0.0 == "those" && naming.contains($0.1))
        }) {
            return true
        }
        return zip(words, words.dropFirst() + [""]).contains {
            $0.0 == "one" && !["of", "in", "person", "carer", "year", "month", "week", "day"].contains($0.1)
        }
    }

    /// Whether it names people or carers at all: "officers each had a portfolio, a number they described as
    /// …" does not.
    package static func namesPeople(_ text: some StringProtocol) -> Bool {
        let people: Set<String> = [
            "people", "peoples", "person", "persons", "carer", "carers", "resident", "residents", "family",
            "families", "relative",
            "relatives", "parent", "parents", "user", "users", "someone", "adults", "man", "woman",
            "daughter", "son", "mother", "father",
            "wife", "husband",
        ]
        return words(text).contains(where: people.contains)
    }

    /// Whether it begins with the people who speak: "Some carers said", "People in the borough told us".
    package static func openingIsSpeaker(_ text: some StringProtocol) -> Bool {
        let words = Self.words(text)
        let speakers: Set<String> = [
            "people", "carers", "residents", "families", "relatives", "parents", "users", "feedback",
        ]
        return words.prefix(6).contains(where: speakers.contains)
            && words.contains(where: { saying.contains($0) || verbs.contains($0) })
    }

    private static let saying: Set<String> = [
        "said", "told", "felt", "described", "reported", "explained", "gave", "spoke", "saying", "telling",
        "whose", "who", "feedback",
        "did",
        "found", "wanted", "had", "was", "assessment", "their", "her", "his",
    ]

    /// Whether it counts fewer than ten people who said or met something: "two relatives told us", "3 people
    /// who had arrived".
    package static func isFewVoices(_ text: some StringProtocol) -> Bool {
        let words = Self.words(text)
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

    private static let turns: Set<String> = [
        "but", "although", "however", "still", "not", "remained", "despite", "though", "yet", "again",
    ]
    private static let better = [
        "had fallen", "has fallen", "have fallen", "fell from", "fell to", "had improved", "had reduced",
        "been reduced", "been cleared",
        "almost cleared", "all but cleared", "no waiting list", "nobody waited", "nobody had waited",
        "no one waited", "down from",
        "come down", "had shortened", "been put right",
    ].map(words)

    /// Whether it sets what was reached beside a larger sum or share that was asked for: "£5.1 million …
    /// against the £5.4 million required".
    package static func fallsShort(_ text: some StringProtocol) -> Bool {
        let text = String(text)
        guard let against = text.firstRange(of: " against ") else { return false }
        let (reached, asked) = (text[..<against.lowerBound], text[against.upperBound...])
        let signals: Set<String> = [
            "plan", "planned", "target", "required", "needed", "goal", "aim", "expected", "ambition",
            "requirement", "budgeted",
        ]
        guard words(asked.prefix(80)).contains(where: signals.contains) else { return false }
        func read(_ match: Regex<(Substring, sign: Substring, digits: Substring, unit: Substring?)>.Match)
            -> (kind: String, value: Double)?
        {
            Double(match.output.digits.filter { $0 != "," }).map {
                ("\(match.output.sign)\(match.output.unit ?? "")", $0)
            }
        }
        guard let target = asked.firstMatch(of: amount.regex).flatMap(read),
            let value = reached.matches(of: amount.regex).compactMap(read).last(where: {
                $0.kind == target.kind && !target.kind.isEmpty
            })
        else { return false }
        return value.value < target.value
    }

    private static let amount = Pattern(
        #/(?<sign>£?)(?<digits>\d[\d,]*(?:\.\d+)?)(?<unit>%| per cent| million| billion)?/#)

    private static func singular(_ word: String) -> String? {
        word.hasSuffix("s") ? String(word.dropLast()) : nil
    }
}
