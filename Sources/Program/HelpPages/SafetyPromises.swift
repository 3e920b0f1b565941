/// What is lost when something goes wrong, case by case: the text of `help safety`, and the tests that keep
/// each promise.
package enum Safety {
    /// One thing that can go wrong.
    package struct Promise: Sendable {
        /// In the reader's words.
        package var happening: String
        /// Nothing, or what exactly, and what to do.
        package var lost: String
        /// Functions below `Tests/` as `Suite.function`, and cases of `Scripts/faults` by name: each fails
        /// when the promise is broken.
        package var keptBy: [String]
    }

    /// Every promise, in the order in which help lists them.
    package static let promises = [
        Promise(
            happening: "The computer stops, or Assay is ended by force, during an import",
            lost:
                "Nothing that was there. Of what was being imported, each council is in the library whole or not at all; importing the "
                + "same files again adds the rest.",
            keptBy: ["faults kill-import", "faults kill-first-import"]),
        Promise(
            happening: "It stops during `library upgrade` or `library compact`",
            lost:
                "Nothing. The library is as it was before, or the command was finished; give it again to be sure.",
            keptBy: ["faults kill-upgrade", "faults kill-compact"]),
        Promise(
            happening: "It stops while a note is written",
            lost:
                "Only the new note, which can be written again. A note that stood under that name stays as it was. A file that ends in "
                + ".part may be left over: delete it.",
            keptBy: ["faults kill-note"]),
        Promise(
            happening: "It stops during a command on a draft, such as `pin` or `say`",
            lost: "At most what that one command was to add. The draft is saved after every command.",
            keptBy: ["faults kill-draft"]),
        Promise(
            happening: "It stops during `library backup`",
            lost: "Only the new copy: what has the name you gave is whole. A backup never replaces a file.",
            keptBy: ["faults kill-backup", "LibraryFileTests.aBackupIsWholeAndReplacesNothing"]),
        Promise(
            happening: "Two shells and an import use one library at once",
            lost:
                "Nothing. One waits for the other, up to ten seconds. One that has waited in vain says so and has changed nothing: give its "
                + "command again.",
            keptBy: [
                "faults together", "SharedFolderTests.draftsThatAreHeldByAnotherAreNotWaitedForWithoutEnd",
                "SharedFolderTests.aQuestionBesideCompactingIsAnswered",
            ]),
        Promise(
            happening: "A folder that is imported holds what is not read",
            lost:
                "Nothing without a word: files of other kinds, names that are not UTF-8, links to nothing or to folders, pipes, and folders that "
                + "may not be read are named. Names that begin with a point are left alone.",
            keptBy: [
                "ImportTests.whateverIsLeftOutOfAFolderIsNamed", "ImportTests.whatAFolderHoldsBesidesIsSaid",
            ]),
        Promise(
            happening: "The answer cannot be written: a full disk, a closed output, a bound on files",
            lost:
                "What could not be written, which is said; the exit code is 3. Without a standard error the answer is given all the same, and "
                + "only what would be said of it is lost.",
            keptBy: [
                "StreamTests.anAnswerThatIsLostIsSaid", "StreamTests.anAnswerNeedsNoErrorStream",
                "StreamTests.aClosedStreamTakesNothingIntoAnotherFile",
                "StreamTests.aBoundOnFileSizesIsAnErrorAndLeavesNothing",
                "StreamTests.standardInputIsBounded", "StreamTests.fewOpenFilesAreSaid",
            ]),
        Promise(
            happening: "A signal or a crash ends the shell",
            lost: "At most the line that was being typed. The terminal is as it was before.",
            keptBy: ["TerminalTests.whateverEndsTheProgramTheTerminalIsAsItWas"]),
        Promise(
            happening: "The library was made by an older Assay",
            lost: "Nothing. It is copied beside itself (library.sqlite.version-1), then brought up to date.",
            keptBy: ["faults kill-migration", "LibraryFileTests.aLibraryOfVersionOneIsMigratedAfterACopy"]),
        Promise(
            happening: "The library was made by a newer Assay",
            lost: "Nothing. It is refused and left alone.",
            keptBy: ["ImportTests.aLibraryIsRefusedWhenItIsNewer"]),
        Promise(
            happening: "Reports were read by an older Assay, or with other data files",
            lost:
                "Nothing. The library keeps every original: `library upgrade` reads them again and lists what that changed.",
            keptBy: [
                "UpgradeTests.afterAnUpgradeTheLibraryIsAsIfReadToday",
                "UpgradeTests.aDryRunListsAndChangesNothing",
            ]),
        Promise(
            happening: "A page is published again with other words",
            lost: "Nothing. The import says what was reworded; the earlier original is kept in the library.",
            keptBy: ["ImportTests.aPageThatChangedKeepsItsEarlierOriginal"]),
        Promise(
            happening: "The disk is full, or a folder may not be written",
            lost: "Only what was to be written. One line says why; what was there stays as it was.",
            keptBy: ["faults full-disk", "faults permissions"]),
        Promise(
            happening: "The library file is damaged",
            lost:
                "Perhaps reports, never what you wrote: drafts and notes are files of their own. `library check` reads every original again and "
                + "names each value that is not what it gives, or not what was stored; `library upgrade` makes it again from the originals. Where "
                + "these are damaged too, put a backup in its place, or move the file away and import the reports again.",
            keptBy: [
                "faults damaged", "faults flips", "LibraryFileTests.damageIsFound",
                "SoundnessTests.aChangeOfAnyValueShowsInTheDigests",
                "SoundnessTests.whatIsNotAsTheOriginalsGiveItIsNamed",
                "SoundnessTests.whatCannotBeReadAgainIsProvedByItsDigest",
                "SoundnessTests.aPageThatIsBothFreeAndInUseIsDamage",
                "SoundnessTests.anUpgradeMakesABrokenIndexAgain",
            ]),
        Promise(
            happening: "The library file is gone",
            lost:
                "Nothing, once the same reports are imported again: questions give the same answers, and the sources in drafts and notes "
                + "are found again. Until then notes cannot be checked.",
            keptBy: ["OfflineTests.aLostLibraryIsImportedAgain"]),
        Promise(
            happening: "The file of a report that was imported is moved or deleted",
            lost: "Nothing. The library keeps a copy of every file it was given.",
            keptBy: ["UpgradeTests.anUpgradeNeedsNoneOfTheFiles"]),
        Promise(
            happening: "The computer's clock is wrong",
            lost: "Nothing. Reports are told apart by their bytes, not by their dates.",
            keptBy: ["faults clock"]),
        Promise(
            happening: "A report holds commands for terminals, spreadsheets, browsers or databases",
            lost: "Nothing. Its text is only shown or written, never carried out.",
            keptBy: [
                "HostileReportTests.nothingInAReportActs",
                "HostileReportTests.aNoteQuotesHostileTextAndNothingOfItActs",
                "QuestionTests.sqlCannotWrite",
            ]),
        Promise(
            happening: "A library comes from somebody else, alone or with files beside it",
            lost:
                "Nothing. It is refused when its tables are not those that Assay makes, or when a file beside it would have another file "
                + "deleted or never end; no read of it takes longer than two minutes.",
            keptBy: [
                "SharedFolderTests.aJournalThatNamesAnotherFileIsRefused",
                "SharedFolderTests.aPipeBesideALibraryIsRefused",
                "SharedFolderTests.aLibraryOfAnotherMakingIsRefused",
                "SharedFolderTests.numbersOutOfRangeEndNothing",
                "SharedFolderTests.anAnswerHasABoundOnAllItsValuesTogether",
            ]),
        Promise(
            happening: "A template comes from somebody else",
            lost:
                "Nothing of yours gets into its notes, and nothing is fetched. Of pictures a Word, HTML or PDF note has only charts that `assay "
                + "chart` wrote below the current folder and that were not changed; of any other its words, whatever path or address it "
                + "names. Marks of HTML, their attributes and scripts are left out; partials that include each other again and again are "
                + "refused at once.",
            keptBy: [
                "TemplateMistakeTests.includesSayTheirChain",
                "NoteFormatTests.whatANoteNamesIsNotRead",
                "NotePictureTests.ofAllPicturesOnlyOnesOwnChartsAreInANote",
            ]),
        Promise(
            happening: "A workbook of a plan comes back damaged",
            lost:
                "Nothing. It is refused by the cell whose words are not in it, and nothing of it is taken: no owner's words count as blank.",
            keptBy: ["WorkbookTests.whatCannotBeIsDamage"]),
        Promise(
            happening: "A program that Assay calls hangs, grows or is not there",
            lost:
                "Only what it was to do, which is said. It is ended with all that it started, at its bounds of time, memory and output or "
                + "together with Assay; its copies lie in a folder that only you can look into, and go with it.",
            keptBy: [
                "HelperProgramTests.whatDoesNotEndIsStopped", "HelperProgramTests.endlessOutputIsStopped",
                "HelperProgramTests.nothingOutlivesARun",
                "HelperProgramTests.aTemporaryFolderIsPrivateAndGoes",
                "HelperProgramTests.aMissingProgramNamesItsPackage",
            ]),
        Promise(
            happening: "A note is sent on as a Word file",
            lost: "Nothing: every part is well-formed, and its sources and waivers come back with it.",
            keptBy: ["NoteFormatTests.everyPartOfAWordNoteIsWellFormed"]),
        Promise(
            happening: "A script comes from somebody else",
            lost:
                "Nothing. It runs only when `run` asks for it, and writes only new files, or anew what Assay wrote, into the current folder "
                + "and those below it: under no hidden name, through no link.",
            keptBy: ["SharedFolderTests.aScriptWritesOnlyPlainNamesBelow"]),
        Promise(
            happening: "An answer, chart or export is written under a name that is taken",
            lost:
                "Nothing. Only a file that Assay wrote, and that nobody changed since, is replaced; `--force` replaces any. Links are written "
                + "through, modes are kept, devices and pipes are refused.",
            keptBy: [
                "SharedFolderTests.aResultReplacesOnlyWhatAssayWrote",
                "SharedFolderTests.aFileKeepsItsModeAndItsLinks",
                "SharedFolderTests.aPlantedLinkIsNotWrittenThrough",
                "SharedFolderTests.devicesPipesAndEmptyLinksAreLeftAlone",
            ]),
        Promise(
            happening: "You work on something that is not public yet",
            lost:
                "Nothing leaves this computer. The network is used only for a web address that you name to `import`, and opening what Assay "
                + "wrote fetches nothing. Of a report's pages only those are fetched that lie below its address, through the proxy that "
                + "https_proxy names if there is one.",
            keptBy: [
                "OfflineTests.nothingIsSent", "OfflineTests.whatIsWrittenFetchesNothing",
                "ReportSiteTests.follows",
                "ReportSiteTests.curlIsToldOfTheProxyAndTheCertificates",
            ]),
    ]

    /// `help safety`.
    static var page: String {
        var output = """
            What you lose when something goes wrong. The library holds only evidence that can be read again; what you write
            (drafts, notes, saved questions) is in plain files that it cannot harm.


            """
        for promise in promises {
            output += promise.happening + "\n" + wrapped(promise.lost)
        }
        return output + """

            What nothing here holds against: whoever can run programs as you, and faults of the libraries and programs that Assay
            uses (`assay doctor --sbom` lists them). pandoc, WeasyPrint, pdftotext and curl run as processes of their own, with
            bounds; web pages and Word files are read in Assay's own process, where a fault of libxml2 or libzip could do what you
            may do. A process without rights for each report would have to be started, given the report and asked for all that it
            read; nobody has shown yet that this costs little enough. Digests find damage, not a change made on purpose by somebody
            who changes the digest and the original, too.

            assay library check          whether the library is sound: every value against the originals
            assay library backup FILE    a copy, also while others are using the library
            assay library compact        gives unused space back
            assay library forget COUNCIL takes a report that was imported out again
            assay library upgrade        reads the originals again; --dry-run only lists what would change

            """
    }

    private static func wrapped(_ text: String) -> String {
        var lines: [String] = []
        for word in text.split(separator: " ") {
            if let last = lines.last, last.count + word.count < 100 {
                lines[lines.count - 1] = last + " " + word
            } else {
                lines.append("    " + word)
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
