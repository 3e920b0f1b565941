import AssessmentModel
import NoteText
import QuotedLines
import Testing

@testable import Briefing

/// What the parts of the other templates rest on.
@Suite struct TemplatePartTests {
    private func sentence(_ text: String, stage: String = "planned", tone: String = "neutral") throws
        -> SentenceRow
    {
        let fields: [String: Value] = [
            "text": .text(text), "stage": .text(stage), "tone": .text(tone), "section": .text("needs"),
            "voices": .list([]),
        ]
        return try #require(
            SentenceRow(
                EvidenceRow(
                    fields: fields, origin: RowOrigin(record: "sentence", id: "northmoor@2025-03/needs/1.1")))
        )
    }

    @Test(arguments: [
        (
            "A second team was being recruited to work from the emergency department.",
            "A second team was being recruited to work from the emergency department."
        ),
        (
            "Evaluation by a local university was due to report in the summer.",
            "Evaluation by a local university was due to report in the summer."
        ),
        (
            "The council did not know what had happened to two in five of the people its connectors had helped, and leaders told us a three-month call-back was being introduced.",
            "leaders told us a three-month call-back was being introduced."
        ),
        // A reason, a purpose, a person's care plan and a pointer back are no plans of the council.
        ("A Council Plan aimed to ensure the borough was a place where people were safe.", nil),
        ("Processes ensured that support was planned and co-ordinated across agencies.", nil),
        ("This was being introduced across all teams in the area.", nil),
        ("One person told us their review was under way when we called.", nil),
    ]) func plansAreQuotedWhereTheySpeakForThemselves(_ text: String, _ expected: String?) throws {
        #expect(try sentence(text).plan == expected)
    }

    @Test func whatIsInPlaceIsNoPlan() throws {
        #expect(
            try sentence("A second team was being recruited to work at night.", stage: "in place").plan == nil
        )
    }

    private func figure(
        _ measure: String, _ value: Double = 60, unit: AssessmentModel.Unit = .percent,
        statistic: String = "value", england: Double? = nil
    ) throws -> FigureRow {
        var fields: [String: Value] = [
            "measure": .text(measure), "value": .number(value), "unit": .text(unit.rawValue),
            "statistic": .text(statistic),
            "text": .text(measure), "section": .text("needs"), "value_text": .text("\(value)"),
        ]
        if let england {
            fields["benchmark"] = .number(england)
            fields["comparator"] = .text("england")
        }
        return try #require(
            FigureRow(
                EvidenceRow(
                    fields: fields,
                    origin: RowOrigin(record: "indicator", id: "northmoor@2025-03/needs/1.1#1"))))
    }

    @Test func onlyTheSameMeasureStandsSideBySide() throws {
        let names = Likeness.names(["Northmoor", "Eastvale"])
        func same(_ a: FigureRow, _ b: FigureRow) -> Bool { Likeness.isSameMeasure(a, b, names: names) }
        let satisfied = try figure("people satisfied with care and support in Northmoor")
        #expect(same(satisfied, try figure("people satisfied with care and support in Eastvale")))
        #expect(!same(satisfied, try figure("carers satisfied with social services")))
        #expect(!same(satisfied, try figure("people satisfied with care and support", unit: .people)))
        #expect(
            !same(
                try figure("wait for an assessment", unit: .days, statistic: "median"),
                try figure("wait for an assessment", unit: .days, statistic: "maximum")))
        // Ages are part of the measure.
        #expect(
            !same(
                try figure("direct payment users aged 18 to 64"),
                try figure("direct payment users aged 65 and over")))
        // Other words, but the same figure for England beside both.
        let long = "people satisfied with the care they had from adult teams"
        #expect(
            same(
                try figure("people satisfied with care and support", england: 62.72),
                try figure("satisfied with care and support overall", england: 62.72)))
        #expect(!same(satisfied, try figure(long)))
    }

    @Test func citationsOfANoteAreReadFromItsTrailer() throws {
        let text = """
            # A note

            ## Findings

            - **Needs.** In June, 52 people were waiting.[^northmoor-needs-5]

            Table 1: Figures

            | Measure | Here |
            | --- | --- |
            | Waiting \\| long[^northmoor-2024-01-care-2] | 52 |

            ## Sources

            [^northmoor-needs-5]: CQC Northmoor report, Assessing needs, paragraph 5.

            <!-- assay
            template: councillor-note 1
            draft: yes
            authority: northmoor
            cite northmoor-report: northmoor@2025-03
            cite northmoor-needs-5: northmoor@2025-03/needs/5.2#1 3fa9c01b22aa
            cite northmoor-needs-5: northmoor@2025-03/needs/5.3 3fa9c01b22aa
            cite northmoor-2024-01-care-2: northmoor@2024-01/care/2.1 aaaabbbbcccc
            digest: 0
            -->

            """
        let note = try CitedNote(text, name: "note.md")
        #expect(note.title == "A note" && note.otherLabels == ["northmoor-report"])
        #expect(note.passages.map(\.id) == ["northmoor@2025-03/needs/5", "northmoor@2024-01/care/2"])
        #expect(note.passages[0].sentences == [2, 3] && note.passages[0].fingerprint == "3fa9c01b22aa")
        #expect(
            note.passages[0].uses == [
                CitedNote.Use(heading: "Findings", words: "Needs. In June, 52 people were waiting.")
            ])
        #expect(
            note.passages[1].uses == [CitedNote.Use(heading: "Findings", words: "Waiting | long. Here 52")])
        #expect(
            note.paragraphs.prefix(3) == [
                "northmoor@2025-03/needs/5", "northmoor@2025-03/needs/4", "northmoor@2025-03/needs/6",
            ])
    }

    @Test func withoutATrailerTheLabelsAreRead() throws {
        let note = try CitedNote(
            "x[^stockton-on-tees-needs-7] y[^stockton-on-tees-2025-10-care-1] z[^stockton-on-tees-scores]\n",
            name: "n.md")
        #expect(note.passages.map(\.id) == ["stockton-on-tees/needs/7", "stockton-on-tees@2025-10/care/1"])
        #expect(CitedNote.id(ofLabel: "northmoor-undated-needs-7") == "northmoor@undated/needs/7")
        #expect(CitedNote.neighbour(of: "a/needs/1", by: -1) == nil)
    }
}
