import Foundation
import Testing
import TestSupport

/// The files that travel inside the program are listed by hand, in `Sources/Shims/CEmbeddedFiles/files.c`.
struct EmbeddedFileTests {
    /// What the program calls each folder, and what lies in it but does not travel.
    static let folders = [
        "Words/": "Sources/Foundations/English/Words", "Data/": "Sources/Keeping/ReferenceData/Data",
        "Page/": "Sources/Writing/Edition/Page", "Samples/": "Sources/Reading/Samples/Reports",
        "Templates/": "Templates", "Scripts/": "Scripts",
    ]

    @Test(arguments: folders.keys.sorted()) func everyFileOfAFolderTravels(_ name: String) throws {
        let folder = Repository.root.appending(path: try #require(Self.folders[name]))
        let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter {
            var isFolder: ObjCBool = false
            _ = FileManager.default.fileExists(
                atPath: folder.appending(path: $0).path, isDirectory: &isFolder)
            // The tools of the repository lie beside the scripts of questions.
            return !isFolder.boolValue && (name != "Scripts/" || $0.hasSuffix(".assay"))
        }
        let list = try String(
            contentsOf: Repository.root.appending(path: "Sources/Shims/CEmbeddedFiles/files.c"),
            encoding: .utf8)
        let listed = list.split(separator: "\n").compactMap { line -> String? in
            guard line.contains("ROW(\"\(name)") else { return nil }
            return String(line.split(separator: "\"")[1].dropFirst(name.count))
        }
        #expect(listed.sorted() == files.sorted())
    }
}
