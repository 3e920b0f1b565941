internal import AssessmentModel

/// The lines of a page mended by the order in which their words were set: poppler takes a box close beside a line for a
/// part of it, and cuts a line whose words stand far apart.
struct PDFLines {
    private let lines: [PDFPage.Line]
    /// The words by their first and by their last place.
    private var starting: [Int: PDFPage.Word] = [:]
    private var ending: [Int: PDFPage.Word] = [:]
    private var last = 0

    init(_ lines: [PDFPage.Line]) {
        self.lines = lines
        for word in lines.lazy.flatMap(\.words) {
            guard let order = word.order else { continue }
            starting[order.lowerBound] = word
            ending[order.upperBound] = word
            last = max(last, order.upperBound)
        }
    }

    func mended() -> [PDFPage.Line] { Self.joined(lines.flatMap(cut)) }

    // MARK: Cutting

    /// A line's parts: it ends where both the word set next and the one set before the next word stand on other
    /// lines.
    private func cut(_ line: PDFPage.Line) -> [PDFPage.Line] {
        let cuts = line.words.indices.dropFirst().filter { isCut(line.words[$0 - 1], line.words[$0]) }
        guard !cuts.isEmpty else { return [line] }
        return zip([0] + cuts, cuts + [line.words.count]).map { start, end in
            var part = PDFPage.Line.of(Array(line.words[start..<end]), like: line)
            part.marks = start == 0 ? line.marks : []
            part.beginsWithMark = start == 0 && line.beginsWithMark
            return part
        }
    }

    private func isCut(_ word: PDFPage.Word, _ next: PDFPage.Word) -> Bool {
        guard let end = word.order?.upperBound, let start = next.order?.lowerBound, end + 1 != start else {
            return false
        }
        let isLast = end == last
        let isFirst = start == 0
        guard isLast || starting[end + 1].map({ !Self.isBeside($0.box, word.box) }) == true else {
            return false
        }
        return isFirst || ending[start - 1].map { !Self.isBeside($0.box, next.box) } == true
    }

    private static func isBeside(_ a: PDFPage.Box, _ b: PDFPage.Box) -> Bool {
        min(a.bottom, b.bottom) - max(a.top, b.top) > 0.5 * min(a.height, b.height)
    }

    // MARK: Joining

    /// The lines with those put together that were set one behind the other and fill a line of their column: words
    /// that were spread over its width.
    private static func joined(_ lines: [PDFPage.Line]) -> [PDFPage.Line] {
        var lines = lines
        var starts: [Int: Int] = [:]
        for (index, line) in lines.enumerated() {
            if let order = line.words.first?.order { starts[order.lowerBound] = index }
        }
        for index in lines.indices {
            var parts = [index]
            // What is set right behind a line's last word in letters of another size is on the line.
            while let end = lines[parts[parts.count - 1]].words.last,
                let next = end.order.flatMap({ starts[$0.upperBound + 1] }), next != index,
                let word = lines[next].words.first, Self.isOnLine(word.box, with: end.box)
            {
                let whole = PDFPage.Line.of(lines[index].words + lines[next].words, like: lines[index])
                let marks = lines[index].marks + lines[next].marks
                lines[next] = .of([], like: lines[next])
                lines[index] = whole
                lines[index].marks = marks
            }
            while let end = lines[parts[parts.count - 1]].words.last?.order,
                let next = starts[end.upperBound + 1],
                parts.count < 12, isBehind(lines[next], lines[parts[parts.count - 1]]),
                !TableText.isValue(lines[next].text)
            {
                parts.append(next)
            }
            guard parts.count > 1, let last = parts.last,
                isFilled(from: lines[index].left, to: lines[last].right, at: index, lines)
                    || isSpread(parts.map { lines[$0] })
            else { continue }
            var whole = PDFPage.Line.of(parts.flatMap { lines[$0].words }, like: lines[index])
            whole.marks = parts.flatMap { lines[$0].marks }
            for part in parts { lines[part] = .of([], like: lines[part]) }
            lines[index] = whole
        }
        return lines.filter { !$0.text.isEmpty }
    }

    /// Whether a word stands a space behind another of clearly other size, on one ground.
    private static func isOnLine(_ word: PDFPage.Box, with last: PDFPage.Box) -> Bool {
        let (small, large) = (min(word.height, last.height), max(word.height, last.height))
        let gap = word.left - last.right
        return large > small * 1.15 && large < small * 4 && gap > small * 0.1 && gap < small * 0.45
            && min(word.bottom, last.bottom) - max(word.top, last.top) > small * 0.75
    }

    private static func isBehind(_ next: PDFPage.Line, _ line: PDFPage.Line) -> Bool {
        let height = max(1, line.height)
        return !next.words.isEmpty && next.left > line.right && next.left - line.right < height * 8
            && min(line.bottom, next.bottom) - max(line.top, next.top) > 0.8 * height
    }

    /// Whether words stand apart by the same gap, as those of a line do that is spread over its column's width; cells of a
    /// table do not.
    private static func isSpread(_ parts: [PDFPage.Line]) -> Bool {
        let words = parts.flatMap(\.words)
        let gaps = zip(words, words.dropFirst()).map { $1.box.left - $0.box.right }
        guard gaps.count >= 3, let least = gaps.min(), let most = gaps.max() else { return false }
        return most - least < 0.6
    }

    /// Whether a line right above or below reaches from one edge to the other without a wide gap.
    private static func isFilled(from left: Double, to right: Double, at index: Int, _ lines: [PDFPage.Line])
        -> Bool
    {
        let height = max(1, lines[index].height)
        return lines.contains { line in
            let step = abs(line.top - lines[index].top)
            return line.words.count > 2 && step > height * 0.5 && step < height * 2.2
                && abs(line.left - left) < 1.5 && abs(line.right - right) < 1.5
                && zip(line.words, line.words.dropFirst()).allSatisfy {
                    $1.box.left - $0.box.right < height * 1.2
                }
        }
    }
}

extension PDFPage.Line {
    /// Words as a line of the height of another.
    package static func of(_ words: [PDFPage.Word], like line: PDFPage.Line) -> PDFPage.Line {
        var made = line
        made.words = words
        made.text = words.map(\.text).joined(separator: " ")
        let boxes = words.map(\.box)
        made.top = boxes.map(\.top).sorted().dropFirst(boxes.count / 2).first ?? line.top
        made.bottom = boxes.map(\.bottom).sorted().dropFirst(boxes.count / 2).first ?? line.bottom
        made.left = words.first?.box.left ?? line.left
        made.right = words.last?.box.right ?? line.right
        made.firstWordWidth = words.first.map { $0.box.right - $0.box.left } ?? 0
        return made
    }
}
