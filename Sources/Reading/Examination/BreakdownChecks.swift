internal import AssessmentModel
internal import ReferenceData
internal import SourceText
internal import TextAnalysis

/// Shares that exclude each other and together should be everyone.
enum BreakdownChecks {
    /// What rounding may leave of a whole, in percentage points: four parts printed without decimals.
    private static let tolerance = 2.0

    static func find(_ report: ReportInHand) -> [Notice] {
        report.cues.words.breakdowns.flatMap { breakdown -> [Notice] in
            let reader = BreakdownReader(breakdown)
            return report.passages.flatMap { passage -> [Notice] in
                guard passage.sentences.contains(where: \.hasDigit) else { return [] }
                return reader.tallies(passage.sentences).compactMap { tally in
                    guard tally.shares.count >= breakdown.needs else { return nil }
                    let sum = tally.shares.reduce(0) { $0 + $1.value }
                    // What is left may be accounted for in words; what is too much may not.
                    guard
                        sum > 100 + tolerance || sum < 100 - tolerance && !reader.namesRest(passage.sentences)
                    else { return nil }
                    let places = tally.shares.map { NumberFormat.decimals(in: $0.text) }.max() ?? 0
                    let added = tally.shares.map(\.text).joined(separator: " + ")
                    let off = printed(abs(100 - sum), decimals: places)
                    let what = sum < 100 ? "\(off) points are not accounted for" : "\(off) points too many"
                    return report.notice(
                        .partsWhole, at: passage,
                        "\(breakdown.name.capitalisedFirst)\(tally.group.map { " of “\($0)”" } ?? ""): \(added) = \(printed(sum, decimals: places))%, \(what)."
                    )
                }
            }
        }
    }
}

/// Finds the shares of one kind of breakdown in a paragraph, and says which part and which group each belongs
/// to.
private struct BreakdownReader {
    /// The shares of one group.
    struct Tally {
        /// As printed; nil where the breakdown is of everyone.
        var group: String?
        var shares: [PrintedNumber] = []
        var parts = Set<Int>()
        /// A part with two shares: the sentence was not understood.
        var isUnclear = false
    }

    private let parts: PhraseSet
    private let groups: PhraseSet?
    private let rest: PhraseSet

    init(_ breakdown: ExaminationWords.Breakdown) {
        parts = PhraseSet(breakdown.parts)
        groups = breakdown.groups.map { PhraseSet($0) }
        rest = PhraseSet(breakdown.rest)
    }

    func namesRest(_ sentences: [SentenceInHand]) -> Bool {
        sentences.contains { rest.occurs(in: $0.tokens) }
    }

    /// The breakdowns of a paragraph, one for each group.
    func tallies(_ sentences: [SentenceInHand]) -> [Tally] {
        var tallies: [Int: Tally] = [:]
        for sentence in sentences where sentence.hasDigit {
            let named = parts.matches(in: sentence.tokens)
            guard !named.isEmpty else { continue }
            let shares = sentence.tokens.indices.compactMap { index in
                sentence.tokens[index].kind == .number ? sentence.number(at: index).map { (index, $0) } : nil
            }.filter(\.1.isShare)
            let kinds = groups?.matches(in: sentence.tokens) ?? []
            for (order, (index, share)) in shares.enumerated() {
                guard let part = part(of: index, named, shares.map(\.0), in: sentence) else { continue }
                let next = order + 1 < shares.count ? shares[order + 1].0 : sentence.tokens.count
                let group = groups == nil ? nil : group(of: index, before: next, kinds, in: sentence)
                if groups != nil, group == nil { continue }
                var tally = tallies[group?.group ?? 0] ?? Tally(group: group.map { sentence.text($0.tokens) })
                if tally.parts.insert(part).inserted {
                    tally.shares.append(share)
                } else {
                    tally.isUnclear = true
                }
                tallies[group?.group ?? 0] = tally
            }
        }
        return tallies.sorted { $0.key < $1.key }.map(\.value).filter { !$0.isUnclear }
    }

    private func isBracketed(_ index: Int, in sentence: SentenceInHand) -> Bool {
        for place in stride(from: index - 1, through: max(0, index - 24), by: -1) {
            if sentence.isMark(place, MarkKey.close) { return false }
            if sentence.isMark(place, MarkKey.open) { return true }
        }
        return false
    }

    /// A share in brackets belongs to the part named before it ("rated Outstanding (6%)"), any other to the
    /// one after it ("80% were rated Good"), unless the list names each part first ("White 84%, Asian 10%").
    private func part(of index: Int, _ named: [PhraseSet.Match], _ shares: [Int], in sentence: SentenceInHand)
        -> Int?
    {
        let before = named.last { $0.tokens.upperBound <= index }
        let after = named.first { $0.tokens.lowerBound > index }
        if isBracketed(index, in: sentence) { return (before ?? after)?.group }
        let namesComeFirst =
            (named.first?.tokens.lowerBound ?? .max) < (shares.first ?? 0)
            && (named.last?.tokens.lowerBound ?? 0) < (shares.last ?? 0)
        return (namesComeFirst ? before ?? after : after ?? before)?.group
    }

    /// The group named between a share and the next one, else the last before it.
    private func group(
        of index: Int, before next: Int, _ kinds: [PhraseSet.Match], in sentence: SentenceInHand
    ) -> PhraseSet.Match? {
        var end = next
        if isBracketed(index, in: sentence) {
            end = (index..<next).first { sentence.isMark($0, MarkKey.close) } ?? next
        }
        return kinds.first { $0.tokens.lowerBound > index && $0.tokens.upperBound <= end }
            ?? kinds.last { $0.tokens.upperBound <= index }
    }
}
