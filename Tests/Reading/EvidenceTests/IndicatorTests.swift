import AssessmentModel
import Evidence
import SourceText
import Testing

/// Figures of sentences written for this table.
@Suite struct IndicatorTests {
    /// One indicator as text: value unit statistic, then what it is compared with.
    private func row(_ i: Indicator) -> String {
        var parts = ["\(i.value)", i.unit.rawValue, i.statistic.rawValue]
        if let max = i.valueMax { parts[0] += "–\(max)" }
        if let comparator = i.comparator { parts.append(comparator.rawValue) }
        if let benchmark = i.benchmark { parts.append("\(benchmark)") }
        if let direction = i.direction { parts.append(direction.rawValue) }
        return parts.joined(separator: " ")
    }

    private func rows(_ text: String) throws -> [String] {
        try EvidenceFixture.read(text).sentences.flatMap(\.indicators).map(row)
    }

    @Test(arguments: [
        (
            "61.5% of people felt safe, slightly lower than the England average of 70.2%.",
            ["61.5 percent value england 70.2 worse"]
        ),
        (
            "61.5% of people felt safe, better than the national average of 50.25.",
            ["61.5 percent value england 50.25 better"]
        ),
        (
            "33% of carers were satisfied. This was in line with the England average of 34%.",
            ["33.0 percent value england 34.0 similar"]
        ),
        (
            "A higher proportion of carers (71%) than the national average (67%) felt safe.",
            ["71.0 percent value england 67.0 better"]
        ),
        (
            "The vacancy rate was 10%, higher than the England average of 8%.",
            ["10.0 percent value england 8.0 worse"]
        ),
        ("The rate was 10%, higher than the England average of 8%.", ["10.0 percent value england 8.0"]),
        (
            "The median wait was 20 days and the maximum was 94 days.",
            ["20.0 days median", "94.0 days maximum"]
        ),
        ("The longest wait was 12 days against a 10-day target.", ["12.0 days maximum target 10.0"]),
        ("The council had a target of 21 days for reviews.", ["21.0 days target"]),
        ("The list fell from 90 to 40 people.", ["90.0 people value", "40.0 people value previous 90.0"]),
        ("There were 512 referrals, up from 480.", ["512.0 count value previous 480.0"]),
        ("The centre completed 900 assessments (850 in 2023).", ["900.0 count value previous 850.0 better"]),
        (
            "The budget was £34.6 million, of which £6.1m was for equipment.",
            ["34600000.0 pounds value", "6100000.0 pounds value"]
        ),
        ("Thirty-eight had been referred.", ["38.0 count value"]),
        ("By 31.03.2025, 12 carers were waiting.", ["12.0 people value"]),
        ("The rate stood at 31.03%.", ["31.03 percent value"]),
        ("Carers could call 01632 960 411 at any time.", []),
        ("There were 960 carers waiting.", ["960.0 people value"]),
        ("There were no outstanding reviews.", ["0.0 count value"]),
        ("Reviews took between 10 and 12 weeks.", ["10.0–12.0 weeks value"]),
        ("A third of carers were offered a break.", ["0.333 ratio value"]),
        ("Two in five people were not asked.", ["0.4 ratio value"]),
        ("Cases were allocated within a week.", ["1.0 weeks maximum"]),
        // Two comparators, a benchmark without a figure, and what follows it.
        (
            "73% of staff were trained, which was higher than both the England and regional averages of 48.8% and 46.2%.",
            ["73.0 percent value england 48.8 better", "73.0 percent value region 46.2 better"]
        ),
        (
            "60% of people felt better, in line with the England average and 69% of people felt safe, slightly above the England average of 67%.",
            ["60.0 percent value", "69.0 percent value england 67.0 better"]
        ),
        (
            "National data was lower for the city: 80% of people felt safe, compared to the England average of 87%.",
            ["80.0 percent value england 87.0 worse"]
        ),
        (
            "Adaptations took 29 weeks on average. This compared with 41 weeks when we first visited.",
            ["29.0 weeks mean previous 41.0"]
        ),
        (
            "Around 12,000 calls were received from 5,000 homes.",
            ["12000.0 count value", "5000.0 count value"]
        ),
        (
            "The median wait had come down from 66 days to 18 days.",
            ["66.0 days median", "18.0 days median previous 66.0 better"]
        ),
        (
            "62% of people had a plan, better than the England average of 50% and up from 38%.",
            ["62.0 percent value england 50.0 better"]
        ),
    ])
    func areRead(text: String, expected: [String]) throws {
        #expect(try rows(text) == expected)
    }

    @Test(arguments: [
        "Section 42 enquiries were led by the team in 2024/25.",
        "The Care Act 2014 set out the duty.",
        "A 24-hour service was available.",
        "A 12-week programme helped people.",
        "Adults aged 65 and over could apply.",
        "Young people aged 14-18 were supported.",
        "The plan for 2023-26 was published on 14 March 2025.",
        "Performance was reviewed every four weeks.",
        "Two providers told us they felt valued.",
        "One person described a good experience.",
    ])
    func areNotSeenInNamesAndDates(text: String) throws {
        #expect(try rows(text) == [])
    }

    @Test func carrySourceDateAndWords() throws {
        let text =
            "58% of people felt in control, which was somewhat worse than the England average of 77% (Adult Social Care Survey, December 2024)."
        let indicator = try #require(try EvidenceFixture.read(text).sentences.first?.indicators.first)
        #expect(indicator.source == "Adult Social Care Survey")
        #expect(indicator.sourceDate?.iso == "2024-12")
        #expect(indicator.judged == "somewhat worse than")
        #expect(indicator.valueText == "58%")
        #expect(indicator.gap == -19)
        #expect(text[indicator.span] == "58%")
    }

    @Test(arguments: [
        (
            "Survey of Adult Carers in England returns showed 71% of carers felt heard.",
            "Survey of Adult Carers in England"
        ),
        ("At the 2021 census 22% of residents were over 65.", "census"),
        ("In the latest staff survey 68% felt valued.", "staff survey"),
        ("National figures showed 90% of people were at home.", "National figures"),
        ("The local authority's data indicated that 7% of reviews were late.", "The local authority's data"),
        ("According to the Tenants Panel, 55% of repairs were late.", "Tenants Panel"),
        ("Data from the Street Homes Survey showed that 12% of callers had no phone.", "Street Homes Survey"),
        // Planned, or only named.
        ("A staff survey was planned for 40 teams.", nil),
        ("12% of callers in Lower Moor had no phone.", nil),
        (
            "National data from the Survey of Adult Carers in England (SACE, June 2024) showed that 90.7% of carers felt safe.",
            "Survey of Adult Carers in England (SACE)"
        ),
    ])
    func nameTheirSource(text: String, source: String?) throws {
        #expect(try EvidenceFixture.read(text).sentences.first?.indicators.first?.source == source)
    }

    @Test func aSurveyGoesOnFromSentenceToSentence() throws {
        let sources = try EvidenceFixture.read(
            "In the Adult Social Care Survey 60% were satisfied, better than the England average of 55%. 48% had enough company, against 45% nationally. Five rooms were painted."
        ).sentences.map { $0.indicators.first?.source }
        #expect(sources == ["Adult Social Care Survey", "Adult Social Care Survey", nil])
    }

    @Test(arguments: [
        (
            "In June 2024 52 people were waiting for a Care Act assessment.",
            "people waiting for a Care Act assessment", "In June 2024"
        ),
        ("66% of carers felt safe during the year.", "carers who felt safe", "during the year"),
        (
            "40 people were waiting for a review in May 2024. The median wait was 9 days.",
            "wait for a review", nil
        ),
        ("The average time to start home care was 4 days.", "time to start home care", nil),
        (
            "The number of people waiting for a review had reduced by 40 people.",
            "number of people waiting for a review", nil
        ),
        ("Therapy assessments had a waiting list of 9 people.", "Therapy assessments waiting list", nil),
        ("People were contacted within 48 hours.", "time until people were contacted", nil),
        ("Financial assessments took a median of 24 days.", "time for financial assessments", nil),
        (
            "The waiting time for urgent, minor adaptations was a median of 4 days.",
            "waiting time for urgent minor adaptations", nil
        ),
        (
            "80% of care homes and 60% of home care agencies were rated good.",
            "home care agencies rated good", nil
        ),
        (
            "A high proportion of people (90%) who had help needed no more.",
            "people who had help and needed no more", nil
        ),
        ("A similar proportion of people, 65%, were satisfied with care.", "people satisfied with care", nil),
        ("93% of people who used services felt clean.", "people who used services and felt clean", nil),
        ("There were 300 concerns. 29% led to an enquiry.", "concerns that led to an enquiry", nil),
        ("Decisions were made within two days in 83% of cases.", "Decisions made within two days", nil),
        ("Older people made up 20% of the borough.", "Older people as a share of borough", nil),
        (
            "100% of identified carers had received a payment.",
            "identified carers who had received a payment", nil
        ),
    ])
    func haveMeasuresForATable(text: String, measure: String, period: String?) throws {
        let indicator = try #require(try EvidenceFixture.read(text).sentences.last?.indicators.last)
        #expect(indicator.measure == measure)
        #expect(indicator.period == period)
    }
}
