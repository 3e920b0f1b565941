import Foundation
import Testing

/// An officer's work on a draft, ended by force right after each step: what was reported as done is there
/// when the shell is opened again.
@Suite(.serialized) struct KilledDraftTests {
    private let program: Program
    private var draft: String { program.folder.path + "/.local/share/assay/drafts/plan.brief.yaml" }
    private var note: String { program.folder.path + "/note.md" }

    init() throws {
        program = try Program.withSamples()
    }

    /// Opens the draft, types a line, waits until its outcome is shown, and kills the program.
    private func kill(
        after line: String, showing outcome: String, opening: Bool = true, environment: [String: String] = [:]
    ) throws {
        let open: [Program.Step] = opening ? [.prompt, .type("brief open plan\r"), .wait("shortfall")] : []
        let screen = try program.onTerminal(
            open + [.prompt, .type(line + "\r"), .wait(outcome), .kill, .end], columns: 120,
            environment: environment)
        #expect(!screen.contains("***"), "\(screen)")
    }

    private func kept() throws -> String { try String(contentsOfFile: draft, encoding: .utf8) }

    /// An editor that does as a script says.
    private func editor(_ script: String) throws -> [String: String] {
        let path = program.folder.path + "/editor"
        try "#!/bin/sh\n\(script)\n".write(toFile: path, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        return ["EDITOR": path, "VISUAL": path]
    }

    @Test func everyStepIsThereAfterAKill() throws {
        try kill(
            after: "brief new plan from councillor-note with authority=northmoor", showing: "Next: suggest",
            opening: false)
        #expect(try kept().contains("authority: northmoor"))

        // A query and a pin of its rows.
        let rows: [Program.Step] = [
            .type("findings where authority is northmoor and section is needs first 2\r"),
            .wait("read as "),
        ]
        let asked = try program.onTerminal(
            [.prompt, .type("brief open plan\r"), .wait("shortfall"), .prompt] + rows
                + [.prompt, .type("pin 1 as strength\r"), .wait("needs/1 as strength"), .kill, .end],
            columns: 120)
        #expect(try kept().contains("northmoor@2026-03/needs/1"), "\(asked)")

        try kill(after: "say author \"A. Officer\"", showing: "filled: 2 words")
        #expect(try kept().contains("A. Officer"))

        // Killed while the editor is open, then after it has come back.
        try kill(after: "brief edit", showing: "EDITING", environment: try editor("echo EDITING; sleep 1000"))
        #expect(try kept().contains("A. Officer"))
        try kill(
            after: "brief edit", showing: "filled: 3 words",
            environment: try editor("sed -i 's/A. Officer/An Officer, policy/' \"$1\""))
        #expect(try kept().contains("An Officer, policy"))

        let before = try kept()
        try kill(after: "preview", showing: "At a glance")
        try kill(after: "check", showing: "warning")
        #expect(try kept() == before, "looking changes nothing")

        try kill(after: "write \(note) --draft", showing: "note.md: written")
        let written = try String(contentsOfFile: note, encoding: .utf8)
        #expect(written.contains("Prepared by: An Officer, policy") && written.hasSuffix("-->\n"))
        #expect(try program.run(["check", note]).status == 0)
        #expect(try kept() == before)
        #expect(
            try program.run([], input: "brief open plan\npins\n").output.contains("northmoor@2026-03/needs/1")
        )
    }
}
