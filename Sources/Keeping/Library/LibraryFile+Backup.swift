internal import GRDB
internal import Glibc
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
        if TextFile.exists(file) { return false }
        TextFile.makeFolder(above: file)
        // VACUUM writes into an empty file: this one is new, follows no link, and is nobody else's to read.
        let part = "\(file).\(getpid()).part"
        let descriptor = open(part, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw WorldError("\(file): the copy cannot be written: \(TextFile.reason)")
        }
        close(descriptor)
        defer { unlink(part) }
        do {
            try queue.writeWithoutTransaction { db in
                try LibraryGuard.allowingVacuum(db) {
                    try db.execute(sql: "VACUUM INTO ?", arguments: [part])
                }
            }
            // A library that is kept private stays so in its copies.
            var facts = stat()
            guard stat(path, &facts) == 0, chmod(part, facts.st_mode & 0o777) == 0 else {
                throw WorldError(TextFile.reason)
            }
        } catch {
            throw WorldError("\(file): the copy cannot be written: \(Self.reason(error))")
        }
        // A link, unlike a renaming, never replaces what another program has put there meanwhile.
        defer { TextFile.synchroniseFolder(of: file) }
        if link(part, file) == 0 { return true }
        if errno == EEXIST { return false }
        // Some file systems have no links.
        let isMoved = !TextFile.exists(file) && rename(part, file) == 0
        guard isMoved else { throw WorldError("\(file): the copy cannot be written: \(TextFile.reason)") }
        return true
    }

    /// Gives unused pages back; sizes in bytes.
    package func compact() throws(WorldError) -> (before: Int, after: Int) {
        // Of the file itself, when the path is a link to it.
        func size() -> Int {
            var facts = stat()
            return stat(path, &facts) == 0 ? Int(facts.st_size) : 0
        }
        let before = size()
        do {
            try queue.writeWithoutTransaction { db in
                try db.execute(sql: "INSERT INTO finding_fts(finding_fts) VALUES ('optimize')")
                try db.execute(sql: "INSERT INTO sentence_fts(sentence_fts) VALUES ('optimize')")
                try LibraryGuard.allowingVacuum(db) { try db.execute(sql: "VACUUM") }
            }
        } catch { throw WorldError("\(path): nothing was changed: \(Self.reason(error))") }
        return (before, size())
    }
}
