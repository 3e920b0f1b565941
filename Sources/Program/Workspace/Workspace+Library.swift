internal import AssessmentModel
package import Library
package import SourceText

/// What the library holds, where it is, and by which versions it was read.
package struct LibraryFacts: Sendable {
    package var path: String
    package var counts: LibraryCounts
    package var versions: ReadingVersions
    /// Of the library's own form.
    var libraryVersion: Int
    /// Nil where it was read as this program would read it.
    package var notice: UpgradeNotice?
}

extension Workspace {
    /// What the library holds and where it is.
    package func libraryFacts() throws(WorldError) -> LibraryFacts {
        let library = try library()
        return LibraryFacts(
            path: library.path, counts: try library.counts(), versions: try library.readingVersions(),
            libraryVersion: LibraryFile.version, notice: try upgradeNotice())
    }

    /// Writes a copy of the library.
    package func backUpLibrary(to file: String) throws(WorldError) { try library().backUp(to: file) }

    /// Gives unused space back; sizes in bytes.
    package func compactLibrary() throws(WorldError) -> (before: Int, after: Int) { try library().compact() }
}
