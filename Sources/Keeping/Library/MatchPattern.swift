internal import CPattern
internal import GRDB
internal import SourceText

/// Regular expressions as `matches` reads them.
package enum MatchPattern {
    struct Fault: Error { let words: String }

    /// What is wrong with a pattern, in PCRE2's words; nil when it can be read.
    package static func fault(in pattern: String) -> String? {
        switch compiled(pattern) {
        case .success(let code):
            assay_pattern_free(code)
            return nil
        case .failure(let fault): return fault.words
        }
    }

    /// Whoever asks frees it.
    static func compiled(_ pattern: String) -> Result<OpaquePointer, Fault> {
        var message = [CChar](repeating: 0, count: 256)
        if let code = assay_pattern_compile(pattern, pattern.utf8.count, &message, message.count) {
            return .success(code)
        }
        let words = message.prefix { $0 != 0 }.map(UInt8.init(bitPattern:))
        return .failure(Fault(words: String(decoding: words, as: UTF8.self)))
    }
}

/// Compiled regular expressions of one connection, which uses them from one thread at a time.
final class PatternCache: @unchecked Sendable {
    // SAFETY: GRDB serialises all calls of one connection's functions, so `compiled` is never used by two
    // threads at once.
    private var compiled: [String: OpaquePointer] = [:]

    func matches(_ pattern: String, _ text: String) throws -> Bool {
        let code: OpaquePointer
        if let known = compiled[pattern] {
            code = known
        } else {
            switch MatchPattern.compiled(pattern) {
            case .success(let new): code = new
            case .failure(let fault):
                throw DatabaseError(
                    message: "assay: The pattern /\(pattern)/ cannot be read: \(fault.words).")
            }
            compiled[pattern] = code
        }
        switch assay_pattern_matches(code, text, text.utf8.count, Limits.patternSteps) {
        case 1: return true
        case 0: return false
        default:
            throw DatabaseError(
                message: "assay: The pattern /\(pattern)/ takes too many steps on some text; make it simpler."
            )
        }
    }

    deinit {
        for code in compiled.values { assay_pattern_free(code) }
    }
}
