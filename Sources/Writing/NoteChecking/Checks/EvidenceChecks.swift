internal import ClaimReading
internal import AssessmentModel
internal import NoteText
internal import SentenceNumbers
internal import SourceText
internal import TextAnalysis

extension Check {
    static let evidenceChecks: [Check] = [
        warning(
            .tone,
            "A bullet among the strengths whose source finds fault, or one among the shortfalls whose source praises."
        ) {
            checked, check in
            for segment in checked.segments
            where checked.body[segment.block].kind == .item && segment.isCited
                && !checked.body[segment.block].isOfficer
            {
                guard let side = checked.vocabulary.side(of: checked.body[segment.block].heading),
                    side != .cautions,
                    let (passage, sentence, share) = checked.bestSentence(for: segment), share >= 0.3
                else { continue }
                let figures = passage.figures.filter { figure in
                    figure.sentence == sentence.number
                        && segment.numbers.contains { $0.agrees(with: figure.value) }
                }
                let direction = figures.compactMap(\.direction).first { $0 != .similar }
                // A tone that is not sure accuses nobody.
                let tone: Tone = sentence.isSure ? sentence.tone : .neutral
                let faults = direction == .worse || direction == nil && [.negative, .mixed].contains(tone)
                // A wait that is told to be shorter than before is good news in words of bad.
                let isShorter = passage.figures.contains { figure in
                    figure.sentence == sentence.number && figure.comparator == .previous
                        && figure.benchmark.map { figure.value < $0 } == true
                }
                if side == .strengths, isShorter { continue }
                // One that is told to be longer is none, though it had been shorter for a while.
                let isLonger = figures.contains { figure in
                    figure.comparator == .previous && figure.direction != .better
                        && figure.benchmark.map { figure.value > $0 } == true
                }
                if side == .shortfalls, isLonger { continue }
                let praises = direction == .better || direction == nil && tone == .positive
                guard side == .strengths ? faults : praises else { continue }
                let what = side == .strengths ? "a strength" : "a shortfall"
                checked.report(
                    check, segment, at: 0, about: segment.text,
                    "This is listed as \(what), but its source reads otherwise.",
                    hint: "\(checked.words(for: passage)) reads: “\(sentence.text)”", reading: passage.id)
            }
        },
        warning(.weakStatement, "A statement scored 1 or 2 that the note never mentions beside its score.") {
            checked, check in
            guard let main = checked.main, !main.isScoresOnly else { return }
            let cited = Set(
                checked.segments.flatMap { checked.passages(of: $0) }.filter { $0.assessment == main.id }.map(
                    \.section))
            // A note on one area need not speak of the others.
            let title = Folding.words(checked.note.blocks.first { $0.kind == .heading(level: 1) }?.text ?? "")
            let isOnOne = checked.source.sectionTitles.contains { title.contains(Folding.words($0.title)) }
            guard cited.count >= 4, !isOnOne else { return }
            let prose = checked.body.filter { $0.kind != .tableRow }.map { Folding.words($0.text) }.joined(
                separator: " ")
            for (slug, score) in main.scores.sorted(by: { $0.key < $1.key })
            where score <= 2 && !cited.contains(slug) {
                let titles = checked.source.sectionTitles.filter { $0.slug == slug }.map(\.title)
                guard let title = titles.first, !titles.contains(where: { prose.contains(Folding.words($0)) })
                else { continue }
                checked.report(
                    check, offset: 0, about: slug,
                    "\(title) scores \(score), and the note says nothing of it.",
                    hint:
                        "Say what CQC found there: findings where authority is \(main.authoritySlug) and statement is \(slug)"
                )
            }
        },
        warning(.remark, "A cited paragraph on which Assay has a remark, without a word of caution.") {
            checked, check in
            let cautions = checked.body.filter { checked.vocabulary.side(of: $0.heading) == .cautions }
            let cautioned = Set(cautions.flatMap { $0.cells.flatMap { $0.citations.map(\.key) } })
            // Wherever the note says it, be it in a table.
            let words = Folding.words(checked.body.map(\.text).joined(separator: " "))
            for citation in checked.citations.values.sorted(by: { $0.key < $1.key })
            where !cautioned.contains(citation.key) {
                for passage in citation.passages {
                    for (remark, about, isWarning) in checked.assessments[passage.assessment]?.remarks ?? []
                    where isWarning
                        && (about == passage.id || about == nil && checked.isAbout(remark, passage))
                    {
                        guard !words.contains(Folding.words(remark)),
                            !words.contains(Folding.words(RemarkWords.forReaders(remark)))
                        else {
                            continue
                        }
                        checked.report(
                            check, offset: citation.offset ?? 0, about: citation.key + remark,
                            "There is a remark on \(checked.words(for: passage)), and the note does not say so.",
                            hint: "Add to “Take care when quoting”: \(RemarkWords.forReaders(remark))")
                    }
                }
            }
        },
        warning(
            .uncited,
            "A bullet that claims something and cites nothing, beside bullets that do; officers' comments may."
        ) {
            checked, check in
            for (index, block) in checked.body.enumerated() where block.kind == .item && !block.isOfficer {
                let isQuestion = block.text.contains("?")
                guard block.cells.allSatisfy({ $0.citations.isEmpty && $0.toDos.isEmpty }), !isQuestion,
                    checked.vocabulary.side(of: block.heading) != .cautions
                else { continue }
                let beside = checked.body.filter {
                    $0.kind == .item && $0.headings == block.headings
                        && !$0.cells.allSatisfy(\.citations.isEmpty)
                }
                guard !beside.isEmpty, let segment = checked.segments.first(where: { $0.block == index })
                else {
                    continue
                }
                checked.report(
                    check, segment, at: 0, about: block.text, "This bullet cites nothing.",
                    hint: "Cite the paragraph it rests on, or put it into an officer's comment.")
            }
        },
        warning(
            .oldFigures,
            "Figures over twelve months old at the note's date, or without a date, and no sentence that says so."
        ) {
            checked, check in
            dates(&checked, check)
        },
        warning(.smallCount, "A count under 10 or a single voice made a headline.") { checked, check in
            for segment in checked.segments where segment.header == nil {
                let cell = checked.body[segment.block].cells[segment.cell]
                for mention in segment.numbers
                where mention.value < 10 && !mention.isSpelled && mention.unit == nil
                    && mention.role == .value
                {
                    let place = segment.range.lowerBound + mention.span.lowerBound
                    guard mention.population != nil, cell.strong.contains(where: { $0.contains(place) })
                    else { continue }
                    checked.report(
                        check, segment, at: mention.span.lowerBound, about: segment.text,
                        "A count of \(mention.words) is made a headline.",
                        hint:
                            "Fewer than ten people say little about a council. Give the number in the sentence."
                    )
                }
            }
        },
    ]

    private static func dates(_ checked: inout CheckedNote, _ check: Check) {
        guard let text = checked.note.trailer?.parameters["date"], let date = PartialDate(iso: text) else {
            return
        }
        var old: [FigureDate] = []
        var count = 0
        for segment in checked.segments {
            for passage in checked.passages(of: segment) {
                for figure in passage.figures
                where segment.numbers.contains(where: { $0.agrees(with: figure.value) }) {
                    let own = FigureDate(
                        period: figure.period, source: figure.source, sourceDate: figure.sourceDate,
                        sentence: segment.text)
                    guard let own, own.months(before: date).map({ $0.lowerBound > 12 }) ?? false else {
                        continue
                    }
                    count += 1
                    // "between April 2023 and April 2024" is told by its first day, too.
                    old += [own] + FigureDate.all(in: segment.text)
                }
            }
        }
        guard let oldest = old.min() else { return }
        let isSaid = checked.segments.contains { segment in
            let words = Wording.words(segment.ownWords)
            return segment.header == nil && (words.contains("figures") || words.contains("data"))
                && FigureDate.all(in: segment.ownWords).contains { oldest.isWithin(spanFrom: $0) }
        }
        guard !isSaid else { return }
        checked.report(
            check, offset: 0, about: "old",
            "\(count == 1 ? "A figure is" : "\(count) figures are") over a year old at the note's date; the oldest is from \(oldest.words).",
            hint: "Say on the first page from when the oldest and the newest figures are.")
    }
}

extension CheckedNote {
    /// Whether a remark is about a paragraph: it names it, or quotes words of it.
    func isAbout(_ remark: String, _ passage: SourcePassage) -> Bool {
        let folded = Folding.words(remark) + " "
        if folded.contains(Folding.words(words(for: passage)) + " ") { return true }
        let bytes = Array(remark.utf8)
        return QuotedWords.all(in: bytes).contains { quote in
            let words = String(decoding: bytes[quote.range], as: UTF8.self)
            return quote.isCurly && Wording.count(words) >= 4 && Verbatim.stands(words, in: passage.text)
        }
    }
}
