internal import QuotedLines
internal import Templates
internal import TextAnalysis
internal import AssessmentModel
internal import NoteText

extension PartMaker {
    static let citedPassages = PartMaker(
        name: "cited-passages",
        help:
            "The paragraphs that a written note cites, in its order: what the note says and what of it does not hold, the whole paragraph, and how those before and after begin.",
        inputs: [
            Input(
                name: "paragraphs",
                fields: [
                    "authority", "published", "section", "heading", "number", "score", "text", "fingerprint",
                ]),
            Input(name: "their sentences", fields: ["text", "number"]),
        ],
        gives: [
            "any": .flag, "title": .text, "count": .text, "missing": .list(["label": .text]),
            "has_missing": .flag, "has_changed": .flag,
            "others": .text, "has_others": .flag, "has_faults": .flag, "wrong": .text,
            "faults": .list(["message": .text]),
            "items": .list([
                "number": .text, "place": .text, "council": .text, "published": .text, "heading": .text,
                "score": .text, "words": .text,
                "before": .text, "after": .text, "is_changed": .flag, "has_sentences": .flag,
                "has_faults": .flag, "faults": .list(["message": .text]),
                "uses": .list(["heading": .text, "words": .text]),
                "sentences": .list(["number": .text, "text": .text]),
            ]),
        ]
    ) { rows, context, used in
        let note = context.note
        let passages = note?.passages ?? []
        func paragraph(_ id: String?) -> EvidenceRow? {
            guard let id else { return nil }
            return rows[0].first { $0.origin?.id == id }
                ?? (RecordID(id)?.isLong == true
                    ? nil : rows[0].first { $0.origin?.recordID?.short.description == id })
        }
        var missing: [[String: View]] = []
        var items: [[String: View]] = []
        var wrong: [String] = []
        // Quotation marks are for CQC's words here.
        func messages(_ faults: [String]) -> View {
            .list(faults.map { ["message": .text($0.replacing("“", with: "\"").replacing("”", with: "\""))] })
        }
        for passage in passages {
            guard let row = paragraph(passage.id), let origin = row.origin, let text = row.text("text") else {
                missing.append(["label": .text(passage.label)])
                continue
            }
            let mark = try used.mark(origin)
            let place = used.citation(of: origin)
            func beginning(_ step: Int) throws -> View {
                guard let row = paragraph(CitedNote.neighbour(of: origin.id, by: step)),
                    let text = row.text("text")
                else {
                    return .missing
                }
                return .markdown(MarkdownText.escaped(opening(of: text)) + (try used.mark(row.origin)))
            }
            let sentences = rows[1].filter { $0.origin.map { RecordID.finding(of: $0.id) } == origin.id }
            // The whole paragraph says enough where all of it is cited.
            let cited =
                sentences.count > 1
                ? sentences.filter { passage.sentences.contains($0.integer("number") ?? 0) } : []
            let isChanged = passage.fingerprint.map { $0 != row.text("fingerprint") } ?? false
            let name =
                "\(place?.sectionTitle ?? row.text("section") ?? ""), paragraph \(row.text("number") ?? "")"
            if !passage.faults.isEmpty { wrong.append(name) }
            let uses = passage.uses.map { use -> [String: View] in
                let marks = use.calculations.map { used.calculation($0.shown, $0.recipe) }.joined()
                return [
                    "heading": .text(use.heading.isEmpty ? "the opening" : use.heading),
                    "words": .markdown(MarkdownText.escaped(use.words) + marks),
                ]
            }
            items.append([
                "number": .text(String(items.count + 1)),
                "place": .text(name),
                "council": .text(row.text("authority") ?? "Not stated"),
                "published": row.text("published").map { .text($0) } ?? .missing,
                "heading": row.text("heading").map { .text("“\($0)”") } ?? .missing,
                "score": row.text("score").map { .text($0) } ?? .missing,
                "words": .markdown(MarkdownText.escaped("“\(text)”") + mark),
                "before": try beginning(-1), "after": try beginning(1), "is_changed": .flag(isChanged),
                "has_sentences": .flag(!cited.isEmpty), "has_faults": .flag(!passage.faults.isEmpty),
                "faults": messages(passage.faults),
                "uses": .list(uses),
                "sentences": .list(
                    cited.map {
                        [
                            "number": .text($0.text("number") ?? ""),
                            "text": .text("“\($0.text("text") ?? "")”"),
                        ]
                    }),
            ])
        }
        let others = (note?.otherLabels ?? []).map {
            $0.hasSuffix("-scores") ? "a list of scores" : "a report's rating and date"
        }.unique
        return [
            "any": .flag(!items.isEmpty), "title": .text(note?.title ?? "Not stated"),
            "count": .text(String(items.count)),
            "items": .list(items), "missing": .list(missing), "has_missing": .flag(!missing.isEmpty),
            "has_changed": .flag(items.contains { $0["is_changed"] == .flag(true) }),
            "others": .text(Views.sentenceList(others)),
            "has_others": .flag(!others.isEmpty), "has_faults": .flag(!wrong.isEmpty),
            "wrong": .text(wrong.joined(separator: "; ")),
            "faults": messages(note?.otherFaults ?? []),
        ]
    }

    /// The first words of a paragraph in quotation marks, at most twenty, with an ellipsis behind them where
    /// more follow.
    private static func opening(of text: String) -> String {
        let words = MarkdownText.flattened(text).split(separator: " ")
        return "“\(words.prefix(20).joined(separator: " "))”" + (words.count > 20 ? " …" : "")
    }
}
