internal import English

/// Classes of words that this module compares with where it stands in a sentence; what each is, its file says.
enum BriefingWords {
    static let auxiliaries = English.words(.notes, "auxiliaries")
    static let backPointers = English.words(.notes, "back pointers")
    static let bettered = English.words(.notes, "bettered")
    static let conditions = English.words(.notes, "conditions")
    static let figureEnds = English.words(.notes, "ends of measures")
    static let figureNouns = English.words(.notes, "nouns of figures")
    static let figurePlaces = English.words(.notes, "places of figures")
    static let introducing = English.words(.notes, "introducing")
    static let joining = English.words(.notes, "joining")
    static let lonePronouns = English.words(.notes, "lone pronouns")
    static let nameFillers = English.words(.notes, "words of councils' names")
    static let openSubjects = English.words(.notes, "before open verbs")
    static let openVerbs = English.words(.notes, "open verbs")
    static let owning = English.words(.notes, "owning")
    static let periodOpeners = English.words(.notes, "openers of periods")
    static let periodPointers = English.words(.notes, "pointers to periods")
    static let planWords = English.words(.notes, "planned")
    static let practiceSaying = English.words(.notes, "saying of practice")
    static let recordingChanges = English.words(.notes, "recording changed")
    static let recordingWords = English.words(.notes, "recording")
    static let relativeEnds = English.words(.notes, "ends of relatives")
    static let subjectFillers = English.words(.notes, "fillers of subjects")
    static let subjects = English.words(.notes, "subjects")
    static let waitingWords = English.words(.notes, "waiting")
}
