import Foundation
import Testing

/// Standard output and error that are full, closed or bounded.
@Suite struct StreamTests {
    /// What was printed into a file's place, and the exit code.
    private func said(_ line: String, _ program: Program) throws -> String {
        try program.shell("cd \(program.folder.path); \(line); echo exit $?")
    }

    @Test(arguments: [
        "assay query 'findings first 3' > /dev/full",
        "echo 'findings first 3' | assay > /dev/full",
        "assay ask 'which findings about carers' > /dev/full",
        "assay query 'findings first 3' >&-",
        "echo 'findings first 3' | assay >&-",
    ])
    func anAnswerThatIsLostIsSaid(_ line: String) throws {
        let said = try said(line, Program.withSamples())
        #expect(said.contains("standard output: ") && said.hasSuffix("exit 3\n"), "\(said)")
    }

    @Test(arguments: ["2>&-", "2>/dev/full"]) func anAnswerNeedsNoErrorStream(_ closing: String) throws {
        let program = try Program.withSamples()
        let rows = try said("assay query 'findings first 3 show id' --format csv \(closing)", program)
        #expect(rows.split(separator: "\r\n").count == 5 && rows.hasSuffix("exit 0\n"), "\(rows)")
        let note = try said(
            "assay brief councillor-note authority=northmoor date=2026-04-01 --draft -o n.md \(closing)",
            program)
        #expect(note.hasSuffix("exit 0\n"), "\(note)")
        #expect(FileManager.default.fileExists(atPath: program.folder.path + "/n.md"))
        #expect(try said("assay query 'findngs' \(closing)", program).hasSuffix("exit 1\n"))
    }

    /// A file opened in a closed stream's place would take in what is said.
    @Test func aClosedStreamTakesNothingIntoAnotherFile() throws {
        let program = try Program.withSamples()
        _ = try said("assay query 'findings first 3 as csv to \"rows.csv\"' >&- 2>&-", program)
        let rows = try String(contentsOfFile: program.folder.path + "/rows.csv", encoding: .utf8)
        #expect(!rows.contains("written"))
        #expect(try program.run(["library", "check"]).output == "The library is sound.\n")
    }

    @Test func aBoundOnFileSizesIsAnErrorAndLeavesNothing() throws {
        let program = try Program.withSamples()
        let said = try said("(ulimit -f 100; assay library backup b.sqlite)", program)
        #expect(
            said.contains("b.sqlite: the copy cannot be written: ") && said.hasSuffix("exit 3\n"), "\(said)")
        let left = try FileManager.default.contentsOfDirectory(atPath: program.folder.path)
        #expect(left.filter { $0.hasPrefix("b.sqlite") } == [])
    }

    /// What never ends is not waited for.
    @Test(arguments: ["assay query -", "assay run -", "assay"]) func standardInputIsBounded(_ line: String)
        throws
    {
        let said = try said("timeout 60 yes 'findings first 1' | \(line)", Program.withSamples())
        #expect(
            said.contains("standard input: longer than") && said.hasSuffix("exit 1\n"), "\(said.prefix(300))")
    }

    /// With few files that may be open there is a note or a sentence, and never a trap.
    @Test(.enabled(if: HasProgram.pandoc, "needs pandoc"), arguments: [4, 6, 8, 12, 16, 20])
    func fewOpenFilesAreSaid(_ count: Int) throws {
        let said = try said(
            "(ulimit -n \(count); assay brief councillor-note authority=northmoor date=2026-04-01 --draft --quiet -o n.docx)",
            Program.withSamples())
        #expect(
            count < 16
                ? said
                    == "only \(count) files may be open at once here, and Assay needs 16: ulimit -n 16\nexit 3\n"
                : said.hasSuffix("exit 0\n"), "\(said)")
    }

    /// Not even the computer's own address is there.
    @Test(.enabled(if: HasProgram.pandoc, "needs pandoc")) func aWordNoteNeedsNoNetwork() throws {
        let program = try Program.withSamples()
        guard try said("unshare -rn true", program) == "exit 0\n" else { try Test.cancel("needs unshare") }
        let said = try said(
            "unshare -rn env ASSAY_LIBRARY=\"$ASSAY_LIBRARY\" \(Program.executable) brief councillor-note authority=northmoor --draft --quiet -o n.docx",
            program)
        #expect(said.hasSuffix("exit 0\n"), "\(said)")
    }

    /// A power cut after "written" must not take the new name with it.
    @Test func theFolderOfANewFileIsSaved() throws {
        let program = try Program.withSamples()
        for words in [
            "brief councillor-note authority=northmoor --draft --quiet -o n.md", "library backup b.sqlite",
        ] {
            _ = try said("strace -f -y -qq -e trace=fsync -o calls \(Program.executable) \(words)", program)
            guard let calls = try? String(contentsOfFile: program.folder.path + "/calls", encoding: .utf8),
                !calls.isEmpty
            else { try Test.cancel("needs strace, and leave to use it") }
            #expect(
                calls.contains("/\(program.folder.path.split(separator: "/").last ?? "")>)"),
                "\(words): \(calls)")
        }
    }

    /// What is given beside a note is a file of the world's: one that is not there ends with 3, before any work.
    @Test func aFileThatIsNotThereIsTheWorldsFault() throws {
        let program = try Program.withSamples()
        let none = program.folder.path + "/none.csv"
        for words in [
            ["brief", "accuracy-response", "authority=northmoor", "--ours", none, "--draft"],
            [
                "brief", "councillor-note", "authority=northmoor", "--draft", "-o", none + ".docx",
                "--reference-doc", none,
            ],
        ] {
            let run = try program.run(words)
            #expect(
                run.status == 3 && run.errors.contains("none.csv: no such file"),
                "\(run.status) \(run.errors)")
            #expect(!FileManager.default.fileExists(atPath: none + ".docx"))
        }
    }
}
