internal import English
internal import NoteText
internal import SentenceNumbers
internal import TextAnalysis

/// A claim about all or about none needs every limit of its source: "nobody was waiting" is more than "nobody was waiting
/// in the community", and "all carers" more than "100% of identified carers".
extension ClauseComparison {
    private static let allAndNone = English.words(.checks, "all and none")
    private static let moments = English.words(.checks, "moments of a report")

    /// Whether a folded word makes a claim one about all or about none: "everyone".
    package static func isOfAllOrNone(_ word: String) -> Bool { allAndNone.contains(word) }

    /// What the source's clause is limited by and the claim leaves out: a phrase, or the word before whom it is of.
    package func limitsLeftOut() -> [String] {
        let isOfNone = mine.contains {
            $0.isDenied && $0.lead.contains(where: ClauseReader.existential.contains)
        }
        guard isOfNone || wholePlace != nil else { return [] }
        let said = stems(of: words.mine)
        let shared = its.map { stems(of: $0.lead + [$0.verb] + $0.behind).intersection(said).count }
        guard let most = shared.max(), most > 0, let place = shared.firstIndex(of: most) else { return [] }
        let home = its[place]
        let phrases = [home.opening, home.lead, home.behind].flatMap(phrasesOfPlace)
        let phrase = phrases.first { phrase in
            let own = stems(of: phrase.filter { !Self.little.contains($0) })
            return !own.isEmpty && !phrase.contains(where: Self.moments.contains)
                && !own.contains { Self.isBorne($0, by: said) }
        }
        return [phrase?.joined(separator: " "), limitedHead(said)].compactMap { $0 }
    }

    /// Where a claim says that it is of all or none: "all but three" counts.
    private var wholePlace: Int? {
        words.mine.indices.first { place in
            Self.allAndNone.contains(words.mine[place])
                && !words.mine[place...].prefix(2).elementsEqual(
                    Arithmetic.allBut.split(separator: " ").map(String.init))
        }
    }

    /// "identified" of "100% of identified carers": what stands before those of whom a claim says that they are all, wherever
    /// the source names them.
    private func limitedHead(_ said: Set<String>) -> String? {
        guard let place = wholePlace,
            let head = words.mine[(place + 1)...].prefix(3).first(where: isTelling)
        else { return nil }
        let stem = Stemmer.stem(head)
        let before = words.its.indices.filter { Stemmer.stem(words.its[$0]) == stem }.map { place in
            place > 0 ? words.its[place - 1] : ""
        }
        let isLimited = before.allSatisfy { word in
            !word.isEmpty && isTelling(word) && !word.contains(where: \.isNumber)
                && !Self.little.contains(word)
                && !Wording.verbs.contains(word) && !Self.isBorne(Stemmer.stem(word), by: said)
        }
        return isLimited ? before.first : nil
    }
}
