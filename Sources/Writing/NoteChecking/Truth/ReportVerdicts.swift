internal import ClaimReading
internal import AssessmentModel
internal import English
internal import NoteText
internal import SentenceNumbers
internal import TextAnalysis

/// What the paragraphs of reports say to a claim.
///
/// 1. `passages`: paragraphs are looked for by the claim's words, then by others for the same.
/// 2. `closest`: their sentences that share enough of its words, or all of its figures, are looked at.
/// 3. `judge`: each is compared with the claim. `ClaimComparison` finds slots that are otherwise and turns that nothing
///    bears out (who does what to whom, denials, degrees, stages, times); `BorneOut` the words that the sentence says
///    in none of the ways it could: itself, another word or turn for the same, a narrower word, its heading, what its
///    figures make; `Remainder` the few words that turn nothing.
/// 4. `together`: where none bears out the claim, two neighbouring sentences may.
/// 5. `verdict`: the first that bears it out supports it; else the likeliest says what is otherwise or left over.
struct ReportVerdicts<Source: VerifySource> {
    let vocabulary: CheckVocabulary
    let source: Source

    typealias Candidate = ClaimCandidate

    /// The sentences that a claim may rest on, and how it differs from the likeliest of them.
    struct Comparisons {
        /// The one that fits best first.
        var all: [Candidate]
        /// Up to the first that supports the claim, which is then the last.
        var judged: [(candidate: Candidate, judgement: SentenceComparison)]

        /// Whether a sentence that is nearly the claim itself says otherwise than one that lies farther off.
        func isContradicted(_ candidate: Candidate) -> Bool {
            judged.contains { other in
                (!other.judgement.altered.isEmpty
                    || other.judgement.open.contains(where: Contrast.negations.contains))
                    && other.candidate.coverage >= 0.75
                    && other.candidate.coverage >= candidate.coverage - 0.1
            }
        }
    }

    private var comparison: ClaimComparison { ClaimComparison(vocabulary: vocabulary) }

    /// - Parameter passages: that were looked at, its own among them.
    private func judge(_ claim: Claim, _ candidate: Candidate, among passages: [SourcePassage] = []) throws
        -> SentenceComparison
    {
        let facts = try source.assessments(ids: [candidate.passage.assessment]).first
        let isOwn = claim.councils.allSatisfy { $0.slug == facts?.authoritySlug }
        if isOwn, claim.isWhole(candidate.sentence.text) { return SentenceComparison(altered: [], open: []) }
        var judgement = comparison.judge(
            claim, candidate, published: facts?.published, title: title(of: candidate.passage),
            remainder: Remainder(
                claim: claim, others: passages.filter { $0.id != candidate.passage.id },
                titles: Set(source.sectionTitles.flatMap { Wording.words($0.title) }), vocabulary: vocabulary)
        )
        // Another council than the passage's must be named in it.
        let own = facts.map { Folding.words($0.authority) } ?? ""
        let there = " " + Folding.words(candidate.sentence.text) + " "
        for council in claim.councils where council.slug != facts?.authoritySlug {
            let name = Folding.words(council.name)
            if name != own, !there.contains(" \(name) ") { judgement.open.append(council.name) }
        }
        return judgement
    }

    private func title(of passage: SourcePassage) -> String {
        source.sectionTitles.first { $0.slug == passage.section }?.title ?? passage.section
    }

    /// Least share of the claim's words that a source must have: a claim of two or three words must be there
    /// whole, since half of it is a coincidence.
    private func leastCoverage(of claim: Claim) -> Double { claim.stems.count <= 3 ? 0.8 : 0.5 }

    /// The paragraphs that may say what a claim says.
    ///
    /// - Parameter isWide: whether other words for the same are looked for, too.
    func passages(for claim: Claim, of council: NamedCouncil?, isWide: Bool = false) throws
        -> [SourcePassage]
    {
        guard claim.stems.count >= 2, council?.isRead ?? true else { return [] }
        let words = searched(claim)
        let more = isWide ? words.flatMap { Meanings.words(like: $0).prefix(6) } : []
        return try source.passages(
            nearest: (words + more).unique, authority: council?.slug, most: isWide ? 60 : 40)
    }

    /// The words by which a claim is looked for: what was turned into its opposite is found by the word that
    /// stood there.
    private func searched(_ claim: Claim) -> [String] {
        let words = claim.words.filter {
            !SmallWords.all.contains($0) && !claim.names.contains($0) && $0.count > 1
        }
        return words + words.flatMap { Contrast.opposites(of: $0).sorted() }
    }

    /// How a claim differs from the likeliest sentences of some paragraphs.
    func comparisons(of claim: Claim, with passages: [SourcePassage]) throws -> Comparisons {
        guard !claim.stems.isEmpty else { return Comparisons(all: [], judged: []) }
        var found = Comparisons(all: comparison.candidates(claim, passages), judged: [])
        for candidate in try closest(found.all, claim) {
            let judgement = try judge(claim, candidate, among: passages)
            found.judged.append((candidate, judgement))
            if judgement.isSupported {
                // "In the last twelve months" ties nothing to a sentence.
                if claim.mentions.numbers.allSatisfy({ $0.unit.map(ClaimComparison.isOfTime) ?? false }),
                    try found.isContradicted(candidate) || isDenied(claim, candidate, by: found.all)
                {
                    found.judged.removeLast()
                    continue
                }
                if try isOutdone(claim, candidate, by: found.all) {
                    found.judged.removeLast()
                    continue
                }
                return found
            }
        }
        if let both = try together(claim, found, among: passages) { found.judged.append(both) }
        return found
    }

    /// Whether another sentence that has about as much of a claim denies it: "people waited" of three in one paragraph
    /// where another has that nobody did.
    private func isDenied(_ claim: Claim, _ candidate: Candidate, by all: [Candidate]) throws -> Bool {
        let near = all.prefix(6).filter {
            $0.sentence != candidate.sentence && $0.coverage >= max(0.75, candidate.coverage - 0.1)
        }
        return try near.contains { other in
            let judgement = try judge(claim, other)
            return !judgement.altered.isEmpty && judgement.open.contains(where: Contrast.negations.contains)
        }
    }

    /// Whether another sentence of the report has all of a claim's words that this one has, and more, and does not bear
    /// it out: "fewer found advice helpful" does not rest on "fewer had a break" where one has that more found advice
    /// helpful.
    private func isOutdone(_ claim: Claim, _ candidate: Candidate, by all: [Candidate]) throws -> Bool {
        let words = Set(claim.stems.filter { !$0.contains(where: \.isNumber) })
        func borne(_ text: String) -> Set<String> {
            let there = Set(Wording.words(text).map(Stemmer.stem))
            return words.filter { there.contains($0) || !Meanings.others(of: $0).isDisjoint(with: there) }
        }
        let own = borne(candidate.sentence.text)
        guard own != words else { return false }
        let figure = claim.mentions.numbers.first { $0.role == .value && $0.share == nil }
        // What a sentence leans on stands before it.
        let leans = Wording.leansOnContext(candidate.sentence.text)
        let others = all.prefix(8).filter { other in
            other.passage.assessment == candidate.passage.assessment
                && (other.passage.id != candidate.passage.id
                    || other.sentence.number > candidate.sentence.number || !leans || figure != nil)
                && other.sentence != candidate.sentence
        }
        return try others.contains { other in
            let theirs = borne(other.sentence.text)
            let isNearer = figure.map { theirs == words && hasRival($0, other.sentence.text) }
            guard isNearer ?? theirs.isStrictSuperset(of: own) else { return false }
            return try !judge(claim, other).isSupported
        }
    }

    /// Whether a sentence has another number of a claim's unit than the claim, as the council's own.
    private func hasRival(_ figure: NumberMention, _ text: String) -> Bool {
        let numbers = NumberMentions(of: text, vocabulary: vocabulary).numbers
        return figure.unit != nil && !numbers.contains { figure.agrees(with: $0) }
            && numbers.contains { $0.role == .value && $0.unit == figure.unit && !$0.isEngland }
    }

    /// Two neighbouring sentences that say together what a claim does; nil where none of the likeliest do.
    private func together(_ claim: Claim, _ found: Comparisons, among passages: [SourcePassage]) throws
        -> (candidate: Candidate, judgement: SentenceComparison)?
    {
        for candidate in found.judged.map(\.candidate).prefix(4) {
            let sentences = candidate.passage.sentences
            guard let place = sentences.firstIndex(where: { $0.number == candidate.sentence.number }) else {
                continue
            }
            for first in [place, place - 1] {
                guard let passage = candidate.passage.together(at: first),
                    let both = comparison.candidates(claim, [passage]).first(where: {
                        $0.sentence.number == sentences[first].number
                    }), both.score > candidate.score + 0.05,
                    !(claim.mentions.numbers.isEmpty && found.isContradicted(both)),
                    // Whom a figure is of the sentence beside it does not widen.
                    comparison.unnamed(claim, candidate).isEmpty,
                    // Nor who says it.
                    comparison.otherSpeakers(claim, candidate).isEmpty
                else { continue }
                let judgement = try judge(claim, both, among: passages)
                if judgement.isSupported { return (both, judgement) }
            }
        }
        return nil
    }

    /// "Everyone feels safe" where a report of the council has that 72.4% do: a claim about all or none of whose words a
    /// sentence with a share has every other; nil where none has.
    func deniedByShare(_ claim: Claim, of council: NamedCouncil) throws -> Verification? {
        guard claim.mentions.numbers.isEmpty, council.isRead,
            let whole = claim.words.first(where: ClauseComparison.isOfAllOrNone)
        else { return nil }
        let stems = claim.stems.filter { $0 != Stemmer.stem(whole) }
        guard stems.count > 1 else { return nil }
        let all = comparison.candidates(
            claim, try source.passages(nearest: searched(claim), authority: council.slug, most: 40))
        for candidate in all where candidate.coverage > 0.4 {
            let there = Set(Wording.words(candidate.sentence.text).map(Stemmer.stem))
            let share = NumberMentions(of: candidate.sentence.text, vocabulary: vocabulary).numbers.first {
                $0.unit == .percent && $0.role == .value && !$0.isEngland && $0.value > 0 && $0.value < 100
            }
            guard let share,
                stems.allSatisfy({ there.contains($0) || !Meanings.others(of: $0).isDisjoint(with: there) })
            else { continue }
            return try verification(
                claim, .altered, ["“\(whole)”: the report says \(share.words)"], candidate, all)
        }
        return nil
    }

    private func notFound(_ claim: Claim, _ reasons: String...) -> Verification {
        Verification(sentence: claim.text, verdict: .notFound, changes: reasons)
    }

    /// What another council's report says and that of the one that a claim names does not.
    func takenFromAnother(_ claim: Claim, than council: NamedCouncil, best: Candidate?) throws
        -> Verification?
    {
        // What is short and has no figure may be true of many councils.
        guard !claim.councils.isEmpty, council.isRead, claim.stems.count >= 2,
            best.map({ $0.score < 0.95 }) ?? true,
            claim.stems.count >= 5 || claim.mentions.numbers.contains(where: { $0.role == .value })
        else { return nil }
        let all = comparison.candidates(
            claim, try source.passages(nearest: searched(claim), authority: nil, most: 40))
        guard let other = all.first(where: { RecordID($0.passage.assessment)?.authority != council.slug }),
            other.score >= 0.75, other.score > (best?.score ?? 0) + 0.15
        else { return nil }
        let judgement = try judge(claim, other)
        guard judgement.altered.isEmpty, judgement.open == [council.name] else { return nil }
        let name =
            try source.assessments(ids: [other.passage.assessment]).first?.authority
            ?? other.passage.assessment
        return try verification(
            claim, .altered, ["CQC wrote this of \(name), not of \(council.name)."], other, all)
    }

    /// What the comparisons of a claim come to.
    ///
    /// - Parameter council: whose reports were looked through; nil for all.
    func verdict(on claim: Claim, by found: Comparisons, of council: NamedCouncil? = nil) throws
        -> Verification
    {
        if claim.stems.count < 2, found.all.isEmpty {
            return notFound(claim, "It says too little to be looked up.")
        }
        if let council, !council.isRead {
            return notFound(claim, "No text of a report on \(council.name) is in the library.")
        }
        if let (candidate, judgement) = found.judged.last, judgement.isSupported {
            return try verification(claim, .supported, [], candidate, found.all)
        }
        guard let best = likeliest(found, claim) else { return notFound(claim) }
        // Of doubtful passages the one in which no slot is otherwise, unless the likeliest is nearly the
        // claim itself.
        let isPlain = best.candidate.coverage >= 0.75
        if !isPlain || best.judgement.altered.isEmpty,
            let doubtful = found.judged.filter({ $0.judgement.altered.isEmpty }).min(by: {
                $0.judgement.open.count < $1.judgement.open.count
            })
        {
            return try verification(
                claim, .inPart, [], doubtful.candidate, found.all, open: doubtful.judgement.open)
        }
        // A sum that another paragraph of the section has makes it two things, not another one.
        if let elsewhere = sum(of: claim, besides: best.candidate, found.all) {
            return try verification(
                claim, .inPart, [], best.candidate, found.all,
                open: (best.judgement.open + [elsewhere]).unique)
        }
        return try verification(
            claim, .altered, best.judgement.altered, best.candidate, found.all, open: best.judgement.open)
    }

    /// The comparison by which a claim that none supports is told to be otherwise; nil when none is about it.
    private func likeliest(_ found: Comparisons, _ claim: Claim) -> (
        candidate: Candidate, judgement: SentenceComparison
    )? {
        let figured = claim.mentions.numbers.count { $0.role == .value || $0.share != nil }
        // Another sentence in which none of the figures stands says nothing against the claim.
        let first = found.judged.first { figured > 0 && $0.candidate.numbersShared >= figured }
        guard let best = first ?? found.judged.first, best.candidate.coverage >= leastCoverage(of: claim)
        else {
            return nil
        }
        // What no figure ties to a passage must be there in its words; a paraphrase may bring some of its
        // own.
        let absence = Double(best.candidate.absent.count) / Double(max(1, claim.stems.count))
        let hasFigure = best.candidate.numbersShared > 0
        guard absence <= (hasFigure ? 0.6 : 0.5) else { return nil }
        // With few of its words and none of its numbers it is another matter that happens to sound alike.
        let isOther =
            best.candidate.coverage < 0.6 && !hasFigure && (figured > 0 || !best.judgement.altered.isEmpty)
        return isOther ? nil : best
    }

    /// A sum of money of a claim that is not in a paragraph but in another of its section.
    private func sum(of claim: Claim, besides own: Candidate, _ all: [Candidate]) -> String? {
        func has(_ mention: NumberMention, _ passage: SourcePassage) -> Bool {
            passage.figures.contains { $0.unit == .pounds && mention.agrees(with: $0.value) }
        }
        guard claim.mentions.numbers.count > 1 else { return nil }
        return claim.mentions.numbers.first { mention in
            mention.unit == .pounds && !has(mention, own.passage)
                && all.contains {
                    $0.passage.assessment == own.passage.assessment
                        && $0.passage.section == own.passage.section
                        && has(mention, $0.passage)
                }
        }?.words
    }

    /// The sentences that a claim may rest on: those that fit about as well as the best, those that have its
    /// figures or its dates; of the newest report first.
    private func closest(_ all: [Candidate], _ claim: Claim) throws -> [Candidate] {
        guard let best = all.first else { return [] }
        // What is told in other words shares few with its source.
        let least = leastCoverage(of: claim) - 0.15
        let near = all.filter { $0.score >= best.score - 0.15 && $0.coverage >= least }.prefix(8)
        // A sentence that has all of several figures is another place to look, however the claim puts it.
        let figures = claim.mentions.numbers.count { $0.role == .value }
        let dates = claim.mentions.dates.map(\.words)
        let exact = all.filter { candidate in
            candidate.coverage >= 0.3
                && (figures >= 1 && candidate.numbersShared >= figures
                    || !dates.isEmpty && dates.allSatisfy(candidate.sentence.text.contains))
        }.prefix(3)
        let close =
            near
            + exact.filter { other in
                !near.contains { $0.sentence == other.sentence && $0.passage.id == other.passage.id }
            }
        let current = Set(
            try source.assessments(ids: Array(Set(close.map(\.passage.assessment)))).filter(\.isCurrent).map(
                \.id))
        return close.filter { current.contains($0.passage.assessment) }
            + close.filter { !current.contains($0.passage.assessment) }
    }

    private func verification(
        _ claim: Claim, _ verdict: Verification.Verdict, _ changes: [String], _ candidate: Candidate,
        _ all: [Candidate], open: [String] = []
    ) throws -> Verification {
        let facts = try source.assessments(ids: [candidate.passage.assessment]).first
        let source = Verification.Source(
            words: candidate.sentence.text, place: place(of: candidate, facts), id: candidate.passage.id,
            isQuotation: true)
        return Verification(
            sentence: claim.text, verdict: verdict, changes: changes, source: source,
            unmatched: open,
            newer: try facts.flatMap { try newer(than: $0, all) })
    }

    /// "CQC Northmoor report of May 2024, Assessing needs, paragraph 7".
    private func place(of candidate: Candidate, _ facts: SourceAssessment?) -> String {
        let date = facts?.isCurrent == false ? facts?.published.map { " of \($0.english)" } ?? "" : ""
        return
            "CQC \(facts?.authority ?? candidate.passage.assessment) report\(date), \(title(of: candidate.passage)), paragraph \(candidate.passage.number)"
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
            let same = all.first(where: { $0.passage.assessment == id && $0.coverage >= 0.5 })
        else {
            return "There is a later report\(date), in which nothing like this was found."
        }
        return "The later report\(date) says: “\(same.sentence.text)” (\(same.passage.id))"
    }
}
