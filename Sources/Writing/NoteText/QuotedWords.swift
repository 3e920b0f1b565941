/// Words between quotation marks of any style: “ ” ‘ ’ „ “ « » ‹ › " '.
package struct QuotedWords: Hashable {
    /// Between the marks, in bytes of the cell's text.
    package var range: Range<Int>
    /// `“ ”`, which a note keeps for CQC's words; other marks may also only name a term.
    package var isCurly: Bool
}

extension QuotedWords {
    /// The outermost quotations of a text: marks inside marks belong to what is quoted. A mark that nothing
    /// closes opens none; an apostrophe is no mark.
    package static func all(in bytes: [UInt8]) -> [QuotedWords] {
        let marks = self.marks(in: bytes)
        var found: [QuotedWords] = []
        var index = 0
        while index < marks.count {
            guard marks[index].mayOpen, let close = closing(index, marks) else {
                index += 1
                continue
            }
            found.append(
                QuotedWords(
                    range: marks[index].span.upperBound..<marks[close].span.lowerBound,
                    isCurly: marks[index].sign == "“"))
            index = close + 1
        }
        return found
    }

    private struct Mark {
        var sign: Character
        var span: Range<Int>
        var mayOpen: Bool
        var mayClose: Bool
        /// Whether it may as well be the apostrophe of "carers’".
        var isPossessive: Bool
    }

    private static let pairs: [Character: Set<Character>] = [
        "“": ["”"], "„": ["“", "”"], "‘": ["’"], "‚": ["‘", "’"], "«": ["»"], "‹": ["›"], "\"": ["\""],
        "'": ["'", "’"], "”": ["”"],
    ]
    private static let signs = Set(pairs.keys).union(pairs.values.joined())

    private static func marks(in bytes: [UInt8]) -> [Mark] {
        let text = Array(String(decoding: bytes, as: UTF8.self))
        var marks: [Mark] = []
        var offset = 0
        for (place, sign) in text.enumerated() {
            let start = offset
            offset += String(sign).utf8.count
            guard signs.contains(sign) else { continue }
            let before = place > 0 ? text[place - 1] : " "
            let after = place + 1 < text.count ? text[place + 1] : " "
            let isInside = isWord(before) && isWord(after)
            let opens = !isWord(before) && !after.isWhitespace
            let isSingle = "'’".contains(sign)
            marks.append(
                Mark(
                    sign: sign, span: start..<offset,
                    mayOpen: pairs[sign] != nil
                        && (sign == "“" || sign == "„" || sign == "«" ? !after.isWhitespace : opens),
                    mayClose: !isInside && !before.isWhitespace,
                    isPossessive: isSingle && before == "s" && (after.isWhitespace || after == ",")))
        }
        return marks
    }

    private static func isWord(_ character: Character) -> Bool { character.isLetter || character.isNumber }

    /// The mark that closes a quotation: of the same style, with those opened inside it closed before.
    private static func closing(_ open: Int, _ marks: [Mark]) -> Int? {
        let sign = marks[open].sign
        let ends = pairs[sign] ?? []
        var depth = 0
        var possessive: Int?
        for index in marks.indices.dropFirst(open + 1) {
            let mark = marks[index]
            if mark.sign == sign, !ends.contains(sign), mark.mayOpen {
                depth += 1
            } else if mark.sign == sign, mark.mayOpen, !mark.mayClose, possessive != nil {
                return possessive
            } else if ends.contains(mark.sign), mark.mayClose {
                if depth > 0 {
                    depth -= 1
                } else if mark.isPossessive {
                    possessive = possessive ?? index
                } else {
                    return index
                }
            }
        }
        // Where a mark is missing, the next one of the style opens a quotation of its own.
        if depth > 0 {
            let next = marks.indices.dropFirst(open + 1).first { marks[$0].sign == sign } ?? marks.endIndex
            return marks.indices[(open + 1)..<next].first {
                ends.contains(marks[$0].sign) && marks[$0].mayClose
            }
        }
        return possessive
    }
}
