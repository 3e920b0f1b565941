internal import AssessmentModel
internal import Library
internal import Presentation
internal import ReportReading
package import SourceText
internal import TextAnalysis

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

    /// Writes a copy of the library.
    package func backUpLibrary(to file: String) throws(WorldError) { try library().backUp(to: file) }

    /// Gives unused space back; sizes in bytes.
    package func compactLibrary() throws(WorldError) -> (before: Int, after: Int) { try library().compact() }
}

/// What is said of the library's file by `library`, at the prompt and on the command line; lines end in a newline.
package enum LibraryText {
    /// Of a library without faults.
    package static let sound = "The library is sound.\n"

    /// Of a copy that was written.
    package static func written(_ file: String) -> String { "\(file): written\n" }

    /// - Parameter bytes: sizes of the file before and after space was given back.
    package static func compacted(_ bytes: (before: Int, after: Int)) -> String {
        "\(bytes.before >> 10) kB before, \(bytes.after >> 10) kB now\n"
    }
}
