internal import Dispatch
internal import Glibc
internal import Workspace

/// Ctrl-C stops the running question.
enum Interruption {
    // Set once, before the question runs; the signal source lives as long as the program.
    nonisolated(unsafe) private static var source: (any DispatchSourceSignal)?

    static func stops(_ workspace: Workspace) {
        signal(SIGINT, SIG_IGN)
        let new = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
        let stop = workspace.interruption
        new.setEventHandler {
            stop()
            Glibc.exit(ExitStatus.interrupted.rawValue)
        }
        new.resume()
        source = new
    }
}
