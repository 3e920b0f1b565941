package import AssessmentModel
internal import English
internal import SourceText
internal import TextAnalysis

/// Understands a line as an officer types it: its words fill slots, and the one query that has a use for all
/// of them is what it means. Never by guessing.
package struct QuestionReader {
    /// What a line turned out to ask.
    package enum Reading: Equatable {
        /// One query or command.
        case meant(String)
        /// Two lists, each by its own query.
        case several([String])
        /// Words to look for: a query that is run only if it has rows, for none would read as if nothing had
        /// been said; what to run instead, as the query with its words apart; and the queries to offer in its
        /// place, best first. Some may have no rows either.
        case search(String, instead: [String], otherwise: [String])
        /// Not understood for sure: why, if that can be said, and the nearest queries, best first; none when
        /// nothing is near.
        case nearest([String], because: String?)

        /// The query when there is one, whether or not it has rows.
        package var query: String? {
            switch self {
            case .meant(let query), .search(let query, _, _): query
            case .several, .nearest: nil
            }
        }
    }

    let authorities: NameIndex<Authority>
    let statements: NameIndex<FrameworkStatement>
    let regions: [String]
    let topics: Set<String>
    /// Phrases that mean a topic, and those that are known at all, by their words without plural endings.
    let topicsByPhrase: [String: String]
    let knownPhrases: Set<String>
    /// Words of known phrases and of the table, which a misspelt word is held against.
    let vocabulary: Set<String>
    let vocabularyStems: Set<String>
    let today: PartialDate
    /// What may be named of the plans at hand; nil when there is none.
    let plan: PlanNames?
    /// The folded first word of each council's short name, in the order of the councils.
    let firstWords: [String]
    /// Those first words, and the words of statement names, that a slip of the finger is looked for in.
    let distinctWords: [String]

    let table: PlainPhrases
    /// The council that "us" means, when `use` has named one.
    private(set) var own: Authority?
    private let looksInReports: (String) -> Bool
    private(set) var memory = QuestionMemory()
    /// Every word of a council's name.
    let nameWords: Set<String>

    /// - Parameters:
    ///   - own: the council that "us" means.
    ///   - isInReports: whether some report has a word.
    package init(
        _ names: QuestionNames, own: Authority? = nil,
        isInReports: @escaping (String) -> Bool = { _ in false }
    ) {
        table = names.table
        self.own = own
        looksInReports = isInReports
        authorities = names.authorities
        statements = names.statements
        topics = Set(names.topics)
        today = names.today
        plan = names.plan
        var regions: [String] = []
        for region in names.authorities.entries.compactMap(\.region) where !regions.contains(region) {
            regions.append(region)
        }
        self.regions = regions
        nameWords = Set(
            names.authorities.entries.flatMap {
                [$0.name, $0.short, $0.slug, $0.code ?? ""].flatMap { Folding.words($0).words }
            })
        firstWords = names.authorities.entries.map { Folding.words($0.short).firstWord }
        let headings = names.statements.entries.flatMap { Folding.words($0.name).words + [$0.slug] }
        distinctWords = Array(Set((firstWords + headings).filter { $0.count >= 6 }))

        var topicsByPhrase: [String: String] = [:]
        for (phrase, topic) in table.topics where topics.contains(topic) {
            topicsByPhrase[Stemmer.stems(ofPhrase: phrase)] = topic
        }
        let phrases = names.phrases
        for phrase in phrases {
            if let topic = phrase.topic {
                topicsByPhrase[Stemmer.stems(ofPhrase: Folding.words(phrase.text))] = topic
            }
        }
        for topic in topics { topicsByPhrase[Stemmer.stems(ofPhrase: Folding.words(topic))] = topic }
        self.topicsByPhrase = topicsByPhrase
        knownPhrases = Set(phrases.map { Stemmer.stems(ofPhrase: Folding.words($0.text)) })
        vocabulary = Set(
            phrases.flatMap { Folding.words($0.text).words } + topics.flatMap { Folding.words($0).words }
                + headings + table.meantWords + regions.flatMap { Folding.words($0).words })
        vocabularyStems = Set(vocabulary.map { Stemmer.stem($0) })
    }

    func isKnownPhrase(_ phrase: String) -> Bool { knownPhrases.contains(Stemmer.stems(ofPhrase: phrase)) }

    /// The topic that a phrase means as it stands.
    func topic(of phrase: String) -> String? {
        (table.topics[phrase] ?? topicsByPhrase[Stemmer.stems(ofPhrase: phrase)]).flatMap {
            topics.contains($0) ? $0 : nil
        }
    }

    /// Whether some report has a word: such a word is never taken for a slip.
    func isInReports(_ word: String) -> Bool {
        memory.kept(\.inReports, word) { looksInReports(word) }
    }

    /// Whether a word is of the field or of the ways to ask.
    package func knows(_ word: String) -> Bool { vocabulary.contains(Folding.words(word)) }

    /// Whether a line only opens like a query: behind the first word a preposition, where a step must stand.
    package func namesRecordOnly(_ line: String) -> Bool {
        let words = PlainLine(line).keys
        return words.count > 2 && words[1] != "about" && words[1] != "as"
            && table.joiningWords.contains(words[1])
    }

    /// The same reader with another council meant by "us", or none.
    package func about(_ own: Authority?) -> QuestionReader {
        var reader = self
        reader.own = own
        reader.memory = QuestionMemory()
        return reader
    }

    /// Longer lines are no questions.
    static let mostWords = 25

    /// Reads a line. Words of a line that asks nothing are searched for only when `allowsSearch`.
    package func read(_ line: String, allowsSearch: Bool) -> Reading {
        let line = spelledOut(line)
        let asked = PlainLine(line)
        guard !asked.keys.isEmpty, asked.keys.count <= Self.mostWords else {
            return .nearest([], because: nil)
        }
        let phrase = asked.keys.joined(separator: " ")
        if let whole = table.wholeQuestions[phrase] { return .meant(whole) }
        if let query = planQuery(asked) { return .meant(query) }
        if asksOfMissingPlan(asked) {
            let council = council(in: asked)?.authority.slug ?? own?.slug
            return .nearest(
                [],
                because: "No plan has been begun here, so there are no actions. "
                    + "Begin one with: plan start NAME for \(council ?? "COUNCIL")"
            )
        }
        // Numbers and small words alone ask nothing, unless they are a date: "in May 2025".
        guard
            !recognise(asked).slots.time.isEmpty || !recognise(asked).slots.senses.isEmpty
                || asked.keys.contains(where: { word in
                    word.contains(where: \.isLetter) && (!isEmpty(word) || table.own.contains(word))
                        || table.senses[word] != nil
                })
        else { return .nearest([], because: nil) }
        if let reason = beyondReports(asked) {
            return .nearest(council(in: asked).map { ["card \($0.authority.slug)"] } ?? [], because: reason)
        }
        if let (names, several) = ambiguous(asked) {
            return .nearest(several, because: "This may be \(Suggestion.either(names)).")
        }
        if let defined = definition(asked) { return defined }
        let isSearchable =
            allowsSearch || table.questionWords.contains(asked.keys[0])
            || table.countOpeners.contains(asked.keys[0]) || recognised(asked).slots.has(.saying, .quotes)
        let (understood, slots) = meant(asked)
        if asksTwice(line) {
            let whole: [String] = if case .query(let query, _) = understood { [query] } else { [] }
            return .nearest(
                (queriesOfParts(of: line) + whole + alternatives(to: asked)).unique,
                because: "These are two questions, and not both are understood. Ask one at a time.")
        }
        switch understood {
        case .query(let query, hasWords: false): return .meant(query)
        case .queries(let queries): return .several(queries)
        case .offer(let reason, let queries):
            return .nearest((queries + (queries.isEmpty ? [] : nearest(to: asked))).unique, because: reason)
        case .query(let query, hasWords: true):
            if isSearchable { return putRight(asked) ?? search(for: query, slots, of: asked) }
            let ways = candidates(of: recognised(asked), in: asked).compactMap { self.query(of: $0.0) }
            return .nearest((ways + alternatives(to: asked)).unique, because: nil)
        case .unknown(let words, let without):
            if isSearchable, let meant = putRight(asked) { return meant }
            let reason = words.map { "What \"\($0)\" asks for is not understood." } ?? unnamed(asked)
            return .nearest(
                ([without].compactMap { $0 } + nearest(to: asked)).unique, because: reason)
        }
    }

    /// What a line means with its misspelt words put right; nil when there are none, or it means nothing even so.
    private func putRight(_ line: PlainLine) -> Reading? {
        guard let corrected = corrected(line) else { return nil }
        let (understood, slots) = meant(corrected)
        guard case .query(let query, let hasWords) = understood else { return nil }
        return hasWords ? search(for: query, slots, of: corrected) : .meant(query)
    }

    /// The nearest queries to a line: each thing that it says left out, who may speak as who speaks, its words.
    private func nearest(to line: PlainLine) -> [String] {
        relaxed(line) + spoken(line) + alternatives(to: line)
    }

    /// Whom a line speaks of without a name: "how are they doing".
    private func unnamed(_ line: PlainLine) -> String? {
        guard own == nil, council(in: line) == nil else { return nil }
        return line.keys.first { isOne($0, of: .pronouns) }
            .map { "Which council \"\($0)\" is was not said. Name it." }
    }

    private func search(for query: String, _ slots: QuestionSlots?, of line: PlainLine) -> Reading {
        let ways = candidates(of: recognised(line), in: line).map(\.0)
        // Words that only an officer means a statement by were asked for as words: what falls short under it is offered.
        let sure = ways.filter { $0.statement.map(\.isByName) != false }
        let meant = slots.map { [$0] } ?? []
        let apart = meant.flatMap {
            [
                inParagraphs($0), inSentences($0), withoutChange($0),
                withoutChange(withWordsApart($0, isSure: true)),
                withTopics($0),
            ]
        }
        let instead = (apart.compactMap { $0 } + sure + sure.compactMap(inMoney)).compactMap {
            self.query(of: $0)
        }
        .unique.filter { $0 != query }
        let otherwise = meant.compactMap { withWordsApart($0, isSure: false) } + ways
        return .search(
            query, instead: instead,
            otherwise: (otherwise.compactMap { self.query(of: $0) } + relaxed(line) + alternatives(to: line))
                .unique.filter { $0 != query && !instead.contains($0) })
    }

    /// What somebody says, looked for in whole paragraphs.
    private func inParagraphs(_ slots: QuestionSlots) -> QuestionSlots? {
        guard slots.voice != nil else { return nil }
        var other = slots
        other.isOfParagraphs = true
        return other
    }

    /// What has no earlier value to be held against, as the figures that there are.
    private func withoutChange(_ slots: QuestionSlots) -> QuestionSlots? {
        guard slots.words != nil, slots.has(.trend, .changed) else { return nil }
        return withoutChange(.some(slots))
    }

    private func withoutChange(_ slots: QuestionSlots?) -> QuestionSlots? {
        guard var other = slots, other.has(.trend, .changed) else { return slots }
        other.senses.subtract([.trend, .changed, .rises, .falls, .better, .worse])
        other.senses.insert(.figures)
        return other
    }

    /// Figures by what they measure, looked for in the sentences about it.
    private func inSentences(_ slots: QuestionSlots) -> QuestionSlots? {
        guard slots.measureTest != nil else { return nil }
        var other = slots
        other.isOfSentences = true
        return other
    }

    /// Why no report can answer a line, by a phrase in it.
    private func beyondReports(_ line: PlainLine) -> String? {
        for length in 1...4 where length <= line.keys.count {
            for start in 0...(line.keys.count - length) {
                let phrase = line.keys[start..<start + length].joined(separator: " ")
                if let reason = table.beyondReports[phrase] { return reason }
            }
        }
        return nil
    }

    /// The first phrase that is searched for, when the search begins with one.
    private func firstPhrase(_ slots: QuestionSlots) -> (Sought, PlainLine)? {
        guard let words = slots.words, case .phrase(let phrase)? = words.either.first?.first else {
            return nil
        }
        return (words, PlainLine(phrase))
    }

    /// A phrase that names several topics, as the topics: of "overdue reviews", waiting and reviews.
    private func withTopics(_ slots: QuestionSlots) -> QuestionSlots? {
        guard let (words, line) = firstPhrase(slots) else { return nil }
        let topics = topics(in: line, at: Array(line.keys.indices))
        guard topics.count > 1, topics.count >= line.keys.count else { return nil }
        var other = slots
        other.words = words.replacingFirst(by: topics.map { .topic($0) })
        return other
    }

    /// A phrase looked for word by word; nil when it has but one word that counts.
    private func withWordsApart(_ slots: QuestionSlots, isSure: Bool) -> QuestionSlots? {
        guard let (sought, line) = firstPhrase(slots) else { return nil }
        let counted = line.keys.indices.filter {
            !table.fillers.contains(line.keys[$0]) && !table.joiningWords.contains(line.keys[$0])
        }
        let words = phrases(in: line, at: counted)
        guard (2...Self.mostJoined).contains(words.count) else { return nil }
        // Nearly every paragraph speaks of care and staff: beside such a word another may stand by chance.
        let isCommon = words.map { Folding.words($0) }.contains {
            table.commonStatementWords.contains($0) || table.voices[$0] != nil
        }
        if isSure, isCommon { return nil }
        var other = slots
        other.words = sought.replacingFirst(by: words.map { .phrase($0) })
        return other
    }

    /// A name as an operand: bare when it is one word, else in quotation marks.
    static func operand(_ name: String) -> String {
        name.allSatisfy { $0.isLetter || $0 == "-" } ? name : "\"\(name)\""
    }
}
