internal import AssessmentModel
package import Library
internal import QueryLanguage
package import SourceText

extension Workspace {
    /// Says that what was imported superseded an assessment, and builds the council's assessments again.
    ///
    /// - Parameters:
    ///   - old: id of the assessment that was superseded, long.
    ///   - reason: review, correction.
    /// - Returns: which took the place of which.
    /// - Throws: `WorldError` when there is no such assessment, or nothing else of that council was imported.
    package func supersede(_ old: String, because reason: String, by report: ImportReport) throws(WorldError)
        -> Supersession
    {
        let library = try library()
        guard let id = RecordID(old), id.kind == .assessment,
            let council = try library.authorities().first(where: { $0.slug == id.authority })
        else {
            throw .ofQuestion("\"\(old)\" is no assessment: write its id, such as stockton-on-tees@2025-10.")
        }
        let ids = try library.assessmentIDs(ofAuthority: council.slug)
        guard ids.contains(old) else {
            throw .ofQuestion(
                Suggestion.after("\(council.short) has no assessment \"\(old)\".", old, in: ids))
        }
        let read = Set(report.files.compactMap(\.assessment)).filter {
            RecordID($0)?.authority == council.slug
        }
        guard let new = read.first(where: { $0 != old }), read.subtracting([old]).count == 1 else {
            throw .ofQuestion(
                read.contains(old)
                    ? "What was imported is of the same month as \(old), so it was read as pages of it: give the file the date of the new version."
                    : "Nothing else of \(council.short) was imported, so nothing supersedes \(old).")
        }
        let supersession = Supersession(old: old, new: new, reason: reason)
        try library.keep(supersession)
        let builder = try AssessmentBuilder(self)
        try library.storing(readWith: try readingVersions()) { transaction in
            try transaction.rebuild(council) { owner, documents in try builder.build(owner, documents) }
        }
        return supersession
    }
}
