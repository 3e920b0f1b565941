internal import English
internal import ReferenceData
internal import SourceText

/// Undoes the hyphens that line breaks put into words, and keeps those that belong there.
struct Hyphens {
    /// Words inside the document's lines, in lower case: they tell how a divided word is written elsewhere.
    private var words: Set<String> = []
    /// Whether the document divides words at all: some line ends in a part of a word that is written whole
    /// elsewhere, or several end in parts of words of the field.
    private var divides = false
    /// Whether U+2010 stands at ends of lines only, and of several, where programs put it to divide words.
    private var dividesByOwnSign = true

    /// Beginnings that English joins with a hyphen, though what is behind it may be no word of the document.
    private static let prefixes = English.words(.grammar, "beginnings of compounds")

    /// - Parameter lines: of the whole document, in order.
    init(_ lines: [String]) {
        var divided: [(start: String, end: String)] = []
        var isContinued = false
        var ends = 0
        for line in lines {
            if line.last == "\u{2010}" { ends += 1 }
            if line.dropLast().unicodeScalars.contains("\u{2010}") { dividesByOwnSign = false }
            var parts = line.split(separator: " ")[...]
            if isContinued, let first = parts.popFirst() { divided[divided.count - 1].end = Self.bare(first) }
            isContinued =
                (line.hasSuffix("-") || line.hasSuffix("\u{2010}")) && line.dropLast().last?.isLetter == true
                && !parts.isEmpty
            if isContinued, let last = parts.popLast() { divided.append((Self.bare(last), "")) }
            for word in parts { words.insert(Self.bare(word)) }
        }
        dividesByOwnSign = dividesByOwnSign && ends > 2
        divides =
            divided.contains { words.contains($0.start + $0.end) }
            || divided.count {
                ReferenceData.vocabulary.contains($0.start + $0.end)
                    && !words.contains($0.start + "-" + $0.end)
            } > 1
    }

    /// A text whose lines are parted by breaks, as one.
    func whole(_ text: String) -> String {
        let lines = text.split(separator: Character(LineBreaks.mark)).map(String.init)
        return Self.plain(lines.dropFirst().reduce(lines.first ?? "") { join($0, $1) })
    }

    /// Text with the hyphen that all keyboards have.
    static func plain(_ text: String) -> String {
        guard text.utf8.contains(0xE2),
            text.unicodeScalars.contains(where: { $0 == "\u{2010}" || $0 == "\u{2011}" })
        else { return text }
        return text.replacing("\u{2010}", with: "-").replacing("\u{2011}", with: "-")
    }

    /// Whether a line that ends in a character may end inside a word or a range.
    static func isSign(_ character: Character) -> Bool {
        ["-", "\u{2010}", "\u{AD}", "\u{2011}", "–", "−"].contains(character)
    }

    /// Two lines of a paragraph as one.
    func join(_ first: String, _ second: String) -> String {
        if first.hasSuffix("\u{AD}") || dividesByOwnSign && first.hasSuffix("\u{2010}") {
            return first.dropLast() + second
        }
        if first.hasSuffix("–") || first.hasSuffix("−"), first.dropLast().last?.isNumber == true,
            second.first?.isNumber == true
        {
            return first + second
        }
        guard first.hasSuffix("-") || first.hasSuffix("\u{2010}"), let before = first.dropLast().last,
            !before.isWhitespace
        else {
            return first + " " + second
        }
        guard before.isLetter, second.first?.isLowercase == true else { return first + second }
        let start = Self.bare(first.split(separator: " ").last?.dropLast() ?? "")
        let whole = Self.bare(second.split { $0 == " " || $0 == "\t" }.first ?? "")
        let end = words.contains(start + "-" + whole) ? whole : String(whole.prefix { $0 != "-" })
        if words.contains(start + "-" + end) { return first + second }
        if divides && words.contains(start + end) { return first.dropLast() + second }
        let isKnownWhole = ReferenceData.vocabulary.contains(start + end)
        // "Long-term" is written so, whoever writes it as one word; "shortage" is no compound.
        if isKnownWhole, !(Self.prefixes.contains(start) && isCompoundEnd(end)) {
            return first.dropLast() + second
        }
        let isCompound =
            !divides || start.contains("-") || Self.prefixes.contains(start)
            || isWord(start) && isWord(end) && start.count > 2
        return (isCompound ? first : String(first.dropLast())) + second
    }

    /// Whether a word is long enough to be the second part of a compound, and one of the document or of the field.
    private func isCompoundEnd(_ word: String) -> Bool { word.count > 3 && isWord(word) }

    /// Whether something is a word of the document or of the field, in the singular or plural.
    private func isWord(_ word: String) -> Bool {
        [word, word.hasSuffix("s") ? String(word.dropLast()) : word].contains {
            words.contains($0) || ReferenceData.vocabulary.contains($0)
        }
    }

    /// A word in lower case without the signs around it.
    private static func bare(_ word: some StringProtocol) -> String {
        String(
            word.lowercased().drop { !$0.isLetter && !$0.isNumber }.trimmingSuffix {
                !$0.isLetter && !$0.isNumber
            })
    }
}
