internal import Workspace
internal import Ledger

extension Help {
    /// The page of `help plans`: its commands and rules are those of the tables.
    static var plans: String {
        """
        A plan keeps what a council does about its report: an answer to each shortfall, actions, how they stand, and what shows it. It is
        a text file of yours in the plans folder (--plans), to be read, compared and edited by hand. Nothing in it is decided for you:
        words and statuses are the officer's. Points that nobody has answered are the gaps.

            plan start northmoor for northmoor
            plan add "Cut waits for assessment" owner "Head of assessment" due 2026-09-30 answers needs/4c
            plan update A1 on track says "Two workers have started"
            plan gaps

        The same on the command line behind `assay`. Of several plans `plan open NAME` says which is meant, or --plan NAME.

        What stands in the plans at hand can be asked about like what stands in reports, and joined to it: actions, measures and updates.
        A question that names none of them reads no plan; points of a report that was published again count when plan rebase has led
        their answers through.

            actions where status is slipped sort by due
            actions where overdue show id, owner, due, text
            points where authority is northmoor and kind is shortfall and no action
            statements where score <= 2 and no action
            measures where target is present and not met
            updates where as_of after June 2026 count by status

        describe actions, describe measures and describe updates list their fields. why behind the number of a row shows its history and
        what it lacks. A plan whose report is not in the library, as one for a draft report, is left out and named.

        Commands behind plan:

        """
            + PlanCommand.all.map(command).joined()
            + "\nWhat plan gaps finds, with a case in which it does:\n"
            + Describing.columns(PlanRule.all.map { [$0.code, "\($0.help): \($0.hit)"] })
    }

    /// A command on lines of its own, what it does further in: some are longer than a terminal is wide.
    private static func command(_ command: PlanCommand) -> String {
        wrapped("\(command.name) \(command.arguments)", first: 2, rest: 6)
            + wrapped(command.help, first: 8, rest: 8)
    }

    private static func wrapped(_ text: String, first: Int, rest: Int) -> String {
        var lines = [String(repeating: " ", count: first)]
        for word in text.split(separator: " ") {
            let isFirst = lines[lines.count - 1].allSatisfy { $0 == " " }
            if !isFirst, lines[lines.count - 1].count + word.count >= 78 {
                lines.append(String(repeating: " ", count: rest) + word)
            } else {
                lines[lines.count - 1] += (isFirst ? "" : " ") + word
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
