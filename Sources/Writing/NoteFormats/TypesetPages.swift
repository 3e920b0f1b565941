/// What groff is told about pages that pandoc does not say: A4, ragged right, ruled tables as wide as the
/// line, sources small in two columns.
enum TypesetPages {
    /// Pandoc sets a table this many ens wide.
    private static let tableEns = 70.0
    /// Ens of a line of 17.6 cm in 11 point, less the gaps between columns.
    private static let lineEns = 86.0

    /// Registers of the ms macros (groff_ms(7)), which take the place of pandoc's: once the first page is
    /// begun they come too late.
    private static let registers = [
        "PO": "1.7c", "LL": "17.6c", "HM": "1.6c", "FM": "1.7c", "PS": "11p", "VS": "13p", "PD": "0.25v",
        "PSINCR": "1.5p", "GROWPS": "3",
    ]

    /// - Parameter source: pandoc's standalone ms.
    static func applied(to source: String) -> String {
        var isHead = true
        let lines = source.split(separator: "\n", omittingEmptySubsequences: false).map { line -> Substring in
            if line == ".1C" { isHead = false }
            let words = line.split(separator: " ")
            if isHead, words.count == 3, words[0] == ".nr", let value = registers[String(words[1])] {
                return ".nr \(words[1]) \(value)"
            }
            // Neither hyphens nor stretched lines; pandoc turns both on, and lines again behind each table.
            return line == ".hy" ? ".nr HY 0\n.nr QI 2n" : line == ".ad" ? ".na" : line
        }
        return sources(tables(lines.joined(separator: "\n").replacing("\n.1C\n", with: "\n.na\n.1C\n")))
    }

    /// Tables with bold headings and a rule under each row; each stays with its caption on one page: tbl
    /// draws a row of wrapped cells wrongly across two.
    private static func tables(_ text: String) -> String {
        var output = ""
        var rest = text[...]
        while let start = rest.firstRange(of: "\n.TS\n"),
            let end = rest[start.upperBound...].firstRange(of: "\n.TE\n")
        {
            var before = rest[..<start.lowerBound]
            var caption = ""
            if let place = before.ranges(of: "\n.PP\n\\f[B]Table ").last?.lowerBound,
                !before[place...].dropFirst(5).contains("\n.SH")
            {
                caption = String(before[place...])
                before = before[..<place]
            }
            output +=
                before + "\n.KS" + caption + "\n.TS\n" + table(rest[start.upperBound..<end.lowerBound])
                + "\n.TE\n.KE\n"
            rest = rest[end.upperBound...]
        }
        return output + rest
    }

    private static func table(_ text: Substring) -> String {
        // "lw(21.0n)", ".nr LL 21.0n": widths in ens.
        var table = String(text).replacing(#/\b(\d+(?:\.\d+)?)n(?=\)|\n)/#) { match in
            let ens = (Double(match.output.1) ?? 0) * lineEns / tableEns
            return "\((ens * 10).rounded() / 10)n"
        }
        table = table.replacing("\nT}\nT{", with: "\nT}\n_\nT{")
        guard let heading = table.firstRange(of: "\nT}\n_\n") else { return table }
        let bold =
            String(table[..<heading.lowerBound]).replacing("T{\n", with: "T{\n.ft B\n").replacing(
                "\nT}", with: "\n.ft R\nT}") + "\n.ft R"
        return (bold + String(table[heading.lowerBound...])).replacing("T{\n", with: "T{\n.sp 2p\n")
    }

    /// What stands under "Sources" in small type, the list in two columns.
    private static func sources(_ text: String) -> String {
        guard let heading = text.ranges(of: "\n.SH 2\nSources\n").last,
            let list = text[heading.upperBound...].firstRange(of: "\n.PP\n\\f[B][")
        else {
            return text
        }
        let small = "\n.nr PS 8p\n.nr VS 9.5p\n.nr PD 0"
        return String(text[..<list.lowerBound]) + small + "\n.2C" + String(text[list.lowerBound...])
    }
}
