internal import AssessmentModel
internal import ReferenceData
internal import SourceText
internal import TextAnalysis

/// Headings, the site's own lines, standing text, and what is left: evidence.
extension Recogniser {
    func part(at index: Int) -> Framework.Part? {
        guard blocks[index].isShort,
            let part = framework.parts.first(where: { $0.pattern.matches(words: words[index]) })?.part
        else { return nil }
        // "About three in four were satisfied." begins as the heading "About Anyshire Council" does.
        return part == .about && isSentence(blocks[index]) ? nil : part
    }

    mutating func partHeading(at index: Int) -> ReportPage.Kind? {
        guard let part = part(at: index) else { return nil }
        heading = nil
        begin()
        if isInOwnWords(part, at: index) { marks.hasOwnWords = true }
        switch part {
        case .about:
            place = .about
            if let match = blocks[index].text.wholeMatch(of: /\s*(?i:about)\s+(\S.*?)\s*:?\s*/),
                words[index].contains("council")
            {
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
            place =
                part == .expectations
                ? .expectations(section) : part == .commitment ? .commitment(section) : .section(section)
        }
        return .heading
    }

    /// Whether a heading is one that only reports have: of three words or more, and none that news items use,
    /// too.
    private func isInOwnWords(_ part: Framework.Part, at index: Int) -> Bool {
        switch part {
        case .about, .demographics, .finance, .summary: return false
        case .findings where !words[index].contains("quality statement"): return page.parts.last?.score != nil
        case .rating where !words[index].hasPrefix("local authority"): return false
        case .rating, .scorelist, .experiences, .strengths, .expectations, .commitment, .findings:
            return words[index].count { $0 == " " } >= 2
        }
    }

    /// Whether a line that no format marks as a heading ends as a sentence does, or says something with figures.
    private func isSentence(_ block: Block) -> Bool {
        guard block.kind != .heading, let last = block.text.last else { return false }
        return ".?!;,".contains(last) || block.text.contains(where: \.isNumber)
    }

    private static let theme = Pattern(/^theme [1-9]\b/)

    mutating func themeHeading(at index: Int) -> ReportPage.Kind? {
        let isTheme =
            words[index].firstMatch(of: Self.theme.regex) != nil
            || (blocks[index].kind == .heading
                && framework.themeHeadings.contains { $0.pattern.matches(words: words[index]) })
        guard isTheme else { return nil }
        heading = nil
        place = .theme
        return .heading
    }

    // MARK: Furniture, boilerplate, evidence

    func isFurniture(at index: Int) -> Bool {
        if isTableHead(at: index) || isMenuLine(at: index) || isSiteLine(at: index) { return true }
        return isNamedFurniture(at: index)
    }

    /// The head of a table of scores: `Theme | Quality statement | Score`.
    private func isTableHead(at index: Int) -> Bool {
        // Its cells as lines.
        if words[index] == "score", index > 0, words[index - 1] == "quality statement" { return true }
        let terms = words[index].split(separator: " ")
        return blocks[index].kind == .tableRow && terms.count > 1
            && terms.allSatisfy(Self.tableHeads.contains)
    }

    static let tableHeads: Set<Substring> = [
        "theme", "themes", "quality", "statement", "statements", "area", "score", "scores", "rating",
        "wording", "indicative", "number",
        "evidence", "what", "it", "means", "our", "out", "of", "4",
    ]

    /// Before the report begins and in its list of contents, a few words without a figure are the site's
    /// menus: nothing of the report is without its heading there.
    private func isMenuLine(at index: Int) -> Bool {
        guard place == .start || place == .theme, blocks[index].text.utf8.count <= 60,
            let last = blocks[index].text.last
        else {
            return false
        }
        return !".:;".contains(last) && !blocks[index].text.contains(where: \.isNumber)
            && !words[index].split(separator: " ").contains {
                ["score", "rating", "rated", "scored"].contains($0)
            }
    }

    private static let download = Pattern(
        /\((?i:pdf|docx?|word|odt|html)\b[^()]{0,20}[0-9]\s*(?i:kb|mb)\)\s*$/)
    /// `Page 3 of 9`, `3 of 9`.
    private static let pageNumber = Pattern(
        /[\s|]*(?:(?i:page)\s+[0-9]{1,4}(?:\s+of\s+[0-9]{1,4})?|[0-9]{1,4}\s+of\s+[0-9]{1,4}|\|\s*[0-9]{1,4})[\s|]*/
    )
    private static let way = Pattern(/(?i:previous|next)(?: page)?: ?/)
    private static let siteName = Pattern(/\s[-–—|]\s(?i:care quality commission|cqc)\s*$/)

    /// A download with its size, as `Anyshire assessment report (PDF, 412KB)`, or a browser's title, as
    /// `Safeguarding - Care Quality Commission`.
    private func isSiteLine(at index: Int) -> Bool {
        let text = blocks[index].text
        if text.last == ")", text.firstMatch(of: Self.download.regex) != nil {
            return true
        }
        if text.utf8.count <= 20, text.wholeMatch(of: Self.pageNumber.regex) != nil { return true }
        // What leads to the pages beside it: "Next: Partnerships and communities".
        if let way = text.prefixMatch(of: Self.way.regex) {
            return statement(named: String(text[way.range.upperBound...])) != nil
        }
        return (text.mentions("commission") || text.mentions("cqc"))
            && text.firstMatch(of: Self.siteName.regex) != nil
    }

    private func isNamedFurniture(at index: Int) -> Bool {
        framework.furniture.contains {
            place == .start || place == .theme
                ? $0.begins(words: words[index]) : $0.matches(words: words[index])
        }
    }

    /// Whether a line ends the page; only headings and names of the report lead back into it.
    mutating func ends(at index: Int) -> Bool {
        // What a mail program puts before a signature.
        if blocks[index].text == "--"
            || framework.disclaimers.contains(where: { $0.begins(words: words[index]) })
        {
            place = .end
            return true
        }
        guard blocks[index].text.utf8.count < 100,
            framework.endings.contains(where: { $0.begins(words: words[index]) })
        else {
            return false
        }
        // A sentence of evidence may begin with the same words.
        guard words[index].split(separator: " ").count <= 8 else { return false }
        place = .end
        return true
    }

    func isBoilerplate(at index: Int) -> Bool {
        if isStandingText(at: index) { return true }
        switch place {
        case .expectations:
            return words[index].hasPrefix("i ") || words[index].hasPrefix("when i ")
                || words[index].hasPrefix("if i ")
        case .commitment: return words[index].hasPrefix("we ")
        case .start, .about, .summary, .rating, .scoreList, .theme, .end, .section, .statementHead:
            return false
        }
    }

    mutating func evidence(at index: Int) -> ReportPage.Kind {
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
        guard block.text.contains(where: { $0.isLetter || $0.isNumber }), !Self.isLoneFigure(block) else {
            return .unread
        }
        guard let section = page.parts.last?.section else { return .unread }
        place = .section(section)
        if isSubheading(at: index) {
            heading =
                framework.headingWords.contains(words[index])
                ? String(Self.withoutNumber(block.text)) : block.text
            if words[index].count(where: { $0 == " " }) >= 2, framework.headingWords.contains(words[index]) {
                marks.hasOwnWords = true
            }
            return .heading
        }
        if addRow(block) { return .finding }
        page.parts[page.parts.count - 1].paragraphs.append(
            .init(text: block.text, heading: heading, span: block.span, line: block.line))
        return .finding
    }

    /// Whether a paragraph is a figure and nothing else, of what and of whom is not known, or a letter that was set
    /// apart from its word.
    private static func isLoneFigure(_ block: Block) -> Bool {
        if block.text.count == 1 { return true }
        return (block.kind == .paragraph || block.kind == .listItem) && block.text.utf8.count <= 24
            && !block.text.contains(where: \.isLetter) && TableText.isValue(block.text)
    }

    /// Adds a row to the table that the rows before it made, which is one finding.
    private mutating func addRow(_ block: Block) -> Bool {
        guard let table = block.table, let part = page.parts.indices.last else { return false }
        defer { openTable = table }
        guard openTable == table, let last = page.parts[part].paragraphs.indices.last,
            page.parts[part].paragraphs[last].span.end + 1 == block.span.start
        else { return false }
        page.parts[part].paragraphs[last].text += "\n" + block.text
        page.parts[part].paragraphs[last].span.end = block.span.end
        return true
    }

    /// Words that a sentence has and a heading has not.
    static let verbs: Set<Substring> = [
        "is", "are", "was", "were", "had", "has", "have", "been", "told", "said", "did", "would", "could",
        "felt", "we", "they", "there",
    ]

    /// Whether a paragraph is a sentence, or more of them, below a line that has no figure.
    private func isStatement(at index: Int, below line: Block) -> Bool {
        blocks[index].kind == .paragraph && blocks[index].text.last == "."
            && !line.text.contains(where: \.isNumber)
            && words[index].split(separator: " ").contains(where: Self.verbs.contains)
    }

    /// A heading inside a section: marked as one, one of CQC's standard ones, or a short line without a full
    /// stop above a paragraph.
    func isSubheading(at index: Int) -> Bool {
        let block = blocks[index]
        if block.kind == .heading { return true }
        guard block.kind == .paragraph, block.text.utf8.count <= 120 else { return false }
        if framework.headingWords.contains(words[index]) { return true }
        let terms = words[index].split(separator: " ")
        guard let last = block.text.last, !".?!;,:”\"’'".contains(last),
            block.text.first?.isUppercase == true,
            terms.count <= 16, index + 1 < blocks.count, !terms.contains(where: Self.verbs.contains)
        else { return false }
        if framework.isStandardHeading(words: words[index]) { return true }
        let next = blocks[index + 1]
        guard next.kind == .paragraph || next.kind == .listItem else { return false }
        return next.text.utf8.count > 120 || terms.count > 1 && isStatement(at: index + 1, below: block)
    }
}
