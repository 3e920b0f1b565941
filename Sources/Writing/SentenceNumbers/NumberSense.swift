package import AssessmentModel
internal import English
package import ReferenceData
internal import SourceText
internal import TextAnalysis

/// What a sentence says of one of its numbers apart from its unit and its people: that it is the median or
/// the longest, of those who wait or of those who were seen, a budget or what was spent, from which date,
/// where a change began or where it ended.
///
/// Two uses of one number contradict each other when both say something of a group of senses and share none
/// of it.
package struct NumberSense: Hashable {
    /// Names of senses by the name of their group: `["statistic": ["the median"]]`.
    private var senses: [String: Set<String>] = [:]
    /// Groups of which a use says something in words that name no sense.
    private var isSaid: Set<String> = []
    private var dates: [PartialDate] = []

    /// Two things said of a number that exclude each other.
    package struct Contradiction {
        /// What this use says: "the median".
        package var here: String
        /// What the other does: "the longest or highest".
        package var there: String
        /// The name of the group of senses: "statistic".
        var group: String

        /// Whether it is which way something changed, not what is counted.
        package var isOfChange: Bool { [NumberSense.place, "change"].contains(group) }
        /// Whether another number of the sentence may be what this one is said to be.
        package var hasRightOne: Bool { ["statistic", NumberSense.earlier, "aim"].contains(group) }
    }

    /// A number of which nothing is said.
    package static let unknown = NumberSense()

    /// Whether nothing is said of the number.
    package var isSilent: Bool { senses.isEmpty && dates.isEmpty }

    private init() {}

    /// - Parameters:
    ///   - mention: one of those of the sentence.
    ///   - mentions: all of the sentence.
    ///   - sentence: places are in its bytes.
    package init(
        of mention: NumberMention, among mentions: NumberMentions, in sentence: String,
        senses groups: [SenseGroup]
    ) {
        let bytes = Array(sentence.utf8)
        // What stands beside an age or "Section 42" is said of the number behind it.
        let numbers = mentions.numbers.filter { $0 == mention || $0.role == .value || $0.role == .score }
        let clause = NumberClause(around: mention, among: numbers, in: bytes)
        for group in groups where group.fits(mention.unit) {
            let found = group.senses(before: clause.before, after: clause.after, opening: clause.opening)
            if !found.isEmpty { senses[group.name] = found }
            if group.isSaid(in: clause.lead + clause.after + clause.opening) { isSaid.insert(group.name) }
        }
        if let end = Self.end(of: mention, among: numbers, in: bytes) { senses[Self.place] = [end] }
        dates = mentions.dates.filter { clause.reach.contains($0.span.lowerBound) }.map(\.date)
    }

    /// With what was understood of the figures of its sentence: a target that was set, or the figure of an
    /// earlier time, may not be given as the one of now.
    package func with(_ figures: [SourcePassage.Figure], of value: Double) -> NumberSense {
        func has(_ other: Double?) -> Bool { other.map { abs($0 - value) < 1e-9 } ?? false }
        let own = figures.filter { has($0.value) || has($0.valueMax) }
        var sense = self
        if own.contains(where: { $0.statistic == .target }) { sense.senses["aim"] = ["a target"] }
        guard own.isEmpty else { return sense }
        if figures.contains(where: { has($0.previous) }), sense.senses[Self.place] == nil {
            sense.senses[Self.earlier] = ["an earlier figure"]
        }
        for figure in figures where has(figure.benchmark) {
            if figure.comparator == .target { sense.senses["aim"] = ["a target"] }
            if figure.comparator == .previous, sense.senses[Self.place] == nil {
                sense.senses[Self.earlier] = ["an earlier figure"]
            }
        }
        return sense
    }

    /// What the label of a table's row and the heading of its column say of a number between them.
    package init(label: String, unit: MentionUnit?, senses groups: [SenseGroup]) {
        let words = " " + Folding.words(label) + " "
        for group in groups {
            isSaid.insert(group.name)
            guard group.fits(unit) else { continue }
            let found = group.senses(before: words, after: " ", opening: " ")
            if !found.isEmpty { senses[group.name] = found }
        }
    }

    /// What this use of a number says that the report's excludes; nil when one of the report's goes together
    /// with it.
    ///
    /// - Parameters:
    ///   - others: every use of the number in the passage, most likely first.
    package static func contradiction(_ own: NumberSense, _ others: [NumberSense], _ groups: [SenseGroup])
        -> Contradiction?
    {
        let found = others.map { own.contradiction(with: $0, groups) }
        if !others.isEmpty, found.allSatisfy({ $0 != nil }) { return found[0] }
        // Where one use says it is the median, another that leaves open what it is does not make it the
        // longest.
        for (group, here) in own.senses.sorted(by: { $0.key < $1.key }) {
            let there = others.compactMap { $0.senses[group] }
            if let first = there.first, there.allSatisfy(here.isDisjoint) {
                return contradiction(group, here, first)
            }
        }
        return nil
    }

    private func contradiction(with other: NumberSense, _ groups: [SenseGroup]) -> Contradiction? {
        for (group, there) in other.senses.sorted(by: { $0.key < $1.key }) {
            if let here = senses[group] {
                if here.isDisjoint(with: there) { return Self.contradiction(group, here, there) }
            } else if groups.contains(where: { $0.name == group && $0.mustBeSaid }), !isSaid.contains(group),
                dates.isEmpty || group != Self.earlier
            {
                return Contradiction(
                    here: "the figure itself", there: there.sorted().joined(separator: ", "), group: group)
            }
        }
        if !dates.isEmpty, !other.dates.isEmpty,
            !dates.contains(where: { date in other.dates.contains { date.agrees(with: $0) } })
        {
            return Contradiction(
                here: "of \(dates[0].english)",
                there: "of \(other.dates.map(\.english).joined(separator: ", "))", group: "date")
        }
        return nil
    }

    private static func contradiction(_ group: String, _ here: Set<String>, _ there: Set<String>)
        -> Contradiction
    {
        Contradiction(
            here: here.sorted().joined(separator: ", "), there: there.sorted().joined(separator: ", "),
            group: group)
    }

    /// The group of figures that are not of now: a date says so as well as words.
    private static let earlier = "earlier"

    /// Of a number that no other of its kind stands beside, of now or of before.
    package var alone: NumberSense {
        var sense = self
        sense.senses[Self.earlier] = nil
        return sense
    }

    /// Without the dates that are not before another: "in 2026" does not make a figure one of 2025.
    package func ignoringDates(from published: PartialDate?) -> NumberSense {
        guard let published else { return self }
        var sense = self
        sense.dates.removeAll { $0.year >= published.year }
        return sense
    }

    /// The group of the two ends of "from 181 to 203".
    private static let place = "place"

    /// Which end of "from 181 to 203" a number is; nil when it is none.
    private static func end(of mention: NumberMention, among numbers: [NumberMention], in bytes: [UInt8])
        -> String?
    {
        guard let place = numbers.firstIndex(of: mention) else { return nil }
        func lead(_ index: Int) -> String? {
            let start = index > 0 ? numbers[index - 1].span.upperBound : 0
            guard start <= numbers[index].span.lowerBound else { return nil }
            return Folding.wordList(
                String(decoding: bytes[start..<numbers[index].span.lowerBound], as: UTF8.self)
            ).last
        }
        if numbers.indices.contains(place + 1),
            numbers[place + 1].unit == mention.unit || mention.unit == nil, lead(place) == "from",
            lead(place + 1) == "to"
        {
            return "where it started"
        }
        if place > 0, numbers[place - 1].unit == mention.unit || numbers[place - 1].unit == nil,
            lead(place - 1) == "from",
            lead(place) == "to"
        {
            return "where it ended"
        }
        return nil
    }
}

/// The words of a sentence that belong to one of its numbers: up to its neighbours, a comma or a joining
/// word.
private struct NumberClause {
    /// Folded, with a space at either end.
    let before: String
    let after: String
    /// All from the number before it on, commas or not.
    let lead: String
    /// From the beginning of the sentence to its first number; for the others what the sentence opens with
    /// before a comma, which is said of all its numbers: "A year before, …".
    let opening: String
    /// Where a date says from when the number is, in bytes.
    let reach: Range<Int>

    init(around mention: NumberMention, among numbers: [NumberMention], in bytes: [UInt8]) {
        let previous = numbers.last { $0.span.upperBound <= mention.span.lowerBound }
        let next = numbers.first { $0.span.lowerBound >= mention.span.upperBound }
        let lead = (previous?.span.upperBound ?? 0)..<mention.span.lowerBound
        let rest = mention.span.upperBound..<(next?.span.lowerBound ?? bytes.count)
        self.lead = Self.folded(bytes, lead)
        before = Self.part(
            bytes, lead, cut: previous == nil ? Self.breaks : Self.breaks.union(["and"]), last: true)
        after = Self.part(
            bytes, rest, cut: next == nil ? Self.breaks : Self.breaks.union(Self.turns), last: false)
        opening = previous == nil ? Self.folded(bytes, lead) : Self.adverbial(bytes, numbers.first)
        let near = Self.partRange(bytes, lead, cut: Self.breaks.union(["and"]), last: true)
        let end = Self.partRange(
            bytes, rest, cut: next == nil ? Self.breaks : Self.breaks.union(Self.turns), last: false)
        let start = previous == nil ? lead.lowerBound : near.lowerBound
        reach = start..<max(end.upperBound, mention.span.upperBound)
    }

    /// The words before the first comma of a sentence when they are few; a space when there are none.
    private static func adverbial(_ bytes: [UInt8], _ first: NumberMention?) -> String {
        let end = first?.span.lowerBound ?? bytes.count
        guard let comma = bytes[..<end].firstIndex(of: UInt8(ascii: ",")) else { return " " }
        let words = folded(bytes, 0..<comma)
        return words.split(separator: " ").count <= 6 ? words : " "
    }

    /// Words at which what is said of a number ends.
    private static let breaks = English.words(.checks, "breaks").set
    /// Words behind a number that lead to the next one.
    private static let turns = English.words(.checks, "turns").set
    private static let marks: Set<UInt64> = [
        MarkKey.comma, MarkKey.semicolon, MarkKey.colon, MarkKey.open, MarkKey.close, MarkKey.dash,
        MarkKey.stop,
    ]

    private static func folded(_ bytes: [UInt8], _ range: Range<Int>) -> String {
        " " + Folding.words(String(decoding: bytes[range], as: UTF8.self)) + " "
    }

    /// The words of a range behind its last break, or before its first.
    private static func part(_ bytes: [UInt8], _ range: Range<Int>, cut: Set<String>, last: Bool) -> String {
        folded(bytes, partRange(bytes, range, cut: cut, last: last))
    }

    private static func partRange(_ bytes: [UInt8], _ range: Range<Int>, cut: Set<String>, last: Bool)
        -> Range<Int>
    {
        guard !range.isEmpty else { return range }
        let slice = Array(bytes[range])
        let tokens = Tokenizer.tokens(slice)
        func isBreak(_ token: Token) -> Bool {
            if token.kind == .mark { return marks.contains(token.key) }
            return cut.contains(
                Folding.words(String(decoding: slice[token.span.start..<token.span.end], as: UTF8.self)))
        }
        if last {
            guard let found = tokens.last(where: isBreak) else { return range }
            return range.lowerBound + found.span.end..<range.upperBound
        }
        guard let found = tokens.first(where: isBreak) else { return range }
        return range.lowerBound..<range.lowerBound + found.span.start
    }
}

/// Senses of a number that exclude each other, as `checks.yaml` lists them.
package struct SenseGroup: Sendable {
    package let name: String
    /// What the numbers are counted in that it is about; nil for all.
    private let units: Set<String>?
    private let isTouching: Bool
    private let saidBy: [String]?
    /// Folded phrases with a space at either end, longest first, each with its sense; nil for one that only
    /// hides shorter ones.
    private let phrases: [(words: String, sense: String?)]

    package init(_ group: CheckWords.SenseGroup) {
        name = group.name
        units = group.units.map(Set.init)
        isTouching = group.isTouching
        saidBy = group.saidBy.map { $0.map { " " + Folding.words($0) + " " } }
        let said = group.senses.flatMap { sense in sense.words.map { ($0, Optional(sense.name)) } }
        phrases = (said + group.hidden.map { ($0, nil) }).map { (" " + Folding.words($0) + " ", $1) }
            .sorted { ($1.0.utf8.count, $0.0) < ($0.0.utf8.count, $1.0) }
    }

    /// Whether numbers of a unit can have these senses; counts have none.
    func fits(_ unit: MentionUnit?) -> Bool { units?.contains(unit?.rawValue ?? "count") ?? true }

    /// Whether a note must say it when the report does.
    var mustBeSaid: Bool { saidBy != nil }

    /// Whether words say something of the group without naming a sense.
    func isSaid(in words: String) -> Bool { saidBy?.contains { words.has($0) } ?? false }

    /// The senses that the words around a number name; those of its sentence's opening count when nothing
    /// nearer says any.
    func senses(before: String, after: String, opening: String) -> Set<String> {
        if isTouching {
            return Set(
                phrases.filter { before.hasSuffix($0.words) || after.hasPrefix($0.words) }.compactMap(\.sense)
            )
        }
        let near = senses(in: before).union(senses(in: after))
        return near.isEmpty ? senses(in: opening) : near
    }

    /// The senses that folded words name; a longer phrase hides shorter ones in it.
    private func senses(in words: String) -> Set<String> {
        var rest = words
        var found: Set<String> = []
        for (phrase, sense) in phrases where rest.has(phrase) {
            rest = rest.replacing(phrase, with: " · ")
            if let sense { found.insert(sense) }
        }
        return found
    }
}
