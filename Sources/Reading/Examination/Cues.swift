internal import ReferenceData
internal import TextAnalysis

/// The data files as the checks use them: phrases made ready to be found among tokens.
struct Cues: Sendable {
    let framework: Framework
    let words: ExaminationWords
    /// Groups are numbered as `words.verdicts`.
    let verdicts: PhraseSet
    let larger: PhraseSet
    let smaller: PhraseSet
    let national: PhraseSet
    let sources: PhraseSet
    let same: [ExaminationWords.Same]
    let fillers: Set<String>
    let ahead: Set<UInt64>
    let knownAcronyms: Set<String>
    let titleWords: Set<String>

    init(framework: Framework, words: ExaminationWords) {
        self.framework = framework
        self.words = words
        verdicts = PhraseSet(words.verdicts.map(\.phrases))
        larger = PhraseSet(words.larger)
        smaller = PhraseSet(words.smaller)
        national = PhraseSet(words.national)
        sources = PhraseSet(words.sources)
        same = words.same
        fillers = Set(words.fillers)
        ahead = Set(words.ahead.map { Tokenizer.key($0) })
        knownAcronyms = Set(words.knownAcronyms)
        titleWords = Set(words.titleWords)
    }
}
