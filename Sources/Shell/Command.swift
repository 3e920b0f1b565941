internal import AssessmentModel
internal import Presentation
internal import SourceText
internal import TextAnalysis

/// One command: the row that reading, help, completion and its test are made from.
package struct Command: Sendable {
    /// What may be completed after the command's name.
    package enum Completes: Sendable {
        case nothing, query, record, topic, authority, setting, file, question, script
        /// A template, then its parameters as `name=value`.
        case template
        /// `from`, a template, `with`, its parameters.
        case newDraft
        case draft
        /// A slot of the open draft.
        case slot
    }

    /// One word, or two: `brief new`.
    package let name: String
    /// Other words for it, which habits bring.
    package let aliases: [String]
    /// As help shows them: `NAME`, `[RECORD]`.
    package let arguments: String
    /// One line.
    package let help: String
    /// A line that works at the prompt.
    package let example: String
    package let completes: Completes
    /// Whether words after the name make it this command; else the line may be a query or a question.
    let takes: @Sendable (String) -> Bool
    let action: @Sendable (inout Session, String) -> Void

    init(
        _ name: String, aliases: [String] = [], arguments: String = "", help: String, example: String, completes: Completes = .nothing,
        takes: @escaping @Sendable (String) -> Bool = { _ in true }, action: @escaping @Sendable (inout Session, String) -> Void
    ) {
        self.name = name
        self.aliases = aliases
        self.arguments = arguments
        self.help = help
        self.example = example
        self.completes = completes
        self.takes = takes
        self.action = action
    }

    /// The command of that name, in any case.
    static func named(_ name: String) -> Command? {
        let name = name.lowercased()
        return all.first { $0.name == name || $0.aliases.contains(name) }
    }

    /// The command that a line begins with: by its first two words, or by the first.
    static func opening(_ line: String) -> Command? {
        let second = line.afterFirstWord.firstWord
        return (second.isEmpty ? nil : named("\(line.firstWord) \(second)")) ?? named(line.firstWord)
    }

    /// What a line says after the command's name.
    func rest(of line: String) -> String { name.contains(" ") ? line.afterFirstWord.afterFirstWord : line.afterFirstWord }

    /// The command that a whole line is; nil when its words after the name make it a query or a question: `all statements where …`.
    static func meant(by line: String) -> Command? {
        guard let command = opening(line), command.takes(command.rest(of: line)) else { return nil }
        return command
    }

    static let alone: @Sendable (String) -> Bool = { $0.isEmpty }

    /// Every command, in the order help lists them.
    package static let all: [Command] = asking + drafting

    /// The commands that ask and keep questions, and work with the library.
    private static let asking: [Command] = [
        Command(
            "help", arguments: "[TOPIC]", help: "what you can type, or help on one thing", example: "help where", completes: .topic
        ) { $0.help($1) },
        Command(
            "describe", aliases: ["desc"], arguments: "[RECORD]", help: "the records, or the fields of one", example: "describe findings",
            completes: .record
        ) { session, record in
            session.attempt { $0.putText(try $0.engine.describe(record.isEmpty ? nil : record)) }
        },
        Command(
            "card", arguments: "COUNCIL", help: "one council on one screen", example: "card stockton", completes: .authority
        ) { $0.card($1) },
        Command(
            "explain", arguments: "[QUERY]", help: "what a query means; alone, what the last one does",
            example: "explain findings about \"respite\"", completes: .query
        ) { $0.explain($1) },
        Command("more", help: "the next rows of the last result", example: "more", takes: alone) { session, _ in
            session.showRows(session.nextRows)
        },
        Command("all", help: "every row of the last result", example: "all", takes: alone) { session, _ in
            session.showRows(0..<(session.shown?.total ?? 0))
        },
        Command(
            "open", arguments: "ROW", help: "a row of the last result in its context", example: "open 1",
            takes: { $0.isEmpty || $0.first?.isNumber == true }
        ) { $0.open($1) },
        Command(
            "why", arguments: "ROW|ID", help: "the words that decided how a row was read", example: "why 1",
            takes: { $0.isEmpty || $0.first?.isNumber == true || !$0.contains(" ") && $0.contains("/") }
        ) { $0.why($1) },
        Command("back", help: "drop the last step and show the result again", example: "back", takes: alone) { session, _ in
            session.back()
        },
        Command("query", help: "the query so far, one step a line", example: "query", takes: alone) { session, _ in
            session.withLastQuery { $0.effects.append(.print($0.engine.stepsOnLines($1).trimmed + "\n")) }
        },
        Command("edit", help: "open $EDITOR on the query so far", example: "edit", takes: alone) { session, _ in
            guard session.isConversation else { return session.fail("edit needs a terminal.") }
            session.withLastQuery { $0.effects.append(.edit($0.engine.stepsOnLines($1))) }
        },
        Command(
            "save", arguments: "NAME", help: "keep the last query as a question of that name", example: "save respite-findings"
        ) { $0.save($1) },
        Command("questions", help: "the saved questions", example: "questions", takes: alone) { session, _ in session.listQuestions() },
        Command(
            "use", arguments: "[COUNCIL]", help: "keep every query to one council; alone, end that", example: "use stockton",
            completes: .authority
        ) { $0.use($1) },
        Command(
            "run", arguments: "SCRIPT [name=value ...]", help: "run a saved script", example: "run weak-spots authority=stockton",
            completes: .script
        ) { $0.run($1) },
        Command("scripts", help: "the saved scripts; each is a command of its own", example: "scripts", takes: alone) { session, _ in
            session.list(session.engine.scripts, as: "does", ifNone: "No scripts: none of the files in ./Scripts ends in .assay.")
        },
        Command(
            "brief", arguments: "TEMPLATE name=value ... [--draft] [-o FILE]", help: "write a note from a template, every figure cited",
            example: "brief councillor-note authority=stockton --draft -o note.md", completes: .template
        ) { $0.brief($1) },
        Command(
            "verify", arguments: "SENTENCE", help: "hold a sentence from a speech against the reports",
            example: "verify In Northmoor, 148 people were waiting for a Care Act assessment.", completes: .nothing
        ) { session, text in
            guard session.arguments(text, of: "verify") != nil else { return }
            // A sentence given in quotation marks is the words between them.
            let isQuoted = text.count > 2 && "\"“".contains(text.prefix(1)) && "\"”".contains(text.suffix(1))
            let text = isQuoted ? String(text.dropFirst().dropLast()) : text
            session.attempt { session in
                let found = try session.engine.verify(text, page: session.page)
                session.put(found.text)
                if !found.isSupported { session.hasFailed = true }
            }
        },
        Command("templates", help: "the templates that brief takes", example: "templates", takes: alone) { session, _ in
            session.list(session.engine.templates, as: "writes", ifNone: "No templates were found.")
        },
        Command(
            "import", arguments: "PATH|URL ...", help: "read reports into the library", example: "import reports/stockton-on-tees.txt",
            completes: .file
        ) { session, paths in
            guard let paths = session.arguments(paths, of: "import") else { return }
            session.attempt { $0.putText(try $0.engine.importReports(paths)) }
        },
        Command(
            "export", arguments: "FILE.sqlite|FOLDER [csv|jsonl]", help: "write the library for other programs",
            example: "export library.sqlite", completes: .file
        ) { session, text in
            guard let words = session.arguments(text, of: "export") else { return }
            session.attempt { $0.say(try $0.engine.export(to: words[0], format: words.count > 1 ? words[1] : nil)) }
        },
        Command(
            "library", arguments: "[info|check|backup FILE|compact|upgrade [--dry-run]]", help: "the library: what it holds",
            example: "library"
        ) {
            session, text in
            session.attempt { $0.putText(try $0.engine.library(text.isEmpty ? ["info"] : text.words)) }
        },
        Command(
            "sql", arguments: "SELECT ...", help: "read the documented views with SQL", example: "sql select count(*) from findings"
        ) { session, select in
            guard session.arguments(select, of: "sql") != nil else { return }
            session.askSQL(select)
        },
        Command(
            "set", arguments: "[NAME VALUE]", help: "the settings, or change one", example: "set rows 50", completes: .setting
        ) { $0.set($1) },
        Command("timing", arguments: "[on|off]", help: "show the time each answer took", example: "timing") { session, value in
            session.set("timing " + (value.isEmpty ? (session.settings.showsTiming ? "off" : "on") : value))
        },
        Command("quit", aliases: ["exit", "bye"], help: "leave", example: "quit", takes: alone) { session, _ in
            session.effects.append(.quit(0))
        },
    ]
}

extension Session {
    /// The words after a command that needs some; nil, and said, when there are none.
    fileprivate mutating func arguments(_ text: String, of name: String) -> [String]? {
        let words = text.unquotedWords
        guard words.isEmpty else { return words }
        if let command = Command.named(name) { fail("Say what: \(command.name) \(command.arguments)\nFor example: \(command.example)") }
        return nil
    }

    /// Works on the last query; says so when there is none.
    fileprivate mutating func withLastQuery(_ work: (inout Session, String) -> Void) {
        guard let lastQuery else { return fail("There is no query yet. Ask something first.") }
        work(&self, lastQuery)
    }

    fileprivate mutating func back() {
        withLastQuery { session, query in
            guard let shorter = session.engine.dropLastStep(of: query) else {
                return session.fail("There is no step left to drop: \(query)")
            }
            session.ask(shorter, echo: .always)
        }
    }

    fileprivate mutating func explain(_ query: String) {
        guard query.isEmpty else {
            var meant = query
            // A plain question is explained as the query it means.
            if !engine.startsLikeQuery(query), let read = plainReading(of: query, allowsSearch: !isStrict).query,
                Command.meant(by: read) == nil
            {
                meant = read
                echo(read)
            }
            let scoped = scope.map { engine.scoped(meant, to: $0.authority) } ?? meant
            return attempt { $0.putText(try $0.engine.explain(scoped)) }
        }
        withLastQuery { session, query in session.attempt { $0.putText(try $0.engine.explain(query)) } }
    }

    fileprivate mutating func open(_ text: String) {
        guard let origin = shownOrigin(text, for: "open") else { return }
        var page = page
        page.searchWords = shown?.searchWords ?? []
        attempt { $0.put(try $0.engine.open(origin, page: page)) }
    }

    fileprivate mutating func why(_ text: String) {
        let named = text.contains("/") ? text : nil
        guard let origin = named.map({ RowOrigin(record: "finding", id: $0) }) ?? shownOrigin(text, for: "why") else { return }
        attempt { session in
            if let draft = session.draft, let why = try session.engine.whySuggested(origin, in: draft) { session.putText(why) }
            session.put(try session.engine.why(origin, page: session.page))
        }
    }

    /// The record of a row of the last result, by its number; nil, and said why, when it has none.
    mutating func shownOrigin(_ text: String, for command: String) -> RowOrigin? {
        guard let row = Int(text) else { return noOrigin("Say which row: \(command) 1") }
        guard let shown else { return noOrigin(whyNothingIsShown) }
        guard (1...max(1, shown.total)).contains(row), shown.total > 0 else {
            return noOrigin("There is no row \(text): the last result has \(Plural.count(shown.total, "row")).")
        }
        guard let origin = shown.origins[row] else {
            let isGroup = shown.origins.isEmpty || row <= shown.last.upperBound
            return noOrigin(
                isGroup
                    ? "Row \(row) is a group, not one record. Use a query without count, summarise or pivot to open its rows."
                    : "Row \(row) has not been shown yet. Type more, or all.")
        }
        return origin
    }

    private mutating func noOrigin(_ text: String) -> RowOrigin? {
        fail(text)
        return nil
    }

    fileprivate mutating func save(_ name: String) {
        guard !name.isEmpty else { return fail("Say the name to keep it under: save respite-findings") }
        let isName = name.first?.isLetter == true && name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
        guard isName else {
            return fail("A name begins with a letter and holds letters, digits, hyphens and underscores: save respite-findings")
        }
        guard Command.named(name) == nil, !engine.startsLikeStep(name), !isScript(name) else {
            return fail("\"\(name)\" has a meaning already. Choose another name.")
        }
        withLastQuery { session, query in session.attempt { $0.say(try $0.engine.save(query, named: name)) } }
    }

    /// Whether a line is a script's name and its values: `weak-spots authority=stockton`.
    func isScript(_ line: String) -> Bool {
        let words = line.unquotedWords
        guard let name = words.first, words.dropFirst().allSatisfy({ $0.contains("=") }) else { return false }
        return engine.scripts.contains { $0.name == name.lowercased() }
    }

    fileprivate mutating func listQuestions() {
        list(engine.questions, as: "asks", ifNone: "No saved questions yet. Ask something, then: save NAME")
    }

    /// Lists named things as a table of which no row can be opened.
    fileprivate mutating func list(_ named: [SavedQuestion], as heading: String, ifNone: String) {
        guard !named.isEmpty else { return say(ifNone) }
        let rows = named.map { [Value.text($0.name), .text($0.text)] }
        let table = ResultTable(columns: [Column(name: "name", type: .text), Column(name: heading, type: .text)], rows: rows)
        var page = page
        page.numbersRows = false
        put(OutputFormat.named("table")?.render(table, page: page).text ?? "")
    }

    fileprivate mutating func use(_ name: String) {
        guard !name.isEmpty else {
            say(scope == nil ? "No council is in use." : "Queries are about every council again.")
            scope = nil
            return
        }
        guard let authority = authority(named: name) else { return }
        let label = Folding.words(name).split(separator: " ").joined(separator: "-")
        scope = Scope(authority: authority, label: (authority.slug + "-").hasPrefix(label + "-") ? label : authority.slug)
        say("Queries that name no council are about \(SafeText.neutralised(authority.short)). Type use alone to end that.")
    }

    fileprivate mutating func card(_ name: String) {
        let name = name.isEmpty ? scope?.authority.slug ?? "" : name
        guard !name.isEmpty else { return fail("Say which council: card stockton") }
        guard let authority = authority(named: name) else { return }
        var page = page
        page.numbersRows = false
        attempt { session in
            session.put(try session.engine.card(authority, page: page))
            // Rows of an earlier result are no longer what "open 1" would be taken to mean.
            session.shown = nil
            session.cardShown = authority
        }
    }

    /// The council of that name; nil, and said, when there is none or more than one.
    private mutating func authority(named name: String) -> Authority? {
        switch engine.authorities.match(name) {
        case .one(let authority): return authority
        case .ambiguous(let several): fail("\"\(SafeText.neutralised(name))\" may be \(several.map(\.short).joined(separator: ", ")).")
        case .unknown(let nearest):
            fail(
                "No council is called \"\(SafeText.neutralised(name))\"."
                    + (nearest.isEmpty ? "" : " Nearest: \(nearest.joined(separator: ", "))."))
        }
        return nil
    }

    fileprivate mutating func brief(_ text: String) {
        guard let words = arguments(text, of: "brief") else { return }
        attempt { session in
            let brief = try session.engine.brief(words)
            for remark in brief.remarks { session.say(SafeText.neutralised(remark, keepingLines: true)) }
            if !brief.isWritten { session.hasFailed = true }
            guard let text = brief.text else { return }
            // A note keeps its own lines; what is said about a template is set like any help.
            let isAbout = words.contains { ["--explain", "--help", "-h"].contains($0) }
            if isAbout { session.putText(text) } else { session.put(text) }
        }
    }

    /// Runs a saved script: the words after `run`, or a line that begins with the script's name.
    mutating func run(_ text: String) {
        guard var words = arguments(text, of: "run") else { return }
        // The council in use is the one meant, unless another is named.
        if let scope, engine.scriptParameters(words[0]).contains("authority"), !words.contains(where: { $0.hasPrefix("authority=") }) {
            words.append("authority=\(scope.authority.slug)")
            echo("run " + words.joined(separator: " "))
        }
        attempt { session in
            // Results are gathered before they are shown: a session answers an event with effects.
            var outputs: [ScriptOutput] = []
            defer {
                for output in outputs {
                    switch output {
                    case .answer(let answer): session.show(answer, from: 0, isSQL: false)
                    case .text(let text): session.put(text)
                    case .failure(let diagnostics): session.failed(diagnostics)
                    }
                }
            }
            try session.engine.run(words[0], arguments: Array(words.dropFirst())) { outputs.append($0) }
        }
    }

    fileprivate mutating func set(_ text: String) {
        let words = text.words.filter { $0 != "=" }
        guard let name = words.first else {
            let rows = Setting.all.map { [Value.text($0.name), .text($0.get(settings)), .text($0.help)] }
            let columns = ["setting", "value", "meaning"].map { Column(name: $0, type: .text) }
            var page = page
            page.numbersRows = false
            return put(OutputFormat.named("table")?.render(ResultTable(columns: columns, rows: rows), page: page).text ?? "")
        }
        guard let setting = Setting.named(name) else {
            let nearest = EditDistance.nearest(to: name, in: Setting.all.map(\.name), limit: 1)
            return fail(
                "No setting is called \"\(SafeText.neutralised(name))\". "
                    + (nearest.first.map { "Did you mean \($0)?" } ?? "Settings: \(Setting.all.map(\.name).joined(separator: ", ")).")
            )
        }
        guard words.count > 1 else { return say("\(setting.name) is \(setting.get(settings)): \(setting.help)") }
        let value = words.dropFirst().joined(separator: " ")
        attempt { session in
            guard try setting.set(&session, value.lowercased()) else {
                return session.fail(
                    "\"\(SafeText.neutralised(value))\" is no value of \(setting.name). For example: \(setting.values.joined(separator: ", "))."
                )
            }
            session.say("\(setting.name) is \(setting.get(session.settings))")
        }
    }
}

extension String {
    /// Words, of which some may be in quotation marks so that they can hold spaces; `\` before a space keeps it too.
    var unquotedWords: [String] {
        var words: [String] = []
        var word = ""
        var isOpen = false
        var quote: Character?
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
            } else if quote == nil, character == "\"" || character == "'" {
                quote = character
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
        return isOpen ? words + [word] : words
    }
}
