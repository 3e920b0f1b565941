import AssessmentModel
import Library
import NoteChecking
import NoteText
import Presentation
import QueryLanguage
import QuerySyntax
import QueryTables
import SourceText
import Testing

@testable import Workspace

/// Questions made by chance, answered by SQLite and by arrays.
@Suite struct SecondOpinionTests {
    private static let tables = [
        RandomQuestion.Fields(
            record: "findings", numbers: ["score", "number", "percent"],
            choices: [
                "tone": ["positive", "negative", "mixed", "neutral"],
                "stage": ["in place", "under way", "planned"],
            ]),
        RandomQuestion.Fields(
            record: "indicators", numbers: ["value", "benchmark", "gap", "score"],
            choices: [
                "direction": ["better", "worse", "similar"], "unit": ["percent", "people", "days"],
                "comparator": ["england", "previous"],
            ]),
        RandomQuestion.Fields(
            record: "statements", numbers: ["score", "number", "percent", "margin_up"],
            choices: [
                "rating": ["Good", "Requires improvement"], "region": ["London", "North East"],
                "type": ["unitary", "county"],
            ]),
    ]

    /// Every row of a record, with the fields that questions are about and `authority`, in the order in which
    /// it is shown.
    private static func rows(_ table: RandomQuestion.Fields, _ samples: SampleLibrary) throws -> [(
        id: String, fields: [String: Value]
    )] {
        let names = ["authority"] + table.numbers + table.choices.keys.sorted()
        let answer = try samples.workspace.answer("\(table.record) show \(names.joined(separator: ", "))")
            .table
        return zip(answer.rows, answer.origins).map { row, origin in
            (origin?.id ?? "", Dictionary(zip(names, row)) { first, _ in first })
        }
    }

    @Test(arguments: tables.map(\.record)) func filtersSortsAndCutsAgree(_ record: String) throws {
        let samples = try SampleLibrary.shared()
        let table = try #require(Self.tables.first { $0.record == record })
        let all = try Self.rows(table, samples)
        var random = RandomQuestion.Seeded(state: 11)
        var answered = 0
        for _ in 0..<120 {
            let condition = table.condition(depth: 3, &random)
            var expected = all.filter { condition.holds(in: $0.fields) }
            var text = "\(record) where \(condition.text)"
            if Bool.random(using: &random) {
                let field = table.numbers.randomElement(using: &random) ?? ""
                let isDescending = Bool.random(using: &random)
                text += " sort by \(field) \(isDescending ? "highest" : "lowest")"
                expected = Self.sorted(expected, by: field, isDescending)
            }
            if Bool.random(using: &random) {
                let count = Int.random(in: 1...20, using: &random)
                text += " first \(count)"
                expected = Array(expected.prefix(count))
            }
            let answer = try samples.workspace.answer(text).table
            #expect(answer.origins.map { $0?.id } == expected.map(\.id), "\(text)")
            answered += answer.rows.isEmpty ? 0 : 1
        }
        #expect(answered > 40, "most questions have an answer")
    }

    /// Missing values last, whichever way; what is equal keeps its order.
    private static func sorted(
        _ rows: [(id: String, fields: [String: Value])], by field: String, _ isDescending: Bool
    ) -> [(
        id: String, fields: [String: Value]
    )] {
        rows.enumerated().sorted { a, b in
            switch (a.element.fields[field]?.number, b.element.fields[field]?.number) {
            case (let x?, let y?) where x != y: isDescending ? x > y : x < y
            case (.some, nil): true
            case (nil, .some): false
            default: a.offset < b.offset
            }
        }.map(\.element)
    }

    @Test(arguments: tables.map(\.record)) func figuresAgree(_ record: String) throws {
        let samples = try SampleLibrary.shared()
        let table = try #require(Self.tables.first { $0.record == record })
        let all = try Self.rows(table, samples)
        var random = RandomQuestion.Seeded(state: 12)
        for _ in 0..<80 {
            let condition = table.condition(depth: 2, &random)
            let figure =
                ["average", "total", "lowest", "highest", "median"].randomElement(using: &random) ?? ""
            let field = table.numbers.randomElement(using: &random) ?? ""
            let key = (table.choices.keys.sorted() + ["authority"]).randomElement(using: &random) ?? ""
            let text = "\(record) where \(condition.text) summarise count, \(figure) \(field) by \(key)"
            let groups = Dictionary(grouping: all.filter { condition.holds(in: $0.fields) }) {
                $0.fields[key] ?? .missing
            }
            let answer = try samples.workspace.answer(text).table
            #expect(
                Set(answer.rows.map { $0[0] }) == Set(groups.keys) && answer.rows.count == groups.count,
                "\(text)")
            for row in answer.rows {
                let members = groups[row[0]] ?? []
                #expect(row[1] == .integer(members.count), "\(text)")
                let expected = RandomQuestion.figure(
                    figure, of: members.compactMap { $0.fields[field]?.number })
                switch (row[2].number, expected) {
                case (let actual?, let expected?):
                    #expect(abs(actual - expected) < 1e-9 * max(1, abs(expected)), "\(text): \(row[0])")
                default: #expect(row[2] == .missing && expected == nil, "\(text): \(row[0])")
                }
            }
        }
    }

    /// A record, those below it that quantifiers ask about, and the column by which a row below names its
    /// parent.
    private struct Family {
        var parents: String
        var children: String
        /// What a parent shows: what it is called by its children, then whether its text was read.
        var columns: String
        var keys: [String]
    }

    private static let families = [
        Family(parents: "authorities", children: "findings", columns: "authority, read", keys: ["authority"]),
        Family(
            parents: "statements", children: "findings", columns: "authority, statement, read",
            keys: ["authority", "statement"]),
        Family(
            parents: "authorities", children: "indicators", columns: "authority, read", keys: ["authority"]),
    ]

    @Test(arguments: ["any", "some", "no", "every", "number of"], 0..<3) func quantifiersAgree(
        _ quantifier: String, _ family: Int
    ) throws {
        let samples = try SampleLibrary.shared()
        let family = Self.families[family]
        let table = try #require(Self.tables.first { $0.record == family.children })
        let names = family.keys + table.numbers + table.choices.keys.sorted()
        let all = try samples.workspace.answer("\(family.children) show \(names.joined(separator: ", "))")
            .table.rows.map { row in
                Dictionary(zip(names, row)) { first, _ in first }
            }
        let parents = try samples.workspace.answer("\(family.parents) show \(family.columns)").table.rows
        var random = RandomQuestion.Seeded(state: 13)
        var answered = 0
        for _ in 0..<60 {
            let condition = table.condition(depth: 2, &random)
            // `every` asks whether its last step holds for all that the steps before it keep.
            let narrower = Bool.random(using: &random) ? table.condition(depth: 1, &random) : nil
            let most = Int.random(in: 1...9, using: &random)
            let more = quantifier == "number of" ? " > \(most)" : ""
            let steps = (narrower.map { "where \($0.text) " } ?? "") + "where \(condition.text)"
            let text =
                "\(family.parents) where \(quantifier) \(family.children) (\(steps))\(more) show \(family.columns)"
            let expected = parents.filter { parent in
                // Silence is not evidence: only those that were read are asked about.
                guard parent.last == .yesNo(true) else { return false }
                let below = all.filter { row in zip(family.keys, parent).allSatisfy { row[$0] == $1 } }
                let kept = below.filter { narrower?.holds(in: $0) ?? true }
                let found = kept.count { condition.holds(in: $0) }
                return switch quantifier {
                case "no": found == 0
                case "every": !kept.isEmpty && found == kept.count
                case "number of": found > most
                default: found > 0
                }
            }
            #expect(try samples.workspace.answer(text).table.rows == expected, "\(text)")
            answered += expected.isEmpty ? 0 : 1
        }
        #expect(answered > 5, "some questions have an answer")
    }
}

/// What the checker lets through, the real schema takes.
@Suite struct PreparedQueryTests {
    /// Steps of the examples behind each other at random: those that have no mistake.
    private static func compiled(_ catalogue: Catalogue, count: Int) -> [CompiledQuery] {
        let examples =
            QuestionTests.examples + RecordTable.rows.flatMap { $0.fields.map(\.example) }
            + StepTable.rows.map(\.example)
            + OperatorTable.rows.map(\.example) + FunctionTable.rows.map(\.example)
            + AggregateTable.rows.map(\.example)
        let parts = examples.compactMap {
            try? QueryLanguage.syntax(Source(name: "query", text: $0), catalogue: catalogue)
        }
        .map(SyntaxPrinter.parts)
        let steps = parts.flatMap { $0.dropFirst() }.filter { !$0.hasPrefix("as ") }
        var random = RandomQuestion.Seeded(state: 21)
        return (0..<count).compactMap { _ in
            let source = RecordWord.allCases.randomElement(using: &random)?.plural ?? ""
            let all = Int.random(in: 0...4, using: &random) == 0 ? "all " : ""
            let chosen = (0..<Int.random(in: 1...4, using: &random)).compactMap { _ in
                steps.randomElement(using: &random)
            }
            let text = all + ([source] + chosen).joined(separator: " ")
            return try? QueryLanguage.compile(Source(name: "query", text: text), catalogue: catalogue)
        }
    }

    @Test func everyCheckedQueryPrepares() throws {
        let samples = try SampleLibrary.shared()
        let runner = try samples.workspace.queryRunner()
        let queries = Self.compiled(try samples.workspace.catalogue(), count: 3000)
        #expect(queries.count > 300, "\(queries.count)")
        for query in queries {
            let counters =
                query.stages.map(\.counter) + query.notes.compactMap(\.counter)
                + [query.total].compactMap { $0 }
            for (sql, bindings) in [(query.sql, query.bindings)] + counters.map({ ($0.sql, $0.bindings) }) {
                #expect(throws: Never.self, "\(query.normalised)\n\(sql)") {
                    try runner.plan(sql: sql, bindings: bindings)
                }
            }
        }
    }

    @Test(arguments: [
        "findings about \"zqxv\"", "findings where text contains \"zqxv\"",
        "findings where heading is \"zqxv' or 1=1 --\"",
        "authorities where name starts with \"zqxv\"", "findings where text matches /zqxv/",
        "findings where number > 987654",
        "findings add kind = \"zqxv\" where kind is \"zqxv\" count by kind",
        "indicators summarise share (where measure is \"zqxv\")",
        "authorities where any finding (about \"zqxv\" where number = 987654)",
        "findings show coalesce(heading, \"zqxv\")",
        "findings about \"zqxv\" near \"zqxv2\" within 7", "findings where heading in (\"zqxv\", \"b\")",
        "findings where published after \"June 1987\" and percent * 987654 > 2",
    ]) func valuesNeverStandInTheSQL(_ text: String) throws {
        let catalogue = try SampleLibrary.shared().workspace.catalogue()
        let query = try QueryLanguage.compile(Source(name: "query", text: text), catalogue: catalogue)
        let counters =
            query.stages.map(\.counter) + query.notes.compactMap(\.counter) + [query.total].compactMap { $0 }
        for sql in [query.sql] + counters.map(\.sql) {
            for value in ["zqxv", "987654", "1987", "1=1"] { #expect(!sql.contains(value), "\(sql)") }
        }
        #expect(!query.bindings.isEmpty)
    }
}
