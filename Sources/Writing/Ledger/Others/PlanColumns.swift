package import SourceText
internal import TextAnalysis
internal import YAMLText
internal import Yams

/// What the columns of plans are called, out of the data file `plan-columns.yaml`.
package struct PlanColumns: Sendable {
    enum Kind: String, Sendable, CaseIterable {
        case reference, due, owner, baseline, measure, finding, action
    }

    /// In the order in which a heading is asked.
    private var kinds: [(kind: Kind, words: [String])] = []
    /// Words that stand between two things that one column tells.
    private var joints: [String] = []
    /// Cells that say nothing, in small letters.
    package private(set) var nothing: Set<String> = []

    /// - Throws: `Diagnostics` with line and column of what is not as it must be.
    package init(_ source: Source) throws(Diagnostics) {
        var yaml = YAMLReader(source)
        let file = yaml.fields(
            .mapping(try yaml.mapping(source.text[...], what: "file of columns")),
            known: ["columns", "joints", "nothing"], what: "file of columns")
        let known = Kind.allCases.map(\.rawValue)
        for item in yaml.items(file["columns"]) {
            let column = yaml.fields(item, known: ["kind", "words"], what: "column")
            guard let kind = yaml.string(column["kind"]).flatMap({ Kind(rawValue: $0) }) else {
                yaml.report(
                    "plan-columns", yaml.span(column["kind"] ?? item),
                    "A column has a `kind`, which is one of \(known.joined(separator: ", ")), and its `words`."
                )
                continue
            }
            kinds.append(
                (kind, yaml.items(column["words"]).compactMap { yaml.string($0) }.map { Folding.words($0) }))
        }
        joints = yaml.items(file["joints"]).compactMap { yaml.string($0) }
        nothing = Set(yaml.items(file["nothing"]).compactMap { yaml.string($0) }.map { $0.lowercased() })
        if !kinds.contains(where: { $0.kind == .action }) {
            yaml.report("plan-columns", Span(0, 0), "No column of the kind `action` is named: add one.")
        }
        guard yaml.problems.isEmpty else { throw Diagnostics(source: source, items: yaml.problems) }
    }

    /// "TBC", "–".
    func isNothing(_ cell: String) -> Bool { cell.isEmpty || nothing.contains(cell.lowercased()) }

    func kinds(of heading: String) -> Set<Kind> { Set(shares(of: heading).keys) }

    /// What a column under a heading tells, each with the share of the heading's words that say so: "Outcome measure and
    /// baseline" tells two things, and "Action no" is a reference.
    func shares(of heading: String) -> [Kind: Double] {
        var parts = [heading]
        for joint in joints { parts = parts.flatMap { Self.cut($0, at: joint) } }
        var shares: [Kind: Double] = [:]
        for part in parts {
            let words = Folding.words(part)
            guard let (kind, matched) = kind(of: words) else { continue }
            let share = Double(matched.utf8.count) / Double(max(1, Folding.words(heading).utf8.count))
            shares[kind] = max(shares[kind] ?? 0, share)
        }
        return shares
    }

    /// A reference is told by a heading's end: "Action no". What else a column tells any word of its heading says.
    private func kind(of words: String) -> (Kind, matched: String)? {
        for (kind, known) in kinds {
            let found = known.filter { word in
                kind == .reference
                    ? " \(words)".hasSuffix(" \(word)") : " \(words) ".contains(" \(word) ")
            }
            if let longest = found.max(by: { $0.utf8.count < $1.utf8.count }) { return (kind, longest) }
        }
        return nil
    }

    private static func cut(_ text: String, at joint: String) -> [String] {
        text.lowercased().split(separator: joint).map(String.init)
    }
}
