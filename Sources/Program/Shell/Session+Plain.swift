internal import AssessmentModel
internal import PlainQuestions
internal import Presentation
internal import QueryLanguage
internal import SourceText
internal import TextAnalysis
internal import Workspace

extension Session {
    /// A line that is neither query nor command: understood and echoed as the strict query, or answered with
    /// the nearest ones.
    mutating func askPlainly(_ line: String) {
        guard line.utf8.count <= Limits.plainQuestionBytes else {
            return fail(
                "That is no question that can be understood: it is longer than \(Limits.plainQuestionBytes) characters."
            )
        }
        let parts = questionReader.questions(in: line)
        guard parts.count == 1 else {
            for part in parts { askPlainly(part) }
            return
        }
        let reader = questionReader
        if let suggestion = misspelt(line, reader) { return fail(suggestion) }
        let reading = plainReading(of: line, by: reader, allowsSearch: !isStrict)
        // "which councils are inadequate" asks about all of them, whichever is in use.
        let used = scope
        if reader.about(nil).namesOthers(line) { scope = nil }
        defer { scope = used }
        switch reading {
        case .meant(let query): run(meant: query)
        case .several(let queries): for query in queries { run(meant: query) }
        case .search(let query, let instead, let others):
            run(search: query, instead: instead, otherwise: others, for: line)
        case .nearest(let queries, let reason):
            let near = queries.filter(hasRows)
            scope = used
            offer(near, for: line, because: reason)
        }
    }

    /// Runs a line that failed as a query, when it is a plain question beyond doubt. False when it is none.
    mutating func runPlainly(_ line: String) -> Bool {
        // Signs and marks are of the language: a slip among them is told, not read as words.
        guard !line.contains(where: { "<>=|()\"".contains($0) }) else { return false }
        let reader = questionReader
        let reading = plainReading(of: line, by: reader, allowsSearch: reader.namesRecordOnly(line))
        if case .several(let queries) = reading {
            for query in queries { run(meant: query) }
            return true
        }
        guard let query = reading.query, query != line else { return false }
        if case .search(_, let instead, let others) = reading {
            run(search: query, instead: instead, otherwise: others, for: line)
        } else {
            run(meant: query)
        }
        return true
    }

    /// Reads plain questions; "us" is the council in use.
    var questionReader: QuestionReader {
        QuestionReader(questionNames, own: scope?.authority) { word in
            ((try? workspace.answer("findings about \"\(word)\" first 1", catalogue: catalogue, rows: 0..<0))?
                .totalRows ?? 0) > 0
        }
    }

    /// Whether a line opens as only a question does, of nothing but words: `show me respite`, `about carers
    /// in stockton`.
    func opensPlainly(_ line: String) -> Bool {
        guard !isStrict,
            line.allSatisfy({ $0.isLetter || $0.isNumber || $0.isWhitespace || "-'’?.!".contains($0) })
        else { return false }
        let words = line.lowercased().words
        return words.count > 1
            && (1...2).contains {
                questionNames.table.plainOpeners.contains(words.prefix($0).joined(separator: " "))
            }
            && words.count > (words[0] == "about" ? 1 : 2)
    }

    /// Whether a line only looks like a condition: "where does", "where is".
    func asksWhere(_ line: String) -> Bool {
        let words = line.lowercased().words
        return !isStrict && words.count > 2 && words[0] == "where"
            && ["does", "do", "did", "is", "are", "was", "were", "have", "has"].contains(words[1])
    }

    /// What a plain question means. Steps that are beyond doubt may follow it: `scores for stockton as bars`.
    func plainReading(of line: String, by questions: QuestionReader, allowsSearch: Bool)
        -> QuestionReader.Reading
    {
        let words = line.words
        guard
            let step = words.indices.dropFirst().dropLast().first(where: {
                Self.opensStep(words[$0], words[$0 + 1])
                    && isRead(refined("findings", with: words[$0...].joined(separator: " ")))
            })
        else {
            return questions.read(line, allowsSearch: allowsSearch)
        }
        let reading = questions.read(words[..<step].joined(separator: " "), allowsSearch: allowsSearch)
        let steps = words[step...].joined(separator: " ")
        if let query = reading.query, Command.meant(by: query) != nil {
            return questions.read(line, allowsSearch: allowsSearch)
        }
        // A command has no rows for steps to work on, and is not offered with them.
        func withSteps(_ query: String) -> String {
            Command.meant(by: query) == nil ? refined(query, with: steps) : query
        }
        func queries(_ all: [String]) -> [String] {
            all.filter { Command.meant(by: $0) == nil }.map(withSteps)
        }
        switch reading {
        case .meant(let query): return .meant(withSteps(query))
        case .several(let queries): return .several(queries.map(withSteps))
        case .search(let query, let instead, let others):
            return .search(
                withSteps(query), instead: queries(instead), otherwise: queries(others))
        case .nearest: return reading
        }
    }

    /// Whether a query can be read; its names may still be wrong.
    private func isRead(_ query: String) -> Bool {
        (try? QueryLanguage.syntax(Source(name: "query", text: query), catalogue: catalogue)) != nil
    }

    /// `first 3`, `as csv`, `sort by`: two words that mean a step in any sentence.
    private static func opensStep(_ word: String, _ next: String) -> Bool {
        switch word.lowercased() {
        case "first", "last", "top", "limit": Int(next) != nil
        case "as": OutputFormat.named(next) != nil
        case "sort", "order", "count", "rank": next.lowercased() == "by"
        default: false
        }
    }

    private mutating func run(meant query: String) {
        if let command = Command.meant(by: query) {
            echo(query)
            command.action(&self, command.rest(of: query))
            return
        }
        ask(scoped(query), echo: .always)
    }

    /// Runs a search that finds something. None found would read as if nothing had been said, so it is read
    /// another way if that can be, or what is near is offered.
    private mutating func run(
        search query: String, instead: [String], otherwise others: [String], for line: String
    ) {
        if isStrict || hasRows(query) { return run(meant: query) }
        if let found = instead.first(where: hasRows) {
            say("Nothing says just that, so it is read as")
            return run(meant: found)
        }
        let near = others.lazy.filter(hasRows).prefix(Self.mostOffers)
        guard !near.isEmpty else {
            return fail(
                "Nothing in the reports that are loaded fits \"\(SafeText.neutralised(line))\", nor anything near it. Type help to see what can be asked."
            )
        }
        offer(Array(near), for: line, foundNothing: true)
    }

    /// Whether something would be shown; a query at fault shows nothing. Before any report is read nothing is
    /// held against a query: its own answer says that none is.
    private func hasRows(_ query: String) -> Bool {
        guard Command.meant(by: query) == nil, holdsReports else { return true }
        // A count of nothing is a row.
        let end = " count"
        let counted = query.hasSuffix(end) ? String(query.dropLast(end.count)) : query
        return ((try? countRows(scoped(counted))) ?? 0) > 0
    }

    /// Whether any report was read.
    var holdsReports: Bool { ((try? workspace.heldCounts())?.reports ?? 0) > 0 }

    private static let mostOffers = 4

    private mutating func offer(
        _ queries: [String], for line: String, because reason: String? = nil, foundNothing: Bool = false
    ) {
        if scope == nil, QuestionReader(questionNames).speaksOfUs(line) {
            return fail("Say first which council \"us\" is: use stockton. Then ask again.")
        }
        let queries = Array(queries.prefix(Self.mostOffers))
        if let reason, queries.isEmpty {
            return fail("\(SafeText.neutralised(reason)) Type help to see what can be asked.")
        }
        guard !queries.isEmpty else {
            let help = "Type help to see what can be asked."
            let known = Command.all.map(\.name) + sources
            let isAsked = questionNames.table.questionWords.contains(line.firstWord.lowercased())
            let hint = isAsked ? help : Suggestion.hint(for: line.firstWord, in: known, else: help)
            return fail("\"\(SafeText.neutralised(line))\" is not understood. \(hint)")
        }
        guard isConversation else {
            let nearest = queries.map { "\n  \(SafeText.neutralised($0))" }.joined()
            let why =
                foundNothing
                ? "fits nothing in the reports that are loaded as it stands" : "is not understood for sure"
            let because =
                reason.map { SafeText.neutralised($0) + " " } ?? "\"\(SafeText.neutralised(line))\" \(why). "
            return fail("\(because)Nearest:\(nearest)")
        }
        choices = queries
        let listed = queries.enumerated().map { "  \($0 + 1)  \(SafeText.neutralised($1))\n" }.joined()
        let why =
            foundNothing
            ? "Nothing in the reports that are loaded fits just that."
            : reason.map { SafeText.neutralised($0) } ?? "That is not clear."
        fail("\(why) Type a number to ask one of these:\n" + listed)
    }

    /// "Did you mean" for a first word close to a command or record, when the rest fits no question: `hepl`,
    /// `findngs about x`.
    private func misspelt(_ line: String, _ reader: QuestionReader) -> String? {
        let first = line.firstWord
        guard first.count >= 3, first.allSatisfy({ $0.isLetter || $0 == "-" }) else { return nil }
        // "unpaid carers" is no slip for "unpin": the field's own words are what they are.
        if questionNames.table.questionWords.contains(first.lowercased()) || reader.knows(first) {
            return nil
        }
        let isKnown = questionNames.phrases.contains {
            Folding.words($0.text).split(separator: " ").contains { $0 == Folding.fold(first) }
        }
        let known = Command.all.map(\.name) + sources
        guard !isKnown, let nearest = EditDistance.nearest(to: first, in: known, limit: 1).first else {
            return nil
        }
        let distance = EditDistance.between(first.lowercased(), nearest)
        // A beginning is no slip, and two letters may be another word.
        guard distance > 0, distance <= (first.count >= 6 ? 2 : 1), !nearest.hasPrefix(first.lowercased())
        else { return nil }
        switch plainReading(of: line, by: reader, allowsSearch: false) {
        case .meant, .search, .several: return nil
        case .nearest: break
        }
        let whole = ([nearest] + [line.afterFirstWord].filter { !$0.isEmpty }).joined(separator: " ")
        return "\"\(first)\" is no command or record. Did you mean: \(SafeText.neutralised(whole))"
    }

    // MARK: Help

    /// `help` and `help TOPIC`.
    mutating func help(_ topic: String) {
        guard !topic.isEmpty else { return putPage(Self.overview) }
        if let page = Manual.page(topic, language: Help.page) { return putPage(page) }
        if let name = workspace.scripts().first(where: { $0.name == topic.lowercased() }) {
            return putText("\(name.name) name=value ...\n    \(name.help)\n")
        }
        // "help me write a briefing" asks something.
        if topic.words.count > 1, runPlainly("help \(topic)") || runPlainly(topic) { return }
        let hint = Suggestion.hint(
            for: topic, in: Manual.topics + Help.topics, else: "Type help alone to see what there is.")
        fail("There is no help on \"\(SafeText.neutralised(topic))\". \(hint)")
    }

    /// Help alone: fits a screen of 24 lines and says what to do next.
    package static let overview: String = {
        var text = """
            Ask in plain words:  scores for stockton · what did carers say about assessments
            or as a query:       findings about "direct payments" where score <= 2 first 10
            A line that begins with a step word (where, about, sort by, show, first, count,
            as) goes on from the last query. TAB completes, Ctrl-R finds what was asked.
            A cited note:        brief councillor-note authority=stockton --draft -o note.md

            """
        // The commands that a first hour needs have a line each; the others are named.
        let first = [
            "describe", "help", "explain", "more", "open", "back", "save", "use", "run", "import", "quit",
        ].compactMap(
            Command.named)
        let width = (first.map { DisplayWidth.of("\($0.name) \($0.arguments)") }.max() ?? 0) + 2
        for command in first {
            let head = "\(command.name) \(command.arguments)".trimmed
            text +=
                "  " + head + String(repeating: " ", count: max(2, width - DisplayWidth.of(head)))
                + command.help + "\n"
        }
        let rest = Command.all.map(\.name).filter { name in
            !text.contains("  \(name) ") && !Command.drafting.contains { $0.name == name }
        }
        // Names of two words stay on one line.
        let drafting = Command.drafting.map { $0.name.replacing(" ", with: "\u{A0}") }
        let list =
            "\nAlso: \(rest.joined(separator: ", ")).\nIn a draft: \(drafting.joined(separator: ", ")).\nNext: help language, and to write a note: help briefs\n"
        return text + TextSetting.set(list, columns: 80).replacing("\u{A0}", with: " ")
    }()
}
