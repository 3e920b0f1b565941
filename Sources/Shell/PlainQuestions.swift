internal import AssessmentModel
internal import SourceText
internal import TextAnalysis

/// Understands a line as an officer types it, by rules over known names and the phrase table; never by guessing.
struct PlainQuestions {
    /// What a line turned out to ask.
    enum Reading: Equatable {
        /// One query or command.
        case meant(String)
        /// Not understood for sure: the nearest queries, best first, at most three; none when nothing is near.
        case nearest([String])
    }

    private let authorities: NameIndex<Authority>
    private let statements: NameIndex<FrameworkStatement>
    private let regions: [String]
    private let topics: Set<String>
    private let today: PartialDate

    private static let forms = PhraseForm.read(PlainPhrases.forms)
    private static let voices = aliases(PlainPhrases.voices)
    private static let topicPhrases = aliases(PlainPhrases.topics)

    init(engine: any ShellEngine) {
        authorities = engine.authorities
        statements = engine.statements
        topics = Set(engine.topics)
        today = engine.today
        var regions: [String] = []
        for region in engine.authorities.entries.compactMap(\.region) where !regions.contains(region) { regions.append(region) }
        self.regions = regions
    }

    /// Reads a line. Bare words are searched for only when `allowsSearch`.
    func read(_ line: String, allowsSearch: Bool) -> Reading {
        let asked = Line(line)
        guard !asked.keys.isEmpty else { return .nearest([]) }
        for form in Self.forms {
            if let meant = form.match(asked.keys, fill: { fill($0, $1, of: asked, toleratesTypos: false) }) { return .meant(meant) }
        }
        if let several = ambiguous(asked) { return .nearest(several) }
        var near: [String] = []
        for form in Self.forms where near.count < 2 {
            guard let meant = form.match(asked.keys, fill: { fill($0, $1, of: asked, toleratesTypos: true) }), !near.contains(meant) else {
                continue
            }
            near.append(meant)
            break
        }
        let isQuestion = PlainPhrases.questionWords.contains(asked.keys[0]) || line.contains("?")
        if near.isEmpty, allowsSearch, !isQuestion, asked.keys.count <= 5, let words = search(asked, 0..<asked.keys.count) {
            return .meant("findings about \(words)")
        }
        if allowsSearch, near.count == 1, !isQuestion, let words = search(asked, 0..<asked.keys.count) {
            near.append("findings about \(words)")
        }
        for query in pieces(of: asked) where !near.contains(query) { near.append(query) }
        return .nearest(Array(near.prefix(3)))
    }

    // MARK: Slots

    private func fill(_ slot: String, _ range: Range<Int>, of line: Line, toleratesTypos: Bool) -> String? {
        let phrase = line.keys[range].joined(separator: " ")
        switch slot {
        case "authority", "other": return authority(phrase, toleratesTypos: toleratesTypos)?.slug
        case "statement": return statement(phrase, toleratesTypos: toleratesTypos).map { Self.operand($0.name) }
        case "region": return region(phrase).map(Self.operand)
        case "voice": return Self.voices[phrase]
        case "score": return ["1": "1", "2": "2", "3": "3", "4": "4", "one": "1", "two": "2", "three": "3", "four": "4"][phrase]
        case "since": return dayBefore(phrase)
        case "words":
            guard toleratesTypos || !hidesName(line, range) else { return nil }
            return range.count <= 6 ? search(line, range) : nil
        default: return nil
        }
    }

    private func authority(_ phrase: String, toleratesTypos: Bool) -> Authority? {
        guard phrase.count >= 3, !PlainPhrases.fillers.contains(phrase) else { return nil }
        switch authorities.match(phrase) {
        case .one(let found):
            // The beginning of a name must be a whole word of it, or long enough to be meant.
            let names = [found.name, found.short, found.slug, found.code ?? ""].map { Folding.words($0) }
            let isWhole = names.contains { " \($0) ".contains(" \(phrase) ") }
            return isWhole || phrase.count >= 5 ? found : nil
        case .ambiguous: return nil
        case .unknown(let nearest):
            guard toleratesTypos, phrase.count >= 4, let name = nearest.first, case .one(let found) = authorities.match(name) else {
                return nil
            }
            return found
        }
    }

    private func statement(_ phrase: String, toleratesTypos: Bool) -> FrameworkStatement? {
        guard phrase.count >= 4, !PlainPhrases.fillers.contains(phrase) else { return nil }
        switch statements.match(phrase) {
        case .one(let found): return found
        case .ambiguous: return nil
        case .unknown(let nearest):
            guard toleratesTypos, let name = nearest.first, case .one(let found) = statements.match(name) else { return nil }
            return found
        }
    }

    private func region(_ phrase: String) -> String? {
        let found = regions.filter { Folding.words($0) == phrase }
        if let region = found.first { return region }
        let beginning = regions.filter { (Folding.words($0) + " ").hasPrefix(phrase + " ") }
        return beginning.count == 1 ? beginning[0] : nil
    }

    /// What to search for, as it stands after `about`; nil for words that carry no topic.
    private func search(_ line: Line, _ range: Range<Int>) -> String? {
        var range = range
        while let first = range.first, range.count > 1, ["the", "a", "an", "any", "our", "their"].contains(line.keys[first]) {
            range = (first + 1)..<range.upperBound
        }
        let keys = line.keys[range]
        guard keys.contains(where: { !PlainPhrases.fillers.contains($0) && $0.contains(where: \.isLetter) }) else { return nil }
        // What begins or ends in a word that only joins others is cut wrongly.
        guard let last = keys.last, let first = keys.first, !["in", "at", "for", "of", "and", "or", "about", "with", "the"].contains(last),
            !["in", "at", "for", "of", "and", "or", "about", "since"].contains(first)
        else { return nil }
        let phrase = keys.joined(separator: " ")
        if let topic = Self.topicPhrases[phrase], topics.contains(topic) { return "topic:\(topic)" }
        if topics.contains(keys.joined(separator: "-")) { return "topic:\(keys.joined(separator: "-"))" }
        return "\"\(line.words[range].joined(separator: " "))\""
    }

    /// Whether words to be searched for hold a council's name, or one misspelt: `respite in stocton`.
    private func hidesName(_ line: Line, _ range: Range<Int>) -> Bool {
        for index in range {
            if index > range.lowerBound, ["in", "at", "for", "from"].contains(line.keys[index - 1]) {
                let tail = line.keys[index..<range.upperBound].joined(separator: " ")
                if tail.count >= 4, authority(tail, toleratesTypos: true) != nil || isAmbiguous(tail) { return true }
            }
            if isMisspeltName(line.keys[index]) { return true }
        }
        return false
    }

    /// One or two slips away from a council's one-word name, and long enough that this is no accident.
    private func isMisspeltName(_ word: String) -> Bool {
        guard word.count >= 6, !PlainPhrases.fillers.contains(word) else { return false }
        let allowed = word.count >= 8 ? 2 : 1
        return authorities.entries.contains { authority in
            let name = Folding.words(authority.short).split(separator: " ").first.map(String.init) ?? ""
            guard name.count >= 6, abs(name.count - word.count) <= allowed, name.first == word.first else { return false }
            let distance = EditDistance.between(name, word)
            return distance > 0 && distance <= allowed
        }
    }

    private func isAmbiguous(_ phrase: String) -> Bool {
        if case .ambiguous = authorities.match(phrase) { return true }
        return false
    }

    /// The line with a name that several councils could be called by put right in up to three ways.
    private func ambiguous(_ line: Line) -> [String]? {
        for length in (1...min(4, line.keys.count)).reversed() {
            for start in 0...(line.keys.count - length) {
                let phrase = line.keys[start..<(start + length)].joined(separator: " ")
                guard phrase.count >= 4, !PlainPhrases.fillers.contains(phrase), case .ambiguous(let several) = authorities.match(phrase),
                    region(phrase) == nil
                else { continue }
                let meant = several.prefix(3).compactMap { authority -> String? in
                    var keys = line.keys
                    keys.replaceSubrange(start..<(start + length), with: Folding.words(authority.slug).words)
                    var words = line.words
                    words.replaceSubrange(start..<(start + length), with: Folding.words(authority.slug).words)
                    let put = Line(words: words, keys: keys)
                    return Self.forms.lazy.compactMap { $0.match(keys) { fill($0, $1, of: put, toleratesTypos: false) } }.first
                }
                if !meant.isEmpty { return meant }
            }
        }
        return nil
    }

    /// Queries from what was recognised in a line: a council, a voice, and the words that are left.
    private func pieces(of line: Line) -> [String] {
        var found: Authority?
        var used = Set<Int>()
        search: for length in (1...min(4, line.keys.count)).reversed() {
            for start in 0...(line.keys.count - length) {
                let phrase = line.keys[start..<(start + length)].joined(separator: " ")
                let isTypo = length == 1 && isMisspeltName(phrase)
                if let authority = authority(phrase, toleratesTypos: isTypo) {
                    found = authority
                    used = Set(start..<(start + length))
                    break search
                }
            }
        }
        let place = found.map { " where authority is \($0.slug)" } ?? ""
        let rest = line.keys.indices.filter { !used.contains($0) && !PlainPhrases.fillers.contains(line.keys[$0]) }
        var queries: [String] = []
        if !rest.isEmpty {
            let words = "\"\(rest.prefix(4).map { line.words[$0] }.joined(separator: " "))\""
            queries.append("findings about \(words)\(place)")
            if let voice = rest.lazy.compactMap({ Self.voices[line.keys[$0]] }).first, rest.count > 1 {
                let others = rest.filter { Self.voices[line.keys[$0]] == nil }.prefix(4).map { line.words[$0] }.joined(separator: " ")
                if !others.isEmpty {
                    queries.append(
                        "sentences about \"\(others)\" where said by \(voice)\(found.map { " and authority is \($0.slug)" } ?? "")")
                }
            }
        }
        if let found {
            queries.append("card \(found.slug)")
            queries.append("statements where authority is \(found.slug) sort by number show statement, score")
        }
        return queries
    }

    // MARK: Dates

    /// The day, month or year before a date, so that `after` it begins with the date. A month alone is the last one of that name.
    private func dayBefore(_ phrase: String) -> String? {
        let words = phrase.words
        if words.count == 1, let month = PartialDate.month(named: words[0]) {
            let isPast = month <= (today.month ?? 12)
            return before(year: isPast ? today.year : today.year - 1, month: month, day: nil)
        }
        if words == ["last", "year"] { return String(today.year - 2) }
        if words == ["this", "year"] { return String(today.year - 1) }
        guard let date = PartialDate(english: phrase) ?? PartialDate(iso: phrase.words.joined(separator: "-")) else { return nil }
        return before(year: date.year, month: date.month, day: date.day)
    }

    private func before(year: Int, month: Int?, day: Int?) -> String? {
        guard let month else { return String(year - 1) }
        if let day, day > 1 { return PartialDate(year: year, month: month, day: day - 1)?.english }
        let earlier = PartialDate(year: month == 1 ? year - 1 : year, month: month == 1 ? 12 : month - 1)
        return earlier?.english
    }

    // MARK: Words

    /// A name as an operand: bare when it is one word, else in quotation marks.
    private static func operand(_ name: String) -> String {
        name.allSatisfy { $0.isLetter || $0 == "-" } ? name : "\"\(name)\""
    }

    /// `name: phrase, phrase` a line, as phrase to name.
    private static func aliases(_ table: String) -> [String: String] {
        var aliases: [String: String] = [:]
        for line in table.split(separator: "\n") {
            let sides = line.split(separator: ":", maxSplits: 1).map(\.trimmed)
            guard sides.count == 2 else { continue }
            for phrase in sides[1].split(separator: ",") { aliases[phrase.trimmed] = sides[0] }
        }
        return aliases
    }

    /// A line as words: as typed without punctuation around them, and folded for comparing.
    private struct Line {
        var words: [String] = []
        var keys: [String] = []

        init(words: [String], keys: [String]) {
            self.words = words
            self.keys = keys
        }

        init(_ line: String) {
            for typed in line.split(whereSeparator: { $0.isWhitespace }) {
                let word = typed.trimming { !$0.isLetter && !$0.isNumber && $0 != "%" }
                // "Stockton-on-Tees" counts as its three words in a name; "stockton's" as stockton.
                let owner = ["'s", "’s"].first { word.hasSuffix($0) }.map { word.dropLast($0.count) } ?? word
                for key in Folding.words(owner).split(separator: " ") {
                    keys.append(String(key))
                    words.append(Folding.words(owner).contains(" ") ? String(key) : String(word))
                }
            }
        }
    }
}

extension Substring {
    /// Without the characters at either end that meet a condition.
    fileprivate func trimming(while condition: (Character) -> Bool) -> Substring {
        var rest = self
        while let first = rest.first, condition(first) { rest.removeFirst() }
        while let last = rest.last, condition(last) { rest.removeLast() }
        return rest
    }
}
