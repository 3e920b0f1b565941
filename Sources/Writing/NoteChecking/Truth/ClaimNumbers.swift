internal import ClaimReading
internal import AssessmentModel
internal import English
internal import NoteText
internal import SentenceNumbers
internal import TextAnalysis

extension ClaimComparison {
    /// The numbers of a claim that nothing near its source's sentence bears out, and those told on the wrong
    /// side of what the report has.
    func numbers(_ claim: Claim, _ candidate: Candidate) -> (altered: [String], open: [String]) {
        let place = candidate.passage.sentences.firstIndex { $0.number == candidate.sentence.number } ?? 0
        let last = candidate.passage.sentences.count - 1
        let near = candidate.passage.sentences[max(0, place - 1)...min(last, place + 1)]
        let figures = candidate.passage.figures
        let read = near.map { sentence in
            (
                text: sentence.text,
                mentions: FigureSlots.united(
                    NumberMentions(of: sentence.text, vocabulary: vocabulary).numbers,
                    figures.filter { $0.sentence == sentence.number })
            )
        }
        var altered: [String] = []
        var open: [String] = []
        for mention in claim.mentions.numbers where mention.role != .age {
            if follows(mention, claim, candidate) { continue }
            if let share = mention.share {
                if !share.stands(in: read.flatMap(\.mentions)) { open.append(mention.words) }
                continue
            }
            let own = NumberSide.of(mention, in: claim.text)
            let found = read.flatMap { sentence in
                let hasPeople =
                    sentence.mentions.contains { $0.population != nil }
                    || Wording.words(sentence.text).contains { vocabulary.population(of: $0) != nil }
                return sentence.mentions.filter {
                    same($0, mention, own?.side)
                        && (Self.isChange($0, in: sentence.text) || !Self.isChange(mention, in: claim.text))
                        && (mention.population == nil || mention.unit != nil || hasPeople || $0.isSpelled)
                }.map {
                    (
                        mention: $0, side: NumberSide.of($0, in: sentence.text),
                        aim: Aims.word(of: $0, in: sentence.text)
                    )
                }
            }
            if found.isEmpty || hasRival(mention, claim, candidate) {
                open.append(mention.words)
                continue
            }
            if !claim.words.contains(where: { Aims.words.contains($0) || Aims.wanted.contains($0) }),
                let aim = found.first?.aim,
                found.allSatisfy({ $0.aim != nil })
            {
                open.append(aim)
                continue
            }
            let there = found[0]
            // "No one waited more than 34 days" of a median of 34.
            if own?.isDenied ?? false, there.side == nil, !read.contains(where: { Self.isExtreme($0.text) }) {
                open.append(own?.words ?? "")
                continue
            }
            if found.contains(where: { goTogether((mention, own?.side), ($0.mention, $0.side?.side)) }) {
                continue
            }
            if let words = there.side?.words, isExtreme(words, in: claim) { continue }
            if isSpan(mention, own?.words, claim, in: there.mention, read.map(\.text)) { continue }
            // What nobody exceeds some may not have reached.
            if there.side?.isDenied ?? false, own == nil {
                open.append(there.side?.words ?? "")
            } else if own.map({ Self.spanning.contains($0.words) }) ?? false,
                mention.unit.map(Self.isOfTime) ?? false
            {
                // "Over two years" is as often how long something took.
                open.append(Self.told(mention, own?.words))
            } else if there.side?.side == .about {
                open.append(there.side?.words ?? "about")
            } else {
                altered.append(
                    "“\(Self.told(mention, own?.words))”: the report says “\(Self.told(there.mention, there.side?.words))”"
                )
            }
        }
        return (altered, open)
    }

    /// "87% felt safe" of "76% felt safe. 87% had been helped": whether a claim's number stands beside the
    /// sentence only, which has another of its kind that the claim leaves out.
    private func hasRival(_ mention: NumberMention, _ claim: Claim, _ candidate: Candidate) -> Bool {
        let own = NumberMentions(of: candidate.sentence.text, vocabulary: vocabulary).numbers.filter {
            $0.role == .value || $0.share != nil || $0.role == .wordOnly && $0.value < 1
        }
        let slots = FigureSlots.numbers(
            candidate.passage.figures.filter { $0.sentence == candidate.sentence.number })
        guard !(own + slots).contains(where: { mention.agrees(with: $0) || mention.isShare($0) }),
            !claim.mentions.numbers.contains(where: { $0.share?.stands(in: own + [mention]) ?? false })
        else { return false }
        return own.contains { rival in
            // Of how many a share is, the sentence before may say.
            (rival.role == .wordOnly && mention.unit == nil
                || rival.role == .value && rival.unit == mention.unit
                    && (rival.unit != nil || rival.population == mention.population))
                && !claim.mentions.numbers.contains { $0.agrees(with: rival) }
        }
    }

    private static func isOfTime(_ unit: MentionUnit) -> Bool {
        switch unit {
        case .days, .weeks, .months, .years, .hours, .minutes: true
        case .percent, .points, .pounds: false
        }
    }

    private static let spanning = English.words(.checks, "before a span of time")

    /// "fell by 17% over two years" for "in two years".
    private func isSpan(
        _ mention: NumberMention, _ side: String?, _ claim: Claim, in there: NumberMention, _ texts: [String]
    ) -> Bool {
        guard let unit = mention.unit, [.years, .months, .weeks].contains(unit), there.value == mention.value,
            side.map(Self.spanning.contains) ?? false,
            claim.words.contains(where: {
                ChangeWords.rising.contains($0) || ChangeWords.falling.contains($0)
            })
        else { return false }
        return texts.contains { text in
            let words = Wording.words(text)
            return words.indices.dropFirst().contains { place in
                Self.spanning.contains(words[place - 1])
                    && words[place...].prefix(2).elementsEqual(Wording.words(there.words))
            }
        }
    }

    private static let comparatives = English.words(.checks, "comparatives of a difference")
    private static let changing = English.words(.checks, "before a change")

    /// "by 62 days", "£2 million more than estimated": how much something changed, and not what it was or is.
    private static func isChange(_ mention: NumberMention, in text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard mention.span.upperBound <= bytes.count else { return false }
        let before = Wording.words(
            String(decoding: bytes[..<mention.span.lowerBound].suffix(24), as: UTF8.self))
        let after = Wording.words(
            String(decoding: bytes[mention.span.upperBound...].prefix(60), as: UTF8.self))
        if Wording.words(mention.words).contains(where: comparatives.contains) { return true }
        if after.count > 1, comparatives.contains(after[0]),
            carries(after[1]) || after.dropFirst(2).contains(where: carries)
        {
            return true
        }
        return before.last.map(changing.contains) ?? false
            || after.count > 1 && bytes[mention.span.upperBound...].first != UInt8(ascii: ",")
                && CheckingWords.moreOrLess.contains(after[0]) && carries(after[1])
    }

    /// "than", behind which something else begins.
    private static func carries(_ word: String) -> Bool { ComparingWords.than.contains(word) }

    private func same(_ there: NumberMention, _ here: NumberMention, _ side: NumberSide?) -> Bool {
        here.agrees(with: there) || here.isShare(there)
            || (side ?? .exactly) != .exactly && here.unit == there.unit
                && (side?.holds(here.value, of: there.value) ?? false)
    }

    private static let behind = Set(English.lines(.checks, "sides behind a number").flatMap(\.words))

    /// "at least 9 days", "9 days or fewer".
    private static func told(_ mention: NumberMention, _ side: String?) -> String {
        guard let side else { return mention.words }
        return behind.contains(side) ? "\(mention.words) \(side)" : "\(side) \(mention.words)"
    }

    private static let extremes = English.words(.checks, "extremes")

    private static func isExtreme(_ text: String) -> Bool {
        Wording.words(text).contains(where: extremes.contains)
    }

    /// Whether a claim says in its own words what a side does: "the longest" for "a maximum of".
    private func isExtreme(_ side: String, in claim: Claim) -> Bool {
        let stems = Set(claim.words.map(Stemmer.stem))
        return side.split(separator: " ").contains { word in
            !Meanings.others(of: Stemmer.stem(String(word))).isDisjoint(with: stems)
        }
    }

    /// Whether what is told on one side of a number goes together with what the report has.
    private func goTogether(_ here: (NumberMention, NumberSide?), _ there: (NumberMention, NumberSide?))
        -> Bool
    {
        let (mine, its) = (here.1 ?? .exactly, there.1 ?? .exactly)
        if its == .exactly {
            if mine == .exactly || mine == .about { return true }
            let factor = here.0.isSameTime(as: there.0) ? here.0.value / there.0.value : 1
            return factor != 1 || mine.holds(here.0.value, of: there.0.value)
        }
        return mine == its || (mine, its) == (.atLeast, .moreThan) || (mine, its) == (.atMost, .fewerThan)
    }

    /// Whether a number follows from others of the candidate's sentence and the one before.
    func follows(_ mention: NumberMention, _ claim: Claim, _ candidate: Candidate) -> Bool {
        let place = candidate.passage.sentences.firstIndex { $0.number == candidate.sentence.number } ?? 0
        func numbers(_ place: Int) -> [NumberMention] {
            let sentences = candidate.passage.sentences
            return sentences.indices.contains(place)
                ? NumberMentions(of: sentences[place].text, vocabulary: vocabulary).numbers : []
        }
        let (before, own, next) = (numbers(place - 1), numbers(place), numbers(place + 1))
        if own.contains(where: { mention.agrees(with: $0) && $0.unit == mention.unit }) { return false }
        let slots = FigureSlots.numbers(
            candidate.passage.figures.filter { $0.sentence == candidate.sentence.number })
        return [own, slots, before + own, own + next].contains {
            claim.follows(mention, from: $0)
        }
    }
}
