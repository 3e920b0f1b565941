internal import AssessmentModel
internal import SourceText
internal import TextAnalysis

/// How near the actions of a plan are to the points of a report, by the topic words that both have. What is
/// near is only near: whether an action answers a point is for a reader to judge.
package struct PlanNearness: Sendable {
    private let points: [Set<String>]
    private let actions: [Set<String>]
    /// The figures of each point and of each action.
    private let figures: (points: [Set<Double>], actions: [Set<Double>])
    /// How much a topic word tells: the more paragraphs have it, the less.
    private let weights: [String: Double]

    /// - Parameters:
    ///   - points: the topic words of each point.
    ///   - actions: those of each action.
    ///   - paragraphs: those of each paragraph of the report.
    ///   - figures: the numbers of each point and of each action.
    package init(
        points: [Set<String>], actions: [Set<String>], paragraphs: [Set<String>],
        figures: (points: [Set<Double>], actions: [Set<Double>])
    ) {
        self.points = points
        self.actions = actions
        self.figures = figures
        var counts: [String: Int] = [:]
        for topic in paragraphs { for word in topic { counts[word, default: 0] += 1 } }
        weights = counts.mapValues { 1 / Double($0 + 1).squareRoot() }
    }

    /// Two topic words in common, which are a third of what the shorter text tells; or one, and a figure.
    private static let isNear = 0.34

    private func weight(of words: Set<String>) -> Double {
        words.reduce(0) { $0 + (weights[$1] ?? 1) }
    }

    private func nearness(_ point: Int, _ action: Int) -> Double {
        let (a, b) = (points[point], actions[action])
        let shared = a.intersection(b)
        guard !shared.isEmpty else { return 0 }
        if !figures.points[point].isDisjoint(with: figures.actions[action]) { return 1 }
        let share = weight(of: shared) / min(weight(of: a), weight(of: b))
        return shared.count >= 2 ? share : min(share, Self.isNear / 2)
    }

    /// The points with no action near them, each with the nearest, by their places.
    package var unanswered: [(point: Int, nearest: Int?)] {
        points.indices.compactMap { point -> (point: Int, nearest: Int?)? in
            let best = actions.indices.max { nearness(point, $0) < nearness(point, $1) }
            let near = best.map { nearness(point, $0) } ?? 0
            return near >= Self.isNear ? nil : (point, near > 0 ? best : nil)
        }
    }

    /// The points with an action near them, each with the nearest, by their places.
    package var answered: [(point: Int, action: Int)] {
        points.indices.compactMap { point -> (point: Int, action: Int)? in
            let best = actions.indices.max { nearness(point, $0) < nearness(point, $1) }
            return best.flatMap { nearness(point, $0) >= Self.isNear ? (point, $0) : nil }
        }
    }

    /// The actions near no point, by their places.
    package var orphans: [Int] {
        actions.indices.filter { action in
            !points.indices.contains { nearness($0, action) >= Self.isNear }
        }
    }
}

extension OthersAction {
    /// Whether its date says when: "ongoing" and "to be confirmed" do not.
    private var hasDate: Bool {
        due.contains(where: \.isNumber)
            || due.split { !$0.isLetter }.contains { PartialDate(english: "1 \($0) 2000") != nil }
    }

    /// What the row does not say.
    package var lacks: [String] {
        [
            owner.isEmpty ? "owner" : nil, hasDate ? nil : "date", baseline.isEmpty ? "baseline" : nil,
            measure.isEmpty ? "measure" : nil,
        ].compactMap { $0 }
    }
}

extension PlanNumber {
    /// The numbers of a text, years left out: those in digits, then those in words, shares too ("two thirds"). "One" may be
    /// anything.
    package static func all(in text: String) -> [(shown: String, value: Double)] {
        inDigits(text) + inWords(text)
    }

    /// A number with the word behind it, where that is of something: "18 months", and "five" of "five were late".
    package static func withUnit(_ shown: String, in text: String) -> String {
        guard let place = text.firstRange(of: shown + " ")?.upperBound else { return shown }
        let word = text[place...].prefix { $0.isLetter }
        let isOfTime = PartialDate(english: "1 \(word) 2000") != nil
        return word.count > 3 && word.last == "s" && !isOfTime ? "\(shown) \(word)" : shown
    }

    private static func inWords(_ text: String) -> [(shown: String, value: Double)] {
        let bytes = Array(text.utf8)
        let tokens = Tokenizer.tokens(bytes)
        var found: [(shown: String, value: Double)] = []
        var place = 0
        while place < tokens.count {
            guard let number = NumberReader.number(at: place, in: tokens, bytes: bytes) else {
                place += 1
                continue
            }
            if (number.form == .words || number.form == .fraction) && number.value != 1 {
                let (first, last) = (tokens[number.tokens.lowerBound], tokens[number.tokens.upperBound - 1])
                let words = bytes[first.span.start..<last.span.end]
                found.append((String(decoding: words, as: UTF8.self), number.value))
            }
            place = max(place + 1, number.tokens.upperBound)
        }
        return found
    }

    private static func inDigits(_ text: String) -> [(shown: String, value: Double)] {
        text.split { $0.isWhitespace || "()[];“”\"".contains($0) }.flatMap {
            word -> [(shown: String, value: Double)] in
            let parts = word.split(separator: "/").map { number($0) }
            // "2024/25" is a year.
            if parts.count > 1, parts[0].map(isYear) == true { return [] }
            return parts.compactMap { $0 }.filter { !isYear($0) }
        }
    }

    /// The number that a word is, or begins as "28-day" does.
    private static func number(_ word: Substring) -> (shown: String, value: Double)? {
        var shown = word
        while let last = shown.last, ".,:!?".contains(last) { shown.removeLast() }
        let parts = shown.split(separator: "-", maxSplits: 1)
        let head = parts.count == 2 && parts[1].first?.isLetter == true ? parts[0] : shown
        let digits = head.filter { $0 != "," && $0 != "£" && $0 != "%" }
        guard digits.first?.isNumber == true, let value = Double(digits) else { return nil }
        return (String(shown), value)
    }

    private static func isYear(_ number: (shown: String, value: Double)) -> Bool {
        (1990...2100).contains(number.value) && number.shown.allSatisfy(\.isNumber)
    }
}
