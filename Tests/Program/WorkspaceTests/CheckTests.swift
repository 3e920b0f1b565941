import Briefing
import Foundation
import HelperPrograms
import NoteChecking
import NoteText
import SourceText
import Synchronization
import Testing

@testable import NoteFormats
@testable import Workspace

/// A note about the sample reports that is right in every detail, and edits of it, each found by the check
/// named for it.
struct CheckTests {
    /// Cited by its visible words and by a comment, as Assay writes it.
    static let note = """
        # Adult social care in Northmoor

        ## At a glance

        CQC rates Northmoor as “Good”. Seven of the nine areas score 3. Two score 2.[^northmoor-scores] It published its findings on 20 March 2026.[^northmoor-report]

        The figures in this note date from May 2024 to December 2025.

        Table 1: Two of the nine scores

        | Area | Score | What it means |
        | --- | ---: | --- |
        | Assessing needs | 3 | “a good standard” |
        | Learning, improvement and innovation | 2 | “some shortfalls” |

        ## What is going well

        - **Reviews.** 70.2% of people receiving long-term support had been reviewed. The England average was 60.1%.[^northmoor-needs-3]
        - **Safeguarding.** The council replaced its local guidance with “a single threshold document”.[^northmoor-safeguarding-1]
        - **Training.** 52.3% of staff had completed safeguarding training.[^northmoor-safeguarding-2]

        ## What needs to improve

        - **Equity in experience and outcomes (score 2).** “Intentions were sincere but delivery had stalled.”[^northmoor-equity-1]
        - **Learning, improvement and innovation (score 2).** “The training budget had been reduced by 28% to £310,000.”[^northmoor-learning-2]
        ## Waiting

        - **Waits.** In December 2025, 148 people were waiting for a Care Act assessment. The median wait was 15 days.[^northmoor-needs-2]
        - **DoLS.** 90 people were waiting for a decision.[^northmoor-safeguarding-4]

        ## Key figures compared with England

        Table 2: Comparisons with England

        | Measure | Northmoor | England | Gap and what it means |
        | --- | ---: | ---: | --- |
        | Satisfaction of carers[^northmoor-needs-4] | 31.9% | 36.8% | 5 points lower: worse |
        | Vacancy rate[^northmoor-care-4] | 8.2% | 7.0% | 1.2 points higher: worse |

        ## Elsewhere

        One man in Haverlow “said he had been cut off while searching for a word”.[^haverlow-needs-2] In 2024, Northmoor's leaders said the list had peaked at 655.[^northmoor-2025-03-needs-5]

        ## Background

        The scores add up to 25 out of 36, or 70% (calculated).

        > **Officer comment:** Table 2 shows where we will look first.

        ## Glossary

        - **DoLS**: Deprivation of Liberty Safeguards.

        ## Sources

        [^northmoor-scores]: CQC Northmoor report, Quality statement scores.
        [^northmoor-report]: CQC, Northmoor: local authority assessment, published 20 March 2026.
        [^northmoor-needs-2]: CQC Northmoor report, Assessing needs, paragraph 2.
        [^northmoor-needs-3]: CQC Northmoor report, Assessing needs, paragraph 3 (Client Level Data, October 2025).
        [^northmoor-needs-4]: CQC Northmoor report, Assessing needs, paragraph 4 (Survey of Adult Carers in England, June 2024).
        [^northmoor-care-4]: CQC Northmoor report, Care provision, integration and continuity, paragraph 4 (Skills for Care, October 2025).
        [^northmoor-equity-1]: CQC Northmoor report, Equity in experience and outcomes, paragraph 1.
        [^northmoor-learning-2]: CQC Northmoor report, Learning, improvement and innovation, paragraph 2.
        [^northmoor-safeguarding-1]: CQC Northmoor report, Safeguarding, paragraph 1.
        [^northmoor-safeguarding-2]: CQC Northmoor report, Safeguarding, paragraph 2.
        [^northmoor-safeguarding-4]: CQC Northmoor report, Safeguarding, paragraph 4.
        [^haverlow-needs-2]: CQC Haverlow report, Assessing needs, paragraph 2.
        [^northmoor-2025-03-needs-5]: CQC Northmoor report of 14 March 2025, Assessing needs, paragraph 5.

        <!-- assay
        template: councillor-note 1
        draft: no
        authority: northmoor
        date: 2026-04-01
        -->

        """

    /// An edit of the note: what is replaced by what, and the check that finds it; nil for none, the near
    /// miss.
    struct Edit: Sendable, CustomTestStringConvertible {
        var check: CheckCode?
        var old: String
        var new: String
        var testDescription: String { "\(check?.rawValue ?? "nothing"): \(new.prefix(40))" }

        init(_ check: CheckCode?, _ old: String, _ new: String) {
            self.check = check
            self.old = old
            self.new = new
        }
    }

    static let edits = [
        // The list of tampering that the checks exist for.
        Edit(.number, "148 people", "149 people"), Edit(nil, "70.2% of people", "70% of people"),
        Edit(.number, "31.9%", "31.8%"),
        Edit(.number, "“Good”. Seven", "“Good”. There were 17 complaints. Seven"),
        Edit(.benchmark, "average was 60.1%", "average was 61.1%"),
        Edit(.benchmark, "average was 60.1%", "average was 70.2%"),
        Edit(nil, "average was 60.1%", "average was 60.11%"),
        Edit(.quotation, "delivery had stalled", "delivery had really stalled"),
        Edit(nil, "“Intentions were", "“intentions were"),
        Edit(.quotation, "reduced by 28%", "reduced by 82%"),
        Edit(.wrongParagraph, "stalled.”[^northmoor-equity-1]", "stalled.”[^northmoor-needs-3]"),
        Edit(.wrongParagraph, "Care Act assessment. The", "Care Act assessment.[^northmoor-needs-4] The"),
        Edit(.unit, "was 15 days", "was 15 weeks"), Edit(.unit, "148 people were", "148% of people were"),
        Edit(.population, "70.2% of people receiving", "70.2% of carers receiving"),
        Edit(.population, "52.3% of staff", "52.3% of providers"),
        Edit(nil, "52.3% of staff", "52.3% of the staff"),
        Edit(.meaning, "The median wait was 15", "The longest wait was 15"),
        Edit(nil, "The median wait was", "The median waiting time was"),
        Edit(.meaning, "148 people were waiting for a", "148 people had received a"),
        Edit(.meaning, "for a Care Act assessment. The", "for a carer's assessment. The"),
        Edit(.score, "CQC rates Northmoor as “Good”.", "CQC rates Northmoor Outstanding."),
        Edit(nil, "CQC rates Northmoor as “Good”.", "CQC rates Northmoor Good."),
        Edit(.score, "Two score 2.", "Seven score 2."),
        Edit(.number, "70.2% of people receiving", "Nine in ten people receiving"),
        Edit(nil, "70.2% of people receiving", "Seven in ten people receiving"),
        Edit(nil, "The median wait was 15 days.", "The median wait was about two weeks."),
        Edit(.unit, "The median wait was 15 days.", "The median wait was 15 months."),
        Edit(
            .singleVoice, "One man in Haverlow “said he had been cut off while searching for a word”",
            "People said they had been cut off while searching for a word"),
        Edit(
            .attribution, "In 2024, Northmoor's leaders said the list had peaked at 655.",
            "The list had peaked at 655 in May 2024 before extra agency capacity was brought in."),
        Edit(nil, "Northmoor's leaders said", "leaders told CQC"),
        Edit(
            .tone, "- **Training.**",
            "- **Staff.** “The vacancy rate was 8.2%, slightly worse than the England average of 7.0% (Skills for Care, October 2025).”[^northmoor-care-4]\n- **Training.**"
        ),
        Edit(
            .tone, "## Waiting\n\n- **Waits.**",
            "- **Reviews.** 70.2% of people receiving long-term support had been reviewed. The England average was 60.1%.[^northmoor-needs-3]\n- **Waits.**"
        ),
        Edit(.acronym, "- **DoLS**: Deprivation of Liberty Safeguards.", "None."),
        // Numbers of the other kinds.
        Edit(.score, "| Assessing needs | 3 |", "| Assessing needs | 2 |"),
        Edit(.score, "Seven of the nine", "Six of the nine"),
        Edit(.score, "(score 2).** “Int", "(score 3).** “Int"), Edit(.calculation, "or 70%", "or 72%"),
        Edit(.gap, "5 points lower", "6 points lower"),
        Edit(.direction, "5 points lower: worse", "5 points lower: better"),
        Edit(
            .count, "Table 2: Comparisons with England\n",
            "CQC compares the council with England 19 times.\n\nTable 2: Comparisons with England\n"),
        Edit(
            .count, "Table 2: Comparisons with England\n",
            "CQC compares the council with England 18 times, of which 18 better.\n\nTable 2: Comparisons with England\n"
        ),
        Edit(
            .direction, "148 people were waiting for a Care Act assessment.",
            "148 people were waiting for a Care Act assessment, up from 412."),
        Edit(
            nil, "148 people were waiting for a Care Act assessment.",
            "148 people were waiting for a Care Act assessment, down from 412."),
        Edit(
            .direction, "In December 2025, 148 people were",
            "The number fell from 148 to 412 people; in December 2025, 148 were"),
        Edit(
            .turned,
            "- **Equity in experience and outcomes (score 2).** “Intentions were sincere but delivery had stalled.”",
            "- **Equity in experience and outcomes (score 2).** Intentions were sincere but delivery had not stalled."
        ),
        Edit(
            nil,
            "- **Equity in experience and outcomes (score 2).** “Intentions were sincere but delivery had stalled.”",
            "- **Equity in experience and outcomes (score 2).** CQC found that intentions were sincere and that delivery had stalled."
        ),
        Edit(.council, "- **Training.** 52.3% of staff", "- **Training.** 52.3% of staff in Eastvale"),
        Edit(nil, "- **Training.** 52.3% of staff", "- **Training.** 52.3% of staff in Northmoor"),
        Edit(.council, "# Adult social care in Northmoor", "# Adult social care in Eastvale"),
        Edit(
            .quotation, "“Intentions were sincere but delivery had stalled.”",
            "“Intentions … had stalled.” “had been cut off”"),
        Edit(.quotation, "One man in Haverlow “said he had", "A “man said he had"),
        Edit(
            .score, "| Learning, improvement and innovation | 2 | “some shortfalls” |",
            "| Learning, improvement and innovation | 3 | “some shortfalls” |"),
        Edit(.reference, "Table 2 shows where", "Table 3 shows where"),
        Edit(.date, "In December 2025, 148", "In December 2024, 148"),
        Edit(.date, "on 20 March 2026.[", "on 21 March 2026.["),
        Edit(
            .comparison, "| Vacancy rate[^northmoor-care-4] | 8.2% | 7.0% | 1.2 points higher: worse |",
            "| Vacancy rate[^northmoor-care-4][^northmoor-needs-4] | 8.2% | 36.8% | Not stated |"),
        // Citations.
        Edit(.citation, "stalled.”[^northmoor-equity-1]", "stalled.”[^northmoor-equity-9]"),
        Edit(.citation, "Assessing needs, paragraph 2.", "Assessing needs, paragraph 99."),
        Edit(
            .citationWords, "date: 2026-04-01",
            "date: 2026-04-01\ncite northmoor-needs-2: northmoor@2026-03/needs/5.1 0123456789ab\ncite northmoor-needs-3: northmoor@2026-03/needs/5.1"
        ),
        Edit(
            .moved, "date: 2026-04-01",
            "date: 2026-04-01\ncite northmoor-equity-1: northmoor@2026-03/equity/9.1 5d5e6377131b"),
        Edit(
            .stale, "date: 2026-04-01",
            "date: 2026-04-01\ncite northmoor-needs-2: northmoor@2026-03/needs/2.1 0123456789ab"),
        // Form.
        Edit(.heading, "## What is going well", "#### What is going well"),
        Edit(.table, "| Vacancy rate[^northmoor-care-4] | 8.2% |", "| Vacancy rate[^northmoor-care-4] | |"),
        Edit(.table, "7.0% | 1.2 points", "7.0% | x | 1.2 points"),
        Edit(.caption, "Table 2: Comparisons with England\n\n|", "|"),
        Edit(.unusedSource, "stalled.”[^northmoor-equity-1]", "stalled.”[^northmoor-needs-3]"),
        Edit(.toDo, "Table 2 shows where we will look first.", "[TO DO: say where]"),
        // What a reader needs.
        Edit(
            .weakStatement,
            "- **Learning, improvement and innovation (score 2).** “The training budget had been reduced by 28% to £310,000.”[^northmoor-learning-2]\n",
            ""),
        Edit(
            .uncited, "- **Training.** 52.3%",
            "- **Praise.** Everybody was pleased with the service.\n- **Training.** 52.3%"),
        Edit(.oldFigures, "The figures in this note date from May 2024 to December 2025.\n", ""),
        Edit(
            .smallCount, "- **Waits.** In",
            "- **7 people remained in residential care.**[^northmoor-care-4] - In"),
        Edit(
            .longSentence, "CQC rates",
            "This is a sentence that goes on and on with one small word behind the last one until a reader who began it has lost the thread of what it was about. CQC rates"
        ),
        Edit(.plainWords, "Table 2 shows where", "We will utilise Table 2: it shows where"),
        Edit(.altText, "## Glossary", "![](chart.svg)\n\n## Glossary"),
        Edit(nil, "## Glossary", "![Seven of nine areas score 3](chart.svg)\n\n## Glossary"),
        Edit(
            .linkText, "Table 2 shows where",
            "See [here](https://www.cqc.org.uk) and Table 2, which shows where"),
        Edit(
            .length, "## Glossary",
            String(repeating: "This says the same thing again. ", count: 200) + "\n\n## Glossary"),
        Edit(
            .readability, "## Glossary",
            String(
                repeating:
                    "Organisational accountability necessitates comprehensive multidisciplinary collaboration. ",
                count: 25)
                + "\n\n## Glossary"),
    ]

    @Test func theNoteItselfIsRight() throws {
        let report = try SampleLibrary.shared().workspace.check(
            note: Source(name: "note.md", text: Self.note))
        #expect(report.items.map(\.check) == [.unrecorded])
    }

    @Test(arguments: edits) func anEditIsFoundByTheCheckNamedForIt(_ edit: Edit) throws {
        #expect(Self.note.contains(edit.old), "the note no longer holds “\(edit.old)”")
        let text = Self.note.replacing(edit.old, with: edit.new, maxReplacements: 1)
        let report = try SampleLibrary.shared().workspace.check(note: Source(name: "note.md", text: text))
        // The note was written by hand, without a record of its text.
        let found = report.items.map(\.check).filter { $0 != .unrecorded }
        if let check = edit.check {
            #expect(found.contains(check), "found \(report.items.map { "\($0.check): \($0.message)" })")
        } else {
            #expect(found == [])
        }
    }

    @Test func everyCheckHasHelpAndIsTried() {
        let tried = Set(Self.edits.compactMap(\.check)).union([
            .remark, .record, .unrecorded, .removed, .unread, .plan,
        ])
        #expect(Check.all.map(\.code).filter { !tried.contains($0) } == [])
        #expect(Check.all.map(\.code) == CheckCode.allCases, "one row for each code, in its order")
        for check in Check.all { #expect(check.help.hasSuffix("."), "\(check.code.rawValue) lacks help") }
    }

    /// A note as Assay writes it, draft and all; composed once a form.
    private static func written(_ form: CitationForm = .footnote) throws -> String {
        if let note = notes.withLock({ $0[form] }) { return note }
        let note = try SampleLibrary.shared().workspace.compose(
            BriefingOrder(
                template: "councillor-note", parameters: ["authority": "northmoor", "date": "2026-04-01"],
                isDraft: true, citationForm: form)
        ).text
        notes.withLock { $0[form] = note }
        return note
    }

    private static let notes = Mutex<[CitationForm: String]>([:])

    private func checked(_ text: String) throws -> CheckReport {
        try SampleLibrary.shared().workspace.check(note: Source(name: "note.md", text: text))
    }

    private func changes(_ text: String) throws -> [String] {
        try #require(try checked(text).edits).entries.map(\.change.english)
    }

    /// What was changed since Assay wrote a note is listed by name, whatever the ends of its lines.
    @Test(arguments: ["\n", "\r\n"]) func whatWasChangedSinceIsListed(_ lineEnd: String) throws {
        let note = try Self.written().replacing("\n", with: lineEnd)
        #expect(try changes(note) == [])
        let sentence = "For information: no decision is needed."
        #expect(note.contains(sentence))
        let changed = note.replacing(
            sentence, with: "Things are better since.", maxReplacements: 1)
        #expect(
            try changes(changed) == [
                "after “note for councillors.” “For information: no decision is needed.” reads “Things are better since.”: “Briefing note for councillors. Things are better since.”"
            ])
        let report = try checked(changed)
        let place = try #require(changed.firstRange(of: "Briefing note")).lowerBound
        #expect(report.edits?.entries.first?.line == changed.prefix(upTo: place).count { $0.isNewline } + 1)
        #expect(report.text.contains("One thing is not as Assay wrote it."))
        // An officer's comment is the officer's, and so is what stands in an open place.
        let comment = "> **Officer comment:** "
        #expect(note.contains(comment))
        #expect(try changes(note.replacing(comment, with: comment + "We asked for more money. ")) == [])
        let open = "[TO DO: officer's name and job title]"
        #expect(note.contains(open))
        #expect(try changes(note.replacing(open, with: "A. Officer, policy")) == [])
    }

    /// Deletions are never set off against additions, and a move is no deletion.
    @Test func whatWentCameAndMovedIsNamed() throws {
        let note = try Self.written()
        let row = try #require(note.split(separator: "\n").first { $0.hasPrefix("| Safeguarding |") })
        let gone = note.replacing(row + "\n", with: "")
        #expect(
            try changes(gone).contains { $0.hasPrefix("the row “Safeguarding | ") && $0.contains("is gone") })
        let both = gone.replacing("## Background\n", with: "## Background\n\nWe like it here very much.\n")
        let named = try changes(both)
        #expect(named.count == 2 && named.contains("“We like it here very much.” was added"))
        let bullets = note.split(separator: "\n").filter { $0.hasPrefix("- **") }
        let moved = note.replacing(bullets[0] + "\n", with: "").replacing(
            "## What residents", with: bullets[0] + "\n\n## What residents")
        let places = try changes(moved)
        #expect(places.count == 1 && places.allSatisfy { $0.contains("stood under “What is going well”") })
        // The order within a list says nothing.
        let (first, second) = (String(bullets[0]), String(bullets[1]))
        let swapped = note.replacing(first, with: "\u{1}").replacing(second, with: first).replacing(
            "\u{1}", with: second)
        #expect(swapped != note)
        #expect(try changes(swapped) == [])
    }

    /// What a note may not lose, and what it may.
    @Test func aCautionThatIsGoneIsAnError() throws {
        let note = try Self.written()
        func removed(_ text: String) throws -> Int {
            try checked(text).items.count { $0.check == .removed && $0.severity == .error }
        }
        #expect(try removed(note) == 0)
        #expect(
            try removed(
                note.replacing(" Percentages are rounded, gaps calculated.", with: "", maxReplacements: 1))
                == 1)
        #expect(try removed(note.replacing("| Measure |", with: "| Target |")) == 1)
        #expect(try removed(note.replacing("> **Officer comment:** [", with: "> [")) >= 1)
        #expect(try removed(note.replacing("For information: no decision is needed.", with: "")) == 0)
        let record = note.replacing("said heading: Background", with: "said heading: Foreground")
        #expect(try checked(record).items.contains { $0.check == .record })
        let lost = NoteTrailer.strip(note)
        #expect(try checked(lost).items.count { $0.check == .unrecorded } == 1)
        #expect(try checked(lost).errors == lost.ranges(of: "[TO DO").count)
    }

    @Test(.enabled(if: Conversion.pandoc.path != nil, "needs pandoc"))
    func aNoteFromWordIsAsItWasWritten() throws {
        let workspace = try SampleLibrary.shared().workspace
        let note = try Self.written(.bracket)
        let path = NSTemporaryDirectory() + "assay-\(UUID().uuidString).docx"
        try TextFile.replace(path, withBytes: try NoteFormat.word.bytes(of: note))
        defer { try? FileManager.default.removeItem(atPath: path) }
        #expect(try workspace.check(path: path).edits == NoteEdits(entries: []))
    }

    @Test func aWaiverIsHonouredAndCountsNoMore() throws {
        let workspace = try SampleLibrary.shared().workspace
        let text = Self.note.replacing("148 people", with: "149 people")
        let report = try workspace.check(note: Source(name: "note.md", text: text))
        #expect(report.errors > 0)
        let waived = try workspace.check(
            note: Source(name: "note.md", text: text),
            waivers: report.items.filter { $0.severity == .error }.map {
                CheckWaiver(id: $0.id, reason: "corrected by CQC", name: "A. Officer")
            })
        #expect(waived.errors == 0 && waived.items.contains { $0.severity == .waived })
    }

    /// What a speech quotes without a source is looked for in the reports on the councils that it names.
    @Test(arguments: [
        ("# Northmoor\n\nCQC says: “Intentions were sincere but delivery had stalled.”", nil),
        (
            "CQC says: “Intentions were sincere but delivery had stalled.” CQC, Northmoor, Equity, paragraph 1.",
            nil
        ),
        (
            "CQC says of Northmoor: “Intentions were sincere but delivery had never stalled.”",
            "is not what CQC wrote"
        ),
        ("CQC says: “Intentions were sincere but delivery had stalled.”", "names no council"),
    ])
    func aQuotationWithoutASource(_ text: String, _ fault: String?) throws {
        let report = try SampleLibrary.shared().workspace.check(
            note: Source(name: "speech.md", text: text + "\n"))
        let found = report.items.filter { $0.check == .quotation }.map(\.message)
        #expect(
            found.count == (fault == nil ? 0 : 1) && found.allSatisfy { $0.contains(fault ?? "") }, "\(found)"
        )
    }

    @Test(arguments: [
        "", "# ", "|", "|\n|", "| a |\n| - ", "[^", "[^a]:", "> ", "<!-- assay", "“", "”“\"", "- **", "\\",
        "[a](", "***", "`", "#######",
        "1.", "[TO DO",
    ])
    func anythingCanBeChecked(_ text: String) throws {
        _ = try SampleLibrary.shared().workspace.check(note: Source(name: "note.md", text: text)).text
    }

    @Test(arguments: ["northmoor", "eastvale", "haverlow"]) func whatAssayWritesPasses(_ authority: String)
        throws
    {
        let workspace = try SampleLibrary.shared().workspace
        let note = try workspace.compose(
            BriefingOrder(
                template: "councillor-note", parameters: ["authority": authority, "date": "2026-04-01"],
                isDraft: true))
        let report = try workspace.check(note: Source(name: "note.md", text: note.text))
        #expect(report.items.filter { $0.severity == .error }.map { "\($0.check): \($0.message)" } == [])
        #expect(report.items.count { $0.check != .toDo } <= 2)
    }

    /// What an officer writes with marks of Markdown and HTML is the officer's text, in Word too.
    @Test(arguments: [
        "Why <b>so</b> [see](http://x.y)?", "Look: ![a](b)", "<!-- hi --> and <i>x</i>",
        "See [a]: http://x.y",
    ])
    func anOfficersMarksAreText(_ words: String) throws {
        let workspace = try SampleLibrary.shared().workspace
        for form in [CitationForm.footnote, .bracket] {
            let note = try workspace.compose(
                BriefingOrder(
                    template: "councillor-note", parameters: ["authority": "eastvale", "date": "2026-04-01"],
                    officerTexts: ["author": "Jo Bloggs", "questions": words], citationForm: form)
            ).text
            let report = try workspace.check(note: Source(name: "note.md", text: note))
            #expect(report.errors == 0, "\(report.items.map(\.message))")
            #expect(report.edits?.entries.map(\.change.english) == [])
            guard form == .bracket, Conversion.pandoc.path != nil else { continue }
            let path = NSTemporaryDirectory() + "assay-\(UUID().uuidString).docx"
            defer { try? FileManager.default.removeItem(atPath: path) }
            try TextFile.replace(path, withBytes: try NoteFormat.word.bytes(of: note))
            let word = try workspace.check(path: path)
            #expect(word.errors == 0, "\(word.items.map(\.message))")
            #expect(word.edits?.entries.map(\.change.english) == [])
        }
    }

    /// A comment that opens with a list has its label alone above it.
    @Test func anOfficersListIsAComment() throws {
        let workspace = try SampleLibrary.shared().workspace
        let texts = [
            "author": "Jo Bloggs", "questions": "- How long do carers wait now?\n- What has changed?",
        ]
        let note = try workspace.compose(
            BriefingOrder(
                template: "councillor-note", parameters: ["authority": "eastvale", "date": "2026-04-01"],
                officerTexts: texts))
        #expect(note.text.contains(#/> \*\*Officer comment:\*\*\n>\n> \d+\. How long/#))
        func open(_ text: String) throws -> [String] {
            try workspace.check(note: Source(name: "note.md", text: text)).items.filter {
                $0.check == .toDo
            }.map(\.message)
        }
        #expect(try open(note.text) == [])
        let emptied = note.text.replacing(
            #/> \d+\. (?:How long do carers wait now\?|What has changed\?)\n/#, with: "")
        #expect(try open(emptied) == ["An officer's comment without words."])
    }
}
