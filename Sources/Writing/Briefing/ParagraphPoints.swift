internal import QuotedLines
internal import AssessmentModel
internal import English
internal import NoteText
internal import SourceText
internal import TextAnalysis

/// The points of a report, each read with its whole paragraph: how that judges a wait, and the passage that tells its
/// gravest news, which stands in the place of the points that it is made of.
enum ParagraphPoints {
    /// - Parameter rows: the report's points in order, those of which nothing can be said among them.
    static func read(_ rows: [EvidenceRow]) -> [PointRow] {
        var points: [PointRow] = []
        var start = 0
        for place in rows.indices.dropFirst() where rows[place].paragraph != rows[start].paragraph {
            points += judged(Array(rows[start..<place]))
            start = place
        }
        return points + judged(Array(rows[start...]))
    }

    private static func judged(_ rows: [EvidenceRow]) -> [PointRow] {
        var points = rows.map(PointRow.init)
        let texts = rows.map { $0.text("text") ?? "" }
        let whole = texts.joined(separator: " ")
        for place in points.indices
        where points[place]?.isWait == true || points[place]?.tellsOfWaiting == true {
            points[place]?.wait =
                WaitVerdict.tellsOfWorseBefore(texts[place])
                ? .accepted : WaitVerdict(texts[place]) ?? WaitVerdict(whole)
        }
        let sentences = texts.enumerated().flatMap { place, text in
            SentenceSegmenter.segment(text).map { (place: place, words: String(text[$0])) }
        }
        guard rows.first?.paragraph != nil, let first = points.lazy.compactMap({ $0 }).first, first.isFinding,
            !first.isSummary, let run = GravestRun(of: sentences.map(\.words))
        else { return points.compactMap { $0 } }
        let told = sentences[run.range]
        let owner = sentences[run.gravest].place
        // What befell somebody is no harm where it surely stands in praise.
        if let point = points[owner], run.isOfMishap,
            point.kind == .strength && point.isSure || [.acceptable, .accepted].contains(WaitVerdict(whole))
        {
            return points.compactMap { $0 }
        }
        for place in points.indices { points[place]?.isBesideHarm = true }
        if let point = points[owner], [.shortfall, .mixed].contains(point.kind), !point.leans,
            !Wording.isSingleVoice(point.line),
            told.allSatisfy({
                GravestRun.gravity(of: $0.words) == 0 || point.line.contains($0.words.dropLast())
            })
        {
            return points.compactMap { $0 }
        }
        for place in Set(told.map(\.place)) { points[place]?.isTold = true }
        let words = told.map(\.words).joined(separator: " ")
        var row = rows[owner]
        row.fields.merge([
            "line": .text("“\(words)”"), "text": .text(words), "kind": .text(PointKind.shortfall.rawValue),
            "state": .text(PointState.persists.rawValue), "sure": .yesNo(true),
            "weight": .integer(min(5, 3 + run.gravity)),
        ]) { $1 }
        if var point = PointRow(row) {
            (point.label, point.line, point.passage) = (nil, Quotation.sentence(words), run.gravity)
            points[owner] = point
        }
        return points.compactMap { $0 }
    }
}
