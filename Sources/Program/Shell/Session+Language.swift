internal import AssessmentModel
internal import PlainQuestions
internal import Presentation
internal import QueryCompletion
internal import QueryLanguage
internal import SourceText
internal import Workspace

// What a session asks of the language and the library, with the names that it has defined.

extension Session {
    var authorities: NameIndex<Authority> { catalogue.authorities }

    /// Words a query may begin with: records in the plural, saved questions, names bound by `let`.
    var sources: [String] { Refinement.sources(catalogue) }

    private var definedNames: Set<String> { Set(catalogue.definitions.keys) }

    func startsLikeQuery(_ line: String) -> Bool { Refinement.startsLikeQuery(line, catalogue: catalogue) }

    func refined(_ query: String, with line: String) -> String {
        Refinement.refine(query, with: line, queryNames: definedNames)
    }

    func withoutLastStep(_ query: String) -> String? {
        Refinement.dropLastStep(query, queryNames: definedNames)
    }

    func stepsOnLines(_ query: String) -> String {
        Refinement.stepsOnLines(query, queryNames: definedNames)
    }

    /// The query about the council in use, if one is and the query names none.
    func scoped(_ query: String) -> String {
        guard let scope else { return query }
        return Refinement.focus(query, on: scope.authority.short, catalogue: catalogue) ?? query
    }

    /// What may stand at the cursor, a byte offset, in a line that is a query or the beginning of one.
    func languageCompletion(_ line: String, cursor: Int) -> Completion {
        let found = QueryLanguage.complete(line: line, cursor: cursor, catalogue: catalogue)
        let notes = found.candidates.map { ($0.text, $0.kind == .choice ? "" : $0.detail) }
        return Completion(
            span: found.span, candidates: found.candidates.map(\.text),
            notes: Dictionary(notes) { first, _ in first })
    }

    /// Answers a query with some of its rows, numbered from 0; `it` then means this query.
    mutating func answer(to query: String, rows: Range<Int>) throws -> Answer {
        let answer = try stoppable { try workspace.answer(query, catalogue: catalogue, rows: rows) }
        catalogue.previous = try? QueryLanguage.syntax(
            Source(name: "query", text: answer.query), catalogue: catalogue)
        return answer
    }

    /// Keeps what a `let` or `param` line binds.
    mutating func define(_ line: String) throws {
        let definition = try QueryLanguage.definition(Source(name: "query", text: line), catalogue: catalogue)
        catalogue.definitions[definition.name.lowercased()] = definition
        say("\(definition.name) is kept for this session.")
    }

    /// Makes a query a source of that name.
    mutating func define(_ query: String, named name: String) {
        let script = Script.read(Source(name: name, text: query), catalogue: catalogue, commands: [])
        if let definition = script.definition(named: name) {
            catalogue.definitions[name.lowercased()] = definition
        }
    }

    /// The councils that `similar` means from now on: names with commas between, or the name that a `let`
    /// gave to a list; nil for those of the same type. Returns them.
    mutating func setSimilar(_ names: String?) throws -> [Authority]? {
        let chosen = try names.map { try QueryLanguage.authorities($0, catalogue: catalogue) }
        catalogue.similar = chosen?.map(\.slug)
        return chosen
    }

    /// What plain questions may name.
    var questionNames: QuestionNames { workspace.questionNames(catalogue) }

    /// An answer that was stopped is not a fault of the library.
    func stoppable<Result>(_ body: () throws -> Result) throws -> Result {
        do { return try body() } catch let error as WorldError where error.isInterruption { throw Stopped() }
    }

    /// A running query was stopped, with Ctrl-C or by its time limit.
    struct Stopped: Error {}
}

extension Refinement.Unfinished {
    /// What to do about it, in one line.
    var hint: String {
        let what =
            switch self {
            case .quotationMark: "A quotation mark is still open: type the rest and its other end, \" or ”."
            case .bracket: "A bracket is still open: type the rest and its other end."
            case .word(let word): "Something must follow \"\(word)\": type the rest."
            }
        return "\(what) Enter on an empty line ends it as it is; Ctrl-C discards it."
    }
}
