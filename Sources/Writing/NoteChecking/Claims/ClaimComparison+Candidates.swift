internal import ClaimReading
internal import English
internal import AssessmentModel
internal import NoteText
internal import SentenceNumbers
internal import SourceText
internal import TextAnalysis

extension ClaimComparison {
    /// The sentences of some paragraphs, the one that fits a claim best first.
    func candidates(_ claim: Claim, _ passages: [SourcePassage]) -> [Candidate] {
        var found: [Candidate] = []
        let others = Self.otherStems(of: claim)
        let initials = Initials.stems(of: claim.words)
        for passage in passages {
            let around = Set(Wording.words(passage.text + " " + (passage.heading ?? "")).map(Stemmer.stem))
            for sentence in passage.sentences {
                let inside = Set(Wording.words(sentence.text).map(Stemmer.stem))
                // Only a claim with numbers asks for those of a sentence.
                let numbers =
                    claim.mentions.numbers.isEmpty
                    ? [] : NumberMentions(of: sentence.text, vocabulary: vocabulary).numbers
                var absent: [String] = []
                let points = claim.stems.reduce(0.0) { total, stem in
                    // "drop" where the report has "reduction" is there in another word.
                    let turned =
                        initials.contains { $0.value.contains(stem) && inside.contains($0.key) }
                        || (others[stem].map { !$0.isDisjoint(with: inside) } ?? false)
                        || Self.ordinal(stem).map { value in numbers.contains { $0.value == value } } ?? false
                    if !turned, !around.contains(stem), !stem.contains(where: \.isNumber) {
                        absent.append(stem)
                    }
                    return total + (inside.contains(stem) || turned ? 1 : around.contains(stem) ? 0.4 : 0)
                }
                let coverage = points / Double(claim.stems.count)
                let own = passage.figures.filter { $0.sentence == sentence.number }
                let (united, slots) = (
                    FigureRoleDifferences.united(numbers, own), FigureRoleDifferences.numbers(own)
                )
                let figured = claim.mentions.numbers.count { mention in
                    claim.stems.contains(Folding.words(mention.words.prefix { $0 != "%" && $0 != " " }))
                        && united.contains { mention.agrees(with: $0) && $0.unit == mention.unit }
                }
                let followed =
                    coverage < 0.3 || numbers.count < 2
                    ? 0
                    : claim.mentions.numbers.count { mention in
                        mention.words.contains(where: \.isNumber)
                            && !numbers.contains { mention.agrees(with: $0) }
                            && claim.follows(mention, from: numbers)
                    }
                let shared = claim.mentions.numbers.count { mention in
                    united.contains {
                        mention.agrees(with: $0)
                            && ($0.unit == mention.unit || $0.unit == nil || mention.unit == nil
                                || mention.isSameTime(as: $0))
                    } || mention.share?.stands(in: numbers) ?? false
                        || coverage >= 0.4
                            && claim.follows(mention, from: slots.isEmpty ? numbers : slots)
                }
                found.append(
                    Candidate(
                        passage: passage, sentence: sentence,
                        coverage: min(1, coverage + Double(figured + followed) / Double(claim.stems.count)),
                        numbersShared: shared,
                        absent: absent)
                )
            }
        }
        return found.sorted {
            ($1.score, $0.passage.id, $0.sentence.number) < ($0.score, $1.passage.id, $1.sentence.number)
        }
    }

    /// The stems that may stand for each of a claim's: its opposites, and other words for the same.
    private static func otherStems(of claim: Claim) -> [String: Set<String>] {
        Dictionary(
            claim.words.map {
                (
                    Stemmer.stem($0),
                    Set(Contrast.opposites(of: $0).union(Contrast.same(as: $0)).map(Stemmer.stem))
                        .union(Meanings.others(of: Stemmer.stem($0)))
                )
            }
        ) { $0.union($1) }
    }

    /// 17 of "17th", which a report may spell.
    private static func ordinal(_ word: String) -> Double? {
        let digits = word.prefix(while: \.isNumber)
        return digits.isEmpty || !NumberWords.ordinalEndings.contains(String(word.dropFirst(digits.count)))
            ? nil : Double(digits)
    }
}
