internal import English
internal import AssessmentModel
internal import NoteText
internal import TextAnalysis

/// What a report tells as being done, told as done: "was being refreshed", "were developing".
enum UnderWay {
    private static let being = English.words(.checks, "passive auxiliaries")

    static func differences(_ here: [String], _ there: [String]) -> [String] {
        zip(there, there.dropFirst()).compactMap { auxiliary, word in
            let isPassive = auxiliary == "being" && word.hasSuffix("ed")
            let isActive = being.contains(auxiliary) && word.hasSuffix("ing")
            guard isPassive || isActive else { return nil }
            let stem = Stemmer.stem(word)
            guard let place = here.firstIndex(where: { Stemmer.stem($0) == stem && !$0.hasSuffix("ing") }),
                place > 0,
                here[place].hasSuffix("ed"), !here[max(0, place - 2)..<place].contains("being")
            else { return nil }
            return "“\(here[place])”: the report says “\(auxiliary) \(word)”"
        }
    }
}

extension ClaimComparison {
    private static let aiming = English.words(.checks, "aims")
    private static let besideAims = English.words(.checks, "beside an aim")

    /// Words by which a figure of the report is wanted or expected, which the claim leaves out.
    func aims(_ claim: Claim, _ there: [String]) -> [String] {
        guard !claim.mentions.numbers.isEmpty, !claim.words.contains(where: Self.aiming.contains) else {
            return []
        }
        return there.indices.compactMap { place in
            guard Self.aiming.contains(there[place]),
                !there[max(0, place - 3)..<place].contains(where: Self.besideAims.contains)
            else { return nil }
            return there[place]
        }
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
            if isBare, place > 0 {
                others.formUnion(vocabulary.populations(in: candidate.passage.sentences[place - 1].text))
            }
            if isBare { others.formUnion(vocabulary.populations(in: candidate.passage.heading ?? "")) }
            return others.isEmpty || !others.isDisjoint(with: mine) ? nil : population
        }
    }
}
