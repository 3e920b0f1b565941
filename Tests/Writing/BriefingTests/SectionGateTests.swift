import AssessmentModel
import ReferenceData
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

    @Test(arguments: [
        (
            "Leaders wanted to hear more from families, particularly about small complaints, where the lack of a record may hide what could be learned.",
            "“… the lack of a record may hide what could be learned”."
        )
    ])
    func clauses(_ text: String, _ expected: String) {
        #expect(TellingClause.line(nil, text: text, kind: .shortfall) == expected)
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
        #expect(PointRow.attributed(line, text: text) == expected)
    }

    @Test func whatMembersAreToldIsNotLeftOut() {
        let text = "Managers kept their own lists. Members had not been given what they asked for."
        #expect(
            TellingClause.line("“Managers kept their own lists.”", text: text, kind: .shortfall)
                == "“Managers kept their own lists.” “Members had not been given what they asked for.”"
        )
        // Of a strength nothing is added.
        #expect(
            TellingClause.line("“Managers kept their own lists.”", text: text, kind: .strength)
                == "“Managers kept their own lists.”")
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

    @Test func whatTurnsIsNotCutOff() {
        // "… but" behind it: cut before it, the clause would say more than the report.
        let turned = "Letters were late, although most people had been told by telephone."
        #expect(TellingClause.line(nil, text: turned, kind: .shortfall) == "“\(turned.dropLast())”.")
        #expect(
            TellingClause.line(nil, text: "This was slow. It was not known why.", kind: .shortfall) == nil)
        #expect(TellingClause.line(nil, text: turned, kind: .mixed) == "“\(turned.dropLast())”.")
    }
}
