internal import QuotedLines
internal import Templates
internal import English
internal import TextAnalysis
internal import AssessmentModel
internal import NoteText

extension PartMaker {
    static let keyFigures = PartMaker(
        name: "key-figures",
        help:
            "Figures beside England's: chosen by the size of the gap as a share of England's figure, shown worse first, then better, then similar, the largest gap first; those used above are left out.",
        inputs: [Input(name: "figures compared with England", fields: FigureRow.fields)],
        gives: [
            "rows": .list(["measure": .text, "value": .text, "england": .text, "gap": .text]), "any": .flag,
            "has_more": .flag, "has_rows": .flag,
            "also_worse": .text, "has_also_worse": .flag, "all": .text, "all_better": .text,
            "all_similar": .text, "all_worse": .text, "undecided": .text, "has_undecided": .flag,
            "is_counted": .flag,
        ]
    ) { rows, context, used in
        let all = rows[0].compactMap(FigureRow.init).filter {
            $0.comparator == .england && $0.benchmark != nil
        }
        let most = context.most ?? 9
        func gapOrder(_ a: FigureRow, _ b: FigureRow) -> Bool {
            a.importance != b.importance
                ? a.importance > b.importance : (a.row.origin?.id ?? "") < (b.row.origin?.id ?? "")
        }
        let unused = all.filter { !used.hasShown($0) }
        let given = all.count - unused.count
        let open = unused.filter {
            MeasureLabel.label($0) != nil && !used.isLeftOut($0.row) && $0.isPrinted
                && ($0.direction != nil || EnglandGap.isAtOdds($0))
        }
        let worse = open.filter { $0.direction == .worse }.sorted(by: gapOrder)
        let better = open.filter { $0.direction == .better }.sorted(by: gapOrder)
        let others = open.filter { $0.direction == .similar }.sorted(by: gapOrder)
        // What CQC calls better and is not by its figures stands there with both.
        let atOdds = open.filter { $0.direction == nil }.sorted(by: gapOrder).prefix(2)
        // Bad news is not left out for good news, but does not crowd out all of it either.
        let room = most - atOdds.count
        let forWorse = min(worse.count, room - min(better.count, leastOfBetter))
        let forBetter = min(better.count, room - forWorse)
        let groups = [
            worse.prefix(forWorse), atOdds, better.prefix(forBetter),
            others.prefix(max(0, room - forWorse - forBetter)),
        ]
        // Within a group in the order of the gaps that are printed, so that a reader sees the order.
        let shown = groups.flatMap { group in
            group.sorted {
                ($0.printedGap, $1.row.origin?.id ?? "") > ($1.printedGap, $0.row.origin?.id ?? "")
            }
        }
        for figure in shown {
            used.date(figure)
            used.choose(
                MeasureLabel.label(figure) ?? "", figure.row, in: figure.place,
                why: "a comparison with England")
        }
        let table = try shown.map { figure -> [String: View] in
            [
                "measure": .markdown(
                    MarkdownText.escaped(MeasureLabel.label(figure) ?? "Not stated")
                        + (FigureDate(figure).map { ", \($0.words)" } ?? "")
                        + (try used.mark(figure.row.origin))),
                "value": .text(figure.shown), "england": .text(figure.benchmarkShown ?? "Not stated"),
                "gap": .markdown(EnglandGap.words(figure, &used)),
            ]
        }
        // No comparison that is worse stays unnamed.
        let alsoWorse = Array(worse.dropFirst(forWorse))
        used.table(shown + alsoWorse)
        let inReport = { (direction: Direction?) in all.count { $0.direction == direction } }
        func countOfAll(_ direction: Direction?) -> View {
            let directions: [Direction?] = Direction.allCases + [nil]
            let rest = directions.filter { $0 != direction }.map { " - \(inReport($0))" }.joined()
            return .markdown(
                used.calculated(NumberFormat.word(inReport(direction)), .sum("\(all.count)\(rest)")))
        }
        return [
            "rows": .list(table), "any": .flag(!all.isEmpty),
            "all": .markdown(used.calculated(String(all.count), .sum(String(all.count)))),
            "all_better": countOfAll(.better), "all_similar": countOfAll(.similar),
            "all_worse": countOfAll(.worse), "undecided": countOfAll(nil),
            "has_undecided": .flag(inReport(nil) > 0),
            "is_counted": .flag(inReport(nil) * 5 <= all.count),
            "has_more": .flag(all.count > shown.count + given + alsoWorse.count),
            "has_rows": .flag(!table.isEmpty),
            "also_worse": .markdown(try named(alsoWorse, &used)), "has_also_worse": .flag(!alsoWorse.isEmpty),
        ]
    }

    /// Rows that are kept for figures better than England's.
    private static let leastOfBetter = 2

    /// Comparisons in a sentence: "people who felt safe 66.5% (England 71.1%); …".
    private static func named(_ figures: [FigureRow], _ used: inout UsedEvidence) throws -> String {
        var words: [String] = []
        for figure in figures {
            used.date(figure)
            words.append(
                MarkdownText.escaped(
                    "\(MeasureLabel.inSentence(figure)) \(figure.shown) (England \(figure.benchmarkShown ?? ""))"
                ) + (try used.mark(figure.row.origin)))
        }
        return words.joined(separator: "; ")
    }

    static let figureDates = PartMaker(
        name: "figure-dates",
        help:
            "The dates of the oldest and the newest figure in the note. Must come after the parts with figures.",
        inputs: [],
        gives: [
            "any": .flag, "oldest": .text, "newest": .text, "is_one": .flag, "undated": .text,
            "has_undated": .flag,
        ]
    ) { _, _, used in
        let (oldest, newest) = FigureDate.span(of: used.datesOfFigures) ?? (nil, nil)
        return [
            "any": .flag(oldest != nil), "oldest": oldest.map { .text($0.words) } ?? .missing,
            "newest": newest.map { .text($0.words) } ?? .missing,
            "is_one": .flag(oldest?.words == newest?.words),
            "undated": .text(
                used.undatedFigures > Swift.max(6, used.datesOfFigures.count)
                    ? "many more" : "\(inWords(used.undatedFigures)) more"),
            "has_undated": .flag(used.undatedFigures > 0),
        ]
    }

    /// Up to twenty in words, which no check takes for a figure of the report.
    private static func inWords(_ count: Int) -> String {
        let words = [
            "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
            "nineteen", "twenty",
        ]
        return count < 10
            ? NumberFormat.word(count)
            : words.indices.contains(count - 10) ? words[count - 10] : "more than twenty"
    }

    static let overview = PartMaker(
        name: "overview",
        help: "Rating, publication date, coverage, and how many statements have which score, in a sentence.",
        inputs: [
            Input(
                name: "the assessment",
                fields: ["authority", "council", "published", "published_text", "rating", "coverage"]),
            Input(name: "the scores", fields: ["statement", "score", "band"]),
        ],
        gives: [
            "council": .text, "rating": .text, "published": .text, "date_words": .text, "counts": .text,
            "has_text": .flag,
            "is_partial": .flag,
            "is_scores_only": .flag, "cite": .text, "has_scores": .flag, "any": .flag, "percent": .text,
            "has_percent": .flag,
            "rows": .list(["statement": .text, "score": .text, "words": .text]),
        ]
    ) { rows, _, used in
        let assessment = rows[0].first
        let coverage = assessment?.text("coverage") ?? Coverage.scoresOnly.rawValue
        let date = assessment?.text("published") ?? assessment?.text("published_text")
        let scores = rows[1].rows
        let percent = assessment?.integer("percent_printed")
        return [
            "any": .flag(assessment != nil),
            "percent": percent.map {
                .markdown(
                    used.calculated(
                        "\($0)", .field("percent_printed", of: "assessments", assessment?.origin?.id ?? "")
                    ))
            } ?? .missing, "has_percent": .flag(percent != nil),
            "council": assessment?.text("council").map { .text($0) } ?? .missing,
            "rating": assessment?.text("rating").map { .text($0) } ?? .missing,
            "published": date.map { .text($0) } ?? .missing,
            "date_words": date.map {
                .text(assessment?.date("published")?.day == nil ? "in \($0)" : "on \($0)")
            } ?? .missing,
            "counts": .markdown(scoreCounts(scores, &used) + (try used.mark(scores.first?.origin))),
            "has_text": .flag(coverage != Coverage.scoresOnly.rawValue),
            "is_partial": .flag(coverage == Coverage.partial.rawValue),
            "is_scores_only": .flag(coverage == Coverage.scoresOnly.rawValue),
            "cite": .markdown(try used.mark(assessment?.origin)),
            "has_scores": .flag(scores.contains { $0.integer("score") != nil }),
            "rows": .list(
                scores.map { row in
                    let words = bandWords(row)
                    let isPrinted = row.fields["band_printed"] != nil
                    return [
                        "statement": row.text("statement").map { .text($0) } ?? .missing,
                        "score": row.text("score").map { .text($0) } ?? .missing,
                        "words": words.isEmpty
                            ? isPrinted ? .text("No words printed") : .missing
                            : .text(isOfAnotherScore(row) ? "\(words), as printed" : "“\(words)”"),
                    ]
                }),
        ]
    }

    /// The wording that belongs to a score without its standing beginning, "Evidence shows".
    private static func bandWords(_ row: EvidenceRow) -> String {
        // What is printed, where that is known: only then are they CQC's words on this council.
        let band = row.text(row.fields["band_printed"] == nil ? "band" : "band_printed") ?? ""
        let standing = "Evidence shows "
        return band.hasPrefix(standing) ? String(band.dropFirst(standing.count)) : band
    }

    /// Whether the words printed beside a score belong to another.
    private static func isOfAnotherScore(_ row: EvidenceRow) -> Bool {
        guard let printed = row.text("band_printed"), let band = row.text("band") else { return false }
        return Wording.words(printed) != Wording.words(band)
    }

    /// Most areas that are named beside their score.
    private static let mostNamed = 3

    /// "Safeguarding scores 4 (“an exceptional standard”)." with CQC's words where printed; nil where a name is missing.
    private static func named(_ score: Int, _ scores: [EvidenceRow]) -> String? {
        let rows = scores.filter { $0.integer("score") == score }
        let names = rows.compactMap { $0.text("statement") }
        guard names.count == rows.count else { return nil }
        let words =
            rows.allSatisfy { $0.text("band_printed") != nil && !isOfAnotherScore($0) }
            ? rows.first.map(bandWords) ?? "" : ""
        // Titles with "and" in them are kept apart by more than an "and".
        let isPlain = !names.contains { $0.contains(" and ") }
        let list = isPlain ? Views.sentenceList(names) : names.joined(separator: "; ")
        let sentence = list + (names.count == 1 ? " scores " : " score ") + String(score)
        return MarkdownText.escaped(words.isEmpty ? "\(sentence)." : "\(sentence) (“\(words)”).")
    }

    /// "Five of the nine areas score 2. Four score 3. None scores 1 or 4."
    static func scoreCounts(_ scores: [EvidenceRow], _ used: inout UsedEvidence) -> String {
        let assessment = scores.first?.origin?.recordID?.assessment?.description ?? ""
        func counted(_ shown: String, _ condition: QueryText) -> String {
            used.calculated(
                shown,
                .question(
                    "all statements where assessment.id is \(assessment) and score is \(condition) count"))
        }
        let known = scores.compactMap { $0.integer("score") }
        guard !known.isEmpty else { return "" }
        var sentences: [String] = []
        // Most first, as one reads them.
        let order = [4, 3, 2, 1].filter(known.contains).sorted { a, b in
            let (x, y) = (known.count { $0 == a }, known.count { $0 == b })
            return x != y ? x > y : a > b
        }
        for score in order {
            let count = known.count { $0 == score }
            let total = counted(NumberFormat.word(known.count), "present")
            let of =
                sentences.isEmpty
                ? (known.count == 1 ? " area that was read" : " of the \(total) areas")
                : known.count { $0 == score } == 1 ? " area" : " areas"
            let number = NumberFormat.word(count)
            if !sentences.isEmpty, [1, 4].contains(score), count <= mostNamed,
                let names = named(score, scores)
            {
                sentences.append(names)
                continue
            }
            let isAll = count == known.count && count > 1
            let subject =
                isAll
                ? "All \(counted(number, "\(score)")) areas"
                : counted(number.capitalisedFirst, "\(score)") + of
            sentences.append("\(subject) \(count == 1 ? "scores" : "score") \(score).")
        }
        let absent = [1, 2, 3, 4].filter { !known.contains($0) }.map(String.init)
        if Set(known).count > 1, !absent.isEmpty {
            let list =
                absent.count == 1
                ? absent[0] : absent.dropLast().joined(separator: ", ") + " or " + (absent.last ?? "")
            sentences.append("None scores \(list).")
        }
        return sentences.joined(separator: " ")
    }
}

extension FigureRow {
    /// Size of the gap as the table prints it.
    fileprivate var printedGap: Double { benchmark.map { abs(value - $0) } ?? 0 }

    /// Whether its digits stand in the report: "more than a third" has none.
    fileprivate var isPrinted: Bool { valueText.contains(where: \.isNumber) || value == 0 && unit == .people }

    /// The gap as a share of England's figure, and more for what councils are most often judged by.
    fileprivate var importance: Double {
        let isHeadline = LineWords.has(LineWords.headlines, in: Wording.words(measure))
        let isWide = Wording.words(judged ?? "").contains { LineWords.strongDegrees.contains($0) }
        return relativeGap + (isHeadline ? 0.3 : 0) + (isWide ? 0.15 : 0)
    }
}
