internal import Foundation
package import SourceText

/// A folder that only this user can look into, gone with the value and with the program, whatever ends it
/// short of a kill.
package final class TemporaryFolder: Sendable {
    /// Without a final slash.
    package let path: String

    /// - Throws: `WorldError` when none can be made below `$TMPDIR`, or `/tmp`.
    package init() throws(WorldError) {
        let parent = ProcessInfo.processInfo.environment["TMPDIR"] ?? ""
        var name = Array(((parent.hasPrefix("/") ? parent : "/tmp") + "/assay-XXXXXX").utf8CString)
        // mkdtemp makes it with mode 0700, under a name that nobody has.
        guard mkdtemp(&name) != nil else {
            throw WorldError(
                "no temporary folder can be made in \(parent.isEmpty ? "/tmp" : parent): \(TextFile.reason)")
        }
        path = String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        Leftovers.shared.add(folder: path)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
        Leftovers.shared.remove(folder: path)
    }
}
