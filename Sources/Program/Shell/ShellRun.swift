internal import CLineEditor
internal import Glibc
internal import Presentation
package import SourceText
package import Workspace

/// Runs a session against the world: the terminal, files, the pager. Everything it decides is in `Session`.
package struct ShellRun {
    private var session: Session
    private let isQuiet: Bool
    private var historyProblemSaid = false

    /// - Parameters:
    ///   - usesColour: whether colour is wanted at all; a terminal that is dumb, and `NO_COLOR`, still go
    ///     without.
    ///   - isQuiet: no banner, and no echo of what was meant.
    /// - Throws: `WorldError` when the library cannot be opened.
    package init(
        _ workspace: Workspace, noteWords: NoteCommandWords, usesColour: Bool = true, isQuiet: Bool = false
    )
        throws(WorldError)
    {
        let clock = ContinuousClock()
        let began = clock.now
        session = try Session(
            workspace, noteWords: noteWords, screen: Self.screen(usesColour: usesColour),
            secondsNow: {
                let passed = (clock.now - began).components
                return Double(passed.seconds) + Double(passed.attoseconds) / 1e18
            })
        self.isQuiet = isQuiet
    }

    /// What standard output is.
    package static func screen(usesColour: Bool) -> Session.Screen {
        guard isatty(STDOUT_FILENO) == 1 else { return .pipe }
        let terminal = XDG.environment("TERM") ?? "dumb"
        let size = LineEditor.terminalSize() ?? (80, 24)
        return .terminal(
            columns: size.columns, rows: size.rows,
            usesColour: usesColour && XDG.environment("NO_COLOR") == nil && terminal != "dumb")
    }

    /// Talks with whoever is at the terminal until they leave. Returns the exit code.
    package mutating func interactive() -> Int32 {
        let history = HistoryFile.standard
        let editor = LineEditor(history: history?.load() ?? [])
        if !editor.isEditing {
            StandardStream.writeError("This terminal has no line editing; lines are read plainly.\n")
        }
        InterruptWatch.start(session.workspace.interruption)
        if !isQuiet { StandardStream.writeError(session.banner) }
        if let code = startUp() { return code }
        while true {
            // Only the session's own state is read at TAB, so a copy serves.
            let asked = session
            editor.completion = { line, cursor in
                asked.complete(line, cursor: cursor, files: Programs.entries)
            }
            session.workspace.goOn()
            let event: Session.Event =
                switch editor.readLine(prompt: session.prompt) {
                case .line(let line): .line(line)
                case .interrupted: .interrupted
                case .endOfInput: .endOfInput
                }
            if let size = LineEditor.terminalSize() {
                _ = session.handle(.resized(columns: size.columns, rows: size.rows))
            }
            var lines = [event]
            while !lines.isEmpty {
                for effect in session.handle(lines.removeFirst()) {
                    switch effect {
                    case .quit(let code): return code
                    case .remember(let statement):
                        editor.remember(statement)
                        if let problem = history?.append(statement), !historyProblemSaid {
                            historyProblemSaid = true
                            StandardStream.writeError(problem + "\n")
                        }
                    case .edit(let text): if let edited = Programs.edit(text) { lines.append(.line(edited)) }
                    case .editFile(let path, let next):
                        if Programs.edit(file: path) { lines.append(.line(next)) }
                    case .page(let text):
                        if let typed = Programs.page(text) { editor.begin(with: typed) }
                    case .print, .printError, .echo, .write: _ = perform(effect)
                    }
                }
            }
        }
    }

    /// Answers the statements of standard input without a prompt. Returns the exit code: 1 when any was at
    /// fault.
    package mutating func nonInteractive() -> Int32 {
        let text: String
        do throws(WorldError) { text = try StandardInput.text(limit: Limits.pipedBytes) } catch {
            StandardStream.writeError(error.description + "\n")
            return 1
        }
        assay_ignore_broken_pipe(1)
        defer { assay_ignore_broken_pipe(0) }
        let run = self
        var end: Int32?
        var hasFailed = false
        let outcome = session.runStatements(from: text, named: "standard input") { effect in
            let done = run.perform(effect)
            hasFailed = hasFailed || done == .failed
            end = done.ending
            return end == nil
        }
        if let end { return end }
        return outcome.quit ?? (outcome.hasFailed || hasFailed ? 1 : 0)
    }

    /// The start-up file, `$XDG_CONFIG_HOME/assay/startup.assay`: a line that fails warns with its place, the
    /// rest goes on.
    private mutating func startUp() -> Int32? {
        guard
            let path = XDG.folder("XDG_CONFIG_HOME", fallback: ".config").map({ $0 + "/assay/startup.assay" }
            ),
            let text = TextFile.readLeniently(path)
        else { return nil }
        let run = self
        session.fileOrigin = .script
        defer { session.fileOrigin = .reader }
        return session.runStatements(from: text, named: path) { run.perform($0).ending == nil }.quit
    }

    /// What came of an effect.
    private enum Outcome {
        case done, failed
        /// Nobody reads the output any more.
        case closed
        /// Part of the output is lost.
        case lost

        /// How the run ends with it; nil when it goes on.
        var ending: Int32? {
            switch self {
            case .done, .failed: nil
            case .closed: 0
            case .lost: 3
            }
        }
    }

    private func perform(_ effect: Session.Effect) -> Outcome {
        switch effect {
        case .print(let text):
            switch StandardStream.write(text) {
            case .written: return .done
            case .closed: return .closed
            case .failed(let reason):
                StandardStream.writeError("standard output: \(reason); part of the answer is lost\n")
                return .lost
            }
        case .printError(let text): StandardStream.writeError(text)
        case .echo(let text): if !isQuiet { StandardStream.writeError(text) }
        case .page(let text): _ = Programs.page(text)
        case .write(let text, let file, let saying):
            do throws(WorldError) { try file.write(text) } catch {
                StandardStream.writeError(SafeText.neutralised(error.description) + "\n")
                return .failed
            }
            StandardStream.writeError(saying + "\n")
        case .remember, .edit, .editFile, .quit: break
        }
        return .done
    }
}
