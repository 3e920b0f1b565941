internal import PlainAnswers
internal import PlainQuestions
internal import TextAnalysis
internal import Workspace

extension Session {
    /// Plain questions as this session asks them: with its names, about the council in use.
    var plainly: PlainAsking {
        PlainAsking(
            workspace, catalogue: catalogue, council: scope?.authority, plan: plan, isStrict: isStrict,
            commands: Command.all.map(\.name))
    }

    /// A line that is neither query nor command: understood and echoed as the strict query, or answered with
    /// the nearest ones.
    mutating func askPlainly(_ line: String) {
        attempt { for reply in try $0.plainly.replies(to: line) { $0.take(reply) } }
    }

    /// Runs a line that failed as a query, when it is a plain question beyond doubt. False when it is none.
    mutating func runPlainly(_ line: String) -> Bool {
        var isRead = true
        attempt { session in
            guard let replies = try session.plainly.repliesBeyondDoubt(to: line) else {
                return isRead = false
            }
            for reply in replies { session.take(reply) }
        }
        return isRead
    }

    private mutating func take(_ reply: PlainReply) {
        switch reply {
        case .run(let query, let remark):
            if let remark { say(remark) }
            ask(query, echo: .always)
        case .command(let line):
            guard let command = Command.meant(by: line) else { return }
            echo(line)
            command.action(&self, command.rest(of: line))
        case .offer(let offer):
            if isConversation { choices = offer.queries }
            fail(isConversation ? offer.numbered : offer.listed)
        case .refused(let reason): fail(reason)
        case .faulty(let faults): failed(faults)
        }
    }

    /// Whether a line opens as only a question does, of nothing but words: `show me respite`, `about carers
    /// in stockton`, `compare us with the others`.
    func opensPlainly(_ line: String) -> Bool {
        guard !isStrict,
            line.allSatisfy({ $0.isLetter || $0.isNumber || $0.isWhitespace || "-'’?.!".contains($0) })
        else { return false }
        let words = line.lowercased().words
        return words.count > 1
            && ((1...2).contains {
                questionNames.table.plainOpeners.contains(words.prefix($0).joined(separator: " "))
            } || questionNames.table.own.contains(words[1]))
            && words.count > (words[0] == "about" ? 1 : 2)
    }

    /// Whether a line only looks like a condition: "where does", "where is".
    func asksWhere(_ line: String) -> Bool {
        let words = line.lowercased().words
        return words.count > 2 && words[0] == "where"
            && ["does", "do", "did", "is", "are", "was", "were", "have", "has"].contains(words[1])
    }
}
