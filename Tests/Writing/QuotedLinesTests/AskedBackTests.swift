import Testing

@testable import QuotedLines

/// Questions in the words of what a report says.
@Suite struct AskedBackTests {
    @Test(arguments: [
        (
            "There was no plan for the closure of a care home.",
            "Is there now a plan for the closure of a care home?"
        ),
        ("There were no leaflets in large print.", "Are there now leaflets in large print?"),
        (
            "There was no evidence of learning from near misses, and staff knew little of it.",
            "Is there now evidence of learning from near misses?"
        ),
        ("The night team had been disbanded.", "Has the night team started again?"),
        (
            "Grants to village halls had been cut by a third.",
            "What was lost when grants to village halls were cut by a third, and is it to come back?"
        ),
        (
            "The post of principal occupational therapist had been vacant since June.",
            "Is the post of principal occupational therapist filled now?"
        ),
        (
            "The carers' strategy had not been updated since 2019.",
            "Has the carers' strategy now been updated?"
        ),
        ("Managers could not say how many plans were late.", "Can managers now say how many plans are late?"),
        ("Teams did not share a risk register.", "Do teams now share a risk register?"),
        ("No independent audit had been carried out.", "Has an independent audit been carried out since?"),
        ("Handovers were often rushed.", "Are handovers still often rushed?"),
        ("Leaders told us thresholds were unclear.", "Are thresholds still unclear?"),
        ("The board had no independent chair.", "Does the board now have an independent chair?"),
        (
            "Ward staff were not always told that a package was being stopped.",
            "Are ward staff now always told that a package is being stopped?"
        ),
        (
            "Letters for people who did not read English were often late.",
            "Are letters for people who did not read English still often late?"
        ),
    ])
    func asksInTheWordsOfTheReport(_ sentence: String, _ question: String) {
        #expect(AskedBack(of: sentence)?.question == question)
    }

    @Test(arguments: [
        (
            "Of 61 hoists, 14 were overdue for a check.", "How many hoists are overdue for a check today?",
            "14 of 61"
        ),
        (
            "In May 2024, 38 people were without a named worker.",
            "How many people are without a named worker today?", "38 in May 2024"
        ),
        (
            "23 of the 47 tenants had not been visited.", "How many tenants have not been visited today?",
            "23 of 47"
        ),
        (
            "There were 310 overdue hoist checks, and some dated from 2019.",
            "How many overdue hoist checks are there today?", "310"
        ),
        (
            "There were 52 tenants waiting for a ramp.", "How many tenants are waiting for a ramp today?",
            "52"
        ),
        (
            "Deputyship applications took 21 weeks on average.",
            "How long do deputyship applications take today?", "21 weeks on average"
        ),
    ])
    func namesTheFigureItAsksAfter(_ sentence: String, _ question: String, _ figure: String) {
        let asked = AskedBack(of: sentence)
        #expect(asked?.question == question)
        #expect(asked?.figure == figure)
    }

    /// What leans on other words, denies a fault or tells what happened once is not asked back.
    @Test(arguments: [
        "They were late.", "There was no waiting list for day services.", "This had been stopped.",
        "Staff could not say who was responsible for it.", "Most people were content.",
        "Tenants were visited, but their families were not always told.",
        "What was missing was a single list.",
        "Although people were being supported, letters were late.",
        "There were 112 flats, and nine were late.",
        "Two laptops were lost in the spring.", "Fourteen days were too few.",
    ])
    func isSilentOtherwise(_ sentence: String) {
        #expect(AskedBack(of: sentence) == nil)
    }

    @Test func namesKeepTheirCapital() {
        #expect(
            AskedBack(of: "Wyre carers were still unclear about breaks.", names: ["wyre"])?.question
                == "Are Wyre carers still unclear about breaks?")
    }
}
