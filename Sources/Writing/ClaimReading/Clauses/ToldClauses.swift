internal import English
internal import NoteText
internal import SentenceNumbers
internal import TextAnalysis

/// The clauses of a report's sentence that a claim tells again: "half had waited 9 days or fewer and no one more
/// than 41" says two things, and who tells the first denies nothing.
package enum ToldClauses {
    private static let joints = English.words(.checks, "joints of clauses").words
    private static let relatives = English.words(.checks, "pronouns of a clause aside").words

    /// The sentence without the clauses that have figures or words of their own and none of the claim's; the
    /// whole sentence where the claim has a figure of none.
    package static func of(_ sentence: String, for claim: Claim, vocabulary: CheckVocabulary) -> String {
        let clauses = cut(sentence)
        guard clauses.count > 1 else { return sentence }
        let values = claim.mentions.numbers
        let hasFigure = clauses.map { clause in
            NumberMentions(of: clause, vocabulary: vocabulary).numbers.contains { number in
                values.contains {
                    $0.agrees(with: number) || $0.share?.stands(in: [number]) ?? false
                }
            }
        }
        let stems = Set(claim.stems)
        let own = clauses.map { Set(Wording.words($0).map(Stemmer.stem)) }
        var kept: [Int] = clauses.indices.filter { hasFigure[$0] }
        if kept.isEmpty {
            let shared = own.map { $0.intersection(stems).count }
            guard let most = shared.max(), most > 1 else { return sentence }
            kept = clauses.indices.filter { shared[$0] == most }
        }
        var told = kept.reduce(into: Set<String>()) { $0.formUnion(own[$1]) }
        for index in clauses.indices where !kept.contains(index) {
            // One word, such as "people", two clauses may have in common.
            let more = stems.count { stem in
                let same = Meanings.others(of: stem).union([stem])
                return same.isDisjoint(with: told) && !same.isDisjoint(with: own[index])
            }
            guard more > 1 || more == 1 && values.isEmpty else { continue }
            kept.append(index)
            told.formUnion(own[index])
        }
        return kept.sorted().map { clauses[$0] }.joined(separator: " ")
    }

    /// At semicolons, and at joining words behind a comma or before a clause with a verb of its own.
    private static func cut(_ sentence: String) -> [String] {
        sentence.split(separator: "; ").flatMap { part -> [String] in
            let text = String(part)
            var cuts =
                (joints.flatMap { text.ranges(of: " \($0) ") }
                + relatives.flatMap { text.ranges(of: ", \($0) ") })
                .sorted { $0.lowerBound < $1.lowerBound }
            cuts.removeAll { cut in
                let rest = Wording.words(String(text[cut.upperBound...]))
                let lead = Wording.words(String(text[..<cut.lowerBound]))
                return !rest.prefix(5).contains(where: Wording.verbs.contains)
                    || !lead.contains(where: Wording.verbs.contains)
            }
            var clauses: [String] = []
            var start = text.startIndex
            for cut in cuts {
                clauses.append(String(text[start..<cut.lowerBound]))
                start = cut.upperBound
            }
            return clauses + [String(text[start...])]
        }
    }
}
