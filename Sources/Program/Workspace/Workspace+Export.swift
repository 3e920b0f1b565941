internal import AssessmentModel
internal import Presentation
internal import QueryLanguage
internal import QueryTables
internal import SourceText

/// A file that an export wrote.
package struct ExportedFile: Sendable {
    package var path: String
    /// Nil of a whole library.
    package var rows: Int?
}

extension Workspace {
    /// Writes the library to an SQLite file, or every record to a file of a folder.
    ///
    /// - Parameters:
    ///   - path: a name that ends in .sqlite, or a folder, which is made.
    ///   - format: csv or jsonl, for folders.
    ///   - isForced: replace files that Assay did not write, or that were changed since.
    /// - Returns: what was written.
    package func export(to path: String, format: String?, isForced: Bool = false) throws -> [ExportedFile] {
        try refuseDraft("exported")
        if path.hasSuffix(".sqlite") {
            try backUpLibrary(to: path)
            return [ExportedFile(path: path)]
        }
        if let ending = path.split(separator: "/").last?.split(separator: ".").dropFirst().last,
            ["csv", "jsonl", "json", "db"].contains(ending)
        {
            throw WorldError(
                "\(path): name a folder for csv or jsonl, a file a record, or a file that ends in .sqlite; nothing was written"
            )
        }
        let name = format ?? "csv"
        guard ["csv", "jsonl"].contains(name), let output = OutputFormat.named(name) else {
            throw WorldError("Records are written as csv, which spreadsheets read, or jsonl, not \(name).")
        }
        var files: [ExportedFile] = []
        for word in RecordWord.allCases where !word.isOfPlans || !planNames.isEmpty {
            let fields = word.row.fields.map(\.name).joined(separator: ", ")
            let table = try answer("\(word.row.hasEarlierRows ? "all " : "")\(word.plural) show \(fields)")
                .table
            let file = "\(path)/\(word.plural).\(name)"
            try ResultFile(file, from: .reader, isForced: isForced)
                .write(output.render(table, page: .piped).text)
            files.append(ExportedFile(path: file, rows: table.rows.count))
        }
        return files
    }
}
