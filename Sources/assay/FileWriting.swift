internal import Foundation
internal import SourceText

/// Reads and writes whole text files.
enum FileWriting {
    /// Puts a file in place of what was there, whole or not at all; missing folders are made.
    ///
    /// - Throws: `WorldError` with path and reason.
    static func replace(_ path: String, with text: String) throws(WorldError) {
        let url = URL(fileURLWithPath: path)
        do {
            try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: url, options: .atomic)
        } catch {
            throw WorldError("\(path): it cannot be written: \((error as NSError).localizedDescription)")
        }
    }

    /// The text of a file.
    ///
    /// - Throws: `WorldError` with path and reason.
    static func text(of path: String) throws(WorldError) -> String {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { throw WorldError("\(path): no such file") }
        if isFolder.boolValue { throw WorldError("\(path): a folder, not a file") }
        guard let data = FileManager.default.contents(atPath: path) else { throw WorldError("\(path): it cannot be read") }
        if data.count > Limits.templateBytes { throw WorldError("\(path): larger than \(Limits.templateBytes >> 20) MB") }
        guard let text = String(validating: data, as: UTF8.self) else { throw WorldError("\(path): not UTF-8 text") }
        return text
    }
}
