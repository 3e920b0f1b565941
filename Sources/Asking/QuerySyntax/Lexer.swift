internal import AssessmentModel
package import SourceText

/// Cuts a query into tokens. Never fails: what it cannot read is a mistake, and reading goes on after it.
package struct Lexer {
    let scalars: [Unicode.Scalar]
    /// Byte offset of each scalar, and the length at the end.
    let offsets: [Int]
    /// The last scalar that is neither a space nor `;`.
    private let lastOther: Int
    var place = 0
    private var tokens: [QueryToken] = []
    private var mistakes: [Mistake] = []
    /// For each open bracket, whether it holds a list of values, where a comma is never part of a number.
    var brackets: [Bool] = []
    private var opensLine = true
    /// For each mark the end of the last line found to hold none of it from where it was looked for.
    private var without: [Unicode.Scalar: Int] = [:]
    /// How many marks of each kind that closes a string follow each place; counted when a string first
    /// reaches the end of a line.
    private var marksAfter: [Set<Unicode.Scalar>: [Int]] = [:]

    private init(_ text: Substring, from start: Int) {
        scalars = Array(text.unicodeScalars)
        offsets = scalars.reduce(into: [start]) { $0.append($0[$0.count - 1] + UTF8.width($1)) }
        lastOther = scalars.lastIndex { !Self.isSpace($0) && $0 != ";" } ?? -1
    }

    /// The tokens of a part of a source, ending in one of kind `end`.
    package static func tokens(of source: Source, in span: Span? = nil) -> (
        tokens: [QueryToken], mistakes: [Mistake]
    ) {
        let span = span ?? Span(0, source.text.utf8.count)
        guard span.length <= Limits.queryBytes else {
            let end = QueryToken(
                kind: .end, span: Span(span.start, span.start), text: "", lower: "", opensLine: true)
            return ([end], [Mistake(.tooLong, at: Span(span.start, span.start + 1))])
        }
        var lexer = Lexer(source.text[span], from: span.start)
        lexer.run()
        return (lexer.tokens, lexer.mistakes)
    }

    private mutating func run() {
        while true {
            skipSpaces()
            guard place < scalars.count else { break }
            next()
            opensLine = false
        }
        let end = offsets[scalars.count]
        tokens.append(QueryToken(kind: .end, span: Span(end, end), text: "", lower: "", opensLine: opensLine))
    }

    func peek(_ ahead: Int = 0) -> Unicode.Scalar? {
        place + ahead < scalars.count ? scalars[place + ahead] : nil
    }

    mutating func add(_ kind: QueryToken.Kind, from start: Int, _ text: String) {
        let lower = kind == .word ? text.lowercased() : text
        tokens.append(
            QueryToken(
                kind: kind, span: Span(offsets[start], offsets[place]), text: text, lower: lower,
                opensLine: opensLine))
    }

    /// Records a mistake, as many as are ever told.
    mutating func note(_ mistake: Mistake) {
        if mistakes.count < Limits.diagnosticCount { mistakes.append(mistake) }
    }

    func text(from start: Int, to end: Int) -> String {
        String(String.UnicodeScalarView(scalars[start..<end]))
    }

    /// Spaces of any kind, marks without width, and comments that begin with `--`.
    private mutating func skipSpaces() {
        while let scalar = peek() {
            if scalar == "\n" || scalar == "\r" { opensLine = true }
            if Self.isSpace(scalar) {
                place += 1
            } else if scalar == "-", peek(1) == "-" {
                while let next = peek(), next != "\n", next != "\r" { place += 1 }
            } else {
                return
            }
        }
    }

    mutating func next() {
        let start = place
        guard let scalar = peek() else { return }
        switch scalar {
        case "\"", "\u{201C}", "\u{201D}", "\u{201E}", "'", "\u{2018}", "\u{2019}": string(openedBy: scalar)
        case "$" where peek(1).map(Self.isLetter) == true:
            place += 1
            let name = word()
            add(.parameter, from: start, name)
        case "\u{A3}": number(isMoney: true)
        case _ where Self.isDigit(scalar): number(isMoney: false)
        case _ where Self.isLetter(scalar):
            let name = word()
            if let date = monthAndYear(name) { return add(.date(date), from: start, date.english) }
            add(.word, from: start, name)
            if name.lowercased() == "matches" { regex() }
        default: sign(scalar)
        }
    }

    // MARK: words

    private mutating func word() -> String {
        let start = place
        while let scalar = peek() {
            if Self.isLetter(scalar) || Self.isDigit(scalar) || scalar == "_" || Self.isAccent(scalar) {
                place += 1
            } else if Self.isHyphen(scalar), let next = peek(1), Self.isLetter(next) || Self.isDigit(next) {
                place += 1
            } else {
                break
            }
        }
        return String(String.UnicodeScalarView(scalars[start..<place].map { Self.isHyphen($0) ? "-" : $0 }))
    }

    /// `June 2025`: reads on over the year when a word is the name of a month.
    private mutating func monthAndYear(_ name: String) -> PartialDate? {
        guard PartialDate.month(named: name.lowercased()) != nil else { return nil }
        var ahead = place
        while ahead < scalars.count, Self.isSpace(scalars[ahead]), !Self.isLineEnd(scalars[ahead]) {
            ahead += 1
        }
        guard ahead > place, let year = fourDigits(at: ahead),
            let date = PartialDate(english: "\(name) \(year)")
        else { return nil }
        place = ahead + 4
        return date
    }

    func fourDigits(at start: Int) -> String? {
        guard start + 4 <= scalars.count, scalars[start..<start + 4].allSatisfy(Self.isDigit) else {
            return nil
        }
        if start + 4 < scalars.count, Self.isDigit(scalars[start + 4]) || Self.isLetter(scalars[start + 4]) {
            return nil
        }
        return text(from: start, to: start + 4)
    }

    // MARK: strings and patterns

    private mutating func string(openedBy mark: Unicode.Scalar) {
        let start = place
        place += 1
        guard let closers = closers(of: mark) else {
            if let next = peek(), Self.isLetter(next) || Self.isDigit(next) { return }
            return note(Mistake(.unexpectedCharacter(String(mark)), at: Span(offsets[start], offsets[place])))
        }
        var content = String.UnicodeScalarView()
        while let scalar = peek() {
            place += 1
            if closers.contains(scalar) {
                if peek() == scalar {
                    place += 1
                } else {
                    return add(.string, from: start, String(content))
                }
            }
            if Self.isLineEnd(scalar) {
                guard continues(over: closers) else {
                    place -= 1
                    break
                }
                while let next = peek(), Self.isSpace(next) { place += 1 }
                content.append(" ")
                continue
            }
            content.append(scalar)
        }
        let words = text(from: start + 1, to: place)
        // Where a step seems to follow, it is not clear where the mark belongs.
        let hasStep = words.split(whereSeparator: { $0.isWhitespace }).contains {
            ReservedWords.steps.contains($0.lowercased())
        }
        let repair = hasStep || words.allSatisfy(\.isWhitespace) ? nil : "\"\(words)\""
        note(Mistake(.unclosedString, at: Span(offsets[start], offsets[place]), repair: repair))
        add(.string, from: start, String(content))
    }

    /// Whether a string goes on over the end of a line: the marks that follow are odd in number, so that one
    /// of them is its own.
    private mutating func continues(over closers: Set<Unicode.Scalar>) -> Bool {
        if let known = marksAfter[closers] { return known[place] % 2 == 1 }
        var counts = [Int](repeating: 0, count: scalars.count + 1)
        for index in scalars.indices.reversed() {
            counts[index] = counts[index + 1] + (closers.contains(scalars[index]) ? 1 : 0)
        }
        marksAfter[closers] = counts
        return counts[place] % 2 == 1
    }

    /// The marks that end a string, or nil for a lone apostrophe, which opens none.
    private mutating func closers(of mark: Unicode.Scalar) -> Set<Unicode.Scalar>? {
        switch mark {
        case "\"": return ["\""]
        case "\u{201C}", "\u{201D}", "\u{201E}":
            return lineHolds("\u{201D}") ? ["\u{201D}"] : ["\"", "\u{201C}"]
        case "'": return lineHolds("'") ? ["'"] : nil
        default: return lineHolds("\u{2019}") ? ["\u{2019}"] : nil
        }
    }

    /// Whether a mark still comes on the line. A line without it is looked through once.
    private mutating func lineHolds(_ mark: Unicode.Scalar) -> Bool {
        if let end = without[mark], place <= end { return false }
        let end = scalars[place...].firstIndex { $0 == mark || Self.isLineEnd($0) } ?? scalars.count
        if end < scalars.count, scalars[end] == mark { return true }
        without[mark] = end
        return false
    }

    /// After `matches`: a pattern between slashes, `\/` for a slash in it.
    private mutating func regex() {
        opensLine = false
        skipSpaces()
        guard peek() == "/" else { return }
        let start = place
        place += 1
        var content = String.UnicodeScalarView()
        while let scalar = peek(), !Self.isLineEnd(scalar) {
            place += 1
            if scalar == "/" { return add(.regex, from: start, String(content)) }
            if scalar == "\\", let escaped = peek(), !Self.isLineEnd(escaped) {
                place += 1
                if escaped != "/" { content.append("\\") }
                content.append(escaped)
            } else {
                content.append(scalar)
            }
        }
        note(Mistake(.unclosedPattern, at: Span(offsets[start], offsets[place])))
        add(.regex, from: start, String(content))
    }

    // MARK: signs

    private static let signs: [(written: String, meant: String)] = [
        ("<=", "<="), (">=", ">="), ("!=", "!="), ("<>", "!="), ("==", "="), ("=<", "<="), ("=>", ">="),
        ("&&", "and"), ("||", "or"),
        ("\u{2264}", "<="), ("\u{2265}", ">="), ("\u{2260}", "!="), ("(", "("), (")", ")"), (",", ","),
        ("|", "|"), (".", "."), ("=", "="),
        ("<", "<"), (">", ">"), ("+", "+"), ("*", "*"), ("/", "/"), (":", ":"), ("-", "-"), ("\u{2013}", "-"),
        ("\u{2014}", "-"),
        ("\u{2212}", "-"), ("\u{D7}", "*"), ("\u{F7}", "/"),
    ]

    private mutating func sign(_ scalar: Unicode.Scalar) {
        let start = place
        for (written, meant) in Self.signs where scalars[place...].starts(with: written.unicodeScalars) {
            place += written.unicodeScalars.count
            if meant == "(" { brackets.append(opensList) }
            if meant == ")" { _ = brackets.popLast() }
            return add(meant == "and" || meant == "or" ? .word : .sign, from: start, meant)
        }
        place += 1
        if scalar == ";" {
            // Several are one mistake; at the end they are none.
            while let next = peek(), next == ";" { place += 1 }
            if place > lastOther { return }
        }
        note(Mistake(.unexpectedCharacter(String(scalar)), at: Span(offsets[start], offsets[place])))
    }

    /// A bracket after `in`, after `=`, or directly after a name holds values with commas between.
    private var opensList: Bool {
        guard let last = tokens.last else { return false }
        if last.isWord("in") || last.isSign("=") { return true }
        return last.kind == .word && last.span.end == offsets[place - 1] && ReservedWords.isName(last.lower)
    }

    // MARK: classes

    static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200F, 0x2028, 0x2029, 0x202A...0x202F,
            0x205F...0x2064, 0x3000, 0xFEFF, 0xAD:
            true
        default: false
        }
    }

    /// An accent of its own behind its letter, as some systems write `é`.
    private static func isAccent(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0x300 && scalar.properties.generalCategory == .nonspacingMark
    }

    static func isLineEnd(_ scalar: Unicode.Scalar) -> Bool { scalar == "\n" || scalar == "\r" }
    static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (48...57).contains(scalar.value) }
    static func isHyphen(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "-" || (0x2010...0x2014).contains(scalar.value)
    }

    package static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x80 {
            return (65...90).contains(scalar.value) || (97...122).contains(scalar.value)
        }
        return scalar.properties.isAlphabetic
    }
}
