import NoteChecking
import Testing
import TestSupport

@testable import Workspace

/// Kinds of wrong sentences, each with its near miss: the same words where they are right.
struct TruthKindsTests {
    struct Pair: Sendable, CustomTestStringConvertible {
        var kind: String
        var isFalse: String
        var isTrue: String
        var testDescription: String { kind }
    }

    static let pairs = [
        Pair(
            kind: "a figure of the measure beside it",
            isFalse: "In Northmoor 85.3% of people felt safe.",
            isTrue: "In Northmoor 69.9% of people who used services felt safe."),
        Pair(
            kind: "a denial is of its own clause",
            isFalse: "In Eastvale, 88 people had waited more than 41 days.",
            isTrue: "In Eastvale, nobody had waited longer than 41 days."),
        Pair(
            kind: "a part is not the whole",
            isFalse: "In Eastvale, 93% of people's ethnicity had been recorded in 2022.",
            isTrue: "In Eastvale, seven of the nine aims were on schedule."),
        Pair(
            kind: "a target is met by the figures",
            isFalse: "Eastvale missed its target for young people with a named adult worker by 17.",
            isTrue: "Eastvale's financial assessments took 46 days on average, against a standard of 28."),
        Pair(
            kind: "who does it and to whom it is done",
            isFalse: "Social workers in Haverlow had shadowed members of the scrutiny committee.",
            isTrue: "Members of the scrutiny committee in Haverlow had shadowed social workers."),
        Pair(
            kind: "a share of a change",
            isFalse: "The number of people delayed in hospital in Eastvale fell by more than 80%.",
            isTrue: "The number of people delayed in hospital in Eastvale fell by more than half."),
        Pair(
            kind: "what was before",
            isFalse: "Eastvale had a backlog of 1,870 DoLS applications.",
            isTrue: "Eastvale cut its DoLS backlog from 1,870 to 645."),
        Pair(
            kind: "the sum and the difference",
            isFalse: "The number waiting for an assessment in Haverlow fell by 482.",
            isTrue: "The number waiting for an assessment in Haverlow fell by 382."),
        Pair(
            kind: "services have ratings of their own",
            isFalse: "In Haverlow, 84% of services were rated good or better.",
            isTrue: "In Haverlow, 81% of services were rated good or better."),
        Pair(
            kind: "money that is missing",
            isFalse: "In Haverlow, savings of £8.2 million were £1.8 million short of plan.",
            isTrue: "In Haverlow, savings of £8.2 million were £0.8 million short of plan."),
        Pair(
            kind: "one person's words",
            isFalse:
                "Owners in Haverlow told CQC it was the first time in their careers that a council had asked them what a contract should contain.",
            isTrue:
                "One owner in Haverlow told CQC it was the first time in her career that a council had asked her what a contract should contain."
        ),
        Pair(
            kind: "a clause that says of whom",
            isFalse: "Most older people in Haverlow moved into a care home outside the borough.",
            isTrue: "Most older people who moved into a care home moved outside Haverlow."),
        Pair(
            kind: "what is planned is not done",
            isFalse: "The first of the new homes in Haverlow had been built.",
            isTrue: "Haverlow had joined a sub-regional programme to build new homes."),
        Pair(
            kind: "a bound that is denied",
            isFalse: "No worker in Haverlow held more than 14.5 cases.",
            isTrue: "No worker in Haverlow held more than 22."),
        Pair(
            kind: "two things counted",
            isFalse: "Eastvale received more complaints than compliments in 2024.",
            isTrue: "Eastvale received more compliments than complaints in 2024."),
        Pair(
            kind: "a share of a count",
            isFalse: "In Eastvale, 2,400 of the 7,204 concerns led to an enquiry.",
            isTrue: "In Eastvale, 2,089 of the 7,204 concerns led to an enquiry."),
        Pair(
            kind: "those left out of a whole",
            isFalse: "All but two of the 44 milestones in Northmoor's recovery plan were met on time.",
            isTrue: "All but three of the 44 milestones in Northmoor's recovery plan were met on time."),
        Pair(
            kind: "a bounded multiple",
            isFalse: "Northmoor's median wait for an assessment had nearly halved, from 31 days to 15.",
            isTrue: "Northmoor's median wait for an assessment had more than halved, from 31 days to 15."),
        Pair(
            kind: "the distance to the band that is named",
            isFalse:
                "With 75 out of 100, Northmoor was rated Good but remained 18 points short of Outstanding.",
            isTrue:
                "With 70 out of 100, Northmoor was rated Good but remained 18 points short of Outstanding."),
        Pair(
            kind: "the rest of the scores",
            isFalse: "Eastvale scored 3 on seven of its nine quality statements and 4 on the remaining two.",
            isTrue: "Eastvale scored 3 on eight of its nine quality statements and 4 on the remaining one."),
        Pair(
            kind: "a price for each",
            isFalse: "At £212 each, 6,420 people had cost Eastvale about £1.63 million since 2022.",
            isTrue: "At £212 each, 6,420 people had cost Eastvale about £1.36 million since 2022."),
        Pair(
            kind: "a share told as a number",
            isFalse: "Some 254 of Eastvale's 508 units of housing with care were in Lowmere.",
            isTrue: "Some 340 of Eastvale's 508 units of housing with care were in Lowmere."),
        Pair(
            kind: "a number given for a statement",
            isFalse: "Eastvale was given a 3 for partnerships and communities.",
            isTrue: "Eastvale was given a 4 for partnerships and communities."),
        Pair(
            kind: "what a speaker puts before it",
            isFalse:
                "Mr Mayor, in December 2025 there were 254 fewer people waiting for a Care Act assessment in Northmoor than a year earlier.",
            isTrue:
                "Mr Mayor, in December 2025 there were 264 fewer people waiting for a Care Act assessment in Northmoor than a year earlier."
        ),
        Pair(
            kind: "a quotation as it stands",
            isFalse:
                "In Eastvale delays were discussed “by number, not by name”, the lead nurse told inspectors.",
            isTrue:
                "In Eastvale delays were discussed “by name, not by number”, the lead nurse told inspectors."),
        Pair(
            kind: "over and under a budget",
            isFalse: "Northmoor came in £8,780,000 under its estimated budget in 2024/25.",
            isTrue: "Northmoor came in £8,780,000 over its estimated budget in 2024/25."),
        Pair(
            kind: "by whom it was done",
            isFalse: "In Haverlow, carers' assessments were offered by the customer service team.",
            isTrue: "In Haverlow, carers' assessments were offered by a consortium."),
        Pair(
            kind: "a difference is no amount",
            isFalse: "Financial assessments in Eastvale took 46 days longer than the standard.",
            isTrue: "Financial assessments in Eastvale took 18 days longer than the standard."),
        Pair(
            kind: "the statement's score",
            isFalse: "Haverlow scored 2 for governance.", isTrue: "Haverlow scored 3 for governance."),
    ]

    @Test(arguments: pairs) func theFalseOneIsNotSupportedAndTheTrueOneIs(_ pair: Pair) throws {
        let workspace = try SampleLibrary.shared().workspace
        let wrong = try workspace.verify(pair.isFalse)[0]
        #expect(wrong.verdict != .supported, "\(pair.isFalse)\n\(wrong.source?.words ?? "")")
        let right = try workspace.verify(pair.isTrue)[0]
        #expect(right.verdict == .supported, "\(pair.isTrue)\n\(right.changes) \(right.unmatched)")
    }
}
