internal import Briefing
internal import NoteChecking
internal import PlainAnswers
internal import Presentation
internal import SourceText
internal import Templates
internal import Workspace
internal import TextAnalysis

extension Command {
    /// The commands that ask and keep questions, and work with the library.
    static let asking: [Command] = [
        Command(
            "help", arguments: "[TOPIC]", help: "what you can type, or help on one thing",
            example: "help where", completes: .topic
        ) { $0.help($1) },
        Command(
            "describe", aliases: ["desc"], arguments: "[RECORD]", help: "the records, or the fields of one",
            example: "describe findings",
            completes: .record
        ) { session, record in
            session.attempt { $0.putPage(try $0.workspace.describe(record.isEmpty ? nil : record)) }
        },
        Command(
            "card", arguments: "COUNCIL", help: "one council on one screen", example: "card stockton",
            completes: .authority
        ) { $0.card($1) },
        Command(
            "explain", arguments: "[QUERY]", help: "what a query means; alone, what the last one does",
            example: "explain findings about \"respite\"", completes: .query
        ) { $0.explain($1) },
        Command("more", help: "the next rows of the last result", example: "more", takes: alone) {
            session, _ in
            session.showRows(session.nextRows)
        },
        Command("all", help: "every row of the last result", example: "all", takes: alone) { session, _ in
            session.showRows(0..<(session.shown?.total ?? 0))
        },
        Command(
            "open", arguments: "ROW", help: "a row of the last result in its context", example: "open 1",
            takes: { $0.isEmpty || $0.first?.isNumber == true || !$0.contains(" ") && $0.contains("/") }
        ) { $0.open($1) },
        Command(
            "why", arguments: "ROW|ID", help: "the words that decided how a row was read", example: "why 1",
            takes: { $0.isEmpty || $0.first?.isNumber == true || !$0.contains(" ") && $0.contains("/") }
        ) { $0.why($1) },
        Command(
            "back", help: "drop the last step and show the result again", example: "back",
            takes: alone
        ) {
            session, _ in
            session.back()
        },
        Command("query", help: "the query so far, one step a line", example: "query", takes: alone) {
            session, _ in
            session.withLastQuery { $0.effects.append(.print($0.stepsOnLines($1).trimmed + "\n")) }
        },
        Command("edit", help: "open $EDITOR on the query so far", example: "edit", takes: alone) {
            session, _ in
            guard session.isConversation else { return session.fail("edit needs a terminal.") }
            session.withLastQuery { $0.effects.append(.edit($0.stepsOnLines($1))) }
        },
        Command(
            "save", arguments: "NAME", help: "keep the last query as a question of that name",
            example: "save respite-findings"
        ) { $0.save($1) },
        Command("questions", help: "the saved questions", example: "questions", takes: alone) { session, _ in
            session.listQuestions()
        },
        Command(
            "use", arguments: "[COUNCIL]", help: "keep every query to one council; alone, end that",
            example: "use stockton",
            completes: .authority
        ) { $0.use($1) },
        Command(
            "run", arguments: "SCRIPT [name=value ...]", help: "run a saved script",
            example: "run weak-spots authority=stockton",
            completes: .script
        ) { $0.run($1) },
        Command(
            "scripts", help: "the saved scripts; the program's own are commands", example: "scripts",
            takes: alone
        ) { session, _ in
            session.list(
                session.workspace.scripts().map { ($0.name, $0.help) }, as: "does",
                ifNone: "No scripts.")
        },
        Command(
            "brief", arguments: "TEMPLATE name=value ... [--draft] [-o FILE]",
            help: "write a note from a template, every figure cited",
            example: "brief councillor-note authority=stockton --draft -o note.md", completes: .template
        ) { $0.brief($1) },
        Command(
            "batch", arguments: "TEMPLATE --each QUERY -o FILE",
            help: "write a note from a template for every row of a query",
            example: "batch councillor-note --each 'authorities where read' -o 'notes/{slug}.md' --draft",
            completes: .template
        ) { session, text in
            guard let words = session.arguments(text, of: "batch") else { return }
            session.attempt { $0.tell(try $0.noteWords.batch(words, $0.workspace)) }
        },
        Command(
            "chart", arguments: "scores|england COUNCIL [-o FILE.svg]",
            help: "draw a council's scores, or its figures beside England's",
            example: "chart scores stockton",
            completes: .authority,
            // "Chart the scores of Leeds" is a question; a file or a value is none.
            takes: {
                ["scores", "england", "-h", "--help"].contains($0.firstWord) || $0.words.count < 2
                    || $0.words.contains { $0 == "-o" || $0.contains { "=/~".contains($0) } }
            }
        ) { session, text in
            guard var words = session.arguments(text, of: "chart") else { return }
            // A council alone has its scores drawn.
            if let first = words.first, !first.hasPrefix("-"), ChartKind(rawValue: first) == nil {
                words.insert(ChartKind.scores.rawValue, at: 0)
            }
            session.attempt { $0.tell(try $0.noteWords.chart(words, $0.workspace), keepingLines: true) }
        },
        Command(
            "publish", arguments: "[QUERY] -o FILE.html [--scores] [--with-draft NAME]",
            help: "write reports as one HTML file for any browser",
            example: "publish -o reports.html", completes: .query
        ) { session, text in
            session.attempt { $0.tell(try $0.noteWords.publish(text.unquotedWords, $0.workspace)) }
        },
        Command(
            "plan", arguments: "COMMAND ...", help: "a council's plan after its report: see help plans",
            example: "plan list", completes: .plan,
            takes: { $0.isEmpty || PlanCommand.named($0.firstWord) != nil }
        ) { $0.plan($1) },
        Command(
            "verify", arguments: "SENTENCE", help: "hold a sentence from a speech against the reports",
            example: "verify In Northmoor, 148 people were waiting for a Care Act assessment.",
            completes: .nothing
        ) { $0.verify($1) },
        Command("templates", help: "the templates that brief takes", example: "templates", takes: alone) {
            session, _ in
            session.attempt { session in
                session.list(
                    try session.workspace.templateGuides().map { ($0.template.name, $0.line) }, as: "writes",
                    ifNone: "No templates were found.")
            }
        },
        Command(
            "import", arguments: "PATH|URL ...", help: "read reports into the library",
            example: "import reports/stockton-on-tees.txt",
            completes: .file
        ) { session, paths in
            guard let paths = session.arguments(paths, of: "import") else { return }
            session.importReports(paths)
        },
        Command(
            "export", arguments: "FILE.sqlite|FOLDER [csv|jsonl]",
            help: "write the library for other programs",
            example: "export library.sqlite", completes: .file
        ) { session, text in
            guard let words = session.arguments(text, of: "export") else { return }
            session.attempt {
                let files = try $0.workspace.export(to: words[0], format: words.count > 1 ? words[1] : nil)
                $0.say(LibraryText.exported(files))
            }
        },
        Command(
            "library", arguments: "[info|check|backup FILE|compact|forget COUNCIL|upgrade [--dry-run]]",
            help: "the library: what it holds; forget takes a report out again",
            example: "library", completes: .library
        ) {
            session, text in
            session.lookAfterLibrary(text.words)
        },
        Command(
            "sql", arguments: "SELECT ...", help: "read the documented views with SQL",
            example: "sql select count(*) from findings"
        ) { session, select in
            guard session.arguments(select, of: "sql") != nil else { return }
            session.askSQL(select)
        },
        Command(
            "set", arguments: "[NAME VALUE]", help: "the settings, or change one", example: "set rows 50",
            completes: .setting
        ) { $0.set($1) },
        Command("timing", arguments: "[on|off]", help: "show the time each answer took", example: "timing") {
            session, value in
            session.set("timing " + (value.isEmpty ? (session.settings.showsTiming ? "off" : "on") : value))
        },
        Command("quit", aliases: ["exit", "bye"], help: "leave", example: "quit", takes: alone) {
            session, _ in
            session.effects.append(.quit(0))
        },
    ]
}
