internal import AssessmentModel
package import SourceText
internal import TextAnalysis
internal import Yams

/// A row of a plan that another council published: an action as far as its columns tell.
package struct OthersAction: Hashable, Sendable {
    /// "R4": the row's number among those of the plan, for whoever looks it up.
    package var id: String
    /// Where it stands: "sheet Actions, row 5", "under Carers, row 3".
    package var place: String
    package var action: String
    package var finding: String
    package var owner: String
    package var due: String
    package var measure: String
    package var baseline: String

    /// Everything that the row says.
    package var text: String {
        [action, finding, owner, due, measure, baseline].filter { !$0.isEmpty }.joined(separator: "; ")
    }
}

/// What the columns of plans are called, out of the data file `plan-columns.yaml`.
package struct PlanColumns: Sendable {
    enum Kind: String, Sendable { case due, owner, baseline, measure, finding, action }

    private var kinds: [(kind: Kind, words: [String])] = []

    /// - Throws: `WorldError` when the file is not YAML of the expected shape.
    package init(yaml: String) throws(WorldError) {
        struct File: Decodable {
            struct Column: Decodable {
                var kind: String
                var words: [String]
            }
            var columns: [Column]
        }
        do {
            kinds = try YAMLDecoder().decode(File.self, from: yaml).columns.compactMap { column in
                Kind(rawValue: column.kind).map { ($0, column.words.map { " \(Folding.words($0)) " }) }
            }
        } catch { throw WorldError("plan-columns.yaml cannot be read: \(error)") }
    }

    func kind(of heading: String) -> Kind? {
        let words = " \(Folding.words(heading)) "
        return kinds.first { $0.words.contains { words.contains($0) } }?.kind
    }
}

/// A plan that another council published, as its tables tell.
package struct OthersPlan: Sendable {
    package private(set) var actions: [OthersAction] = []

    /// - Parameter tables: each with where it stands and its rows of cells.
    package init(_ tables: [(place: String, rows: [[String]])], columns: PlanColumns) {
        for table in tables {
            // The heading may stand below a title.
            let start = table.rows.prefix(8).firstIndex { row in
                let kinds = Set(row.compactMap { columns.kind(of: $0) })
                return kinds.contains(.action) && kinds.count >= 2
            }
            guard let start else { continue }
            var kinds: [PlanColumns.Kind?] = []
            for heading in table.rows[start] {
                let kind = columns.kind(of: heading)
                kinds.append(kinds.contains(kind) ? nil : kind)
            }
            for (index, row) in table.rows.enumerated().dropFirst(start + 1) {
                func cell(_ kind: PlanColumns.Kind) -> String {
                    guard let column = kinds.firstIndex(of: kind), row.indices.contains(column) else {
                        return ""
                    }
                    let text = row[column].trimmed
                    return ["-", "–", "n/a", "tbc", "none"].contains(text.lowercased()) ? "" : text
                }
                guard !cell(.action).isEmpty else { continue }
                actions.append(
                    OthersAction(
                        id: "R\(actions.count + 1)", place: "\(table.place), row \(index + 1)",
                        action: cell(.action), finding: cell(.finding), owner: cell(.owner), due: cell(.due),
                        measure: cell(.measure), baseline: cell(.baseline)))
            }
        }
    }

    /// The sheets of a workbook as tables.
    package static func tables(of workbook: Workbook) -> [(place: String, rows: [[String]])] {
        workbook.sheets.filter { !$0.isHidden }.compactMap { sheet in
            guard let last = sheet.last else { return nil }
            let rows = (0...last.row).map { row in
                (0...min(last.column, 60)).map { column -> String in
                    if case .date(let date) = sheet[row, column] { return date.english }
                    return sheet[row, column].words
                }
            }
            return ("sheet \(sheet.name)", rows)
        }
    }
}
