import AssessmentModel
import SourceText
import Testing

@testable import Ledger

/// A plan as a text file, and what is done to it.
@Suite struct PlanFileTests {
    private func read(_ text: String) throws -> ActionPlan {
        try PlanFile(Source(name: "p.plan.yaml", text: text), name: "p").plan
    }

    @Test func whatIsWrittenIsReadAgain() throws {
        var plan = try SamplePlan.whole()
        plan.actions[0].text = "yes: “quoted” # no comment\nand a second line"
        plan.points[0].words = "- - -"
        let text = PlanFile.text(of: plan)
        #expect(try read(text) == plan)
        #expect(PlanFile.text(of: try read(text)) == text)
        // A line a fact, so that two versions can be compared.
        #expect(text.contains("\nupdates:\n- action: A1\n  as_of: 2026-06-30\n  status: on track\n"))
    }

    @Test(arguments: [
        "", "a: b: c", "\u{7}", "|", "{}", "yes", "~", "null", "1.0", "é“”—", "line\n\n  indented\nlast", "'",
        "\"", "%x", "@x", "`", "a #b", "a:", "x\u{85}y", "x\u{2028}y", "👩‍👧", "- x", "? x", "a\\b",
        "C:\\x", "[x]", "a, b",
    ])
    func anyWordsSurvive(_ words: String) throws {
        var plan = try SamplePlan.whole()
        plan.updates[0].words = words
        #expect(try read(PlanFile.text(of: plan)).updates[0].words == words)
    }

    @Test(arguments: [
        ("assessment: [x]\n", "The plan names no assessment"),
        ("assesment: northmoor@2026-03\n", "There is no word in a plan called \"assesment\". Did you mean"),
        ("points:\n- id: a\n", "This point has no fingerprint."),
        ("actions:\n- id: A1\n  text: x\n  due: 30/09/2026\n", "“30/09/2026” is no date"),
        ("actions:\n- id: A1\n  text: x\n- id: A1\n  text: y\n", "A1 stands there twice."),
        ("actions:\n- id: A1\n  text: x\n  measures: M9\n", "The plan has no measure M9."),
        ("updates:\n- action: A9\n  as_of: 2026-01-01\n  status: on track\n", "The plan has no action A9."),
        (
            "actions:\n- id: A1\n  text: x\nupdates:\n- action: A1\n  as_of: 2026-01-01\n  status: on trak\n",
            "“on trak” is not on the plan's scale. Did you mean on track?"
        ),
        ("points: none\n", "Write a list here"),
        ("points:\n- id: a\n  fingerprint: b\n  answer: maybe\n", "“maybe” is none of open, actions"),
    ])
    func mistakesOfHandEditingAreSaid(_ text: String, _ expected: String) {
        let scale = "scale:\n  name: s\n  words:\n  - word: on track\n    means: going\n"
        let whole = text.contains("ssment:") ? text : "assessment: northmoor@2026-03\n" + text
        let error = #expect(throws: Diagnostics.self) { try read(scale + whole) }
        let said = (error?.items ?? []).map(\.message).joined(separator: "\n")
        #expect(said.contains(expected), "\(said)")
        #expect(error?.items.contains { $0.span == nil } == false)
    }

    /// Whatever number a plan of others has, there is a next one.
    @Test(arguments: [
        ("A3", 3), ("A9223372036854775807", 1_000_000_000), ("A99999999999999999999", 0), ("A-1", 0),
        ("A", 0),
    ])
    func numbersHaveBounds(_ id: String, _ number: Int) { #expect(PlanID.number(id) == number) }

    @Test func aNewDueDateIsKeptBesideTheFirst() throws {
        var plan = try SamplePlan.whole()
        var update = PlanUpdate()
        update.action = "a1"
        update.asOf = PartialDate(iso: "2026-09-30")
        update.status = "slipped"
        update.due = PartialDate(iso: "2026-12-31")
        try plan.add(update)
        #expect(plan.actions[0].due?.iso == "2026-12-31" && plan.actions[0].firstDue?.iso == "2026-09-30")
        #expect(plan.lastUpdate(of: "A1")?.status == "slipped")
        #expect(throws: WorldError.self) { try plan.add(PlanUpdate()) }
    }

    @Test func aPlanAsItWasIsFoundByItsCounts() throws {
        let before = try SamplePlan.whole()
        var plan = before
        var update = before.updates[0]
        update.status = "achieved"
        try plan.add(update)
        #expect(plan.asOf(PlanCounts(of: before)) == before)
    }
}

/// A plan of one action that lacks nothing.
enum SamplePlan {
    static let scale = PlanScale(
        name: "four-point",
        words: [
            .init(word: "achieved", means: .finished), .init(word: "on track", means: .going),
            .init(word: "slipped", means: .late), .init(word: "not achieved", means: .stopped),
        ])

    static let facts: PlanFacts = {
        var facts = held
        facts.emptyWords = ["tbc"]
        return facts
    }()

    private static let held = PlanFacts(
        points: [
            point("needs/7a", score: 2, says: "Waits were long: 23 days was the median of waits."),
            point("safeguarding/2a", score: 3, says: "Alerts were late."),
        ],
        figures: [
            "northmoor@2026-03/needs/7.2#1": PlanFacts.Figure(
                id: "northmoor@2026-03/needs/7.2#1", measure: "wait for an assessment", value: 46,
                unit: "days",
                england: 40, source: "", date: PartialDate(iso: "2026-02"), better: .down, sentence: "")
        ],
        review: PlanReview(
            old: "northmoor@2025-01", new: "northmoor@2026-03", reason: "review", published: nil, points: []),
        reassessment: PlanReview(
            old: "northmoor@2024-05", new: "northmoor@2026-03", reason: "assessed again", published: nil,
            points: []),
        today: date("2026-07-01") ?? PartialDate.first)

    static func point(_ place: String, score: Int, says: String) -> PlanFacts.Point {
        PlanFacts.Point(
            id: "northmoor@2026-03/\(place)", fingerprint: "0123456789ab", kind: "shortfall", weight: 4,
            statement: "Assessing needs", score: score, says: says)
    }

    static func date(_ iso: String) -> PartialDate? { PartialDate(iso: iso) }

    static func whole() throws -> ActionPlan {
        var plan = ActionPlan.starting(
            "p", for: "northmoor@2026-03", on: facts.today, scale: scale, facts)
        var measure = PlanMeasure()
        measure.what = "wait for an assessment"
        measure.unit = "days"
        measure.better = "down"
        measure.indicator = "northmoor@2026-03/needs/7.2#1"
        measure.baseline = 46
        measure.baselineDate = date("2026-02")
        measure.england = 40
        measure.target = 28
        var action = PlanAction()
        action.text = "Cut waits"
        action.owner = "Head of assessment"
        action.start = date("2026-06-01")
        action.due = date("2026-09-30")
        action.measures = [plan.add(measure)]
        let id = plan.add(action)
        try plan.answer(
            plan.points.map(\.id), as: .actions, actions: [id], words: "", by: "A. Officer", on: facts.today)
        var update = PlanUpdate()
        update.action = id
        update.asOf = date("2026-06-30")
        update.status = "on track"
        try plan.add(update)
        var evidence = PlanEvidence()
        evidence.action = id
        evidence.what = "Audit of 40 files"
        _ = try plan.add(evidence)
        return plan
    }
}
