import AssessmentModel
import Evidence
import Foundation
import TestSupport

/// The extractor with the data files of the source tree.
enum EvidenceFixture {
    /// The repository's root, by the place of this file.
    static let root = Repository.root

    static let dataFiles = [
        "evidence-tone.txt", "evidence-voices.txt", "evidence-figures.txt", "evidence-weights.csv",
    ]

    static func data() throws -> EvidenceData {
        var files: [String: String] = [:]
        for name in dataFiles {
            files[name] = try String(
                contentsOf: root.appending(path: "Sources/Keeping/ReferenceData/Data/\(name)"),
                encoding: .utf8)
        }
        return try EvidenceData(files: files)
    }

    /// Read once: the files take a few hundredths of a second.
    static let extractor = Result { EvidenceExtractor(data: try data()) }

    /// What is understood of a text that stands alone in a statement.
    static func read(_ text: String, section: String = "needs", heading: String? = nil) throws
        -> FindingEvidence
    {
        let findings = try extractor.get().extract([Passage(section: section, heading: heading, text: text)])
        guard let first = findings.first else { throw Missing() }
        return first
    }

    /// The last sentence of a text.
    static func lastSentence(_ text: String) throws -> Sentence {
        guard let last = try read(text).sentences.last else { throw Missing() }
        return last
    }

    struct Missing: Error {}
}
