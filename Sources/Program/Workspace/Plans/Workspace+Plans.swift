internal import AssessmentModel
package import Ledger
internal import NoteFormats
internal import NoteText
internal import ReferenceData
internal import SourceText

extension Workspace {
    /// The scales by which actions may be told to stand.
    ///
    /// - Throws: `WorldError` when the user's data file cannot be read, `Diagnostics` when it is not as it must be.
    func planScales() throws -> PlanScales {
        try PlanScales(reference.source("plan-scales.yaml"))
    }

    /// What the columns of plans are called, and the cells of them that say nothing.
    ///
    /// - Throws: `WorldError` when the user's data file cannot be read, `Diagnostics` when it is not as it must be.
    func planColumns() throws -> PlanColumns { try PlanColumns(reference.source("plan-columns.yaml")) }

    /// A plan by its name.
    ///
    /// - Throws: `WorldError` when there is none, `Diagnostics` when its file is not as it must be.
    package func plan(named name: String) throws -> ActionPlan {
        try PlanFolder(path: options.plansFolder).read(name)
    }

    /// A plan for a paper: as it is and as the last paper had it.
    ///
    /// - Parameters:
    ///   - last: path of the last paper, Markdown or Word; nil for a first one.
    ///   - date: ISO or in words; of the paper. Nil for today.
    /// - Throws: `WorldError` when there is no such plan, or the paper is none about it.
    func planState(named name: String, last: String?, date: String?) throws -> PlanState {
        let plan = try plan(named: name)
        let today = date.flatMap { PartialDate(iso: $0) ?? PartialDate(english: $0) } ?? .today()
        let facts = try Planning(self, chosen: name, today: today).facts(of: plan)
        guard let last else { return PlanState(plan: plan, facts: facts) }
        let text = try ReadNote(path: last).text
        let kept = NoteTrailer(of: text.replacing("\r\n", with: "\n"))?.parameters ?? []
        func value(_ name: String) -> String? { kept.first { $0.name == name }?.value }
        guard let counts = value("plan-counts").flatMap({ PlanCounts($0) }), value("plan") == name else {
            throw WorldError(
                "\(last): this is no progress paper about the plan \(name). Name the last paper as Assay wrote it, with its trailing comment."
            )
        }
        return PlanState(
            plan: plan, facts: facts,
            last: LastPaper(
                counts: counts, date: value("date").flatMap { PartialDate(iso: $0) },
                audience: value("audience") ?? ""),
            lastDigest: value("plan-digest"))
    }

    /// A plan that another council published.
    ///
    /// - Parameter path: an Excel workbook, or a Word or Markdown file with tables.
    /// - Throws: `WorldError` when it cannot be read; `Diagnostics` when the user's names of columns are not as they must be.
    func othersPlan(at path: String) throws -> OthersPlan {
        let columns = try planColumns()
        if FilePath.ending(of: path) == "xlsx" {
            let workbook = try Workbook(
                try TextFile.bytes(of: path, limit: Workbook.mostBytes), named: path)
            return OthersPlan(OthersPlan.tables(of: workbook), columns: columns)
        }
        let note = try ParsedNote(Source(name: path, text: try ReadNote(path: path).text))
        var tables: [(place: String, rows: [[String]])] = []
        for block in note.blocks {
            guard block.kind == .tableRow, let table = block.table else { continue }
            while tables.count <= table.index {
                // By the heading above it: numbers would be taken for those of a note's own tables.
                tables.append((block.headings.last.map { "under \($0)" } ?? "the document", []))
            }
            if tables[table.index].rows.isEmpty { tables[table.index].rows.append(table.header) }
            tables[table.index].rows.append(block.cells.map(\.text))
        }
        let paragraphs = note.blocks.filter { $0.kind == .paragraph || $0.kind == .item }.map(\.text)
        return OthersPlan(tables, paragraphs: paragraphs, columns: columns)
    }
}
