internal import AssessmentModel
internal import Foundation
internal import Library
internal import ReportReading
internal import SourceText

/// Documents by council, with what is made of those of new councils.
struct ImportBatch: Sendable {
    var councils: [(Authority, [ReadDocument])]
    var ahead: [Authority: Result<[StoredAssessment], WorldError>]

    /// What was read in documents, by their digests.
    static func pages(_ documents: [ReadDocument]) -> [String: ReportPage] {
        Dictionary(documents.map { ($0.file.digest, $0.page) }) { first, _ in first }
    }
}

/// The other half of an import: stores what was read.
struct ImportStore: Sendable {
    let library: LibraryFile
    let versions: ReadingVersions
    let today: String

    /// The one council that has documents in the same folder.
    func neighbour(of path: String) throws(WorldError) -> Authority? {
        let slugs = try library.authorities(ofFolder: (path as NSString).deletingLastPathComponent)
        guard slugs.count == 1, let slug = slugs.first else { return nil }
        return try library.authorities().first { $0.slug == slug }
    }

    /// Stores a batch, council after council, in one transaction. What fails for one council leaves that one
    /// as it was.
    ///
    /// - Returns: what became of its documents.
    func store(_ batch: ImportBatch, _ building: AssessmentBuilding) -> ImportReport {
        var report = ImportReport()
        do throws(WorldError) {
            try library.storing(readWith: versions) { storing in
                for (authority, documents) in batch.councils {
                    do {
                        try store(
                            documents, of: authority, batch.ahead[authority], building, storing, into: &report
                        )
                    } catch let error
                        as WorldError
                    {
                        // What one council's pages failed on is said of them; the others are stored.
                        report.fail(documents, error)
                    }
                }
            }
            return report
        } catch {
            var failed = ImportReport()
            failed.fail(batch.councils.flatMap(\.1), error)
            return failed
        }
    }

    private func store(
        _ documents: [ReadDocument], of authority: Authority,
        _ ahead: Result<[StoredAssessment], WorldError>?,
        _ building: AssessmentBuilding,
        _ storing: Storing, into report: inout ImportReport
    ) throws {
        let new = documents.map(\.packed)
        var assessments: [StoredAssessment] = []
        let stored = try storing.store(authority, newDocuments: new, importedOn: today) { owner, stored in
            // Another import may have stored some of them, or others of this council, in the meantime.
            let isAsForeseen = owner == authority && Set(stored.map(\.key)) == Set(new.map(\.document.key))
            let built =
                if isAsForeseen, let ahead { try ahead.get() } else {
                    try building.build(owner, stored, pages: ImportBatch.pages(documents))
                }
            if owner.slug == authority.slug { assessments = built }
            return built
        }
        report.count(
            assessments.filter { assessment in
                documents.contains { assessment.documents.contains($0.file.digest) }
            })
        report.files += stored.held.map { .init(path: $0, outcome: .unchanged) }
        var nearest = authority.isRegistered ? nil : building.nearest(to: authority)
        for document in documents where !stored.held.contains(document.file.path) {
            let home = assessments.first { $0.documents.contains(document.file.digest) }?.assessment
            let changes =
                stored.replaced.contains(document.file.path)
                ? stored.changes.filter { $0.id == home?.id } : nil
            report.files.append(
                .init(
                    path: document.file.path,
                    outcome: changes.map { .updated(reworded: $0.reduce(0) { $0 + $1.reworded.count }) }
                        ?? .imported,
                    authority: authority.short, assessment: home?.id, accounted: document.page.accounting,
                    unread: Self.unplaced(in: document.file.digest, of: assessments),
                    changes: Self.lines(changes ?? []), nearest: nearest))
            nearest = nil
        }
    }
}

extension ImportStore {
    /// What a new version of a page changed, a line each.
    private static func lines(_ changes: [AssessmentChange]) -> [String] {
        changes.flatMap { change in
            change.facts.prefix { fact in
                !["sentences ", "figures ", "points ", "acronyms "].contains { fact.hasPrefix($0) }
            }
                + change.reworded.map { "reworded: \($0)" } + change.added.map { "added: \($0)" }
                + change.removed.map { "no longer there: \($0)" }
        }
    }

    /// What the remarks say could not be placed in a document.
    private static func unplaced(in document: String, of assessments: [StoredAssessment]) -> [String] {
        assessments.flatMap(\.assessment.remarks).filter {
            $0.code == RemarkCode.unplaced.rawValue && $0.document == document
        }.map(\.text)
    }
}

extension ImportReport {
    /// Adds what became of a batch.
    mutating func add(_ batch: ImportReport) {
        files += batch.files
        councils += batch.councils
        assessments += batch.assessments
        statements += batch.statements
        findings += batch.findings
        sentences += batch.sentences
        indicators += batch.indicators
        remarks += batch.remarks
    }

    /// Says of documents why they were not stored.
    mutating func fail(_ documents: [ReadDocument], _ error: WorldError) {
        files += documents.map { .init(path: $0.file.path, outcome: .failed(reason: error.description)) }
    }

    fileprivate mutating func count(_ assessments: [StoredAssessment]) {
        councils += assessments.isEmpty ? 0 : 1
        self.assessments += assessments.count
        for stored in assessments {
            let sections = Set(stored.assessment.findings.map(\.section.slug))
            statements += stored.assessment.statements.count { sections.contains($0.slug) }
            findings += stored.assessment.findings.count
            remarks += stored.assessment.remarks.count
            for evidence in stored.evidence {
                sentences += evidence.sentences.count
                indicators += evidence.sentences.reduce(0) { $0 + $1.indicators.count }
            }
        }
    }
}

extension StoredDocument {
    /// By which it is known to be the same bytes at the same place.
    fileprivate var key: [String] { [path, digest] }
}
