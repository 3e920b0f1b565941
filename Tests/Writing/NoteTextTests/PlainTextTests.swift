import AssessmentModel
import NoteText
import Testing
import TextAnalysis

/// Words and figures as a note prints them.
@Suite struct PlainTextTests {
    @Test(arguments: [
        ("a | b", "a \\| b"), ("*x* _y_ snake_case", "\\*x\\* \\_y\\_ snake_case"), ("1. one", "1\\. one"),
        ("- x", "\\- x"),
        ("2.5% of people", "2.5% of people"),
        ("a\nb\t c", "a b c"), ("R&D &amp; Q & A", "R\\&D \\&amp; Q & A"), ("# x #", "\\# x \\#"),
        ("(a) x", "(a\\) x"),
    ])
    func escaping(_ text: String, _ expected: String) { #expect(MarkdownText.escaped(text) == expected) }

    @Test(arguments: [
        (66.52, AssessmentModel.Unit.percent, "66.52%", "66.5%"), (34, .percent, "34%", "34%"),
        (62.75, .percent, "62.75", "62.8%"),
        (3, .percent, "3.00%", "3.0%"), (0.05, .percent, "0.05%", "0.1%"),
        (1086, .people, "1,086 assessments", "1,086"),
        (1, .days, "1 day", "1 day"),
        (9.5, .days, "9.5 days", "9.5 days"), (69_253_000, .pounds, "£69,253,000", "£69.3 million"),
        (2_000_000, .pounds, "£2m", "£2 million"),
        (16_262, .pounds, "£16,262", "£16,262"), (38_500, .pounds, "£38,500", "£38,500"),
    ])
    func figures(_ value: Double, _ unit: AssessmentModel.Unit, _ printed: String, _ expected: String) {
        #expect(Figures.quantity(value, unit: unit, printed: printed) == expected)
    }

    @Test(arguments: [
        (2.675, 2, "2.68"), (-0.04, 1, "0.0"), (1234567.5, 0, "1,234,568"), (0.5, 0, "1"),
        (1e21, 0, "1,000,000,000,000,000,000,000"),
    ])
    func rounding(_ value: Double, _ decimals: Int, _ expected: String) {
        #expect(Figures.number(value, decimals: decimals) == expected)
    }

    @Test func remarksForReadersNameNoLines() {
        #expect(
            RemarkWords.forReaders("x (Assessing needs, paragraph 16, line 399); y (line 54).")
                == "x (Assessing needs, paragraph 16); y.")
        #expect(
            RemarkWords.forReaders("goes by two names: “a” (line 27 of summary.html) and “b”.")
                == "goes by two names: “a” and “b”.")
    }
}
