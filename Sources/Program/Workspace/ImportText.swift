internal import AssessmentModel
internal import Library
package import Presentation
internal import SourceText

/// What an import read, in words and as JSON.
package enum ImportText {
    /// A line a file, the passages that could not be placed, and the totals.
    package static func text(_ report: ImportReport, page: PageSetup, withFailures: Bool = true) -> String {
        var output = ""
        for file in report.files {
            switch file.outcome {
            case .failed: if withFailures { output += line(file) }
            case .unchanged: if report.files.count <= 20 { output += line(file) }
            case .imported, .updated: output += line(file)
            }
            for change in lines(file.changes) { output += "  " + SafeText.neutralised(change) + "\n" }
            for words in file.unread + file.leftOut { output += "  " + SafeText.neutralised(words) + "\n" }
        }
        output += totals(report, page)
        if withFailures { for line in report.passedOver { output += SafeText.neutralised(line) + ".\n" } }
        return output
    }

    /// What became of one file.
    package static func line(_ file: ImportReport.File) -> String {
        let what =
            switch file.outcome {
            case .imported: "read, \(file.assessment ?? file.authority ?? "")\(stranger(file))"
            case .unchanged: "unchanged"
            case .updated(let reworded):
                "a new version, \(file.assessment ?? ""): \(Plural.count(reworded, "finding")) reworded"
            // What a file's own reading throws begins with its path, which stands here already.
            case .failed(let reason): "not imported: \(reason.trimmingPrefix("\(file.path): "))."
            }
        return SafeText.neutralised("\(file.path): \(what)") + "\n"
    }

    /// What a new version of a page changed, a line each: `reworded: needs/7 “first words …”`.
    private static func lines(_ changes: [AssessmentChange]) -> [String] {
        changes.flatMap { change in
            change.facts + change.reworded.map { "reworded: \($0)" } + change.added.map { "added: \($0)" }
                + change.removed.map { "no longer there: \($0)" }
        }
    }

    /// What is said of a council that the register does not have: it may be a slip in the name.
    private static func stranger(_ file: ImportReport.File) -> String {
        guard let nearest = file.nearest, let name = file.authority else { return "" }
        let near = nearest.isEmpty ? "" : "; the nearest is \(nearest.joined(separator: ", then "))"
        return " (“\(name)” is not among the councils in the register, and was added\(near))"
    }

    private static func totals(_ report: ImportReport, _ page: PageSetup) -> String {
        guard report.assessments > 0 else {
            let unchanged = report.files.count { $0.outcome == .unchanged }
            return unchanged > 0 ? "\(Plural.count(unchanged, "file")) unchanged; nothing to do\n" : ""
        }
        let ink = report.files.reduce((read: 0, all: 0)) {
            ($0.read + $1.accounted.read, $0.all + $1.accounted.all)
        }
        let share = ink.read == ink.all ? 100 : min(99, ink.read * 100 / ink.all)
        let counts = [
            Plural.count(report.councils, "council"), Plural.count(report.assessments, "assessment"),
            Plural.count(report.statements, "statement"), Plural.count(report.findings, "finding"),
            Plural.count(report.sentences, "sentence"), Plural.count(report.indicators, "indicator"),
            "\(share)% of the text accounted for", Plural.count(report.remarks, "remark"),
        ]
        // A terminal's lines are broken at words; a pipe gets one line.
        let line = counts.joined(separator: ", ")
        let whole = page.isTerminal ? Prose.set(line, page: page) : line + "\n"
        return whole + copies(report)
            + (report.remarks > 0 && page.isTerminal
                ? "To see what was remarked on: remarks show authority, code, text\n" : "")
    }

    /// Files of more than one format that are one assessment, which is held once.
    private static func copies(_ report: ImportReport) -> String {
        let read = report.files.filter {
            if case .imported = $0.outcome { $0.assessment != nil } else { false }
        }
        let groups = Dictionary(grouping: read) { $0.assessment ?? "" }
        return groups.sorted { $0.key < $1.key }.compactMap { id, files in
            let endings = Set(files.map { FilePath.ending(of: $0.path) })
            guard files.count > 1, endings.count == files.count else { return nil }
            return SafeText.neutralised(
                "\(id): \(files.map { FilePath.name(of: $0.path) }.joined(separator: " and ")) are one assessment, held once."
            )
                + "\n"
        }.joined()
    }

    /// An object a file, then the totals, one a line.
    package static func json(_ report: ImportReport) -> String {
        var output = ""
        for file in report.files {
            var row: [(String, Value)] = [("file", .text(file.path))]
            switch file.outcome {
            case .imported: row.append(("status", .text("imported")))
            case .unchanged: row.append(("status", .text("unchanged")))
            case .updated(let reworded):
                row += [("status", .text("updated")), ("reworded", .integer(reworded))]
            case .failed(let reason): row += [("status", .text("failed")), ("reason", .text(reason))]
            }
            row.append(("authority", file.authority.map(Value.text) ?? .missing))
            row.append(("assessment", file.assessment.map(Value.text) ?? .missing))
            row.append(("characters", .integer(file.accounted.all)))
            row.append(("accounted", .integer(file.accounted.read)))
            row.append(("unread", .list(file.unread)))
            row.append(("left_out", .list(file.leftOut)))
            row.append(("changes", .list(lines(file.changes))))
            row.append(("nearest", file.nearest.map(Value.list) ?? .missing))
            output += jsonLine(row)
        }
        output += jsonLine([
            ("councils", .integer(report.councils)), ("assessments", .integer(report.assessments)),
            ("statements", .integer(report.statements)),
            ("findings", .integer(report.findings)), ("sentences", .integer(report.sentences)),
            ("indicators", .integer(report.indicators)),
            ("remarks", .integer(report.remarks)),
            ("failed", .integer(report.files.count { if case .failed = $0.outcome { true } else { false } })),
        ])
        return output
    }

    private static func jsonLine(_ row: [(String, Value)]) -> String {
        let table = ResultTable(columns: row.map { Column(name: $0.0, type: .text) }, rows: [row.map(\.1)])
        return OutputFormat.jsonl.render(table, page: .piped).text
    }
}
