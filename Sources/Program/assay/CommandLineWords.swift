internal import ArgumentParser
internal import SourceText
internal import Workspace

/// The words typed after `assay`, put in an order the parser takes.
enum CommandLineWords {
    private static let withValue: Set<String> = [
        "--library", "--data", "--templates", "--drafts", "--plans", "--timeout",
        "--generate-completion-script",
    ]

    /// What the shells of the system say first when they ask what may stand at TAB.
    private static let completion = "---completion"

    /// A word with the user's folder in place of a `~` at its beginning, or behind `=`: in quotation marks the
    /// system's shell leaves it, and a folder called `~` would be made.
    static func atHome(_ word: String) -> String {
        guard let sign = word.firstIndex(of: "="), word.hasPrefix("--") else { return FilePath.atHome(word) }
        return word[...sign] + FilePath.atHome(String(word[word.index(after: sign)...]))
    }

    /// Options that work everywhere may stand before the command; they are moved behind it.
    static func normalised(_ words: [String]) -> [String] {
        var options: [String] = []
        var rest = words[...]
        while let word = rest.first, word.hasPrefix("-"), word != "-", word != "--", word != "--help",
            word != "-h", word != "--version", word != completion
        {
            options.append(rest.removeFirst())
            if withValue.contains(word), !rest.isEmpty { options.append(rest.removeFirst()) }
        }
        guard let command = rest.first else { return words }
        let type = Assay.configuration.subcommands.first { $0.configuration.commandName == command }
        let head = rest.prefix(type?.configuration.subcommands.isEmpty == false ? 2 : 1)
        return Array(head) + options + Array(rest.dropFirst(head.count))
    }

    /// What is wrong with a command line, and where its words are explained: all of them on every slip would
    /// bury what is wrong.
    static func slip(_ message: String, after words: [String]) -> String {
        let command = normalised(words).prefix { !$0.hasPrefix("-") }.first
        let known = Assay.configuration.subcommands.contains { $0.configuration.commandName == command }
        let start = plain(message.hasPrefix("Error: ") ? String(message.dropFirst(7)) : message)
        return
            "\(start)\n`\((["assay"] + [command].compactMap { known ? $0 : nil }).joined(separator: " ")) --help` says what can be typed."
    }

    /// The parser's own sentences in plain words; any other as it is.
    static func plain(_ message: String) -> String {
        guard let name = message.split(separator: "'").dropFirst().first else { return message }
        if message.hasPrefix("Missing expected argument") {
            // '--each <each>'
            if name.hasPrefix("-") { return "\(name.prefix { $0 != " " }) and its value are missing." }
            let bare = name.filter { !"<>.".contains($0) }.split(separator: " ").joined(separator: " ")
            return "\(bare.uppercased()) is missing."
        }
        if message.hasPrefix("Unexpected argument") || message.contains("unexpected arguments") {
            return "\"\(name)\" is one word too many."
        }
        if message.hasPrefix("Unknown option") {
            return "There is no option \(name).\(message.drop { $0 != "." }.dropFirst())"
        }
        return message
    }

    /// A message when the first word is no command.
    static func unknownCommand(_ words: [String], commands: [String]) -> String? {
        guard let word = words.first, !word.hasPrefix("-"), !commands.contains(word) else { return nil }
        let hint = Suggestion.hint(
            for: word, in: commands, else: "Commands are: \(commands.joined(separator: ", ")).")
        let question = word.contains(" ") ? " A question goes after query or ask: assay query '\(word)'." : ""
        return "assay has no command \"\(word)\". \(hint)\(question)"
    }
}

extension [String] {
    /// `name=value` words of a command line.
    ///
    /// - Throws: `ValidationError` for a word without `=`, or a name given twice.
    func namedValues(inOrder: [String] = []) throws -> [String: String] {
        do { return try NamedValue.read(self, inOrder: inOrder).byName } catch {
            throw ValidationError(error.description)
        }
    }
}
