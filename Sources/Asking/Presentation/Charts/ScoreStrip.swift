internal import TextAnalysis

/// The scores of a council as a strip: a row a statement, four boxes, the score's box filled and its number
/// in it.
package enum ScoreStrip {
    /// - Parameter scores: statements in framework order, each with its score of 1 to 4, nil when there is
    ///   none.
    package static func chart(council: String, scores: [(statement: String, score: Int?)]) -> Chart {
        let title = "Scores of \(council)"
        let alternative = message(council, scores)
        let rowHeight = 30
        var shapes = [Chart.label("\(title), from 1 (lowest) to 4", x: 12, y: 24, weight: "bold")]
        for step in 1...4 {
            shapes.append(Chart.label(String(step), x: 392 + Double(step - 1) * 44, y: 48, anchor: "middle"))
        }
        for (row, entry) in scores.enumerated() {
            let y = 56 + row * rowHeight
            shapes.append(Chart.label(entry.statement, x: 12, y: Double(y) + 19))
            for step in 1...4 {
                let isScore = entry.score == step
                let x = 372 + (step - 1) * 44
                shapes.append(
                    "<rect x=\"\(x)\" y=\"\(y)\" width=\"40\" height=\"26\" fill=\"\(isScore ? "#111" : "#fff")\" stroke=\"#767676\"/>"
                )
                if isScore {
                    shapes.append(
                        "<text x=\"\(x + 20)\" y=\"\(y + 18)\" text-anchor=\"middle\" fill=\"#fff\" font-weight=\"bold\">\(step)</text>"
                    )
                }
            }
            if entry.score == nil { shapes.append(Chart.label("not scored", x: 556, y: Double(y) + 19)) }
        }
        let width = max(20, scores.map { $0.statement.count }.max() ?? 0)
        let lines = scores.map { entry -> String in
            let boxes = (1...4).map { (step: Int) in step == entry.score ? "[\(step)]" : " . " }.joined()
            return entry.statement + String(repeating: " ", count: width - entry.statement.count) + "  "
                + boxes
                + (entry.score == nil ? "  not scored" : "")
        }
        return Chart(
            title: title, alternative: alternative,
            svg: Chart.svg(
                width: 640, height: 68 + scores.count * rowHeight, title: title, alternative: alternative,
                shapes),
            text: SafeText.neutralised(
                (["\(title), from 1 (lowest) to 4"] + lines).joined(separator: "\n"), keepingLines: true)
                + "\n")
    }

    /// "Five of nine areas score 3, four score 2. Lowest: Assessing needs, …".
    private static func message(_ council: String, _ scores: [(statement: String, score: Int?)]) -> String {
        let known = scores.compactMap(\.score)
        guard let lowest = known.min() else { return "No scores of \(council) are held." }
        let parts = (1...4).reversed().compactMap { step -> String? in
            let count = known.count { $0 == step }
            return count == 0 ? nil : "\(NumberFormat.word(count)) \(count == 1 ? "scores" : "score") \(step)"
        }
        let list = parts.joined(separator: ", ")
        let weakest = scores.filter { $0.score == lowest }.map(\.statement)
        let tail = Set(known).count > 1 ? " Lowest: \(weakest.joined(separator: "; "))." : ""
        return "Of \(NumberFormat.word(known.count)) areas in \(council), \(list).\(tail)"
    }
}
