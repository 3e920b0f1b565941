internal import NoteText

extension CheckReport {
    /// One item a paragraph: `note.md:12:4: error: …`, its hint and its id; then the totals.
    package var text: String {
        var output = ""
        for item in items {
            output += "\(file):\(item.line):\(item.column): \(item.severity.rawValue): \(item.message)\n"
            if !item.hint.isEmpty { output += "    \(item.hint)\n" }
            output += "    [\(item.id)]\n"
        }
        output += edits.map { Self.words(for: $0, "as Assay wrote") } ?? ""
        output += likelyEdits.map { Self.words(for: $0, "as Assay would now write") } ?? ""
        let waived = items.count { $0.severity == .waived }
        let more = waived > 0 ? ", \(waived) waived" : ""
        let errors = errors == 1 ? "1 error" : "\(errors) errors"
        let warnings = warnings == 1 ? "1 warning" : "\(warnings) warnings"
        return output + "\(file): \(errors), \(warnings)\(more)\n"
    }

    /// The changes, a line each; empty when the note is as it was written.
    private static func words(for edits: NoteEdits, _ what: String) -> String {
        guard !edits.entries.isEmpty else { return "" }
        let many = edits.entries.count
        let head =
            "\(many == 1 ? "One thing is" : "\(many) things are") not \(what) \(many == 1 ? "it" : "them")."
            + " Figures, quotations and sources were checked; the other words are yours to answer for:"
        return ([head] + edits.entries.map { "    line \($0.line): \($0.change.english)" })
            .map { $0 + "\n" }.joined()
    }
}
