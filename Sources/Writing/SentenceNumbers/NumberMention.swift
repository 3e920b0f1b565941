package import AssessmentModel

/// What a number counts in.
package enum MentionUnit: String, Hashable {
    case percent, points, pounds, days, weeks, months, years, hours, minutes

    /// The unit of a figure that was read from a report; nil for counts.
    package init?(_ unit: Unit) {
        switch unit {
        case .percent: self = .percent
        case .pounds: self = .pounds
        case .days: self = .days
        case .weeks: self = .weeks
        case .months: self = .months
        case .years: self = .years
        case .hours: self = .hours
        case .people, .count, .ratio: return nil
        }
    }
}

/// A number as a sentence uses it.
package struct NumberMention: Hashable {
    /// What kind of number it is, by the words beside it.
    package enum Role: Hashable {
        /// Counts or measures something.
        case value
        /// Part of an age band: "aged 18 to 64", "65 or over".
        case age
        /// A place in a document, by the word before it: "Table 2", "paragraph 7".
        case reference(String)
        /// The length of a time that other numbers are of: "over the previous 12 months".
        case period
        /// "score 2", "scores 3", "2 out of 4".
        case score
        /// `third`, `a third`, `half`, `nine in ten`: no digits to compare.
        case wordOnly
    }

    /// The side of a number on which another lies.
    package enum Bound { case above, below }

    /// As it counts: 1,200,000 for £1.2 million.
    package var value: Double
    /// How many it is printed with; below 0 where it is printed in thousands or millions.
    package var decimals: Int
    /// Nil for counts.
    package var unit: MentionUnit?
    /// By the words beside it.
    package var role: Role
    /// The population right behind it, by its name in the vocabulary: "carers" for "36.8% of carers".
    package var population: String?
    /// Place in the text, in bytes, its unit included.
    package var span: Range<Int>
    /// As printed, with its unit.
    package var words: String
    /// Whether it is printed in letters.
    package var isSpelled: Bool
    /// "about", "almost", "more than" stands before it.
    var isQualified: Bool
    /// "more than", "under": the side on which what it stands for lies.
    package var bound: Bound?
    /// Whether it is labelled as England's or a national figure.
    package var isEngland: Bool
    /// The part of something that it is, when it is one in words.
    package var share: SpokenShare?

    /// A number that stands in no text with these words: one that was understood of it.
    ///
    /// - Parameter words: how it would be printed, with its unit.
    package init(understood value: Double, unit: MentionUnit?, words: String) {
        self.init(
            value: value, decimals: 0, unit: unit, role: .value, population: nil, span: 0..<0, words: words,
            isSpelled: false, isQualified: false, bound: nil, isEngland: false)
    }

    init(
        value: Double, decimals: Int, unit: MentionUnit?, role: Role, population: String?, span: Range<Int>,
        words: String, isSpelled: Bool, isQualified: Bool, bound: Bound?, isEngland: Bool,
        share: SpokenShare? = nil
    ) {
        self.value = value
        self.decimals = decimals
        self.unit = unit
        self.role = role
        self.population = population
        self.span = span
        self.words = words
        self.isSpelled = isSpelled
        self.isQualified = isQualified
        self.bound = bound
        self.isEngland = isEngland
        self.share = share
    }
}

/// A date as a sentence uses it.
package struct DateMention: Hashable {
    /// As far as it is told: a year alone, a month of a year, a day.
    package var date: PartialDate
    /// Place in the text, in bytes.
    package var span: Range<Int>
    /// As printed.
    package var words: String
}
