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
                mentions: FigureRoleDifferences.united(
                    NumberMentions(of: sentence.text, vocabulary: vocabulary).numbers.map {
                        Self.changed($0, in: sentence.text)
                    },
                    figures.filter { $0.sentence == sentence.number })
            )
        }
        var altered: [String] = []
        var open: [String] = []
        for told in claim.mentions.numbers where told.role != .age && !Self.isMutual(told, in: claim.text) {
            let mention = Self.changed(told, in: claim.text)
            if follows(told, claim, candidate) { continue }
            if follows(mention, claim, candidate) { continue }
            if let share = mention.share {
                if !Self.stands(share, in: read.flatMap(\.mentions), claim) { open.append(mention.words) }
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
            if Aims.word(of: mention, in: claim.text) == nil,
                !claim.words.contains(where: Targets.names.contains),
                let aim = found.first?.aim,
                found.allSatisfy({ $0.aim != nil })
            {
                open.append(aim)
                continue
            }
            let fault = sideFault(of: mention, own, in: claim, found, read.map(\.text))
            if let words = fault.altered { altered.append(words) }
            if let words = fault.open { open.append(words) }
        }
        return (altered, open)
    }

    /// How a claim's number is told on another side than the report's: "at least 12" of "as little as 12".
    ///
    /// - Parameters:
    ///   - found: the report's numbers that agree with it, at least one.
    ///   - near: the sentences in which they stand.
    private func sideFault(
        of mention: NumberMention, _ own: NumberSide.Told?, in claim: Claim,
        _ found: [(mention: NumberMention, side: NumberSide.Told?, aim: String?)], _ near: [String]
    ) -> (altered: String?, open: String?) {
        let there = found[0]
        // "No one waited more than 34 days" of a median of 34.
        if own?.isDenied ?? false, there.side == nil, !near.contains(where: Self.isExtreme) {
            return (nil, own?.words ?? "")
        }
        if found.contains(where: { goTogether((mention, own?.side), ($0.mention, $0.side?.side)) })
            || there.side.map({ isExtreme($0.words, in: claim) }) ?? false
            || isSpan(mention, own?.words, claim, in: there.mention, near)
        {
            return (nil, nil)
        }
        // What nobody exceeds some may not have reached.
        if there.side?.isDenied ?? false, own == nil { return (nil, there.side?.words ?? "") }
        // "Over two years" is as often how long something took.
        if own.map({ Self.spanning.contains($0.words) }) ?? false, mention.unit.map(Self.isOfTime) ?? false {
            return (nil, Self.told(mention, own?.words))
        }
        if there.side?.side == .about { return (nil, there.side?.words ?? "about") }
        let (here, its) = (Self.told(mention, own?.words), Self.told(there.mention, there.side?.words))
        return ("“\(here)”: the report says “\(its)”", nil)
    }

    private static let mutual = English.words(.checks, "behind one of each other")

    /// "one another" counts nothing.
    private static func isMutual(_ mention: NumberMention, in text: String) -> Bool {
        let rest = String(decoding: Array(text.utf8)[mention.span.upperBound...].prefix(10), as: UTF8.self)
        return mention.isSpelled && Wording.words(rest).first.map(mutual.contains) ?? false
    }

    /// "87% felt safe" of "76% felt safe. 87% had been helped": whether a claim's number stands beside the
    /// sentence only, which has another of its kind that the claim leaves out.
    private func hasRival(_ mention: NumberMention, _ claim: Claim, _ candidate: Candidate) -> Bool {
        let all = NumberMentions(of: candidate.sentence.text, vocabulary: vocabulary).numbers
        let own = all.filter {
            $0.role == .value || $0.share != nil || $0.role == .wordOnly && $0.value < 1
        }
        let slots = FigureRoleDifferences.numbers(
            candidate.passage.figures.filter { $0.sentence == candidate.sentence.number })
        // "430 were late at the worst. By August this was down to 35": whose date the claim has, that number it means.
        let dates = NumberMentions(of: candidate.sentence.text, vocabulary: vocabulary).dates
        let isDated = claim.mentions.dates.contains { date in
            dates.contains { $0.date.agrees(with: date.date) }
        }
        guard
            !(isDated ? own : all + slots).contains(where: { mention.agrees(with: $0) || mention.isShare($0) }
            ),
            !claim.mentions.numbers.contains(where: { $0.share?.stands(in: own + [mention]) ?? false })
        else { return false }
        return own.contains { rival in
            // Of how many a share is, the sentence before may say.
            (rival.role == .wordOnly && mention.unit == nil
                || rival.role == .value && rival.unit == mention.unit
                    && (isDated || rival.unit != nil || rival.population == mention.population))
                && !claim.mentions.numbers.contains { $0.agrees(with: rival) }
        }
    }

    static func isOfTime(_ unit: MentionUnit) -> Bool {
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
            side.map(Self.spanning.contains) ?? false, !isOfWaiting(mention, in: claim.text)
        else { return false }
        return texts.contains { text in
            let words = Wording.words(text)
            return words.indices.dropFirst().contains { place in
                Self.spanning.contains(words[place - 1])
                    && words[place...].prefix(2).elementsEqual(Wording.words(there.words))
            }
        }
    }

    private static let better = English.words(.checks, "or better")

    /// Whether numbers have a share, be it two of them together: "three in four were good or better" of "4% were
    /// outstanding, 71% good".
    static func stands(_ share: SpokenShare, in numbers: [NumberMention], _ claim: Claim) -> Bool {
        if share.stands(in: numbers) { return true }
        let isTogether = zip(claim.words, claim.words.dropFirst()).contains {
            CheckingWords.or.contains($0) && better.contains($1)
        }
        let percents = numbers.filter { $0.unit == .percent && !$0.isEngland }
        return isTogether
            && zip(percents, percents.dropFirst()).contains { share.fits($0.value + $1.value) }
    }

    /// "by more than a quarter" as a percentage, which is how reports have it.
    private static func changed(_ mention: NumberMention, in text: String) -> NumberMention {
        guard mention.role == .wordOnly, mention.share == nil, mention.unit == nil, mention.value < 1,
            mention.value > 0
        else { return mention }
        var percent = mention
        percent.value = 100 * mention.value
        percent.unit = .percent
        percent.role = .value
        return percent
    }

    /// The words before a date of a claim that put it before or behind that date, which the report has for what is
    /// told: "in the year before 2024/25".
    func shifted(_ claim: Claim, _ candidate: Candidate) -> [String] {
        let bytes = Array(claim.text.utf8)
        let there = Set(Wording.words(candidate.passage.text))
        return claim.mentions.dates.compactMap { date in
            let lead = Wording.words(
                String(decoding: bytes[..<date.span.lowerBound].suffix(30), as: UTF8.self))
            guard let word = lead.suffix(2).first(where: Self.beforeDates.contains), !there.contains(word)
            else { return nil }
            return "\(word) \(date.words)"
        }
    }

    private static let beforeDates = English.words(.checks, "before a date")

    /// Ages that a claim gives and nothing near its source's sentence has.
    func ages(_ claim: Claim, _ candidate: Candidate) -> [String] {
        let mine = claim.mentions.numbers.filter { $0.role == .age }
        guard !mine.isEmpty else { return [] }
        let passage = candidate.passage
        let measures = passage.figures.filter { $0.sentence == candidate.sentence.number }.map(\.measure)
        let text = ([passage.heading ?? "", passage.text] + measures).joined(separator: ". ")
        let its = NumberMentions(of: text, vocabulary: vocabulary).numbers.map(\.value)
        return mine.filter { age in !its.contains(age.value) && !its.contains(age.value + 1) }.map(\.words)
    }

    private static let lasting = English.words(.checks, "verbs of lasting")

    /// "waited over two years": what lies before is how long something took.
    private func isOfWaiting(_ mention: NumberMention, in text: String) -> Bool {
        let lead = String(decoding: Array(text.utf8)[..<mention.span.lowerBound].suffix(40), as: UTF8.self)
        return Wording.words(lead).suffix(4).contains(where: Self.lasting.contains)
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
        if after.count > 1, bytes[mention.span.upperBound...].first != UInt8(ascii: ","),
            comparatives.contains(after[0]),
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
        here.agrees(with: there) && (here.role != .wordOnly || here.unit == there.unit || here.share != nil)
            || here.isShare(there)
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
        guard claim.words.contains(where: Self.extremes.contains) else { return false }
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

    /// "325 of the 337" where 12 of the 337 remained.
    private func isRest(_ mention: NumberMention, _ claim: Claim, _ own: [NumberMention], _ text: String)
        -> Bool
    {
        // "12% were not" of "88% were".
        if PartAndWhole.isRest(mention, claim, of: text, own) { return true }
        guard mention.unit == nil, Wording.words(text).contains(where: ScoreTotal.others.contains) else {
            return false
        }
        return PartAndWhole.all(in: claim.mentions, of: claim.text).contains { pair in
            pair.part == mention && own.contains { pair.whole.agrees(with: $0) }
                && own.contains { $0.unit == nil && $0.value + mention.value == pair.whole.value }
        }
    }

    /// "215 in 2021" of "increased by 96 since 2021, to 311": what was before a change, by the change and what it came
    /// to.
    private func isBefore(
        _ mention: NumberMention, _ claim: Claim, _ own: [NumberMention], _ text: String
    ) -> Bool {
        let words = Wording.words(text)
        let isRise = words.contains(where: ChangeWords.rising.contains)
        guard isRise != words.contains(where: ChangeWords.falling.contains),
            !claim.mentions.dates.isEmpty
                || claim.words.contains(where: FigureRoleDifferences.before.contains)
        else { return false }
        return own.contains { change in
            Self.isChange(change, in: text)
                && own.contains { now in
                    now != change && (now.unit == change.unit || now.unit == nil)
                        && (mention.unit == nil || mention.unit == change.unit)
                        && mention.agrees(with: now.value + (isRise ? -change.value : change.value))
                }
        }
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
        if isBefore(mention, claim, own, candidate.sentence.text)
            || isRest(mention, claim, own, candidate.sentence.text)
        {
            return true
        }
        let slots = FigureRoleDifferences.numbers(
            candidate.passage.figures.filter { $0.sentence == candidate.sentence.number })
        return [own, slots, before + own, own + next].contains {
            claim.follows(mention, from: $0)
        }
    }
}
