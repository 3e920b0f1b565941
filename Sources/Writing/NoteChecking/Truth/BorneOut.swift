internal import AssessmentModel
internal import English
internal import NoteText
internal import SentenceNumbers
internal import TextAnalysis

/// What a sentence of a report bears out word by word: its own words, others for the same, and what its
/// figures say without words.
struct BorneOut {
    private var stems: Set<String>
    private let near: Set<String>
    /// Folded words of the sentence and those around it.
    private let all: [String]
    /// Whether a figure ties the claim to the sentence, so that more of its words may stand around it.
    private let isOfFigures: Bool
    /// Whether its figure lies a tenth or more from what it is held against, or it says so in words.
    private let isFar: Bool

    /// - Parameters:
    ///   - title: of the section that the sentence stands in.
    ///   - following: the next sentence, when the claim has a number of it.
    init(
        _ candidate: ClaimCandidate, title: String, numbers: [NumberMention], dates: [PartialDate],
        following: SourcePassage.Sentence?
    ) {
        let sentence = candidate.sentence
        isOfFigures = candidate.numbersShared > 0
        let place = candidate.passage.sentences.firstIndex { $0.number == sentence.number } ?? 0
        let words = Wording.words(sentence.text)
        stems = Set((words + PhrasalVerbs.joined(words) + Self.parts(of: dates)).map(Stemmer.stem))
        if Self.isByHalf(words) { stems.formUnion(Self.multiplesDown[0].words.map(Stemmer.stem)) }
        if numbers.contains(where: { $0.value == 12 && $0.unit == .months }) { stems.formUnion(Self.yearly) }
        let figures = candidate.passage.figures.filter { $0.sentence == sentence.number }
        // What a pronoun stands for is in the sentence before; what a paragraph is about, over it and in its
        // first sentence.
        let topic = place > 2 ? candidate.passage.sentences[0].text : ""
        let around =
            topic + " "
            + candidate.passage.sentences[max(0, place - 2)..<place].map { $0.text + " " }.joined()
            + (following?.text ?? "") + " " + (candidate.passage.heading ?? "")
            + " " + title + " " + figures.map(\.measure).joined(separator: " ")
        all = Wording.words(sentence.text + " " + around)
        near = Set(Wording.words(around).map(Stemmer.stem))
        for figure in figures { stems.formUnion(Self.said(by: figure)) }
        stems.formUnion(Self.said(by: numbers))
        let isFalling = words.contains(where: Self.falling.contains)
        isFar =
            words.contains(where: Self.far.contains)
            || figures.contains { figure in
                figure.benchmark.map { abs(figure.value - $0) >= 0.1 * abs($0) } ?? false
            }
        let values = numbers.filter { $0.role == .value }
        for (first, second) in zip(values, values.dropFirst()) where first.unit == second.unit {
            // Of two numbers without a word the larger may be either.
            let isInOrder =
                Self.isFromTo(first, second, in: sentence.text)
                ?? ((first.value < second.value) != isFalling)
            let (before, now) = isInOrder ? (first.value, second.value) : (second.value, first.value)
            stems.formUnion(Self.multiples(from: before, to: now))
            if Self.isBefore(second, in: sentence.text) {
                stems.formUnion(Self.changes(from: second.value, to: first.value))
            }
        }
    }

    private static let openings = English.words(.checks, "beginnings of a change")

    /// Whether a sentence tells two numbers as "from … to …"; false of "to … from …", nil of neither.
    private static func isFromTo(_ first: NumberMention, _ second: NumberMention, in text: String) -> Bool? {
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
                && (falling.contains(words[place - 2]) || causing.contains(words[place - 2]))
        }
    }

    private static let halving = English.words(.checks, "before a half of a change")
    private static let far = English.words(.checks, "words of great distance")
    private static let comparatives = Set(
        CheckingWords.numberHigher.words + CheckingWords.numberLower.words + above.words + below.words
            + ComparingWords.higher.words + ComparingWords.lower.words)
    private static let light = English.words(.checks, "verbs of little meaning")

    /// The places of words that say nothing of their own: "saw a rise", and "well above" where it lies far off.
    private func lightPlaces(_ words: [String]) -> Set<String> {
        Set(
            words.indices.filter { place in
                let next = words[(place + 1)...].prefix(3)
                if Self.light.contains(words[place]) {
                    return next.contains { CheckingWords.changeNouns.contains($0) }
                }
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

    /// The words of a claim that nothing bears out, in order, without repetition.
    func unaligned(_ words: [String]) -> [String] {
        var seen: Set<String> = []
        let degrees = Scale.covered(words)
        let telling = words.filter { word in
            !NeutralWords.all.contains(word) && !degrees.contains(word)
                && !Contrast.negations.contains(word) && seen.insert(word).inserted
        }
        let predicates = Self.predicates(words)
        let light = lightPlaces(words).union(Initials.shared(words, with: all))
        let open = telling.filter {
            guard !light.contains($0) else { return false }
            return isAddedCause($0, words)
                || !bears($0) && (predicates.contains($0) || !near.contains(Stemmer.stem($0)))
        }
        // What only stands around a sentence tells what it is about; it says nothing by itself.
        let around = telling.filter { !open.contains($0) && !bears($0) }
        return around.count * (isOfFigures ? 3 : 4) > 2 * telling.count ? open + around : open
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
            words.indices.dropFirst().filter { place in
                // "the wait to be assessed" says nothing of who waits.
                auxiliaries.contains(words[place - 1])
                    && (place < 2 || !CheckingWords.toOf.contains(words[place - 2]))
            }.map { words[$0] })
    }

    private func bears(_ word: String) -> Bool {
        let stem = Stemmer.stem(word)
        if stems.contains(stem) { return true }
        return Meanings.others(of: stem).contains(where: stems.contains)
    }

    /// Comparisons that a figure's numbers make: higher than England, fewer than before.
    private static func said(by figure: SourcePassage.Figure) -> Set<String> {
        let before = figure.previous.map { changes(from: $0, to: figure.value) } ?? []
        guard let benchmark = figure.benchmark else { return before }
        var words: [String] = []
        if figure.value > benchmark { words += CheckingWords.numberHigher.words + Self.above.words }
        if figure.value < benchmark { words += CheckingWords.numberLower.words + Self.below.words }
        switch figure.comparator {
        case .england: words += NumberWords.englandWords.words + ["average"]
        case .previous:
            words += changes(from: benchmark, to: figure.value)
        case .target:
            words.append("target")
        default: break
        }
        if let direction = figure.direction { words.append(direction.rawValue) }
        return before.union(words.map(Stemmer.stem))
    }

    /// What a figure did since an earlier one.
    private static func changes(from before: Double, to now: Double) -> Set<String> {
        let words = now > before ? rising.words : now < before ? falling.words : []
        return multiples(from: before, to: now).union(words.map(Stemmer.stem))
    }

    /// Multiples and majorities that a sentence's numbers make.
    private static func said(by numbers: [NumberMention]) -> Set<String> {
        var words: [String] = []
        if numbers.contains(where: { $0.unit == .percent && $0.value > 50 && $0.role == .value }) {
            words.append("majority")
        }
        let percents = numbers.filter { $0.unit == .percent && $0.role == .value }
        if percents.count == 2, let own = percents.first(where: { !$0.isEngland }),
            let other = percents.first(where: \.isEngland)
        {
            words += NumberWords.englandWords.words + (own.value > other.value ? above.words : below.words)
        }
        return Set(words.map(Stemmer.stem))
    }

    /// Multiples that two values make: what rose has doubled and what fell has halved.
    private static func multiples(from before: Double, to now: Double) -> Set<String> {
        guard before > 0, now > 0, before != now else { return [] }
        let ratio = max(before, now) / min(before, now)
        let lines = now > before ? multiplesUp : multiplesDown
        var words: [String] = []
        for (factor, line) in zip([2.0, 3, 4], lines) where abs(ratio - factor) < 0.12 * factor {
            words += line.words
        }
        return Set(words.map(Stemmer.stem))
    }

    private static let above = English.words(.checks, "above")
    private static let below = English.words(.checks, "under")
    static let rising = English.words(.checks, "rising")
    static let falling = English.words(.checks, "falling")
    private static let multiplesUp = English.lines(.checks, "multiples up")
    private static let multiplesDown = English.lines(.checks, "multiples down")
}

/// Words that say the same, whichever a report uses.
enum Meanings {
    /// The stems that mean what a stem does.
    static func others(of stem: String) -> Set<String> { table[stem] ?? [] }

    /// The stems of other forms of the same verb that no rule makes: "spoken" of "spoke".
    static func forms(of stem: String) -> Set<String> { irregular[stem] ?? [] }

    /// A stem with those of other forms of its verb.
    static func all(forms stem: String) -> Set<String> { forms(of: stem).union([stem]) }

    private static let irregular = table(of: English.lines(.checks, "irregular forms").map(\.set))
    private static let table = table(
        of: English.lines(.checks, "same meaning").map(\.set)
            + English.lines(.checks, "irregular forms").map(\.set)
            + Contrast.pairs.flatMap { [$0.0, $0.1] })

    private static func table(of groups: [Set<String>]) -> [String: Set<String>] {
        groups.reduce(into: [:]) { table, group in
            let stems = Set(group.map(Stemmer.stem))
            for stem in stems { table[stem, default: []].formUnion(stems) }
        }
    }
}
