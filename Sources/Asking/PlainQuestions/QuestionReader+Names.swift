internal import AssessmentModel
internal import SourceText
internal import TextAnalysis

/// Names of councils, regions and topics in some words of a line.
extension QuestionReader {
    /// A council by its name, or by its name among words such as `borough council`, or with the `s` of
    /// `sunderlands rating`.
    func authority(_ phrase: String, toleratesTypos: Bool) -> Authority? {
        toleratesTypos
            ? council(phrase, toleratesTypos: true)
            : memory.kept(\.councils, phrase) { council(phrase, toleratesTypos: false) }
    }

    private func council(_ phrase: String, toleratesTypos: Bool) -> Authority? {
        if let slug = table.nicknames[phrase], case .one(let found) = authorities.match(slug) { return found }
        let found = named(phrase, toleratesTypos: toleratesTypos)
        // "Leicesters" is Leicester's, not the beginning of Leicestershire.
        if found.map({ !isWhole(phrase, in: $0) }) ?? true, phrase.count >= 5, phrase.hasSuffix("s") {
            let owner = String(phrase.dropLast())
            if let owned = named(owner, toleratesTypos: false), isWhole(owner, in: owned) { return owned }
        }
        if let found { return found }
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
        if let slug = table.nicknames[core.joined(separator: " ")],
            case .one(let found) = authorities.match(slug)
        {
            return found
        }
        return named(core.joined(separator: " "), toleratesTypos: false)
    }

    private func named(_ phrase: String, toleratesTypos: Bool) -> Authority? {
        guard phrase.count >= 3, isDistinct(phrase), toleratesTypos || mayBeName(phrase) else { return nil }
        switch authorities.match(phrase) {
        case .one(let found):
            if isPartName(phrase, of: found) { return nil }
            // The beginning of a name must be a whole word of it, or long enough to be meant.
            // "and no" is no beginning of Bath and North East Somerset; "staff" is who speaks, not the beginning
            // of Staffordshire.
            let isBegun = (phrase.words.last?.count ?? 0) >= 4 && phrase.count >= 5
            let isOtherwiseKnown =
                table.voices[phrase] != nil || table.senses[phrase] != nil || table.conditions[phrase] != nil
                || table.knownWords.contains(phrase)
            return isWhole(phrase, in: found) || (isBegun && !isOtherwiseKnown) ? found : nil
        case .ambiguous: return nil
        case .unknown(let nearest):
            guard toleratesTypos, phrase.count >= 4 else { return nil }
            if let name = nearest.first, case .one(let found) = authorities.match(name) { return found }
            return firstWords.firstIndex { Self.isSlip(phrase, for: $0) }.map { authorities.entries[$0] }
        }
    }

    /// "Bedfordshire" is more than Central Bedfordshire: the name without the word that names a part of it. "Oxford" is
    /// less than Oxfordshire: the town that it is called after.
    func isPartName(_ phrase: String, of council: Authority) -> Bool {
        let name = Folding.words(council.short)
        if table.countyEndings.contains(where: { phrase + $0 == name }) { return true }
        let words = name.words
        let whole = words.drop { table.partWords.contains($0) }
        return whole.count < words.count && whole.joined(separator: " ") == phrase
            && Folding.words(council.slug) != phrase
    }

    /// The councils that a name may mean, when it does not mean one: several begin or end with it, or it is
    /// larger than the one that it stands in. "Bedfordshire" may be Bedford too.
    func councils(sharing phrase: String) -> [Authority]? {
        if let slugs = table.nicknames[phrase]?.split(separator: ";").map(\.trimmed), slugs.count > 1 {
            return slugs.compactMap { slug in authorities.entries.first { $0.slug == slug } }
        }
        switch authorities.match(phrase) {
        case .ambiguous(let several): return several
        case .one(let found) where isPartName(phrase, of: found):
            let others = authorities.entries.filter {
                let short = Folding.words($0.short)
                return $0.slug != found.slug
                    && (short.count >= 5 && phrase.hasPrefix(short) || short.contains(" " + phrase))
            }
            return [found] + others
        case .one, .unknown: return nil
        }
    }

    /// Whether a phrase is made of whole words of a council's name.
    private func isWhole(_ phrase: String, in council: Authority) -> Bool {
        [council.name, council.short, council.slug, council.code ?? ""]
            .contains { " \(Folding.words($0)) ".contains(" \(phrase) ") }
    }

    /// Whether all words are of councils' names, the last perhaps the beginning of one: names that are near are
    /// looked for only where a slip is allowed, for that takes its time.
    private func mayBeName(_ phrase: String) -> Bool {
        let words = phrase.words
        guard let last = words.last, words.dropLast().allSatisfy(nameWords.contains) else { return false }
        return nameWords.contains { $0.hasPrefix(last) }
    }

    /// Whether some word could tell one council from another: "north" and "the east" could not.
    func isDistinct(_ phrase: String) -> Bool {
        phrase.words.contains { !table.commonPlaceWords.contains($0) && !table.fillers.contains($0) }
    }

    func region(_ words: String) -> String? {
        let phrase = words.hasPrefix("the ") ? String(words.dropFirst(4)) : words
        // "Londons" is London's.
        let owner = phrase.hasSuffix("s") ? String(phrase.dropLast()) : phrase
        let found = regions.filter { [phrase, owner].contains(Folding.words($0)) }
        if let region = found.first { return region }
        // "West" is no beginning of the West Midlands.
        guard !table.partWords.contains(phrase) else { return nil }
        let beginning = regions.filter { (Folding.words($0) + " ").hasPrefix(phrase + " ") }
        return beginning.count == 1 ? beginning[0] : nil
    }

    /// What to search for, as it stands after `about`; nil for words that carry no topic.
    func search(_ line: PlainLine, _ range: Range<Int>) -> Sought.Part? {
        var range = range
        while let first = range.first, range.count > 1,
            isOne(line.keys[first], of: .articles, .owners)
        {
            range = (first + 1)..<range.upperBound
        }
        let keys = line.keys[range]
        guard let first = keys.first, let last = keys.last, !table.questionWords.contains(first) else {
            return nil
        }
        guard keys.contains(where: { !table.fillers.contains($0) && $0.first?.isLetter == true }) else {
            return nil
        }
        // What begins or ends in a word that only joins others is cut wrongly.
        let edges = [first, last]
        guard !edges.contains(where: { table.joiningWords.contains($0) || table.signs.contains($0) }) else {
            return nil
        }
        let phrase = keys.joined(separator: " ")
        if let topic = table.topics[phrase], topics.contains(topic) { return .topic(topic) }
        if topics.contains(keys.joined(separator: "-")) { return .topic(keys.joined(separator: "-")) }
        return .phrase(line.text(range))
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
}
