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
            throw WorldError("\(path): not UTF-8 text: save it again as UTF-8")
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
        guard descriptor >= 0 else {
            let isEmptyLink = errno == ENOENT && FilePath.isNamed(path)
            throw WorldError("\(path): \(isEmptyLink ? "a link to what is not there" : reason)")
        }
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
        // Shares without times say 1601, clocks run wrong: nanoseconds since 1970 reach from 1677 to 2262.
        let seconds = Int(facts.st_ctim.tv_sec).multipliedReportingOverflow(by: 1_000_000_000)
        let today = Int(now.tv_sec - 2).multipliedReportingOverflow(by: 1_000_000_000)
        let changed = seconds.partialValue.addingReportingOverflow(Int(facts.st_ctim.tv_nsec))
        let limit = today.partialValue.addingReportingOverflow(Int(now.tv_nsec))
        guard !seconds.overflow, !today.overflow, !changed.overflow, !limit.overflow else { return nil }
        // File systems keep the time to two seconds at worst (FAT).
        guard changed.partialValue < limit.partialValue else { return nil }
        return (Int(facts.st_size), changed.partialValue)
    }

    /// Makes an empty file where nothing is, for its owner to write and others to read as the system allows. False where
    /// something stands there already, were it made a moment ago by another program, or where none can be made.
    package static func makeEmpty(_ path: String) -> Bool {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { return false }
        close(descriptor)
        return true
    }

    /// Refuses a file in a folder that is not there: a slip in its name would make one where nobody looks.
    ///
    /// - Throws: `WorldError` that names the folder.
    package static func refuseMissingFolder(of path: String) throws(WorldError) {
        let folder = FilePath.folder(of: path)
        guard !folder.isEmpty, !exists(folder) else { return }
        throw WorldError("\(folder): no such folder; nothing was written. Make it, or write elsewhere.")
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
}
