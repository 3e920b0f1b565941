import AssessmentModel
import Evidence
import SourceText
import Testing

/// The typed slots of figures, each with a near miss.
@Suite struct FigureSlotTests {
    private func figures(_ text: String) throws -> [Indicator] {
        try EvidenceFixture.read(text).sentences.flatMap(\.indicators)
    }

    /// The last figure of a text.
    private func last(_ text: String) throws -> Indicator { try #require(try figures(text).last) }

    @Test(arguments: [
        ("52 people were waiting.", Bound.exact),
        ("About 52 people were waiting.", .about),
        ("Fewer than 52 people were waiting.", .fewerThan),
        ("More than 52 people were waiting.", .moreThan),
        ("Over 52 people were waiting.", .moreThan),
        ("At least 52 people were waiting.", .atLeast),
        ("No fewer than 52 people were waiting.", .atLeast),
        ("Up to 52 people were waiting.", .atMost),
        ("No more than 52 people were waiting.", .atMost),
        ("Reviews were completed within 30 days.", .atMost),
        ("Nobody had waited longer than 30 days.", .atMost),
        // A comparison is no bound.
        ("60% felt safe, more than the 52% found across England.", .exact),
    ])
    func bounds(text: String, bound: Bound) throws { #expect(try last(text).bound == bound) }

    @Test(arguments: [
        ("The list of people waiting had fallen from 78 in May 2024 to 12.", 78.0, Change.fallen),
        ("Home care packages rose to 1,500 from 1,100.", 1100, .risen),
        ("Delays had dropped to 11% (from 19 two years before).", 19, .fallen),
        ("In March 2024, 78 people were waiting. By September this had fallen to 5.", 78, .fallen),
        ("There had been 44 complaints this year and 71 the year before.", 71, .fallen),
        ("The median wait was 28 days in the spring and had reached 55 by the autumn.", 28, .risen),
        (
            "The list stood at 90 in January 2024, had climbed to 210 by July 2024 and was back to 95.", 210,
            .fallen
        ),
        // The unit stands with the earlier value.
        ("The median wait had come down from nine weeks to four.", 9, .fallen),
    ])
    func earlierValues(text: String, previous: Double, change: Change) throws {
        let figure = try #require(try figures(text).last { $0.previous != nil })
        #expect(figure.previous == previous)
        #expect(figure.change == change)
    }

    @Test(arguments: [
        "Waits ranged from 4 to 13 months.",
        "Around 12,000 calls were received from 5,000 homes.",
        "There were 30 men and 40 women.",
    ])
    func haveNoEarlierValue(text: String) throws {
        #expect(try figures(text).allSatisfy { $0.previous == nil })
    }

    @Test func aSeriesKeepsItsUnit() throws {
        let figures = try figures(
            "The median wait was 28 days in the spring, had reached 55 by the autumn and was 39 when we visited."
        )
        #expect(figures.map(\.unit) == [.days, .days, .days])
        #expect(figures.map(\.value) == [28, 55, 39])
        // What has a subject of its own has a unit of its own.
        let other = try self.figures("The median wait was 28 days and attendance was 39.")
        #expect(other.last?.unit != .days)
    }

    @Test func aNumberBehindAMonthIsACount() throws {
        let figure = try last("In May 143 people waited for a ramp.")
        #expect(figure.value == 143 && figure.period == "In May")
        #expect(try figures("The strategy was agreed on 14 May 2023.").isEmpty)
    }

    /// "Made up", "take-up" and "raised" tell of no rise.
    @Test(arguments: [
        "Danish families made up 6% of the parish.",
        "Take-up of vouchers was 26.1%.",
        "1,930 concerns were raised and 29% became enquiries.",
    ])
    func nothingRises(text: String) throws {
        #expect(try figures(text).allSatisfy { $0.change == nil })
    }

    @Test func anAgeIsNoPeriod() throws {
        #expect(try last("£900,000 of the debt was over a year old.").period == nil)
    }

    @Test func aRangeIsOneFigure() throws {
        let figure = try last("Waits ranged from 4 to 13 months.")
        #expect(figure.value == 4 && figure.valueMax == 13 && figure.unit == .months)
    }

    @Test func earlierPeriodsAreKept() throws {
        let figure = try last("The list had fallen from 78 people in May 2024 to 12 people in June 2025.")
        #expect(figure.previousPeriod == "in May 2024")
        let bracketed = try last("The centre completed 900 assessments (850 in 2023).")
        #expect(bracketed.previousPeriod == "in 2023" || bracketed.previousPeriod == "2023")
    }

    @Test(arguments: [
        ("23 of the 47 people placed elsewhere had asked for it.", 47.0),
        ("9 of 27 wards were deprived.", 27),
        ("Three of whose five members had left.", 5),
        ("Nine in every ten calls were answered.", 10),
        ("96 of every 100 were supported by an advocate.", 100),
        ("All but 3 of 640 staff had been trained.", 640),
    ])
    func wholes(text: String, whole: Double) throws {
        #expect(try figures(text).first?.whole == whole)
    }

    @Test func anExceptionIsTakenOff() throws {
        #expect(try figures("All but 3 of 640 staff had been trained.").map(\.value) == [637])
    }

    @Test func scalesAreNoWholes() throws {
        let figure = try last("Carers scored their quality of life at 7.6 out of 12.")
        #expect(figure.value == 7.6 && figure.scaleMax == 12 && figure.whole == nil)
    }

    @Test func ranks() throws {
        let figure = try last("The borough was the 11th most deprived of 153 authorities.")
        #expect(figure.place == 11 && figure.places == 153 && figure.rankFrom == "most deprived")
        #expect(figure.comparator == nil)
    }

    @Test(arguments: [
        ("The median wait was 7 weeks.", 49.0),
        ("The longest wait was 10 months.", 304),
        ("The average wait was 12 working days.", 12),
    ])
    func waitsInDays(text: String, days: Double) throws { #expect(try last(text).days == days) }

    @Test func livesAreNoWaits() throws {
        #expect(try last("Life expectancy for men was 79 years.").days == nil)
    }

    @Test(arguments: [
        ("The council had a target of 21 days for reviews.", Role.target),
        ("The number of people over 85 was projected to rise to 9,200 by 2040.", .forecast),
        ("Its budget was £34.6 million.", .budget),
        ("The authority estimated that 900 people needed support.", .estimate),
        ("It spent £34.6 million.", .actual),
        ("52 people were waiting.", .actual),
    ])
    func roles(text: String, role: Role) throws { #expect(try last(text).role == role) }

    @Test(arguments: [
        ("29.8% of unpaid carers were satisfied.", "unpaid carers"),
        ("52 older people were waiting for a review.", "older people"),
        ("Carers felt forgotten. 24.9% were satisfied with support.", "Carers"),
        ("One in seven falls led to a stay in hospital.", "falls"),
        ("There were 1,312 safeguarding concerns. Of these, 18% became enquiries.", "safeguarding concerns"),
    ])
    func populations(text: String, population: String) throws {
        #expect(try last(text).population == population)
    }

    @Test(arguments: [
        "48% of men.",
        "24% did so.",
        "31% of the population live.",
        "The borough was the 11th most deprived of 153.",
    ])
    func noLabelCanBeMade(text: String) throws { #expect(try last(text).measure == nil) }
}
