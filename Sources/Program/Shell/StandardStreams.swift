internal import Glibc

/// Standard output and error, written whole and at once.
enum StandardStreams {
    /// False when nobody reads any more: the pipe was closed.
    static func write(_ text: String, to descriptor: Int32 = STDOUT_FILENO) -> Bool {
        let bytes = Array(text.utf8)
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress, $0.count)
            }
            if count < 0 {
                if errno == EINTR || errno == EAGAIN { continue }
                return errno != EPIPE
            }
            written += count
        }
        return true
    }

    static func writeError(_ text: String) { _ = write(text, to: STDERR_FILENO) }
}
