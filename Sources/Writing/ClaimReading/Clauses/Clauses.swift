internal import English
internal import NoteText
internal import SourceText
internal import TextAnalysis

/// A sentence that says two things which each stand for themselves: "702 concerns were waiting, and 1,284 people
/// were".
package enum Clauses {
    private static let joints = English.words(.checks, "joints of clauses").words
    private static let relatives = English.words(.checks, "pronouns of a clause aside").words
    private static let concessions = English.words(.checks, "concessions").words
    private static let binding = English.words(.checks, "binding words")

    /// The ways of cutting a sentence in two at a joint, each side with a verb of its own; none where one side
    /// holds for the other: somebody said it, it is the cause, it is quoted.
    package static func pairs(of claim: Claim) -> [(String, String)] {
        guard claim.quotations.isEmpty, !claim.words.contains(where: binding.contains) else { return [] }
        let text = claim.text
        let cuts =
            text.ranges(of: "; ") + joints.flatMap { text.ranges(of: " \($0) ") }
            + relatives.flatMap { text.ranges(of: ", \($0) ") }
            + concessions.flatMap { text.ranges(of: " \($0) ") }
        return cuts.sorted { $0.lowerBound < $1.lowerBound }.compactMap { cut -> (String, String)? in
            let left = String(text[..<cut.lowerBound].trimmingSuffix { ",; ".contains($0) })
            var right = text[cut.upperBound...]
            if let that = right.firstRange(of: "that "), that.lowerBound == right.startIndex {
                right = right[that.upperBound...]
            }
            // What somebody said before the joint may go on behind it; what CQC said is said of both.
            guard isClause(left), isClause(right), !isSaidByOthers(left) else { return nil }
            return (left + ".", String(right))
        }.suffix(2)
    }

    private static func isSaidByOthers(_ text: String) -> Bool {
        let words = Wording.words(text)
        return words.indices.contains { place in
            Speakers.saying.contains(words[place])
                && (place == 0 || !CheckingWords.finders.contains(words[place - 1]))
        }
    }

    /// Whether some words say something by themselves: a verb early, and a number or enough else to be
    /// looked up by.
    private static func isClause(_ text: some StringProtocol) -> Bool {
        let words = Wording.words(text)
        let telling = words.filter { !NeutralWords.all.contains($0) && !SmallWords.all.contains($0) }
        return words.prefix(14).contains { Wording.verbs.contains($0) || ActiveAndPassive.isPast($0) }
            && (telling.count >= 4 || telling.count >= 2 && words.contains { $0.contains(where: \.isNumber) })
    }
}
