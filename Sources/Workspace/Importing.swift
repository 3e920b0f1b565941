internal import AssessmentModel
internal import Evidence
internal import Examination
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
    }

    package var files: [File] = []
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

extension Workspace {
    /// Reads files and folders into the library: read, identify, assemble, extract, examine, store; one authority after another, each all or
    /// nothing. A file that cannot be read is reported and the others are imported.
    ///
    /// - Throws: `WorldError` when the library itself cannot be opened or written.
    package func importFiles(
        _ paths: [String], isRecursive: Bool = false, progress: (Int, Int, String) -> Void = { _, _, _ in }
    ) throws(WorldError) -> ImportReport {
        let gathered = FileGathering.files(paths, isRecursive: isRecursive)
        var report = ImportReport()
        report.files = gathered.failures.map { .init(path: $0.path, outcome: .failed(reason: $0.reason)) }
        let total = gathered.files.count
        var done = 0
        try importDocuments(gathered.files, into: &report) { path throws(WorldError) in
            done += 1
            progress(done, total, path)
            return try TextFile.bytes(of: path, limit: Limits.fileBytes)
        }
        return report
    }

    /// Reads the bundled fictional reports.
    package func importSamples() throws(WorldError) -> ImportReport {
        var report = ImportReport()
        let files = Dictionary(uniqueKeysWithValues: SampleReports.files.map { ("samples/" + $0.path, $0.bytes) })
        try importDocuments(files.keys.sorted(), into: &report) { path throws(WorldError) in files[path] ?? [] }
        return report
    }

    private func importDocuments(
        _ paths: [String], into report: inout ImportReport, bytes: (String) throws(WorldError) -> [UInt8]
    ) throws(WorldError) {
        let library = try library()
        let known = NameIndex(authorities: try library.authorities())
        var read: [ReadDocument] = []
        for path in paths {
            do throws(WorldError) {
                let file = ReportFile(path: path, bytes: try bytes(path))
                if try library.holds(digest: file.digest) {
                    report.files.append(.init(path: path, outcome: .unchanged))
                } else {
                    read.append(ReadDocument(file: file, page: try readPage(file, framework: library.framework)))
                }
            } catch {
                report.files.append(.init(path: path, outcome: .failed(reason: error.description)))
            }
        }
        for (authority, documents) in try identify(read, known: known, library: library, report: &report) {
            do throws(WorldError) { try store(documents, of: authority, in: library, report: &report) } catch {
                // What one council's pages failed on is said of them; the others are stored, or were.
                report.files += documents.map { .init(path: $0.file.path, outcome: .failed(reason: error.description)) }
            }
        }
        report.files.sort { $0.path < $1.path }
    }

    /// Documents by authority, in order of slug; a page that names no council takes the one council of its folder.
    private func identify(
        _ documents: [ReadDocument], known: NameIndex<Authority>, library: LibraryFile, report: inout ImportReport
    ) throws(WorldError) -> [(Authority, [ReadDocument])] {
        var named: [(Authority, ReadDocument)] = []
        var nameless: [ReadDocument] = []
        for document in documents {
            if let authority = Identification.authority(of: document.page, known: known) {
                named.append((authority, document))
            } else {
                nameless.append(document)
            }
        }
        for document in nameless {
            let place = folder(document.file.path)
            let stored = try library.authorities(ofFolder: place)
            let siblings = Set(named.filter { folder($0.1.file.path) == place }.map(\.0)).union(
                known.entries.filter { stored.contains($0.slug) })
            if siblings.count == 1, let authority = siblings.first {
                named.append((authority, document))
            } else {
                report.files.append(
                    .init(
                        path: document.file.path,
                        outcome: .failed(
                            reason: "no council is named in it; put its name in the first line, as “Name: local authority assessment”")))
            }
        }
        return Dictionary(grouping: named, by: \.0.slug).sorted { $0.key < $1.key }.map { ($0.value[0].0, $0.value.map(\.1)) }
    }

    private func folder(_ path: String) -> String { (path as NSString).deletingLastPathComponent }

    private func store(
        _ documents: [ReadDocument], of authority: Authority, in library: LibraryFile, report: inout ImportReport
    ) throws(WorldError) {
        let before = try library.fingerprints(of: authority)
        let extractor = try evidenceExtractor()
        let examiner = Examiner(framework: library.framework, words: try reference.remarkWords())
        let pages = Dictionary(documents.map { ($0.file.digest, $0.page) }) { first, _ in first }
        var assembled: [AssembledAssessment] = []
        var assessments: [StoredAssessment] = []
        let replaced = try library.store(authority, newDocuments: documents.map(\.stored), importedOn: today()) { owner, stored in
            // All pages of the authority are put together again; those stored before are read again from their originals.
            let all = try stored.map { old in
                try pages[old.digest] ?? readPage(ReportFile(path: old.path, bytes: old.bytes), framework: library.framework)
            }
            let parts = assemble(owner, pages: all, published: try library.published(for: owner), framework: library.framework)
            let built = parts.map { part in
                let evidence = extractor.extract(part.assessment.findings.map(passage))
                var assessment = part.assessment
                assessment.remarks = examiner.examine(assessment, evidence: evidence, pages: part.pages, notices: part.notices)
                return StoredAssessment(assessment: assessment, evidence: evidence, documents: part.documents)
            }
            if owner.slug == authority.slug { (assembled, assessments) = (parts, built) }
            return built
        }
        let touched = zip(assembled, assessments).filter { pair in documents.contains { pair.0.documents.contains($0.file.digest) } }
        count(touched.map(\.1), into: &report)
        let after = try library.fingerprints(of: authority)
        for document in documents {
            let home = assembled.first { $0.documents.contains(document.file.digest) }?.assessment
            let reworded = after.count { before[$0.key] != nil && before[$0.key] != $0.value }
            report.files.append(
                .init(
                    path: document.file.path, outcome: replaced.contains(document.file.path) ? .updated(reworded: reworded) : .imported,
                    authority: authority.short, assessment: home?.id, accounted: document.page.accounting,
                    unread: unplaced(in: document.file.digest, of: assessments)))
        }
    }

    private func unplaced(in document: String, of assessments: [StoredAssessment]) -> [String] {
        assessments.flatMap(\.assessment.remarks).filter { $0.code == RemarkCode.unplaced.rawValue && $0.document == document }.map(\.text)
    }

    private func passage(_ finding: Finding) -> Passage {
        Passage(section: finding.section.slug, heading: finding.heading, text: finding.text)
    }

    /// Reads the evidence data files: made once for each import, and for `why`.
    func evidenceExtractor() throws(WorldError) -> EvidenceExtractor {
        let files = try reference.evidence()
        do throws(EvidenceData.FormatError) {
            return EvidenceExtractor(data: try EvidenceData(files: files))
        } catch { throw WorldError(error.description) }
    }

    private func count(_ assessments: [StoredAssessment], into report: inout ImportReport) {
        report.councils += assessments.isEmpty ? 0 : 1
        report.assessments += assessments.count
        for stored in assessments {
            let sections = Set(stored.assessment.findings.map(\.section.slug))
            report.statements += stored.assessment.statements.count { sections.contains($0.slug) }
            report.findings += stored.assessment.findings.count
            report.remarks += stored.assessment.remarks.count
            for evidence in stored.evidence {
                report.sentences += evidence.sentences.count
                report.indicators += evidence.sentences.reduce(0) { $0 + $1.indicators.count }
            }
        }
    }

    /// Today's date in this place, ISO 8601.
    private func today() -> String {
        let parts = Calendar(identifier: .gregorian).dateComponents([.year, .month, .day], from: Date())
        return PartialDate(year: parts.year ?? 2000, month: parts.month, day: parts.day)?.iso ?? ""
    }
}

/// A file with what was read in it.
private struct ReadDocument {
    var file: ReportFile
    var page: ReportPage

    var stored: StoredDocument {
        let extents = page.extents.map { "\($0.kind.rawValue) \($0.span.start) \($0.span.end)" }.joined(separator: "\n")
        return StoredDocument(path: file.path, digest: file.digest, format: page.format, bytes: file.bytes, extents: extents)
    }
}
