import Foundation
import HelpPages
import Testing
import TestSupport

@testable import Workspace

/// Every promise of `help safety` names what keeps it, and that exists.
@Suite struct SafetyTests {
    @Test(arguments: Safety.promises.map(\.happening))
    func everyPromiseIsKeptByATestThatExists(_ happening: String) throws {
        let promise = try #require(Safety.promises.first { $0.happening == happening })
        #expect(!promise.keptBy.isEmpty && promise.lost.hasSuffix("."))
        try expectThere(promise.keptBy)
    }

    /// The 35 faults of the audit of December 2026: what fails if one comes back. Where that is a promise's words, help says
    /// what is lost.
    private static let faults: [String: [String]] = [
        "F01": ["SharedFolderTests.aJournalThatNamesAnotherFileIsRefused"],
        "F02": ["SharedFolderTests.aScriptWritesOnlyPlainNamesBelow"],
        "F03": ["NoteFormatTests.everyPartOfAWordNoteIsWellFormed"],
        "F04": ["SoundnessTests.whatIsNotAsTheOriginalsGiveItIsNamed", "faults flips"],
        "F05": ["ImportTests.whateverIsLeftOutOfAFolderIsNamed"],
        "F06": ["NoteFormatTests.whatANoteNamesIsNotRead"],
        "F07": ["HelperProgramTests.nothingOutlivesARun"],
        "F08": [
            "SharedFolderTests.aResultReplacesOnlyWhatAssayWrote",
            "SharedFolderTests.aFileKeepsItsModeAndItsLinks",
        ],
        "F09": ["SharedFolderTests.devicesPipesAndEmptyLinksAreLeftAlone"],
        "F10": ["HelperProgramTests.aTemporaryFolderIsPrivateAndGoes"],
        "F11": ["SharedFolderTests.aFileKeepsItsModeAndItsLinks"],
        "F12": ["SharedFolderTests.aPlantedLinkIsNotWrittenThrough"],
        "F13": ["SharedFolderTests.devicesPipesAndEmptyLinksAreLeftAlone"],
        "F14": ["SharedFolderTests.draftsThatAreHeldByAnotherAreNotWaitedForWithoutEnd"],
        "F15": [
            "SharedFolderTests.aPipeBesideALibraryIsRefused",
            "SharedFolderTests.aLibraryOfAnotherMakingIsRefused",
        ],
        "F16": [
            "PageKindsTests.fullTagsAreRefusedBeforeTheyAreParsed",
            "WordKindsTests.whatWouldTakeTheSquareOfItsSizeIsRefused", "GrowthTests.texts",
        ],
        "F17": ["A program that Assay calls hangs, grows or is not there"],
        "F18": ["StreamTests.anAnswerNeedsNoErrorStream"],
        "F19": ["StreamTests.anAnswerThatIsLostIsSaid"],
        "F20": ["SharedFolderTests.aQuestionBesideCompactingIsAnswered"],
        "F21": ["ParserMemoryTests.webPages", "ParserMemoryTests.wordFiles"],
        "F22": ["StreamTests.standardInputIsBounded"],
        "F23": ["SharedFolderTests.anAnswerHasABoundOnAllItsValuesTogether"],
        "F24": [
            "SharedFolderTests.numbersOutOfRangeEndNothing", "TodayTests.theNearestThatCanBeWritten",
            "faults clock",
        ],
        "F25": [
            "SharedFolderTests.aFaultInOnesOwnSQLIsSaidOfIt",
            "SharedFolderTests.relativeFoldersInTheEnvironmentAreIgnored",
        ],
        "F26": [
            "HelperProgramTests.nothingOutlivesARun",
            "A program that Assay calls hangs, grows or is not there",
        ],
        "F27": ["StreamTests.aWordNoteNeedsNoNetwork"],
        "F28": ["StreamTests.aBoundOnFileSizesIsAnErrorAndLeavesNothing"],
        "F29": ["TerminalTests.whateverEndsTheProgramTheTerminalIsAsItWas"],
        "F30": ["SharedFolderTests.relativeFoldersInTheEnvironmentAreIgnored"],
        "F31": ["FetchTests.aLandingPageLeadsToItsReportAndNoFurther"],
        "F32": ["ImportTests.aWholeTreeIsNotWalkedToSayThatItWasNotAskedFor"],
        "F33": ["StreamTests.theFolderOfANewFileIsSaved"],
        "F34": ["ReportSiteTests.curlIsToldOfTheProxyAndTheCertificates"],
        "F35": ["StreamTests.fewOpenFilesAreSaid"],
    ]

    @Test func everyFaultOfTheAuditHasItsTestOrItsSentence() throws {
        #expect(Self.faults.keys.sorted() == (1...35).map { $0 < 10 ? "F0\($0)" : "F\($0)" })
        for keepers in Self.faults.values { try expectThere(keepers) }
    }

    /// Each is a test, a case of `Scripts/faults` that is run, or what a promise of help is about.
    private func expectThere(_ keepers: [String]) throws {
        let faults = try String(contentsOfFile: Places.repository + "/Scripts/faults", encoding: .utf8)
        for keeper in keepers where !Safety.promises.contains(where: { $0.happening == keeper }) {
            if keeper.hasPrefix("faults ") {
                let name = keeper.dropFirst(7).split(separator: "-").joined(separator: "_")
                let isRun = try faults.firstMatch(of: Regex("CASES = [^\\]]*\\b\(name)\\b")) != nil
                #expect(
                    isRun && faults.contains("def \(name)("),
                    "\(keeper) is a case of Scripts/faults that is run")
            } else {
                let parts = keeper.split(separator: ".")
                let texts = try SourceFiles.named("\(parts[0]).swift")
                #expect(texts.contains { $0.contains("func \(parts[1])(") }, "\(keeper) is a test")
            }
        }
    }

    @Test func helpSaysWhatIsLostInEachCase() throws {
        let page = try #require(Help.page("safety"))
        for promise in Safety.promises { #expect(page.contains(promise.happening)) }
        #expect(page.split(separator: "\n").allSatisfy { $0.count <= 120 })
    }
}

/// The files below `Tests`.
private enum SourceFiles {
    private static let paths =
        (try? FileManager.default.subpathsOfDirectory(atPath: Places.repository + "/Tests")) ?? []

    static func named(_ name: String) throws -> [String] {
        try paths.filter { $0.hasSuffix("/" + name) }.map {
            try String(contentsOfFile: "\(Places.repository)/Tests/\($0)", encoding: .utf8)
        }
    }
}
