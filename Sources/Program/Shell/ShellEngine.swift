package import AssessmentModel
package import PlainQuestions
package import Presentation
package import SourceText

/// Everything a session needs from the library and the language. The session decides what to say; the engine
/// knows the answers.
///
/// Members that throw do so with `Diagnostics` when the text given was at fault, `WorldError` when the world
/// was, and `Interrupted` when `interrupt` stopped them. Texts that are returned end in a newline and are
/// laid out for the page given.
package protocol ShellEngine: DraftEngine {
    /// What the library holds now, for the first line of a session.
    var summary: LibrarySummary { get }
    /// Every known council: what `use` and completion look names up in.
    var authorities: NameIndex<Authority> { get }
    /// What plain questions may name.
    var questionNames: QuestionNames { get }
    /// Words a query may begin with: records in the plural, saved questions, names bound by `let`.
    var sources: [String] { get }
    /// Stops a running `ask`, `sql`, `run` or `importReports` from another thread; they then throw
    /// `Interrupted`.
    var interrupt: @Sendable () -> Void { get }

    // Settings.

    /// How long a question may take from now on.
    func setTimeout(seconds: Int)
    /// The councils that `similar` means from now on: names with commas between, or the name that a `let`
    /// gave to a list; nil for those of the same type. Returns them.
    func setSimilar(_ names: String?) throws -> [Authority]?

    // The language.

    /// Whether a line begins as a query does: with a source, `all`, `it`, `(`, `let` or `param`.
    func startsLikeQuery(_ line: String) -> Bool
    /// Whether a line begins with a step word, accepted spellings (`filter`, `select`, `limit`) and a `|`
    /// before it included.
    func startsLikeStep(_ line: String) -> Bool
    /// What keeps a text from being a whole statement; nil when nothing must follow.
    func unfinished(_ text: String) -> Unfinished?
    /// The query with the steps of a line added, before its `as` unless the line brings another. Only called
    /// when `startsLikeStep`; the result need not be correct.
    func refine(_ query: String, with line: String) -> String
    /// The query without its last step; nil when it has none.
    func dropLastStep(of query: String) -> String?
    /// The query with its source and each step on a line of its own.
    func stepsOnLines(_ query: String) -> String
    /// The query with `where authority is …` after its source; unchanged when it names an authority already
    /// or cannot have one.
    func scoped(_ query: String, to authority: Authority) -> String
    /// What may stand at the cursor, a byte offset, in a line that is a query or the beginning of one.
    func complete(_ line: String, cursor: Int) -> Completion

    // Answers.

    /// Answers a query with some of its rows: those numbered from 0 that lie in `rows`.
    func ask(_ query: String, rows: Range<Int>) throws -> Answer
    /// How many rows a query has, leaving `it` as it was.
    func countRows(_ query: String) throws -> Int
    /// Takes a `let` or `param` line to heart. Returns what was understood, in one line.
    func define(_ line: String) throws -> String
    /// Runs a read-only SELECT over the documented views.
    func sql(_ select: String, rows: Range<Int>) throws -> Answer
    /// What a query means in English, the normalised query, its SQL, and rows per step.
    func explain(_ query: String) throws -> String
    /// The records, or the fields of one and where each comes from.
    func describe(_ record: String?) throws -> String
    /// Help on a step, function, record or idea; nil when there is none of that name.
    func help(_ topic: String) -> String?
    /// Every name `help` answers to.
    var helpTopics: [String] { get }
    /// One council on one screen: rating, scores, margins, newest figures.
    func card(_ authority: Authority, page: PageSetup) throws -> String
    /// A record in its context: heading, paragraphs before and after, report, date.
    func open(_ origin: RowOrigin, page: PageSetup) throws -> String
    /// The words that decided how a finding, sentence or indicator was read; an origin named by its id alone
    /// may be called a finding.
    func why(_ origin: RowOrigin, page: PageSetup) throws -> String

    // What is kept.

    /// Keeps a query under a name, as a source and a command. Returns what was done, in one line.
    func save(_ query: String, named name: String) throws -> String
    var questions: [SavedQuestion] { get }
    /// Saved scripts by the name `run` takes, with their one-line help.
    var scripts: [SavedQuestion] { get }
    /// The parameters of a script by name; none for no script.
    func scriptParameters(_ script: String) -> [String]
    /// Runs a script with `name=value` arguments, giving each result as soon as it is there.
    func run(_ script: String, arguments: [String], each: (ScriptOutput) -> Void) throws
    /// Templates that `brief` takes, each with its title and parameters in one line.
    var templates: [SavedQuestion] { get }
    /// The parameters of a template by name; none for no template.
    func templateParameters(_ template: String) -> [String]
    /// Writes a note from a template: the words after `assay brief`, with the same result.
    func brief(_ words: [String]) throws -> WrittenBrief
    /// Holds each sentence of a text against the reports: supported, altered and how, or not found, with its
    /// source.
    ///
    /// - Returns: the words, and whether every sentence is supported.
    func verify(_ text: String, page: PageSetup) throws -> (text: String, isSupported: Bool)
    /// Reads reports into the library; `--samples` among the paths stands for those that come with the
    /// program. Returns what was found, a line a file and the totals.
    func importReports(_ paths: [String]) throws -> String
    /// Writes the library to a SQLite file or a folder of csv or jsonl files. Returns what was written.
    func export(to path: String, format: String?) throws -> String
    /// `library info`, `check`, `backup FILE`, `compact`, `upgrade [--dry-run]`: the words after `library`,
    /// `info` when there are none.
    func library(_ words: [String]) throws -> String
}

/// Why a statement goes on over the end of a line.
package enum Unfinished: Sendable, Hashable {
    case quotationMark
    case bracket
    /// It ends in a comma, an operator or a step word.
    case word(String)

    /// What to do about it, in one line.
    var hint: String {
        let what =
            switch self {
            case .quotationMark: "A quotation mark is still open: type the rest and its other end."
            case .bracket: "A bracket is still open: type the rest and its other end."
            case .word(let word): "Something must follow \"\(word)\": type the rest."
            }
        return "\(what) Enter on an empty line ends it as it is; Ctrl-C discards it."
    }
}

/// A running query was stopped with Ctrl-C.
package struct Interrupted: Error, Sendable {
    package init() {}
}

/// What a library holds, and whether it is sound.
package struct LibrarySummary: Sendable, Equatable {
    /// Assessments of which any text is read.
    package var reports: Int
    package var authoritiesRead: Int
    package var authoritiesWithScores: Int
    package var remarks: Int
    /// What is wrong with the library itself, in one line.
    package var problem: String?

    package init(
        reports: Int, authoritiesRead: Int, authoritiesWithScores: Int, remarks: Int, problem: String? = nil
    ) {
        self.reports = reports
        self.authoritiesRead = authoritiesRead
        self.authoritiesWithScores = authoritiesWithScores
        self.remarks = remarks
        self.problem = problem
    }
}

/// A name that stands for a query or script, and what it asks.
package struct SavedQuestion: Sendable, Equatable {
    package var name: String
    /// The query, or a script's help.
    package var text: String

    package init(name: String, text: String) {
        self.name = name
        self.text = text
    }
}

/// What came of `brief`.
package struct WrittenBrief: Sendable, Equatable {
    /// The note when no file was named; ends in a newline.
    package var text: String?
    /// What is still to do, what was written where, or why nothing was.
    package var remarks: [String]
    /// False when nothing was written.
    package var isWritten: Bool

    package init(text: String? = nil, remarks: [String], isWritten: Bool) {
        self.text = text
        self.remarks = remarks
        self.isWritten = isWritten
    }
}

/// One thing a running script gave.
package enum ScriptOutput: Sendable {
    case answer(Answer)
    /// Already laid out; ends in a newline.
    case text(String)
    /// A failing line, with its place in the script.
    case failure(Diagnostics)
}
