import AssessmentModel
import PlainQuestions
import Presentation
import QueryLanguage
import ReferenceData
import SourceText
import TextAnalysis

@testable import Shell

/// A library of a few councils and thirty findings that answers by looking at words, so that sessions can be
/// tested without one.
final class FakeEngine: ShellEngine {
    var kept: [SavedQuestion] = []
    var asked: [String] = []
    var isEmpty = false

    let authorities = NameIndex<Authority>(authorities: FakeEngine.councils)
    let questionNames = QuestionNames(
        authorities: NameIndex<Authority>(authorities: FakeEngine.councils),
        statements: NameIndex<FrameworkStatement>(statements: FakeEngine.framework),
        topics: ["waiting", "front-door"],
        phrases: [
            KnownPhrase("DoLS"), KnownPhrase("hospital discharge"), KnownPhrase("unpaid carer"),
            KnownPhrase("waiting list", topic: "waiting"), KnownPhrase("delays", topic: "waiting"),
        ],
        table: FakeEngine.table, today: FakeEngine.day)
    let records = [
        "authorities", "assessments", "statements", "findings", "sentences", "indicators", "terms", "remarks",
        "documents",
    ]
    var sources: [String] { records + kept.map(\.name) }
    let interrupt: @Sendable () -> Void = {}
    var questions: [SavedQuestion] { kept }
    let scripts = [SavedQuestion(name: "weak-spots", text: "The weak spots of a council.")]
    let helpTopics = ["where", "about", "show", "first", "sort", "findings"]
    private let steps = [
        "where", "filter", "about", "show", "select", "add", "sort", "order", "take", "first", "limit",
        "count", "summarise", "pivot",
        "compare", "rank", "distinct", "as", "|",
    ]

    private(set) var timeoutSeconds = 30
    func setTimeout(seconds: Int) { timeoutSeconds = seconds }
    func setSimilar(_ names: String?) throws -> [Authority]? {
        try names.map { try QueryLanguage.authorities($0, catalogue: Self.names) }
    }

    var summary: LibrarySummary {
        isEmpty
            ? LibrarySummary(reports: 0, authoritiesRead: 0, authoritiesWithScores: 75, remarks: 0)
            : LibrarySummary(reports: 12, authoritiesRead: 9, authoritiesWithScores: 75, remarks: 3)
    }

    func startsLikeQuery(_ line: String) -> Bool {
        let first = line.firstWord.lowercased()
        return first == "let" || first == "it" || first == "all" || first.hasPrefix("(")
            || sources.contains(first)
            || sources.contains(first + "s")
    }

    func startsLikeStep(_ line: String) -> Bool { steps.contains(line.firstWord.lowercased()) }

    func unfinished(_ text: String) -> Unfinished? {
        if text.count(where: { $0 == "\"" }) % 2 == 1 { return .quotationMark }
        let last = text.words.last ?? ""
        if last.hasSuffix(",") { return .word(",") }
        return ["where", "about", "show", "and", "or", "by", "<=", "is"].contains(last) ? .word(last) : nil
    }

    func refine(_ query: String, with line: String) -> String { query + " " + line }

    func dropLastStep(of query: String) -> String? {
        let words = query.words
        guard let last = words.lastIndex(where: { steps.contains($0) }), last > 0 else { return nil }
        return words[..<last].joined(separator: " ")
    }

    func stepsOnLines(_ query: String) -> String {
        query.words.map { steps.contains($0) ? "\n    " + $0 : " " + $0 }.joined().trimmed
    }

    func scoped(_ query: String, to authority: Authority) -> String {
        guard !query.contains("authority is") else { return query }
        let words = query.words
        return ([words[0], "where authority is \(authority.slug)"] + words.dropFirst()).joined(separator: " ")
    }

    func complete(_ line: String, cursor: Int) -> Completion {
        let typed = line.split(separator: " ", omittingEmptySubsequences: false).last ?? ""
        let words =
            line.words.count <= 1 && !line.hasSuffix(" ") ? records : steps + ["score", "text", "tone"]
        return Completion(
            span: Span(cursor - typed.utf8.count, cursor), candidates: words.filter { $0.hasPrefix(typed) })
    }

    func ask(_ query: String, rows: Range<Int>) throws -> Answer {
        try ask(query, rows: rows, isRemembered: true)
    }

    private func ask(_ query: String, rows: Range<Int>, isRemembered: Bool) throws -> Answer {
        if isRemembered { asked.append(query) }
        let source = Source(name: "query", text: query)
        if let range = query.range(of: "scroe") {
            let span = Span(query[..<range.lowerBound].utf8.count, query[..<range.upperBound].utf8.count)
            throw Diagnostics(
                source: source,
                items: [
                    Diagnostic(
                        "unknown-field", at: span,
                        "Findings have no \"scroe\". Did you mean score (from the statement)?",
                        repair: .init(span: span, replacement: "score"))
                ])
        }
        if let range = query.range(of: "about "), !query[range.upperBound...].hasPrefix("\""),
            !query[range.upperBound...].hasPrefix("topic:")
        {
            let rest = query[range.upperBound...]
            let words = rest.prefix(upTo: rest.firstRange(of: " first ")?.lowerBound ?? rest.endIndex)
            let span = Span(query[..<range.upperBound].utf8.count, query[..<words.endIndex].utf8.count)
            throw Diagnostics(
                source: source,
                items: [
                    Diagnostic(
                        "unquoted-search", at: span, "Put the words in quotation marks.",
                        repair: words.isEmpty ? nil : .init(span: span, replacement: "\"\(words)\""))
                ])
        }
        for word in query.words where ["me", "wrods", "do"].contains(word) {
            throw Diagnostics(
                source: source,
                items: [Diagnostic("unexpected", .error, at: nil, "\"\(word)\" is not expected here.")])
        }
        if query.contains("slow") { throw Interrupted() }
        if query.contains("broken") { throw WorldError("library.sqlite: disk I/O error") }
        let meant = query.replacing("filter", with: "where")
        var format: String?
        var path: String?
        if let word = meant.words.firstIndex(of: "as"), word + 1 < meant.words.count {
            format = meant.words[word + 1]
            if word + 3 < meant.words.count { path = meant.words[word + 3].filter { $0 != "\"" } }
        }
        if meant.contains("count by") {
            return Answer(
                table: Self.counts, totalRows: 2, query: meant, notes: ["n = 30, 2 missing"], format: format,
                outputPath: path)
        }
        if meant.contains("nothing") {
            return Answer(
                table: ResultTable(columns: Self.findings(0..<0).columns, rows: []), totalRows: 0,
                query: meant, record: "finding",
                format: format,
                emptyExplanation: "No findings. 30 are in the library; none of those is about \"nothing\".")
        }
        let total = meant.contains("first 3") ? 3 : 30
        let table = Self.findings(rows.clamped(to: 0..<total))
        return Answer(
            table: table, totalRows: total, query: meant, record: "finding", notes: ["5 of 153 read"],
            searchWords: ["respite"],
            format: format,
            outputPath: path)
    }

    func countRows(_ query: String) throws -> Int {
        // Reports hold no sentence of bare words as long as these.
        let phrases = query.split(separator: "\"", omittingEmptySubsequences: false).enumerated().filter {
            $0.offset % 2 == 1
        }.map(
            \.element)
        if phrases.contains(where: { $0.split(separator: " ").count > 2 || absentWords.contains(String($0)) })
        {
            return 0
        }
        return try ask(query, rows: 0..<0, isRemembered: false).totalRows
    }
    private let absentWords: Set<String> = ["waitng lists", "waitng", "childrens", "asdf"]

    func define(_ line: String) throws -> String { "understood: \(line)" }
    func sql(_ select: String, rows: Range<Int>) throws -> Answer {
        Answer(table: Self.counts, totalRows: 2, query: select)
    }
    func explain(_ query: String) throws -> String { "English, SQL and rows of: \(query)\n" }
    func describe(_ record: String?) throws -> String {
        guard let record else { return records.joined(separator: "\n") + "\n" }
        guard sources.contains(record) || sources.contains(record + "s") else {
            throw WorldError("There is no record called \(record).")
        }
        return "fields of \(record)\n"
    }
    func help(_ topic: String) -> String? { helpTopics.contains(topic) ? "help on \(topic)\n" : nil }
    func card(_ authority: Authority, page: PageSetup) throws -> String {
        "\(authority.name)\nGood, 64% (calculated)\n"
    }
    func open(_ origin: RowOrigin, page: PageSetup) throws -> String {
        "\(origin.id) between its neighbours\n"
    }
    func why(_ origin: RowOrigin, page: PageSetup) throws -> String { "+1.0 for \(origin.id)\n" }
    func save(_ query: String, named name: String) throws -> String {
        kept.append(SavedQuestion(name: name, text: query))
        return "Saved as \(name)."
    }
    func scriptParameters(_ script: String) -> [String] {
        script == "weak-spots" ? ["authority", "limit"] : []
    }
    func run(_ script: String, arguments: [String], each: (ScriptOutput) -> Void) throws {
        guard script == "weak-spots" else { throw WorldError("There is no script called \(script).") }
        each(.text("ran \(script) with \(arguments.joined(separator: ", "))\n"))
        each(.answer(try ask("findings first 3", rows: 0..<3)))
    }
    let templates = [
        SavedQuestion(name: "councillor-note", text: "Briefing note for councillors (authority, compare?)")
    ]
    func templateParameters(_ template: String) -> [String] {
        template == "councillor-note" ? ["authority", "compare", "date"] : []
    }
    func brief(_ words: [String]) throws -> WrittenBrief {
        guard words[0] == "councillor-note" else {
            return WrittenBrief(remarks: ["There is no template \"\(words[0])\"."], isWritten: false)
        }
        guard let option = words.firstIndex(of: "-o") else {
            return WrittenBrief(
                text: "# A note\n\nWith \(words.dropFirst().joined(separator: ", ")).\n", remarks: [],
                isWritten: true)
        }
        return WrittenBrief(
            remarks: ["to do: say why", "\(words[option + 1]): written, 700 words, 2 citations"],
            isWritten: true)
    }

    let draftNames = ["stockton-note"]
    func slots(of draft: String) -> [String] { ["strength", "shortfall", "lesson"] }
    func draftPath(_ draft: String) -> String { "drafts/\(draft).brief.yaml" }
    func startDraft(_ name: String, from template: String, with values: [String]) throws -> String {
        "\(name) from \(template) with \(values.joined(separator: " "))\n"
    }
    func openDraft(_ name: String) throws -> String {
        guard draftNames.contains(name) else { throw WorldError("There is no draft called \"\(name)\".") }
        return "\(name): councillor-note\n"
    }
    func draftList() throws -> ResultTable {
        ResultTable(columns: [Column(name: "draft", type: .text)], rows: [[.text("stockton-note")]])
    }
    func draftStatus(_ name: String) throws -> String { "\(name): councillor-note\n" }
    func origin(of id: String) throws -> RowOrigin { RowOrigin(record: "finding", id: id) }
    func pin(_ origins: [RowOrigin], as slot: String?, searchWords: [String], in draft: String) throws
        -> String
    {
        origins.map { "\($0.id) as \(slot ?? "none")\n" }.joined()
    }
    func pins(of draft: String) throws -> ResultTable {
        ResultTable(columns: [Column(name: "pin", type: .number)], rows: [[.integer(1)]])
    }
    func unpin(_ numbers: [Int], from draft: String) throws -> String { "unpinned \(numbers)\n" }
    func say(_ words: String, in slot: String, of draft: String) throws -> String { "\(slot): \(words)\n" }
    func waive(_ check: String, reason: String, by: String?, in draft: String) throws -> String {
        "\(check): \(reason) \(by ?? "")\n"
    }
    func suggestions(for slot: String?, in draft: String) throws -> Answer {
        Answer(table: Self.findings(0..<2), totalRows: 2, query: "", record: "finding")
    }
    func whySuggested(_ origin: RowOrigin, in draft: String) throws -> String? { "Suggested: 1 of 2.\n" }
    func queryLike(_ origin: RowOrigin) throws -> String { "findings about \"respite\" first 3" }
    func preview(_ section: String, of draft: String) throws -> String { "# A note\n\(section)\n" }
    func check(_ draft: String) throws -> WrittenBrief {
        WrittenBrief(remarks: ["Nothing was found."], isWritten: true)
    }
    func write(_ words: [String], of draft: String) throws -> WrittenBrief {
        WrittenBrief(remarks: ["\(words[0]): written"], isWritten: true)
    }
    func rebase(_ words: [String], of draft: String) throws -> String { "Every pin rests on what it did.\n" }
    func verify(_ text: String, page: PageSetup) throws -> (text: String, isSupported: Bool) {
        ("SUPPORTED: \(text)\n", true)
    }

    func importReports(_ paths: [String]) throws -> String { "read \(paths.joined(separator: " and "))\n" }
    func export(to path: String, format: String?) throws -> String {
        "Wrote \(path)" + (format.map { " as \($0)" } ?? "")
    }
    func library(_ words: [String]) throws -> String { "library \(words.joined(separator: " "))\n" }

    static let counts = ResultTable(
        columns: [Column(name: "region", type: .text), Column(name: "count", type: .number)],
        rows: [[.text("North East"), .integer(12)], [.text("London"), .integer(18)]])

    static func findings(_ rows: Range<Int>) -> ResultTable {
        ResultTable(
            columns: [
                Column(name: "authority", type: .record("authority")), Column(name: "score", type: .number),
                Column(name: "text", type: .text, isProse: true),
            ],
            rows: rows.map {
                [
                    .text("Stockton-on-Tees"), .integer($0 % 4 + 1),
                    .text("Carers told us about respite, paragraph \($0 + 1)."),
                ]
            },
            origins: rows.map { RowOrigin(record: "finding", id: "stockton-on-tees@2025-10/needs/\($0 + 1)") }
        )
    }

    private static let day: PartialDate = {
        guard let date = PartialDate(year: 2026, month: 3, day: 9) else {
            preconditionFailure("a day of the calendar")
        }
        return date
    }()

    private static let councils: [Authority] = {
        let names = [
            ("Stockton-on-Tees", "North East"), ("Sunderland", "North East"), ("Middlesbrough", "North East"),
            ("Stockport", "North West"),
            ("Northmoor", "Yorkshire and The Humber"), ("York", "Yorkshire and The Humber"),
            ("North Yorkshire", "Yorkshire and The Humber"),
            ("Staffordshire", "West Midlands"), ("Birmingham", "West Midlands"),
            ("Kingston upon Hull", "Yorkshire and The Humber"),
            ("Camden", "London"), ("Hackney", "London"), ("Rutland", "East Midlands"),
            ("Northumberland", "North East"),
            ("Reading", "South East"),
            ("North Northamptonshire", "East Midlands"), ("West Northamptonshire", "East Midlands"),
            ("Essex", "East of England"),
            ("Bath and North East Somerset", "South West"), ("St. Helens", "North West"),
            ("Brighton and Hove", "South East"),
        ]
        return names.map { short, region in
            Authority(
                name: short + " Council", short: short, slug: Folding.words(short).replacing(" ", with: "-"),
                code: nil, type: .unitary,
                region: region,
                isRegistered: true)
        }
    }()

    private static let framework: [FrameworkStatement] = {
        let names = [
            ("needs", "Assessing needs"), ("support", "Supporting people to live healthier lives"),
            ("equity", "Equity in experience and outcomes"),
            ("care", "Care provision, integration and continuity"),
            ("partnerships", "Partnerships and communities"),
            ("pathways", "Safe pathways, systems and transitions"), ("safeguarding", "Safeguarding"),
            ("governance", "Governance, management and sustainability"),
            ("learning", "Learning, improvement and innovation"),
        ]
        return names.enumerated().map { index, name in
            FrameworkStatement(
                number: index + 1, slug: name.0, name: name.1, variants: [], theme: 1,
                themeName: "Working with people", commitment: "",
                expectations: [], headings: [])
        }
    }()
}

extension String {
    func replacing(_ word: String, with other: String) -> String {
        var rest = self[...]
        var output = ""
        while !rest.isEmpty {
            if rest.hasPrefix(word) {
                output += other
                rest = rest.dropFirst(word.count)
            } else {
                output.append(rest.removeFirst())
            }
        }
        return output
    }

    func range(of word: String) -> Range<Index>? {
        indices.first { self[$0...].hasPrefix(word) }.map { $0..<index($0, offsetBy: word.count) }
    }
}

extension FakeEngine {
    /// The table that travels with the program.
    static let table: PlainPhrases = {
        do {
            return try PlainPhrases(ReferenceData().text("plain-questions.txt"), named: "plain-questions.txt")
        } catch {
            fatalError("\(error)")
        }
    }()

    fileprivate static let names = Catalogue(
        authorities: NameIndex(authorities: councils), statements: NameIndex(statements: framework))
}
