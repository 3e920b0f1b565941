internal import AssessmentModel
internal import Evidence
internal import Examination
internal import Library
internal import ReferenceData
internal import ReportReading
internal import SourceText

/// From an authority's pages to assessments that can be stored: assemble, extract, examine. Made once for a
/// whole import or upgrade.
struct AssessmentBuilder: Sendable {
    let framework: Framework
    /// Scores-only assessments by the authority's slug.
    let published: [String: [Assessment]]
    /// The councils of the register.
    private let register: NameIndex<Authority>
    private let reader: EvidenceReader
    private let examiner: Examiner
    /// Which assessment superseded which.
    private let supersessions: [Supersession]

    /// - Parameter supersessions: which assessment superseded which; nil for what is kept of that.
    /// - Throws: `WorldError` when a data file of the user's cannot be read.
    init(_ workspace: Workspace, supersessions known: [Supersession]? = nil) throws(WorldError) {
        let library = try workspace.library()
        framework = library.framework
        published = try library.publishedScores()
        supersessions = if let known { known } else { try library.supersessions() }
        register = NameIndex(authorities: try workspace.reference.authorities())
        reader = try workspace.evidenceReader()
        examiner = Examiner(framework: framework, words: try workspace.reference.remarkWords())
    }

    /// Registered councils whose names are near that of one that is not registered, best first.
    func nearest(to authority: Authority) -> [String] {
        Identification.nearest(to: authority, register: register)
    }

    /// The assessments of an authority out of all its documents.
    ///
    /// - Parameter pages: those that were read already, by digest; the others are read from their originals.
    /// - Throws: `WorldError` when an original cannot be read any more.
    func build(
        _ authority: Authority, _ documents: [StoredDocument], pages: [String: ReportPage] = [:]
    ) throws(WorldError) -> [StoredAssessment] {
        var all: [ReportPage] = []
        for document in documents {
            if let known = pages[document.digest] {
                all.append(known)
            } else {
                all.append(
                    try readPage(ReportFile(path: document.path, bytes: document.bytes), framework: framework)
                )
            }
        }
        let parts = assemble(
            authority, pages: all, published: published[authority.slug] ?? [], framework: framework,
            nearest: nearest(to: authority))
        var marked = parts.map(\.assessment)
        Supersession.mark(&marked, by: supersessions)
        return zip(parts, marked).map { part, marked in
            let scores = Dictionary(part.assessment.statements.map { ($0.slug, $0.score) }) { first, _ in
                first
            }
            let passages = part.assessment.findings.map {
                Passage(
                    section: $0.section.slug, heading: $0.heading, text: $0.text,
                    score: scores[$0.section.slug] ?? nil)
            }
            let evidence = reader.read(passages)
            var assessment = marked
            assessment.remarks = examiner.examine(
                assessment, evidence: evidence, pages: part.pages, notices: part.notices)
            return StoredAssessment(assessment: assessment, evidence: evidence, documents: part.documents)
        }
    }
}
