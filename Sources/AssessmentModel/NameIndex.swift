internal import SourceText
internal import TextAnalysis

/// What a typed name turned out to mean.
package enum NameMatch<Entry: Sendable>: Sendable {
    case one(Entry)
    /// Several fit equally well, at most eight of them.
    case ambiguous([Entry])
    /// None fits; the nearest names, best first, at most three.
    case unknown(nearest: [String])
}

/// Finds an entry by any of its names, loosely but never silently: an ambiguous or unknown name is said to be so.
///
/// A name matches when its folded words equal one of an entry's names, else when they begin exactly one entry's name,
/// else when they stand inside exactly one entry's name at a word's start.
package struct NameIndex<Entry: Sendable>: Sendable {
    /// The entries in the order given.
    package let entries: [Entry]
    private let exact: [String: [Int]]
    private let names: [(folded: String, entry: Int)]
    private let display: @Sendable (Entry) -> String

    /// - Parameters:
    ///   - display: the name shown in suggestions.
    ///   - names: every name an entry may be called by.
    package init(_ entries: [Entry], display: @escaping @Sendable (Entry) -> String, names: (Entry) -> [String]) {
        self.entries = entries
        self.display = display
        var exact: [String: [Int]] = [:]
        var all: [(String, Int)] = []
        for (index, entry) in entries.enumerated() {
            for name in names(entry) {
                let folded = Folding.words(name)
                guard !folded.isEmpty, exact[folded]?.contains(index) != true else { continue }
                exact[folded, default: []].append(index)
                all.append((folded, index))
            }
        }
        self.exact = exact
        self.names = all
    }

    /// What a name means. O(entries).
    package func match(_ name: some StringProtocol) -> NameMatch<Entry> {
        let wanted = Folding.words(name)
        guard !wanted.isEmpty else { return .unknown(nearest: []) }
        if let found = exact[wanted] { return decide(found) }
        let beginning = names.filter { $0.folded.hasPrefix(wanted) }.map(\.entry)
        if !beginning.isEmpty { return decide(beginning) }
        let inside = names.filter { $0.folded.contains(" " + wanted) }.map(\.entry)
        if !inside.isEmpty { return decide(inside) }
        let candidates = names.map(\.folded)
        let nearest = EditDistance.nearest(to: wanted, in: candidates, limit: 6)
        var shown: [String] = []
        for folded in nearest {
            for index in exact[folded] ?? [] where !shown.contains(display(entries[index])) { shown.append(display(entries[index])) }
        }
        return .unknown(nearest: Array(shown.prefix(3)))
    }

    private func decide(_ found: [Int]) -> NameMatch<Entry> {
        var unique: [Int] = []
        for index in found where !unique.contains(index) { unique.append(index) }
        if unique.count == 1 { return .one(entries[unique[0]]) }
        return .ambiguous(unique.prefix(8).map { entries[$0] })
    }
}

/// One quality statement of CQC's framework (page "Assessment framework for local authority assurance", 2023).
package struct FrameworkStatement: Hashable, Sendable {
    /// 1 to 9, in CQC's order.
    package var number: Int
    package var slug: String
    package var name: String
    /// Other spellings seen in reports and press releases.
    package var variants: [String]
    /// 1 to 4.
    package var theme: Int
    package var themeName: String
    /// The "We" statement.
    package var commitment: String
    /// The "I" statements.
    package var expectations: [String]
    /// Subheadings that CQC uses under its key findings.
    package var headings: [String]

    package init(
        number: Int, slug: String, name: String, variants: [String], theme: Int, themeName: String, commitment: String,
        expectations: [String], headings: [String]
    ) {
        self.number = number
        self.slug = slug
        self.name = name
        self.variants = variants
        self.theme = theme
        self.themeName = themeName
        self.commitment = commitment
        self.expectations = expectations
        self.headings = headings
    }

    /// The theme as shown and sorted: "1 Working with people".
    package var themeLabel: String { "\(theme) \(themeName)" }
}

extension NameIndex where Entry == Authority {
    /// Councils by full name, short name, slug and GSS code.
    package init(authorities: [Authority]) {
        self.init(authorities, display: \.short) { [$0.name, $0.short, $0.slug] + ($0.code.map { [$0] } ?? []) }
    }
}

extension NameIndex where Entry == FrameworkStatement {
    /// Statements by name, slug, number and every known variant.
    package init(statements: [FrameworkStatement]) {
        self.init(statements, display: \.name) { [$0.name, $0.slug, String($0.number)] + $0.variants }
    }
}
