import Foundation
import Testing
import TestSupport

/// The program as a whole: what is printed where, and exit codes (`assay help exit-codes`).
@Suite(.serialized) struct ProgramTests {
    @Test(.needsShared("reports")) func theFiveRealReports() throws {
        let program = try Program()
        let files = try FileManager.default.contentsOfDirectory(atPath: Program.reports.path).filter {
            $0.hasSuffix(".txt")
        }.sorted()
        let paths = files.map { Program.reports.path + "/" + $0 }
        let first = try program.run(["import"] + paths)
        #expect(first.status == 0)
        #expect(first.output.contains("3 councils, 3 assessments"))
        #expect(first.output.contains("100% of the text accounted for"))
        let again = try program.run(["import"] + paths)
        #expect(again.status == 0)
        #expect(again.output.contains("5 files unchanged"))

        let scores = try program.run([
            "query", "statements where authority is stockton show score", "--format", "csv",
        ])
        #expect(scores.output == "score\r\n2\r\n3\r\n2\r\n3\r\n3\r\n2\r\n3\r\n3\r\n2\r\n")
        let facts = try program.run([
            "query",
            "assessments where authority is stockton show rating, published, percent_calculated, percent_printed",
            "--format",
            "jsonl",
        ])
        #expect(
            facts.output
                == "{\"rating\":\"Good\",\"published\":\"2025-10-24\",\"percent_calculated\":64,\"percent_printed\":null}\n"
        )
        let partnerships = try program.run([
            "query", "findings where authority is stockton and statement is partnerships count", "--format",
            "jsonl",
        ])
        #expect(partnerships.output == "{\"count\":19}\n")

        let question =
            "findings about \"hospital discharge\" where score <= 2 sort by score lowest show authority, score, text first 10"
        let answer = try program.run(["query", question])
        #expect(answer.status == 0)
        #expect(answer.output.contains("Stockton-on-Tees") && answer.output.contains("discharge"))
        let sound = try program.run(["library", "check"])
        #expect(sound.status == 0 && sound.output == "The library is sound.\n")
    }

    @Test func theVersionIsTheNewestOfTheChanges() throws {
        let program = try Program()
        let changes = try program.run(["help", "changes"])
        let newest = try #require(changes.output.split(separator: "\n").first)
        #expect(changes.status == 0 && newest.allSatisfy { $0.isNumber || $0 == "." })
        #expect(try program.run(["--version"]).output == "assay \(newest)\n")
    }

    @Test func aMisspeltFieldIsExplained() throws {
        let program = try Program()
        let run = try program.run(["query", "findings where scroe <= 2"])
        #expect(run.status == 1)
        #expect(run.output.isEmpty)
        #expect(run.errors.contains("               ^^^^^"))
        #expect(run.errors.contains("Findings have no \"scroe\". Did you mean score (from the statement)?"))
    }

    @Test(
        arguments: [
            (["query", "statements where authority is Hackny"], 1, "Hackney"),
            (["qurey", "statements"], 2, "Did you mean query"),
            (["query"], 2, "query"), (["import"], 2, "--samples"),
            (["import", "/no/such/file.txt"], 3, "no such file or folder"),
            (["query", "statements where score = 5", "--expect-rows"], 4, "No statements"),
            (["brief", "no-such-template"], 1, "no-such-template"),
            (["describe", "findngs"], 1, "findings"), (["help", "langauge"], 1, "language"),
            (["run", "/no/such/file.assay"], 3, "/no/such/file.assay"),
            (["brief", "councillor-note", "authority=Nowhere", "--draft"], 1, "Nowhere"),
            (["brief", "councillor-note", "athority=stockton"], 1, "athority"),
            (["query", "statements", "--format", "tabel"], 2, "tabel"),
        ] as [([String], Int32, String)])
    func everyMistakeHasItsCodeAndOneClearLine(_ arguments: [String], _ status: Int32, _ words: String) throws
    {
        let program = try Program()
        let run = try program.run(arguments)
        #expect(run.status == status, "\(run.errors)")
        #expect(run.errors.contains(words), "\(run.errors)")
        #expect(run.output.isEmpty, "\(run.output)")
    }

    @Test func badFilesAreReportedAndTheOthersRead() throws {
        let program = try Program()
        let folder = program.folder.path + "/in"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data().write(to: URL(fileURLWithPath: folder + "/empty.txt"))
        try Data([0, 1, 2, 3]).write(to: URL(fileURLWithPath: folder + "/binary.txt"))
        try Data("Bins are collected on Tuesdays.".utf8).write(
            to: URL(fileURLWithPath: folder + "/letter.txt"))
        try FileManager.default.copyItem(
            atPath: Program.root.path + "/Sources/Reading/Samples/Reports/northmoor.txt",
            toPath: folder + "/northmoor.txt")
        let run = try program.run(["import", folder])
        #expect(run.status == 3)
        #expect(run.errors.split(separator: "\n").count == 3, "\(run.errors)")
        #expect(run.errors.contains("empty.txt: not imported: the file is empty."))
        #expect(run.output.contains("1 assessment, 9 statements"))
        #expect(try program.run(["library", "check"]).status == 0)
    }

    @Test func notALibraryIsLeftAsItWas() throws {
        let program = try Program()
        try Data("This is a letter, not a database at all.".utf8).write(
            to: URL(fileURLWithPath: program.library))
        let run = try program.run(["query", "statements"])
        #expect(run.status == 3)
        #expect(run.errors.contains("not an Assay library"))
        #expect(
            try String(contentsOfFile: program.library, encoding: .utf8)
                == "This is a letter, not a database at all.")
    }

    @Test func aNewVersionReplacesTheOldAndSaysHowMany() throws {
        let program = try Program()
        let file = program.folder.path + "/northmoor.txt"
        let text = try String(
            contentsOf: Program.root.appendingPathComponent("Sources/Reading/Samples/Reports/northmoor.txt"),
            encoding: .utf8)
        try text.write(toFile: file, atomically: true, encoding: .utf8)
        _ = try program.run(["import", file])
        try text.replacingOccurrences(of: "largely warm", with: "mostly warm").write(
            toFile: file, atomically: true, encoding: .utf8)
        let run = try program.run(["import", file])
        #expect(run.output.contains("a new version, northmoor@2025-03: 1 finding reworded"), "\(run.output)")
        let found = try program.run([
            "query", "findings where text contains \"mostly warm\" count", "--format", "csv",
        ])
        #expect(found.output == "count\r\n1\r\n")
    }

    @Test func statementsFromStandardInputGoOnAfterAMistake() throws {
        let program = try Program()
        let run = try program.run([], input: "statements where score = 1 count\nfindngs\nauthorities count\n")
        #expect(run.status == 1)
        #expect(run.output.contains("153"))
        #expect(run.errors.contains("findings"))
        #expect(!run.output.contains("assay>"))
    }

    @Test func aClosedPipeEndsQuietly() throws {
        let program = try Program()
        let shell = try program.run(["query", "authorities", "--format", "csv"])
        #expect(shell.output.split(separator: "\r\n").count == 154)
    }

    /// Each saved script answers on the samples.
    @Test func everySavedScriptRuns() throws {
        let program = try Program.withSamples()
        let arguments: [String: [String]] = [
            "topic": ["authority=northmoor", "words=carers"],
            "strengths-and-shortfalls": ["authority=eastvale", "statement=partnerships"],
            "who-scores-higher": ["statement=needs"], "weak-spots": ["authority=haverlow", "limit=2"],
        ]
        let scripts = try FileManager.default.contentsOfDirectory(atPath: Program.root.path + "/Scripts")
            .filter { $0.hasSuffix(".assay") }
        #expect(scripts.count >= 9)
        for script in scripts.sorted() {
            let given = arguments[String(script.dropLast(6))] ?? ["authority=northmoor"]
            let run = try program.run(["run", "Scripts/" + script] + given)
            #expect(run.status == 0, "\(script): \(run.errors)")
            #expect(!run.output.isEmpty, "\(script)")
        }
        let missing = try program.run(["run", "Scripts/weak-spots.assay"])
        #expect(missing.status == 1 && missing.output.isEmpty)
        #expect(missing.errors.contains("authority"), "\(missing.errors)")
        let wrong = try program.run(["run", "Scripts/weak-spots.assay", "authority=northmor"])
        #expect(wrong.status == 1 && wrong.errors.contains("Northmoor"), "\(wrong.errors)")
    }

    @Test func twoImportsAtOnceLoseNothing() throws {
        let samples = Program.root.path + "/Sources/Reading/Samples/Reports/haverlow/haverlow-0824-theme"
        for _ in 1...3 {
            let program = try Program()
            _ = try program.run(["query", "authorities count"])
            let imports = ["1-needs", "2-care", "3-pathways", "4-governance"].map {
                "assay import \(samples)\($0).txt &"
            }
            _ = try program.shell(imports.joined(separator: " ") + " wait")
            let found = try program.run(["query", "findings count", "--format", "csv"])
            #expect(found.output == "count\r\n31\r\n")
            #expect(try program.run(["library", "check"]).status == 0)
        }
    }

    @Test func aPathThatNowHoldsAnotherCouncilsPageLeavesNothingBehind() throws {
        let program = try Program()
        let file = program.folder.path + "/page.txt"
        let page = { (council: String) in
            "\(council): local authority assessment\nSafeguarding\nScore: 3\nKey findings for this quality statement\n"
                + "Staff in \(council) spoke warmly of the way in which teams had been brought together, and people agreed with them.\n"
        }
        for council in ["Anyshire County Council", "Otherton Borough Council", "Anyshire County Council"] {
            try page(council).write(toFile: file, atomically: true, encoding: .utf8)
            #expect(try program.run(["import", file]).status == 0)
            let found = try program.run(["query", "findings show authority", "--format", "csv"])
            #expect(found.output == "authority\r\n\(council.split(separator: " ")[0])\r\n")
            #expect(try program.run(["library", "check"]).output == "The library is sound.\n")
        }
    }

    @Test func nothingReplacesALibraryAndScriptsWriteOnlyBelow() throws {
        let program = try Program.withSamples()
        let overwrite = try program.run(["query", "findings first 1 as csv to \"\(program.library)\""])
        #expect(overwrite.status == 3 && overwrite.errors.contains("no .sqlite file is"))
        let script = program.folder.path + "/outside.assay"
        try "findings first 1 as csv to \"\(program.folder.path)/out.csv\"\n".write(
            toFile: script, atomically: true, encoding: .utf8)
        #expect(try program.run(["run", script]).status == 3)
        #expect(!FileManager.default.fileExists(atPath: program.folder.path + "/out.csv"))
        let note = try program.run([
            "brief", "councillor-note", "authority=northmoor", "--draft", "--force", "-o", program.library,
        ])
        #expect(note.status == 3)
        #expect(try program.run(["library", "check"]).status == 0)
    }

    @Test func aCouncilOfWhichNothingIsHeldGetsNoNote() throws {
        let program = try Program()
        let run = try program.run(["brief", "councillor-note", "authority=hackney", "--draft"])
        #expect(run.status == 1 && run.output.isEmpty)
        #expect(run.errors.contains("Nothing is held on Hackney"))
        let unfilled = try program.run(["brief", "councillor-note", "authority=camden"])
        #expect(unfilled.status == 1 && unfilled.output.isEmpty)
        #expect(unfilled.errors.contains("--draft"))
    }

    @Test func thePromptsWordsOfTemplatesAndScriptsCannotSteerTheTerminal() throws {
        let program = try Program()
        let templates = program.folder.path + "/templates"
        try FileManager.default.createDirectory(atPath: templates, withIntermediateDirectories: true)
        try "---\ntemplate: evil\nversion: 1\ntitle: \"\\e[31m red\"\n---\nPlain \u{1B}[31m text \u{202E}\n"
            .write(toFile: templates + "/evil.md", atomically: true, encoding: .utf8)
        let screen = try program.onTerminal([.end], arguments: ["--templates", templates, "templates"])
        #expect(screen.contains("evil") && !screen.contains("\u{1B}[31m red"), "\(screen)")
        let note = try program.onTerminal([.end], arguments: ["--templates", templates, "brief", "evil"])
        #expect(!note.contains("\u{202E}") && !note.contains("\u{1B}[31m text"), "\(note)")
    }
}
