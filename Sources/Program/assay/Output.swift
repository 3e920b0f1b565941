internal import AssessmentModel
internal import Foundation
internal import Presentation
internal import SourceText
internal import Workspace

/// The program's two streams. Results go to standard output, everything else to standard error; a closed pipe
/// ends quietly, output that is lost is said and ends with 3.
enum Output {
    // Set once from the command line before anything is printed, on the one thread that prints.
    nonisolated(unsafe) static var isQuiet = false
    nonisolated(unsafe) static var allowsColour = true

    /// Closed pipes and streams, and bounds on file sizes, do not end the program; a signal that does leaves no
    /// debugger waiting for a key.
    static func prepare() {
        StandardStream.prepare()
        for number in [SIGQUIT, SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV, SIGTRAP] { signal(number, SIG_DFL) }
    }

    static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

    /// How to lay out what goes to standard output.
    static func page(searchWords: [String] = []) -> PageSetup {
        guard isTerminal else {
            var page = PageSetup.piped
            page.searchWords = searchWords
            return page
        }
        let environment = ProcessInfo.processInfo.environment
        let colour =
            allowsColour && environment["NO_COLOR"]?.isEmpty != false && environment["TERM"] != "dumb"
        return PageSetup(
            columns: terminalColumns, isTerminal: true, usesColour: colour, searchWords: searchWords)
    }

    static var terminalColumns: Int {
        var size = winsize()
        if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
            // The widest that anybody reads: a window may say 65,535.
            return min(Int(size.ws_col), 1000)
        }
        return ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) } ?? 80
    }

    /// Writes results.
    static func write(_ text: String) {
        switch StandardStream.write(text) {
        case .written: break
        case .closed: exit(.done)
        case .failed(let reason):
            error("standard output: \(reason); part of the answer is lost")
            exit(.world)
        }
    }

    /// Writes text that may hold names from files: nothing in it acts, through a pipe into a pager too; on a
    /// terminal lines break at words.
    static func say(_ text: String) {
        let safe = SafeText.neutralised(text, keepingLines: true)
        write(isTerminal ? TextSetting.set(safe, columns: terminalColumns) : safe)
    }

    /// Writes a page of help, on a terminal set to its width.
    static func sayPage(_ text: String) {
        let safe = SafeText.neutralised(text, keepingLines: true)
        write(isTerminal ? TextSetting.page(safe, columns: terminalColumns) : safe)
    }

    /// Writes a note or another file's text: as it is, but on a terminal nothing in it acts.
    static func sayAsItIs(_ text: String) {
        write(isTerminal ? SafeText.neutralised(text, keepingLines: true) : text)
    }

    /// Says what came of writing a file.
    ///
    /// - Throws: `ExitStatus.fault` when it was refused.
    static func tell(_ outcome: NoteWriting.Outcome) throws {
        switch outcome {
        case .written(let text, let remarks):
            for remark in remarks { note(remark) }
            if let text { sayAsItIs(text) }
        case .refused(let reasons):
            for reason in reasons { error(reason) }
            throw ExitStatus.fault
        }
    }

    /// Writes a line for the reader that is not a result, unless `--quiet`; on a terminal it breaks at words.
    static func note(_ text: String) {
        guard !isQuiet else { return }
        error(isatty(STDERR_FILENO) == 1 ? TextSetting.set(text, columns: terminalColumns) : text)
    }

    /// Writes an error.
    static func error(_ text: String) {
        StandardStream.writeError(
            SafeText.neutralised(text, keepingLines: true) + (text.hasSuffix("\n") ? "" : "\n"))
    }

    /// Diagnostics under the text they are about; files and scripts get `name:line:column`.
    static func render(_ faults: Diagnostics) -> String {
        DiagnosticRenderer(showsPosition: faults.source.name != "query").render(
            faults.items, in: faults.source)
    }

    static func exit(_ ending: ExitStatus) -> Never {
        Foundation.exit(ending.rawValue)
    }
}
