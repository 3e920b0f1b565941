internal import ClaimReading
internal import English
internal import AssessmentModel
internal import NoteText
internal import SentenceNumbers
internal import SourceText
internal import TextAnalysis

extension Check {
    static let numberChecks: [Check] = [
        error(
            .number,
            "A number that is not in a cited paragraph, exact or correctly rounded, and that no rule recomputes."
        ) { checked, check in
            for segment in checked.segments where !checked.isRemark(segment) {
                for mention in segment.numbers { try NumberExamination(mention, segment).run(&checked) }
            }
            LooseNumbers.examine(&checked, check)
        },
        error(
            .benchmark, "A figure given as England's that the cited paragraph does not give as England's.",
            byAnother),
        error(
            .unit,
            "A number with another unit than in the cited paragraph: days for weeks, people for percent.",
            byAnother),
        error(
            .population,
            "A number given to another group of people than in the cited paragraph: carers for people.",
            byAnother),
        error(
            .meaning,
            "A number given as another thing than in the cited paragraph: the longest wait as the median, people seen as waiting.",
            byAnother),
        error(
            .wrongParagraph,
            "A number or quotation that stands in another paragraph of the report than the one cited.",
            byAnother),
        error(.score, "A score, a rating, or a number of scores, that is not CQC's.") { checked, check in
            for segment in checked.segments where segment.header == nil && !checked.isRemark(segment) {
                try ratings(segment, &checked, check)
            }
        },
        error(.calculation, "Arithmetic on the scores that does not come out.", byAnother),
        error(.gap, "A gap that is not the difference of the figures beside it.", byAnother),
        error(
            .count,
            "The size of a list, or how often the report compares with England, that does not agree.",
            byAnother),
        error(.reference, "A table that is referred to and is not there.", byAnother),
        error(.date, "A date that is not in the cited paragraph or its source.") { checked, check in
            for segment in checked.segments where segment.isCited && !checked.isRemark(segment) {
                for date in segment.dates where !isKnown(date, segment, &checked) {
                    checked.report(
                        check, segment, at: date.span.lowerBound, about: date.words + segment.text,
                        "\(date.words) is not in \(checked.places(of: segment)).",
                        hint: "Give the date that CQC gives, or cite where this one is from.")
                }
            }
        },
        error(.direction, "Better, worse, higher or lower, not as the report has it.") { checked, check in
            for segment in checked.segments where segment.isCited {
                direction(segment, &checked, check)
                for reversal in ChangeWords.reversals(segment.mentions, in: segment.ownWords) {
                    checked.report(
                        check, segment, at: reversal.from.span.lowerBound, about: segment.text,
                        reversal.english + ".",
                        hint:
                            "Put the word or the figures right: the report has them in \(checked.places(of: segment))."
                    )
                }
            }
        },
        error(.comparison, "Figures set side by side that are of different measures, sources or times.") {
            checked, check in
            for block in checked.body.indices { comparison(block, &checked, check) }
        },
    ]

    /// Ratings in the note's own words: “Good” in quotation marks is a quotation's check.
    private static func ratings(_ segment: NoteSegment, _ checked: inout CheckedNote, _ check: Check) throws {
        let bytes = Array(segment.ownWords.utf8)
        for span in SentenceSegmenter.segment(bytes) {
            let text = String(decoding: bytes[span.start..<span.end], as: UTF8.self)
            let claim = Claim(text, councils: [], vocabulary: checked.vocabulary)
            // In small letters "good" is a word like others; what is said of a council that is not cited is
            // another check's.
            let given = RatingClaim.all(in: claim).filter { text.contains($0.rating.label) }
            let printed = Set(checked.assessments(of: segment).compactMap(\.rating))
            guard !text.contains("?"), !given.isEmpty, !printed.isEmpty else { continue }
            let named = Set(try checked.source.councils(namedIn: text).map(\.slug))
            guard named.isSubset(of: checked.assessments(of: segment).map(\.authoritySlug)),
                let wrong = given.first(where: { claimed in !printed.contains(where: claimed.holds) })
            else { continue }
            checked.report(
                check, segment, at: span.start, about: text,
                "“\(wrong.rating.label)” is not CQC's rating as this says it.",
                hint: "CQC's rating is \(printed.sorted().joined(separator: " or ")).")
        }
    }

    private static func isKnown(_ date: DateMention, _ segment: NoteSegment, _ checked: inout CheckedNote)
        -> Bool
    {
        func fits(_ other: PartialDate?) -> Bool {
            other.map(date.date.fits) ?? false
        }
        // "Care Act 2014"
        if let last = Wording.words(segment.slice(0..<date.span.lowerBound)).last,
            CheckingWords.laws.contains(last)
        {
            return true
        }
        let passages = checked.passages(of: segment)
        for passage in passages {
            if checked.sentences(of: passage).contains(where: { $0.mentions.dates.contains { fits($0.date) } }
            ) {
                return true
            }
            if passage.figures.contains(where: {
                fits($0.sourceDate) || fits($0.period.flatMap(PartialDate.named(in:)))
            }) {
                return true
            }
            // "between July and November 2024" gives July its year from the other month.
            let words = Set(Wording.words(passage.text))
            if let month = date.date.month, words.contains(String(date.date.year)),
                words.contains(PartialDate.monthNames[month - 1].lowercased())
            {
                return true
            }
            // A span of years, such as 2023/24, is read by its first.
            if Folding.words(passage.text).contains(Folding.words(date.words)) { return true }
        }
        if checked.assessments(of: segment).contains(where: { fits($0.published) })
            || fits(checked.main?.published)
        {
            return true
        }
        if segment.keys.contains(where: { checked.citations[$0]?.words?.contains(date.words) == true }) {
            return true
        }
        if let own = checked.note.trailer?.parameters["date"], fits(PartialDate(iso: own)) { return true }
        return passages.isEmpty
            && !segment.keys.contains { !(checked.citations[$0]?.reports.isEmpty ?? true) }
    }

    /// Words of direction beside a figure and its benchmark.
    private static func direction(_ segment: NoteSegment, _ checked: inout CheckedNote, _ check: Check) {
        let header = Wording.words(segment.header ?? "")
        let isColumn = header.contains("gap") || header.contains("difference") || header.contains("direction")
        let beside =
            isColumn
            ? checked.segments.filter { $0.block == segment.block }.flatMap(\.numbers) : segment.numbers
        guard isColumn || beside.contains(where: \.isEngland) else { return }
        let figures = checked.passages(of: segment).flatMap(\.figures).filter { figure in
            guard let benchmark = figure.benchmark else { return false }
            return beside.contains { $0.agrees(with: figure.value) }
                && (isColumn || beside.contains { $0.agrees(with: benchmark) })
        }
        guard figures.count == 1, let figure = figures.first, let benchmark = figure.benchmark else { return }
        guard let wrong = ClaimComparison.turned(Wording.words(segment.ownWords), figure)?.right else {
            return
        }
        checked.report(
            check, segment, at: 0, about: segment.text + segment.label,
            "“\(segment.text)”: the report's figures make it \(wrong).",
            hint:
                "\(figure.measure): \(Figures.quantity(figure.value, unit: figure.unit, printed: nil)); England \(Figures.quantity(benchmark, unit: figure.unit, printed: nil))."
        )
    }

    /// A row or a sentence whose figure and benchmark belong to different measures.
    private static func comparison(_ block: Int, _ checked: inout CheckedNote, _ check: Check) {
        let segments = checked.segments.filter { $0.block == block && $0.isCited }
        let groups = checked.body[block].kind == .tableRow ? [segments] : segments.map { [$0] }
        for group in groups {
            guard let first = group.first else { continue }
            let isNational: (NoteSegment, NumberMention) -> Bool = {
                $1.isEngland || Wording.words($0.header ?? "").contains("england")
            }
            let pairs = group.flatMap { segment in segment.numbers.map { (segment, $0) } }
            let figures = group.flatMap { checked.passages(of: $0) }.flatMap(\.figures)
            for (segment, mention) in pairs where isNational(segment, mention) {
                let own = figures.filter { $0.benchmark.map(mention.agrees(with:)) ?? false }
                guard !own.isEmpty else { continue }
                let isGap = Set(["gap", "difference"])
                let values = pairs.filter {
                    !isNational($0.0, $0.1) && $0.1.unit == mention.unit
                        && isGap.isDisjoint(with: Wording.words($0.0.header ?? ""))
                }
                .map(\.1)
                guard !values.isEmpty,
                    !own.contains(where: { figure in values.contains { $0.agrees(with: figure.value) } }),
                    let other = figures.first(where: { figure in
                        figure.comparator == .england && figure.benchmark != nil
                            && values.contains { $0.agrees(with: figure.value) }
                    })
                else { continue }
                checked.report(
                    check, first, at: 0, about: segment.text + first.text,
                    "\(mention.words) is England's figure for “\(own[0].measure)”, not for “\(other.measure)”.",
                    hint: "Set figures side by side only of the same measure, source and time.")
            }
            councils(group, &checked, check)
        }
    }

    /// Figures of two councils in one row or sentence must be of one measure, source and date.
    private static func councils(_ group: [NoteSegment], _ checked: inout CheckedNote, _ check: Check) {
        var found: [(assessment: String, segment: NoteSegment, figure: SourcePassage.Figure)] = []
        for segment in group {
            for mention in segment.numbers where mention.role == .value {
                for passage in checked.passages(of: segment) {
                    for figure in passage.figures
                    where mention.agrees(with: figure.value) && mention.unit == MentionUnit(figure.unit) {
                        found.append((passage.assessment, segment, figure))
                    }
                }
            }
        }
        guard let first = found.first,
            let other = found.first(where: {
                RecordID($0.assessment)?.authority != RecordID(first.assessment)?.authority
                    && $0.figure.unit == first.figure.unit
            })
        else { return }
        let differs: String?
        if Similarity.ofWords(first.figure.measure, other.figure.measure) < 0.4 {
            differs = "“\(first.figure.measure)” and “\(other.figure.measure)” are different measures"
        } else if let a = first.figure.source, let b = other.figure.source, Similarity.ofWords(a, b) < 0.6 {
            differs = "the sources differ: \(a) and \(b)"
        } else if let a = first.figure.sourceDate, let b = other.figure.sourceDate, !a.agrees(with: b) {
            differs = "the dates differ: \(a.english) and \(b.english)"
        } else {
            differs = nil
        }
        guard let differs else { return }
        checked.report(
            check, other.segment, at: 0, about: first.figure.measure + other.figure.measure,
            "Two councils' figures are set side by side, but \(differs).",
            hint: "Give them in sentences of their own, each with its measure and date.")
    }
}

extension CheckedNote {
    /// "Assessing needs, paragraph 7", of what a segment cites.
    func places(of segment: NoteSegment) -> String {
        let places = passages(of: segment).map { words(for: $0) }
        return places.isEmpty ? "what is cited" : places.joined(separator: " or ")
    }
}
