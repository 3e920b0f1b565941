internal import English
internal import NoteText
internal import ReferenceData

/// The run of a paragraph's sentences that tells its gravest news so that it stands alone: "A tenant rang twice. Each
/// call was closed. Later she was taken to hospital with a broken hip."
///
/// A report tells of harm as a story, without a word that judges, and one sentence of it says too little. The run
/// begins where a sentence leans on none before it and ends where nothing graver follows.
package struct GravestRun {
    /// The sentences, by their place in the paragraph.
    package let range: ClosedRange<Int>
    /// The gravest of them.
    package let gravest: Int
    /// As `gravity` says of that sentence.
    package let gravity: Int
    /// Whether that sentence is grave by what befell somebody alone.
    package let isOfMishap: Bool

    /// Words of a passage, by how grave it is.
    private static let mostWords = [0, 62, 66, 95]
    /// Fewest words of a passage: less is a headline.
    private static let leastWords = 8

    /// Nil where no sentence is grave, or none of its runs is short enough and stands alone.
    ///
    /// - Parameter sentences: of one paragraph, in order.
    package init?(of sentences: [String]) {
        let grave = sentences.map(Self.gravity)
        guard let most = grave.max(), most > 0, let gravest = grave.firstIndex(of: most),
            // What is not done is grave where it is counted or where more of it is told.
            most > 1 || grave.count(where: { $0 > 0 }) > 1
                || sentences.contains(where: Self.counts)
        else { return nil }
        let counts = sentences.map { Wording.count($0) }
        var (start, end) = (gravest, gravest)
        func words() -> Int { counts[start...end].reduce(0, +) }
        while start > 0, Self.leans(sentences[start]) { start -= 1 }
        guard !Self.leans(sentences[start]), words() <= Self.mostWords[most] else { return nil }
        // How many it was, the sentence before may say.
        if start > 0, !sentences[start...end].contains(where: Self.counts), Self.counts(sentences[start - 1])
        {
            var earlier = start - 1
            while earlier > 0, Self.leans(sentences[earlier]) { earlier -= 1 }
            if !Self.leans(sentences[earlier]), counts[earlier...end].reduce(0, +) <= Self.mostWords[most] {
                start = earlier
            }
        }
        // What CQC adds to it, and what is as grave.
        var next = end + 1
        while next < sentences.count {
            let length = counts[(end + 1)...next].reduce(0, +)
            guard words() + length <= Self.mostWords[most] else { break }
            // A story of harm goes on as long as its sentences lean on it.
            let goesOn = most > 1 && next == end + 1 && Self.leans(sentences[next])
            if grave[next] > 0 || goesOn || Self.isReserve(sentences[next]) { end = next }
            next += 1
        }
        guard words() >= Self.leastWords,
            !sentences[start...end].contains(where: { $0.contains { "\"“”".contains($0) } }),
            !(end + 1 < sentences.count && Self.isReserve(sentences[end + 1]))
        else { return nil }
        (range, self.gravest, self.gravity) = (start...end, gravest, most)
        isOfMishap = LineWords.stories.matches(in: Wording.words(sentences[gravest])).isEmpty
    }

    /// 3 of death, 2 of harm to a person, 1 of the law, of what nobody knew or of what was never done; 0 of what is
    /// denied.
    package static func gravity(of sentence: String) -> Int {
        let all = Wording.words(sentence)
        let befell = Mishap.gravity(of: all)
        // Most sentences have no such word, whatever is taken back.
        guard !LineWords.stories.matches(in: all).isEmpty else { return befell }
        let words = FaultSigns(sentence).words
        // "In 90 cases nobody was taken to hospital".
        let told = LineWords.stories.matches(in: words).filter { match in
            let before = words[..<match.place].suffix(Mishap.nearby)
            return match.value < 2 || !before.contains { LineWords.nobodies.contains($0) }
        }
        let most = told.map(\.value).max() ?? 0
        return most > 1 && denied(words) ? 0 : max(most, befell)
    }

    /// "No one had died", "to prevent deaths": nobody came to harm.
    private static func denied(_ words: [String]) -> Bool {
        LineWords.has(LineWords.harmless, in: words)
    }

    /// Whether it counts something, in digits or in words, "one" apart.
    private static func counts(_ sentence: String) -> Bool {
        let words = Wording.words(sentence)
        return Wording.hasFigure(words)
            || words.contains { LineWords.numberWords.contains($0) && !LineWords.oneWords.contains($0) }
    }

    /// Whether a sentence leans on the one before it.
    private static func leans(_ sentence: String) -> Bool {
        let words = Wording.words(sentence)
        return Wording.leansOnContext(sentence)
            || words.prefix(2).contains {
                LineWords.contrasting.contains($0) || LineWords.contrasts.contains($0)
            }
            || LineWords.has(LineWords.openPointers, in: Array(words.prefix(leaning)))
            || words.prefix(naming).first {
                LineWords.otherPronouns.contains($0) || LineWords.antecedents.contains($0)
            }.map { LineWords.otherPronouns.contains($0) } == true
            // "No one had put the eleven together": eleven of what, the sentence before says.
            || zip(words, zip(words.dropFirst(), words.dropFirst(2))).contains {
                LineWords.definite.contains($0.0) && LineWords.numberWords.contains($0.1.0)
                    && !AskableClause.isPlural([$0.1.1])
            }
            // "Five of the 22": of whom, the sentence before says.
            || zip(words.dropFirst(), zip(words.dropFirst(2), words.dropFirst(3))).prefix(2).contains {
                LineWords.ofWords.contains($0.0) && LineWords.definite.contains($0.1.0)
                    && $0.1.1.first?.isNumber == true
            }
    }

    /// Words in which a sentence shows that it goes on.
    private static let leaning = 9
    /// Words in which a pronoun must have been named.
    private static let naming = 14

    /// "We make no finding about why": what CQC adds, and what turns the news, is told with it.
    private static func isReserve(_ sentence: String) -> Bool {
        let words = Wording.words(sentence)
        return LineWords.ownPronouns.contains(words.first)
            && words.prefix(6).contains { LineWords.lacking.contains($0) || LineWords.denials.contains($0) }
    }
}
