internal import AssessmentModel
internal import ReferenceData
internal import SourceText
internal import TextAnalysis

/// A statement's name with its score: on a list of scores, or above its own section.
extension Recogniser {
    /// A statement's name: an entry of the score list, the head of its section, or a line of a theme's
    /// contents.
    mutating func statement(at index: Int) -> [ReportPage.Kind]? {
        let block = blocks[index]
        var name = block.text
        var line: Score.Line?
        if let named = scored(block) {
            name = named.name
            line = named.line
        }
        guard let found = statement(named: name) else { return nil }
        let printed = printedScore(of: index, line: line)
        var next = printed.next
        line = printed.line
        // A score that cannot be read is no reason to put the section's findings into the one before it.
        let unreadable =
            line == nil && next < blocks.count
                && (Score.isIntended(blocks[next].text) || isRatingAlone(at: next)) ? 1 : 0
        next += unreadable
        // An item of a list that is a statement's name and no more is a link, whatever stands below the list.
        let isLink =
            line == nil && unreadable == 0 && block.kind == .listItem
            && (next >= blocks.count || part(at: next) == nil)
        guard line != nil || !isLink && opensSection(at: next, hasScore: unreadable == 1) && !isInSummary
        else {
            // A name that neither has a score nor opens its section is a link, unless it heads a paragraph of
            // another part.
            if case .section = place, isSubheading(at: index) { return nil }
            return [.furniture] + Array(repeating: .unread, count: unreadable)
        }
        if line?.isIndicative == true { page.isIndicative = true }
        if opensSection(at: next, hasScore: line != nil || unreadable == 1),
            !(line != nil && !isListed(found.slug) && goesOnList(before: index, next: next))
        {
            let section = Section(found.slug)
            open(section, printedName: Self.unnumbered(name))
            set(score: line?.value, in: printed.block, wording: printed.wording)
            place = .statementHead(section)
        } else {
            begin()
            page.listedScores.append(
                .init(
                    slug: found.slug, printedName: Self.unnumbered(name), score: line?.value, line: block.line
                ))
        }
        let says = block.kind == .tableRow && Score.saysMore(block.text) { statement(named: $0) != nil }
        return [says ? .unread : .statementName]
            + Array(repeating: unreadable == 1 ? .unread : .score, count: next - index - 1)
    }

    /// What is printed of a statement's score beside its name and on the lines below.
    private struct PrintedScore {
        var line: Score.Line?
        var block: Block?
        var wording: (value: Int?, words: String, block: Block)?
        /// The first block behind it.
        var next: Int
    }

    /// - Parameter line: the score that stands beside the name, in its block.
    private func printedScore(of index: Int, line: Score.Line?) -> PrintedScore {
        var found = PrintedScore(line: line, block: line == nil ? nil : blocks[index], next: index + 1)
        if line == nil, found.next < blocks.count, scored(blocks[found.next]) == nil,
            let below = scoreAlone(blocks[found.next].text)
        {
            found.line = below
            found.block = blocks[found.next]
            found.next += 1
        }
        if let words = found.line?.wording, let block = found.block {
            found.wording = (found.line?.value, words, block)
        }
        // The next row of a table is another statement's.
        while found.line != nil, found.next < blocks.count, scored(blocks[found.next]) == nil {
            let block = blocks[found.next]
            if let below = Score.wording(in: block.text) {
                found.wording = (below.value, below.wording, block)
                if found.line?.value == nil { found.line?.value = below.value }
            } else if let again = Score.line(block.text), again.value != nil,
                again.wording != nil || again.value == found.line?.value
            {
                if let words = again.wording { found.wording = (again.value, words, block) }
                if found.line?.value == nil { found.line?.value = again.value }
            } else if found.line?.value == nil, let value = Score.value(block.text) {
                found.line?.value = value
                found.block = block
            } else {
                break
            }
            found.next += 1
        }
        return found
    }

    /// A line that is a score, its number alone or its wording alone.
    private func scoreAlone(_ text: String) -> Score.Line? {
        Score.line(text)
            ?? Score.value(text).map { Score.Line(value: $0, wording: nil, isIndicative: false) }
            ?? Score.wording(in: text).map {
                Score.Line(value: $0.value, wording: $0.wording, isIndicative: false)
            }
    }

    /// Whether a line gives a statement a rating in words where reports have its score: that is no score, and
    /// is left unread.
    private func isRatingAlone(at index: Int) -> Bool {
        guard blocks[index].text.utf8.count < 60,
            words[index].hasPrefix("rating ") || words[index].hasPrefix("judgement ")
        else {
            return false
        }
        return Rating.allCases.contains { words[index].hasSuffix(" " + Folding.words($0.label)) }
    }

    /// A statement's name with its score on one line.
    private func scored(_ block: Block) -> (name: String, line: Score.Line)? {
        guard block.isShort,
            let named = Score.row(scoreColumns.own(block), isName: { statement(named: $0) != nil })
                ?? Score.named(block.text)
        else {
            return nil
        }
        return statement(named: named.name) == nil ? nil : named
    }

    /// The statement of a name as printed, also numbered: `1. Assessing needs`, `Quality statement 7:
    /// Safeguarding`.
    func statement(named name: String) -> FrameworkStatement? {
        let words = Folding.words(name)
        if let found = framework.statementsByWords[words] { return found }
        if name.last == ")" || name.last == "]", let match = name.firstMatch(of: Self.continued.regex) {
            return statement(named: String(name[..<match.range.lowerBound]))
        }
        if name.hasPrefix("(") {
            return framework.statementsByWords[Folding.words(Self.withoutNumber(name))]
        }
        guard
            words.first?.isNumber == true
                || ["quality statement ", "theme ", "qs"].contains(where: words.hasPrefix)
        else { return nil }
        let numbers: Set<Substring> = [
            "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
        ]
        let plain = words.split(separator: " ").drop { word in
            ["quality", "statement", "theme", "qs"].contains(word) || numbers.contains(word)
                || (word.hasPrefix("qs") ? word.dropFirst(2) : word).allSatisfy(\.isNumber)
        }
        return framework.statementsByWords[plain.joined(separator: " ")]
    }

    /// A statement's name without the number that some lists put before it.
    private static func unnumbered(_ name: String) -> String {
        name.replacing(number.regex, with: "")
    }

    private static let number = Pattern(
        /^\s*(?:(?i:quality statement|qs)?\s*[0-9]+\s*[.:)–-]?|\([a-z0-9]{1,4}\))\s*/)

    /// In the summaries a statement's name may be a subheading.
    private var isInSummary: Bool {
        if case .section(let section) = place { return !section.isStatement }
        return false
    }

    /// Whether the list of scores has the statement already, so that a second entry opens its section.
    private func isListed(_ slug: String) -> Bool { page.listedScores.contains { $0.slug == slug } }

    /// Whether an entry goes on a list of scores, however long the text is that follows the list.
    private func goesOnList(before index: Int, next: Int) -> Bool {
        if index > 0, blocks[index].kind == .tableRow, blocks[index - 1].kind == .tableRow,
            !page.listedScores.isEmpty
        {
            return true
        }
        guard let last = page.extents.last, last.kind == .score || last.kind == .statementName,
            page.listedScores.count > 1
        else {
            return false
        }
        return part(at: next) == nil
    }

    /// Whether what follows a statement's name is that statement's own text, and not the next line of a list.
    /// Below a name with a score any sentence is; below a bare name, which may be a link, only what is surely
    /// evidence or a heading of it.
    private func opensSection(at start: Int, hasScore: Bool) -> Bool {
        var index = start
        // The site's own lines, such as "Show all sections", may stand between.
        while hasScore, index < blocks.count, blocks[index].isShort, isSiteNotice(at: index) { index += 1 }
        guard index < blocks.count else { return false }
        if let part = part(at: index) { return [.expectations, .commitment, .findings].contains(part) }
        if isStandingText(at: index) { return true }
        let block = blocks[index]
        if scored(block) != nil { return false }
        if statement(named: block.text) != nil
            || framework.furniture.contains(where: { $0.begins(words: words[index]) })
        {
            return false
        }
        if block.text.utf8.count > 120 || framework.isStandardHeading(words: words[index]) { return true }
        if isSentence(at: index, isWordy: !hasScore) { return true }
        // A heading above words of evidence.
        guard index + 1 < blocks.count, statement(named: blocks[index + 1].text) == nil else { return false }
        guard block.kind == .heading || hasScore else { return false }
        // A line that is damaged stands under a score like the wording that it was, or before it.
        if hasScore, Score.wording(in: blocks[index + 1].text) != nil { return true }
        if hasScore, let part = part(at: index + 1), [.expectations, .commitment, .findings].contains(part) {
            return true
        }
        return blocks[index + 1].text.utf8.count > 120 || isSentence(at: index + 1, isWordy: !hasScore)
    }

    private func isSiteNotice(at index: Int) -> Bool {
        framework.furniture.contains { $0.matches(words: words[index]) }
    }

    /// Whether a block is a whole sentence, however short; a wordy one has five words and a verb.
    private func isSentence(at index: Int, isWordy: Bool) -> Bool {
        let terms = words[index].split(separator: " ")
        guard let last = blocks[index].text.last, ".?!”\"".contains(last),
            Score.line(blocks[index].text) == nil
        else {
            return !isWordy && blocks[index].kind == .listItem && terms.count > 3
        }
        return isWordy ? terms.count > 4 && terms.contains(where: Self.verbs.contains) : terms.count > 1
    }

    func isStandingText(at index: Int) -> Bool {
        framework.boilerplate.contains { $0.begins(words: words[index]) }
    }

    /// A score or wording line that does not stand under a name: on a page whose statement is already open.
    mutating func looseScore(_ block: Block) -> ReportPage.Kind? {
        guard let last = page.parts.last, last.section.isStatement else { return nil }
        if let line = Score.line(block.text) {
            if line.isIndicative { page.isIndicative = true }
            if last.score == nil {
                set(score: line.value, in: block, wording: line.wording.map { (line.value, $0, block) })
            }
            return .score
        }
        if let value = Score.sentence(block.text) {
            if last.score == nil { set(score: value, in: block, wording: nil) }
            return .score
        }
        guard let wording = Score.wording(in: block.text) else { return nil }
        if last.wording == nil {
            set(
                score: last.score == nil ? wording.value : nil, in: block,
                wording: (wording.value, wording.wording, block))
        }
        return .score
    }

    mutating func open(_ section: Section, printedName: String?) {
        heading = nil
        place = .section(section)
        begin()
        if page.parts.last?.section == section { return }
        page.parts.append(.init(section: section, printedName: printedName))
    }

    private mutating func set(
        score: Int?, in block: Block?, wording: (value: Int?, words: String, block: Block)?
    ) {
        let last = page.parts.count - 1
        if let score, let block {
            page.parts[last].score = .init(value: score, span: block.span, line: block.line)
            if block.text.mentions("score") || wording?.words.mentions("evidence") == true {
                marks.hasScoredSection = true
            }
        }
        if let wording {
            page.parts[last].wording = .init(
                value: (wording.value, wording.words), span: wording.block.span, line: wording.block.line)
        }
    }
}
