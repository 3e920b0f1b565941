internal import PlainAnswers
internal import SourceText

// How the words after a command are read.

/// `3 5-7`, `2,4-6`, `stockton-on-tees/needs/9.2`: which rows or ids are meant.
struct RowWords {
    /// In the order typed; nil when a word is none.
    var items: [Item]?

    enum Item: Equatable {
        case row(Int)
        case id(String)
    }

    /// The rows; nil when there is anything else.
    var numbers: [Int]? {
        let rows = items?.map { item in if case .row(let number) = item { number } else { 0 } }
        return rows?.contains(0) == true ? nil : rows
    }

    /// Most rows in one command; `1-999999999` is a slip.
    private static let most = 200

    init(_ text: String) {
        var found: [Item] = []
        for word in text.split(whereSeparator: { $0 == "," || $0.isWhitespace }) {
            let ends = word.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
            if word.contains("/") {
                found.append(.id(String(word)))
            } else if let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2, first > 0,
                last >= first,
                last - first < Self.most
            {
                found += (first...last).map { .row($0) }
            } else {
                return
            }
        }
        items = found
    }
}

/// `3 5-7 as strength`: rows or ids, and the slot that they go to.
struct PinWords {
    var items: [RowWords.Item]
    /// Nil when none was named.
    var slot: String?

    /// Nil when there are no rows or ids, or another word.
    init?(_ text: String) {
        let words = text.words
        let hasSlot = words.count >= 2 && words[words.count - 2] == "as"
        let rows = RowWords((hasSlot ? words.dropLast(2) : words[...]).joined(separator: " "))
        guard let items = rows.items, !items.isEmpty else { return nil }
        self.items = items
        slot = hasSlot ? words.last : nil
    }
}

/// `lesson "We could …"`: a slot and its words, with or without quotation marks around them.
struct SlotWords {
    var slot: String
    var words: String

    /// Nil when no words follow, or a quotation mark is open before them. `\n` in the words begins a new line.
    init?(_ text: String) {
        slot = text.firstWord
        guard !text.afterFirstWord.isEmpty, !text.afterFirstWord.opensQuotationMark else { return nil }
        let words = text.afterFirstWord.insideQuotationMarks ?? text.afterFirstWord
        var lines = ""
        var rest = words[...]
        while let at = rest.firstRange(of: "\\n") {
            lines += rest[..<at.lowerBound] + "\n"
            rest = rest[at.upperBound...]
        }
        self.words = lines + rest
    }
}

extension String {
    /// What stands between the quotation marks at its two ends; nil when there are none.
    var insideQuotationMarks: String? {
        guard count >= 2, let open = first, let close = last,
            "\"“".contains(open) && "\"”".contains(close) || open == "'" && close == "'"
        else { return nil }
        return String(dropFirst().dropLast())
    }

    /// Words, of which some may be in quotation marks so that they can hold spaces; `\` before a space keeps
    /// it too. A path that begins with `~/` is one in the home folder.
    var unquotedWords: [String] {
        plainWords.words.map(FilePath.atHome)
    }

    /// The quotation mark that is open at the end of a command's words; nil when all are closed.
    var openQuotationMark: Character? { plainWords.open }

    /// Whether it begins with a double quotation mark that has no other end.
    var opensQuotationMark: Bool {
        guard let first, "\"“".contains(first) else { return false }
        return !dropFirst().contains { "\"”".contains($0) }
    }

    /// Marks that open words which may hold spaces, each with the one that closes them. A curly one that closes
    /// is also an apostrophe.
    private static let quotationMarks: [Character: Character] = ["\"": "\"", "'": "'", "“": "”", "‘": "’"]

    private var plainWords: (words: [String], open: Character?) {
        var words: [String] = []
        var word = ""
        var isOpen = false
        var (quote, opening): (Character?, Character?)
        var isEscaped = false
        for character in self {
            if isEscaped {
                word.append(character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
                isOpen = true
            } else if character == quote {
                quote = nil
            } else if quote == nil, let end = Self.quotationMarks[character],
                // Inside a word a single one is an apostrophe: carers' assessments.
                "\"“".contains(character) || !isOpen || word.last == "="
            {
                (quote, opening) = (end, character)
                isOpen = true
            } else if quote == nil, character.isWhitespace {
                if isOpen { words.append(word) }
                word = ""
                isOpen = false
            } else {
                word.append(character)
                isOpen = true
            }
        }
        return (isOpen ? words + [word] : words, quote == nil ? nil : opening)
    }
}
