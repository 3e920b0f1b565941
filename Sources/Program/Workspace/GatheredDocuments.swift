internal import EmbeddedFiles
internal import Library
internal import SourceText

/// What an import was asked to read: files, pages at addresses, or the samples inside the program.
struct GatheredDocuments {
    /// Paths and addresses, in order.
    var paths: [String]
    /// What a file looks like without reading it; nil for what is no file, or has only just changed.
    var facts: (String) -> FileFacts? = { _ in nil }
    var bytes: (String) throws(WorldError) -> [UInt8]
    /// What could not be gathered, and what was passed over.
    var report = ImportReport()

    /// The bundled fictional reports.
    static var samples: GatheredDocuments {
        GatheredDocuments(
            paths: EmbeddedFiles.paths(in: "Samples/").map { "samples/" + $0 },
            bytes: { path in EmbeddedFiles.bytes("Samples/" + path.dropFirst("samples/".count)) ?? [] })
    }
}

extension Workspace {
    /// Finds the files that some paths mean, and fetches the pages at addresses.
    ///
    /// - Returns: the documents, and what is to be called once they are in the library.
    func gather(
        _ paths: [String], isRecursive: Bool, progress: @escaping (ImportProgress) -> Void
    ) throws(WorldError) -> (documents: GatheredDocuments, finish: [() -> Void]) {
        let found = FileGathering.files(
            paths.filter { !ReportAddress.isAddress($0) }, isRecursive: isRecursive)
        var report = ImportReport()
        report.passedOver = found.passedOver
        report.files = found.failures.map { .init(path: $0.path, outcome: .failed(reason: $0.reason)) }
        let fetched = try fetch(paths.filter(ReportAddress.isAddress), into: &report, progress: progress)
        let all = found.files + fetched.pages.keys.sorted()
        var done = 0
        let documents = GatheredDocuments(
            paths: all,
            facts: { path in
                fetched.pages[path] == nil
                    ? TextFile.facts(of: path).map { FileFacts(bytes: $0.bytes, changed: $0.changed) } : nil
            },
            bytes: { path throws(WorldError) in
                done += 1
                progress(ImportProgress(stage: .reading, done: done, total: all.count, name: path))
                if let page = fetched.pages[path] { return page }
                return try TextFile.bytes(of: path, limit: Limits.fileBytes)
            },
            report: report)
        return (documents, fetched.finish)
    }
}
