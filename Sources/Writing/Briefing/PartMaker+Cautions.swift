internal import English
internal import QuotedLines
internal import Templates
internal import AssessmentModel
internal import NoteText

extension PartMaker {
    static let cautions = PartMaker(
        name: "cautions",
        help:
            "Remarks on the report to know when quoting it: those on paragraphs that the note cites first, then the gravest; in few words.",
        inputs: [Input(name: "remarks", fields: ["code", "severity", "text", "paragraph"])], gives: items
    ) { rows, context, used in
        let cited = Set(used.citations.map { RecordID.finding(of: $0.id) })
        let graded = rows[0].compactMap {
            row -> (row: EvidenceRow, text: String, touches: Int, severity: Severity)? in
            guard let text = row.text("text").map(RemarkWords.forReaders) else { return nil }
            let code = row.text("code") ?? ""
            // Of the rating and the scores every note tells; of a passage only one that cites it.
            let touches =
                ofTheWhole.contains(code)
                ? 2
                : row.text("paragraph").map { about in
                    cited.contains { $0 == about || Citation.shortID($0) == about }
                } == true ? 1 : 0
            let severity = row.text("severity").flatMap(Severity.init(rawValue:)) ?? .note
            guard touches > 0 || context.template.limits.words == nil else { return nil }
            // "“fell” is said of …" contradicts no figure: "“better” is said of …" does.
            let isVerdict =
                code != RemarkCode.verdictDiffers.rawValue
                || Wording.words(text).prefix(3).contains { LineWords.verdicts.contains($0) }
            let isTold = severity != .note || touches > 0 && isVerdict && quotedWrongly.contains(code)
            return isTold ? (row, text, touches, severity) : nil
        }
        // The rating's arithmetic says the percentage's, too.
        let isOfRating = graded.contains { $0.row.text("code") == RemarkCode.ratingArithmetic.rawValue }
        // What is wrong with the note's own passages comes first.
        let chosen = graded.filter {
            !isOfRating || $0.row.text("code") != RemarkCode.percentArithmetic.rawValue
        }.enumerated().sorted {
            (-$0.element.touches, -rank($0.element.severity), $0.offset) < (
                -$1.element.touches, -rank($1.element.severity), $1.offset
            )
        }
        // A note of any length has room for all of them.
        var left = context.template.limits.words == nil ? Int.max : cautionWords
        var cautions: [[String: View]] = []
        for (_, remark) in chosen where cautions.count < context.most ?? 4 {
            let words = Wording.count(remark.text)
            // The gravest is given at any length; a long one must not take the place of what comes behind it.
            guard words <= left || cautions.isEmpty else { continue }
            left -= words
            cautions.append(["lead": .text(remark.row.text("code") ?? ""), "text": .text(remark.text)])
        }
        return list(cautions)
    }

    /// Lesser remarks that change what a reader would say after CQC; a missing unit or a full stop does not.
    private static let quotedWrongly = Set(RemarkCode.names(bearingOn: .quotation))

    /// Remarks on what the whole report comes to.
    private static let ofTheWhole = Set(RemarkCode.names(bearingOn: .wholeReport))

    /// From 0 for the least.
    private static func rank(_ severity: Severity) -> Int { Severity.allCases.firstIndex(of: severity) ?? 0 }

    /// Words that the cautions of a note may have together.
    private static let cautionWords = 110
}
