internal import English

/// Classes of words that this module compares with where it stands in a sentence; what each is, its file says.
enum SentenceWords {
    static let afterBare = English.words(.notes, "after bare nouns")
    static let bareNouns = English.words(.notes, "bare nouns")
    static let beforeBare = English.words(.notes, "before bare nouns")
    static let causes = English.words(.notes, "causes")
    static let bareSubjects = English.words(.notes, "bare subjects")
    static let relativePronouns = English.words(.notes, "relatives")
    static let existential = English.words(.notes, "existential openers")
    static let groups = English.words(.notes, "groups of people")
    static let itWords = English.words(.notes, "pronouns of things")
    static let beforeDummies = English.words(.notes, "before dummies")
    static let naming = English.words(.notes, "naming")
    static let objects = English.words(.notes, "objects named before")
    static let occasions = English.words(.notes, "occasions")
    static let ofWords = English.words(.notes, "of")
    static let oneFollowers = English.words(.notes, "words behind one")
    static let oneVerbs = English.words(.notes, "verbs before one")
    static let oneWords = English.words(.notes, "one")
    static let ownNouns = English.words(.notes, "nouns that stand alone")
    static let pairOpener = "neither"
    static let persons = English.words(.notes, "persons")
    static let pointers = English.words(.notes, "pointers")
    static let pointing = English.words(.notes, "pointing")
    static let pointingOpeners = English.words(.notes, "pointing openers")
    static let boundNouns = English.words(.notes, "nouns behind the, before a verb")
    static let sameNouns = English.words(.notes, "nouns behind the")
    static let sourceHeadings = English.words(.checks, "headings of sources")
    static let speakers = English.words(.notes, "speakers")
    static let telling = English.words(.notes, "telling")
    static let toldNouns = English.words(.notes, "nouns told before")
}
