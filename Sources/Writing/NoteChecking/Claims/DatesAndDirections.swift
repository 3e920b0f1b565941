internal import ClaimReading
internal import AssessmentModel
internal import English
internal import NoteText
internal import SentenceNumbers
internal import SourceText
internal import TextAnalysis

/// When a figure is of, and which way it lies or went.
extension ClaimComparison {
    func dates(_ claim: Claim, _ candidate: Candidate, _ published: PartialDate?) -> [String] {
        let known =
            NumberMentions(of: candidate.passage.text, vocabulary: vocabulary).dates.map(\.date)
            + candidate.passage.figures.compactMap {
                $0.sourceDate ?? $0.period.flatMap(PartialDate.named(in:))
            }
        let read = NumberMentions(of: candidate.sentence.text, vocabulary: vocabulary)
        let own = read.dates.map(\.date)
        let beside = own + sourced(candidate, mayFollow: following(candidate, claim) != nil)
        return claim.mentions.dates.compactMap { date in
            // "the March 2025 report"
            if isOfReport(date, claim) {
                if published.map(date.date.fits) ?? false { return nil }
                if let published, !known.contains(where: date.date.fits) {
                    return "\(date.words): the report that says it is of \(published.english)"
                }
            }
            // The sentence that has the claim's figures says itself of when they are.
            if candidate.numbersShared > 0, !own.isEmpty, !beside.contains(where: date.date.fits) {
                let words = Folding.words(date.words)
                if !Folding.words(candidate.passage.text).contains(words)
                    || known.contains(where: date.date.fits)
                {
                    return
                        "\(date.words): the report says \(own.map(\.english).unique.joined(separator: ", "))"
                }
            }
            if isOfOtherEnd(date, claim, read, in: candidate.sentence.text)
                || isOfOtherFigure(date, claim, candidate)
            {
                return "\(date.words): the report says it of another figure"
            }
            if known.contains(where: date.date.fits) || published.map(date.date.fits) ?? false { return nil }
            if Folding.words(candidate.passage.text).contains(Folding.words(date.words)) || known.isEmpty {
                return nil
            }
            return
                "\(date.words): the report says \(known.map(\.english).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }.joined(separator: ", "))"
        }
    }

    /// "Between May and July, from 18 to 20": whether a claim has one of two numbers with the date of the other.
    private func isOfOtherEnd(
        _ date: DateMention, _ claim: Claim, _ read: NumberMentions, in text: String
    ) -> Bool {
        let numbers = read.numbers.filter { $0.role == .value }
        guard read.dates.count > 1, claim.mentions.dates.count == 1,
            let to = numbers.indices.dropFirst().first(where: {
                BorneOut.isFromTo(numbers[$0 - 1], numbers[$0], in: text) ?? false
            })
        else { return false }
        let ends = read.dates.suffix(2).map(\.date)
        let told = claim.mentions.numbers.filter { $0.role == .value }
        func isTold(_ number: NumberMention) -> Bool { told.contains { $0.agrees(with: number) } }
        let (isFirst, isLast) = (isTold(numbers[to - 1]), isTold(numbers[to]))
        guard isFirst != isLast else { return false }
        return date.date.agrees(with: ends[isFirst ? 1 : 0]) && !date.date.agrees(with: ends[isFirst ? 0 : 1])
    }

    /// "430 were late at the worst. By August 2024 this was down to 35": whether a date stands only behind a claim's figure,
    /// beside another.
    private func isOfOtherFigure(_ date: DateMention, _ claim: Claim, _ candidate: Candidate) -> Bool {
        let text = candidate.passage.text
        let read = SentenceSegmenter.segment(text).map {
            NumberMentions(of: String(text[$0]), vocabulary: vocabulary)
        }
        func isTold(_ numbers: [NumberMention]) -> Bool {
            numbers.contains { number in claim.mentions.numbers.contains { $0.agrees(with: number) } }
        }
        guard let told = read.firstIndex(where: { isTold($0.numbers) }) else { return false }
        let dated = read.indices.filter { read[$0].dates.contains { $0.date.agrees(with: date.date) } }
        return !dated.isEmpty
            && dated.allSatisfy { place in
                place > told && !isTold(read[place].numbers)
                    && read[place].numbers.contains { $0.role == .value }
            }
    }

    private static let reporting = English.words(.checks, "verbs of a report")
    private static let documents = English.words(.checks, "documents that are dated")

    /// Whether a date of a claim says of which report it speaks.
    private func isOfReport(_ date: DateMention, _ claim: Claim) -> Bool {
        let bytes = Array(claim.text.utf8)
        let lead = Wording.words(String(decoding: bytes[..<date.span.lowerBound].suffix(20), as: UTF8.self))
        let rest = Wording.words(String(decoding: bytes[date.span.upperBound...].prefix(20), as: UTF8.self))
        return rest.first.map(Self.documents.contains) ?? false
            || lead.suffix(2).contains(where: Self.documents.contains)
            // "when CQC reported in 2025"
            || zip(lead, lead.dropFirst()).contains {
                CheckingWords.finders.contains($0) && Self.reporting.contains($1)
            }
    }

    /// The dates that the figures of a candidate's sentence have of their own or by the sentences around it.
    private func sourced(_ candidate: Candidate, mayFollow: Bool) -> [PartialDate] {
        let place = candidate.passage.sentences.firstIndex { $0.number == candidate.sentence.number } ?? 0
        let last = candidate.passage.sentences.count - 1
        let around = candidate.passage.sentences[max(0, place - 1)...min(last, mayFollow ? place + 1 : place)]
        return candidate.passage.figures.filter { figure in around.contains { $0.number == figure.sentence } }
            .compactMap { $0.sourceDate ?? $0.period.flatMap(PartialDate.named(in:)) }
            + around.flatMap { NumberMentions(of: $0.text, vocabulary: vocabulary).dates.map(\.date) }
    }

    private static let denyingWords = English.words(.checks, "denying words")
    private static let denying = English.words(.checks, "amounts that deny")

    /// Higher for lower, better for worse, easy for difficult; and negations put in or left out.
    func direction(_ claim: Claim, _ candidate: Candidate, _ told: String) -> [String] {
        let window = Contrast.joined(self.window(of: told, around: claim))
        let there = Set(window)
        let words = Contrast.joined(claim.words)
        let here = Set(words)
        let degrees = Scale.covered(claim.words)
        var found: [String] = []
        for (one, other) in Contrast.pairs {
            for (mine, opposite) in [(one, other), (other, one)] {
                // Words of degree have their scale.
                guard
                    let word = words.indices.first(where: { place in
                        mine.contains(words[place]) && !Self.isParticle(words, place)
                            && (!degrees.contains(words[place]) || Self.denying.contains(words[place]))
                    }).map({ words[$0] }),
                    here.isDisjoint(with: opposite),
                    there.isDisjoint(with: mine),
                    let instead = window.first(where: opposite.contains)
                else { continue }
                found.append("“\(word)”: the report says “\(instead)”")
            }
        }
        if let missed = Targets.difference(claim, candidate) { found.append(missed) }
        found += ChangeWords.reversals(claim.mentions, in: claim.text).map(\.english)
        if found.isEmpty, let turned = byFigures(claim, candidate) { found.append(turned) }
        let negations = claim.words.filter(Contrast.negations.contains)
        let negationsThere = window.filter(Contrast.negations.contains)
        // In other words a "no" may stand for a "not any"; in the same words each counts.
        let toldNumbers = NumberMentions(of: told, vocabulary: vocabulary)
        let limited = toldNumbers.numbers.contains { NumberSide.of($0, in: told)?.isDenied ?? false }
        let isTurned =
            negations.isEmpty != negationsThere.isEmpty && !(limited && negations.isEmpty)
            && !PartAndWhole.isRest(claim, of: told, toldNumbers)
            && !(negationsThere.isEmpty ? window : claim.words).contains(where: Self.denyingWords.contains)
        if found.isEmpty, isTurned, candidate.coverage >= 0.55 {
            if negations.count > negationsThere.count,
                !Wording.words(candidate.sentence.text).contains(where: Contrast.negations.contains),
                let more = negations.first(where: { !negationsThere.contains($0) }) ?? negations.first,
                Polarity.drops(window, claim.words)
            {
                found.append("“\(more)” is not in the report")
            } else if let left = negationsThere.first(where: { !negations.contains($0) })
                ?? negationsThere.first, Polarity.drops(claim.words, window)
            {
                found.append("“\(left)” is left out")
            }
        }
        return found
    }

    private static let particles = English.words(.checks, "particles of verbs")
    private static let moving = English.words(.checks, "before up and down")

    /// "put it down to": no direction of a number.
    private static func isParticle(_ words: [String], _ place: Int) -> Bool {
        particles.contains(words[place]) && place > 0 && !moving.contains(words[place - 1])
            && !words[place - 1].contains(where: \.isNumber)
            && !words[(place + 1)...].prefix(2).contains { $0.contains(where: \.isNumber) }
    }

    /// What a claim says of a figure and England's, by the figures themselves.
    private func byFigures(_ claim: Claim, _ candidate: Candidate) -> String? {
        guard
            claim.words.contains("england") || claim.words.contains("national")
                || claim.words.contains("average")
        else { return nil }
        let figures = candidate.passage.figures.filter {
            $0.sentence == candidate.sentence.number && $0.comparator == .england
        }
        guard figures.count == 1, let figure = figures.first else { return nil }
        return Self.turned(claim.words, figure).map { word, right in
            "“\(word)”: the report's figures make it \(right)"
        }
    }

    private static let shares = English.words(.checks, "shares in words")

    /// The word by which some words have a figure and its benchmark the wrong way round, and the right one; nil
    /// where none does.
    static func turned(_ words: [String], _ figure: SourcePassage.Figure) -> (word: String, right: String)? {
        guard let benchmark = figure.benchmark, !words.contains(where: Contrast.negations.contains) else {
            return nil
        }
        func first(_ names: WordClass) -> String? {
            words.indices.first { place in
                guard names.contains(words[place]) else { return false }
                // "more than 40%", "less than a fifth" compare nothing with England.
                let isBound =
                    ComparingWords.than.contains(words[(place + 1)...].first ?? "")
                    && words[(place + 2)...].prefix(2).contains {
                        $0.contains(where: \.isNumber) || Self.shares.contains($0)
                    }
                return !CheckingWords.moreOrLess.contains(words[place])
                    || !isBound
                        && words[(place + 1)...].prefix(5).contains(where: NumberWords.englandWords.contains)
            }.map { words[$0] }
        }
        let (higher, lower) = (first(CheckingWords.numberHigher), first(CheckingWords.numberLower))
        if let higher, lower == nil, figure.value < benchmark { return (higher, "lower") }
        if let lower, higher == nil, figure.value > benchmark { return (lower, "higher") }
        let isBetter = words.contains(Direction.better.rawValue)
        let isWorse = words.contains(Direction.worse.rawValue)
        guard isBetter != isWorse, let direction = figure.direction,
            direction == (isBetter ? .worse : .better)
        else { return nil }
        return (isBetter ? Direction.better.rawValue : Direction.worse.rawValue, direction.rawValue)
    }

    /// The words of a sentence from the first to the last that the claim shares, with six more before and
    /// five behind.
    private func window(of sentence: String, around claim: Claim) -> [String] {
        let words = Wording.words(sentence)
        let stems = Set(claim.stems)
        let shared = words.indices.filter { stems.contains(Stemmer.stem(words[$0])) }
        guard let first = shared.first, let last = shared.last else { return words }
        return Array(words[max(0, first - 6)...min(words.count - 1, last + 5)])
    }
}
