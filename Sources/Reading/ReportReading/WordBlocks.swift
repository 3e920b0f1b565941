internal import SourceText

/// Blocks of a Word document (.docx, ECMA-376 part 1): headings by their style or outline level, list items,
/// table rows, paragraphs. A block's line is the number of its paragraph. Running heads and feet are chrome;
/// footnotes and endnotes come last, as notes. Deleted text of tracked changes, field codes and reviewers'
/// comments are no text of it.
enum WordBlocks {
    /// - Throws: `WorldError` in one line: not a Word document, damaged, protected, or larger than any
    ///   report.
    static func read(_ bytes: [UInt8]) throws(WorldError) -> BlockText {
        let archive = try ZipArchive(bytes)
        let main = try mainPart(of: archive)
        let folder = main.split(separator: "/").dropLast().map { $0 + "/" }.joined()
        let styles = WordStyles()
        if let part = try archive.part(folder + "styles.xml") { try walk(part) { styles.hear($0) } }
        let body = WordBody(styles: styles)
        guard let part = try archive.part(main) else { throw WorldError("a zip file, but no Word document") }
        try walk(part) { body.hear($0) }
        for (kind, pattern) in [
            (Block.Kind.note, /(?:foot|end)notes[0-9]*\.xml/), (.chrome, /(?:header|footer)[0-9]*\.xml/),
        ] {
            body.aside = kind
            for name in archive.names.sorted()
            where name.hasPrefix(folder) && name.dropFirst(folder.count).wholeMatch(of: pattern) != nil {
                if let part = try archive.part(name) { try walk(part) { body.hear($0) } }
            }
        }
        return body.output
    }

    /// The part that `_rels/.rels` calls the document; Word mostly names it word/document.xml.
    private static func mainPart(of archive: ZipArchive) throws(WorldError) -> String {
        let usual = "word/document.xml"
        if archive.names.contains("mimetype"), archive.names.contains("content.xml") {
            throw WorldError("an OpenDocument file: save it as Word (.docx) or as text")
        }
        if archive.names.contains(usual) { return usual }
        var targets: [String] = []
        if let part = try archive.part("_rels/.rels") {
            var target = ""
            var isDocument = false
            try walk(part) { event in
                switch event {
                case .open: (target, isDocument) = ("", false)
                case .attribute("Target", let value): target = value
                case .attribute("Type", let value): isDocument = value.hasSuffix("/officeDocument")
                case .close("Relationship"): if isDocument { targets.append(target) }
                default: break
                }
            }
        }
        let named = targets.first.map { String($0.drop { $0 == "/" }) }
        guard let named, archive.names.contains(named), named.hasPrefix("word/") else {
            throw WorldError("a zip file, but no Word document: take the report out of it first")
        }
        return named
    }

    private static func walk(_ part: ZipArchive.Part, visit: (XMLStream.Event) -> Void) throws(WorldError) {
        do throws(XMLStream.Failure) { try XMLStream.walk(part, visit: visit) } catch {
            if part.isTooLarge {
                throw WorldError(
                    "a zip file that inflates to more than \(Limits.archiveBytes >> 20) MB; reading stopped")
            }
            switch error {
            case .malformed: throw WorldError("a damaged Word file: its text is not well-formed XML")
            case .doctype:
                throw WorldError(
                    "a Word file with a document type declaration, which Word never writes; it was not read")
            }
        }
    }
}

/// What paragraph styles mean for reading: headings and lists, by name, outline level and the style they are
/// based on.
private final class WordStyles {
    private struct Style {
        var name = ""
        var base: String?
        var isHeading = false
        var isList = false
    }

    private var styles: [String: Style] = [:]
    private var id = ""
    private var style = Style()

    func hear(_ event: XMLStream.Event) {
        switch event {
        case .open("style"): (id, style) = ("", Style())
        case .open(let name): element = name
        case .attribute("styleId", let value): id = value
        case .attribute("val", let value): note(value)
        case .close("style"): styles[id] = style
        default: break
        }
    }

    private var element = ""

    private func note(_ value: String) {
        switch element {
        case "name":
            style.name = value.lowercased()
            style.isHeading =
                style.name.hasPrefix("heading ") || style.name == "title" || style.name == "subtitle"
            style.isList = style.name.hasPrefix("list ")
        case "basedOn": style.base = value
        case "outlineLvl": style.isHeading = style.isHeading || (Int(value).map { $0 < 9 } ?? false)
        case "numId": style.isList = style.isList || value != "0"
        default: break
        }
    }

    /// What a paragraph of a style is, looking at up to ten styles it is based on.
    func kind(of id: String) -> Block.Kind {
        var next: String? = id
        for _ in 0..<10 {
            guard let id = next, let style = styles[id] else { break }
            if style.isHeading { return .heading }
            if style.isList { return .listItem }
            next = style.base
        }
        return id.lowercased().hasPrefix("heading") ? .heading : .paragraph
    }
}

/// Collects blocks while the document streams by.
private final class WordBody {
    var output = BlockText()
    private let styles: WordStyles
    /// What all text is from here on, whatever its style: set for the parts beside the document's body.
    var aside: Block.Kind?
    private var element = ""
    private var text = ""
    private var kind = Block.Kind.paragraph
    private var paragraphs = 0
    /// Depth of open elements whose text does not count.
    private var silent = 0
    private var isText = false
    /// Whether the open run is bold, and whether the open paragraph has text that is not.
    private var isBold = false
    private var hasPlain = false
    private var inParagraphProperties = false
    /// Cells of the open row of the outermost table, and how deep tables are nested.
    private var cells: [String] = []
    private var tables = 0

    init(styles: WordStyles) { self.styles = styles }

    /// Elements whose text is not part of the document as it reads: deleted and moved-away text, field codes,
    /// and the second rendering of drawings that old programs are given.
    private static let silentElements: Set<String> = [
        "del", "moveFrom", "instrText", "delText", "Fallback", "pPrChange", "rPrChange",
    ]

    func hear(_ event: XMLStream.Event) {
        switch event {
        case .open(let name): open(name)
        case .attribute(let name, let value):
            guard name == "val", silent == 0 else { return }
            if inParagraphProperties {
                note(value)
            } else if element == "b", ["0", "false", "off"].contains(value) {
                isBold = false
            }
        case .text(let characters):
            guard isText, silent == 0 else { return }
            if !isBold, characters.contains(where: { !$0.isWhitespace }) { hasPlain = true }
            text += characters
        case .close(let name): close(name)
        }
    }

    private func open(_ name: String) {
        element = name
        if Self.silentElements.contains(name) { silent += 1 }
        switch name {
        case "p":
            // A text box stands inside another paragraph; what was before it is kept apart.
            flush()
            kind = .paragraph
            paragraphs += 1
        case "pPr": inParagraphProperties = true
        case "t": isText = true
        case "r": isBold = false
        case "b": isBold = !inParagraphProperties
        case "tab" where !inParagraphProperties: text += "\t"
        case "br", "cr": if silent == 0 { text += LineBreaks.mark }
        case "noBreakHyphen": text += "-"
        case "tbl":
            if tables == 0 { flush() }
            tables += 1
        case "tc" where tables == 1: cells.append("")
        default: break
        }
    }

    private func note(_ value: String) {
        switch element {
        case "pStyle": if kind == .paragraph { kind = styles.kind(of: value) }
        case "outlineLvl": if Int(value).map({ $0 < 9 }) ?? false { kind = .heading }
        case "numId":
            if value == "0" {
                kind = kind == .listItem ? .paragraph : kind
            } else if kind == .paragraph {
                kind = .listItem
            }
        default: break
        }
    }

    private func close(_ name: String) {
        if Self.silentElements.contains(name) { silent = max(0, silent - 1) }
        switch name {
        case "pPr": inParagraphProperties = false
        case "t": isText = false
        case "p": flush()
        case "tr" where tables == 1:
            let row = cells.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
            output.append(
                aside ?? .tableRow, row.filter { !$0.isEmpty }.joined(separator: "\t"), line: paragraphs)
            cells = []
        case "tbl": tables = max(0, tables - 1)
        default: break
        }
    }

    private func flush() {
        defer { (text, hasPlain) = ("", false) }
        if tables > 0 {
            if !cells.isEmpty { cells[cells.count - 1] += " " + text }
            return
        }
        // A line that is bold and nothing else is what many writers make a heading by.
        let isBoldLine =
            !hasPlain && text.utf8.count <= 124 && text.trimmed.last.map { !".:;,".contains($0) } == true
        let kind = aside ?? (kind == .paragraph && isBoldLine ? .heading : kind)
        for block in LineBreaks.blocks(text) {
            // Many writers type their bullets.
            if kind == .paragraph, let item = Bullets.item(block[...]) {
                output.append(.listItem, String(item), line: paragraphs)
            } else {
                output.append(kind, block, line: paragraphs)
            }
        }
    }
}
