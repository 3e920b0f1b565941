/// A closed list of words a field can hold. `allCases` is in ascending order where the choice is ordered.
package protocol Choice: RawRepresentable, CaseIterable, Hashable, Sendable, Codable
where RawValue == String {
    /// Whether `<` and `sort by` follow the order of the cases.
    static var isOrdered: Bool { get }
}

extension Choice {
    package static var isOrdered: Bool { false }
    /// What a reader sees and types.
    package var label: String { rawValue }
}

/// CQC's overall rating, from worst to best.
package enum Rating: String, Choice {
    case inadequate = "Inadequate"
    case requiresImprovement = "Requires improvement"
    case good = "Good"
    case outstanding = "Outstanding"

    package static var isOrdered: Bool { true }
}

/// How much of an assessment was read. `full`: every statement of the score list has findings.
package enum Coverage: String, Choice {
    case full, partial
    case scoresOnly = "scores only"
}

/// What a sentence tells a councillor about how well the authority is doing.
package enum Tone: String, Choice {
    case positive, negative, mixed, neutral
}

/// Who is said to have said it, or whose data it is.
package enum Voice: String, Choice {
    case people, carers, staff, leaders, councillors, partners, voluntary, providers
    case nationalData = "national-data"
    case localData = "local-data"
    case authority, unattributed
}

/// Whether something works already, is being put in place, or is promised.
package enum Stage: String, Choice {
    case inPlace = "in place"
    case underWay = "under way"
    case planned
}

/// What a figure counts in.
package enum Unit: String, Choice {
    case percent, people, days, weeks, months, years, hours, pounds, count, ratio
}

extension Unit {
    /// Whether it is a unit of time.
    package var isDuration: Bool {
        switch self {
        case .hours, .days, .weeks, .months, .years: true
        case .percent, .people, .pounds, .count, .ratio: false
        }
    }

    /// Days in one of a unit of time: 30.4 a month, 365 a year; nil for anything else.
    package var days: Double? {
        switch self {
        case .hours: 1 / 24.0
        case .days: 1
        case .weeks: 7
        case .months: 30.4
        case .years: 365
        case .percent, .people, .pounds, .count, .ratio: nil
        }
    }
}

/// What kind of figure it is.
package enum Statistic: String, Choice {
    case value, median, mean, maximum, minimum, total, target, estimate, change
}

/// What a figure is compared with.
package enum Comparator: String, Choice {
    case england, target, previous, region, other
}

/// Whether a figure is good or bad news beside its benchmark.
package enum Direction: String, Choice {
    case better, worse, similar
}

/// How a printed figure stands to the quantity: "fewer than 5" leaves 5 out, "at most 5" does not.
package enum Bound: String, Choice {
    case exact, about
    case atLeast = "at least"
    case atMost = "at most"
    case moreThan = "more than"
    case fewerThan = "fewer than"
}

/// Which way a quantity went since an earlier time.
package enum Change: String, Choice {
    case risen, fallen, unchanged
}

/// Whether a figure tells what happened or what is wanted or expected.
package enum Role: String, Choice {
    case actual, target, estimate, forecast, budget
}

/// What a point is to the council.
package enum PointKind: String, Choice {
    case strength, shortfall, mixed, context
}

/// How the matter of a point stands at the time told of.
package enum PointState: String, Choice {
    case resolved, improving, persists, worsening, planned
}

/// How much a remark matters.
package enum Severity: String, Choice {
    case note, warning, error

    package static var isOrdered: Bool { true }
}

/// What kind of council it is.
package enum AuthorityType: String, Choice {
    case unitary, county, metropolitan
    case londonBorough = "london borough"
    case cityCorporation = "city corporation"
}
