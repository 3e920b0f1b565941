/// Small words by what they do in a line, each class a line of `[small words]`: none means anything by itself.
enum SmallWords: String, CaseIterable, Sendable {
    case articles, owners, joiners, or, than, of, from, about
    /// Before a statement's name; at the end of a line, where the statement is what is asked for.
    case namedBy = "named by"
    case endsIn = "ends in"
    /// Between a rating and the statement it is of.
    case ratedOn = "rated on"
    /// What opens a question, by what it asks for.
    case what, how, who, when, `where`, why, whether, doing, having
    case changeOpeners = "change openers"
    case viewOpeners = "view openers"
    case sideVerbs = "side verbs"
    case choosing
    /// Between the bounds of a range, and what opens one.
    case between, middles, within, to
    /// What another form of a word may end in.
    case endings
    /// What a number counts, or is off by.
    case points, distances, percent, per, cent, days
    case statementNouns = "statement nouns"
    case numberedThings = "numbered things"
    case themes
    case scoreOpeners = "score openers"
    case ordinalFillers = "ordinal fillers"
    case more, fewer, only, allOfThem = "all of them", one, ones
    case clauseOpeners = "clause openers"
    case halves
    case speaker = "to the speaker"
    case here, needs, pending, average, anything, like, mean, missed, before
    /// Verbs of what people feel, which a figure may measure.
    case feelers
    /// Nouns of what is said, behind who says it.
    case speech
    case pronouns
    /// Who does what the verb behind it says.
    case subjects
    case pointers
    /// Who asks, where the question is how to use the program.
    case asker
    case spokenOf = "spoken of"
    case requiresImprovement = "requires improvement"
    /// What opens a span of time, and what it is counted in.
    case since, after, until, inTime = "in time", overTime = "over time", last, this, onwards, months, years
    case past
}

extension PlainPhrases {
    /// Whether a word, if there is one, is of one of some classes.
    func isOne(_ word: String?, of classes: SmallWords...) -> Bool {
        guard let word else { return false }
        return classes.contains { smallWords[$0]?.contains(word) == true }
    }
}

extension QuestionReader {
    /// Whether a word, if there is one, is of one of some classes.
    func isOne(_ word: String?, of classes: SmallWords...) -> Bool {
        guard let word else { return false }
        return classes.contains { table.smallWords[$0]?.contains(word) == true }
    }

    /// Whether the opening word of a line is of some class.
    func opens(_ line: PlainLine, with words: SmallWords) -> Bool { isOne(line.keys.first, of: words) }
}
