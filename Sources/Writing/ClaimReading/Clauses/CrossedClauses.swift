internal import English
internal import NoteText
internal import SentenceNumbers
internal import TextAnalysis

/// A claim of one clause that mixes several of its source's: "nine appeals were upheld" of "nine appeals were
/// received and four were upheld", "people spoke crossly of the workers" of "people spoke fondly of the workers
/// and crossly of the wait".
///
/// Subject and verb may stand in an earlier part of the sentence than what is said; what is said must stand in
/// one part. What stands before the sentence's first verb holds for all of it.
package struct CrossedClauses {
    private static let joints = English.words(.checks, "joints of clauses")
    private static let cuts = English.words(.checks, "cuts of a sentence").words
    private static let ranges = English.words(.checks, "before a range")
    private static let being = English.words(.checks, "passive auxiliaries")
    private static let leads = English.words(.checks, "openings of a second part")

    /// What a part of a sentence has.
    private struct Part {
        var stems: Set<String>
        var numbers: [NumberMention]
        /// Its first two words.
        var opening: ArraySlice<String>
        /// Whether it has no verb of its own.
        var isBare: Bool

        init(_ text: String, _ vocabulary: CheckVocabulary) {
            let words = Wording.words(text)
            stems = Set((words + PhrasalVerbs.joined(words)).map(Stemmer.stem))
            opening = words.prefix(2)
            isBare = !words.contains(where: CrossedClauses.being.contains)
            numbers = NumberMentions(of: text, vocabulary: vocabulary).numbers
        }

        func has(_ word: String) -> Bool {
            let stem = Stemmer.stem(word)
            return stems.contains(stem) || !Meanings.others(of: stem).isDisjoint(with: stems)
        }

        func has(_ mention: NumberMention) -> Bool {
            numbers.contains { mention.agrees(with: $0) || mention.share?.stands(in: [$0]) ?? false }
        }
    }

    private let claim: Claim
    private let head: Part
    private let parts: [Part]

    package init(_ claim: Claim, _ sentence: String, vocabulary: CheckVocabulary) {
        self.claim = claim
        let (head, parts) = Self.cut(sentence)
        self.head = Part(head, vocabulary)
        self.parts = parts.map { Part($0, vocabulary) }
    }

    /// The words and numbers of the claim that another part of the sentence says.
    package func unmatched() -> [String] {
        guard parts.count > 1, Self.cut(claim.text).parts.count == 1, !isReckoned,
            let (verb, end) = Self.predicate(in: claim.ownWords)
        else { return [] }
        let said = telling(claim.ownWords[end...])
        let place = Self.offset(of: claim.ownWords[verb], in: claim.text)
        // The whole of "ten of the 11" may have been named before.
        let wholes = PartAndWhole.all(in: claim.mentions, of: claim.text).map(\.whole)
        let numbers = claim.mentions.numbers.filter {
            ($0.role == .value || $0.share != nil) && !wholes.contains($0)
        }
        let behind = numbers.filter { $0.span.lowerBound > place }
        let own = claim.ownWords[verb]
        // The part that says most of what the claim says of its subject.
        func score(_ part: Part) -> Int {
            said.count(where: part.has) + 2 * behind.count(where: part.has) + (part.has(own) ? 1 : 0)
        }
        let isSomewhere = { (word: String) in self.head.has(word) || self.parts.contains { $0.has(word) } }
        // What is said of the subject must be in the sentence, at least one word of it.
        if behind.isEmpty, !said.isEmpty, !said.contains(where: isSomewhere), isSomewhere(own) { return said }
        guard let most = parts.map(score).max(), most > 0,
            let best = parts.firstIndex(where: { score($0) == most })
        else { return [] }
        // "They were visible, known by name and open to challenge" says three things of them.
        let isList = Self.being.contains(own) && claim.words.contains(where: Self.joints.contains)
        func isElsewhere(_ others: some Sequence<Part>, _ has: (Part) -> Bool) -> Bool {
            !has(parts[best]) && !has(head)
                && others.contains { has($0) && !(isList && $0.isBare) }
        }
        let others = parts.indices.filter { $0 != best }.map { parts[$0] }
        let later = parts[(best + 1)...]
        var found = said.filter { word in isElsewhere(others) { $0.has(word) } }
        found += behind.filter { mention in isElsewhere(others) { $0.has(mention) } }.map(\.words)
        // Subject and verb may have been named before.
        let subject = telling(claim.ownWords[..<verb]) + [own].filter { !NeutralWords.all.contains($0) }
        found += subject.filter { word in
            isElsewhere(later) { $0.has(word) } && !parts[..<best].contains { $0.has(word) }
        }
        found += numbers.filter { $0.span.lowerBound <= place }.filter { mention in
            !parts[best].has(mention) && others.contains { $0.has(mention) }
                && hasRival(parts[best], mention, numbers)
        }.map(\.words)
        return found.unique
    }

    /// Whether a number of the claim is none of the sentence's: what is reckoned sets parts beside each other.
    private var isReckoned: Bool {
        // "fell from 171 to 44", "nobody was left"
        let values = claim.mentions.numbers.filter { $0.role == .value && $0.share == nil }
        let isFromTo = zip(values, values.dropFirst()).contains { $0.unit == $1.unit || $1.unit == nil }
        if isFromTo,
            claim.words.contains(where: {
                ChangeWords.rising.contains($0) || ChangeWords.falling.contains($0)
            })
        {
            return true
        }
        if claim.ownWords.first.map(Contrast.negations.contains) ?? false { return true }
        return isOther
    }

    private var isOther: Bool {
        claim.mentions.numbers.contains { mention in
            mention.role != .age && !parts.contains { $0.has(mention) } && !head.has(mention)
        }
    }

    /// Whether a part has a number of the kind itself, which the claim leaves out.
    private func hasRival(_ part: Part, _ mention: NumberMention, _ own: [NumberMention]) -> Bool {
        part.opening.contains(where: Self.rest.contains)
            || part.numbers.first.map { $0.role == .value && $0.span.lowerBound < 3 } ?? false
            || part.numbers.contains { rival in
                rival.role == .value && rival.unit == mention.unit
                    && !own.contains { $0.agrees(with: rival) }
            }
    }

    private static let rest = English.words(.checks, "the rest of a number")

    private func telling(_ words: ArraySlice<String>) -> [String] {
        words.filter {
            !NeutralWords.all.contains($0) && !Speakers.saying.contains($0) && !$0.hasSuffix("self")
        }
    }

    /// The place of a claim's verb, without its auxiliaries, and the place behind it.
    private static func predicate(in words: [String]) -> (verb: Int, end: Int)? {
        guard
            let first = words.indices.first(where: { $0 > 0 && Wording.verbs.contains(words[$0]) })
                ?? words.indices.first(where: { $0 > 0 && isVerb(words[$0]) })
        else { return nil }
        let last = words[first...].prefix(4).lastIndex(where: isVerb) ?? first
        let isJoined = words[first...last].allSatisfy { isVerb($0) || NeutralWords.all.contains($0) }
        let verb = isJoined ? last : first
        return (verb, verb + 1)
    }

    private static let invariant = English.words(.checks, "verbs without a past form")

    private static func isVerb(_ word: String) -> Bool {
        Wording.verbs.contains(word) || ActiveAndPassive.isPast(word) || invariant.contains(word)
    }

    /// Where a folded word stands first in a text, in bytes; 0 where it does not.
    private static func offset(of word: String, in text: String) -> Int {
        let place = text.split(whereSeparator: \.isWhitespace).first { Wording.words($0).contains(word) }
        return place.map { text.utf8.distance(from: text.startIndex, to: $0.startIndex) } ?? 0
    }

    /// What stands before the first verb, and the parts of a sentence.
    private static func cut(_ sentence: String) -> (head: String, parts: [String]) {
        var parts = [sentence]
        for mark in cuts {
            parts = parts.flatMap { part -> [String] in
                let pieces = part.components(" \(mark) ")
                return mark == joints.words.first ? rejoined(pieces, mark) : pieces
            }
        }
        parts = [", ", "; ", ". "].reduce(parts) { found, mark in found.flatMap { $0.components(mark) } }
        parts = merged(parts)
        let words = sentence.split(separator: " ").map(String.init)
        let folded = words.map { Folding.words($0) }
        let verb = folded.firstIndex { Wording.verbs.contains($0) } ?? folded.firstIndex(where: isVerb) ?? 0
        return (words[..<verb].joined(separator: " "), parts)
    }

    /// "fire and rescue service" is one thing: "and" cuts where a clause or another part of its kind follows.
    private static func rejoined(_ pieces: [String], _ mark: String) -> [String] {
        pieces.reduce(into: []) { found, piece in
            let next = Wording.words(piece).prefix(4)
            let opens =
                next.contains(where: isVerb)
                || next.prefix(2).contains(where: rest.contains)
                || next.first.map { leads.contains($0) || $0.hasSuffix("ly") } ?? false
                || next.first?.first?.isNumber ?? false
            // "between 16 and 18" is one thing.
            let isRange =
                found.last.map { piece in
                    let end = Wording.words(piece).suffix(2)
                    return end.first.map(Self.ranges.contains) ?? false
                        && end.last?.first?.isNumber ?? false && next.first?.first?.isNumber ?? false
                } ?? false
            if let last = found.last, !opens || isRange {
                found[found.count - 1] = "\(last) \(mark) \(piece)"
            } else {
                found.append(piece)
            }
        }
    }

    /// Short pieces, as of a list, stay with what stands before.
    private static func merged(_ parts: [String]) -> [String] {
        parts.reduce(into: []) { found, part in
            if let last = found.last, Wording.count(part) < 4 {
                found[found.count - 1] = last + " " + part
            } else {
                found.append(part)
            }
        }
    }
}

extension String {
    /// What stands between places where some text stands.
    fileprivate func components(_ separator: String) -> [String] {
        var found: [String] = []
        var start = startIndex
        for range in ranges(of: separator) {
            found.append(String(self[start..<range.lowerBound]))
            start = range.upperBound
        }
        return found + [String(self[start...])]
    }
}
