internal import AssessmentModel

/// Kind and state of a point: by its figures first, then by its words.
struct PointJudge {
    /// From which certainty on a tone outweighs words of change.
    private static let certain = 0.8

    private static func isDoubtful(_ sentence: PointSentence) -> Bool {
        sentence.sentence.certainty < certain
    }

    /// What the point is to the council.
    func kind(_ group: [PointSentence], _ figures: [FigureStory]) -> (PointKind, reason: String) {
        var (praise, fault, mixed) = (0.0, 0.0, 0.0)
        var grounds: [String] = []
        for sentence in group {
            switch sentence.tone {
            case .positive:
                // "Policies for people who did not engage were out of date."
                if let amiss = sentence.amiss, Self.isDoubtful(sentence) {
                    fault += 1
                    grounds.append("“\(amiss)”")
                } else {
                    praise += 1
                }
            case .negative:
                // "Overdue reviews had been all but cleared" names a fault to say that it is gone.
                if let told = sentence.states.first, told.state == .resolved, Self.isDoubtful(sentence) {
                    praise += 1
                    grounds.append("“\(told.cue)”")
                } else {
                    fault += 1
                }
            case .mixed: mixed += 1
            case .neutral:
                let own = figures.filter { $0.sentence == sentence.sentence.number }
                guard let (isPraise, ground) = plainSide(sentence, own) else { continue }
                if isPraise { praise += 1 } else { fault += 1 }
                grounds.append(ground)
            }
        }
        let reason = Self.reason(praise, fault, mixed, grounds)
        if praise + fault + mixed == 0 { return (.context, reason) }
        if mixed > 0, mixed >= max(praise, fault) { return (.mixed, reason) }
        let (for_, against) = (praise + mixed / 2, fault + mixed / 2)
        if min(for_, against) * 3 >= for_ + against { return (.mixed, reason) }
        return (for_ > against ? .strength : .shortfall, reason)
    }

    /// What a sentence without praise or fault tells by its figures and its words of change.
    private func plainSide(_ sentence: PointSentence, _ figures: [FigureStory]) -> (Bool, String)? {
        for figure in figures {
            if let isBetter = figure.isBetterThanBefore {
                return (
                    isBetter, "\(figure.indicator.valueText) is \(isBetter ? "better" : "worse") than before"
                )
            }
            if let isBetter = figure.isBetterThanBenchmark {
                return (
                    isBetter,
                    "\(figure.indicator.valueText) is \(isBetter ? "better" : "worse") than its benchmark"
                )
            }
        }
        if let waiting = figures.first(where: \.isWaiting) {
            return (false, "\(waiting.indicator.valueText) were waiting")
        }
        if let amiss = sentence.amiss { return (false, "“\(amiss)”") }
        guard !sentence.isComing else { return nil }
        if let told = sentence.states.first {
            switch told.state {
            case .resolved, .improving: return (true, "“\(told.cue)”")
            case .worsening: return (false, "“\(told.cue)”")
            case .persists, .planned: break
            }
        }
        guard let told = sentence.quantity, let isLess = sentence.lessIsBetter
        else { return nil }
        return ((told.change == .fallen) == isLess, "“\(told.cue)”")
    }

    private static func reason(_ praise: Double, _ fault: Double, _ mixed: Double, _ grounds: [String])
        -> String
    {
        func count(_ number: Double, _ what: String) -> String? {
            number == 0 ? nil : "\(Int(number)) \(number == 1 ? "sentence" : "sentences") of \(what)"
        }
        let parts = [count(praise, "praise"), count(fault, "fault"), count(mixed, "both")].compactMap { $0 }
        guard !parts.isEmpty else { return "no sentence praises or finds fault" }
        return parts.joined(separator: ", ")
            + (grounds.isEmpty ? "" : " (\(grounds.joined(separator: "; ")))")
    }

    /// How the matter stands; nil of context that is not planned.
    func state(_ group: [PointSentence], _ figures: [FigureStory], kind: PointKind) -> (
        PointState, reason: String
    )? {
        if kind == .context {
            if group.contains(where: { $0.sentence.stage == .planned }) {
                return (.planned, "what is told is planned")
            }
            return group.contains(where: \.isComing) ? (.improving, "what is told is under way") : nil
        }
        // The latest sentence with such a figure tells how things are now.
        for figure in figures.reversed() {
            guard let isBetter = figure.isBetterThanBefore else { continue }
            let from = figure.previous.map { " from \(Self.plain($0))" } ?? ""
            if isBetter, figure.lessIsBetter == true, figure.indicator.value == 0,
                figure.indicator.bound == .exact
            {
                return (.resolved, "none is left\(from)")
            }
            let way = figure.change == .risen ? "a rise" : figure.change == .fallen ? "a fall" : "a change"
            let to = figure.indicator.statistic == .change ? " of" : "\(from) to"
            return (
                isBetter ? .improving : .worsening,
                "\(way)\(to) \(figure.indicator.valueText), for the \(isBetter ? "better" : "worse")"
            )
        }
        for sentence in group.reversed() where sentence.sentence.stage != .planned {
            if let told = told(in: sentence, kind) { return told }
        }
        if kind != .strength, group.count > 1, let last = group.last, last.isComing, last.tone == .neutral {
            return last.sentence.stage == .planned
                ? (.planned, "what is to be done about it is planned")
                : (.improving, "work on it is under way")
        }
        return (.persists, "nothing tells of a change")
    }

    /// The state that a sentence tells by its words.
    private func told(in sentence: PointSentence, _ kind: PointKind) -> (PointState, reason: String)? {
        for told in sentence.states {
            // Praise does not worsen, and what finds fault with "improved" says what is wanted.
            if told.state == .worsening, sentence.tone == .positive { continue }
            if told.state == .improving, sentence.tone == .negative { continue }
            if told.state == .resolved, kind == .shortfall { continue }
            return (told.state, "“\(told.cue)”")
        }
        guard let told = sentence.quantity else { return nil }
        // Less of what is faulted is better, and what is praised is better with either.
        let isBetter: Bool? =
            switch sentence.tone {
            case .negative: told.change == .fallen
            case .positive: true
            case .neutral, .mixed: sentence.lessIsBetter.map { $0 == (told.change == .fallen) }
            }
        return isBetter.map { ($0 ? .improving : .worsening, "“\(told.cue)”") }
    }

    private static func plain(_ number: Double) -> String {
        number.rounded() == number && abs(number) < 1e15 ? String(Int(number)) : String(number)
    }
}
