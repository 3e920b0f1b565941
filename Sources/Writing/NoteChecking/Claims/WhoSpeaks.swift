internal import ClaimReading
internal import AssessmentModel
internal import English
internal import NoteText
internal import SentenceNumbers
internal import SourceText
internal import TextAnalysis

/// Of whom a sentence speaks, and whose words it gives.
extension ClaimComparison {
    func people(_ claim: Claim, _ candidate: Candidate) -> [String] {
        let mine = vocabulary.populations(in: claim.text)
        let place = candidate.passage.sentences.firstIndex { $0.number == candidate.sentence.number } ?? 0
        // "They described": of whom it is, the sentences before say.
        let leans = Wording.leansOnContext(candidate.sentence.text)
        let near = candidate.passage.sentences[(leans ? 0 : max(0, place - 1))...place].map(\.text).joined(
            separator: " ")
        let there = vocabulary.populations(
            in: near + " " + (candidate.passage.heading ?? "") + " "
                + candidate.passage.figures.map(\.measure).joined(separator: " "))
        let own = vocabulary.populations(in: candidate.sentence.text)
        // Where nobody is named, what is told is of people.
        let isOfAnybody = there.isEmpty && claim.mentions.numbers.isEmpty
        if let stranger = mine.subtracting(there).filter({ !isOfAnybody || !vocabulary.isGeneral($0) }).min()
        {
            let instead = own.subtracting(mine).sorted()
            return [
                "“\(stranger)”: the report says \(instead.isEmpty ? "nothing of them" : "“\(instead.joined(separator: ", "))”")"
            ]
        }
        // Who a figure is about may not be left out: "36.8% of people" for "36.8% of carers".
        for mention in claim.mentions.numbers {
            guard let population = mention.population else { continue }
            let others = NumberMentions(of: candidate.sentence.text, vocabulary: vocabulary).numbers.filter {
                mention.agrees(with: $0)
            }
            guard let other = others.first?.population, others.count == 1, other != population else {
                continue
            }
            // "83 carers" for "83 people", or the other way round where nothing else says who they are.
            let isSwapped =
                !vocabulary.isGeneral(population)
                && !(vocabulary.isGeneral(other) && own.contains(population))
            if isSwapped
                || vocabulary.isGeneral(population) && !vocabulary.isGeneral(other)
                    && mine.isDisjoint(with: [other])
            {
                return ["“\(population)”: the report says “\(other)”"]
            }
        }
        return []
    }

    private static let articles = English.words(.checks, "one of")

    /// "Farmers told" for "a farmer told".
    private func multiplied(_ here: [String], _ there: [String]) -> String? {
        here.indices.first { place in
            let word = here[place]
            guard word.hasSuffix("s") || Speakers.several.contains(word),
                !here[max(0, place - 2)..<place].contains(where: Self.articles.contains),
                here[(place + 1)...].prefix(6).contains(where: Speakers.saying.contains)
            else { return false }
            let stem = Stemmer.stem(word)
            let same = Meanings.others(of: stem).union([stem])
            return !there.contains(word)
                && there.indices.dropFirst().contains { other in
                    same.contains(Stemmer.stem(there[other])) && !there[other].hasSuffix("s")
                        && there[max(0, other - 3)..<other].contains(where: Self.articles.contains)
                        && there[(other + 1)...].prefix(5).contains(where: Speakers.saying.contains)
                }
        }.map { here[$0] }
    }

    /// "staff said" of "people told us": of whom a claim has what its source has others say.
    func otherSpeakers(_ claim: Claim, _ candidate: Candidate) -> [String] {
        let there = Wording.words(candidate.sentence.text)
        // "CQC found that staff said": CQC only wrote it down.
        let all = Speakers.kinds(in: claim.words)
        let mine = all.filter { !CheckingWords.finders.contains($0.words.split(separator: " ")[0]) }
        let its = Speakers.kinds(in: there)
        guard let first = mine.first ?? all.first else { return [] }
        // Where nobody says it in so many words, whoever is to have said it is at least named.
        guard !its.isEmpty else {
            let leans = Wording.leansOnContext(candidate.sentence.text)
            let named = Set((there + (leans ? around(candidate, "") : [])).compactMap(Roles.kind))
            return mine.isEmpty || first.kind == 0 || named.contains(first.kind) ? [] : [first.words]
        }
        return its.contains { $0.kind == first.kind } ? [] : [first.words]
    }

    func voices(_ claim: Claim, _ candidate: Candidate) -> [String] {
        if let word = multiplied(claim.words, Wording.words(candidate.sentence.text)) {
            return ["“\(word)”: the report gives one person's words"]
        }
        guard Wording.isSingleVoice(candidate.sentence.text), !Wording.isSingleVoice(claim.text),
            Speakers.severalSpeak(in: claim.text),
            !Speakers.severalSpeak(in: candidate.sentence.text)
        else { return [] }
        return ["the report gives one person's words, not those of several"]
    }

    /// What leaders told CQC, given as what CQC found.
    func teller(_ claim: Claim, _ candidate: Candidate) -> [String] {
        let finders = CheckingWords.finders
        guard
            zip(claim.words, claim.words.dropFirst()).contains(where: {
                finders.contains($0) && ["found", "confirmed"].contains($1)
            }),
            let teller = Speakers.teller(of: candidate.sentence)
        else { return [] }
        return ["this is what \(teller) told CQC, not what CQC found"]
    }

    private static let fewNumbers = English.words(.checks, "a few in number")

    /// "Carers said" for "some carers said", "relatives" for "two relatives".
    func scope(_ claim: Claim, _ candidate: Candidate) -> [String] {
        let there = Wording.words(candidate.sentence.text)
        let limits = CheckingWords.limits
        func isFew(_ word: String) -> Bool { limits.contains(word) || Self.fewNumbers.contains(word) }
        for (index, word) in there.enumerated() where isFew(word) && index + 1 < there.count {
            let who = there[index + 1]
            guard Speakers.several.contains(who),
                there[(index + 2)...].prefix(3).contains(where: Speakers.saying.contains),
                let place = claim.words.firstIndex(of: who),
                claim.words.contains(where: Speakers.saying.contains)
            else { continue }
            // Named without a limit of any kind.
            let before = claim.words[..<place].suffix(3)
            if before.contains(where: {
                isFew($0) || CheckingWords.partWords.contains($0)
            }) {
                continue
            }
            return ["“\(word)” is left out: the report speaks of \(word) \(who)"]
        }
        return []
    }

    func quoted(_ claim: Claim, _ candidate: Candidate) -> [String] {
        claim.quotations.filter { Wording.count($0) > 1 && !Verbatim.stands($0, in: candidate.passage.text) }
            .map { words in
                "“\(words)”: \(Verbatim.difference(words, from: Verbatim.nearest(to: words, in: candidate.passage.text) ?? candidate.sentence.text).english)"
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
