internal import AssessmentModel
internal import English
internal import ReferenceData
internal import SourceText
internal import TextAnalysis

/// A number in digits as a sentence prints it.
struct PrintedNumber: Sendable {
    var value: Double
    var text: String
    /// Followed by % or "per cent".
    var isShare: Bool
    /// Token after the number and its sign.
    var end: Int

    /// 1990 to 2100 without a comma or a sign: more likely a year than a count.
    var isYear: Bool { !isShare && (1990...2100).contains(value) && text.utf8.count == 4 }
}

extension SentenceInHand {
    private static let cent = keys("cent percent")
    private static let per = keys("per")

    /// The number in digits at a token, a pound sign before it allowed.
    func number(at index: Int) -> PrintedNumber? {
        let index = isMark(index, MarkKey.pound) ? index + 1 : index
        guard tokens.indices.contains(index), tokens[index].kind == .number,
            let reading = NumberReader.number(at: index, in: tokens, bytes: bytes),
            reading.form == .digits
        else { return nil }
        var end = reading.tokens.upperBound
        var isShare = false
        if isMark(end, MarkKey.percent) || isWord(end, Self.cent) {
            (isShare, end) = (true, end + 1)
        } else if isWord(end, Self.per), isWord(end + 1, Self.cent) {
            (isShare, end) = (true, end + 2)
        }
        return PrintedNumber(value: reading.value, text: text(reading.tokens), isShare: isShare, end: end)
    }

    /// The number that ends just before a token.
    func number(endingBefore index: Int) -> PrintedNumber? {
        guard
            let start = stride(from: index - 1, through: max(0, index - 3), by: -1).first(where: {
                tokens.indices.contains($0) && tokens[$0].kind == .number
            }),
            let number = number(at: start), number.end == index
        else { return nil }
        return number
    }

    /// Whether the words after two numbers do not name different units.
    func isSameUnit(_ a: PrintedNumber, _ b: PrintedNumber) -> Bool {
        func unit(_ number: PrintedNumber) -> UInt64? {
            guard tokens.indices.contains(number.end), Self.units.contains(tokens[number.end].key) else {
                return nil
            }
            let key = tokens[number.end].key
            return Self.times.first { $0.contains(key) }?.words.first.map(Tokenizer.key) ?? key
        }
        guard let x = unit(a), let y = unit(b) else { return true }
        return x == y
    }

    private static let units = English.words(.remarks, "units behind numbers")
    private static let times = English.lines(.remarks, "units of time by their forms")
}
