internal import CBytes

/// Digests by which text is recognised again.
package enum Fingerprint {
    /// The first 12 hex digits of the SHA-256 of the folded text: equal for copies that differ in quotation
    /// marks, dashes, case or spaces.
    package static func of(_ text: String) -> String {
        String(sha256(Array(Folding.fold(text).utf8)).prefix(12))
    }

    /// The 64 hex digits of the SHA-256 of bytes (FIPS 180-4), as libmd computes it.
    package static func sha256(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(
            decoding: digest(bytes).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    /// The 32 bytes of the SHA-256 of bytes.
    package static func digest(_ bytes: [UInt8]) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: 32)
        assay_sha256(bytes, bytes.count, &digest)
        return digest
    }
}

/// Likeness of texts by their words.
package enum Similarity {
    /// Share of the words of two texts that they have in common: see `WordBag.likeness`.
    package static func ofWords(_ a: String, _ b: String) -> Double { WordBag(a).likeness(to: WordBag(b)) }
}

/// The folded words of a text, each with how often it occurs, made once for a text that is compared with
/// many.
package struct WordBag: Sendable {
    private var counts: [String: Int] = [:]
    private let total: Int

    package init(_ text: some StringProtocol) {
        let words = Folding.wordList(text)
        total = words.count
        for word in words { counts[word, default: 0] += 1 }
    }

    /// Share of the words that two texts have in common, in order of neither: 0 for nothing shared, 1 for the
    /// same words (Dice's coefficient over words counted with repetition).
    package func likeness(to other: WordBag) -> Double {
        guard total > 0, other.total > 0 else { return total == other.total ? 1 : 0 }
        let shared = counts.reduce(0) { $0 + min($1.value, other.counts[$1.key] ?? 0) }
        return 2 * Double(shared) / Double(total + other.total)
    }
}
