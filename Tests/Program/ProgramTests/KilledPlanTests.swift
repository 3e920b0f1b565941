import Foundation
import Testing

/// The commands of a plan, ended by force at several moments: the file is the plan before the command or after
/// it, and what was reported is kept.
@Suite(.serialized) struct KilledPlanTests {
    private let program: Program
    private var file: String { program.folder.path + "/.local/share/assay/plans/northmoor.plan.yaml" }

    init() throws {
        program = try Program.withSamples()
        #expect(try program.run(["plan", "start", "northmoor", "for", "northmoor"]).status == 0)
        let words = ["plan", "add", "Cut waits", "owner", "A head", "due", "2099-09-30", "measure", "Waits"]
        #expect(try program.run(words).status == 0)
    }

    private func kept() throws -> String { try String(contentsOfFile: file, encoding: .utf8) }

    @Test(arguments: [
        ["answer", "equity/3b", "disputed", "It was put right"], ["add", "Another", "owner", "A head"],
        ["change", "A1", "owner", "Another head"], ["update", "A1", "on", "track", "says", "Begun"],
        ["measure", "M1", "31", "on", "2026-06-30"], ["evidence", "A1", "An audit", "level", "outcome"],
        ["signoff", "A1", "by", "A director"], ["ask", "Why?", "at", "Scrutiny"],
        ["rebase", "drop", "equity/3b"],
    ]) func aKilledCommandIsWholeOrNotAtAll(_ words: [String]) throws {
        let before = try kept()
        #expect(try program.run(["plan"] + words).status == 0)
        let after = try kept()
        #expect(after != before)
        let typed = words.map { "'\($0)'" }.joined(separator: " ")
        for delay in ["0.02", "0.12", "0.25", "0.4"] {
            try before.write(toFile: file, atomically: true, encoding: .utf8)
            let said = try program.shell(
                "timeout -s KILL \(delay) '\(Program.executable)' plan \(typed); echo status $?")
            let found = try kept()
            #expect(found == before || found == after, "\(words[0]) after \(delay) s")
            if said.hasSuffix("status 0\n") {
                #expect(found == after, "\(words[0]) after \(delay) s was reported")
            }
        }
        #expect(
            try program.run(["plan", "status"]).status == 0, "what a killed command left is in nobody's way")
    }
}
