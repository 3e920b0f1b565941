import Foundation
import Presentation
import Testing

/// Charts say in words what they draw.
struct ChartTests {
    @Test func aStripWritesEveryScoreAndItsMessage() {
        let chart = ScoreStrip.chart(
            council: "A & B", scores: [("Needs", 2), ("Safety", 3), ("Care <i>", nil)])
        #expect(chart.alternative == "Of two areas in A & B, one scores 3, one scores 2. Lowest: Needs.")
        #expect(
            chart.text.contains("Needs                  . [2] .  . ") && chart.text.contains("not scored"))
        #expect(
            chart.svg.contains("<desc id=\"desc\">Of two areas in A &amp; B")
                && chart.svg.contains("Care &lt;i&gt;"))
        #expect(chart.svg.contains("role=\"img\"") && !chart.svg.contains("http://www.w3.org/1999"))
    }

    @Test func dotsAreOnOneScaleAndNamedInWords() {
        let rows = [
            DotPlot.Row(measure: "people who felt safe", value: 66.5, england: 71.1, direction: "worse"),
            DotPlot.Row(measure: "carers satisfied", value: 47.8, england: 36.8, direction: "better"),
        ]
        let chart = DotPlot.chart(council: "Testham", rows: rows)
        #expect(
            chart.alternative.hasPrefix(
                "Two figures of Testham beside England's: one better, one worse. The widest gap: carers satisfied"
            ))
        #expect(chart.text.contains("People who felt safe: 66.5%, England 71.1%: worse"))
        #expect(chart.text.split(separator: "\n").filter { $0.contains("O") && $0.contains("x") }.count >= 2)
        let long = String(repeating: "people who were asked by letter, ", count: 6) + "and felt safe"
        let wrapped = DotPlot.chart(
            council: "Testham", rows: [DotPlot.Row(measure: long, value: 1, england: 2, direction: nil)]
        ).svg
        #expect(wrapped.contains("and felt safe</text>") && !wrapped.contains("…"), "no label is cut")
        #expect(DotPlot.chart(council: "Testham", rows: []).svg.hasSuffix("</svg>\n"))
    }
}
