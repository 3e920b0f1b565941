internal import ArgumentParser
internal import Glibc
internal import SourceText
internal import Workspace

/// `assay library info`, `check`, `backup FILE`, `compact`, `forget NAME`, `upgrade`.
struct LibraryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "library", abstract: "Look after the library file.",
        subcommands: [Info.self, Check.self, Backup.self, Compact.self, Forget.self, Upgrade.self])

    /// What it holds.
    struct Info: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "info", abstract: "What the library holds, and where it is.")
        @OptionGroup var common: CommonOptions
        func run() throws { Output.say(LibraryText.info(try common.workspace().libraryFacts())) }
    }

    /// Whether it is sound.
    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check",
            abstract: "Check the file, and every value against the stored originals and what was stored.",
            discussion: """
                Every original is read again, and each value that is not what it gives is named; so is what is not as it was stored, by
                digests. `assay library upgrade` makes again from the originals all that is read from them.
                """)
        @OptionGroup var common: CommonOptions
        func run() throws {
            let faults = try common.workspace().checkLibrary()
            for fault in faults { Output.error(fault) }
            if !faults.isEmpty { throw ExitStatus.world }
            Output.write(LibraryText.sound)
        }
    }

    /// A copy while others may be writing.
    struct Backup: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "backup", abstract: "Write a copy of the library to a file.")
        @Argument(help: "The file to write; it must not exist.", completion: .file()) var file: String
        @OptionGroup var common: CommonOptions
        func run() throws {
            try common.workspace().backUpLibrary(to: file)
            Output.say(LibraryText.written(file))
        }
    }

    /// Gives unused space back.
    struct Compact: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "compact", abstract: "Give unused space in the library file back.")
        @OptionGroup var common: CommonOptions
        func run() throws {
            Output.write(LibraryText.compacted(try common.workspace().compactLibrary()))
        }
    }

    /// What was imported by mistake, out again.
    struct Forget: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "forget", abstract: "Take a report that was imported out of the library again.",
            discussion: """
                  assay library forget northmoor
                  assay library forget northmoor@2026-03 --yes

                Its paragraphs, figures and originals go, all or nothing; the files that were imported, published scores, drafts and plans stay.
                What goes and what cites it is listed first. At a terminal you are asked then; elsewhere --yes says it.
                """)
        @Argument(help: "A council, or one assessment by its id.", completion: .report) var name: String
        @Flag(help: "Do it without asking.") var yes = false
        @OptionGroup var common: CommonOptions

        func run() throws {
            let workspace = common.workspace()
            let forgetting = try workspace.forgetting(name)
            Output.say(LibraryText.whatGoes(forgetting))
            if !yes {
                let way = "To remove it: assay library forget \(forgetting.name) --yes"
                guard isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1 else {
                    Output.error("Nothing was removed. \(way)")
                    throw ExitStatus.fault
                }
                Output.error("Remove it from the library? Type yes:")
                guard readLine()?.filter({ !$0.isWhitespace }).lowercased() == "yes" else {
                    Output.error("Nothing was removed.")
                    throw ExitStatus.fault
                }
            }
            try workspace.forget(forgetting)
            Output.say(LibraryText.forgotten(forgetting))
        }
    }

    /// The stored originals read again.
    struct Upgrade: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "upgrade",
            abstract: "Read the originals that the library keeps again, and list what changed.",
            discussion: """
                For a library that an older Assay read, or with other data files. All or nothing: a library whose upgrade was broken off is as
                it was. `assay library backup FILE` first keeps what was found before.
                """)
        @Flag(help: "List what would change, and change nothing.") var dryRun = false
        @OptionGroup var common: CommonOptions

        func run() throws {
            let report = try common.workspace().upgradeLibrary(
                isDryRun: dryRun, progress: Progress(doing: "reading", "councils").show)
            for failure in report.failures { Output.error(failure) }
            Output.say(report.text)
            if !report.failures.isEmpty { throw ExitStatus.world }
        }
    }
}
