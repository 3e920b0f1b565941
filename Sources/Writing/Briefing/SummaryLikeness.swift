internal import QuotedLines
internal import NoteText

/// How near a point is to what CQC puts into its own summary of strengths and areas for development.
struct SummaryLikeness {
    /// How near each point is, by id.
    private let nearness: [String: Double]

    /// - Parameter points: every point of the report, its summary among them.
    init(_ points: [PointRow]) {
        var counts: [String: Int] = [:]
        let found = points.filter { !$0.isSummary }.map { ($0.id, Likeness.topic($0.text)) }
        for (_, words) in found {
            for word in words { counts[word, default: 0] += 1 }
        }
        let least = max(2, points.count / Self.rarePart)
        let sentences = points.filter(\.isSummary).map { point in
            Dictionary(
                Likeness.topic(point.text).map { ($0, 1 / Double(max(least, counts[$0] ?? 0))) },
                uniquingKeysWith: { first, _ in first })
        }
        nearness = Dictionary(
            found.map { id, words in (id, sentences.map { Self.share($0, in: words) }.max() ?? 0) }
        ) { first, _ in first }
    }

    /// A word in fewer points than one in so many is rare.
    private static let rarePart = 40

    /// From 0, where they share no two words, to 1, where a sentence of the summary says nothing else.
    func of(_ point: PointRow) -> Double { nearness[point.id] ?? 0 }

    /// - Parameter sentence: its telling words, each with its weight: rare words weigh more.
    private static func share(_ sentence: [String: Double], in words: Set<String>) -> Double {
        let shared = sentence.filter { words.contains($0.key) }
        let all = sentence.values.reduce(0, +)
        return shared.count < 2 || all == 0 ? 0 : shared.values.reduce(0, +) / all
    }
}
