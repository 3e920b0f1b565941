internal import AssessmentModel
internal import ReferenceData
internal import TextAnalysis

/// Kind and state of a point: by its figures first, then by its words, then by how its sentences read.
struct PointJudge {
    /// What a sentence says for a point.
    private enum Side {
        case praise, fault, both, plain

        var leaning: Leaning {
            switch self {
            case .praise: Leaning(praise: 1, fault: 0)
            case .fault: Leaning(praise: 0, fault: 1)
            case .both: Leaning(praise: 0.5, fault: 0.5)
            case .plain: Leaning(praise: 0, fault: 0)
            }
        }
    }

    /// From which certainty on a tone outweighs figures and words of change.
    private static let certain = 0.8
    /// From which certainty on a reading that rests on plain words holds against the score.
    private static let likely = 0.7

    /// How much praise and fault together a point of one sentence needs to be no context; one of several needs
    /// more, by the root of their number.
    private static let least = 0.5
    /// The share of either from which a point is mixed.
    private static let level = 0.4

    /// The score of the statement that the point stands under.
    var score: Int?

    /// What the point is to the council.
    func kind(_ group: [PointSentence], _ figures: [FigureStory]) -> (PointKind, reason: String) {
        var counts: [Side: Int] = [:]
        var (praise, fault) = (0.0, 0.0)
        var grounds: [String] = []
        let judged = group.lastIndex { $0.judgesBack }
        for (place, sentence) in group.enumerated() {
            // "The median wait was 31 days. We considered this acceptable."
            if let judged, place < judged { continue }
            // "A year before, the queue had stood at 240."
            if place > 0, sentence.opens(with: .earlier), group[place - 1].hasNumber { continue }
            // "At our first visit people were passed on. That was rare this time."
            if sentence.opens(with: .earlier),
                group[(place + 1)...].contains(where: {
                    !$0.states.isEmpty || $0.verdict != nil && $0.opens(with: .pointsBack)
                })
            {
                continue
            }
            // It has turned since: another point of the paragraph says how it is.
            if sentence.isSuperseded || sentence.later != nil { continue }
            var (side, ground) = side(of: sentence, figures)
            // "Partners lacked confidence. The police kept a list of their own because …": what a headline rests
            // on, doubtfully read, says what the headline says.
            if place == 1, ground == nil, sentence.sentence.certainty < Self.certain,
                let head = headSide(group[0], figures)
            {
                (side, ground) = (head, "behind a judgement")
            }
            counts[side, default: 0] += 1
            let leaning = ground == nil ? sentence.sentence.leaning ?? side.leaning : side.leaning
            praise += leaning.praise
            fault += leaning.fault
            if let ground { grounds.append(ground) }
        }
        let reason = Self.reason(counts, grounds)
        let all = praise + fault
        let isRuleWithException = zip(group, group.dropFirst()).contains {
            $0.tone == .positive && $0.hasNumber && $1.isException
        }
        if group[0].promisesBothSides || isRuleWithException { return (.mixed, reason) }
        let told = group.count { $0.verdict?.side != .plain }
        if all < Self.least * Double(told).squareRoot() { return (.context, reason) }
        // What no sentence says, and only their leanings together, holds where the score does not speak against it.
        if counts[.praise] == nil, counts[.fault] == nil, counts[.both] == nil,
            praise > fault ? (score ?? 4) <= 2 : (score ?? 1) >= 3
        {
            return (.context, reason)
        }
        let isOfBoth = counts[.both] != nil || counts[.praise] != nil && counts[.fault] != nil
        if min(praise, fault) >= Self.level * all {
            if isOfBoth { return (.mixed, reason) }
            // Of one side, though its words lean to both.
            if counts[.praise] == nil, counts[.fault] == nil { return (.context, reason) }
        }
        return (praise > fault ? .strength : .shortfall, reason)
    }

    /// What a headline says for or against; nil of any other sentence.
    private func headSide(_ sentence: PointSentence, _ figures: [FigureStory]) -> Side? {
        guard sentence.isHeadline else { return nil }
        let side = side(of: sentence, figures).0
        return side == .praise || side == .fault ? side : nil
    }

    /// What a sentence says, and by what, where it is not its tone.
    private func side(of sentence: PointSentence, _ figures: [FigureStory]) -> (Side, ground: String?) {
        let own = figures.filter { $0.sentence == sentence.sentence.number }
        let isDoubtful = sentence.sentence.certainty < Self.certain
        let told = sentence.states.first
        if let verdict = sentence.verdict, verdict.isOfCQC { return (Self.side(verdict), "“\(verdict.cue)”") }
        if let found = byFigures(own), found.0 == .both { return found }
        if isDoubtful {
            if sentence.isSetUp { return (.plain, "how many there are") }
            if let harm = sentence.harm { return (.fault, "“\(harm)”") }
            if let plain = Self.plainComparison(own) { return (.plain, plain) }
        }
        // One side of a sentence that reads as both is half of it.
        if !sentence.sentence.isSure || isDoubtful, let verdict = sentence.verdict,
            sentence.tone != .mixed || verdict.side == .plain,
            verdict.side == .plain
                || byFigures(own) == nil && told?.state != .resolved && sentence.gone == nil
                    && sentence.hasImproved == nil
        {
            return (Self.side(verdict), "“\(verdict.cue)”")
        }
        // "Views were split."
        if sentence.promisesBothSides { return (.both, "both sides are promised") }
        if let contradicted = Self.contradiction(own), sentence.tone == .positive {
            return (.plain, contradicted)
        }
        switch sentence.tone {
        case .mixed:
            if isDoubtful, let told, told.state == .worsening { return (.fault, "“\(told.cue)”") }
            return (.both, nil)
        case .neutral: return plainSide(sentence, own)
        case .positive:
            if let wanting = sentence.wanting { return (.fault, "“\(wanting)”") }
            // "Providers welcomed this; they also told us that it did not meet their costs."
            if !isDoubtful, sentence.verdict?.side == .fault,
                let amiss = sentence.amiss
                    ?? sentence.matches.first(where: { $0.cue == .word(.faulting) }).map(
                        sentence.text)
            {
                return (.both, "“\(amiss)”")
            }
            guard isDoubtful else { return (.praise, nil) }
            if let found = byFigures(own) { return found }
            if told?.state == .resolved { return (.praise, told.map { "“\($0.cue)”" }) }
            // "Policies for people who did not engage were out of date."
            if let amiss = sentence.amiss { return (.fault, "“\(amiss)”") }
            if let told, told.state == .worsening { return (.fault, "“\(told.cue)”") }
            // "Grants had been cut by 37%": less of what is good.
            if let told = sentence.quantity, sentence.lessIsBetter == (told.change == .risen) {
                return (.fault, "“\(told.cue)”")
            }
            return isUnlikely(sentence) ? (.plain, "nothing in it praises") : (.praise, nil)
        case .negative:
            // "Nobody raised it this time" names a fault to say that it is gone, however surely it reads.
            if let gone = sentence.gone ?? sentence.endsImproved { return (.praise, "“\(gone)”") }
            guard isDoubtful else { return (.fault, nil) }
            if let found = byFigures(own) { return found }
            // "Overdue reviews had been all but cleared."
            if let told, told.state == .resolved { return (.praise, "“\(told.cue)”") }
            // "Those who had waited wrote that matters had improved."
            if let cue = sentence.hasImproved { return (.praise, "“\(cue)”") }
            // "Short breaks had doubled": more of what is good.
            if !sentence.isAmiss, let told = sentence.quantity,
                sentence.lessIsBetter == (told.change == .fallen)
            {
                return (.praise, "“\(told.cue)”")
            }
            return isUnlikely(sentence) ? (.plain, "nothing in it finds fault") : (.fault, nil)
        }
    }

    private static func side(_ verdict: SentenceVerdict) -> Side {
        switch verdict.side {
        case .praise: .praise
        case .fault: .fault
        case .both: .both
        case .plain: .plain
        }
    }

    /// Whether a doubtful reading without a word of its side stands where the score speaks against it.
    private func isUnlikely(_ sentence: PointSentence) -> Bool {
        guard !sentence.sentence.isSure, !sentence.isGrounded, !sentence.isAmiss, sentence.states.isEmpty,
            !sentence.tellsNearlyAll,
            sentence.sentence.certainty < Self.likely
        else { return false }
        return sentence.tone == .positive ? (score ?? 1) <= 2 : (score ?? 4) >= 3
    }

    /// "Lower than the regional average", of what nobody calls good or bad: no praise and no fault.
    private static func plainComparison(_ figures: [FigureStory]) -> String? {
        let compared = figures.filter {
            $0.indicator.comparator == .england || $0.indicator.comparator == .region
        }
        guard !compared.isEmpty,
            figures.allSatisfy({ $0.isBetterThanBenchmark == nil && $0.isBetterThanBefore == nil }),
            let first = compared.first(where: {
                $0.indicator.byFigures == nil && $0.indicator.direction == nil
            })
        else { return nil }
        return "of \(first.indicator.valueText) nobody says whether less or more is better"
    }

    /// Words that call better what the figures call worse decide nothing.
    private static func contradiction(_ figures: [FigureStory]) -> String? {
        figures.first {
            $0.indicator.direction == nil && $0.indicator.byFigures == .worse && $0.indicator.judged != nil
                && $0.indicator.comparator != .previous
        }.map { "\($0.indicator.valueText) is called other than its figures are" }
    }

    /// What the figures of a sentence say beside their benchmarks and since an earlier time; nil where they say
    /// nothing.
    private func byFigures(_ figures: [FigureStory]) -> (Side, ground: String?)? {
        var better: String?
        var worse: String?
        for figure in figures {
            for (isBetter, than) in [
                (figure.isBetterThanBefore, "before"), (figure.isBetterThanBenchmark, "its benchmark"),
            ] {
                guard let isBetter else { continue }
                let ground = "\(figure.indicator.valueText) is \(isBetter ? "better" : "worse") than \(than)"
                if isBetter { better = better ?? ground } else { worse = worse ?? ground }
            }
        }
        switch (better, worse) {
        case (nil, nil): return nil
        case (let better?, nil): return (.praise, better)
        case (nil, let worse?): return (.fault, worse)
        case (let better?, let worse?): return (.both, "\(better); \(worse)")
        }
    }

    /// What a sentence without praise or fault tells by its figures and its words of change.
    private func plainSide(_ sentence: PointSentence, _ figures: [FigureStory]) -> (Side, ground: String?) {
        if let found = byFigures(figures) { return found }
        let told = sentence.states.first
        if let told, told.state == .resolved { return (.praise, "“\(told.cue)”") }
        if let waiting = figures.first(where: \.isWaiting) {
            return (.fault, "\(waiting.indicator.valueText) were waiting")
        }
        if let amiss = sentence.amiss { return (.fault, "“\(amiss)”") }
        guard !sentence.isComing else { return (.plain, nil) }
        if let told, told.state == .improving { return (.praise, "“\(told.cue)”") }
        if let told, told.state == .worsening { return (.fault, "“\(told.cue)”") }
        guard let told = sentence.quantity, let isLess = sentence.lessIsBetter else { return (.plain, nil) }
        return ((told.change == .fallen) == isLess ? .praise : .fault, "“\(told.cue)”")
    }

    private static func reason(_ counts: [Side: Int], _ grounds: [String]) -> String {
        let names: [(Side, String)] = [(.praise, "praise"), (.fault, "fault"), (.both, "both")]
        let parts = names.compactMap { side, name in
            counts[side].map { "\($0) \($0 == 1 ? "sentence" : "sentences") of \(name)" }
        }
        guard !parts.isEmpty else { return "no sentence praises or finds fault for certain" }
        return parts.joined(separator: ", ")
            + (grounds.isEmpty ? "" : " (\(grounds.joined(separator: "; ")))")
    }

    /// How the matter stands; nil of context that is not planned.
    func state(_ group: [PointSentence], _ figures: [FigureStory], kind: PointKind) -> (
        PointState, reason: String
    )? {
        if let sentence = group.first(where: { $0.later != nil }), let later = sentence.later {
            return (
                later.isBetter ? .improving : .worsening,
                "the report \(later.isCorrection ? "corrects it" : "goes on to tell of a later time"): "
                    + later.valueText
            )
        }
        if kind == .context {
            if group.contains(where: { $0.sentence.stage == .planned }) {
                return (.planned, "what is told is planned")
            }
            return group.contains(where: \.isComing) ? (.improving, "what is told is under way") : nil
        }
        // The latest sentence with such a figure tells how things are now.
        for figure in figures.reversed() {
            guard let isBetter = figure.isBetterThanBefore,
                !group.contains(where: { $0.isSuperseded && $0.sentence.number == figure.sentence })
            else { continue }
            let from = figure.previous.map { " from \($0.plainText)" } ?? ""
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
        for sentence in group.reversed() where sentence.sentence.stage != .planned && !sentence.isSuperseded {
            if let told = told(in: sentence, kind) { return told }
            // One fault that is gone leaves the other.
            if kind == .mixed, sentence.tone == .negative, sentence.isAmiss { break }
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
            if told.state == .worsening, kind == .strength { continue }
            if told.state == .improving, sentence.tone == .negative, sentence.hasImproved == nil { continue }
            if told.state == .resolved, kind == .shortfall { continue }
            return (told.state, "“\(told.cue)”")
        }
        guard let told = sentence.quantity else { return nil }
        // Less of what is faulted is better, and what is praised with either, unless it is known to be worse.
        let isBetter: Bool? =
            switch sentence.tone {
            case .negative:
                sentence.lessIsBetter.map { $0 == (told.change == .fallen) } ?? (told.change == .fallen)
            case .positive: sentence.lessIsBetter.map { $0 == (told.change == .fallen) } ?? true
            case .neutral, .mixed: sentence.lessIsBetter.map { $0 == (told.change == .fallen) }
            }
        return isBetter.map { ($0 ? .improving : .worsening, "“\(told.cue)”") }
    }
}
