internal import ArgumentParser
internal import Shell
internal import SourceText
internal import HelpPages
internal import Workspace

/// `assay help [TOPIC]`
struct HelpTopicCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "help", abstract: "The manual: help language, help briefs, help topics.")
    @Argument(help: "What to explain.") var topic: [String] = []
    @Flag(help: "Print the manual page, as Scripts/install puts it in place.") var man = false
    @OptionGroup var common: CommonOptions

    func run() throws {
        if man { return Output.write(ManualPage.text) }
        let name = topic.joined(separator: " ")
        guard !name.isEmpty else { return Output.sayPage(Help.overview + "\n" + Assay.commandList) }
        var pages = [Manual.page(name, language: Help.page)].compactMap { $0 }
        if let command = Assay.configuration.subcommands.first(where: { $0.configuration.commandName == name }
        ) {
            pages.append(
                (pages.isEmpty ? "" : "On the command line:\n\n") + Assay.helpMessage(for: command) + "\n")
        }
        guard pages.isEmpty else { return Output.sayPage(pages.joined(separator: "\n")) }
        let hint = Suggestion.hint(
            for: name, in: Manual.topics + Help.topics, else: "`assay help topics` lists what there is.")
        Output.error("There is no help on \"\(name)\". \(hint)")
        throw ExitStatus.fault
    }
}

extension Assay {
    /// The commands with one line each.
    static var commandList: String {
        let rows = configuration.subcommands.map {
            ($0.configuration.commandName ?? "", $0.configuration.abstract)
        }
        return "Commands (assay COMMAND --help says more):\n"
            + rows.map { "  \($0.0)\(String(repeating: " ", count: 12 - $0.0.count))\($0.1)\n" }.joined()
    }
}
