package import SourceText
internal import TextAnalysis

/// What a typed name turned out to mean.
package enum NameMatch<Entry: Sendable>: Sendable {
    case one(Entry)
    /// Several fit equally well, at most eight of them.
    case ambiguous([Entry])
    /// None fits; the nearest names, best first, at most three.
    case unknown(nearest: [String])

    /// The one entry that is meant.
    ///
    /// - Parameters:
    ///   - name: as it was written.
    ///   - kind: what has such names: "council", "quality statement".
    ///   - label: an entry as a sentence calls it.
    /// - Throws: `WorldError` with the entries that it could be, or the names that are nearest.
    package func entry(named name: String, _ kind: String, label: (Entry) -> String) throws(WorldError)
        -> Entry
    {
        switch self {
        case .one(let entry): return entry
        case .ambiguous(let entries):
            throw WorldError(
                "\"\(name)\" could be \(entries.map(label).joined(separator: ", ")). Write more of the name.")
        case .unknown(let nearest):
            throw WorldError(
                "No \(kind) is called \"\(name)\"."
                    + (nearest.isEmpty ? "" : " Nearest: \(nearest.joined(separator: ", "))."))
        }
    }
}

/// Finds an entry by any of its names, loosely but never silently: an ambiguous or unknown name is said to be
/// so.
///
/// A name matches when its folded words equal one of an entry's names, else when they begin exactly one
/// entry's name, else when they stand inside exactly one entry's name at a word's start. Of one that fits
/// none, the names are said for which it may be a slip of the finger, whole or by their first words:
/// "stokton" for Stockton-on-Tees.
package struct NameIndex<Entry: Sendable>: Sendable {
    /// The entries in the order given.
    package let entries: [Entry]
    private let exact: [String: [Int]]
    private let names: [(folded: String, entry: Int)]
    private let display: @Sendable (Entry) -> String

    /// - Parameters:
    ///   - display: the name shown in suggestions.
    ///   - names: every name an entry may be called by.
    package init(
        _ entries: [Entry], display: @escaping @Sendable (Entry) -> String, names: (Entry) -> [String]
    ) {
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
        let inside = names.filter { $0.folded.has(" " + wanted) }.map(\.entry)
        if !inside.isEmpty { return decide(inside) }
        return .unknown(nearest: nearest(to: wanted))
    }

    /// The names that a folded one may be a slip for, best first, at most three: whole names before
    /// beginnings of longer ones.
    private func nearest(to wanted: String) -> [String] {
        let wanted = String(wanted.prefix(Limits.suggestionLength))
        let words = wanted.count { $0 == " " } + 1
        var near: [(distance: Int, isBeginning: Bool, entry: Int)] = []
        for (folded, entry) in names where EditDistance.beginAlike(wanted, folded) {
            if let distance = EditDistance.slips(from: wanted, to: folded) {
                near.append((distance, false, entry))
            } else if let beginning = Self.beginning(of: folded, words: words),
                let distance = EditDistance.slips(from: wanted, to: beginning)
            {
                near.append((distance, true, entry))
            }
        }
        // A beginning that many names share, such as "london", tells none of them.
        let isTelling = Set(near.filter(\.isBeginning).map(\.entry)).count <= 3
        let sorted = near.filter { isTelling || !$0.isBeginning }
            .sorted {
                ($0.distance, $0.isBeginning ? 1 : 0, $0.entry) < (
                    $1.distance, $1.isBeginning ? 1 : 0, $1.entry
                )
            }
        var shown: [String] = []
        for candidate in sorted where !shown.contains(display(entries[candidate.entry])) {
            shown.append(display(entries[candidate.entry]))
        }
        return Array(shown.prefix(3))
    }

    /// The first words of a longer name; nil when it has no more words than that.
    private static func beginning(of folded: String, words: Int) -> String? {
        let parts = folded.split(separator: " ", maxSplits: words)
        return parts.count > words ? parts.prefix(words).joined(separator: " ") : nil
    }

    private func decide(_ found: [Int]) -> NameMatch<Entry> {
        var unique: [Int] = []
        for index in found where !unique.contains(index) { unique.append(index) }
        if unique.count == 1 { return .one(entries[unique[0]]) }
        return .ambiguous(unique.prefix(8).map { entries[$0] })
    }
}

/// One quality statement of CQC's framework (page "Assessment framework for local authority assurance",
/// 2023).
package struct FrameworkStatement: Hashable, Sendable {
    /// 1 to 9, in CQC's order.
    package var number: Int
    /// "needs".
    package var slug: String
    /// "Assessing needs".
    package var name: String
    /// Other spellings seen in reports and press releases.
    package var variants: [String]
    /// 1 to 4.
    package var theme: Int
    /// "Working with people".
    package var themeName: String
    /// The "We" statement.
    package var commitment: String
    /// The "I" statements.
    package var expectations: [String]
    /// Subheadings that CQC uses under its key findings.
    package var headings: [String]

    package init(
        number: Int, slug: String, name: String, variants: [String], theme: Int, themeName: String,
        commitment: String,
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
        self.init(authorities, display: \.short) {
            [$0.name, $0.short, $0.slug] + ($0.code.map { [$0] } ?? [])
        }
    }
}

extension NameIndex where Entry == FrameworkStatement {
    /// Statements by name, slug, number and every known variant.
    package init(statements: [FrameworkStatement]) {
        self.init(statements, display: \.name) { [$0.name, $0.slug, String($0.number)] + $0.variants }
    }
}
