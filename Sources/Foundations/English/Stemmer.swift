internal import CStemmer

/// Cuts words to their stems, so that forms of one word are equal: "waiting", "waited" and "waits" are `wait`.
///
/// Porter's algorithm (1980) as SQLite's FTS5 applies it: two words are one here exactly when a search finds
/// the one by the other.
package enum Stemmer {
    /// The stem of a folded word. Words of one or two bytes, or of more than 64, stay as they are.
    package static func stem(_ word: some StringProtocol) -> String {
        var bytes = Array(word.utf8)
        let count = bytes.withUnsafeMutableBytes { buffer in
            assay_stem(buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count)
        }
        return String(decoding: bytes.prefix(count), as: UTF8.self)
    }

    /// Cuts a folded word to its stem in place, without making a string.
    ///
    /// - Returns: how many of the bytes are the stem.
    package static func cut(_ word: inout [UInt8]) -> Int {
        word.withUnsafeMutableBytes { buffer in
            assay_stem(buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count)
        }
    }

    /// A phrase, its words separated by spaces, with each word cut to its stem: `wait list` for "waiting lists".
    package static func stems(ofPhrase phrase: some StringProtocol) -> String {
        phrase.split(separator: " ").map { stem($0) }.joined(separator: " ")
    }
}
