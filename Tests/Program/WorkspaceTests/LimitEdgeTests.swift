import AssessmentModel
import Foundation
import NoteChecking
import NoteText
import Presentation
import SourceText
import Testing

@testable import Workspace

/// Bounds on what officers type and write, each at its edge: what just keeps to it is answered, what just
/// exceeds it is refused with words that say so. Those on reports are tested beside their readers, those on
/// templates beside theirs.
@Suite struct LimitEdgeTests {
    /// A question of a given size, and what is said of one that is larger by one.
    struct Edge: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var limit: Int
        var said: String
        var question: @Sendable (Int) -> String
    }

    static let edges = [
        Edge(testDescription: "bytes", limit: Limits.queryBytes, said: "longer than 16 kB") {
            "findings first 1" + String(repeating: " ", count: $0 - 16)
        },
        Edge(testDescription: "steps", limit: Limits.querySteps, said: "too complex") {
            "findings" + String(repeating: " first 5", count: $0)
        },
        Edge(testDescription: "quantifiers", limit: Limits.queryQuantifiers, said: "too complex") {
            "findings where "
                + Array(repeating: "any sentence (where tone is negative)", count: $0).joined(
                    separator: " and ") + " first 1"
        },
        Edge(testDescription: "digits", limit: Limits.numberDigits, said: "more than 18 digits") {
            "indicators where value < " + String(repeating: "1", count: $0) + " first 1"
        },
        Edge(testDescription: "rows", limit: Limits.rowCount, said: "too large") { "remarks first \($0)" },
        Edge(testDescription: "values", limit: Limits.functionValues, said: "2 to 100 values") {
            "statements show coalesce(" + Array(repeating: "score", count: $0).joined(separator: ", ")
                + ") first 1"
        },
    ]

    @Test(arguments: edges)
    func aQuestionAtItsBound(_ edge: Edge) throws {
        let workspace = try SampleLibrary.shared().workspace
        _ = try workspace.answer(edge.question(edge.limit))
        let error = #expect(throws: Diagnostics.self) { try workspace.answer(edge.question(edge.limit + 1)) }
        #expect(
            error?.items.first?.message.contains(edge.said) == true, "\(error?.items.map(\.message) ?? [])")
    }

    /// Brackets and parts are counted as the reader of queries counts them: a few stand around those that are
    /// typed.
    @Test func bracketsAndPartsOfAQuestion() throws {
        let workspace = try SampleLibrary.shared().workspace
        func isAnswered(_ question: String, or said: String) throws -> Bool {
            do {
                _ = try workspace.answer(question)
                return true
            } catch let error as Diagnostics {
                #expect(error.items.first?.message.contains(said) == true, "\(error.items.map(\.message))")
                return false
            }
        }
        func brackets(_ count: Int) -> String {
            "statements where " + String(repeating: "(", count: count) + "score is 2"
                + String(repeating: ")", count: count) + " first 1"
        }
        let deepest = try (1...Limits.queryDepth + 1).last {
            try isAnswered(brackets($0), or: "more than 24 deep")
        }
        #expect(deepest == Limits.queryDepth)
        func list(_ count: Int) -> String {
            "statements where score in (" + Array(repeating: "1", count: count).joined(separator: ", ")
                + ") first 1"
        }
        // A value of a list is two parts: itself and its comparison. Two more are the field and the list.
        #expect(try isAnswered(list(Limits.queryParts / 2 - 2), or: "too complex"))
        #expect(try !isAnswered(list(Limits.queryParts / 2 + 1), or: "too complex"))
    }

    /// Names that each stand twice in the next are bounded where they are named, before they are written out.
    @Test func namesThatDouble() throws {
        let lets = (1...40).map { "let a\($0) = a\($0 - 1) also a\($0 - 1)\n" }.joined()
        let error = #expect(throws: Diagnostics.self) {
            try SampleLibrary.shared().workspace.runScript(
                Source(name: "lets", text: "let a0 = findings\n\(lets)a20"), values: [:],
                isKeepingGoing: false
            ) { _ in }
        }
        #expect(error?.items.contains { $0.message.contains("too complex") } == true)
    }

    @Test func mistakesShownAtOnce() throws {
        let workspace = try SampleLibrary.shared().workspace
        func mistakes(_ count: Int) -> Int? {
            let names = (0..<count).map { "wrongfield\($0)" }.joined(separator: ", ")
            do {
                _ = try workspace.answer("findings show \(names)")
                return nil
            } catch { return (error as? Diagnostics)?.items.count }
        }
        #expect(mistakes(Limits.diagnosticCount) == Limits.diagnosticCount)
        #expect(mistakes(Limits.diagnosticCount + 1) == Limits.diagnosticCount)
    }

    @Test func oneValueOfAReadersOwnSelect() throws {
        let workspace = try SampleLibrary.shared().workspace
        _ = try workspace.sql("SELECT length(zeroblob(\(Limits.sqlValueBytes)))")
        let error = #expect(throws: WorldError.self) {
            try workspace.sql("SELECT length(zeroblob(\(Limits.sqlValueBytes + 1)))")
        }
        #expect(error?.description == "one value would be larger than 16 MB")
    }

    /// One row of values that are each as large as they may be, and together more than SQLite may take.
    @Test func memoryOfAReadersOwnSelect() throws {
        let workspace = try SampleLibrary.shared().workspace
        func values(_ count: Int) throws -> Int {
            let value = "printf('%*s', \(Limits.sqlValueBytes - 1024), 'x')"
            let all = (0..<count).map { "length(v\($0))" }.joined(separator: " + ")
            let named = (0..<count).map { "\(value) AS v\($0)" }.joined(separator: ", ")
            return try workspace.sql(
                "SELECT \(all) FROM (SELECT \(named) UNION ALL SELECT \(named) LIMIT 1)"
            ).table.rows.count
        }
        #expect(try values(4) == 1)
        let most = Limits.databaseMemoryBytes / Limits.sqlValueBytes
        let error = #expect(throws: WorldError.self) { try values(most + 8) }
        #expect(
            error?.description
                == "the question would take more than 512 MB of memory; ask for fewer rows or columns")
    }

    @Test func rowsOfAReadersOwnSelect() throws {
        let workspace = try SampleLibrary.shared().workspace
        func numbers(_ count: Int) throws -> Int {
            try workspace.sql(
                "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c LIMIT \(count)) SELECT x FROM c"
            ).table.rows.count
        }
        #expect(try numbers(Limits.sqlRows) == Limits.sqlRows)
        let error = #expect(throws: WorldError.self) { try numbers(Limits.sqlRows + 1) }
        #expect(error?.description == "sql: more than 1000000 rows; say LIMIT")
    }

    /// A batch takes documents until they are as large as it may be; the next one waits for the next batch.
    @Test(arguments: [
        (Limits.importBatchBytes - 1, 2), (Limits.importBatchBytes, 1), (Limits.importBatchBytes + 1, 1),
    ])
    func bytesOfABatch(_ size: Int, _ taken: Int) throws {
        let home = try SampleLibrary(isEmpty: true)
        var paths = ["first", "second", "third"][...]
        let documents = GatheredDocuments(
            paths: Array(paths), bytes: { [UInt8](repeating: 0x61, count: $0 == "first" ? size : 100) })
        let files = try Import(home.workspace).gather(&paths, of: documents)
        #expect(files.count == taken && paths.count == 3 - taken)
    }

    /// Of a long misspelt name its first sixty letters count, and no others.
    @Test func lettersOfAMisspeltName() {
        let name = String("abcdefghij".cycled(Limits.suggestionLength))
        let slips = name.prefix(40) + "xxxxxxxxxxxxxxxxxxxx"
        #expect(EditDistance.nearest(to: slips + "yz", in: [name]) == [name])
        // A slip in the last letter that counts is one; behind it there is none.
        #expect(
            EditDistance.nearest(to: name.dropLast() + "x" + "zzz", in: [name, String(slips)]).first == name)
        #expect(EditDistance.nearest(to: name + "zzz", in: [name, String(slips)]) == [name])
    }

    @Test func aSpeechToVerify() throws {
        let workspace = try SampleLibrary.shared().workspace
        let speech = "Good evening." + String(repeating: " ", count: Limits.verifiedBytes - 13)
        _ = try workspace.verify(speech)
        let error = #expect(throws: WorldError.self) { try workspace.verify(speech + " ") }
        #expect(
            error?.description
                == "The text is too long to verify: at most 64 kB. Verify it in parts, or check it as a note."
        )
    }

    /// A pattern that tries each way of dividing a text takes twice as many steps for each letter more.
    @Test func stepsOfAPattern() throws {
        let workspace = try SampleLibrary.shared().workspace
        _ = try workspace.answer("findings where text matches /(a|b)+c/ first 1")
        let error = #expect(throws: (any Error).self) {
            try workspace.answer(#"findings where text matches /(\w+\s?)+$x/ first 1"#)
        }
        #expect(error.map { String(describing: $0) }?.contains("takes too many steps on some text") == true)
    }

    @Test(arguments: [(Limits.scriptBytes, "256 kB"), (Limits.templateBytes, "4 MB")])
    func bytesOfAFile(_ limit: Int, _ said: String) throws {
        let home = try SampleLibrary(isEmpty: true)
        try FileManager.default.createDirectory(atPath: home.folder, withIntermediateDirectories: true)
        let path = home.folder + "/file"
        try Data(repeating: 0x20, count: limit).write(to: URL(fileURLWithPath: path))
        #expect(try TextFile.read(path, limit: limit).utf8.count == limit)
        try Data(repeating: 0x20, count: limit + 1).write(to: URL(fileURLWithPath: path))
        let error = #expect(throws: WorldError.self) { try TextFile.read(path, limit: limit) }
        #expect(error?.description == "\(path): larger than \(said)")
    }
}

extension String {
    /// As many letters of it as asked for, over and over.
    fileprivate func cycled(_ count: Int) -> String {
        String((0..<count).map { Array(self)[$0 % self.count] })
    }
}
