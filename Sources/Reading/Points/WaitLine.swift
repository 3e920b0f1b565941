internal import AssessmentModel
internal import English
internal import SourceText
internal import TextAnalysis

/// How many wait and how long, in two plain sentences: "In June 2024, 52 people were waiting for a Care Act
/// assessment. The middle (median) wait was 28 days and the longest 288 days."
///
/// Only where one number of people is the latest, and where at most one middle and one longest wait are given:
/// of several, nobody could say which belongs to which.
struct WaitLine {
    private let figures: [FigureStory]
    /// Whether the lengths of waits may be told without how many wait.
    private let isAlone: Bool

    init(_ figures: [FigureStory], isAlone: Bool = true) {
        self.figures = figures
        self.isAlone = isAlone
    }

    /// Nil where the figures do not tell it without doubt.
    func write() -> String? {
        let counts = figures.filter { $0.isWaiting && $0.indicator.statistic != .change }
        guard !counts.isEmpty else { return isAlone ? lengths() : nil }
        let waiting = counts.filter { Self.parts($0) != nil }
        guard let latest = waiting.last, let (subject, rest) = Self.parts(latest),
            !figures.contains(where: { $0.sentence > latest.sentence && Self.isCount($0) }),
            Set(waiting.compactMap { Self.parts($0)?.rest }).count == 1
        else { return nil }
        if let series = Self.series(waiting) { return series }
        let value = latest.indicator.valueText.uncapitalisedFirst
        let number = value.contains(" ") ? value : "\(value) \(subject)"
        var text = "\(number) were \(rest)"
        if let moment = Self.moment(latest.indicator.period) {
            text = "\(moment), \(text)"
        }
        text = text.capitalisedFirst + (Self.change(latest) ?? "")
        if let turn = turn(before: latest) { text += turn }
        text += "."
        guard figures.contains(where: Self.isLength) else { return text }
        return lengths().map { "\(text) \($0)" }
    }

    /// "People waiting for advocacy: 59 in April 2024, down to 3 in September 2024, then up to 22 in January 2025": a
    /// number that turns is told whole, and which way. Nil of fewer than three, and where one has no date.
    private static func series(_ waiting: [FigureStory]) -> String? {
        guard waiting.count >= 3, let (subject, rest) = parts(waiting[0]) else { return nil }
        let told = waiting.compactMap { figure in
            moment(figure.indicator.period).map {
                "\(figure.indicator.value.plainText) \($0.uncapitalisedFirst)"
            }
        }
        guard told.count == waiting.count, Set(told).count == told.count else { return nil }
        let moved = zip(told.dropFirst(), zip(waiting, waiting.dropFirst())).map { told, pair in
            let (before, now) = (pair.0.indicator.value, pair.1.indicator.value)
            return (before == now ? "still " : before < now ? "up to " : "down to ") + told
        }
        return "\(subject.capitalisedFirst) \(rest): \(told[0]), "
            + "\(moved.dropLast().joined(separator: ", ")), then \(moved[moved.count - 1])."
    }

    /// ", after a fall of 277 between April 2023 and April 2024": what turned before is not left out.
    private func turn(before latest: FigureStory) -> String? {
        guard let change = latest.change, change != .unchanged else { return nil }
        let earlier = figures.last {
            $0.indicator.statistic == .change && Self.isCount($0) && $0.sentence <= latest.sentence
                && $0.change.map { $0 != .unchanged && $0 != change } == true
                && $0.indicator.span.start < latest.indicator.span.start
        }
        guard let earlier else { return nil }
        return ", after a \(change == .risen ? "fall" : "rise") of \(earlier.indicator.value.plainText)"
            + (earlier.indicator.period.map { " \($0.uncapitalisedFirst)" } ?? "")
    }

    /// "The middle (median) wait was 28 days, and the longest 288 days."
    private func lengths() -> String? {
        let lengths = figures.filter { Self.isLength($0) }
        // "Half had been waiting more than 47 days": what this line cannot say is quoted with the rest.
        guard
            !figures.contains(where: {
                $0.indicator.days != nil && $0.indicator.role == .actual && $0.indicator.statistic != .target
                    && !Self.isLength($0)
            })
        else { return nil }
        let middle = lengths.filter { $0.indicator.statistic == .median }
        let longest = lengths.filter { $0.indicator.statistic == .maximum }
        guard lengths.count == middle.count + longest.count, middle.count <= 1, longest.count <= 1,
            // One alone is best told in the report's own words.
            lengths.count == 2 || figures.contains(where: \.isWaiting)
        else { return nil }
        let parts = [
            middle.first.map { "middle (median) wait was " + Self.length($0) },
            longest.first.map {
                "longest \(middle.isEmpty ? "wait was " : "")" + Self.length($0)
            },
        ].compactMap { $0 }
        return parts.isEmpty ? nil : "The " + parts.joined(separator: ", and the ") + "."
    }

    /// "people" and "waiting for a Care Act assessment"; nil where what is waited for is not named.
    private static func parts(_ figure: FigureStory) -> (subject: String, rest: String)? {
        guard var words = figure.indicator.measure?.split(separator: " ").map(String.init) else { return nil }
        if words.starts(with: ["number", "of"]) { words.removeFirst(2) }
        guard let place = words.firstIndex(where: { $0 == "waiting" || $0 == "awaiting" }),
            (1...3).contains(place),
            words[place - 1].hasSuffix("s") || words[place - 1] == "people", words.count >= place + 3,
            !words[place...].contains(where: {
                pronouns.contains($0) || ["one", "decision"].contains($0)
            })
        else { return nil }
        return (words[..<place].joined(separator: " "), words[place...].joined(separator: " "))
    }

    private static let pronouns = English.words(.notes, "lone pronouns")

    private static func isCount(_ figure: FigureStory) -> Bool {
        [.people, .count].contains(figure.indicator.unit) && figure.indicator.role == .actual
    }

    private static func isLength(_ figure: FigureStory) -> Bool {
        figure.indicator.days != nil && figure.indicator.role == .actual
            && figure.indicator.statistic != .target
            && figure.indicator.measure?.lowercased().contains("wait") == true
    }

    private static func length(_ figure: FigureStory) -> String {
        figure.indicator.valueText.uncapitalisedFirst + (change(figure) ?? "")
    }

    /// ", down from 412"; nil where no earlier value is printed.
    private static func change(_ figure: FigureStory) -> String? {
        guard figure.previous != nil, let change = figure.change, change != .unchanged else { return nil }
        let indicator = figure.indicator
        let printed = indicator.comparator == .previous ? indicator.benchmarkText : nil
        guard let before = printed ?? figure.previous.map(\.plainText) else { return nil }
        // "148 people were waiting, down from 412".
        let number = indicator.unit == .people ? String(before.prefix { $0 != " " }) : before
        var when = ""
        if let period = indicator.previousPeriod, period != indicator.period {
            when = moment(period) == nil ? " (\(period))" : " \(period.uncapitalisedFirst)"
        } else if let period = indicator.period, period.lowercased().hasPrefix("between ") {
            when = " \(period.uncapitalisedFirst)"
        }
        return (change == .fallen ? ", down from " : ", up from ") + number + when
    }

    /// "In June 2024", and not "over the previous 12 months".
    private static func moment(_ period: String?) -> String? {
        guard let period, let first = period.split(separator: " ").first?.lowercased(),
            ["in", "at", "on", "as"].contains(first), period.contains(where: \.isNumber)
        else { return nil }
        return period.capitalisedFirst
    }
}
