internal import Ledger
internal import SourceText

/// A command behind `plan`: the row that the command line, the prompt, help and completion are made from.
package struct PlanCommand: Sendable {
    /// What completion offers behind it.
    package enum Completes: Sendable { case nothing, plan, point, action, anything, file, council }

    package let name: String
    package let arguments: String
    /// One line.
    package let help: String
    /// As it is typed, behind `plan` or `assay plan`.
    package let example: String
    package let completes: Completes
    let run: @Sendable (Planning, [String]) throws -> Planning.Outcome

    init(
        _ name: String, _ arguments: String = "", help: String, example: String,
        completes: Completes = .nothing,
        run: @escaping @Sendable (Planning, [String]) throws -> Planning.Outcome
    ) {
        self.name = name
        self.arguments = arguments
        self.help = help
        self.example = example
        self.completes = completes
        self.run = run
    }

    package static func named(_ name: String) -> PlanCommand? { all.first { $0.name == name.lowercased() } }

    /// Every command, in the order of the work.
    package static let all: [PlanCommand] = beginning + working + looking

    /// What to say when no command was named.
    package static var usage: String {
        "Say what to do with the plan: \(all.map(\.name).joined(separator: ", ")). help plans explains each."
    }

    /// What is wrong with the words behind a command.
    func misuse(_ what: String) -> WorldError {
        .ofQuestion("\(what) Write: plan \(name) \(arguments)\nFor example: plan \(example)")
    }

    static func misuse(of name: String, _ what: String) -> WorldError {
        named(name)?.misuse(what) ?? .ofQuestion(what)
    }

    private static let beginning: [PlanCommand] = [
        PlanCommand(
            "start", "NAME for COUNCIL [scale NAME]",
            help: "begin a plan: one open entry for each shortfall of the report, heaviest first",
            example: "start northmoor for northmoor", completes: .council
        ) { try $0.start($1) },
        PlanCommand(
            "open", "NAME", help: "at the prompt: go on with a plan", example: "open northmoor",
            completes: .plan
        ) { try $0.open($1) },
        PlanCommand("list", help: "the plans there are", example: "list") { planning, _ in planning.list() },
    ]

    private static let working: [PlanCommand] = [
        PlanCommand(
            "answer",
            "POINTS with ACTIONS | done \"EVIDENCE\" | disputed \"WHY\" | accepted \"WHY\" | in \"PLAN\" | open",
            help: "answer points of the report, several at once",
            example: "answer needs/7a equity/2b with A3", completes: .point
        ) { try $0.answer($1) },
        PlanCommand(
            "add",
            "\"ACTION\" owner ROLE due DATE [answers POINTS] [measure FIGURE or \"WHAT\"] [target NUMBER] [by DATE] [start DATE] [workstream, director, member, partner …]",
            help: "an action, with a measure if it has one",
            example:
                "add \"Cut waits for assessment\" owner \"Head of assessment\" due 2026-09-30 answers needs/7a measure needs/7.2#1 target 28",
            completes: .point
        ) { try $0.add($1) },
        PlanCommand(
            "change", "ID owner ROLE | due DATE because WHY | …",
            help: "other facts of an action or a measure",
            example: "change A3 owner \"Principal social worker\"",
            completes: .action
        ) { try $0.change($1) },
        PlanCommand(
            "update",
            "ACTIONS STATUS [to DATE] [because \"WHY\"] [says \"WORDS\"] [barrier \"WHAT\"] [confidence WORD] [on DATE] [by NAME]",
            help: "how actions stand, in a word of the plan's scale",
            example: "update A3 slipped to 2026-12-31 because \"the supplier left\"", completes: .action
        ) { try $0.update($1) },
        PlanCommand(
            "measure", "MEASURE NUMBER on DATE | MEASURE baseline NUMBER on DATE",
            help: "a figure that a measure came to, or its baseline", example: "measure M1 31 on 2026-06-30",
            completes: .action
        ) { try $0.measure($1) },
        PlanCommand(
            "evidence", "ACTION \"WHAT\" [level LEVEL] [kept WHERE] [tested WHO] [on DATE]",
            help: "what shows that it was done: activity, output, outcome or people's experience",
            example: "evidence A3 \"Audit of 40 files\" level outcome", completes: .action
        ) { try $0.evidence($1) },
        PlanCommand(
            "signoff", "ACTION [complete or embedded] by \"NAME\" [evidence IDS] [on DATE]",
            help: "who answers for it being complete, or embedded",
            example: "signoff A3 by \"Director of adult social care\"", completes: .action
        ) { try $0.signOff($1) },
        PlanCommand(
            "ask",
            "\"QUESTION\" at MEETING [on DATE] [answer \"WORDS\"] [led to ID] | ID answer \"WORDS\" [on DATE] [led to ID]",
            help:
                "a question of a meeting, its answer, there and then or later, and the action that it led to",
            example:
                "ask \"What do carers say?\" at \"Scrutiny committee\" answer \"A survey is under way.\"",
            completes: .nothing
        ) { try $0.ask($1) },
    ]

    private static let looking: [PlanCommand] = [
        PlanCommand(
            "gaps", help: "what has no answer, owner, date, baseline or evidence; exit code 1 when anything",
            example: "gaps"
        ) { try $0.gaps($1) },
        PlanCommand(
            "show", "ID", help: "an action, a measure, a point or a question, with its history",
            example: "show A3", completes: .anything
        ) { try $0.show($1) },
        PlanCommand(
            "status", help: "how the plan stands: answers, statuses, what is overdue and due next",
            example: "status", completes: .plan
        ) { try $0.status($1) },
        PlanCommand(
            "to", "FILE.xlsx [--force]",
            help: "a workbook for owners to fill: actions, points and measures, with drop-downs and dates",
            example: "to plan.xlsx", completes: .file
        ) { try $0.writeWorkbook($1) },
        PlanCommand(
            "from", "FILE.xlsx [by NAME] [--dry-run] [--conflicts workbook or plan]",
            help:
                "take back a workbook: what changed is listed, and nothing is taken until all of it is right",
            example: "from plan.xlsx", completes: .file
        ) { try $0.takeWorkbook($1) },
        PlanCommand(
            "rebase", "[accept same | over | accept POINT | drop POINT | add POINT]",
            help:
                "points whose report was published again, superseded or followed by a new assessment: carry over those that read the same, decide about each other",
            example: "rebase",
            completes: .point
        ) { try $0.rebase($1) },
    ]
}
