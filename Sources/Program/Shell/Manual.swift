internal import PlainAnswers
internal import Presentation
internal import TextAnalysis

/// Help on everything that can be typed at the prompt: its commands, settings and formats, and the language,
/// whose pages are given. `assay help` and the shell's `help` say the same, because both ask here.
package enum Manual {
    /// The page of a topic; nil when there is none of that name.
    ///
    /// - Parameter language: the page of the language, or of the ideas behind it, of some name.
    package static func page(_ topic: String, language: (String) -> String?) -> String? {
        let own = [command(topic), Command.named(topic) == nil ? setting(topic) : nil, format(topic)]
            .compactMap { $0 }
        var name = topic
        // "as csv" is asked for as it is typed.
        if topic.lowercased().hasPrefix("as "), let found = format(topic.afterFirstWord) { return found }
        if topic.hasPrefix("."), topic.count > 1 { name.removeFirst() }
        let pages = own + [language(name)].compactMap { $0 }
        return pages.isEmpty ? nil : pages.joined(separator: "\n")
    }

    /// Names there is help on, besides those of the language.
    package static var topics: [String] {
        Command.all.map(\.name) + Setting.all.map(\.name) + OutputFormat.all.map(\.name) + ["as"]
    }

    /// The commands of the shell, a line each: `name arguments`, and what it does.
    package static var commands: [(usage: String, help: String)] {
        Command.all.map { ("\($0.name) \($0.arguments)".trimmed, $0.help) }
    }

    /// The settings, a line each, and what they may be.
    package static var settings: [(name: String, help: String)] { Setting.all.map { ($0.name, $0.help) } }

    private static func command(_ name: String) -> String? {
        guard let command = Command.named(name) else { return nil }
        var text =
            "\(command.name) \(command.arguments)".trimmed
            + "\n    \(command.help)\n    Example: \(command.example)\n"
        if !command.aliases.isEmpty { text += "    Also: \(command.aliases.joined(separator: ", "))\n" }
        if command.name == "set" {
            let width = Setting.all.map(\.name.count).max() ?? 0
            text += Setting.all.map {
                "    \($0.name)\(String(repeating: " ", count: width - $0.name.count + 2))\($0.help)\n"
            }.joined()
        }
        return text
    }

    private static func setting(_ name: String) -> String? {
        Setting.named(name).map {
            "set \($0.name) VALUE\n    \($0.help)\n    Example: set \($0.name) \($0.values.last ?? "")\n"
        }
    }

    private static func format(_ name: String) -> String? {
        if name.lowercased() == "as" {
            let width = OutputFormat.all.map(\.name.count).max() ?? 0
            return
                "as FORMAT [to \"FILE\"]\n    the end of a query: how its answer is written, and to which file\n"
                + OutputFormat.all.map {
                    "    \($0.name)\(String(repeating: " ", count: width - $0.name.count + 2))\($0.help)\n"
                }.joined()
                + "    Example: assessments count by rating as bars\n"
        }
        guard let format = OutputFormat.named(name) else { return nil }
        let example =
            format.name == "heatmap"
            ? "statements pivot authority by statement showing highest score as heatmap"
            : "assessments count by rating as \(format.name)"
        return "as \(format.name)\n    \(format.help)\n    Example: \(example)\n"
    }
}
