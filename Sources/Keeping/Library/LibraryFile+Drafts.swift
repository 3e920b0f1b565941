internal import GRDB
package import SourceText

extension LibraryFile {
    /// Whether this library is for draft reports alone.
    package var isOfDrafts: Bool {
        get throws(WorldError) {
            try read { db in
                try String.fetchOne(db, sql: "SELECT value FROM meta WHERE key = 'drafts'") == "yes"
            }
        }
    }

    /// Makes it one for draft reports alone, for good.
    ///
    /// - Throws: `WorldError` when it holds reports that were imported as published, or cannot be written.
    package func markAsOfDrafts() throws(WorldError) {
        if try isOfDrafts { return }
        try write { db in
            guard try Int.fetchOne(db, sql: "SELECT count(*) FROM document") == 0 else {
                throw WorldError.ofQuestion(
                    "\(path): it holds published reports; a draft is kept in a library of its own")
            }
            try db.execute(sql: "INSERT INTO meta VALUES ('drafts', 'yes')")
        }
    }
}
