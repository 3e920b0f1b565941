#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// Whole text files, read and replaced.
package enum TextFile {
    /// The text of a regular file.
    ///
    /// - Parameter limit: largest size taken, in bytes.
    /// - Throws: `WorldError` with the path and why it cannot be read: missing, a folder, too large, not
    ///   UTF-8.
    package static func read(_ path: String, limit: Int = Limits.templateBytes) throws(WorldError) -> String {
        let bytes = try bytes(of: path, limit: limit)
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw WorldError("\(path): not UTF-8 text")
        }
        return text
    }

    /// The text of a file whose bytes that are no UTF-8 become `�`; nil when it cannot be read.
    package static func readLeniently(_ path: String, limit: Int = Limits.templateBytes) -> String? {
        (try? bytes(of: path, limit: limit)).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The bytes of a regular file.
    ///
    /// - Throws: `WorldError` with the path and why it cannot be read. Devices and pipes are refused, since
    ///   they may never end.
    package static func bytes(of path: String, limit: Int) throws(WorldError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw WorldError("\(path): \(reason)") }
        defer { close(descriptor) }
        var facts = stat()
        guard fstat(descriptor, &facts) == 0 else { throw WorldError("\(path): \(reason)") }
        switch facts.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR: throw WorldError("\(path): a folder, not a file")
        default: throw WorldError("\(path): not a regular file")
        }
        if facts.st_size > limit {
            throw WorldError(
                "\(path): larger than \(limit < 1 << 20 ? "\(limit >> 10) kB" : "\(limit >> 20) MB")")
        }
        var bytes = [UInt8](repeating: 0, count: Int(facts.st_size))
        var filled = 0
        while filled < bytes.count {
            let count = bytes.withUnsafeMutableBytes {
                Glibc.read(descriptor, $0.baseAddress?.advanced(by: filled), $0.count - filled)
            }
            if count < 0 {
                if errno == EINTR { continue }
                throw WorldError("\(path): \(reason)")
            }
            if count == 0 { break }
            filled += count
        }
        bytes.removeLast(bytes.count - filled)
        return bytes
    }

    /// Size and time of the last change of any kind (ctime, which no program can set back), in nanoseconds
    /// since 1970; nil when there is no such regular file, or it changed so lately, or in what the clock says
    /// is the future, that another change might not show.
    package static func facts(of path: String) -> (bytes: Int, changed: Int)? {
        var facts = stat()
        var now = timespec()
        guard stat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG,
            clock_gettime(CLOCK_REALTIME, &now) == 0
        else { return nil }
        let changed = facts.st_ctim.tv_sec * 1_000_000_000 + facts.st_ctim.tv_nsec
        // File systems keep the time to two seconds at worst (FAT).
        guard changed < (now.tv_sec - 2) * 1_000_000_000 + now.tv_nsec else { return nil }
        return (Int(facts.st_size), changed)
    }

    /// Puts a text in place of a file in one step: readers see the old or the new, never half. Missing
    /// folders are made.
    ///
    /// - Throws: `WorldError` with the path and why it could not; the file is then as it was.
    package static func replace(_ path: String, with text: String) throws(WorldError) {
        try replace(path, withBytes: Array(text.utf8))
    }

    /// The same for bytes.
    package static func replace(_ path: String, withBytes bytes: [UInt8]) throws(WorldError) {
        if isDatabase(path) {
            throw WorldError(
                "\(path): a database, such as a library; nothing was written. Choose another name")
        }
        makeFolder(above: path)
        let draft = path + ".\(getpid()).part"
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw WorldError("\(path): it cannot be written: \(reason)") }
        let isWritten = write(bytes, to: descriptor) && fsync(descriptor) == 0
        let failure = reason
        guard close(descriptor) == 0, isWritten, rename(draft, path) == 0 else {
            let later = isWritten ? reason : failure
            unlink(draft)
            throw WorldError("\(path): it cannot be written: \(later)")
        }
    }

    /// Whether a file begins as every SQLite database does (file format, 1.3): never replaced by a text.
    private static func isDatabase(_ path: String) -> Bool {
        guard let file = fopen(path, "rb") else { return false }
        defer { fclose(file) }
        var start = [UInt8](repeating: 0, count: 16)
        return fread(&start, 1, 16, file) == 16 && start.elementsEqual("SQLite format 3\0".utf8)
    }

    /// Makes the folders above a file, as far as it can.
    package static func makeFolder(above path: String) {
        var made = path.hasPrefix("/") ? "" : "."
        for part in path.split(separator: "/").dropLast() {
            made += "/" + part
            mkdir(made, 0o755)
        }
    }

    /// What the system said about the last call that failed, in lower case: "no such file or directory".
    package static var reason: String {
        let text = String(cString: strerror(errno))
        return text.prefix(1).lowercased() + text.dropFirst()
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress?.advanced(by: written), $0.count - written)
            }
            if count < 0 {
                if errno == EINTR { continue }
                return false
            }
            written += count
        }
        return true
    }
}
