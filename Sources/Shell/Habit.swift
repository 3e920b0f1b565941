/// What people type who come from other shells.
enum Habit {
    enum Meaning: Equatable {
        /// Means this line.
        case statement(String)
        /// Is not done here; what to type instead, and the query that was meant.
        case pointer(String, query: String?)
    }

    /// Whole lines, without their final `;`, in lower case.
    private static let lines: [String: String] = [
        ".help": "help", "?": "help", "\\?": "help", "\\h": "help", ".tables": "describe", "show tables": "describe", "\\dt": "describe",
        "\\d": "describe", ".schema": "describe", "schema": "describe", ".quit": "quit", ".exit": "quit", "\\q": "quit", ":q": "quit",
        "quit()": "quit", "exit()": "quit", ".databases": "library", ".timer on": "timing on", ".timer off": "timing off",
        "\\timing": "timing",
        ".show": "set", ".settings": "set",
    ]

    /// First words that stand for a command, the rest kept.
    private static let openings: [String: String] = [
        ".schema": "describe", "\\d": "describe", ".read": "run", "\\i": "run", ".width": "set width", ".import": "import",
    ]

    /// What a line of another shell means here; nil when it is none.
    static func meaning(of statement: String) -> Meaning? {
        let line = statement.lowercased().words.joined(separator: " ")
        if let meant = lines[line] { return .statement(meant) }
        let first = line.firstWord
        if let meant = openings[first] { return .statement(meant + " " + statement.afterFirstWord) }
        if first == "assay" { return commandLine(statement) }
        // "query" alone is a command here; with a question behind it, the command line's.
        if ["query", "ask"].contains(first), line.words.count > 1 { return commandLine("assay " + statement) }
        if [".mode", ".output", ".once", ".headers"].contains(first) {
            return .pointer(
                "Put the format at the end of a query: … as csv, or: … as csv to \"file.csv\". help as lists the formats.", query: nil)
        }
        if first == "select", line.words.contains("from") { return select(statement) }
        if first.hasPrefix("."), first.count > 1 { return .pointer("Commands have no dot here. Type help.", query: nil) }
        if first.hasPrefix("\\") { return .pointer("Commands have no backslash here. Type help.", query: nil) }
        return nil
    }

    /// `remarks CODE` means `remarks where code is CODE`.
    static func remarks(_ statement: String, isStep: (String) -> Bool) -> String? {
        let words = statement.words
        guard words.count == 2, ["remarks", "remark"].contains(words[0].lowercased()), !isStep(words[1]) else { return nil }
        guard words[1].first?.isLetter == true, words[1].allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" }) else { return nil }
        return "remarks where code is \(words[1].lowercased())"
    }

    /// Commands of the command line that are none here, because the shell is already what they open or because they look at the program.
    private static let outsideTheShell: Set<String> = ["shell", "doctor", "batch", "check"]

    /// A line of the command line, `assay brief …` or `assay query '…'`: what follows `assay` is meant here.
    private static func commandLine(_ statement: String) -> Meaning {
        let rest = statement.afterFirstWord
        let verb = rest.firstWord.lowercased()
        if rest.isEmpty || verb == "shell" { return .pointer("This is the shell of Assay already. Type help.", query: nil) }
        if outsideTheShell.contains(verb) || verb.hasPrefix("-") {
            return .pointer("\"assay \(verb)\" is for the command line: leave with quit, and type it there.", query: nil)
        }
        guard ["query", "ask"].contains(verb), !rest.afterFirstWord.isEmpty else { return .statement(rest) }
        let question = rest.afterFirstWord
        // A command line keeps a question together with quotation marks of its own.
        guard let quote = question.first, "'\"".contains(quote), question.last == quote, question.count > 2 else {
            return .statement(question)
        }
        let inside = question.dropFirst().dropLast()
        return .statement(inside.contains(quote) ? question : String(inside))
    }

    /// `select a, b from findings where x limit 5` as a query: `findings where x show a, b first 5`.
    private static func select(_ statement: String) -> Meaning {
        let words = statement.words
        let from = words.firstIndex { $0.lowercased() == "from" } ?? 0
        let fields = words[1..<max(1, from)].joined(separator: " ")
        var parts: [String] = from + 1 < words.count ? [words[from + 1].lowercased()] : []
        var tail = ""
        var index = from + 2
        while index < words.count {
            switch words[index].lowercased() {
            case "limit":
                tail += " first " + words[(index + 1)...].prefix(1).joined()
                index += 1
            case "and", "or", "where", "order", "by", "asc", "desc": parts.append(words[index].lowercased())
            default: parts.append(words[index].split(separator: "'", omittingEmptySubsequences: false).joined(separator: "\""))
            }
            index += 1
        }
        let isCount = fields.lowercased() == "count(*)"
        if isCount { parts.append("count") } else if fields != "*" { parts.append("show " + fields) }
        let query = parts.joined(separator: " ").replacingOrderBy + tail
        return .pointer(
            "No select is needed here. SQL itself goes after the word sql: sql \(statement)", query: query)
    }
}

extension String {
    /// `order by` as the language has it.
    fileprivate var replacingOrderBy: String {
        var words = self.words
        for index in words.indices.dropLast() where words[index] == "order" && words[index + 1] == "by" { words[index] = "sort" }
        return words.map { $0 == "desc" ? "highest" : $0 == "asc" ? "lowest" : $0 }.joined(separator: " ")
    }
}
