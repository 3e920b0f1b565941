import Foundation
import Testing

/// Every command of the README is run, and prints what the README says. A line `…` stands for any lines, `…`
/// in a line for any words.
@Suite struct ReadmeTests {
    @Test func everyCommandPrintsWhatTheReadmeSays() throws {
        let program = try Program()
        let text = try String(contentsOf: Program.root.appendingPathComponent("README.md"), encoding: .utf8)
        var count = 0
        for block in text.components(separatedBy: "```console\n").dropFirst() {
            let lines = block.components(separatedBy: "```")[0].split(
                separator: "\n", omittingEmptySubsequences: false
            ).dropLast()
            for (command, expected) in examples(lines) {
                count += 1
                let run = try program.shell(command)
                #expect(
                    matches(run, expected),
                    "\(command)\n--- README says\n\(expected.joined(separator: "\n"))\n--- the program says\n\(run)"
                )
            }
        }
        #expect(count >= 8)
    }

    private func examples(_ lines: some Sequence<Substring>) -> [(command: String, expected: [String])] {
        var found: [(String, [String])] = []
        for line in lines {
            if line.hasPrefix("$ ") {
                found.append((String(line.dropFirst(2)), []))
            } else {
                found[found.count - 1].1.append(String(line))
            }
        }
        return found
    }

    private func matches(_ output: String, _ expected: [String]) -> Bool {
        func trimmed(_ text: String) -> String { text.trimmingCharacters(in: .newlines) }
        let pattern = NSRegularExpression.escapedPattern(for: trimmed(expected.joined(separator: "\n")))
            .replacingOccurrences(of: "…\n", with: "(?s:.*)\n?").replacingOccurrences(
                of: "\n…", with: "\n(?s:.*)"
            ).replacingOccurrences(
                of: "…", with: ".*")
        return trimmed(output).range(of: "^\(pattern)$", options: .regularExpression) != nil
    }
}
