internal import AssessmentModel
internal import English
internal import Evidence
internal import Foundation
internal import Library
internal import ReferenceData
internal import ReportReading
internal import Samples
package import SourceText

/// What became of each file of an import, and what the library holds of their assessments.
package struct ImportReport: Sendable {
    /// One file.
    package struct File: Sendable {
        /// What was done with it.
        package enum Outcome: Sendable, Equatable {
            case imported
            /// The same bytes are in the library already.
            case unchanged
            /// A new version of a page the library had.
            case updated(reworded: Int)
            case failed(reason: String)
        }

        package var path: String
        package var outcome: Outcome
        package var authority: String?
        package var assessment: String?
        /// Bytes of ink that were placed, and in all.
        package var accounted: (read: Int, all: Int) = (0, 0)
        package var unread: [String] = []
        /// What a new version changed: `reworded: needs/7 “first words …”`.
        package var changes: [String] = []
        /// Set of the first page of a council that the register does not have: registered councils whose
        /// names are near, best first.
        package var nearest: [String]?
    }

    package var files: [File] = []
    /// What lies in a folder that was named and was left alone, in words.
    package var passedOver: [String] = []
    package var councils = 0
    package var assessments = 0
    /// Statements with a score or findings in the assessments touched.
    package var statements = 0
    package var findings = 0
    package var sentences = 0
    package var indicators = 0
    package var remarks = 0

    package var hasFailures: Bool {
        files.contains { if case .failed = $0.outcome { true } else { false } }
    }
}

/// How far an import is.
package struct ImportProgress: Sendable {
    package enum Stage: Sendable { case fetching, reading }

    package var stage: Stage
    /// The one being worked on, from 1.
    package var done: Int
    /// As far as is known yet.
    package var total: Int
    /// Path or address.
    package var name: String
}

extension Workspace {
    /// Reads reports at addresses, files and folders into the library: fetch, read, identify, assemble,
    /// extract, examine, store; one authority after another, each all or nothing. A file that cannot be read
    /// is reported and the others are imported.
    ///
    /// - Throws: `WorldError` when the library itself cannot be opened or written.
    package func importFiles(
        _ paths: [String], isRecursive: Bool = false, progress: @escaping (ImportProgress) -> Void = { _ in }
    ) throws(WorldError) -> ImportReport {
        let addresses = paths.filter(ReportAddress.isAddress)
        let gathered = FileGathering.files(
            paths.filter { !ReportAddress.isAddress($0) }, isRecursive: isRecursive)
        var report = ImportReport()
        report.passedOver = gathered.passedOver
        report.files = gathered.failures.map { .init(path: $0.path, outcome: .failed(reason: $0.reason)) }
        let fetched = try fetch(addresses, into: &report, progress: progress)
        let documents = gathered.files + fetched.pages.keys.sorted()
        var done = 0
        let source = ImportSource(
            facts: { path in
                fetched.pages[path] == nil
                    ? TextFile.facts(of: path).map { FileFacts(bytes: $0.bytes, changed: $0.changed) } : nil
            },
            bytes: { path throws(WorldError) in
                done += 1
                progress(ImportProgress(stage: .reading, done: done, total: documents.count, name: path))
                if let page = fetched.pages[path] { return page }
                return try TextFile.bytes(of: path, limit: Limits.fileBytes)
            })
        try importDocuments(documents, from: source, into: &report)
        for finish in fetched.finish { finish() }
        return report
    }

    /// Reads the bundled fictional reports.
    package func importSamples() throws(WorldError) -> ImportReport {
        var report = ImportReport()
        let files = Dictionary(
            uniqueKeysWithValues: SampleReports.files.map { ("samples/" + $0.path, $0.bytes) })
        try importDocuments(
            files.keys.sorted(),
            from: ImportSource(facts: { _ in nil }, bytes: { path in files[path] ?? [] }), into: &report)
        // That no register has these councils is no slip.
        for index in report.files.indices { report.files[index].nearest = nil }
        return report
    }

    /// A batch of documents is read, then its councils are stored in one transaction, while the next batch is
    /// read: 153 reports take 4.0 s on two cores, which are busy for 7.2 s (`Scripts/bench import`). Pages
    /// that name no council come last, when their neighbours are stored.
    private func importDocuments(
        _ paths: [String], from source: ImportSource, into report: inout ImportReport
    ) throws(WorldError) {
        let library = try library()
        let desk = try ImportDesk(library) { () throws(WorldError) in try AssessmentBuilding(self) }
        let store = ImportStore(
            library: library, versions: try readingVersions(), today: PartialDate.today().iso)
        var storing: Ongoing<ImportReport>?
        var nameless: [String] = []
        var known: [(path: String, digest: String, changed: Int)] = []
        for (isLast, paths) in [(false, paths), (true, [])] {
            var left = (isLast ? nameless : paths)[...]
            if let stored = storing?.outcome() { report.add(stored) }
            storing = nil
            while !left.isEmpty {
                var batch: [(Authority, ReadDocument)] = []
                for document in try desk.read(&left, from: source, noting: &known, into: &report) {
                    let path = document.file.path
                    if let authority = try isLast
                        ? store.neighbour(of: path) : desk.identification.authority(of: document.page)
                    {
                        batch.append((authority, document))
                    } else if isLast {
                        report.files.append(
                            .init(path: path, outcome: .failed(reason: ImportDesk.namelessReason)))
                    } else {
                        nameless.append(path)
                    }
                }
                if batch.isEmpty { continue }
                do throws(WorldError) {
                    let (prepared, building) = (try desk.prepare(batch), try desk.builder())
                    if let stored = storing?.outcome() { report.add(stored) }
                    storing = Ongoing { store.store(prepared, building) }
                } catch { report.fail(batch.map(\.1), error) }
            }
        }
        if let stored = storing?.outcome() { report.add(stored) }
        // A library that may not be written cannot note it; the files are then read again next time, and
        // found unchanged.
        try? library.note(known)
        report.files.sort { $0.path < $1.path }
    }

    /// Reads the evidence data files: made once for each import, and for `why`.
    func evidenceExtractor() throws(WorldError) -> EvidenceExtractor {
        let files = try reference.evidence()
        let points = try reference.pointRules()
        do throws(EnglishFault) {
            return EvidenceExtractor(data: try EvidenceData(files: files), points: points)
        } catch { throw WorldError(error.description) }
    }
}
