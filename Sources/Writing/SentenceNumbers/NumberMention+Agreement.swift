extension NumberMention {
    /// Whether it is a number, exactly or correctly rounded to the decimals it has.
    package func agrees(with exact: Double) -> Bool {
        // 131.8 millions are not exactly 131,800,000 in binary.
        let tolerance = 1e-9 * max(1, abs(value))
        if abs(exact - value) < tolerance { return true }
        var places = decimals
        if isQualified {
            // "about 1,100" may stand for 1,086.
            var rest = Int(abs(value))
            while rest > 0, rest % 10 == 0 {
                rest /= 10
                places = min(places, 0) - (places > 0 ? 0 : 1)
            }
        }
        var scale = 1.0
        for _ in 0..<abs(places) { scale *= 10 }
        let scaled = places >= 0 ? exact * scale : exact / scale
        // A nudge, since 1.45 is not exactly that in binary.
        // "more than 1,800" may stand for 1,890, and "fewer than 1,800" not for 1,810.
        let rounded: Double =
            switch bound {
            case .above: (scaled + 1e-9).rounded(.down)
            case .below: (scaled - 1e-9).rounded(.up)
            case nil: (scaled + (scaled < 0 ? -1e-9 : 1e-9)).rounded(.toNearestOrAwayFromZero)
            }
        return abs((places >= 0 ? rounded / scale : rounded * scale) - value) < tolerance
    }

    /// Whether it may stand for a number of the report: never with more decimals than that has.
    package func agrees(with other: NumberMention) -> Bool {
        if abs(other.value - value) < 1e-9 { return true }
        if isSameTime(as: other) { return true }
        return (decimals < other.decimals || isQualified) && agrees(with: other.value)
    }

    /// Whether it is the percentage that a share in words stands for: 80% for "four out of five".
    package func isShare(_ other: NumberMention) -> Bool {
        unit == .percent && (other.share?.isExactly(value) ?? false)
    }

    /// "four weeks" for 28 days, "just over 11 weeks" for 80: a time given in another unit.
    package func isSameTime(as other: NumberMention) -> Bool {
        guard let mine = unit.flatMap({ Self.hours[$0] }), let its = other.unit.flatMap({ Self.hours[$0] }),
            mine != its
        else {
            return false
        }
        let exact = other.value * its / mine
        guard isQualified else { return abs(exact - value) < 1e-9 }
        switch bound {
        case .above: return exact >= value && exact < value + 1
        case .below: return exact <= value && exact > value - 1
        case nil: return abs(exact - value) < 1
        }
    }

    private static let hours: [MentionUnit: Double] = [
        .minutes: 1.0 / 60, .hours: 1, .days: 24, .weeks: 168, .months: 730.5,
    ]
}
