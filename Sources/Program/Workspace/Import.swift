internal import AssessmentModel
internal import Library
internal import ReferenceData
internal import ReportReading
internal import SourceText

/// An import: documents are gathered, read, built and stored, a batch at a time.
///
/// What the library held is looked up once, when the import begins: while a batch is being stored, reading
/// and building ask the library nothing.
final class Import {
    private let workspace: Workspace
    private let framework: Framework
    private let identification: Identification
    /// What the files looked like that the library has, by path.
    private let seen: [String: FileFacts]
    /// Digests of the documents that the library has.
    private let digests: Set<String>
    /// Slugs of the councils of which the library has documents, or will have.
    private var councils: Set<String>
    /// Made when something has to be stored: the evidence phrases that it reads took half the time of an
    /// import that finds nothing new.
    private var builder: AssessmentBuilder?
    private let storage: ImportStorage
    /// The batch that is being stored.
    private var storing: Ongoing<ImportReport>?
    /// Files that were read in vain, so that they need not be read the next time.
    private var known: [(path: String, digest: String, changed: Int)] = []
    private var report = ImportReport()

    /// - Parameter superseded: id of an assessment that what is imported supersedes: no page may become part of it.
    /// - Throws: `WorldError` when the library cannot be read.
    init(_ workspace: Workspace, superseding superseded: String? = nil) throws(WorldError) {
        let library = try workspace.library()
        self.workspace = workspace
        framework = library.framework
        identification = Identification(known: try library.authorities())
        seen = try library.filesRead()
        digests = try library.digests()
        councils = Set(try library.authoritiesWithDocuments().map(\.slug))
        storage = ImportStorage(
            library: library, versions: try workspace.readingVersions(), today: PartialDate.today().iso,
            superseded: superseded)
    }

    /// Reads documents into the library, one council after another, each all or nothing. Pages that name no
    /// council come last, when their neighbours are stored.
    ///
    /// - Throws: `WorldError` when the library cannot be written; what one document fails on is said of it.
    func run(_ documents: GatheredDocuments) throws(WorldError) -> ImportReport {
        report = documents.report
        var nameless: [String] = []
        try runBatches(documents.paths, of: documents) { document in
            let authority = self.identification.authority(of: document.page)
            if authority == nil { nameless.append(document.file.path) }
            return authority
        }
        try runBatches(nameless, of: documents) { (document) throws(WorldError) in
            let authority = try self.storage.neighbour(of: document.file.path)
            if authority == nil { self.fail(document.file.path, Self.namelessReason) }
            return authority
        }
        // A library that may not be written cannot note it; the files are then read again next time, and
        // found unchanged.
        try? storage.library.note(known)
        report.files.sort { $0.path < $1.path }
        return report
    }

    /// A batch is gathered, read and built while the one before is stored: 153 reports take 4.0 s on two
    /// cores, which are busy for 7.2 s (`Scripts/bench import`).
    private func runBatches(
        _ paths: [String], of documents: GatheredDocuments,
        council: (ReadDocument) throws(WorldError) -> Authority?
    ) throws(WorldError) {
        var left = paths[...]
        while !left.isEmpty {
            let files = gather(&left, of: documents)
            var batch: [(Authority, ReadDocument)] = []
            for document in read(files) {
                if let authority = try council(document) { batch.append((authority, document)) }
            }
            if batch.isEmpty { continue }
            do throws(WorldError) {
                store(try build(batch))
            } catch { report.fail(batch.map(\.1), error) }
        }
        finishStoring()
    }

    // MARK: Gather

    /// Takes documents from a list until they make a batch. Left out are those that the library has already
    /// and those that cannot be opened, which the report then says.
    func gather(_ paths: inout ArraySlice<String>, of documents: GatheredDocuments) -> [OpenedFile] {
        var files: [OpenedFile] = []
        var bytes = 0
        while bytes < Limits.importBatchBytes, let path = paths.popFirst() {
            guard let opened = open(path, of: documents) else { continue }
            files.append(opened)
            bytes += opened.file.bytes.count
        }
        return files
    }

    struct OpenedFile: Sendable {
        var file: ReportFile
        var changed: Int?
    }

    private func open(_ path: String, of documents: GatheredDocuments) -> OpenedFile? {
        let facts = documents.facts(path)
        if let facts, seen[path] == facts {
            report.files.append(.init(path: path, outcome: .unchanged))
            return nil
        }
        do throws(WorldError) {
            let file = ReportFile(path: path, bytes: try documents.bytes(path))
            if digests.contains(file.digest) {
                report.files.append(.init(path: path, outcome: .unchanged))
                if let facts { known.append((path, file.digest, facts.changed)) }
                return nil
            }
            return OpenedFile(file: file, changed: facts?.changed)
        } catch {
            fail(path, error.description)
            return nil
        }
    }

    // MARK: Read

    /// Reads files, on all cores. Those that cannot be read are left out, which the report then says.
    private func read(_ files: [OpenedFile]) -> [ReadDocument] {
        let pages = concurrently(files) { [framework] opened in
            Result { () throws(WorldError) in
                ReadDocument(
                    file: opened.file, page: try readPage(opened.file, framework: framework),
                    changed: opened.changed)
            }
        }
        var documents: [ReadDocument] = []
        for (opened, page) in zip(files, pages) {
            switch page {
            case .success(let document): documents.append(document)
            case .failure(let error): fail(opened.file.path, error.description)
            }
        }
        return documents
    }

    // MARK: Build

    /// Puts documents together by council, and works out what is made of the pages of councils of which the
    /// library has nothing yet, on all cores before the transaction begins.
    private func build(_ documents: [(Authority, ReadDocument)]) throws(WorldError) -> BuiltBatch {
        let councils = Dictionary(grouping: documents, by: \.0.slug).sorted { $0.key < $1.key }.map {
            ($0.value[0].0, $0.value.map(\.1))
        }
        let new = councils.filter { !self.councils.contains($0.0.slug) }
        self.councils.formUnion(councils.map(\.0.slug))
        let builder = try assessmentBuilder()
        let built = concurrently(new) { authority, documents in
            Result { () throws(WorldError) in
                try builder.build(
                    authority, documents.map(\.packed.document), pages: BuiltBatch.pages(documents))
            }
        }
        return BuiltBatch(
            councils: councils, ahead: Dictionary(uniqueKeysWithValues: zip(new.map(\.0), built)),
            builder: builder)
    }

    private func assessmentBuilder() throws(WorldError) -> AssessmentBuilder {
        if let builder { return builder }
        let new = try AssessmentBuilder(workspace)
        builder = new
        return new
    }

    // MARK: Store

    /// Begins to store a batch, when the one before is stored.
    private func store(_ batch: BuiltBatch) {
        finishStoring()
        storing = Ongoing { [storage] in storage.store(batch) }
    }

    /// Waits for the batch that is being stored, and reports on it.
    private func finishStoring() {
        if let stored = storing?.outcome() { report.add(stored) }
        storing = nil
    }

    // MARK: Failures

    private static let namelessReason =
        "no council is named in it; put its name in the first line, as “Name: local authority assessment”"

    private func fail(_ path: String, _ reason: String) {
        report.files.append(.init(path: path, outcome: .failed(reason: reason)))
    }
}

/// Documents by council, with what is made of those of new councils.
struct BuiltBatch: Sendable {
    var councils: [(Authority, [ReadDocument])]
    var ahead: [Authority: Result<[StoredAssessment], WorldError>]
    /// For councils whose documents turn out to be others than was foreseen.
    var builder: AssessmentBuilder

    /// What was read in documents, by their digests.
    static func pages(_ documents: [ReadDocument]) -> [String: ReportPage] {
        Dictionary(documents.map { ($0.file.digest, $0.page) }) { first, _ in first }
    }
}
