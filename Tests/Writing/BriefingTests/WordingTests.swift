import AssessmentModel
import NoteText
import SourceText
import Testing

import QuotedLines

@testable import Briefing

/// Plain sentences, quotations, labels and figures.
@Suite struct WordingTests {
    private static func figure(
        _ text: String, _ measure: String, _ value: Double, _ printed: String, _ unit: AssessmentModel.Unit,
        _ more: [String: Value] = [:]
    ) -> FigureRow? {
        var fields: [String: Value] = [
            "text": .text(text), "measure": .text(measure), "value": .number(value),
            "value_text": .text(printed),
            "unit": .text(unit.rawValue),
            "statistic": .text("value"), "section": .text("needs"), "statement": .text("Assessing needs"),
            "score": .integer(2),
            "tone": .text("neutral"),
        ]
        fields.merge(more) { $1 }
        return FigureRow(
            EvidenceRow(fields: fields, origin: RowOrigin(record: "indicator", id: "x@2025-01/needs/1.1#1")))
    }

    private static let england: [String: Value] = [
        "comparator": .text("england"), "benchmark": .number(70), "direction": .text("worse"),
    ]

    @Test func aFigureByItselfHasEnglandBesideIt() throws {
        let safe = try #require(
            Self.figure(
                "66.52% of people using services felt safe.", "people using services who felt safe", 66.52,
                "66.52%", .percent, Self.england.merging(["benchmark_text": .text("71.06%")]) { $1 }))
        #expect(MeasureLabel.plain(safe) == "People using services who felt safe: 66.5%, England 70.0%.")
        let open = try #require(
            Self.figure(
                "27.36% of people using services received one.", "people using services received", 27.36,
                "27.36%",
                .percent, Self.england))
        #expect(MeasureLabel.plain(open) == nil)
    }

    @Test(arguments: [
        ("One person told us the plan read well.", true), ("A carer said they were not able to go.", true),
        ("Another relative described a long wait.", true),
        ("Staff used a person-centred approach.", false), ("People told us staff listened.", false),
    ])
    func singleVoices(_ text: String, _ expected: Bool) { #expect(Wording.isSingleVoice(text) == expected) }

    @Test(arguments: [
        (
            "Skills for Care estimates put the vacancy rate at 10.9%, higher than the England average of 8.06%.",
            10.9, "10.9%",
            "Skills for Care estimates put the vacancy rate"
        ),
        (
            "80.02% felt in control of daily life, tending towards a positive statistical variation from the England average of 77.62%.",
            80.02, "80.02%", "felt in control of daily life"
        ),
        (
            "People felt safe: 74.8% according to the survey, better than 71.06%.", 74.8, "74.8%",
            "People felt safe"
        ),
        ("Satisfaction was 47.83% compared to 36.83% for England.", 47.83, "47.83%", nil),
        ("Access was good; 15.7% could get one at short notice.", 15.7, "15.7%", nil),
    ])
    func wordsBesideAFigure(_ text: String, _ value: Double, _ printed: String, _ expected: String?) throws {
        let figure = try #require(Self.figure(text, "x", value, printed, .percent, Self.england))
        let words = MeasureLabel.words(beside: figure)
        #expect(words == expected)
        // Worse than England: never without a label.
        #expect(MeasureLabel.label(figure) == Quotation.marked(words ?? text))
    }

    @Test(arguments: [
        ("Leaders told us this trend was a result of changing how concerns were recorded.", true),
        ("The evidence we saw for this quality statement was mixed.", false),
        ("Carers' feedback was mixed.", false),
    ])
    func pointingBack(_ text: String, _ expected: Bool) { #expect(Wording.pointsBack(text) == expected) }

    @Test(arguments: [
        ("The backlog had been reduced from 1,870 to 645.", true),
        ("Waits had fallen but remained long.", false),
        ("More work was needed to ensure waits were reduced.", false),
    ])
    func improvements(_ text: String, _ expected: Bool) {
        #expect(Wording.reportsImprovement(text) == expected)
    }

    @Test(arguments: [
        ("This was lower than leaders wanted.", true), ("They said so.", true),
        ("The same survey found less.", true),
        ("Only 46% had an agreed plan.", true),
        ("Through these forums leaders were told.", true),
        ("At our first visit people told us about delays.", true),
        ("Training was late.", false),
        ("Young people's transitions were the weakest part of this quality statement.", false),
        ("It was difficult to see progress with any of the groups that were named.", false),
        ("It was late in most of the files that we read during our two visits.", true),
        ("As at 3 May 2025 there were 61 people waiting for a visit at home.", false),
    ])
    func leaning(_ text: String, _ expected: Bool) { #expect(Wording.leansOnContext(text) == expected) }

    @Test(arguments: [
        (66.52, 71.06, "66.52%", "worse", "5 points lower: worse"),
        (1.46, 3.0, "1.46%", "worse", "1.5 points lower: worse"),
        (26.9, 25.9, "26.9%", "similar", "1 point higher: about the same"),
        (50, 50, "50%", "similar", "No gap: about the same"),
    ])
    func gaps(
        _ value: Double, _ benchmark: Double, _ printed: String, _ direction: String, _ expected: String
    ) throws {
        let figure = try #require(
            Self.figure(
                "x", "people", value, printed, .percent,
                [
                    "benchmark": .number(benchmark), "direction": .text(direction),
                    "comparator": .text("england"),
                ]))
        var used = UsedEvidence { _ in throw WorldError("no citation is asked for") }
        let shown = EnglandGap.words(figure, &used).replacing(#/\u{E005}\d+\u{E006}/#, with: "")
        #expect(shown == expected)
        // Whatever was calculated says how.
        #expect(used.calculations.isEmpty == expected.hasPrefix("No gap"))
    }

    /// What CQC says of a figure beside England's stands in its words where they judge, and with its degree else.
    @Test(arguments: [
        (
            "It was 58.6%, which was slightly worse than England's.", "slightly worse than", "worse",
            "“slightly worse”"
        ),
        (
            "It was 58.6%, significantly fewer people than in England.", "significantly fewer people",
            "worse",
            "worse (“significantly fewer”)"
        ),
        ("It was 58.6%, lower than England's.", "lower than", "worse", "worse"),
        (
            "It was 58.6%, somewhat better than, or similar to, England's.", "similar to", "similar",
            "“somewhat better than, or similar”"
        ),
        ("It was 58.6%, better than England's.", "better than", nil, "CQC prints “better”"),
    ])
    func verdicts(_ text: String, _ judged: String, _ direction: String?, _ expected: String) throws {
        let figure = try #require(
            Self.figure(
                text, "people", 58.6, "58.6%", .percent,
                [
                    "benchmark": .number(62.6), "judged": .text(judged), "comparator": .text("england"),
                    "direction": direction.map { .text($0) } ?? .missing,
                ]))
        var used = UsedEvidence { _ in throw WorldError("no citation is asked for") }
        let shown = EnglandGap.words(figure, &used).replacing(#/\u{E005}\d+\u{E006}/#, with: "")
        #expect(shown == "4 points lower: \(expected)")
        #expect(EnglandGap.isAtOdds(figure) == (direction == nil))
    }

    /// As many decimals as the two figures have.
    @Test func gapsOfDays() throws {
        let figure = try #require(
            Self.figure(
                "x", "sickness", 19.5, "19.5 days", .days,
                [
                    "benchmark": .number(8), "benchmark_text": .text("8"), "direction": .text("worse"),
                    "comparator": .text("england"),
                ]))
        var used = UsedEvidence { _ in throw WorldError("no citation is asked for") }
        let shown = EnglandGap.words(figure, &used).replacing(#/\u{E005}\d+\u{E006}/#, with: "")
        #expect(shown == "11.5 days longer: worse")
    }

    @Test(arguments: [
        ("people using services who felt safe", true), ("vacancy rate", true),
        ("particularly for those aged", false), ("England", false),
        ("Skills for Care estimates put the vacancy rate", false),
        ("said services helped them to feel safe", false),
        ("so the satisfaction figure", false),
    ])
    func measures(_ measure: String, _ isFit: Bool) { #expect(MeasureLabel.isFit(measure) == isFit) }

    @Test func acronymsAreExplainedOnce() {
        let glossary = Glossary(
            of: "The SABs and DoLS of the CQC; MSP. [^x-DASS-1]",
            terms: [
                ("SAB", "Safeguarding Adults Board"), ("MSP", "Making Safeguarding Personal"),
                ("MSP", "market plan"),
            ])
        #expect(glossary.entries.map(\.acronym) == ["DoLS", "MSP", "SAB"])
        #expect(glossary.entries[1].expansion == "Making Safeguarding Personal, or market plan")
        #expect(glossary.unexplained.isEmpty)
    }
}
