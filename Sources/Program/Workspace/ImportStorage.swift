internal import AssessmentModel
internal import Library
internal import ReportReading
internal import SourceText

/// The last stage of an import: what was built is put into the library.
struct ImportStorage: Sendable {
    let library: LibraryFile
    let versions: ReadingVersions
    let today: String
    /// Id of an assessment that the documents supersede.
    let superseded: String?

    /// The one council that has documents in the same folder.
    func neighbour(of path: String) throws(WorldError) -> Authority? {
        let slugs = try library.authorities(ofFolder: FilePath.folder(of: path))
        guard slugs.count == 1, let slug = slugs.first else { return nil }
        return try library.authorities().first { $0.slug == slug }
    }

    /// Stores a batch, council after council, in one transaction. What fails for one council leaves that one
    /// as it was.
    ///
    /// - Returns: what became of its documents.
    func store(_ batch: BuiltBatch) -> ImportReport {
        var report = ImportReport()
        do throws(WorldError) {
            try library.storing(readWith: versions) { transaction in
                for (authority, documents) in batch.councils {
                    do {
                        try store(
                            documents, of: authority, batch, transaction, into: &report
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
        _ batch: BuiltBatch, _ transaction: StoringTransaction, into report: inout ImportReport
    ) throws {
        let new = documents.map(\.packed)
        var assessments: [StoredAssessment] = []
        let stored = try transaction.store(authority, newDocuments: new, importedOn: today) { owner, stored in
            // Another import may have stored some of them, or others of this council, in the meantime.
            let isAsForeseen = owner == authority && Set(stored.map(\.key)) == Set(new.map(\.document.key))
            let built =
                if isAsForeseen, let ahead = batch.ahead[authority] { try ahead.get() } else {
                    try batch.builder.build(owner, stored, pages: BuiltBatch.pages(documents))
                }
            try refuseToChangeSuperseded(built, by: documents)
            if owner.slug == authority.slug { assessments = built }
            return built
        }
        report.count(
            assessments.filter { assessment in
                documents.contains { assessment.documents.contains($0.file.digest) }
            })
        report.files += stored.held.map { .init(path: $0, outcome: .unchanged) }
        var nearest = authority.isRegistered ? nil : batch.builder.nearest(to: authority)
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
                    leftOut: document.page.leftOut.sorted {
                        ($0.value.line, $0.key.words(1)) < ($1.value.line, $1.key.words(1))
                    }.map { $0.key.sentence($0.value) },
                    changes: changes ?? [], nearest: nearest))
            nearest = nil
        }
    }
}

extension ImportStorage {
    /// The assessment that is superseded stays as it was: a new version of the same month would become pages of it.
    private func refuseToChangeSuperseded(
        _ built: [StoredAssessment], by documents: [ReadDocument]
    ) throws(WorldError) {
        guard let superseded, let old = built.first(where: { $0.assessment.id == superseded }),
            documents.contains(where: { old.documents.contains($0.file.digest) })
        else { return }
        throw WorldError(
            "it is of the same month as \(superseded), so it would be read as pages of it; nothing of it was taken. Give the file the date of the new version"
        )
    }

    /// What the remarks say could not be placed in a document.
    private static func unplaced(in document: String, of assessments: [StoredAssessment]) -> [String] {
        assessments.flatMap(\.assessment.remarks).filter {
            $0.code == RemarkCode.unplaced.rawValue && $0.document == document
        }.map(\.text)
    }
}

extension StoredDocument {
    /// By which it is known to be the same bytes at the same place.
    fileprivate var key: [String] { [path, digest] }
}
