// `contains`, `firstRange(of:)`, `ranges(of:)`, `replacing` and `split` for words in texts, found by bytes. The standard
// library's compare characters: they took a twelfth of the time of a note, and two fifths of that of a check before its
// own searches were by bytes. What is found is the same: where an accent might be written in two ways, or might belong to
// a letter that is looked for, theirs are asked.

/// Searches bytes for words.
enum TextSearch {
    /// Whether words have no letter that is written in two ways, as `é` is: then their bytes are all that can match.
    private static func isPlain(_ words: UnsafeBufferPointer<UInt8>) -> Bool {
        // U+0080 to U+00BF and U+2010 on: signs, marks of quotation and dashes.
        words.allSatisfy { $0 < 0xC3 || $0 == 0xE2 } && !words.isEmpty
    }

    /// Where words first stand in a text from a place on, by bytes; nil when they do not.
    ///
    /// - Parameter isPlain: false where the text or the words need the standard library.
    static func place(
        of words: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>, from start: Int,
        isPlain: inout Bool
    ) -> Int? {
        guard Self.isPlain(words), let last = words.last else {
            isPlain = false
            return nil
        }
        var start = start
        while start <= text.count,
            let found = Bytes.place(of: words, in: UnsafeBufferPointer(rebasing: text[start...]))
        {
            let place = start + found
            let end = place + words.count
            if end < text.count, isMark(text, end) {
                isPlain = false
                return nil
            }
            // A line's end of two bytes is one character.
            let isInside =
                words[0] == UInt8(ascii: "\n") && place > 0 && text[place - 1] == UInt8(ascii: "\r")
                || last == UInt8(ascii: "\r") && end < text.count && text[end] == UInt8(ascii: "\n")
            if !isInside { return place }
            start = place + 1
        }
        return nil
    }

    /// Whether what stands at a place may belong to the character before it: accents, joiners and what varies a sign.
    private static func isMark(_ text: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
        switch text[place] {
        case 0xCC, 0xCD: true
        case 0xE2: place + 2 < text.count && text[place + 1] == 0x80 && text[place + 2] == 0x8D
        case 0xEF: place + 2 < text.count && text[place + 1] == 0xB8
        default: false
        }
    }

    /// Where words stand in a text, from left to right, none inside another; nil where the standard library is needed.
    static func places(
        of words: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>, atMost: Int = .max
    ) -> [Int]? {
        var found: [Int] = []
        var isPlain = true
        var start = 0
        while found.count < atMost, let place = place(of: words, in: text, from: start, isPlain: &isPlain) {
            found.append(place)
            start = place + words.count
        }
        return isPlain ? found : nil
    }
}

extension StringProtocol {
    /// Whether a text holds some words, byte for byte.
    @_specialize(where Self == String) @_specialize(where Self == Substring)
    package func has(_ words: String) -> Bool { place(of: words) != nil }

    /// Where some words first stand in a text, as its UTF-8 counts from 0, byte for byte; nil when they do not.
    @_specialize(where Self == String) @_specialize(where Self == Substring)
    package func place(of words: String) -> Int? {
        Bytes.reading(self) { text in Bytes.reading(words) { Bytes.place(of: $0, in: text) } }
    }
}

extension String {
    /// Whether a text holds some words.
    package func contains(_ words: String) -> Bool { self[...].contains(words) }
    /// Where some words first stand in a text.
    package func firstRange(of words: String) -> Range<Index>? { self[...].firstRange(of: words) }
    /// Every place where some words stand, from left to right, none inside another.
    package func ranges(of words: String) -> [Range<Index>] { self[...].ranges(of: words) }
    /// The text with other words in the place of some.
    package func replacing(_ words: String, with others: String) -> String {
        self[...].replacing(words, with: others)
    }
    /// The parts of a text between some words.
    package func split(separator words: String, maxSplits: Int = .max, omittingEmptySubsequences: Bool = true)
        -> [Substring]
    {
        self[...].split(
            separator: words, maxSplits: maxSplits, omittingEmptySubsequences: omittingEmptySubsequences)
    }
}

extension Substring {
    /// Whether a text holds some words.
    package func contains(_ words: String) -> Bool { firstRange(of: words) != nil }

    /// Where some words first stand in a text.
    package func firstRange(of words: String) -> Range<Index>? {
        guard let places = places(of: words, atMost: 1) else { return firstRange(of: Array(words)) }
        return places.first.map { range(at: $0, of: words) }
    }

    /// Every place where some words stand, from left to right, none inside another.
    package func ranges(of words: String) -> [Range<Index>] {
        guard let places = places(of: words) else { return ranges(of: Array(words)) }
        return places.map { range(at: $0, of: words) }
    }

    /// The text with other words in the place of some.
    package func replacing(_ words: String, with others: String) -> String {
        let ranges = ranges(of: words)
        var (output, done) = ("", startIndex)
        for range in ranges {
            output += self[done..<range.lowerBound] + others
            done = range.upperBound
        }
        return ranges.isEmpty ? String(self) : output + self[done...]
    }

    /// The parts of a text between some words.
    package func split(separator words: String, maxSplits: Int = .max, omittingEmptySubsequences: Bool = true)
        -> [Substring]
    {
        var (parts, done): ([Substring], Index) = ([], startIndex)
        for range in ranges(of: words) where parts.count < maxSplits {
            if done < range.lowerBound || !omittingEmptySubsequences {
                parts.append(self[done..<range.lowerBound])
            }
            done = range.upperBound
        }
        if done < endIndex || !omittingEmptySubsequences { parts.append(self[done...]) }
        return parts
    }

    private func range(at place: Int, of words: String) -> Range<Index> {
        let start = utf8.index(startIndex, offsetBy: place)
        return start..<utf8.index(start, offsetBy: words.utf8.count)
    }

    private func places(of words: String, atMost: Int = .max) -> [Int]? {
        Bytes.reading(self) { text in
            Bytes.reading(words) { TextSearch.places(of: $0, in: text, atMost: atMost) }
        }
    }
}
