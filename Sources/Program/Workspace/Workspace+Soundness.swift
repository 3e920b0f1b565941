internal import AssessmentModel
internal import Library
internal import ReportReading
package import SourceText

extension Workspace {
    /// What is wrong with the library, one line each; empty when it is sound.
    ///
    /// The file and its indexes are looked at first, then the originals; then every original is read again and
    /// each row that was made of it compared with what it gives; last, every row with its digest. Of councils
    /// that were read by another Assay, or with other data files, only the digests tell.
    package func checkLibrary() throws(WorldError) -> [String] {
        let library = try library()
        // What stands on damaged pages can only mislead.
        var faults = try library.faults()
        if faults.isEmpty { faults = try library.damagedOriginals() }
        if !faults.isEmpty { return faults }
        let proof = try Proof(self)
        faults = try proof.faults()
        if !faults.isEmpty {
            faults.append(
                "`assay library upgrade` makes again from the originals all that is read from them.")
        }
        for changed in try library.changedSinceStored() {
            faults.append(
                "\(changed.council): not what was stored of it: \(changed.tables.joined(separator: ", ")).")
        }
        for council in try library.withoutDigest(readWith: readingVersions()) {
            faults.append(
                "\(council): no digest is kept, so that a change made outside Assay cannot be seen; "
                    + "`assay library upgrade` makes it.")
        }
        return faults
    }
}

/// The originals read again, and what is held compared with what they give.
private struct Proof {
    private let library: LibraryFile
    private let versions: ReadingVersions
    private let building: AssessmentBuilder
    private let identification: Identification
    private let reconstruction: Reconstruction

    init(_ workspace: Workspace) throws(WorldError) {
        library = try workspace.library()
        versions = try workspace.readingVersions()
        building = try AssessmentBuilder(workspace)
        identification = Identification(known: try library.authorities())
        reconstruction = try Reconstruction(of: library, readWith: versions)
    }

    func faults() throws(WorldError) -> [String] {
        let outdated = Set(try library.authoritiesRead(otherwiseThan: versions))
        let councils = try library.authoritiesWithDocuments().filter { !outdated.contains($0.short) }
        var faults: [String] = []
        for start in stride(from: 0, to: councils.count, by: Self.atOnce) {
            var documents: [(Authority, [StoredDocument])] = []
            for council in councils[start..<min(start + Self.atOnce, councils.count)] {
                documents.append((council, try library.documents(of: council)))
            }
            for council in concurrently(documents, { read($0.0, $0.1) }) {
                faults += council.faults
                guard let assessments = council.assessments else { continue }
                faults += try reconstruction.differences(of: council.authority, from: assessments)
            }
        }
        if try library.readingVersions() == versions { faults += try reconstruction.differencesOfUnread() }
        return faults
    }

    /// Councils whose originals are held at once.
    private static let atOnce = 16

    private struct Council: Sendable {
        var authority: Authority
        var faults: [String] = []
        /// nil when an original cannot be read.
        var assessments: [StoredAssessment]?
    }

    private func read(_ authority: Authority, _ documents: [StoredDocument]) -> Council {
        var council = Council(authority: authority)
        var pages: [String: ReportPage] = [:]
        for document in documents {
            do throws(WorldError) {
                let page = try readPage(
                    ReportFile(path: document.path, bytes: document.bytes), framework: library.framework)
                pages[document.digest] = page
                if ReadDocument.extents(of: page) != document.extents {
                    council.faults.append(
                        "\(document.path): what was made of each part of its text is not what is stored.")
                }
                if let named = identification.authority(of: page), named.slug != authority.slug {
                    council.faults.append(
                        "\(document.path): held as of \(authority.short), and it is of \(named.short).")
                }
            } catch {
                council.faults.append(
                    "\(document.path): its original cannot be read any more: \(error.description)")
            }
        }
        if pages.count == Set(documents.map(\.digest)).count {
            do throws(WorldError) {
                council.assessments = try building.build(authority, documents, pages: pages)
            } catch { council.faults.append("\(authority.short): \(error.description)") }
        }
        return council
    }
}
