package import AssessmentModel
internal import PlainQuestions
internal import Presentation
package import QueryLanguage
package import SourceText
internal import TextAnalysis
package import Workspace

/// Plain questions to one library, as the prompt and `assay ask` put them: `replies(to:)` shows the whole walk.
package struct PlainAsking {
    private let workspace: Workspace
    private let catalogue: Catalogue
    private let names: QuestionNames
    /// The council in use, which "us" means and which a line that names none is about.
    private let council: Authority?
    /// Whether no bare words are searched for: scripts and pipes are taken literally.
    private let isStrict: Bool
    /// Names of commands, which a slip may have meant.
    private let commands: [String]

    /// - Parameters:
    ///   - catalogue: names that a session has defined among them.
    ///   - plan: the plan that is open.
    ///   - commands: what else a first word may be, by name.
    package init(
        _ workspace: Workspace, catalogue: Catalogue, council: Authority? = nil, plan: String? = nil,
        isStrict: Bool = false,
        commands: [String] = []
    ) {
        self.workspace = workspace
        self.catalogue = catalogue
        names = workspace.questionNames(catalogue, plan: plan)
        self.council = council
        self.isStrict = isStrict
        self.commands = commands
    }

    // MARK: The walk

    /// Answers a line that is neither query nor command: split into questions, each held against slips of the
    /// finger, read, and run about the council in use or offered.
    ///
    /// - Throws: `WorldError` when the library cannot be read: what is not known is not told as nothing.
    package func replies(to line: String) throws -> [PlainReply] {
        guard line.utf8.count <= Limits.plainQuestionBytes else {
            return [
                .refused(
                    "That is no question that can be understood: it is longer than \(Limits.plainQuestionBytes) characters."
                )
            ]
        }
        let reader = reader()
        let questions = reader.questions(in: line)
        guard questions.count == 1 else {
            // Two questions may have one answer, which is given once.
            var seen: Set<String> = []
            return try questions.flatMap { try replies(to: $0) }.filter { reply in
                if case .run(let query, _) = reply { seen.insert(query).inserted } else { true }
            }
        }
        if let slip = slip(in: line, reader) { return [.refused(slip)] }
        let reading = read(line, by: reader, allowsSearch: !isStrict)
        return try replies(to: reading, of: line, about: council(for: line, reader))
    }

    /// Answers a line that failed as a query, when it is a plain question beyond doubt; nil when it is none.
    ///
    /// - Throws: as `replies(to:)` does.
    package func repliesBeyondDoubt(to line: String) throws -> [PlainReply]? {
        // Signs and marks are of the language: a slip among them is told, not read as words.
        guard !line.contains(where: { "<>=|()[]{}\"".contains($0) }), !line.contains(" /") else { return nil }
        let reader = reader()
        let reading = read(line, by: reader, allowsSearch: reader.namesRecordOnly(line))
        if case .nearest = reading { return nil }
        if reading.query == line { return nil }
        return try replies(to: reading, of: line, about: council(for: line, reader))
    }

    /// Answers any line: a query as it stands or with its quotation marks put in, else a plain question.
    ///
    /// - Throws: as `replies(to:)` does.
    package func replies(toAny line: String) throws -> [PlainReply] {
        guard Refinement.startsLikeQuery(line, catalogue: catalogue) else { return try replies(to: line) }
        let faults: Diagnostics
        do throws(Diagnostics) {
            let source = Source(name: "query", text: line)
            return [.run(try QueryLanguage.compile(source, catalogue: catalogue).normalised, remark: nil)]
        } catch { faults = error }
        if let meant = withMarks(faults) { return [.run(meant, remark: nil)] }
        if let replies = try repliesBeyondDoubt(to: line) { return replies }
        return Refinement.isContinuation(line) ? try replies(to: line) : [.faulty(faults)]
    }

    // MARK: Reading

    /// The query that a line means; nil when it means none, or a command.
    package func query(meantBy line: String) -> String? {
        read(line, by: reader(), allowsSearch: !isStrict).query.flatMap { isQuery($0) ? $0 : nil }
    }

    /// A query whose only mistakes are quotation marks left out, with them put in; nil when more is wrong.
    package func withMarks(_ faults: Diagnostics) -> String? {
        let marks: Set = ["unquoted-words", "unquoted-search"]
        guard !isStrict, faults.items.allSatisfy({ marks.contains($0.code) }) else { return nil }
        return mended(faults)
    }

    /// A query with all its mistakes mended, if nothing is wrong with that, as the council in use has it.
    package func mended(_ faults: Diagnostics) -> String? {
        guard let mended = faults.mended, (try? countRows(mended)) != nil else { return nil }
        return focused(mended, on: council)
    }

    private func reader() -> QuestionReader {
        QuestionReader(names, own: council) { word in
            // A word that cannot be looked for is taken for no slip.
            ((try? countRows("findings about \"\(word)\" first 1")) ?? 1) > 0
        }
    }

    /// "Which councils are inadequate" asks about all of them, whichever is in use.
    private func council(for line: String, _ reader: QuestionReader) -> Authority? {
        reader.about(nil).namesOthers(line) ? nil : council
    }

    /// What a line means. Steps that are beyond doubt may follow it: `scores for stockton as bars`.
    private func read(_ line: String, by reader: QuestionReader, allowsSearch: Bool)
        -> QuestionReader.Reading
    {
        let words = line.words
        guard
            let step = words.indices.dropFirst().dropLast().first(where: {
                Self.opensStep(words[$0], words[$0 + 1])
                    && isRead(refined("findings", with: words[$0...].joined(separator: " ")))
            })
        else {
            return reader.read(line, allowsSearch: allowsSearch)
        }
        let reading = reader.read(words[..<step].joined(separator: " "), allowsSearch: allowsSearch)
        let steps = words[step...].joined(separator: " ")
        // A command has no rows for steps to work on, and is not offered with them.
        if let query = reading.query, !isQuery(query) { return reader.read(line, allowsSearch: allowsSearch) }
        func withSteps(_ query: String) -> String { isQuery(query) ? refined(query, with: steps) : query }
        func queries(_ all: [String]) -> [String] { all.filter(isQuery).map(withSteps) }
        switch reading {
        case .meant(let query): return .meant(withSteps(query))
        case .several(let queries): return .several(queries.map(withSteps))
        case .search(let query, let instead, let others):
            return .search(withSteps(query), instead: queries(instead), otherwise: queries(others))
        case .nearest: return reading
        }
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

    /// "Did you mean" for a first word close to a command or record, when the rest fits no question: `hepl`,
    /// `findngs about x`.
    private func slip(in line: String, _ reader: QuestionReader) -> String? {
        let first = line.firstWord
        guard first.count >= 3, first.allSatisfy({ $0.isLetter || $0 == "-" }) else { return nil }
        // "unpaid carers" is no slip for "unpin": the field's own words are what they are.
        if names.table.questionWords.contains(first.lowercased()) || reader.knows(first) { return nil }
        let isKnown = names.phrases.contains {
            Folding.words($0.text).split(separator: " ").contains { $0 == Folding.fold(first) }
        }
        guard !isKnown, let nearest = EditDistance.nearest(to: first, in: openers, limit: 1).first
        else { return nil }
        let distance = EditDistance.between(first.lowercased(), nearest)
        // A beginning is no slip, and two letters may be another word.
        guard distance > 0, distance <= (first.count >= 6 ? 2 : 1), !nearest.hasPrefix(first.lowercased())
        else { return nil }
        guard case .nearest = read(line, by: reader, allowsSearch: false) else { return nil }
        let whole = ([nearest] + [line.afterFirstWord].filter { !$0.isEmpty }).joined(separator: " ")
        return "\"\(first)\" is no command or record. Did you mean: \(SafeText.neutralised(whole))"
    }

    /// What a line may begin with.
    private var openers: [String] { commands + Refinement.sources(catalogue) }

    // MARK: Running or offering

    private func replies(to reading: QuestionReader.Reading, of line: String, about council: Authority?)
        throws -> [PlainReply]
    {
        switch reading {
        case .meant(let query):
            return [
                try unread(query, line, about: council) ?? unscored(query, line, about: council)
                    ?? run(query, about: council, remark: taken(line) ?? alone(query, line))
            ]
        case .several(let queries): return queries.map { run($0, about: council) }
        case .search(let query, let instead, let others):
            return [
                try search(query, instead: instead, otherwise: others, of: line, about: council)
            ]
        case .nearest(let queries, let reason):
            let near = try queries.filter { try hasRows($0, about: council) }.map { focused($0, on: council) }
            return [offer(near, for: line, reason.map(PlainOffer.Doubt.reason) ?? .unclear)]
        }
    }

    /// What misspelt words were taken for, before the query is shown; nil when none were.
    private func taken(_ line: String) -> String? {
        let mended = reader().mended(in: line)
        guard !mended.isEmpty else { return nil }
        let words = mended.map { "\"\(SafeText.neutralised($0.typed))\" as \($0.meant)" }
        return "Taking " + words.joined(separator: " and ") + ":"
    }

    /// That there is no earlier assessment to hold one against, where that is asked; nil when there is one.
    private func alone(_ query: String, _ line: String) -> String? {
        guard query.contains("sort by number, published") || query.contains("sort by published oldest"),
            let councils = reader().places(in: line)?.councils, councils.count == 1, let one = councils.first,
            (try? countRows("all assessments where authority is \(one.slug)")) == 1
        else { return nil }
        return
            "Only one assessment of \(one.short) is held, so there is no earlier one to compare it with. It says:"
    }

    private func run(_ query: String, about council: Authority?, remark: String? = nil) -> PlainReply {
        isQuery(query) ? .run(focused(query, on: council), remark: remark) : .command(query)
    }

    /// A search that finds something. None found would read as if nothing had been said, so it is read
    /// another way if that can be, or what is near is offered.
    private func search(
        _ query: String, instead: [String], otherwise others: [String], of line: String,
        about council: Authority?
    ) throws -> PlainReply {
        func holds(_ query: String) throws -> Bool { try hasRows(query, about: council) }
        if try holds(query) { return run(query, about: council, remark: taken(line)) }
        if !isStrict, let found = try instead.first(where: holds) {
            return run(found, about: council, remark: "Nothing says just that, so it is read as")
        }
        if let unread = try unread(query, line, about: council) { return unread }
        var near: [String] = []
        for other in (isStrict ? instead : []) + others where near.count < PlainOffer.most {
            if try holds(other) { near.append(other) }
        }
        guard !near.isEmpty else {
            return .refused(
                "Nothing in the reports that are loaded fits \"\(SafeText.neutralised(line))\", nor anything near it. Type help to see what can be asked."
            )
        }
        return offer(near.map { focused($0, on: council) }, for: line, .findsNothing)
    }

    /// What can be told of councils whose text is asked about, when no report on any of them has been read: that it
    /// has not, and their scores. Nil when the query is of scores, or has an answer.
    private func unread(_ query: String, _ line: String, about council: Authority?) throws -> PlainReply? {
        guard try workspace.holdsReports(), Self.textRecords.contains(query.firstWord),
            let place = reader().places(in: line),
            ((try? countRows("authorities\(place.tests) and read")) ?? 1) == 0
        else { return nil }
        let near = try place.scores.filter { try hasRows($0, about: council) }
        if place.asksOnlyOfScore, !isStrict, place.councils.count == 1, let scores = near.first {
            return run(
                scores, about: council,
                remark: "No report on \(place.name) has been read here. Its score is known:")
        }
        // Why it has its rating is seen in its scores.
        if place.asksWhy, place.councils.count == 1, !place.scores.isEmpty, place.scores[0].hasPrefix("card ")
        {
            return .command(place.scores[0])
        }
        let reason =
            "No report on \(place.name) has been read here, so what it says is not known."
            + (near.isEmpty ? "" : " The scores are.")
        return offer(near, for: line, .reason(reason))
    }

    /// Who of several councils that are held against each other has no scores, and those of the others; nil when all
    /// have some, or nothing is compared.
    private func unscored(_ query: String, _ line: String, about council: Authority?) throws -> PlainReply? {
        let councils = reader().places(in: line)?.councils ?? []
        let isOfRatings = query.firstWord == "assessments"
        guard try workspace.holdsReports(), isQuery(query), !Self.textRecords.contains(query.firstWord),
            councils.count > 1 || query.firstWord == "statements" || query.contains("(where authority")
        else { return nil }
        let rows = isOfRatings ? "assessments where percent is present and" : "statements where"
        let without = councils.filter { ((try? countRows("\(rows) authority is \($0.slug)")) ?? 1) == 0 }
        guard !without.isEmpty else { return nil }
        let others = councils.filter { council in !without.contains { $0.slug == council.slug } }
        // A rating may be known where scores are not.
        let rated = councils.map(\.slug).joined(separator: ", ")
        let scored = others.map(\.slug).joined(separator: ", ")
        // A card says what is known, if it is only that nothing is.
        let cards = councils.count == 1 && isOfRatings == false ? ["card \(councils[0].slug)"] : []
        let near =
            cards
            + (isOfRatings
                ? []
                : ["assessments where authority in (\(rated)) show authority, rating, percent, published"])
            + (others.isEmpty
                ? [] : ["statements where authority in (\(scored)) show authority, statement, score"])
        return offer(
            try near.filter { try hasRows($0, about: council) }, for: line,
            .reason("No scores of \(Suggestion.either(without.map(\.short))) are known here."))
    }

    /// Records that are made of a report's text.
    private static let textRecords: Set = ["findings", "sentences", "points", "indicators"]

    /// Nearest queries, or why there are none.
    private func offer(_ queries: [String], for line: String, _ doubt: PlainOffer.Doubt) -> PlainReply {
        if council == nil, reader().speaksOfUs(line) {
            return .refused("Say first which council \"us\" is: use stockton. Then ask again.")
        }
        let queries = Array(queries.prefix(PlainOffer.most))
        let help = "Type help to see what can be asked."
        guard queries.isEmpty else { return .offer(PlainOffer(queries, for: line, doubt)) }
        if case .reason(let reason) = doubt { return .refused("\(SafeText.neutralised(reason)) \(help)") }
        guard !SafeText.neutralised(line).trimmed.isEmpty else {
            return .refused("Nothing is asked there. \(help)")
        }
        let isAsked = names.table.questionWords.contains(line.firstWord.lowercased())
        let hint = isAsked ? help : Suggestion.hint(for: line.firstWord, in: openers, else: help)
        return .refused("\"\(SafeText.neutralised(line))\" is not understood. \(hint)")
    }

    // MARK: The language and the library

    /// Whether it is no command.
    private func isQuery(_ query: String) -> Bool {
        Refinement.startsLikeQuery(query, catalogue: catalogue)
    }

    /// Whether a query can be read; its names may still be wrong.
    private func isRead(_ query: String) -> Bool {
        (try? QueryLanguage.syntax(Source(name: "query", text: query), catalogue: catalogue)) != nil
    }

    private func refined(_ query: String, with steps: String) -> String {
        Refinement.refine(query, with: steps, queryNames: Set(catalogue.definitions.keys))
    }

    /// The query about one council, unless it names one itself.
    private func focused(_ query: String, on council: Authority?) -> String {
        council.flatMap { Refinement.focus(query, on: $0.short, catalogue: catalogue) } ?? query
    }

    private func countRows(_ query: String) throws -> Int {
        try workspace.answer(query, catalogue: catalogue, rows: 0..<0).totalRows
    }

    /// Whether something would be shown; a query at fault shows nothing. Before any report is read nothing is
    /// held against a query: its own answer says that none is.
    private func hasRows(_ query: String, about council: Authority?) throws -> Bool {
        guard isQuery(query), try workspace.holdsReports() else { return true }
        // A count of nothing is a row.
        let end = " count"
        let counted = query.hasSuffix(end) ? String(query.dropLast(end.count)) : query
        do { return try countRows(focused(counted, on: council)) > 0 } catch is Diagnostics { return false }
    }
}

extension Workspace {
    /// Whether any report was read.
    package func holdsReports() throws(WorldError) -> Bool { try heldCounts().reports > 0 }
}
