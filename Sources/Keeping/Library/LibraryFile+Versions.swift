package import AssessmentModel
internal import ReferenceData
package import SourceText

/// That one assessment took the place of another, on review or correction.
package struct Supersession: Sendable, Hashable {
    /// Long ids: "stockton-on-tees@2025-10".
    package var old: String
    package var new: String
    /// As printed or given: "review", "correction".
    package var reason: String

    package init(old: String, new: String, reason: String) {
        self.old = old
        self.new = new
        self.reason = reason
    }

    /// Marks the assessments of a council as versions of each other.
    package static func mark(_ assessments: inout [Assessment], by supersessions: [Supersession]) {
        for supersession in supersessions {
            guard let old = assessments.firstIndex(where: { $0.id == supersession.old }),
                let new = assessments.firstIndex(where: { $0.id == supersession.new })
            else { continue }
            let date = assessments[new].published.map { "\($0.english), " } ?? ""
            assessments[old].superseded = date + supersession.reason
            assessments[new].version = assessments[old].version + 1
        }
    }
}

extension LibraryFile {
    /// The file beside the library that says which assessment superseded which: text, to be read and edited.
    private var versionsPath: String {
        (path.hasSuffix(".sqlite") ? String(path.dropLast(7)) : path) + ".versions.csv"
    }

    /// Which assessment superseded which, in the order in which it was said.
    ///
    /// - Throws: `WorldError` when the file cannot be read.
    package func supersessions() throws(WorldError) -> [Supersession] {
        guard TextFile.exists(versionsPath) else { return [] }
        return CSVReader.records(try TextFile.read(versionsPath)).map {
            Supersession(old: $0["superseded"] ?? "", new: $0["by"] ?? "", reason: $0["reason"] ?? "")
        }
    }

    /// Keeps that one assessment superseded another.
    ///
    /// - Throws: `WorldError` when it cannot be written.
    package func keep(_ supersession: Supersession) throws(WorldError) {
        let others = try supersessions().filter { $0.old != supersession.old }
        try TextFile.replace(
            versionsPath,
            with: "superseded,by,reason\n"
                + (others + [supersession]).map { OwnScores.line([$0.old, $0.new, $0.reason]) }.joined())
    }
}
