internal import Foundation
internal import GRDB
package import SourceText

extension LibraryFile {
    /// Writes a consistent copy, also while others read or write. The copy appears under its name only when
    /// it is whole, and never takes the place of anything.
    ///
    /// - Throws: `WorldError` with the copy's path when something is there, or it cannot be written; nothing
    ///   is then left of it.
    package func backUp(to file: String) throws(WorldError) {
        guard try copy(to: file) else { throw WorldError("\(file): exists already; nothing was written") }
    }

    /// Writes a copy beside the library, under the first free name: `library.sqlite.version-1`,
    /// `library.sqlite.version-1.2` …
    ///
    /// - Returns: the copy's path.
    func backUp(beside suffix: String) throws(WorldError) -> String {
        var name = "\(path).\(suffix)"
        var number = 2
        while try !copy(to: name) {
            name = "\(path).\(suffix).\(number)"
            number += 1
        }
        return name
    }

    /// - Returns: false when something has the name already.
    private func copy(to file: String) throws(WorldError) -> Bool {
        if FileManager.default.fileExists(atPath: file) { return false }
        TextFile.makeFolder(above: file)
        let part = "\(file).\(getpid()).part"
        defer { unlink(part) }
        do {
            try queue.writeWithoutTransaction { db in try db.execute(sql: "VACUUM INTO ?", arguments: [part])
            }
        } catch {
            throw WorldError("\(file): the copy cannot be written: \(Self.reason(error))")
        }
        // A link, unlike a renaming, never replaces what another program has put there meanwhile.
        if link(part, file) == 0 { return true }
        if errno == EEXIST { return false }
        // Some file systems have no links.
        let isMoved = !FileManager.default.fileExists(atPath: file) && rename(part, file) == 0
        guard isMoved else { throw WorldError("\(file): the copy cannot be written: \(TextFile.reason)") }
        return true
    }

    /// Gives unused pages back; sizes in bytes.
    package func compact() throws(WorldError) -> (before: Int, after: Int) {
        func size() -> Int { (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0 }
        let before = size()
        do {
            try queue.writeWithoutTransaction { db in
                try db.execute(sql: "INSERT INTO finding_fts(finding_fts) VALUES ('optimize')")
                try db.execute(sql: "INSERT INTO sentence_fts(sentence_fts) VALUES ('optimize')")
                try db.execute(sql: "VACUUM")
            }
        } catch { throw WorldError("\(path): nothing was changed: \(Self.reason(error))") }
        return (before, size())
    }
}
