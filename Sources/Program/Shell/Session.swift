internal import AssessmentModel
internal import PlainAnswers
internal import Presentation
internal import QueryLanguage
package import SourceText
internal import TextAnalysis
package import Workspace

/// A conversation with a library, apart from any terminal: an event goes in, effects come out.
///
///     var session = try Session(workspace, noteWords: words, screen: .terminal(columns: 80, rows: 24, usesColour: true))
///     for effect in session.handle(.line("findings about \"respite\"")) { … }
package struct Session {
    /// What happens to a session.
    package enum Event: Sendable, Equatable {
        /// A line typed, without its newline.
        case line(String)
        /// Ctrl-C at the prompt.
        case interrupted
        case endOfInput
        case resized(columns: Int, rows: Int)
    }

    /// What a session wants done, in order.
    package enum Effect: Sendable, Equatable {
        /// Results, for standard output.
        case print(String)
        /// Everything else, for standard error.
        case printError(String)
        /// The query as it was meant, for standard error; `--quiet` leaves it out.
        case echo(String)
        /// Results longer than the screen, for `$PAGER`.
        case page(String)
        /// Put a text in place of a file, then say so.
        case write(String, file: ResultFile, saying: String)
        /// Add a statement to the history.
        case remember(String)
        /// Open `$EDITOR` on a text and take what is saved as the next line.
        case edit(String)
        /// Open `$EDITOR` on a file, then take a line.
        case editFile(String, then: String)
        case quit(Int32)
    }

    /// What is written on.
    package enum Screen: Sendable, Equatable {
        case terminal(columns: Int, rows: Int, usesColour: Bool)
        /// A file or pipe: nothing cut, numbered or coloured.
        case pipe
    }

    let workspace: Workspace
    let noteWords: NoteCommandWords
    /// Everything that a line may name: what the library has, and what was defined in this session.
    var catalogue: Catalogue
    /// Questions kept by name.
    let savedQuestions: QuestionFolder
    /// What is written on, as wide and high as it was last.
    package private(set) var screen: Screen
    /// What `set` has changed.
    package var settings = Settings()
    /// Seconds of any clock that only goes forward; for `timing`.
    var secondsNow: () -> Double

    /// Lines of a statement that is not finished.
    var pending: [String] = []
    private var hasHintedAtGoingOn = false
    /// Whether the way from a passage into a note was said.
    var hasHintedAtDrafts = false
    /// The last query that was answered, as it was meant.
    var lastQuery: String?
    var shown: ShownRows?
    /// The council whose card was shown last, while nothing has been shown since.
    var cardShown: Authority?
    /// Queries offered for a line that was not understood.
    var choices: [String] = []
    /// Those that were offered before the statement that is being answered.
    var offered: [String] = []
    var scope: Scope?
    /// Name of the open draft.
    var draft: String?
    /// Name of the open plan.
    var plan: String?
    var effects: [Effect] = []
    /// Whether the last statement was at fault.
    package internal(set) var hasFailed = false
    /// Scripts and pipes are taken literally: no bare words are searched for.
    var isStrict = false
    /// Whether somebody can answer: choose a number, ask for more.
    var isConversation = true
    /// Who names the files of `to`.
    var fileOrigin = ResultFile.Origin.reader
    /// Set while a script or pipe is answered.
    var scriptPlace: ScriptPlace?

    /// The authority that `use` put before every query.
    struct Scope {
        var authority: Authority
        /// As it was typed, for the prompt.
        var label: String
    }

    /// What `more`, `all` and `open` go by.
    struct ShownRows {
        var query: String
        var isSQL: Bool
        var total: Int
        /// The rows shown last, numbered from 0.
        var last: Range<Int>
        /// By row number from 1, of every row shown.
        var origins: [Int: RowOrigin]
        var searchWords: [String]
    }

    /// - Parameter secondsNow: of any clock that only goes forward; for `timing`.
    /// - Throws: `WorldError` when the library or the user's own plain questions cannot be read.
    package init(
        _ workspace: Workspace, noteWords: NoteCommandWords, screen: Screen,
        secondsNow: @escaping () -> Double = { 0 }
    ) throws(WorldError) {
        self.workspace = workspace
        self.noteWords = noteWords
        self.screen = screen
        self.secondsNow = secondsNow
        savedQuestions = QuestionFolder(workspace.options)
        catalogue = try workspace.catalogue()
        try workspace.readPlainPhrases()
        for question in savedQuestions.all() { define(question.text, named: question.name) }
    }

    /// `assay> `, `assay stockton> ` under `use`, `  ...> ` while a statement goes on.
    package var prompt: String {
        guard pending.isEmpty else { return "  ...> " }
        return scope.map { "assay \($0.label)> " } ?? "assay> "
    }

    /// A question that works on any report.
    static let firstQuestion = "findings about \"unpaid carers\""

    /// What to say at the start: what is loaded, whether it is sound, and what to type first.
    package var banner: String {
        let held: HeldCounts
        var problem: String?
        do throws(WorldError) { held = try workspace.heldCounts() } catch {
            held = HeldCounts()
            problem = error.description
        }
        let scored = NumberFormat.grouped(held.authoritiesWithScores)
        var text: String
        if held.reports == 0 {
            text = "No reports are loaded yet, only the published scores of \(scored) councils.\n"
            text += "Read some: import FILE or FOLDER. Or, to try things on: import --samples\n"
        } else {
            let parts = [
                Plural.count(held.reports, "report"),
                "\(Plural.count(held.authoritiesRead, "authority")) read",
                "\(scored) with published scores",
            ]
            text = parts.joined(separator: ", ") + "; \(Plural.count(held.remarks, "remark"))\n"
        }
        for problem in [problem].compactMap(\.self) + savedQuestions.faults {
            text += SafeText.neutralised(problem) + "\n"
        }
        text +=
            "Type help, or ask: \(held.reports > 0 ? Self.firstQuestion : "assessments count by rating")\n"
        let questions = savedQuestions.all()
        if !questions.isEmpty {
            text += "Saved questions: \(questions.prefix(8).map(\.name).joined(separator: ", "))\n"
        }
        return set(text)
    }

    /// Takes one event and says what to do about it.
    package mutating func handle(_ event: Event) -> [Effect] {
        effects = []
        hasFailed = false
        switch event {
        case .line(let line): take(line)
        case .interrupted: pending = []
        case .endOfInput:
            if pending.isEmpty {
                effects.append(.quit(0))
            } else {
                // What was begun is answered for before leaving.
                let statement = pending.joined(separator: "\n")
                pending = []
                answer(statement)
                effects.append(.quit(0))
            }
        case .resized(let columns, let rows):
            if case .terminal(_, _, let usesColour) = screen {
                screen = .terminal(columns: columns, rows: rows, usesColour: usesColour)
            }
        }
        defer { effects = [] }
        return effects
    }

    private mutating func take(_ line: String) {
        let line = line.withoutPrompt
        if pending.isEmpty, line.trimmed.isEmpty { return }
        let text = (pending + [line]).joined(separator: "\n")
        // An empty line ends what cannot end by itself.
        let mayGoOn = pending.isEmpty ? isLanguage(text.trimmed) : !line.trimmed.isEmpty
        if mayGoOn, !line.trimmed.hasSuffix(";"), let unfinished = Refinement.unfinished(text),
            unfinished != .quotationMark || mayHoldLines(text.trimmed)
        {
            if isAnotherStatement(line.trimmed, after: unfinished) { return take(insteadOfPending: line) }
            hint(at: unfinished)
            pending.append(line)
            return
        }
        pending = []
        let statement = text.withoutFinalSemicolons
        guard !statement.isEmpty else { return }
        effects.append(.remember(HistoryFile.oneLine(statement)))
        answer(statement)
    }

    private mutating func take(insteadOfPending line: String) {
        say("Left out, because its quotation mark was never closed: \(SafeText.neutralised(pending[0]))")
        pending = []
        take(line)
    }

    /// Says why a statement goes on and how to get out of it: of an open quotation mark, which is mostly a
    /// slip, each time, of others once.
    private mutating func hint(at unfinished: Refinement.Unfinished) {
        guard pending.isEmpty, isConversation, page.isTerminal else { return }
        let isSlip = unfinished == .quotationMark
        if isSlip || !hasHintedAtGoingOn { say(unfinished.hint) }
        if !isSlip { hasHintedAtGoingOn = true }
    }

    /// Whether a line is in the query language, so that it may go on over several lines.
    private func isLanguage(_ text: String) -> Bool {
        let opens = Command.opening(text)
        if let opens, opens.name != "explain" {
            return opens.name == "all" && startsLikeQuery(text) && text.words.count > 1
        }
        return opens?.name == "explain" || startsLikeQuery(text) || Refinement.isContinuation(text)
    }

    /// Answers one whole statement.
    mutating func answer(_ statement: String) {
        offered = choices
        choices = []
        if let command = Command.opening(statement), !command.saysOwnHelp,
            ["--help", "-h"].contains(statement.words.last), statement.words.count > 1
        {
            return help(command.name == "plan" ? "plans" : command.name)
        }
        switch Statement(statement, in: self) {
        case .number(let number) where !offered.isEmpty:
            guard offered.indices.contains(number - 1) else {
                choices = offered
                return fail("Choose a number from 1 to \(offered.count), or ask something else.")
            }
            // An offer says whom it is about, and is asked as it stands whatever council is in use.
            let chosen = offered[number - 1]
            if startsLikeQuery(chosen) {
                ask(chosen, echo: .whenChanged, otherwise: chosen)
            } else {
                answer(chosen)
            }
        case .number(let number):
            let row = shown.map { (1...max(1, $0.total)).contains(number) } ?? false
            fail(
                "Nothing is offered to choose from."
                    + (row ? " open \(number) shows row \(number) in its context." : ""))
        case .comment: break
        case .foreign(let meaning): follow(meaning)
        case .step: refine(with: statement)
        case .command(let command): run(command, command.rest(of: statement))
        case .query: ask(typed: statement)
        case .script: runByName(statement)
        case .plainQuestion: askPlainly(closingMarks(of: statement))
        }
    }

    /// A habit of another shell: does what was meant, or points to it.
    private mutating func follow(_ meaning: ForeignCommands.Meaning) {
        switch meaning {
        case .statement(let meant): answer(meant)
        case .pointer(let hint, let query):
            guard let query else { return fail(hint) }
            if isConversation { choices = [scoped(query)] }
            fail(
                SafeText.neutralised(
                    "\(hint)\n\(isConversation ? "Type 1 to ask" : "Ask"): \(query)", keepingLines: true))
        }
    }

    /// Adds steps to the last query. A line that only looks like a step may still be a plain question.
    private mutating func refine(with line: String) {
        if asksWhere(line) { return askPlainly(line) }
        guard let lastQuery else {
            // Without a query to go on from, a line is a question first; after "show me" or "about" it can be
            // nothing else.
            if opensPlainly(line) { return askPlainly(line) }
            if runPlainly(line) { return }
            return fail(
                "There is no query to go on from. Begin with what to look at, such as: findings \(line.firstWord) …"
            )
        }
        ask(refined(lastQuery, with: line), echo: .always, otherwise: line)
    }

    /// A query as typed.
    mutating func ask(typed statement: String) {
        if ["let", "param"].contains(statement.firstWord.lowercased()) {
            attempt { try $0.define(statement) }
            return
        }
        let meant = ForeignCommands.remarks(statement, isStep: Refinement.isContinuation) ?? statement
        let scoped = self.scoped(meant)
        ask(scoped, echo: scoped == statement ? .whenChanged : .always, otherwise: statement)
    }

    // MARK: Saying things

    /// Says a line or several, wrapped at words to the terminal's width.
    mutating func say(_ text: String) {
        effects.append(.printError(set(text.hasSuffix("\n") ? text : text + "\n")))
    }

    /// A text as wide as the terminal; as it is where there is none.
    func set(_ text: String) -> String {
        page.isTerminal ? TextSetting.set(text, columns: page.columns) : text
    }

    /// Says what is wrong, in a script with its place.
    mutating func fail(_ line: String) {
        hasFailed = true
        guard let scriptPlace else { return say(line) }
        let place = scriptPlace.source.position(of: scriptPlace.start)
        say("\(scriptPlace.source.name):\(place.line):\(place.column): \(line)")
    }

    /// Does something that can fail, and says how it failed.
    mutating func attempt(_ work: (inout Session) throws -> Void) {
        do { try work(&self) } catch { report(error) }
    }

    mutating func report(_ error: any Error) {
        switch error {
        case let error as Diagnostics: failed(error)
        case let error as WorldError: fail(SafeText.neutralised(error.description, keepingLines: true))
        case is Stopped: fail("Stopped.")
        default: fail(SafeText.neutralised("\(error)"))
        }
    }

    mutating func failed(_ diagnostics: Diagnostics) {
        let placed = scriptPlace?.placed(diagnostics)
        let diagnostics = placed ?? diagnostics
        let renderer = DiagnosticRenderer(
            showsPosition: placed != nil || diagnostics.source.name != "query", columns: page.columns,
            width: { DisplayWidth.of($0) })
        hasFailed = true
        say(
            SafeText.neutralised(
                renderer.render(diagnostics.items, in: diagnostics.source), keepingLines: true))
    }
}

extension String {
    /// Without the prompt that was copied with it: `assay> `, `assay stockton> `, `  ...> `.
    var withoutPrompt: String {
        guard let end = firstRange(of: "> ") else { return self }
        let before = self[..<end.lowerBound].trimmed
        let isPrompt =
            before == "..."
            || (before.firstWord == "assay" && end.lowerBound != startIndex
                && !self[index(before: end.lowerBound)].isWhitespace
                && before.allSatisfy { $0.isLetter || $0.isWhitespace || "-.,'’".contains($0) })
        return isPrompt ? String(self[end.upperBound...]) : self
    }
    /// Without the `;` that other shells want.
    var withoutFinalSemicolons: String {
        var rest = trimmed[...]
        while rest.last == ";" || rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }
}
