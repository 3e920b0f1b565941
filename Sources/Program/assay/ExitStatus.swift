/// How a command ends: the program's exit codes.
enum ExitStatus: Int32, Error {
    case done = 0
    /// The question, script, template or briefing is at fault.
    case fault = 1
    /// The command line is.
    case usage = 2
    /// The library or a file cannot be read or written.
    case world = 3
    /// `--expect-rows`, and there were none.
    case noRows = 4
    case interrupted = 130
}
