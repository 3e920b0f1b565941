internal import TextAnalysis

/// A council's figures beside England's: a row a measure, a filled dot for the council and a ring for England
/// on one scale of percent.
package enum DotPlot {
    /// One comparison.
    package struct Row: Sendable, Hashable {
        package var measure: String
        /// In percent.
        package var value: Double
        package var england: Double
        /// "worse", "better", "similar" in words; nil when it is not judged.
        package var direction: String?

        package init(measure: String, value: Double, england: Double, direction: String?) {
            self.measure = measure
            self.value = value
            self.england = england
            self.direction = direction
        }
    }

    /// - Parameter rows: in the order in which they are drawn.
    package static func chart(council: String, rows: [Row]) -> Chart {
        let title = "\(council) and England"
        let alternative = message(council, rows)
        var shapes = [
            Chart.label(title, x: 12, y: 24, weight: "bold"),
            "<circle cx=\"22\" cy=\"44\" r=\"6\" fill=\"#111\"/>", Chart.label(council, x: 34, y: 49),
            "<circle cx=\"252\" cy=\"44\" r=\"6\" fill=\"#fff\" stroke=\"#111\" stroke-width=\"2\"/>",
            Chart.label("England", x: 264, y: 49),
        ]
        let left = 430.0
        let scale = 3.0
        let labels = rows.map { row in
            WordWrap.lines(row.measure.capitalisedFirst, columns: 54) + [figures(row)]
        }
        // A row is as high as its label, which is never cut.
        var tops: [Int] = []
        var bottom = 70
        for lines in labels {
            tops.append(bottom)
            bottom += lines.count * 16 + 10
        }
        for step in stride(from: 0, through: 100, by: 25) {
            let x = Chart.number(left + Double(step) * scale)
            shapes.append("<line x1=\"\(x)\" y1=\"64\" x2=\"\(x)\" y2=\"\(bottom)\" stroke=\"#ccc\"/>")
            shapes.append(
                Chart.label(
                    "\(step)%", x: left + Double(step) * scale, y: Double(bottom + 16), anchor: "middle"))
        }
        for ((row, lines), top) in zip(zip(rows, labels), tops) {
            for (index, line) in lines.enumerated() {
                let isFigures = index == lines.count - 1
                shapes.append(
                    Chart.label(
                        line, x: 12, y: Double(top + 14 + index * 16), weight: isFigures ? "bold" : "normal"))
            }
            let y = top + lines.count * 8
            let (value, england) = (left + clamped(row.value) * scale, left + clamped(row.england) * scale)
            shapes.append(
                "<line x1=\"\(Chart.number(value))\" y1=\"\(y)\" x2=\"\(Chart.number(england))\" y2=\"\(y)\" stroke=\"#767676\" stroke-width=\"2\"/>"
            )
            shapes.append(
                "<circle cx=\"\(Chart.number(england))\" cy=\"\(y)\" r=\"6\" fill=\"#fff\" stroke=\"#111\" stroke-width=\"2\"/>"
            )
            shapes.append("<circle cx=\"\(Chart.number(value))\" cy=\"\(y)\" r=\"6\" fill=\"#111\"/>")
        }
        let lines = rows.flatMap { row -> [String] in
            ["\(row.measure.capitalisedFirst): \(figures(row))", "  0 " + line(row) + " 100%"]
        }
        let key = "\(title) (O \(council), x England, * both)"
        return Chart(
            title: title, alternative: alternative,
            svg: Chart.svg(width: 760, height: bottom + 28, title: title, alternative: alternative, shapes),
            text: SafeText.neutralised(([key] + lines).joined(separator: "\n"), keepingLines: true) + "\n")
    }

    private static func clamped(_ value: Double) -> Double { min(100, max(0, value)) }

    private static func line(_ row: Row) -> String {
        var cells = [Character](repeating: "-", count: 51)
        let (value, england) = (
            Int((clamped(row.value) / 2).rounded()), Int((clamped(row.england) / 2).rounded())
        )
        cells[england] = "x"
        cells[value] = value == england ? "*" : "O"
        return String(cells)
    }

    private static func figures(_ row: Row) -> String {
        "\(Chart.number(row.value))%, England \(Chart.number(row.england))%"
            + (row.direction.map { ": \($0)" } ?? "")
    }

    private static func message(_ council: String, _ rows: [Row]) -> String {
        func count(_ direction: String) -> Int { rows.count { $0.direction == direction } }
        let parts = ["better", "similar", "worse"].filter { count($0) > 0 }.map {
            "\(NumberFormat.word(count($0))) \($0)"
        }
        let widest = rows.max { abs($0.value - $0.england) < abs($1.value - $1.england) }
        let tail = widest.map { " The widest gap: \($0.measure), \(figures($0))." } ?? ""
        let judged = parts.isEmpty ? "" : ": " + parts.joined(separator: ", ")
        return
            "\(NumberFormat.word(rows.count).capitalisedFirst) figures of \(council) beside England's\(judged).\(tail)"
    }
}
