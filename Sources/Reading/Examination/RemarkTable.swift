package import AssessmentModel

/// A kind of remark: the name of a check, how much a hit matters, and the check.
package struct RemarkKind: Sendable {
    package let code: RemarkCode
    package let severity: Severity
    /// What it notices, as a phrase for `help remarks`.
    package let help: String
    /// What it looks like in a report.
    package let example: String
    let find: @Sendable (ReportInHand) -> [Notice]
}

/// All kinds of remark, in the order in which `help remarks` lists them.
package enum RemarkTable {
    package static let rows: [RemarkKind] = contradictions + figures + names + text + reading

    /// What a report says against itself.
    private static let contradictions = [
        RemarkKind(
            code: .scoreWording, severity: .warning, help: "a score and the wording beside it disagree",
            example: "“Score: 3” followed by “2 – Evidence shows a good standard”", find: ScoreChecks.wordings
        ),
        RemarkKind(
            code: .ratingArithmetic, severity: .warning,
            help: "the printed rating does not follow from the scores",
            example: "“Good” above scores that add up to 58%", find: ScoreChecks.rating),
        RemarkKind(
            code: .percentArithmetic, severity: .warning,
            help: "the printed overall percentage does not follow from the scores",
            example: "“Overall score: 70” above scores that give 64%", find: ScoreChecks.percent),
        RemarkKind(
            code: .scoresDiffer, severity: .warning,
            help: "two places give different scores for one statement",
            example: "a score list with a 2 and a section with a 3", find: noticed(.scoresDiffer)),
        RemarkKind(
            code: .factsDiffer, severity: .warning,
            help: "pages of one assessment print different ratings, dates or percentages",
            example: "“Good” on the summary page, “Requires improvement” on the landing page",
            find: noticed(.factsDiffer)),
        RemarkKind(
            code: .verdictDiffers, severity: .note,
            help: "an evaluative word is at odds with the figures, or one figure is given two verdicts",
            example: "“slightly higher than the England average” of 61% against 45%", find: VerdictChecks.find
        ),
        RemarkKind(
            code: .impossibleDate, severity: .warning,
            help: "a date that cannot be, or lies after publication",
            example: "“31 June 2024”; “In May 2026, 40 people were waiting” in a report of 2025",
            find: DateChecks.find),
    ]

    /// What does not recompute.
    private static let figures = [
        RemarkKind(
            code: .percentBase, severity: .error, help: "a percentage is of another total than the one named",
            example: "“21% of the total budget” that is 21% of the actual spending",
            find: SumChecks.percentBases),
        RemarkKind(
            code: .sumDiffers, severity: .error, help: "a sum, difference or share that does not recompute",
            example: "“120 of 400 people (35%)”", find: SumChecks.find),
        RemarkKind(
            code: .valuesDiffer, severity: .warning, help: "two values for the same quantity",
            example: "“30 people placed out of area” and “90 people placed outside the borough”",
            find: ValueChecks.find),
        RemarkKind(
            code: .unitMissing, severity: .note, help: "a figure or its benchmark has no unit",
            example: "“58.1% … the England average of 61.4”", find: FigureChecks.units),
        RemarkKind(
            code: .partsWhole, severity: .note, help: "parts of a whole that do not reach 100%",
            example: "80% rated Good, 6% Outstanding and 10% Requires improvement", find: BreakdownChecks.find
        ),
        RemarkKind(
            code: .unsourced, severity: .note,
            help: "a figure is compared with England without a source or a date",
            example: "“64% felt safe, the England average was 70%.”", find: FigureChecks.sources),
    ]

    /// What goes by two names.
    private static let names = [
        RemarkKind(
            code: .nameVaries, severity: .note, help: "a statement or a body goes by two names in one report",
            example: "“Supporting people to lead healthier lives” and “… live healthier lives”",
            find: NameChecks.variants),
        RemarkKind(
            code: .misspelling, severity: .note,
            help: "a likely misspelling of a name that the report spells otherwise",
            example: "“Haverlw” in a report about Haverlow", find: NameChecks.misspellings),
        RemarkKind(
            code: .acronymAmbiguous, severity: .note, help: "an acronym stands for two things",
            example: "“Making Safeguarding Personal (MSP)” and “Market Sustainability Plan (MSP)”",
            find: AcronymChecks.ambiguous),
        RemarkKind(
            code: .acronymUnexpanded, severity: .note, help: "an acronym is never spelt out",
            example: "“staff in the MASH” where nothing says what it is", find: AcronymChecks.unexpanded),
    ]

    /// What is wrong with the text itself.
    private static let text = [
        RemarkKind(
            code: .unbalanced, severity: .note, help: "a bracket or quotation mark has no partner",
            example: "“the panel (which met weekly.”", find: MarkChecks.unbalanced),
        RemarkKind(
            code: .doubled, severity: .note, help: "a sentence or paragraph stands twice",
            example: "the same disclaimer printed twice", find: DoublingChecks.find),
        RemarkKind(
            code: .repaired, severity: .note, help: "characters that are damaged, or had to be repaired",
            example: "“peopleâ€™s needs”", find: MarkChecks.damaged),
        RemarkKind(
            code: .cutOff, severity: .warning, help: "a paragraph ends in the middle of a word",
            example: "“… people told us that they had wai”", find: CutOffChecks.find),
    ]

    /// What was left out, left over or not known while reading.
    private static let reading = [
        RemarkKind(
            code: .missingParts, severity: .note, help: "a part that the report should have is missing",
            example: "a score list of nine statements, and the text of eight", find: PartChecks.missing),
        RemarkKind(
            code: .unplaced, severity: .warning, help: "text that could not be placed in the report",
            example: "a paragraph before any heading", find: PartChecks.unplaced),
        RemarkKind(
            code: .leftOut, severity: .note,
            help: "text that the document hides, deletes or embeds was left out",
            example: "a Word file with hidden text, or with a chart", find: PartChecks.leftOut),
        RemarkKind(
            code: .copiesDiffer, severity: .note, help: "copies of a page differ, with the words",
            example: "“reprovision” on one page, “repurpose” on the other", find: noticed(.copiesDiffer)),
        RemarkKind(
            code: .undated, severity: .note, help: "a page without a date fits no assessment",
            example: "a single statement page saved without its date", find: noticed(.undated)),
        RemarkKind(
            code: .notRegistered, severity: .note, help: "a council that is not in the register",
            example: "“Northmoor Borough Council”", find: noticed(.notRegistered)),
    ]

    /// What was noticed while the pages were read and put together needs no further check.
    private static func noticed(_ code: RemarkCode) -> @Sendable (ReportInHand) -> [Notice] {
        { report in report.notices.filter { $0.code == code } }
    }
}
