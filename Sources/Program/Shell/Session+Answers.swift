internal import AssessmentModel
internal import PlainAnswers
package import Presentation
internal import SourceText
internal import TextAnalysis
internal import Workspace

extension Session {
    /// Whether to show the query as it was meant before its answer.
    enum Echo {
        case always
        /// When it differs from what was typed by more than spaces.
        case whenChanged
    }

    /// What results are set for.
    package var page: PageSetup {
        switch screen {
        case .pipe: .piped
        case .terminal(let columns, _, let usesColour):
            PageSetup(
                columns: settings.columns ?? columns, isTerminal: true,
                usesColour: usesColour && settings.usesColour, numbersRows: true)
        }
    }

    /// Runs a query and shows its answer. When the query is at fault, what was typed may be a plain question.
    mutating func ask(_ query: String, echo: Echo, otherwise typed: String? = nil) {
        let began = secondsNow()
        do {
            var answer = try self.answer(to: query, rows: 0..<rowsAtOnce)
            if wantsEveryRow(answer) { answer = try self.answer(to: query, rows: 0..<answer.totalRows) }
            if echo == .always || answer.query.words != (typed ?? query).words { self.echo(answer.query) }
            lastQuery = answer.query
            show(answer, from: 0, isSQL: false)
            showTime(since: began)
        } catch let error as Diagnostics {
            if runMended(error) { return }
            if let typed, runPlainly(typed) { return }
            failed(error)
            if isConversation { offerMended(error) }
        } catch {
            report(error)
        }
    }

    /// Runs a query in which only quotation marks were left out, with them put in, and shows it so. False
    /// when more is wrong, or in a script, which is taken as it is written.
    private mutating func runMended(_ error: Diagnostics) -> Bool {
        guard let mended = plainly.withMarks(error) else { return false }
        ask(mended, echo: .always)
        return true
    }

    /// Offers the query with all its mistakes mended, where each has one clear repair.
    private mutating func offerMended(_ error: Diagnostics) {
        guard let mended = plainly.mended(error) else { return }
        choices = [mended]
        say(SafeText.neutralised("Type 1 to ask: \(mended)"))
    }

    /// Shows a query as it was meant.
    mutating func echo(_ query: String) {
        effects.append(.echo(set("query: \(SafeText.neutralised(query))\n")))
    }

    /// Answers and shows a SELECT.
    mutating func askSQL(_ select: String) {
        attempt { session in
            let began = session.secondsNow()
            session.show(try session.sqlAnswer(select, rows: 0..<session.rowsAtOnce), from: 0, isSQL: true)
            session.showTime(since: began)
        }
    }

    private func sqlAnswer(_ select: String, rows: Range<Int>) throws -> Answer {
        try stoppable { try workspace.sql(select, rows: rows) }
    }

    /// Shows rows of the last result that were cut.
    mutating func showRows(_ rows: Range<Int>) {
        guard let shown else { return fail(whyNothingIsShown) }
        guard !rows.isEmpty, !shown.query.isEmpty else {
            return say("All \(NumberFormat.grouped(shown.total)) rows have been shown.")
        }
        attempt { session in
            let answer =
                try shown.isSQL
                ? session.sqlAnswer(shown.query, rows: rows) : session.answer(to: shown.query, rows: rows)
            session.show(answer, from: rows.lowerBound, isSQL: shown.isSQL)
        }
    }

    /// The rows after those shown last.
    var nextRows: Range<Int> {
        guard let shown else { return 0..<0 }
        let next = shown.last.upperBound
        let left = max(0, shown.total - next)
        return next..<(next + min(left, rowsAtOnce))
    }

    /// Sets an answer on the page, into the pager or into a file, and says what was left out.
    mutating func show(_ answer: Answer, from first: Int, isSQL: Bool) {
        remember(answer, from: first, isSQL: isSQL)
        defer { if first == 0 { for note in answer.notes { say(SafeText.neutralised(note)) } } }
        if answer.totalRows == 0 {
            say(SafeText.neutralised(answer.emptyExplanation ?? "No rows.", keepingLines: true))
            if !isMachineFormat(answer), answer.outputPath == nil { return }
        }
        let format = answer.format.flatMap(OutputFormat.named) ?? .standard
        var page = answer.outputPath == nil ? page : .piped
        page.searchWords = answer.searchWords
        page.firstRow = first + 1
        page.numbersRows = page.isTerminal && answer.table.origins.contains { $0 != nil }
        let rendering = format.render(answer.table, page: page)
        for note in rendering.notes { say(note) }
        if let path = answer.outputPath {
            let count = Plural.count(answer.table.rows.count, answer.record ?? "row")
            effects.append(
                .write(
                    rendering.text, file: ResultFile(path, from: fileOrigin),
                    saying: "Wrote \(count) to \(SafeText.neutralised(path))"))
            return
        }
        put(rendering.text)
        showCount(answer, from: first)
    }

    /// Why there are no rows to go on with or to open, and what to do.
    var whyNothingIsShown: String {
        guard let slug = cardShown?.slug else { return "There is no result yet. Ask something first." }
        return "A card has no rows to open. Ask for rows first: statements where authority is \(slug)"
    }

    /// Shows a table of which no row can be opened.
    mutating func putTable(_ table: ResultTable, ifNone: String = "") {
        guard !table.rows.isEmpty else { return say(ifNone) }
        put(OutputFormat.table.render(table, page: page.withoutNumbers).text)
    }

    /// Prints a text that is no table, wrapped at words.
    mutating func putText(_ text: String) { put(set(text)) }

    /// Prints lines that quote a file or a report, made harmless for a terminal and wrapped at words.
    mutating func putLines(_ text: String) { putText(SafeText.neutralised(text, keepingLines: true)) }

    /// Prints a page of help, its prose and columns set to the terminal's width.
    mutating func putPage(_ text: String) {
        put(page.isTerminal ? TextSetting.page(text, columns: page.columns) : text)
    }

    /// Prints a text, through the pager when it is longer than the screen.
    mutating func put(_ text: String) {
        guard !text.isEmpty else { return }
        if case .terminal(_, let rows, _) = screen, settings.usesPager,
            text.utf8.count(where: { $0 == 10 }) >= rows
        {
            effects.append(.page(text))
        } else {
            effects.append(.print(text))
        }
    }

    /// "showing 20 of 2,742 findings", when some were cut.
    private mutating func showCount(_ answer: Answer, from first: Int) {
        let count = answer.table.rows.count
        guard count < answer.totalRows else { return }
        let whole = Plural.count(answer.totalRows, answer.record ?? "row")
        let isLast = first + count >= answer.totalRows
        let which =
            first == 0
            ? "\(NumberFormat.grouped(count))"
            : "\(NumberFormat.grouped(first + 1)) to \(NumberFormat.grouped(first + count))"
        say(
            "showing \(which) of \(whole)"
                + (isLast ? "" : first == 0 ? "; type more, or all" : "; type more"))
    }

    private mutating func remember(_ answer: Answer, from first: Int, isSQL: Bool) {
        var origins = first == 0 ? [:] : shown?.origins ?? [:]
        for (index, origin) in answer.table.origins.enumerated() { origins[first + index + 1] = origin }
        cardShown = nil
        shown = ShownRows(
            query: answer.query, isSQL: isSQL, total: answer.totalRows,
            last: first..<(first + answer.table.rows.count), origins: origins,
            searchWords: answer.searchWords)
    }

    private func wantsEveryRow(_ answer: Answer) -> Bool {
        answer.table.rows.count < answer.totalRows && (isMachineFormat(answer) || answer.outputPath != nil)
    }

    /// Whether the format is read by programs, or shows a whole at a glance.
    private func isMachineFormat(_ answer: Answer) -> Bool {
        guard let format = answer.format.flatMap(OutputFormat.named) else { return false }
        return format.isWhole
    }

    private mutating func showTime(since began: Double) {
        if settings.showsTiming { say("\(NumberFormat.fixed(secondsNow() - began, decimals: 3)) s") }
    }

    /// How many rows are shown before `more`: all of them where nobody can type it.
    private var rowsAtOnce: Int { screen == .pipe ? Int.max : settings.rows }
}
