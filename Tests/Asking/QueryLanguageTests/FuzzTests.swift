import QueryCompletion
import QueryLanguage
import SourceText
import Testing
import TestSupport

/// Random bytes and shuffled queries end in an answer or in diagnostics, never in a trap.
@Suite struct FuzzTests {
    /// A small generator with a seed (SplitMix64), so that a failure comes again.
    struct Seeded: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
    }

    @Test func randomBytesEndInDiagnostics() {
        var random = Seeded(state: 1)
        for _ in 0..<500 {
            let bytes = (0..<Int.random(in: 0...60, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            check(String(decoding: bytes, as: UTF8.self))
        }
    }

    /// Words of the examples in any order.
    static func shuffled(seed: UInt64, count: Int) -> [String] {
        var random = Seeded(state: seed)
        let words =
            (Golden.cases("queries.txt") + TableTests.examples).flatMap {
                $0.split(separator: " ").map(String.init)
            } + [
                "(", ")", "\"", ",", "$x", "not", "/",
            ]
        return (0..<count).map { _ in
            let start =
                ["findings", "statements", "authorities", "weak", "it", ""].randomElement(using: &random)
                ?? ""
            let rest = (0..<Int.random(in: 1...14, using: &random)).compactMap { _ in
                words.randomElement(using: &random)
            }
            return ([start] + rest).joined(separator: " ")
        }
    }

    /// Steps of the examples in any order: more of these have an answer.
    static func restepped(seed: UInt64, count: Int) -> [String] {
        var random = Seeded(state: seed)
        let trees = (Golden.cases("queries.txt") + TableTests.examples).compactMap {
            try? QueryLanguage.syntax(Source(name: "test", text: $0), catalogue: Sample.session)
        }
        let steps = trees.flatMap { SyntaxPrinter.parts($0).dropFirst() }.filter { !$0.hasPrefix("as ") }
        return (0..<count).map { _ in
            let start =
                [
                    "findings", "statements", "authorities", "sentences", "indicators", "assessments",
                    "all findings",
                ].randomElement(
                    using: &random) ?? ""
            let rest = (0..<Int.random(in: 1...5, using: &random)).compactMap { _ in
                steps.randomElement(using: &random)
            }
            return ([start] + rest).joined(separator: " ")
        }
    }

    @Test func shuffledQueriesEndInAnAnswerOrDiagnostics() {
        for text in Self.shuffled(seed: 2, count: 1500) { check(text) }
    }

    @Test func resteppedQueriesEndInAnAnswerOrDiagnostics() {
        for text in Self.restepped(seed: 3, count: 800) { check(text) }
    }

    @Test func cutQueriesEndInAnAnswerOrDiagnostics() {
        for query in Golden.cases("queries.txt") {
            for length in 0...query.utf8.count {
                check(String(decoding: query.utf8.prefix(length), as: UTF8.self))
            }
        }
    }

    private func check(_ text: String) {
        _ = QueryLanguage.complete(line: text, cursor: text.utf8.count, catalogue: Sample.session)
        _ = Refinement.unfinished(text)
        switch Sample.compile(text, Sample.session) {
        case .success(let compiled):
            #expect(compiled.sql.count { $0 == "?" } == compiled.bindings.count)
            guard case .success(let again) = Sample.compile(compiled.normalised, Sample.session) else {
                Issue.record("\(text) prints as \(compiled.normalised), which cannot be read")
                return
            }
            #expect(
                again.sql == compiled.sql && again.bindings == compiled.bindings,
                "\(text)\n\(compiled.normalised)")
        case .failure(let diagnostics):
            #expect(!diagnostics.items.isEmpty)
            for item in diagnostics.items {
                guard let span = item.span else { continue }
                #expect(span.end <= max(1, text.utf8.count), "\(text): \(item.code)")
            }
            _ = DiagnosticRenderer(showsPosition: true).render(diagnostics.items, in: diagnostics.source)
        }
    }
}
