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
        return self.list(try items(points, list, &used))
    }

    /// Points as list items, with their citations: those of a low score under its statement, others under what
    /// they are about, no name twice.
    static func items(_ points: [PointRow], _ list: PointChoice.List, _ used: inout UsedEvidence) throws
        -> [[String: View]]
    {
        var leads: Set<String> = []
        return try PointItem.grouped(points, list).map { group in
            let first = group[0]
            // A statement's name does for a point on nothing that has a name of its own.
            let place = first.isSummary ? summaryName : first.shortPlace
            let isByStatement = PointItem.isByStatement(first, list)
            var lead = isByStatement ? place : name(of: group, used.topics) ?? place
            if !leads.insert(lead).inserted, leads.insert(place).inserted { lead = place }
            return [
                "lead": .text(lead),
                "statement": lead == place || first.isSummary ? .missing : .text(first.place.name),
                "score": isByStatement
                    ? first.place.score.map { View.text(String($0)) } ?? .missing : .missing,
                "text": .markdown(try lines(group, &used)),
            ]
        }
    }

    private static let summaryName = "CQC's summary"

    /// What the first of some points that names anything is about; of waits only where its words tell of
    /// waiting.
    private static func name(of points: [PointRow], _ topics: NoteTopics) -> String? {
        points.lazy.compactMap { point in
            topics.name(of: [point.line], isWait: point.isWait && point.tellsOfWaiting)
        }.first
    }

    /// The lines of points, one after the other; those of one paragraph are cited once, behind the last.
    private static func lines(_ points: [PointRow], _ used: inout UsedEvidence) throws -> String {
        var text = ""
        for (index, point) in points.enumerated() {
            text += (index == 0 ? "" : " ") + MarkdownText.escaped(point.line)
            guard points.indices.contains(index + 1),
                points[index + 1].row.paragraph == point.row.paragraph
            else {
                for cited in points[...index] where cited.row.paragraph == point.row.paragraph {
                    text += try used.mark(cited.row.origin)
                }
                continue
            }
        }
        return text
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
        guard point.isQuotation, !point.leans, Wording.count(point.line) >= 6,
            !point.opensContrast || point.kind != .strength
        else { return false }
        if point.place.section == "experiences" { return point.isSure || point.kind != .context }
        return point.place.number < 10 && (point.isSure || point.kind != .strength) && point.kind != .context
            && point.voices.contains { $0 == "people" || $0 == "carers" }
            && Wording.openingIsSpeaker(point.line.dropFirst())
    }

    /// "People's experiences were mixed": that alone tells nobody what they said.
    private static func isOnlyMixed(_ point: PointRow) -> Bool {
        point.kind == .mixed && Wording.count(point.line) < 12
    }

    private static func voiceOrder(_ point: PointRow) -> (Int, Int, Int) {
        (
            point.place.section == "experiences" ? 0 : 1,
            Wording.isSingleVoice(point.line) || isOnlyMixed(point) ? 1 : 0,
            -point.weight * 10 + Wording.count(point.line) / 4
        )
    }
}
