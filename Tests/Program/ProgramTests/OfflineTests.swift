import Foundation
import Testing

/// Nothing is sent anywhere, and what is written fetches nothing when it is opened.
@Suite(.serialized) struct OfflineTests {
    /// The commands of an officer's day, one after the other; each must end well.
    private static let day = """
        "$ASSAY" import --samples
        "$ASSAY" import "$SAMPLES/eastvale" "$SAMPLES/northmoor.txt"
        "$ASSAY" query 'findings about "carers" first 5'
        "$ASSAY" query 'statements where authority is northmoor as html' > statements.html
        "$ASSAY" ask 'scores for northmoor'
        "$ASSAY" chart scores northmoor -o scores.svg
        "$ASSAY" brief councillor-note authority=northmoor date=2026-04-01 --draft -o note.md
        "$ASSAY" check note.md || true
        "$ASSAY" verify 'Northmoor was rated good.' || true
        "$ASSAY" why northmoor/needs/1
        printf 'brief new plan from councillor-note with authority=northmoor\\npin northmoor/needs/1 as strength\\nremarks\\n' | "$ASSAY"
        "$ASSAY" library check
        "$ASSAY" library upgrade --dry-run
        "$ASSAY" library backup copy.sqlite
        "$ASSAY" export out.sqlite
        "$ASSAY" doctor || true
        "$ASSAY" help safety
        """

    /// What a run of commands under `strace` did with the network, a line a call. Ends the test, and
    /// says so, where it cannot be watched.
    private func calls(_ script: String, in program: Program) throws -> [String] {
        let file = program.folder.path + "/day.sh"
        try Data(("set -e\ncd '\(program.folder.path)'\n" + script).utf8).write(
            to: URL(fileURLWithPath: file))
        let samples = Program.root.appendingPathComponent("Sources/Reading/Samples/Reports").path
        let log = program.folder.path + "/calls"
        let said = try program.shell(
            "ASSAY='\(Program.executable)' SAMPLES='\(samples)' strace -f -qq -e trace=%network -o '\(log)' bash '\(file)' && echo ended well"
        )
        guard let text = try? String(contentsOfFile: log, encoding: .utf8) else {
            try Test.cancel("needs strace, and leave to use it: \(said.prefix(120))")
        }
        if !script.contains("http:") { #expect(said.hasSuffix("ended well\n"), "\(said.suffix(300))") }
        return text.split(separator: "\n").map(String.init)
    }

    private func internet(_ calls: [String]) -> [String] {
        calls.filter { $0.contains("AF_INET") || $0.contains("sin_addr") }
    }

    @Test(.enabled(if: HasProgram.curl, "needs curl")) func nothingIsSent() throws {
        let program = try Program()
        // That a call would be seen is seen first.
        let asked = try calls("\"$ASSAY\" import http://127.0.0.1:9/report || true\n", in: program)
        #expect(!internet(asked).isEmpty)
        let day = try calls(Self.day, in: program)
        #expect(internet(day).isEmpty, "\(internet(day).prefix(3))")
    }

    /// Pages and Word files name nothing that is fetched when they are opened; links that a reader follows
    /// are no fetching.
    @Test(.enabled(if: HasProgram.pandoc, "needs pandoc")) func whatIsWrittenFetchesNothing() throws {
        let program = try Program()
        let said = try program.shell(
            """
            cd '\(program.folder.path)' && assay import --samples && assay query 'findings about "carers" as html' > findings.html \
            && for t in councillor-note scrutiny-report; do assay brief $t authority=northmoor date=2026-04-01 --draft -o $t.md --to html,docx; done \
            && assay chart scores northmoor -o scores.svg && for f in *.docx; do mkdir $f.d && python3 -m zipfile -e $f $f.d; done; ls *.html
            """)
        #expect(
            said.hasSuffix("councillor-note.html\nfindings.html\nscrutiny-report.html\n"),
            "\(said.suffix(300))")
        let all = try FileManager.default.subpathsOfDirectory(atPath: program.folder.path)
        let pages = all.filter { $0.hasSuffix(".html") || $0.hasSuffix(".svg") }
        #expect(pages.count == 4)
        for path in pages {
            let text = try String(contentsOfFile: program.folder.path + "/" + path, encoding: .utf8)
                .lowercased()
            let tags = text.matches(of: /<[a-z][^>]*>/).map { String($0.output) }
            #expect(!tags.isEmpty)
            for tag in tags {
                let isFetched =
                    tag.contains(/^<(script|link|iframe|object|embed|base|form|audio|video)\b/)
                    || tag.contains(/http-equiv="?refresh/)
                    || tag.contains(
                        /\s(src|srcset|poster|background|action|xlink:href)\s*=\s*["']?(?!data:|#)/)
                    || tag.contains(/\shref\s*=/) && !tag.hasPrefix("<a ")
                #expect(!isFetched, "\(path): \(tag)")
            }
            #expect(!text.contains("@import") && !text.contains(/url\((?!["']?(data:|#))/), "\(path)")
        }
        let relations = all.filter { $0.contains(".docx.d/") && $0.hasSuffix(".rels") }
        #expect(relations.count >= 4)
        for path in relations {
            let text = try String(contentsOfFile: program.folder.path + "/" + path, encoding: .utf8)
            for relation in text.matches(of: /<Relationship\b[^>]*>/).map({ String($0.output) })
            where relation.contains("TargetMode=\"External\"") {
                #expect(relation.contains("/hyperlink\""), "\(path): \(relation)")
            }
        }
        for path in all where path.hasSuffix("word/document.xml") {
            let text = try String(contentsOfFile: program.folder.path + "/" + path, encoding: .utf8)
            #expect(!text.contains(/INCLUDEPICTURE|INCLUDETEXT|DDEAUTO|\bDDE\b/), "\(path)")
        }
    }

    /// Of a library that is gone nothing is lost that importing again does not bring back; notes are as they
    /// were.
    @Test func aLostLibraryIsImportedAgain() throws {
        let program = try Program.withSamples()
        let note = program.folder.path + "/note.md"
        _ = try program.run([
            "brief", "councillor-note", "authority=northmoor", "date=2026-04-01", "--draft", "-o", note,
        ])
        _ = try program.shell(
            "printf 'brief new plan from councillor-note with authority=northmoor\\npin northmoor/needs/1 as strength\\n' | assay"
        )
        func state() throws -> [String] {
            try [
                program.run(["check", note]).output, program.run([], input: "brief open plan\npins\n").output,
                program.run(["query", "findings show id, text", "--format", "csv"]).output,
            ]
        }
        let before = try state()
        #expect(before[1].contains("northmoor@2026-03/needs/1"))
        let words = try String(contentsOfFile: note, encoding: .utf8)
        try FileManager.default.removeItem(atPath: program.library)
        #expect(try state() != before)
        _ = try program.run(["import", "--samples"])
        #expect(try state() == before)
        #expect(try String(contentsOfFile: note, encoding: .utf8) == words)
    }
}

/// Programs that a test needs.
enum HasProgram {
    static let curl = found("curl")
    static let pandoc = found("pandoc")

    private static func found(_ name: String) -> Bool {
        (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
            FileManager.default.isExecutableFile(atPath: "\($0)/\(name)")
        }
    }
}
