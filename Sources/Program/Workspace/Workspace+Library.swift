internal import TextAnalysis
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
        var lines: [(String, String)] = [
            ("file", library.path),
            (
                "reports",
                "\(NumberFormat.grouped(counts.reports)), from \(Plural.count(counts.documents, "document"))"
            ),
            (
                "authorities",
                "\(NumberFormat.grouped(counts.authorities)), \(counts.read) of them read, \(counts.scored) with scores"
            ),
            ("assessments", NumberFormat.grouped(counts.assessments)),
            ("findings", NumberFormat.grouped(counts.findings)),
            ("sentences", NumberFormat.grouped(counts.sentences)),
            ("indicators", NumberFormat.grouped(counts.indicators)),
            ("points", NumberFormat.grouped(counts.points)),
            ("remarks", NumberFormat.grouped(counts.remarks)),
        ]
        let versions = try library.readingVersions()
        lines += [
            (
                "read with",
                "reader \(versions.reader), evidence \(versions.evidence), library version \(LibraryFile.version)"
            )
        ]
        let notice = try upgradeNotice().map { Prose.set($0, page: .piped) } ?? ""
        return lines.map { $0.0 + String(repeating: " ", count: 14 - $0.0.count) + $0.1 + "\n" }.joined()
            + notice
    }

    /// What is wrong with the library, one line each; empty when it is sound. Every document is read again
    /// and every finding compared with the words at its place.
    package func checkLibrary() throws(WorldError) -> [String] {
        let library = try library()
        var faults = try library.faults()
        // What stands on damaged pages can only mislead.
        if !faults.isEmpty { return faults }
        faults += try library.damagedOriginals()
        if !faults.isEmpty { return faults }
        let outdated = Set(try library.authoritiesRead(otherwiseThan: try readingVersions()))
        for authority in try library.authoritiesWithDocuments() where !outdated.contains(authority.short) {
            var texts: [String: String] = [:]
            for document in try library.documents(of: authority) {
                let page: ReportPage
                do throws(WorldError) {
                    page = try readPage(
                        ReportFile(path: document.path, bytes: document.bytes), framework: library.framework)
                } catch {
                    faults.append(
                        "\(document.path): its original cannot be read any more: \(error.description)")
                    continue
                }
                texts[document.digest] = page.readingText
                if ReadDocument.extents(of: page) != document.extents {
                    faults.append(
                        "\(document.path): what was made of each part of its text is not what is stored.")
                }
            }
            for finding in try library.placedFindings(of: authority) {
                if let text = texts[finding.digest], text[finding.span] != finding.text {
                    faults.append("\(finding.id): its words are not at their place in the original.")
                }
            }
        }
        return faults
    }

    /// Writes a copy of the library.
    package func backUpLibrary(to file: String) throws(WorldError) { try library().backUp(to: file) }

    /// Gives unused space back; sizes in bytes.
    package func compactLibrary() throws(WorldError) -> (before: Int, after: Int) { try library().compact() }
}
