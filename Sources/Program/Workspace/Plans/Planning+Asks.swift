internal import AssessmentModel
internal import Ledger
internal import SourceText

// The questions of meetings: asked, and answered there and then or later.

extension Planning {
    func ask(_ words: [String]) throws -> Outcome {
        let read = try PlanWords(
            PlanWords.joining("led", "to", as: "action", in: words), names: ["at", "on", "answer", "action"],
            skipping: 1)
        if read.first.count == 1, !read.has("at"), read.has("answer"),
            let known = try plan().asks.first(where: { $0.id.lowercased() == read.first[0].lowercased() })
        {
            return try answer(known, read)
        }
        guard !read.first.isEmpty, read.has("at") else {
            throw PlanCommand.misuse(of: "ask", "Say what was asked, and at which meeting.")
        }
        var ask = PlanAsk()
        ask.question = read.first.joined(separator: " ")
        ask.meeting = read.text("at")
        ask.date = try date(read.text("on")) ?? today
        ask.answer = read.text("answer")
        ask.action = read.text("action")
        if let same = try plan().asks.first(where: { $0.answer.isEmpty && $0.isSame(as: ask) }) {
            throw WorldError.ofQuestion(
                "That is \(same.id), which has no answer yet: plan ask \(same.id) answer \"WORDS\"")
        }
        return try change { plan in
            let id = try plan.add(ask)
            let facts = [
                ask.answer.isEmpty ? "no answer yet" : "answer: “\(ask.answer)”",
                ask.action.isEmpty ? "" : "action: \(ask.action)",
            ].filter { !$0.isEmpty }
            return
                "\(id): asked at \(ask.meeting) on \(ask.date?.english ?? "no day"); \(facts.joined(separator: "; "))\n"
        }
    }

    /// Answers a question that the plan has.
    private func answer(_ ask: PlanAsk, _ read: PlanWords) throws -> Outcome {
        let day = try date(read.text("on")) ?? today
        let action = read.text("action")
        return try change { plan in
            let id = action.isEmpty ? ask.action : plan.actions[try plan.actionIndex(action)].id
            guard let place = plan.asks.firstIndex(where: { $0.id == ask.id }) else { return "" }
            plan.asks[place].answer = read.text("answer")
            plan.asks[place].answered = day
            plan.asks[place].action = id
            let before = ask.answer.isEmpty ? "" : "  Before, the answer was: “\(ask.answer)”\n"
            return PlanText.ask(plan.asks[place]) + before
        }
    }
}
