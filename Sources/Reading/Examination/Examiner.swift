package import AssessmentModel
package import ReferenceData
internal import SourceText

/// Looks for what a report says against itself, by every row of `RemarkTable`. Changes nothing.
package struct Examiner: Sendable {
    private let cues: Cues

    package init(framework: Framework, words: ExaminationWords) {
        cues = Cues(framework: framework, words: words)
    }

    /// The remarks on an assessment, in the order of the table and of the report.
    ///
    /// - Parameters:
    ///   - evidence: one record for each finding of the assessment.
    ///   - pages: the pages it was put together from.
    ///   - notices: what was noticed while they were put together.
    package func examine(
        _ assessment: Assessment, evidence: [FindingEvidence], pages: [ReportPage], notices: [Notice]
    ) -> [Remark] {
        guard !pages.isEmpty else { return [] }
        let report = ReportInHand(assessment, evidence: evidence, pages: pages, notices: notices, cues: cues)
        return RemarkTable.rows.flatMap { kind in
            var seen = Set<String>()
            let found = kind.find(report).filter { seen.insert($0.text).inserted }
            let shown =
                found.count > Limits.remarksPerKind ? Array(found.prefix(Limits.remarksPerKind)) : found
            var remarks = shown.map { Remark($0, severity: kind.severity) }
            if found.count > shown.count {
                let last = found[shown.count]
                let text = "Of this kind \(found.count - shown.count) more were noticed from here on."
                remarks.append(
                    Remark(
                        Notice(kind.code, document: last.document, line: last.line, text),
                        severity: kind.severity))
            }
            return remarks
        }
    }
}
