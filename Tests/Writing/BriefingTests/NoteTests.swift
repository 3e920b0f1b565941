import AssessmentModel
import NoteText
import SourceText
import Templates
import Testing
import TestSupport

@testable import Briefing

/// Whole notes on the fictional council Northmoor.
@Suite struct NoteTests {
    private func note(_ order: BriefingOrder, _ source: FakeSource = FakeSource()) throws -> ComposedNote {
        try compose(order, templates: TemplateFolder(), source: source)
    }

    private func draft(_ parameters: [String: String] = [:], _ source: FakeSource = FakeSource()) throws
        -> ComposedNote
    {
        try note(
            BriefingOrder(
                template: "councillor-note",
                parameters: ["authority": "northmoor"].merging(parameters) { $1 }, isDraft: true),
            source)
    }

    /// The draft that several tests look at, composed once.
    private static let plain = Result { try NoteTests().draft() }

    @Test func draftWithoutOfficerText() throws {
        let note = try Self.plain.get()
        expectGolden(note.text, "northmoor-draft.md")
        #expect(note.words <= 1000)
        #expect(try draft().text == note.text)
    }

    @Test func finishedNoteWithComparisonAndBrackets() throws {
        let order = BriefingOrder(
            template: "councillor-note",
            parameters: [
                "authority": "northmoor", "compare": "haverlow", "statement": "needs", "date": "2025-04-01",
            ],
            officerTexts: [
                "author": "A. Officer, Head of Adult Social Care",
                "lesson": "Haverlow cut its list | by *triage*.",
                "questions": "1. What has changed?\n2. Who checks?",
            ], citationForm: .bracket)
        let text = try note(order).text
        expectGolden(text, "northmoor-final.md")
        #expect(!text.contains("TO DO"))
    }

    @Test func openSlotsRefuseWriting() throws {
        let error = #expect(throws: Diagnostics.self) {
            _ = try note(BriefingOrder(template: "councillor-note", parameters: ["authority": "northmoor"]))
        }
        let found = try #require(error)
        expectGolden(
            DiagnosticRenderer(showsPosition: true).render(found.items, in: found.source), "open-slots.txt")
    }

    @Test func wrongParametersAreSaidAllAtOnce() throws {
        let error = #expect(throws: Diagnostics.self) {
            _ = try note(
                BriefingOrder(
                    template: "councillor-note",
                    parameters: ["autority": "x", "date": "soon", "compare": "nowhere"]))
        }
        #expect(
            try #require(error).items.map(\.code) == [
                "unknown-parameter", "missing-parameter", "parameter-value", "parameter-value",
            ])
        #expect(try #require(error).items[0].message.contains("Did you mean authority?"))
    }

    @Test func beforeAnElectionNoQuestionsAndNoComparison() throws {
        let text = try draft(["pre_election": "yes", "compare": "haverlow"]).text
        #expect(text.contains("Pre-election period"))
        #expect(!text.contains("Questions members") && !text.contains("How we compare"))
    }

    @Test func scoresWithoutTextStillMakeANote() throws {
        var tables = FakeTables.northmoor.tables.mapValues(\.emptied)
        for name in ["assessment", "scores"] { tables[name] = FakeTables.northmoor.tables[name] }
        if let column = tables["assessment"]?.columns.firstIndex(where: { $0.name == "coverage" }) {
            tables["assessment"]?.rows[0][column] = .text("scores only")
        }
        let text = try draft([:], FakeSource(tables: tables)).text
        #expect(text.contains("Only the scores are held"))
        #expect(!text.contains("What is going well"))
    }

    @Test func nothingHeldIsSaidInSentences() throws {
        let text = try draft([:], FakeSource(tables: FakeTables.northmoor.tables.mapValues(\.emptied))).text
        #expect(
            text.contains("No assessment of this council is held.")
                && text.contains("scores for the quality statements are not held"))
    }

    @Test func pinsReplaceSuggestions() throws {
        let sentence = try #require(FakeTables.northmoor.tables["points"]?.origins.compactMap { $0 }.last)
        var order = BriefingOrder(
            template: "councillor-note", parameters: ["authority": "northmoor"], isDraft: true)
        order.pins = [
            "strength": [
                Pin(
                    id: sentence.id, fingerprint: "0123456789ab", quotation: "Northmoor", by: "A",
                    when: "2025-04-01"),
                Pin(
                    id: sentence.id, fingerprint: "0123456789ab", quotation: "Northmoor",
                    wording: "It | works.", by: "A",
                    when: "2025-04-01"),
            ]
        ]
        let written = try note(order)
        #expect(written.warnings.contains { $0.code == "too-few" })
        #expect(written.citations.contains { $0.citations.contains { $0.id == sentence.id } })
        // A point is shown as it is worded, whatever of it was pinned; an officer's words are said to be theirs.
        #expect(written.text.contains(".** Officer's words: It \\| works.[^"))
        order.pins["strength"]?[0].fingerprint = "ba9876543210"
        #expect(
            try note(order).warnings.contains {
                $0.code == "stale-pin" && $0.message.contains("reads otherwise now")
            })
    }

    @Test func aPinnedFigureReadsAsASentence() throws {
        let figures = EvidenceRow.rows(of: try #require(FakeTables.northmoor.tables["england"])).compactMap(
            FigureRow.init)
        let figure = try #require(figures.first { MeasureLabel.plain($0) != nil })
        var order = BriefingOrder(
            template: "councillor-note", parameters: ["authority": "northmoor"], isDraft: true)
        let id = try #require(figure.row.origin?.id)
        order.pins = [
            "strength": [
                Pin(id: id, fingerprint: "0123456789ab", quotation: figure.text, by: "A", when: "2025-04-01")
            ]
        ]
        let text = try note(order).text
        #expect(
            text.contains(try #require(MeasureLabel.plain(figure)))
                && !text.contains("“\(figure.text)”"))
        order.pins["strength"]?[0].wording = "Better than most."
        #expect(try note(order).text.contains("Officer's words: Better than most."))
    }

    @Test func whatIsNamedIsNamedOnce() throws {
        let text = try Self.plain.get().text
        let section = try #require(text.firstRange(of: "## What needs to improve\n"))
        let leads = text[section.upperBound...].prefix { $0 != "#" }.split(separator: "\n").filter {
            $0.hasPrefix("- **")
        }
        .map { $0.dropFirst(4).prefix { $0 != "*" } }
        #expect(leads.count > 2 && Set(leads).count == leads.count)
    }

    @Test func everyChoiceIsExplained() throws {
        let note = try Self.plain.get()
        #expect(
            note.choices.contains { $0.why.contains("weight") }
                && note.choices.contains { $0.why.contains("said by people") })
    }

    @Test(arguments: [
        "| a | b |\n\n# Heading\n- item", "[link](http://x.example) ![img](y)",
        "<script>alert(1)</script> &lt;b&gt;",
        "**bold** _it_ `code` ~~no~~ $x$",
        "1. one", "[^needs-1]: forged", "{{authority}} {{#x}}", "\u{202E}right to left\u{E000}9\u{E001}",
        "---", "=====", "> quoted",
        "-->\n<!-- assay",
    ])
    func hostileReportTextBreaksNothing(_ hostile: String) throws {
        var tables = FakeTables.northmoor.tables
        let plain = try Self.plain.get().text
        for (name, table) in tables {
            for (column, known) in table.columns.enumerated()
            where ["text", "measure", "line"].contains(known.name) {
                for row in table.rows.indices {
                    if case .text(let text) = table.rows[row][column] {
                        tables[name]?.rows[row][column] = .text("\(hostile) \(text) \(hostile)")
                    }
                }
            }
        }
        let text = try draft([:], FakeSource(tables: tables)).text
        let lines = text.split(separator: "\n")
        #expect(
            lines.filter { $0.hasPrefix("#") } == plain.split(separator: "\n").filter { $0.hasPrefix("#") })
        for line in lines where line.hasPrefix("|") {
            let bars = line.indices.filter {
                line[$0] == "|" && ($0 == line.startIndex || line[line.index(before: $0)] != "\\")
            }.count
            #expect([3, 5].contains(bars), "\(line)")
        }
        // The record is a comment of HTML, which nothing in it can end.
        let record = text.dropFirst(NoteTrailer.strip(text).count)
        #expect(record.ranges(of: "-->").count == 1)
        let bare = NoteTrailer.strip(text).replacing("\\<", with: "").replacing("\\[", with: "")
        #expect(!bare.contains("<") && !bare.contains("[link") && !bare.contains("[img"))
        // Escaped words may end a line of the note.
        let opened = text.replacing("\\<", with: "").ranges(of: "<!-- assay\n").count
        #expect(opened == 1 && NoteFileState(of: text) == .unedited)
    }
}

/// What is known of a file that is to be written over.
@Suite struct NoteFileTests {
    private func text() throws -> String {
        try compose(
            BriefingOrder(template: "councillor-note", parameters: ["authority": "northmoor"], isDraft: true),
            templates: TemplateFolder(),
            source: FakeSource()
        ).text
    }

    @Test func untouchedFilesAreKnownAgain() throws {
        let text = try text()
        #expect(NoteFileState(of: text) == .unedited)
        #expect(NoteFileState(of: text.replacing("\n", with: "\r\n")) == .unedited)
    }

    @Test func editsAreFoundByTheirSections() throws {
        let edited = try text().replacing("## Background\n", with: "## Background\n\nMine.\n").replacing(
            "Briefing note for", with: "Our note for")
        #expect(NoteFileState(of: edited) == .edited(sections: ["Title", "Background"]))
        #expect(
            NoteFileState(of: try text().replacing("## Glossary", with: "## Words"))
                == .edited(sections: ["Words", "Glossary"]))
        #expect(NoteFileState(of: try text() + "P.S.\n") == .edited(sections: []))
    }

    @Test func otherFilesAreForeign() throws {
        #expect(NoteFileState(of: "# Minutes\n") == .foreign)
        #expect(NoteFileState(of: "") == .foreign)
        #expect(NoteFileState(of: String(try text().prefix(500))) == .foreign)
    }
}

/// How citations are labelled and written.
@Suite struct CitationFormTests {
    private func text(_ form: CitationForm) throws -> String {
        try compose(
            BriefingOrder(
                template: "councillor-note", parameters: ["authority": "northmoor"], isDraft: true,
                citationForm: form),
            templates: TemplateFolder(), source: FakeSource()
        ).text
    }

    @Test func everyFootnoteHasItsReferenceAndTheReverse() throws {
        let text = try text(.footnote)
        let used = Set(text.matches(of: #/\[\^([a-z0-9-]+)\](?!:)/#).map { String($0.1) })
        let defined = text.matches(of: #/\[\^([a-z0-9-]+)\]:/#).map { String($0.1) }
        #expect(used == Set(defined) && defined.count == used.count && !used.isEmpty)
    }

    @Test func bracketsNameSectionAndParagraph() throws {
        let text = try text(.bracket)
        #expect(
            text.contains(" [needs 1]")
                && text.contains("- [needs 1] CQC Northmoor report, Section needs, paragraph 1"))
        #expect(!NoteTrailer.strip(text).contains("[^"))
    }

    @Test func withoutCitationsTheSourcesStay() throws {
        let text = try text(.none)
        #expect(!text.contains("[^") && text.contains("- CQC Northmoor report, Section needs, paragraph 1"))
    }

    @Test func scoresFromAListNameItWithALink() {
        var citation = Citation(
            authority: "Northmoor", authoritySlug: "northmoor", assessment: "northmoor@2025-03",
            published: nil, isCurrent: true,
            section: "needs", sectionTitle: "Quality statement scores", place: .scores,
            id: "northmoor@2025-03/needs",
            sourceName: "https://example.org/scores list_a*b.html (read in May)")
        func footnote() -> String {
            CitationBook(
                of: "x\(UsedEvidence.openMark)0\(UsedEvidence.closeMark)", [citation], figures: [:],
                main: "northmoor"
            ).sources(.footnote)
        }
        let link = "[example.org/scores](https://example.org/scores), list_a\\*b.html (read in May)."
        #expect(footnote() == "[^northmoor-scores]: CQC scores for Northmoor, as listed by: \(link)")
        citation.sourceName = "https://example.org/a](x)"
        #expect(footnote().hasSuffix("as listed by: https\\://example.org/a\\](x)."))
    }

    @Test func labels() {
        var citation = Citation(
            authority: "Northmoor", authoritySlug: "northmoor", assessment: "northmoor@2025-03",
            published: nil, isCurrent: true,
            section: "needs",
            sectionTitle: "Assessing needs", place: .paragraph(number: 7, sentences: [2]),
            id: "northmoor@2025-03/needs/7.2")
        #expect(citation.label == "northmoor-needs-7")
        citation.isCurrent = false
        #expect(citation.label == "northmoor-2025-03-needs-7")
        citation.place = .scores
        #expect(citation.label == "northmoor-2025-03-scores")
    }
}
