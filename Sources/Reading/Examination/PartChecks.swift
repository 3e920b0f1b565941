internal import AssessmentModel
internal import ReferenceData
internal import SourceText
internal import TextAnalysis

/// What is missing from a report, and what is left over.
enum PartChecks {
    static func missing(_ report: ReportInHand) -> [Notice] {
        unreadStatements(report) + emptyStatements(report) + unscored(report) + wordless(report)
    }

    /// Text that no rule could place.
    static func unplaced(_ report: ReportInHand) -> [Notice] {
        report.pages.flatMap { page in
            page.extents.filter { $0.kind == .unread }.map { extent in
                let text = String(page.readingText[extent.span]).opening(of: 80)
                return Notice(
                    .unplaced, document: page.digest, line: extent.line,
                    "This text could not be placed: “\(text)”")
            }
        }
    }

    /// What a document holds and its readers do not see, or what is in a form that is not read.
    static func leftOut(_ report: ReportInHand) -> [Notice] {
        report.pages.flatMap { page in
            page.leftOut.sorted { ($0.value.line, $0.key.words(1)) < ($1.value.line, $1.key.words(1)) }.map {
                what, extent in
                Notice(.leftOut, document: page.digest, line: extent.line, what.sentence(extent))
            }
        }
    }

    private static func names(_ slugs: [String], _ report: ReportInHand) -> String {
        slugs.map { report.cues.framework.statement($0)?.name ?? $0 }.joined(separator: "; ")
    }

    /// Statements of a score list whose text was not read, when the text of others was.
    private static func unreadStatements(_ report: ReportInHand) -> [Notice] {
        guard let page = report.pages.first(where: { !$0.listedScores.isEmpty }),
            let first = page.listedScores.first
        else { return [] }
        let read = Set(report.pages.flatMap(\.parts).filter { $0.section.isStatement }.map(\.section.slug))
        let absent = page.listedScores.map(\.slug).filter { !read.contains($0) }
        guard !read.isEmpty, !absent.isEmpty else { return [] }
        return [
            Notice(
                .missingParts, document: page.digest, line: first.line,
                "The score list names \(page.listedScores.count) statements; the text of \(absent.count) was not read: "
                    + "\(names(absent, report)).")
        ]
    }

    /// Sections with a score and no findings.
    private static func emptyStatements(_ report: ReportInHand) -> [Notice] {
        let found = Set(report.assessment.findings.map(\.section))
        return report.pages.flatMap { page in
            page.parts.compactMap { part in
                guard part.section.isStatement, let score = part.score, !found.contains(part.section) else {
                    return nil
                }
                return Notice(
                    .missingParts, document: page.digest, line: score.line,
                    "\(report.cues.framework.title(of: part.section)): the score is printed, but nothing of what was found. If the page has panels that open, "
                        + "open them all, save it again, and import it.")
            }
        }
    }

    /// Statements that are listed, or have a section, without a score anywhere.
    private static func unscored(_ report: ReportInHand) -> [Notice] {
        let scored = Set(report.assessment.statements.filter { $0.score != nil }.map(\.slug))
        return report.pages.flatMap { page in
            page.listedScores.filter { $0.score == nil && !scored.contains($0.slug) }.map { listed in
                Notice(
                    .missingParts, document: page.digest, line: listed.line,
                    "“\(listed.printedName)” stands in the score list without a score.")
            }
        }
    }

    /// Scores without CQC's wording in a report that prints it beside the others.
    private static func wordless(_ report: ReportInHand) -> [Notice] {
        report.pages.compactMap { page in
            let scored = page.parts.filter { $0.section.isStatement && $0.score != nil }
            let bare = scored.filter { $0.wording == nil }
            guard let first = bare.first?.score, bare.count * 2 < scored.count else { return nil }
            let others = scored.count - bare.count
            return Notice(
                .missingParts, document: page.digest, line: first.line,
                "No wording stands beside the score of \(names(bare.map(\.section.slug), report)), as it does beside the other \(others)."
            )
        }
    }
}
