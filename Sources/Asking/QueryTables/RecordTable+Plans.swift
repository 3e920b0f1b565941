// What councils do about their reports: the actions, measures and updates of the plans at hand.

extension RecordTable {
    /// An action's or measure's id, with its plan's name where there are several plans.
    private static func label(_ record: RecordWord) -> SQLText { .column(record, "label") }
    private static let inPlan = [
        Ancestor(record: .assessment, key: .column(.action, "assessment_pk"), mayBeMissing: false),
        inAssessment,
    ]
    private static let standing: SQLText = .column(.action, "status_place")

    static let action = RecordRow(
        word: .action, help: "What a council does about its report, in a plan of yours: `help plans`.",
        fields: [
            field("id", .text, in: .action, "Its id in the plan.", "actions where id is A3"),
            field("plan", .text, in: .action, "The plan it stands in.", "actions count by plan"),
            field(
                "text", .text, in: .action, prose: true, "What is done.",
                "actions where text contains \"carers\""),
            field(
                "workstream", .text, in: .action, missing: true, "What it belongs to.",
                "actions count by workstream"),
            field(
                "owner", .text, in: .action, missing: true, "A role: who does it.",
                "actions where owner is missing"),
            field(
                "director", .text, in: .action, missing: true, "The accountable director.",
                "actions count by director"),
            field(
                "member", .text, in: .action, missing: true, "The lead member.",
                "actions where member is present show id, member"),
            field(
                "partner", .text, in: .action, missing: true, "Who else does it.",
                "actions where partner is present show id, partner, text"),
            field(
                "start", .date, in: .action, missing: true, "When it begins.",
                "actions where start after 2026 show id, start, due"),
            field(
                "first_due", .date, in: .action, missing: true, "The due date it had at first.",
                "actions where first_due < due show id, first_due, due"),
            field(
                "due", .date, in: .action, missing: true, "Its present due date.",
                "actions sort by due first 5"),
            field(
                "status", .text, in: .action, missing: true, order: standing,
                "How it stands by its newest update, in a word of the plan's scale.",
                "actions where status is slipped sort by due"),
            field(
                "confidence", .text, in: .action, missing: true, "In the outcome, where the scale has it.",
                "actions count by status, confidence"),
            field(
                "as_of", .date, in: .action, missing: true, "Of when its newest update is.",
                "actions where as_of is missing or as_of before 2026"),
            field(
                "reason", .text, in: .action, missing: true, prose: true,
                "Why it moved or slipped, by its newest update.",
                "actions where status is slipped show id, reason"),
            field(
                "barrier", .text, in: .action, missing: true, prose: true,
                "What stands in the way, by its newest update.",
                "actions where barrier is present show id, owner, barrier"),
            field(
                "finished", .yesNo, in: .action, "Whether its status or a sign-off says so.",
                "actions where not finished sort by due"),
            field(
                "overdue", .yesNo, in: .action, "Whether it is past its due date and not finished.",
                "actions where overdue show id, owner, due, text"),
            field(
                "evidence", .number, in: .action, "How many pieces of evidence there are.",
                "actions where finished and evidence is 0"),
            field(
                "signed_off", .text, in: .action, missing: true, "complete or embedded.",
                "actions where signed_off is embedded"),
        ],
        ancestors: inPlan,
        links: [
            RecordLink(record: .point, table: "plan_answer", own: "action_pk", theirs: "point_pk"),
            RecordLink(
                record: .statement, table: "plan_statement_answer", own: "action_pk", theirs: "statement_pk"),
            RecordLink(
                record: .measure, table: "plan_action_measure", own: "action_pk", theirs: "measure_pk"),
        ],
        label: label(.action), longID: "(\(.action, "plan") || '/' || \(.action, "id"))", key: label(.action),
        current: nil, order: [.column(.action, "plan"), .column(.action, "number")], search: nil,
        defaultColumns: ["plan", "id", "status", "due", "owner", "text"], isText: false)

    static let measure = RecordRow(
        word: .measure, help: "By what an action of a plan is told to work.",
        fields: [
            field("id", .text, in: .measure, "Its id in the plan.", "measures where id is M1"),
            field("plan", .text, in: .measure, "The plan it stands in.", "measures count by plan"),
            field(
                "what", .text, in: .measure, prose: true, "What is measured.",
                "measures where what contains \"waits\""),
            field(
                "unit", .text, in: .measure, missing: true, "percent, people, days …",
                "measures count by unit"),
            field(
                "source", .text, in: .measure, missing: true, "Where its figures are from.",
                "measures where source is missing"),
            field(
                "better", .text, in: .measure, missing: true, "Which way is better: up or down.",
                "measures where better is down"),
            field(
                "figure", .text, in: .measure, missing: true, "The report's figure that is its baseline.",
                "measures where figure is present show id, figure, baseline"),
            field(
                "baseline", .number, in: .measure, missing: true, "The figure at the start.",
                "measures where baseline is missing"),
            field(
                "baseline_date", .date, in: .measure, missing: true, "Of when the baseline is.",
                "measures show id, baseline, baseline_date"),
            field(
                "target", .number, in: .measure, missing: true, "What is aimed at.",
                "measures where target is present show what, baseline, actual, target"),
            field(
                "target_date", .date, in: .measure, missing: true, "By when.",
                "measures sort by target_date show what, target, target_date"),
            field(
                "england", .number, in: .measure, missing: true, "England's figure.",
                "measures where england is present show what, actual, england"),
            field(
                "actual", .number, in: .measure, missing: true, "The newest figure since the baseline.",
                "measures where actual is missing"),
            field(
                "actual_date", .date, in: .measure, missing: true, "Of when the newest figure is.",
                "measures sort by actual_date oldest show what, actual, actual_date"),
            field(
                "change", .number, in: .measure,
                sql: "(\(.measure, "actual") - \(.measure, "baseline"))",
                missing: true, "The newest figure less the baseline.",
                "measures where change is 0 show what, baseline, actual"),
            field(
                "met", .yesNo, in: .measure, missing: true, "Whether the newest figure reaches the target.",
                "measures where target is present and not met"),
        ],
        ancestors: [
            Ancestor(record: .assessment, key: .column(.measure, "assessment_pk"), mayBeMissing: false),
            inAssessment,
        ],
        links: [
            RecordLink(
                record: .action, table: "plan_action_measure", own: "measure_pk", theirs: "action_pk")
        ],
        label: label(.measure), longID: "(\(.measure, "plan") || '/' || \(.measure, "id"))",
        key: label(.measure),
        current: nil, order: [.column(.measure, "plan"), .column(.measure, "number")], search: nil,
        defaultColumns: ["plan", "id", "baseline", "actual", "target", "unit", "what"], isText: false)

    private static let updateID: SQLText = "\(.action, "label") || '/' || \(.update, "number")"

    static let update = RecordRow(
        word: .update, help: "What an owner said of an action at a date.",
        fields: [
            field("action", .record(.action), in: .update, "Of which action.", "updates where action is A3"),
            field(
                "number", .number, in: .update, "From 1 within the action, in the order given.",
                "updates where number is 1"),
            field(
                "as_of", .date, in: .update, "The day it speaks of.", "updates where as_of after June 2026"),
            field(
                "status", .text, in: .update, order: .column(.update, "status_place"),
                "A word of the plan's scale.", "updates count by as_of, status"),
            field(
                "confidence", .text, in: .update, missing: true, "In the outcome, where the scale has it.",
                "updates where confidence is low"),
            field(
                "text", .text, in: .update, missing: true, prose: true, "What happened.",
                "updates where text is present show action, as_of, text"),
            field(
                "barrier", .text, in: .update, missing: true, prose: true, "What stands in the way.",
                "updates where barrier is present show action, as_of, barrier"),
            field(
                "new_due", .date, in: .update, missing: true, "A new due date.",
                "updates where new_due is present show action, new_due, reason"),
            field(
                "reason", .text, in: .update, missing: true, prose: true, "Why it moved or slipped.",
                "updates where status is slipped and reason is missing"),
            field(
                "author", .text, in: .update, missing: true, "Who said so.", "updates count by author"),
            field(
                "newest", .yesNo, in: .update, "Whether it says how the action stands.",
                "updates where newest sort by as_of oldest first 5"),
        ],
        ancestors: [Ancestor(record: .action, key: .column(.update, "action_pk"), mayBeMissing: false)]
            + inPlan,
        label: "(\(updateID))",
        longID: "(\(.action, "plan") || '/' || \(.action, "id") || '/' || \(.update, "number"))",
        key: "(\(updateID))", current: nil,
        order: [.column(.action, "plan"), .column(.action, "number"), .column(.update, "number")],
        search: nil,
        defaultColumns: ["plan", "action", "as_of", "status", "text"], isText: false)
}
