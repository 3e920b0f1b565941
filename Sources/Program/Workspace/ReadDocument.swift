internal import AssessmentModel
internal import Library
internal import ReportReading
internal import SourceText

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
