internal import AssessmentModel
internal import Library
internal import Presentation
internal import ReportReading
package import SourceText

extension Workspace {
    /// What the library holds and where it is, a line each.
    package func libraryInfo() throws(WorldError) -> String {
        let library = try library()
        let counts = try library.counts()
        let lines: [(String, String)] = [
            ("file", library.path), ("reports", NumberFormat.grouped(counts.documents)),
            ("authorities", "\(NumberFormat.grouped(counts.authorities)), \(counts.read) of them read, \(counts.scored) with scores"),
            ("assessments", NumberFormat.grouped(counts.assessments)), ("findings", NumberFormat.grouped(counts.findings)),
            ("sentences", NumberFormat.grouped(counts.sentences)), ("indicators", NumberFormat.grouped(counts.indicators)),
            ("remarks", NumberFormat.grouped(counts.remarks)),
        ]
        return lines.map { $0.0 + String(repeating: " ", count: 14 - $0.0.count) + $0.1 + "\n" }.joined()
    }

    /// What is wrong with the library, one line each; empty when it is sound. Every document is read again and every finding compared
    /// with the words at its place.
    package func checkLibrary() throws(WorldError) -> [String] {
        let library = try library()
        var faults = try library.faults()
        for authority in try library.authoritiesWithDocuments() {
            var texts: [String: String] = [:]
            for document in try library.documents(of: authority) {
                let file = ReportFile(path: document.path, bytes: document.bytes)
                if file.digest != document.digest { faults.append("\(document.path): the stored original has changed.") }
                texts[document.digest] = try readPage(file, framework: library.framework).readingText
            }
            for finding in try library.placedFindings(of: authority) where texts[finding.digest]?[finding.span] ?? "" != finding.text {
                faults.append("\(finding.id): its words are not at their place in the original.")
            }
        }
        return faults
    }

    /// Writes a copy of the library.
    package func backUpLibrary(to file: String) throws(WorldError) { try library().backUp(to: file) }

    /// Gives unused space back; sizes in bytes.
    package func compactLibrary() throws(WorldError) -> (before: Int, after: Int) { try library().compact() }
}
