import Foundation
import Testing
import TestSupport

/// A file holds one idea and a module can be read in a sitting.
///
/// What is larger stands in `Golden/sizes.txt` with the lines it may have, which may only fall:
/// `Scripts/golden --filter SizeTests` lowers them to what is there, and takes out what has become small.
@Suite struct SizeTests {
    private static let mostLinesOfAFile = 400
    private static let mostLinesOfAModule = 7000
    private static let exceptions = "sizes.txt"

    @Test func nothingIsLargerThanItMayBe() throws {
        let modules = try SourceTree().modules
        let sizes =
            modules.map { ("\($0.floor)/\($0.name)", $0.lines, Self.mostLinesOfAModule) }
            + modules.flatMap(\.files).map { ($0.path, $0.lines, Self.mostLinesOfAFile) }
        let allowed = try Self.allowed()
        var kept: [(path: String, lines: Int)] = []
        for (path, lines, most) in sizes where lines > most {
            #expect(lines <= allowed[path] ?? most, "\(path) has \(lines) lines: split it by its ideas")
            if let before = allowed[path] { kept.append((path, min(lines, before))) }
        }
        let stale = Set(allowed.keys).subtracting(kept.map(\.path))
        if Golden.isRefreshing {
            expectGolden(
                Self.heading + kept.sorted { $0.path < $1.path }.map { "\($0.path)\t\($0.lines)\n" }.joined(),
                Self.exceptions)
        } else {
            #expect(stale == [], "small enough for \(Self.exceptions) to forget it")
        }
    }

    @Test func noFunctionIsLongerThanASitting() throws {
        for file in try SourceTree().modules.flatMap(\.files) {
            let name = String(file.path.split(separator: "/").last ?? "")
            for (line, length) in Self.functions(in: file.text)
            where length > Self.longFunctions[name] ?? Self.mostLinesOfAFunction {
                Issue.record("\(file.path):\(line): a function of \(length) lines: split it")
            }
        }
    }

    @Test func aFunctionEndsAtItsBrace() {
        let text = """
            struct Row {
                func first(
                    _ word: String
                ) -> Bool {
                    true
                }
                init() {}
            }
            """
        #expect(Self.functions(in: text).map(\.length) == [5])
    }

    private static let mostLinesOfAFunction = 70
    /// Files with a longer one, and its lines, which may only fall: a flat table of sentences.
    private static let longFunctions = ["MistakeWording.swift": 288]

    /// Each function with a body of more than a line: where it begins and its lines, by its own indentation.
    private static func functions(in text: String) -> [(line: Int, length: Int)] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.indices.compactMap { start in
            let line = lines[start]
            guard !line.hasSuffix("}"), line.contains(/^ *(?:[a-z@()]+ )*(?:func |init[(?<])/) else {
                return nil
            }
            let end = line.prefix { $0 == " " } + "}"
            return lines[start...].firstIndex(of: end).map { (start + 1, $0 - start + 1) }
        }
    }

    private static let heading = """
        # Modules of more than 7,000 lines and files of more than 400, with the most they may have. They may only fall.

        """

    private static func allowed() throws -> [String: Int] {
        var allowed: [String: Int] = [:]
        for line in Golden.cases(exceptions) {
            let cells = line.split(separator: "\t").map(String.init)
            try #require(cells.count == 2, "\(exceptions): not a path and a number: \(line)")
            let lines = try #require(Int(cells[1]), "\(exceptions): not a number: \(line)")
            allowed[cells[0]] = lines
        }
        return allowed
    }
}
