internal import PlainAnswers
internal import Presentation
internal import SourceText
internal import TextAnalysis
internal import HelpPages
internal import Workspace

extension Session {
    /// `help` and `help TOPIC`.
    mutating func help(_ topic: String) {
        guard !topic.isEmpty else { return putPage(Self.overview) }
        if let page = Manual.page(topic, language: Help.page) { return putPage(page) }
        if let name = workspace.scripts().first(where: { $0.name == topic.lowercased() }) {
            return putText("\(name.name) name=value ...\n    \(name.help)\n")
        }
        // "help me write a briefing" asks something.
        if topic.words.count > 1, runPlainly("help \(topic)") || runPlainly(topic) { return }
        let hint = Suggestion.hint(
            for: topic, in: Manual.topics + Help.topics, else: "Type help alone to see what there is.")
        fail("There is no help on \"\(SafeText.neutralised(topic))\". \(hint)")
    }

    /// Help alone: fits a screen of 24 lines and says what to do next.
    package static let overview: String = {
        var text = """
            Ask in plain words:  scores for stockton · what did carers say about assessments
            or as a query:       findings about "direct payments" where score <= 2 first 10
            A line that begins with a step word (where, about, sort by, show, first, count,
            as) goes on from the last query. TAB completes, Ctrl-R finds what was asked.
            A cited note:        brief councillor-note authority=stockton --draft -o note.md

            """
        // The commands that a first hour needs have a line each; the others are named.
        let first = [
            "describe", "help", "explain", "more", "open", "back", "save", "use", "run", "import", "quit",
        ].compactMap(
            Command.named)
        let width = (first.map { DisplayWidth.of("\($0.name) \($0.arguments)") }.max() ?? 0) + 2
        for command in first {
            let head = "\(command.name) \(command.arguments)".trimmed
            text +=
                "  " + head + String(repeating: " ", count: max(2, width - DisplayWidth.of(head)))
                + command.help + "\n"
        }
        let rest = Command.all.map(\.name).filter { name in
            !text.contains("  \(name) ") && !Command.drafting.contains { $0.name == name }
        }
        // Names of two words stay on one line.
        let drafting = Command.drafting.map { $0.name.replacing(" ", with: "\u{A0}") }
        let list =
            "\nAlso: \(rest.joined(separator: ", ")).\nIn a draft: \(drafting.joined(separator: ", ")).\nNext: help language, and to write a note: help briefs\n"
        return text + TextSetting.set(list, columns: 80).replacing("\u{A0}", with: " ")
    }()
}
