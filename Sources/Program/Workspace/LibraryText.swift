internal import AssessmentModel
package import Library
internal import Presentation
internal import TextAnalysis

/// What is said of the library, at the prompt and on the command line; lines end in a newline.
package enum LibraryText {
    /// What the library holds and where it is, a line each.
    package static func info(_ facts: LibraryFacts) -> String {
        let counts = facts.counts
        let documents = Plural.count(counts.documents, "document")
        let lines = [
            ("file", facts.path),
            ("reports", "\(NumberFormat.grouped(counts.reports)), from \(documents)"),
            (
                "authorities",
                "\(NumberFormat.grouped(counts.authorities)), \(counts.read) of them read, \(counts.scored) with scores"
            ),
            ("assessments", NumberFormat.grouped(counts.assessments)),
            ("findings", NumberFormat.grouped(counts.findings)),
            ("sentences", NumberFormat.grouped(counts.sentences)),
            ("indicators", NumberFormat.grouped(counts.indicators)),
            ("points", NumberFormat.grouped(counts.points)),
            ("remarks", NumberFormat.grouped(counts.remarks)),
            (
                "read with",
                "reader \(facts.versions.reader), evidence \(facts.versions.evidence), library version \(facts.libraryVersion)"
            ),
        ]
        let notice = facts.notice.map { Prose.set($0.text, page: .piped) } ?? ""
        return lines.map { $0.0 + String(repeating: " ", count: 14 - $0.0.count) + $0.1 + "\n" }.joined()
            + notice
    }

    /// How much is loaded, in one line without its end: `12 reports, 9 authorities read, 75 with published
    /// scores; 3 remarks`.
    package static func held(_ counts: HeldCounts) -> String {
        guard counts.reports > 0 else {
            return
                "No reports yet; published scores of \(counts.authoritiesWithScores) authorities. `assay import --samples` loads three fictional councils."
        }
        return
            "\(Plural.count(counts.reports, "report")), \(Plural.count(counts.authoritiesRead, "authority")) read, \(counts.authoritiesWithScores) with published scores; "
            + Plural.count(counts.remarks, "remark")
    }

    /// Of a library without faults.
    package static let sound = "The library is sound.\n"

    /// Of a copy that was written.
    package static func written(_ file: String) -> String { "\(file): written\n" }

    /// What an export wrote, a line a file.
    package static func exported(_ files: [ExportedFile]) -> String {
        files.map { file in
            file.rows.map { "\(file.path): \(Plural.count($0, "row"))\n" } ?? written(file.path)
        }.joined()
    }

    /// - Parameter bytes: sizes of the file before and after space was given back.
    package static func compacted(_ bytes: (before: Int, after: Int)) -> String {
        "\(bytes.before >> 10) kB before, \(bytes.after >> 10) kB now\n"
    }

    /// What goes with reports that are to be taken out, what stays, and what stands on them, a line each.
    package static func whatGoes(_ forgetting: Forgetting) -> String {
        var lines = forgetting.reports.map { report in
            "\(report.id): \(Plural.count(report.findings, "finding")), from \(report.paths.joined(separator: ", "))"
        }
        if !forgetting.scored.isEmpty {
            lines.append("stay: its published scores, and every file on the disk")
        }
        for (kind, names) in [("draft", forgetting.drafts), ("plan", forgetting.plans)] where !names.isEmpty {
            let isOne = names.count == 1
            lines.append(
                "\(Plural.count(names.count, kind)) \(isOne ? "cites" : "cite") this and \(isOne ? "stays" : "stay"): \(names.joined(separator: ", "))"
            )
        }
        for (before, after) in forgetting.relinked {
            lines.append(
                "\(before.old): \(after.map { "superseded by \($0.new) instead of \(before.new)" } ?? "no longer superseded by \(before.new)")"
            )
        }
        return lines.map { $0 + "\n" }.joined()
    }

    /// That reports were taken out, and how to have them back.
    package static func forgotten(_ forgetting: Forgetting) -> String {
        "\(forgetting.reports.map(\.id).joined(separator: ", ")): removed from the library. To have it back, import its files again.\n"
    }

    /// Rows of scores that were added, and how to take them back.
    package static func added(_ scores: AddedScores) -> String {
        scores.rows.map { "\($0.council), \($0.published): added\n" }.joined()
            + "\(scores.file): the rows as they are kept; delete one there to take it back, then assay library upgrade.\n"
    }

    /// That a draft report has a library of its own, and what to do with it.
    package static func draftKept(in library: String) -> String {
        "\(library): a library for the draft alone, which export, batch and publish refuse. Next: assay brief accuracy-response authority=NAME --draft -o response.md"
    }

    /// That one assessment took the place of another.
    package static func superseded(_ versions: Supersession) -> String {
        "\(versions.old): superseded by \(versions.new) (\(versions.reason)); all assessments shows both.\n"
    }

    /// How many of the councils the register holds, a sentence.
    package static func doubts(_ doubts: ScoreDoubts) -> String {
        "Of the \(doubts.councils) councils the register holds \(doubts.held): "
            + "\(doubts.withAllScores) with all nine scores, \(doubts.byRatingAlone) by rating alone. "
            + "\(Plural.count(doubts.table.rows.count, "doubt"))."
    }
}
