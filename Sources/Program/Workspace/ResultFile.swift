internal import Glibc
package import SourceText

/// The file that an answer is written to, by the one rule of all front ends.
package struct ResultFile: Sendable, Equatable {
    /// Who named it.
    package enum Origin: Sendable {
        /// The reader, at the prompt or on the command line.
        case reader
        /// A script or start-up file, which may be someone else's.
        case script
    }

    package var path: String
    /// Who asked for it, and so where it may be.
    package var origin: Origin
    /// Whether the reader said that whatever is there may be replaced.
    package var isForced: Bool

    package init(_ path: String, from origin: Origin, isForced: Bool = false) {
        self.path = FilePath.atHome(path)
        self.origin = origin
        self.isForced = isForced
    }

    /// Writes a text to it. What is there already is replaced when Assay wrote it and nobody changed it, or
    /// when that was asked for.
    ///
    /// - Throws: `WorldError` when it must stay as it is, or a script may not write there.
    package func write(_ text: String) throws(WorldError) {
        if origin == .script, let reason = reasonToRefuseScript() {
            throw WorldError(
                "\(path): a script writes only into the current folder and those below it\(reason); nothing was written"
            )
        }
        let kind = FilePath.ending(of: path)
        if Self.otherPrograms.contains(kind) {
            throw WorldError(
                "\(path): answers are written as text, and no .\(kind) file is. Write as csv to \"NAME.csv\", which spreadsheets open; nothing was written"
            )
        }
        try TextFile.writeResult(text, to: path, replacing: isForced)
    }

    /// Endings of files that are no text.
    private static let otherPrograms: Set<String> = [
        "xlsx", "xls", "ods", "docx", "doc", "odt", "pdf", "sqlite",
    ]

    /// Why a script may not write here. Hidden names are those that other programs read their orders from;
    /// a link may lead anywhere; a script of Assay's would be run by whoever types its name.
    private func reasonToRefuseScript() -> String? {
        let parts = path.split(separator: "/", omittingEmptySubsequences: true).map(String.init)
        if path.hasPrefix("/") || parts.contains("..") { return "" }
        if parts.contains(where: { $0.hasPrefix(".") && $0 != "." }) { return ", under no hidden name" }
        if FilePath.ending(of: path) == "assay" { return ", and no scripts" }
        var place = "."
        for part in parts {
            place += "/" + part
            var facts = stat()
            guard lstat(place, &facts) == 0 else { break }
            if facts.st_mode & S_IFMT == S_IFLNK { return ", through no link" }
        }
        return nil
    }
}
