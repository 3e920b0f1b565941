internal import AssessmentModel
internal import ReferenceData
internal import SourceText
internal import TextAnalysis

/// What on a page tells that it is a council's assessment, and what tells that it is something else that
/// speaks of one: a news item, minutes, a blog, a report on a care home. Judged by lines that the data file
/// names, never by whose page it is.
struct ReportMarks {
    /// A title that says "local authority assessment".
    var hasTitle = false
    /// A heading, standing sentence or standard subheading in CQC's own words, of three words or more: nobody
    /// else's page has them.
    var hasOwnWords = false
    /// A statement's section whose score stands in a line that says "score".
    var hasScoredSection = false
    /// Whether a line is a statement's name.
    private var namesStatement = false
    /// Statements or a rating that stand behind the title of a second council.
    var secondCouncil: String?
    /// Short lines that only reports on care services have: the five key questions, and statements that
    /// councils are not assessed on.
    private var serviceLines: Set<String> = []
    /// The first line that tells another kind of paper: `Notes to editors`, `Apologies for absence`.
    private var otherPaper: String?

    /// Of the blocks alone, before they are read in order.
    ///
    /// - Parameter words: the folded words of each block.
    init(_ blocks: [Block], words: [String], framework: Framework) {
        for (block, words) in zip(blocks, words) where block.isShort {
            // `Safe: Good` is that line, too.
            let line = Self.withoutRating(words)
            if framework.serviceLines.contains(line) { serviceLines.insert(line) }
            if framework.statementsByWords[words] != nil { namesStatement = true }
            if otherPaper == nil, framework.otherPapers.contains(where: { $0.begins(words: words) }) {
                otherPaper = block.text
            }
        }
    }

    /// Why a page that was read as well as it could be is no assessment of a council; nil when it is one.
    ///
    /// CQC's own words or title make a page a report. Without them it is one when scores stand in it as
    /// reports print them, most of its text is theirs, and nothing tells another kind of paper; a copy of a
    /// part of a report is that.
    func refusal(of page: ReportPage, framework: Framework) -> String? {
        if let name = page.authorityName?.value,
            let body = framework.otherBodies.first(where: { Self.holds($0, Folding.words(name)) })
        {
            return "it is of another body than a council (\(body))"
        }
        if serviceLines.count > 1, !hasTitle {
            let named = serviceLines.sorted().prefix(3).map { "“\($0)”" }.joined(separator: ", ")
            return
                "it is laid out as a report on a care service, not on a council (it has the headings \(named))"
        }
        if let secondCouncil {
            return
                "it holds the assessments of more than one council (\(secondCouncil), too): save each as a file of its own"
        }
        let hasSections = page.parts.contains { !$0.paragraphs.isEmpty || $0.score != nil }
        let hasAnything = hasSections || !page.listedScores.isEmpty
        if hasOwnWords, hasAnything { return nil }
        if let otherPaper, hasAnything {
            return
                "it names quality statements, but is laid out as another paper that speaks of a report is (“\(otherPaper.opening(of: 50))”)"
        }
        if hasTitle, hasAnything || page.extents.contains(where: { $0.kind == .heading }) { return nil }
        let isMostlyScores = page.accounting.read * 2 >= page.accounting.all
        if hasAnything, isMostlyScores, hasScoredSection || !hasSections { return nil }
        if !page.listedScores.isEmpty {
            return
                "it lists scores, but the rest of it is laid out as no report is, such as a news item about one"
        }
        return hasSections || namesStatement
            ? "it names quality statements, but has no score, heading or sentence as CQC's reports have them"
            : "no quality statement, score or summary was found in it"
    }

    /// Folded words without the rating that stands behind them.
    private static func withoutRating(_ words: String) -> String {
        for rating in Rating.allCases {
            let ending = " " + Folding.words(rating.label)
            if words.hasSuffix(ending) { return String(words.dropLast(ending.count)) }
        }
        return words
    }

    private static func holds(_ phrase: String, _ words: String) -> Bool {
        (" " + words + " ").contains(" " + phrase + " ")
    }
}
