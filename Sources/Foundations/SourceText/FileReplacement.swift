internal import CBytes

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

extension TextFile {
    /// Puts a text in place of a file in one step: readers see the old or the new, never half. Missing
    /// folders are made. A link is written through, and the file that was there gives the new one its mode
    /// and, where allowed, its owner.
    ///
    /// - Throws: `WorldError` with the path and why it could not; the file is then as it was. Devices, pipes
    ///   and databases are never replaced.
    package static func replace(_ path: String, with text: String) throws(WorldError) {
        try replace(path, withBytes: Array(text.utf8))
    }

    /// The same for bytes.
    package static func replace(_ path: String, withBytes bytes: [UInt8]) throws(WorldError) {
        try replace(path, withBytes: bytes, mark: nil)
    }

    /// Writes a result to a file that a reader named. A file that is there is replaced when Assay wrote it
    /// and nobody changed it since, or when that is asked for.
    ///
    /// - Throws: `WorldError` as `replace` does, and when something else has the name.
    package static func writeResult(_ text: String, to path: String, replacing: Bool) throws(WorldError) {
        try writeResult(bytes: Array(text.utf8), to: path, replacing: replacing)
    }

    /// The same for bytes.
    package static func writeResult(bytes: [UInt8], to path: String, replacing: Bool) throws(WorldError) {
        // A library, a folder or a device first: nobody is to be told to delete it, or to force it.
        _ = try target(of: path)
        if !replacing, exists(path), ownResult(path) == nil {
            throw WorldError(
                "\(path): it is there already, and not as Assay wrote it; nothing was written. Choose another name, delete it, or say --force on the command line"
            )
        }
        try replace(path, withBytes: bytes, mark: digest(of: bytes))
    }

    /// Whether anything has a name, a link to nothing too.
    package static func exists(_ path: String) -> Bool {
        var facts = stat()
        return lstat(path, &facts) == 0
    }

    /// The bytes of a result that Assay wrote and that is as it was; nil of any other file.
    package static func ownResult(_ path: String) -> [UInt8]? {
        var mark = [CChar](repeating: 0, count: 64)
        guard assay_file_mark(path, &mark, mark.count) == 64,
            let bytes = try? bytes(of: path, limit: Limits.resultBytes), mark == digest(of: bytes)
        else { return nil }
        return bytes
    }

    private static func digest(of bytes: [UInt8]) -> [CChar] {
        var digest = [UInt8](repeating: 0, count: 32)
        assay_sha256(bytes, bytes.count, &digest)
        let digits = Array("0123456789abcdef".utf8).map(CChar.init(bitPattern:))
        return digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    }

    private static func replace(_ name: String, withBytes bytes: [UInt8], mark: [CChar]?) throws(WorldError) {
        makeFolder(above: name)
        let path = try target(of: name)
        var old = stat()
        let isThere = lstat(path, &old) == 0
        let (part, descriptor) = try partFile(of: path, named: name)
        // Until its mode is known nobody else reads it.
        var isWritten = fchmod(descriptor, isThere ? old.st_mode & 0o777 : newMode) == 0
        if isThere { _ = fchown(descriptor, old.st_uid, old.st_gid) }
        isWritten = isWritten && write(bytes, to: descriptor) && fsync(descriptor) == 0
        let failure = reason
        // Where the file system keeps no marks, the file counts as somebody's own and is not replaced.
        if isWritten, let mark { _ = assay_mark_file(descriptor, mark, mark.count) }
        guard close(descriptor) == 0, isWritten, rename(part, path) == 0 else {
            let later = isWritten ? reason : failure
            unlink(part)
            throw WorldError("\(name): it cannot be written: \(later)")
        }
        synchroniseFolder(of: path)
    }

    /// Has the disk keep what was done to the names of a folder: without it a power cut may undo a renaming.
    package static func synchroniseFolder(of path: String) {
        let folder = FilePath.folder(of: path)
        let descriptor = open(folder.isEmpty ? "." : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }

    /// Where a file to be replaced really is: what a link leads to, else the name itself.
    private static func target(of name: String) throws(WorldError) -> String {
        var facts = stat()
        guard lstat(name, &facts) == 0 else { return name }
        var path = name
        if facts.st_mode & S_IFMT == S_IFLNK {
            guard let resolved = realpath(name, nil) else {
                throw WorldError("\(name): a link that leads to nothing; nothing was written")
            }
            path = String(cString: resolved)
            free(resolved)
            guard lstat(path, &facts) == 0 else {
                throw WorldError("\(name): it cannot be written: \(reason)")
            }
        }
        switch facts.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR: throw WorldError("\(name): it cannot be written: is a directory")
        default:
            throw WorldError(
                "\(name): a device or pipe, not a file; nothing was written. Choose another name")
        }
        if isDatabase(path) {
            throw WorldError(
                "\(name): a database, such as a library; nothing was written. Choose another name")
        }
        return path
    }

    /// A file beside the one to be replaced, made just now and by nobody else: no link is followed.
    private static func partFile(of path: String, named name: String) throws(WorldError) -> (String, Int32) {
        for attempt in 0..<100 {
            let part = "\(path).\(getpid())\(attempt == 0 ? "" : "-\(attempt)").part"
            let descriptor = open(part, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
            if descriptor >= 0 { return (part, descriptor) }
            guard errno == EEXIST else { break }
        }
        throw WorldError("\(name): it cannot be written: \(reason)")
    }

    /// What the user lets files made anew be.
    private static var newMode: mode_t {
        let mask = umask(0o077)
        umask(mask)
        return 0o666 & ~mask
    }

    /// Whether a file begins as every SQLite database does (file format, 1.3): never replaced by a text.
    private static func isDatabase(_ path: String) -> Bool {
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var start = [UInt8](repeating: 0, count: 16)
        return Glibc.read(descriptor, &start, 16) == 16 && start.elementsEqual("SQLite format 3\0".utf8)
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
