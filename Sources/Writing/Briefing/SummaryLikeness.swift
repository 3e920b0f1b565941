internal import NoteText

/// How near a point is to what CQC puts into its own summary of strengths and areas for development.
struct SummaryLikeness {
    /// The telling words of each sentence of the summary, each with its weight: rare words weigh more.
    private let sentences: [[String: Double]]

    /// - Parameter points: every point of the report, its summary among them.
    init(_ points: [PointRow]) {
        var counts: [String: Int] = [:]
        for point in points where !point.isSummary {
            for word in Likeness.topic(point.text) { counts[word, default: 0] += 1 }
        }
        let least = max(2, points.count / Self.rarePart)
        sentences = points.filter(\.isSummary).map { point in
            Dictionary(
                Likeness.topic(point.text).map { ($0, 1 / Double(max(least, counts[$0] ?? 0))) },
                uniquingKeysWith: { first, _ in first })
        }
    }

    /// A word in fewer points than one in so many is rare.
    private static let rarePart = 40

    /// From 0, where they share no two words, to 1, where a sentence of the summary says nothing else.
    func of(_ point: PointRow) -> Double {
        guard !point.isSummary, !sentences.isEmpty else { return 0 }
        let words = Likeness.topic(point.text)
        return sentences.reduce(0) { best, sentence in
            let shared = sentence.filter { words.contains($0.key) }
            let all = sentence.values.reduce(0, +)
            return shared.count < 2 || all == 0 ? best : max(best, shared.values.reduce(0, +) / all)
        }
    }
}
