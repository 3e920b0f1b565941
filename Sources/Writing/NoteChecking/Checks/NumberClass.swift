internal import ClaimReading
internal import English
internal import AssessmentModel
internal import NoteText
internal import SentenceNumbers
internal import TextAnalysis

/// What became of a number that a class knows.
enum NumberVerdict {
    case right
    /// Says what is wrong with it, for the check of this name.
    case wrong(check: CheckCode, message: String, hint: String)
}

/// A kind of number that no paragraph prints, and the rule by which it is verified. A row of
/// `NumberClass.all` a kind.
package struct NumberClass: Sendable {
    /// What help calls it: "score".
    package var name: String
    /// What such a number is, with an example.
    package var help: String
    /// Nil when the number is none of the kind, or may be but does not agree: then the cited paragraph
    /// decides.
    var judge: @Sendable (NumberMention, NoteSegment, inout CheckedNote) -> NumberVerdict?

    /// In the order in which they are asked.
    package static let all: [NumberClass] = [
        NumberClass(
            name: "place",
            help:
                "A place in a document: Table 2, paragraph 7, the 3.4 before a paragraph. A table must be there."
        ) { mention, segment, checked in
            // "3.4 The scores …": a numbered paragraph.
            if segment.range.lowerBound == 0, mention.span.lowerBound == 0, mention.decimals > 0,
                mention.unit == nil
            {
                return .right
            }
            guard case .reference(let word) = mention.role else { return nil }
            guard word == "table", Int(mention.value) > checked.note.tables.count else { return .right }
            return .wrong(
                check: .reference,
                message: "There is no table \(mention.words): the note has \(checked.note.tables.count).",
                hint: "Put the number right, or take the sentence out.")
        },
        NumberClass(
            name: "word",
            help:
                "An ordinal, or a share in words, which must fit a percentage or two counts: first, half of, nine in ten."
        ) {
            mention, segment, checked in
            guard mention.role == .wordOnly else { return nil }
            return share(mention, segment, &checked) ?? .right
        },
        NumberClass(
            name: "score",
            help: "A score of 1 to 4, by the assessment's list: score 2, 3 out of 4, (2 to 3).",
            judge: ScoreNumbers.judge),
        NumberClass(
            name: "England count", help: "How often the report compares with England: 17 times, 6 better.",
            judge: englandCount),
        NumberClass(
            name: "sum", help: "Arithmetic on the scores: 23 out of 36, 64%, one point fewer.", judge: sum),
        NumberClass(
            name: "size", help: "The size of a list in the note: three councils, nine areas, 9 rows.",
            judge: size),
        NumberClass(
            name: "gap", help: "A difference between two figures beside it: 5 points lower, 16 higher.",
            judge: GapNumbers.judge),
        ofPlan,
    ]

    /// A share in words beside percentages of the sentence that it rests on, of which none fits it.
    private static func share(_ mention: NumberMention, _ segment: NoteSegment, _ checked: inout CheckedNote)
        -> NumberVerdict?
    {
        guard let share = mention.share else { return nil }
        if segment.keys.isEmpty, !checked.body[segment.block].isOfficer {
            let known = checked.citedPassages.flatMap { checked.sentences(of: $0) }.flatMap(
                \.mentions.numbers)
            return share.stands(in: known)
                ? nil
                : .wrong(
                    check: .number,
                    message: "Nothing stands behind “\(mention.words)”: no paragraph is cited.",
                    hint: "Cite the paragraph it is from, or put it into an officer's comment.")
        }
        guard let best = checked.bestSentence(for: segment), best.share >= 0.4 else { return nil }
        let passages = checked.passages(of: segment)
        let all = passages.flatMap { checked.sentences(of: $0) }.flatMap(\.mentions.numbers)
        let own = NumberMentions(of: best.sentence.text, vocabulary: checked.vocabulary).numbers
        let said = own.filter { $0.unit == .percent || $0.share != nil }
        guard !said.isEmpty, !share.stands(in: own), !share.stands(in: all) else { return nil }
        return .wrong(
            check: .number,
            message:
                "\(mention.words) is not what \(checked.words(for: best.passage)) has: \(said.map(\.words).joined(separator: ", ")).",
            hint: "It reads: “\(best.sentence.text)”")
    }

    private static func sum(_ mention: NumberMention, _ segment: NoteSegment, _ checked: inout CheckedNote)
        -> NumberVerdict?
    {
        let list = Wording.words(segment.ownWords)
        let words = Set(list)
        let cues = CheckingWords.calculating
        let isOutOf = zip(list, list.dropFirst()).contains { $0 == ("out", "of") }
        guard isOutOf || !words.isDisjoint(with: cues.set),
            mention.unit == nil || mention.unit == .percent || mention.unit == .points
        else {
            return nil
        }
        for assessment in checked.assessments(of: segment) + [checked.main].compactMap({ $0 }) {
            guard let sum = ScoreArithmetic(scores: Array(assessment.scores.values)) else { continue }
            // "25 out of 36, or 69.4%": to the first decimal.
            let share = 100 * Double(sum.points) / Double(4 * sum.statements)
            if mention.unit == .percent, abs(share - mention.value) < 0.051 { return .right }
            let value = Int(mention.value)
            guard Double(value) == mention.value else { continue }
            if assessment.percentPrinted == value { return .right }
            if mention.unit == .percent {
                let near = (-4...12).compactMap { step in
                    // What a few points more or fewer would give.
                    let points = sum.points + step
                    return (sum.statements...4 * sum.statements).contains(points)
                        ? ScoreArithmetic.percent(points, of: sum.statements) : nil
                }
                let own = Set(Wording.words(segment.sentence(around: mention)))
                let isStep =
                    !own.isDisjoint(with: CheckingWords.pointSteps.words) && !own.contains("add")
                let bounds = ScoreArithmetic.bands.flatMap { [$0.range.lowerBound, $0.range.upperBound] }
                if ([sum.percent, assessment.percentPrinted] + bounds).contains(value)
                    || isStep && near.contains(value)
                {
                    return .right
                }
            } else if [sum.points, 4 * sum.statements, sum.marginUp, sum.marginDown + 1, sum.statements]
                .contains(value)
            {
                return .right
            }
        }
        let next = Wording.words(segment.slice(mention.span.upperBound..<segment.text.utf8.count)).first ?? ""
        let isPartOfSum =
            isOutOf || mention.unit != nil || CheckingWords.pointsMore.contains(next)
        let isSum =
            words.contains("add") || words.contains("calculated") && segment.keys.isEmpty && isPartOfSum
        guard isSum, !segment.isCited, let main = checked.main,
            let sum = ScoreArithmetic(scores: Array(main.scores.values))
        else {
            return nil
        }
        return .wrong(
            check: .calculation, message: "\(mention.words) does not follow from the scores.",
            hint: "They add up to \(sum.points) out of \(4 * sum.statements), or \(sum.percent)%.")
    }

    private static func englandCount(
        _ mention: NumberMention, _ segment: NoteSegment, _ checked: inout CheckedNote
    ) -> NumberVerdict? {
        let block = checked.body[segment.block]
        let heading = Folding.words(block.heading)
        // "Of 10 figures set beside England's, six are worse."
        let words = Folding.words(segment.sentence(around: mention))
        let isCount = words.contains("beside") && words.contains("england") && words.contains("figures")
        guard block.kind != .tableRow, mention.unit == nil, mention.role == .value,
            isCount || heading.contains("england") && !segment.isCited
        else { return nil }
        guard let main = checked.main, let counts = try? checked.source.englandCounts(ofAssessment: main.id),
            counts.total > 0
        else { return nil }
        let value = Int(mention.value)
        let rows = checked.note.tables.map { $0.rows.count - 1 }
        let next = Wording.words(segment.slice(mention.span.upperBound..<segment.text.utf8.count)).first
        if let judged = next.flatMap({
            ["better": counts.better, "similar": counts.similar, "worse": counts.worse][$0]
        }) {
            return judged == value
                ? .right
                : .wrong(
                    check: .count,
                    message: "\(mention.words) is not how many of the comparisons are \(next ?? "so").",
                    hint: "\(judged) of \(counts.total) are.")
        }
        if [counts.total, counts.better, counts.similar, counts.worse, counts.unjudged].contains(value) {
            return .right
        }
        if !isCount || words.contains("below") || words.contains("shows"),
            rows.contains(value) || value < counts.total
        {
            return .right
        }
        return .wrong(
            check: .count, message: "\(mention.words) is not how often the report compares with England.",
            hint:
                "It does \(counts.total) times: \(counts.better) better, \(counts.similar) similar, \(counts.worse) worse, \(counts.unjudged) not judged."
        )
    }

    private static func size(_ mention: NumberMention, _ segment: NoteSegment, _ checked: inout CheckedNote)
        -> NumberVerdict?
    {
        guard mention.unit == nil, mention.value < 200 else { return nil }
        let after = Wording.words(segment.slice(mention.span.upperBound..<segment.text.utf8.count)).prefix(3)
        let value = Int(mention.value)
        func follows(_ nouns: Set<String>) -> Bool { after.contains(where: nouns.contains) }
        if follows(["councils", "authorities"]) {
            let councils = Set(checked.assessments.values.map(\.authoritySlug)).count
            let rows = checked.note.tables.map { $0.rows.count - 1 }
            if value == councils || value == checked.assessments(of: segment).count || rows.contains(value) {
                return .right
            }
            // In digits it may count councils beyond those of the note, as its recipe then says.
            return segment.isCited || !mention.isSpelled
                ? nil
                : .wrong(
                    check: .count, message: "The note is about \(councils) councils, not \(mention.words).",
                    hint: "Put the number right, or cite the councils that are missing.")
        }
        if follows(["areas", "statements"]) {
            let counts = checked.assessments.values.map(\.scores.count).filter { $0 > 0 }
            return counts.contains(value) || value == 9 ? .right : nil
        }
        // "gives two numbers": how many the sentence itself then gives.
        if follows(["numbers", "figures"]) { return value == segment.numbers.count - 1 ? .right : nil }
        if follows(CheckingWords.noteParts.set),
            !segment.isCited
        {
            return .right
        }
        return nil
    }
}

/// Differences between figures.
enum GapNumbers {
    static func judge(_ mention: NumberMention, _ segment: NoteSegment, _ checked: inout CheckedNote)
        -> NumberVerdict?
    {
        let header = Wording.words(segment.header ?? "")
        let isColumn = header.contains("gap") || header.contains("difference")
        let told = ToldNumbers(
            text: segment.text, words: Wording.words(segment.text), numbers: segment.numbers)
        guard isColumn || Arithmetic.isDifference(mention, in: told),
            mention.unit == .points || mention.unit == nil || isColumn
        else { return nil }
        // The figures of the same row, or of the same sentence, that have a benchmark.
        let beside = checked.segments.filter { $0.block == segment.block }.flatMap(\.numbers)
        let gaps = checked.passages(of: segment).flatMap(\.figures).filter { figure in
            beside.contains { $0.agrees(with: figure.value) }
        }.compactMap { figure in figure.benchmark.map { abs(figure.value - $0) } }
        let others = beside.filter { $0 != mention }
        let own = others.indices.flatMap { i in others[..<i].map { abs($0.value - others[i].value) } }
        if (gaps.isEmpty ? own : gaps).contains(where: { mention.agrees(with: $0) }) { return .right }
        guard let gap = gaps.first, isColumn || mention.unit == .points else { return nil }
        return .wrong(
            check: .gap, message: "\(mention.words) is not the gap between the figures beside it.",
            hint:
                "It is \(Figures.number(gap, decimals: gap < 2 ? 1 : 0)) by the figures that CQC gives.")
    }
}
