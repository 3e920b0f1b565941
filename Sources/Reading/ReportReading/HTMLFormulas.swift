/// Fractions and exponents of formulas on web pages (MathML), so that a number above another is not read behind it.
struct HTMLFormulas {
    /// What an element's beginning means for the text.
    enum Part {
        case plain, gap, denominator, exponent
        /// Another form of the formula, for programs.
        case note
    }

    /// Open elements whose children stand above each other: how deep each is, and how many children it has had.
    private var open: [(name: String, depth: Int, children: Int)] = []

    /// Notes that an element of a formula begins.
    ///
    /// - Parameter depth: how many elements of the page are open around it.
    mutating func begin(_ name: String, depth: Int) -> Part {
        var part = Part.plain
        if let last = open.indices.last, open[last].depth == depth - 1 {
            open[last].children += 1
            switch (open[last].name, open[last].children) {
            case ("mfrac", 2): part = .denominator
            case ("msup", 2), ("mover", 2), ("msubsup", 3), ("munderover", 3): part = .exponent
            default: break
            }
        }
        switch name {
        case "annotation", "annotation-xml": return .note
        case "mfrac", "msup", "mover", "msubsup", "munderover": open.append((name, depth, 0))
        case "mtd", "mspace": if part == .plain { part = .gap }
        default: break
        }
        return part
    }

    /// - Parameter depth: how many elements of the page are open around the one that ends.
    mutating func end(depth: Int) { if open.last?.depth == depth { open.removeLast() } }
}
