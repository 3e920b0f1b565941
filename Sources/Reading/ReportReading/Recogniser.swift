internal import AssessmentModel
internal import ReferenceData
internal import SourceText
internal import TextAnalysis

/// Finds a report's structure in its blocks by what the page says, in whatever order or completeness it says
/// it.
struct Recogniser {
    /// Where in the report the reader stands.
    enum Place: Equatable {
        case start, about, summary, rating, scoreList, theme
        /// Behind a line that ends a page.
        case end
        case section(Section)
        /// Inside a statement before its findings.
        case statementHead(Section), expectations(Section), commitment(Section)
    }

    let framework: Framework
    /// Without those that the format's reader already set aside, so that a page's edge never stands between a
    /// name and its score.
    let blocks: [Block]
    let scoreColumns: ScoreColumns
    private let chrome: [Block]
    private let notes: [Block]
    /// Folded words of each block.
    let words: [String]
    var page: ReportPage
    var place = Place.start
    var heading: String?
    /// The table whose rows the last finding holds.
    var openTable: Int?
    /// What tells whether this is a report at all.
    var marks: ReportMarks
    /// Another council than the page's, whose title was met and of which nothing was read yet.
    private var nextCouncil: String?

    init(
        _ text: BlockText, framework: Framework, path: String, digest: String, format: String, byteCount: Int
    ) {
        self.framework = framework
        let all = ParagraphNumbers.setApart(text.blocks)
        blocks = all.filter { $0.kind != .chrome && $0.kind != .note }
        scoreColumns = ScoreColumns(blocks)
        chrome = all.filter { $0.kind == .chrome }
        notes = all.filter { $0.kind == .note }
        words = blocks.map { Folding.words($0.isShort ? String(Self.withoutNumber($0.text)) : $0.text) }
        marks = ReportMarks(blocks, words: words, framework: framework)
        page = ReportPage(
            path: path, digest: digest, format: format, byteCount: byteCount, readingText: text.readingText)
    }

    private static let numbering = Pattern(
        /\s*(?:[0-9]{1,2}(?:\.[0-9]{1,2}){0,4}[.)]?|\((?:[a-z]|[ivx]{1,4}|[0-9]{1,2})\))\s+(?=\p{L})/)

    /// A line without the number of a heading before it: `3.1.2 Key findings`, `(iv) Key findings`. One that is a
    /// sentence keeps it.
    static func withoutNumber(_ text: String) -> Substring {
        guard text.utf8.first.map({ $0 <= 0x39 }) == true, text.last.map({ !".?!;:,".contains($0) }) == true,
            let match = text.prefixMatch(of: numbering.regex)
        else { return text[...] }
        return text[match.range.upperBound...]
    }

    /// Reads all blocks in order.
    mutating func recognise() -> ReportPage {
        var index = 0
        while index < blocks.count {
            for kind in understand(at: index) {
                page.extents.append(.init(span: blocks[index].span, kind: kind, line: blocks[index].line))
                index += 1
            }
        }
        nameFromChrome()
        page.extents += chrome.map { .init(span: $0.span, kind: .furniture, line: $0.line) }
        // Of which paragraph a note speaks is not known: it is no finding, and is listed as unread.
        page.extents += notes.map { .init(span: $0.span, kind: .unread, line: $0.line) }
        page.extents.sort { $0.span.start < $1.span.start }
        return page
    }

    /// A council or date that only the site's own part of the page prints, such as its running head or
    /// browser title.
    private mutating func nameFromChrome() {
        for block in chrome where block.isShort {
            if page.authorityName == nil, let name = Self.titleName(block.text) { title(name, block) }
            if page.published == nil { _ = date(block) }
        }
    }

    /// What the block at an index is, and the blocks after it that belong to the same thing. One rule after
    /// another; the first that fits decides. Long blocks can only be standing text or evidence.
    private mutating func understand(at index: Int) -> [ReportPage.Kind] {
        let block = blocks[index]
        if let kinds = turnedScores(at: index) { return kinds }
        if block.isShort {
            if let kind = title(block, at: index) ?? date(block) ?? percent(block) ?? rating(block, at: index)
            {
                return [kind]
            }
            if let kinds = statement(at: index) { return kinds }
            if let kind = partHeading(at: index) ?? themeHeading(at: index) ?? looseScore(block) {
                return [kind]
            }
            if ends(at: index) || isFurniture(at: index) { return [.furniture] }
        } else if ends(at: index) {
            return [.furniture]
        }
        guard isBoilerplate(at: index) else { return [evidence(at: index)] }
        if isStandingText(at: index) { marks.hasOwnWords = true }
        return [.boilerplate]
    }

    // MARK: Facts about the whole report

    private static let assessment = Pattern(/\s*(\S.*?)\s+(?i:assessment)\s*/)
    private static let titleBefore = Pattern(
        /\s*(\S.*?)\s*[:–—-]\s*(?i:local authority assessment(?: report)?)(?:\s+20[0-9]{2})?\.?\s*(?:[-–—|:]\s*(?i:care quality commission|cqc|[a-z]+ 20[0-9]{2})\s*)?/
    )
    /// A title of two lines, of which the second says "assessment".
    private static let titleCutShort = Pattern(/\s*(\S[^:]*?)\s*:\s*(?i:local\s+authority)\s*/)
    /// What stands behind a title or name whose report goes on in another file: `(continued)`.
    static let continued = Pattern(/\s*[(\[](?i:continued|cont[’']?d|cont\.?)[)\]]\s*$/)
    private static let paperNumber = Pattern(
        /^\s*(?i:appendix|annexe?|enclosure|item)\s+[A-Z0-9]{1,3}\b[\s:.–—-]*(?=\p{L})/)
    private static let titleBehind = Pattern(
        /.*\b(?i:assessment)(?i:\s+report)?(?i:\s+of|\s+for|\s*[:–—-])\s+(?i:the\s+)?(\S.*?)\s*/)
    private static let publication = Pattern(
        /(?i)^\s*(assessment published|published|date of publication|date published|publication date|report published)\s*:?\s*(.+)$/
    )
    private static let otherDate = Pattern(/(?i)^\s*(assessment start date|page last updated)\s*:/)
    private static let scored = Pattern(/^\s*(\S.*?)\s+(?i:scored)\s/)
    private static let printedRating = Pattern(
        /\s*(?i:(?:overall|local authority)\s+)?(?i:(indicative\s+)?(?:overall\s+)?(?:rating\s*)?:?\s*)?(?i:(inadequate|requires improvement|good|outstanding))\s*(?:[:–—-]\s*(?i:evidence)\s.*)?\s*/
    )

    private mutating func title(_ block: Block, at index: Int) -> ReportPage.Kind? {
        if let name = Self.titleName(block.text) {
            title(name, block)
            setAsideBeforeTitle()
            return .title
        }
        if place == .start, block.text.mentions("assessment"),
            ["council", "borough", "county", "city"].contains(where: words[index].contains),
            let match = block.text.wholeMatch(of: Self.assessment.regex)
        {
            name(String(match.output.1), block)
            return .title
        }
        return nil
    }

    /// The page's own title, or one of another council's report that stands in the same file.
    private mutating func title(_ name: String, _ block: Block) {
        if block.text.mentions("local authority assessment") { marks.hasTitle = true }
        if let own = page.authorityName?.value {
            let isOwn = [own, name].map { Folding.words(Register.shortName(of: $0)) }
            nextCouncil = isOwn[0] == isOwn[1] ? nil : name
        } else {
            self.name(name, block)
        }
    }

    /// Notes that something of a report begins: of the page's own, or of one that was put behind it.
    mutating func begin() {
        if let nextCouncil, marks.secondCouncil == nil { marks.secondCouncil = nextCouncil }
    }

    /// Short lines that stand before the title of a page, and are no sentences, are the site's menus.
    private mutating func setAsideBeforeTitle() {
        guard page.extents.allSatisfy({ $0.kind == .unread || $0.kind == .furniture }) else { return }
        for (index, extent) in page.extents.enumerated()
        where extent.kind == .unread && extent.span.end - extent.span.start < 200 {
            guard page.readingText[extent.span].last != "." else { continue }
            page.extents[index].kind = .furniture
        }
    }

    /// The council of `Anyshire County Council: local authority assessment`, also with the site's name or a
    /// date behind it, and of `Local authority assessment of Anyshire County Council`.
    static func titleName(_ text: String) -> String? {
        let name: Substring
        if text.utf8.count < 120, let match = text.wholeMatch(of: titleCutShort.regex),
            isCouncil(Folding.words(match.output.1))
        {
            return match.output.1.contains(where: \.isNumber) ? nil : String(match.output.1)
        }
        guard text.mentions("assessment") else { return nil }
        // The number of a paper before it; "St." ends no sentence.
        let text = withoutNumber(text).replacing(continued.regex, with: "").replacing(
            paperNumber.regex, with: ""
        ).replacing("St. ", with: "St ")
        if let match = text.wholeMatch(of: titleBefore.regex) {
            name = match.output.1
        } else if text.utf8.count < 120, let match = text.wholeMatch(of: titleBehind.regex),
            isCouncil(Folding.words(match.output.1))
        {
            name = match.output.1
        } else {
            return nil
        }
        // The title may stand behind another sentence; a council's name has no figures.
        var last = name.split(separator: ". ").last.map(String.init) ?? ""
        // A browser's title may begin with the page's own: `Safeguarding | Anyshire County Council: local
        // authority assessment`.
        for mark in [" | ", " - ", " – ", " — "] {
            let parts = last.split(separator: mark)
            if let part = parts.last, parts.count > 1, isCouncil(Folding.words(part)) {
                last = String(part.trimmedLine)
            }
        }
        return last.isEmpty || last.contains(where: \.isNumber) ? nil : last
    }

    /// Whether folded words name a council by what it is, and say nothing of it.
    private static func isCouncil(_ words: String) -> Bool {
        let terms = words.split(separator: " ")
        return terms.count <= 8 && terms.contains { ["council", "borough", "county", "city"].contains($0) }
            && !terms.contains(where: verbs.contains)
    }

    mutating func name(_ name: String, _ block: Block) {
        if page.authorityName == nil {
            page.authorityName = .init(value: name, span: block.span, line: block.line)
        }
    }

    private mutating func date(_ block: Block) -> ReportPage.Kind? {
        guard
            block.text.mentions("publi") || block.text.mentions("start date")
                || block.text.mentions("last updated")
        else { return nil }
        guard let match = block.text.firstMatch(of: Self.publication.regex) else {
            return block.text.firstMatch(of: Self.otherDate.regex) == nil ? nil : .date
        }
        var printed = match.output.2.replacing(/(?i)\s*page last updated.*$/, with: "")
        printed = printed.replacing("\u{A0}", with: " ")
        if let date = Self.date(printed: printed) {
            if page.published == nil {
                page.published = .init(value: date, span: block.span, line: block.line)
            }
        } else if printed.count < 40, printed.contains(where: \.isNumber) {
            page.publishedText = page.publishedText ?? String(printed)
        } else {
            return nil
        }
        return .date
    }

    /// A date as pages print it: also `on Friday 24th October 2025.`, `24/10/2025`, `2025-10-24`.
    private static func date(printed text: Substring) -> PartialDate? {
        let plain = text.replacing(/(?i)^(on\s+)?((mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?/, with: "")
            .replacing(/[\s.]+$/, with: "").replacing(/^([0-9]{1,2}\w{0,2})\s+of\s+/) { $0.output.1 + " " }
        if let match = plain.wholeMatch(of: /([0-9]{1,2})[\/.]([0-9]{1,2})[\/.]([0-9]{4})/),
            let year = Int(match.output.3)
        {
            return PartialDate(year: year, month: Int(match.output.2), day: Int(match.output.1))
        }
        return PartialDate(english: plain) ?? (plain.contains("-") ? PartialDate(iso: plain) : nil)
    }

    private mutating func percent(_ block: Block) -> ReportPage.Kind? {
        guard [.rating, .summary, .scoreList, .start].contains(place),
            let value = Score.percent(in: block.text)
        else { return nil }
        if page.percentPrinted == nil {
            page.percentPrinted = .init(value: value, span: block.span, line: block.line)
        }
        if let match = block.text.firstMatch(of: Self.scored.regex) { name(String(match.output.1), block) }
        return .percent
    }

    mutating func rating(_ block: Block, at index: Int) -> ReportPage.Kind? {
        guard [.rating, .summary, .start, .scoreList].contains(place), block.text.utf8.count < 100 else {
            return nil
        }
        let names: [StaticString] = ["inadequate", "improvement", "good", "outstanding"]
        guard place == .rating || names.contains(where: block.text.mentions) else { return nil }
        if let match = block.text.wholeMatch(of: Self.printedRating.regex),
            let rating = Rating.allCases.first(where: { $0.label.lowercased() == match.output.2.lowercased() }
            )
        {
            if match.output.1 != nil { page.isIndicative = true }
            if page.rating == nil { page.rating = .init(value: rating, span: block.span, line: block.line) }
            return .rating
        }
        // The council's name stands on a line of its own above the rating; a list may hold both.
        if place == .rating, let own = page.authorityName?.value, words[index] == Folding.words(own) {
            return .title
        }
        if place == .rating, index + 1 < blocks.count,
            Rating.allCases.contains(where: { words[index + 1] == Folding.words($0.label) })
        {
            name(block.text, block)
            return .title
        }
        return nil
    }
}
