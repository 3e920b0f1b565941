internal import ClaimReading
internal import AssessmentModel
internal import English
internal import NoteText
internal import SentenceNumbers
internal import TextAnalysis

/// What the figures of a sentence say without words.
extension BorneOut {
    /// Comparisons that a figure's numbers make: higher than England, fewer than before.
    static func said(by figure: SourcePassage.Figure) -> Set<String> {
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
        case .region, .other, nil: break
        }
        if let direction = figure.direction { words.append(direction.rawValue) }
        return before.union(words.map(Stemmer.stem))
    }

    /// What a figure did since an earlier one.
    static func changes(from before: Double, to now: Double) -> Set<String> {
        let words =
            now > before
            ? ChangeWords.rising.words + ComparingWords.higher.words
            : now < before ? ChangeWords.falling.words + ComparingWords.lower.words : []
        return multiples(from: before, to: now).union(words.map(Stemmer.stem))
    }

    /// Multiples and majorities that a sentence's numbers make.
    static func said(by numbers: [NumberMention]) -> Set<String> {
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
    static func multiples(from before: Double, to now: Double) -> Set<String> {
        guard before > 0, now > 0, before != now else { return [] }
        let ratio = max(before, now) / min(before, now)
        let lines = now > before ? multiplesUp : multiplesDown
        var words: [String] = []
        for (factor, line) in zip([2.0, 3, 4], lines) where abs(ratio - factor) < 0.12 * factor {
            words += line.words
        }
        return Set(words.map(Stemmer.stem))
    }

    static let above = English.words(.checks, "above")
    static let below = English.words(.checks, "under")
    static let multiplesUp = English.lines(.checks, "multiples up")
    static let multiplesDown = English.lines(.checks, "multiples down")
}
