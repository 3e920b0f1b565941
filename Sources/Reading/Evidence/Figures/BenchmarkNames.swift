internal import AssessmentModel
internal import English
internal import TextAnalysis

/// The words of a sentence that name what figures are compared with: England, the region, neighbours.
struct BenchmarkNames {
    struct Name {
        var comparator: Comparator
        var tokens: Range<Int>
        /// The country's or region's name alone: "in England", "London". It names a benchmark only beside a
        /// number.
        var isBare: Bool
    }

    /// In order of place.
    let all: [Name]

    init(_ reading: SentenceReading) {
        all = reading.matches.compactMap { match in
            let comparator: Comparator
            switch match.kind {
            case .england: comparator = .england
            case .region: comparator = .region
            case .peers: comparator = .other
            default: return nil
            }
            let isBare = !match.tokens.contains { reading.isWord($0, in: Self.heads) }
            let name = Name(comparator: comparator, tokens: match.tokens, isBare: isBare)
            return Self.isNoBenchmark(name, reading) ? nil : name
        }
    }

    /// "Survey of Adult Carers in England" is a source, "the most deprived areas in England" a place among
    /// others.
    private static func isNoBenchmark(_ name: Name, _ reading: SentenceReading) -> Bool {
        let isInSource = reading.matches.contains {
            $0.kind == .source && $0.tokens.overlaps(name.tokens) && $0.tokens.count > name.tokens.count
        }
        if isInSource { return true }
        guard name.isBare else { return false }
        let before = max(0, name.tokens.lowerBound - 8)..<name.tokens.lowerBound
        return before.reversed().prefix {
            !reading.tokens[$0].isMark && !reading.tokens[$0].isNumber
        }.contains {
            reading.isWord($0, in: FigureWords.superlatives) && !reading.isWord($0 - 1, in: atWord)
        }
    }

    private static let heads = WordSet(English.words(.figures, "heads of benchmarks"))
    private static let atWord = WordSet("at")

    /// The last name that ends at or before a token, from another on.
    func last(in range: Range<Int>) -> Name? {
        all.last { $0.tokens.lowerBound >= range.lowerBound && $0.tokens.upperBound <= range.upperBound }
    }

    func first(in range: Range<Int>) -> Name? {
        all.first { $0.tokens.lowerBound >= range.lowerBound && $0.tokens.upperBound <= range.upperBound }
    }
}
