/// A phrase with choices in it, as data files write it; `English` says how.
///
///     in a timely (way|manner)
///     [what is|whats] the rating of {authority}
package struct WordPattern: Hashable, Sendable {
    /// What may stand at each place, in the order written: phrases with single spaces, in which `_` is any
    /// word, `N` a number and `{name}` a slot; an empty phrase where the place may be left out.
    package let places: [[String]]

    /// The most phrases that one place may stand for, or `phrases` gives.
    package static let limit = 400
    /// How deep lists may name lists.
    private static let deepestList = 4

    /// Why a text is no pattern.
    package enum Fault: Error, Equatable, CustomStringConvertible {
        /// `(a|b`
        case openBracket
        /// `<name>` without such a list.
        case unknownList(String)
        /// More than `limit`.
        case tooMany

        package var description: String {
            switch self {
            case .openBracket: "brackets do not match"
            case .unknownList(let name): "there is no list \(name)"
            case .tooMany: "this stands for more than \(WordPattern.limit) phrases"
            }
        }
    }

    /// - Parameter lists: of the same file, `a|b` by name.
    /// - Throws: why it is no pattern.
    package init(_ text: some StringProtocol, lists: [String: String] = [:]) throws(Fault) {
        guard !Self.isPlain(text) else {
            places = text.split(separator: " ").map { [String($0)] }
            return
        }
        let text = try Self.insertingLists(String(text), lists)
        // Bytes: by characters the files took half of the time of importing one page.
        var parts: [[UInt8]] = [[]]
        var depth = 0
        var isNested = false
        for byte in text.utf8 {
            if Self.opens(byte) { depth += 1 }
            if depth > 1 { isNested = true }
            if Self.closes(byte) { depth -= 1 }
            if depth == 0, byte == UInt8(ascii: " ") {
                parts.append([])
            } else {
                parts[parts.count - 1].append(byte)
            }
        }
        var places: [[String]] = []
        for part in parts where !part.isEmpty {
            var alternatives = try Self.alternatives(part[...])
            // "(a [b] c)" without b.
            if isNested {
                alternatives = alternatives.map { $0.split(separator: " ").joined(separator: " ") }
            }
            places.append(alternatives.flatMap { $0 == "~" ? ["", "_", "_ _", "_ _ _"] : [$0] })
        }
        self.places = places
    }

    /// All phrases that it stands for, the first choices first.
    ///
    /// - Throws: `tooMany`.
    package func phrases() throws(Fault) -> [String] {
        var phrases = [""]
        for place in places {
            guard phrases.count * place.count <= Self.limit else { throw .tooMany }
            phrases = phrases.flatMap { phrase in
                place.map { $0.isEmpty ? phrase : phrase.isEmpty ? $0 : phrase + " " + $0 }
            }
        }
        return phrases.filter { !$0.isEmpty }
    }

    /// Whether a text stands for itself alone.
    static func isPlain(_ text: some StringProtocol) -> Bool { !text.utf8.contains(where: isSpecial) }

    /// Whether a byte means anything beside itself.
    private static func isSpecial(_ byte: UInt8) -> Bool {
        opens(byte) || closes(byte) || byte == UInt8(ascii: "<") || byte == UInt8(ascii: "~")
    }

    private static func opens(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "(") || byte == UInt8(ascii: "[")
    }

    private static func closes(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ")") || byte == UInt8(ascii: "]")
    }

    private static func insertingLists(_ text: String, _ lists: [String: String]) throws(Fault) -> String {
        var text = text
        for _ in 0..<deepestList where text.utf8.contains(UInt8(ascii: "<")) {
            var result = ""
            var rest = text[...]
            while let open = rest.firstIndex(of: "<") {
                guard let close = rest[open...].firstIndex(of: ">") else { throw .openBracket }
                let name = String(rest[rest.index(after: open)..<close])
                guard let list = lists[name] ?? wordClass(name) else { throw .unknownList(name) }
                result += rest[..<open] + "(" + list + ")"
                rest = rest[rest.index(after: close)...]
            }
            text = result + rest
        }
        guard !text.utf8.contains(UInt8(ascii: "<")) else { throw .openBracket }
        return text
    }

    /// `grammar/articles` as a list; nil when there is no such class.
    private static func wordClass(_ name: String) -> String? {
        let parts = name.split(separator: "/").map(String.init)
        guard parts.count == 2, let file = WordFile(rawValue: parts[0]), file.sections[parts[1]] != nil else {
            return nil
        }
        return English.words(file, parts[1]).words.joined(separator: "|")
    }

    /// What one place stands for. Depth-first over nested brackets.
    private static func alternatives(_ text: ArraySlice<UInt8>) throws(Fault) -> [String] {
        guard let open = text.firstIndex(where: opens) else {
            guard !text.contains(where: closes) else { throw .openBracket }
            return [String(decoding: text, as: UTF8.self)]
        }
        var depth = 0
        var parts: [[UInt8]] = [[]]
        var close: Int?
        for index in open..<text.endIndex {
            let byte = text[index]
            if opens(byte) { depth += 1 }
            if closes(byte) { depth -= 1 }
            if depth == 0 {
                close = index
                break
            }
            if byte == UInt8(ascii: "|"), depth == 1 {
                parts.append([])
            } else if index > open {
                parts[parts.count - 1].append(byte)
            }
        }
        guard let close, opens(text[open]),
            (text[open] == UInt8(ascii: "(")) == (text[close] == UInt8(ascii: ")"))
        else { throw .openBracket }
        if text[close] == UInt8(ascii: "]") { parts.append([]) }
        let head = String(decoding: text[text.startIndex..<open], as: UTF8.self)
        let tails = try alternatives(text[(close + 1)...])
        var result: [String] = []
        for part in parts {
            for middle in try alternatives(part[...]) {
                for tail in tails { result.append(head + middle + tail) }
            }
            guard result.count <= limit else { throw .tooMany }
        }
        return result
    }
}
