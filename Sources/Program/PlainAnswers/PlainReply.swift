internal import Presentation
package import SourceText

/// What becomes of a plain question.
package enum PlainReply: Sendable {
    /// A query to run, and what to say before it.
    case run(String, remark: String?)
    /// A command to carry out: `card stockton-on-tees`, `help briefs`.
    case command(String)
    /// What it may mean; nothing is run.
    case offer(PlainOffer)
    /// Why nothing is run or offered, in a sentence or two.
    case refused(String)
    /// It was a query, with mistakes.
    case faulty(Diagnostics)
}

/// The nearest queries to a line that is not understood for sure.
package struct PlainOffer: Sendable {
    /// Best first.
    package let queries: [String]
    private let line: String
    private let doubt: Doubt

    /// Why nothing is run.
    enum Doubt: Sendable {
        case unclear, findsNothing
        case reason(String)
    }

    /// Most queries that are offered.
    static let most = 4

    init(_ queries: [String], for line: String, _ doubt: Doubt) {
        self.queries = queries
        self.line = line
        self.doubt = doubt
    }

    /// For somebody who can type a number: why nothing is run, and the queries with their numbers.
    package var numbered: String {
        let why =
            switch doubt {
            case .reason(let reason): SafeText.neutralised(reason)
            case .findsNothing: "Nothing in the reports that are loaded fits just that."
            case .unclear: "That is not clear."
            }
        let list = queries.enumerated().map { "  \($0 + 1)  \(SafeText.neutralised($1))\n" }.joined()
        return "\(why) Type a number to ask one of these:\n" + list
    }

    /// For a reader of output: why nothing is run, and the queries.
    package var listed: String {
        let asked = "\"\(SafeText.neutralised(line))\""
        let why =
            switch doubt {
            case .reason(let reason): SafeText.neutralised(reason)
            case .findsNothing: "\(asked) fits nothing in the reports that are loaded as it stands."
            case .unclear: "\(asked) is not understood for sure."
            }
        return "\(why) Nearest:" + queries.map { "\n  \(SafeText.neutralised($0))" }.joined()
    }
}
