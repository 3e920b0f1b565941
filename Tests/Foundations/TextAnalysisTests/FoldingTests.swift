import Testing

@testable import TextAnalysis

@Suite struct FoldingTests {
    @Test(arguments: [
        ("People\u{2019}s  EXPERIENCES\u{A0}", "people's experiences"),
        ("co\u{2011}production \u{2013} caf\u{E9}", "co-production - cafe"),
        ("\u{FB01}nance\u{200B}", "finance"), ("\u{201C}Good\u{201D}\u{2026}", "\"good\"..."), ("", ""),
        (" \n\t", ""),
        ("e\u{301}t\u{E9}", "ete"),
    ])
    func foldsSpellingsTogether(_ text: String, _ folded: String) {
        #expect(Folding.fold(text) == folded)
    }

    @Test(arguments: [
        ("Stockton-on-Tees", "stockton on tees"), ("Windsor & Maidenhead", "windsor and maidenhead"),
        ("St. Helens", "st helens"),
        ("people's", "peoples"), ("A\u{2013}B (C)", "a b c"), ("\u{A3}69.3 million", "69 3 million"),
        ("\u{645}\u{631}\u{62D}\u{628}\u{627}", "\u{645}\u{631}\u{62D}\u{628}\u{627}"),
        ("&", "and"), ("''", ""),
    ])
    func keepsOnlyWords(_ text: String, _ words: String) {
        #expect(Folding.words(text) == words)
    }

    @Test(arguments: ["Windsor & Maidenhead's 2 wards", "", " & ", "caf\u{E9}\u{2026}now"])
    func wordsOneByOneAreTheWords(_ text: String) {
        #expect(Folding.wordList(text).joined(separator: " ") == Folding.words(text))
    }

    @Test(arguments: [
        "", "  one\u{A0}two\u{2003}three\r\nfour ", "co-production \u{2013} now", "\u{2028}\u{3000}",
        "na\u{EF}ve \u{645}\u{631}",
    ])
    func wordsAreCountedAsSplitCountsThem(_ text: String) {
        #expect(
            Array(text.utf8).withUnsafeBufferPointer(Bytes.wordCount)
                == text.split(whereSeparator: \.isWhitespace).count)
    }

    /// A damaged library may hold any bytes.
    @Test func foldingEndsOnBytesThatAreNoText() {
        for bytes in [[0xFF], [0xE2, 0x80], [0xF0], [0x41, 0xC2], [0xED, 0xA0, 0x80]] as [[UInt8]] {
            let length = bytes.withUnsafeBufferPointer { Folding.folding($0) { $0.count } }
            #expect(length <= 3 * bytes.count)
        }
    }

    @Test func copiesThatDifferInMarksHaveOneFingerprint() {
        #expect(Fingerprint.of("People\u{2019}s  care \u{2013} now") == Fingerprint.of("people's care - now"))
        #expect(Fingerprint.of("People's care") != Fingerprint.of("People's cares"))
        // FIPS 180-4, the digest of "abc".
        #expect(
            Fingerprint.sha256(Array("abc".utf8))
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }

    @Test func likenessIsTheShareOfWordsInCommon() {
        #expect(Similarity.ofWords("a b c d", "a b c d") == 1)
        #expect(Similarity.ofWords("a b", "c d") == 0)
        #expect(Similarity.ofWords("a b c d", "a b x y") == 0.5)
    }
}
