/// Draws diagnostics under the text they are about.
///
///     findings where scroe <= 2 and tone is negtive
///                    ^^^^^                  ^^^^^^^
///     1. Findings have no "scroe". Did you mean score (from the statement)?
///     2. "negtive" is not a tone. Tones are: positive, negative, mixed, neutral.
package struct DiagnosticRenderer: Sendable {
    /// How many columns a character takes; a terminal's table can be given in place of the plain one.
    package var width: @Sendable (Character) -> Int
    /// Begin every message with `name:line:column: `, for scripts and files.
    package var showsPosition: Bool
    /// The widest line to print a lone message on after its carets.
    package var columns: Int

    package init(
        showsPosition: Bool, columns: Int = 100, width: @escaping @Sendable (Character) -> Int = { _ in 1 }
    ) {
        self.showsPosition = showsPosition
        self.columns = columns
        self.width = width
    }

    /// The text to print, ending in a newline; empty for no diagnostics.
    package func render(_ diagnostics: [Diagnostic], in source: Source) -> String {
        var output = ""
        let placed = diagnostics.filter { $0.span != nil }.sorted {
            ($0.span ?? Span(0, 0)) < ($1.span ?? Span(0, 0))
        }
        let byLine = Dictionary(grouping: placed) { source.lines.line(containing: $0.span?.start ?? 0) }
        for line in byLine.keys.sorted() {
            output += render(byLine[line] ?? [], onLine: line, in: source)
        }
        for diagnostic in diagnostics where diagnostic.span == nil {
            output +=
                (showsPosition ? "\(source.name): " : "") + label(diagnostic) + diagnostic.message + "\n"
        }
        return output
    }

    private func render(_ items: [Diagnostic], onLine line: Int, in source: Source) -> String {
        let whole = source.line(line)
        let start = source.lines.starts[line - 1]
        let text = Self.window(of: whole, around: (items.first?.span?.start ?? start) - start)
        let lineStart = start + whole.utf8.distance(from: whole.startIndex, to: text.startIndex)
        let opening = text.startIndex > whole.startIndex ? "…" : ""
        var output = opening + printable(text) + (text.endIndex < whole.endIndex ? "…\n" : "\n")
        var carets = ""
        for item in items {
            guard let span = item.span else { continue }
            let start = opening.count + displayWidth(text, upTo: span.start - lineStart)
            let end = opening.count + displayWidth(text, upTo: span.end - lineStart)
            guard start >= carets.count else { continue }
            carets +=
                String(repeating: " ", count: start - carets.count)
                + String(repeating: "^", count: max(1, end - start))
        }
        if items.count == 1, let item = items.first {
            let message = position(item, in: source) + label(item) + item.message
            if !showsPosition, carets.count + 2 + message.count <= columns {
                return output + carets + "  " + message + "\n"
            }
            return output + carets + "\n" + message + "\n"
        }
        output += carets + "\n"
        for (number, item) in items.enumerated() {
            output += position(item, in: source) + "\(number + 1). " + label(item) + item.message + "\n"
        }
        return output
    }

    /// Of a line that is longer than any that is written by hand, the part around a place: a file of somebody else's may be
    /// one line of many kilobytes.
    ///
    /// - Parameter place: in bytes from the line's beginning.
    private static func window(of line: Substring, around place: Int) -> Substring {
        let most = 2_000
        guard line.utf8.count > most else { return line }
        let first = line.utf8.index(
            line.startIndex, offsetBy: max(0, place - most / 4), limitedBy: line.endIndex)
        let last = line.utf8.index(line.startIndex, offsetBy: place + most / 4, limitedBy: line.endIndex)
        return line[(first ?? line.endIndex)..<(last ?? line.endIndex)]
    }

    private func label(_ diagnostic: Diagnostic) -> String {
        diagnostic.severity == .error ? "" : "\(diagnostic.severity.rawValue): "
    }

    private func position(_ diagnostic: Diagnostic, in source: Source) -> String {
        guard showsPosition, let span = diagnostic.span else { return "" }
        let place = source.position(of: span.start)
        return "\(source.name):\(place.line):\(place.column): "
    }

    private func displayWidth(_ line: Substring, upTo byteOffset: Int) -> Int {
        var bytes = 0
        var columns = 0
        for character in line {
            if bytes >= byteOffset { break }
            bytes += character.utf8.count
            columns += character == "\t" ? 1 : width(character)
        }
        return columns
    }

    private func printable(_ line: Substring) -> String {
        String(
            String.UnicodeScalarView(
                line.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }))
    }
}
