internal import AssessmentModel
internal import English
internal import TextAnalysis

/// What stands behind a figure: "52 people [were waiting for an assessment]".
extension MeasurePhrase {
    func wordsAfter(_ index: Int, asPart: Bool = false) -> String? {
        // "23 of the 47 residents placed": what is said of the whole.
        if isOfTold(index) { return wordsAfter(index + 1, asPart: true) }
        let quantity = quantities[index]
        var start = quantity.tokens.upperBound
        let isCounted =
            quantity.tokens.count > quantity.number.count
            && quantity.unit.map { $0 == .people || $0 == .count } ?? false
        if isCounted { start = quantity.number.upperBound }
        // "23 days was the median time to", "12 days being the longest wait".
        if isDuration(quantity) {
            while reading.isWord(start, in: Self.copulas) || reading.isWord(start, in: Self.beingWords)
                || reading.isWord(start, in: Self.the)
                || reading.isWord(start, in: Self.statistics)
            {
                start += 1
            }
        }
        if reading.isWord(start, in: FigureWords.of) { start += 1 }
        while reading.isWord(start, in: Self.the) || isCounted && reading.isWord(start, in: Self.statistics) {
            start += 1
        }
        // "Seven of ten embargoes": the embargoes.
        if let whole = NumberReader.number(at: start, in: reading.tokens, bytes: reading.bytes), !isCounted,
            whole.form == .words
        {
            start = whole.tokens.upperBound
        }
        // "68 enquiries had passed the 12-week standard": the length is part of what is said.
        let next = quantities.indices.first { $0 > index && !quantities[$0].isCompound }
        var end = boundary(
            from: start, limit: next.map { quantities[$0].tokens.lowerBound } ?? reading.tokens.count)
        // "Reviews for the 141 people placed elsewhere were completed": the verb is not said of the people.
        var before = quantity.tokens.lowerBound - 1
        while reading.isWord(before, in: .determiners) { before -= 1 }
        // "665 of 3,020 concerns progressed": nor of the whole.
        let isNoSubject = quantity.isWhole && !asPart
        if isNoSubject || quantity.unit == .people && reading.isWord(before, in: Self.inner),
            let verb = (start..<end).first(where: {
                reading.isWord($0, in: .auxiliaries) && !reading.isWord($0 - 1, in: Self.who)
            }) ?? (isNoSubject ? (start..<end).first { predicate(at: $0) != nil } : nil),
            verb > start
        {
            end = verb
        }
        guard end > start else { return nil }
        guard let phrase = clause(start..<end) else { return nil }
        // "153 commencing a new package", "908 progressing to an enquiry": people, or what was counted
        // before.
        guard reading.word(start, endsIn: "ing"), quantity.unit == nil || quantity.unit == .people, !isCounted
        else { return phrase }
        let counted = last.map(Self.withoutNumber) ?? "people"
        return (counted.hasPrefix("people") || counted.split(separator: " ").count > 3 ? "people" : counted)
            + " " + phrase
    }

    /// Where the phrase after a number ends: a mark, a comparison, a period, a break, the next number.
    func boundary(from start: Int, limit: Int) -> Int {
        var end = start
        while end < limit {
            let token = reading.tokens[end]
            // "people who received support, no longer needed it": the predicate comes after the comma.
            if token.isMark, token.key == MarkKey.comma, end > start, predicate(at: end + 1) != nil,
                !(start..<end).contains(where: {
                    predicate(at: $0) != nil && !reading.isWord($0 - 1, in: Self.who)
                })
            {
                end += 1
                continue
            }
            // "240 reviews that we asked about": whose question it was is no part of it.
            if end > start, reading.isWord(end, in: Self.asking) { break }
            // "told the ASCS (2022/23) they found": the clause goes on behind the bracket.
            if token.isMark, token.key == MarkKey.open,
                let close = (end..<min(end + 8, limit)).first(where: { reading.isMark($0, MarkKey.close) }),
                reading.isWord(close + 1, in: Self.pronounWords)
            {
                end = close + 1
                continue
            }
            if token.isMark, token.key != MarkKey.slash, token.key != MarkKey.percent {
                // "(DoLS)": an acronym in brackets belongs to the phrase.
                if token.key == MarkKey.open, reading.isMark(end + 2, MarkKey.close),
                    reading.tokens[end + 1].isCapitalised,
                    end + 3 <= limit
                {
                    end += 3
                    continue
                }
                break
            }
            if reading.isWord(end, in: Self.breaks), end > start { break }
            // "organisations across the borough and engaged in projects": a second thing is said.
            if end > start, reading.isWord(end, in: .connectors), reading.word(end + 1, endsIn: "ed"),
                !reading.word(end - 1, endsIn: "ed"),
                predicate(at: start + 1) == nil
            {
                break
            }
            if end > start, reading.isWord(end, in: .connectors), reading.isWord(end + 1, in: Self.the),
                reading.isWord(end + 2, in: Self.statistics) || reading.isWord(end + 2, in: Self.figures)
            {
                break
            }
            if startsBoundary(end) { break }
            end += 1
        }
        return end
    }

    static let figures = WordSet("figure rate england national proportion number")

    func startsBoundary(_ index: Int) -> Bool {
        reading.matches(startingIn: index..<index + 1).contains {
            switch $0.kind {
            case .period, .better, .worse, .similar, .higher, .lower, .england: return true
            default: return false
            }
        }
    }

    /// Makes a noun phrase of a clause: "people were waiting" to "people waiting", "carers said they felt" to
    /// "carers who said they felt".
    func clause(_ range: Range<Int>) -> String? {
        var range = trimmed(range)
        guard !range.isEmpty else { return nil }
        if range.count > Self.wordLimit {
            range = trimmed(range.lowerBound..<range.lowerBound + Self.wordLimit)
        }
        let verb = reading.matches(startingIn: range).first {
            $0.kind == .finite && $0.tokens.lowerBound > range.lowerBound
                && $0.tokens.upperBound <= range.upperBound
                && (reading.isWord($0.tokens.lowerBound, in: .auxiliaries)
                    || !reading.isWord($0.tokens.lowerBound - 1, in: .prepositions))
        }
        if reading.isWord(range.lowerBound, in: Self.subjectless)
            && (reading.isWord(range.lowerBound + 1, in: Self.afterSubjectless)
                || range.lowerBound + 1 < range.upperBound && reading.tokens[range.lowerBound + 1].isNumber)
            || reading.isWord(range.lowerBound, in: Self.copulas)
        {
            if reading.isWord(range.lowerBound, in: Self.aged) { return "people " + text(range) }
            return withSubject(range)
        }
        if predicate(at: range.lowerBound) != nil && !reading.isWord(range.lowerBound, in: Self.subjectless)
            || reading.isWord(range.lowerBound, in: Self.verbs)
        {
            return withSubject(range)
        }
        if reading.isWord(range.lowerBound, in: Self.who) {
            return range.count > 1 ? "people " + text(range) : nil
        }
        guard let verb,
            !range.contains(where: { $0 < verb.tokens.lowerBound && reading.isWord($0, in: Self.who) })
        else {
            return joined("", range) ?? text(range)
        }
        let first = verb.tokens.lowerBound
        // "people its connectors had helped": a clause within the phrase, which needs no "who".
        let isNested = (range.lowerBound + 1..<max(first, range.lowerBound + 1)).contains {
            (reading.isWord($0, in: Self.the) || reading.isWord($0, in: Self.pronounWords))
                && !reading.isWord($0 - 1, in: .prepositions) && !reading.isWord($0 - 1, in: .connectors)
        }
        if isNested || reading.isWord(first - 1, in: Self.pronounWords) { return text(range) }
        let subject = text(range.lowerBound..<first)
        if reading.isWord(first, in: Self.copulas), !reading.isWord(first + 1, in: Self.notParticiple) {
            // "people were waiting" reads better without its copula.
            return subject + " " + text(first + 1..<range.upperBound)
        }
        let isPeople = reading.matches(startingIn: range).contains {
            $0.kind == .peopleNoun && $0.tokens.lowerBound >= range.lowerBound
                && $0.tokens.upperBound <= first
        }
        return subject + (isPeople ? " who " : " that ") + text(first..<range.upperBound)
    }

    /// The words of a run of tokens without its commas.
    func text(_ range: Range<Int>) -> String { reading.text(range).filter { $0 != "," } }

    /// The main verb that may stand at a token.
    func predicate(at index: Int) -> Lexicon.Match? {
        reading.matches(startingIn: index..<index + 1).first {
            $0.kind == .finite && $0.tokens.lowerBound == index
        }
    }

    /// "people who used services felt safe" has two verbs: "people who used services and felt safe".
    func joined(_ start: String, _ range: Range<Int>) -> String? {
        guard let who = range.first(where: { reading.isWord($0, in: Self.who) }) else { return nil }
        let verbs = range.filter { $0 > who && predicate(at: $0) != nil }
        guard let first = verbs.first, first - who <= 3,
            let second = verbs.first(where: {
                $0 > first + 1 && !reading.isWord($0 - 1, in: .connectors)
                    && !reading.isWord($0 - 1, in: Self.nested)
            }),
            !(first..<second).contains(where: { reading.isWord($0, in: Self.nested) })
        else { return nil }
        let head = (start.isEmpty ? "" : start + " ") + text(range.lowerBound..<second).trimmed
        return head + " and " + text(second..<range.upperBound)
    }

    /// Words that open a clause of their own, whose verb is not the main one.
    static let nested = WordSet(English.words(.figures, "openers of a nested clause"))

    static let notParticiple = WordSet("not a an the able still")

    /// A clause without its subject: "29% led to an enquiry", after the number of concerns, is of "concerns
    /// that led to an enquiry"; of people where nothing else was counted.
    func withSubject(_ range: Range<Int>) -> String? {
        var start = range.lowerBound
        while start < range.upperBound,
            reading.isWord(start, in: Self.beingWords) || reading.isWord(start, in: Self.copulas)
        { start += 1 }
        // "were Black": what people are, not what was done with them.
        if start < range.upperBound, !reading.word(start, endsIn: "ed"),
            !reading.isWord(start, in: Self.participles),
            !reading.word(start, endsIn: "ing")
        {
            start = range.lowerBound
        }
        let counted = opened ?? last.map(Self.withoutNumber)
        let isThings =
            counted.map {
                !isOfPeople($0) && $0.split(separator: " ").count <= Self.mostOfOpened
                    && !$0.contains(" who ")
                    && !$0.contains(" that ")
            }
            ?? false
        let noun = isThings && group == nil ? counted ?? "people" : group ?? "people"
        if start > range.lowerBound {
            return start < range.upperBound ? noun + " " + text(start..<range.upperBound) : nil
        }
        return noun + (isThings ? " that " : " who ") + text(range)
    }

    /// "homes" of "Of the 64 homes, 51 were good and 10 were not": every part that follows is of them.
    private var opened: String? {
        guard reading.isWord(0, in: FigureWords.of), let whole = quantities.first, !whole.isShare,
            whole.number.lowerBound <= 2,
            let comma = reading.tokens.indices.first(where: { reading.isMark($0, MarkKey.comma) }),
            (1...Self.mostOfOpened).contains(comma - whole.number.upperBound)
        else { return nil }
        let said = whole.number.upperBound..<comma
        return text(said.lowerBound..<(said.first { reading.isWord($0, in: Self.who) } ?? comma))
    }

    private static let asking = WordSet(English.words(.figures, "who asks"))

    /// Most words of what is counted at the beginning of a list of parts.
    private static let mostOfOpened = 8

    func isOfPeople(_ phrase: String) -> Bool {
        guard let first = phrase.split(separator: " ").last(where: { _ in true }).map(String.init) else {
            return false
        }
        return ["people", "population", "carers", "residents", "adults", "staff", "clients", "workers"]
            .contains(
                where: phrase.lowercased().contains)
            || first.lowercased() == "people"
    }

    static let verbs = WordSet(English.words(.figures, "irregular verbs behind a figure"))
    static let pronounWords = WordSet("they we he she it you")
    static let aged = WordSet("aged")
    static let subjectless = WordSet("aged identified described")
    static let afterSubjectless = WordSet("as themselves under between over to and their it how by")
}
