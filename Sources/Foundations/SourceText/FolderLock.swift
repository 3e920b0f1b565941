#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

extension TextFile {
    /// Does something while other programs that would lock the same folder wait. The folder is made if it is
    /// not there; one that cannot be locked, as on some shared drives, is used without.
    package static func whileLocking<Result, Failure: Error>(
        _ folder: String, _ work: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        makeFolder(above: folder + "/file")
        let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
        if descriptor >= 0 { flock(descriptor, LOCK_EX) }
        defer { if descriptor >= 0 { close(descriptor) } }
        return try work()
    }
}
