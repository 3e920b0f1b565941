internal import AssessmentModel
internal import SourceText
internal import TextAnalysis

/// A row of a plan that another council published: an action as far as its columns tell.
package struct OthersAction: Hashable, Sendable {
    /// The plan's own number where it is one that no other row has ("1.3", "EIP-07"), else "R4": the row's number among
    /// those of the plan.
    package var id: String
    /// What the plan's column of references says: "A"; empty where there is none.
    package var reference: String
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
        [reference, action, finding, owner, due, measure, baseline].filter { !$0.isEmpty }.joined(
            separator: "; ")
    }

    /// The id, and the plan's own reference where that is no id.
    package var label: String {
        reference.isEmpty || reference == id ? id : "\(id) (\(reference))"
    }
}

/// A sentence of a plan that stands outside its tables.
package struct OthersSentence: Hashable, Sendable {
    /// "S3".
    package var id: String
    package var text: String
}

/// A plan that another council published, as its tables and the text around them tell.
package struct OthersPlan: Sendable {
    package private(set) var actions: [OthersAction] = []
    /// The sentences outside tables that give a number.
    package private(set) var sentences: [OthersSentence] = []

    /// - Parameters:
    ///   - tables: each with where it stands and its rows of cells.
    ///   - paragraphs: the text outside of them.
    package init(
        _ tables: [(place: String, rows: [[String]])], paragraphs: [String] = [], columns: PlanColumns
    ) {
        for table in tables {
            // The heading may stand below a title.
            let start = table.rows.prefix(8).firstIndex { row in
                let kinds = row.reduce(into: Set<PlanColumns.Kind>()) { $0.formUnion(columns.kinds(of: $1)) }
                return kinds.contains(.action) && kinds.count >= 2
            }
            guard let start else { continue }
            let heads = PlanHeads(table.rows[start], columns)
            for (index, row) in table.rows.enumerated().dropFirst(start + 1) {
                let action = heads.action(in: row, at: "\(table.place), row \(index + 1)")
                if !action.action.isEmpty { actions.append(action) }
            }
        }
        name()
        let told = paragraphs.flatMap { text -> [String] in
            let bytes = Array(text.utf8)
            return SentenceSegmenter.segment(bytes).map {
                String(decoding: bytes[$0.start..<$0.end], as: UTF8.self).trimmed
            }
        }
        sentences = told.filter { !PlanNumber.all(in: $0).isEmpty }.enumerated().map {
            OthersSentence(id: "S\($0.offset + 1)", text: $0.element)
        }
    }

    /// Gives the actions their ids.
    private mutating func name() {
        let counts = Dictionary(actions.map { ($0.reference, 1) }, uniquingKeysWith: +)
        for place in actions.indices {
            let own = actions[place].reference
            let isNumber =
                own.contains(where: \.isNumber) && own.utf8.count <= 12 && !own.contains(" ")
                && own.contains { !$0.isNumber }
            actions[place].id = isNumber && counts[own] == 1 ? own : "R\(place + 1)"
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

/// Which column of a table tells what.
private struct PlanHeads {
    /// The best column of each kind.
    private var places: [PlanColumns.Kind: Int] = [:]
    private let columns: PlanColumns

    init(_ headings: [String], _ columns: PlanColumns) {
        self.columns = columns
        var shares: [PlanColumns.Kind: Double] = [:]
        for (place, heading) in headings.enumerated() {
            for (kind, share) in columns.shares(of: heading) where share > shares[kind] ?? 0 {
                shares[kind] = share
                places[kind] = place
            }
        }
    }

    func action(in row: [String], at place: String) -> OthersAction {
        func cell(_ kind: PlanColumns.Kind) -> String {
            guard let column = places[kind], row.indices.contains(column) else { return "" }
            let text = row[column].trimmed
            return columns.isNothing(text) ? "" : text
        }
        // A measure and its baseline in one cell: the baseline is the figure in it.
        let isShared = places[.baseline] != nil && places[.baseline] == places[.measure]
        let baseline = isShared && PlanNumber.all(in: cell(.baseline)).isEmpty ? "" : cell(.baseline)
        return OthersAction(
            id: "", reference: cell(.reference), place: place, action: cell(.action), finding: cell(.finding),
            owner: cell(.owner), due: cell(.due), measure: cell(.measure), baseline: baseline)
    }
}
