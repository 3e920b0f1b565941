internal import CBytes

/// Digests by which text is recognised again.
package enum Fingerprint {
    /// The first 12 hex digits of the SHA-256 of the folded text: equal for copies that differ in quotation marks, dashes, case or spaces.
    package static func of(_ text: String) -> String { String(sha256(Array(Folding.fold(text).utf8)).prefix(12)) }

    /// The 64 hex digits of the SHA-256 of bytes (FIPS 180-4), as libmd computes it.
    package static func sha256(_ bytes: [UInt8]) -> String {
        var digest = [UInt8](repeating: 0, count: 32)
        assay_sha256(bytes, bytes.count, &digest)
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}

/// How alike two passages are.
package enum Similarity {
    /// Share of the words of two texts that they have in common, in order of neither: 0 for nothing shared, 1 for the same words
    /// (Dice's coefficient over folded words counted with repetition).
    package static func ofWords(_ a: String, _ b: String) -> Double { ofWords(Folding.wordList(a), Folding.wordList(b)) }

    /// The same for folded words.
    package static func ofWords(_ x: [String], _ y: [String]) -> Double {
        guard !x.isEmpty, !y.isEmpty else { return x.isEmpty && y.isEmpty ? 1 : 0 }
        var counts: [String: Int] = [:]
        for word in x { counts[word, default: 0] += 1 }
        var shared = 0
        for word in y where (counts[word] ?? 0) > 0 {
            counts[word, default: 0] -= 1
            shared += 1
        }
        return 2 * Double(shared) / Double(x.count + y.count)
    }
}
