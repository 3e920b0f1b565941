package import English

/// Classes of words by which a number is read in its sentence; what each is, its file says.
package enum NumberWords {
    static let acrossPlaces = English.words(.checks, "across")
    static let afterNumbers = English.words(.checks, "words after a bare number")
    static let ageBounds = English.words(.checks, "bounds of ages")
    static let ageBoundsUp = English.words(.checks, "bounds of ages in words")
    static let ages = English.words(.checks, "ages")
    package static let approximations = English.words(.checks, "approximations")
    /// Whether a folded word says that a number is an age.
    package static func isAge(_ word: String) -> Bool { ages.contains(word) }
    static let between = English.words(.checks, "between a number and its unit")
    static let personsOfAge = English.words(.checks, "persons of an age")
    /// What makes a number half more.
    static let andAHalf = English.words(.checks, "and a half").words.first ?? ""
    static let articles = English.words(.checks, "articles")
    static let beforeQuarters = English.words(.checks, "before a quarter of a year")
    static let besides = English.words(.checks, "numbers beside each other")
    static let changeNouns = English.words(.checks, "changes")
    static let closeTo = English.words(.checks, "close to").words
    static let old = English.words(.checks, "of an age")
    static let changing = English.words(.checks, "before a change")
    static let carriers = English.words(.checks, "carriers of units")
    /// Words for the country: England, national.
    package static let englandWords = English.words(.checks, "england")
    static let labels = English.words(.checks, "labels before a number")
    static let numberPlaces = English.words(.checks, "places of a number")
    /// What stands between a share and what it is of.
    package static let ofThe = English.words(.checks, "of the")
    /// What makes a number in digits an ordinal: th of 17th.
    package static let ordinalEndings = English.words(.checks, "ordinal endings")
    /// Forms of the word score.
    package static let scoreWords = English.words(.checks, "scores")
    /// Heads of columns, "then" and "now".
    package static let thenAndNow = English.words(.checks, "heads of then and now")
    static let spanOpeners = English.words(.checks, "openers of spans")
    static let spans = English.words(.checks, "spans of time")
}
