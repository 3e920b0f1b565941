import Testing
import TestSupport

@testable import SourceText

@Suite struct DiagnosticRendererTests {
    private let query = MarkedText(
        """
        findings where scroe <= 2 and tone is negtive
                       ^^^^^                  ^^^^^^^
        """)

    @Test func severalMistakesAreNumberedUnderOneLine() {
        let items = [
            Diagnostic("unknown-choice", at: query.spans[1], "\"negtive\" is not a tone."),
            Diagnostic("unknown-field", at: query.spans[0], "Findings have no \"scroe\"."),
        ]
        let text = DiagnosticRenderer(showsPosition: false).render(items, in: query.source)
        #expect(
            text == """
                findings where scroe <= 2 and tone is negtive
                               ^^^^^                  ^^^^^^^
                1. Findings have no "scroe".
                2. "negtive" is not a tone.

                """)
    }

    @Test func aLoneMistakeStandsBesideItsCarets() {
        let query = MarkedText(
            """
            findings wherr score = 2
                     ^^^^^
            """)
        let text = DiagnosticRenderer(showsPosition: false).render(
            [Diagnostic("unknown-step", at: query.spans[0], "Did you mean where?")], in: query.source)
        #expect(text.hasSuffix("         ^^^^^  Did you mean where?\n"))
    }

    @Test func filesGetLineAndColumnInCharacters() {
        let source = Source(name: "é.assay", text: "statements\r\nfindings “é” wher score")
        let start = "statements\r\nfindings “é” ".utf8.count
        let text = DiagnosticRenderer(showsPosition: true).render(
            [Diagnostic("unknown-step", at: Span(start, start + 4), "Did you mean where?")], in: source)
        #expect(text.contains("é.assay:2:14: Did you mean where?"))
        #expect(text.contains("\n             ^^^^\n"))
    }

    @Test func wideCharactersMoveTheCarets() {
        let marked = MarkedText("あ x\n  ^")
        let text = DiagnosticRenderer(showsPosition: false, width: { $0 == "あ" ? 2 : 1 }).render(
            [Diagnostic("x", at: marked.spans[0], "here")], in: marked.source)
        #expect(text == "あ x\n   ^  here\n")
    }
}

@Suite struct LineIndexTests {
    @Test(arguments: [
        ("a\nb", 2, 2), ("a\r\nb", 3, 2), ("a\rb", 2, 2), ("", 0, 1), ("\n\n", 1, 2), ("\n\n", 2, 3),
    ])
    func findsTheLine(_ text: String, _ offset: Int, _ line: Int) {
        #expect(LineIndex(text).line(containing: offset) == line)
    }

    @Test func aSpanInsideACharacterMovesToItsStart() {
        #expect("aé b"[Span(0, 2)] == "a")
        #expect("aé b"[Span(0, 99)] == "aé b")
    }
}

@Suite struct EditDistanceTests {
    @Test(arguments: [("kitten", "sitting", 3), ("scroe", "score", 1), ("", "abc", 3), ("same", "same", 0)])
    func countsEdits(_ a: String, _ b: String, _ distance: Int) {
        #expect(EditDistance.between(a, b) == distance)
    }

    @Test func suggestsTheNearestFirst() {
        #expect(EditDistance.nearest(to: "scroe", in: ["tone", "stone", "score"]) == ["score"])
        #expect(EditDistance.nearest(to: "auth", in: ["tone", "authority"]) == ["authority"])
        #expect(EditDistance.nearest(to: "zzz", in: ["score"]).isEmpty)
    }

    /// A file of somebody else's may be one line of many kilobytes.
    @Test func ofAnEndlessLineThePartAroundAMistakeIsShown() {
        let line = String(repeating: "é", count: 50_000) + " wrong " + String(repeating: "y", count: 50_000)
        let source = Source(name: "query", text: line)
        let item = Diagnostic("wrong", at: Span(100_001, 100_006), "It is wrong.")
        let text = DiagnosticRenderer(showsPosition: false).render([item], in: source)
        #expect(text.utf8.count < 4_000)
        let lines = text.split(separator: "\n")
        #expect(lines[0].hasPrefix("…") && lines[0].hasSuffix("…") && lines[0].contains(" wrong "))
        #expect(
            lines[0].distance(from: lines[0].startIndex, to: lines[0].firstRange(of: "wrong")!.lowerBound)
                == lines[1].distance(from: lines[1].startIndex, to: lines[1].firstIndex(of: "^")!))
    }
}
