internal import Glibc

/// Paths as text, by their slashes alone: bytes, so that no letter that joins with a slash hides it. Unlike
/// Foundation's functions these take every text, one letter too.
package enum FilePath {
    /// Whether a draft or a plan may be called so, and its file after it: letters, digits, `-` and `_`, at most 60,
    /// a letter first.
    package static func isWorkName(_ name: String) -> Bool {
        (1...60).contains(name.count) && name.first?.isLetter == true
            && name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
    }

    /// The folder that a path names something in: `notes` of `notes/a.md`, nothing of `a.md`, `/` of `/a`.
    package static func folder(of path: String) -> String {
        let bytes = withoutFinalSlashes(path.utf8[...])
        guard let slash = bytes.lastIndex(of: 0x2F) else { return "" }
        let folder = withoutFinalSlashes(bytes[...slash])
        return String(Substring(folder))
    }

    /// The last part of a path: `a.md` of `notes/a.md`; nothing of `/`.
    package static func name(of path: String) -> String {
        path.utf8.split(separator: 0x2F).last.map { String(Substring($0)) } ?? ""
    }

    /// What stands behind the last point of a name, in lower case: `md` of `notes/A.MD`; nothing of
    /// `.profile`.
    package static func ending(of path: String) -> String {
        let name = name(of: path).utf8
        guard let point = name.lastIndex(of: 0x2E), name[..<point].contains(where: { $0 != 0x2E }) else {
            return ""
        }
        return String(Substring(name[name.index(after: point)...])).lowercased()
    }

    /// The names of what lies in a folder and ends so, in the order of their bytes; hidden ones left out. A folder that
    /// cannot be read holds none.
    ///
    /// - Parameters:
    ///   - folder: nothing for the current one.
    ///   - ending: with its point: `.assay`.
    package static func names(in folder: String, ending: String) -> [String] {
        guard let stream = opendir(folder.isEmpty ? "." : folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if !name.hasPrefix("."), name.hasSuffix(ending) { names.append(name) }
        }
        return names.sorted()
    }

    /// Whether a file, a folder or a device is there; a link counts as what it leads to.
    package static func isThere(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// Whether a folder holds that name, be it a link that leads to nothing.
    package static func isNamed(_ path: String) -> Bool {
        var facts = stat()
        return lstat(path, &facts) == 0
    }

    /// The user's folder: `HOME` where it is an absolute path, else what the system has for the account.
    package static var home: String? {
        if let home = getenv("HOME").map({ String(cString: $0) }), home.hasPrefix("/") { return home }
        guard let user = getpwuid(getuid()), let folder = user.pointee.pw_dir else { return nil }
        return String(cString: folder)
    }

    /// A path with the user's folder in place of a `~` at its beginning, as shells read it.
    package static func atHome(_ path: String) -> String {
        guard path == "~" || path.hasPrefix("~/"), let home else { return path }
        return home + path.dropFirst()
    }

    /// At least one byte is left of a path.
    private static func withoutFinalSlashes(_ path: Substring.UTF8View) -> Substring.UTF8View {
        var path = path
        while path.count > 1, path.last == 0x2F { path.removeLast() }
        return path
    }
}
