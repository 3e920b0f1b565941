import Testing

@testable import QuotedLines

/// What a cut quotation may begin with, and figures that others lie over.
struct ListedPlanTests {
    @Test(
        arguments: [
            // An item of a list, in which "plans" is no verb.
            (
                "Leaders used what they knew about risks, performance, and outcomes to inform their strategy and plans to allocate money to all of the places in which they worked.",
                nil
            ),
            (
                "Carers told us at the time of our visit that they had waited far too long for a call, and leaders told us a call-back was being introduced.",
                "leaders told us a call-back was being introduced."
            ),
        ] as [(String, String?)])
    func plans(_ sentence: String, _ expected: String?) {
        let found = SpokenPlan.quotation(of: sentence)
        #expect(
            expected == nil ? found?.hasPrefix("outcomes") != true : found == expected, "\(found ?? "nil")")
    }

    @Test func whatOthersLieOverIsNotTheMost() {
        #expect(LineWords.isExceeded("47 days", in: "Half had been waiting more than 47 days."))
        #expect(!LineWords.isExceeded("296 days", in: "The longest wait was 296 days."))
        #expect(!LineWords.isExceeded("", in: "More than ten."))
    }
}
