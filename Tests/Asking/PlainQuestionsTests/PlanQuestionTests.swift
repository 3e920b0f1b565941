import AssessmentModel
import Testing

@testable import PlainQuestions

/// Questions about the plans at hand, as officers type them.
@Suite struct PlanQuestionTests {
    private static let plan = PlanNames(
        councils: ["york"], statuses: ["achieved", "on track", "amber (at risk)", "slipped"])

    private static func reading(_ question: String, plan: PlanNames?) -> QuestionReader.Reading {
        var names = SampleNames.names
        names.plan = plan
        return QuestionReader(names).read(question, allowsSearch: true)
    }

    /// What is typed where a plan for York is at hand, and the query that it means.
    static let asked = #"""
        which actions are late => actions where overdue sort by due show id, status, due, owner, text
        how many actions are overdue => actions where overdue count
        what has no action => points where authority is york and kind is shortfall and no action sort by weight highest show statement, line
        which safeguarding shortfalls have no action => points where authority is york and statement is Safeguarding and kind is shortfall and no action sort by weight highest show statement, line
        how many shortfalls have no action => points where authority is york and kind is shortfall and no action count
        which statements have no action => statements where authority is york and no action sort by score lowest show statement, score
        actions without an owner => actions where owner is missing sort by due show id, status, due, owner, text
        which actions are finished but have no evidence => actions where evidence is 0 and finished sort by due show id, status, due, owner, text
        actions that have slipped => actions where status is slipped sort by due show id, status, due, owner, text
        which actions are at risk => actions where status is "amber (at risk)" sort by due show id, status, due, owner, text
        actions by status => actions count by status
        actions due in march 2026 => actions where due is "March 2026" sort by due show id, status, due, owner, text
        which actions are due next => actions where not finished and due is present sort by due first 5 show id, status, due, owner, text
        actions on respite => actions where text contains "respite" sort by due show id, status, due, owner, text
        latest updates => updates sort by as_of newest first 10 show action, as_of, status, text
        who owns what in the plan => actions count by owner
        """#

    @Test(arguments: asked.split(separator: "\n").map(String.init))
    func aQuestionAboutAPlanMeansWhatItSays(_ line: String) throws {
        let sides = line.split(separator: " => ", maxSplits: 1).map(String.init)
        try #require(sides.count == 2)
        #expect(Self.reading(sides[0], plan: Self.plan).query == sides[1])
    }

    /// The queries that the questions mean.
    static let queries = asked.split(separator: "\n").compactMap {
        $0.split(separator: " => ", maxSplits: 1).last.map(String.init)
    }

    /// A word that no part of a plan has a use for leaves the line to be read otherwise; so does a plan that is not there.
    @Test(arguments: [
        "which actions are late in the rain", "actions of the fire brigade",
        "what did staff say about the plan",
        "how many councils have no action on autism",
    ])
    func whatNamesSomethingElseIsNoQuestionAboutAPlan(_ question: String) {
        let query = Self.reading(question, plan: Self.plan).query
        #expect(query?.hasPrefix("actions") != true && query?.contains("no action") != true, "\(query ?? "")")
    }

    @Test func withoutAPlanNothingIsReadAsOne() {
        #expect(Self.reading("which actions are late", plan: nil).query?.hasPrefix("actions") != true)
    }

    /// What begins a plan is said with the council that was named, and with none where none was.
    @Test(arguments: [
        ("which actions are late", "plan start NAME for COUNCIL"),
        ("which actions in york are late", "plan start NAME for york"),
    ])
    func withoutAPlanThatIsSaid(_ question: String, _ command: String) {
        guard case .nearest(let offers, let because) = Self.reading(question, plan: nil) else {
            Issue.record("\(question) was read as a question about something else")
            return
        }
        #expect(offers.isEmpty && because?.hasSuffix(command) == true, "\(because ?? "")")
    }

    /// How a plan is going is asked of its actions' statuses.
    @Test func howAPlanIsGoingAsksForItsStatuses() {
        #expect(Self.reading("how is the plan going", plan: Self.plan).query == "actions count by status")
        #expect(Self.reading("how is the plan", plan: Self.plan).query != "actions count by status")
    }
}
