internal import AssessmentModel
internal import ReferenceData
internal import SourceText
internal import TextAnalysis

/// A run of capitalised words, with the small words between them.
struct PrintedName: Sendable {
    /// As printed, from the first capitalised word to the last.
    var text: String
    /// The capitalised words.
    var words: [String]
    /// Where it begins and ends among the tokens.
    var tokens: Range<Int>
}

extension SentenceInHand {
    private static let openings = keys(
        "the a an under in at with for from to of on by as some most many all both this that these those their its our one other through while when although during after before since following within however"
    )
    private static let linking = keys("of and for the in with to on")

    /// The names of a sentence, of two words or more.
    func names() -> [PrintedName] {
        var names: [PrintedName] = []
        var index = 0
        while index < tokens.count {
            guard isCapital(index) else {
                index += 1
                continue
            }
            // "The Futures Board" at the start of a sentence is the "Futures Board" of others.
            if index == 0, isWord(0, Self.openings) {
                index += 1
                continue
            }
            var end = index + 1
            var last = end
            var words = [text(index..<end)]
            while end < tokens.count, end - last < 3 {
                if isCapital(end) {
                    words.append(text(end..<end + 1))
                    end += 1
                    last = end
                } else if isWord(end, Self.linking) || isMark(end, Self.ampersand) {
                    end += 1
                } else {
                    break
                }
            }
            if words.count > 1 {
                names.append(PrintedName(text: text(index..<last), words: words, tokens: index..<last))
            }
            index = max(last, index + 1)
        }
        return names
    }

    private static let ampersand = Tokenizer.key("&")

    private func isCapital(_ index: Int) -> Bool {
        tokens[index].kind == .word && tokens[index].isCapitalised
    }

    /// The words around a token, with an ellipsis at each cut.
    func around(_ index: Int) -> String {
        var first = max(0, index - 7)
        var end = min(tokens.count, index + 9)
        // Not inside a compound.
        while first > 0, tokens[first].isJoined { first -= 1 }
        while end < tokens.count, tokens[end].isJoined { end += 1 }
        return (first > 0 ? "…" : "") + text(first..<end) + (end < tokens.count ? "…" : "")
    }
}
