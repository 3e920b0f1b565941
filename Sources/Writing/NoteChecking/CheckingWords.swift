internal import English

/// Classes of words that this module compares with where it stands in a sentence; what each is, its file says.
enum CheckingWords {
    static let calculating = English.words(.checks, "calculating")
    static let changeNouns = English.words(.checks, "changes")
    static let emptyLinks = English.words(.checks, "empty links")
    static let finders = English.words(.checks, "finders")
    static let laws = English.words(.checks, "laws")
    static let limits = English.words(.checks, "parts of all")
    static let moreOrLess = English.words(.checks, "more or less")
    static let noteParts = English.words(.checks, "parts of a note")
    static let numberHigher = English.words(.checks, "higher")
    static let numberLower = English.words(.checks, "lower")
    static let officerLabels = English.words(.checks, "labels of officers")
    static let oneOf = English.words(.checks, "one of")
    static let overallCues = English.words(.checks, "overall")
    static let ownSaying = English.words(.checks, "admitting")
    static let paragraphWords = English.words(.checks, "passages")
    static let partWords = English.words(.checks, "part of")
    static let pointSteps = English.words(.checks, "steps of points")
    static let pointsMore = English.words(.checks, "points more or fewer")
    static let publishing = English.words(.checks, "publishing")
    static let scoreFillers = English.words(.checks, "fillers of score claims")
    static let scoreNouns = English.words(.checks, "scores told")
    static let toOf = English.words(.checks, "to and of")
    static let upOut = English.words(.checks, "up and out")
    static let wholeWords = English.words(.checks, "each and all")
}
