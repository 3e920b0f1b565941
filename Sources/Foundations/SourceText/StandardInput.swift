#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// Standard input as a text, read whole.
package enum StandardInput {
    /// - Parameter limit: most bytes taken; what never ends is not waited for.
    /// - Throws: `WorldError`, a fault of the question, when there is more, or it cannot be read.
    package static func text(limit: Int) throws(WorldError) -> String {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = read(STDIN_FILENO, &buffer, buffer.count)
            if count < 0 {
                if errno == EINTR { continue }
                throw WorldError("standard input: \(TextFile.reason)")
            }
            if count == 0 { return String(decoding: bytes, as: UTF8.self) }
            bytes += buffer[..<count]
            if bytes.count > limit {
                throw .ofQuestion("standard input: longer than \(limit >> 10) kB; nothing of it was done")
            }
        }
    }
}
