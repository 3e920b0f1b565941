internal import AssessmentModel
internal import SourceText
internal import TextAnalysis

/// Blocks of a web page: headings, paragraphs, list items and table rows of its main part; the site's own
/// parts are set aside as chrome. What the page strikes through, or hides and is no panel that opens, is left out,
/// and `BlockText.leftOut` says so.
enum HTMLBlocks {
    /// How much of a page is taken for the report; each step trusts the page's markup less. The first in
    /// which a report is found is right.
    enum Scope: CaseIterable {
        /// What stands in the page's main element.
        case main
        /// All but what elements, roles and classes call navigation, banners, footers and the like.
        case marked
        /// All but navigation, headers and footers by their elements.
        case elements
        /// Everything, hidden or not.
        case everything
    }

    /// - Parameter isOwnLine: as `TextBlocks.read` takes it, for text that the page shows as it was typed.
    /// - Throws: `WorldError` when libxml2 finds no document at all.
    static func read(_ bytes: [UInt8], scope: Scope, isOwnLine: @escaping (String) -> Bool = { _ in false })
        throws(WorldError) -> BlockText
    {
        let walk = HTMLWalk(scope: scope, isOwnLine: isOwnLine)
        try HTMLTree.walk(bytes) { walk.meet($0, line: $1) }
        return walk.finished()
    }
}

/// Collects blocks while the tree is walked. One walk, one thread.
private final class HTMLWalk {
    private let collector: BlockCollector
    private let isOwnLine: (String) -> Bool
    private let scope: HTMLBlocks.Scope
    private var text = ""
    private var line = 1
    private var kind = Block.Kind.paragraph
    /// What each open element does until it ends.
    private enum Effect {
        case none, block, silent, head, chrome, notes, main, bold, table, row, cell, aside, link, raised
        case quoted, hidden, formula, twin, listSign, noscript, item, article, title, style, drawing
    }
    private var opened: [(effect: Effect, isStruck: Bool)] = []
    /// How many open elements have an effect.
    private var depth: [Effect: Int] = [:]
    private var silent = 0
    /// How many open elements strike their words through.
    private var struck = 0
    private var chrome = 0
    /// Whether any of the open block is not bold.
    private var hasPlain = false
    /// Whether any is in a link to a file, and its words outside such links.
    private var hasFileLink = false
    private var unlinked = ""
    /// Words of the open block that only a screen reader says, or that say what a button does.
    private var aside = ""
    /// Whether the open block is text as it was typed, whose line ends matter.
    private var isTyped = false
    /// Elements that something on the page opens, by their identifiers.
    private var controlled: Set<String> = []
    private var lastKind = Block.Kind.paragraph
    /// Terms and what is said of them, and which of these the open block is: `dt`, `dd`, or neither.
    private var terms: HTMLTerms
    private var termPart = ""
    /// What the page says to browsers without scripts.
    private var spoken: [String] = []
    private var styles = PageStyles()
    private var formulas = HTMLFormulas()
    /// Whether a formula has just ended, whose drawing for the eye may follow.
    private var isBehindFormula = false
    /// Whether the last heading is one that opens the block below it; and the open elements that hold such.
    private var lastTitleOpens = false
    private var panels: [Int] = []
    /// Whether hidden text stands where a panel would, so that readers of the page may have seen it.
    private var isDoubtful = false

    init(scope: HTMLBlocks.Scope, isOwnLine: @escaping (String) -> Bool) {
        self.scope = scope
        self.isOwnLine = isOwnLine
        collector = BlockCollector(isOwnLine: isOwnLine)
        terms = HTMLTerms(isOwnLine: isOwnLine)
    }

    func meet(_ event: HTMLTree.Event, line: Int) {
        switch event {
        case .text(let characters): append(characters, line: line)
        case .open(let name, let hint, let link, let element):
            let hint = styles.hint(hint)
            let isStruck = HTMLNames.strikes(name, hint: hint)
            if isStruck, HTMLNames.blocks.contains(name) { flush() }
            struck += isStruck ? 1 : 0
            let effect = open(name, hint: hint, link: link, element, line: line)
            opened.append((effect, isStruck))
            if effect != .none, effect != .block { depth[effect, default: 0] += 1 }
        case .close(let name): close(name)
        }
    }

    private func count(_ effect: Effect) -> Int { depth[effect] ?? 0 }

    /// All blocks, once the walk is at its end.
    func finished() -> BlockText {
        flush()
        terms.finish(into: collector)
        var known: Set<String> = []
        if !spoken.isEmpty { known = Set(collector.output.blocks.map { Folding.words($0.text) }) }
        for words in spoken where !known.contains(Folding.words(words)) {
            collector.leaveOut(.embedded("for browsers without scripts"), line: line, bytes: words.utf8.count)
        }
        return collector.output
    }

    // MARK: Elements

    /// Does what an element's beginning asks for; the effect lasts until it ends.
    private func open(_ name: String, hint: String, link: String?, _ element: HTMLTree.Element, line: Int)
        -> Effect
    {
        if name == "math" || count(.formula) > 0 { return openFormula(name) }
        if isBehindFormula, element.attribute("aria-hidden") == "true" { return .twin }
        if HTMLNames.blocks.contains(name), HTMLNames.isPanel(hint) { panels.append(opened.count) }
        if HTMLNames.isPartOfTable(name), count(.hidden) > 0 { return .none }
        if let effect = effect(ofName: name, hint: hint, element) { return effect }
        if hint.contains(HTMLNames.listSign) {
            kind = .listItem
            return .listSign
        }
        note(controlsOf: name, hint: hint, link: link, element)
        if isHidden(name, hint: hint, element) {
            if HTMLNames.blocks.contains(name) { flush() }
            return .hidden
        }
        if isAside(name, hint: hint) { return .aside }
        if HTMLNames.isChrome(
            name, hint: hint, scope: scope, isInHeading: kind == .heading, isInMatter: isInMatter)
        {
            flush()
            chrome += 1
            return .chrome
        }
        if !hint.isEmpty, HTMLNames.isNotes(hint) {
            flush()
            return .notes
        }
        if name == "main" || name != "html" && name != "body" && hint.split(separator: " ").contains("main") {
            flush()
            return .main
        }
        if name == "a" { return link.map(HTMLNames.isFile) == true ? .link : .none }
        return openBlock(name, hint: hint, line: line)
    }

    /// What an element does by its name, whatever its attributes say; nil where they decide.
    private func effect(ofName name: String, hint: String, _ element: HTMLTree.Element) -> Effect? {
        switch name {
        case "br":
            text += isTyped ? "\n" : LineBreaks.mark
            return Effect.none
        case "title" where count(.head) > 0: return .title
        case "head":
            silent += 1
            return .head
        case "template" where hint.contains(HTMLNames.shadow): return nil
        case "noscript" where scope != .everything:
            flush()
            return .noscript
        case "style":
            silent += 1
            return .style
        case _ where HTMLNames.silent.contains(name) && name != "noscript":
            silent += 1
            if isMatter { collector.leaveOut(drawn: element.attribute("srcdoc") ?? "", line: line) }
            return name == "svg" || name == "canvas" ? .drawing : .silent
        case "sub" where text.last?.isNumber == true: return openRaised()
        case _ where HTMLNames.isRaised(name, hint): return openRaised()
        case "q": return openQuotation()
        case "b", "strong": return .bold
        case "td", "th", "tr", "table":
            if isHidden(name, hint: hint, element) {
                flush()
                return .hidden
            }
            return openTable(name, element)
        case "div", "span", "section", "ul", "li", "p":
            let role = element.attribute("role").flatMap(HTMLNames.tablePart)
            return (role ?? HTMLNames.tablePartByStyle(hint)).map { openTable($0, element) }
        default: return nil
        }
    }

    private func openFormula(_ name: String) -> Effect {
        switch formulas.begin(name, depth: opened.count) {
        case .exponent: return openRaised()
        case .note:
            silent += 1
            return .silent
        case .denominator: if !hasNothingToSay { text += "/" }
        case .gap: if !hasNothingToSay { text += " " }
        case .plain: break
        }
        return name == "math" ? .formula : .none
    }

    private func openRaised() -> Effect {
        if text.hasSuffix(RaisedText.start) { return .none }
        if !hasNothingToSay { text += RaisedText.start }
        return .raised
    }

    /// The marks that browsers put around quotations.
    private func openQuotation() -> Effect {
        if !hasNothingToSay { text += count(.quoted) > 0 ? "‘" : "“" }
        return .quoted
    }

    private func openBlock(_ name: String, hint: String, line: Int) -> Effect {
        guard HTMLNames.blocks.contains(name) || name == "button" && HTMLNames.isPanelTitle(hint) else {
            return .none
        }
        flush()
        self.line = line
        termPart = name
        kind =
            switch name {
            case _ where HTMLNames.headings.contains(name): .heading
            case "button", "dt": .heading
            case "li": .listItem
            case "p" where count(.item) > 0: .listItem
            default: .paragraph
            }
        if name == "pre" { isTyped = true }
        if kind == .heading {
            lastTitleOpens = name == "button" || HTMLNames.isPanel(hint) || !panels.isEmpty
        }
        return name == "li" ? .item : name == "article" ? .article : .block
    }

    private func openTable(_ name: String, _ element: HTMLTree.Element) -> Effect {
        flush()
        switch name {
        case "table":
            collector.openTable()
            return .table
        case "tr":
            collector.openRow()
            return .row
        default:
            collector.openCell(columns: element.number("colspan") ?? 1, rows: element.number("rowspan") ?? 1)
            return .cell
        }
    }

    private var isInMatter: Bool { count(.main) + count(.article) > 0 }

    /// Remembers what a button, link or tab opens.
    private func note(controlsOf name: String, hint: String, link: String?, _ element: HTMLTree.Element) {
        guard name == "button" || name == "a" || hint.contains("aria-expanded") else { return }
        if kind == .heading, name == "button" || hint.contains("aria-expanded") { lastTitleOpens = true }
        if let link, link.hasPrefix("#") { controlled.insert(String(link.dropFirst())) }
        for attribute in ["aria-controls", "data-target", "data-bs-target"] {
            if let value = element.attribute(attribute) {
                controlled.insert(String(value.drop { $0 == "#" }))
            }
        }
    }

    /// Whether an element is hidden for good: not a panel that something opens or that stands under its title.
    private func isHidden(_ name: String, hint: String, _ element: HTMLTree.Element) -> Bool {
        guard hint.contains(HTMLNames.hidden), scope != .everything, name != "body", name != "html",
            name != "main", !HTMLNames.isForScreenReaders(hint)
        else { return false }
        if HTMLNames.isPanel(hint) || element.attribute("id").map(controlled.contains) == true {
            return false
        }
        let isBelowTitle =
            HTMLNames.blocks.contains(name) && name != "p" && text.trimmedLine.isEmpty && lastKind == .heading
        if count(.hidden) == 0 { isDoubtful = isBelowTitle && !lastTitleOpens }
        return !(isBelowTitle && lastTitleOpens)
    }

    /// Whether words inside a line are a screen reader's, or a button's own beside its title.
    private func isAside(_ name: String, hint: String) -> Bool {
        guard scope != .everything, !hint.isEmpty, !HTMLNames.blocks.contains(name), name != "button" else {
            return false
        }
        return HTMLNames.isForScreenReaders(hint) || kind == .heading && HTMLNames.isToggle(hint)
    }

    private func close(_ name: String) {
        guard let (effect, isStruck) = opened.popLast() else { return }
        defer { struck -= isStruck ? 1 : 0 }
        formulas.end(depth: opened.count)
        if panels.last == opened.count { panels.removeLast() }
        if effect != .none, effect != .block { depth[effect, default: 0] -= 1 }
        switch effect {
        case .none, .bold, .link, .listSign, .aside, .twin: break
        case .formula: isBehindFormula = true
        case .raised: if text.utf8.contains(0xEF) { text += RaisedText.end }
        case .quoted: if !hasNothingToSay, !text.isEmpty { text += count(.quoted) > 0 ? "’" : "”" }
        case .silent, .head, .style, .drawing: silent -= 1
        case .title:
            // What the browser shows as the page's title names it where the page itself does not.
            collector.add(.chrome, text, line: line)
            text = ""
        case .hidden: if HTMLNames.blocks.contains(name) { flush() }
        case .main, .notes, .noscript: flush(closing: effect)
        case .block, .item, .article:
            flush()
            if name == "dl" { terms.finish(into: collector) }
            (kind, termPart) = (.paragraph, "")
        case .chrome:
            flush()
            chrome -= 1
        case .table:
            flush()
            collector.closeTable()
        case .row: flush()
        case .cell:
            flush()
            collector.closeCell()
        }
    }

    // MARK: Text

    private var isMatter: Bool { chrome == 0 && (scope != .main || count(.main) > 0) }
    private var hasNothingToSay: Bool { silent > 0 || struck + count(.hidden) + count(.aside) > 0 }

    private func append(_ characters: String, line: Int) {
        if silent > 0 {
            if count(.title) > 0 { text += characters }
            if count(.style) > 0 { styles.add(characters) }
            if count(.drawing) > 0, isMatter { collector.leaveOut(drawn: characters, line: line) }
            return
        }
        if count(.listSign) + count(.twin) > 0 { return }
        let hasInk = characters.utf8.contains { $0 > 0x20 } && characters.contains { !$0.isWhitespace }
        if count(.hidden) > 0 || struck > 0 {
            guard hasInk, isMatter else { return }
            let bytes = struck == 0 && isDoubtful ? characters.utf8.count { $0 > 0x20 } : 0
            collector.leaveOut(struck > 0 ? .struckOut : .hidden, line: line, bytes: bytes)
            return
        }
        if hasInk, count(.formula) == 0 { isBehindFormula = false }
        if count(.aside) > 0 {
            aside += characters
            return
        }
        if text.isEmpty {
            self.line = line
            hasPlain = false
            (unlinked, hasFileLink) = ("", false)
        }
        if hasInk {
            if count(.bold) == 0 { hasPlain = true }
            if count(.link) > 0 {
                hasFileLink = true
            } else if unlinked.utf8.count < 120 {
                unlinked += characters
            }
        }
        text += HTMLNames.withoutControls(characters)
    }

    /// A line that is bold and nothing else is what many editors make of a heading.
    private var isBoldLine: Bool {
        !hasPlain && text.utf8.count < BlockCollector.longestBoldHeading
            && text.trimmedLine.last.map { !".:;,".contains($0) } == true
    }

    /// Ends the open block.
    ///
    /// - Parameter effect: what has just ended, and still holds for the block.
    private func flush(closing effect: Effect? = nil) {
        defer { (text, aside) = ("", "") }
        guard text.utf8.contains(where: { $0 > 0x20 }) || !aside.isEmpty else { return }
        if count(.noscript) > 0 || effect == .noscript {
            if HTMLNames.isMatter(text) {
                spoken.append(text.split(whereSeparator: \.isWhitespace).joined(separator: " "))
            }
            return
        }
        let isInCell = count(.cell) > 0
        var kind = kind == .paragraph && isBoldLine && !isTyped && !isInCell ? .heading : kind
        if count(.notes) > 0 || effect == .notes { kind = .note }
        let isOutside = scope == .main && count(.main) == 0 && effect != .main
        if chrome > 0 || isOutside || hasFileLink && HTMLNames.areOfFile(unlinked) { kind = .chrome }
        if isTyped {
            isTyped = false
            collector.addTyped(TextBlocks.read(text, isOwnLine: isOwnLine), as: kind, line: line)
            return
        }
        terms.take(.init(kind: kind, text: text, line: line), of: termPart, into: collector)
        if !aside.trimmedLine.isEmpty { collector.add(.chrome, aside, line: line) }
        if kind != .chrome { lastKind = kind }
    }
}
