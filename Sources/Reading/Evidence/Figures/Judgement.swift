internal import AssessmentModel
internal import English
internal import TextAnalysis

/// Whether a figure is good or bad news: by the report's words, and by the figures.
struct Judgement {
    let reading: SentenceReading
    let quantities: [Quantity]
    /// Whether less or more is better of what the heading or the sentence before names.
    let fallback: CueKind?
    /// The same of the sentence before, where this one points back to it.
    var carried: CueKind?

    // MARK: The good end of a measure

    /// Whether more or less of what a quantity measures is better, by the reviewed measures named beside it;
    /// nil where none or several that disagree are named.
    func goodEnd(of index: Int) -> CueKind? {
        let near = neighbourhood(of: index)
        return goodEnd(in: near) ?? goodEnd(in: 0..<near.lowerBound)
            ?? goodEnd(in: near.upperBound..<reading.tokens.count) ?? fallback
    }

    /// From the quantity before to the next.
    private func neighbourhood(of index: Int) -> Range<Int> {
        let start = index > 0 ? quantities[index - 1].tokens.upperBound : 0
        let next =
            index + 1 < quantities.count ? quantities[index + 1].tokens.lowerBound : reading.tokens.count
        return start..<max(start, next)
    }

    /// The good end by which figures may contradict words: named beside the quantity, by measures that agree;
    /// a heading is too far away.
    func sureEnd(of index: Int) -> CueKind? {
        let near = neighbourhood(of: index)
        for range in [near, 0..<near.lowerBound] {
            let named = Set(ends(in: range))
            if !named.isEmpty { return named.count == 1 ? named.first : nil }
        }
        return carried
    }

    private func ends(in range: Range<Int>) -> [CueKind] {
        reading.matches.filter {
            $0.kind.group == .polarity && $0.tokens.lowerBound >= range.lowerBound
                && $0.tokens.upperBound <= range.upperBound
        }.map(\.kind)
    }

    func goodEnd(in range: Range<Int>) -> CueKind? {
        let named = ends(in: range)
        // Something that people could not do is bad, whatever it is.
        return named.contains(.lessIsBetter) ? .lessIsBetter : named.first
    }

    // MARK: By words

    func direction(_ judged: Lexicon.Match, _ index: Int?, _ comparator: Comparator?) -> Direction? {
        switch judged.kind {
        case .better: return .better
        case .worse: return .worse
        case .similar: return .similar
        case .higher, .lower:
            let isHigher = judged.kind == .higher
            let end =
                index.map { goodEnd(of: $0) } ?? goodEnd(in: 0..<judged.tokens.lowerBound)
                ?? goodEnd(in: 0..<reading.tokens.count) ?? fallback
            if let end = end ?? index.flatMap({ usualEnd(of: quantities[$0], comparator) }) {
                return (end == .moreIsBetter) == isHigher ? .better : .worse
            }
            // The report's own conclusion: "suggesting more work was needed".
            let concluded = reading.matches.first {
                $0.kind == .negative && $0.weight > 1 && $0.tokens.lowerBound >= judged.tokens.upperBound
            }
            return concluded == nil ? nil : .worse
        default: return nil
        }
    }

    /// The good end where nothing else tells: of a time taken less, of a share held against a target more.
    func usualEnd(of quantity: Quantity, _ comparator: Comparator?) -> CueKind? {
        if quantity.isDuration {
            let isLife = reading.tokens.indices.contains { reading.isWord($0, in: FigureWords.lifeSpan) }
            return isLife ? .moreIsBetter : .lessIsBetter
        }
        return comparator == .target && quantity.unit == .percent ? .moreIsBetter : nil
    }

    // MARK: By movement

    /// Which way a quantity went, by the verb nearest before it or before its earlier value.
    func movement(before end: Int, from start: Int) -> (word: Int, change: Change)? {
        let range = max(0, start)..<max(max(0, start), end)
        for word in range.reversed().prefix(14) {
            if reading.isMark(word, MarkKey.semicolon) { return nil }
            // "Savings made by reducing waste": how, and not which way.
            if reading.isWord(word - 1, in: FigureWords.by) { continue }
            if reading.isWord(word, in: FigureWords.unchanged) { return (word, .unchanged) }
            if reading.isWord(word, in: FigureWords.down) { return (word, .fallen) }
            if reading.isWord(word, in: FigureWords.up) {
                // "made up 4%", "take-up was 26%": nothing rises.
                if reading.isWord(word - 1, in: Self.withUp) { return nil }
                return reading.isWord(word + 1, in: FigureWords.to) ? nil : (word, .risen)
            }
            if reading.isWord(word, in: FigureWords.falling), !isNoun(word) { return (word, .fallen) }
            if reading.isWord(word, in: FigureWords.rising), !isNoun(word), !isLifted(word) {
                return (word, .risen)
            }
        }
        return nil
    }

    /// "falls among older people": a topic, no movement.
    private func isNoun(_ word: Int) -> Bool {
        reading.isWord(word, in: Self.nouns)
            && (word == 0 || reading.isWord(word - 1, in: .prepositions)
                || reading.isWord(word + 1, in: Self.among))
    }

    /// "concerns were raised": brought forward, and no more of them.
    private func isLifted(_ word: Int) -> Bool {
        reading.isWord(word, in: Self.raised)
            && !(word + 1..<min(word + 4, reading.tokens.count)).contains {
                reading.isWord($0, in: FigureWords.to) || reading.isWord($0, in: FigureWords.from)
                    || reading.isWord($0, in: FigureWords.by)
            }
    }

    private static let raised = WordSet(English.words(.figures, "raising"))
    private static let withUp = WordSet(English.words(.figures, "words before up"))
    private static let nouns = WordSet("falls cut cuts came come went gone")
    private static let among = WordSet("among in prevention at of")

    func direction(_ change: Change, _ index: Int) -> Direction? {
        if change == .unchanged { return .similar }
        guard let end = goodEnd(of: index) ?? usualEnd(of: quantities[index], .previous) else { return nil }
        return (end == .lessIsBetter) == (change == .fallen) ? .better : .worse
    }

    // MARK: By figures

    /// Share of a benchmark within which a figure is taken to be in line with it.
    static let inLine = 0.03

    /// Better or worse by the figures alone, of a reviewed measure: a wait of 15 days after 31, 96% against a
    /// target of 95%.
    static func byFigures(
        _ value: Double, _ benchmark: Double, _ comparator: Comparator, goodEnd: CueKind?
    ) -> Direction? {
        guard let goodEnd else { return nil }
        let change = value - benchmark
        if comparator == .target, change == 0 { return .better }
        let margin = comparator == .target ? 0 : inLine * max(abs(benchmark), 1)
        guard abs(change) >= margin, change != 0 else { return .similar }
        return (goodEnd == .moreIsBetter) == (change > 0) ? .better : .worse
    }
}
