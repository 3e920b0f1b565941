import Testing

@testable import ClaimReading

/// A claim about all or about none against a source that is limited.
struct ClauseLimitTests {
    /// A claim, its source, and what the claim leaves out.
    @Test(arguments: [
        (
            "Nobody was waiting for a lift.", "Nobody was waiting for a lift in the community.",
            "in the community"
        ),
        ("Every carer had a break.", "Every carer had a break in the last year.", "in the last year"),
        ("All carers had a break.", "100% of identified carers had a break.", "identified"),
        ("There was no bakery for anybody.", "There was no bakery for people with a stammer.", "for people"),
        // The limit is told, in these words or others.
        ("Nobody in the community was waiting.", "Nobody was waiting in the community.", ""),
        ("All identified carers had a break.", "100% of identified carers had a break.", ""),
        (
            "There was no bakery for people with a stammer.",
            "There was no bakery for people with a stammer.", ""
        ),
        // When the report was made is none.
        ("Nobody was waiting for a lift.", "Nobody was waiting for a lift at the time of our visit.", ""),
        // "All but three" counts.
        ("All but three carers had a break.", "41 of 44 identified carers had a break in the last year.", ""),
        // Some are not all.
        ("Carers had a break.", "Carers had a break in the last year.", ""),
        ("Three carers had a break.", "Three identified carers had a break.", ""),
    ])
    func limitsAreTold(_ claim: String, _ sentence: String, _ expected: String) {
        let found = ClauseComparison(claim, sentence, around: []).limitsLeftOut().joined(separator: "; ")
        #expect(expected.isEmpty ? found.isEmpty : found.contains(expected), "\(found)")
    }

    @Test func whatWentOnHasNotEnded() {
        let there = ["work", "was", "being", "done", "to", "refresh", "the", "plan"]
        #expect(
            OngoingToldAsDone.unended(["they", "had", "finished", "refreshing", "it"], there) == ["finished"])
        #expect(OngoingToldAsDone.unended(["they", "were", "refreshing", "it"], there).isEmpty)
        let ended = ["the", "work", "being", "finished", "they", "met"]
        #expect(OngoingToldAsDone.unended(["they", "had", "finished", "the", "work"], ended).isEmpty)
    }
}
