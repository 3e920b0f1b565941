internal import ClaimReading
internal import English
internal import AssessmentModel
internal import NoteText
internal import SentenceNumbers
internal import SourceText
internal import TextAnalysis

/// A sentence of a report beside a claim that may rest on it.
struct ClaimCandidate {
    var passage: SourcePassage
    var sentence: SourcePassage.Sentence
    /// Share of the claim's stems that it has, itself and (at half weight) in its paragraph.
    var coverage: Double
    var numbersShared: Int
    /// Stems of the claim that its whole paragraph has not, nor their opposites.
    var absent: [String]
    var score: Double { coverage + 0.12 * Double(min(3, numbersShared)) }
}

/// What a sentence of a report says to a claim.
struct SentenceComparison {
    /// Slots that are otherwise, one an entry.
    var altered: [String]
    /// Words and figures that nothing bears out.
    var open: [String]
    var isSupported: Bool { altered.isEmpty && open.isEmpty }
}

/// How a claim differs from the sentence it seems to rest on.
struct ClaimComparison {
    typealias Candidate = ClaimCandidate

    let vocabulary: CheckVocabulary

    /// How a claim differs from a sentence, slot by slot, and the words that nothing in it bears out.
    ///
    /// - Parameters:
    ///   - published: when the report was.
    ///   - title: of the section that the sentence stands in.
    ///   - remainder: judges the words that nothing bears out.
    func judge(
        _ claim: Claim, _ candidate: Candidate, published: PartialDate?, title: String, remainder: Remainder
    ) -> SentenceComparison {
        let read = NumberMentions(of: candidate.sentence.text, vocabulary: vocabulary)
        let (mentions, dates) = (read.numbers, read.dates.map(\.date))
        let told = ToldClauses.of(candidate.sentence.text, for: claim, vocabulary: vocabulary)
        let there = Wording.words(candidate.sentence.text)
        let toldWords = Claim.wordsBesideNumbers(
            of: told, NumberMentions(of: told, vocabulary: vocabulary))
        let scales = Scale.differences(
            claim.ownWords, toldWords, near: Wording.words(candidate.passage.text),
            hasShare: claim.mentions.numbers.contains { $0.unit == .percent || $0.share != nil }
                || !PartAndWhole.all(in: claim.mentions, of: claim.text).isEmpty)
        let numbers = numbers(claim, candidate)
        let figures = figures(claim, candidate, published)
        let who = people(claim, candidate)
        let isOfFigures = !claim.mentions.numbers.isEmpty
        var altered = figures + self.dates(claim, candidate, published) + direction(claim, candidate, told)
        altered += isOfFigures ? who : []
        altered += voices(claim, candidate) + Ranks.differences(claim.words, there) + teller(claim, candidate)
        altered += scope(claim, candidate) + quoted(claim, candidate)
        let clauses = ClauseComparison(
            claim.text, candidate.sentence.text + (following(candidate, claim).map { " " + $0.text } ?? ""),
            names: claim.names, around: around(candidate, title))
        altered += clauses.limitsLeftOut().map { "“\($0)” is left out" }
        altered += PartAndWhole.differences(claim, candidate.passage.sentences, vocabulary: vocabulary)
        altered += NumberAlignment.differences(claim, candidate.sentence, vocabulary: vocabulary)
        // "19.5 days each" of "19.5 days per worker" is no "every".
        let isOfEach = there.contains(where: Self.perOne.contains)
        func isRanked(_ entry: String) -> Bool { !isOfEach || !entry.contains(Self.each) }
        altered += scales.altered.filter(isRanked) + numbers.altered
        altered +=
            (isOfFigures ? [] : OngoingToldAsDone.differences(claim.words, there))
            + FigureRoleDifferences.differences(claim, candidate)
        if let time = Timing.difference(claim, candidate, vocabulary: vocabulary) { altered.append(time) }
        let counted = Self.comparison(claim, candidate.sentence.text, mentions)
        if let change = counted?.change { altered.append(change) }
        altered += Agents.differences(claim.words, there) + Exclusions.differences(claim.ownWords, there)
        let reckoned = Arithmetic.directions(
            in: ToldNumbers(text: claim.text, words: claim.words, numbers: claim.mentions.numbers),
            from: mentions)
        let next = following(candidate, claim)
        let left = BorneOut(
            candidate, title: title, numbers: mentions, dates: dates, following: next,
            vocabulary: vocabulary
        ).unaligned(claim.ownWords).filter {
            $0 != counted?.word && !claim.amounting.contains($0) && !reckoned.contains($0)
        }
        var open = altered.isEmpty ? remainder.toJudge(left) : left
        open +=
            scales.open.filter(isRanked) + (figures.isEmpty ? numbers.open : [])
            + Polarity.unmatched(claim.ownWords, in: toldWords)
        let roles = Roles.differences(claim.words, there, around: around(candidate, title))
        if clauses.deniesAlike { open.removeAll(where: Contrast.negations.contains) }
        altered += roles.altered
        open +=
            roles.open + unclosed(claim, candidate, clauses, mentions, besideNumbers: toldWords)
        return reconsidered(
            SentenceComparison(altered: altered, open: open), claim, candidate, read,
            slots: Set(figures + self.dates(claim, candidate, published) + numbers.altered), who: who)
    }

    /// What the claim's clauses, people, stages and limits have that the sentence's have not.
    ///
    /// - Parameter besideNumbers: the words of the sentence, without its numbers'.
    private func unclosed(
        _ claim: Claim, _ candidate: Candidate, _ clauses: ClauseComparison, _ mentions: [NumberMention],
        besideNumbers: [String]
    ) -> [String] {
        let there = Wording.words(candidate.sentence.text)
        let (agreed, degrees) = (clauses.agreed, Scale.covered(claim.words))
        // "18 days longer than the standard": a reckoning joins what stands in several clauses.
        let isReckoned = claim.mentions.numbers.contains { number in
            !mentions.contains { number.agrees(with: $0) }
        }
        return Roles.strangers(claim.ownWords, there)
            + clauses.unmatched() + clauses.unlikeStages() + clauses.unmade() + clauses.widened()
            + clauses.unconditioned() + OngoingToldAsDone.unended(claim.words, there)
            + claim.mentions.numbers.filter {
                Self.isTotal($0, of: mentions) && !claim.follows($0, from: mentions)
            }.map(\.words)
            + (isReckoned ? [] : clauses.strays())
            + Exclusivity.unmatched(claim.words, in: there)
            + NumberHomes(claim, candidate.passage, vocabulary: vocabulary).unmatched()
            + unnamed(claim, candidate) + otherSpeakers(claim, candidate)
            + CrossedClauses(claim, candidate.sentence.text, vocabulary: vocabulary).unmatched().filter {
                !agreed.contains($0) && !degrees.contains($0)
            }
            + OngoingToldAsDone.unmatched(claim.words, there)
            + OngoingToldAsDone.unfinished(claim.words, besideNumbers)
            + Rates.unmatched(claim.words, in: there) + shifted(claim, candidate) + ages(claim, candidate)
            + Restriction.unmatched(claim, candidate.sentence.text, mentions)
    }

    /// Takes off again what the sentence says in another way.
    ///
    /// - Parameters:
    ///   - slots: differences of figures and dates, which are so in any words.
    ///   - who: differences in whom a figure is of, which count last where the claim has none.
    private func reconsidered(
        _ found: SentenceComparison, _ claim: Claim, _ candidate: Candidate, _ read: NumberMentions,
        slots: Set<String>, who: [String]
    ) -> SentenceComparison {
        var (altered, open) = (found.altered, found.open)
        // "Three of the 44 were not met" says what "41 of its 44 were" does.
        if PartAndWhole.isRest(claim, of: candidate.sentence.text, read) {
            let parts = PartAndWhole.all(in: claim.mentions, of: claim.text).map(\.part.words)
            open.removeAll { parts.contains($0) || Contrast.negations.contains($0) }
        }
        if isNotSince(claim, candidate) {
            let denial = Set(Contrast.negations.words + Self.lastTime)
            open.removeAll { entry in entry.split(separator: " ").contains { denial.contains(String($0)) } }
            altered.removeAll { entry in
                entry.split(whereSeparator: { "“” ".contains($0) }).first.map { denial.contains(String($0)) }
                    ?? false
            }
        }
        let there = Wording.words(candidate.sentence.text)
        // Of what is told in other words, another word is no proof that it is otherwise.
        if !isToldAlike(claim, there) {
            let words = altered.filter { entry in
                !slots.contains(entry) && !entry.contains(where: \.isNumber)
            }
            altered.removeAll(where: words.contains)
            open += words.map { entry in
                entry.split(separator: "”").first.map { String($0.replacing("“", with: "")) } ?? entry
            }
        }
        // What is quoted as it stands needs no second look.
        let standing = Set(
            claim.quotations.filter { Verbatim.stands($0, in: candidate.passage.text) }.flatMap {
                Wording.words($0)
            })
        open.removeAll { $0.split(separator: " ").allSatisfy { standing.contains(String($0)) } }
        if claim.mentions.numbers.isEmpty, !who.isEmpty, open.isEmpty { altered += who }
        // One thing said of a number is enough.
        var named: Set<Substring> = []
        altered.removeAll { entry in
            entry.firstIndex(of: ":").map { !named.insert(entry[..<$0]).inserted } ?? false
        }
        return SentenceComparison(altered: altered.unique, open: open.unique)
    }

    /// Whether a sentence has half of a claim's words themselves.
    private func isToldAlike(_ claim: Claim, _ there: [String]) -> Bool {
        let stems = Set(there.map(Stemmer.stem))
        return 2 * claim.stems.count(where: stems.contains) >= claim.stems.count
    }

    private static let lastTime = English.words(.checks, "words of the last time").words

    /// "not rehearsed since 2019" of "last rehearsed in 2019".
    private func isNotSince(_ claim: Claim, _ candidate: Candidate) -> Bool {
        let there = Wording.words(candidate.sentence.text)
        guard
            let (since, last) = Self.lastTime.first.flatMap({ since in Self.lastTime.last.map { (since, $0) }
            }),
            claim.words.contains(since), claim.words.contains(where: Contrast.negations.contains),
            there.contains(last), !there.contains(where: Contrast.negations.contains)
        else { return false }
        let dates = NumberMentions(of: candidate.sentence.text, vocabulary: vocabulary).dates
        let bytes = Array(claim.text.utf8)
        return claim.mentions.dates.contains { date in
            Wording.words(String(decoding: bytes[..<date.span.lowerBound].suffix(10), as: UTF8.self)).last
                == since
                && dates.contains { $0.date.agrees(with: date.date) }
        }
    }

    private static let each = CheckingWords.wholeWords.words.last ?? ""
    private static let perOne = English.words(.checks, "for every one")

    /// The sentence behind a candidate's, when a claim has a number of it that the candidate's has not.
    func following(_ candidate: Candidate, _ claim: Claim) -> SourcePassage.Sentence? {
        let sentences = candidate.passage.sentences
        guard let place = sentences.firstIndex(where: { $0.number == candidate.sentence.number }),
            sentences.indices.contains(place + 1)
        else { return nil }
        let own = NumberMentions(of: candidate.sentence.text, vocabulary: vocabulary).numbers
        let next = NumberMentions(of: sentences[place + 1].text, vocabulary: vocabulary).numbers
        let isTold = claim.mentions.numbers.contains { number in
            !own.contains { number.agrees(with: $0) }
                && (next.contains { number.agrees(with: $0) }
                    || number.share.map { !$0.stands(in: own) && $0.stands(in: own + next) } ?? false
                    || !claim.follows(number, from: own) && claim.follows(number, from: own + next))
        }
        return isTold ? sentences[place + 1] : nil
    }

    private func figures(_ claim: Claim, _ candidate: Candidate, _ published: PartialDate?) -> [String] {
        var all = Occurrence.all(
            in: candidate.passage,
            read: candidate.passage.sentences.map {
                ($0, NumberMentions(of: $0.text, vocabulary: vocabulary))
            },
            vocabulary)
        // "In the previous year" is when it was, where the paragraph has no other number of the kind.
        for place in all.indices
        where !all.contains(where: {
            $0.mention.unit == all[place].mention.unit && $0.mention != all[place].mention
        }) {
            all[place].sense = all[place].sense.alone
        }
        return claim.mentions.numbers.compactMap { mention in
            if let share = mention.share { return difference(mention, share, claim, candidate, all) }
            let near = all.filter { $0.sentence.number == candidate.sentence.number }.map(\.mention)
            if mention.role == .age || follows(mention, claim, candidate) || Self.isTotal(mention, of: near) {
                return nil
            }
            return mention.role == .wordOnly ? nil : difference(mention, claim, candidate, all, published)
        }
    }

    /// How a share in words differs from the percentages of a sentence; nil when it fits one, or there is
    /// none.
    private func difference(
        _ mention: NumberMention, _ share: SpokenShare, _ claim: Claim, _ candidate: Candidate,
        _ all: [Occurrence]
    ) -> String? {
        let near = all.filter { $0.sentence.number == candidate.sentence.number }.map(\.mention)
        let said = near.filter { $0.unit == .percent || $0.share != nil }
        // "Up from six" leaves the ten to be understood.
        if let now = superseded(share, near, claim, candidate) {
            return "\(mention.words): that was before; the report says \(now.words)"
        }
        let isShort = near.contains { $0.unit == nil && abs($0.value - 10 * mention.value) < 0.01 }
        guard !said.isEmpty, !isShort, !Self.stands(share, in: near, claim),
            !share.stands(in: all.map(\.mention))
        else {
            return nil
        }
        return "\(mention.words): the report says \(said.map(\.words).joined(separator: ", "))"
    }

    /// How a number of a claim differs from what the paragraph has; nil when it is there and means the same.
    private func difference(
        _ mention: NumberMention, _ claim: Claim, _ candidate: Candidate, _ all: [Occurrence],
        _ published: PartialDate?
    ) -> String? {
        let near = all.filter { $0.sentence.number == candidate.sentence.number }
        let equal = (near + all.filter { $0.sentence.number != candidate.sentence.number }).filter {
            mention.agrees(with: $0.mention)
        }
        let known = candidate.passage.figures.filter { figure in
            mention.agrees(with: figure.value) || (figure.benchmark.map(mention.agrees(with:)) ?? false)
        }
        // "two" is as often no figure at all.
        if near.contains(where: { mention.isShare($0.mention) }) { return nil }
        if mention.isSpelled, mention.value < 4, !near.contains(where: { mention.agrees(with: $0.mention) }) {
            return nil
        }
        guard !equal.isEmpty || !known.isEmpty else {
            return whatStandsInstead(of: mention, claim, near)
        }
        // "46 days, against a standard of 28"
        let isCarried =
            mention.unit == nil && mention.population == nil
            && Self.noun(behind: mention, in: claim.text) == nil
        let sameUnit = equal.filter { other in
            other.mention.unit == mention.unit || mention.isSameTime(as: other.mention)
                || isCarried && other.mention.unit != .percent
                    && claim.mentions.numbers.contains { $0 != mention && $0.unit == other.mention.unit }
        }
        if sameUnit.isEmpty, !known.contains(where: { MentionUnit($0.unit) == mention.unit }) {
            return "\(mention.words): the report has \(equal.first?.mention.words ?? "another unit")"
        }
        let own = NumberSense(of: mention, among: claim.mentions, in: claim.text, senses: vocabulary.senses)
            .ignoringDates(from: published)
        // "91 days after" they left names the measure, the council's and England's.
        if isOfMeasure(mention, in: claim.text) { return counted(mention, in: claim, sameUnit, all) }
        let fault = NumberFault.of(
            mention, as: own, isEngland: mention.isEngland, among: sameUnit.isEmpty ? equal : sameUnit,
            vocabulary)
        switch fault {
        case .england(let there): return "\(there.mention.words) is England's figure, not the council's"
        case .council: return "\(mention.words) is the council's own figure, not England's"
        case .meaning(_, let contradiction):
            // The right figure stands in the same sentence or the next, likeliest with its unit printed.
            let right = all.filter { other in
                other.mention.unit == mention.unit && !mention.agrees(with: other.mention)
                    && (0...1).contains(other.sentence.number - candidate.sentence.number)
                    && !other.sense.isSilent && contradiction.hasRightOne
                    && NumberSense.contradiction(own, [other.sense], vocabulary.senses) == nil
            }
            let instead = right.first { $0.mention.words.contains(where: \.isLetter) } ?? right.first
            return counted(mention, in: claim, sameUnit, all)
                ?? instead.map {
                    "\(contradiction.here) is \($0.mention.words) in the report; \(mention.words) is \(contradiction.there)"
                } ?? "\(mention.words): in the report it is \(contradiction.there), not \(contradiction.here)"
        case nil: return counted(mention, in: claim, sameUnit, all)
        }
    }

    private static let afterMeasure = English.words(.checks, "behind the time of a measure")

    private func isOfMeasure(_ mention: NumberMention, in text: String) -> Bool {
        let rest = String(decoding: Array(text.utf8)[mention.span.upperBound...].prefix(12), as: UTF8.self)
        return mention.unit.map(Self.isOfTime) ?? false
            && Wording.words(rest).first.map(Self.afterMeasure.contains) ?? false
    }

    /// The numbers of its kind that stand where a claim's stands nowhere; nil where none does.
    private func whatStandsInstead(of mention: NumberMention, _ claim: Claim, _ near: [Occurrence])
        -> String?
    {
        // What is left of a whole is no other number.
        let isRest = claim.mentions.numbers.contains { whole in
            near.contains { $0.mention.unit == nil && $0.mention.value + mention.value == whole.value }
        }
        if isRest { return nil }
        let alike = near.filter {
            $0.mention.unit == mention.unit && $0.mention.role == mention.role
                && $0.mention.isEngland == mention.isEngland
        }
        // The figure of the kind that the claim speaks of first: the longest wait, not the median.
        let own = NumberSense(
            of: mention, among: claim.mentions, in: claim.text, senses: vocabulary.senses)
        let meant = alike.filter {
            !own.isSilent && !$0.sense.isSilent
                && NumberSense.contradiction(own, [$0.sense], vocabulary.senses) == nil
        }
        // Numbers of another unit say nothing against it.
        let instead = nearest(claim, meant.isEmpty ? alike : meant).map(\.mention.words)
        return instead.isEmpty
            ? nil : "\(mention.words): the report says \(instead.joined(separator: ", "))"
    }

    /// The likeliest two of some numbers that a claim has not itself: those that count what it speaks of first.
    private func nearest(_ claim: Claim, _ numbers: [Occurrence]) -> [Occurrence] {
        let others = numbers.filter { other in
            !claim.mentions.numbers.contains { $0.agrees(with: other.mention) }
        }
        let same = others.filter {
            Self.noun(behind: $0.mention, in: $0.sentence.text).map {
                claim.stems.contains(Stemmer.stem($0))
            } ?? false
        }
        return Array((same.isEmpty ? others : same).prefix(2))
    }
}
