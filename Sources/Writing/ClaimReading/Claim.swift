package import English
internal import AssessmentModel
internal import NoteText
package import SentenceNumbers
internal import TextAnalysis

/// A sentence from a speech or a press release, taken apart for holding it against a report.
package struct Claim {
    package let text: String
    /// Folded words in order.
    package let words: [String]
    package let councils: [NamedCouncil]
    /// The folded words that name councils in it.
    package let names: Set<String>
    /// The stems of the words that say what it is about, without repetition or councils, in order.
    package let stems: [String]
    package let mentions: NumberMentions
    /// Folded words in order, without numbers, dates and councils: what words have to bear out.
    package let ownWords: [String]
    /// What stands in typographic or straight quotation marks.
    package let quotations: [String]
    /// Verbs that only lead to a number: "came" of "came to 12%".
    package let amounting: Set<String>

    package init(_ text: String, councils: [NamedCouncil], vocabulary: CheckVocabulary) {
        self.text = text
        self.councils = councils
        words = Wording.words(text)
        let names = Set(
            councils.flatMap { $0.words.split(separator: " ").map(String.init) + Wording.words($0.name) }
        ).subtracting(SmallWords.all)
        // "Stockton's" is folded to one word.
        self.names = names.union(names.map { $0 + "s" })
        var seen: Set<String> = []
        stems = words.filter {
            !SmallWords.all.contains($0) && !Self.framing.contains($0) && !names.contains($0)
                && !NeutralWords.all.contains($0)
        }.map(Stemmer.stem).filter {
            seen.insert($0).inserted
        }
        mentions = NumberMentions(of: text, vocabulary: vocabulary)
        let known = self.names
        ownWords = Self.wordsBesideNumbers(of: text, mentions).filter { !known.contains($0) }
        amounting = Self.amounting(text, mentions)
        let bytes = Array(text.utf8)
        quotations = QuotedWords.all(in: bytes).map {
            String(decoding: bytes[$0.range], as: UTF8.self)
        }
    }

    /// Whether it names more than one council.
    package var isOfSeveral: Bool { Set(councils.map(\.slug)).count > 1 }
    /// The council that it names, when it names one and no other.
    package var onlyCouncil: NamedCouncil? { isOfSeveral ? nil : councils.first }

    /// Whether a number follows from others by arithmetic that the claim tells of.
    package func follows(_ mention: NumberMention, from numbers: [NumberMention]) -> Bool {
        let told = ToldNumbers(text: text, words: words, numbers: mentions.numbers)
        return Arithmetic.way(to: mention, in: told, from: numbers) != nil
    }

    /// The folded words of a text without its numbers and dates and what belongs to them: "more than" of "more
    /// than 52".
    package static func wordsBesideNumbers(of text: String, _ mentions: NumberMentions) -> [String] {
        var own = Array(text.utf8)
        for span in mentions.numbers.map(\.span) + mentions.dates.map(\.span) {
            for place in span where own.indices.contains(place) { own[place] = UInt8(ascii: " ") }
        }
        for mention in mentions.numbers {
            if let side = NumberSide.of(mention, in: text) {
                let words = side.words.split(separator: " ").count - (side.isDenied ? 1 : 0)
                NumberSide.blank(words, before: mention.span.lowerBound, in: &own)
            }
            let lead = Wording.words(
                String(decoding: own[..<mention.span.lowerBound].suffix(60), as: UTF8.self))
            if lead.last.map(emphasis.contains) ?? false {
                NumberSide.blank(1, before: mention.span.lowerBound, in: &own)
            }
            blankMultiple(behind: mention.span.upperBound, in: &own)
        }
        let words = PhrasalVerbs.joined(
            Wording.words(String(decoding: own, as: UTF8.self)).filter { !$0.contains(where: \.isNumber) })
        // "No one" is one word.
        let joined = zip(words, words.dropFirst() + [""]).map(+)
        // "Only one home" counts it, as "one home" does.
        return words.indices.filter { place in
            !isRange(words, place)
                && !(emphasis.contains(words[place]) && place + 1 < words.count
                    && CheckingWords.one.contains(words[place + 1]))
                && (place == 0 || !noOne.contains(joined[place - 1]))
        }.map {
            noOne.contains(joined[$0]) ? joined[$0] : words[$0]
        }
    }

    /// "as long as" of "five times as long as the median": the multiple says it.
    private static func blankMultiple(behind end: Int, in text: inout [UInt8]) {
        var place = end
        var words: [(word: String, range: Range<Int>)] = []
        while place < text.count, words.count < 4 {
            while place < text.count, text[place] == UInt8(ascii: " ") { place += 1 }
            let start = place
            while place < text.count, text[place] != UInt8(ascii: " ") { place += 1 }
            words.append((String(decoding: text[start..<place], as: UTF8.self), start..<place))
        }
        let found = words.drop { !(Self.asMany.first == $0.word) }.prefix(3)
        guard found.count == 3, let first = found.first, let last = found.last, last.word == first.word,
            found.dropFirst().first.map({ multiplied.contains($0.word) }) ?? false
        else { return }
        for place in first.range.lowerBound..<last.range.upperBound { text[place] = UInt8(ascii: " ") }
    }

    private static let ranges = English.words(.checks, "before a range")

    /// "between May and December", of the dates that it has.
    private static func isRange(_ words: [String], _ place: Int) -> Bool {
        ranges.contains(words[place]) && place + 1 < words.count
            && PartialDate.month(named: words[place + 1]) != nil
    }

    private static let multiplied = English.words(.checks, "adjectives of a multiple")
    private static let asMany = English.words(.checks, "around the adjective of a multiple").words

    private static let besideAmounts = English.words(.checks, "between an amount and its verb")
    private static let amountingVerbs = English.words(.checks, "verbs of amounting")

    private static func amounting(_ text: String, _ mentions: NumberMentions) -> Set<String> {
        let bytes = Array(text.utf8)
        return Set(
            (mentions.numbers.map(\.span) + mentions.dates.map(\.span)).compactMap { span in
                let lead = PhrasalVerbs.joined(
                    Wording.words(String(decoding: bytes[..<span.lowerBound].suffix(60), as: UTF8.self)))
                return lead.suffix(6).reversed().first { word in
                    amountingVerbs.contains(word)
                        || !SmallWords.all.contains(word) && !NumberWords.approximations.contains(word)
                            && !besideAmounts.contains(word)
                }
            }.filter(amountingVerbs.contains))
    }

    /// "only 36%": what is thought of a number, not what it is.
    private static let emphasis = English.words(.checks, "emphasis before a number")

    /// Whether it is a whole sentence of a report, word for word, be it behind "In Northmoor,".
    package func isWhole(_ sentence: String) -> Bool {
        let whole = Wording.words(sentence)
        guard !whole.isEmpty, words.suffix(whole.count) == whole[...] else { return false }
        return words.dropLast(whole.count).allSatisfy { names.contains($0) || $0 == "in" }
    }

    private static let noOne = English.words(.checks, "no one")

    /// Words of a speech that say nothing about what CQC wrote.
    private static let framing = English.words(.checks, "framing")
}

/// Words that turn the meaning of a sentence when one stands for another.
package enum Contrast {
    /// Sides that exclude each other, each as stems or whole folded words.
    package static let pairs = English.pairs(.checks, "opposites").map { ($0.left.set, $0.right.set) }

    private static let amounts = English.words(.checks, "amounts")

    /// Words with "less able" as "unable", "out of date" as one word, and without the "more than" before a
    /// number.
    package static func joined(_ words: [String]) -> [String] {
        var rest = words[...]
        var found: [String] = []
        while let word = rest.first {
            if word == "less", let next = rest.dropFirst().first, let turned = opposites(of: next).min() {
                found.append(turned)
                rest = rest.dropFirst(2)
            } else if negations.contains(word), softening.contains(rest.dropFirst().first ?? ""),
                let next = rest.dropFirst(2).first, let turned = opposites(of: next).min()
            {
                found.append(turned)
                rest = rest.dropFirst(3)
            } else if CheckingWords.moreOrLess.contains(word), rest.dropFirst().first == "than",
                let next = rest.dropFirst(2).first,
                next.contains(where: \.isNumber) || amounts.contains(next)
            {
                // "more than half" compares nothing.
                rest = rest.dropFirst(2)
            } else if CheckingWords.upOut.contains(word), CheckingWords.toOf.contains(rest.dropFirst().first),
                rest.dropFirst(2).first == "date"
            {
                found.append(rest.prefix(3).joined())
                rest = rest.dropFirst(3)
            } else {
                found.append(word)
                rest = rest.dropFirst()
            }
        }
        return found
    }

    /// The words that would turn a word's meaning.
    package static func opposites(of word: String) -> Set<String> {
        pairs.reduce(into: []) { found, pair in
            if pair.0.contains(word) { found.formUnion(pair.1) }
            if pair.1.contains(word) { found.formUnion(pair.0) }
        }
    }

    /// The words that say the same as a word, as far as turning a meaning goes; it among them.
    package static func same(as word: String) -> Set<String> {
        pairs.reduce(into: []) { found, pair in
            if pair.0.contains(word) { found.formUnion(pair.0) }
            if pair.1.contains(word) { found.formUnion(pair.1) }
        }
    }

    private static let softening = English.words(.checks, "between a denial and its adjective")
    package static let negations = English.words(.checks, "negations")
}
