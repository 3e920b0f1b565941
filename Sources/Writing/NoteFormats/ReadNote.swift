package import SourceText
internal import TextAnalysis

/// A written note as it was read back.
package struct ReadNote: Sendable {
    /// Its Markdown, with its record.
    package var text: String
    /// What the file holds beside that and was not read, in words: "its comments".
    package var unread: [String] = []

    /// Reads a note of any format that can be read again.
    ///
    /// - Throws: `WorldError` in one line for a file that cannot be read, saying what to check in its place.
    package init(path: String) throws(WorldError) {
        let bytes = try TextFile.bytes(of: path, limit: Limits.reportBytes)
        if let kind = Self.unreadable(bytes) { throw WorldError("\(path): \(kind)") }
        if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
            (text, unread) = try WordNote(path: path, bytes: bytes).read()
        } else {
            text = DashTables.withBars(try TextFile.read(path))
        }
    }

    /// What a file of another format is and what to do with it; nil for text and Word files.
    private static func unreadable(_ bytes: [UInt8]) -> String? {
        let made = "Check the Markdown or the Word file that it was made from: assay check NOTE.md"
        let save = "Save it as Word (.docx), then check that."
        // Compound files (MS-CFB): Word before 2007, and what Word encrypts.
        if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
            let isEncrypted = Bytes.contains(bytes, utf16: "EncryptedPackage")
            return isEncrypted
                ? "a Word file with a password cannot be checked. Take the password off, then check it."
                : "a Word file of before 2007 (.doc) cannot be checked. \(save)"
        }
        if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
            let kind = WordArchive.part("mimetype", of: bytes).map { String(decoding: $0, as: UTF8.self) }
            return kind?.contains("opendocument") == true
                ? "an OpenDocument file (.odt) cannot be checked. \(save)" : nil
        }
        let opening = String(decoding: bytes.prefix(200), as: UTF8.self).lowercased().drop { $0.isWhitespace }
        if opening.hasPrefix("{\\rtf") { return "rich text (RTF) cannot be checked. \(save)" }
        if opening.hasPrefix("%pdf") { return "a PDF cannot be checked. \(made)" }
        let isPage = opening.hasPrefix("<!doctype html") || opening.hasPrefix("<html")
        return isPage ? "a web page cannot be checked. \(made)" : nil
    }
}

extension Bytes {
    /// Whether a name stands in some bytes as UTF-16 of low bytes first, as compound files have their names.
    fileprivate static func contains(_ bytes: [UInt8], utf16 name: String) -> Bool {
        let wanted = name.utf16.flatMap {
            [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)]
        }
        return bytes.firstRange(of: wanted) != nil
    }
}
