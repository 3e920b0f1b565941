package import AssessmentModel
package import SourceText
internal import TextAnalysis

/// CQC's framework as the data file `framework.yaml` has it: statements, themes, score wordings, and the
/// words by which parts of a report are recognised.
package struct Framework: Sendable {
    /// What a score of 1 to 4 means, in CQC's words.
    package struct ScoreWording: Sendable, Decodable, Hashable {
        package var score: Int
        /// "Evidence shows some shortfalls"
        package var wording: String
        /// "Some shortfalls"
        package var short: String
    }

    /// A part of a report that a heading opens.
    package enum Part: String, Sendable, CaseIterable {
        case about, demographics, finance, summary, rating, scorelist, experiences, strengths, expectations,
            commitment, findings
    }

    /// In framework order.
    package let statements: [FrameworkStatement]
    /// Statements by any of their names.
    package let index: NameIndex<FrameworkStatement>
    /// What each score is called.
    package let scores: [ScoreWording]
    /// Statements by each of their names, folded to words.
    package let statementsByWords: [String: FrameworkStatement]
    /// CQC's standard subheadings, folded to words.
    package let headingWords: Set<String>
    private let headingTerms: [Set<String>]
    /// Every heading that opens a theme, folded to words, with the theme's number.
    package let themeHeadings: [(pattern: HeadingPattern, theme: Int)]
    /// Headings of the parts, in no order.
    package let parts: [(pattern: HeadingPattern, part: Part)]
    /// Lines of the site's furniture.
    package let furniture: [HeadingPattern]
    /// Lines after which only the site's own text follows.
    package let endings: [HeadingPattern]
    /// How the sentences begin that a mail program puts behind a message.
    package let disclaimers: [HeadingPattern]
    /// Standing sentences that are never findings: the I and We statements, score wordings and disclaimers.
    package let boilerplate: [HeadingPattern]
    /// Short lines that only reports on care services have, folded to words.
    package let serviceLines: Set<String>
    /// Beginnings of short lines by which papers that speak of a report are known: news items, minutes.
    package let otherPapers: [HeadingPattern]
    /// Words in the names of bodies that are no councils and are assessed by CQC, too, folded.
    package let otherBodies: [String]

    /// - Throws: `WorldError` when the file is not YAML of the expected shape.
    package init(yaml: String) throws(WorldError) {
        let file = try DataFile.decode(File.self, from: yaml, named: "framework.yaml")
        let themeNames = Dictionary(file.themes.map { ($0.number, $0.name) }) { first, _ in first }
        statements = file.statements.map {
            FrameworkStatement(
                number: $0.number, slug: $0.slug, name: $0.name, variants: $0.variants, theme: $0.theme,
                themeName: themeNames[$0.theme] ?? "", commitment: $0.commitment,
                expectations: $0.expectations, headings: $0.headings)
        }
        index = NameIndex(statements: statements)
        scores = file.scores
        statementsByWords = Dictionary(
            statements.flatMap { statement in
                ([statement.name] + statement.variants).map { (Folding.words($0), statement) }
            }
        ) { first, _ in first }
        headingWords = Set(statements.flatMap(\.headings).map { Folding.words($0) })
        headingTerms = headingWords.map { Set($0.split(separator: " ").map(String.init)) }
        themeHeadings = file.themes.flatMap { theme in
            theme.headings.map { (HeadingPattern($0), theme.number) }
        }
        parts = Part.allCases.flatMap { part in
            (file.parts[part.rawValue] ?? []).map { (HeadingPattern($0), part) }
        }
        furniture = file.furniture.map { HeadingPattern($0) }
        endings = (file.endings ?? []).map { HeadingPattern($0) }
        disclaimers = (file.disclaimers ?? []).map { HeadingPattern($0) }
        serviceLines = Set((file.services ?? []).map { Folding.words($0) })
        otherPapers = (file.otherPapers ?? []).map { HeadingPattern($0) }
        otherBodies = (file.otherBodies ?? []).map { Folding.words($0) }
        boilerplate =
            file.boilerplate.map { HeadingPattern($0) }
            + statements.flatMap { [$0.commitment] + $0.expectations }.map { HeadingPattern(beginningOf: $0) }
    }

    /// Whether folded words are one of CQC's standard subheadings, or vary one by a word or two: "Working
    /// with the voluntary sector groups".
    package func isStandardHeading(words: String) -> Bool {
        if headingWords.contains(words) { return true }
        let terms = Set(words.split(separator: " ").map(String.init))
        guard terms.count >= 3 else { return false }
        return headingTerms.contains { known in
            let shared = known.intersection(terms).count
            return shared * 4 >= known.count * 3 && shared * 4 >= terms.count * 3
        }
    }

    /// Whether folded words are a line by themselves in any report: a statement's name, a standard
    /// subheading, or the heading of a part.
    package func isLineOfItsOwn(words: String) -> Bool {
        statementsByWords[words] != nil || headingWords.contains(words)
            || parts.contains { $0.pattern.isExact && $0.pattern.matches(words: words) }
    }

    /// The wording that belongs to a score, if the score is known.
    package func wording(for score: Int?) -> ScoreWording? { scores.first { $0.score == score } }

    /// The statement of a slug.
    package func statement(_ slug: String) -> FrameworkStatement? { statements.first { $0.slug == slug } }

    /// The name of a section as a heading shows it.
    package func title(of section: Section) -> String {
        switch section {
        case .demographics: "Demographics"
        case .finance: "Financial facts"
        case .experiences: "Summary of people's experiences"
        case .strengths: "Summary of strengths, areas for development and next steps"
        default: statement(section.slug)?.name ?? section.slug
        }
    }

    private struct File: Decodable {
        struct Theme: Decodable {
            var number: Int
            var name: String
            var headings: [String]
        }
        struct Statement: Decodable {
            var number: Int
            var slug: String
            var name: String
            var theme: Int
            var variants: [String]
            var commitment: String
            var expectations: [String]
            var headings: [String]
        }
        var themes: [Theme]
        var statements: [Statement]
        var scores: [ScoreWording]
        var parts: [String: [String]]
        var furniture: [String]
        var endings: [String]?
        var disclaimers: [String]?
        var boilerplate: [String]
        var services: [String]?
        var otherPapers: [String]?
        var otherBodies: [String]?
    }
}

/// Words to look for in a heading or line, compared folded; `{authority}` stands for any words.
package struct HeadingPattern: Sendable, Hashable {
    private let before: String
    /// `before` with a space behind it: nearly every block of a report is held against all patterns.
    private let opening: String
    private let after: String?
    /// Whether no word of it may vary.
    var isExact: Bool { after == nil }

    /// A pattern from a data file's text.
    package init(_ text: String) {
        let sides = text.components(separatedByPlaceholder: "{authority}")
        before = Folding.words(sides[0])
        opening = before + " "
        after = sides.count > 1 ? Folding.words(sides[1]) : nil
    }

    /// The first words of a long sentence, whose end reports vary (at most twelve words).
    package init(beginningOf sentence: String) {
        before = Folding.words(sentence).split(separator: " ").prefix(12).joined(separator: " ")
        opening = before + " "
        after = nil
    }

    /// Whether folded words are exactly this pattern.
    package func matches(words: String) -> Bool {
        guard let after else { return words == before }
        return words.hasPrefix(opening) && (after.isEmpty || words.hasSuffix(" " + after))
            && words.count > before.count + after.count
    }

    /// Whether folded words begin with this pattern.
    package func begins(words: String) -> Bool {
        guard let after else { return words == before || words.hasPrefix(opening) }
        return words.hasPrefix(opening) && (after.isEmpty || words.contains(" " + after))
    }
}

extension String {
    fileprivate func components(separatedByPlaceholder placeholder: String) -> [String] {
        guard let range = firstRange(of: placeholder) else { return [self] }
        return [String(self[..<range.lowerBound]), String(self[range.upperBound...])]
    }
}
