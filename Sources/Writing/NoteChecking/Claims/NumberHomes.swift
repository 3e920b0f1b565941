internal import ClaimReading
internal import AssessmentModel
internal import English
internal import NoteText
internal import SentenceNumbers
internal import TextAnalysis

/// A number that a claim takes from one statement and gives to what another speaks of: "31% of staff had been trained"
/// of "31% gave up. Staff had been trained."
extension ClaimComparison {
    private static let cuts = English.words(.checks, "cuts of a sentence").words

    /// The numbers of a claim that the paragraph has only in parts of sentences that share no word with the claim's own
    /// part.
    func homeless(_ claim: Claim, _ candidate: Candidate) -> [String] {
        let sentences = candidate.passage.sentences
        let mine = parts(of: claim.text)
        let numbers = claim.mentions.numbers.filter {
            ($0.role == .value || $0.role == .period) && $0.share == nil
        }
        guard !numbers.isEmpty else { return [] }
        let read = sentences.map { ($0, parts(of: $0.text)) }
        return numbers.compactMap { number in
            guard let own = mine.first(where: { $0.numbers.contains { $0.agrees(with: number) } }),
                !own.stems.isEmpty
            else { return nil }
            let homes = read.indices.flatMap { place in
                read[place].1.indices.filter { part in
                    read[place].1[part].numbers.contains {
                        number.agrees(with: $0) && ($0.unit == number.unit || number.unit == nil)
                    }
                }.map { (place, $0) }
            }
            guard !homes.isEmpty else { return nil }
            let isHome = homes.contains { place, part in
                var stems = read[place].1[part].stems
                // What is short speaks of what stands before it.
                if stems.count < 3 {
                    for earlier in read[place].1[..<part] { stems.formUnion(earlier.stems) }
                    stems.formUnion(telling(candidate.passage.heading ?? "", besides: claim.names))
                }
                if stems.count < 3, place > 0 {
                    for earlier in read[place - 1].1 { stems.formUnion(earlier.stems) }
                }
                guard borrowed(own.words, candidate.passage, place, besides: claim.names).isEmpty else {
                    return false
                }
                return own.stems.contains {
                    stems.contains($0) || !Meanings.others(of: $0).isDisjoint(with: stems)
                        || !Meanings.kinds(of: $0).isDisjoint(with: stems)
                }
            }
            return isHome ? nil : number.words
        }
    }

    /// Those of whom some words speak who are named in another sentence of a paragraph only, where the one at a place
    /// says itself of what it is: "agency staff averaged 19.5 days" of "average sickness was 19.5 days per worker".
    private func borrowed(
        _ words: [String], _ passage: SourcePassage, _ place: Int, besides names: Set<String>
    )
        -> [String]
    {
        let sentence = passage.sentences[place]
        let figures = passage.figures.filter { $0.sentence == sentence.number }.map(\.measure)
        let over = ([passage.heading ?? ""] + figures).joined(separator: " ")
        let own = telling(sentence.text + " " + over, besides: names)
        guard !Wording.leansOnContext(sentence.text), own.count > 3 else { return [] }
        let others = passage.sentences.filter { $0.number != sentence.number }.map(\.text)
        let elsewhere = telling(others.joined(separator: " "), besides: names)
        return words.filter { word in
            let stem = Stemmer.stem(word)
            let isGroup =
                Self.services.contains(word)
                || vocabulary.population(of: word).map { !vocabulary.isGeneral($0) } ?? false
            return isGroup && elsewhere.contains(stem) && !own.contains(stem)
                && Meanings.others(of: stem).isDisjoint(with: own)
                && Meanings.kinds(of: stem).isDisjoint(with: own)
        }
    }

    private static let services = English.words(.checks, "services")

    private struct Part {
        var words: [String]
        var stems: Set<String>
        var numbers: [NumberMention]
    }

    /// The parts of a sentence between joints and commas.
    private func parts(of text: String) -> [Part] {
        var pieces = [text[...]]
        for mark in Self.cuts.map({ " \($0) " }) + [", ", "; ", ". "] {
            pieces = pieces.flatMap { piece in
                var rest = piece
                var found: [Substring] = []
                while let range = rest.firstRange(of: mark) {
                    found.append(rest[..<range.lowerBound])
                    rest = rest[range.upperBound...]
                }
                return found + [rest]
            }
        }
        return pieces.map { piece in
            Part(
                words: Wording.words(piece),
                stems: telling(String(piece), besides: []),
                numbers: NumberMentions(of: String(piece), vocabulary: vocabulary).numbers)
        }
    }

    private func telling(_ text: String, besides names: Set<String>) -> Set<String> {
        Set(
            Wording.words(text).filter {
                !NeutralWords.all.contains($0) && !SmallWords.all.contains($0) && !names.contains($0)
                    && !$0.contains(where: \.isNumber)
            }.map(Stemmer.stem))
    }
}
