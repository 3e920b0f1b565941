internal import ArgumentParser
internal import NoteChecking
internal import Presentation
internal import SourceText
internal import Workspace

/// `assay verify TEXT`
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Find the passage that a sentence rests on, and say whether it is true to it.",
        discussion: """
              assay verify "In June 2024, 52 people in Stockton-on-Tees were waiting for a Care Act assessment."
              assay verify - < speech.txt

            Each sentence is SUPPORTED (every figure and word is borne out), ALTERED (what is otherwise, and what the report says),
            IN PART (words that nothing bears out, for you to judge) or NOT FOUND, with the source beside it. Exit code 0 when every
            sentence is supported, 1 otherwise. Name the council: another one's report may say the same.
            """)

    @Argument(help: "A sentence or more; `-` reads standard input.") var text: [String]
    @OptionGroup var common: CommonOptions

    func run() throws {
        let words =
            text == ["-"]
            ? try StandardInput.validText(limit: Limits.verifiedBytes) : text.joined(separator: " ")
        let found = try common.workspace().verify(words)
        guard !found.isEmpty else { throw ValidationError("There is no sentence to verify.") }
        Output.sayAsItIs(VerificationText.text(found, page: Output.page()))
        if found.contains(where: { $0.verdict != .supported }) { throw ExitStatus.fault }
    }
}
