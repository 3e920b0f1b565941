#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// How many files may be open at once.
package enum OpenFiles {
    /// A note as Word needs ten: the library twice, a helper's pipes, what it reads and writes.
    private static let needed: rlim_t = 16

    /// Raises the bound to what the system lets this user have, up to 1,024.
    ///
    /// - Throws: `WorldError` when that is too few: the libraries that Assay stands on end a program that gets
    ///   none.
    package static func provide() throws(WorldError) {
        var bound = rlimit()
        let kind = Int32(RLIMIT_NOFILE.rawValue)
        guard getrlimit(kind, &bound) == 0 else { return }
        let wanted = max(bound.rlim_cur, min(bound.rlim_max, 1024))
        if wanted > bound.rlim_cur {
            bound.rlim_cur = wanted
            _ = setrlimit(kind, &bound)
        }
        if wanted < needed {
            throw WorldError(
                "only \(wanted) files may be open at once here, and Assay needs \(needed): ulimit -n \(needed)"
            )
        }
    }
}
