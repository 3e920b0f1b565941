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
    private static let extensions: Set<String> = [
        "txt", "text", "md", "markdown", "html", "htm", "xhtml", "pdf", "docx",
    ]

    /// What some paths hold.
    package struct Gathered: Sendable {
        /// Absolute paths in order.
        package var files: [String] = []
        package var failures: [Failure] = []
        /// What lies in the folders named and was left alone, a line a folder and kind.
        package var passedOver: [String] = []
    }

    /// - Parameter isRecursive: look into folders below folders.
    package static func files(_ paths: [String], isRecursive: Bool) -> Gathered {
        var files: [String] = []
        var failures: [Failure] = []
        var passedOver: [String] = []
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
            passedOver += Self.passedOver(in: absolute, named: path, isRecursive: isRecursive)
        }
        var seen = Set<String>()
        return Gathered(
            files: files.filter { seen.insert($0).inserted }, failures: failures, passedOver: passedOver)
    }

    /// Folders that were not looked into, and files whose kind is not read.
    private static func passedOver(in folder: String, named path: String, isRecursive: Bool) -> [String] {
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted().filter {
            // "~$report.docx" is Word's mark that somebody has the report open.
            !$0.hasPrefix(".") && !$0.hasPrefix("~$")
        }
        let (folders, files) = names.reduce(into: ([String](), [String]())) { found, name in
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: folder + "/" + name, isDirectory: &isFolder) else {
                return
            }
            if isFolder.boolValue {
                found.0.append(name)
            } else if !extensions.contains(FilePath.ending(of: name)) {
                found.1.append(name)
            }
        }
        func list(_ names: [String]) -> String {
            names.prefix(5).joined(separator: ", ") + (names.count > 5 ? " and \(names.count - 5) more" : "")
        }
        var lines: [String] = []
        let inner =
            isRecursive
            ? [] : folders.filter { contents(of: folder + "/" + $0, isRecursive: true)?.isEmpty == false }
        if !inner.isEmpty {
            lines.append("\(path): folders in it that were not looked into: \(list(inner)). --recursive does")
        }
        if !files.isEmpty { lines.append("\(path): files that are of no kind that is read: \(list(files))") }
        return lines
    }

    private static func contents(of folder: String, isRecursive: Bool) -> [String]? {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else { return nil }
        return names.sorted().filter { !$0.hasPrefix(".") && !$0.hasPrefix("~$") }.flatMap {
            name -> [String] in
            let path = folder + "/" + name
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return [] }
            if isFolder.boolValue {
                return isRecursive && !isLink(path) ? contents(of: path, isRecursive: true) ?? [] : []
            }
            return extensions.contains(FilePath.ending(of: name)) ? [path] : []
        }
    }

    /// Links are not followed, so a folder that contains itself ends.
    private static func isLink(_ path: String) -> Bool {
        (try? FileManager.default.attributesOfItem(atPath: path)[.type]) as? FileAttributeType
            == .typeSymbolicLink
    }
}
