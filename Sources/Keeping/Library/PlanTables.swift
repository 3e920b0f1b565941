internal import GRDB
internal import GRDBSQLite
package import QueryTables
package import SourceText

/// A table of the plans at hand. Plans are officers' files, no part of the library: their rows lie beside it, in
/// tables of the connection that questions run on, from the question that names one to the next such.
package struct PlanTable: Sendable {
    /// With `pk`, and the columns that the fields of its record read.
    let name: String
    let columns: [String]
    /// Values in the order of the columns, `pk` first.
    package var rows: [[Binding]] = []

    private init(_ name: String, _ columns: [String]) {
        self.name = name
        self.columns = ["pk INTEGER PRIMARY KEY"] + columns
    }

    package static let actions = PlanTable(
        "plan_action",
        [
            "assessment_pk", "plan COLLATE NOCASE", "number", "id COLLATE NOCASE", "label COLLATE NOCASE",
            "text", "workstream", "owner", "director", "member", "partner", "start", "first_due", "due",
            "status", "status_place", "confidence", "as_of", "reason", "barrier", "finished", "overdue",
            "evidence", "signed_off",
        ])
    package static let measures = PlanTable(
        "plan_measure",
        [
            "assessment_pk", "plan COLLATE NOCASE", "number", "id COLLATE NOCASE", "label COLLATE NOCASE",
            "what", "unit", "source", "better", "figure", "baseline", "baseline_date", "target",
            "target_date", "england", "actual", "actual_date", "met",
        ])
    package static let updates = PlanTable(
        "plan_update",
        [
            "action_pk", "number", "as_of", "status", "status_place", "confidence", "text", "barrier",
            "new_due", "reason", "author", "newest",
        ])
    /// Which actions answer which points.
    package static let answers = PlanTable("plan_answer", ["action_pk", "point_pk"])
    /// To points of which statements they are answers, each pair once.
    package static let statementAnswers = PlanTable(
        "plan_statement_answer", ["action_pk", "statement_pk"])
    /// Which measures tell of which actions.
    package static let actionMeasures = PlanTable("plan_action_measure", ["action_pk", "measure_pk"])

    private static let all = [actions, measures, updates, answers, statementAnswers, actionMeasures]

    /// Makes all of them, empty: what a question names is always there.
    static func make(in db: Database) throws {
        for table in all {
            try db.execute(sql: "CREATE TEMP TABLE \(table.name) (\(table.columns.joined(separator: ", ")))")
        }
    }
}

extension QueryRunner {
    /// Puts rows in place of those that some tables had.
    ///
    /// - Throws: `WorldError` when the connection cannot hold them.
    package func hold(_ tables: [PlanTable]) throws(WorldError) {
        try writingBeside { db in
            for table in tables {
                try db.execute(sql: "DELETE FROM \(table.name)")
                let marks = table.columns.map { _ in "?" }.joined(separator: ", ")
                let insert = try db.makeStatement(sql: "INSERT INTO \(table.name) VALUES (\(marks))")
                for row in table.rows {
                    try insert.execute(arguments: StatementArguments(row.map(\.databaseValue)))
                }
            }
        }
    }
}
