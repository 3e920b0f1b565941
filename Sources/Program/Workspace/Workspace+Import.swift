internal import English
internal import Evidence
internal import Points
internal import ReferenceData
package import SourceText

extension Workspace {
    /// Reads reports at addresses, files and folders into the library: gather, read, build, store. A file
    /// that cannot be read is reported and the others are imported.
    ///
    /// - Parameter superseded: id of an assessment that the reports supersede, which stays as it was.
    /// - Throws: `WorldError` when the library itself cannot be opened or written, or has no such assessment.
    package func importFiles(
        _ paths: [String], isRecursive: Bool = false, superseding superseded: String? = nil,
        progress: @escaping (ImportProgress) -> Void = { _ in }
    ) throws(WorldError) -> ImportReport {
        if let superseded { _ = try council(ofAssessment: superseded) }
        let (documents, finish) = try gather(paths, isRecursive: isRecursive, progress: progress)
        let report = try Import(self, superseding: superseded).run(documents)
        for finish in finish { finish() }
        return report
    }

    /// Reads the bundled fictional reports.
    package func importSamples() throws(WorldError) -> ImportReport {
        var report = try Import(self).run(.samples)
        // That no register has these councils is no slip.
        for index in report.files.indices { report.files[index].nearest = nil }
        return report
    }

    /// Reads the evidence data files: made once for each import, and for `why`.
    func evidenceReader() throws(WorldError) -> EvidenceReader {
        let files = try reference.evidence()
        let rules = try reference.pointRules()
        do throws(EnglishFault) {
            let extractor = EvidenceExtractor(data: try EvidenceData(files: files))
            return EvidenceReader(
                extractor: extractor,
                builder: PointBuilder(rules: rules) { extractor.lessIsBetter(of: $0) })
        } catch { throw WorldError(error.description) }
    }
}
