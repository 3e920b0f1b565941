internal import QuotedLines
internal import Templates
internal import AssessmentModel
internal import Ledger
internal import NoteText
internal import SourceText
internal import TextAnalysis

// Parts of a council's response to a draft report: everything in it that can be checked, in its order, and
// what looks wrong. What is right is for the council to say.

extension PartMaker {
    static let draftRemarks = PartMaker(
        name: "draft-remarks",
        help:
            "What looks wrong in a draft report, in its order: sums, dates, wordings against scores, contradictions.",
        inputs: [
            Input("remarks", shows: "code, text, line, paragraph"), Input("sentences", shows: "text"),
        ],
        gives: ["any": .flag, "items": .list(["number": .text, "place": .text, "wrong": .text])]
    ) { rows, _, used in
        let told = rows[0].filter { !notOfTheDraft.contains($0.text("code") ?? "") }.sorted {
            ($0.integer("line") ?? 0) < ($1.integer("line") ?? 0)
        }
        // A remark names its paragraph as readers see it.
        let long = Dictionary(
            rows[1].compactMap { row in row.paragraph.map { (Citation.shortID($0), $0) } }
        ) { first, _ in first }
        let items = try told.enumerated().map { index, row -> [String: View] in
            let paragraph = row.text("paragraph").map { long[$0] ?? $0 }
            return [
                "number": .text(String(index + 1)),
                "place": .markdown(try place(of: paragraph, line: row.text("line"), &used)),
                "wrong": .text(contested(row.text("text") ?? "", row.text("code") ?? "")),
            ]
        }
        return ["any": .flag(!items.isEmpty), "items": .list(items)]
    }

    /// Remarks on the file and not on what it says.
    private static let notOfTheDraft = Set(RemarkCode.names(bearingOn: .file))

    /// A remark without what a note to readers adds: in a response to CQC no rating stands.
    private static func contested(_ text: String, _ code: String) -> String {
        guard code == RemarkCode.ratingArithmetic.rawValue, let end = text.lastIndex(of: ")") else {
            return text
        }
        return text[...end] + "."
    }

    /// "Safeguarding, paragraph 3", with its citation; the line where no paragraph is known.
    private static func place(of paragraph: String?, line: String?, _ used: inout UsedEvidence) throws
        -> String
    {
        guard let paragraph else { return "outside the paragraphs, line \(line ?? "?") of the text as read" }
        let origin = RowOrigin(record: "finding", id: paragraph)
        let mark = try used.mark(origin)
        guard let citation = used.citation(of: origin) else { return mark }
        return MarkdownText.escaped("\(citation.sectionTitle), paragraph \(citation.paragraph)") + mark
    }

    static let draftClaims = PartMaker(
        name: "draft-claims",
        help: "Every sentence of a draft report in order, by section, with its figures, dates and names.",
        inputs: [
            Input("sentences", shows: "text, section, paragraph, statement"),
            Input("figures", shows: "value_text, text"),
        ],
        gives: [
            "any": .flag,
            "sections": .list([
                "title": .text,
                "items": .list([
                    "place": .text, "drafted": .text, "figures": .text, "names": .text,
                ]),
            ]),
        ]
    ) { rows, _, used in
        var figures: [String: [String]] = [:]
        for row in rows[1] {
            guard let sentence = row.sentence, let shown = row.text("value_text") else { continue }
            if figures[sentence]?.contains(shown) != true { figures[sentence, default: []].append(shown) }
        }
        var sections: [(slug: String, title: String, items: [[String: View]])] = []
        // What stands before the statements on CQC's pages has none.
        let inOrder =
            rows[0].filter { $0.text("statement") == nil } + rows[0].filter { $0.text("statement") != nil }
        for row in inOrder {
            guard let text = row.text("text"), let slug = row.text("section"), let origin = row.origin else {
                continue
            }
            let mark = try used.mark(origin)
            let title = used.citation(of: origin)?.sectionTitle ?? slug
            if sections.last?.slug != slug { sections.append((slug, title, [])) }
            let hasMarks = text.contains { "\"“”".contains($0) }
            var shown = figures[row.sentence ?? ""] ?? []
            let known = Set(shown.flatMap { PlanNumber.all(in: $0).map(\.value) })
            // England's figures, targets and years ago are to be checked as well.
            for number in PlanNumber.all(in: text)
            where !known.contains(number.value) && !shown.contains(number.shown) {
                shown.append(PlanNumber.withUnit(number.shown, in: text))
            }
            let named = Wording.names(in: text)
            sections[sections.count - 1].items.append([
                "place": .text("paragraph \(row.text("paragraph") ?? "")"),
                "drafted": .markdown(MarkdownText.escaped(hasMarks ? text : "“\(text)”") + mark),
                "figures": .text(shown.isEmpty ? "–" : shown.map { "“\($0)”" }.joined(separator: "; ")),
                "names": .text(named.isEmpty ? "–" : named.joined(separator: "; ")),
            ])
        }
        return [
            "any": .flag(!sections.isEmpty),
            "sections": .list(sections.map { ["title": .text($0.title), "items": .list($0.items)] }),
        ]
    }

    static let draftVoices = PartMaker(
        name: "draft-voices",
        help: "Sentences of a draft report that rest on one person's word, or very few people's.",
        inputs: [Input("sentences", shows: "text, section, paragraph")],
        gives: ["any": .flag, "items": .list(["place": .text, "drafted": .text])]
    ) { rows, _, used in
        let items = try rows[0].compactMap { row -> [String: View]? in
            guard let text = row.text("text"), Wording.isSingleVoice(text) || Wording.isFewVoices(text) else {
                return nil
            }
            let mark = try used.mark(row.origin)
            let title = row.origin.flatMap { used.citation(of: $0)?.sectionTitle } ?? ""
            let hasMarks = text.contains { "\"“”".contains($0) }
            return [
                "place": .text("\(title), paragraph \(row.text("paragraph") ?? "")"),
                "drafted": .markdown(MarkdownText.escaped(hasMarks ? text : "“\(text)”") + mark),
            ]
        }
        return ["any": .flag(!items.isEmpty), "items": .list(items)]
    }

    static let ownFigures = PartMaker(
        name: "own-figures",
        help:
            "Figures of a draft report beside the council's own: those that differ, and those that were not found in it.",
        inputs: [
            Input("figures", shows: "measure, value, value_text, unit, text, paragraph")
        ],
        gives: [
            "any": .flag, "given": .flag, "agree": .text,
            "items": .list([
                "place": .text, "drafted": .text, "measure": .text, "ours": .text, "source": .text,
            ]),
            "has_missing": .flag, "missing": .list(["measure": .text, "ours": .text]),
        ]
    ) { rows, context, used in
        var agree = 0
        var (items, missing): ([[String: View]], [[String: View]]) = ([], [])
        for own in context.ours {
            let shown = used.calculated(
                PlanNumber.quantity(own.value, unit: own.unit), .sum(own.valueText))
            func likeness(_ row: EvidenceRow) -> Double {
                own.likeness(
                    toMeasure: row.text("measure") ?? "", unit: row.text("unit") ?? "",
                    shown: row.text("value_text") ?? "", in: row.text("text") ?? "")
            }
            let near = rows[0].filter { likeness($0) >= OwnFigure.isLike }
            if near.contains(where: {
                $0.number("value") == own.value
                    || PlanNumber.all(in: $0.text("value_text") ?? "").contains { $0.value == own.value }
            }) {
                agree += 1
            } else if let row = near.max(by: { likeness($0) < likeness($1) }) {
                _ = try used.mark(row.origin)
                let title = row.origin.flatMap { used.citation(of: $0)?.sectionTitle } ?? ""
                let printed = row.text("value_text") ?? ""
                // Hours may be printed in minutes.
                let isOther = !own.unit.isEmpty && row.text("unit") != own.unit
                let number = isOther ? PlanNumber.all(in: printed).first?.value : row.number("value")
                let drafted = used.calculated(printed, .sum(PlanNumber.text(number ?? 0)))
                items.append([
                    "place": .text("\(title), paragraph \(row.text("paragraph") ?? "")"),
                    "drafted": .markdown(drafted),
                    "measure": .text(own.measure), "ours": .markdown(shown),
                    "source": .text([own.source, own.period].filter { !$0.isEmpty }.joined(separator: ", ")),
                ])
            } else {
                missing.append(["measure": .text(own.measure), "ours": .markdown(shown)])
            }
        }
        return [
            "any": .flag(!items.isEmpty), "given": .flag(!context.ours.isEmpty),
            "agree": .markdown(used.calculated(String(agree), .sum(String(agree)))),
            "items": .list(items), "has_missing": .flag(!missing.isEmpty), "missing": .list(missing),
        ]
    }
}
