internal import TextAnalysis
internal import AssessmentModel
internal import NoteText
internal import ReferenceData

extension PartMaker {
    private static let pointInputs = [
        Input(name: "points", fields: PointRow.fields),
        Input(name: "their figures", fields: PointFigures.fields),
    ]

    static let strengths = PartMaker(
        name: "strengths",
        help:
            "What CQC found working: points by weight, those with figures or a change for the better first, no topic twice; read by score.",
        inputs: pointInputs, gives: items
    ) { rows, context, used in
        try chosen(.strengths, rows, most: context.most ?? 5, &used)
    }

    static let shortfalls = PartMaker(
        name: "shortfalls",
        help:
            "What CQC found wanting: each statement scored 1 or 2 heard, then points by weight, no topic twice; read by score, the lowest first.",
        inputs: pointInputs, gives: items
    ) { rows, context, used in
        try chosen(.shortfalls, rows, most: context.most ?? 6, &used)
    }

    static let otherFigures = PartMaker(
        name: "other-figures",
        help: "Figures that CQC gives without praise or fault, waits first. Must come after shortfalls.",
        inputs: pointInputs, gives: items
    ) { rows, context, used in
        try chosen(.figures, rows, most: context.most ?? 3, &used)
    }

    private static func chosen(
        _ list: PointChoice.List, _ rows: [[EvidenceRow]], most: Int, _ used: inout UsedEvidence
    ) throws -> [String: View] {
        let points = PointChoice(list: list, most: most, figures: PointFigures(rows[1])).choose(
            from: rows[0].compactMap(PointRow.init), &used)
        return self.list(try points.map { try item($0, &used) })
    }

    /// A point as a list item, with its citation.
    private static func item(_ point: PointRow, _ used: inout UsedEvidence) throws -> [String: View] {
        // A statement's name does for a point on nothing that has a name of its own.
        let place = point.isSummary ? "CQC's summary" : point.place.name
        let lead = used.topics.name(of: [point.line], isWait: point.isWait) ?? place
        return [
            "lead": .text(lead),
            "statement": lead == place || point.isSummary ? .missing : .text(point.place.name),
            "score": point.place.score.map { View.text(String($0)) } ?? .missing,
            "text": .markdown(MarkdownText.escaped(point.line) + (try used.mark(point.row.origin))),
        ]
    }

    static let voices = PartMaker(
        name: "voices",
        help:
            "What people and carers said, as CQC reports it: its summary of their experiences first, praise and criticism by turns, one a paragraph; one person's word at most once.",
        inputs: [Input(name: "points", fields: PointRow.fields)], gives: items
    ) { rows, context, used in
        let most = context.most ?? 4
        var offered = rows[0].compactMap(PointRow.init).filter {
            isHeard($0) && !used.isSaid($0) && !used.isLeftOut($0.row)
        }.sorted {
            voiceOrder($0) < voiceOrder($1)
        }
        var chosen: [PointRow] = []
        while chosen.count < most, !offered.isEmpty {
            let praise = chosen.count { $0.kind == .strength }
            let isPraiseNext = praise * 2 < chosen.count
            let place =
                offered.firstIndex { ($0.kind == .strength) == isPraiseNext } ?? offered.startIndex
            let point = offered.remove(at: place)
            let isSingle = Wording.isSingleVoice(point.line)
            guard !used.isNearDuplicate(point.line),
                !(isSingle && chosen.contains { Wording.isSingleVoice($0.line) })
            else { continue }
            used.use(point.row, text: point.line)
            used.choose(
                point.line, point.row, in: point.place,
                why: "said by \(point.voices.joined(separator: ", ")); \(point.kind.label)")
            chosen.append(point)
        }
        return list(try chosen.map { try voice($0, &used) })
    }

    private static func voice(_ point: PointRow, _ used: inout UsedEvidence) throws -> [String: View] {
        let speakers = point.voices.filter { ["people", "carers"].contains($0) }
        let lead = speakers.isEmpty ? "people" : speakers.joined(separator: " and ")
        let isSingle = Wording.isSingleVoice(point.line) || Wording.isFewVoices(point.line)
        return [
            "lead": .text(
                lead.prefix(1).uppercased() + lead.dropFirst()
                    + (isSingle ? " (a single voice or very few)" : "")),
            "text": .markdown(MarkdownText.escaped(point.line) + (try used.mark(point.row.origin))),
        ]
    }

    /// Whether a point says what people or carers said: one of CQC's summary of experiences, or one whose
    /// words begin with who speaks.
    private static func isHeard(_ point: PointRow) -> Bool {
        guard point.isQuotation, Wording.count(point.line) >= 8 else { return false }
        if point.place.section == "experiences" { return true }
        return point.place.number < 10 && point.isSure && point.kind != .context
            && point.voices.contains { $0 == "people" || $0 == "carers" }
            && Wording.openingIsSpeaker(point.line.dropFirst())
    }

    private static func voiceOrder(_ point: PointRow) -> (Int, Int, Int) {
        (
            point.place.section == "experiences" ? 0 : 1,
            Wording.isSingleVoice(point.line) ? 1 : 0,
            -point.weight * 10 + Wording.count(point.line) / 4
        )
    }
}
