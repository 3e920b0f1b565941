import AssessmentModel
import SourceText
import Testing

@testable import ReportReading

/// What web pages hold beside plain paragraphs: each kind with a near miss.
@Suite struct PageKindsTests {
    private func read(_ body: String) throws -> BlockText {
        try HTMLBlocks.read(Array("<!doctype html><html><body>\(body)</body></html>".utf8), scope: .marked)
    }

    private func texts(_ body: String) throws -> [String] {
        try read(body).blocks.filter { $0.kind != .chrome }.map(\.text)
    }

    @Test(arguments: [
        ("<p>143<sup>1</sup> people and 31<sup><a href=\"#n\">2</a></sup>%</p>", ["143 people and 31%"]),
        (
            "<p>The 5<sup>th</sup> team had 12 m<sup>2</sup> and 3 × 10<sup>6</sup></p>",
            ["The 5th team had 12 m² and 3 × 10⁶"]
        ),
        ("<p>H<sub>2</sub>O and the M<sup>c</sup>Kay ward</p>", ["H2O and the McKay ward"]),
        (
            "<p><del>134</del><ins>143</ins> people, <s>45</s> 31 days, <strike>9</strike>8</p>",
            ["143 people, 31 days, 8"]
        ),
        ("<p>The median wait<br>was 31 days.</p>", ["The median wait was 31 days."]),
        ("<p>Contact team A<br/>Contact team B</p>", ["Contact team A", "Contact team B"]),
        ("<p>He said so.<br><br>They did, too.</p>", ["He said so.", "They did, too."]),
        (
            "<h4>Timeliness of assessments,<br>care planning</h4>",
            ["Timeliness of assessments, care planning"]
        ),
        ("<p>The authority&#146;s wait &#150; &pound;5.</p>", ["The authority’s wait – £5."]),
        (
            "<x-panel><template shadowrootmode=\"open\"><p>In the shadow.</p></template></x-panel><template><p>Gone.</p></template>",
            ["In the shadow."]
        ),
        (
            "<p class=MsoListParagraph><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp; </span></span><![endif]>First.</p>",
            ["First."]
        ),
        (
            "<p>One <span class=\"govuk-visually-hidden\">opens in a new tab</span>sentence.</p>",
            ["One sentence."]
        ),
        (
            "<p><a href=\"/files/report.PDF?x=1\">The whole report</a></p><p>See <a href=\"r.pdf\">the report</a> of May.</p>",
            ["See the report of May."]
        ),
        ("<p style=\"DISPLAY : none\">Gone.</p><p style=\"display:block\">Here.</p>", ["Here."]),
        (
            "<button aria-controls=\"p1\">Show</button><div id=\"p1\" hidden><p>In the panel.</p></div>",
            ["In the panel."]
        ),
        (
            "<div class=\"accordion__content\" hidden><p>In the panel.</p></div><p hidden>Gone.</p>",
            ["In the panel."]
        ),
        ("<div hidden=\"until-found\"><p>Found.</p></div>", ["Found."]),
        (
            "<h4>Advocacy</h4><div hidden><p>Gone.</p></div><p>Here.</p>", ["Advocacy", "Here."]
        ),
        (
            "<h4><button aria-expanded=false>Advocacy</button></h4><div hidden><p>Here.</p></div>",
            ["Advocacy", "Here."]
        ),
        (
            "<p>It was <math><mfrac><mn>31</mn><mn>40</mn></mfrac></math> of 12 m<math><msup><mi></mi><mn>2</mn></msup><annotation>x</annotation></math>.</p>",
            ["It was 31/40 of 12 m²."]
        ),
        (
            "<p>It was <math><mn>31</mn><mi>%</mi></math><span aria-hidden=true>31%</span> then<span aria-hidden=true>, too</span>.</p>",
            ["It was 31% then, too."]
        ),
        ("<p>12<sub>3</sub> carers</p>", ["12 carers"]),
        ("<p>Carers waited<br>12 weeks.</p>", ["Carers waited 12 weeks."]),
        ("<p>Published<br>12 June 2025</p>", ["Published", "12 June 2025"]),
        (
            "<p>143<span style=\"vertical-align:super\">1</span> people<span style=\"text-decoration:underline; text-decoration: line-through\">9</span>.</p>",
            ["143 people."]
        ),
        (
            "<style>.a{display:none} @media print{.b{display:none}} i.c{ text-decoration : line-through }</style><p class=a>Gone.</p><p class=b>Here <i class=c>9</i>5.</p>",
            ["Here 5."]
        ),
        ("<p style=\"opacity:0.5\">Seen.</p><p style=\"opacity:0\">Not.</p>", ["Seen."]),
        ("<p>Full of <video>old</video>words.</p>", ["Full of words."]),
        (
            "<p>There were <svg><title>Mark</title></svg>143 people.</p>", ["There were 143 people."]
        ),
        (
            "<pre>Measure        Rutland   England\nWaiting        143       210\n</pre>",
            ["Measure\tRutland\tEngland", "Waiting\t143\t210"]
        ),
        ("<p>She said <q>they <q>never</q> rang</q>.</p>", ["She said “they ‘never’ rang”."]),
        (
            "<p>Here<span style=\"display:none\"> not</span> and<o:p></o:p> here.</p>", ["Here and here."]
        ),
        (
            "<p style=\"text-decoration: underline line-through\">Gone.</p><del><p>Gone.</p></del><p style=\"text-decoration: underline; color: red\">Here.</p>",
            ["Here."]
        ),
        (
            "<table><tr><td>A</td><td style=\"text-decoration:line-through\">9</td><td>1</td></tr></table>",
            ["A\t\t1"]
        ),
        (
            "<p>31<span style=\"position:relative; top:-4pt\">2</span>% and 5<span style=\"vertical-align:30%\">3</span> and <span style=\"position:relative;top:0\">7</span></p>",
            ["31% and 5 and 7"]
        ),
        (
            "<p>Here.</p><span style=\"position:absolute;left:-9999px\">Gone.</span><p style=\"margin-left:-10px\">Here, too.</p>",
            ["Here.", "Here, too."]
        ),
        ("<p>The <ruby>wait<rp>(</rp><rt>w</rt><rp>)</rp></ruby> fell.</p>", ["The wait fell."]),
        (
            "<style>.t{display:table}.r{display:table-row}.c{display:table-cell}</style><div class=t><div class=r><div class=c>A</div><div class=c>1</div></div></div>",
            ["A\t1"]
        ),
        (
            "<p><a href=\"r.docx\">The report</a> (DOCX, 340 KB, 24 pages)</p><p><a href=\"r.pdf\">It</a> came.</p>",
            ["It came."]
        ),
        (
            "<table><tr><td>A</td><td><table><tr><td>b</td><td>1</td></tr></table></td></tr></table>",
            ["A", "b\t1"]
        ),
        (
            "<div role=table><div role=row><span role=columnheader>a</span><span role=columnheader>b</span></div><div role=row><span role=cell>1</span><span role=cell>2</span></div></div>",
            ["a\tb", "1\t2"]
        ),
    ])
    func words(_ body: String, _ expected: [String]) throws { #expect(try texts(body) == expected) }

    @Test func whatIsLeftOutIsSaid() throws {
        let text = try read("<p><s>45</s> 31 days</p><p>x</p><p hidden>Not seen.</p>")
        #expect(text.leftOut[.struckOut]?.count == 1 && text.leftOut[.hidden]?.count == 1)
        #expect(text.leftOut[.hidden]?.bytes == 0)
    }

    /// GOV.UK's accordion as its script leaves it: the button's own words are no part of the heading, and all panels
    /// are read.
    @Test func accordions() throws {
        let text = try read(
            """
            <div class="govuk-accordion"><div class="govuk-accordion__controls"><button type="button" class="govuk-accordion__show-all" aria-expanded="false"><span class="govuk-accordion__show-all-text">Show all sections</span></button></div>
            <div class="govuk-accordion__section"><h2 class="govuk-accordion__section-heading"><button type="button" aria-controls="c1" class="govuk-accordion__section-button" aria-expanded="false"><span class="govuk-accordion__section-heading-text">Timeliness of reviews</span><span class="govuk-visually-hidden">, </span><span class="govuk-accordion__section-toggle"><span class="govuk-accordion__section-toggle-text">Show</span></span></button></h2>
            <div id="c1" class="govuk-accordion__section-content" hidden><p>People waited 31 days.</p></div></div></div>
            """)
        #expect(
            text.blocks.filter { $0.kind != .chrome }.map { "\($0.kind): \($0.text)" } == [
                "heading: Timeliness of reviews", "paragraph: People waited 31 days.",
            ])
        #expect(text.blocks.contains { $0.kind == .chrome && $0.text.contains("Show") })
    }

    @Test func wordsForBrowsersWithoutScripts() throws {
        let sentence = "Carers told us that the reviews of their plans had come late."
        let twin = try read("<p>\(sentence)</p><noscript><p>\(sentence)</p></noscript>")
        #expect(twin.blocks.map(\.text) == [sentence] && twin.leftOut.isEmpty)
        let alone = try read(
            "<p>Other words.</p><noscript><p>\(sentence)</p></noscript><noscript>Please enable JavaScript in your browser for this.</noscript>"
        )
        #expect(alone.blocks.map(\.text) == ["Other words."])
        #expect(alone.leftOut.values.map(\.count) == [1] && alone.leftOut.values.allSatisfy { $0.bytes > 0 })
    }

    @Test func tables() throws {
        let table =
            "<table><caption>Waits</caption><thead><tr><th>Measure</th><th>Anyshire</th><th>England</th></tr></thead><tr><td rowspan=2><p>Median wait</p></td><td>31 days<sup>1</sup></td><td>&nbsp;</td></tr><tr><td>33 days</td><td>40 days</td></tr><tr><td colspan=3>Carers</td></tr><tr><td colspan=2>All</td><td>5</td></tr></table>"
        let text = try read(table)
        #expect(
            text.blocks.map(\.text) == [
                "Waits", "Measure\tAnyshire\tEngland", "Median wait\t31 days\t",
                "Median wait\t33 days\t40 days", "Carers",
                "All\tAll\t5", "1",
            ])
        // A table that lays out a page holds its paragraphs.
        let long = String(repeating: "Carers told us that reviews had come late. ", count: 9).trimmedLine
        #expect(
            try texts("<table><tr><td><h3>Reviews</h3><p>\(long)</p></td><td>Menu</td></tr></table>") == [
                "Reviews", String(long), "Menu",
            ])
        #expect(
            try texts("<table><tr><td><table><tr><td>a</td><td>1</td></tr></table></td></tr></table>") == [
                "a\t1"
            ])
    }

    /// Pieces of pages, and the clipboard of Windows, are pages; Markdown and text with a tag in it are not.
    @Test(arguments: [
        ("<h1>Anyshire</h1><p>In May 143 people waited.</p>", DocumentFormat.html),
        ("<!--StartFragment--><p>In May.</p>", .html), ("<span>In May</span><br><b>Score: 3</b>", .html),
        (
            "Version:0.9\r\nStartHTML:00000097\r\n<html><body><!--StartFragment--><p>x</p></body></html>",
            .html
        ),
        ("<div>\n\n# Heading\n\n- item\n\n</div>", .markdown), ("<50 people waited>\nfor it", .text),
    ])
    func fragments(_ text: String, _ format: DocumentFormat) throws {
        #expect(try DocumentFormat(of: Array(text.utf8)) == format)
    }

    @Test(arguments: [
        "bplist00\u{1}", "<?xml version=\"1.0\"?>\n<!DOCTYPE plist PUBLIC \"x\">\n<plist><dict/></plist>",
    ])
    func archivesOfSafariAreNamed(_ text: String) throws {
        let framework = try framework()
        let error = #expect(throws: (any Error).self) {
            try readPage(ReportFile(path: "x", bytes: Array(text.utf8)), framework: framework)
        }
        #expect(error.map { String(describing: $0).contains("Safari") } == true)
    }

    @Test func fullTagsAreRefusedBeforeTheyAreParsed() {
        let full = "<html><p " + (0..<2_000).map { "a\($0)=\"x y\"" }.joined(separator: " ") + ">x</p>"
        let error = #expect(throws: (any Error).self) { try HTMLTree.walk(Array(full.utf8)) { _, _ in } }
        #expect(error.map { String(describing: $0).contains("attributes") } == true)
        #expect(
            TagCount(Array("<a b=\"1 2 3 4\" c><script>x <b a c d e</script><i x>".utf8)).mostAttributes == 2)
    }

    /// Terms with few words said of them make a line; sentences stand below their term.
    @Test func terms() throws {
        let blocks = try read(
            "<dl><dt>Median wait:</dt><dd>31 days</dd><dt>Carers</dt><dd>44.9%</dd><dd>(England: 36.8%)</dd><dt>Why</dt><dd>Staff had left.</dd><dt>Last</dt></dl><p>End</p>"
        ).blocks
        #expect(
            blocks.map(\.text) == [
                "Median wait: 31 days", "Carers: 44.9% (England: 36.8%)", "Why", "Staff had left.", "Last",
                "End",
            ])
        #expect(
            blocks.map(\.kind) == [.paragraph, .paragraph, .heading, .paragraph, .heading, .paragraph])
    }

    /// Rows and cells that a page hides are none of its table; what it shows on paper alone is none of its text.
    @Test func hiddenRowsAndPrint() throws {
        #expect(
            try texts(
                "<table><tr><th>A</th><th>B</th></tr><tr hidden><td>C</td><td>9</td></tr><tr style=\"display:none\"><td>D</td><td>8</td></tr><tr class=\"collapse\" hidden><td>E</td><td>1</td></tr></table>"
            ) == ["A\tB", "E\t1"])
        #expect(
            try texts(
                "<div class=\"print-only\">Printed from A.</div><p class=\"d-none d-print-block\">B.</p><p class=\"no-print\">C.</p><p class=\"hidden-print blueprint-only\">D.</p>"
            ).contains { "A.B.".contains($0.suffix(2)) } == false)
        #expect(try texts("<p class=\"no-print\">C.</p><p class=\"blueprint-only\">D.</p>") == ["C.", "D."])
    }

    /// Stray control bytes are a page's faults, whether or not it says how it is written; many are another file's.
    @Test func strayBytes() throws {
        let page = Array(
            "<html><body><p>In May 143 peo\0ple were waiting for an assessment of their needs, and of what they hoped for in the year after, said the council in its own words. They said so in a letter of May.</p></body></html>"
                .utf8)
        let text = try HTMLBlocks.read(page, scope: .main)
        #expect(text.blocks.map(\.text).joined().contains("waiting for an assessment"))
        #expect(throws: WorldError.self) {
            try HTMLBlocks.read(Array("<html>".utf8) + [UInt8](repeating: 1, count: 50), scope: .main)
        }
    }
}
