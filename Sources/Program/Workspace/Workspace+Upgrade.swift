internal import AssessmentModel
internal import Evidence
package import Library
internal import Presentation
internal import ReferenceData
internal import ReportReading
package import SourceText

/// What an upgrade changed, or would change.
package struct UpgradeReport: Sendable {
    /// A document whose page names another council now, by the councils' short names.
    package struct Move: Sendable {
        package var document: String
        package var from: String
        package var to: String
    }

    /// Whether the library is as it was.
    package var isDryRun: Bool
    /// What was different about the earlier reading: `evidence 1, now 2`.
    package var reasons: [String]
    /// Documents read again.
    package var documents = 0
    /// Councils whose facts changed, came or went.
    package var registerChanges: [RegisterChange] = []
    /// Documents that now belong to another council.
    var moves: [Move] = []
    /// Assessments that say something else than before.
    package var changes: [AssessmentChange] = []
    /// Councils that are as they were, because an original could not be read any more, with why.
    package var failures: [String] = []
}

/// That a library was read with other versions than this program's.
package struct UpgradeNotice: Sendable {
    /// Whether this program is the older one.
    package var isOlder: Bool
    /// What was different about the earlier reading: `evidence 1, now 2`; empty where only data files of the
    /// user's are.
    package var differences: [String]
    /// How many councils were read differently.
    package var councils: Int
}

extension Workspace {
    /// What this program and its data files read reports with.
    package func readingVersions() throws(WorldError) -> ReadingVersions {
        try ReadingVersions(
            reader: ReaderVersion.number, evidence: EvidenceVersion.number, reference: reference)
    }

    /// How the library's reading differs from what this program would read; nil when it is up to date.
    package func upgradeNotice() throws(WorldError) -> UpgradeNotice? {
        let library = try library()
        let (mine, others) = (try readingVersions(), try library.readingVersions())
        let notice = UpgradeNotice(
            isOlder: mine.isOlder(than: others), differences: mine.differences(from: others),
            councils: try library.authoritiesRead(otherwiseThan: mine).count)
        return notice.isOlder || !notice.differences.isEmpty || notice.councils > 0 ? notice : nil
    }

    /// Reads every original that the library keeps again, with this program and its data files, and lists
    /// what changed; all or nothing.
    ///
    /// - Parameter isDryRun: only list it; the library stays as it is.
    /// - Throws: `WorldError` when the library cannot be written, or was read by a newer program.
    package func upgradeLibrary(
        isDryRun: Bool, progress: (Int, Int, String) -> Void = { _, _, _ in }
    ) throws(WorldError) -> UpgradeReport {
        let library = try library()
        let (versions, older) = (try readingVersions(), try library.readingVersions())
        if versions.isOlder(than: older) {
            throw WorldError(
                "\(library.path): read by a newer version of Assay (\(versions.differences(from: older).joined(separator: "; "))); "
                    + "nothing was changed. Upgrade it with that version")
        }
        let building = try AssessmentBuilder(self)
        let identification = Identification(known: try library.authorities())
        return try library.upgrade(to: versions, isDryRun: isDryRun) { upgrade in
            var report = UpgradeReport(isDryRun: isDryRun, reasons: versions.differences(from: older))
            report.moves = try Self.moveDocuments(upgrade, identification, framework: library.framework)
            let scored = building.published.values.compactMap(\.first?.authority).sorted { $0.slug < $1.slug }
            let (authorities, registerChanges) = try upgrade.refreshRegister(scored: scored)
            report.registerChanges = registerChanges
            for (index, authority) in authorities.enumerated() {
                progress(index + 1, authorities.count, authority.short)
                do {
                    report.changes += try upgrade.build(authority) { owner, documents in
                        report.documents += documents.count
                        return try building.build(owner, documents)
                    }
                } catch let error as WorldError {
                    report.failures.append("\(authority.short): left as it was: \(error.description)")
                }
            }
            return report
        }
    }

    /// Keeps what each part of a page is read as now, and gives documents to the councils that their pages
    /// name now. Returns what was moved.
    private static func moveDocuments(
        _ upgrade: Upgrade, _ identification: Identification, framework: Framework
    ) throws -> [UpgradeReport.Move] {
        var moves: [UpgradeReport.Move] = []
        for authority in try upgrade.authoritiesWithDocuments() {
            for document in try upgrade.documents(of: authority) {
                // What cannot be read any more is said when its council is built.
                guard
                    let page = try? readPage(
                        ReportFile(path: document.path, bytes: document.bytes), framework: framework)
                else {
                    continue
                }
                let extents = ReadDocument.extents(of: page)
                if extents != document.extents { try upgrade.keep(extents, of: document.path) }
                guard let named = identification.authority(of: page), named.slug != authority.slug else {
                    continue
                }
                try upgrade.move(document.path, to: named)
                moves.append(
                    UpgradeReport.Move(document: document.path, from: authority.short, to: named.short))
            }
        }
        return moves
    }
}
