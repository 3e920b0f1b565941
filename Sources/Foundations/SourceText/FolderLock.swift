#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

extension TextFile {
    /// Keeps other programs that lock the same folder waiting until it is unlocked. The folder is made if it is
    /// not there; one that cannot be locked, as on some shared drives, is used without.
    ///
    /// - Parameter patience: the longest that another program is waited for, in seconds.
    /// - Returns: what `unlockFolder` takes.
    /// - Throws: `WorldError` when another program has held the folder for longer.
    package static func lockFolder(
        _ path: String, patience: Double = Limits.lockSeconds
    ) throws(WorldError) -> Int32 {
        makeFolder(above: path + "/file")
        let folder = open(path, O_RDONLY | O_CLOEXEC)
        guard folder >= 0 else { return -1 }
        let end = ContinuousClock.now + .seconds(patience)
        while flock(folder, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK || errno == EINTR {
            if ContinuousClock.now > end {
                close(folder)
                throw WorldError(
                    "\(path): another program is changing what is in it; after \(Int(patience.rounded(.up))) seconds of waiting nothing was changed. Try again when it has finished"
                )
            }
            usleep(20_000)
        }
        return folder
    }

    /// Lets others at a folder again; a negative lock is none.
    package static func unlockFolder(_ lock: Int32) { if lock >= 0 { close(lock) } }
}
