import AssessmentModel
import SourceText
import Testing

@testable import ReportReading

/// Markdown as writers and converters have it: each kind with a near miss.
@Suite struct MarkdownTests {
    private func read(_ text: String) throws -> BlockText { try MarkdownBlocks.read(text) }

    private func texts(_ text: String) throws -> [String] {
        try read(text).blocks.filter { $0.kind != .chrome }.map(\.text)
    }

    /// What is typed inside a line.
    @Test(arguments: [
        ("In May 143^1^ people, 31%[^a] and ~~134~~ 12 m^2^.", "In May 143 people, 31% and 12 m²."),
        (
            "The 5<sup>th</sup> team of 143<sup><a href=\"#n\">1</a></sup> people.",
            "The 5th team of 143 people."
        ),
        ("The 5^(th) team, 31%[1] of carers.", "The 5th team, 31% of carers."),
        ("They said [sic] it was [2] of them ~ 5.", "They said [sic] it was [2] of them ~ 5."),
        ("H~2~O and a [link](x).", "H2O and a link."),
        (
            "143 people ([the survey][s] of [May]).\n\n[s]: https://a.example/9 \"Of 8\"",
            "143 people (the survey of [May])."
        ),
        ("5\\-10 days, \\£5\\*, 2\\*3 and \\<b\\> \\[sic\\].", "5-10 days, £5*, 2*3 and <b> [sic]."),
        ("*Some* __carers__ `waited` 2*3*4 days&nbsp;&lt; 5.", "Some carers waited 2*3*4 days < 5."),
        ("143 people  \nwere waiting\\\nfor a plan.", "143 people were waiting for a plan."),
        (
            "The wait in May 2025 for an assessment by\n[Team A][a] was long.",
            "The wait in May 2025 for an assessment by [Team A][a] was long."
        ),
        ("In [May]{.when} they met ![A chart of 9](c.png)twice.", "In May they met twice."),
        ("People were <b>kind</b> to<br>us <!-- not 9 of 8 -->all.", "People were kind to us all."),
    ])
    func marksInLines(_ text: String, _ plain: String) throws {
        let words = try texts(text).joined(separator: "|").split(separator: " ").joined(separator: " ")
        #expect(words == plain)
    }

    /// What would begin an element or a comment, and is never ended, is a word like others.
    @Test(arguments: [
        "Seven <script> towns.", "Seven <!-- towns.", "A <style towns.", "<script>Seven towns.",
        "<!-- Seven towns.",
        "An <svg> and an <object> of towns.", "<pre>Seven towns.",
    ]) func whatNothingEndsHidesNothing(_ line: String) throws {
        #expect(try texts("\(line)\n\nTwo villages.").last == "Two villages.")
        #expect(try texts("\(line)\n\nTwo villages.").count == 2)
    }

    @Test func whatIsEndedIsNoText() throws {
        #expect(try texts("Seven <script>let a = 1</script>towns.") == ["Seven towns."])
        #expect(try texts("<script>\nlet a = 1\n\nlet b\n</script>\n\nTwo villages.") == ["Two villages."])
    }

    @Test func struckWordsAreSaidToBeLeftOut() throws {
        #expect(try read("In May ~~134~~ 143 people, and <del>9</del> 8.").leftOut[.struckOut]?.count == 2)
        #expect(try read("In May ~134 of ~143 people.").leftOut.isEmpty)
    }

    /// Notes stand beside the text whatever their names are.
    @Test func notes() throws {
        let text = try read(
            "The wait[^wait] was 31 days^[From 9.] for 2 m^3^.\n\n[^wait]: From the *first* visit.\n\n    In 2025.\n\n[^not]: Of 8.\n"
        )
        let words = { (kind: Block.Kind) in text.blocks.filter { $0.kind == kind }.map(\.text) }
        #expect(words(.paragraph) == ["The wait was 31 days for 2 m³."])
        #expect(words(.note).sorted() == ["From 9.", "From the first visit.", "In 2025.", "Of 8."])
    }

    /// Headings in all forms, without what programs write behind them; items and tasks; quotations; rules.
    @Test func blocks() throws {
        let text = try read(
            "The report\n===\n\n## Needs {#needs .unnumbered}\n\n**Score: 2**\n\n::: {.panel}\n+ One {5}\n+ [x] Two\n    * Three\n1. Four\n:::\n\n> “Kind”\n\n***\n2025. was\n"
        )
        #expect(
            text.blocks.map(\.text) == [
                "The report", "Needs", "Score: 2", "One {5}", "Two", "Three", "1. Four", "“Kind”",
                "2025. was",
            ])
        #expect(
            text.blocks.map(\.kind) == [
                .heading, .heading, .heading, .listItem, .listItem, .listItem, .paragraph, .paragraph,
                .paragraph,
            ])
        #expect(text.blocks.map(\.line) == [1, 4, 6, 9, 10, 11, 12, 15, 18])
    }

    /// Quotations are bounded before anything is built of them.
    @Test func quotationsInsideEachOther() throws {
        #expect(try texts(String(repeating: ">", count: 32) + " One.").count == 1)
        #expect(throws: WorldError.self) { try read(String(repeating: "> ", count: 20_000) + "One.") }
    }

    /// Data before the text is set aside; a rule and a sentence are none.
    @Test func frontMatter() throws {
        #expect(try texts("---\ntitle: 9 people\ntags: [8]\n---\n\nOne.") == ["One."])
        #expect(try texts("+++\ntitle = \"9\"\n+++\n\nOne.") == ["One."])
        #expect(try texts("---\n\nOne: two.\n\n---\n") == ["One: two."])
    }

    /// Tables of each form; what is a dash or a number in a cell stays one, and so does a bar behind a backslash.
    @Test(arguments: [
        "Measure \\| group | England | Here\n:---|---:|:---:\nWaiting | 210 | **143**\nCarers | - | \n",
        "| Measure \\| group | England | Here |\n|---|---|---|\n| Waiting | 210 | *143* |\n| Carers | - | |\n",
        "<table>\n\n    <tr><th>Measure | group</th><th>England</th><th>Here</th></tr>\n\n<tr><td>Waiting</td><td>210</td><td>143</td></tr><tr><td>Carers</td><td>-</td><td></td></tr>\n</table>",
    ])
    func tables(_ table: String) throws {
        let text = try read("Before.\n\n\(table)\nAfter.")
        #expect(
            // An empty cell at the end of a row may be left out.
            text.blocks.map { $0.text.hasSuffix("\t") ? String($0.text.dropLast()) : $0.text }.prefix(4) == [
                "Before.", "Measure | group\tEngland\tHere", "Waiting\t210\t143", "Carers\t-",
            ])
        #expect(text.blocks.map(\.table).prefix(4) == [nil, 1, 1, 1])
    }

    /// Parts of a web page inside: a comment, a panel, hidden words and code.
    @Test func partsOfPages() throws {
        let text = try read(
            "<!-- 9\n\npeople -->\n\n<details><summary>More</summary>\n\nThe wait was <b>31</b> days.\n\n</details>\n\n<div style=\"display:none\">\n\n8 people.\n\n</div>\n\n```\n143 people\n```\n\n<5 days, 2 < 3.\n"
        )
        #expect(
            text.blocks.map(\.text) == ["More", "The wait was 31 days.", "143 people", "<5 days, 2 < 3."])
        #expect(text.blocks.first?.kind == .heading)
        #expect(text.leftOut[.hidden]?.count == 1)
        #expect(text.leftOut[.hidden].map { (11...15).contains($0.line) } == true)
    }
}
