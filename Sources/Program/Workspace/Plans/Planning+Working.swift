internal import AssessmentModel
internal import Briefing
internal import Ledger
internal import Presentation
internal import QueryLanguage
internal import SourceText
internal import Templates
internal import TextAnalysis

extension Planning {
    // MARK: Beginning

    func start(_ words: [String]) throws -> Outcome {
        let read = try PlanWords(words, names: ["for", "scale"], skipping: 1)
        guard read.first.count == 1, read.has("for") else {
            throw PlanCommand.misuse(of: "start", "Say its name and the council.")
        }
        let typed = read.text("for")
        var name = typed
        // A slip of the finger that can be one council's name only is taken for it, as questions take it, and said.
        if case .unknown(let nearest) = try workspace.catalogue().authorities.match(typed), nearest.count == 1
        {
            name = nearest[0]
        }
        let council = try workspace.briefingSource().resolve(name, as: .authority)
        let scale = try workspace.planScales().scale(named: read.has("scale") ? read.text("scale") : nil)
        let newest = try workspace.answer(
            to: "assessments where authority is \(council.key) and coverage is not \"scores only\""
        ).table
        guard let assessment = newest.origins.first??.id else {
            throw WorldError.ofQuestion(
                "No report on \(council.label) is held, so there is nothing to answer: assay import FILE")
        }
        let facts = try facts(of: assessment)
        let plan = ActionPlan.starting(
            read.first[0], for: assessment, on: today, scale: scale, facts)
        try folder.create(plan)
        var text = name == typed ? "" : "Taking \"\(typed)\" as \(council.label):\n"
        text +=
            "\(folder.filePath(plan.name)): started for \(assessment), \(Plural.count(plan.points.count, "shortfall")) to answer.\n"
        text += plan.points.map { "  \($0.place)  \(PlanText.line($0.says))\n" }.joined()
        if plan.points.isEmpty {
            text +=
                "Nothing in the report reads as a shortfall of weight 2 or more: plan rebase add POINT puts others in.\n"
        }
        return Outcome(text, opened: plan.name)
    }

    func open(_ words: [String]) throws -> Outcome {
        guard words.count == 1 else { throw PlanCommand.misuse(of: "open", "Say which plan.") }
        let plan = try folder.read(words[0])
        return Outcome(PlanText.status(plan, today: today), opened: plan.name)
    }

    // MARK: Answers

    /// The word by which an answer is typed.
    private enum AnswerVerb: String {
        case with, done, disputed, accepted, open
        case inPlan = "in"

        var answer: PlanAnswer {
            switch self {
            case .with: .actions
            case .done: .doneBefore
            case .disputed: .disputed
            case .accepted: .accepted
            case .inPlan: .otherPlan
            case .open: .open
            }
        }

        /// A word that may stand behind it and says nothing more.
        var filler: String? {
            switch self {
            case .done: "before"
            case .inPlan: "plan"
            case .with, .disputed, .accepted, .open: nil
            }
        }
    }

    func answer(_ words: [String]) throws -> Outcome {
        let verbs = words.map { AnswerVerb(rawValue: $0.lowercased()) }
        guard let place = verbs.firstIndex(where: { $0 != nil }), place > 0, let verb = verbs[place] else {
            throw PlanCommand.misuse(of: "answer", "Say which points, and how they are answered.")
        }
        let points = PlanWords.items(Array(words[..<place]))
        var rest = Array(words[words.index(after: place)...])
        if let filler = verb.filler, rest.first?.lowercased() == filler { rest.removeFirst() }
        let read = try PlanWords(rest, names: ["by", "on"])
        let kind = verb.answer
        let actions = kind == .actions ? PlanWords.items(read.first) : []
        if kind == .actions, actions.isEmpty {
            throw PlanCommand.misuse(of: "answer", "Say with which actions.")
        }
        let said = kind == .actions ? "" : read.first.joined(separator: " ")
        let on = try date(read.text("on")) ?? today
        let by = read.has("by") ? read.text("by") : officer
        return try change { plan in
            try plan.answer(points, as: kind, actions: actions, words: said, by: by, on: on)
            return try points.map { id in
                let point = plan.points[try plan.pointIndex(id)]
                let named = point.actions.isEmpty ? "" : ": " + point.actions.joined(separator: ", ")
                return "\(point.place): \(kind.english)\(named)\n"
            }.joined()
        }
    }

    // MARK: Actions

    private static let factNames = ["workstream", "owner", "director", "member", "partner", "start", "due"]

    func add(_ words: [String]) throws -> Outcome {
        let read = try PlanWords(
            words, names: Self.factNames + ["answers", "measure", "target", "by", "baseline"], skipping: 1)
        guard !read.first.isEmpty, !words[0].isEmpty else {
            throw PlanCommand.misuse(of: "add", "Say what is done.")
        }
        var action = PlanAction()
        action.text = read.first.joined(separator: " ")
        for name in Self.factNames where read.has(name) { try action.take(read.text(name), as: name) }
        let measure = try read.has("measure") ? self.measure(named: read) : nil
        if !read.has("measure"), read.has("target") || read.has("baseline") {
            throw PlanCommand.misuse(of: "add", "Say of which measure the target is.")
        }
        return try change { plan in
            if let measure {
                let known = plan.measures.first { $0.id.lowercased() == measure.what.lowercased() }
                action.measures = [known?.id ?? plan.add(measure)]
            }
            let id = plan.add(action)
            let points = read.list("answers")
            if !points.isEmpty {
                try plan.answer(points, as: .actions, actions: [id], words: "", by: officer, on: today)
            }
            let made = plan.actions[try plan.actionIndex(id)]
            let isPast = made.due.map { PlanDate.end(of: $0) < today } ?? false
            return PlanText.action(made, in: plan)
                + (isPast
                    ? "  It is due on a day that is past: plan change \(id) due DATE puts another.\n" : "")
                + made.measures.compactMap { plan.measure($0) }.map { PlanText.lacking(of: $0) }.joined()
        }
    }

    /// The measure that `measure … target … by …` describes.
    private func measure(named read: PlanWords) throws -> PlanMeasure {
        var measure = PlanMeasure()
        measure.what = read.text("measure")
        let id = try plan().longID(measure.what)
        if measure.what.contains("#") {
            guard let figure = try figure(id) else {
                throw WorldError.ofQuestion(
                    "The report has no figure \(measure.what). indicators where authority is \(try plan().council) shows their ids."
                )
            }
            measure.indicator = id
            measure.what = figure.measure
            measure.unit = figure.unit
            measure.source = figure.source
            measure.baseline = figure.value
            measure.baselineDate = figure.date ?? RecordID(id)?.date.flatMap { PartialDate(iso: $0) }
            measure.england = figure.england
            measure.better = figure.better?.rawValue ?? ""
            measure.report = figure.sentence
        }
        if read.has("baseline") { try measure.take(read.text("baseline"), as: "baseline") }
        if read.has("target") { try measure.take(read.text("target"), as: "target") }
        if read.has("by") { try measure.take(read.text("by"), as: "target_date") }
        return measure
    }

    func change(_ words: [String]) throws -> Outcome {
        guard let id = words.first, words.count > 2 else {
            throw PlanCommand.misuse(of: "change", "Say which action or measure, and what of it.")
        }
        if id.lowercased().hasPrefix("m") {
            let names = PlanMeasure.fields.map(\.name).filter { $0 != "id" }
            let read = try PlanWords(words, names: names, skipping: 1)
            guard read.first.count == 1 else {
                throw WorldError.ofQuestion(
                    Suggestion.after("A measure has no \"\(read.first[1])\".", read.first[1], in: names))
            }
            return try change { plan in
                let place = try plan.measureIndex(id)
                for name in names where read.has(name) {
                    try plan.measures[place].take(read.text(name), as: name)
                }
                return PlanText.measure(plan.measures[place], in: plan)
            }
        }
        let names = PlanAction.fields.map(\.name).filter { !["id", "first_due", "measures"].contains($0) }
        let read = try PlanWords(words, names: names + ["because"], skipping: 1)
        guard read.first.count == 1 else {
            throw WorldError.ofQuestion(
                Suggestion.after("An action has no \"\(read.first[1])\".", read.first[1], in: names))
        }
        return try change { plan in
            let place = try plan.actionIndex(id)
            let before = plan.actions[place].due
            for name in names where read.has(name) {
                try plan.actions[place].take(read.text(name), as: name)
            }
            if before == nil { plan.actions[place].firstDue = plan.actions[place].due }
            // A date that moves is an update: why it moved is asked for ever after.
            if let before, let due = plan.actions[place].due, due != before {
                throw WorldError.ofQuestion(
                    "\(plan.actions[place].id) was due on \(before.english). A new date is an update, with its reason: plan update \(plan.actions[place].id) STATUS to \(due.iso) because \"WHY\""
                )
            }
            return PlanText.action(plan.actions[place], in: plan)
        }
    }

    func measure(_ words: [String]) throws -> Outcome {
        let read = try PlanWords(words, names: ["on", "baseline", "by"], skipping: 1)
        let number = read.has("baseline") ? read.text("baseline") : read.first.dropFirst().joined()
        guard read.first.count == (read.has("baseline") ? 1 : 2), let value = PlanNumber.read(number) else {
            throw PlanCommand.misuse(of: "measure", "Say which measure, and its figure.")
        }
        guard let on = try date(read.text("on")) else {
            throw PlanCommand.misuse(of: "measure", "Say of when the figure is.")
        }
        return try change { plan in
            let place = try plan.measureIndex(read.first[0])
            if read.has("baseline") {
                plan.measures[place].baseline = value
                plan.measures[place].baselineDate = on
            } else {
                var actual = PlanActual()
                actual.measure = plan.measures[place].id
                actual.date = on
                actual.value = value
                actual.by = officer
                try plan.add(actual)
            }
            let doubt = plan.measures[place].doubt(of: value).map { "  \($0).\n" } ?? ""
            return PlanText.measure(plan.measures[place], in: plan) + doubt
        }
    }

    // MARK: Updates, evidence, sign-offs

    func update(_ words: [String]) throws -> Outcome {
        let scale = try plan().scale
        let isStatus = { (place: Int) in scale.status(at: Array(words[place...])) != nil }
        guard let place = words.indices.dropFirst().first(where: isStatus),
            let (status, found) = scale.status(at: Array(words[place...]))
        else {
            throw PlanCommand.misuse(
                of: "update",
                "Say which actions, and how they stand: \(Suggestion.either(scale.labels)).")
        }
        let actions = PlanWords.items(Array(words[..<place]))
        // "on trakc": the rest of the status with a slip in it, and no words of the update.
        let wanted = status.split(separator: " ").dropFirst(found).first.map { $0.lowercased() }
        var taken = found
        var slip = ""
        if let wanted, wanted.count > 3, words.indices.contains(place + taken),
            EditDistance.between(words[place + taken].lowercased(), wanted) <= 2
        {
            taken += 1
            slip = "Taking \"\(words[place..<(place + taken)].joined(separator: " "))\" as \(status):\n"
        }
        let read = try PlanWords(
            Array(words[(place + taken)...]),
            names: ["to", "because", "says", "barrier", "confidence", "on", "by"])
        var update = PlanUpdate()
        update.status = status
        update.words = read.has("says") ? read.text("says") : read.first.joined(separator: " ")
        update.barrier = read.text("barrier")
        update.reason = read.text("because")
        update.by = read.has("by") ? read.text("by") : officer
        update.asOf = try date(read.text("on")) ?? today
        update.due = try date(read.text("to"))
        if read.has("confidence") {
            guard let word = PlanChoice.word(read.text("confidence"), in: scale.confidence) else {
                throw WorldError.ofQuestion(
                    Suggestion.after(
                        "“\(read.text("confidence"))” is no word of confidence on the plan's scale \(scale.name).",
                        read.text("confidence"), in: scale.confidence))
            }
            update.confidence = word
        }
        return try change { plan in
            var text = slip
            for action in actions {
                update.action = action
                let last = plan.actions[try plan.actionIndex(action)].id
                let older = plan.lastUpdate(of: last)?.asOf.flatMap { last in
                    update.asOf.map { $0 < last } ?? false ? last : nil
                }
                try plan.add(update)
                text += PlanText.updated(plan.actions[try plan.actionIndex(action)], in: plan, today: today)
                if let older {
                    text +=
                        "  It is older than the last one, of \(older.english), which says how the action stands.\n"
                }
            }
            return text
        }
    }

    func evidence(_ words: [String]) throws -> Outcome {
        let read = try PlanWords(words, names: ["level", "kept", "tested", "on"], skipping: 2)
        guard read.first.count >= 2 else {
            throw PlanCommand.misuse(of: "evidence", "Say of which action, and what it is.")
        }
        var evidence = PlanEvidence()
        evidence.action = read.first[0]
        evidence.what = read.first.dropFirst().joined(separator: " ")
        evidence.kept = read.text("kept")
        evidence.date = try date(read.text("on")) ?? today
        let tested = read.text("tested")
        evidence.testedBy = tested.hasPrefix("by ") ? String(tested.dropFirst(3)) : tested
        if read.has("level") { try evidence.take(read.text("level"), as: "level") }
        return try change { plan in
            let id = try plan.add(evidence)
            let action = plan.actions[try plan.actionIndex(evidence.action)]
            return "\(id): evidence of \(action.id), “\(action.text)”\n"
        }
    }

    func signOff(_ words: [String]) throws -> Outcome {
        let read = try PlanWords(words, names: ["by", "evidence", "on"], skipping: 1)
        guard (1...2).contains(read.first.count), read.has("by") else {
            throw PlanCommand.misuse(of: "signoff", "Say which action, and who signs it off.")
        }
        var signOff = PlanSignOff()
        signOff.action = read.first[0]
        if read.first.count == 2 { try signOff.take(read.first[1], as: "state") }
        signOff.by = read.text("by")
        signOff.date = try date(read.text("on")) ?? today
        signOff.evidence = read.list("evidence")
        return try change { plan in
            try plan.add(signOff)
            let made = plan.signOffs[plan.signOffs.count - 1]
            let evidence =
                made.evidence.isEmpty
                ? "no evidence yet" : "the evidence \(made.evidence.joined(separator: ", "))"
            return
                "\(made.action): signed off as \(made.state) by \(made.by) on \(made.date?.english ?? "no day"), resting on \(evidence)\n"
        }
    }

    /// A date that was typed; nil when none was.
    func date(_ text: String) throws(WorldError) -> PartialDate? {
        guard !text.isEmpty else { return nil }
        guard let date = PlanDate.read(text) else {
            throw .ofQuestion("\"\(text)\" is not a date: write 2026-09-30 or 30 September 2026.")
        }
        return date
    }
}
