package import SourceText
internal import TextAnalysis

/// A measured quantity in a sentence, read into slots.
///
/// Where a figure is compared with several things, each comparison is an indicator of its own with the same
/// `span`: "5%, less than the region (14%) and nationally (18%)" gives one with comparator `england` and one
/// with `region`. The first of them is the one to tell of where there is room for one.
package struct Indicator: Hashable, Sendable {
    /// From 1 within the sentence.
    package var number: Int
    /// A label that can stand in a table without its sentence: "carers waiting for an assessment". Missing
    /// where none can be made of the report's words; the figure then enters no table.
    package var measure: String?
    /// The figure as at the time told of: 5 in "had fallen from 78 to 5".
    package var value: Double
    /// Upper end of a range.
    package var valueMax: Double?
    /// Verbatim: "52 people".
    package var valueText: String
    /// Place of `valueText` in the sentence.
    package var span: Span
    /// What `value`, `benchmark` and `previous` count in.
    package var unit: Unit
    /// What kind of value it is: a median, a target, a change.
    package var statistic: Statistic
    /// Whether the figure is exact: "fewer than 5" is not 5.
    package var bound = Bound.exact
    /// Whether it happened or is wanted or expected.
    package var role = Role.actual

    /// What the figure is compared with.
    package var comparator: Comparator?
    /// The value that it is compared with, in the same unit.
    package var benchmark: Double?
    /// Verbatim, when printed.
    package var benchmarkText: String?
    /// The report's own judging words: "somewhat better than".
    package var judged: String?
    /// Better or worse by the report's words; missing where the figures say otherwise (`byFigures`).
    package var direction: Direction?
    /// Better or worse by the figures, where the good end of the measure is known; missing else.
    package var byFigures: Direction?

    /// An earlier value of the same quantity, from this sentence or the one before.
    package var previous: Double?
    /// When that was, verbatim: "May 2024", "a year earlier".
    package var previousPeriod: String?
    /// Which way the quantity went: by `previous`, or by the words where no earlier value is printed.
    package var change: Change?

    /// Who or what is counted or measured, in the report's words; carried over from the sentence before where
    /// this one has a pronoun or nothing.
    package var population: String?
    /// The end of a scale: 12 in "7.6 out of 12".
    package var scaleMax: Double?
    /// The whole of which `value` is a part: 47 in "23 of the 47". (Field `of`.)
    package var whole: Double?
    /// Rank: 11 in "11th most deprived of 153".
    package var place: Int?
    /// How many are ranked: 153 in "11th most deprived of 153".
    package var places: Int?
    /// From which end the rank counts, verbatim: "most deprived".
    package var rankFrom: String?
    /// A duration in days, so that waits sort: 49 for 7 weeks, 30.4 a month, 365 a year, 1/24 an hour;
    /// working days as they stand. Missing for ages, life expectancy and what is no duration.
    package var days: Double?

    /// Verbatim: "Survey of Adult Carers in England".
    package var source: String?
    /// When the source was made or published, as far as it is said.
    package var sourceDate: PartialDate?
    /// Verbatim: "in June 2024", "over the previous 12 months".
    package var period: String?

    package init(
        number: Int, measure: String?, value: Double, valueMax: Double? = nil, valueText: String, span: Span,
        unit: Unit, statistic: Statistic = .value
    ) {
        self.number = number
        self.measure = measure
        self.value = value
        self.valueMax = valueMax
        self.valueText = valueText
        self.span = span
        self.unit = unit
        self.statistic = statistic
    }

    /// value - benchmark, rounded to the more precise operand's decimals as printed.
    package var gap: Double? {
        guard let benchmark else { return nil }
        let decimals = max(
            NumberFormat.decimals(in: valueText), NumberFormat.decimals(in: benchmarkText ?? ""))
        return Self.round(value - benchmark, decimals: decimals)
    }

    /// Size of the gap in the bad direction; nil unless `direction` is worse.
    package var worseBy: Double? { direction == .worse ? gap.map(abs) : nil }

    private static func round(_ value: Double, decimals: Int) -> Double {
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        return (value * scale).rounded(.toNearestOrAwayFromZero) / scale
    }
}
