package import AssessmentModel
internal import Foundation
internal import ReferenceData
package import SourceText

extension LibraryFile {
    /// The file beside the library that keeps the scores which the user added: text, to be read and edited.
    package var ownScoresPath: String {
        (path.hasSuffix(".sqlite") ? String(path.dropLast(7)) : path) + ".scores.csv"
    }

    /// That file's text; nil when there is none.
    ///
    /// - Throws: `WorldError` when it cannot be read.
    package func ownScores() throws(WorldError) -> String? {
        guard TextFile.exists(ownScoresPath) else { return nil }
        return try TextFile.read(ownScoresPath)
    }

    /// Adds rows to it, in one step. A council's row of the same date takes the place of the one before.
    ///
    /// - Throws: `WorldError` when it cannot be written.
    package func keepOwnScores(rows: [[String]]) throws(WorldError) {
        let old = CSVReader.rows(try ownScores() ?? "").dropFirst().filter { kept in
            !rows.contains { $0.prefix(2) == kept.prefix(2) }
        }
        try TextFile.replace(
            ownScoresPath,
            with: ([OwnScores.columns] + old + rows).map(OwnScores.line).joined())
    }

    /// Puts it back as it was.
    package func restoreOwnScores(_ text: String?) throws(WorldError) {
        if let text { return try TextFile.replace(ownScoresPath, with: text) }
        try? FileManager.default.removeItem(atPath: ownScoresPath)
    }
}

extension StoringTransaction {
    /// Builds a council's assessments again from what is held of it.
    package func rebuild(
        _ authority: Authority, assemble: (Authority, [StoredDocument]) throws -> [StoredAssessment]
    ) throws {
        try build(key(of: authority), assemble)
    }
}
