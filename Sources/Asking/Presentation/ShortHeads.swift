/// Letters in place of column heads that are wider than their columns, and what each stands for.
enum ShortHeads {
    /// `A` … `Z`, `AA` …
    static func letter(_ index: Int) -> String {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        return (index >= letters.count ? letter(index / letters.count - 1) : "")
            + String(letters[index % letters.count])
    }

    /// `A Assessing needs   B Safeguarding`, over as many lines as it takes.
    static func legend(_ names: [String], columns: Int) -> String {
        flow(names.enumerated().map { "\(letter($0)) \($1)" }, columns: columns)
    }

    /// Entries set side by side, none broken unless it is wider than the page.
    static func flow(_ entries: [String], columns: Int) -> String {
        var output = ""
        var used = 0
        for entry in entries.flatMap({ WordWrap.lines($0, columns: columns) }) {
            let width = DisplayWidth.of(entry)
            if used > 0, used + 3 + width > columns {
                output += "\n"
                used = 0
            }
            output += (used > 0 ? "   " : "") + entry
            used += (used > 0 ? 3 : 0) + width
        }
        return output + "\n"
    }
}
