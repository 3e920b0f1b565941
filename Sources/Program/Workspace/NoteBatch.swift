internal import AssessmentModel
internal import Briefing
internal import Foundation
internal import NoteFormats
internal import Presentation
internal import SourceText
internal import Synchronization
internal import Templates

/// The writing of one note for every row of a question, for `assay batch`.
package struct NoteBatch: Sendable {
    /// A note is written for each of its rows, whose columns fill the template's parameters of the same name.
    private let query: String
    /// How each note is written, for a council in place of `slugMark`.
    private let writing: NoteWriting

    /// What stands for the council's slug in the name of the file.
    package static let slugMark = "{slug}"

    /// - Parameter writing: how each note is written: the parameters of its order come before those of a row,
    ///   and its file's name holds `slugMark`.
    package init(query: String, writing: NoteWriting) {
        (self.query, self.writing) = (query, writing)
    }

    /// Writes the notes, on all cores.
    ///
    /// - Parameter progress: told how many notes are done, of how many, and the last one's council.
    /// - Throws: `Diagnostics` for the query, `WorldError` for its rows.
    package func outcome(
        in workspace: Workspace, progress: @escaping @Sendable (Int, Int, String) -> Void
    ) throws -> NoteWriting.Outcome {
        try workspace.refuseDraft("written about in a batch")
        if let path = writing.reference { _ = try WordReference(path) }
        let template = writing.order.template
        guard workspace.templates.names.contains(template) else {
            return .refused([TemplateFolder.unknown(template, in: workspace.templates.names)])
        }
        let parameters = try workspace.templates.template(named: template).parameters.map(\.name)
        if let given = writing.order.parameters["authority"], parameters.contains("authority") {
            return .refused([
                "Each row of the query fills authority: leave authority=\(given) out, or ask for its rows alone."
            ])
        }
        let rows = try Self.rows(of: workspace.answer(query).table, filling: parameters)
        guard !rows.isEmpty else { return .refused(["No notes: \(query) has no rows."]) }
        let faults = faults(of: rows, like: workspace, progress: progress)
        let reasons = zip(rows, faults).compactMap { row, fault in fault.map { "\(row.slug): \($0)" } }
        let written = "\(Plural.count(faults.count - reasons.count, "note")) written"
        return reasons.isEmpty
            ? .written(text: nil, remarks: [written])
            : .refused(reasons + ["\(written), \(reasons.count) not"])
    }

    // MARK: Rows

    /// The council of a row, and what the row gives for the template's parameters.
    private struct BatchRow: Sendable {
        var slug: String
        var values: [String: String]
    }

    /// The council and the parameters of each row; a council that comes twice with the same values is taken
    /// once.
    ///
    /// - Throws: `WorldError` when rows belong to no council, or two would go to one file.
    private static func rows(of table: ResultTable, filling parameters: [String]) throws -> [BatchRow] {
        var found: [BatchRow] = []
        for index in table.rows.indices {
            var row = try Self.row(index, of: table, filling: parameters)
            if parameters.contains("authority") { row.values["authority"] = row.slug }
            guard let same = found.first(where: { $0.slug == row.slug }) else {
                found.append(row)
                continue
            }
            if same.values != row.values {
                throw WorldError(
                    "Two different rows of the query belong to \(row.slug), and would be written to one file. Ask for one row a council."
                )
            }
        }
        return found
    }

    private static func row(_ index: Int, of table: ResultTable, filling parameters: [String]) throws
        -> BatchRow
    {
        var values: [String: String] = [:]
        for (column, value) in zip(table.columns, table.rows[index]) where parameters.contains(column.name) {
            values[column.name] = text(value)
        }
        let origin = table.origins.indices.contains(index) ? table.origins[index] : nil
        // An id begins with its council's slug: "northmoor@2026-03/needs/5".
        let slug = origin.map { $0.recordID?.authority ?? $0.id } ?? values["authority"].map(slug)
        guard let slug, !slug.isEmpty, slug.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" }) else {
            throw WorldError(
                "Row \(index + 1) of the query belongs to no council. Ask for authorities, or for records of councils."
            )
        }
        return BatchRow(slug: slug, values: values)
    }

    private static func slug(_ name: String) -> String {
        String(name.lowercased().map { $0.isLetter || $0.isNumber ? $0 : "-" })
    }

    /// A value as it is written behind `name=`; nil for one that is missing.
    private static func text(_ value: Value) -> String? {
        switch value {
        case .missing: nil
        case .text(let text): text
        case .integer(let number): String(number)
        case .number(let number): String(number)
        case .date(let date): date.iso
        case .yesNo(let flag): flag ? "yes" : "no"
        case .list(let items): items.joined(separator: ",")
        }
    }

    // MARK: Writing

    /// Writes the notes.
    ///
    /// - Returns: for each why it was not written, nil when it was.
    private func faults(
        of rows: [BatchRow], like workspace: Workspace,
        progress: @escaping @Sendable (Int, Int, String) -> Void
    ) -> [String?] {
        let (options, timeout) = (workspace.options, workspace.timeoutSeconds)
        let cores = ProcessInfo.processInfo.activeProcessorCount
        let done = Mutex(0)
        progress(0, rows.count, "")
        let found = concurrently(Array(0..<cores)) { core in
            // A workspace answers one question at a time: each core has its own.
            let workspace = Workspace(options: options)
            workspace.timeoutSeconds = timeout
            return stride(from: core, to: rows.count, by: cores).map { index in
                let fault = fault(of: rows[index], in: workspace)
                done.withLock { done in
                    done += 1
                    progress(done, rows.count, rows[index].slug)
                }
                return (index, fault)
            }
        }
        return found.joined().sorted { $0.0 < $1.0 }.map(\.1)
    }

    private func fault(of row: BatchRow, in workspace: Workspace) -> String? {
        var writing = writing
        writing.order.parameters = row.values.merging(writing.order.parameters) { $1 }
        writing.output = writing.output?.replacing(Self.slugMark, with: row.slug)
        do {
            switch try writing.outcome(in: workspace) {
            case .written: return nil
            case .refused(let reasons): return reasons.joined(separator: "\n")
            }
        } catch let error as Diagnostics {
            return error.items.map(\.message).joined(separator: "; ")
        } catch {
            return "\(error)"
        }
    }
}
