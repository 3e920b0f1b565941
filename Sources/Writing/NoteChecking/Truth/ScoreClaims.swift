internal import ClaimReading
internal import English
internal import AssessmentModel
internal import NoteText
internal import SentenceNumbers
internal import TextAnalysis

/// What a sentence claims of ratings and scores, held against CQC's own list: "Northmoor is rated Good",
/// "scored 3 for Safeguarding".
struct ScoreClaims<Source: VerifySource> {
    /// One such claim.
    private enum Fact {
        case rating(RatingClaim)
        case score(Int, title: String, slug: String)
        /// Of every statement besides those named.
        case others(Int, besides: Set<String>)
        case percent(Int, words: String)
        case total(ScoreTotal)
        case published(DateMention)
    }

    private let claim: Claim
    private let source: Source
    private let facts: [Fact]
    /// Words of the sentence that say something else.
    let rest: [String]

    init(_ claim: Claim, source: Source) {
        self.claim = claim
        self.source = source
        let titles = Self.titles(in: claim, source)
        let wordings = (1...4).compactMap { score in
            source.wording(ofScore: score).map {
                (score: score, words: Array(Wording.words($0).dropFirst(2)))
            }
        }
        let totals = ScoreTotal.all(in: claim, titles: titles, wordings: wordings).map { Fact.total($0) }
        let single =
            RatingClaim.all(in: claim).map { .rating($0) } + Self.scores(claim, titles) + Self.percents(claim)
        let told = totals.isEmpty ? single : totals
        let scored = told.compactMap { fact in
            switch fact {
            case .score(let score, _, _), .others(let score, _), .total(.count(_, let score)):
                source.wording(ofScore: score)
            case .rating, .percent, .published, .total(.extreme), .total(.margin), .total(.distance): nil
            }
        }
        rest =
            Self.rest(of: claim, besides: titles.map(\.title) + titles.map(\.slug) + scored)
            + (told.isEmpty ? [] : Self.unread(claim, told))
        facts =
            told.isEmpty && rest.isEmpty
            ? Self.published(claim) + Self.bare(claim) + RatingClaim.bare(in: claim).map { .rating($0) }
            : told
    }

    /// Numbers of a claim that none of its facts has.
    private static func unread(_ claim: Claim, _ facts: [Fact]) -> [String] {
        let known = facts.flatMap { fact -> [Double] in
            switch fact {
            case .rating, .published, .total(.extreme): []
            case .score(let score, _, _): [Double(score)]
            case .others(let score, let named): [Double(score), Double(9 - named.count)]
            case .percent(let percent, _): [Double(percent)]
            case .total(.count(let count, let score)): [Double(count), Double(score)]
            case .total(.distance(let value, _, let rating, _, let start)):
                [value, start ?? value, Double(rating.leastPercent)]
            case .total(.margin(let value, _)): [value]
            }
        }
        // The ends of CQC's scales.
        let ends: [Double] = [4, 9, 36, 100]
        return claim.mentions.numbers.filter { mention in
            mention.role != .age && !ends.contains(mention.value) && !known.contains(mention.value)
        }.map(\.words)
    }

    /// "The third highest score in the region": councils are not held in order; nil of other claims.
    var unranked: Verification? {
        guard facts.isEmpty, Ranks.isNumbered(claim.words),
            claim.words.contains(where: { NumberWords.scoreWords.contains($0) })
        else { return nil }
        return Verification(
            sentence: claim.text, verdict: .notFound,
            changes: [
                "Scores are held council by council, not in order: ask for those of the others and compare."
            ])
    }

    /// - Returns: nil when the sentence claims no rating or score.
    func verification(council: NamedCouncil?) throws -> Verification? {
        guard !facts.isEmpty else { return nil }
        guard let council else {
            return Verification(
                sentence: claim.text, verdict: .notFound, changes: ["Name the council that it is about."])
        }
        let known = try source.assessments(ids: try source.assessmentIDs(ofAuthorityNamed: council.name))
        let dated = known.first { assessment in
            assessment.published.map { date in claim.mentions.dates.contains { $0.date.agrees(with: date) } }
                ?? false
        }
        if dated == nil, let date = claim.mentions.dates.first,
            let newest = known.first(where: \.isCurrent) ?? known.first,
            let published = newest.published
        {
            return Verification(
                sentence: claim.text, verdict: .altered,
                changes: ["\(date.words): CQC published this in \(published.english)"],
                source: Verification.Source(
                    words: newest.rating.map { "Overall rating: \($0)" } ?? "Scores",
                    place: "CQC's ratings and scores for \(newest.authority)",
                    id: newest.id, isQuotation: false))
        }
        guard let assessment = dated ?? known.first(where: \.isCurrent) ?? known.first else {
            return Verification(
                sentence: claim.text, verdict: .notFound,
                changes: ["No rating or score of \(council.name) is in the library."])
        }
        var shown: [String] = []
        var changes: [String] = []
        for fact in facts {
            guard let (words, change) = held(fact, against: assessment) else {
                return Verification(
                    sentence: claim.text, verdict: .notFound,
                    changes: ["The library holds nothing of \(council.name) that would say so or otherwise."])
            }
            shown.append(words)
            if let change { changes.append(change) }
        }
        let date = assessment.published.map { ", published \($0.english)" } ?? ""
        return Verification(
            sentence: claim.text, verdict: changes.isEmpty ? .supported : .altered, changes: changes,
            source: Verification.Source(
                words: shown.joined(separator: "; "),
                place: "CQC's ratings and scores for \(assessment.authority)\(date)",
                id: assessment.id,
                isQuotation: false))
    }

    /// What CQC's list has, and how the claim differs; nil when the list has nothing of it.
    private func held(_ fact: Fact, against assessment: SourceAssessment) -> (words: String, change: String?)?
    {
        switch fact {
        case .total(let total): return total.held(by: assessment)
        case .published(let date):
            guard let published = assessment.published else { return nil }
            return (
                "Published \(published.english)",
                date.date.agrees(with: published)
                    ? nil : "\(date.words): CQC published this in \(published.english)"
            )
        case .rating(let claimed):
            guard let printed = assessment.rating else { return nil }
            let change =
                claimed.isDenied
                ? "it is rated \(printed)" : "“\(claimed.rating.label)”: the rating is \(printed)"
            return ("Overall rating: \(printed)", claimed.holds(of: printed) ? nil : change)
        case .score(let score, let title, let slug):
            guard let printed = assessment.scores[slug] else { return nil }
            let wording = source.wording(ofScore: printed).map { " (\($0))" } ?? ""
            return (
                "\(title): \(printed) of 4\(wording)",
                printed == score ? nil : "\(title) scores \(printed), not \(score)"
            )
        case .others(let score, let named):
            let rest = assessment.scores.filter { !named.contains($0.key) }.values
            guard !rest.isEmpty else { return nil }
            let right = rest.count { $0 == score }
            let words = "\(right) of the other \(rest.count) statements score \(score)"
            return (words, right == rest.count ? nil : words)
        case .percent(let percent, let words):
            let calculated = ScoreArithmetic(scores: Array(assessment.scores.values))?.percent
            guard let right = assessment.percentPrinted ?? calculated else { return nil }
            let how = assessment.percentPrinted == nil ? "calculated from the scores" : "as CQC prints it"
            return (
                "Overall score: \(right)%, \(how)",
                right == percent ? nil : "\(words): the overall score is \(right)%"
            )
        }
    }

    // MARK: Reading the claim

    /// Scores and the statements they are of, paired in their order.
    private static func scores(_ claim: Claim, _ titles: [(title: String, slug: String)]) -> [Fact] {
        let isOfScores = claim.words.contains { NumberWords.scoreWords.contains($0) }
        let isShort =
            claim.words.contains(where: ScoreTotal.short.contains)
            && claim.words.contains(where: CheckingWords.point.contains)
        let numbers = claim.mentions.numbers.filter {
            $0.unit == nil && (1...4).contains($0.value) && $0.decimals == 0 && !Self.isMaximum($0, claim)
                && (isOfScores || isShort || isGiven($0, titles, claim))
        }
        if let short = short(claim, numbers, titles) ?? rest(claim, numbers, titles) { return short }
        // "below 3" names no score.
        guard numbers.allSatisfy({ NumberSide.of($0, in: claim.text) == nil }) else { return [] }
        // "scored 2 for needs, equity and learning"
        if numbers.count == 1 {
            return titles.map { .score(Int(numbers[0].value), title: $0.title, slug: $0.slug) }
        }
        // "2 for equity and learning, and 3 for each of the others" pairs no number with a name.
        guard numbers.count == titles.count, !claim.words.contains(where: ScoreTotal.others.contains) else {
            return []
        }
        return zip(numbers, titles).map { .score(Int($0.value), title: $1.title, slug: $1.slug) }
    }

    /// "one point short of a 3 for assessing needs": a point short of a score is the one below.
    private static func short(
        _ claim: Claim, _ numbers: [NumberMention], _ titles: [(title: String, slug: String)]
    ) -> [Fact]? {
        let scores = numbers.filter { !isOfPoints($0, claim) }
        guard let score = scores.first, scores.count == 1,
            claim.words.contains(where: ScoreTotal.short.contains),
            claim.words.contains(where: CheckingWords.point.contains)
                || claim.mentions.numbers.contains(where: { $0.unit == .points })
        else { return nil }
        let points = claim.mentions.numbers.first { $0.unit == .points }?.value ?? 1
        return titles.map { .score(Int(score.value - points), title: $0.title, slug: $0.slug) }
    }

    private static func isOfPoints(_ mention: NumberMention, _ claim: Claim) -> Bool {
        let rest = String(
            decoding: Array(claim.text.utf8)[mention.span.upperBound...].prefix(10), as: UTF8.self)
        return Wording.words(rest).first.map(CheckingWords.point.contains) ?? false
    }

    /// "2 for equity and learning, and 3 for each of the other seven": two scores, the second of all statements that
    /// are not named.
    private static func rest(
        _ claim: Claim, _ numbers: [NumberMention], _ titles: [(title: String, slug: String)]
    ) -> [Fact]? {
        let rest = numbers.filter { $0.value != Double(9 - titles.count) }
        guard rest.count == 2, !titles.isEmpty, claim.words.contains(where: ScoreTotal.others.contains)
        else { return nil }
        return titles.map { .score(Int(rest[0].value), title: $0.title, slug: $0.slug) }
            + [.others(Int(rest[1].value), besides: Set(titles.map(\.slug)))]
    }

    private static var places: WordClass { CheckingWords.numberPlaces }

    /// "a 4 for safeguarding": a number right before the statement that it is for, without the word score.
    private static func isGiven(
        _ mention: NumberMention, _ titles: [(title: String, slug: String)], _ claim: Claim
    ) -> Bool {
        let after = Wording.words(
            String(decoding: Array(claim.text.utf8)[mention.span.upperBound...], as: UTF8.self))
        return after.first.map(places.contains) ?? false
            && titles.contains { title in
                [title.title, title.slug].contains {
                    after.dropFirst().prefix(3).first.map(Wording.words($0).prefix(1).contains) ?? false
                }
            }
    }

    /// The 4 of "2 out of 4".
    private static func isMaximum(_ mention: NumberMention, _ claim: Claim) -> Bool {
        let before = Wording.words(
            String(decoding: Array(claim.text.utf8)[..<mention.span.lowerBound], as: UTF8.self))
        return mention.value == 4 && CheckingWords.outOf == Array(before.suffix(2))
    }

    private static var publishing: WordClass { CheckingWords.publishing }

    /// "CQC published its report on 24 October 2025."
    private static func published(_ claim: Claim) -> [Fact] {
        guard claim.mentions.dates.count == 1, claim.words.contains(where: publishing.contains) else {
            return []
        }
        return claim.mentions.dates.map { .published($0) }
    }

    /// "CQC gave Northmoor 70": of what CQC gives a council nothing else is so large.
    private static func bare(_ claim: Claim) -> [Fact] {
        let numbers = claim.mentions.numbers.filter { $0.unit == nil && (25...100).contains($0.value) }
        guard numbers.count == 1, claim.mentions.dates.isEmpty,
            claim.words.contains(where: CheckingWords.scoreFillers.contains)
        else { return [] }
        return [.percent(Int(numbers[0].value), words: numbers[0].words)]
    }

    private static func percents(_ claim: Claim) -> [Fact] {
        let cues = CheckingWords.overallCues
        let isOutOf =
            claim.words.contains("100") && claim.words.contains(where: { CheckingWords.outOf.first == $0 })
        guard isOutOf || claim.words.contains(where: cues.contains) else { return [] }
        // "a score of 64", "64 out of 100"
        return claim.mentions.numbers.filter {
            ($0.unit == .percent || $0.unit == nil && (25..<100).contains($0.value)) && $0.decimals == 0
        }
        .map { .percent(Int($0.value), words: $0.words) }
    }

    /// The statements that a claim names, in its order, each once by its full title.
    static func titles(in claim: Claim, _ source: Source) -> [(title: String, slug: String)] {
        // "equity", "learning" and "partnerships" for short; "care" and "support" say too little.
        let short = source.sectionTitles.map(\.slug).filter { !["care", "support"].contains($0) }.map {
            (title: $0, slug: $0)
        }
        let all = (source.sectionTitles + short).sorted { $0.title.utf8.count > $1.title.utf8.count }
        return SectionTitles.places(in: " " + claim.words.joined(separator: " ") + " ", of: all)
            .map(\.slug).unique.map { slug in
                (source.sectionTitles.first { $0.slug == slug }?.title ?? slug, slug)
            }
    }

    /// The words of a claim that are neither about ratings nor scores.
    static func rest(of claim: Claim, besides titles: [String]) -> [String] {
        let named = Set(titles.flatMap(Wording.words))
        let ratings = Set(Rating.allCases.flatMap { Wording.words($0.label) }.map(Stemmer.stem))
        return claim.ownWords.filter {
            !named.contains($0) && !ratings.contains(Stemmer.stem($0)) && !frame.contains($0)
                && !NeutralWords.all.contains($0)
        }
    }

    /// Words that such sentences are made of.
    private static var frame: Set<String> {
        CheckingWords.scoreFillers.set.union(ScoreTotal.frame).union(ComparingWords.all)
            .union(Contrast.negations.set).union(publishing.set).union(CheckingWords.wholeWords.set)
    }
}
