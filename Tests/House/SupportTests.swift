import SourceText
import Testing
import TestSupport

/// What the tests themselves stand on.
@Suite struct SupportTests {
    @Test func aDifferenceIsShownWholeWithTwoLinesAround() {
        let old = (1...12).map { "line \($0)" }
        var new = old
        new[4] = "another line"
        new.removeLast()
        let shown = LineDifference(
            from: old.joined(separator: "\n"), to: new.joined(separator: "\n")
        ).description
        #expect(
            shown == """
                …
                  line 3
                  line 4
                - line 5
                + another line
                  line 6
                  line 7
                …
                  line 10
                  line 11
                - line 12
                """)
        #expect(LineDifference(from: "a\n", to: "a").description == "  a\n- ")
    }

    @Test func caretsMarkSpansInBytes() {
        let marked = MarkedText("é findings wher\n^          ^^^^")
        #expect(marked.spans.map { marked.text[$0] } == ["é", "wher"])
        #expect(marked.spans[0].end == 2)
        #expect(MarkedText("no mistake\n").spans.isEmpty)
    }
}
