internal import ClaimReading
internal import English
internal import AssessmentModel
internal import NoteText
internal import SentenceNumbers
internal import TextAnalysis

/// What a number counts: a claim may not count people where the report counts visits.
extension ClaimComparison {
    /// "203 complaints" where the report has 77 complaints and 203 compliments: the number of one thing given
    /// to the other.
    func counted(_ mention: NumberMention, in claim: Claim, _ equal: [Occurrence], _ all: [Occurrence])
        -> String?
    {
        guard mention.unit == nil || mention.unit == .percent, let first = equal.first else { return nil }
        if let other = countedAsAnother(mention, in: claim, equal) { return other }
        guard mention.unit == nil, let noun = Self.noun(behind: mention, in: claim.text) else { return nil }
        if let other = partToldAsWhole(mention, noun, claim, equal, all) { return other }
        let own = equal.compactMap { Self.noun(behind: $0.mention, in: $0.sentence.text) }
        guard own.count == equal.count, !own.contains(where: { Stemmer.stem($0) == Stemmer.stem(noun) }),
            let right = own.first,
            let other = all.first(where: { other in
                other.sentence.number == first.sentence.number && !mention.agrees(with: other.mention)
                    && other.mention.unit == nil
                    && Self.noun(behind: other.mention, in: other.sentence.text).map {
                        Stemmer.stem($0) == Stemmer.stem(noun)
                    } ?? false
            })
        else { return nil }
        return
            "\(mention.words) \(noun): the report has \(mention.words) \(right), and \(other.mention.words) \(noun)"
    }

    /// "four recommendations" of "12 recommendations. Four had been completed": a number that stands alone counts
    /// some of those before it, and what it says of them may not be left out.
    private func partToldAsWhole(
        _ mention: NumberMention, _ noun: String, _ claim: Claim, _ equal: [Occurrence], _ all: [Occurrence]
    ) -> String? {
        guard equal.count == 1, let own = equal.first,
            Self.noun(behind: own.mention, in: own.sentence.text) == nil,
            let whole = all.last(where: { other in
                other.mention.unit == nil && other.mention.value > mention.value
                    && (other.sentence.number, other.mention.span.lowerBound)
                        < (own.sentence.number, own.mention.span.lowerBound)
                    && Self.noun(behind: other.mention, in: other.sentence.text).map(Stemmer.stem)
                        == Stemmer.stem(noun)
            })
        else { return nil }
        let rest = String(
            decoding: Array(own.sentence.text.utf8)[own.mention.span.upperBound...], as: UTF8.self)
        let said = Set(
            Wording.words(rest).filter { !NeutralWords.all.contains($0) }.prefix(4).map(Stemmer.stem))
        guard !said.isEmpty, said.isDisjoint(with: claim.stems) else { return nil }
        return "\(mention.words) \(noun): the report has \(whole.mention.words)"
    }

    /// "41,300 people" where the report has 41,300 visits.
    private func countedAsAnother(_ mention: NumberMention, in claim: Claim, _ equal: [Occurrence]) -> String?
    {
        guard mention.value >= 2, let mine = Self.counted(behind: mention, in: claim.text, claim.names) else {
            return nil
        }
        let there = equal.compactMap { Self.counted(behind: $0.mention, in: $0.sentence.text, claim.names) }
        guard there.count == equal.count, let first = there.first,
            !there.contains(where: { $0.kind == mine.kind }),
            // "14 carers were referred" counts the same as "14 referrals of carers".
            !claim.words.contains(where: { $0.count > 4 && $0.prefix(5) == first.word.prefix(5) })
        else { return nil }
        let of = mention.unit == .percent ? "of " : ""
        return "\(mention.words) \(of)\(mine.word): the report has \(mention.words) \(of)\(first.word)"
    }

    /// What a number counts, by the first of the three words behind it that names a kind of thing.
    private static func counted(behind mention: NumberMention, in text: String, _ names: Set<String>) -> (
        word: String, kind: Int
    )? {
        let bytes = Array(text.utf8)
        let rest = String(decoding: bytes[mention.span.upperBound...].prefix(60), as: UTF8.self).prefix {
            !",;.()".contains($0)
        }
        let words = Wording.words(rest).filter { !names.contains($0) }
        for word in mention.unit == .percent
            ? words.drop(while: SmallWords.all.contains).prefix(2) : words.prefix(3)
        {
            if let kind = countables.firstIndex(where: { $0.contains(word) }) { return (word, kind) }
            if SmallWords.all.contains(word) { return nil }
        }
        return nil
    }

    /// Kinds of things that reports count, which are not each other.
    private static let countables = English.lines(.checks, "counted things")

    /// "more compliments than complaints" where a sentence counts both: the word, and what is otherwise; nil
    /// where it does not.
    static func comparison(_ claim: Claim, _ text: String, _ numbers: [NumberMention]) -> (
        word: String, change: String?
    )? {
        let words = claim.words
        guard
            let than = words.firstIndex(where: {
                ComparingWords.than.contains($0) || ComparingWords.alone.contains($0)
            }), than > 0, than + 1 < words.count,
            let word = words[max(0, than - 3)...than].first(where: {
                CheckingWords.moreOrLess.contains($0) || ComparingWords.alone.contains($0)
            })
        else { return nil }
        func count(of noun: String) -> Double? {
            numbers.first { number in
                number.unit == nil && number.role == .value
                    && self.noun(behind: number, in: text).map(Stemmer.stem) == Stemmer.stem(noun)
            }?.value
        }
        guard let first = count(of: words[than - 1]), let second = count(of: words[than + 1]) else {
            return nil
        }
        let isMore = word == CheckingWords.moreOrLess.words.first || ComparingWords.higher.contains(word)
        let isRight = isMore ? first > second : first < second
        return (
            word,
            isRight
                ? nil
                : "“\(word)”: the report has \(Figures.quantity(first, unit: .count, printed: nil)) \(words[than - 1]) and \(Figures.quantity(second, unit: .count, printed: nil)) \(words[than + 1])"
        )
    }

    /// The first word behind a number that names something.
    static func noun(behind mention: NumberMention, in text: String) -> String? {
        let bytes = Array(text.utf8)
        guard mention.span.upperBound <= bytes.count else { return nil }
        let next = Wording.words(
            String(decoding: bytes[mention.span.upperBound...].prefix(60), as: UTF8.self)
        ).first
        return next.flatMap {
            SmallWords.all.contains($0) || $0.contains(where: \.isNumber) || $0.count < 4 ? nil : $0
        }
    }
}
