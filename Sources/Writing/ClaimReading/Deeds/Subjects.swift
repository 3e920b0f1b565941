internal import English
internal import NoteText
internal import TextAnalysis

/// What stands before a verb, as a run of words and not as the heads that `Clause` has: for what goes on and is told as done.
package enum Subjects {
    private static let joints = English.words(.checks, "joints of clauses")
    private static let openings = English.words(.checks, "openings of what is told")

    /// The words that say something before a verb: up to the verb before it, and past that where the two are
    /// joined.
    package static func subject(of place: Int, in words: [String]) -> [String] {
        var found: [String] = []
        var mayPass = false
        for index in (max(0, place - 12)..<place).reversed() {
            let word = words[index]
            if joints.contains(word) || CheckingWords.or.contains(word) { mayPass = mayPass || found.isEmpty }
            if openings.contains(word), !mayPass { break }
            if Speakers.saying.contains(word) || !mayPass && ActiveAndPassive.isPast(word) && !found.isEmpty {
                break
            }
            let isTelling = !NeutralWords.all.contains(word) || Roles.kind(of: word) != nil
            if isTelling, !word.hasSuffix("ly"), !ActiveAndPassive.isPast(word) {
                found.insert(word, at: 0)
            }
        }
        return found
    }
}
