import AssessmentModel
import Testing

@testable import Evidence

/// What belongs to which figure: its noun, its benchmark, its source and its time. What another figure, clause or sentence has is not
/// carried over, and a label that cannot be made is blank.
@Suite struct FigureOwnershipTests {
    private func figures(_ text: String) throws -> [Indicator] {
        try EvidenceFixture.read(text).sentences.flatMap(\.indicators)
    }

    private func measures(_ text: String) throws -> [String?] { try figures(text).map(\.measure) }

    // MARK: Counts and rates

    @Test func aRateIsHeldAgainstARate() throws {
        let rows = try figures(
            "There were 5,310 referrals in 2023/24, equal to 1,212 per 100,000 adults and similar to the national rate of 1,190."
        )
        #expect(rows.map(\.value) == [5310, 1212])
        #expect(rows.map(\.benchmark) == [nil, 1190])
        #expect(rows.map(\.measure) == ["referrals", "referrals"])
    }

    @Test func aCountIsNeverHeldAgainstARate() throws {
        let rows = try figures("There were 5,310 referrals, similar to the national rate of 1,190.")
        #expect(rows.first?.value == 5310 && rows.first?.benchmark == nil)
    }

    @Test(arguments: [
        ("Falls stood at 19.8 for every 100,000 adults, compared with 16.4 in England.", 16.4),
        ("The vacancy rate was 12.1%, above the England rate of 9.4%.", 9.4),
    ])
    func ratesKeepTheirBenchmark(text: String, benchmark: Double) throws {
        #expect(try figures(text).first?.benchmark == benchmark)
    }

    @Test func theFirstOfTwoValuesIsNoOtherSide() throws {
        let last = try #require(
            try figures(
                "There were 140 people waiting for a review in May, compared with 300 a year before, and the median wait had come down from 50 days to 21 days."
            ).last)
        #expect(last.value == 21 && last.previous == 50 && last.statistic == .median)
    }

    // MARK: Whose noun

    @Test(arguments: [
        (
            "The average delay was 1.2 days for people on the town's own wards and 3.9 days for those in hospitals elsewhere.",
            ["delay for people on the town's own wards", "delay for those in hospitals elsewhere"]
        ),
        (
            "In 2022, 410 of 1650 total welfare concerns progressed to full enquiries, which was a rate of 25%.",
            ["welfare concerns that progressed to full enquiries", "welfare concerns", nil]
        ),
        (
            "Fee rises had been set at 7% for home care and 6% for day care.",
            ["fee rises", "fee rises for day care"]
        ),
        (
            "Two memory sticks holding notes on 85 people had been mislaid.",
            ["memory sticks holding notes", nil]
        ),
        ("One agency had closed, and its 46 clients were moved elsewhere.", [nil]),
        ("Of the 60 plans that we asked about, 45 were signed.", ["plans", "plans signed"]),
    ])
    func eachFigureHasItsOwn(text: String, expected: [String?]) throws {
        #expect(try measures(text).map { $0?.lowercased() } == expected)
    }

    @Test(arguments: [
        ("Carers felt overlooked. 24% were satisfied with the support.", "carers satisfied with the support"),
        (
            "Carers had good access to breaks; 15% could leave home at short notice.",
            "carers who could leave home at short notice"
        ),
        (
            "The bus was well used. 62% were satisfied with it, better than 55% for England (SACE, June 2024).",
            "carers satisfied"
        ),
        // Near misses: who said so is not who is measured.
        ("Staff told us the queue was long. 62% felt safe.", "people who felt safe"),
        ("People felt safe. 48% of staff had been trained.", "staff who had been trained"),
    ])
    func thoseNamedBefore(text: String, measure: String) throws {
        #expect(try measures(text).last??.hasPrefix(measure) == true)
    }

    @Test(arguments: [
        "The van had been used 970 times.", "The satisfaction figure was 31%.",
        "15% of carers could get one.",
        "3% of older people received it.", "The wait was 12 days.",
    ])
    func noLabelCanBeMade(text: String) throws { #expect(try measures(text).last == .some(nil)) }

    @Test(arguments: [
        ("There were 512 referrals.", "referrals"),
        ("The wait for a review was 12 days.", "wait for a review"),
        ("There were 96 carers waiting, and the median wait was 19 days.", "wait of carers"),
        ("62% of carers had at least one visit.", "carers who had at least one visit"),
    ])
    func labelsThatStand(text: String, measure: String) throws { #expect(try measures(text).last == measure) }

    // MARK: Sources and times

    @Test func aSurveyIsOfThoseItAsked() throws {
        let text = "71% of people felt safe, in line with 70% for England (ASCS, October 2025). "
        let other = try figures(
            text + "52% of staff had completed training, better than the England average of 49%.")
        #expect(other.map(\.source) == ["ASCS", nil])
        let same = try figures(text + "48% had as much company as they liked, against 45% nationally.")
        #expect(same.map(\.source) == ["ASCS", "ASCS"])
    }

    @Test(arguments: [
        (
            "The population grew by 2% between 2011 and 2021, with 21% aged under 18.",
            ["between 2011 and 2021", nil]
        ),
        ("The number waiting had fallen from 64 in January 2023 to 29.", ["in January 2023", nil]),
        ("In 2024 there were 31 complaints and 12 compliments.", ["In 2024", "In 2024"]),
        ("A year before, the queue had stood at 240.", ["A year before"]),
    ])
    func periodsAreOfTheirOwnFigure(text: String, periods: [String?]) throws {
        #expect(try figures(text).map(\.period) == periods)
    }

    @Test func aShareGoesOnFromTheSentenceBefore() throws {
        let rows = try figures(
            "In 2022 the number of concerns was 1800, with 900 progressing to enquiries, a rate of 50%. In 2023, 660 of 3000 total concerns progressed to enquiries, which was a rate of 22%."
        ).suffix(3)
        #expect(rows.map(\.benchmark) == [900, 1800, 50])
    }
}
