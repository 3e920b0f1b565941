internal import English
internal import NoteText
internal import SentenceNumbers
internal import TextAnalysis

/// Words of degree: a sentence may go down a scale from its source and never up, be it with another word or
/// by leaving one out.
package struct Scale {
    /// Phrases with their rank, from 0.
    private let ranks: [String: Int]
    private let phrases: Set<String>
    /// From which rank on a word says more than none of its scale does.
    private let bare: Int
    /// From which rank on leaving the word out says about as much as it does.
    private let loose: Int
    private var isOfAmounts: Bool { bare == 5 }
    private var isOfExtent: Bool { bare == 3 }
    private var isOfFrequency: Bool { bare == 4 }
    private static let never = English.words(.checks, "denials of all times")
    private var top: Int { ranks.values.max() ?? 0 }

    private static let ones = English.words(.checks, "one of")

    private init(_ lines: [WordClass], bare: Int, loose: Int) {
        var ranks: [String: Int] = [:]
        for (rank, line) in lines.enumerated() { for phrase in line.words { ranks[phrase] = rank } }
        self.ranks = ranks
        phrases = Set(ranks.keys)
        (self.bare, self.loose) = (bare, loose)
    }

    /// Lines of each class are its ranks; the one that `bare` counts to is in the comment of the class.
    package static let all = [
        Scale(English.lines(.checks, "scale of amounts"), bare: 5, loose: 3),
        Scale(English.lines(.checks, "scale of frequency"), bare: 4, loose: 9),
        Scale(English.lines(.checks, "scale of extent"), bare: 3, loose: 9),
        Scale(English.lines(.checks, "scale of certainty"), bare: 1, loose: 9),
    ]

    /// The words of a sentence that a scale ranks, alone or as a phrase.
    package static func covered(_ words: [String]) -> Set<String> {
        all.reduce(into: []) { found, scale in
            for word in AttachedWord.all(scale.phrases, in: words) {
                found.formUnion(word.phrase.split(separator: " ").map(String.init))
            }
        }
    }

    /// How a claim goes up the scales from its source.
    ///
    /// - Parameter near: the words of the whole paragraph, where the claim may have its own from.
    /// - Returns: what is otherwise; and words that only a reader can judge.
    package static func differences(_ here: [String], _ there: [String], near: [String], hasShare: Bool) -> (
        altered: [String], open: [String]
    ) {
        all.reduce(into: ([], [])) { found, scale in
            // A share says itself of how many, and nothing of how sure or how often.
            let (altered, open) = scale.differences(
                here, there, near: near, hasShare: hasShare && (scale.isOfAmounts || scale.isOfExtent))
            found.0 += altered
            found.1 += open
        }
    }

    /// "all but three": a number, and no degree.
    private func isOfAllBut(_ word: AttachedWord, _ words: [String]) -> Bool {
        let next = word.place + 2 < words.count ? words[word.place + 2] : ""
        return word.phrase == Arithmetic.allBut && (CheckingWords.behindAllBut.contains(next) || next.isEmpty)
    }

    private func differences(_ here: [String], _ there: [String], near: [String], hasShare: Bool) -> (
        altered: [String], open: [String]
    ) {
        let mine = AttachedWord.all(phrases, in: here).filter { !isOfAllBut($0, here) }
        let its = AttachedWord.all(phrases, in: there)
        let stems = Set(here.map(Stemmer.stem))
        let stemsThere = Set(there.map(Stemmer.stem))
        var altered: [String] = []
        var open: [String] = []
        for word in its {
            let rank = ranks[word.phrase] ?? 0
            let own = mine.filter { $0.sharesHead(with: word) || isOfExtent && word.heads.isEmpty }
            // "The single document" leaves nothing out of "a single document".
            let parts = word.phrase.split(separator: " ").map(String.init)
            if parts.count == 2, NeutralWords.all.contains(parts[0]),
                here.contains(parts[1]) || here.contains(where: Self.ones.contains)
            {
                continue
            }
            if own.isEmpty {
                guard rank < bare, let head = word.heads.first, stems.contains(head), !hasShare,
                    !mine.contains(where: { (ranks[$0.phrase] ?? 0) <= rank })
                else { continue }
                if rank >= loose {
                    open.append(word.phrase)
                } else {
                    altered.append("“\(word.phrase)” is left out")
                }
            } else if own.allSatisfy({ (ranks[$0.phrase] ?? 0) > rank }),
                !its.contains(where: { other in
                    own.contains { other.phrase == $0.phrase && other.sharesHead(with: $0) }
                })
            {
                altered.append("“\(own[0].phrase)”: the report says “\(word.phrase)”")
            } else if rank == top, let low = own.first,
                (ranks[low.phrase] ?? 0) + 3 <= rank
                    || isOfExtent && low.phrase != word.phrase && (ranks[low.phrase] ?? 0) < rank
            {
                // "Some" and "partly" of "all" and "in full" say that the rest was not so.
                open.append(low.phrase)
            }
        }
        // "They never had one" of "they usually had none".
        if isOfFrequency, !AttachedWord.all(Self.never.set, in: here).isEmpty,
            AttachedWord.all(Self.never.set, in: there).isEmpty,
            let word = its.first(where: { (ranks[$0.phrase] ?? 0) < top })
        {
            open.append(word.phrase)
        }
        for word in mine where !its.contains(where: { $0.sharesHead(with: word) || $0.phrase == word.phrase })
        {
            let rank = ranks[word.phrase] ?? 0
            guard rank >= bare, !its.contains(where: { (ranks[$0.phrase] ?? 0) >= rank }) else { continue }
            // Of what the report speaks of without a limit, "all" is more; of something else it is open.
            let isNear = near.firstRange(of: word.phrase.split(separator: " ").map(String.init)) != nil
            if rank > bare, !isNear, !its.isEmpty || word.heads.contains(where: stemsThere.contains) {
                altered.append("“\(word.phrase)”: the report does not say so")
            } else {
                open.append(word.phrase)
            }
        }
        return (altered, open)
    }
}
