/// Text that stands higher than its line: marks of notes, which are no part of the words, and endings and powers,
/// which are.
package enum RaisedText {
    /// Stand around raised text while a paragraph is collected; Unicode has them for such notes.
    package static let start = "\u{FFF9}"
    package static let end = "\u{FFFB}"

    /// A paragraph's words without the marks of notes, and the marks in order.
    package static func resolved(_ text: String) -> (text: String, marks: [String]) {
        guard text.utf8.contains(0xEF), text.unicodeScalars.contains("\u{FFF9}") else { return (text, []) }
        var words = String.UnicodeScalarView()
        var marks: [String] = []
        var raised: String.UnicodeScalarView?
        func lower(nextIsLetter: Bool) {
            guard let inside = raised else { return }
            raised = nil
            let before = String(words.suffix(12))
            switch meaning(of: String(inside), after: before, beforeLetter: nextIsLetter) {
            case .mark(let mark): marks.append(mark)
            case .words(let text): words.append(contentsOf: text.unicodeScalars)
            }
        }
        var closed = false
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\u{FFF9}":
                lower(nextIsLetter: false)
                raised = .init()
                closed = false
            case "\u{FFFB}": closed = true
            default:
                if raised != nil, !closed {
                    raised?.append(scalar)
                } else {
                    if closed {
                        lower(nextIsLetter: scalar.properties.isAlphabetic)
                        closed = false
                    }
                    words.append(scalar)
                }
            }
        }
        lower(nextIsLetter: false)
        return (String(words), marks)
    }

    /// What a raised text is.
    package enum Meaning: Equatable, Sendable {
        case mark(String)
        /// Words, in the form in which they stand in plain text.
        case words(String)
    }

    private static let markPattern = Pattern(
        /(?i)[(\[]?\s*(?:(?:foot)?note\s+)?(?:[0-9]{1,3}|[a-z]|[ivx]{1,4}|[*†‡§¶#]{1,3})(?:\s*[,;–-]\s*(?:[0-9]{1,3}|[a-z]|[*†‡§¶#])|\s+[0-9]{1,3})*\s*[)\]]?/
    )
    private static let ordinals: Set<String> = ["st", "nd", "rd", "th"]
    private static let units: Set<Substring> = [
        "m", "cm", "mm", "km", "ft", "in", "yd", "mile", "miles", "metre", "metres", "kg/m", "/m",
    ]
    private static let powers: [Character: Character] = [
        "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸", "9": "⁹",
        "-": "⁻",
        "−": "⁻",
    ]

    /// Whether a text may be the mark of a note.
    package static func isMark(_ text: String) -> Bool {
        text.lowercased().wholeMatch(of: markPattern.regex) != nil
    }

    /// - Parameters:
    ///   - before: the words that it stands behind.
    ///   - beforeLetter: whether a letter stands right behind it.
    package static func meaning(of raised: String, after before: String, beforeLetter: Bool = false)
        -> Meaning
    {
        let plain = raised.drop(while: \.isWhitespace).lowercased()
        let inner = String(plain.prefix(plain.count - plain.reversed().prefix(while: \.isWhitespace).count))
        if inner.isEmpty || ordinals.contains(inner) && before.last?.isNumber == true {
            return .words(raised)
        }
        let isDigits = inner.allSatisfy { powers[$0] != nil }
        if isDigits, inner.count <= 2 {
            let last = before.split(whereSeparator: { $0.isWhitespace || $0 == "(" }).last ?? ""
            let unit = last.drop { $0.isNumber || $0 == "." || $0 == "," }
            let isArea = (inner == "2" || inner == "3") && units.contains(unit.lowercased()[...])
            let isPower = last == "10" && (before.contains("×") || before.contains(" x 10"))
            if isArea || isPower { return .words(String(inner.compactMap { powers[$0] })) }
        }
        // "Mc": a raised letter inside a word.
        if beforeLetter, before.last?.isLetter == true { return .words(raised) }
        return inner.wholeMatch(of: markPattern.regex) != nil ? .mark(inner) : .words(raised)
    }
}
