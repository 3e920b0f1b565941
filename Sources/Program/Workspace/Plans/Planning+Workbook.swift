internal import Ledger
internal import Presentation
internal import SourceText

extension Planning {
    func writeWorkbook(_ words: [String]) throws -> Outcome {
        let isForced = words.contains("--force")
        let files = words.filter { $0 != "--force" }
        guard files.count == 1 else { throw PlanCommand.misuse(of: "to", "Say which file.") }
        guard FilePath.ending(of: files[0]) == "xlsx" else {
            throw PlanCommand.misuse(of: "to", "\(files[0]): a workbook's name ends in .xlsx.")
        }
        let plan = try plan()
        let bytes: [UInt8]
        do throws(WorldError) { bytes = try PlanWorkbook.bytes(of: plan) } catch {
            throw WorldError("\(files[0]): nothing was written: \(error.description)")
        }
        try TextFile.writeResult(bytes: bytes, to: files[0], replacing: isForced)
        return Outcome(
            "\(files[0]): written, \(Plural.count(plan.actions.count, "action")), \(Plural.count(plan.points.count, "point")), \(Plural.count(plan.measures.count, "measure")). To read it back: plan from \(files[0])\n"
        )
    }

    func takeWorkbook(_ words: [String]) throws -> Outcome {
        let isDry = words.contains("--dry-run")
        let read = try PlanWords(
            words.filter { $0 != "--dry-run" }, names: ["--conflicts", "by"], skipping: 1)
        guard read.first.count == 1 else { throw PlanCommand.misuse(of: "from", "Say which file.") }
        let file = read.first[0]
        var choice: WorkbookReturn.Choice?
        if read.has("--conflicts") {
            choice = WorkbookReturn.Choice(rawValue: read.text("--conflicts").lowercased())
            if choice == nil {
                throw PlanCommand.misuse(of: "from", "--conflicts takes workbook or plan.")
            }
        }
        let workbook = try Workbook(
            try TextFile.bytes(of: file, limit: Workbook.mostBytes), named: file)
        let by = read.has("by") ? read.text("by") : officer
        func compared(_ plan: ActionPlan) -> WorkbookReturn {
            WorkbookReturn(workbook, of: plan, by: by, today: today, choice: choice)
        }
        if isDry {
            return outcome(compared(try plan()), file, ending: "Nothing was taken: --dry-run.\n", choice)
        }
        var outcome = Outcome("")
        try folder.change(name()) { plan in
            let found = compared(plan)
            plan = found.plan
            outcome = self.outcome(found, file, ending: "Taken.\n", choice)
        }
        return outcome
    }

    /// What a workbook that came back changes, or why nothing of it is taken.
    private func outcome(
        _ found: WorkbookReturn, _ file: String, ending: String, _ choice: WorkbookReturn.Choice?
    ) -> Outcome {
        var text = found.remarks.map { "\($0)\n" }.joined()
        guard found.problems.isEmpty else {
            text += "\(file): \(Plural.count(found.problems.count, "thing")) to put right\n"
            for problem in found.problems {
                text += "  \(problem.place.isEmpty ? "" : problem.place + ": ")\(problem.message)\n"
            }
            return Outcome(text + "Nothing was taken.\n", isFault: true)
        }
        for conflict in found.conflicts {
            let change = conflict.change
            text +=
                "\(change.id), \(change.heading) (\(change.place)): changed in the plan and in the workbook\n"
            if !change.before.isEmpty { text += "  as sent:      \(change.before)\n" }
            text += "  in the plan:  \(conflict.plan)\n  workbook:     \(change.after)\n"
        }
        if !found.conflicts.isEmpty, choice == nil {
            text +=
                "Nothing was taken. Say whose word counts: plan from \(file) --conflicts plan, or --conflicts workbook; or put the cells right.\n"
            return Outcome(text, isFault: true)
        }
        guard !found.changes.isEmpty else { return Outcome(text + "\(file): nothing in it is new.\n") }
        text += "\(file): \(Plural.count(found.changes.count, "change"))\n"
        for change in found.changes {
            let before = change.before.isEmpty ? "" : "“\(PlanText.line(change.before))” → "
            let after = change.after.isEmpty ? "emptied" : "“\(PlanText.line(change.after))”"
            text += "  \(change.id)  \(change.heading): \(before)\(after) (\(change.place))\n"
        }
        return Outcome(text + ending)
    }
}
