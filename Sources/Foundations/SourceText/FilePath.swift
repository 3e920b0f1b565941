/// Paths as text, by their slashes alone: bytes, so that no letter that joins with a slash hides it. Unlike
/// Foundation's functions these take every text, one letter too.
package enum FilePath {
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

    /// At least one byte is left of a path.
    private static func withoutFinalSlashes(_ path: Substring.UTF8View) -> Substring.UTF8View {
        var path = path
        while path.count > 1, path.last == 0x2F { path.removeLast() }
        return path
    }
}
