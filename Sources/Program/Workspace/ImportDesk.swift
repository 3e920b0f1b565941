internal import AssessmentModel
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

/// A file with what was read in it, ready to be kept.
struct ReadDocument: Sendable {
    let file: ReportFile
    let page: ReportPage
    let packed: PackedDocument

    init(file: ReportFile, page: ReportPage, changed: Int?) {
        self.file = file
        self.page = page
        packed = PackedDocument(
            StoredDocument(
                path: file.path, digest: file.digest, format: page.format, bytes: file.bytes,
                extents: Self.extents(of: page),
                changed: changed))
    }

    /// What each stretch of a page's reading text is, as it is kept: lines of `kind start end`.
    static func extents(of page: ReportPage) -> String {
        page.extents.map { "\($0.kind.rawValue) \($0.span.start) \($0.span.end)" }.joined(separator: "\n")
    }
}

/// Reads the documents of one import and makes them ready to be stored, by what the library held when it
/// began: it asks the library nothing, which may be storing the batch before.
final class ImportDesk {
    private let framework: Framework
    let identification: Identification
    /// What the files looked like that the library has, by path.
    private let seen: [String: FileFacts]
    /// Digests of the documents that the library has.
    private let digests: Set<String>
    /// Slugs of the councils of which the library has documents, or will have.
    private var councils: Set<String>
    private let makeBuilding: () throws(WorldError) -> AssessmentBuilding
    /// Made when something has to be stored: the evidence phrases that it reads took half the time of an
    /// import that finds nothing new.
    private var building: AssessmentBuilding?

    /// - Throws: `WorldError` when the library cannot be read.
    init(_ library: LibraryFile, building: @escaping () throws(WorldError) -> AssessmentBuilding)
        throws(WorldError)
    {
        framework = library.framework
        identification = Identification(known: try library.authorities())
        seen = try library.filesRead()
        digests = try library.digests()
        councils = Set(try library.authoritiesWithDocuments().map(\.slug))
        makeBuilding = building
    }

    /// What assessments are built with.
    func builder() throws(WorldError) -> AssessmentBuilding {
        if let building { return building }
        let new = try makeBuilding()
        building = new
        return new
    }

    static let namelessReason =
        "no council is named in it; put its name in the first line, as “Name: local authority assessment”"

    /// Takes documents from a list until they make a batch, and reads them, on all cores. Left out are those
    /// that the library has already and those that cannot be read, which the report then says.
    ///
    /// - Parameter noting: gets the files that were read in vain, so that they need not be read the next
    ///   time.
    func read(
        _ paths: inout ArraySlice<String>, from source: ImportSource,
        noting: inout [(path: String, digest: String, changed: Int)],
        into report: inout ImportReport
    ) throws(WorldError) -> [ReadDocument] {
        var files: [(file: ReportFile, changed: Int?)] = []
        var bytes = 0
        while bytes < Limits.importBatchBytes, let path = paths.popFirst() {
            guard let opened = open(path, from: source, noting: &noting, into: &report) else { continue }
            files.append(opened)
            bytes += opened.file.bytes.count
        }
        let read = concurrently(files) { [framework] file, changed in
            Result { () throws(WorldError) in
                ReadDocument(file: file, page: try readPage(file, framework: framework), changed: changed)
            }
        }
        var documents: [ReadDocument] = []
        for (opened, document) in zip(files, read) {
            switch document {
            case .success(let document): documents.append(document)
            case .failure(let error):
                report.files.append(
                    .init(path: opened.file.path, outcome: .failed(reason: error.description)))
            }
        }
        return documents
    }

    /// The bytes of a document; nil when the library has it already or it cannot be read, which the report
    /// then says.
    private func open(
        _ path: String, from source: ImportSource,
        noting: inout [(path: String, digest: String, changed: Int)],
        into report: inout ImportReport
    ) -> (file: ReportFile, changed: Int?)? {
        let facts = source.facts(path)
        if let facts, seen[path] == facts {
            report.files.append(.init(path: path, outcome: .unchanged))
            return nil
        }
        do throws(WorldError) {
            let file = ReportFile(path: path, bytes: try source.bytes(path))
            if digests.contains(file.digest) {
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

    /// Puts documents together by council, and works out what is made of the pages of councils of which the
    /// library has nothing yet, on all cores before the transaction begins.
    func prepare(_ documents: [(Authority, ReadDocument)]) throws(WorldError) -> ImportBatch {
        let councils = Dictionary(grouping: documents, by: \.0.slug).sorted { $0.key < $1.key }.map {
            ($0.value[0].0, $0.value.map(\.1))
        }
        let new = councils.filter { !self.councils.contains($0.0.slug) }
        self.councils.formUnion(councils.map(\.0.slug))
        let building = try builder()
        let built = concurrently(new) { authority, documents in
            Result { () throws(WorldError) in
                try building.build(
                    authority, documents.map(\.packed.document), pages: ImportBatch.pages(documents))
            }
        }
        return ImportBatch(
            councils: councils, ahead: Dictionary(uniqueKeysWithValues: zip(new.map(\.0), built)))
    }
}
