internal import AssessmentModel
internal import SourceText

/// Numbers, sums of money and dates.
extension Lexer {
    mutating func number(isMoney: Bool) {
        let start = place
        if isMoney { place += 1 }
        if !isMoney, let date = isoDate() { return add(.date(date), from: start, date.english) }
        if !isMoney, let date = dayMonthYear() { return add(.date(date), from: start, date.english) }
        var digits = ""
        while let scalar = peek() {
            if Self.isDigit(scalar) {
                digits.unicodeScalars.append(scalar)
                place += 1
            } else if scalar == ",", brackets.last != true, !digits.isEmpty, isThousandsGroup(at: place + 1) {
                place += 1
            } else {
                break
            }
        }
        if peek() == ".", let next = peek(1), Self.isDigit(next) {
            digits += "."
            place += 1
            while let scalar = peek(), Self.isDigit(scalar) {
                digits.unicodeScalars.append(scalar)
                place += 1
            }
        }
        var scale = 1.0
        if isMoney {
            for (suffix, factor) in [("bn", 1e9), ("m", 1e6), ("k", 1e3)] where followsWord(suffix) {
                place += suffix.count
                scale = factor
                break
            }
        } else if peek() == "%" {
            place += 1
        }
        let written = text(from: start, to: place)
        let span = Span(offsets[start], offsets[place])
        if digits.filter({ $0 != "." }).count > Limits.numberDigits {
            note(Mistake(.numberTooLong, at: span))
            return add(.number(0), from: start, "0")
        }
        guard let value = Double(digits) else {
            note(Mistake(.unexpectedCharacter(written), at: span))
            return
        }
        add(.number(value * scale), from: start, written)
    }

    /// Three digits and no fourth.
    private func isThousandsGroup(at start: Int) -> Bool {
        guard start + 3 <= scalars.count, scalars[start..<start + 3].allSatisfy(Self.isDigit) else {
            return false
        }
        return start + 3 >= scalars.count || !Self.isDigit(scalars[start + 3])
    }

    private func followsWord(_ suffix: String) -> Bool {
        let letters = Array(suffix.unicodeScalars)
        guard place + letters.count <= scalars.count else { return false }
        for (index, letter) in letters.enumerated()
        where scalars[place + index].properties.lowercaseMapping != String(letter) {
            return false
        }
        return peek(letters.count).map { !Self.isLetter($0) && !Self.isDigit($0) } ?? true
    }

    /// `2025-06-01` or `2025-06`.
    private mutating func isoDate() -> PartialDate? {
        for length in [10, 7] where place + length <= scalars.count {
            let written = String(
                String.UnicodeScalarView(scalars[place..<place + length].map { Self.isHyphen($0) ? "-" : $0 })
            )
            if let after = peek(length), Self.isDigit(after) || Self.isLetter(after) || Self.isHyphen(after) {
                continue
            }
            if let date = PartialDate(iso: written) {
                place += length
                return date
            }
        }
        return nil
    }

    /// `24 October 2025`, `1st June 2025`.
    private mutating func dayMonthYear() -> PartialDate? {
        var ahead = place
        func skip(_ condition: (Unicode.Scalar) -> Bool) {
            while ahead < scalars.count, condition(scalars[ahead]) { ahead += 1 }
        }
        skip(Self.isDigit)
        guard ahead - place <= 2 else { return nil }
        skip(Self.isLetter)
        let beforeSpace = ahead
        skip { Self.isSpace($0) && !Self.isLineEnd($0) }
        guard ahead > beforeSpace else { return nil }
        let month = ahead
        skip(Self.isLetter)
        guard ahead > month, ahead - month <= 12 else { return nil }
        let monthEnd = ahead
        skip { Self.isSpace($0) && !Self.isLineEnd($0) }
        guard ahead > monthEnd, fourDigits(at: ahead) != nil,
            let date = PartialDate(english: text(from: place, to: ahead + 4).replacing("\u{A0}", with: " "))
        else { return nil }
        place = ahead + 4
        return date
    }
}
