internal import PDFPages
internal import EmbeddedFiles
internal import Foundation
internal import HelperPrograms
internal import NoteFormats
internal import ReportFetching
internal import ReportReading
internal import SourceText

/// The software that this program is made of and calls, for whoever has to answer for it: a bill of materials
/// in CycloneDX 1.5 (ECMA-424).
package enum SoftwareBill {
    /// JSON with its keys in alphabetical order.
    ///
    /// - Throws: when the encoder does.
    package static func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let bill = Bill(
            metadata: .init(
                component: Component(
                    type: "application", name: "assay", version: Release.version,
                    licenses: [.init(license: .init(id: "MIT"))])),
            components: builtIn + systemLibraries + helpers)
        return String(decoding: try encoder.encode(bill), as: UTF8.self) + "\n"
    }

    struct Bill: Encodable {
        struct Metadata: Encodable { var component: Component }
        var bomFormat = "CycloneDX"
        var specVersion = "1.5"
        var version = 1
        var metadata: Metadata
        var components: [Component]
    }

    /// One library or program.
    struct Component: Encodable {
        struct Choice: Encodable { var license: License }
        struct License: Encodable { var id: String }
        struct Reference: Encodable {
            var type: String
            var url: String
        }
        var type = "library"
        var name: String
        var version: String?
        var purl: String?
        var licenses: [Choice]?
        var externalReferences: [Reference]?
        /// For a library or program of the system: where it is.
        var description: String?
    }

    /// Packages compiled into the program, by `components.txt`.
    static var builtIn: [Component] {
        EmbeddedFiles.text("Program/components.txt").split(separator: "\n").filter {
            !$0.hasPrefix("#")
        }.map { line in
            let words = line.split(separator: " ").map(String.init)
            let place = words[3].replacing("https://", with: "")
            return Component(
                name: words[0], version: words[1], purl: "pkg:swift/\(place)@\(words[1])",
                licenses: [.init(license: .init(id: words[2]))],
                externalReferences: [.init(type: "vcs", url: words[3])])
        }
    }

    /// What the system's linker loaded, by the files that are in memory (Linux, proc(5)).
    private static var systemLibraries: [Component] {
        guard let maps = fopen("/proc/self/maps", "re") else { return [] }
        defer { fclose(maps) }
        var paths = Set<String>()
        var line = [CChar](repeating: 0, count: 8192)
        while fgets(&line, Int32(line.count), maps) != nil {
            let text = String(decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
            if let start = text.firstIndex(of: "/"), text.contains(".so") {
                paths.insert(String(text[start...].prefix { !$0.isNewline }))
            }
        }
        return paths.sorted().map { path in
            let file = (path as NSString).resolvingSymlinksInPath
            let parts = FilePath.name(of: file).split(separator: ".so", maxSplits: 1)
            return Component(
                name: parts.first.map(String.init) ?? file,
                version: parts.count > 1 ? String(parts[1].drop { $0 == "." }) : nil, description: file)
        }
    }

    /// Programs that are run for one task each, where they are installed.
    private static var helpers: [Component] {
        [PDFText.program, PageFetcher.program, NoteFormat.converter, NoteFormat.typesetter].map { program in
            Component(
                type: "application", name: program.name,
                description: program.path.map { "\($0), of Debian's \(program.package)" }
                    ?? "not installed; Debian's \(program.package)")
        }
    }
}
