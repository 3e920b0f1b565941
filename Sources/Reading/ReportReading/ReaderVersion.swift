/// Which reading of reports this is.
package enum ReaderVersion {
    /// Raised whenever the same original may give other findings, scores or remarks than before: libraries
    /// read by an older one then say so, and `assay library upgrade` reads their originals again.
    package static let number = 11
}
