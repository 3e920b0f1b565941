internal import ClaimReading
internal import AssessmentModel
internal import English
internal import NoteText
internal import SentenceNumbers
internal import SourceText
internal import TextAnalysis

/// A sentence that holds the scores or ratings of several councils beside each other: "Northmoor scored higher
/// than Eastvale for safeguarding".
struct ScoreComparison<Source: VerifySource> {
    private enum Order { case above, below, same }

    private let claim: Claim
    private let councils: [NamedCouncil]
    private let source: Source
    private let titles: [(title: String, slug: String)]

    init(_ claim: Claim, source: Source) {
        self.claim = claim
        self.source = source
        var seen: Set<String> = []
        councils = claim.councils.filter { seen.insert($0.slug).inserted }
        titles = ScoreClaims<Source>.titles(in: claim, source)
    }

    /// - Returns: nil when the sentence compares no councils by what CQC gave them.
    func verification() throws -> Verification? {
        let isOfScores =
            claim.words.contains {
                NumberWords.scoreWords.contains($0) || RatingClaim.cues.contains($0)
            } || isOfStatement
        guard councils.count > 1, isOfScores else { return nil }
        let known = try councils.compactMap { council -> SourceAssessment? in
            let all = try source.assessments(ids: try source.assessmentIDs(ofAuthorityNamed: council.name))
            return all.first(where: \.isCurrent) ?? all.first
        }
        guard known.count == councils.count else {
            return Verification(
                sentence: claim.text, verdict: .notFound,
                changes: ["Not every council named has scores in the library."])
        }
        guard let (facts, changes) = none(of: known) ?? held(known) else { return nil }
        let rest = ScoreClaims<Source>.rest(of: claim, besides: titles.map(\.title) + titles.map(\.slug))
        return Verification(
            sentence: claim.text,
            verdict: !changes.isEmpty ? .altered : rest.isEmpty ? .supported : .inPart, changes: changes,
            source: Verification.Source(
                words: facts.joined(separator: "; "),
                place: "CQC's ratings and scores for \(known.map(\.authority).joined(separator: ", "))",
                id: known[0].id, isQuotation: false), unmatched: rest)
    }

    /// "one point behind its neighbour on safeguarding", "both were given a 4": of a statement, with no number
    /// that could be anything but a score.
    private var isOfStatement: Bool {
        let numbers = claim.mentions.numbers
        return titles.count == 1 && claim.mentions.dates.isEmpty
            && numbers.allSatisfy {
                ($0.unit == nil || $0.unit == .points) && $0.population == nil && (1...4).contains($0.value)
            }
            && (!numbers.isEmpty || claim.words.contains(where: CheckingWords.point.contains)
                // "does better on equity", and nothing besides
                || order != nil
                    && ScoreClaims<Source>.rest(of: claim, besides: titles.map(\.title) + titles.map(\.slug))
                        .isEmpty)
    }

    /// What the lists have, and what is otherwise; nil when the sentence compares nothing that they hold.
    private func held(_ known: [SourceAssessment]) -> (facts: [String], changes: [String])? {
        if let values = values(of: known) {
            let facts = zip(known, values).map { "\($0.authority): \($1.shown)" }
            let told = told(count: known.count)
            let wrong = zip(zip(known, values), told ?? []).compactMap { pair, value in
                pair.1.value == value ? nil : "\(pair.0.authority) has \(pair.1.shown), not \(Int(value))"
            }
            // "both scored, and the second one point more": one number is none of them all.
            if let order, Set(told ?? []).count < 2 {
                return (facts, changes(order, values, known) + gap(values))
            }
            // "its score of 59 is 23 higher": one number is of the first of two.
            if let order, let own = told, Set(own).count == 1, claim.mentions.numbers.contains(where: isGap) {
                let isRight = own.first == values[0].value
                let first = "\(known[0].authority) has \(values[0].shown), not \(Int(own[0]))"
                return (facts, (isRight ? [] : [first]) + changes(order, values, known) + gap(values))
            }
            if let order { return (facts, (wrong + changes(order, values, known) + gap(values)).unique) }
            if told != nil { return (facts, wrong) }
        }
        return nil
    }

    /// "Neither scored 4", "none of them has a 1": a score that no statement of any council has.
    private func none(of known: [SourceAssessment]) -> (facts: [String], changes: [String])? {
        let scores = claim.mentions.numbers.filter { $0.unit == nil && (1...4).contains($0.value) }
        guard claim.words.contains(where: ComparingWords.none.contains), titles.isEmpty, scores.count == 1
        else { return nil }
        let score = Int(scores[0].value)
        let counts = known.map { assessment in assessment.scores.values.count { $0 == score } }
        let facts = zip(known, counts).map {
            "\($0.authority): \($1) of \($0.scores.count) statements score \(score)"
        }
        return (facts, zip(facts, counts).filter { $1 > 0 }.map(\.0))
    }

    private func values(of known: [SourceAssessment]) -> [(value: Double, shown: String)]? {
        let found = known.compactMap { assessment -> (Double, String)? in
            if let title = titles.first {
                guard titles.count == 1, let score = assessment.scores[title.slug] else { return nil }
                return (Double(score), "\(title.title) \(score) of 4")
            }
            if claim.words.contains(where: RatingClaim.cues.contains),
                !claim.words.contains(where: { NumberWords.scoreWords.contains($0) })
            {
                guard let rating = Rating.allCases.firstIndex(where: { $0.label == assessment.rating }) else {
                    return nil
                }
                return (Double(rating), assessment.rating ?? "")
            }
            let percent =
                assessment.percentPrinted ?? ScoreArithmetic(scores: Array(assessment.scores.values))?.percent
            return percent.map { (Double($0), "\($0)% overall") }
        }
        return found.count == known.count ? found : nil
    }

    private var order: Order? {
        if claim.words.contains(where: ComparingWords.same.contains) { return .same }
        guard
            claim.words.contains(where: ComparingWords.than.contains)
                || claim.words.contains(where: ComparingWords.alone.contains)
        else { return nil }
        if claim.words.contains(where: ComparingWords.higher.contains) { return .above }
        return claim.words.contains(where: ComparingWords.lower.contains) ? .below : nil
    }

    /// The numbers told: one for each council in their order, or one for all.
    private func told(count: Int) -> [Double]? {
        let ratings = Rating.allCases.enumerated().compactMap { rank, rating in
            RatingClaim.place(of: rating, in: claim.words).map { (place: $0, rank: Double(rank)) }
        }.sorted { $0.place < $1.place }
        if !ratings.isEmpty, titles.isEmpty, claim.mentions.numbers.isEmpty {
            if ratings.count == count { return ratings.map(\.rank) }
            return ratings.count == 1 ? Array(repeating: ratings[0].rank, count: count) : nil
        }
        let mentions = claim.mentions.numbers.filter {
            $0.share == nil && $0.role != .age && $0.unit != .points && !isGap($0)
        }
        let numbers = mentions.map(\.value)
        if numbers.count == count { return numbers }
        if numbers.count == 1 { return Array(repeating: numbers[0], count: count) }
        return numbers.count < count ? grouped(mentions) : nil
    }

    /// "Both were given a 2, while a third was given a 3": of each council the next number behind its name; nil where
    /// none is behind one. By whole words: a council of a claim has no place.
    private func grouped(_ numbers: [NumberMention]) -> [Double]? {
        let bytes = Array(claim.text.utf8)
        let words = Tokenizer.tokens(bytes).map {
            (place: $0.span.start, word: Folding.words(claim.text[$0.span]))
        }
        let found = councils.compactMap { council -> Double? in
            guard let name = council.words.split(separator: " ").first,
                let place = words.first(where: { $0.word == name })?.place
            else { return nil }
            return numbers.first { $0.span.lowerBound > place }?.value
        }
        return found.count == councils.count && Set(found).count == Set(numbers.map(\.value)).count
            ? found : nil
    }

    /// "23 higher": a number of how far one lies from the other.
    private func isGap(_ mention: NumberMention) -> Bool {
        let rest = Array(claim.text.utf8)[mention.span.upperBound...].prefix(16)
        return Wording.words(String(decoding: rest, as: UTF8.self)).first.map {
            ComparingWords.higher.contains($0) || ComparingWords.lower.contains($0)
        } ?? false
    }

    /// "two points higher": how far the first lies from the second, where the sentence says.
    private func gap(_ values: [(value: Double, shown: String)]) -> [String] {
        let isOne = zip(claim.words, claim.words.dropFirst()).contains {
            CheckingWords.one.contains($0) && CheckingWords.point.contains($1)
        }
        if isOne, values.count == 2, abs(values[0].value - values[1].value) != 1 {
            return ["one point: it is \(values[0].shown) against \(values[1].shown)"]
        }
        let numbers = claim.mentions.numbers.filter { $0.unit == .points || isGap($0) }
        guard values.count == 2, numbers.count == 1, let told = numbers.first,
            told.value != abs(values[0].value - values[1].value)
        else { return [] }
        return ["\(told.words): it is \(values[0].shown) against \(values[1].shown)"]
    }

    private func changes(
        _ order: Order, _ values: [(value: Double, shown: String)], _ known: [SourceAssessment]
    ) -> [String] {
        let isRight = values.dropFirst().allSatisfy { other in
            switch order {
            case .above: values[0].value > other.value
            case .below: values[0].value < other.value
            case .same: values[0].value == other.value
            }
        }
        return isRight ? [] : zip(known, values).map { "\($0.authority) has \($1.shown)" }
    }
}
