internal import Presentation
package import SourceText
internal import TextAnalysis

/// What may stand at the cursor.
package struct Completion: Sendable, Equatable {
    /// The bytes of the line that a candidate replaces; ends at the cursor.
    package var span: Span
    /// Whole replacements, in the order to show them.
    package var candidates: [String]
    /// What a candidate is for, or where it comes from, by candidate.
    package var notes: [String: String]

    package init(span: Span, candidates: [String], notes: [String: String] = [:]) {
        self.span = span
        self.candidates = candidates
        self.notes = notes
    }

    /// What TAB puts in the line: the only candidate, or what all have in common when it goes on from what
    /// was typed.
    package func insertion(in line: String) -> String? {
        if candidates.count == 1 { return candidates[0] }
        guard var common = candidates.first else { return nil }
        for candidate in candidates.dropFirst() {
            common = String(zip(common, candidate).prefix { $0 == $1 }.map(\.0))
        }
        let typed = line[span]
        return common.count > typed.count && common.lowercased().hasPrefix(typed.lowercased()) ? common : nil
    }

    /// More candidates than these are listed in columns, without what is said of each.
    private static let mostNoted = 30

    /// The candidates for a terminal of some width: a few under each other with what is said of them, many in
    /// columns read downwards.
    package func listing(columns: Int, most: Int = 200) -> String {
        if candidates.count <= Self.mostNoted, candidates.contains(where: { notes[$0]?.isEmpty == false }) {
            return noted(columns: columns)
        }
        let shown = candidates.prefix(most).map { SafeText.neutralised($0) }
        let width = (shown.map { DisplayWidth.of($0) }.max() ?? 0) + 2
        let across = max(1, columns / max(1, width))
        let down = (shown.count + across - 1) / across
        var output = ""
        for row in 0..<down {
            let line = stride(from: row, to: shown.count, by: down).map { index in
                shown[index]
                    + String(
                        repeating: " ",
                        count: index + down < shown.count ? width - DisplayWidth.of(shown[index]) : 0)
            }
            output += line.joined() + "\n"
        }
        return candidates.count > most
            ? output + "… and \(NumberFormat.grouped(candidates.count - most)) more\n" : output
    }
}

extension Completion {
    /// A line for each candidate and what is said of it, as much of that as fits.
    private func noted(columns: Int) -> String {
        let width = (candidates.map { DisplayWidth.of($0) }.max() ?? 0) + 2
        return candidates.map { candidate in
            let space = String(repeating: " ", count: width - DisplayWidth.of(candidate))
            var line = ""
            let words = SafeText.neutralised(notes[candidate] ?? "").split(separator: " ")
            for (index, word) in words.enumerated() {
                // Room is kept for the dots, unless this is the last word.
                let room = columns - (index + 1 < words.count ? 2 : 0)
                guard width + DisplayWidth.of(line) + 1 + DisplayWidth.of(String(word)) < room else {
                    line += line.isEmpty ? "" : " …"
                    break
                }
                line += (line.isEmpty ? "" : " ") + word
            }
            return (SafeText.neutralised(candidate) + space + line).withoutTrailingSpaces + "\n"
        }.joined()
    }
}
