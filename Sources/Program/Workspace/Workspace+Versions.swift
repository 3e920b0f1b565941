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
        let council = try council(ofAssessment: old)
        var read: Set<String> = []
        for file in report.files {
            if let id = try home(of: file), RecordID(id)?.authority == council.slug { read.insert(id) }
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

    /// The council of an assessment that the library has.
    ///
    /// - Throws: `WorldError` for any other id, with the nearest.
    func council(ofAssessment id: String) throws(WorldError) -> Authority {
        let library = try library()
        guard let record = RecordID(id), record.kind == .assessment,
            let council = try library.authorities().first(where: { $0.slug == record.authority })
        else {
            throw .ofQuestion("\"\(id)\" is no assessment: write its id, such as stockton-on-tees@2025-10.")
        }
        let ids = try library.assessmentIDs(ofAuthority: council.slug)
        guard ids.contains(id) else {
            throw .ofQuestion(Suggestion.after("\(council.short) has no assessment \"\(id)\".", id, in: ids))
        }
        return council
    }

    /// The assessment that a file belongs to, also one that had been imported before.
    private func home(of file: ImportReport.File) throws(WorldError) -> String? {
        if let known = file.assessment { return known }
        guard case .unchanged = file.outcome else { return nil }
        return try library().assessmentID(ofDocumentAt: file.path)
    }
}
