package import AssessmentModel
package import English
internal import NoteText
internal import SentenceNumbers
internal import TextAnalysis

/// What a sentence says of a council's scores taken together: how many are so, which is lowest, how far the
/// rating above or below is.
package enum ScoreTotal {
    /// "scored 3 on seven of the nine".
    case count(Int, score: Int)
    /// "seven points short of Outstanding", or "with 70, 18 points short of" it.
    case distance(Double, isPercent: Bool, to: Rating, isAbove: Bool, from: Double?)
    /// "could lose two points and still be rated Good".
    case margin(Double, rating: Rating)
    /// "its lowest score was for equity".
    case extreme(isHighest: Bool, slug: String, title: String)

    private static let countedNouns = English.words(.checks, "statements counted")

    /// Whether words end in a number of statements, so that a score behind them is of how many: "nine areas score 3",
    /// "one area scores 4"; not "this area scores 4".
    package static func endInCount(_ words: [String]) -> Bool {
        words.indices.suffix(2).contains { place in
            countedNouns.contains(words[place])
                && (words[place].hasSuffix("s")
                    || place > 0 && NumberReader.firstWords.contains(words[place - 1]))
        }
    }

    /// Words of a distance to a band below which something stands: "short of".
    package static let short = English.words(.checks, "distances below")
    private static let over = English.words(.checks, "distances above")
    private static let highest = English.words(.checks, "highest scores")
    private static let lowest = English.words(.checks, "lowest scores")

    /// The words that such claims are made of.
    package static let frame = Set(
        countedNouns.words + short.words + over.words + highest.words + lowest.words + farthest.words
            + lost.words + [
                "of", "nine",
            ])

    /// - Parameter wordings: of each score, without "evidence shows".
    package static func all(
        in claim: Claim, titles: [(title: String, slug: String)], wordings: [(score: Int, words: [String])]
    ) -> [ScoreTotal] {
        let isOfScores = claim.words.contains { NumberWords.scoreWords.contains($0) }
        if let distance = margin(in: claim) ?? distance(in: claim) { return [distance] }
        if titles.isEmpty, !isOfScores, let worded = worded(claim, wordings) { return [worded] }
        guard isOfScores else { return [] }
        if titles.isEmpty, let ended = ended(claim) { return [ended] }
        if titles.isEmpty, let listed = listed(claim) { return listed }
        if titles.isEmpty, let pairs = pairs(in: claim) { return pairs }
        if titles.isEmpty, claim.words.contains(where: { ["no", "none"].contains($0) }) {
            let scores = claim.mentions.numbers.filter { (1...4).contains($0.value) && $0.unit == nil }
            return scores.map { .count(0, score: Int($0.value)) }
        }
        if titles.isEmpty, let count = count(in: claim) { return [count] }
        if titles.count == 1 {
            if claim.words.contains(where: highest.contains) {
                return [.extreme(isHighest: true, slug: titles[0].slug, title: titles[0].title)]
            }
            if claim.words.contains(where: lowest.contains) {
                return [.extreme(isHighest: false, slug: titles[0].slug, title: titles[0].title)]
            }
        }
        return []
    }

    private static let pointWords = English.words(.checks, "points counted")
    private static let lost = English.words(.checks, "points lost")

    private static let farthest = English.words(.checks, "as far as scores go")

    /// "four were given the lowest possible score".
    private static func ended(_ claim: Claim) -> ScoreTotal? {
        let numbers = claim.mentions.numbers.filter { $0.unit == nil && $0.value != 9 }
        guard numbers.count == 1, let number = numbers.first,
            let place = claim.words.firstIndex(where: farthest.contains), place > 0
        else { return nil }
        let word = claim.words[place - 1]
        guard highest.contains(word) || lowest.contains(word) else { return nil }
        return .count(Int(number.value), score: highest.contains(word) ? 4 : 1)
    }

    /// "four areas showed some shortfalls": counted by what a score means.
    private static func worded(_ claim: Claim, _ wordings: [(score: Int, words: [String])]) -> ScoreTotal? {
        let numbers = claim.mentions.numbers.filter { $0.unit == nil && $0.share == nil && $0.value != 9 }
        guard numbers.count == 1, claim.words.contains(where: countedNouns.contains),
            let wording = wordings.first(where: { claim.words.firstRange(of: $0.words) != nil })
        else { return nil }
        return .count(Int(numbers[0].value), score: wording.score)
    }

    /// "scored 1 on four statements and 2 on the other five".
    private static func pairs(in claim: Claim) -> [ScoreTotal]? {
        let numbers = claim.mentions.numbers.filter { $0.unit == nil && $0.share == nil && $0.value != 9 }
        if let rest = remaining(numbers, claim) { return rest }
        guard numbers.count == 4 else { return nil }
        let isScoreFirst = numbers[0].role == .score || isBehindScore(numbers[0], claim)
        return [0, 2].map { start in
            let (score, count) = isScoreFirst ? (start, start + 1) : (start + 1, start)
            return .count(Int(numbers[count].value), score: Int(numbers[score].value))
        }
    }

    package static let others = English.words(.checks, "the rest of a number")

    /// "3 on eight and 4 on the remaining one": two scores with the count of the first.
    private static func remaining(_ numbers: [NumberMention], _ claim: Claim) -> [ScoreTotal]? {
        guard numbers.count == 3, claim.words.contains(where: others.contains) else { return nil }
        let isScoreFirst = numbers[0].role == .score || isBehindScore(numbers[0], claim)
        let (score, count) = isScoreFirst ? (numbers[0], numbers[1]) : (numbers[1], numbers[0])
        return [
            .count(Int(count.value), score: Int(score.value)),
            .count(9 - Int(count.value), score: Int(numbers[2].value)),
        ]
    }

    private static let singles = English.words(.checks, "one score")

    /// "a single 4, six 3s and two 2s": each score with how many have it.
    private static func listed(_ claim: Claim) -> [ScoreTotal]? {
        let words = claim.words
        let found = words.indices.dropFirst().compactMap { place -> ScoreTotal? in
            guard let digit = words[place].first?.wholeNumberValue, (1...4).contains(digit),
                words[place].dropFirst().isEmpty || words[place].dropFirst() == "s"
            else { return nil }
            let before = words[place - 1]
            let spelled = claim.mentions.numbers.first { Wording.words($0.words) == [before] }?.value
            let count = singles.contains(before) ? 1 : spelled.map { Int($0) }
            return count.map { .count($0, score: digit) }
        }
        let sum = found.reduce(0) { if case .count(let count, _) = $1 { $0 + count } else { $0 } }
        return found.count > 1 && sum == 9 ? found : nil
    }

    private static func margin(in claim: Claim) -> ScoreTotal? {
        guard claim.words.contains(where: lost.contains),
            claim.words.contains(where: { pointWords.contains($0) }),
            let rating = Rating.allCases.first(where: { RatingClaim.place(of: $0, in: claim.words) != nil })
        else { return nil }
        let numbers = claim.mentions.numbers.filter { $0.unit == .points || $0.unit == nil }
        return numbers.first.map { .margin($0.value, rating: rating) }
    }

    private static func count(in claim: Claim) -> ScoreTotal? {
        let numbers = claim.mentions.numbers.filter {
            $0.unit == nil && $0.value == $0.value.rounded() && $0.share == nil
        }
        let isOf = claim.words.contains { countedNouns.contains($0) } || numbers.contains { $0.value == 9 }
        guard isOf else { return nil }
        let rest = numbers.filter { $0.value != 9 }
        let isOne = claim.words.contains("one")
        let isAll = claim.words.contains { CheckingWords.wholeWords.contains($0) }
        switch rest.count {
        case 2:
            // "scored 3 on seven", "seven score 3".
            let score = rest.first { $0.role == .score || isBehindScore($0, claim) } ?? rest[1]
            guard let other = rest.first(where: { $0 != score }) else { return nil }
            return .count(Int(other.value), score: Int(score.value))
        case 1 where isOne: return .count(1, score: Int(rest[0].value))
        case 1 where isAll: return .count(9, score: Int(rest[0].value))
        default: return nil
        }
    }

    private static func isBehindScore(_ mention: NumberMention, _ claim: Claim) -> Bool {
        let lead = Wording.words(
            String(decoding: Array(claim.text.utf8)[..<mention.span.lowerBound], as: UTF8.self))
        return lead.suffix(2).contains { NumberWords.scoreWords.contains($0) }
    }

    private static func distance(in claim: Claim) -> ScoreTotal? {
        let isShort = claim.words.contains { short.contains($0) }
        let isAbove = claim.words.contains { over.contains($0) }
        guard isShort != isAbove, claim.words.contains(where: { pointWords.contains($0) }),
            let place = claim.words.lastIndex(where: { (isShort ? short : over).contains($0) }),
            let rating = Rating.allCases.compactMap({ rating in
                RatingClaim.place(of: rating, in: claim.words).map { (rating, abs($0 - place)) }
            }).min(by: { $0.1 < $1.1 })?.0
        else { return nil }
        let numbers = claim.mentions.numbers.filter {
            $0.unit == .points || $0.unit == .percent || $0.unit == nil
        }
        let number = numbers.first { $0.unit == .points } ?? numbers.first
        guard let value = number?.value ?? (claim.words.contains("one") ? 1 : nil) else { return nil }
        // Other numbers of the sentence need a list of their own.
        let known = [100, Double(rating.leastPercent)]
        let others = numbers.filter { $0 != number && !known.contains($0.value) }
        guard others.count <= 1 else { return nil }
        return .distance(
            value, isPercent: claim.words.contains { $0.hasPrefix("percent") }, to: rating, isAbove: isAbove,
            from: others.first?.value)
    }

    /// What the list has instead, and whether the claim holds; nil when the list cannot say.
    package func held(by assessment: SourceAssessment) -> (words: String, change: String?)? {
        let scores = Array(assessment.scores.values)
        guard let sum = ScoreArithmetic(scores: scores) else { return nil }
        switch self {
        case .count(let count, let score):
            let right = scores.count { $0 == score }
            let wanted = count == 9 ? scores.count : count
            return (
                "\(right) of \(scores.count) statements score \(score)",
                right == wanted
                    ? nil
                    : "\(count == 0 ? "no" : "\(count)") \(count == 1 ? "statement" : "statements") with a score of \(score): by CQC's list \(right == 0 ? "none" : "\(right)") \(right > 1 ? "have" : "has") it"
            )
        case .extreme(let isHighest, let slug, let title):
            guard let own = assessment.scores[slug], let edge = isHighest ? scores.max() : scores.min() else {
                return nil
            }
            return (
                "\(title): \(own) of 4; the \(isHighest ? "highest" : "lowest") score is \(edge)",
                own == edge
                    ? nil : "\(title) scores \(own); the \(isHighest ? "highest" : "lowest") score is \(edge)"
            )
        case .margin(let value, let rating):
            let most = 4 * sum.statements
            let needed = (0...most).first { 100 * $0 + most - 1 >= rating.leastPercent * most } ?? most
            let room = sum.points - needed
            return (
                "\(sum.points) of \(most) points; \(rating.label) begins at \(needed)",
                (0...Double(max(0, room))).contains(value) && room >= 0
                    ? nil : "it could lose \(max(0, room)) points and still be \(rating.label)"
            )
        case .distance(let value, let isPercent, let rating, let isAbove, let start):
            guard let percent = assessment.percentPrinted ?? sum.percent as Int? else { return nil }
            let threshold = rating.leastPercent
            let gap = Double(isAbove ? percent - threshold : threshold - percent)
            let most = 4 * sum.statements
            let needed = (0...most).first { 100 * $0 + most - 1 >= threshold * most } ?? most
            let steps = Double(isAbove ? sum.points - needed : needed - sum.points)
            let isFrom = start.map { $0 == Double(percent) || $0 == Double(sum.points) } ?? true
            let isRight = isFrom && (isPercent ? value == gap : value == steps || value == gap)
            return (
                "Overall score: \(percent)%, \(sum.points) of \(most) points; \(rating.label) begins at \(threshold)%",
                isRight && gap > 0
                    ? nil
                    : "\(rating.label) begins at \(threshold)%: that is \(abs(Int(steps))) points or \(abs(Int(gap))) percentage points away"
            )
        }
    }
}

extension Rating {
    /// The least overall score, in percent, that has the rating (CQC, "How we determine ratings for local
    /// authorities", 2025).
    package var leastPercent: Int {
        switch self {
        case .inadequate: 25
        case .requiresImprovement: 39
        case .good: 63
        case .outstanding: 88
        }
    }
}
