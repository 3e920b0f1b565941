internal import AssessmentModel
internal import SourceText
internal import TextAnalysis

/// What plain questions may name of the plans at hand.
package struct PlanNames: Sendable {
    /// The ids of the councils whose plans they are.
    package var councils: [String]
    /// The words of their scales, as they are printed: `on track`, `amber (at risk)`.
    package var statuses: [String]
    /// The one of several that is open.
    package var open: String?

    package init(councils: [String], statuses: [String], open: String? = nil) {
        self.councils = councils
        self.statuses = statuses
        self.open = open
    }

    /// Each word of the scales by the forms that it is typed in: whole, or either side of its bracket.
    var statusForms: [String: String] {
        var forms: [String: String] = [:]
        for status in statuses {
            let sides = status.split(separator: "(").map { Folding.words($0) }
            for form in [Folding.words(status)] + sides where forms[form] == nil { forms[form] = status }
        }
        return forms
    }
}

/// What is asked of a plan, by the words for it in `[plan words]`.
enum PlanSense: String, CaseIterable {
    case actions, updates, plan, statements, shortfalls, count, newest
    case late, open, done, due, blocked
    case ownerless = "no owner"
    case undated = "no date"
    case unproven = "no evidence"
    case unreported = "no update"
    case unanswered = "no action"
    case owners = "by owner"
    case statuses = "by status"

    /// The condition on an action that it stands for.
    var test: String? {
        switch self {
        case .late: "overdue"
        case .open: "not finished"
        case .done: "finished"
        case .blocked: "barrier is present"
        case .ownerless: "owner is missing"
        case .undated: "due is missing"
        case .unproven: "evidence is 0"
        case .unreported: "as_of is missing"
        case .actions, .updates, .plan, .statements, .shortfalls, .count, .newest, .due, .unanswered, .owners,
            .statuses:
            nil
        }
    }
}

/// Questions about the plans at hand: "which actions are late", "what has no action".
extension QuestionReader {
    /// What a line asks of plans; every word of it is used, or means nothing.
    private struct PlanSlots {
        var senses: Set<PlanSense> = []
        var status: String?
        var council: String?
        var statement: String?
        var time: [String] = []
        var words: String?
    }

    /// The query about plans that a line means; nil when no plan is at hand, or it asks about something else.
    func planQuery(_ line: PlainLine) -> String? {
        guard let plan, let slots = planSlots(of: line, plan) else { return nil }
        let council = slots.council ?? own?.slug ?? (plan.councils.count == 1 ? plan.councils[0] : nil)
        let isCount = slots.senses.contains(.count)
        if slots.senses.contains(.unanswered) {
            return Self.unanswered(slots, council: council, isCount: isCount)
        }
        guard slots.senses.isDisjoint(with: [.statements, .shortfalls]),
            !slots.senses.contains(.newest) || slots.senses.contains(.updates)
        else { return nil }
        var tests = slots.senses.compactMap(\.test).sorted()
        if let open = plan.open { tests.append("plan is \"\(open)\"") }
        if let status = slots.status { tests.append("status is \(Self.operand(status))") }
        if let council = slots.council { tests.append("authority is \(council)") }
        if let words = slots.words { tests.append("text contains \(words)") }
        if let statement = slots.statement {
            tests.append("any point (where statement is \(statement))")
        }
        if slots.senses.contains(.updates) {
            // What is said of an action is no condition on what was said of it.
            guard slots.senses.isDisjoint(with: [.owners, .due]), slots.statement == nil,
                slots.senses.allSatisfy({ $0.test == nil || $0 == .blocked })
            else { return nil }
            tests += slots.time.map { $0.replacing("published", with: "as_of") }
            let rows = "updates" + Self.conditions(tests)
            if slots.senses.contains(.statuses) { return rows + " count by status" }
            return rows
                + (isCount ? " count" : " sort by as_of newest first 10 show action, as_of, status, text")
        }
        let asksForDates = slots.senses.contains(.due)
        tests += slots.time.map { $0.replacing("published", with: "due") }
        if asksForDates, slots.time.isEmpty { tests += ["not finished", "due is present"] }
        let rows = "actions" + Self.conditions(tests)
        if slots.senses.contains(.owners) { return rows + " count by owner" }
        if slots.senses.contains(.statuses) { return rows + " count by status" }
        if isCount { return rows + " count" }
        let number = asksForDates && slots.time.isEmpty ? " first 5" : ""
        return rows
            + " sort by due\(number) show \(plan.councils.count > 1 ? "plan, " : "")id, status, due, owner, text"
    }

    /// Whether a line asks how actions stand, and no plan is at hand that has any.
    func asksOfMissingPlan(_ line: PlainLine) -> Bool {
        guard plan == nil, let slots = planSlots(of: line, PlanNames(councils: [], statuses: [])) else {
            return false
        }
        let isOfActions = !slots.senses.isDisjoint(with: [.actions, .updates])
        return slots.senses.contains(.unanswered)
            || !slots.senses.isDisjoint(with: [.owners, .statuses])
            || isOfActions && slots.senses.contains { $0.test != nil || $0 == .due }
    }

    /// What nobody has answered: statements, or what falls short.
    private static func unanswered(_ slots: PlanSlots, council: String?, isCount: Bool) -> String? {
        guard slots.senses.isSubset(of: [.unanswered, .actions, .plan, .statements, .shortfalls, .count]),
            slots.status == nil, slots.time.isEmpty
        else { return nil }
        let place = council.map { "authority is \($0)" }
        let statement = slots.statement.map { "statement is \($0)" }
        if slots.senses.contains(.statements) {
            guard slots.words == nil, statement == nil else { return nil }
            return "statements" + conditions([place, "no action"].compactMap { $0 })
                + (isCount ? " count" : " sort by score lowest show statement, score")
        }
        return "points" + (slots.words.map { " about \($0)" } ?? "")
            + conditions([place, statement, "kind is shortfall", "no action"].compactMap { $0 })
            + (isCount ? " count" : " sort by weight highest show statement, line")
    }

    private static func conditions(_ tests: [String]) -> String {
        tests.isEmpty ? "" : " where " + tests.joined(separator: " and ")
    }

    private func planSlots(of line: PlainLine, _ plan: PlanNames) -> PlanSlots? {
        let forms = plan.statusForms
        var slots = PlanSlots()
        var left: [Int] = []
        var index = 0
        while index < line.keys.count {
            let length = (1...Self.longestPart).reversed().first { length in
                index + length <= line.keys.count
                    && takeOfPlan(index..<index + length, of: line, forms, into: &slots)
            }
            if length == nil, !isEmpty(line.keys[index]) { left.append(index) }
            index += length ?? 1
        }
        guard
            !slots.senses.isDisjoint(with: [.actions, .updates, .plan, .unanswered, .owners, .statuses])
        else { return nil }
        guard let first = left.first, let last = left.last else { return slots }
        // Words are what it is about only behind a word that says so, and together.
        guard first > 0, isOne(line.keys[first - 1], of: .about, .spokenOf),
            last - first + 1 == left.count, left.count <= 3
        else { return nil }
        slots.words = "\"\(line.text(first..<last + 1))\""
        return slots
    }

    /// Takes a phrase as what it is in a question about plans; false when it is nothing known.
    private func takeOfPlan(
        _ range: Range<Int>, of line: PlainLine, _ statuses: [String: String], into slots: inout PlanSlots
    ) -> Bool {
        let phrase = line.keys[range].joined(separator: " ")
        if let sense = table.planWords[phrase].flatMap(PlanSense.init(rawValue:)) {
            slots.senses.insert(sense)
        } else if slots.status == nil, let status = statuses[phrase] {
            slots.status = status
        } else if table.own.contains(phrase) || table.fillerPhrases.contains(phrase) {
            return true
        } else if let time = timeTest(phrase) {
            slots.time.append(time)
        } else if !isEmpty(phrase), slots.council == nil,
            let council = authority(phrase, toleratesTypos: false)
        {
            slots.council = council.slug
        } else if slots.statement == nil, !isEmpty(phrase), let name = statementName(phrase) {
            slots.statement = name
        } else {
            return false
        }
        return true
    }
}
