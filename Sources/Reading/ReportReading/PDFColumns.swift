internal import PDFPages
internal import AssessmentModel

/// Running text in columns side by side, which is no table however its lines stand on one height.
enum PDFColumns {
    /// Most characters of a table's cell, and of one that is a sentence.
    private static let cellCharacters = 240
    private static let sentenceCharacters = 100

    /// The lines with those marked that go on, in the order in which they were set, for longer than any cell, and the
    /// lines beside them.
    static func apart(_ lines: [PDFPage.Line]) -> [PDFPage.Line] {
        var ends: [Int: Int] = [:]
        for (index, line) in lines.enumerated() {
            if let order = line.words.last?.order { ends[order.upperBound] = index }
        }
        // How many characters go on to a line, and from which line.
        var lengths = lines.map(\.text.count)
        var before: [Int: Int] = [:]
        let order = lines.indices.sorted { lines[$0].top < lines[$1].top }
        for index in order {
            guard let start = lines[index].words.first?.order?.lowerBound, let last = ends[start - 1],
                last != index, PDFCells.goesOn(lines[last], in: lines[index])
            else { continue }
            lengths[index] += lengths[last]
            before[index] = last
        }
        var isRunning = Set<Int>()
        for index in order.reversed() {
            let isSentence = lines[index].text.last == "." && lengths[index] > sentenceCharacters
            guard lengths[index] > cellCharacters || isSentence || isRunning.contains(index) else { continue }
            isRunning.insert(index)
            if let last = before[index] { isRunning.insert(last) }
        }
        guard !isRunning.isEmpty else { return lines }
        return beside(lines, order, isRunning)
    }

    /// Marks running lines that have others beside them, and these.
    private static func beside(_ lines: [PDFPage.Line], _ order: [Int], _ isRunning: Set<Int>) -> [PDFPage
        .Line]
    {
        var marked = lines
        for (place, index) in order.enumerated() {
            // Lines on one height stand near each other in this order.
            for other in order[(place + 1)...].prefix(8) {
                let (a, b) = (lines[index], lines[other])
                guard min(a.bottom, b.bottom) - max(a.top, b.top) > 0.5 * min(a.height, b.height),
                    a.right <= b.left || b.right <= a.left,
                    isRunning.contains(index) || isRunning.contains(other),
                    !TableText.isValue(a.text), !TableText.isValue(b.text), !Bullets.isBullet(a.text),
                    !Bullets.isBullet(b.text)
                else { continue }
                // However far lines reach that begin there elsewhere, a line reaches no further than to the next column.
                let (left, right) = a.right <= b.left ? (index, other) : (other, index)
                let edge = lines[right].left - lines[right].height
                marked[left].limit = min(marked[left].limit ?? edge, edge)
                marked[index].isInBox = true
                marked[other].isInBox = true
            }
        }
        return marked
    }
}
