import AssessmentModel
import ReferenceData
import QuotedLines
import Testing

@testable import Briefing

/// Which points may stand among strengths and shortfalls, and which clauses are quoted of long ones.
@Suite struct SectionGateTests {
    private static func point(
        _ line: String, _ kind: PointKind, state: PointState = .persists, isSure: Bool = false
    ) -> PointRow? {
        PointRow(
            EvidenceRow(
                fields: [
                    "line": .text("“\(line)”"), "text": .text(line), "kind": .text(kind.rawValue),
                    "state": .text(state.rawValue), "weight": .integer(3), "sure": .yesNo(isSure),
                    "section": .text("needs"), "statement": .text("Assessing needs"),
                    "statement_number": .integer(1), "score": .integer(3),
                ], origin: RowOrigin(record: "point", id: "x@2025-01/needs/1a")))
    }

    private func fault(_ point: PointRow?, _ list: PointChoice.List) throws -> String? {
        SectionGate(rules: try ReferenceData().pointRules()).fault(
            of: try #require(point), in: list, PointFigures([]))
    }

    @Test(arguments: [
        "Study days had been stopped for a year.", "The carers' lead had left and had not been replaced.",
        "Night cover was limited.",
    ])
    func noStrengthByItsWords(_ line: String) throws {
        #expect(try fault(Self.point(line, .strength), .strengths) != nil)
    }

    @Test(arguments: [
        "Nobody waited for a home carer, and there was no waiting list.", "Letters were short and plain.",
        "Home carers arrived on time in 97% of visits.",
    ])
    func strengthsStand(_ line: String) throws {
        #expect(try fault(Self.point(line, .strength), .strengths) == nil)
    }

    /// Less of a burden is no fault, and less of a service is one.
    @Test func lessOfABurden() throws {
        let fewer = Self.point(
            "A nurse visiting homes had reduced ambulance call-outs by a fifth.", .shortfall,
            state: .worsening)
        #expect(try fault(fewer, .shortfalls) == "Less of it is better.")
        #expect(
            try fault(
                Self.point("The council had cut grants, and clubs were lacking.", .shortfall), .shortfalls)
                == nil)
    }

    /// How CQC judges a wait decides where it stands, unless it is getting worse.
    @Test func aWaitIsJudgedByCQC() throws {
        var wait = try #require(Self.point("In May 2025, 40 people were waiting for a ramp.", .shortfall))
        #expect(try fault(wait, .shortfalls) == nil)
        wait.wait = .accepted
        #expect(try fault(wait, .shortfalls) == "CQC judges the wait as it should be.")
        wait.wait = .tooLong
        #expect(try fault(wait, .shortfalls) == nil)
        #expect(try fault(wait, .strengths) == "CQC judges the wait too long.")
        wait.wait = .accepted
        wait.state = .worsening
        #expect(try fault(wait, .shortfalls) == nil)
    }

    @Test func whatHasBecomeBetterIsNoShortfall() throws {
        let better = Self.point(
            "The longest wait for a ramp was 20 weeks, down from 44.", .shortfall, state: .improving)
        #expect(try fault(better, .shortfalls) != nil)
        #expect(try fault(better, .strengths) == nil)
        // Half of a mixed point is a fault still.
        let mixed = Self.point(
            "Recording of language had improved, though faith was recorded for only a few.", .mixed,
            state: .improving)
        #expect(try fault(mixed, .shortfalls) == nil)
    }

    @Test func aDeniedFaultIsNone() throws {
        let none = Self.point(
            "The charity that had written to us told us it had no concerns.", .shortfall, isSure: true)
        #expect(try fault(none, .shortfalls) == "Its words deny a fault.")
        #expect(try fault(Self.point("Leaders knew the borough well.", .shortfall), .shortfalls) != nil)
        #expect(try fault(Self.point("Reviews were late.", .shortfall), .shortfalls) == nil)
    }

    /// A sentence says whose data it is; the nation's is named by its source.
    @Test(arguments: [
        (
            "Council data indicated that 100% of carers had a plan.", "“100% of carers had a plan.”",
            "“Council data indicated that 100% of carers had a plan.”"
        ),
        (
            "National data indicated that 61% of carers had a plan.", "“61% of carers had a plan.”",
            "“61% of carers had a plan.”"
        ),
    ])
    func accounts(_ text: String, _ line: String, _ expected: String) {
        #expect(LineSource.attributed(line, text: text) == expected)
    }

    /// CQC's "we" would be the council in a note to its members.
    @Test func cqcIsNamed() {
        #expect(
            Self.point("We saw letters that nobody had sent.", .shortfall)?.shown
                == "CQC “saw letters that nobody had sent”.")
        #expect(
            Self.point("We were told of 4 lost letters.", .shortfall)?.shown
                == "CQC was “told of 4 lost letters”.")
        #expect(Self.point("Weekly letters were late.", .shortfall)?.shown == "“Weekly letters were late”.")
    }

    /// How many of a group live there is no finding; how many of them wait is one.
    @Test(arguments: [
        ("Sikh families made up about 4% of residents.", true),
        ("About 4% of residents had waited a year.", false),
    ])
    func sharesOfAPopulation(_ line: String, _ isShare: Bool) {
        let point = Self.point(line, isShare ? .context : .shortfall)
        #expect(point?.isShareOfPopulation == isShare)
    }
    /// How many wait is no fault by itself, a long wait is one.
    @Test func waitsAreNoFaultsByThemselves() throws {
        #expect(
            try fault(waiting("As at 3 May 2025 there were 61 people waiting.", .mixed), .shortfalls)
                == "It tells who waits, and not whether that is a fault.")
        #expect(
            try fault(waiting("There were 61 people waiting, and letters were late.", .mixed), .shortfalls)
                == nil)
    }

    private func waiting(_ line: String, _ kind: PointKind) -> PointRow? {
        var point = Self.point(line, kind)
        point?.topic = "waits > reviews"
        return point
    }

    @Test func wishesAreNoPraise() throws {
        let wish = Self.point("Families were asked and wanted to be heard sooner.", .strength)
        #expect(try fault(wish, .strengths) == "It tells what people would like.")
        let sure = Self.point("Families were thanked and heard.", .strength, isSure: true)
        #expect(try fault(sure, .strengths) == nil)
    }

    /// Of a clause further on in a sentence it is said who told CQC.
    @Test(arguments: [
        (
            "Leaders told us that they would listen more to what families had to say, mostly about bills, where the lack of a record hid much.",
            "Leaders told CQC" as String?
        ),
        ("Leaders knew of it, and the lack of a record hid much.", nil),
    ])
    func tellers(_ text: String, _ expected: String?) {
        #expect(LineSource.teller(of: "“… the lack of a record hid much”.", text: text) == expected)
    }

    /// A label stands before a line that leans, unless what it leans on does.
    @Test func labelsStandBeforeLinesThatLean() throws {
        let text = "42% were answered in time."
        let labelled = try #require(
            PointRow(
                EvidenceRow(
                    fields: [
                        "line": .text("Complaints: “\(text)”"), "text": .text(text),
                        "kind": .text("shortfall"),
                        "section": .text("learning"), "statement": .text("Learning"), "weight": .integer(3),
                        "statement_number": .integer(9), "score": .integer(2),
                    ], origin: RowOrigin(record: "point", id: "x@2025-01/learning/1b"))))
        #expect(!labelled.leans)
        #expect(labelled.shown == "Complaints: “42% were answered in time”.")
        let opening = Self.point("There were 130 complaints in the year.", .context)
        #expect(
            labelled.opened(by: opening)?.shown
                == "“There were 130 complaints in the year”. “42% were answered in time”.")
    }
}
