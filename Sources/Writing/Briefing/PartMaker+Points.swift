internal import QuotedLines
internal import Templates
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
        _ list: PointChoice.List, _ rows: [QueryRows], most: Int, _ used: inout UsedEvidence
    ) throws -> [String: View] {
        let choice = PointChoice(
            list: list, most: most, figures: rows[1].figures, summary: rows[0].summary)
        let points = choice.choose(from: rows[0], &used)
        return self.list(try items(points, list, &used))
    }

    /// Points as list items, with their citations: those of a low score under its statement, others under what
    /// they are about, no name twice.
    static func items(_ points: [PointRow], _ list: PointChoice.List, _ used: inout UsedEvidence) throws
        -> [[String: View]]
    {
        var leads: Set<String> = []
        var items: [(lead: String, fields: [String: View])] = []
        for group in PointItem.grouped(points, list) {
            let first = group[0]
            // A statement's name does for a point on nothing that has a name of its own.
            let place = first.isSummary ? summaryName : first.shortPlace
            let isByStatement = PointItem.isByStatement(first, list)
            let names =
                [isByStatement || first.isSummary ? nil : name(of: group, used.topics), place]
                + group.map(\.topicName)
            let lead = names.compactMap { $0 }.first { !leads.contains($0) } ?? place
            let lines = try lines(group, list, &used)
            let text = lines.hasPrefix("\(lead): ") ? String(lines.dropFirst(lead.count + 2)) : lines
            // What has no name of its own stands behind what has the same.
            if !leads.insert(lead).inserted, let place = items.firstIndex(where: { $0.lead == lead }),
                case .markdown(let before)? = items[place].fields["text"]
            {
                items[place].fields["text"] = .markdown("\(before) \(text)")
                continue
            }
            let fields: [String: View] = [
                "lead": .text(lead),
                "statement": lead == place || first.isSummary ? .missing : .text(first.place.name),
                "score": isByStatement
                    ? first.place.score.map { View.text(String($0)) } ?? .missing : .missing,
                "text": .markdown(text),
            ]
            items.append((lead, fields))
        }
        return items.map(\.fields)
    }

    private static let summaryName = "CQC's summary"

    /// What the first sentence of some points is about; of waits only where its words tell of
    /// waiting.
    private static func name(of points: [PointRow], _ topics: NoteTopics) -> String? {
        // What a later sentence names is seldom what the item is about.
        points.first.flatMap { point in
            topics.name(of: [String(point.opening)], isWait: point.isWait && point.tellsOfWaiting)
        }
    }

    /// The lines of points, one after the other; those of one paragraph are cited once, behind the last, and what
    /// stands in it word by word is one quotation.
    private static func lines(
        _ points: [PointRow], _ list: PointChoice.List, _ used: inout UsedEvidence
    ) throws -> String {
        var text = ""
        var open: [PointRow] = []
        for (index, point) in points.enumerated() {
            open.append(point)
            if points.indices.contains(index + 1), points[index + 1].row.paragraph == point.row.paragraph {
                continue
            }
            let report = Quotation.paragraph(open.map { ($0.id, $0.text) })
            let words = open.enumerated().map { place, point in
                place > 0 ? point.shownBehind : Self.headed(point, isAlone: list == .figures, used.topics)
            }.joined(separator: " ")
            text += (text.isEmpty ? "" : " ") + MarkdownText.escaped(Quotation.joined(words, in: report))
            for cited in open { text += try used.mark(cited.row.origin) }
            open = []
        }
        return text
    }

    /// A line behind its heading where its own words do not say of what it is, or behind the name of its matter where
    /// nothing else says it.
    private static func headed(_ point: PointRow, isAlone: Bool, _ topics: NoteTopics) -> String {
        guard point.label == nil, point.wantsHeading || isAlone && point.isQuotation,
            let heading = isAlone
                ? topics.name(of: [point.line], isWait: false) ?? point.shortHeading
                : point.shortHeading
        else {
            return point.shown
        }
        return "\(heading): \(point.shown)"
    }
}
