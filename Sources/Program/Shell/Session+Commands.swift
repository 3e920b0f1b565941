internal import AssessmentModel
internal import NoteChecking
internal import PlainAnswers
internal import PlainQuestions
internal import Presentation
internal import QueryLanguage
internal import QueryTables
internal import SourceText
internal import TextAnalysis
internal import Workspace

// What commands do.

extension Session {
    /// The words after a command that needs some; nil, and said, when there are none.
    mutating func arguments(_ text: String, of name: String) -> [String]? {
        let words = text.unquotedWords
        guard words.isEmpty else { return words }
        if let command = Command.named(name) {
            fail("Say what: \(command.name) \(command.arguments)\nFor example: \(command.example)")
        }
        return nil
    }

    /// Works on the last query; says so when there is none.
    mutating func withLastQuery(_ work: (inout Session, String) -> Void) {
        guard let lastQuery else { return fail("There is no query yet. Ask something first.") }
        work(&self, lastQuery)
    }

    mutating func back() {
        withLastQuery { session, query in
            guard let shorter = session.withoutLastStep(query) else {
                return session.fail("There is no step left to drop: \(query)")
            }
            session.ask(shorter, echo: .always)
        }
    }

    mutating func explain(_ query: String) {
        guard query.isEmpty else {
            var meant = query
            // A plain question is explained as the query it means.
            if !startsLikeQuery(query), let read = plainly.query(meantBy: query) {
                meant = read
                echo(read)
            }
            let scoped = self.scoped(meant)
            return attempt { $0.putText(try $0.workspace.explain(scoped, catalogue: $0.catalogue).text) }
        }
        withLastQuery { session, query in
            session.attempt { $0.putText(try $0.workspace.explain(query, catalogue: $0.catalogue).text) }
        }
    }

    mutating func open(_ text: String) {
        guard !text.contains("/") else {
            let name = SafeText.neutralised(text.filter { $0 != "\"" })
            return fail(
                "open takes the number of a row of the last answer, as open 1. "
                    + "The paragraph \(name) is a row of: findings where id ends with \"\(name)\"")
        }
        guard let origin = shownOrigin(text, for: "open") else { return }
        var page = page
        page.searchWords = shown?.searchWords ?? []
        attempt { session in
            session.put(try session.workspace.open(origin, page: page))
            session.hintAtDrafts(from: origin)
        }
    }

    /// Says once how what was found comes into a note.
    private mutating func hintAtDrafts(from origin: RowOrigin) {
        guard draft == nil, !hasHintedAtDrafts, isConversation, page.isTerminal,
            RecordWord(word: origin.record)?.isOfPlans != true
        else { return }
        hasHintedAtDrafts = true
        let council = origin.recordID?.authority ?? origin.id
        say(
            "To keep it for a note: brief new my-note from councillor-note with authority=\(council), then pin its row."
        )
    }

    mutating func why(_ text: String) {
        let named = text.contains("/") ? text : nil
        guard
            let origin = named.map({ RowOrigin(id: $0) ?? RowOrigin(record: "finding", id: $0) })
                ?? shownOrigin(text, for: "why")
        else { return }
        attempt { session in
            if let draft = session.draft, let why = try session.drafting.whySuggested(origin, in: draft) {
                session.putText(why)
            }
            session.put(try session.workspace.why(origin, page: session.page))
        }
    }

    /// The record of a row of the last result, by its number; nil, and said why, when it has none.
    mutating func shownOrigin(_ text: String, for command: String) -> RowOrigin? {
        guard let row = Int(text) else { return noOrigin("Say which row: \(command) 1") }
        if shown?.total ?? 0 == 0, offered.indices.contains(row - 1) {
            choices = offered
            return noOrigin("\(row) is a question that is offered. To ask it, type \(row) alone.")
        }
        guard let shown else { return noOrigin(whyNothingIsShown) }
        guard (1...max(1, shown.total)).contains(row), shown.total > 0 else {
            return noOrigin(
                "There is no row \(text): the last result has \(Plural.count(shown.total, "row")).")
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

    mutating func save(_ name: String) {
        guard !name.isEmpty else { return fail("Say the name to keep it under: save respite-findings") }
        guard Command.named(name) == nil, !Refinement.isContinuation(name), !isScript(name) else {
            return fail("\"\(name)\" has a meaning already. Choose another name.")
        }
        withLastQuery { session, query in
            session.attempt { session in
                try session.savedQuestions.save(query, named: name)
                session.define(query, named: name)
                session.say("Saved. \(name) now stands for this question, here and after \"questions\".")
            }
        }
    }

    /// Whether a line is a script's name and its values: `weak-spots authority=stockton`.
    func isScript(_ line: String) -> Bool { script(namedBy: line) != nil }

    /// The script that a line names with its values.
    func script(namedBy line: String) -> SavedScript? {
        let words = line.unquotedWords
        guard let name = words.first, words.dropFirst().allSatisfy({ $0.contains("=") }) else { return nil }
        return workspace.scripts().first { $0.name == name.lowercased() }
    }

    mutating func listQuestions() {
        for fault in savedQuestions.faults { fail(SafeText.neutralised(fault)) }
        list(
            savedQuestions.all(), as: "asks", ifNone: "No saved questions yet. Ask something, then: save NAME"
        )
    }

    /// Lists named things as a table of which no row can be opened.
    mutating func list(_ named: [(name: String, text: String)], as heading: String, ifNone: String) {
        let rows = named.map { [Value.text($0.name), .text($0.text)] }
        let columns = ["name", heading].map { Column(name: $0, type: .text) }
        putTable(ResultTable(columns: columns, rows: rows), ifNone: ifNone)
    }

    mutating func use(_ name: String) {
        guard !name.isEmpty else {
            say(scope == nil ? "No council is in use." : "Queries are about every council again.")
            scope = nil
            return
        }
        guard let authority = authority(named: name) else { return }
        let label = Folding.words(name).split(separator: " ").joined(separator: "-")
        scope = Scope(
            authority: authority,
            label: (authority.slug + "-").hasPrefix(label + "-") ? label : authority.slug)
        say(
            "Queries that name no council are about \(SafeText.neutralised(authority.short)). Type use alone to end that."
        )
    }

    mutating func card(_ name: String) {
        let name = name.isEmpty ? scope?.authority.slug ?? "" : name
        guard !name.isEmpty else { return fail("Say which council: card stockton") }
        guard let authority = authority(named: name) else { return }
        attempt { session in
            session.put(try session.workspace.card(authority, page: session.page))
            // Rows of an earlier result are no longer what "open 1" would be taken to mean.
            session.shown = nil
            session.cardShown = authority
        }
    }

    /// The council of that name; nil, and said, when there is none or more than one.
    private mutating func authority(named name: String) -> Authority? {
        do { return try authorities.match(name).entry(named: name, "council", label: \.short) } catch {
            report(error)
        }
        return nil
    }

    /// `set`, `set NAME` or `set NAME VALUE`: the words after `set`.
    mutating func set(_ text: String) {
        let words = text.words.filter { $0 != "=" }
        guard let name = words.first else { return putTable(Setting.table(of: settings)) }
        guard let setting = Setting.named(name) else { return fail(Setting.unknown(name)) }
        guard words.count > 1 else { return say("\(setting.line(settings)): \(setting.help)") }
        let value = words.dropFirst().joined(separator: " ")
        attempt { session in
            guard try setting.set(&session, value.lowercased()) else {
                return session.fail(setting.refusal(of: value))
            }
            session.say(setting.line(session.settings))
        }
    }

    /// Holds a sentence, which may stand in quotation marks, against the reports.
    mutating func verify(_ text: String) {
        guard arguments(text, of: "verify") != nil else { return }
        let text = text.insideQuotationMarks ?? text
        attempt { session in
            let found = try session.stoppable { try session.workspace.verify(text) }
            session.put(VerificationText.text(found, page: session.page))
            if found.contains(where: { $0.verdict != .supported }) { session.hasFailed = true }
        }
    }
}
