internal import SourceText
internal import TextAnalysis

/// Numbers that an author typed before paragraphs, as committee papers have them: `3.7 In May 2025 …`. They are no
/// figures of the report.
enum ParagraphNumbers {
    /// So many paragraphs have rising numbers where they are numbered.
    private static let least = 3
    /// A number may be so much higher than the one before it: headings and rows have some of their own.
    private static let step = 9

    /// Blocks with such numbers as blocks of their own, which are part of the page and not of the report.
    static func setApart(_ blocks: [Block]) -> [Block] {
        var last: [Int] = []
        var numbered: [Int: (number: Span, text: Span)] = [:]
        for (index, block) in blocks.enumerated() where block.table == nil {
            guard let (parts, length, gap) = number(of: block.text),
                last.isEmpty ? parts[0] <= step * 2 : follows(parts, last)
            else { continue }
            last = parts
            guard block.kind == .paragraph || block.kind == .listItem else { continue }
            let start = block.span.start
            numbered[index] = (Span(start, start + length), Span(start + length + gap, block.span.end))
        }
        if numbered.count < least { numbered = [:] }
        numbered.merge(items(of: blocks)) { paragraph, _ in paragraph }
        guard !numbered.isEmpty else { return blocks }
        return blocks.enumerated().flatMap { index, block in
            guard let place = numbered[index] else { return [block] }
            var (number, words) = (block, block)
            (number.kind, number.span) = (.chrome, place.number)
            number.text = String(block.text[place.number.shifted(by: -block.span.start)])
            words.span = place.text
            words.text = String(block.text[place.text.shifted(by: -block.span.start)])
            return [number, words]
        }
    }

    /// The sentences of lists that are numbered from 1 without a gap, as `1. In May` and `2) In June`.
    private static func items(of blocks: [Block]) -> [Int: (number: Span, text: Span)] {
        var found: [Int: (number: Span, text: Span)] = [:]
        var list: [(index: Int, length: Int, gap: Int)] = []
        func close() {
            for item in list where list.count > 1 {
                let span = blocks[item.index].span
                let end = span.start + item.length
                found[item.index] = (Span(span.start, end), Span(end + item.gap, span.end))
            }
            list = []
        }
        for (index, block) in blocks.enumerated()
        where block.table == nil && (block.kind == .paragraph || block.kind == .listItem) {
            guard block.text.last.map({ ".?!".contains($0) }) == true,
                let (number, length, gap) = Self.number(of: block.text, isOfItem: true)
            else { continue }
            if number[0] == 1 { close() }
            if number[0] == list.count + 1 { list.append((index, length, gap)) }
        }
        close()
        return found
    }

    /// Whether a number is the next one, or one a little later, in the same section or one of the next.
    private static func follows(_ number: [Int], _ last: [Int]) -> Bool {
        func whole(_ parts: [Int]) -> [Int] { parts + Array(repeating: 0, count: 3 - parts.count) }
        let (number, last) = (whole(number), whole(last))
        guard let place = number.indices.first(where: { number[$0] != last[$0] }) else { return false }
        return (1...step).contains(number[place] - last[place])
            && number[(place + 1)...].allSatisfy { $0 <= step }
    }

    /// The parts of a number of two or three that begins a text, how many bytes it has, and how many stand between it
    /// and the words: `3.7`, `12.4.1.`, `3.10)`.
    ///
    /// - Parameter isOfItem: whether it is one number with a sign behind it, as an item of a list has.
    private static func number(of text: String, isOfItem: Bool = false) -> (
        parts: [Int], length: Int, gap: Int
    )? {
        let bytes = text.utf8
        var place = bytes.startIndex
        var parts: [Int] = []
        while parts.count < 3 {
            let digits = bytes[place...].prefix(while: Bytes.isDigit)
            guard (1...2).contains(digits.count), let part = Int(Substring(digits)) else { break }
            parts.append(part)
            place = digits.endIndex
            guard place < bytes.endIndex, bytes[place] == UInt8(ascii: "."), parts.count < 3 else { break }
            place = bytes.index(after: place)
        }
        if place < bytes.endIndex, [UInt8(ascii: "."), UInt8(ascii: ")")].contains(bytes[place]) {
            place = bytes.index(after: place)
        }
        let isMarked = place > bytes.startIndex && !Bytes.isDigit(bytes[bytes.index(before: place)])
        let words = text[place...].drop(while: \.isWhitespace)
        guard isOfItem ? parts.count == 1 && isMarked : parts.count > 1, words.startIndex > place,
            let first = words.first,
            first.isUppercase || first.isNumber || "“\"‘'£".contains(first)
        else { return nil }
        return (
            parts, bytes.distance(from: bytes.startIndex, to: place),
            bytes.distance(from: place, to: words.startIndex)
        )
    }
}
