internal import AssessmentModel
internal import Briefing
internal import Ledger
package import Library
internal import QueryLanguage
package import SourceText
internal import TextAnalysis

/// Reports that are to be taken out of the library, and what stands on them.
package struct Forgetting: Sendable {
    /// As a command names it: "northmoor", "northmoor@2026-03".
    package var name: String
    package var reports: [HeldReport]
    /// Drafts that are about them or quote them, and plans that answer them, by name: officers' files, which stay.
    package var drafts, plans: [String]
    /// Assessments that stay by their published scores.
    package var scored: [String]
    /// What superseded what and is kept, because one of the two goes: as it is now, and as it will be.
    var relinked: [(before: Supersession, after: Supersession?)]
    let council: Authority
    /// Nil for every document of the council.
    let ids: Set<String>?
    /// As they will be.
    let supersessions: [Supersession]
}

extension Workspace {
    /// What would go if a council's reports, or one of them, were taken out of the library.
    ///
    /// - Parameter text: a council as it is typed, or an assessment's id.
    /// - Throws: `WorldError` for what is neither, or of which nothing was imported.
    package func forgetting(_ text: String) throws(WorldError) -> Forgetting {
        let parts = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
        let name = parts.first.map(String.init) ?? ""
        guard !name.isEmpty else {
            throw .ofQuestion(
                "Say which council's reports, or one by its id: library forget northmoor@2026-03")
        }
        let known = try catalogue().authorities
        let council = try known.match(name).entry(named: name, "council", label: \.short)
        let library = try library()
        let held = try library.heldReports(ofAuthority: council.slug)
        guard !held.isEmpty else {
            throw .ofQuestion(
                "No report of \(council.short) was imported, so there is none to remove; published scores stay."
            )
        }
        let ids = held.map(\.id)
        let wanted = parts.count > 1 ? "\(council.slug)@\(parts[1])" : nil
        if let wanted, !ids.contains(wanted) {
            throw .ofQuestion(
                Suggestion.after("No report \"\(wanted)\" was imported.", wanted, in: ids))
        }
        let going = wanted.map { [$0] } ?? ids
        let scored = try library.publishedScores()[council.slug]?.map(\.id) ?? []
        let gone = Set(going).subtracting(scored)
        let supersessions = try library.supersessions()
        let left = Supersession.without(gone, supersessions)
        return Forgetting(
            name: wanted ?? council.slug, reports: held.filter { going.contains($0.id) },
            drafts: drafts(on: going, of: council, among: known), plans: plans(on: going),
            scored: going.filter(scored.contains),
            relinked: supersessions.filter { !left.contains($0) }.map { link in
                (link, left.first { $0.old == link.old })
            }, council: council, ids: wanted.map { [$0] }, supersessions: left)
    }

    /// Takes reports out of the library, all of it or nothing; files that they were read from are not touched.
    ///
    /// - Throws: `WorldError` when it cannot be written, or another report of the council cannot be read any more.
    package func forget(_ forgetting: Forgetting) throws(WorldError) {
        let library = try library()
        let builder = try AssessmentBuilder(self, supersessions: forgetting.supersessions)
        try library.storing(readWith: try readingVersions()) { transaction in
            try transaction.forget(forgetting.ids, of: forgetting.council) { owner, documents in
                try builder.build(owner, documents)
            }
            // Last of all: what cannot be written here undoes the rest.
            if !forgetting.relinked.isEmpty { try library.keep(forgetting.supersessions) }
        }
    }

    /// Ids of the assessments of which documents are kept.
    package var reportIDs: [String] { ((try? library().heldReports()) ?? []).map(\.id) }

    /// Drafts that quote one of these assessments, or are about the council.
    private func drafts(on ids: [String], of council: Authority, among known: NameIndex<Authority>)
        -> [String]
    {
        let folder = DraftFolder(path: options.draftsFolder)
        return folder.names.filter { name in
            guard let draft = (try? folder.read(name))?.draft else { return false }
            let names = draft.parameters.flatMap { $0.value.split(separator: ",") }
            return draft.pins.contains { pin in ids.contains { pin.id.hasPrefix($0 + "/") } }
                || names.contains { name in
                    if case .one(let named) = known.match(name.trimmed) {
                        named.slug == council.slug
                    } else {
                        false
                    }
                }
        }
    }

    private func plans(on ids: [String]) -> [String] {
        let folder = PlanFolder(path: options.plansFolder)
        return folder.names.filter { name in
            (try? folder.read(name)).map { plan in ids.contains(plan.assessment) } ?? false
        }
    }
}
