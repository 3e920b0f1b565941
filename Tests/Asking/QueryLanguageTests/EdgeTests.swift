import QueryLanguage
import SourceText
import Testing

/// Every limit of a query is tried at its edge: the last that is taken, and the first that is refused.
@Suite struct EdgeTests {
    /// The codes of a query's mistakes.
    private static func codes(_ text: String) -> [String] {
        switch Sample.compile(text, Sample.session) {
        case .success: []
        case .failure(let found): found.items.map(\.code)
        }
    }

    private static func times(_ count: Int, _ text: String, joined: String = "") -> String {
        Array(repeating: text, count: count).joined(separator: joined)
    }

    private static let edges: [(name: String, limit: Int, code: String, text: @Sendable (Int) -> String)] = [
        ("bytes", Limits.queryBytes, "too-long", { "findings" + times($0 - 8, " ") }),
        (
            "brackets", Limits.queryDepth, "too-deep",
            { "findings where \(times($0, "("))score is 2\(times($0, ")"))" }
        ),
        ("not", Limits.queryDepth, "too-deep", { "findings where \(times($0, "not "))score is 2" }),
        ("minus", Limits.queryDepth, "too-deep", { "findings where score = \(times($0, "- "))2" }),
        ("terms", Limits.queryDepth, "too-deep", { "findings where score = 1\(times($0, " + 1"))" }),
        ("factors", Limits.queryDepth, "too-deep", { "findings where score = 1\(times($0, " * 1"))" }),
        ("digits", Limits.numberDigits, "number-too-long", { "findings where score < \(times($0, "1"))" }),
        ("rows", Limits.rowCount, "count-too-large", { "findings first \($0)" }),
        ("within", Limits.rowCount, "count-too-large", { "findings about \"a\" near \"b\" within \($0)" }),
        ("steps", Limits.querySteps, "too-complex", { "findings \(times($0, "first 1", joined: " "))" }),
        ("fields", Limits.queryParts, "too-complex", { "findings show \(times($0, "score", joined: ", "))" }),
        (
            "phrases", Limits.queryParts, "too-complex",
            { "findings about \(times($0, "\"a\"", joined: " or "))" }
        ),
        (
            "quantifiers", Limits.queryQuantifiers, "too-complex",
            { "authorities where \(times($0, "any finding (where score is 2)", joined: " and "))" }
        ),
        (
            "arguments", Limits.functionValues, "wrong-arguments",
            { "findings show coalesce(\(times($0, "heading", joined: ", ")))" }
        ),
    ]

    @Test(arguments: edges.map(\.name)) func isTakenUpToTheEdgeAndRefusedBeyondIt(_ name: String) throws {
        let edge = try #require(Self.edges.first { $0.name == name })
        #expect(!Self.codes(edge.text(edge.limit)).contains(edge.code))
        #expect(Self.codes(edge.text(edge.limit + 1)).contains(edge.code))
    }

    @Test func noReadingTellsMoreThanItsLimit() {
        for text in [
            Self.times(400, "§"), "findings show \(Self.times(400, "scroe", joined: ", "))",
            "findings \(Self.times(400, "shwo "))",
        ] {
            #expect((1...Limits.diagnosticCount).contains(Self.codes(text).count), "\(text.prefix(40))")
        }
    }

    /// As long as a query may be, and as bad as was thought of: what took a second or more once, or might.
    @Test(arguments: [
        "(", "findings where (", "\"a\n", "'", "“‘", "a.", "tone is ab ", "shwo ", "not ", "- ", "+ 1",
        "any finding (where ", "$x ", ";",
        "a\u{301}",
        "\u{301}", "\u{0}", "\u{202E}", "|", "first 1 ", "group by tone ", "as csv ", "select ", "let x = ",
        "1,", "£", "/", "matches /(",
        "2025-", "--",
    ]) func theLongestQueriesEnd(_ piece: String) {
        for start in ["", "findings where "] {
            let text = start + Self.times((Limits.queryBytes - start.utf8.count) / piece.utf8.count, piece)
            _ = Refinement.unfinished(text)
            switch Sample.compile(text, Sample.session) {
            case .success(let compiled): #expect(compiled.sql.utf8.count < 1 << 20)
            case .failure(let found): #expect(found.items.count <= 2 * Limits.diagnosticCount)
            }
        }
    }
}
