internal import QueryLanguage

/// What a whole statement is, told by how it begins.
enum Statement {
    /// A choice among what is offered.
    case number(Int)
    case comment
    case foreign(ForeignCommands.Meaning)
    /// It goes on from the last query.
    case step
    case command(Command)
    case query
    /// A saved script's name and its values.
    case script
    case plainQuestion

    /// Of all that a statement could be, the first in this order. In a script a number chooses nothing.
    init(_ text: String, in session: Session) {
        if let number = Int(text), !session.offered.isEmpty || !session.isStrict {
            self = .number(number)
        } else if text.hasPrefix("--") {
            self = .comment
        } else if let meaning = ForeignCommands.meaning(of: text) {
            self = .foreign(meaning)
        } else if Refinement.isContinuation(text) {
            self = .step
        } else if let command = Command.meant(by: text) {
            self = .command(command)
        } else if session.startsLikeQuery(text) {
            self = .query
        } else {
            self = session.isScript(text) ? .script : .plainQuestion
        }
    }
}
