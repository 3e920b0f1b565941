#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// Standard output and error, written whole and at once.
package enum StandardStream {
    /// What came of writing.
    package enum Outcome: Sendable, Equatable {
        case written
        /// Nobody reads any more: the pipe was closed. That is no error.
        case closed
        /// Part of it may be lost, with the system's reason: a full disk, a closed descriptor.
        case failed(reason: String)
    }

    /// Makes sure that what is written cannot go astray: a stream that is closed takes nothing in, but no file
    /// that is opened later gets its number; a reader that goes away, and a bound on file sizes, are errors of
    /// writing rather than ends of the program.
    package static func prepare() {
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
        for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(descriptor, F_GETFD) < 0 {
            // The lowest number that is free is this one. What is written to the closed output must fail; a
            // closed error stream asks for silence.
            _ = open("/dev/null", descriptor == STDERR_FILENO ? O_WRONLY : O_RDONLY)
        }
    }

    /// Writes all of a text.
    package static func write(_ text: String) -> Outcome { write(text, to: STDOUT_FILENO) }

    /// Writes a message. One that cannot be written is lost: an answer is worth more than what is said of it.
    package static func writeError(_ text: String) { _ = write(text, to: STDERR_FILENO) }

    private static func write(_ text: String, to descriptor: Int32) -> Outcome {
        var text = text
        return text.withUTF8 { bytes in
            var written = 0
            while written < bytes.count {
                let count = Glibc.write(
                    descriptor, bytes.baseAddress?.advanced(by: written), bytes.count - written)
                if count >= 0 {
                    written += count
                    continue
                }
                switch errno {
                case EINTR: continue
                case EAGAIN:
                    var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                    poll(&waiting, 1, -1)
                case EPIPE: return .closed
                default: return .failed(reason: TextFile.reason)
                }
            }
            return .written
        }
    }
}
