import SourceText
import Testing
import TextAnalysis

@Suite struct TokenizerTests {
    private func words(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        return Tokenizer.tokens(bytes).map {
            String(decoding: bytes[$0.span.start..<$0.span.end], as: UTF8.self)
        }
    }

    @Test func cutsWordsNumbersAndMarks() {
        #expect(
            words("In 2023/24, £1,086 (9.5%).") == [
                "In", "2023", "/", "24", ",", "£", "1,086", "(", "9.5", "%", ")", ".",
            ])
        #expect(
            words("well-supported 28-day 2023–26") == ["well", "supported", "28", "day", "2023", "–", "26"])
        #expect(words("people’s 'mixed' views") == ["people’s", "mixed", "views"])
    }

    @Test func equalWordsHaveEqualKeys() {
        #expect(Tokenizer.key("People's") == Tokenizer.key("people"))
        #expect(Tokenizer.key("carers’") == Tokenizer.key("CARERS"))
        #expect(Tokenizer.key("don't") == Tokenizer.key("dont"))
        #expect(Tokenizer.key("care") != Tokenizer.key("carer"))
    }

    @Test func compoundsAreJoined() {
        let tokens = Tokenizer.tokens(Array("a 28-day target".utf8))
        #expect(tokens.map(\.isJoined) == [false, false, true, false])
    }

    @Test func anyBytesHaveAnEnd() {
        var generator = Seeded(state: 3)
        for _ in 0..<200 {
            let bytes = (0..<300).map { _ in UInt8.random(in: 0...255, using: &generator) }
            let tokens = Tokenizer.tokens(bytes)
            #expect(tokens.allSatisfy { $0.span.end <= bytes.count && !$0.span.isEmpty })
            #expect(zip(tokens, tokens.dropFirst()).allSatisfy { $0.span.end <= $1.span.start })
        }
    }
}
