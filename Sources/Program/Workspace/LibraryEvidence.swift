internal import AssessmentModel
internal import ClaimReading
internal import Ledger
internal import Library
internal import NoteChecking
internal import Presentation
internal import ReferenceData
internal import ReportReading
internal import SourceText
internal import TextAnalysis

/// The library as a check looks things up in it.
struct LibraryEvidence: VerifySource {
    private let workspace: Workspace
    private let library: LibraryFile
    let sectionTitles: [(title: String, slug: String)]
    private let names: CouncilNames
    private let read: Set<String>

    init(workspace: Workspace) throws {
        self.workspace = workspace
        library = try workspace.library()
        names = CouncilNames(NameIndex(authorities: try library.authorities()))
        read = Set(try library.authoritiesRead().map(\.slug))
        let framework = library.framework
        let statements = framework.statements.flatMap { statement in
            [(statement.name, statement.slug)] + statement.variants.map { ($0, statement.slug) }
        }
        let others = Section.others.map { (framework.title(of: $0), $0.slug) }
        sectionTitles = statements + others
    }

    func passages(ids: [String]) throws -> [SourcePassage] { try library.evidence(ids: ids) }
    func passages(ofAssessment id: String) throws -> [SourcePassage] {
        try library.evidence(ofAssessment: id)
    }

    func assessments(ids: [String]) throws -> [SourceAssessment] { try library.assessmentFacts(ids: ids) }

    func assessmentIDs(ofAuthorityNamed name: String) throws -> [String] {
        let ids = try library.assessmentIDs(ofAuthority: Folding.words(name).replacing(" ", with: "-"))
        if !ids.isEmpty { return ids }
        guard case .one(let authority) = NameIndex(authorities: try library.authorities()).match(name) else {
            return []
        }
        return try library.assessmentIDs(ofAuthority: authority.slug)
    }

    func section(titled title: String) -> String? {
        let words = Folding.words(title)
        return sectionTitles.first { Folding.words($0.title) == words }?.slug
    }

    func wording(ofScore score: Int) -> String? { library.framework.wording(for: score)?.wording }

    func isStanding(_ words: String) -> Bool {
        library.framework.statements.contains { statement in
            ([statement.commitment] + statement.expectations).contains { Verbatim.stands(words, in: $0) }
        }
    }

    func englandCounts(ofAssessment id: String) throws -> EnglandCounts {
        let counts = try library.englandCounts(ofAssessment: id)
        func count(_ direction: Direction) -> Int { counts[direction.rawValue] ?? 0 }
        return EnglandCounts(
            better: count(.better), similar: count(.similar), worse: count(.worse), unjudged: counts[""] ?? 0)
    }

    func passages(nearest words: [String], authority: String?, most: Int) throws -> [SourcePassage] {
        try library.evidence(nearest: words, authority: authority, most: most)
    }

    func councils(namedIn text: String) throws -> [NamedCouncil] {
        names.named(in: text).map { name in
            NamedCouncil(
                name: name.authority.short, slug: name.authority.slug, words: name.words,
                isRead: read.contains(name.authority.slug))
        }
    }

    func number(answering query: String) throws -> Double? {
        // A recipe that was changed by hand may be no query any more.
        do { return try workspace.answer(query).table.rows.first?.first?.number } catch is Diagnostics {
            return nil
        }
    }

    func number(ofPlan count: String, printed: Double) throws -> Double? {
        let name = String(count.prefix { $0 != " " })
        guard let plan = try plan(named: name) else { return nil }
        return PlanCount.value(
            of: String(count.dropFirst(name.count + 1)), in: plan, printed: printed)
    }

    func statuses(ofPlan name: String) throws -> [String] { try plan(named: name)?.scale.labels ?? [] }

    func texts(of plan: PlanOfNote) throws -> [String: String] {
        switch plan {
        case .ours(let name): return try self.plan(named: name)?.texts ?? [:]
        case .others(let path):
            guard TextFile.exists(path) else { return [:] }
            let plan = try workspace.othersPlan(at: path)
            let told =
                plan.actions.map { ($0.id, "\($0.id); \($0.text); \($0.place)") }
                + plan.sentences.map { ($0.id, $0.text) }
            return Dictionary(told) { first, _ in first }
        }
    }

    /// A plan of the officer's; nil when there is none of that name here.
    private func plan(named name: String) throws -> ActionPlan? {
        try PlanFolder(path: workspace.options.plansFolder).holds(name) ? workspace.plan(named: name) : nil
    }

    func formerWords(fingerprint: String, assessment: String) throws -> String? {
        for document in try library.formerDocuments(ofAssessment: assessment) {
            guard
                let page = try? readPage(
                    ReportFile(path: document.path, bytes: document.bytes), framework: library.framework)
            else {
                continue
            }
            for part in page.parts {
                for paragraph in part.paragraphs where Fingerprint.of(paragraph.text) == fingerprint {
                    return paragraph.text
                }
            }
        }
        return nil
    }
}
