internal import AssessmentModel
internal import English
internal import ReferenceData
internal import SourceText
internal import TextAnalysis

/// Names that a report spells in more than one way.
enum NameChecks {
    static func variants(_ report: ReportInHand) -> [Notice] {
        statementVariants(report) + bodyVariants(report)
    }

    // MARK: Statements

    private struct Printed {
        var name: String
        var line: Int?
        var document: String
    }

    /// A quality statement that is called otherwise in the score list than over its section.
    private static func statementVariants(_ report: ReportInHand) -> [Notice] {
        var printed: [String: [Printed]] = [:]
        for page in report.pages {
            for listed in page.listedScores {
                printed[listed.slug, default: []].append(
                    Printed(name: listed.printedName, line: listed.line, document: page.digest))
            }
        }
        for page in report.pages {
            for part in page.parts {
                guard let name = part.printedName else { continue }
                printed[part.section.slug, default: []].append(
                    Printed(name: name, line: part.score?.line, document: page.digest))
            }
        }
        return report.cues.framework.statements.compactMap { statement in
            guard let names = printed[statement.slug], let first = names.first,
                let other = names.first(where: { Folding.words($0.name) != Folding.words(first.name) })
            else { return nil }
            let file = first.document == other.document ? "" : " of \(report.fileName(of: first.document))"
            let place = first.line.map { " (line \($0)\(file))" } ?? ""
            return Notice(
                .nameVaries, document: other.document, line: other.line,
                "One statement goes by two names: “\(first.name)”\(place) and “\(other.name)”.")
        }
    }

    // MARK: Bodies

    private struct Variant {
        var text: String
        /// Content words in order, in lower case: what is compared when only small words differ.
        var spelling: String
        var passage: ReportInHand.Passage
        var count: Int
    }

    /// Names of bodies and programmes whose words differ in order, in a plural inside, or in a small word.
    private static func bodyVariants(_ report: ReportInHand) -> [Notice] {
        var names: [String: [Variant]] = [:]
        var order: [String] = []
        for passage in report.passages {
            for name in passage.sentences.flatMap({ $0.names() })
            where name.words.count >= 3 && name.words.count <= 8 {
                let spelling = spelling(of: name)
                let key = name.words.map { Singular.of(Folding.words($0)) }.sorted().joined(separator: " ")
                if let index = names[key]?.firstIndex(where: { $0.spelling == spelling }) {
                    names[key]?[index].count += 1
                } else {
                    if names[key] == nil { order.append(key) }
                    if (names[key]?.count ?? 0) < 6 {
                        names[key, default: []].append(
                            Variant(text: name.text, spelling: spelling, passage: passage, count: 1))
                    }
                }
            }
        }
        return order.flatMap { key -> [Notice] in
            guard let variants = names[key], variants.count > 1 else { return [] }
            let main = variants.max { $0.count < $1.count } ?? variants[0]
            return variants.filter { $0.spelling != main.spelling && isVariation($0, of: main, report) }.map {
                other in
                report.notice(
                    .nameVaries, at: other.passage,
                    "“\(other.text)” is called “\(main.text)” in \(report.place(of: main.passage)).")
            }
        }
    }

    private static func spelling(of name: PrintedName) -> String {
        Folding.words(name.text).replacing(" the ", with: " ")
    }

    /// Whether two spellings are one name by mistake: the same last word, and not only a plural of the whole.
    private static func isVariation(_ a: Variant, of b: Variant, _ report: ReportInHand) -> Bool {
        let x = a.spelling.split(separator: " ").map(String.init)
        let y = b.spelling.split(separator: " ").map(String.init)
        guard let lastX = x.last, let lastY = y.last, Singular.of(lastX) == Singular.of(lastY) else {
            return false
        }
        if x.dropLast() == y.dropLast() {
            // "Safeguarding Adults Boards" are several; "Our Futures" is a slip for "Our Future".
            return !report.cues.titleWords.isDisjoint(with: x)
        }
        return true
    }

    // MARK: Misspellings

    private struct Use {
        /// In lower case, without a possessive ending.
        var word: String
        var count: Int
        var passage: ReportInHand.Passage
        var quotation: String
    }

    /// A capitalised word used once or twice, one slip away from a name that is used often and never written
    /// small.
    static func misspellings(_ report: ReportInHand) -> [Notice] {
        let own = Set(Folding.words(report.assessment.authority.short).split(separator: " ").map(String.init))
        let proper = properNames(report)
        // The council's name is known, however seldom its report has it.
        let known =
            proper.filter { $0.count >= 4 && !own.contains($0.word) }.map { ($0.word, count: $0.count) }
            + own.map { ($0, count: Int.max) }
        var bySlip: [String: [(word: String, count: Int)]] = [:]
        for name in known {
            for variant in withOneLetterLess(name.0) where (bySlip[variant]?.count ?? 0) < 8 {
                bySlip[variant, default: []].append((name.0, name.count))
            }
        }
        return proper.compactMap { use -> Notice? in
            guard use.count <= 2, !own.contains(use.word) else { return nil }
            let near = withOneLetterLess(use.word).lazy.flatMap { bySlip[$0] ?? [] }
            guard
                let name = near.first(where: {
                    $0.count / 4 >= use.count && isSlip(use.word, of: $0.word)
                })
            else { return nil }
            return report.notice(
                .misspelling, at: use.passage,
                "“\(use.quotation)”: “\(use.word.capitalisedFirst)” is likely “\(name.word.capitalisedFirst)”, "
                    + (own.contains(name.word)
                        ? "the council's name." : "which the report has \(name.count) times."))
        }
    }

    /// Words that stand with a capital inside a sentence and never without one, in order of first use.
    private static func properNames(_ report: ReportInHand) -> [Use] {
        var names: [UInt64: Use] = [:]
        var order: [UInt64] = []
        var plain = Set<UInt64>()
        for passage in report.passages {
            for sentence in passage.sentences {
                for (index, token) in sentence.tokens.enumerated() where token.kind == .word {
                    guard token.isCapitalised else {
                        plain.insert(token.key)
                        continue
                    }
                    // The first word of a sentence has its capital from there.
                    guard index > 0, token.span.length >= 5 else { continue }
                    if names[token.key] != nil {
                        names[token.key]?.count += 1
                        continue
                    }
                    let letters = sentence.text(index..<index + 1).lowercased().prefix { $0.isLetter }
                    names[token.key] = Use(
                        word: String(letters), count: 1, passage: passage, quotation: sentence.around(index))
                    order.append(token.key)
                }
            }
        }
        return order.filter { !plain.contains($0) }.compactMap { names[$0] }
    }

    /// A word and all that it is with one letter left out: two words one slip apart have one of these in
    /// common.
    private static func withOneLetterLess(_ word: String) -> [String] {
        let letters = Array(word.prefix(Limits.suggestionLength))
        return [word] + letters.indices.map { String(letters[..<$0] + letters[($0 + 1)...]) }
    }

    /// One letter left out, put in or swapped with its neighbour; not an ending that makes another word of
    /// it. One letter for another makes another name of a short one as often as a slip (Bolton, Boston;
    /// Barnet, Barnes), so only inside long names it is one.
    private static func isSlip(_ word: String, of name: String) -> Bool {
        guard word.first == name.first, name.count >= 5, EditDistance.between(word, name) == 1 else {
            return false
        }
        if word.count != name.count, word.hasPrefix(name) || name.hasPrefix(word) { return false }
        if word.count == name.count, word.sorted() != name.sorted(), name.count < 8 || word.last != name.last
        {
            return false
        }
        return Singular.of(word) != Singular.of(name)
    }
}
