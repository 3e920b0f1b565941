internal import CStemmer
internal import TextAnalysis

/// Cuts words to their stems, so that forms of one word are equal: "waiting", "waited" and "waits" are `wait`.
///
/// Porter's algorithm (1980) as SQLite's FTS5 applies it: two words are one here exactly when a search finds
/// the one by the other.
package enum Stemmer {
    /// The stem of a folded word. Words of one or two bytes, or of more than 64, stay as they are.
    @_specialize(where Word == String) @_specialize(where Word == Substring)
    package static func stem<Word: StringProtocol>(_ word: Word) -> String { Bytes.reading(word, ofBytes) }

    private static func ofBytes(_ word: UnsafeBufferPointer<UInt8>) -> String {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: word.count) { stem in
            for (place, byte) in word.enumerated() {
                stem.initializeElement(at: place, to: CChar(bitPattern: byte))
            }
            let count = assay_stem(stem.baseAddress, stem.count)
            return String(
                decoding: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(stem)[..<count]),
                as: UTF8.self)
        }
    }

    /// Cuts a folded word to its stem in place, without making a string.
    ///
    /// - Returns: how many of the bytes are the stem.
    package static func cut(_ word: inout [UInt8]) -> Int {
        word.withUnsafeMutableBytes { buffer in
            assay_stem(buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count)
        }
    }

    /// The stem of a word as it is printed, apostrophes left out.
    ///
    /// - Parameter isPossessive: whether an "s" after an apostrophe goes first: `people` of "people's".
    package static func stem(_ word: ArraySlice<UInt8>, isPossessive: Bool) -> ArraySlice<UInt8> {
        var folded: [UInt8] = []
        folded.reserveCapacity(word.count)
        var place = word.startIndex
        while place < word.endIndex {
            let byte = word[place]
            if byte == UInt8(ascii: "'") {
                place += 1
            } else if byte == 0xE2, place + 2 < word.endIndex, word[place + 1] == 0x80 {
                place += 3
            } else {
                folded.append((0x41...0x5A).contains(byte) ? byte + 0x20 : byte)
                place += 1
            }
        }
        // In "residents'" the apostrophe stands after the word, and nothing was left out.
        if isPossessive, folded.count < word.count { folded.removeLast() }
        let count = cut(&folded)
        return folded[..<count]
    }

    /// A phrase, its words separated by spaces, with each word cut to its stem: `wait list` for "waiting lists".
    package static func stems(ofPhrase phrase: some StringProtocol) -> String {
        phrase.split(separator: " ").map { stem($0) }.joined(separator: " ")
    }
}
