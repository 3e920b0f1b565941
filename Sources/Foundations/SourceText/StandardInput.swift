#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// Standard input as a text, read whole.
package enum StandardInput {
    /// What is no UTF-8 stands in it as U+FFFD.
    ///
    /// - Parameter limit: most bytes taken; what never ends is not waited for.
    /// - Throws: `WorldError`, a fault of the question, when there is more, or it cannot be read.
    package static func text(limit: Int) throws(WorldError) -> String {
        String(decoding: try bytes(limit: limit), as: UTF8.self)
    }

    /// Words that are to be judged as they are: what is no UTF-8 is refused.
    package static func validText(limit: Int) throws(WorldError) -> String {
        if let text = String(validating: try bytes(limit: limit), as: UTF8.self) { return text }
        throw WorldError("standard input: not UTF-8 text: save or send it as UTF-8")
    }

    private static func bytes(limit: Int) throws(WorldError) -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = read(STDIN_FILENO, &buffer, buffer.count)
            if count < 0 {
                if errno == EINTR { continue }
                throw WorldError("standard input: \(TextFile.reason)")
            }
            if count == 0 { return bytes }
            bytes += buffer[..<count]
            if bytes.count > limit {
                throw .ofQuestion("standard input: longer than \(limit >> 10) kB; nothing of it was done")
            }
        }
    }
}
