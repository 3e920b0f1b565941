internal import AssessmentModel
internal import PlainAnswers
internal import QueryLanguage
internal import SourceText
internal import Workspace

extension Session {
    /// Reads reports into the library; `--samples` stands for those that come with the program.
    mutating func importReports(_ paths: [String]) {
        attempt { session in
            let workspace = session.workspace
            let wasEmpty = try !workspace.holdsReports()
            let report =
                paths == ["--samples"] ? try workspace.importSamples() : try workspace.importFiles(paths)
            try session.readNames()
            session.putText(ImportText.text(report, page: session.page))
            if wasEmpty, session.isConversation, try workspace.holdsReports() {
                session.say("Now ask: \(Self.firstQuestion)")
            }
        }
    }

    /// `library info`, `check`, `backup FILE`, `compact`, `forget NAME [--yes]`, `upgrade [--dry-run]`: the words after `library`.
    mutating func lookAfterLibrary(_ words: [String]) {
        attempt { try $0.libraryCommand(words) }
    }

    private mutating func libraryCommand(_ words: [String]) throws {
        switch words.first ?? "info" {
        case "info" where words.count <= 1: putText(LibraryText.info(try workspace.libraryFacts()))
        case "check" where words.count == 1:
            let faults = try workspace.checkLibrary()
            putText(faults.isEmpty ? LibraryText.sound : faults.map { $0 + "\n" }.joined())
            hasFailed = hasFailed || !faults.isEmpty
        case "backup" where words.count == 2:
            try workspace.backUpLibrary(to: words[1])
            putText(LibraryText.written(words[1]))
        case "compact" where words.count == 1:
            putText(LibraryText.compacted(try workspace.compactLibrary()))
        case "forget" where words.count > 1:
            try forget(words.dropFirst().filter { $0 != "--yes" }, isSure: words.contains("--yes"))
        case "upgrade" where words.count == 1 || words == ["upgrade", "--dry-run"]:
            let report = try workspace.upgradeLibrary(isDryRun: words.count == 2)
            putText(report.failures.map { $0 + "\n" }.joined() + report.text)
            hasFailed = hasFailed || !report.failures.isEmpty
        default:
            throw WorldError(
                "library takes info, check, backup FILE, compact, forget COUNCIL or upgrade [--dry-run], not \"\(words.joined(separator: " "))\"."
            )
        }
    }

    /// Takes reports out of the library: what goes is said first, and done when it is chosen.
    private mutating func forget(_ words: [String], isSure: Bool) throws {
        let forgetting = try workspace.forgetting(words.joined(separator: " "))
        putLines(LibraryText.whatGoes(forgetting))
        guard isSure else {
            let line = "library forget \(forgetting.name) --yes"
            guard isConversation else { return fail("Nothing was removed. To remove it: \(line)") }
            choices = [line]
            return say("Nothing is removed yet. Type 1 to remove it; anything else leaves it.")
        }
        try workspace.forget(forgetting)
        putLines(LibraryText.forgotten(forgetting))
        try readNames()
        shown = nil
        cardShown = nil
        if let scope, !catalogue.authorities.entries.contains(where: { $0.slug == scope.authority.slug }) {
            self.scope = nil
        }
    }

    /// The names that a line may hold, after the library has changed.
    private mutating func readNames() throws {
        let definitions = catalogue.definitions
        catalogue = try workspace.catalogue()
        catalogue.definitions = definitions
    }
}
