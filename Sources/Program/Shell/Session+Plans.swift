internal import Workspace

extension Session {
    /// Does what the words after `plan` say; the plan they open is the one that later ones mean.
    mutating func plan(_ text: String) {
        attempt { session in
            let planning = Planning(session.workspace, chosen: session.plan)
            let outcome = try planning.run(text.unquotedWords)
            session.plan = outcome.opened ?? session.plan
            if let table = outcome.table { session.putTable(table, ifNone: "") }
            if !outcome.text.isEmpty {
                session.putLines(outcome.text)
            }
            if outcome.isFault { session.hasFailed = true }
        }
    }
}
