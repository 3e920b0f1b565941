internal import TextAnalysis

/// The phrases by which evidence is recognised, read from data files.
///
/// A file is lines of text. `# ` begins a comment; `[kind weight]` begins a section; `@name = a|b|c` names
/// alternatives; any other line is a phrase. In a phrase `(a|b|)` stands for one of the alternatives,
/// `<name>` for a named list of them, `_` for any one word, `~` for up to three words, and `N` for a number
/// in digits. Hyphens count as spaces; case, quotation marks and possessives do not matter.
///
///     # Said of services that arrive in time.
///     [positive 1]
///     in a timely (way|manner)
package struct EvidenceData: Sendable {
    let lexicon: Lexicon

    /// A line that cannot be read: which, and why.
    package struct FormatError: Error, Equatable, CustomStringConvertible {
        package var file: String
        package var line: Int
        package var reason: String

        package init(file: String, line: Int, reason: String) {
            self.file = file
            self.line = line
            self.reason = reason
        }

        package var description: String { "\(file):\(line): \(reason)" }
    }

    /// Reads files by name; their order does not matter, except that a name defined with `@` holds only in
    /// its own file.
    package init(files: [String: String]) throws(FormatError) {
        var lexicon = LexiconBuilder()
        for (name, text) in files.sorted(by: { $0.key < $1.key }) {
            try Self.read(text, named: name, into: &lexicon)
        }
        self.lexicon = lexicon.compiled()
    }

    private static func read(_ text: String, named file: String, into lexicon: inout LexiconBuilder)
        throws(FormatError)
    {
        var lists: [String: String] = [:]
        var section: (kind: CueKind, weight: Double)?
        for (index, rawLine) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            func fail(_ reason: String) -> FormatError {
                FormatError(file: file, line: index + 1, reason: reason)
            }
            let line = rawLine.trimmingEnds()
            if line.isEmpty || line == "#" || line.hasPrefix("# ") { continue }
            if line.hasPrefix("[") {
                guard line.hasSuffix("]") else { throw fail("a section ends in ]") }
                guard let heading = Self.section(named: line.dropFirst().dropLast()) else {
                    throw fail("no such section: \(line)")
                }
                section = heading
            } else if line.hasPrefix("@") {
                let parts = line.dropFirst().split(separator: "=", maxSplits: 1)
                guard parts.count == 2 else { throw fail("a list is written @name = a|b") }
                lists[String(parts[0].trimmingEnds())] = String(parts[1].trimmingEnds())
            } else {
                guard let section else { throw fail("a phrase stands before the first section") }
                guard let slots = PhrasePattern.slots(of: line, lists: lists) else {
                    throw fail(
                        "brackets or list names do not match, or stand for more than \(PhrasePattern.limit) phrases"
                    )
                }
                lexicon.insert(slots, kind: section.kind, weight: section.weight)
            }
        }
    }

    /// `positive 0.5` or `voice people`.
    private static func section(named heading: Substring) -> (kind: CueKind, weight: Double)? {
        let words = heading.split(separator: " ")
        if let last = words.last, let weight = Double(last), words.count > 1 {
            return CueKind(rawValue: words.dropLast().joined(separator: " ")).map { ($0, weight) }
        }
        return CueKind(rawValue: words.joined(separator: " ")).map { ($0, 1) }
    }
}

/// Reads a phrase line into slots, each with its alternatives.
enum PhrasePattern {
    /// The most phrases that one slot may stand for.
    static let limit = 400

    /// The slots of a line in order: `(very|) well` gives `["very", ""]` and `["well"]`. Nil when brackets or
    /// list names do not match.
    static func slots(of line: Substring, lists: [String: String]) -> [[String]]? {
        var text = String(line)
        // A list may name other lists, a few levels deep.
        for _ in 0..<4 where text.contains("<") {
            var result = ""
            var rest = text[...]
            while let open = rest.firstIndex(of: "<") {
                guard let close = rest[open...].firstIndex(of: ">") else { return nil }
                guard let list = lists[String(rest[rest.index(after: open)..<close])] else { return nil }
                result += rest[..<open] + "(" + list + ")"
                rest = rest[rest.index(after: close)...]
            }
            text = result + rest
        }
        if text.contains("<") { return nil }
        // Bytes: by characters the files took half of the time of importing one page.
        var parts: [[UInt8]] = [[]]
        var depth = 0
        for byte in text.utf8 {
            if byte == opening { depth += 1 }
            if byte == closing { depth -= 1 }
            if depth == 0, byte == UInt8(ascii: " ") {
                parts.append([])
            } else {
                parts[parts.count - 1].append(byte)
            }
        }
        var slots: [[String]] = []
        for part in parts where !part.isEmpty {
            guard let alternatives = alternatives(part) else { return nil }
            slots.append(alternatives.flatMap { $0 == "~" ? ["", "_", "_ _", "_ _ _"] : [$0] })
        }
        return slots
    }

    private static let opening = UInt8(ascii: "(")
    private static let closing = UInt8(ascii: ")")

    /// Depth-first over nested brackets.
    private static func alternatives(_ text: [UInt8]) -> [String]? {
        guard let open = text.firstIndex(of: opening) else {
            return text.contains(closing) ? nil : [String(decoding: text, as: UTF8.self)]
        }
        var depth = 0
        var parts: [[UInt8]] = [[]]
        var close: Int?
        for index in open..<text.count {
            let byte = text[index]
            if byte == opening { depth += 1 }
            if byte == closing { depth -= 1 }
            if depth == 0 {
                close = index
                break
            }
            if byte == UInt8(ascii: "|"), depth == 1 {
                parts.append([])
            } else if !(byte == opening && depth == 1) {
                parts[parts.count - 1].append(byte)
            }
        }
        guard let close, let tails = alternatives(Array(text[(close + 1)...])) else { return nil }
        let head = String(decoding: text[..<open], as: UTF8.self)
        var result: [String] = []
        for part in parts {
            guard let middles = alternatives(part) else { return nil }
            for middle in middles {
                for tail in tails { result.append(head + middle + tail) }
            }
            if result.count > limit { return nil }
        }
        return result
    }
}

extension Substring {
    /// Without spaces, tabs and carriage returns at either end.
    fileprivate func trimmingEnds() -> Substring {
        func isSpace(_ byte: UInt8) -> Bool {
            byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
        }
        guard let first = utf8.firstIndex(where: { !isSpace($0) }),
            let last = utf8.lastIndex(where: { !isSpace($0) })
        else {
            return self[endIndex...]
        }
        return self[first...last]
    }
}
