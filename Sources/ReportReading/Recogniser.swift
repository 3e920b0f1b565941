internal import AssessmentModel
internal import ReferenceData
internal import SourceText
internal import TextAnalysis

/// Finds a report's structure in its blocks by what the page says, in whatever order or completeness it says it.
struct Recogniser {
    /// Where in the report the reader stands.
    private enum Place: Equatable {
        case start, about, summary, rating, scoreList, theme
        /// Behind a line that ends a page.
        case end
        case section(Section)
        /// Inside a statement before its findings.
        case statementHead(Section), expectations(Section), commitment(Section)
    }

    private let framework: Framework
    /// Without those that the format's reader already set aside, so that a page's edge never stands between a name and its score.
    private let blocks: [Block]
    private let chrome: [Block]
    /// Folded words of each block.
    private let words: [String]
    private var page: ReportPage
    private var place = Place.start
    private var heading: String?

    init(_ text: BlockText, framework: Framework, path: String, digest: String, format: String, byteCount: Int) {
        self.framework = framework
        blocks = text.blocks.filter { $0.kind != .chrome }
        chrome = text.blocks.filter { $0.kind == .chrome }
        words = blocks.map { Folding.words($0.text) }
        page = ReportPage(
            path: path, digest: digest, format: format, byteCount: byteCount, readingText: text.readingText)
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
        page.extents.sort { $0.span.start < $1.span.start }
        return page
    }

    /// A council or date that only the site's own part of the page prints, such as its running head or browser title.
    private mutating func nameFromChrome() {
        for block in chrome where block.isShort {
            if page.authorityName == nil, let name = Self.titleName(block.text) { self.name(name, block) }
            if page.published == nil { _ = date(block) }
        }
    }

    /// What the block at an index is, and the blocks after it that belong to the same thing. One rule after another; the first that
    /// fits decides. Long blocks can only be standing text or evidence.
    private mutating func understand(at index: Int) -> [ReportPage.Kind] {
        let block = blocks[index]
        if block.isShort {
            if let kind = title(block, at: index) ?? date(block) ?? percent(block) ?? rating(block, at: index) { return [kind] }
            if let kinds = statement(at: index) { return kinds }
            if let kind = partHeading(at: index) ?? themeHeading(at: index) ?? looseScore(block) { return [kind] }
            if ends(at: index) || isFurniture(at: index) { return [.furniture] }
        }
        return [isBoilerplate(at: index) ? .boilerplate : evidence(at: index)]
    }

    // MARK: Facts about the whole report

    private static let assessment = Pattern(/\s*(\S.*?)\s+(?i:assessment)\s*/)
    private static let localAuthorityAssessment = Pattern(
        /\s*(\S.*?)\s*[:–—-]\s*(?i:local authority assessment(?: report)?)\.?\s*(?:[-–—|:]\s*(?i:care quality commission|cqc)\s*)?/)
    private static let publication = Pattern(
        /(?i)^\s*(assessment published|published|date of publication|publication date|report published)\s*:?\s*(.+)$/)
    private static let otherDate = Pattern(/(?i)^\s*(assessment start date|page last updated)\s*:/)
    private static let scored = Pattern(/^\s*(\S.*?)\s+(?i:scored)\s/)
    private static let printedRating = Pattern(
        /\s*(?i:(?:overall|local authority)\s+)?(?i:(indicative\s+)?(?:overall\s+)?(?:rating\s*)?:?\s*)?(?i:(inadequate|requires improvement|good|outstanding))\s*(?:[:–—-]\s*(?i:evidence)\s.*)?\s*/
    )

    private mutating func title(_ block: Block, at index: Int) -> ReportPage.Kind? {
        if let name = Self.titleName(block.text) {
            self.name(name, block)
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

    /// The council of `Anyshire County Council: local authority assessment`, also with the site's name behind it.
    private static func titleName(_ text: String) -> String? {
        guard text.mentions("local authority assessment") else { return nil }
        return text.wholeMatch(of: localAuthorityAssessment.regex).map { String($0.output.1) }
    }

    private mutating func name(_ name: String, _ block: Block) {
        if page.authorityName == nil { page.authorityName = .init(value: name, span: block.span, line: block.line) }
    }

    private mutating func date(_ block: Block) -> ReportPage.Kind? {
        guard block.text.mentions("publi") || block.text.mentions("start date") || block.text.mentions("last updated") else { return nil }
        guard
            let match = block.text.firstMatch(
                of: Self.publication.regex)
        else { return block.text.firstMatch(of: Self.otherDate.regex) == nil ? nil : .date }
        var printed = match.output.2.replacing(/(?i)\s*page last updated.*$/, with: "")
        printed = printed.replacing("\u{A0}", with: " ")
        if let date = PartialDate(english: printed) {
            if page.published == nil { page.published = .init(value: date, span: block.span, line: block.line) }
        } else if printed.count < 40, printed.contains(where: \.isNumber) {
            page.publishedText = page.publishedText ?? String(printed)
        } else {
            return nil
        }
        return .date
    }

    private mutating func percent(_ block: Block) -> ReportPage.Kind? {
        guard [.rating, .summary, .scoreList, .start].contains(place), let value = Score.percent(in: block.text) else { return nil }
        if page.percentPrinted == nil { page.percentPrinted = .init(value: value, span: block.span, line: block.line) }
        if let match = block.text.firstMatch(of: Self.scored.regex) { name(String(match.output.1), block) }
        return .percent
    }

    private mutating func rating(_ block: Block, at index: Int) -> ReportPage.Kind? {
        guard [.rating, .summary, .start, .scoreList].contains(place), block.text.utf8.count < 100 else { return nil }
        let names: [StaticString] = ["inadequate", "improvement", "good", "outstanding"]
        guard place == .rating || names.contains(where: block.text.mentions) else { return nil }
        if let match = block.text.wholeMatch(of: Self.printedRating.regex),
            let rating = Rating.allCases.first(where: { $0.label.lowercased() == match.output.2.lowercased() })
        {
            if match.output.1 != nil { page.isIndicative = true }
            if page.rating == nil { page.rating = .init(value: rating, span: block.span, line: block.line) }
            return .rating
        }
        // The council's name stands on a line of its own above the rating; a list may hold both.
        if place == .rating, let own = page.authorityName?.value, words[index] == Folding.words(own) { return .title }
        if place == .rating, index + 1 < blocks.count, Rating.allCases.contains(where: { words[index + 1] == Folding.words($0.label) }) {
            name(block.text, block)
            return .title
        }
        return nil
    }

    // MARK: Statements and scores

    /// A statement's name: an entry of the score list, the head of its section, or a line of a theme's contents.
    private mutating func statement(at index: Int) -> [ReportPage.Kind]? {
        let block = blocks[index]
        var name = block.text
        var line: Score.Line?
        if let named = Score.row(block.text, isName: { self.statement(named: $0) != nil }) ?? Score.named(block.text),
            statement(named: named.name) != nil
        {
            name = named.name
            line = named.line
        }
        guard let found = statement(named: name) else { return nil }
        var next = index + 1
        var wording: (value: Int?, words: String, block: Block)?
        var scoreBlock: Block? = line == nil ? nil : block
        if line == nil, next < blocks.count,
            let below = Score.line(blocks[next].text)
                ?? Score.value(blocks[next].text).map({ Score.Line(value: $0, wording: nil, isIndicative: false) })
        {
            line = below
            scoreBlock = blocks[next]
            next += 1
        }
        if let words = line?.wording, let block = scoreBlock { wording = (line?.value, words, block) }
        while line != nil, next < blocks.count {
            if let below = Score.wording(in: blocks[next].text) {
                wording = (below.value, below.wording, blocks[next])
                if line?.value == nil { line?.value = below.value }
            } else if let again = Score.line(blocks[next].text), again.value != nil, again.wording != nil || again.value == line?.value {
                if let words = again.wording { wording = (again.value, words, blocks[next]) }
                if line?.value == nil { line?.value = again.value }
            } else if line?.value == nil, let value = Score.value(blocks[next].text) {
                line?.value = value
                scoreBlock = blocks[next]
            } else {
                break
            }
            next += 1
        }
        // A score that cannot be read is no reason to put the section's findings into the one before it.
        let unreadable = line == nil && next < blocks.count && Score.isIntended(blocks[next].text) ? 1 : 0
        next += unreadable
        guard line != nil || opensSection(at: next, hasScore: unreadable == 1) && !isInSummary else {
            // A name that neither has a score nor opens its section is a link, unless it heads a paragraph of another part.
            if case .section = place, isSubheading(at: index) { return nil }
            return [.furniture] + Array(repeating: .unread, count: unreadable)
        }
        if line?.isIndicative == true { page.isIndicative = true }
        if opensSection(at: next, hasScore: line != nil || unreadable == 1), !(line != nil && goesOnList(before: index, next: next)) {
            let section = Section(found.slug)
            open(section, printedName: Self.unnumbered(name))
            set(score: line?.value, in: scoreBlock, wording: wording)
            place = .statementHead(section)
        } else {
            page.listedScores.append(.init(slug: found.slug, printedName: Self.unnumbered(name), score: line?.value, line: block.line))
        }
        return [.statementName] + Array(repeating: unreadable == 1 ? .unread : .score, count: next - index - 1)
    }

    /// The statement of a name as printed, also numbered: `1. Assessing needs`, `Quality statement 7: Safeguarding`.
    private func statement(named name: String) -> FrameworkStatement? {
        let words = Folding.words(name)
        if let found = framework.statementsByWords[words] { return found }
        guard words.first?.isNumber == true || words.hasPrefix("quality statement ") || words.hasPrefix("theme ") else { return nil }
        let numbers: Set<Substring> = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
        let plain = words.split(separator: " ").drop { word in
            word == "quality" || word == "statement" || word == "theme" || word.allSatisfy(\.isNumber) || numbers.contains(word)
        }
        return framework.statementsByWords[plain.joined(separator: " ")]
    }

    /// A statement's name without the number that some lists put before it.
    private static func unnumbered(_ name: String) -> String {
        name.replacing(/^\s*(?i:quality statement)?\s*[0-9]+\s*[.:)–-]?\s*/, with: "")
    }

    /// In the summaries a statement's name may be a subheading.
    private var isInSummary: Bool {
        if case .section(let section) = place { return !section.isStatement }
        return false
    }

    /// Whether an entry goes on a list of scores, however long the text is that follows the list.
    private func goesOnList(before index: Int, next: Int) -> Bool {
        guard let last = page.extents.last, last.kind == .score || last.kind == .statementName, page.listedScores.count > 1 else {
            return false
        }
        return part(at: next) == nil
    }

    /// Whether what follows a statement's name is that statement's own text, and not the next line of a list. Below a name with a score any
    /// sentence is; below a bare name, which may be a link, only what is surely evidence or a heading of it.
    private func opensSection(at index: Int, hasScore: Bool) -> Bool {
        guard index < blocks.count else { return false }
        if let part = part(at: index) { return [.expectations, .commitment, .findings].contains(part) }
        if isStandingText(at: index) { return true }
        let block = blocks[index]
        if statement(named: block.text) != nil || framework.furniture.contains(where: { $0.begins(words: words[index]) }) { return false }
        if block.text.utf8.count > 120 || framework.isStandardHeading(words: words[index]) { return true }
        if isSentence(at: index, isWordy: !hasScore) { return true }
        // A heading above words of evidence.
        guard index + 1 < blocks.count, statement(named: blocks[index + 1].text) == nil else { return false }
        guard block.kind == .heading || hasScore else { return false }
        return blocks[index + 1].text.utf8.count > 120 || isSentence(at: index + 1, isWordy: !hasScore)
    }

    /// Whether a block is a whole sentence, however short; a wordy one has five words and a verb.
    private func isSentence(at index: Int, isWordy: Bool) -> Bool {
        let terms = words[index].split(separator: " ")
        guard let last = blocks[index].text.last, ".?!”\"".contains(last), Score.line(blocks[index].text) == nil else {
            return !isWordy && blocks[index].kind == .listItem && terms.count > 3
        }
        return isWordy ? terms.count > 4 && terms.contains(where: Self.verbs.contains) : terms.count > 1
    }

    private func isStandingText(at index: Int) -> Bool { framework.boilerplate.contains { $0.begins(words: words[index]) } }

    /// A score or wording line that does not stand under a name: on a page whose statement is already open.
    private mutating func looseScore(_ block: Block) -> ReportPage.Kind? {
        guard let last = page.parts.last, last.section.isStatement else { return nil }
        if let line = Score.line(block.text) {
            if line.isIndicative { page.isIndicative = true }
            if last.score == nil { set(score: line.value, in: block, wording: line.wording.map { (line.value, $0, block) }) }
            return .score
        }
        guard let wording = Score.wording(in: block.text) else { return nil }
        if last.wording == nil {
            set(score: last.score == nil ? wording.value : nil, in: block, wording: (wording.value, wording.wording, block))
        }
        return .score
    }

    private mutating func open(_ section: Section, printedName: String?) {
        heading = nil
        place = .section(section)
        if page.parts.last?.section == section { return }
        page.parts.append(.init(section: section, printedName: printedName))
    }

    private mutating func set(score: Int?, in block: Block?, wording: (value: Int?, words: String, block: Block)?) {
        let last = page.parts.count - 1
        if let score, let block { page.parts[last].score = .init(value: score, span: block.span, line: block.line) }
        if let wording {
            page.parts[last].wording = .init(value: (wording.value, wording.words), span: wording.block.span, line: wording.block.line)
        }
    }

    // MARK: Headings

    private func part(at index: Int) -> Framework.Part? {
        guard blocks[index].isShort else { return nil }
        return framework.parts.first { $0.pattern.matches(words: words[index]) }?.part
    }

    private mutating func partHeading(at index: Int) -> ReportPage.Kind? {
        guard let part = part(at: index) else { return nil }
        heading = nil
        switch part {
        case .about:
            place = .about
            if let match = blocks[index].text.wholeMatch(of: /\s*(?i:about)\s+(\S.*?)\s*:?\s*/), words[index].contains("council") {
                name(String(match.output.1), blocks[index])
            }
        case .demographics: open(.demographics, printedName: nil)
        case .finance: open(.finance, printedName: nil)
        case .summary: place = .summary
        case .rating:
            place = .rating
            if words[index].contains("indicative") { page.isIndicative = true }
        case .scorelist: place = .scoreList
        case .experiences: open(.experiences, printedName: nil)
        case .strengths: open(.strengths, printedName: nil)
        case .expectations, .commitment, .findings:
            guard let section = page.parts.last?.section, section.isStatement else { return .heading }
            place = part == .expectations ? .expectations(section) : part == .commitment ? .commitment(section) : .section(section)
        }
        return .heading
    }

    private mutating func themeHeading(at index: Int) -> ReportPage.Kind? {
        let isTheme =
            words[index].firstMatch(of: /^theme [1-9]\b/) != nil
            || (blocks[index].kind == .heading && framework.themeHeadings.contains { $0.pattern.matches(words: words[index]) })
        guard isTheme else { return nil }
        heading = nil
        place = .theme
        return .heading
    }

    // MARK: Furniture, boilerplate, evidence

    private func isFurniture(at index: Int) -> Bool {
        if isTableHead(at: index) || isMenuLine(at: index) { return true }
        return isNamedFurniture(at: index)
    }

    /// The head of a table of scores: `Theme | Quality statement | Score`.
    private func isTableHead(at index: Int) -> Bool {
        let terms = words[index].split(separator: " ")
        return blocks[index].kind == .tableRow && terms.count > 1 && terms.allSatisfy(Self.tableHeads.contains)
    }

    private static let tableHeads: Set<Substring> = [
        "theme", "themes", "quality", "statement", "statements", "area", "score", "scores", "rating", "wording", "indicative", "number",
        "evidence", "what", "it", "means", "our", "out", "of", "4",
    ]

    /// Before the report begins and in its list of contents, a few words without a figure are the site's menus: nothing of the report is
    /// without its heading there.
    private func isMenuLine(at index: Int) -> Bool {
        guard place == .start || place == .theme, blocks[index].text.utf8.count <= 60, let last = blocks[index].text.last else {
            return false
        }
        return !".:;".contains(last) && !blocks[index].text.contains(where: \.isNumber)
            && !words[index].split(separator: " ").contains { ["score", "rating", "rated", "scored"].contains($0) }
    }

    private func isNamedFurniture(at index: Int) -> Bool {
        framework.furniture.contains {
            place == .start || place == .theme ? $0.begins(words: words[index]) : $0.matches(words: words[index])
        }
    }

    /// Whether a line ends the page; only headings and names of the report lead back into it.
    private mutating func ends(at index: Int) -> Bool {
        guard blocks[index].text.utf8.count < 100, framework.endings.contains(where: { $0.begins(words: words[index]) }) else {
            return false
        }
        // A sentence of evidence may begin with the same words.
        guard words[index].split(separator: " ").count <= 8 else { return false }
        place = .end
        return true
    }

    private func isBoilerplate(at index: Int) -> Bool {
        if isStandingText(at: index) { return true }
        switch place {
        case .expectations: return words[index].hasPrefix("i ") || words[index].hasPrefix("when i ") || words[index].hasPrefix("if i ")
        case .commitment: return words[index].hasPrefix("we ")
        default: return false
        }
    }

    private mutating func evidence(at index: Int) -> ReportPage.Kind {
        let block = blocks[index]
        switch place {
        case .section, .statementHead, .expectations, .commitment: break
        case .about: open(.demographics, printedName: nil)
        case .end:
            guard framework.isStandardHeading(words: words[index]), page.parts.last != nil else {
                return block.isShort ? .furniture : .unread
            }
        case .start, .summary, .rating, .scoreList, .theme: return .unread
        }
        if Score.isIntended(block.text) { return .unread }
        guard let section = page.parts.last?.section else { return .unread }
        place = .section(section)
        if isSubheading(at: index) {
            heading = block.text
            return .heading
        }
        page.parts[page.parts.count - 1].paragraphs.append(
            .init(text: block.text, heading: heading, span: block.span, line: block.line))
        return .finding
    }

    /// Words that a sentence has and a heading has not.
    private static let verbs: Set<Substring> = [
        "is", "are", "was", "were", "had", "has", "have", "been", "told", "said", "did", "would", "could", "felt", "we", "they", "there",
    ]

    /// A heading inside a section: marked as one, one of CQC's standard ones, or a short line without a full stop above a paragraph.
    private func isSubheading(at index: Int) -> Bool {
        let block = blocks[index]
        if block.kind == .heading { return true }
        guard block.kind == .paragraph, block.text.utf8.count <= 120 else { return false }
        if framework.headingWords.contains(words[index]) { return true }
        let terms = words[index].split(separator: " ")
        guard let last = block.text.last, !".?!;,:”\"’'".contains(last), block.text.first?.isUppercase == true,
            terms.count <= 16, index + 1 < blocks.count, !terms.contains(where: Self.verbs.contains)
        else { return false }
        if framework.isStandardHeading(words: words[index]) { return true }
        let next = blocks[index + 1]
        return (next.kind == .paragraph || next.kind == .listItem) && next.text.utf8.count > 120
    }
}
