import AssessmentModel
import Foundation
import NoteChecking
import NoteText
import Presentation
import SourceText
import Synchronization
import Templates
import Testing
import TextAnalysis

@testable import Briefing
@testable import Workspace

/// Templates on the bundled samples, as an officer would write them.
@Suite struct TemplateNoteTests {
    /// Template and parameters; a note parameter is filled by the test.
    private static let orders: [(template: String, parameters: [String: String])] =
        ["northmoor", "eastvale", "haverlow"].flatMap { council -> [(String, [String: String])] in
            [
                ("councillor-note", ["authority": council]), ("scrutiny-report", ["authority": council]),
                (
                    "scrutiny-report",
                    ["authority": council, "compare": "eastvale,northmoor", "pre_election": "yes"]
                ),
                ("data-appendix", ["authority": council]), ("change-note", ["authority": council]),
                ("member-questions", ["authority": council]),
                ("member-questions", ["authority": council, "prepared_by": "service"]),
                ("peer-learning", ["authority": council, "statement": "care"]),
            ]
        }
        + [
            ("statement-comparison", ["statement": "care", "authorities": "northmoor,haverlow,eastvale"]),
            ("statement-comparison", ["statement": "equity", "authorities": "northmoor,haverlow,camden"]),
            ("change-note", ["authority": "camden"]), ("data-appendix", ["authority": "camden"]),
            ("scrutiny-report", ["authority": "camden"]), ("member-questions", ["authority": "camden"]),
            ("peer-learning", ["authority": "camden", "statement": "safeguarding"]),
        ]

    private func draft(_ template: String, _ parameters: [String: String], form: CitationForm = .footnote)
        throws -> ComposedNote
    {
        try SampleLibrary.shared().workspace.compose(
            BriefingOrder(template: template, parameters: parameters, isDraft: true, citationForm: form))
    }

    /// The drafts of the orders that several tests look at, each composed once.
    private static let drafts = Mutex<[Int: ComposedNote]>([:])

    private func draft(_ index: Int) throws -> ComposedNote {
        if let composed = Self.drafts.withLock({ $0[index] }) { return composed }
        let note = try draft(Self.orders[index].template, Self.orders[index].parameters)
        Self.drafts.withLock { $0[index] = note }
        return note
    }

    @Test(arguments: orders.indices) func everyDraftIsCleanMarkdown(_ index: Int) throws {
        let (template, parameters) = Self.orders[index]
        for form in [CitationForm.bracket] {
            let note = try draft(template, parameters, form: form)
            #expect(MarkdownLint.faults(in: note.text) == [], "\(template) \(parameters) \(form)")
        }
        let note = try draft(index)
        #expect(MarkdownLint.faults(in: note.text) == [], "\(template) \(parameters)")
        if index % 4 == 0 { #expect(try draft(template, parameters).text == note.text) }
        let limits = try SampleLibrary.shared().workspace.templates.template(named: template).limits
        #expect(note.words <= limits.words ?? .max, "\(template) \(parameters): \(note.words) words")
        #expect(
            !note.warnings.contains { ["tables", "table-rows"].contains($0.code) },
            "\(template) \(parameters)")
        #expect(!note.text.contains("{{") && !note.text.contains("Not stated."))
    }

    /// All that may be quoted: what the reports say, and what the framework and Assay do.
    private static let quotable = Result {
        let library = try SampleLibrary.shared().workspace
        let questions = [
            "all findings show text", "framework show commitment", "all statements show band",
            "all findings where heading is present show heading", "remarks show text",
        ]
        return try questions.flatMap { try library.answer($0).table.rows.compactMap(text) }
            + ["Inadequate", "Requires improvement", "Good", "Outstanding"]
    }

    @Test(arguments: orders.indices) func whatStandsInQuotationMarksIsVerbatim(_ index: Int) throws {
        let (template, parameters) = Self.orders[index]
        let note = try draft(index)
        let quotable = try Self.quotable.get()
        let body = note.text.components(separatedBy: "<!-- assay")[0].replacing(#/\\([^A-Za-z0-9 ])/#) {
            String($0.1)
        }
        for quotation in body.matches(of: #/“(?:… )?([^”]+)”/#).map({ String($0.1) }) {
            #expect(
                quotable.contains { $0.contains(quotation) }, "\(template) \(parameters): \(quotation)")
        }
    }

    private static func text(_ row: [Value]) -> String? {
        if case .text(let text)? = row.first { text } else { nil }
    }

    @Test(arguments: orders.indices) func everyFootnoteHasItsReferenceAndTheReverse(_ index: Int) throws {
        let note = try draft(index)
        let used = Set(note.text.matches(of: #/\[\^([a-z0-9-]+)\](?!:)/#).map { String($0.1) })
        let defined = note.text.matches(of: #/\[\^([a-z0-9-]+)\]:/#).map { String($0.1) }
        #expect(used == Set(defined) && used.count == defined.count)
    }

    @Test(arguments: [
        (
            "scrutiny-report", ["authority": "northmoor"],
            ["committee", "recommendations", "financial", "legal", "equality", "director_clearance", "date"]
        ),
        ("statement-comparison", ["statement": "needs", "authorities": "northmoor"], ["author", "lesson"]),
        ("change-note", ["authority": "northmoor"], ["author", "comment"]),
        ("member-questions", ["authority": "northmoor"], ["author", "own"]),
        ("peer-learning", ["authority": "haverlow", "statement": "care"], ["author", "learn"]),
    ]) func withoutOfficerTextNothingIsWritten(
        _ template: String, _ parameters: [String: String], _ wanted: [String]
    ) throws {
        let error = #expect(throws: Diagnostics.self) {
            _ = try SampleLibrary.shared().workspace.compose(
                BriefingOrder(template: template, parameters: parameters))
        }
        let items = try #require(error).items
        #expect(items.allSatisfy { $0.code == "unfilled" })
        for slot in wanted { #expect(items.contains { $0.message.hasPrefix("\(slot) is") }, "\(slot)") }
    }

    @Test func aFilledScrutinyReportHasNothingLeftToDo() throws {
        let workspace = try SampleLibrary.shared().workspace
        let template = try workspace.templates.template(named: "scrutiny-report")
        var order = BriefingOrder(
            template: "scrutiny-report", parameters: ["authority": "northmoor", "date": "2026-05-01"])
        for slot in template.slots where slot.kind == .text && slot.condition == nil {
            order.officerTexts[slot.name] = "None"
        }
        let text = try workspace.compose(order).text
        #expect(
            !text.contains("TO DO") && text.contains("| Finance | None |")
                && text.contains("> **Officer comment:** None"))
        #expect(MarkdownLint.faults(in: text) == [])
        // Numbered without a gap, each paragraph from its section's number.
        let sections = text.matches(of: #/(?m)^## (\d+)\. /#).compactMap { Int($0.1) }
        #expect(sections == Array(1...sections.count) && sections.count > 10)
        for section in sections {
            let paragraphs = text.matches(of: #/(?m)^(\d+)\.(\d+) /#).filter { Int($0.1) == section }
                .compactMap { Int($0.2) }
            #expect(paragraphs == Array(paragraphs.indices.map { $0 + 1 }))
        }
    }

    @Test func financialFactsAlwaysHaveTheirCaveat() throws {
        for template in ["scrutiny-report", "data-appendix"] {
            for council in ["northmoor", "eastvale"] {
                let text = try draft(template, ["authority": council]).text
                #expect(text.contains("[^\(council)-finance-1]"))
                #expect(text.contains("It did not use them in its assessment."), "\(template) \(council)")
            }
        }
    }

    @Test func scoresAloneAreSaidToBeScoresAlone() throws {
        #expect(
            try draft("scrutiny-report", ["authority": "camden"]).text.contains(
                "This report cannot say what CQC found."))
        #expect(
            try draft("data-appendix", ["authority": "camden"]).text.contains(
                "so there are no figures to list"))
        #expect(
            try draft("member-questions", ["authority": "camden"]).text.contains(
                "Questions can only be drawn from its text."))
        let comparison = try draft(
            "statement-comparison", ["statement": "equity", "authorities": "northmoor,camden"]
        ).text
        #expect(
            comparison.contains("Not read: Camden.")
                && comparison.contains("scores only | Text not read | Text not read |"))
        let learning = try draft("peer-learning", ["authority": "camden", "statement": "safeguarding"]).text
        #expect(learning.contains("The text of our own report was not read on this statement"))
    }

    @Test func changeNotesSayWhenThereIsOnlyOneAssessment() throws {
        let one = try draft("change-note", ["authority": "eastvale"]).text
        #expect(
            one.contains("Only one assessment of Eastvale is held, published 9 May 2025.")
                && !one.contains("Table 1"))
        let two = try draft("change-note", ["authority": "northmoor"]).text
        #expect(
            two.contains("“Requires improvement” with 62% (14 March 2025)")
                && two.contains("“Good” with 70% (20 March 2026)"))
        #expect(two.contains("four are up, one is down and four are the same"))
        #expect(two.contains("| Learning, improvement and innovation | 3 | 2 | Down |"))
        #expect(
            two.contains(
                "| 412 (December 2024)[^northmoor-2025-03-needs-5] | 148 (December 2025)[^northmoor-needs-2] | Down: better |"
            ))
    }

    @Test func questionsAreAtMostTwelveAndSayHowOldTheyAre() throws {
        for council in ["northmoor", "eastvale", "haverlow"] {
            let text = try draft("member-questions", ["authority": council]).text
            let questions = text.matches(of: #/(?m)^## Question \d+/#).count
            #expect((1...12).contains(questions), "\(council)")
            let ages = text.matches(
                of: #/(?m)^(The figure is from|CQC gives no date|CQC published this|The report has no date)/#
            ).count
            #expect(ages == questions && text.matches(of: #/\*\*Ask:\*\*/#).count == questions)
            let service = try draft("member-questions", ["authority": council, "prepared_by": "service"]).text
            #expect(
                service.contains("**Members may ask:**") && service.contains("Have ready ")
                    && !service.contains("**Ask:**"))
        }
        #expect(throws: Diagnostics.self) {
            try draft("member-questions", ["authority": "eastvale", "prepared_by": "press"])
        }
    }

    @Test func comparisonsAreAlphabeticalAndSayWhatWasRead() throws {
        let text = try draft(
            "statement-comparison",
            ["statement": "care", "authorities": "northmoor,haverlow,eastvale,hackney"]
        ).text
        let rows = text.matches(of: #/(?m)^\| ([A-Z][a-z]+) \| \d/#).map { String($0.1) }
        #expect(rows == ["Eastvale", "Haverlow", "Northmoor"])
        #expect(
            text.contains("Nothing is held on Hackney.")
                && text.contains("What CQC leaves out may still be there."))
    }

    @Test func anEvidencePackHoldsEveryParagraphTheNoteCites() throws {
        let samples = try SampleLibrary.shared()
        for form in CitationForm.allCases where form != .none {
            let note = try draft(
                "councillor-note", ["authority": "northmoor", "compare": "eastvale"], form: form)
            let path = samples.folder + "/note-\(form.rawValue).md"
            try TextFile.replace(path, with: note.text)
            let pack = try draft("evidence-pack", ["note": path])
            #expect(MarkdownLint.faults(in: pack.text) == [])
            let cited = Set(
                note.citations.flatMap(\.citations).filter { !$0.fingerprint.isEmpty }
                    .compactMap { RowOrigin(record: "", id: $0.id).findingID })
            #expect(pack.text.matches(of: #/(?m)^## Passage \d+/#).count == cited.count)
            for paragraph in cited {
                let words = try samples.rows("all findings where id is \"\(paragraph)\" show text")[0]
                #expect(pack.text.contains(MarkdownText.escaped("“\(words)”")), "\(paragraph)")
            }
            // What the note says stands beside its evidence.
            #expect(!pack.text.contains("Nothing beside this citation could be read."))
        }
        #expect(throws: Diagnostics.self) {
            try draft("evidence-pack", ["note": samples.folder + "/none.md"])
        }
    }

    @Test func anEvidencePackSaysWhatHasChangedOrIsGone() throws {
        let samples = try SampleLibrary.shared()
        let note = try draft("councillor-note", ["authority": "haverlow"])
        let citation = try #require(note.citations.flatMap(\.citations).first { !$0.fingerprint.isEmpty })
        let old = "\(citation.id) \(citation.fingerprint)"
        let path = samples.folder + "/stale.md"
        let gone = note.text.replacing(
            "digest: ", with: "cite haverlow-needs-99: haverlow@undated/needs/99 0123456789ab\ndigest: ")
        try TextFile.replace(path, with: gone.replacing(old, with: "\(citation.id) ffffffffffff"))
        let pack = try draft("evidence-pack", ["note": path]).text
        #expect(
            pack.contains("**Changed since the note was written.**") && pack.contains("haverlow-needs-99"))
    }

    @Test func theAppendixHasEveryFigureAndItsRows() throws {
        let note = try draft("data-appendix", ["authority": "northmoor"])
        let twin = try #require(note.twin)
        let count = try SampleLibrary.shared().rows("indicators where authority is northmoor count")[0]
        #expect(count == String(twin.rows.count))
        let rows = note.text.split(separator: "\n").count {
            $0.hasPrefix("|") && !$0.hasPrefix("| ---") && !$0.hasPrefix("| What")
        }
        #expect(count == String(rows) && note.text.contains("Figures listed: \(count)."))
    }

    @Test func anEvidencePackSaysWhatOfATamperedNoteDoesNotHold() throws {
        let samples = try SampleLibrary.shared()
        let note = try draft("councillor-note", ["authority": "northmoor"]).text
        func pack(_ text: String) throws -> String {
            let path = samples.folder + "/held-\(text.utf8.count).md"
            try TextFile.replace(path, with: text)
            return try draft("evidence-pack", ["note": path]).text
        }
        #expect(try !pack(note).contains("does not hold"))
        let tampered = note.replacing("| 31.9% |", with: "| 39.1% |")
        #expect(tampered != note)
        let found = try pack(tampered)
        #expect(found.contains("Marked below: Assessing needs, paragraph 4.") && found.contains("39.1%"))
    }

    @Test func whatAnOfficerHasAnsweredForTravelsWithTheNote() throws {
        let workspace = try SampleLibrary.shared().workspace
        let plain = try workspace.check(
            note: Source(name: "n", text: try draft("councillor-note", ["authority": "haverlow"]).text))
        let item = try #require(plain.items.first { $0.check == .toDo })
        var order = BriefingOrder(
            template: "councillor-note", parameters: ["authority": "haverlow"], isDraft: true)
        order.waivers = [CheckWaiver(id: item.id, reason: "the chair: fills it in", name: "A. Officer")]
        let report = try workspace.check(note: Source(name: "n", text: try workspace.compose(order).text))
        #expect(
            report.warnings == plain.warnings - 1
                && report.text.contains("Waived by A. Officer: the chair: fills it in"))
        // The name of a check answers for all of its items.
        order.waivers = [CheckWaiver(id: "to-do", reason: "a draft", name: "A. Officer")]
        #expect(
            try workspace.check(note: Source(name: "n", text: try workspace.compose(order).text)).items
                .allSatisfy {
                    $0.check != .toDo || $0.severity == .waived
                })
    }

    @Test func composingAndCheckingCountTheSameWords() throws {
        let workspace = try SampleLibrary.shared().workspace
        for form in CitationForm.allCases {
            let note = try draft(
                "councillor-note", ["authority": "northmoor", "compare": "eastvale"], form: form)
            #expect(
                NoteWords.count(in: try ParsedNote(Source(name: "n", text: note.text))) == note.words,
                "\(form)")
        }
        let note = try draft("councillor-note", ["authority": "northmoor"])
        let padded = note.text.replacing(
            "## Purpose", with: "## Purpose\n\n" + String(repeating: "Many words. ", count: 600))
        let item = try #require(
            try workspace.check(note: Source(name: "n", text: padded)).items.first { $0.check == .length })
        #expect(item.message.hasPrefix("The note has \(note.words + 1200) words"))
    }

    @Test func learningStandsBesideOurOwnReport() throws {
        let text = try draft("peer-learning", ["authority": "haverlow", "statement": "needs"]).text
        let items = text.components(separatedBy: "## What others do\n")[1].components(separatedBy: "\n## ")[0]
            .split(separator: "\n")
            .filter { $0.hasPrefix("- ") }
        #expect(!items.isEmpty)
        for item in items {
            #expect(
                item.contains(" Our report: “") || item.contains(" Our report speaks of ")
                    || item.hasSuffix("was found in our report."),
                "\(item)")
        }
        #expect(
            text.contains("What was not found may still be there.") && !text.contains("does not speak of it"))
    }
}
