import Testing

@testable import QuotedLines

/// Quotations of a sentence or its beginning, and those that follow each other.
@Suite struct QuotationTests {
    @Test(arguments: [
        ("Training was not where it needed to be.", "Training was not where it needed to be."),
        (
            "However, 337 reviews were more than two years overdue.",
            "337 reviews were more than two years overdue."
        ),
        // Cut before a clause that adds, never before one that turns.
        (
            "Local staff did not always have a strong understanding of diversity within the population, with some of them unable to describe the community profile of the borough in which they worked.",
            "Local staff did not always have a strong understanding of diversity within the population"
        ),
        (
            "There was a range of well-used services for people who lived at home across the borough, but staff told us that waits for them remained far too long in most places.",
            nil
        ),
        (
            "Although a plan was in place to bring the longest waits down for people in every part of the borough, carers told us that they had seen no change in the past year.",
            nil
        ),
        (
            "Priorities outlined in the council's strategy, the council plan for the coming three years, and the Better Care Fund showed a high-level understanding of some of the communities.",
            nil
        ), ("Waits.", nil),
    ])
    func quotations(_ sentence: String, _ expected: String?) {
        let quotation = Quotation(of: sentence)
        #expect(quotation?.words == expected)
        if let quotation { #expect(sentence.contains(quotation.words)) }
    }

    @Test func quotationsShowWhereTheyBegin() {
        #expect(
            Quotation(of: "Additionally, people told us they were often unsure.")?.shown
                == "“… people told us they were often unsure.”")
        #expect(Quotation(of: "One carer described it as \"the first unbroken sleep in years\".") == nil)
    }

    /// Quotations that follow each other are one where the report has their words so.
    @Test func quotationsAreJoined() {
        let text = "Bills were late. Some were wrong. Letters were short."
        #expect(
            Quotation.joined("“Bills were late”. “Some were wrong”.", in: text)
                == "“Bills were late. Some were wrong”.")
        let apart = "“Bills were late”. “Letters were short”."
        #expect(Quotation.joined(apart, in: text) == apart)
    }
}
