import AssessmentModel
import NoteText
import SourceText
import Testing

@testable import Briefing

/// Drafts as text files.
@Suite struct DraftFileTests {
    private static let draft = Draft(
        name: "n", template: "councillor-note",
        parameters: [.init(name: "authority", value: "northmoor"), .init(name: "date", value: "2025-04-01")],
        pins: [
            Pin(
                id: "northmoor@2025-03/needs/5.2#1", fingerprint: "3fa9c01b22aa",
                quotation: "yes: “quoted” # not a comment",
                slot: "strength",
                wording: "Ours", memo: "ask\nwhy", by: "A. Officer", when: "2025-04-01"),
            Pin(
                id: "northmoor@2025-03/needs/6", fingerprint: "000000000000", quotation: "- - -", by: "B",
                when: "2025-04-01"),
        ], texts: [.init(slot: "questions", words: "1. What?\n2. Who?"), .init(slot: "author", words: "no")],
        waivers: [.init(check: "length", reason: "asked for", by: "A", when: "2025-04-01")])

    private func read(_ text: String) throws -> Draft {
        try DraftFile(Source(name: "n.brief.yaml", text: text), name: "n").draft
    }

    @Test func whatIsWrittenIsReadAgain() throws {
        let text = DraftFile.text(of: Self.draft)
        #expect(try read(text) == Self.draft)
        #expect(DraftFile.text(of: try read(text)) == text)
        // A line a thing, so that two versions can be compared.
        #expect(
            text.contains("\nparameters:\n  authority: northmoor\n")
                && text.contains("\n- slot: strength\n  id: northmoor@2025-03/needs/5.2#1\n"))
    }

    @Test(arguments: [
        "", "a: b: c", "\u{7}", "|", "{}", "yes", "~", "1.0", "  spaced  ", "\ttab", "é“”—",
        "line\n\n  indented\nlast", "'", "\"", "%x",
        "@x", "`",
    ])
    func anyWordsSurvive(_ words: String) throws {
        var draft = Draft(name: "n", template: "t")
        draft.say(words, in: "a")
        #expect(try read(DraftFile.text(of: draft)).text(in: "a") == (words.isEmpty ? nil : words))
    }

    @Test func emptyPartsMayStand() throws {
        #expect(try read("template: t\npins:\ntexts:\nparameters:\n") == Draft(name: "n", template: "t"))
    }

    @Test(arguments: [
        ("pins: []\n", "1:1 The draft names no template: `template: councillor-note`."),
        ("template: t\npinz:\n", "2:1 There is no word in a draft called \"pinz\". Did you mean pins?"),
        (
            "template: t\npins:\n- id: a/b/1\n  fingerprint: 12\n",
            "4:16 A fingerprint is 12 hexadecimal digits."
        ),
        ("template: t\npins:\n- id: a/b/1\n", "3:3 This pin has no fingerprint."),
        ("template: t\npins: none\n", "2:7 Write a list here"),
        ("template: t\ntexts:\n  a: [x]\n", "3:6 a is a text"),
        ("template: t\ntexts:\n  a: \"open\n", "is not YAML here"),
        ("template: t\ntemplate: u\n", "\"template\" stands there twice."),
        ("", "The draft is a list of `name: value` lines."), ("- a\n", "The draft is a list"),
        ("a: &x [*x]\n", "1:"),
        (String(repeating: "[", count: 100_000), "is not YAML here"),
        ("template: &t [a, b]\nslots: [*t, *t]\n", "Write the words again"),
    ])
    func mistakesHaveTheirPlace(_ text: String, _ expected: String) {
        let error = #expect(throws: Diagnostics.self) { try read(text) }
        let said = (error?.items ?? []).map { item in
            let place = item.span.map { error?.source.position(of: $0.start) ?? (0, 0) } ?? (0, 0)
            return "\(place.0):\(place.1) \(item.message)"
        }.joined(separator: "\n")
        #expect(said.contains(expected), "\(said)")
    }

    @Test func aPinKnowsItsRecord() {
        #expect(Self.draft.pins.map(\.origin.record) == ["indicator", "finding"])
        #expect(
            Pin(id: "a@2025/b/3.1", fingerprint: "", quotation: "", by: "", when: "").origin.record
                == "sentence")
    }
}

/// How calculated numbers are found again.
@Suite struct RecipeTests {
    @Test(arguments: [
        Recipe.query("all assessments where id is \"a@2025\" show points"), .sum("17 - 9 - 5"), .tableRows,
    ])
    func recipesAreReadAsWritten(_ recipe: Recipe) { #expect(Recipe(line: recipe.line) == recipe) }

    @Test(arguments: [("17 - 9 - 5", 3.0), ("1,000 + 2", 1002), ("4", 4)])
    func sumsAreAddedUp(_ sum: String, _ value: Double) { #expect(Recipe.value(ofSum: sum) == value) }

    @Test(arguments: ["", "1 -", "1 * 2", "a", "1 2 3"])
    func whatIsNoSumHasNoValue(_ sum: String) { #expect(Recipe.value(ofSum: sum) == nil) }
}
