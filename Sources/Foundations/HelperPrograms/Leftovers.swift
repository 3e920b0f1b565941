internal import Foundation
internal import Synchronization

/// What must not outlive the program: temporary folders, and the process groups of helpers. They are cleared
/// at its exit and when SIGTERM, SIGHUP or SIGINT ends it.
final class Leftovers: Sendable {
    static let shared = Leftovers()

    private struct State {
        var folders: Set<String> = []
        var groups: Set<pid_t> = []
    }
    private let state = Mutex(State())

    private init() {
        atexit { Leftovers.shared.clear() }
        EndingSignals.watch { Leftovers.shared.clear() }
    }

    func add(folder: String) { state.withLock { _ = $0.folders.insert(folder) } }
    func remove(folder: String) { state.withLock { _ = $0.folders.remove(folder) } }
    func add(group: pid_t) { state.withLock { _ = $0.groups.insert(group) } }
    func remove(group: pid_t) { state.withLock { _ = $0.groups.remove(group) } }

    private func clear() {
        let left = state.withLock { state in
            defer { state = State() }
            return state
        }
        for group in left.groups { kill(-group, SIGKILL) }
        for folder in left.folders { try? FileManager.default.removeItem(atPath: folder) }
    }
}

/// Signals that end the program, waited for on a thread of its own: the handler only writes their number into
/// a pipe. A signal that is ignored stays so; what somebody else does at SIGTERM or SIGHUP is done after, and Ctrl-C is
/// left to whoever handles it.
private enum EndingSignals {
    // SAFETY: written once, before the first handler is put in place.
    nonisolated(unsafe) private static var pipeEnd: Int32 = -1
    // SAFETY: each is written before its signal's handler is put in place.
    nonisolated(unsafe) private static var earlier: [Int32: sigaction] = [:]

    static func watch(_ clear: @escaping @Sendable () -> Void) {
        var ends: [Int32] = [-1, -1]
        guard privatePipe(&ends) else { return }
        pipeEnd = ends[1]
        let source = ends[0]
        Thread.detachNewThread {
            var number: UInt8 = 0
            while true {
                let count = read(source, &number, 1)
                if count < 0, errno == EINTR { continue }
                guard count == 1 else { return }
                clear()
                var action = earlier[Int32(number)] ?? sigaction()
                sigaction(Int32(number), &action, nil)
                kill(getpid(), Int32(number))
            }
        }
        for number in [SIGTERM, SIGHUP, SIGINT] {
            var now = sigaction()
            guard sigaction(number, nil, &now) == 0 else { continue }
            let handler = unsafeBitCast(now.__sigaction_handler.sa_handler, to: Int.self)
            // 0 is the system's own way, 1 is to ignore it.
            guard handler == 0 || (handler != 1 && number != SIGINT) else { continue }
            earlier[number] = now
            signal(number) { number in
                var byte = UInt8(truncatingIfNeeded: number)
                _ = write(EndingSignals.pipeEnd, &byte, 1)
            }
        }
    }
}
