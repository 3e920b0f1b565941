internal import ArgumentParser
internal import AssessmentModel
internal import Briefing
internal import Foundation
internal import Library
internal import NoteChecking
internal import NoteText
internal import PlainQuestions
internal import Presentation
internal import QueryLanguage
internal import ReferenceData
internal import Shell
internal import SourceText
internal import Workspace

/// The shell's questions answered by a workspace: names a session has defined, saved questions, scripts.
final class WorkspaceEngine: ShellEngine {
    private let workspace: Workspace
    private let saved: QuestionFolder
    private var catalogue: Catalogue
    let interrupt: @Sendable () -> Void
    /// Read when the first plain question is asked, unless the user's own file has to be looked at before.
    private lazy var plainPhrases: PlainPhrases = Self.builtInPhrases

    /// - Throws: `WorldError` when the library cannot be opened.
    init(_ workspace: Workspace) throws {
        self.workspace = workspace
        saved = QuestionFolder(workspace.options)
        catalogue = try workspace.catalogue()
        interrupt = workspace.interruption
        if workspace.options.dataFolder != nil { plainPhrases = try Self.phrases(workspace.reference) }
        for question in saved.all() { define(question.text, named: question.name) }
    }

    private static let builtInPhrases: PlainPhrases = {
        do { return try phrases(ReferenceData()) } catch {
            preconditionFailure("the built-in plain questions: \(error)")
        }
    }()

    private static func phrases(_ reference: ReferenceData) throws(WorldError) -> PlainPhrases {
        let name = "plain-questions.txt"
        return try PlainPhrases(
            try reference.text(name), named: reference.folder.map { "\($0)/\(name)" } ?? name)
    }

    private func define(_ text: String, named name: String) {
        let script = Script.read(Source(name: name, text: text), catalogue: catalogue, commands: [])
        if let definition = script.definition(named: name) {
            catalogue.definitions[name.lowercased()] = definition
        }
    }

    var summary: LibrarySummary {
        do throws(WorldError) {
            let counts = try workspace.library().counts()
            return LibrarySummary(
                reports: counts.reports, authoritiesRead: counts.read, authoritiesWithScores: counts.scored,
                remarks: counts.remarks)
        } catch {
            return LibrarySummary(
                reports: 0, authoritiesRead: 0, authoritiesWithScores: 0, remarks: 0,
                problem: error.description)
        }
    }

    var authorities: NameIndex<Authority> { catalogue.authorities }
    var questionNames: QuestionNames {
        let topics = catalogue.synonyms.topics.keys.sorted()
        let phrases =
            catalogue.synonyms.groups.joined().map { KnownPhrase($0) }
            + topics.flatMap { topic in
                (catalogue.synonyms.topics[topic] ?? []).map { KnownPhrase($0, topic: topic) }
            }
        return QuestionNames(
            authorities: catalogue.authorities, statements: catalogue.statements, topics: topics,
            phrases: phrases, table: plainPhrases, today: PartialDate.today())
    }
    var sources: [String] { RecordWord.allCases.map(\.plural) + catalogue.definitions.keys.sorted() }

    // MARK: Settings

    func setTimeout(seconds: Int) { workspace.timeoutSeconds = seconds }

    func setSimilar(_ names: String?) throws -> [Authority]? {
        let chosen = try names.map { try QueryLanguage.authorities($0, catalogue: catalogue) }
        catalogue.similar = chosen?.map(\.slug)
        return chosen
    }

    // MARK: The language

    func startsLikeQuery(_ line: String) -> Bool { Refinement.startsLikeQuery(line, catalogue: catalogue) }
    func startsLikeStep(_ line: String) -> Bool { Refinement.isContinuation(line) }
    func unfinished(_ text: String) -> Unfinished? {
        switch Refinement.unfinished(text) {
        case .quotationMark: .quotationMark
        case .bracket: .bracket
        case .word(let word): .word(word)
        case nil: nil
        }
    }
    func refine(_ query: String, with line: String) -> String {
        Refinement.refine(query, with: line, queryNames: names)
    }
    func dropLastStep(of query: String) -> String? { Refinement.dropLastStep(query, queryNames: names) }
    func stepsOnLines(_ query: String) -> String { Refinement.stepsOnLines(query, queryNames: names) }
    func scoped(_ query: String, to authority: Authority) -> String {
        Refinement.focus(query, on: authority.short, catalogue: catalogue) ?? query
    }
    private var names: Set<String> { Set(catalogue.definitions.keys) }

    func complete(_ line: String, cursor: Int) -> Completion {
        let found = QueryLanguage.complete(line: line, cursor: cursor, catalogue: catalogue)
        let notes = found.candidates.map { ($0.text, $0.kind == .choice ? "" : $0.detail) }
        return Completion(
            span: found.span, candidates: found.candidates.map(\.text),
            notes: Dictionary(notes) { first, _ in first })
    }

    // MARK: Answers

    func ask(_ query: String, rows: Range<Int>) throws -> Answer {
        try stoppable {
            let answer = try workspace.answer(query, catalogue: catalogue, rows: rows)
            catalogue.previous = try? QueryLanguage.syntax(
                Source(name: "query", text: answer.query), catalogue: catalogue)
            return answer
        }
    }

    func countRows(_ query: String) throws -> Int {
        try stoppable { try workspace.answer(query, catalogue: catalogue, rows: 0..<0).totalRows }
    }

    func define(_ line: String) throws -> String {
        let definition = try QueryLanguage.definition(Source(name: "query", text: line), catalogue: catalogue)
        catalogue.definitions[definition.name.lowercased()] = definition
        return "\(definition.name) is kept for this session."
    }

    func sql(_ select: String, rows: Range<Int>) throws -> Answer {
        try stoppable { try workspace.sql(select, rows: rows) }
    }

    func explain(_ query: String) throws -> String { try workspace.explain(query, catalogue: catalogue) }
    func describe(_ record: String?) throws -> String { try workspace.describe(record) }
    func help(_ topic: String) -> String? { Help.page(topic) }
    var helpTopics: [String] { Help.topics }
    func card(_ authority: Authority, page: PageSetup) throws -> String {
        try workspace.card(authority, page: page)
    }
    func open(_ origin: RowOrigin, page: PageSetup) throws -> String {
        try workspace.open(origin, page: page)
    }
    func why(_ origin: RowOrigin, page: PageSetup) throws -> String { try workspace.why(origin, page: page) }

    // MARK: What is kept

    func save(_ query: String, named name: String) throws -> String {
        try saved.save(query, named: name)
        define(query, named: name)
        return "Saved. \(name) now stands for this question, here and after \"questions\"."
    }

    var questions: [SavedQuestion] { saved.all().map { SavedQuestion(name: $0.name, text: $0.text) } }
    var scripts: [SavedQuestion] { workspace.scripts().map { SavedQuestion(name: $0.name, text: $0.help) } }

    func scriptParameters(_ script: String) -> [String] {
        workspace.scripts().first { $0.name == script }?.parameters ?? []
    }

    func run(_ script: String, arguments: [String], each: (ScriptOutput) -> Void) throws {
        let path = workspace.scripts().first { $0.name == script }?.path ?? script
        let source = Source(name: path, text: try TextFile.read(path))
        let values = try NamedValue.read(arguments).byName
        _ = try stoppable {
            try workspace.runScript(source, values: values, isKeepingGoing: false) { result in
                switch result {
                case .answer(let answer): each(.answer(answer))
                case .failure(let faults): each(.failure(faults))
                }
            }
        }
    }

    var templates: [SavedQuestion] {
        let guides = (try? BriefWriting.templates(in: workspace)) ?? []
        return guides.map { SavedQuestion(name: $0.template.name, text: $0.line) }
    }

    func templateParameters(_ template: String) -> [String] {
        (try? workspace.templates.template(named: template))?.parameters.map(\.name) ?? []
    }

    func brief(_ words: [String]) throws -> WrittenBrief {
        let command: BriefCommand
        do { command = try BriefCommand.parse(words) } catch {
            return Self.usage(error, of: BriefCommand.self)
        }
        do { return Self.written(try command.outcome(in: workspace)) } catch let error as ValidationError {
            return Self.usage(error, of: BriefCommand.self)
        }
    }

    private static func written(_ outcome: BriefWriting.Outcome) -> WrittenBrief {
        switch outcome {
        case .written(let text, let remarks): WrittenBrief(text: text, remarks: remarks, isWritten: true)
        case .refused(let reasons): WrittenBrief(remarks: reasons, isWritten: false)
        }
    }

    /// What is wrong with the words of a `brief` or `write` line, or their help when they ask for it.
    private static func usage(_ error: any Error, of command: any ParsableCommand.Type) -> WrittenBrief {
        let text = command.message(for: error)
        guard command.exitCode(for: error) == .success else {
            return WrittenBrief(remarks: [CommandLineWords.plain(text)], isWritten: false)
        }
        return WrittenBrief(text: text.hasSuffix("\n") ? text : text + "\n", remarks: [], isWritten: true)
    }

    // MARK: Drafts

    private var drafting: Drafting { Drafting(workspace) }

    var draftNames: [String] { drafting.folder.names }
    func slots(of draft: String) -> [String] { (try? drafting.slots(of: draft)) ?? [] }
    func draftPath(_ draft: String) -> String { drafting.folder.filePath(draft) }

    func startDraft(_ name: String, from template: String, with values: [String]) throws -> String {
        try drafting.start(
            name, from: template, with: try NamedValue.read(values).map { (name: $0.name, value: $0.value) })
    }

    func openDraft(_ name: String) throws -> String { try drafting.open(name) }
    func draftList() throws -> ResultTable { drafting.list() }
    func draftStatus(_ name: String) throws -> String { try drafting.status(name) }
    func origin(of id: String) throws -> RowOrigin { try drafting.origin(of: id) }
    func pin(_ origins: [RowOrigin], as slot: String?, searchWords: [String], in draft: String) throws
        -> String
    {
        try drafting.pin(origins, as: slot, searchWords: searchWords, in: draft)
    }
    func pins(of draft: String) throws -> ResultTable { try drafting.pins(of: draft) }
    func unpin(_ numbers: [Int], from draft: String) throws -> String {
        try drafting.unpin(numbers, from: draft)
    }
    func say(_ words: String, in slot: String, of draft: String) throws -> String {
        try drafting.say(words, in: slot, of: draft)
    }
    func waive(_ check: String, reason: String, by: String?, in draft: String) throws -> String {
        try drafting.waive(check, reason: reason, by: by, in: draft)
    }
    func suggestions(for slot: String?, in draft: String) throws -> Answer {
        try drafting.suggestions(for: slot, in: draft)
    }
    func whySuggested(_ origin: RowOrigin, in draft: String) throws -> String? {
        try drafting.whySuggested(origin, in: draft)
    }
    func queryLike(_ origin: RowOrigin) throws -> String { try drafting.queryLike(origin) }
    func preview(_ section: String, of draft: String) throws -> String {
        try drafting.preview(section, of: draft)
    }

    func check(_ draft: String) throws -> WrittenBrief {
        let kept = try drafting.folder.read(draft).draft
        let note = try workspace.compose(BriefingOrder(kept, isDraft: true))
        let waivers = kept.waivers.map { CheckWaiver(id: $0.check, reason: $0.reason, name: $0.by) }
        let report = try workspace.check(note: Source(name: draft, text: note.text), waivers: waivers)
        let stale = try drafting.staleness(of: draft)
        let text = (stale.map { $0 + "\n" } ?? "") + report.text
        return WrittenBrief(
            text: SafeText.neutralised(text, keepingLines: true), remarks: [],
            isWritten: report.errors == 0 && stale == nil)
    }

    func rebase(_ words: [String], of draft: String) throws -> String {
        try drafting.rebase(words, in: draft)
    }

    func write(_ words: [String], of draft: String) throws -> WrittenBrief {
        let command: WriteCommand
        do { command = try WriteCommand.parse(words) } catch {
            return Self.usage(error, of: WriteCommand.self)
        }
        do {
            return Self.written(try command.outcome(of: try drafting.folder.read(draft).draft, in: workspace))
        } catch let error
            as ValidationError
        { return Self.usage(error, of: WriteCommand.self) }
    }

    func verify(_ text: String, page: PageSetup) throws -> (text: String, isSupported: Bool) {
        let found = try stoppable { try workspace.verify(text) }
        return (VerificationWriter.text(found, page: page), found.allSatisfy { $0.verdict == .supported })
    }

    func importReports(_ paths: [String]) throws -> String {
        let report = paths == ["--samples"] ? try workspace.importSamples() : try workspace.importFiles(paths)
        let definitions = catalogue.definitions
        catalogue = try workspace.catalogue()
        catalogue.definitions = definitions
        return ImportWriter.text(report)
    }

    func export(to path: String, format: String?) throws -> String {
        try workspace.export(to: path, format: format)
    }

    func library(_ words: [String]) throws -> String {
        switch words.first ?? "info" {
        case "info" where words.count <= 1: return try workspace.libraryInfo()
        case "check" where words.count == 1:
            let faults = try workspace.checkLibrary()
            return faults.isEmpty ? "The library is sound.\n" : faults.map { $0 + "\n" }.joined()
        case "backup" where words.count == 2:
            try workspace.backUpLibrary(to: words[1])
            return "\(words[1]): written\n"
        case "compact" where words.count == 1:
            let bytes = try workspace.compactLibrary()
            return "\(bytes.before / 1024) kB before, \(bytes.after / 1024) kB now\n"
        case "upgrade" where words.count == 1 || words == ["upgrade", "--dry-run"]:
            let report = try workspace.upgradeLibrary(isDryRun: words.count == 2)
            return report.failures.map { $0 + "\n" }.joined() + report.text
        default: throw WorldError("library takes info, check, backup FILE, compact or upgrade [--dry-run].")
        }
    }

    /// An answer that was stopped is not a fault of the library.
    private func stoppable<Result>(_ body: () throws -> Result) throws -> Result {
        do { return try body() } catch let error as WorldError where error.isInterruption {
            throw Interrupted()
        }
    }
}
