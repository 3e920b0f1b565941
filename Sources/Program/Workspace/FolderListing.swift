internal import Glibc
internal import SourceText

/// What lies in one folder, each thing sorted by what an import does with it. Hidden names, and Word's marks
/// that somebody has a report open (`~$report.docx`), are not listed.
struct FolderListing {
    /// What a thing in a folder is to an import.
    enum Kind: CaseIterable {
        case report, folder
        /// What is left alone, and is named.
        case otherFile, nameless, brokenLink, special, linkedFolder, closedFolder
    }

    /// Names in order, by kind.
    private(set) var names: [Kind: [String]] = [:]

    /// Extensions looked for in folders; a file named by itself is read whatever it is called.
    private static let extensions: Set<String> = [
        "txt", "text", "md", "markdown", "html", "htm", "xhtml", "pdf", "docx",
    ]

    /// nil when the folder cannot be read.
    init?(_ folder: String) {
        guard let stream = opendir(folder) else { return nil }
        defer { closedir(stream) }
        while let entry = readdir(stream) {
            let bytes = withUnsafeBytes(of: entry.pointee.d_name) { name in
                Array(name.prefix { $0 != 0 })
            }
            if bytes.first == UInt8(ascii: ".") || bytes.starts(with: "~$".utf8) { continue }
            guard let name = String(validating: bytes, as: UTF8.self) else {
                names[.nameless, default: []].append(String(decoding: bytes, as: UTF8.self))
                continue
            }
            names[Self.kind(of: folder + "/" + name), default: []].append(name)
        }
        // By bytes: names that differ only in how an accent is written are two names.
        for kind in names.keys { names[kind]?.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) } }
    }

    private static func kind(of path: String) -> Kind {
        var own = stat()
        var facts = stat()
        guard lstat(path, &own) == 0, stat(path, &facts) == 0 else { return .brokenLink }
        switch facts.st_mode & S_IFMT {
        case S_IFDIR:
            // Links are not followed, so a folder that contains itself ends.
            if own.st_mode & S_IFMT == S_IFLNK { return .linkedFolder }
            return access(path, R_OK | X_OK) == 0 ? .folder : .closedFolder
        case S_IFREG: return extensions.contains(FilePath.ending(of: path)) ? .report : .otherFile
        default: return .special
        }
    }

    subscript(_ kind: Kind) -> [String] { names[kind] ?? [] }

    /// What was left alone, a line a kind, of a folder that the reader calls `path`.
    func leftAlone(in path: String) -> [String] {
        Kind.allCases.compactMap { kind in
            guard let words = Self.words(kind), !self[kind].isEmpty else { return nil }
            return "\(path): \(words): \(Self.list(self[kind]))"
        }
    }

    private static func words(_ kind: Kind) -> String? {
        switch kind {
        case .report, .folder: nil
        case .otherFile: "files that are of no kind that is read"
        case .nameless: "names that are not UTF-8 text, and are not read until they are changed"
        case .brokenLink: "links that lead to nothing"
        case .special: "pipes and devices, which are not read"
        case .linkedFolder: "links to folders, which are not followed"
        case .closedFolder: "folders that may not be read"
        }
    }

    /// The first five names, and how many more there are.
    static func list(_ names: [String]) -> String {
        names.prefix(5).joined(separator: ", ") + (names.count > 5 ? " and \(names.count - 5) more" : "")
    }
}
