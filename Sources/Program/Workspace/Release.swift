internal import EmbeddedFiles

/// Which Assay this is. `changes.txt` is the one place where the version stands: its first line.
package enum Release {
    /// What each version brought, the newest first: `assay help changes`.
    package static let changes = EmbeddedFiles.text("Program/changes.txt")

    /// What `--version` prints, such as `0.1.0`.
    package static let version = String(changes.prefix { $0 != "\n" })
}
