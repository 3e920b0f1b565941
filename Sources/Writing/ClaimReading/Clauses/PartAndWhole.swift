internal import English
package import AssessmentModel
internal import NoteText
package import SentenceNumbers
internal import TextAnalysis

/// "41 of its 44 milestones": a number that is part of another in its sentence.
package struct PartAndWhole {
    package var part: NumberMention
    package var whole: NumberMention

    /// "41 of 44".
    package var english: String { "\(part.words) of \(whole.words)" }

    /// The pairs of a sentence: a number, "of" with a few words, and a number at least as large.
    package static func all(in mentions: NumberMentions, of text: String) -> [PartAndWhole] {
        pairs(in: mentions, of: text).filter { $0.part.value <= $0.whole.value }
    }

    private static func pairs(in mentions: NumberMentions, of text: String) -> [PartAndWhole] {
        let bytes = Array(text.utf8)
        let numbers = mentions.numbers.filter { $0.role == .value && $0.unit == nil }
        return zip(numbers, numbers.dropFirst()).compactMap { part, whole in
            let lead = Wording.words(
                String(decoding: bytes[..<part.span.lowerBound].suffix(8), as: UTF8.self))
            // "Of 402 applications, 176 were unallocated"
            if lead.count < 3, ClauseReader.of.contains(lead.first ?? ""), part.value >= whole.value {
                return PartAndWhole(part: whole, whole: part)
            }
            guard part.span.upperBound <= whole.span.lowerBound else { return nil }
            let between = Wording.words(
                String(decoding: bytes[part.span.upperBound..<whole.span.lowerBound], as: UTF8.self))
            let isJoined = between.first == "of" || between.starts(with: ["out", "of"])
            guard isJoined, between.count <= 5 else { return nil }
            var pair = PartAndWhole(part: part, whole: whole)
            if part.value <= whole.value, Arithmetic.isLeftOut(part, in: text) {
                pair.part.value = whole.value - part.value
            }
            return pair
        }
    }

    /// Whether a claim denies of a part what a sentence says of the rest: "three of the 44 were not met" of "41
    /// of its 44 were".
    package static func isRest(_ claim: Claim, of text: String, _ mentions: NumberMentions) -> Bool {
        guard claim.words.contains(where: Contrast.negations.contains) else { return false }
        let here = all(in: claim.mentions, of: claim.text)
        if claim.mentions.numbers.contains(where: { isRest($0, claim, of: text, mentions.numbers) }) {
            return true
        }
        return all(in: mentions, of: text).contains { pair in
            here.contains {
                pair.whole.agrees(with: $0.whole) && $0.part.value + pair.part.value == pair.whole.value
            }
        }
    }

    /// Whether a percentage of a claim that denies is what is left of one of its source, which does not: "12% were not"
    /// of "88% were".
    package static func isRest(
        _ mention: NumberMention, _ claim: Claim, of text: String, _ numbers: [NumberMention]
    ) -> Bool {
        mention.unit == .percent && claim.words.contains(where: Contrast.negations.contains)
            && !Wording.words(text).contains(where: Contrast.negations.contains)
            && numbers.contains { $0.unit == .percent && abs($0.value + mention.value - 100) < 0.001 }
    }

    /// How a claim's pairs differ from a paragraph's: another part of the same whole; or all of what the
    /// report has a part of.
    package static func differences(
        _ claim: Claim, _ sentences: [SourcePassage.Sentence], vocabulary: CheckVocabulary
    ) -> [String] {
        // "39 of 31 homes"
        if let turned = pairs(in: claim.mentions, of: claim.text).first(where: {
            $0.part.value > $0.whole.value
        }) {
            return ["\(turned.english): no part is larger than its whole"]
        }
        let there = sentences.flatMap {
            all(in: NumberMentions(of: $0.text, vocabulary: vocabulary), of: $0.text)
        }
        guard !there.isEmpty else { return [] }
        let here = all(in: claim.mentions, of: claim.text)
        let isDenied = claim.words.contains(where: Contrast.negations.contains)
        var found = here.compactMap { pair -> String? in
            if there.contains(where: {
                pair.whole.agrees(with: $0.whole)
                    && (pair.part.agrees(with: $0.part)
                        || isDenied && pair.part.value + $0.part.value == $0.whole.value)
            }) {
                return nil
            }
            let alike =
                there.first { pair.whole.agrees(with: $0.whole) }
                ?? there.first { pair.part.agrees(with: $0.part) }
            return alike.map { "\(pair.english): the report says \($0.english)" }
        }
        if here.isEmpty,
            let pair = there.first(where: { pair in
                pair.part.value < pair.whole.value
                    && !claim.mentions.numbers.contains {
                        $0.share?.stands(in: [pair.part, pair.whole]) ?? false
                    }
                    && claim.mentions.numbers.contains { $0.value == pair.whole.value }
                    && !claim.mentions.numbers.contains { $0.value == pair.part.value }
            })
        {
            found.append("\(pair.whole.words): the report says \(pair.english)")
        }
        return found
    }
}

/// Of whom a share is taken: "of people who moved, 57% moved outside" does not say that most people moved.
package enum Restriction {
    private static let relatives = English.words(.checks, "relative pronouns")
    private static let restricting = English.words(.checks, "restricting words")

    /// The clause that a claim leaves out of whom a report's share is of.
    package static func unmatched(_ claim: Claim, _ text: String, _ numbers: [NumberMention]) -> [String] {
        guard !claim.words.contains(where: restricting.contains),
            claim.mentions.numbers.contains(where: { $0.unit == .percent || $0.share != nil })
                || claim.words.contains(where: CheckingWords.limits.contains)
        else { return [] }
        let bytes = Array(text.utf8)
        return numbers.filter { $0.unit == .percent || $0.share != nil }.compactMap { number in
            let told = claim.mentions.numbers.contains {
                $0.agrees(with: number) || $0.share?.stands(in: [number]) ?? false
            }
            guard told || claim.words.contains(where: CheckingWords.limits.contains) else { return nil }
            let rest = Wording.words(
                String(decoding: bytes[number.span.upperBound...].prefix(80), as: UTF8.self))
            guard let place = rest.prefix(7).firstIndex(where: relatives.contains), place > 0,
                NumberWords.ofThe.contains(rest[0])
            else { return nil }
            return rest[place...].prefix(2).joined(separator: " ")
        }
    }
}

/// Of which thing of a list a number is: "76 days for residential support, and 47 days for nursing home
/// support".
package enum NumberAlignment {
    /// A number of a claim that stands in a sentence for another thing than the claim has behind it, which
    /// the sentence gives another number for.
    ///
    /// - Returns: "80.65%: in the report it is of residential care homes; of nursing homes it is 66.67%".
    package static func differences(
        _ claim: Claim, _ sentence: SourcePassage.Sentence, vocabulary: CheckVocabulary
    )
        -> [String]
    {
        let read = NumberMentions(of: sentence.text, vocabulary: vocabulary)
        let there = tails(
            read, sentence.text, besides: PartAndWhole.all(in: read, of: sentence.text).map(\.whole))
        guard there.count > 1 else { return [] }
        let isChange = claim.words.contains {
            ChangeWords.rising.contains($0) || ChangeWords.falling.contains($0)
        }
        // What stands behind "ten of the 11" is said of the ten.
        let pairs = PartAndWhole.all(in: claim.mentions, of: claim.text)
        return tails(claim.mentions, claim.text, besides: pairs.map(\.whole), mayLead: true).compactMap {
            mine in
            let all = there.reduce(into: Set<String>()) { $0.formUnion($1.words.map(Stemmer.stem)) }
            var stems = Set(mine.words.map(Stemmer.stem))
            // "Residential homes were 97% full": of what stands before it.
            if stems.isDisjoint(with: all) { stems = Set(mine.lead.map(Stemmer.stem)) }
            let own = there.filter {
                mine.number.agrees(with: $0.number) && $0.number.unit == mine.number.unit
            }
            guard own.count == 1, let own = own.first else { return nil }
            let ownStems = Set(own.words.map(Stemmer.stem))
            let others = there.filter {
                $0.number != own.number && $0.number.unit == own.number.unit
                    && $0.number.value != own.number.value
            }
            for other in others {
                let otherStems = Set(other.words.map(Stemmer.stem))
                let (onlyOwn, onlyOther) = (
                    ownStems.subtracting(otherStems), otherStems.subtracting(ownStems)
                )
                // "fell from 21 to 3" tells both.
                if isChange, claim.mentions.numbers.contains(where: { $0.agrees(with: other.number) }) {
                    continue
                }
                // Of "(24%)" it is said before; of what, stands before the verb.
                let counted =
                    own.isBracketed && other.isBracketed
                    ? Set(
                        mine.words.prefix { !ActiveAndPassive.isPast($0) && !Wording.verbs.contains($0) }
                            .map(Stemmer.stem)) : stems
                guard !onlyOwn.isEmpty, counted.isDisjoint(with: onlyOwn),
                    !counted.isDisjoint(with: onlyOther)
                else { continue }
                return
                    "\(own.number.words): in the report that is “\(own.text)”; “\(other.text)” has \(other.number.words)"
            }
            return nil
        }
    }

    private struct Tail {
        var number: NumberMention
        /// Folded words that say something, behind the number up to a comma, a joining word or the next
        /// number.
        var words: [String]
        var text: String
        /// Whether it stands in brackets behind what it is of, which is then told by `lead`.
        var isBracketed = false
        /// Folded words between the number before and it.
        var lead: [String]
    }

    /// Words that say when, not of what.
    private static let times = English.words(.checks, "times")
    private static let breaks = English.words(.checks, "breaks of parts")

    private static func tails(
        _ mentions: NumberMentions, _ text: String, besides wholes: [NumberMention] = [],
        mayLead: Bool = false
    )
        -> [Tail]
    {
        let bytes = Array(text.utf8)
        let numbers = mentions.numbers.filter { $0.role == .value && !wholes.contains($0) }
        return numbers.compactMap { number in
            let next =
                numbers.first { $0.span.lowerBound >= number.span.upperBound }?.span.lowerBound ?? bytes.count
            let before = numbers.last { $0.span.upperBound <= number.span.lowerBound }?.span.upperBound
            let rest = String(decoding: bytes[number.span.upperBound..<next], as: UTF8.self)
            let clause = rest.prefix { !",;:().".contains($0) }
            var kept: [Substring] = []
            for word in clause.split(separator: " ") {
                if breaks.contains(Folding.words(word)) { break }
                kept.append(word)
            }
            let lead = Wording.words(
                String(decoding: bytes[(before ?? 0)..<number.span.lowerBound], as: UTF8.self))
            let isBracketed = bytes[..<number.span.lowerBound].last == UInt8(ascii: "(")
            let told = isBracketed && !mayLead ? lead : kept.flatMap { Wording.words($0) }
            let words = told.filter {
                !SmallWords.all.contains($0) && !times.contains($0)
                    && PartialDate.month(named: $0) == nil
                    && !$0.contains(where: \.isNumber)
            }
            return words.isEmpty && (!mayLead || lead.isEmpty)
                ? nil
                : Tail(
                    number: number, words: words,
                    text: isBracketed && !mayLead
                        ? lead.suffix(4).joined(separator: " ") : kept.joined(separator: " "),
                    isBracketed: isBracketed, lead: lead)
        }
    }
}
