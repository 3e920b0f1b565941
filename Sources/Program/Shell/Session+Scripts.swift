internal import AssessmentModel
internal import Presentation
internal import SourceText
internal import Workspace

extension Session {
    /// A line that is a script's name and its values. One of the current folder may be anyone's: it runs only
    /// when `run` asks for it.
    mutating func runByName(_ line: String) {
        guard let script = script(namedBy: line), !script.isBundled else { return run(line) }
        if isConversation { choices = ["run \(line)"] }
        fail(
            SafeText.neutralised(
                "\(script.path) is a script in the current folder. \(isConversation ? "Type 1 to run it" : "To run it"): run \(line)"
            ))
    }

    /// Runs a saved script: the words after `run`, or a line that begins with the script's name.
    mutating func run(_ text: String) {
        guard var words = arguments(text, of: "run") else { return }
        // A question that was saved runs by its name too.
        if words.count == 1, savedQuestions.all().contains(where: { $0.name == words[0].lowercased() }) {
            return ask(typed: words[0].lowercased())
        }
        // The council in use is the one meant, unless another is named.
        if let scope, scriptParameters(words[0]).contains("authority"),
            words.dropFirst().allSatisfy({ $0.contains("=") && !$0.hasPrefix("authority=") })
        {
            words.append("authority=\(scope.authority.slug)")
            echo("run " + words.joined(separator: " "))
        }
        let before = fileOrigin
        fileOrigin = .script
        defer { fileOrigin = before }
        attempt { session in
            // Results are gathered before they are shown: a session answers an event with effects.
            var results: [ScriptResult] = []
            defer {
                for result in results {
                    switch result {
                    case .answer(let answer): session.show(answer, from: 0, isSQL: false)
                    case .failure(let diagnostics): session.failed(diagnostics)
                    }
                }
            }
            let source = try session.workspace.script(words[0])
            let names = session.scriptParameters(words[0])
            let values = try NamedValue.read(Array(words.dropFirst()), inOrder: names).byName
            _ = try session.stoppable {
                try session.workspace.runScript(source, values: values, isKeepingGoing: false) {
                    results.append($0)
                }
            }
        }
    }

    /// The parameters of a script by name; none for no script.
    func scriptParameters(_ script: String) -> [String] {
        workspace.scripts().first { $0.name == script }?.parameters ?? []
    }
}
