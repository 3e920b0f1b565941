internal import NoteText
package import SourceText

extension CheckReport {
    /// One item a paragraph: `note.md:12:4: error: …`, its hint and its id; then the totals.
    package var text: String {
        var output = ""
        for item in items {
            let place = openings[item.line].map { ", at “\($0)”" } ?? ":\(item.line):\(item.column)"
            output += "\(file)\(place): \(item.severity.rawValue): \(item.message)\n"
            if !item.hint.isEmpty { output += "    \(item.hint)\n" }
            output += "    [\(item.id)]\n"
        }
        output += edits.map { words(for: $0, "as Assay wrote") } ?? ""
        output += likelyEdits.map { words(for: $0, "as Assay would now write") } ?? ""
        let waived = items.count { $0.severity == .waived }
        let more = waived > 0 ? ", \(waived) waived" : ""
        let errors = errors == 1 ? "1 error" : "\(errors) errors"
        let warnings = warnings == 1 ? "1 warning" : "\(warnings) warnings"
        return output + "\(file): \(errors), \(warnings)\(more)\n"
    }

    /// The changes, a line each; empty when the note is as it was written.
    private func words(for edits: NoteEdits, _ what: String) -> String {
        guard !edits.entries.isEmpty else { return "" }
        let many = edits.entries.count
        let head =
            "\(many == 1 ? "One thing is" : "\(many) things are") not \(what) \(many == 1 ? "it" : "them")."
            + " Figures, quotations and sources were checked; the other words are yours to answer for:"
        return
            ([head]
            + edits.entries.map { entry in
                let place = openings[entry.line].map { "at “\($0)”" } ?? "line \(entry.line)"
                return "    \(place): \(entry.change.english)"
            })
            .map { $0 + "\n" }.joined()
    }

    /// The first words of each line of a note, without its marks.
    package static func openings(of note: Source) -> [Int: String] {
        let lines = (1...note.lines.starts.count).compactMap { number -> (Int, String)? in
            let words = note.line(number).filter { !"#*|>_".contains($0) }.split(
                whereSeparator: \.isWhitespace
            )
            .filter { !$0.hasPrefix("[^") && !$0.allSatisfy { $0 == "-" || $0 == ":" } }
            guard !words.isEmpty else { return nil }
            return (number, words.prefix(7).joined(separator: " ") + (words.count > 7 ? " …" : ""))
        }
        return Dictionary(lines) { first, _ in first }
    }
}
