internal import PlainAnswers
internal import TextAnalysis

/// What people type who come from other shells.
enum ForeignCommands {
    enum Meaning: Equatable {
        /// Means this line.
        case statement(String)
        /// Is not done here; what to type instead, and the query that was meant.
        case pointer(String, query: String?)
    }

    /// Whole lines, without their final `;`, in lower case.
    private static let lines: [String: String] = [
        ".help": "help", "?": "help", "\\?": "help", "\\h": "help", "man": "help", ".tables": "describe",
        "show tables": "describe",
        "\\dt": "describe", "\\d": "describe", "\\l": "library", ".schema": "describe", "schema": "describe",
        ".fullschema": "describe",
        ".quit": "quit", ".exit": "quit", "\\q": "quit", ":q": "quit", ":q!": "quit", ":wq": "quit",
        "quit()": "quit", "exit()": "quit",
        "logout": "quit", "bye": "quit", ".databases": "library", "show databases": "library",
        ".timer on": "timing on",
        ".timer off": "timing off", "\\timing": "timing", ".show": "set", ".settings": "set", "\\e": "edit",
        ".edit": "edit",
        "\\p": "query",
        "print": "help keeping", "\\set": "set", "\\pset": "set", "next": "more", "n": "more",
    ]

    /// First words that stand for a command, the rest kept.
    private static let openings: [String: String] = [
        ".schema": "describe", "\\d": "describe", "\\d+": "describe", "\\dt": "describe", "desc": "describe",
        ".read": "run", "\\i": "run",
        ".width": "set width", ".import": "import", ".backup": "library backup", ".save": "library backup",
        ".load": "import",
        ".explain": "explain", "\\timing": "timing", ".timer": "timing",
    ]

    private static let formats =
        "Put the format at the end of a query: … as csv, or into a file: … as csv to \"file.csv\". help as lists the formats."
    private static let readOnly =
        "Nothing is changed from here: reports are read with import, notes grow in a draft (help brief new). SQL that only reads goes after "
        + "the word sql: sql select …"
    private static let elsewhere = "Another library is opened from the command line: assay --library FILE."
    private static let programs = "Programs are not run from here: leave with quit."
    private static let history =
        "The arrow keys go through what was asked; Ctrl-R finds it again by a part of it."
    private static let clearing = "Ctrl-L clears the screen."

    /// What is done otherwise here, and how: by a whole line, or by its first word or two.
    private static let pointers: (lines: [String: String], openings: [String: String]) = (
        lines: [
            "begin": readOnly, "commit": readOnly, "vacuum": readOnly, "history": history, "clear": clearing,
            "cls": clearing,
        ],
        openings: [
            ".mode": formats, ".output": formats, ".once": formats, ".headers": formats,
            ".separator": formats, ".excel": formats,
            ".print": formats, "\\o": formats, "\\g": formats, "\\a": formats, "\\copy": formats,
            "\\x": "Long text is set as prose by itself; … as list puts each field on a line of its own.",
            "insert into": readOnly, "delete from": readOnly, "drop table": readOnly, "drop view": readOnly,
            "create table": readOnly,
            "create view": readOnly, "create index": readOnly, "alter table": readOnly,
            "begin transaction": readOnly, ".open": elsewhere,
            "\\c": elsewhere, "\\connect": elsewhere,
            ".dump": "export writes all records: export FILE.sqlite, or export FOLDER csv.",
            ".shell": programs, ".system": programs, "\\!": programs,
            ".cd": "Files are looked for in the folder that assay was started in.", ".history": history,
            "\\s": history,
            ".clear": clearing,
            "export this": formats, "export it": formats, "export that": formats, "export these": formats,
            "export results": formats,
            "export to": formats,
        ]
    )

    /// Thanks, and a command with a word of courtesy around it: "exit please", "thanks, bye".
    private static func politely(_ line: String) -> Meaning? {
        let words = line.split { !$0.isLetter }.map(String.init)
        let rest = words.filter { !courtesies.contains($0) }
        guard rest.count < words.count, words.count <= 5 else { return nil }
        let plain = rest.joined(separator: " ")
        if plain.isEmpty {
            return .pointer("Ask on, or type quit to leave. Type help to see what can be asked.", query: nil)
        }
        if let meant = lines[plain] { return .statement(meant) }
        return Command.named(plain)?.arguments.isEmpty == true ? .statement(plain) : nil
    }

    private static let courtesies: Set = [
        "please", "now", "thanks", "thank", "you", "cheers", "ta", "many", "so", "much",
    ]

    /// What a line of another shell means here; nil when it is none.
    static func meaning(of statement: String) -> Meaning? {
        let line = statement.lowercased().words.joined(separator: " ")
        if let meant = lines[line] { return .statement(meant) }
        if let polite = politely(line) { return polite }
        let first = line.firstWord
        if let meant = openings[first] { return .statement(meant + " " + statement.afterFirstWord) }
        if first == "assay" { return commandLine(statement) }
        // "query" alone is a command here; with a question behind it, the command line's.
        if ["query", "ask"].contains(first), line.words.count > 1 {
            return commandLine("assay " + statement)
        }
        let words = line.words
        // A file without its format: to "scores.xlsx".
        if first == "to", words.count == 2, line.contains(where: { "\".".contains($0) }) {
            return .pointer(formats, query: nil)
        }
        if let hint = pointers.lines[line] ?? pointers.openings[first]
            ?? pointers.openings[words.prefix(2).joined(separator: " ")]
        {
            return .pointer(hint, query: nil)
        }
        // A report that was read by mistake.
        if ["forget", "unimport"].contains(first)
            || ["remove", "delete"].contains(first) && words.count == 2
        {
            return .statement("library forget \(statement.afterFirstWord)")
        }
        if first == "update", words.contains("set") { return .pointer(readOnly, query: nil) }
        if first == "with", words.contains("select") {
            return .pointer("SQL goes after the word sql: sql \(statement)", query: nil)
        }
        if first == "select", words.contains("from") { return select(statement) }
        if first == "select", words.count > 1, words[1].contains(where: \.isNumber) {
            return .pointer("SQL goes after the word sql: sql \(statement)", query: nil)
        }
        if first.hasPrefix("count("), words.contains("from") { return select("select " + statement) }
        if first == "from", words.count > 1 { return .statement(statement.afterFirstWord) }
        if ["show columns from", "show fields from"].contains(words.prefix(3).joined(separator: " ")),
            words.count == 4
        {
            return .statement("describe \(words[3])")
        }
        if first.hasPrefix("."), first.count > 1 {
            return .pointer("Commands have no dot here. Type help.", query: nil)
        }
        if first.hasPrefix("\\") {
            return .pointer("Commands have no backslash here. Type help.", query: nil)
        }
        return nil
    }

    /// `remarks CODE` means `remarks where code is CODE`.
    static func remarks(_ statement: String, isStep: (String) -> Bool) -> String? {
        let words = statement.words
        guard words.count == 2, ["remarks", "remark"].contains(words[0].lowercased()), !isStep(words[1])
        else { return nil }
        guard words[1].first?.isLetter == true,
            words[1].allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" })
        else { return nil }
        return "remarks where code is \(words[1].lowercased())"
    }

    /// Commands of the command line that are none here, because the shell is already what they open or
    /// because they look at the program.
    private static let outsideTheShell: Set<String> = ["shell", "doctor"]

    /// A line of the command line, `assay brief …` or `assay query '…'`: what follows `assay` is meant here.
    private static func commandLine(_ statement: String) -> Meaning {
        let rest = statement.afterFirstWord
        let verb = rest.firstWord.lowercased()
        if rest.isEmpty || verb == "shell" {
            return .pointer("This is the shell of Assay already. Type help.", query: nil)
        }
        if outsideTheShell.contains(verb) || verb.hasPrefix("-") {
            return .pointer(
                "\"assay \(verb)\" is for the command line: leave with quit, and type it there.", query: nil)
        }
        guard ["query", "ask"].contains(verb), !rest.afterFirstWord.isEmpty else { return .statement(rest) }
        let question = rest.afterFirstWord
        // A command line keeps a question together with quotation marks of its own.
        guard let quote = question.first, "'\"".contains(quote), question.last == quote, question.count > 2
        else {
            return .statement(question)
        }
        let inside = question.dropFirst().dropLast()
        return .statement(inside.contains(quote) ? question : String(inside))
    }

    /// `select a, b from findings where x limit 5` as a query: `findings where x show a, b first 5`. What has
    /// no such counterpart, as a join, is only pointed to `sql`.
    private static func select(_ statement: String) -> Meaning {
        let hint = "No select is needed here. SQL itself goes after the word sql: sql \(statement)"
        let words = statement.words
        let from = words.firstIndex { $0.lowercased() == "from" } ?? 0
        let fields = words[1..<max(1, from)].joined(separator: " ")
        let beyond: Set = ["join", "having", "union", "exists", "over", "case", "in"]
        guard from + 1 < words.count, words[from + 1].first?.isLetter == true,
            !words.contains(where: { beyond.contains($0.lowercased()) })
        else { return .pointer(hint, query: nil) }
        var parts = [words[from + 1].lowercased()]
        var tail = ""
        var key: String?
        var index = from + 2
        while index < words.count {
            switch words[index].lowercased() {
            case "limit":
                tail += " first " + words[(index + 1)...].prefix(1).joined()
                index += 1
            case "group":
                let keys = words[min(index + 2, words.count)...].prefix {
                    !["order", "limit"].contains($0.lowercased())
                }
                key = keys.joined(separator: " ")
                index += 1 + keys.count
            case "like": parts.append("contains")
            case "and", "or", "where", "order", "by", "asc", "desc": parts.append(words[index].lowercased())
            default:
                let word = words[index].split(separator: "'", omittingEmptySubsequences: false).joined(
                    separator: "\"")
                parts.append(parts.last == "contains" ? word.filter { $0 != "%" } : word)
            }
            index += 1
        }
        guard let figure = figure(fields, by: key) else { return .pointer(hint, query: nil) }
        // What is worked out stands before what it is sorted by.
        let order = parts.firstIndex(of: "order") ?? parts.count
        if !figure.isEmpty { parts.insert(figure, at: key == nil ? parts.count : order) }
        return .pointer(hint, query: parts.joined(separator: " ").replacingOrderBy + tail)
    }

    /// What a list of fields comes to as a step: nothing for `*`; nil for what has no counterpart.
    private static func figure(_ fields: String, by key: String?) -> String? {
        let folded = fields.lowercased()
        let list = folded.split(separator: ",").map(\.trimmed)
        let calls = list.filter { $0.contains("(") }
        let suffix = key.map { " by \($0)" } ?? ""
        guard let call = calls.first else {
            if folded.hasPrefix("distinct ") { return key == nil ? fields.lowercased() : nil }
            return key != nil ? nil : fields == "*" ? "" : "show " + fields
        }
        guard calls.count == 1, call.hasSuffix(")"), key != nil || list.count == 1 else { return nil }
        if ["count(*)", "count(1)"].contains(call) { return "count" + suffix }
        let names = ["avg": "average", "min": "lowest", "max": "highest", "sum": "total"]
        guard let name = names[String(call.prefix { $0 != "(" })] else { return nil }
        return "summarise \(name) \(call.drop { $0 != "(" }.dropFirst().dropLast())" + suffix
    }
}

extension String {
    /// `order by` as the language has it.
    fileprivate var replacingOrderBy: String {
        var words = self.words
        for index in words.indices.dropLast() where words[index] == "order" && words[index + 1] == "by" {
            words[index] = "sort"
        }
        return words.map { $0 == "desc" ? "highest" : $0 == "asc" ? "lowest" : $0 }.joined(separator: " ")
    }
}
