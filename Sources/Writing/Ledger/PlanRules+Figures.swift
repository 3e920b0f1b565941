internal import AssessmentModel
internal import TextAnalysis

// Rules about what a plan's figures and dates can be, and the figures that its texts give as the report's.

extension PlanRule {
    static let ofWhatCannotBe: [PlanRule] = [
        PlanRule(
            "not-yet", "an update, figure, evidence or sign-off of a day that is still to come",
            hit: "A3 is achieved as of November 2027, and it is July 2026",
            nearMiss: "A3 is achieved as of today"
        ) { plan, facts in
            let told: [(String, String, PartialDate?)] =
                plan.updates.map { ($0.action, $0.status, $0.asOf) }
                + plan.actuals.map { ($0.measure, "a figure", $0.date) }
                + plan.evidence.map { ($0.action, "evidence", $0.date) }
                + plan.signOffs.map { ($0.action, "signed off", $0.date) }
            return told.compactMap { id, what, date in
                guard let date, date.begins(after: facts.today) else { return nil }
                return (id, "\(what.capitalisedFirst) as of \(date.english), which is still to come.")
            }
        },
        PlanRule(
            "complete-without-figure", "an action said to be complete whose measure never had a figure",
            hit: "A3 is achieved, and M1 of it has a baseline only",
            nearMiss: "A3 is achieved, and M1 of it came to 28 days"
        ) { plan, _ in
            let finished = PlanStanding(of: plan).finished
            return plan.actions.filter { finished.contains($0.id) }.flatMap { action in
                action.measures.filter { plan.actuals(of: $0).isEmpty }.map {
                    (action.id, "Complete, and \($0) never had a figure: “\(action.text)”.")
                }
            }
        },
        PlanRule(
            "percent-beyond", "a percentage that can hardly be one",
            hit: "M1, a percentage, came to 161", nearMiss: "M1, a percentage, came to 100"
        ) { plan, _ in
            plan.measures.flatMap { measure in
                ([measure.baseline, measure.target] + plan.actuals(of: measure.id).map(\.value))
                    .compactMap { measure.doubt(of: $0) }.map { (measure.id, "\($0): “\(measure.what)”.") }
            }
        },
        PlanRule(
            "said-otherwise",
            "a figure in the words of an action or answer that its point of the report gives otherwise",
            hit: "“Cut waits from 33 days to 20 days” answers a point of 23 days",
            nearMiss: "“Cut waits from 23 days to 20 days” answers it"
        ) { plan, facts in
            plan.actions.flatMap { action -> [(String, String)] in
                let own = action.measures.compactMap { plan.measure($0) }.flatMap { measure in
                    [measure.baseline, measure.target, measure.england]
                        + plan.actuals(of: measure.id).map(\.value)
                }.compactMap(\.self)
                let points = plan.points(answeredBy: action.id).compactMap { facts.point($0.id) }
                return PlanFigure.strange(in: action.text, isAim: true, points, own: Set(own)).map {
                    (action.id, "\($0): “\(action.text)”.")
                }
            }
                + plan.points.flatMap { point -> [(String, String)] in
                    // Evidence and disputes have figures of their own.
                    guard [.accepted, .otherPlan, .actions].contains(point.kind),
                        let fact = facts.point(point.id)
                    else { return [] }
                    return PlanFigure.strange(in: point.words, isAim: false, [fact], own: []).map {
                        (point.place, "\($0): “\(point.words)”.")
                    }
                }
        },
    ]
}

extension PlanMeasure {
    /// What makes a figure of this measure look wrong; nil where nothing does.
    package func doubt(of value: Double?) -> String? {
        guard let value, Unit(rawValue: unit) == .percent else { return nil }
        let shown = PlanNumber.text(value)
        if value > 100 || value < 0 { return "\(shown) is told as a percentage" }
        let others = [baseline, target].compactMap(\.self)
        guard value > 0, value < 1, others.contains(where: { $0 >= 5 }) else { return nil }
        return "\(shown) is told as a percentage: is \(PlanNumber.text((value * 1000).rounded() / 10))% meant"
    }
}

/// A number with what it is of: "23 days", "31.9%".
private struct PlanFigure {
    var value: Double
    var unit: String
    var shown: String

    static func all(in text: String) -> [PlanFigure] {
        var rest = text[...]
        return PlanNumber.all(in: text).compactMap { shown, value in
            guard let range = rest.firstRange(of: shown) ?? text.firstRange(of: shown) else { return nil }
            if range.lowerBound >= rest.startIndex { rest = rest[range.upperBound...] }
            let tail = text[range.upperBound...].drop { $0 == " " }
            let isPercent = shown.hasSuffix("%") || tail.first == "%"
            let unit = isPercent ? "%" : tail.prefix { $0.isLetter }.lowercased()
            return unit.isEmpty ? nil : PlanFigure(value: value, unit: unit, shown: shown)
        }
    }

    /// The figures of a text that are in the unit of one of its points' figures and in none of the points' paragraphs, each in
    /// words.
    ///
    /// - Parameters:
    ///   - isAim: whether the last figure of a unit is what is aimed at, and one alone says nothing of the report unless CQC
    ///     is named.
    ///   - own: figures of the plan's own.
    static func strange(
        in text: String, isAim: Bool, _ points: [PlanFacts.Point], own: Set<Double>
    ) -> [String] {
        let words = topic(text)
        let reports = points.map { $0.paragraph.isEmpty ? $0.says : $0.paragraph }.filter {
            !topic($0).isDisjoint(with: words)
        }
        let known = Set(reports.flatMap { PlanNumber.all(in: $0).map(\.value) })
        let theirs = points.flatMap { all(in: $0.says) }
        let given = all(in: text)
        return given.enumerated().compactMap { place, figure in
            let isLast = !given.dropFirst(place + 1).contains { $0.unit == figure.unit }
            let isAlone = given.count { $0.unit == figure.unit } == 1
            if isAim, isLast, !(isAlone && text.contains("CQC")) { return nil }
            guard !own.contains(figure.value), !known.contains(figure.value),
                let report = theirs.first(where: { $0.unit == figure.unit }), !reports.isEmpty
            else { return nil }
            return "\(figure.words) is not what the report gives there, \(report.words)"
        }
    }

    private var words: String {
        unit == "%" ? (shown.hasSuffix("%") ? shown : shown + "%") : "\(shown) \(unit)"
    }

    private static func topic(_ text: String) -> Set<String> {
        Set(text.lowercased().split { !$0.isLetter }.filter { $0.utf8.count > 4 }.map(String.init))
    }
}

extension PartialDate {
    /// Whether the whole of it lies after a day: of `2026-07` whether the 1st does.
    func begins(after day: PartialDate) -> Bool {
        (year, month ?? 1, self.day ?? 1) > (day.year, day.month ?? 12, day.day ?? 31)
    }
}

extension ActionPlan {
    /// The points that actions answer, all of which were stopped.
    package var abandonedPoints: [PlanPoint] {
        let standing = PlanStanding(of: self)
        let stopped = standing.ended.subtracting(standing.finished)
        return points.filter { point in
            point.kind == .actions && !point.actions.isEmpty && point.actions.allSatisfy(stopped.contains)
        }
    }
}
