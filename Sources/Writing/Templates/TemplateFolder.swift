internal import EmbeddedFiles
internal import SourceText

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// The templates and partials that travel inside the program, each replaceable by a file of the same name in
/// a folder of the user's.
package struct TemplateFolder: Sendable {
    /// The user's folder: `NAME.md` and `partials/NAME.md` in it win over the embedded ones, and new names
    /// add templates.
    package let folder: String?

    package init(folder: String? = nil) { self.folder = folder }

    /// Names of the templates, in alphabetical order.
    package var names: [String] {
        Set(Self.embedded(isPartial: false) + listed("")).sorted()
    }

    /// Names of the partials, in alphabetical order.
    package var partialNames: [String] { Set(Self.embedded(isPartial: true) + listed("partials/")).sorted() }

    /// A template by name, its front matter read and its tags found.
    ///
    /// - Throws: `WorldError` when there is none of that name or its file cannot be read; `Diagnostics` about
    ///   its front matter.
    package func template(named name: String) throws -> BriefingTemplate {
        guard names.contains(name) else {
            throw WorldError(Self.unknown(name, in: names))
        }
        return try FrontMatterReader.read(try source("\(name).md"))
    }

    /// What to say of a name that no template has.
    package static func unknown(_ name: String, in names: [String]) -> String {
        Suggestion.after("There is no template called \"\(name)\".", name, in: names)
    }

    /// A partial by name, its tags found.
    ///
    /// - Throws: `WorldError` when there is none of that name or its file cannot be read.
    package func partial(named name: String) throws -> TemplateText {
        TemplateScanner.scan(try source("partials/\(name).md"))
    }

    private func source(_ path: String) throws(WorldError) -> Source {
        if let folder, access(folder + "/" + path, F_OK) == 0 {
            // Of a folder of others a link could put any file of this machine into a note.
            guard let home = Self.realPath(folder),
                Self.realPath(folder + "/" + path)?.hasPrefix(home + "/") == true
            else {
                throw WorldError(
                    "\(folder)/\(path): this is a link to a file outside the folder of templates, which is not read. Copy the file into the folder."
                )
            }
            return Source(name: folder + "/" + path, text: try TextFile.read(folder + "/" + path))
        }
        guard let bytes = EmbeddedFiles.bytes("Templates/" + path) else {
            throw WorldError("There is no template file \(path).")
        }
        return Source(name: "Templates/" + path, text: String(decoding: bytes, as: UTF8.self))
    }

    /// A path without links; nil of what is not there.
    private static func realPath(_ path: String) -> String? {
        guard let real = realpath(path, nil) else { return nil }
        defer { free(real) }
        return String(cString: real)
    }

    private static func embedded(isPartial: Bool) -> [String] {
        EmbeddedFiles.paths(in: "Templates/").compactMap { path in
            guard path.hasSuffix(".md"), path.hasPrefix("partials/") == isPartial else { return nil }
            return String(path.dropFirst(isPartial ? "partials/".count : 0).dropLast(3))
        }
    }

    private func listed(_ subfolder: String) -> [String] {
        guard let folder, let directory = opendir(folder + "/" + subfolder) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name.hasSuffix(".md"), !name.hasPrefix(".") { names.append(String(name.dropLast(3))) }
        }
        return names
    }
}
