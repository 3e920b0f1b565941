internal import PDFPages
internal import AssessmentModel

/// Notes at the foot of a page that stand between two halves of a sentence: they are put behind it.
struct PDFFootNotes {
    private var notes: [(text: [String], last: PlacedLine)] = []

    /// Whether a line is a note's, and was taken.
    ///
    /// - Parameters:
    ///   - isNote: whether it begins a note.
    ///   - isSmall: whether its letters are smaller than those of running text, as those of a note's further lines are.
    mutating func take(_ line: PlacedLine, isNote: Bool, isSmall: Bool) -> Bool {
        if isNote {
            notes.append(([line.line.text], line))
            return true
        }
        guard let last = notes.last?.last, isSmall, last.page == line.page, line.line.top > last.line.top
        else {
            return false
        }
        notes[notes.count - 1].text.append(line.line.text)
        notes[notes.count - 1].last = line
        return true
    }

    /// Puts the notes that were taken, and keeps none.
    mutating func put(into output: inout BlockText, _ hyphens: Hyphens) {
        for note in notes {
            let text = note.text.dropFirst().reduce(note.text[0]) { hyphens.join($0, $1) }
            output.append(.note, text, line: note.last.page)
            output.append(.chrome, note.last.line.marks.joined(separator: " "), line: note.last.page)
        }
        notes = []
    }
}
