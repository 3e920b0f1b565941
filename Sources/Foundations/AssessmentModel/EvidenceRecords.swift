package import SourceText

/// One word or phrase that spoke for or against a tone, a voice or a stage: what `why` shows.
package struct Cue: Hashable, Sendable, Codable {
    /// Place in the sentence, in bytes from its start.
    package var span: Span
    /// What it speaks for: `positive`, `negative`, `voice:carers`, `stage:planned`, `negation` …
    package var kind: String
    /// Strength; only comparable within one kind.
    package var weight: Double

    package init(span: Span, kind: String, weight: Double) {
        self.span = span
        self.kind = kind
        self.weight = weight
    }
}

/// A sentence of a finding with what was understood of it.
package struct Sentence: Hashable, Sendable {
    /// From 1 within the finding.
    package var number: Int
    /// Place in the finding's text.
    package var span: Span
    package var text: String
    package var tone: Tone
    /// In the order of `Voice.allCases`, without repetition.
    package var voices: [Voice]
    package var stage: Stage?
    package var cues: [Cue]
    package var indicators: [Indicator]

    package init(
        number: Int, span: Span, text: String, tone: Tone, voices: [Voice], stage: Stage?, cues: [Cue],
        indicators: [Indicator]
    ) {
        self.number = number
        self.span = span
        self.text = text
        self.tone = tone
        self.voices = voices
        self.stage = stage
        self.cues = cues
        self.indicators = indicators
    }
}

/// A measured quantity in a sentence.
package struct Indicator: Hashable, Sendable {
    /// From 1 within the sentence.
    package var number: Int
    /// A short noun phrase that reads well in a table.
    package var measure: String
    package var value: Double
    /// Upper end of a range.
    package var valueMax: Double?
    /// Verbatim: "52 people".
    package var valueText: String
    /// Place of `valueText` in the sentence.
    package var span: Span
    package var unit: Unit
    package var statistic: Statistic
    package var comparator: Comparator?
    package var benchmark: Double?
    /// Verbatim, when printed.
    package var benchmarkText: String?
    /// The report's own judging words: "somewhat better than".
    package var judged: String?
    package var direction: Direction?
    package var source: String?
    package var sourceDate: PartialDate?
    /// Verbatim: "in June 2024", "over the previous 12 months".
    package var period: String?

    package init(
        number: Int, measure: String, value: Double, valueMax: Double? = nil, valueText: String, span: Span,
        unit: Unit,
        statistic: Statistic = .value, comparator: Comparator? = nil, benchmark: Double? = nil,
        benchmarkText: String? = nil,
        judged: String? = nil, direction: Direction? = nil, source: String? = nil,
        sourceDate: PartialDate? = nil, period: String? = nil
    ) {
        self.number = number
        self.measure = measure
        self.value = value
        self.valueMax = valueMax
        self.valueText = valueText
        self.span = span
        self.unit = unit
        self.statistic = statistic
        self.comparator = comparator
        self.benchmark = benchmark
        self.benchmarkText = benchmarkText
        self.judged = judged
        self.direction = direction
        self.source = source
        self.sourceDate = sourceDate
        self.period = period
    }

    /// value - benchmark, rounded to the more precise operand's decimals as printed.
    package var gap: Double? {
        guard let benchmark else { return nil }
        let decimals = max(Self.decimals(in: valueText), Self.decimals(in: benchmarkText ?? ""))
        return Self.round(value - benchmark, decimals: decimals)
    }

    /// Size of the gap in the bad direction; nil unless `direction` is worse.
    package var worseBy: Double? { direction == .worse ? gap.map(abs) : nil }

    private static func decimals(in text: String) -> Int {
        guard let point = text.firstIndex(of: "."), point > text.startIndex,
            text[text.index(before: point)].isNumber
        else { return 0 }
        return min(6, text[text.index(after: point)...].prefix { $0.isNumber }.count)
    }

    private static func round(_ value: Double, decimals: Int) -> Double {
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        return (value * scale).rounded(.toNearestOrAwayFromZero) / scale
    }
}

/// An acronym as the text expands it.
package struct Term: Hashable, Sendable {
    package var acronym: String
    package var expansion: String

    package init(acronym: String, expansion: String) {
        self.acronym = acronym
        self.expansion = expansion
    }
}

/// What was understood of one finding.
package struct FindingEvidence: Hashable, Sendable {
    /// The balance of its sentences.
    package var tone: Tone
    package var voices: [Voice]
    package var stage: Stage?
    package var sentences: [Sentence]
    package var terms: [Term]

    package init(tone: Tone, voices: [Voice], stage: Stage?, sentences: [Sentence], terms: [Term]) {
        self.tone = tone
        self.voices = voices
        self.stage = stage
        self.sentences = sentences
        self.terms = terms
    }
}
