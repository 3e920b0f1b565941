internal import AssessmentModel
internal import TextAnalysis

/// Holds one sentence against the paragraphs that may be its source.
struct Verifier<Source: VerifySource> {
    let vocabulary: CheckVocabulary
    let source: Source

    typealias Candidate = ClaimCandidate

    private var comparison: ClaimComparison { ClaimComparison(vocabulary: vocabulary) }

    private func changes(_ claim: Claim, _ candidate: Candidate) throws -> [String] {
        let published = try source.assessments(ids: [candidate.passage.assessment]).first?.published
        return comparison.changes(claim, candidate, published: published)
    }

    /// Least share of the claim's words that a source must have.
    private static var leastCoverage: Double { 0.5 }

    /// - Parameters:
    ///   - council: the one that the claim is about, when it or an earlier sentence names one.
    ///   - isNamed: whether the claim itself names a council.
    func verify(_ claim: Claim, council: NamedCouncil?, isNamed: Bool) throws -> Verification {
        func notFound(_ reason: String...) -> Verification {
            Verification(sentence: claim.text, verdict: .notFound, changes: reason)
        }
        guard claim.stems.count >= 2 else { return notFound("It says too little to be looked up.") }
        if let council, !council.isRead {
            return notFound("No text of a report on \(council.name) is in the library.")
        }
        // What was turned into its opposite is found by the word that stood there.
        let words = claim.words.filter {
            !SmallWords.all.contains($0) && !claim.names.contains($0) && $0.count > 1
        }
        let search = words + words.flatMap { Contrast.opposites(of: $0).sorted() }
        let own = candidates(claim, try source.passages(nearest: search, authority: council?.slug, most: 40))
        let best = own.first
        // Another council's report may be what it is taken from.
        if let council, isNamed, best.map({ $0.score < 0.95 }) ?? true {
            let elsewhere = candidates(claim, try source.passages(nearest: search, authority: nil, most: 40))
                .first { RecordID($0.passage.assessment)?.authority != council.slug }
            if let other = elsewhere, other.score >= 0.75, other.score > (best?.score ?? 0) + 0.15 {
                let name =
                    try source.assessments(ids: [other.passage.assessment]).first?.authority
                    ?? other.passage.assessment
                return try verification(
                    claim, .altered,
                    ["CQC wrote this of \(name), not of \(council.name)."] + (try changes(claim, other)),
                    other, own)
            }
        }
        // A claim of two or three words must be there whole: half of it is a coincidence.
        let least = claim.stems.count <= 3 ? 0.8 : Self.leastCoverage
        guard let best, best.coverage >= least else { return notFound() }
        // What no figure ties to a passage must be there in its words; a paraphrase may bring some of its
        // own.
        let absence = Double(best.absent.count) / Double(claim.stems.count)
        if absence > (best.numbersShared > 0 ? 0.5 : 0.34) { return notFound() }
        // Of sentences that fit about equally well, the one that agrees; of the newest report first.
        let near = own.filter { $0.score >= best.score - 0.12 && $0.coverage >= least }.prefix(8)
        // A sentence that has all of several figures is another place to look, however the claim puts it.
        let figures = claim.mentions.numbers.count { $0.role == .value }
        let exact = own.filter { figures >= 2 && $0.numbersShared >= figures && $0.coverage >= 0.3 }.prefix(2)
        let close =
            near
            + exact.filter { other in
                !near.contains { $0.sentence == other.sentence && $0.passage.id == other.passage.id }
            }
        let current = Set(
            try source.assessments(ids: Array(Set(close.map(\.passage.assessment)))).filter(\.isCurrent).map(
                \.id))
        let ordered =
            close.filter { current.contains($0.passage.assessment) }
            + close.filter { !current.contains($0.passage.assessment) }
        for candidate in ordered where try changes(claim, candidate).isEmpty {
            return try verification(claim, .supported, [], candidate, own)
        }
        // With few of its words and none of its numbers it is another matter that happens to sound alike.
        if best.coverage < 0.6, claim.mentions.numbers.isEmpty || best.numbersShared == 0 {
            return notFound()
        }
        return try verification(claim, .altered, try changes(claim, best), best, own)
    }

    private func verification(
        _ claim: Claim, _ verdict: Verification.Verdict, _ changes: [String], _ candidate: Candidate,
        _ all: [Candidate]
    ) throws -> Verification {
        let facts = try source.assessments(ids: [candidate.passage.assessment]).first
        let source = Verification.Source(
            words: candidate.sentence.text, place: place(of: candidate, facts), id: candidate.passage.id,
            isQuotation: true)
        return Verification(
            sentence: claim.text, verdict: verdict, changes: changes, source: source,
            unmatched: verdict == .supported ? comparison.unmatched(claim, candidate) : [],
            newer: try facts.flatMap { try newer(than: $0, all) })
    }

    /// "CQC Northmoor report of May 2024, Assessing needs, paragraph 7".
    private func place(of candidate: Candidate, _ facts: SourceAssessment?) -> String {
        let title =
            source.sectionTitles.first { $0.slug == candidate.passage.section }?.title
            ?? candidate.passage.section
        let date = facts?.isCurrent == false ? facts?.published.map { " of \($0.english)" } ?? "" : ""
        return
            "CQC \(facts?.authority ?? candidate.passage.assessment) report\(date), \(title), paragraph \(candidate.passage.number)"
    }

    /// What the council's newest report says instead of an earlier one; nil when it is the newest.
    private func newer(than facts: SourceAssessment, _ all: [Candidate]) throws -> String? {
        guard !facts.isCurrent,
            let id = try source.assessmentIDs(ofAuthorityNamed: facts.authority).first(where: {
                $0 != facts.id
            }),
            let current = try source.assessments(ids: [id]).first, current.isCurrent, !current.isScoresOnly
        else { return nil }
        let date = current.published.map { " of \($0.english)" } ?? ""
        guard
            let same = all.first(where: { $0.passage.assessment == id && $0.coverage >= Self.leastCoverage })
        else {
            return "There is a later report\(date), in which nothing like this was found."
        }
        return "The later report\(date) says: “\(same.sentence.text)” (\(same.passage.id))"
    }

    private func candidates(_ claim: Claim, _ passages: [SourcePassage]) -> [Candidate] {
        comparison.candidates(claim, passages)
    }
}
