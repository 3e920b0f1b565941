package import AssessmentModel
internal import Foundation
internal import GRDB
package import SourceText

extension LibraryFile {
    /// What is wrong with the file, one line each: SQLite's own integrity check, references between records, and full-text indexes.
    package func faults() throws(WorldError) -> [String] {
        try read { db in
            var faults =
                try String.fetchAll(db, sql: "PRAGMA integrity_check(20)").filter { $0 != "ok" }.isEmpty
                ? [] : ["The file is damaged: restore a backup, or import the reports into a new library."]
            let references = [
                ("statement", "assessment_pk", "assessment"), ("finding", "assessment_pk", "assessment"),
                ("finding", "document_pk", "document"),
                ("sentence", "finding_pk", "finding"), ("indicator", "sentence_pk", "sentence"), ("term", "finding_pk", "finding"),
                ("assessment", "authority_pk", "authority"),
            ]
            for (table, column, target) in references {
                let orphans =
                    try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table) WHERE \(column) NOT IN (SELECT pk FROM \(target))") ?? 0
                if orphans > 0 { faults.append("\(orphans) rows of \(table) point to no \(target).") }
            }
            return faults
        }
    }

    /// All authorities that have documents.
    package func authoritiesWithDocuments() throws(WorldError) -> [Authority] {
        let slugs = Set(
            try read { db in
                try String.fetchAll(db, sql: "SELECT DISTINCT slug FROM authority WHERE pk IN (SELECT authority_pk FROM document)")
            })
        return try authorities().filter { slugs.contains($0.slug) }
    }

    /// Stored findings with the digest of their document and their place in its reading text.
    package func placedFindings(of authority: Authority) throws(WorldError) -> [(id: String, text: String, digest: String, span: Span)] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT f.id, f.text, d.digest, f.span_start, f.span_end FROM finding f JOIN document d ON d.pk = f.document_pk
                    JOIN authority o ON o.pk = d.authority_pk WHERE o.slug = ?
                    """, arguments: [authority.slug]
            ).map { ($0["id"], $0["text"], $0["digest"], Span($0["span_start"], $0["span_end"])) }
        }
    }

    /// Writes a consistent copy, also while others read or write.
    package func backUp(to file: String) throws(WorldError) {
        if FileManager.default.fileExists(atPath: file) { throw WorldError("\(file): exists already; nothing was written") }
        do { try queue.writeWithoutTransaction { db in try db.execute(sql: "VACUUM INTO ?", arguments: [file]) } } catch {
            try? FileManager.default.removeItem(atPath: file)
            throw WorldError("\(file): \(Self.reason(error))")
        }
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
        } catch { throw WorldError("\(path): \(Self.reason(error))") }
        return (before, size())
    }
}
