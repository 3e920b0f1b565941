internal import English
internal import TextAnalysis

/// Numbers whose thousands stand apart by a plain space: `some 12 400 people`.
enum GroupedThousands {
    /// A text in which the space inside such numbers is the one that joins. What stands before one must be a word of
    /// the sentence: behind "table", "May" or a figure the first digits may be another number, and so they may at a
    /// beginning.
    static func marked(_ text: String) -> String {
        guard mayHoldOne(text) else { return text }
        return text.replacing(group.regex) { joined(String($0.output.1), String($0.output.2)) }
    }

    /// Whether a digit, a space and three digits stand behind each other: the pattern by itself took an eighth of the
    /// time of an import.
    private static func mayHoldOne(_ text: String) -> Bool {
        var (before, digits): (before: Bool, digits: Int) = (false, 0)
        for byte in text.utf8 {
            if Bytes.isDigit(byte) {
                digits += 1
                if before, digits == 3 { return true }
            } else {
                before = byte == UInt8(ascii: " ") && digits > 0
                digits = 0
            }
        }
        return false
    }

    private static func joined(_ before: String, _ number: String) -> String {
        let word = before.lowercased().filter(\.isLetter)
        return labels.contains(word)
            ? before + number : before + number.replacing(" ", with: String(GroupedDigits.space))
    }

    /// A word with its space, and the number before what is counted.
    private static let group = Pattern(
        /(\b\p{L}[\p{L}’']* £?)([1-9][0-9]{0,2}(?: [0-9]{3})+)(?= (?!and\b|or\b|to\b)\p{Ll}{2})/)

    /// What numbers are the names of.
    private static let labels = English.words(.grammar, "named by number")
}
