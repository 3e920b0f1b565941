import Foundation
import TestSupport

/// What lies in `Sources`: each module of a floor with its files.
struct SourceTree {
    /// A Swift target in `Sources/FLOOR/NAME`.
    struct Module {
        var name: String
        var floor: String
        var files: [File]

        var lines: Int { files.reduce(0) { $0 + $1.lines } }
        /// Names of the modules of this package that its files import.
        var imports: Set<String>
    }

    struct File {
        /// From the repository's root, such as `Sources/Asking/QuerySyntax/Lexer.swift`.
        var path: String
        var text: String

        var lines: Int { text.utf8.count { $0 == UInt8(ascii: "\n") } }
    }

    var modules: [Module] = []

    init() throws {
        let sources = Repository.root.appending(path: "Sources")
        for floor in try Self.folders(in: sources) {
            for name in try Self.folders(in: sources.appending(path: floor)) {
                let files = try Self.swiftFiles(below: "Sources/\(floor)/\(name)")
                if !files.isEmpty {
                    modules.append(Module(name: name, floor: floor, files: files, imports: []))
                }
            }
        }
        let names = Set(modules.map(\.name))
        for index in modules.indices {
            modules[index].imports = Set(modules[index].files.flatMap(Self.imports)).intersection(names)
        }
    }

    /// The Swift files below a folder, by name.
    static func swiftFiles(below folder: String) throws -> [File] {
        let place = Repository.root.appending(path: folder)
        let paths = try FileManager.default.subpathsOfDirectory(atPath: place.path).filter {
            $0.hasSuffix(".swift")
        }
        return try paths.sorted().map {
            File(
                path: "\(folder)/\($0)",
                text: try String(contentsOf: place.appending(path: $0), encoding: .utf8))
        }
    }

    private static func folders(in place: URL) throws -> [String] {
        try FileManager.default.contentsOfDirectory(
            at: place, includingPropertiesForKeys: [.isDirectoryKey]
        ).filter { try $0.resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true }
            .map(\.lastPathComponent).sorted()
    }

    private static func imports(of file: File) -> [String] {
        file.text.split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ").drop {
                ["public", "package", "internal", "@testable"].contains($0)
            }
            return words.first == "import" ? words.last.map(String.init) : nil
        }
    }
}
