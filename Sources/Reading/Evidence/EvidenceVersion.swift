/// Which finding of evidence this is.
package enum EvidenceVersion {
    /// Raised whenever the same text may give another tone, voice, stage, figure or acronym with the same
    /// data files: libraries made by an older one then say so, and `assay library upgrade` makes them again.
    package static let number = 11
}
