internal import Templates
internal import AssessmentModel
internal import NoteChecking
internal import NoteText
internal import SourceText
internal import TextAnalysis

extension PartMaker {
    static let pageVersions = PartMaker(
        name: "page-versions",
        help:
            "What changed on pages of the newest report that were published again under the same date: sentences reworded, paragraphs that came or went, scores that changed.",
        inputs: [Input(name: "findings", fields: ["text", "section", "number", "fingerprint"])],
        gives: ["any": .flag, "items": .list(["lead": .text, "text": .text])]
    ) { rows, context, used in
        let held = Dictionary(rows[0].compactMap { row in row.text("fingerprint").map { ($0, row) } }) {
            first, _ in first
        }
        var items: [[String: View]] = []
        let council = context.parameters["authority"]?.first?.key
        for page in try council.map(used.versions) ?? [] {
            for part in page.now {
                guard let before = page.before.first(where: { $0.section == part.section }) else { continue }
                func name(_ row: EvidenceRow?) -> String {
                    let title =
                        row?.origin.flatMap { used.citation(of: $0)?.sectionTitle }
                        ?? context.sectionTitle(part.section)
                    return title + (row?.text("number").map { ", paragraph \($0)" } ?? "")
                }
                if let old = before.score, let new = part.score, old != new {
                    items.append(["lead": .text(name(nil)), "text": .text("CQC changed the score.")])
                }
                for change in Rewording.between(before.paragraphs, part.paragraphs) {
                    let row = change.now.flatMap { held[Fingerprint.of($0)] }
                    // What the library holds in another copy's words cannot be cited.
                    if change.now != nil, row == nil { continue }
                    if let old = change.before { used.cite(former: Fingerprint.of(old), of: page.assessment) }
                    let mark = try used.mark(row?.origin)
                    items.append(["lead": .text(name(row)), "text": .markdown(change.words(mark))])
                }
            }
        }
        let shown = items.prefix(context.most ?? 8)
        return ["any": .flag(!shown.isEmpty), "items": .list(Array(shown))]
    }
}

/// A paragraph before and after a page was published again.
private struct Rewording {
    /// Nil for a new paragraph.
    var before: String?
    /// Nil for one that is gone.
    var now: String?

    /// The paragraphs of a section that differ: those most alike belong together, if they share half of their
    /// words.
    static func between(_ before: [String], _ now: [String]) -> [Rewording] {
        let (old, new) = (Set(before.map(Fingerprint.of)), Set(now.map(Fingerprint.of)))
        var gone = before.filter { !new.contains(Fingerprint.of($0)) }
        var changes: [Rewording] = []
        for text in now where !old.contains(Fingerprint.of(text)) {
            let nearest = gone.indices.max {
                Similarity.ofWords(gone[$0], text) < Similarity.ofWords(gone[$1], text)
            }
            if let nearest, Similarity.ofWords(gone[nearest], text) >= 0.5 {
                changes.append(Rewording(before: gone.remove(at: nearest), now: text))
            } else {
                changes.append(Rewording(before: nil, now: text))
            }
        }
        return changes + gone.map { Rewording(before: $0, now: nil) }
    }

    /// "Before: “…” Now: “…”", of the sentences that differ; the whole of a paragraph that came or went.
    func words(_ mark: String) -> String {
        func quoted(_ text: String?, without other: String?) -> String? {
            guard let text else { return nil }
            let sentences = SentenceSegmenter.segment(text).map { String(text[$0]) }
            let own = sentences.filter { sentence in other.map { !Verbatim.stands(sentence, in: $0) } ?? true
            }
            return own.isEmpty ? nil : own.map { MarkdownText.escaped("“\($0)”") }.joined(separator: " ")
        }
        let old = quoted(before, without: now)
        let new = quoted(now, without: before)
        switch (old, new) {
        case (let old?, let new?): return (before == nil ? "" : "Before: \(old) Now: ") + new + mark
        case (nil, let new?): return (before == nil ? "New: " : "Added: ") + new + mark
        case (let old?, nil): return (now == nil ? "Gone: " : "Left out: ") + old + mark
        case (nil, nil): return "Its sentences stand in another order." + mark
        }
    }
}
