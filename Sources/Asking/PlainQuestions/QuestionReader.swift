package import AssessmentModel
internal import English
internal import SourceText
internal import TextAnalysis

/// Understands a line as an officer types it, by rules over known names and the phrase table; never by
/// guessing.
package struct QuestionReader {
    /// What a line turned out to ask.
    package enum Reading: Equatable {
        /// One query or command.
        case meant(String)
        /// Words to look for: a query that is run only if it has rows, for none would read as if nothing had
        /// been said; what to run instead, as the query with its words apart; and the queries to offer in its
        /// place, best first. Some may have no rows either.
        case search(String, instead: [String], otherwise: [String])
        /// Not understood for sure: the nearest queries, best first; none when nothing is near.
        case nearest([String])

        /// The query when there is one, whether or not it has rows.
        package var query: String? {
            switch self {
            case .meant(let query), .search(let query, _, _): query
            case .nearest: nil
            }
        }
    }

    private let authorities: NameIndex<Authority>
    let statements: NameIndex<FrameworkStatement>
    private let regions: [String]
    private let topics: Set<String>
    /// Phrases that mean a topic, and those that are known at all, by their words without plural endings.
    let topicsByPhrase: [String: String]
    let knownPhrases: Set<String>
    private let acronyms: [String: String]
    /// Words of known phrases and forms, which a misspelt word is held against.
    let vocabulary: Set<String>
    let vocabularyStems: Set<String>
    let today: PartialDate
    /// The folded first word of each council's short name, in the order of the councils.
    private let firstWords: [String]
    /// Those first words, and the words of statement names, that a slip of the finger is looked for in.
    let distinctWords: [String]

    let table: PlainPhrases
    /// The council that "us" means, when `use` has named one.
    private(set) var own: Authority?

    /// - Parameter own: the council that "us" means.
    package init(_ names: QuestionNames, own: Authority? = nil) {
        table = names.table
        self.own = own
        authorities = names.authorities
        statements = names.statements
        topics = Set(names.topics)
        today = names.today
        var regions: [String] = []
        for region in names.authorities.entries.compactMap(\.region) where !regions.contains(region) {
            regions.append(region)
        }
        self.regions = regions
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
        acronyms = Dictionary(
            phrases.filter { Self.isAcronym($0.text) }.map { (Folding.words($0.text), $0.text) },
            uniquingKeysWith: { first, _ in first })
        vocabulary = Set(
            phrases.flatMap { Folding.words($0.text).words } + topics.flatMap { Folding.words($0).words }
                + headings + table.formWords
                + table.partWords)
        vocabularyStems = Set(vocabulary.map { Stemmer.stem($0) })
    }

    /// The same reader with another council meant by "us", or none.
    package func about(_ own: Authority?) -> QuestionReader {
        var reader = self
        reader.own = own
        return reader
    }

    /// `DoLS`, `MASH`: one word with two capitals or more.
    private static func isAcronym(_ text: String) -> Bool {
        text.count <= 8 && text.count { $0.isUppercase } >= 2
            && text.allSatisfy { $0.isLetter || $0.isNumber }
    }

    /// Reads a line. Bare words are searched for only when `allowsSearch`.
    package func read(_ line: String, allowsSearch: Bool) -> Reading {
        let typed = PlainLine(line)
        guard !typed.keys.isEmpty, typed.keys.count <= Self.mostWords else { return .nearest([]) }
        let asked = typed.without(table.openers)
        for asked in asked == typed ? [typed] : [typed, asked] {
            if let form = firstForm(that: asked, toleratesTypos: false) { return reading(form, of: asked) }
        }
        guard !asked.keys.isEmpty else { return .nearest([]) }
        if let several = ambiguous(asked) { return .nearest(several) }
        if allowsSearch, corrected(asked) == nil, let meant = composed(asked) {
            return reading(meant, of: asked)
        }
        var near = firstForm(that: asked, toleratesTypos: true).map { [$0.meaning] } ?? []
        let isQuestion = table.questionWords.contains(asked.keys[0]) || line.contains("?")
        let whole = 0..<asked.keys.count
        let words = whole.count <= Self.mostSearchWords && !isQuestion ? search(asked, whole) : nil
        if near.isEmpty, allowsSearch, let words, !hidesName(asked, whole) {
            guard let council = council(in: asked) else {
                return search(for: "findings about \(words)", of: asked)
            }
            // A council anywhere in the line says whose findings.
            if let words = wordsAround(council.words, in: asked) {
                return search(
                    for: "findings about \(words) where authority is \(council.authority.slug)", of: asked)
            }
        }
        if whole.count == 1 || (near.isEmpty && council(in: asked) == nil), let words {
            near.append("findings about \(words)")
        }
        return .nearest(near + alternatives(to: asked).filter { !near.contains($0) })
    }

    /// What a form means: run at once, unless it looks for words.
    private func reading(_ form: (meaning: String, hasWords: Bool), of line: PlainLine) -> Reading {
        form.hasWords ? search(for: form.meaning, of: line) : .meant(form.meaning)
    }

    private func search(for query: String, of line: PlainLine) -> Reading {
        var instead: [String] = []
        for other in [
            withWordsApart(query), withTopics(query), corrected(line) == nil ? composed(line)?.meaning : nil,
        ].compactMap({ $0 })
        where other != query && !instead.contains(other) {
            instead.append(other)
        }
        return .search(
            query, instead: instead,
            otherwise: alternatives(to: line).filter { $0 != query && !instead.contains($0) })
    }

    /// A query whose first phrase names several topics, with the topics: of "overdue reviews", waiting and
    /// reviews.
    private func withTopics(_ query: String) -> String? {
        guard let start = query.firstRange(of: "about \"")?.upperBound else { return nil }
        let phrase = query[start...].prefix { $0 != "\"" }
        let words = PlainLine(String(phrase))
        let topics = topics(in: words, at: Array(words.keys.indices))
        guard topics.count > 1, topics.count >= words.keys.count else { return nil }
        return query[..<start].dropLast() + topics.map { "topic:\($0)" }.joined(separator: " and ")
            + query[phrase.endIndex...].dropFirst()
    }

    /// A query whose first phrase is looked for word by word; nil when it has but one word that counts.
    private func withWordsApart(_ query: String) -> String? {
        guard let start = query.firstRange(of: "about \"")?.upperBound else { return nil }
        let phrase = query[start...].prefix { $0 != "\"" }
        let line = PlainLine(String(phrase))
        let counted = line.keys.indices.filter {
            !table.fillers.contains(line.keys[$0]) && !table.joiningWords.contains(line.keys[$0])
        }
        let words = phrases(in: line, at: counted)
        guard (2...Self.mostJoined).contains(words.count) else { return nil }
        return query[..<start].dropLast() + Self.joined(words) + query[phrase.endIndex...].dropFirst()
    }

    /// Longer lines are no questions that a form could fit.
    static let mostWords = 40
    /// More words than these are a sentence, not something to search for.
    private static let mostSearchWords = 5

    /// The meaning of the first form that fits.
    func firstForm(that line: PlainLine, toleratesTypos: Bool) -> (meaning: String, hasWords: Bool)? {
        // Many forms ask for the same words in the same slot.
        var known: [String: String?] = [:]
        for form in table.forms {
            let meant = form.match(line.keys) { slot, range in
                let key = "\(slot) \(range)"
                if let text = known[key] { return text }
                let text = fill(slot, range, of: line, toleratesTypos: toleratesTypos)
                known[key] = .some(text)
                return text
            }
            if let meant {
                return (meant, form.parts.contains(.slot("words")) || form.parts.contains(.slot("acronym")))
            }
        }
        return nil
    }

    // MARK: Slots

    private func fill(_ slot: String, _ range: Range<Int>, of line: PlainLine, toleratesTypos: Bool)
        -> String?
    {
        let phrase = line.keys[range].joined(separator: " ")
        switch slot {
        case "authority", "other":
            if let own, table.own.contains(phrase) { return own.slug }
            return authority(phrase, toleratesTypos: toleratesTypos)?.slug
        case "statement":
            return statement(phrase, toleratesTypos: toleratesTypos).map { Self.operand($0.name) }
        case "region": return region(phrase).map(Self.operand)
        case "voice": return table.voices[phrase]
        case "score":
            return [
                "1": "1", "2": "2", "3": "3", "4": "4", "one": "1", "two": "2", "three": "3", "four": "4",
            ][phrase]
        case "number":
            return Int(phrase).flatMap { (1...200).contains($0) ? String($0) : nil }
                ?? Self.numberWords[phrase]
        case "since": return dayBefore(phrase)
        case "when":
            return (PartialDate(english: phrase) ?? Int(phrase).flatMap { PartialDate(year: $0) }).map {
                "\"\($0.english)\""
            }
        case "acronym":
            guard range.count == 1 else { return nil }
            let word = line.text(range)
            return (acronyms[phrase] ?? (Self.isAcronym(word) ? word : nil)).map { "\"\($0)\"" }
        case "words":
            guard toleratesTypos || !hidesName(line, range) else { return nil }
            return range.count <= 6 ? search(line, range) : nil
        default: return nil
        }
    }

    static let numberWords = [
        "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
        "nine": "9", "ten": "10",
        "twenty": "20",
    ]

    /// A council by its name, or by its name among words such as `borough council`, or with the `s` of
    /// `sunderlands rating`.
    func authority(_ phrase: String, toleratesTypos: Bool) -> Authority? {
        if let found = named(phrase, toleratesTypos: toleratesTypos) { return found }
        if phrase.count >= 5, phrase.hasSuffix("s"),
            let found = named(String(phrase.dropLast()), toleratesTypos: false)
        {
            return found
        }
        let words = phrase.words
        let core = words.drop { table.civicWords.contains($0) }.reversed().drop {
            table.civicWords.contains($0)
        }.reversed()
        guard core.count < words.count, !core.isEmpty else { return nil }
        return named(core.joined(separator: " "), toleratesTypos: false)
    }

    private func named(_ phrase: String, toleratesTypos: Bool) -> Authority? {
        guard phrase.count >= 3, isDistinct(phrase) else { return nil }
        switch authorities.match(phrase) {
        case .one(let found):
            // The beginning of a name must be a whole word of it, or long enough to be meant.
            let names = [found.name, found.short, found.slug, found.code ?? ""].map { Folding.words($0) }
            let isWhole = names.contains { " \($0) ".contains(" \(phrase) ") }
            // "staff" is who speaks, not the beginning of Staffordshire.
            return isWhole || (phrase.count >= 5 && table.voices[phrase] == nil) ? found : nil
        case .ambiguous: return nil
        case .unknown(let nearest):
            guard toleratesTypos, phrase.count >= 4 else { return nil }
            if let name = nearest.first, case .one(let found) = authorities.match(name) { return found }
            return firstWords.firstIndex { Self.isSlip(phrase, for: $0) }.map { authorities.entries[$0] }
        }
    }

    /// Whether some word could tell one council from another: "north" and "the east" could not.
    private func isDistinct(_ phrase: String) -> Bool {
        phrase.words.contains { !table.commonPlaceWords.contains($0) && !table.fillers.contains($0) }
    }

    private func statement(_ phrase: String, toleratesTypos: Bool) -> FrameworkStatement? {
        guard phrase.count >= 4, !table.fillers.contains(phrase) else { return nil }
        switch statements.match(phrase) {
        case .one(let found): return found
        case .ambiguous: return nil
        case .unknown(let nearest):
            guard toleratesTypos, let name = nearest.first, case .one(let found) = statements.match(name)
            else { return nil }
            return found
        }
    }

    func region(_ phrase: String) -> String? {
        let found = regions.filter { Folding.words($0) == phrase }
        if let region = found.first { return region }
        let beginning = regions.filter { (Folding.words($0) + " ").hasPrefix(phrase + " ") }
        return beginning.count == 1 ? beginning[0] : nil
    }

    /// What to search for, as it stands after `about`; nil for words that carry no topic.
    func search(_ line: PlainLine, _ range: Range<Int>) -> String? {
        var range = range
        while let first = range.first, range.count > 1,
            ["the", "a", "an", "any", "our", "their"].contains(line.keys[first])
        {
            range = (first + 1)..<range.upperBound
        }
        let keys = line.keys[range]
        guard let first = keys.first, let last = keys.last, !table.questionWords.contains(first) else {
            return nil
        }
        guard keys.contains(where: { !table.fillers.contains($0) && $0.contains(where: \.isLetter) }) else {
            return nil
        }
        // What begins or ends in a word that only joins others is cut wrongly.
        guard !table.joiningWords.contains(first), !table.joiningWords.contains(last) else { return nil }
        let phrase = keys.joined(separator: " ")
        if let topic = table.topics[phrase], topics.contains(topic) { return "topic:\(topic)" }
        if topics.contains(keys.joined(separator: "-")) { return "topic:\(keys.joined(separator: "-"))" }
        return "\"\(line.text(range))\""
    }

    /// Whether words to be searched for hold a council's name, or one misspelt: `respite in stocton`.
    private func hidesName(_ line: PlainLine, _ range: Range<Int>) -> Bool {
        for index in range {
            if index > range.lowerBound, ["in", "at", "for", "from"].contains(line.keys[index - 1]) {
                let tail = line.keys[index..<range.upperBound].joined(separator: " ")
                if tail.count >= 4, authority(tail, toleratesTypos: true) != nil || isAmbiguous(tail) {
                    return true
                }
            }
            if isMisspeltName(line.keys[index]) { return true }
        }
        return false
    }

    /// A slip of the finger away from the name of a council or statement.
    func isMisspeltName(_ word: String) -> Bool {
        guard word.count >= 6, !distinctWords.contains(word), !table.knownWords.contains(word) else {
            return false
        }
        return distinctWords.contains { Self.isSlip(word, for: $0) }
    }

    /// One slip away, two in long words, and long enough that this is no accident.
    private static func isSlip(_ word: String, for name: String) -> Bool {
        let allowed = word.count >= 9 ? 2 : 1
        guard word.count >= 6, name.count >= 6, abs(name.count - word.count) <= allowed,
            name.first == word.first
        else { return false }
        let distance = EditDistance.between(name, word)
        return distance > 0 && distance <= allowed
    }

    private func isAmbiguous(_ phrase: String) -> Bool {
        if case .ambiguous = authorities.match(phrase) { return true }
        return false
    }

    /// The line with a name that several councils could be called by put right in up to three ways.
    private func ambiguous(_ line: PlainLine) -> [String]? {
        for length in (1...min(4, line.keys.count)).reversed() {
            for start in 0...(line.keys.count - length) {
                let phrase = line.keys[start..<(start + length)].joined(separator: " ")
                guard phrase.count >= 4, isDistinct(phrase),
                    case .ambiguous(let several) = authorities.match(phrase),
                    region(phrase) == nil
                else { continue }
                let meant = several.prefix(3).compactMap { authority -> String? in
                    var put = line
                    put.replace(start..<(start + length), with: authority.slug)
                    return firstForm(that: put, toleratesTypos: false)?.meaning
                }
                if !meant.isEmpty { return meant }
            }
        }
        return nil
    }

    /// A name as an operand: bare when it is one word, else in quotation marks.
    static func operand(_ name: String) -> String {
        name.allSatisfy { $0.isLetter || $0 == "-" } ? name : "\"\(name)\""
    }
}
