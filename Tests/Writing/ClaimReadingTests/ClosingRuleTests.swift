import Testing

@testable import ClaimReading

/// What a clause of a claim says must be said by one clause of its source, and of the same.
struct ClosingRuleTests {
    /// A claim, its source, and whether the claim puts together what the source has apart.
    @Test(arguments: [
        // The subject of one clause with what another says.
        ("Rooms were well regarded.", "Rooms were warm and the new director was well regarded.", true),
        (
            "The director was well regarded.", "Staff were committed and the new director was well regarded.",
            false
        ),
        (
            "Signers could be booked the same day.",
            "Interpreters could be booked the same day. Signers waited.", true
        ),
        ("Interpreters could be booked the same day.", "Interpreters could be booked the same day.", false),
        ("The review had been completed.", "A review was asked for. It had been completed.", false),
        ("The rounds were welcomed by staff.", "Staff welcomed the rounds.", false),
        // Who said it.
        (
            "Families said that it was harder to keep up with the law.",
            "Practitioners said that it was harder to keep up with the law. Families told us that they were tired.",
            true
        ),
        (
            "Practitioners said that it was harder to keep up with the law.",
            "Practitioners said that it was harder to keep up with the law.", false
        ),
        // Of how many.
        (
            "Nine people moved because their needs had increased.",
            "14 of these people had increased needs, and nine people moved.", true
        ),
        (
            "Fourteen people had needs that had grown quickly.",
            "14 people had needs that had grown quickly, and nine people moved.", false
        ),
    ])
    func oneClauseBearsOutOne(_ claim: String, _ sentence: String, _ isPutTogether: Bool) {
        let found = ClauseComparison(claim, sentence, around: []).strays()
        #expect(found.isEmpty != isPutTogether, "\(found)")
    }

    /// A verb whose auxiliary stands apart from it, and one that is known from the other side.
    @Test(arguments: [
        ("A provider had, for the first time, asked a council.", "A council had asked her.", true),
        ("The director interviewed residents.", "Residents had helped to interview the director.", true),
        ("Cases that the trust reviewed had no plan.", "Cases reviewed by the trust had no plan.", false),
        ("There were fewer people delayed.", "The number of people delayed in wards fell.", false),
    ])
    func whoDoesItIsRead(_ claim: String, _ sentence: String, _ isOther: Bool) {
        let found = ClauseComparison(claim, sentence, around: []).unmatched()
        #expect(found.isEmpty != isOther, "\(found)")
    }
}
