internal import SourceText
internal import TextAnalysis

/// Numbers that are parts of something longer, told by the bytes beside them.
extension QuantityScanner {
    /// "31.03.2025": digits that go on behind a point before or after them.
    func isPointed(_ number: NumberReading) -> Bool {
        let span = reading.span(number.tokens)
        return isPoint(span.start - 1) && isDigit(span.start - 2)
            || isPoint(span.end) && isDigit(span.end + 1)
            // "68 .2": as it was read off paper.
            || isPoint(span.start - 1) && byte(span.start - 2) == 0x20 && isDigit(span.start - 3)
            || byte(span.end) == 0x20 && isPoint(span.end + 1) && isDigit(span.end + 2)
    }

    /// "1 43 people": digits beside digits, which may be one number or two.
    func isSplit(_ number: NumberReading) -> Bool {
        func isShort(_ index: Int) -> Bool {
            reading.tokens.indices.contains(index) && reading.tokens[index].isNumber && !excluded[index]
                && reading.tokens[index].span.length <= 3
        }
        let (first, last) = (number.tokens.lowerBound, number.tokens.upperBound - 1)
        let span = reading.span(number.tokens)
        guard first == last, isShort(first) else { return false }
        return byte(span.start - 1) == 0x20 && isDigit(span.start - 2) && isShort(first - 1)
            || byte(span.end) == 0x20 && isDigit(span.end + 1) && isShort(last + 1)
    }

    /// "01632 960 411": groups of digits, ten or more in all, of which the first begins with nought.
    func isTelephone(_ number: NumberReading) -> Bool {
        let span = reading.span(number.tokens)
        var (start, end) = (span.start, span.end)
        while isDigit(start - 1) || byte(start - 1) == 0x20 && isDigit(start - 2) { start -= 1 }
        while isDigit(end) || byte(end) == 0x20 && isDigit(end + 1) { end += 1 }
        return byte(start) == UInt8(ascii: "0") && (start..<end).count(where: isDigit) >= 10
    }

    private func byte(_ place: Int) -> UInt8 {
        reading.bytes.indices.contains(place) ? reading.bytes[place] : 0
    }
    private func isDigit(_ place: Int) -> Bool { Bytes.isDigit(byte(place)) }
    private func isPoint(_ place: Int) -> Bool { byte(place) == UInt8(ascii: ".") }
}
