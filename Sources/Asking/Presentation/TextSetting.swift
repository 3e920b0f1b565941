internal import SourceText

/// Sets texts that are not tables to the terminal's width: lines break at words and go on under their own
/// beginning.
package enum TextSetting {
    /// A text of lines, each ending in a newline, none of them wider than `columns` unless a single word is.
    package static func set(_ text: String, columns: Int) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var output: [String] = []
        var index = 0
        while index < lines.count {
            let line = lines[index]
            let isWide = DisplayWidth.of(line) > columns
            if isWide, index + 1 < lines.count, let marks = Marks(lines[index + 1]) {
                output += marked(line, marks, columns: columns)
                index += 2
            } else {
                output += isWide ? wrapped(line, columns: columns) : [line]
                index += 1
            }
        }
        return output.joined(separator: "\n")
    }

    /// One line in several. A line of two columns, `name   meaning`, goes on under the second.
    ///
    /// - Parameter hanging: where the lines after the first begin; found from the line unless given.
    static func wrapped(_ line: String, columns: Int, hanging: Int? = nil) -> [String] {
        let hanging = String(repeating: " ", count: hanging ?? indentation(of: line, columns: columns))
        var lines: [String] = []
        var current = ""
        for piece in pieces(of: line) {
            if current.contains(where: { $0 != " " }), DisplayWidth.of(current + piece) > columns {
                lines.append(current)
                current = hanging + piece.drop { $0 == " " }
            } else {
                current += piece
            }
        }
        return lines + [current]
    }

    /// Words, each with the spaces before it.
    private static func pieces(of line: String) -> [String] {
        var pieces: [String] = []
        var piece = ""
        for character in line {
            if character == " ", let last = piece.last, last != " " {
                pieces.append(piece)
                piece = ""
            }
            piece.append(character)
        }
        return pieces + [piece]
    }

    private static func indentation(of line: String, columns: Int) -> Int {
        let own = line.prefix { $0 == " " }.count
        var column = 0
        for (index, piece) in pieces(of: line).enumerated() {
            let spaces = piece.prefix { $0 == " " }.count
            if index > 0, spaces >= 2, column + spaces <= columns / 2 { return column + spaces }
            column += DisplayWidth.of(piece)
        }
        return min(own + marker(of: line.dropFirst(own)), columns / 2)
    }

    /// The width of what marks an item of a list: `- `, `12. `.
    private static func marker(of line: Substring) -> Int {
        if line.hasPrefix("- ") { return 2 }
        let digits = line.prefix { $0.isNumber }.count
        return digits > 0 && line.dropFirst(digits).hasPrefix(". ") ? digits + 2 : 0
    }

    /// A line of `^` under what a mistake is about, and the message that may follow them.
    private struct Marks {
        var carets: [Character]
        var message: String?

        /// Nil for a line of anything else.
        init?(_ line: String) {
            let carets = line.prefix { $0 == " " || $0 == "^" }
            guard carets.contains("^") else { return nil }
            self.carets = Array(carets)
            let rest = line.dropFirst(carets.count)
            message = rest.isEmpty ? nil : String(rest)
        }
    }

    /// A line and its carets, cut at the same places so that every caret stays under its character.
    private static func marked(_ line: String, _ marks: Marks, columns: Int) -> [String] {
        var output: [String] = []
        var start = 0
        var current = ""
        func finish() {
            let width = DisplayWidth.of(current)
            output.append(current)
            let carets = String(marks.carets.dropFirst(start).prefix(width))
            if carets.contains("^") { output.append(carets) }
            start += width
            current = ""
        }
        for piece in pieces(of: line) {
            if !current.isEmpty, DisplayWidth.of(current + piece) > columns { finish() }
            current += piece
        }
        finish()
        return output + (marks.message.map { wrapped($0, columns: columns) } ?? [])
    }
}
