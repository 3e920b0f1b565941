internal import Foundation
internal import SourceText

/// A program that was started in a process group of its own, with its output and complaints to read. Not
/// Foundation's `Process`, which keeps descriptors open, needs a loopback interface, and traps without
/// descriptors.
struct Spawned {
    let pid: pid_t
    let output: Int32
    let errors: Int32
    private static let oneAtATime = NSLock()

    /// - Parameter command: the program's path, then its arguments.
    /// - Throws: `WorldError` with the system's reason.
    init(_ command: [String], environment: [String: String], named name: String) throws(WorldError) {
        let failure = { (code: Int32) in
            WorldError("\(name) cannot be started: \(String(cString: strerror(code)))")
        }
        var (out, err): ([Int32], [Int32]) = ([-1, -1], [-1, -1])
        // One at a time, so that no program gets the ends of another's pipes before they are closed to it.
        Self.oneAtATime.lock()
        defer { Self.oneAtATime.unlock() }
        guard privatePipe(&out) else { throw failure(errno) }
        guard privatePipe(&err) else {
            let code = errno
            close(out[0])
            close(out[1])
            throw failure(code)
        }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, out[1], STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&actions, err[1], STDERR_FILENO)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        var all = sigset_t()
        sigemptyset(&none)
        sigfillset(&all)
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        var words = command.map { strdup($0) } + [nil]
        var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer {
            for word in words + variables { free(word) }
        }
        var child: pid_t = 0
        let code = posix_spawn(&child, command[0], &actions, &attributes, &words, &variables)
        close(out[1])
        close(err[1])
        guard code == 0 else {
            close(out[0])
            close(err[0])
            throw failure(code)
        }
        (pid, output, errors) = (child, out[0], err[0])
        Leftovers.shared.add(group: child)
    }

    /// Its exit status, or the negated signal that ended it; nil when it has not ended in time.
    func status(within seconds: Double) -> Int32? {
        let end = ContinuousClock.now + .seconds(seconds)
        var pause: UInt32 = 200
        while true {
            var status: Int32 = 0
            let ended = waitpid(pid, &status, WNOHANG)
            if ended == pid { return status & 0x7F == 0 ? (status >> 8) & 0xFF : -(status & 0x7F) }
            if ended < 0, errno != EINTR { return nil }
            if ContinuousClock.now > end { return nil }
            usleep(pause)
            pause = min(pause * 2, 20_000)
        }
    }

    /// Ends it with all that it started, and gives back what it took.
    func finish() {
        kill(-pid, SIGKILL)
        Leftovers.shared.remove(group: pid)
        close(output)
        close(errors)
    }
}

/// A pipe of which programs that are started get no end unasked.
func privatePipe(_ ends: inout [Int32]) -> Bool {
    guard pipe(&ends) == 0 else { return false }
    return ends.allSatisfy { fcntl($0, F_SETFD, FD_CLOEXEC) == 0 }
}
