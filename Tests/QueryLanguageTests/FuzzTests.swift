import QueryLanguage
import SourceText
import Testing

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
            let bytes = (0..<Int.random(in: 0...60, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
            check(String(decoding: bytes, as: UTF8.self))
        }
    }

    @Test func shuffledQueriesEndInAnAnswerOrDiagnostics() {
        var random = Seeded(state: 2)
        let words =
            (Golden.lines("queries.txt") + TableTests.examples).flatMap { $0.split(separator: " ").map(String.init) } + [
                "(", ")", "\"", ",", "$x", "not", "/",
            ]
        for _ in 0..<1500 {
            let start = ["findings", "statements", "authorities", "weak", "it", ""].randomElement(using: &random) ?? ""
            let rest = (0..<Int.random(in: 1...14, using: &random)).compactMap { _ in words.randomElement(using: &random) }
            check(([start] + rest).joined(separator: " "))
        }
    }

    @Test func cutQueriesEndInAnAnswerOrDiagnostics() {
        for query in Golden.lines("queries.txt") {
            for length in 0...query.utf8.count { check(String(decoding: query.utf8.prefix(length), as: UTF8.self)) }
        }
    }

    private func check(_ text: String) {
        _ = QueryLanguage.complete(line: text, cursor: text.utf8.count, catalogue: Sample.session)
        _ = Refinement.isIncomplete(text)
        switch Sample.compile(text, Sample.session) {
        case .success(let compiled):
            #expect(compiled.sql.count { $0 == "?" } == compiled.bindings.count)
            guard case .success(let again) = Sample.compile(compiled.normalised, Sample.session) else {
                Issue.record("\(text) prints as \(compiled.normalised), which cannot be read")
                return
            }
            #expect(again.sql == compiled.sql && again.bindings == compiled.bindings, "\(text)\n\(compiled.normalised)")
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
