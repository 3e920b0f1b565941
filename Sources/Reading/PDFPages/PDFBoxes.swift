/// Boxes that stand beside running text: their lines are put behind the paragraph beside which they stand, and do not
/// cut its lines.
package enum PDFBoxes {
    /// - Parameter lines: of a page, as poppler orders them.
    package static func apart(_ lines: [PDFPage.Line]) -> [PDFPage.Line] {
        var lines = lines
        var sides = Set<Int>()
        for index in lines.indices {
            guard let main = neighbour(of: index, in: lines) else { continue }
            // A line of words that fill the room that the box leaves.
            let gap = lines[index].left - lines[main].right
            guard gap > 4, gap < 48, lines[main].text.count >= 40, lines[index].text.count >= 12 else {
                continue
            }
            sides.insert(index)
            lines[main].limit = lines[index].left - lines[index].height
        }
        // One line beside another is a cell; a box has several under each other.
        var boxes = sides.filter { side in
            sides.contains {
                $0 != side && abs(lines[$0].left - lines[side].left) < 2
                    && abs(lines[$0].top - lines[side].top) < lines[side].height * 2.2
            }
        }
        guard !boxes.isEmpty else { return lines }
        // Its short lines begin where the others do.
        for index in lines.indices where !boxes.contains(index) {
            let isOfBox = boxes.contains {
                abs(lines[$0].left - lines[index].left) < 1.5
                    && abs(lines[$0].top - lines[index].top) < lines[index].height * 1.8
            }
            guard isOfBox else { continue }
            boxes.insert(index)
            if let main = neighbour(of: index, in: lines) {
                lines[main].limit = lines[index].left - lines[index].height
            }
        }
        for box in boxes { lines[box].isInBox = true }
        return reordered(lines, boxes: boxes)
    }

    /// The line that ends left of a line on its height, of those beside it in poppler's order.
    private static func neighbour(of index: Int, in lines: [PDFPage.Line]) -> Int? {
        [index - 1, index + 1].first { other in
            guard lines.indices.contains(other) else { return false }
            let (a, b) = (lines[other], lines[index])
            let overlap = min(a.bottom, b.bottom) - max(a.top, b.top)
            return a.right <= b.left && overlap > 0.6 * min(a.height, b.height)
        }
    }

    /// The lines of a box behind the last line of the text that flows beside it without a gap.
    private static func reordered(_ lines: [PDFPage.Line], boxes: Set<Int>) -> [PDFPage.Line] {
        var output: [PDFPage.Line] = []
        var held: [PDFPage.Line] = []
        for index in lines.indices {
            if boxes.contains(index) {
                held.append(lines[index])
                continue
            }
            if let box = held.last, let last = output.last {
                let isNextParagraph =
                    lines[index].top - last.top > lines[index].height * 1.45 || lines[index].top < last.top
                if isNextParagraph, lines[index].top > box.top || lines[index].top < last.top {
                    output += held
                    held = []
                }
            }
            output.append(lines[index])
        }
        return output + held
    }
}
