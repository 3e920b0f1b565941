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

    /// What is left of these when some assessments are no more: what one of them superseded is superseded by
    /// what superseded that one.
    package static func without(_ gone: Set<String>, _ supersessions: [Supersession]) -> [Supersession] {
        supersessions.compactMap { supersession in
            var left = supersession
            // As often as there are links, since a file that was edited may lead in a circle.
            for _ in supersessions where gone.contains(left.new) {
                guard let next = supersessions.first(where: { $0.old == left.new }) else { return nil }
                (left.new, left.reason) = (next.new, next.reason)
            }
            return gone.contains(left.old) || gone.contains(left.new) || left.old == left.new ? nil : left
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
        try keep(try supersessions().filter { $0.old != supersession.old } + [supersession])
    }

    /// Keeps these, in place of all that were kept.
    ///
    /// - Throws: `WorldError` when they cannot be written.
    package func keep(_ supersessions: [Supersession]) throws(WorldError) {
        try TextFile.replace(
            versionsPath,
            with: "superseded,by,reason\n"
                + supersessions.map { OwnScores.line([$0.old, $0.new, $0.reason]) }.joined())
    }
}
