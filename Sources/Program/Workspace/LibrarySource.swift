internal import QueryTables
internal import AssessmentModel
internal import Briefing
internal import English
internal import Ledger
internal import Library
internal import NoteChecking
internal import NoteFormats
internal import NoteText
internal import Presentation
internal import QueryLanguage
internal import ReferenceData
internal import ReportReading
internal import SourceText
internal import Templates
internal import TextAnalysis

/// What a briefing is made from: the library's answers.
struct LibrarySource: BriefingSource {
    let workspace: Workspace
    let catalogue: Catalogue
    private let lines = LineReaders()

    init(workspace: Workspace, catalogue: Catalogue) {
        self.workspace = workspace
        self.catalogue = catalogue
    }

    func shape(of query: String, parameters: [String: String]) throws -> QueryShape {
        let compiled = try compile(query, parameters)
        return QueryShape(columns: compiled.columns, record: compiled.origin?.rawValue)
    }

    func rows(_ query: String, parameters: [String: String]) throws -> ResultTable {
        try workspace.answer(
            compile(query, parameters), source: Source(name: "query", text: query), rows: nil
        ).table
    }

    private func compile(_ query: String, _ parameters: [String: String]) throws -> CompiledQuery {
        var names = catalogue
        for (name, value) in parameters {
            // Values were understood before: names are slugs.
            try names.bind(name, as: .text, to: value.split(separator: "\u{1F}").map(String.init))
        }
        return try QueryLanguage.compile(Source(name: "query", text: query), catalogue: names)
    }

    func resolve(_ text: String, as kind: TemplateParameter.Kind) throws -> ResolvedName {
        switch kind {
        case .authority:
            let found = try catalogue.authorities.match(text).entry(named: text, "authority", label: \.short)
            return ResolvedName(key: found.slug, label: found.short)
        case .statement:
            let found = try catalogue.statements.match(text).entry(
                named: text, "quality statement", label: \.name)
            return ResolvedName(key: found.slug, label: found.name)
        case .text, .number, .date, .yesNo, .note, .plan, .document, .figures:
            return ResolvedName(key: text, label: text)
        }
    }

    private static let joints = English.words(.notes, "joints of figures")

    func fault(in line: String, of origin: RowOrigin) throws -> String? {
        // The report's own words are held against it by the check of the whole note.
        guard !line.hasPrefix("“") else { return nil }
        let (evidence, engine) = try lines.readers(workspace)
        let passages = try evidence.passages(ids: [origin.findingID])
        for sentence in SentenceSegmenter.segment(line) {
            let found = try engine.verdict(of: String(line[sentence]), against: passages)
            guard found.verdict != .supported else { continue }
            // The small words that join figures in a line are the line's own.
            if found.verdict == .inPart, found.changes.isEmpty, !found.unmatched.isEmpty,
                found.unmatched.allSatisfy({ Self.joints.contains($0.lowercased()) })
            {
                continue
            }
            return found.changes.first
                ?? (found.unmatched.isEmpty
                    ? "Nothing in the paragraph bears it out."
                    : "Nothing in the paragraph says: \(found.unmatched.joined(separator: ", ")).")
        }
        return nil
    }

    func note(at path: String) throws -> WrittenNote {
        let text = try ReadNote(path: path).text
        let report = try workspace.check(note: Source(name: path, text: text))
        return WrittenNote(
            text: text, faults: report.items.filter { $0.severity == .error && $0.isOfEvidence })
    }

    func plan(named name: String, last: String?, date: String?) throws -> PlanState {
        try workspace.planState(named: name, last: last, date: date)
    }

    func othersPlan(at path: String) throws -> OthersPlan { try workspace.othersPlan(at: path) }

    func pageVersions(ofAuthority slug: String) throws -> [PageVersions] {
        let library = try workspace.library()
        guard let assessment = try library.assessmentIDs(ofAuthority: slug).first,
            let authority = try library.authorities().first(where: { $0.slug == slug })
        else { return [] }
        let former = try library.formerDocuments(ofAssessment: assessment)
        guard !former.isEmpty else { return [] }
        func parts(_ document: StoredDocument) throws -> [PageVersions.Part] {
            try readPage(ReportFile(path: document.path, bytes: document.bytes), framework: library.framework)
                .parts.map {
                    ($0.section.slug, $0.score?.value, $0.paragraphs.map(\.text))
                }
        }
        // The newest of the old versions: what a page said right before.
        return try library.documents(of: authority).compactMap { document in
            guard let old = former.first(where: { $0.path == document.path && $0.digest != document.digest })
            else { return nil }
            return PageVersions(assessment: assessment, before: try parts(old), now: try parts(document))
        }
    }

    func citation(of origin: RowOrigin) throws -> Citation {
        let library = try workspace.library()
        if let id = Workspace.findingID(origin) {
            guard let passage = try library.passage(id) else { throw WorldError.notHeld(origin.id) }
            let figure = origin.kind == .indicator ? try library.figureSource(origin.id) : nil
            let sentence = try library.sentence(origin.id)
            let point = try library.point(origin.id)
            return Citation(
                authority: passage.authority, authoritySlug: passage.authoritySlug,
                assessment: passage.assessment,
                published: passage.published, isCurrent: passage.isCurrent, section: passage.section.slug,
                sectionTitle: library.framework.title(of: passage.section),
                place: .paragraph(
                    number: passage.number, sentences: sentence.map { [$0.number] } ?? point?.sentences ?? []),
                id: origin.id,
                fingerprint: passage.fingerprint, quotation: sentence?.text ?? point?.text ?? passage.text,
                sourceName: figure?.name,
                sourceDate: figure?.date)
        }
        let id = origin.recordID
        let assessment = id?.assessment?.description ?? origin.id
        guard let facts = try library.assessmentFacts(assessment) else {
            throw WorldError.notHeld(origin.id)
        }
        let isStatement = origin.kind == .statement
        return Citation(
            authority: facts.authority, authoritySlug: facts.slug, assessment: assessment,
            published: facts.published,
            isCurrent: facts.isCurrent,
            section: isStatement ? id?.section ?? "" : "",
            sectionTitle: isStatement ? "Quality statement scores" : "",
            place: isStatement ? .scores : .report, id: origin.id,
            sourceName: facts.isScoresOnly ? facts.source : nil)
    }
}

/// What reads the lines that a note offers: made for the first of them and kept, for a note offers hundreds.
private final class LineReaders {
    private var made: (evidence: LibraryEvidence, engine: TruthEngine<LibraryEvidence>)?

    func readers(_ workspace: Workspace) throws -> (
        evidence: LibraryEvidence, engine: TruthEngine<LibraryEvidence>
    ) {
        if let made { return made }
        let evidence = try LibraryEvidence(workspace: workspace)
        let new = (evidence, TruthEngine(words: try workspace.reference.checkWords(), source: evidence))
        made = new
        return new
    }
}
