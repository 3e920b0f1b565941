internal import ClaimReading
internal import English
internal import AssessmentModel
internal import NoteText
internal import SentenceNumbers
internal import TextAnalysis

/// Scores and counts of scores.
enum ScoreNumbers {
    static func judge(_ mention: NumberMention, _ segment: NoteSegment, _ checked: inout CheckedNote)
        -> NumberVerdict?
    {
        let header = Folding.words(segment.header ?? "")
        // "Score", "Score, 2026", "Council and score".
        let heads = Wording.words(header)
        let isColumn = [heads.first, heads.last].contains { $0.map(NumberWords.scoreWords.contains) ?? false }
        // "Then" and "now" of a table of scores.
        let isOfScores =
            segment.cell > 0 && NumberWords.thenAndNow.contains(header) && mention.unit == nil
            && (1...4).contains(mention.value)
            && segment.text.utf8.count == mention.words.utf8.count
            && Wording.words(checked.caption(of: segment)).contains { NumberWords.scoreWords.contains($0) }
        if isColumn || isOfScores { return column(mention, segment, checked, isOfAny: !isColumn) }
        let words = Wording.words(segment.ownWords)
        guard words.contains(where: { NumberWords.scoreWords.contains($0) }),
            mention.unit == nil
        else { return nil }
        let after = Wording.words(segment.slice(mention.span.upperBound..<segment.text.utf8.count))
        let before = Wording.words(segment.slice(0..<mention.span.lowerBound))
        if mention.role == .score { return single(mention, segment, before, checked) }
        // "CQC's score for this area: 2."
        if mention.value <= 4, after.isEmpty, before.suffix(6).contains("score") {
            return single(mention, segment, before, checked)
        }
        // "70 out of 100": the end of CQC's scale.
        if mention.value == 100, before.suffix(2) == ["out", "of"] { return .right }
        // "None scores 1 or 4", "scores 3 or more".
        if before.last == "or", mention.value <= 4 {
            let isNone = before.suffix(6).contains("none") || before.suffix(6).contains("no")
            return isNone ? single(mention, segment, before, checked) : .right
        }
        // "from 1 (lowest) to 4"
        if mention.value == 1 && after.first == "lowest"
            || mention.value == 4 && before.last == "to" && before.contains("lowest")
        {
            return .right
        }
        // "Assessing needs (2 to 3)": what a score was and is.
        let isChange =
            after.first == "to" && (Int(after.dropFirst().first ?? "") ?? 9) <= 4
            || before.last == "to" && mention.value <= 4
        if isChange, let title = checked.lastTitle(in: segment.slice(0..<mention.span.lowerBound)) {
            let known = checked.assessments.values.compactMap { $0.scores[title.slug] }
            return known.contains(Int(mention.value))
                ? .right
                : .wrong(
                    check: .score,
                    message: "\(title.title) never scored \(mention.words) in the assessments cited.",
                    hint: "Its scores are \(known.map(String.init).joined(separator: ", ")).")
        }
        // What follows in another sentence is counted there.
        let rest = segment.slice(mention.span.upperBound..<segment.text.utf8.count)
        let ends = rest.indices.dropFirst().first {
            rest[$0].isWhitespace && rest[..<$0].last { !"*_”’)".contains($0) } == "."
        }
        let clause = ends.map { Wording.words(String(rest[..<$0])) } ?? after
        return count(mention, segment, before, clause, checked)
    }

    /// "Five of the nine areas score 3": how many statements have a score.
    private static func count(
        _ mention: NumberMention, _ segment: NoteSegment, _ before: [String], _ after: [String],
        _ checked: CheckedNote
    ) -> NumberVerdict? {
        guard let place = after.prefix(6).firstIndex(where: { CheckingWords.scoreNouns.contains($0) }),
            place + 1 < after.count,
            let score = Int(after[place + 1]), (1...4).contains(score)
        else { return nil }
        let value = Int(mention.value)
        let assessments = checked.assessments(of: segment)
        let isTotal = before.last == "the" || before.last == "of"
        if isTotal, assessments.contains(where: { $0.scores.count == value }) { return .right }
        let held = assessments.compactMap { ScoreTotal.count(value, score: score).held(by: $0) }
        guard let first = held.first else { return nil }
        return !isTotal && held.contains { $0.change == nil }
            ? .right
            : .wrong(
                check: .score, message: "\(mention.words) is not how many areas score \(score).",
                hint: "By CQC's list, \(first.words).")
    }

    private static func single(
        _ mention: NumberMention, _ segment: NoteSegment, _ before: [String], _ checked: CheckedNote
    ) -> NumberVerdict? {
        let value = Int(mention.value)
        guard (1...4).contains(value), mention.value == Double(value) else { return nil }
        // "Eight of the nine areas score 3": how many do is checked as a number of areas.
        if ScoreTotal.endInCount(before) { return .right }
        if before.suffix(6).contains("none") || before.suffix(6).contains("no") {
            let held = checked.main.flatMap { ScoreTotal.count(0, score: value).held(by: $0) }
            return held.map { words, change in
                change == nil
                    ? .right
                    : .wrong(
                        check: .score, message: "\(words): not none.", hint: "See CQC's list of scores.")
            }
        }
        let title =
            checked.lastTitle(in: segment.slice(0..<mention.span.lowerBound)) ?? checked.title(
                shortened: before)
            ?? checked.lastTitle(
                in: checked.body[segment.block].text)
            ?? checked.lastTitle(in: checked.body[segment.block].heading)
        guard let title else { return .right }
        let scores = (checked.assessments(of: segment) + [checked.main].compactMap { $0 }).compactMap {
            $0.scores[title.slug]
        }
        if scores.isEmpty || scores.contains(value) { return .right }
        return .wrong(
            check: .score, message: "\(title.title) does not score \(value).",
            hint: "CQC scores it \(scores[0]).")
    }

    /// - Parameter isOfAny: whether it may be the score of any assessment of the note.
    private static func column(
        _ mention: NumberMention, _ segment: NoteSegment, _ checked: CheckedNote, isOfAny: Bool
    ) -> NumberVerdict? {
        let assessments = isOfAny ? Array(checked.assessments.values) : checked.assessments(of: segment)
        let caption = checked.caption(of: segment)
        guard
            let title = checked.lastTitle(in: segment.label) ?? checked.lastTitle(in: caption)
                ?? checked.lastTitle(in: checked.body[segment.block].heading)
        else { return nil }
        let named = checked.assessments.values.filter {
            Folding.words(segment.label).contains(Folding.words($0.authority))
        }
        let scores = (named.isEmpty ? assessments : Array(named)).compactMap { $0.scores[title.slug] }
        guard !scores.isEmpty else { return nil }
        if scores.contains(Int(mention.value)), mention.value == mention.value.rounded() { return .right }
        return .wrong(
            check: .score, message: "\(title.title) does not score \(mention.words).",
            hint: "CQC scores it \(scores[0]).")
    }
}

extension CheckedNote {
    /// The quality statement that words before a score shorten: "Governance" of "Governance, management and
    /// sustainability". What else is said behind the score names none.
    func title(shortened words: [String]) -> (title: String, slug: String)? {
        let lead = words.prefix { !NumberWords.scoreWords.contains($0) }
        guard !lead.isEmpty else { return nil }
        return source.sectionTitles.first { Wording.words($0.title).starts(with: lead) }.map {
            ($0.title, $0.slug)
        }
    }

    /// The quality statement that a text names last.
    func lastTitle(in text: String) -> (title: String, slug: String)? {
        let folded = " " + Folding.words(text) + " "
        return SectionTitles.places(in: folded, of: source.sectionTitles).last.map { ($0.title, $0.slug) }
    }

    /// The line before a table.
    func caption(of segment: NoteSegment) -> String {
        var place = segment.block
        while place >= 0, body[place].kind == .tableRow { place -= 1 }
        return place >= 0 ? body[place].text : ""
    }
}
