internal import PDFPages
internal import AssessmentModel
internal import SourceText
internal import TextAnalysis

/// Blocks of a PDF: lines joined into paragraphs by their places, hyphens undone, running heads and page
/// numbers set aside, cells that stand side by side made rows. A block's line is its page.
enum PDFBlocks {
    /// - Parameter isOwnLine: as `TextBlocks.read` takes it.
    /// - Throws: `WorldError` as `PDFText.pages` does.
    static func read(_ bytes: [UInt8], isOwnLine: @escaping (String) -> Bool = { _ in false })
        throws(WorldError) -> BlockText
    {
        let pages = try PDFText.pages(of: bytes).map {
            PDFPage(
                height: $0.height,
                lines: $0.lines.count > Limits.pdfPageLines
                    ? $0.lines
                    : PDFRows.joined(
                        PDFScoreHeads.joined(PDFBoxes.apart($0.lines), isOwnLine: isOwnLine)),
                aslant: $0.aslant,
                struckOut: $0.struckOut, unseen: $0.unseen, hasPicture: $0.hasPicture,
                isDrawingKnown: $0.isDrawingKnown)
        }
        let furniture = PageFurniture(pages)
        let lines = pages.enumerated().flatMap { number, page in
            page.lines.map {
                PlacedLine(line: $0, page: number + 1, isChrome: furniture.contains($0, on: page))
            }
        }
        var text = PDFParagraphs(lines, isOwnLine: isOwnLine).blocks()
        for (number, page) in pages.enumerated() where !page.aslant.isEmpty {
            text.append(.chrome, page.aslant.joined(separator: " "), line: number + 1)
        }
        for (number, page) in pages.enumerated() {
            for _ in 0..<page.struckOut { text.leaveOut(.struckOut, line: number + 1) }
            for _ in 0..<page.unseen { text.leaveOut(.hidden, line: number + 1) }
            // How much it says nobody knows: as much as another page.
            if page.lines.isEmpty, page.hasPicture {
                text.leaveOut(
                    .picture, line: number + 1, bytes: max(1, text.readingText.utf8.count / pages.count))
            }
        }
        if let number = pages.firstIndex(where: { !$0.isDrawingKnown }) {
            text.leaveOut(.drawing, line: number + 1)
        }
        return text
    }
}

/// A line with its page.
struct PlacedLine {
    var line: PDFPage.Line
    /// From 1.
    var page: Int
    var isChrome: Bool
}

/// Cells of a table, and bullets apart from their words, which poppler gives as lines of other columns.
enum PDFRows {
    /// The lines with each short cell behind the line it stands beside.
    static func joined(_ all: [PDFPage.Line]) -> [PDFPage.Line] {
        let columns = columns(of: all)
        let lines = PDFTables.joined(PDFColumns.apart(all), columns: columns)
        var rows: [PDFPage.Line?] = lines
        for (index, cell) in lines.enumerated() where cell.table == nil && !cell.isInBox {
            let left = lines.indices.filter {
                $0 != index && rows[$0] != nil && lines[$0].table == nil && !lines[$0].isInBox
                    && stands(lines[$0], leftOf: cell)
            }
            .max { lines[$0].right < lines[$1].right }
            guard let left, let row = rows[left] else { continue }
            if isMark(row, before: cell) {
                rows[left] = nil
                rows[index]?.marks.append(row.text)
                rows[index]?.beginsWithMark = true
                continue
            }
            let isBullet = Bullets.isBullet(row.text)
            guard
                isBullet
                    || cell.text.count <= 24 && row.text.count <= 90
                        && !columns.contains(Int(cell.left.rounded()))
            else { continue }
            // A bullet goes to its words, which may stand far behind it in the page's order; a cell goes to
            // its row.
            let (kept, gone) = isBullet ? (index, left) : (left, index)
            rows[kept] = .init(
                text: row.text + (isBullet ? " " : "\t") + (rows[index] ?? cell).text, left: row.left,
                top: min(row.top, cell.top),
                right: cell.right, bottom: max(row.bottom, cell.bottom), firstWordWidth: row.firstWordWidth)
            rows[gone] = nil
        }
        return rows.compactMap { $0 }
    }

    /// Whether a line is the mark of the note whose text stands behind it.
    private static func isMark(_ line: PDFPage.Line, before text: PDFPage.Line) -> Bool {
        line.text.utf8.count <= 3 && text.left - line.right < text.height
            && line.bottom < text.bottom - text.height * 0.15 && RaisedText.isMark(line.text)
    }

    /// Where columns of running text begin, in whole points: several long lines begin there, and most that do
    /// are long. What stands there is in no row with what stands beside it.
    private static func columns(of lines: [PDFPage.Line]) -> Set<Int> {
        let places = Dictionary(grouping: lines) { Int($0.left.rounded()) }
        return Set(
            places.keys.filter { place in
                let near = (place - 1...place + 1).flatMap { places[$0] ?? [] }
                let long = near.count { $0.text.count > 32 }
                return long >= 4 && long * 2 > near.count
            })
    }

    /// Whether a line ends left of a cell on the same height.
    private static func stands(_ line: PDFPage.Line, leftOf cell: PDFPage.Line) -> Bool {
        guard line.right <= cell.left else { return false }
        let overlap = min(line.bottom, cell.bottom) - max(line.top, cell.top)
        return overlap > 0.6 * min(line.height, cell.height)
    }
}

/// Puts the lines of all pages together into paragraphs.
struct PDFParagraphs {
    private let lines: [PlacedLine]
    /// Height of most of the text's lines, and the usual distance from one line's top to the next one's.
    private let bodyHeight: Double
    private let leading: Double
    private let hyphens: Hyphens
    /// Where the lines of a column end, by the whole points at which they begin.
    private let rightEdges: [Int: Double]

    private let isOwnLine: (String) -> Bool
    /// Whether most lines end at the same edge.
    private let isJustified: Bool

    init(_ lines: [PlacedLine], isOwnLine: @escaping (String) -> Bool = { _ in false }) {
        self.lines = lines
        self.isOwnLine = isOwnLine
        let body = lines.filter { !$0.isChrome }.map(\.line)
        // A row of a table may be as high as several lines.
        let running = body.contains { $0.table == nil } ? body.filter { $0.table == nil } : body
        bodyHeight =
            Self.median(running.flatMap { Array(repeating: $0.height, count: max(1, $0.text.count / 10)) })
            ?? 12
        let height = bodyHeight
        let steps = zip(body, body.dropFirst()).filter { $0.table == nil && $1.table == nil }.map {
            $1.top - $0.top
        }
        .filter { $0 > height * 0.8 && $0 < height * 2.2 }
        // The lower quarter: lines inside paragraphs outnumber paragraphs, but not in a page of short lines.
        let usual = steps.isEmpty ? height * 1.2 : steps.sorted()[steps.count / 4]
        leading = steps.count < 12 ? min(usual, height * 1.45) : usual
        hyphens = Hyphens(
            body.flatMap { $0.text.split(separator: Character(LineBreaks.mark)).map(String.init) })
        let edges = Self.rightEdges(
            of: body.filter { abs($0.height - height) < height * 0.08 }, leading: leading)
        rightEdges = edges
        isJustified = body.count { abs($0.right - (edges[Int($0.left)] ?? 0)) < 2 } * 5 > body.count * 2
    }

    /// For each place where lines begin, how far those that begin there reach; the furthest fiftieth may be
    /// outliers. Where no line stands right below another, as in a list of short items, those that begin
    /// about there tell it.
    private static func rightEdges(of lines: [PDFPage.Line], leading: Double) -> [Int: Double] {
        var edges: [Int: Double] = [:]
        let continued = Set(
            zip(lines, lines.dropFirst()).filter {
                abs($0.left - $1.left) < 2 && $1.top > $0.top && $1.top - $0.top < leading * 1.18
            }
            .map { Int($0.0.left) })
        for start in Set(lines.map { Int($0.left) }) {
            let reach = continued.contains(start) ? 3.0 : 40
            let rights = lines.filter { abs($0.left - Double(start)) < reach }.map(\.right).sorted(by: >)
            edges[start] = rights[min(rights.count - 1, rights.count / 50)]
        }
        return edges
    }

    private static func median(_ values: [Double]) -> Double? {
        values.isEmpty ? nil : values.sorted()[values.count / 2]
    }

    /// A block to which lines may still be added.
    private struct Open {
        var kind: Block.Kind
        var text: String
        var page: Int
        var last: PlacedLine
        var lines = 1
        /// Whether all its lines are set in another face than running text.
        var isSetApart: Bool

        /// Whether it is what many writers make a heading by: bold, or in another face, and no sentence.
        var isHeading: Bool {
            kind == .paragraph && isSetApart && text.utf8.count < BlockCollector.longestBoldHeading
                && text.last.map { !".:;,”\"’)".contains($0) } == true
        }

        /// Whether a line in another face begins something else.
        func isParted(from line: PDFPage.Line) -> Bool {
            guard isSetApart != line.isSetApart, line.text.first?.isUppercase == true else { return false }
            return isSetApart ? isHeading : text.last.map { ".?!".contains($0) } == true
        }
    }

    /// All blocks in order; furniture is put where it stands, but never into a paragraph.
    func blocks() -> BlockText {
        var output = BlockText()
        var open: Open?
        var chrome: [PlacedLine] = []
        var marks: [String] = []
        var notes = PDFFootNotes()
        var table = (number: 0, row: 0, key: "")
        var name: PlacedLine?
        func flush() {
            defer {
                notes.put(into: &output, hyphens)
                if !marks.isEmpty {
                    output.append(.chrome, marks.joined(separator: " "), line: open?.page ?? 1)
                }
                (open, marks) = (nil, [])
                for line in chrome { output.append(.chrome, line.line.text, line: line.page) }
                chrome = []
            }
            if let block = open { write(block, &table, into: &output) }
        }
        for (index, line) in lines.enumerated() {
            if line.isChrome {
                chrome.append(line)
                continue
            }
            if let block = open, block.kind != .tableRow, !endsSentence(block.text),
                notes.take(line, isNote: kind(of: line.line) == .note, isSmall: isSmall(line.line))
            {
                continue
            }
            if let block = open { name = isOwnLine(block.text) ? block.last : nil }
            if let name, isOfOtherColumn(line, than: name) {
                flush()
                output.append(.note, line.line.text, line: line.page)
                continue
            }
            if let block = open, block.kind == .tableRow, block.last.line.table == nil,
                line.line.table == nil,
                let row = row(block.text, continuedBy: line.line.text)
            {
                open?.text = row
                open?.last = line
                marks += line.line.marks
                continue
            }
            if let block = open,
                block.last.line.table == nil && line.line.table == nil,
                isKnown(block.text, line.line.text)
                    ?? (!block.isParted(from: line.line) && continues(line, block.kind, after: block.last)
                        && (line.page == block.last.page
                            || goesOn(overPageTo: index, from: block.last, isFirstLine: block.lines == 1)))
            {
                open?.lines += 1
                open?.isSetApart = block.isSetApart && line.line.isSetApart
                open?.text = hyphens.join(block.text, line.line.text)
                open?.last = line
                marks += line.line.marks
                continue
            }
            flush()
            let item = line.line.table == nil ? Bullets.item(line.line.text[...]) : nil
            marks = line.line.marks
            open = Open(
                kind: item != nil ? .listItem : kind(of: line.line),
                text: String(item ?? line.line.text[...]),
                page: line.page, last: line, isSetApart: line.line.isSetApart)
        }
        flush()
        return output
    }

    /// Whether a line is a score that was not set behind the line before it and stands neither under nor beside it: where
    /// poppler mixes columns, it is that of a name in another one, and nobody's rather than a wrong one's.
    private func isOfOtherColumn(_ score: PlacedLine, than name: PlacedLine) -> Bool {
        let (a, b) = (name.line, score.line)
        guard score.page == name.page, let end = a.words.last?.order, let start = b.words.first?.order,
            end.upperBound + 1 != start.lowerBound,
            Score.line(b.text)?.value ?? Score.wording(in: b.text)?.value != nil
        else { return false }
        return (b.right <= a.left || b.left >= a.right)
            && (b.top >= a.bottom || b.bottom <= a.top || b.right <= a.left)
    }

    /// Writes what is open as a row of its table, or as a block with the heading that was glued to it apart.
    private func write(
        _ block: Open, _ table: inout (number: Int, row: Int, key: String), into output: inout BlockText
    ) {
        if let place = block.last.line.table {
            // The tables of a page are counted on it.
            let key = "\(block.page) \(place)"
            table = table.key == key ? (table.number, table.row + 1, key) : (table.number + 1, 1, key)
            output.append(
                .tableRow, hyphens.whole(block.text), line: block.page, table: table.number, row: table.row)
            return
        }
        let parts =
            block.kind == .tableRow
            ? [block.text] : GluedHeadings.parts(of: block.text, isOwnLine: isOwnLine)
        let isHeading = parts.count == 1 && block.isHeading
        output.append(isHeading ? .heading : block.kind, Hyphens.plain(parts[0]), line: block.page)
        for heading in parts.dropFirst() { output.append(.paragraph, heading, line: block.last.page) }
    }

    /// Whether a line goes on in the next one because together they are a line that reports have; that it
    /// does not because it is one already; nil where neither tells.
    private func isKnown(_ text: String, _ next: String) -> Bool? {
        guard text.utf8.count < 200 else { return nil }
        if isOwnLine(hyphens.join(text, next)) { return true }
        return isOwnLine(text) || isOwnLine(next) ? false : nil
    }

    /// A row of a table whose first cell, a name that reports have, goes on in the next line.
    private func row(_ text: String, continuedBy next: String) -> String? {
        let cells = text.split(separator: "\t", maxSplits: 1)
        guard cells.count == 2, !next.contains("\t") else { return nil }
        let name = hyphens.join(String(cells[0]), next)
        return isOwnLine(name) ? name + "\t" + cells[1] : nil
    }

    private func kind(of line: PDFPage.Line) -> Block.Kind {
        if line.text.contains("\t") || line.table != nil { return .tableRow }
        if line.beginsWithMark, isSmall(line) { return .note }
        return line.height > bodyHeight * 1.12 ? .heading : .paragraph
    }

    private func isSmall(_ line: PDFPage.Line) -> Bool { line.height < bodyHeight * 0.97 }

    /// Whether a paragraph goes on over a page's end, where no distance tells: not into a line that stands
    /// alone after a full stop, and not from a short line that stands alone, as a heading does, to a capital.
    private func goesOn(overPageTo index: Int, from last: PlacedLine, isFirstLine: Bool) -> Bool {
        let next = lines[index]
        if endsSentence(last.line.text) {
            // Where all lines of paragraphs but the last ones end at one edge, a line that ends before it is
            // the last.
            if isJustified, last.line.right < (rightEdges[Int(last.line.left)] ?? last.line.right) - 2 {
                return false
            }
            guard let after = lines[(index + 1)...].first(where: { !$0.isChrome }), after.page == next.page
            else { return false }
            return continues(after, .paragraph, after: next)
        }
        let edge = rightEdges[Int(last.line.left)] ?? last.line.right
        let isShort = last.line.right - last.line.left < 0.8 * (edge - last.line.left)
        return
            !(isFirstLine && isShort && next.line.text.first?.isUppercase == true
            && last.line.text.last?.isLetter == true)
    }

    private func continues(_ next: PlacedLine, _ kind: Block.Kind, after last: PlacedLine) -> Bool {
        let (a, b) = (last.line, next.line)
        guard kind != .tableRow, !b.text.contains("\t"), Bullets.item(b.text[...]) == nil else {
            return false
        }
        guard abs(a.height - b.height) < bodyHeight * 0.08 else { return false }
        if next.page == last.page, b.top > a.top {
            guard b.top - b.rise - a.top < leading * 1.18 * max(1, a.height / bodyHeight) else {
                return false
            }
        }
        // A sentence that is not at its end goes on in a small letter, wherever its lines were broken.
        let isBelow = next.page == last.page && b.top > a.top && abs(b.left - a.left) < 60
        let isNextColumn = next.page == last.page && b.bottom < a.top && b.left > a.right
        if isBelow || isNextColumn || next.page == last.page + 1, b.text.first?.isLowercase == true,
            a.text.last.map({ !".?!:;".contains($0) }) == true
        {
            return true
        }
        // So it does in a figure, where the line is no short one that stands alone.
        let edge = a.limit ?? rightEdges[Int(a.left)] ?? a.right
        if next.page == last.page, b.top > a.top, abs(b.left - a.left) < 4, b.text.first?.isNumber == true,
            a.text.last.map({ $0.isLetter || $0 == "," }) == true, a.right - a.left > 0.6 * (edge - a.left)
        {
            return true
        }
        // What stands below a list item's words and goes on in the middle of a sentence belongs to it,
        // wherever its lines were broken.
        if kind == .listItem, next.page == last.page, b.top > a.top, b.left > a.left - 4,
            b.text.first?.isUppercase == false
        {
            return true
        }
        // In a paragraph, a line is only broken where the next word has no room.
        let room = (a.limit ?? rightEdges[Int(a.left)] ?? a.right) - a.right - a.height * 0.3
        if b.firstWordWidth < room { return false }
        // A first line that begins further in opens a paragraph; in a list item all lines but the first do.
        let isIndented = b.left > a.left + 4 && b.left < a.left + 60
        if kind != .listItem { return !isIndented }
        // After a page's end a list item goes on only where its lines begin, or in the middle of a sentence.
        return next.page == last.page && b.top > a.top || isIndented || !endsSentence(a.text)
    }

    private func endsSentence(_ text: String) -> Bool { text.last.map { ".?!".contains($0) } ?? false }
}
