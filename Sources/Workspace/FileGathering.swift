internal import Foundation
internal import SourceText

/// Finds the files that an import names.
package enum FileGathering {
    /// A file that could not be read, with the reason.
    package struct Failure: Sendable {
        package var path: String
        package var reason: String
    }

    /// Extensions looked for in folders; a file named by itself is read whatever it is called.
    private static let extensions: Set<String> = ["txt", "text", "md", "markdown", "html", "htm", "xhtml", "pdf", "docx"]

    /// Absolute paths in order, and what could not be found.
    ///
    /// - Parameter isRecursive: look into folders below folders.
    package static func files(_ paths: [String], isRecursive: Bool) -> (files: [String], failures: [Failure]) {
        var files: [String] = []
        var failures: [Failure] = []
        for path in paths {
            let absolute = URL(fileURLWithPath: path).standardizedFileURL.path
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: absolute, isDirectory: &isFolder) else {
                failures.append(Failure(path: path, reason: "no such file or folder"))
                continue
            }
            if !isFolder.boolValue {
                files.append(absolute)
                continue
            }
            guard let found = contents(of: absolute, isRecursive: isRecursive) else {
                failures.append(Failure(path: path, reason: "the folder cannot be read"))
                continue
            }
            if found.isEmpty {
                failures.append(
                    Failure(
                        path: path,
                        reason:
                            "no reports in this folder (.txt, .md, .html, .pdf, .docx)\(isRecursive ? "" : "; --recursive looks into its subfolders")"
                    ))
            }
            files += found
        }
        var seen = Set<String>()
        return (files.filter { seen.insert($0).inserted }, failures)
    }

    private static func contents(of folder: String, isRecursive: Bool) -> [String]? {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else { return nil }
        return names.sorted().filter { !$0.hasPrefix(".") }.flatMap { name -> [String] in
            let path = folder + "/" + name
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return [] }
            if isFolder.boolValue { return isRecursive && !isLink(path) ? contents(of: path, isRecursive: true) ?? [] : [] }
            return extensions.contains((name as NSString).pathExtension.lowercased()) ? [path] : []
        }
    }

    /// Links are not followed, so a folder that contains itself ends.
    private static func isLink(_ path: String) -> Bool {
        (try? FileManager.default.attributesOfItem(atPath: path)[.type]) as? FileAttributeType == .typeSymbolicLink
    }
}
