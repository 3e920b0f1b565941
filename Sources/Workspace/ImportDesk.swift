internal import AssessmentModel
internal import Evidence
internal import Foundation
internal import Library
internal import ReferenceData
internal import ReportReading
internal import SourceText

/// Where the documents of an import come from: files, or the samples inside the program.
struct ImportSource {
    /// What a file looks like without reading it; nil for what is no file, or has only just changed.
    var facts: (String) -> FileFacts?
    var bytes: (String) throws(WorldError) -> [UInt8]
}

/// A file with what was read in it.
struct ReadDocument: Sendable {
    var file: ReportFile
    var page: ReportPage
    var changed: Int?

    var stored: StoredDocument {
        StoredDocument(
            path: file.path, digest: file.digest, format: page.format, bytes: file.bytes, extents: Self.extents(of: page), changed: changed)
    }

    /// What each stretch of a page's reading text is, as it is kept: lines of `kind start end`.
    static func extents(of page: ReportPage) -> String {
        page.extents.map { "\($0.kind.rawValue) \($0.span.start) \($0.span.end)" }.joined(separator: "\n")
    }
}

/// What every document of one import needs, and the two things done with each: it is read, then stored with its council's others.
final class ImportDesk {
    let library: LibraryFile
    let identification: Identification
    /// What the files looked like that the library has, by path.
    let seen: [String: FileFacts]
    let versions: ReadingVersions
    let today: String
    private let makeBuilding: () throws(WorldError) -> AssessmentBuilding
    /// Made when something has to be stored: the evidence phrases that it reads took half the time of an import that finds nothing new.
    private var building: AssessmentBuilding?

    init(
        library: LibraryFile, identification: Identification, seen: [String: FileFacts], versions: ReadingVersions, today: String,
        building: @escaping () throws(WorldError) -> AssessmentBuilding
    ) {
        self.library = library
        self.identification = identification
        self.seen = seen
        self.versions = versions
        self.today = today
        makeBuilding = building
    }

    private func builder() throws(WorldError) -> AssessmentBuilding {
        if let building { return building }
        let new = try makeBuilding()
        building = new
        return new
    }

    static let namelessReason = "no council is named in it; put its name in the first line, as “Name: local authority assessment”"

    /// Takes documents from a list until they make a batch, and reads them, on all cores. Left out are those that the library has already
    /// and those that cannot be read, which the report then says.
    ///
    /// - Parameter noting: gets the files that were read in vain, so that they need not be read the next time.
    func read(
        _ paths: inout ArraySlice<String>, from source: ImportSource, noting: inout [(path: String, digest: String, changed: Int)],
        into report: inout ImportReport
    ) throws(WorldError) -> [ReadDocument] {
        var files: [(file: ReportFile, changed: Int?)] = []
        var bytes = 0
        while bytes < Limits.importBatchBytes, let path = paths.popFirst() {
            guard let opened = open(path, from: source, noting: &noting, into: &report) else { continue }
            files.append(opened)
            bytes += opened.file.bytes.count
        }
        let framework = library.framework
        let pages = concurrently(files.map(\.file)) { file in
            Result { () throws(WorldError) in try readPage(file, framework: framework) }
        }
        var documents: [ReadDocument] = []
        for ((file, changed), page) in zip(files, pages) {
            switch page {
            case .success(let page): documents.append(ReadDocument(file: file, page: page, changed: changed))
            case .failure(let error): report.files.append(.init(path: file.path, outcome: .failed(reason: error.description)))
            }
        }
        return documents
    }

    /// The bytes of a document; nil when the library has it already or it cannot be read, which the report then says.
    private func open(
        _ path: String, from source: ImportSource, noting: inout [(path: String, digest: String, changed: Int)],
        into report: inout ImportReport
    ) -> (file: ReportFile, changed: Int?)? {
        let facts = source.facts(path)
        if let facts, seen[path] == facts {
            report.files.append(.init(path: path, outcome: .unchanged))
            return nil
        }
        do throws(WorldError) {
            let file = ReportFile(path: path, bytes: try source.bytes(path))
            if try library.holds(digest: file.digest) {
                report.files.append(.init(path: path, outcome: .unchanged))
                if let facts { noting.append((path, file.digest, facts.changed)) }
                return nil
            }
            return (file, facts?.changed)
        } catch {
            report.files.append(.init(path: path, outcome: .failed(reason: error.description)))
            return nil
        }
    }

    /// The one council that has documents in the same folder.
    func neighbour(of path: String) throws(WorldError) -> Authority? {
        let slugs = try library.authorities(ofFolder: (path as NSString).deletingLastPathComponent)
        guard slugs.count == 1, let slug = slugs.first else { return nil }
        return try library.authorities().first { $0.slug == slug }
    }

    /// Stores a batch, council after council, in one transaction. What fails for one council leaves that one as it was.
    func store(_ batch: [(Authority, ReadDocument)], into report: inout ImportReport) {
        guard !batch.isEmpty else { return }
        let councils = Dictionary(grouping: batch, by: \.0.slug).sorted { $0.key < $1.key }.map { ($0.value[0].0, $0.value.map(\.1)) }
        var outcome = report
        do throws(WorldError) {
            let building = try builder()
            let ahead = try buildAhead(councils, building)
            try library.storing(readWith: versions) { storing in
                for (authority, documents) in councils {
                    do { try store(documents, of: authority, ahead[authority], building, storing, into: &outcome) } catch let error
                        as WorldError
                    {
                        // What one council's pages failed on is said of them; the others are stored.
                        outcome.fail(documents, error)
                    }
                }
            }
            report = outcome
        } catch {
            report.fail(batch.map(\.1), error)
        }
    }

    /// What is made of the pages of councils of which the library has nothing yet, worked out on all cores before the transaction begins.
    private func buildAhead(
        _ councils: [(Authority, [ReadDocument])], _ building: AssessmentBuilding
    ) throws(WorldError) -> [Authority: Result<[StoredAssessment], WorldError>] {
        let known = Set(try library.authoritiesWithDocuments().map(\.slug))
        let new = councils.filter { !known.contains($0.0.slug) }
        let built = concurrently(new) { authority, documents in
            Result { () throws(WorldError) in try building.build(authority, documents.map(\.stored), pages: Self.pages(documents)) }
        }
        return Dictionary(uniqueKeysWithValues: zip(new.map(\.0), built))
    }

    private static func pages(_ documents: [ReadDocument]) -> [String: ReportPage] {
        Dictionary(documents.map { ($0.file.digest, $0.page) }) { first, _ in first }
    }

    private func store(
        _ documents: [ReadDocument], of authority: Authority, _ ahead: Result<[StoredAssessment], WorldError>?,
        _ building: AssessmentBuilding, _ storing: Storing, into report: inout ImportReport
    ) throws {
        let new = documents.map(\.stored)
        var assessments: [StoredAssessment] = []
        let stored = try storing.store(authority, newDocuments: new, importedOn: today) { owner, stored in
            // Another import may have stored some of them, or others of this council, in the meantime.
            let isAsForeseen = owner == authority && Set(stored.map(\.key)) == Set(new.map(\.key))
            let built =
                if isAsForeseen, let ahead { try ahead.get() } else {
                    try building.build(owner, stored, pages: Self.pages(documents))
                }
            if owner.slug == authority.slug { assessments = built }
            return built
        }
        report.count(assessments.filter { assessment in documents.contains { assessment.documents.contains($0.file.digest) } })
        report.files += stored.held.map { .init(path: $0, outcome: .unchanged) }
        var nearest = authority.isRegistered ? nil : building.nearest(to: authority)
        for document in documents where !stored.held.contains(document.file.path) {
            let home = assessments.first { $0.documents.contains(document.file.digest) }?.assessment
            let changes = stored.replaced.contains(document.file.path) ? stored.changes.filter { $0.id == home?.id } : nil
            report.files.append(
                .init(
                    path: document.file.path,
                    outcome: changes.map { .updated(reworded: $0.reduce(0) { $0 + $1.reworded.count }) } ?? .imported,
                    authority: authority.short, assessment: home?.id, accounted: document.page.accounting,
                    unread: Self.unplaced(in: document.file.digest, of: assessments), changes: Self.lines(changes ?? []), nearest: nearest))
            nearest = nil
        }
    }
}

extension ImportDesk {
    /// What a new version of a page changed, a line each.
    private static func lines(_ changes: [AssessmentChange]) -> [String] {
        changes.flatMap { change in
            change.facts.prefix { !$0.hasPrefix("sentences ") && !$0.hasPrefix("figures ") && !$0.hasPrefix("acronyms ") }
                + change.reworded.map { "reworded: \($0)" } + change.added.map { "added: \($0)" }
                + change.removed.map { "no longer there: \($0)" }
        }
    }

    /// What the remarks say could not be placed in a document.
    private static func unplaced(in document: String, of assessments: [StoredAssessment]) -> [String] {
        assessments.flatMap(\.assessment.remarks).filter { $0.code == RemarkCode.unplaced.rawValue && $0.document == document }.map(\.text)
    }
}

extension ImportReport {
    fileprivate mutating func fail(_ documents: [ReadDocument], _ error: WorldError) {
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
