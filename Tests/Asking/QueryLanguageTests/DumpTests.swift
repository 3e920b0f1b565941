import AssessmentModel
import Foundation
import QueryLanguage
import Testing
import TestSupport

/// Writes every example with its SQL as JSON lines to the file `ASSAY_DUMP_SQL` names, for trying them on a
/// database.
@Suite struct DumpTests {
    private struct Statement: Encodable {
        var sql: String
        var bindings: [Binding]

        enum Keys: String, CodingKey { case sql, bindings }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Keys.self)
            try container.encode(sql, forKey: .sql)
            var list = container.nestedUnkeyedContainer(forKey: .bindings)
            for binding in bindings {
                switch binding {
                case .null: try list.encodeNil()
                case .text(let text): try list.encode(text)
                case .integer(let number): try list.encode(number)
                case .real(let number): try list.encode(number)
                }
            }
        }
    }

    private struct Line: Encodable {
        var query: String
        var columns: [String]
        var counters: [Statement]
        var stages: [Statement]
        var total: Statement?
        var statement: Statement

        enum Keys: String, CodingKey { case query, columns, counters, stages, total }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Keys.self)
            try container.encode(query, forKey: .query)
            try container.encode(columns, forKey: .columns)
            try container.encode(counters, forKey: .counters)
            try container.encode(stages, forKey: .stages)
            try container.encodeIfPresent(total, forKey: .total)
            try statement.encode(to: encoder)
        }
    }

    @Test(.enabled(if: ProcessInfo.processInfo.environment["ASSAY_DUMP_SQL"] != nil)) func dump() throws {
        let path = ProcessInfo.processInfo.environment["ASSAY_DUMP_SQL"] ?? ""
        let more =
            (try? String(contentsOfFile: path + ".in", encoding: .utf8))?.split(separator: "\n").map(
                String.init) ?? []
        var text = ""
        let encoder = JSONEncoder()
        let random = FuzzTests.restepped(seed: 4, count: 6000) + FuzzTests.shuffled(seed: 5, count: 6000)
        for query in Golden.cases("queries.txt") + TableTests.examples + more + random {
            guard case .success(let compiled) = Sample.compile(query, Sample.session) else { continue }
            func statement(_ counter: Counter) -> Statement {
                Statement(sql: counter.sql, bindings: counter.bindings)
            }
            let line = Line(
                query: query, columns: compiled.columns.map(\.name),
                counters: compiled.notes.compactMap(\.counter).map(statement),
                stages: compiled.stages.map(\.counter).map(statement), total: compiled.total.map(statement),
                statement: Statement(sql: compiled.sql, bindings: compiled.bindings))
            text += String(decoding: try encoder.encode(line), as: UTF8.self) + "\n"
        }
        try text.write(toFile: path, atomically: true, encoding: .utf8)
    }
}
