internal import English
internal import NoteText
internal import TextAnalysis

/// Names and their initials: "DoLS" for the Deprivation of Liberty Safeguards.
package enum Initials {
    /// The words of a sentence that are the initials of words of another, or whose initials it has.
    package static func shared(_ here: [String], with there: [String]) -> Set<String> {
        let (mine, its) = (Set(here), Set(there))
        var found: Set<String> = []
        for (run, initials) in runs(of: there) where mine.contains(initials) && !run.isEmpty {
            found.insert(initials)
        }
        for (run, initials) in runs(of: here) where its.contains(initials) { found.formUnion(run) }
        return found
    }

    /// The initials of three words and more of a sentence, as stems, with the stems of those words.
    package static func stems(of words: [String]) -> [String: Set<String>] {
        runs(of: words).filter { $0.words.count > 2 }.reduce(into: [:]) { found, run in
            found[Stemmer.stem(run.initials), default: []].formUnion(run.words.map(Stemmer.stem))
        }
    }

    /// Two to six words in a row, with their initials.
    private static func runs(of words: [String]) -> [(words: ArraySlice<String>, initials: String)] {
        let letters = words.map { $0.first.map(String.init) ?? "" }
        var found: [(words: ArraySlice<String>, initials: String)] = []
        for start in words.indices {
            var initials = ""
            for end in words[start...].prefix(6).indices {
                // The letters of "threw out" are no word's initials.
                if words[end].contains(where: \.isNumber) { break }
                initials += letters[end]
                guard end > start, !SmallWords.all.contains(initials), !NeutralWords.all.contains(initials)
                else {
                    continue
                }
                found.append((words[start...end], initials))
            }
        }
        return found
    }
}
