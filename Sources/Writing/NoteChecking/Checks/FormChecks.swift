internal import ClaimReading
internal import English
internal import NoteText
internal import SourceText
internal import TextAnalysis

extension Check {
    static let formChecks: [Check] = [
        error(.heading, "Headings that skip a level, a second title, or a heading without words.") {
            checked, check in
            var last = 0
            var titles = 0
            for block in checked.note.blocks {
                guard case .heading(let level) = block.kind else { continue }
                if block.text.isEmpty {
                    checked.report(
                        check, offset: block.offset, about: "", "A heading without words.",
                        hint: "Write it, or take the line out.")
                }
                titles += level == 1 ? 1 : 0
                if titles > 1, level == 1 {
                    checked.report(
                        check, offset: block.offset, about: block.text, "A second title: “\(block.text)”.",
                        hint: "One heading with a single # is the note's title; use ## here.")
                }
                if level > last + 1 {
                    let wanted = String(repeating: "#", count: last + 1)
                    checked.report(
                        check, offset: block.offset, about: block.text,
                        "“\(block.text)” skips a heading level.",
                        hint: "Write it with \(wanted), so that screen readers can follow.")
                }
                last = level
            }
        },
        error(.table, "A table without a header rule, with rows of different lengths, or with empty cells.") {
            checked, check in
            for table in checked.note.tables {
                if !table.hasRule {
                    checked.report(
                        check, offset: table.offset, about: table.header.joined(),
                        "This table has no rule under its header row.",
                        hint: "Put | --- | under each column's heading.")
                }
                for row in table.rows.dropFirst() where row.cells != table.rows[0].cells {
                    checked.report(
                        check, offset: row.offset, about: "\(row.cells) \(table.header.joined())",
                        "This row has \(row.cells) cells; its table has \(table.rows[0].cells) columns.",
                        hint: "A | inside a cell is written \\|.")
                }
                for place in table.emptyCells {
                    checked.report(
                        check, offset: place, about: "empty \(table.header.joined())", "An empty cell.",
                        hint: "Write “Not stated” or “None found”.")
                }
                if table.caption == nil {
                    checked.report(
                        named(.caption), offset: table.offset, about: table.header.joined(),
                        "This table has no caption line.",
                        hint: "Put “Table N: what it shows” in a line above it.")
                }
            }
        },
        warning(.caption, "A table without a line above it that says what it shows.", byAnother),
        warning(.unusedSource, "A footnote that nothing in the note cites.") { checked, check in
            let used = Set(checked.note.blocks.flatMap { $0.cells.flatMap { $0.citations.map(\.key) } })
            for source in checked.note.sources where !source.key.isEmpty && !used.contains(source.key) {
                checked.report(
                    check, offset: source.offset, about: source.key,
                    "Nothing cites the source \(source.key).",
                    hint: "Take it out, or cite it where it belongs.")
            }
        },
        error(
            .toDo, "A [TO DO: …] mark or an officer's slot that is still empty; in a draft a warning.",
            milderInDrafts: true
        ) {
            checked, check in
            for (index, block) in checked.note.blocks.enumerated() {
                for cell in block.cells {
                    for place in cell.toDos {
                        let position = checked.note.source.position(of: place)
                        // From the mark on: a line may have several.
                        let words = checked.note.source.line(position.line).dropFirst(position.column - 1)
                        checked.report(
                            check, offset: place, about: String(words.suffix(60)),
                            "Still to do: \(toDoWords(words)).",
                            hint: "Write it, or take the mark out.")
                    }
                }
                let words = Folding.words(block.text)
                // The words may be a list right below the label.
                let goesOn = checked.note.blocks.dropFirst(index + 1).first?.isOfficer == true
                if CheckingWords.officerLabels.contains(words), !goesOn,
                    block.cells.allSatisfy(\.toDos.isEmpty)
                {
                    checked.report(
                        check, offset: block.offset, about: block.heading,
                        "An officer's comment without words.",
                        hint: "Say it, or take the block out.")
                }
            }
        },
    ]

    /// - Parameter mark: the line from its `[TO DO` on.
    private static func toDoWords(_ mark: Substring) -> String {
        let inner = mark.dropFirst("[TO DO".count).prefix { $0 != "]" }.drop { $0 == ":" || $0 == " " }
        return inner.isEmpty ? "a mark" : String(inner.trimmingSuffix { $0 == "." })
    }
}
