internal import SourceText

/// A number as a text writes it.
package struct NumberReading: Hashable, Sendable {
    /// How a number is written.
    package enum Form: Sendable {
        /// `1,086`, `9.5`, `£34.6 million`.
        case digits
        /// `twenty-one`, `a hundred and five`.
        case words
        /// `a third`, `two thirds`, `half`, `two in five`: the value is the share.
        case fraction
        /// `77th`, `third`.
        case ordinal
    }

    /// What it comes to: 34,600,000 of `£34.6 million`.
    package var value: Double
    package var form: Form
    /// Tokens that make it up.
    package var tokens: Range<Int>
    /// Scaled by `million`, `k` and the like.
    package var isScaled: Bool
}

/// Reads the numbers of a tokenised text.
package enum NumberReader {
    /// The number that begins at a token, nil when none does. Looks at no more than a few tokens.
    ///
    /// A number of more than `Limits.numberDigits` digits is none.
    package static func number(at index: Int, in tokens: [Token], bytes: [UInt8]) -> NumberReading? {
        guard index < tokens.count else { return nil }
        let token = tokens[index]
        switch token.kind {
        case .mark: return nil
        case .number: return digits(at: index, in: tokens, bytes: bytes)
        case .word:
            guard startsNumber[token.key] >= 0 else { return nil }
            if let share = fraction(at: index, in: tokens) { return share }
            if let value = ordinals[token.key] {
                return NumberReading(value: value, form: .ordinal, tokens: index..<index + 1, isScaled: false)
            }
            return words(at: index, in: tokens)
        }
    }

    /// The value of digits with commas and a point; nil beyond `Limits.numberDigits`.
    package static func value(ofDigits bytes: ArraySlice<UInt8>) -> Double? {
        var whole = 0.0
        var scale = 0.0
        var count = 0
        for byte in bytes {
            if byte == UInt8(ascii: ".") {
                scale = 1
            } else if Bytes.isDigit(byte) {
                count += 1
                whole = whole * 10 + Double(byte - 48)
                scale *= 10
            }
        }
        guard count > 0, count <= Limits.numberDigits else { return nil }
        return scale > 0 ? whole / scale : whole
    }

    private static func digits(at index: Int, in tokens: [Token], bytes: [UInt8]) -> NumberReading? {
        let token = tokens[index]
        guard let value = value(ofDigits: bytes[token.span.start..<token.span.end]) else { return nil }
        guard index + 1 < tokens.count else {
            return NumberReading(value: value, form: .digits, tokens: index..<index + 1, isScaled: false)
        }
        let next = tokens[index + 1]
        if next.isJoined, ordinalEndings[next.key] >= 0, next.span.start == token.span.end {
            return NumberReading(value: value, form: .ordinal, tokens: index..<index + 2, isScaled: false)
        }
        let glued = next.isJoined && next.span.start == token.span.end
        if let scale = glued ? (shortScales[next.key] ?? scales[next.key]) : scales[next.key], scale >= 1000 {
            return NumberReading(
                value: value * scale, form: .digits, tokens: index..<index + 2, isScaled: true)
        }
        return NumberReading(value: value, form: .digits, tokens: index..<index + 1, isScaled: false)
    }

    /// `a third`, `two thirds`, `half`, `four fifths`, `a quarter`.
    private static func fraction(at index: Int, in tokens: [Token]) -> NumberReading? {
        let token = tokens[index]
        func reading(_ value: Double, _ length: Int) -> NumberReading {
            NumberReading(value: value, form: .fraction, tokens: index..<index + length, isScaled: false)
        }
        if token.key == half, index == 0 || tokens[index - 1].key != one { return reading(0.5, 1) }
        guard index + 1 < tokens.count, let parts = fractions[tokens[index + 1].key] else { return nil }
        let count = token.key == article || token.key == one ? 1 : units[token.key] ?? 0
        guard count > 0, count < parts.size, parts.isPlural == (count > 1) else { return nil }
        return reading((count / parts.size * 1000).rounded() / 1000, 2)
    }

    private static func words(at index: Int, in tokens: [Token]) -> NumberReading? {
        var total = 0.0
        var current = 0.0
        var i = index
        var end = index
        var sawNumber = false
        var lastUnit = 0.0
        while i < tokens.count, i - index < 12, tokens[i].kind == .word {
            let key = tokens[i].key
            if let value = units[key] {
                // "twenty five" and "hundred and five" go on; "two three" does not.
                guard !sawNumber || lastUnit >= 20 && value < 10 || lastUnit >= 100 && value < 100 else {
                    break
                }
                if sawNumber, lastUnit == 0 { break }
                current += value
                lastUnit = value
                sawNumber = true
            } else if let scale = scales[key], sawNumber || i + 1 < tokens.count && i > index {
                guard sawNumber, scale > lastUnit else { break }
                if scale >= 1000 {
                    total += current * scale
                    current = 0
                } else {
                    current *= scale
                }
                lastUnit = scale
            } else if key == article, !sawNumber, i + 1 < tokens.count, let scale = scales[tokens[i + 1].key]
            {
                current = scale
                lastUnit = scale
                sawNumber = true
                i += 1
            } else if key == and, sawNumber, lastUnit >= 100, i + 1 < tokens.count,
                let value = units[tokens[i + 1].key], value < 100
            {
                i += 1
                continue
            } else {
                break
            }
            i += 1
            end = i
        }
        guard sawNumber else { return nil }
        return NumberReading(value: total + current, form: .words, tokens: index..<end, isScaled: false)
    }

    /// Words with what each stands for.
    private struct Table<Value: Sendable>: Sendable {
        private let index: KeyIndex
        private let values: [Value]

        init(_ words: [(String, Value)]) {
            index = KeyIndex(words: words.map(\.0))
            values = words.map(\.1)
        }

        subscript(key: UInt64) -> Value? {
            let number = index[key]
            return number < 0 ? nil : values[Int(number)]
        }
    }

    /// Words that a number may begin with: most words are none, which is told at once.
    package static let firstWords = [
        "a", "half", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve", "thirteen",
        "fourteen",
        "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty",
        "sixty", "seventy", "eighty",
        "ninety", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
        "tenth", "eleventh", "twelfth",
    ]
    private static let startsNumber = KeyIndex(words: firstWords)
    private static let units = Table<Double>(
        [
            "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
            "thirteen", "fourteen",
            "fifteen",
            "sixteen", "seventeen", "eighteen", "nineteen",
        ].enumerated().map { ($1, Double($0 + 1)) }
            + ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"].enumerated().map
        { ($1, Double($0 * 10 + 20)) }
    )
    private static let scales = Table<Double>([
        ("hundred", 100), ("thousand", 1_000), ("million", 1_000_000), ("billion", 1_000_000_000),
        ("dozen", 12),
    ])
    private static let shortScales = Table<Double>([
        ("k", 1_000), ("m", 1_000_000), ("mn", 1_000_000), ("bn", 1_000_000_000),
    ])
    private static let ordinals = Table<Double>(
        [
            "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
            "eleventh", "twelfth",
        ].enumerated().map { ($1, Double($0 + 1)) })
    private static let ordinalEndings = KeyIndex(words: ["st", "nd", "rd", "th"])
    private static let fractions: Table<(size: Double, isPlural: Bool)> = {
        let names = ["third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
        return Table(
            names.enumerated().flatMap { index, name in
                [
                    (name, (size: Double(index + 3), isPlural: false)),
                    (name + "s", (size: Double(index + 3), isPlural: true)),
                ]
            })
    }()
    private static let half = Tokenizer.key("half")
    private static let one = Tokenizer.key("one")
    private static let article = Tokenizer.key("a")
    private static let and = Tokenizer.key("and")
}
