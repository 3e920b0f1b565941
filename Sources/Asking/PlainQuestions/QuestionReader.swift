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
            !recognise(asked).slots.time.isEmpty
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
        let understood = understood(asked)
        if asksTwice(line) {
            let whole: [String] = if case .query(let query, _) = understood { [query] } else { [] }
            return .nearest(
                (queriesOfParts(of: line) + whole + alternatives(to: asked)).unique,
                because: "These are two questions, and not both are understood. Ask one at a time.")
        }
        if case .query(let query, hasWords: false) = understood { return .meant(query) }
        if case .queries(let queries) = understood { return .several(queries) }
        if case .offer = understood {
            // Said below.
        } else if isSearchable {
            if let corrected = corrected(asked),
                case .query(let query, let hasWords) = self.understood(corrected)
            {
                return hasWords ? search(for: query, of: corrected) : .meant(query)
            }
            if case .query(let query, hasWords: true) = understood { return search(for: query, of: asked) }
        }
        switch understood {
        case .offer(let reason, let queries): return .nearest(queries, because: reason)
        case .unknown(let words, let without):
            let reason =
                words.map { "What \"\($0)\" asks for is not understood." } ?? unnamed(asked)
            return .nearest(
                ((without.map { [$0] } ?? []) + relaxed(asked) + alternatives(to: asked)).unique,
                because: reason)
        case .query:
            let ways = candidates(of: recognised(asked), in: asked).compactMap { self.query(of: $0.0) }
            return .nearest((ways + alternatives(to: asked)).unique, because: nil)
        case .queries: return .nearest(alternatives(to: asked), because: nil)
        }
    }

    /// Whom a line speaks of without a name: "how are they doing".
    private func unnamed(_ line: PlainLine) -> String? {
        guard own == nil, council(in: line) == nil else { return nil }
        return line.keys.first { ["they", "them", "their", "theyre", "it", "its"].contains($0) }
            .map { "Which council \"\($0)\" is was not said. Name it." }
    }

    private func search(for query: String, of line: PlainLine) -> Reading {
        let ways = candidates(of: recognised(line), in: line).map(\.0)
        // Words that only an officer means a statement by were asked for as words: what falls short under it is offered.
        let sure = ways.filter { $0.statement.map(\.isByName) != false }
        let otherwise = (sure + sure.compactMap(inMoney)).compactMap { self.query(of: $0) }
        let apart = [
            inSentences(query), inParagraphs(query), withWordsApart(query, isNear: true), withTopics(query),
        ].compactMap {
            $0
        }
        let instead = (apart + otherwise).unique
            .filter { $0 != query }
        return .search(
            query, instead: instead,
            otherwise: ([withWordsApart(query, isNear: false)].compactMap { $0 }
                + ways.compactMap { self.query(of: $0) } + relaxed(line) + alternatives(to: line)).unique
                .filter {
                    $0 != query && !instead.contains($0)
                })
    }

    /// A search of sentences as one of paragraphs: who speaks and what of may stand in two sentences.
    private func inParagraphs(_ query: String) -> String? {
        guard query.hasPrefix("sentences"), !query.hasSuffix("quotes") else { return nil }
        return "findings" + query.dropFirst("sentences".count)
    }

    /// Figures by what they measure as figures in sentences about it, which finds other words for it too. The
    /// query is this reader's own, with one such test at most.
    private func inSentences(_ query: String) -> String? {
        let test = "measure contains "
        guard let start = query.firstRange(of: test) else { return nil }
        let phrase = query[start.upperBound...].dropFirst().prefix { $0 != "\"" }
        let rest = query.replacing("\(test)\"\(phrase)\"", with: "")
            .replacing("where  and ", with: "where ").replacing(" and  and ", with: " and ")
        return rest.replacing("indicators ", with: "indicators about \"\(phrase)\" ", maxReplacements: 1)
    }

    /// How far apart two words of one matter stand.
    private static let wordsBetween = 8

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

    /// A query whose first phrase names several topics, with the topics: of "overdue reviews", waiting and
    /// reviews. The query is this reader's own, with such a phrase first.
    private func withTopics(_ query: String) -> String? {
        guard let start = query.firstRange(of: "about \"")?.upperBound else { return nil }
        let phrase = query[start...].prefix { $0 != "\"" }
        let words = PlainLine(String(phrase))
        let topics = topics(in: words, at: Array(words.keys.indices))
        guard topics.count > 1, topics.count >= words.keys.count else { return nil }
        return query[..<start].dropLast() + topics.map { "topic:\($0)" }.joined(separator: " and ")
            + query[phrase.endIndex...].dropFirst()
    }

    /// A query whose first phrase is looked for word by word; nil when it has but one word that counts. The query
    /// is this reader's own, with such a phrase first.
    private func withWordsApart(_ query: String, isNear: Bool) -> String? {
        guard let start = query.firstRange(of: "about \"")?.upperBound else { return nil }
        let phrase = query[start...].prefix { $0 != "\"" }
        let line = PlainLine(String(phrase))
        let counted = line.keys.indices.filter {
            !table.fillers.contains(line.keys[$0]) && !table.joiningWords.contains(line.keys[$0])
        }
        let words = phrases(in: line, at: counted)
        guard (2...Self.mostJoined).contains(words.count) else { return nil }
        // Nearly every paragraph speaks of care and staff: beside such a word another may stand by chance.
        let isCommon = words.map { Folding.words($0) }.contains {
            table.commonStatementWords.contains($0) || table.voices[$0] != nil
        }
        if isNear, isCommon { return nil }
        // Two words of a long paragraph may have nothing to do with each other.
        let apart =
            words.count == 2 && isNear
            ? "\"\(words[0])\" near \"\(words[1])\" within \(Self.wordsBetween)" : Self.joined(words)
        return query[..<start].dropLast() + apart + query[phrase.endIndex...].dropFirst()
    }

    /// A name as an operand: bare when it is one word, else in quotation marks.
    static func operand(_ name: String) -> String {
        name.allSatisfy { $0.isLetter || $0 == "-" } ? name : "\"\(name)\""
    }
}
