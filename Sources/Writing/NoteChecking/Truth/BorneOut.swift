internal import ClaimReading
internal import AssessmentModel
internal import English
internal import NoteText
internal import SentenceNumbers
internal import TextAnalysis

/// What a sentence of a report bears out word by word: its own words, others for the same, and what its
/// figures say without words.
struct BorneOut {
    private var stems: Set<String>
    /// Stems of what stands over the sentence: its paragraph's heading, its section, what its figures measure.
    private let over: Set<String>
    /// Stems of the sentences before.
    private let before: Set<String>
    /// Whether the sentence points back to those.
    private let leans: Bool
    /// Folded words of the sentence and those around it.
    private let all: [String]
    /// Whether a figure ties the claim to the sentence, so that more of its words may stand around it.
    private let isOfFigures: Bool
    /// Whether its figure lies a tenth or more from what it is held against, or it says so in words.
    private let isFar: Bool
    /// What its numbers became, as parts of what they were.
    private var changes: [Double] = []

    /// - Parameters:
    ///   - title: of the section that the sentence stands in.
    ///   - following: the next sentence, when the claim has a number of it.
    init(
        _ candidate: ClaimCandidate, title: String, numbers: [NumberMention], dates: [PartialDate],
        following: SourcePassage.Sentence?, vocabulary: CheckVocabulary
    ) {
        let sentence = candidate.sentence
        isOfFigures = candidate.numbersShared > 0
        let place = candidate.passage.sentences.firstIndex { $0.number == sentence.number } ?? 0
        let words = Wording.words(sentence.text)
        let next = Wording.words(following?.text ?? "")
        stems = Set(
            (words + PhrasalVerbs.joined(words + next) + Self.parts(of: dates) + next).map(Stemmer.stem))
        if Self.isByHalf(words) { stems.formUnion(Self.multiplesDown[0].words.map(Stemmer.stem)) }
        if numbers.contains(where: { $0.value == 12 && $0.unit == .months }) { stems.formUnion(Self.yearly) }
        let figures = candidate.passage.figures.filter { $0.sentence == sentence.number }
        // What a pronoun stands for is in the sentence before; what a paragraph is about, over it and in its
        // first sentence.
        let topic = place > 0 ? candidate.passage.sentences[0].text : ""
        let earlier =
            candidate.passage.sentences[..<place].map { $0.text + " " }.joined()
        let heading =
            (candidate.passage.heading ?? "") + " " + title + " "
            + figures.map(\.measure).joined(separator: " ")
        all = Wording.words(sentence.text + " " + topic + " " + earlier + heading)
        over = Set(Wording.words(heading).map(Stemmer.stem))
        let named = Set(Wording.words(earlier).map(Stemmer.stem))
        // A figure is often told of what the sentence before named.
        let leans =
            Wording.leansOnContext(sentence.text) || words.contains(where: Self.standIns.contains)
            || Self.pointsBack(words, to: named)
        self.leans = leans
        before = named.union(Wording.words(topic).map(Stemmer.stem))
        changes = figures.compactMap { figure in
            (figure.previous ?? (figure.comparator == .previous ? figure.benchmark : nil)).flatMap {
                $0 > 0 && figure.value > 0 ? figure.value / $0 : nil
            }
        }
        if [.negative, .mixed].contains(sentence.tone), words.contains(where: Speakers.saying.contains) {
            stems.formUnion(Self.complaining)
        }
        for figure in figures { stems.formUnion(Self.said(by: figure)) }
        stems.formUnion(Self.said(by: numbers))
        let isFalling = words.contains(where: ChangeWords.falling.contains)
        isFar =
            words.contains(where: Self.far.contains)
            || figures.contains { figure in
                figure.benchmark.map { abs(figure.value - $0) >= 0.1 * abs($0) } ?? false
            }
        for (earlier, now) in Self.changes(to: numbers, before: candidate.passage, place, vocabulary) {
            stems.formUnion(Self.changes(from: earlier, to: now))
        }
        let values = numbers.filter { $0.role == .value }
        for (first, second) in zip(values, values.dropFirst()) where first.unit == second.unit {
            // Of two numbers without a word the larger may be either.
            let isInOrder =
                Self.isFromTo(first, second, in: sentence.text)
                ?? ((first.value < second.value) != isFalling)
            let (before, now) = isInOrder ? (first.value, second.value) : (second.value, first.value)
            stems.formUnion(Self.multiples(from: before, to: now))
            if before > 0, now > 0 { changes.append(now / before) }
            if Self.isBefore(second, in: sentence.text) {
                stems.formUnion(Self.changes(from: second.value, to: first.value))
            }
        }
    }

    private static let complaining = Set(
        English.words(.checks, "verbs of complaint").words.map(Stemmer.stem))
    private static let openings = English.words(.checks, "beginnings of a change")

    /// Whether a sentence tells two numbers as "from … to …"; false of "to … from …", nil of neither.
    static func isFromTo(_ first: NumberMention, _ second: NumberMention, in text: String) -> Bool? {
        let bytes = Array(text.utf8)
        func before(_ number: NumberMention) -> String? {
            Wording.words(String(decoding: bytes[..<number.span.lowerBound].suffix(20), as: UTF8.self)).last
        }
        if before(first).map(Self.openings.contains) ?? false { return true }
        return before(second).map(Self.openings.contains) ?? false ? false : nil
    }

    private static let ends = English.words(.checks, "ends of a month")
    private static let starts = English.words(.checks, "starts of a month")

    /// "the end of January" for 31 January.
    private static func parts(of dates: [PartialDate]) -> [String] {
        dates.compactMap(\.day).flatMap { $0 >= 27 ? ends.words : $0 <= 4 ? starts.words : [] }
    }

    /// "cut by half".
    private static func isByHalf(_ words: [String]) -> Bool {
        words.indices.dropFirst(2).contains { place in
            multiplesDown[0].contains(words[place]) && halving.contains(words[place - 1])
                && (ChangeWords.falling.contains(words[place - 2]) || causing.contains(words[place - 2]))
        }
    }

    private static let halving = English.words(.checks, "before a half of a change")
    private static let far = English.words(.checks, "words of great distance")
    private static let comparatives = Set(
        CheckingWords.numberHigher.words + CheckingWords.numberLower.words + above.words + below.words
            + ComparingWords.higher.words + ComparingWords.lower.words)
    private static let formerSizes = English.words(.checks, "what something was before")
    private static let relatives = English.words(.checks, "relative pronouns")

    /// What a claim says of people in a clause aside, "who had been charged in error", which the sentence before may
    /// say.
    private static func aside(_ words: [String]) -> Set<String> {
        Set(words.indices.filter { relatives.contains(words[$0]) }.flatMap { words[$0...].prefix(6) })
    }

    private static let light = English.words(.checks, "verbs of little meaning")
    private static let goingOn = English.words(.checks, "going on")
    private static let past = English.words(.checks, "auxiliaries of the past")
    private static let comingOut = English.words(.checks, "coming out")
    private static let documents = English.words(.checks, "documents that are dated")
    private static let empty = English.words(.meanings, "words of little meaning")

    /// The places of words that say nothing of their own: "saw a rise", and "well above" where it lies far off.
    private func lightPlaces(_ words: [String]) -> Set<String> {
        Set(
            words.indices.filter { place in
                let next = words[(place + 1)...].prefix(3)
                let isNoun = { CheckingWords.changeNouns.contains($0) || Meanings.isDeed($0, of: all) }
                if Self.comingOut.contains(words[place]) {
                    return words[max(0, place - 4)..<place].contains(where: Self.documents.contains)
                }
                // "were still waiting" is of the day that the report tells of.
                if Self.goingOn.contains(words[place]) {
                    return place > 0 && Self.past.contains(words[place - 1])
                }
                if Self.light.contains(words[place]) { return next.contains(where: isNoun) }
                return isFar && Self.far.contains(words[place])
                    && next.first.map(Self.comparatives.contains) ?? false
            }.map { words[$0] })
    }

    private static let yearly = Set(English.words(.checks, "twelve months").words.map(Stemmer.stem))
    private static let yearsBefore = English.words(.checks, "years before")

    /// "171 in the previous year": whether a number is told as one of before.
    private static func isBefore(_ number: NumberMention, in text: String) -> Bool {
        let after = String(decoding: Array(text.utf8)[number.span.upperBound...].prefix(40), as: UTF8.self)
        return Wording.words(after).prefix(4).contains(where: yearsBefore.contains)
    }

    /// "more than halved", "nearly doubled": the words of a bounded multiple that one of the changes makes.
    private func boundedMultiples(_ words: [String]) -> (held: Set<String>, failed: [String]) {
        let lines = zip([2.0, 3, 4], zip(Self.multiplesUp, Self.multiplesDown))
        return words.indices.reduce(into: ([], [])) { found, place in
            for (factor, (up, down)) in lines where up.contains(words[place]) || down.contains(words[place]) {
                let isMore =
                    place > 1 && words[place - 2] == "more" && ComparingWords.than.contains(words[place - 1])
                let isNearly = place > 0 && Self.nearly.contains(words[place - 1])
                let holds = changes.contains { change in
                    guard (change > 1) == up.contains(words[place]) else { return false }
                    let ratio = max(change, 1 / change)
                    return isMore
                        ? ratio > factor && ratio < factor + 1 : ratio < factor && ratio > 0.85 * factor
                }
                guard isMore || isNearly, !changes.isEmpty else { continue }
                let phrase = words[(isMore ? place - 2 : place - 1)...place]
                if holds {
                    found.held.formUnion(phrase)
                } else {
                    found.failed.append(phrase.joined(separator: " "))
                }
            }
        }
    }

    private static let nearly = English.words(.checks, "just short of")

    /// What a sentence's first count was a year before, by the sentence behind it: "88 were waiting. A year before,
    /// 240 had been."
    private static func changes(
        to numbers: [NumberMention], before passage: SourcePassage, _ place: Int,
        _ vocabulary: CheckVocabulary
    ) -> [(Double, Double)] {
        guard passage.sentences.indices.contains(place + 1) else { return [] }
        let text = passage.sentences[place + 1].text
        guard Wording.words(text).prefix(4).contains(where: yearsBefore.contains),
            let now = numbers.first(where: { $0.role == .value && $0.share == nil }),
            let earlier = NumberMentions(of: text, vocabulary: vocabulary).numbers.first(where: {
                $0.role == .value && $0.unit == now.unit
            })
        else { return [] }
        return [(earlier.value, now.value)]
    }

    /// The words of a claim that nothing bears out, in order, without repetition.
    func unaligned(_ words: [String]) -> [String] {
        var seen: Set<String> = []
        let degrees = Scale.covered(words)
        let telling = words.filter { word in
            !NeutralWords.all.contains(word) && !degrees.contains(word)
                && !Contrast.negations.contains(word) && seen.insert(word).inserted
        }
        let predicates = Self.predicates(words)
        let aside = Self.aside(words)
        let multiples = boundedMultiples(words)
        let light = lightPlaces(words).union(changes.isEmpty ? [] : Self.formerSizes.set).union(
            Initials.shared(words, with: all)
        ).union(multiples.held).union(emptyWords(telling))
        let open = telling.filter {
            guard !light.contains($0) else { return false }
            return isAddedCause($0, words)
                || !bears($0) && (predicates.contains($0) || !standsAround($0))
                    && !(aside.contains($0) && before.contains(Stemmer.stem($0)))
        }
        // What is better than England's is named in the sentence itself.
        let isCompared = !isOfFigures && words.contains(where: NumberWords.englandWords.contains)
        // What only stands around a sentence tells what it is about; it says nothing by itself.
        let around = telling.filter {
            !light.contains($0) && !open.contains($0) && !bears($0)
                && (isCompared || !over.contains(Stemmer.stem($0)))
        }
        let most =
            isCompared
            ? 0 : isOfFigures ? max(1, telling.count / 2) : leans ? telling.count / 2 : telling.count / 4
        let borrowed = telling.filter { !light.contains($0) && !isOwn($0) && !open.contains($0) }
        let isFar = !isOfFigures && telling.count > 3 && 3 * telling.count(where: isOwn) <= telling.count
        return (around.count > most ? open + around : open) + multiples.failed + (isFar ? borrowed : [])
    }

    /// Whether the sentence, or what stands around it, has a word itself: a claim that shares none but meanings with it
    /// is about something else.
    private func isOwn(_ word: String) -> Bool {
        let stem = Stemmer.stem(word)
        return stems.contains(stem) || over.contains(stem) || before.contains(stem)
            || Meanings.forms(of: stem).contains(where: stems.contains)
    }

    /// The words of a claim that say little, where it has enough others.
    private func emptyWords(_ telling: [String]) -> Set<String> {
        let some = telling.filter { Self.empty.contains($0) && !bears($0) }
        return 4 * some.count <= telling.count ? Set(some) : []
    }

    private static let times = English.words(.checks, "times")
    private static let standIns = English.words(.checks, "stand-ins for what was named")
    private static let definite = English.words(.checks, "pointing back")

    /// "The strategy had been read": whether a sentence speaks of something as named before, and it was.
    private static func pointsBack(_ words: [String], to named: Set<String>) -> Bool {
        words.indices.contains { place in
            definite.contains(words[place])
                && words[(place + 1)...].prefix(3).contains {
                    !NeutralWords.all.contains($0) && named.contains(Stemmer.stem($0))
                }
        }
    }

    /// Whether a word tells what a sentence is about, and stands over it or in those that it points back to.
    /// What was done must stand in the sentence itself.
    private func standsAround(_ word: String) -> Bool {
        let stem = Stemmer.stem(word)
        // Better and worse, easy and hard are said of the thing itself.
        return over.contains(stem)
            || !ActiveAndPassive.isPast(word) && Contrast.opposites(of: word).isEmpty
                && !Self.times.contains(word)
                && before.contains(stem)
    }

    private static let causing = English.words(.checks, "verbs of causing")
    private static let beside = English.words(.checks, "behind a verb without object")

    /// "The programme cut attendance" where the report has that it fell: somebody is said to have done it.
    private func isAddedCause(_ word: String, _ words: [String]) -> Bool {
        guard Self.causing.contains(word), stems.isDisjoint(with: Self.causing.words.map(Stemmer.stem)),
            let place = words.firstIndex(of: word), place + 1 < words.count,
            !Self.beside.contains(words[place + 1]),
            place == 0 || !Self.auxiliaries.contains(words[place - 1])
        else { return false }
        // The council may have done what happened there.
        return words[..<place].contains { !NeutralWords.all.contains($0) }
    }

    private static let auxiliaries = English.words(.checks, "before a predicate")

    /// What a sentence says of its subject, by the auxiliary right before: "did wait". The words around a
    /// report's sentence do not say it.
    private static func predicates(_ words: [String]) -> Set<String> {
        Set(
            words.indices.dropFirst().compactMap { place in
                // "the wait to be assessed" says nothing of who waits.
                guard auxiliaries.contains(words[place - 1]),
                    place < 2 || !CheckingWords.toOf.contains(words[place - 2])
                else { return nil }
                // "was in place"
                return predicatePlaces.contains(words[place]) && place + 1 < words.count
                    ? words[place + 1] : words[place]
            })
    }

    private static let predicatePlaces = English.words(.checks, "prepositions of a predicate")

    private func bears(_ word: String) -> Bool {
        let stem = Stemmer.stem(word)
        if stems.contains(stem) { return true }
        return Meanings.others(of: stem).contains(where: stems.contains)
            || Meanings.kinds(of: stem).contains(where: stems.contains) || endsAnother(word)
            || all.contains { Meanings.isDerived(word, from: $0) && stems.contains(Stemmer.stem($0)) }
    }

    private static let turning = English.words(.checks, "prefixes that turn a word").words

    /// "paper" of "newspaper": whether a word of the sentence ends in it, and does not turn it.
    private func endsAnother(_ word: String) -> Bool {
        word.utf8.count >= 4
            && all.contains { other in
                other.utf8.count >= word.utf8.count + 3 && other.hasSuffix(word)
                    && !Self.turning.contains(where: other.hasPrefix) && stems.contains(Stemmer.stem(other))
            }
    }
}
