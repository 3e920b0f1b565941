import AssessmentModel
import ReferenceData
import SourceText
import TestSupport
import Testing

@testable import Points

/// What is the news of a paragraph and what only leads to it, in paragraphs of another trade.
@Suite struct PointNewsTests {
    private let rules: PointRules

    init() throws { rules = try ReferenceData().pointRules() }

    private typealias Read = (tone: Tone, isSure: Bool, text: String)

    private func sentences(_ read: [Read], _ indicators: [Int: [Indicator]] = [:]) -> [PointSentence] {
        read.enumerated().map { index, item in
            var sentence = Sentence(
                number: index + 1, span: Span(0, item.text.utf8.count), text: item.text, tone: item.tone,
                isSure: item.isSure, voices: [], stage: nil, cues: [],
                indicators: indicators[index + 1] ?? [])
            sentence.certainty = item.isSure ? 0.97 : 0.6
            return PointSentence(sentence, rules)
        }
    }

    private func groups(_ read: [Read]) -> [[Int]] {
        PointGrouping(rules: rules).groups(sentences(read)).map { $0.map(\.sentence.number) }
    }

    private func kind(_ read: [Read], _ figures: [FigureStory] = []) -> PointKind {
        PointJudge().kind(sentences(read, [:]), figures).0
    }

    private func line(
        _ read: [Read], _ kind: PointKind, _ figures: [FigureStory] = [], matter: String? = nil,
        telling indicators: [Int: [Indicator]] = [:]
    ) -> String? {
        PointLine(
            rules: rules, group: sentences(read, indicators), kind: kind, figures: figures, matter: matter
        ).write()
    }

    private func figure(
        _ measure: String, _ value: Double, _ period: String?, statistic: Statistic = .value,
        days: Bool = false,
        change: Change? = nil, previous: Double? = nil, sentence: Int = 1
    ) -> FigureStory {
        var indicator = Indicator(
            number: 1, measure: measure, value: value,
            valueText: days ? "\(Int(value)) days" : "\(Int(value))", span: Span(Int(value), Int(value) + 1),
            unit: days ? .days : .people, statistic: statistic)
        indicator.period = period
        indicator.days = days ? value : nil
        (indicator.change, indicator.previous) = (change, previous)
        return FigureStory(
            indicator: indicator, sentence: sentence, lessIsBetter: true,
            tellsOfWaiting: !days, hasOwnMeasure: true)
    }

    // MARK: Headlines

    private static let charged: [Read] = [
        (.negative, false, "Tenants had been billed in error."),
        (
            .neutral, false,
            "In all 74 repayments were made, worth £9,120, and one was paid eight months late."
        ),
    ]

    @Test func aHeadlineIsToldWithItsNews() {
        #expect(groups(Self.charged) == [[1, 2]])
        #expect(line(Self.charged, .shortfall)?.contains("£9,120") == true)
    }

    @Test func newsDoubtfullyReadTakesTheSideOfItsHeadline() {
        let read: [Read] = [
            (.negative, true, "Skippers did not trust the harbour office."),
            (.positive, false, "The lifeboat crew kept a log of its own since calls went unheard."),
        ]
        #expect(groups(read) == [[1, 2]])
        #expect(kind(read) == .shortfall)
    }

    @Test func aSureContraryIsAMatterOfItsOwn() {
        let read: [Read] = [
            (.positive, true, "Skippers praised the harbour office."),
            (.negative, true, "Moorings were let without a written agreement and fees were charged twice."),
        ]
        #expect(groups(read) == [[1], [2]])
    }

    /// "It" is the council here, and what it knows is another matter than what it is praised for.
    @Test func whatACouncilKnowsIsAMatterOfItsOwn() {
        let read: [Read] = [
            (
                .negative, false,
                "The harbour board had put money into moorings and had largely closed the gap."
            ),
            (.negative, true, "It knew that repairs were too slow and that night cover was patchy."),
        ]
        #expect(groups(read) == [[1], [2]])
        #expect(
            line([read[1]], .shortfall) == "“… repairs were too slow and that night cover was patchy.”")
    }

    @Test func promisedSidesAreBothTold() {
        let read: [Read] = [
            (.neutral, false, "Views were split."),
            (.positive, true, "Crews on the north quay praised the winter berths."),
            (.negative, true, "Crews on the south quay said the berths had flooded."),
        ]
        #expect(groups(read) == [[1, 2, 3]])
        #expect(kind(read) == .mixed)
        let said = line(read, .mixed)
        #expect(said?.contains("praised") == true && said?.contains("flooded") == true)
    }

    // MARK: What leads up to a finding

    @Test func howManyThereAreIsNoFinding() {
        let read: [Read] = [
            (.neutral, false, "Cornish speakers made up about 4% of the harbour's residents."),
            (.negative, true, "The one pilot who spoke it had left and had not been replaced."),
        ]
        #expect(groups(read) == [[1, 2]])
        #expect(line(read, .shortfall) == "“The one pilot who spoke it had left and had not been replaced.”")
    }

    /// A share of those who were served is a finding.
    @Test func aShareOfThoseServedIsNoSetUp() {
        let served = sentences([(.neutral, false, "Only 4% of residents had been assessed for a berth.")])
        #expect(!served[0].isSetUp)
    }

    @Test func theRuleStandsBeforeItsException() {
        let read: [Read] = [
            (.positive, false, "95% of repairs were done within the 7-day target."),
            (.negative, false, "However, waits could be as high as 273 days for a mast."),
        ]
        #expect(groups(read) == [[1, 2]])
    }

    // MARK: Whose and of what

    @Test func aBareThingTakesTheNameOfItsMatter() {
        let read: [Read] = [(.negative, true, "Debt stood at £6.2 million and half of it was overdue.")]
        #expect(
            line(read, .shortfall, matter: "moorings")
                == "Moorings: “Debt stood at £6.2 million and half of it was overdue.”")
        let named: [Read] = [(.negative, true, "Debt of boat owners stood at £6.2 million and was overdue.")]
        #expect(line(named, .shortfall, matter: "moorings")?.hasPrefix("“Debt of") == true)
    }

    @Test func aShareOfPeopleTakesTheNameOfItsMatter() {
        let marked = MarkedText("94% of people had what they asked for.\n^^^")
        let indicator = Indicator(
            number: 1, measure: "people who had what they asked for", value: 94, valueText: "94%",
            span: marked.spans[0], unit: .percent)
        let bare: Read = (.positive, true, marked.text)
        #expect(
            line([bare], .strength, matter: "moorings", telling: [1: [indicator]])
                == "Moorings: “94% of people had what they asked for.”")
        let named: Read = (.positive, true, "94% of people had the equipment they asked for.")
        #expect(
            line([named], .strength, matter: "moorings", telling: [1: [indicator]])
                == "“94% of people had the equipment they asked for.”")
    }

    @Test func aThingNamedBeforeIsToldWithWhatNamedIt() {
        let read: [Read] = [
            (.positive, true, "Night pilots were available."),
            (.positive, true, "The contract had been used 970 times and skippers liked it."),
        ]
        #expect(line(read, .strength)?.hasPrefix("“Night pilots were available. The contract") == true)
    }

    // MARK: Series

    @Test func aNumberThatTurnsIsToldWhole() {
        let figures = [
            figure("people waiting for a berth", 59, "in April 2024"),
            figure("people waiting for a berth", 3, "in September 2024", change: .fallen, previous: 59),
            figure("people waiting for a berth", 22, "in January 2025", change: .risen, previous: 3),
        ]
        let read: [Read] = [(.neutral, false, "59 people were waiting for a berth in April 2024.")]
        #expect(
            line(read, .shortfall, figures)
                == "People waiting for a berth: 59 in April 2024, down to 3 in September 2024, then up to 22 in January 2025."
        )
    }

    @Test func aRiseIsToldWithTheFallBeforeIt() {
        let fall = figure(
            "people waiting for a berth", 77, "between April 2023 and April 2024", statistic: .change,
            change: .fallen)
        let rise = figure(
            "people waiting for a berth", 203, "between July and November 2024", change: .risen, previous: 181
        )
        let read: [Read] = [(.negative, false, "Numbers had come down by 77 and were rising again.")]
        #expect(
            line(read, .shortfall, [fall, rise])
                == "203 people were waiting for a berth, up from 181 between July and November 2024, after a fall of 77 between April 2023 and April 2024."
        )
    }

    @Test func howLongStandsBesideHowMany() {
        let read: [Read] = [
            (.neutral, false, "In June 52 people were waiting for a berth."),
            (
                .neutral, false,
                "During the year the maximum waiting time was 288 days, and the median wait was 28 days."
            ),
        ]
        #expect(groups(read) == [[1, 2]])
        let other: [Read] = [
            (.neutral, false, "In June 52 people were waiting for a berth."),
            (.neutral, true, "Elsewhere the median wait for a mast was 28 days."),
        ]
        #expect(!sentences(other)[1].tellsLengthOfWait)
    }

    @Test func theCouncilsFigureIsTheCouncils() {
        let waiting = figure("people waiting for a berth", 534, "in March 2024")
        var read = sentences([
            (.neutral, false, "The authority told us 534 people were waiting for a berth in March 2024.")
        ])
        var sentence = read[0].sentence
        sentence.voices = [.authority]
        sentence.indicators = [waiting.indicator]
        read = [PointSentence(sentence, rules)]
        #expect(
            PointLine(rules: rules, group: read, kind: .shortfall, figures: [waiting]).write()
                == "By the council's own figures, in March 2024, 534 people were waiting for a berth.")
    }

    @Test func whatHasTurnedSinceIsNotThePoint() {
        var read = sentences([
            (.negative, false, "There had been a 2% increase in vacancies on the quay since 2021.")
        ])
        let later = sentences([(.neutral, false, "There had been a reduction in vacancies in the last year.")]
        )
        #expect(read[0].isTurned(by: later[0]))
        read[0].isSuperseded = true
        #expect(PointJudge().kind(read, []).0 == .context)
        let other = sentences([
            (.neutral, false, "There had been a reduction in complaints in the last year.")
        ])
        #expect(!read[0].isTurned(by: other[0]))
    }

    @Test func anExceptionIsToldBehindItsRule() {
        let read: [Read] = [
            (.positive, false, "95% of repairs were done within the 7-day target."),
            (.negative, false, "However, waits could be as high as 273 days for a mast."),
        ]
        #expect(kind(read) == .mixed)
        #expect(line(read, .mixed)?.hasPrefix("“95% of repairs") == true)
    }

    @Test func whoeverIsAtTheHeadChangingOftenIsAFault() {
        let marked = MarkedText(
            """
            There had been five directors in four years.
                           ^^^^^^^^^^^^^^
            """)
        let indicator = Indicator(
            number: 1, measure: "harbour directors", value: 5, valueText: "five directors",
            span: marked.spans[0], unit: .count)
        let read = sentences([(.neutral, false, marked.text)], [1: [indicator]])
        #expect(PointJudge().kind(read, []).0 == .shortfall)
        let now = sentences([(.neutral, false, "There were two directors in post.")], [1: [indicator]])
        #expect(PointJudge().kind(now, []).0 == .context)
    }

    @Test func leftOutIsNotLeft() {
        #expect(sentences([(.positive, false, "We found nothing that they had left out.")])[0].amiss == nil)
    }

    // MARK: Weighing

    private func weight(_ read: [Read]) -> Int {
        PointWeigher(rules: rules).weight(
            of: sentences(read), [], kind: .shortfall, state: .persists, score: 3, isInSummary: false
        ).0
    }

    @Test func whatWeighs() {
        let plain = weight([(.negative, true, "The quay office was cold and dark.")])
        #expect(weight([(.negative, true, "One man told us the quay office was cold.")]) < plain)
        #expect(weight([(.negative, true, "Most staff said the quay office was cold.")]) > plain)
        #expect(
            weight([(.negative, true, "Members had not been told that the quay office was cold.")]) > plain
                + 1)
        #expect(weight([(.negative, true, "Skippers had been charged in error for the quay.")]) > plain)
    }

    // MARK: Judging

    @Test func lowerWithoutAGoodEndIsNoPraise() {
        var indicator = Indicator(
            number: 1, measure: "calls that became rescues", value: 34, valueText: "34%",
            span: MarkedText("34%\n^^^").spans[0], unit: .percent)
        (indicator.comparator, indicator.benchmark, indicator.judged) = (.region, 38, "lower than")
        let story = FigureStory(
            indicator: indicator, sentence: 1, lessIsBetter: nil, tellsOfWaiting: false, hasOwnMeasure: true)
        #expect(
            kind(
                [(.positive, false, "34% of calls became rescues, lower than the coast's average of 38%.")],
                [story])
                == .context)
    }

    @Test(arguments: [
        ("Two sailors had died before a boat went out.", PointKind.shortfall),
        ("Work on the lights needed to improve, most skippers said.", .shortfall),
        ("Moorings for small boats had doubled to 40 places.", .strength),
    ])
    func wordsThatOutweighADoubtfulReading(text: String, expected: PointKind) {
        let tone: Tone = expected == .shortfall ? .positive : .negative
        #expect(kind([(tone, false, text)]) == expected)
    }
}
