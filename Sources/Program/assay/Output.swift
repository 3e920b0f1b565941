internal import AssessmentModel
internal import Foundation
internal import Presentation
internal import SourceText

/// The program's two streams. Results go to standard output, everything else to standard error; a closed pipe
/// ends quietly.
enum Output {
    // Set once from the command line before anything is printed, on the one thread that prints.
    nonisolated(unsafe) static var isQuiet = false
    nonisolated(unsafe) static var allowsColour = true

    /// A reader that goes away is not an error: writing to it then fails instead of ending the program with a
    /// signal.
    static func prepare() { signal(SIGPIPE, SIG_IGN) }

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
        if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
        return ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) } ?? 80
    }

    /// Writes results.
    static func write(_ text: String) { write(text, to: STDOUT_FILENO) }

    /// Writes text that may hold names from files: on a terminal nothing in it acts and lines break at words;
    /// a file or pipe gets it as it is.
    static func say(_ text: String) {
        write(
            isTerminal
                ? TextSetting.set(SafeText.neutralised(text, keepingLines: true), columns: terminalColumns)
                : text)
    }

    /// Writes a page of help, on a terminal set to its width.
    static func sayPage(_ text: String) {
        write(
            isTerminal
                ? TextSetting.page(SafeText.neutralised(text, keepingLines: true), columns: terminalColumns)
                : text)
    }

    /// Writes a note or another file's text: as it is, but on a terminal nothing in it acts.
    static func sayAsItIs(_ text: String) {
        write(isTerminal ? SafeText.neutralised(text, keepingLines: true) : text)
    }

    /// Writes a line for the reader that is not a result, unless `--quiet`.
    static func note(_ text: String) {
        if !isQuiet {
            write(
                SafeText.neutralised(text, keepingLines: true) + (text.hasSuffix("\n") ? "" : "\n"),
                to: STDERR_FILENO)
        }
    }

    /// Writes an error.
    static func error(_ text: String) {
        write(
            SafeText.neutralised(text, keepingLines: true) + (text.hasSuffix("\n") ? "" : "\n"),
            to: STDERR_FILENO)
    }

    /// Diagnostics under the text they are about; files and scripts get `name:line:column`.
    static func render(_ faults: Diagnostics) -> String {
        DiagnosticRenderer(showsPosition: faults.source.name != "query").render(
            faults.items, in: faults.source)
    }

    static func exit(_ ending: Ending) -> Never {
        Foundation.exit(ending.rawValue)
    }

    private static func write(_ text: String, to descriptor: Int32) {
        var text = text
        text.withUTF8 { bytes in
            var rest = UnsafeRawBufferPointer(bytes)[...]
            while !rest.isEmpty {
                let count = Foundation.write(
                    descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if count < 0 {
                    if errno == EINTR || errno == EAGAIN { continue }
                    // The reader has gone (EPIPE), or there is nowhere to write: nothing more to say.
                    Foundation.exit(errno == EPIPE ? Ending.done.rawValue : Ending.world.rawValue)
                }
                rest = rest.dropFirst(count)
            }
        }
    }
}
