import Testing

@testable import TextAnalysis

/// Words are found where the standard library finds them, which is asked here by arrays of characters.
struct TextSearchTests {
    static let texts = [
        "", "a", "aaa", "one, two, and three", "“People” waited – so we were told.", "line\r\nnext\nlast\r\n",
        "\n", "\r\n",
        "cafe\u{301} and café", "e\u{301}e", "naïve n\u{E3}o", "a\u{200D}b a", "£4 million, £5 million",
        "ends in ,", ",",
    ]
    static let words = [
        "a", "aa", ", ", " and ", "“", "”", "–", "\n", "\r\n", "\r", "e", "cafe", "café", "cafe\u{301}", "£",
        "million", ",",
    ]

    @Test(arguments: texts) func findsWhatTheStandardLibraryFinds(text: String) {
        for word in Self.words {
            let (part, letters) = (text.dropFirst(1), Array(word))
            #expect(text.contains(word) == (text.firstRange(of: letters) != nil), "\(word)")
            #expect(text.firstRange(of: word) == text.firstRange(of: letters), "\(word)")
            #expect(part.firstRange(of: word) == part.firstRange(of: letters), "\(word)")
            #expect(text.ranges(of: word) == text.ranges(of: letters), "\(word)")
            #expect(text.replacing(word, with: "_") == text.replacing(letters, with: "_"), "\(word)")
        }
    }

    @Test(arguments: texts) func splitsAsTheStandardLibraryDoes(text: String) {
        for mark: Character in [",", "\n", " ", "a", "e", "“"] {
            for isWhole in [true, false] {
                for most in [0, 1, 2, Int.max] {
                    let expected = text.split(
                        maxSplits: most, omittingEmptySubsequences: isWhole, whereSeparator: { $0 == mark })
                    #expect(
                        text.split(
                            separator: String(mark), maxSplits: most, omittingEmptySubsequences: isWhole)
                            == expected, "\(mark), \(most)")
                }
            }
        }
    }

    @Test func aTextIsSplitAtWords() {
        #expect("a and b and  and c".split(separator: " and ") == ["a", "b", "c"])
        #expect(" > ".split(separator: " > ").isEmpty)
    }
}
