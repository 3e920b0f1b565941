internal import AssessmentModel
internal import ReferenceData
internal import SourceText
internal import TextAnalysis

/// Finds a report's structure in its blocks by what the page says, in whatever order or completeness it says it.
struct Recogniser {
    /// Where in the report the reader stands.
    private enum Place: Equatable {
        case start, about, summary, rating, scoreList, theme
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
        page.extents += chrome.map { .init(span: $0.span, kind: .furniture, line: $0.line) }
        page.extents.sort { $0.span.start < $1.span.start }
        return page
    }

    /// What the block at an index is, and the blocks after it that belong to the same thing. One rule after another; the first that
    /// fits decides. Long blocks can only be standing text or evidence.
    private mutating func understand(at index: Int) -> [ReportPage.Kind] {
        let block = blocks[index]
        if block.isShort {
            if let kind = title(block, at: index) ?? date(block) ?? percent(block) ?? rating(block, at: index) { return [kind] }
            if let kinds = statement(at: index) { return kinds }
            if let kind = partHeading(at: index) ?? themeHeading(at: index) ?? looseScore(block) { return [kind] }
            if isFurniture(at: index) { return [.furniture] }
        }
        return [isBoilerplate(at: index) ? .boilerplate : evidence(at: index)]
    }

    // MARK: Facts about the whole report

    private mutating func title(_ block: Block, at index: Int) -> ReportPage.Kind? {
        if let match = block.text.wholeMatch(of: /\s*(\S.*?)\s*[:–—-]\s*(?i:local authority assessment)\.?\s*/) {
            name(String(match.output.1), block)
            return .title
        }
        if place == .start, let match = block.text.wholeMatch(of: /\s*(\S.*?)\s+(?i:assessment)\s*/), words[index].contains("council") {
            name(String(match.output.1), block)
            return .title
        }
        return nil
    }

    private mutating func name(_ name: String, _ block: Block) {
        if page.authorityName == nil { page.authorityName = .init(value: name, span: block.span, line: block.line) }
    }

    private mutating func date(_ block: Block) -> ReportPage.Kind? {
        guard
            let match = block.text.firstMatch(
                of: /(?i)^\s*(assessment published|published|date of publication|publication date|report published)\s*:?\s*(.+)$/)
        else { return block.text.firstMatch(of: /(?i)^\s*(assessment start date|page last updated)\s*:/) == nil ? nil : .date }
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
        return .percent
    }

    private mutating func rating(_ block: Block, at index: Int) -> ReportPage.Kind? {
        guard [.rating, .summary, .start, .scoreList].contains(place), block.text.utf8.count < 100 else { return nil }
        let pattern =
            /\s*(?i:(indicative\s+)?(?:overall\s+)?rating\s*:?\s*)?(?i:(inadequate|requires improvement|good|outstanding))\s*(?:[:–—-]\s*(?i:evidence)\s.*)?\s*/
        if let match = block.text.wholeMatch(of: pattern),
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
        if let named = Score.named(block.text), framework.statementsByWords[Folding.words(named.name)] != nil {
            name = named.name
            line = named.line
        }
        guard let found = framework.statementsByWords[Folding.words(name)] else { return nil }
        var next = index + 1
        var wording: (value: Int?, words: String, block: Block)?
        var scoreBlock: Block? = line == nil ? nil : block
        if line == nil, next < blocks.count, let below = Score.line(blocks[next].text) {
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
            } else {
                break
            }
            next += 1
        }
        guard line != nil || opensSection(at: next) else {
            guard place == .theme || block.kind == .listItem || place == .start || place == .scoreList || isNavigation(at: index) else {
                return nil
            }
            return [.furniture]
        }
        if line?.isIndicative == true { page.isIndicative = true }
        if opensSection(at: next) {
            let section = Section(found.slug)
            open(section, printedName: name)
            set(score: line?.value, in: scoreBlock, wording: wording)
            place = .statementHead(section)
        } else {
            page.listedScores.append(.init(slug: found.slug, printedName: name, score: line?.value, line: block.line))
        }
        return [.statementName] + Array(repeating: .score, count: next - index - 1)
    }

    /// Whether what follows a statement's name and score is that statement's own text, and not the next line of a list.
    private func opensSection(at index: Int) -> Bool {
        guard index < blocks.count else { return false }
        if let part = part(at: index) { return [.expectations, .commitment, .findings].contains(part) }
        return blocks[index].text.utf8.count > 120 && blocks[index].kind != .chrome
    }

    /// Whether a statement's name stands among other statements' names, as in a contents list.
    private func isNavigation(at index: Int) -> Bool {
        [index - 1, index + 1].contains { blocks.indices.contains($0) && framework.statementsByWords[words[$0]] != nil }
    }

    /// A score or wording line that does not stand under a name: on a page whose statement is already open.
    private mutating func looseScore(_ block: Block) -> ReportPage.Kind? {
        guard let last = page.parts.last, last.section.isStatement else { return nil }
        if let line = Score.line(block.text) {
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
        case .about: place = .about
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
        framework.furniture.contains {
            place == .start || place == .theme ? $0.begins(words: words[index]) : $0.matches(words: words[index])
        }
    }

    private func isBoilerplate(at index: Int) -> Bool {
        if framework.boilerplate.contains(where: { $0.begins(words: words[index]) }) { return true }
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
        case .start, .summary, .rating, .scoreList, .theme: return .unread
        }
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

    /// A heading inside a section: marked as one, one of CQC's standard ones, or a short line without a full stop above a paragraph.
    private func isSubheading(at index: Int) -> Bool {
        let block = blocks[index]
        if block.kind == .heading { return true }
        guard block.kind == .paragraph, block.text.utf8.count <= 120 else { return false }
        if framework.headingWords.contains(words[index]) { return true }
        guard let last = block.text.last, !".?!;,:”\"’'".contains(last), block.text.first?.isUppercase == true,
            words[index].split(separator: " ").count <= 14, index + 1 < blocks.count
        else { return false }
        let next = blocks[index + 1]
        return (next.kind == .paragraph || next.kind == .listItem) && next.text.utf8.count > 120
    }
}
