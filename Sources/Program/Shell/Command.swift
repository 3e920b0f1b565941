internal import AssessmentModel
internal import PlainAnswers
internal import SourceText
internal import Workspace

/// One command: the row that reading, help, completion and its test are made from.
package struct Command: Sendable {
    /// What may be completed after the command's name.
    package enum Completes: Sendable {
        case nothing, query, record, topic, authority, setting, file, question, script
        /// What is done with the library, then what it takes.
        case library
        /// A template, then its parameters as `name=value`.
        case template
        /// `from`, a template, `with`, its parameters.
        case newDraft
        case draft
        /// A command behind `plan`, then what it takes.
        case plan
        /// A slot of the open draft.
        case slot
        /// Rows or ids, `as`, a slot of the open draft.
        case rowsAndSlot
    }

    /// One word, or two: `brief new`.
    package let name: String
    /// Other words for it, which habits bring.
    package let aliases: [String]
    /// As help shows them: `NAME`, `[RECORD]`.
    package let arguments: String
    /// One line.
    package let help: String
    /// A line that works at the prompt.
    package let example: String
    package let completes: Completes
    /// Whether words after the name make it this command; else the line may be a query or a question.
    let takes: @Sendable (String) -> Bool
    let action: @Sendable (inout Session, String) -> Void

    init(
        _ name: String, aliases: [String] = [], arguments: String = "", help: String, example: String,
        completes: Completes = .nothing,
        takes: @escaping @Sendable (String) -> Bool = { _ in true },
        action: @escaping @Sendable (inout Session, String) -> Void
    ) {
        self.name = name
        self.aliases = aliases
        self.arguments = arguments
        self.help = help
        self.example = example
        self.completes = completes
        self.takes = takes
        self.action = action
    }

    /// Whether what follows its name is text of the reader's own, in which marks and dashes mean nothing.
    var takesText: Bool {
        ["SENTENCE", "SELECT", "WORDS", "[QUERY]", "[TOPIC]", "REASON"].contains { arguments.contains($0) }
    }

    /// Whether its words are read as the command line reads them, `--help` among them.
    var saysOwnHelp: Bool { ["brief", "batch", "chart", "publish", "write"].contains(name) }

    /// The command of that name, in any case.
    static func named(_ name: String) -> Command? {
        let name = name.lowercased()
        return all.first { $0.name == name || $0.aliases.contains(name) }
    }

    /// The command that a line begins with: by its first two words, or by the first.
    static func opening(_ line: String) -> Command? {
        let second = line.afterFirstWord.firstWord
        return (second.isEmpty ? nil : named("\(line.firstWord) \(second)")) ?? named(line.firstWord)
    }

    /// What a line says after the command's name.
    func rest(of line: String) -> String {
        name.contains(" ") ? line.afterFirstWord.afterFirstWord : line.afterFirstWord
    }

    /// The command that a whole line is; nil when its words after the name make it a query or a question:
    /// `all statements where …`.
    static func meant(by line: String) -> Command? {
        guard let command = opening(line), command.takes(command.rest(of: line)) else { return nil }
        return command
    }

    static let alone: @Sendable (String) -> Bool = { $0.isEmpty }

    /// Every command, in the order help lists them.
    package static let all: [Command] = asking + drafting
}
