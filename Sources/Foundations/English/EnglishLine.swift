/// A line of a data file of English, and what it is: the form that word classes and files of patterns share.
///
/// `#` begins a comment, `[title]` a section, `@name = a|b` a list; anything else is an entry of the section
/// that it stands in. White space at either end does not count.
package struct EnglishLine: Sendable {
    /// What a line of a data file is.
    package enum Kind: Sendable {
        /// `[title]`; the text is the title.
        case section
        /// `@name = a|b`; the text is `a|b`.
        case list(name: String)
        /// Anything else.
        case entry
    }

    package var kind: Kind
    package var text: String
    /// From 1.
    package var number: Int
    /// The comments right before it, without their signs.
    package var comment: [String]

    /// The lines of a file that are neither blank nor comments.
    ///
    /// - Throws: the first section without its bracket, or list without its sign.
    package static func lines(of text: String, named file: String) throws(EnglishFault) -> [EnglishLine] {
        var lines: [EnglishLine] = []
        var comment: [String] = []
        let rawLines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (index, rawLine) in rawLines.enumerated() {
            let line = Substring(rawLine).trimmingEnds()
            if line.utf8.first == UInt8(ascii: "#") {
                comment.append(String(line.dropFirst().trimmingEnds()))
                continue
            }
            defer { comment = [] }
            if line.isEmpty { continue }
            let (kind, text) = try Self.kind(of: line) {
                EnglishFault(file: file, line: index + 1, reason: $0)
            }
            lines.append(EnglishLine(kind: kind, text: String(text), number: index + 1, comment: comment))
        }
        return lines
    }

    private static func kind(of line: Substring, _ fault: (String) -> EnglishFault) throws(EnglishFault)
        -> (Kind, Substring)
    {
        if line.utf8.first == UInt8(ascii: "@") {
            let parts = line.dropFirst().split(separator: "=", maxSplits: 1)
            guard parts.count == 2 else { throw fault("a list is written @name = a|b") }
            return (.list(name: String(parts[0].trimmingEnds())), parts[1].trimmingEnds())
        }
        guard line.utf8.first == UInt8(ascii: "[") else { return (.entry, line) }
        // An entry may begin with something that may be left out: `[the] nine statements`.
        guard let close = line.utf8.firstIndex(of: UInt8(ascii: "]")) else {
            throw fault("a section ends in ]")
        }
        let after = line.utf8.index(after: close)
        return after == line.endIndex ? (.section, line.dropFirst().dropLast()) : (.entry, line)
    }

}

/// A line of a data file that cannot be read: which, and why.
package struct EnglishFault: Error, Equatable, CustomStringConvertible {
    /// "tone.txt".
    package var file: String
    /// From 1.
    package var line: Int
    /// What is wrong with it, to follow a colon.
    package var reason: String

    package init(file: String, line: Int, reason: String) {
        self.file = file
        self.line = line
        self.reason = reason
    }

    package var description: String { "\(file):\(line): \(reason)" }
}

extension Substring {
    /// Without spaces, tabs and carriage returns at either end.
    func trimmingEnds() -> Substring {
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
