internal import AssessmentModel
internal import TextAnalysis

/// A number of a sentence that may be a measured quantity, with what is printed as part of it.
struct Quantity {
    var value: Double
    var valueMax: Double?
    /// The number with what is printed as part of it: sign, unit, counted noun.
    var tokens: Range<Int>
    /// The number alone.
    var number: Range<Int>
    /// Nil while only its neighbours can tell.
    var unit: Unit?
    var form: NumberReading.Form
    /// Joined to its unit by a hyphen: `28-day`.
    var isCompound = false
    /// The whole of a part, told of in its own right: `47` in "23 of the 47 residents placed elsewhere".
    var isWhole = false
    /// "no", "nobody" or "none" that means zero.
    var isNone = false
    /// A multiple or part of another quantity in words: "halved", "twice".
    var isMultiple = false

    /// The whole of which it is a part.
    var whole: Double?
    /// What a rate is of: 100,000 in "1,431 per 100,000 adults".
    var base: Double?
    /// The end of its scale.
    var scaleMax: Double?
    /// "fewer than", "about"; with the tokens that say so.
    var bound = Bound.exact
    var boundTokens: Range<Int>?
    /// "11th most deprived of 153".
    var rank: Rank?

    /// A place among others.
    struct Rank {
        var place: Int
        var places: Int?
        /// "most deprived".
        var from: Range<Int>
    }
}

extension Quantity {
    var isDuration: Bool { unit?.isDuration ?? false }
    var isShare: Bool { unit == .percent || unit == .ratio }

    /// Whether it counts people or things by name: "7,204 concerns".
    var isCounted: Bool { tokens.upperBound > number.upperBound && (unit == .people || unit == .count) }

    /// Whether two quantities may be values of one thing: the same unit, or one without; never a count and a rate.
    func mayMeasureSame(as other: Quantity) -> Bool {
        if scaleMax != nil, other.unit == nil { return true }
        if let base, let another = other.base { return base == another }
        if base != nil || other.base != nil { return (base == nil ? self : other).unit == nil }
        guard let x = unit, let y = other.unit else { return true }
        return x == y || Set([x, y]) == [.people, .count] || x == .ratio && y == .percent
    }
}
