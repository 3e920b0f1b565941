internal import AssessmentModel
internal import OfficeFiles
internal import TextAnalysis

/// Hears a part of a Word document as it streams by, and hands its paragraphs and tables to a collector.
final class WordBody {
    /// A part that the document embeds, by its identifier.
    enum Embedded {
        case chunk(String), chart(String), diagram(String)
        /// By the program that made it.
        case object(String)
    }

    var onEmbedded: (Embedded, _ line: Int) -> Void = { _, _ in }
    /// What all text is from here on, whatever its style: set for the parts beside the document's body.
    var aside: Block.Kind?
    private let collector: BlockCollector
    private let styles: WordStyles

    private struct Paragraph {
        var kind = Block.Kind.paragraph
        var text = ""
        var line: Int
        /// Whether it has text that is not bold.
        var hasPlain = false
        /// Whether its end is deleted or hidden, so that the next one goes on in it.
        var joinsNext = false
        var isHidden = false
        var isStruck = false
        /// What its text boxes hold, put behind it.
        var boxes: [WordPiece] = []
        /// Depth of text boxes it stands in.
        var depth: Int
    }

    private struct Run {
        var isBold = false
        /// Nil where its paragraph says it.
        var isHidden: Bool?
        var isStruck: Bool?
        var isRaised = false
        var font = ""
    }

    private var path: [String] = []
    private var pending: (name: String, attributes: [String: String])?
    private var paragraphs: [Paragraph] = []
    private var run = Run()
    private var count = 0
    private var boxes = 0
    /// Depth of open exponents of formulas.
    private var exponents = 0
    /// Depth of open elements whose text does not count.
    private var silent = 0
    private var isText = false
    private var isInDeletedRow = false
    private var isInDeletedCell = false
    private var isInHiddenRow = false
    /// The words of a paragraph that goes on in the next one.
    private var carried: String?
    private var lines = WordLines()
    /// Whether the control that was opened last shows words such as "Click or tap here to enter text", which are
    /// nobody's; and of each open one.
    private var isPlaceholder = false
    private var placeholders: [Bool] = []

    init(styles: WordStyles, into collector: BlockCollector) {
        self.styles = styles
        self.collector = collector
    }

    /// Elements whose text is not part of the document as it reads: deleted and moved-away text, field codes,
    /// the second rendering of drawings that old programs are given, what stood there before a change.
    private static let silentElements: Set<String> = [
        "del", "moveFrom", "instrText", "Fallback", "pPrChange", "rPrChange", "tblPrChange", "tcPrChange",
        "trPrChange", "sectPrChange", "rt",
    ]

    static func isOff(_ value: String?) -> Bool { value.map { ["0", "false", "off"].contains($0) } ?? false }

    func hear(_ event: XMLStream.Event) {
        if case .attribute(let name, let value) = event {
            pending?.attributes[name] = value
            return
        }
        if let element = pending {
            pending = nil
            open(element.name, element.attributes)
            path.append(element.name)
        }
        switch event {
        case .open(let name): pending = (name, [:])
        case .text(let characters): if isText { append(characters) }
        case .close(let name):
            _ = path.popLast()
            close(name)
        case .attribute: break
        }
    }

    /// Ends what is open at the end of a part.
    func finish() {
        while !paragraphs.isEmpty { endParagraph() }
        emitCarried()
        (path, silent, boxes, isText) = ([], 0, 0, false)
    }

    // MARK: Elements

    private func open(_ name: String, _ attributes: [String: String]) {
        let value = attributes["val"]
        switch path.last {
        case "rPr": return runProperty(name, value, attributes, isOfMark: path.dropLast().last == "pPr")
        case "pPr" where path.dropLast().last == "p": return paragraphProperty(name, value)
        case "numPr" where path.dropLast(2).last == "p": return paragraphProperty(name, value)
        case "trPr":
            if name == "del" { isInDeletedRow = true }
            if name == "hidden", !Self.isOff(value) { isInHiddenRow = true }
            // Columns that the row leaves free before its first cell.
            if name == "gridBefore", let columns = value.flatMap({ Int($0) }), (1...20).contains(columns) {
                put(.openCell)
                put(.widenCell(columns))
                put(.closeCell)
            }
            return
        case "tcPr": return cellProperty(name, value)
        case "sdtPr":
            if name == "showingPlcHdr" { isPlaceholder = true }
            return
        default: break
        }
        if Self.silentElements.contains(name) { silent += 1 }
        switch name {
        case "p": openParagraph()
        case "r": run = Run()
        case "t", "delText": isText = true
        case "tab", "ptab": append("\t")
        case "br", "cr": append(LineBreaks.mark)
        case "noBreakHyphen": append("-")
        case "sym":
            let code = UInt32(attributes["char"] ?? "", radix: 16) ?? 0xFFFD
            append(WordSymbols.text(font: attributes["font"] ?? "", code: code))
        case "txbxContent": boxes += 1
        case "sdt": isPlaceholder = false
        case "sdtContent":
            placeholders.append(isPlaceholder)
            silent += isPlaceholder ? 1 : 0
            isPlaceholder = false
        case "sup": exponents += 1
        case "den": append("/")
        case "d": append("(")
        case "altChunk":
            emitCarried()
            onEmbedded(.chunk(attributes["id"] ?? ""), count)
        case "chart" where attributes["id"] != nil && silent == 0:
            onEmbedded(.chart(attributes["id"] ?? ""), count)
        case "relIds" where silent == 0: onEmbedded(.diagram(attributes["dm"] ?? ""), count)
        case "OLEObject" where silent == 0: onEmbedded(.object(attributes["ProgID"] ?? ""), count)
        default: openTablePart(name)
        }
    }

    private func openTablePart(_ name: String) {
        switch name {
        case "tbl":
            if boxes == 0 { emitCarried() }
            put(.openTable)
        case "tr":
            (isInDeletedRow, isInHiddenRow) = (false, false)
            put(.openRow)
        case "tc":
            isInDeletedCell = false
            put(.openCell)
        default: break
        }
    }

    private func close(_ name: String) {
        switch path.last {
        case "rPr", "pPr", "numPr", "trPr", "tcPr", "sdtPr": return
        default: break
        }
        if Self.silentElements.contains(name) { silent = max(0, silent - 1) }
        switch name {
        case "t", "delText": isText = false
        case "p": endParagraph()
        case "r": run = Run()
        case "txbxContent": boxes = max(0, boxes - 1)
        case "sdtContent": if placeholders.popLast() == true { silent = max(0, silent - 1) }
        case "sup": exponents = max(0, exponents - 1)
        case "d": append(")")
        case "tc":
            if boxes == 0 { emitCarried() }
            isInDeletedCell = false
            put(.closeCell)
        case "tr":
            if isInDeletedRow || isInHiddenRow { put(.dropRow) }
            (isInDeletedRow, isInHiddenRow) = (false, false)
        case "tbl": put(.closeTable)
        default: break
        }
    }

    /// Hands a part of a table on: of one in a text box behind the paragraph that holds the box.
    private func put(_ piece: WordPiece) {
        if boxes > 0, let outer = paragraphs.firstIndex(where: { $0.depth == 0 }) {
            paragraphs[outer].boxes.append(piece)
        } else {
            piece.put(into: collector, line: count)
        }
    }

    // MARK: Properties

    private func runProperty(_ name: String, _ value: String?, _ attributes: [String: String], isOfMark: Bool)
    {
        let isOn = !Self.isOff(value)
        if isOfMark {
            guard let last = paragraphs.indices.last else { return }
            if ["del", "moveFrom"].contains(name) || ["vanish", "specVanish"].contains(name) && isOn {
                paragraphs[last].joinsNext = true
            }
            return
        }
        guard path.dropLast().last == "r" else { return }
        switch name {
        case "b": run.isBold = isOn
        case "vanish": run.isHidden = isOn
        case "strike", "dstrike": run.isStruck = isOn
        case "vertAlign": run.isRaised = value == "superscript"
        case "position": run.isRaised = run.isRaised || WordStyles.isRaise(value)
        case "rFonts": run.font = attributes["ascii"] ?? attributes["hAnsi"] ?? ""
        case "rStyle":
            if let value {
                run.isHidden = run.isHidden ?? styles.isHidden(value)
                run.isRaised = run.isRaised || styles.isRaised(value)
                run.isStruck = run.isStruck ?? styles.isStruck(value)
            }
        default: break
        }
    }

    private func paragraphProperty(_ name: String, _ value: String?) {
        guard let last = paragraphs.indices.last, let value else { return }
        let kind = paragraphs[last].kind
        switch name {
        case "pStyle":
            if kind == .paragraph { paragraphs[last].kind = styles.kind(of: value) }
            paragraphs[last].isHidden = styles.isHidden(value) ?? false
            paragraphs[last].isStruck = styles.isStruck(value) ?? false
        case "outlineLvl": if Int(value).map({ $0 < 9 }) ?? false { paragraphs[last].kind = .heading }
        case "numId":
            if value == "0" {
                paragraphs[last].kind = kind == .listItem ? .paragraph : kind
            } else if kind == .paragraph {
                paragraphs[last].kind = .listItem
            }
        default: break
        }
    }

    private func cellProperty(_ name: String, _ value: String?) {
        switch name {
        case "gridSpan": put(.widenCell(value.flatMap { Int($0) } ?? 1))
        case "vMerge": if value == nil || value == "continue" { put(.continueCell) }
        case "cellDel": isInDeletedCell = true
        default: break
        }
    }

    // MARK: Text

    private func openParagraph() {
        count += 1
        paragraphs.append(Paragraph(line: count, depth: boxes))
        run = Run()
    }

    private func append(_ characters: String) {
        guard let last = paragraphs.indices.last else { return }
        let isBlank = characters.allSatisfy(\.isWhitespace)
        if silent > 0 || isInDeletedRow || isInDeletedCell {
            if !isBlank,
                path.contains("del") || path.contains("moveFrom") || isInDeletedRow || isInDeletedCell
            {
                leaveOut(.deleted)
            }
            return
        }
        if run.isHidden ?? paragraphs[last].isHidden || isInHiddenRow {
            return isBlank ? () : leaveOut(.hidden)
        }
        if run.isStruck ?? paragraphs[last].isStruck { return isBlank ? () : leaveOut(.struckOut) }
        if !run.isBold, !isBlank { paragraphs[last].hasPlain = true }
        let text = WordSymbols.plain(characters, font: run.font)
        paragraphs[last].text +=
            run.isRaised || exponents > 0 ? RaisedText.start + text + RaisedText.end : text
    }

    private func leaveOut(_ what: LeftOut) {
        collector.leaveOut(what, line: count)
    }

    private func endParagraph() {
        guard var paragraph = paragraphs.popLast() else { return }
        if paragraph.depth > 0, let outer = paragraphs.firstIndex(where: { $0.depth == 0 }) {
            if !paragraph.text.isEmpty {
                paragraphs[outer].boxes.append(.paragraph(kind(of: paragraph), paragraph.text))
            }
            return
        }
        if let before = carried {
            carried = nil
            paragraph.text = before + paragraph.text
            paragraph.hasPlain = true
        }
        if paragraph.joinsNext, paragraph.boxes.isEmpty {
            carried = paragraph.text
            return
        }
        let kind = kind(of: paragraph)
        if kind == .paragraph, !collector.isInTable, paragraph.boxes.isEmpty {
            lines.hold(paragraph.text, line: paragraph.line, in: collector)
            return
        }
        lines.release(into: collector)
        collector.add(kind, paragraph.text, line: paragraph.line)
        let part = collector.part
        collector.part = .textBox
        for piece in paragraph.boxes { piece.put(into: collector, line: paragraph.line) }
        collector.part = part
    }

    private func emitCarried() {
        lines.release(into: collector)
        if let text = carried { collector.add(aside ?? .paragraph, text, line: count) }
        carried = nil
    }

    private func kind(of paragraph: Paragraph) -> Block.Kind {
        if let aside { return aside }
        // A line that is bold and nothing else is what many writers make a heading by.
        let isBoldLine =
            !paragraph.hasPlain && paragraph.text.utf8.count < BlockCollector.longestBoldHeading
            && paragraph.text.trimmedLine.last.map { !".:;,".contains($0) } == true
        return paragraph.kind == .paragraph && isBoldLine ? .heading : paragraph.kind
    }
}
