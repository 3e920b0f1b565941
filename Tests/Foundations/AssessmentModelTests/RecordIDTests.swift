import AssessmentModel
import Testing

@Suite struct RecordIDTests {
    static let kinds: [(String, RecordKind, parent: String?, short: String)] = [
        ("northmoor", .authority, nil, "northmoor"),
        ("northmoor@2026-03", .assessment, "northmoor", "northmoor"),
        ("northmoor@2026-03/needs", .statement, "northmoor@2026-03", "northmoor/needs"),
        ("northmoor@2026-03/needs/5", .finding, "northmoor@2026-03/needs", "northmoor/needs/5"),
        ("northmoor@undated/needs/5a", .point, "northmoor@undated/needs/5", "northmoor/needs/5a"),
        ("northmoor@2026-03/needs/5.2", .sentence, "northmoor@2026-03/needs/5", "northmoor/needs/5.2"),
        ("northmoor@2026/needs/5.2#1", .indicator, "northmoor@2026/needs/5.2", "northmoor/needs/5.2#1"),
        (
            "bath-and-north-east-somerset/needs/12", .finding, "bath-and-north-east-somerset/needs",
            "bath-and-north-east-somerset/needs/12"
        ),
    ]

    @Test(arguments: kinds.indices) func anIDIsReadAndPrintedAgain(_ index: Int) throws {
        let (text, kind, parent, short) = Self.kinds[index]
        let id = try #require(RecordID(text))
        #expect(id.description == text)
        #expect(id.kind == kind)
        #expect(id.parent?.description == parent)
        #expect(id.short.description == short)
    }

    @Test(arguments: [
        "", "/", "northmoor/", "/home/reports/northmoor.md", "northmoor@", "@2026-03/needs/5",
        "northmoor@2026@03/needs/5", "northmoor/needs/five", "northmoor/needs/5.", "northmoor/needs/5.2#",
        "northmoor/needs/5.x", "northmoor/needs/5A", "northmoor/needs/5ab", "northmoor/needs/5/6",
        "northmoor/needs/99999999999999999999",
    ]) func whatIsNoIDIsNotReadAsOne(_ text: String) { #expect(RecordID(text) == nil) }

    @Test func aPartMovesWithItsParagraph() throws {
        let figure = try #require(RecordID("northmoor@2026-03/needs/5.2#1"))
        let paragraph = try #require(RecordID("northmoor@2026-09/needs/6"))
        #expect(figure.moved(to: paragraph).description == "northmoor@2026-09/needs/6.2#1")
    }

    @Test func aValueOfAQuestionIsOneOperandWhateverItHolds() {
        let query: QueryText = "findings where heading is \("the \"front door\" or count") first \(3)"
        #expect(query.text == "findings where heading is \"the \"\"front door\"\" or count\" first 3")
        #expect(("card \(bare: "stockton-on-tees")" as QueryText).text == "card stockton-on-tees")
        #expect(("card \(bare: "North East")" as QueryText).text == "card \"North East\"")
    }
}
