internal import TextAnalysis

/// Knows an HTML, Word or PDF file again that Assay wrote and nobody changed since.
///
/// The digest of a file stands behind its end, where each format allows it: in a comment, in the zip
/// archive's comment, which Word drops when it saves, and in a line after PDF's end mark.
package enum WrittenFile {
    private static func opening(_ format: NoteFormat) -> String {
        switch format {
        case .markdown: ""
        case .html: "<!-- assay "
        case .word: "assay "
        case .pdf: "% assay "
        }
    }
    private static func closing(_ format: NoteFormat) -> String {
        switch format {
        case .html: " -->\n"
        case .pdf: "\n"
        case .markdown, .word: ""
        }
    }

    static func signed(_ bytes: [UInt8], as format: NoteFormat) -> [UInt8] {
        let mark = Array((opening(format) + Fingerprint.sha256(bytes) + closing(format)).utf8)
        guard format == .word else { return bytes + mark }
        // The last two bytes of a zip archive without a comment are the comment's length (APPNOTE.TXT,
        // 4.3.16).
        return Array(bytes.dropLast(2)) + [UInt8(mark.count), 0] + mark
    }

    /// Whether bytes are as Assay wrote them.
    package static func isUnedited(_ bytes: [UInt8], as format: NoteFormat) -> Bool {
        let length = opening(format).utf8.count + 64 + closing(format).utf8.count
        guard bytes.count > length + 2 else { return false }
        var before = Array(bytes.dropLast(length))
        if format == .word { before = Array(before.dropLast(2)) + [0, 0] }
        return signed(before, as: format) == bytes
    }
}
