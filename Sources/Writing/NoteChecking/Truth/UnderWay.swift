internal import English
internal import AssessmentModel
internal import NoteText
internal import SentenceNumbers
internal import TextAnalysis

/// What a report tells as being done, told as done: "was being refreshed", "were developing".
enum UnderWay {
    fileprivate static let being = English.words(.checks, "passive auxiliaries")

    static func differences(_ here: [String], _ there: [String]) -> [String] {
        there.indices.dropLast().compactMap { place in
            let (auxiliary, word) = (there[place], there[place + 1])
            // "In the event of limits being reached" tells of nothing that goes on.
            let isGoingOn = there[max(0, place - 3)..<place].contains(where: being.contains)
            let isPassive = auxiliary == underWay && !word.hasSuffix("ing") && isGoingOn
            let isActive = being.contains(auxiliary) && word.hasSuffix("ing")
            guard isPassive || isActive else { return nil }
            let stem = Stemmer.stem(word)
            guard let place = here.firstIndex(where: { Stemmer.stem($0) == stem && !$0.hasSuffix("ing") }),
                place > 0,
                isPassive ? here[place] == word || here[place].hasSuffix("ed") : here[place].hasSuffix("ed"),
                !isDone(here[place], in: there), !here[max(0, place - 2)..<place].contains(underWay)
            else { return nil }
            return "“\(here[max(0, place - 1)]) \(here[place])”: the report says “\(auxiliary) \(word)”"
        }
    }

    private static let underWay = "being"

    /// Whether a report tells a word as done anywhere.
    private static func isDone(_ word: String, in there: [String]) -> Bool {
        there.indices.contains { there[$0] == word && !there[max(0, $0 - 2)..<$0].contains(underWay) }
    }
}

extension UnderWay {
    private static let perfect = English.words(.checks, "auxiliaries of the perfect")

    /// What a claim tells as over, "has reduced", and a report only as going on: "reducing".
    private static func going(_ here: [String], _ there: [String], besides done: Set<String>) -> [String] {
        let going = Set(there.filter { $0.hasSuffix("ing") }.map(Stemmer.stem)).subtracting(done)
        return zip(here, here.dropFirst()).compactMap { auxiliary, word in
            let isOver = perfect.contains(auxiliary) && word.hasSuffix("ed")
            return isOver && going.contains(Stemmer.stem(word)) ? word : nil
        }
    }

    private static let reaching = English.words(.checks, "verbs that reach what follows")

    /// What a report names as an aim, "to refresh it and renew it", told as done.
    static func open(_ here: [String], _ there: [String]) -> [String] {
        let done = Set(
            there.indices.filter {
                !isToCome(there, $0) && (Voice.isPast(there[$0]) || $0 > 0 && being.contains(there[$0 - 1]))
            }.flatMap {
                Meanings.all(forms: Stemmer.stem(there[$0]))
            })
        // "It is compulsory" tells as done what "was to be made compulsory".
        let told = here.indices.filter {
            !isToCome(here, $0) && !ClaimComparison.aiming.contains(here[$0])
                && (Voice.isPast(here[$0])
                    || $0 > 0 && being.contains(here[$0 - 1]) && !CheckingWords.to.contains(here[$0])
                        && !here[$0].hasSuffix("ing")
                        && !here[$0].contains(where: \.isNumber))
        }.map { here[$0] }.map {
            (word: $0, stems: Meanings.all(forms: Stemmer.stem($0)))
        }
        // "They were to meet about its renewal": nothing was renewed.
        let stems = Set(there.map(Stemmer.stem))
        let unreal =
            isUnreal(there)
            ? told.filter { $0.stems.isDisjoint(with: done) && !$0.stems.isDisjoint(with: stems) }.map(\.word)
            : []
        return unreal + going(here, there, besides: done)
            + there.indices.dropFirst().compactMap { place in
                let stem = Stemmer.stem(there[place])
                guard !done.contains(stem),
                    isToCome(there, place) || !Voice.isPast(there[place]) && isAim(there, place)
                else {
                    return nil
                }
                return told.first { $0.stems.contains(stem) }?.word
            }
    }

    private static let yetToCome = English.words(.checks, "auxiliaries of what is to come")

    /// "would be adopted", "to be adopted".
    private static func isToCome(_ words: [String], _ place: Int) -> Bool {
        let lead = words[max(0, place - 3)..<place]
        return lead.contains(where: yetToCome.contains)
            || zip(lead, lead.dropFirst()).contains { CheckingWords.to.contains($0) && being.contains($1) }
                // "They had to be sent": they were.
                && !(words[max(0, place - 4)..<place].contains(where: perfect.contains))
    }

    /// Whether a sentence is of what is planned, or was to come.
    private static func isUnreal(_ words: [String]) -> Bool {
        words.contains { ClaimComparison.aiming.contains($0) }
            || zip(words, words.dropFirst()).contains { being.contains($0) && CheckingWords.to.contains($1) }
    }

    /// Whether a plain verb stands behind "to", or behind "and" with another that does.
    private static func isAim(_ words: [String], _ place: Int) -> Bool {
        let lead = words[max(0, place - 14)..<place]
        guard let to = lead.lastIndex(where: CheckingWords.to.contains),
            !words[max(0, to - 2)..<to].contains(where: reaching.contains)
        else {
            return false
        }
        return to == place - 1
            || words[place - 1] == "and" && lead[..<to].contains(where: ClaimComparison.aiming.contains)
    }
}

extension ClaimComparison {
    static let aiming = English.words(.checks, "aims")
    static let wanted = English.words(.checks, "wanted")
    private static let besideAims = English.words(.checks, "beside an aim")

    /// The word by which a number of a sentence is wanted or expected, not reached; nil when none is.
    static func aim(of mention: NumberMention, in text: String) -> String? {
        let bytes = Array(text.utf8)
        guard mention.span.upperBound <= bytes.count else { return nil }
        let before = Wording.words(
            String(decoding: bytes[..<mention.span.lowerBound].suffix(60), as: UTF8.self)
        ).suffix(5)
        let after = Wording.words(
            String(decoding: bytes[mention.span.upperBound...].prefix(30), as: UTF8.self)
        ).prefix(2)
        if let word = after.first, aiming.contains(word) { return word }
        // "Savings of £2 million were required"
        if after.count == 2, UnderWay.being.contains(after[0]), wanted.contains(after[1]) { return after[1] }
        guard let word = before.last(where: aiming.contains), !before.contains(where: besideAims.contains)
        else { return nil }
        return word
    }

    /// People of whom a claim gives a figure that the report has of some of them: a sentence may leave it to
    /// the one before to say of whom.
    func unnamed(_ claim: Claim, _ candidate: Candidate) -> [String] {
        let mine = vocabulary.populations(in: claim.text)
        return claim.mentions.numbers.compactMap { mention in
            guard let population = mention.population, vocabulary.isGeneral(population) else { return nil }
            let measures = candidate.passage.figures.filter {
                $0.sentence == candidate.sentence.number && mention.agrees(with: $0.value)
            }.map(\.measure)
            let place = candidate.passage.sentences.firstIndex { $0.number == candidate.sentence.number } ?? 0
            let own = vocabulary.populations(in: candidate.sentence.text)
            let isBare =
                own.isEmpty
                && !Wording.words(candidate.sentence.text).contains {
                    vocabulary.population(of: $0) != nil
                }
            var others = measures.reduce(into: Set<String>()) { $0.formUnion(vocabulary.populations(in: $1)) }
            let before = candidate.passage.sentences[..<place].last {
                Wording.words($0.text).contains { vocabulary.population(of: $0) != nil }
            }
            if isBare, let before { others.formUnion(vocabulary.populations(in: before.text)) }
            // Of those whom the sentence itself names, when it speaks of no others.
            let isParticular =
                !own.isEmpty
                && !Wording.words(candidate.sentence.text).contains {
                    vocabulary.population(of: $0).map(vocabulary.isGeneral) ?? false
                }
            if isParticular { others.formUnion(own) }
            if isBare { others.formUnion(vocabulary.populations(in: candidate.passage.heading ?? "")) }
            return others.isEmpty || !others.isDisjoint(with: mine) ? nil : population
        }
    }
}
