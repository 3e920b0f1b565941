import AssessmentModel
import Briefing
import SourceText
import Templates
import Testing
import TestSupport

/// Mistakes in template files, each with its place and its nearest name.
@Suite struct TemplateMistakeTests {
    private static let head = """
        ---
        template: t
        params:
          authority: {type: authority, required: yes}
          date: {type: date}
        queries:
          scores: statements
        empty: {scores: None.}
        ---

        """
    private static let table = ResultTable(
        columns: [Column(name: "statement", type: .text), Column(name: "score", type: .number)],
        rows: [[.text("Needs | all"), .missing]],
        origins: [RowOrigin(record: "statement", id: "northmoor@2025-03/needs")])

    private func render(_ body: String, head: String = head, partials: [String: String] = [:]) throws
        -> String
    {
        var files = ["t.md": head + body]
        for (name, text) in partials { files["partials/\(name).md"] = text }
        let folder = try templateFolder(files)
        let source = FakeSource("t", folder: folder, tables: ["scores": Self.table])
        return try compose(
            BriefingOrder(template: "t", parameters: ["authority": "northmoor"]), templates: folder,
            source: source
        ).text
    }

    private func mistakes(_ body: String, head: String = head, partials: [String: String] = [:]) -> String {
        do {
            _ = try render(body, head: head, partials: partials)
            return "none"
        } catch let error as Diagnostics {
            return error.items.map { item in
                let place = item.span.map { error.source.position(of: $0.start) } ?? (line: 0, column: 0)
                return
                    "\(error.source.name.split(separator: "/").last ?? ""):\(place.line):\(place.column) \(item.message)"
            }.joined(separator: "\n")
        } catch { return "\(error)" }
    }

    @Test(arguments: [
        ("{{autority}}", "t.md:10:1 Nothing is called \"autority\" here. Did you mean authority?"),
        (
            "x {{#scores}}{{scroe}}{{/scores}}",
            "t.md:10:14 Nothing is called \"scroe\" here. Did you mean score or scores?"
        ),
        ("{{scores}}", "t.md:10:1 scores is a list, not a text. Open it with {{#scores}}."),
        ("{{#scores}}", "t.md:10:1 The section scores is not closed. Write {{/scores}} where it ends."),
        (
            "{{#scores}}{{/score}}",
            "The section open here is scores, from line 10. Close it first with {{/scores}}."
        ),
        ("{{/scores}}", "No section is open here, so {{/scores}} closes nothing."),
        ("# {{authority}\n\ntext", "t.md:10:3 This {{ has no }} after it."),
        ("{{{authority}}}", "Text is always escaped; write {{name}} with two braces and no &."),
        ("{{&authority}}", "Text is always escaped"),
        ("{{=<% %>=}}", "Tags that begin with = are not used in briefings."),
        ("{{upper(authority)}}", "\"upper(authority)\" is not a name."), ("{{}}", "This tag names nothing."),
        ("{{authority.name}}", "authority is a text and has no field name."),
        ("{{date}}", "date may not be given. Show it inside {{#date}}…{{/date}}."),
        ("{{#date}}{{date}}{{/date}}", "none"),
        ("{{> sorces}}", "There is no partial called \"sorces\". Did you mean sources?"),
        ("{{! a remark }}", "none"),
        ("{{#scores}}{{score}}{{/scores}}", "t.md:10:12 score has no value here."),
        ("{{#scores}}\n| {{score}} |\n{{/scores}}", "none"),
    ])
    func inTheBody(_ body: String, _ expected: String) {
        let found = mistakes(body)
        #expect(found.contains(expected), "\(found)")
    }

    @Test func includesSayTheirChain() {
        let found = mistakes("{{> a}}", partials: ["a": "\n {{> b}}", "b": "{{wrong}}"])
        #expect(
            found.contains("b.md:1:1 Nothing is called \"wrong\" here.")
                && found.contains("a.md:2:2. Included from"), "\(found)")
        #expect(
            mistakes("{{> a}}", partials: ["a": "{{> b}}", "b": "{{> a}}"]).contains("a includes itself."))
        func chain(of count: Int) -> [String: String] {
            Dictionary(
                uniqueKeysWithValues: (1...count).map {
                    ("p\($0)", $0 < count ? "{{> p\($0 + 1)}}" : "words")
                })
        }
        #expect(mistakes("{{> p1}}", partials: chain(of: Limits.includeDepth)) == "none")
        #expect(
            mistakes("{{> p1}}", partials: chain(of: Limits.includeDepth + 1)).contains(
                "Partials are nested deeper than 16."))
        // Each includes the next four times: a thousand million inclusions, which nobody waits for.
        let many = Dictionary(
            uniqueKeysWithValues: (1...15).map {
                ("p\($0)", $0 < 15 ? String(repeating: "{{> p\($0 + 1)}}", count: 4) : "words")
            })
        #expect(mistakes("{{> p1}}", partials: many).contains("included more than 1000 times"))
    }

    @Test(arguments: [
        ("no front matter", "t.md:1:1 A template begins with a line of ---"),
        ("---\ntemplate: t\n", "The description is not closed."),
        ("---\ntemplate: [t\n---\n", "The description is not YAML"),
        (
            "---\ntemplate: t\nquerys: {}\n---\n",
            "t.md:3:1 There is no word in a description called \"querys\". Did you mean queries?"
        ),
        (
            "---\ntemplate: t\nparams:\n  authority: {type: authorty}\n---\n",
            "There is no a type called \"authorty\". Did you mean authority?"
        ),
        (
            "---\ntemplate: t\nqueries:\n  q: statements where authority is $autority\nparams:\n  authority: {type: authority}\n---\n",
            "t.md:4:3 There is no parameter called \"autority\". Did you mean authority?"
        ),
        (
            "---\ntemplate: t\nparts:\n  p: {make: keyfigures}\n---\n",
            "There is no rule for a part called \"keyfigures\". Did you mean key-figures?"
        ),
        (
            "---\ntemplate: t\nparams:\n  authority: {type: authority}\nqueries:\n  q: nothing\n---\n",
            "t.md:6:3 Query q: There is no such record."
        ),
        (
            "---\ntemplate: t\nparams:\n  authority: {type: authority}\nqueries:\n  scores: statements\nparts:\n  p: {make: cautions, from: [scores]}\n---\n",
            "p is made by cautions, which needs code, severity, text, paragraph from the query scores."
        ),
    ])
    func inTheFrontMatter(_ head: String, _ expected: String) {
        let found = mistakes("", head: head)
        #expect(found.contains(expected), "\(found)")
    }

    @Test func valuesAreEscapedAlsoInPartials() throws {
        let text = try render(
            "{{#scores}}\n{{> row}}\n{{/scores}}", partials: ["row": "| {{statement}} | {{score}} |\n"])
        #expect(text.hasPrefix("| Needs \\| all | Not stated |\n"))
    }

    @Test func anEmptyQueryNeedsItsSentence() throws {
        let head = Self.head.replacing("empty: {scores: None.}\n", with: "")
        let folder = try templateFolder(["t.md": head + "\n{{#scores}}x{{/scores}}"])
        let error = #expect(throws: Diagnostics.self) {
            _ = try compose(
                BriefingOrder(template: "t", parameters: ["authority": "northmoor"]), templates: folder,
                source: FakeSource("t", folder: folder, tables: ["scores": Self.table.emptied]))
        }
        #expect(try #require(error).items.map(\.code) == ["empty-query"])
    }

    @Test func unknownTemplatesNameTheNearest() throws {
        let error = #expect(throws: WorldError.self) {
            _ = try TemplateFolder().template(named: "councilor-note")
        }
        #expect(try #require(error).description.contains("Did you mean councillor-note?"))
    }

    @Test func explained() throws {
        let guide = TemplateGuide(try TemplateFolder().template(named: "councillor-note"))
        expectGolden(guide.summary + "\n\n" + guide.explanation, "explained.txt")
    }
}
