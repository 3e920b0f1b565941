internal import English
internal import AssessmentModel
internal import NoteText

extension PartMaker {
    static let comparison = PartMaker(
        name: "comparison",
        help:
            "One statement in several authorities, in alphabetical order: score and, in CQC's words, something working and something wanting.",
        inputs: [
            Input(
                name: "scores of all",
                fields: [
                    "authority", "authority_slug", "statement", "slug", "number", "score", "band", "coverage",
                ]),
            Input(name: "sentences of all", fields: SentenceRow.fields + ["authority"]),
        ],
        gives: [
            "rows": .list(["authority": .text, "score": .text, "working": .text, "wanting": .text]),
            "any": .flag, "statement": .text,
            "count": .text, "unread": .text, "has_unread": .flag, "partial": .text, "has_partial": .flag,
        ]
    ) { rows, context, used in
        let sentences = rows[1].compactMap(SentenceRow.init)
        let wanted = context.parameters["statement"]?.first?.key ?? mostShared(sentences, scores: rows[0])
        let scores = rows[0].filter { $0.text("slug") == wanted }.sorted {
            ($0.text("authority") ?? "") < ($1.text("authority") ?? "")
        }
        guard let title = scores.first?.text("statement") else {
            return [
                "rows": .list([]), "any": .flag(false), "statement": .missing, "count": .text("none"),
                "unread": .missing,
                "has_unread": .flag(false),
            ]
        }
        var unread: [String] = []
        let table = try scores.map { row -> [String: View] in
            let authority = row.text("authority") ?? "Not stated"
            let own = sentences.filter { $0.row.text("authority") == authority && $0.place.section == wanted }
            if own.isEmpty { unread.append(authority) }
            func quotation(isShortfall: Bool) throws -> View {
                // A cell wants few words, but an empty one would say that there is nothing.
                let every = CandidateMaker.quotations(own, isShortfall: isShortfall)
                let unsaid = every.filter { !used.isUsed($0.rows[0]) }
                let all = unsaid.isEmpty ? every : unsaid
                let short = all.filter { Wording.count($0.text) <= 18 }
                let best = (short.isEmpty ? all : short).max {
                    $0.strength != $1.strength
                        ? $0.strength < $1.strength
                        : ($0.rows[0].origin?.id ?? "") > ($1.rows[0].origin?.id ?? "")
                }
                guard let best else { return .text(own.isEmpty ? "Text not read" : "None found") }
                return .markdown(MarkdownText.escaped(best.text) + (try used.mark(best.rows[0].origin)))
            }
            let score = row.integer("score").map(String.init) ?? "Not stated"
            return [
                "authority": .text(authority), "score": .markdown(score + (try used.mark(row.origin))),
                "working": try quotation(isShortfall: false), "wanting": try quotation(isShortfall: true),
            ]
        }
        let partial = scores.filter { $0.text("coverage") == Coverage.partial.rawValue }.compactMap {
            $0.text("authority")
        }
        return [
            "rows": .list(table), "any": .flag(true), "statement": .text(title),
            "count": .text(Figures.word(table.count)),
            "unread": .text(Views.sentenceList(unread)), "has_unread": .flag(!unread.isEmpty),
            "partial": .text(Views.sentenceList(partial)), "has_partial": .flag(!partial.isEmpty),
        ]
    }

    /// The statement read in most authorities; among equals the lowest scored, then the first.
    private static func mostShared(_ sentences: [SentenceRow], scores: [EvidenceRow]) -> String {
        var readers: [String: Set<String>] = [:]
        for sentence in sentences {
            readers[sentence.place.section, default: []].insert(sentence.row.text("authority") ?? "")
        }
        func key(_ slug: String) -> (Int, Int, Int) {
            let rows = scores.filter { $0.text("slug") == slug }
            return (
                -(readers[slug]?.count ?? 0), rows.compactMap { $0.integer("score") }.min() ?? 9,
                rows.first?.integer("number") ?? 10
            )
        }
        return Set(scores.compactMap { $0.text("slug") }).min { key($0) < key($1) } ?? ""
    }

    static let questions = PartMaker(
        name: "questions",
        help:
            "Questions that follow from the evidence: an old wait, worse than England, a plan without a date, mixed feedback, a change of recording.",
        inputs: [
            Input(name: "waits", fields: FigureRow.fields),
            Input(name: "figures compared with England", fields: FigureRow.fields),
            Input(name: "sentences", fields: SentenceRow.fields),
        ], gives: items
    ) { rows, context, used in
        let most = context.most ?? 6
        var questions: [[String: View]] = []
        func ask(_ kind: String, _ text: String, _ origin: RowOrigin?) throws {
            guard questions.count < most else { return }
            questions.append(["lead": .text(kind), "text": .markdown(text + (try used.mark(origin)))])
        }
        let waits = CandidateMaker.waits(rows[0].compactMap(FigureRow.init)).filter {
            ($0.place.score ?? 9) <= 2 || $0.strength >= 10
        }
        .sorted { ($0.place.score ?? 9, -$0.strength) < ($1.place.score ?? 9, -$1.strength) }
        if let wait = waits.first, let figure = wait.figures.first, let about = waitTopic(figure) {
            used.know(figure)
            try ask(
                "An older figure",
                "How many \(MarkdownText.escaped(about)) today, and what is the longest wait? CQC's figure was \(figure.shown)"
                    + (PlainSentence.time(figure).map {
                        " " + MarkdownText.escaped($0.prefix(1).lowercased() + $0.dropFirst())
                    } ?? "")
                    + PlainSentence.change(figure) + ".", wait.rows[0].origin)
        }
        let worse = rows[1].compactMap(FigureRow.init).filter {
            $0.comparator == .england && $0.direction == .worse && !$0.isSmallCount
                && MeasureLabel.isFit($0.measure)
        }.sorted { $0.relativeGap > $1.relativeGap }
        for figure in worse.prefix(2) {
            guard let england = figure.benchmarkShown, let label = MeasureLabel.label(figure) else {
                continue
            }
            used.know(figure)
            try ask(
                "Worse than England",
                "\(MarkdownText.escaped(label)): \(figure.shown) here, \(england) in England. Why the gap, and what will change it?",
                figure.row.origin)
        }
        let sentences = rows[2].compactMap(SentenceRow.init)
        let weak = sentences.sorted { ($0.place.score ?? 9) < ($1.place.score ?? 9) }
        func quoted(_ sentence: SentenceRow) -> String? {
            guard !Wording.pointsBack(sentence.text), !Wording.isSingleVoice(sentence.text) else {
                return nil
            }
            return Quotation(of: sentence.text).map { MarkdownText.escaped($0.shown) }
        }
        // What was recorded otherwise is named by the sentence itself, or by the one before it.
        if let change = weak.first(where: { isRecording($0.text) && named($0, in: sentences) != nil }),
            let thing = named(change, in: sentences), let words = quoted(thing)
        {
            // Who said so is said: "leaders told us" is no finding of CQC's.
            let teller = ["leaders", "staff", "partners"].first { change.voices.contains($0) }
            let told =
                teller.map { capital($0) + " told CQC that recording had changed." }
                ?? "CQC links this to a change in recording."
            let link = thing == change ? "" : " \(told)" + (try used.mark(change.row.origin))
            let mark = thing == change ? try used.mark(thing.row.origin) : ""
            try ask(
                "A change of recording",
                "CQC said: \(words)\(mark)\(link) Has anyone checked how much that explains?", nil)
        }
        let plans = weak.filter {
            ["planned", "under way"].contains($0.stage ?? "") && !names2000s($0.text) && isPlan($0.text)
                && ($0.place.score ?? 9) <= 2
        }
        if let (sentence, words) = first(
            plans, where: { Quotation(of: $0.text).map { isPlan($0.words) } ?? false }, quoted)
        {
            let mark = try used.mark(sentence.row.origin)
            try ask(
                "A plan without a date",
                "CQC said: \(words)\(mark) When will this be done, and how will we know that it works?", nil)
        }
        if let (sentence, words) = first(
            weak, where: { Wording.words($0.text).contains("mixed") && $0.tone == .mixed }, quoted)
        {
            let mark = try used.mark(sentence.row.origin)
            try ask(
                "Mixed feedback", "CQC said: \(words)\(mark) What has changed since people told CQC this?",
                nil)
        }
        return list(questions)
    }

    /// The sentence that says what another is about: itself when it stands alone, else the one before it in
    /// its paragraph.
    static func named(_ sentence: SentenceRow, in all: [SentenceRow]) -> SentenceRow? {
        func standsAlone(_ sentence: SentenceRow) -> Bool {
            !Wording.pointsBack(sentence.text) && !Wording.isSingleVoice(sentence.text)
                && Quotation(of: sentence.text) != nil
        }
        if standsAlone(sentence) { return sentence }
        guard let place = all.firstIndex(of: sentence), place > 0,
            all[place - 1].row.paragraph == sentence.row.paragraph,
            standsAlone(all[place - 1])
        else { return nil }
        return all[place - 1]
    }

    private static func first(
        _ sentences: [SentenceRow], where matches: (SentenceRow) -> Bool, _ quoted: (SentenceRow) -> String?
    ) -> (SentenceRow, String)? {
        for sentence in sentences where matches(sentence) {
            if let words = quoted(sentence) { return (sentence, words) }
        }
        return nil
    }

    /// "people are waiting for a Care Act assessment", out of a measure.
    static func waitTopic(_ figure: FigureRow) -> String? {
        guard let (subject, rest) = MeasureLabel.waiting(figure.measure) else { return nil }
        return "\(subject) are \(rest)"
    }

    static func isRecording(_ text: String) -> Bool {
        let words = Wording.words(text)
        let isAboutRecords = words.contains { BriefingWords.recordingWords.contains($0) }
        return isAboutRecords
            && words.contains { BriefingWords.recordingChanges.contains($0) }
    }

    private static func isPlan(_ text: String) -> Bool {
        let words = Wording.words(text)
        let saying = BriefingWords.planWords
        return words.contains(where: saying.contains)
            || zip(words, words.dropFirst()).contains { $0 == ("plans", "to") || $0 == ("under", "way") }
    }

    static func names2000s(_ text: String) -> Bool {
        Wording.words(text).contains { Int($0).map { (2000...2100).contains($0) } == true }
    }

    static let background = PartMaker(
        name: "background",
        help:
            "What follows from the scores by CQC's arithmetic, labelled calculated: total, percentage, distance to the next bands.",
        inputs: [
            Input(
                name: "the assessment",
                fields: [
                    "rating", "points", "percent_printed", "percent_calculated", "margin_up", "margin_down",
                ]),
            Input(name: "the scores", fields: ["score"]),
        ], gives: ["any": .flag, "text": .text]
    ) { rows, _, used in
        guard let row = rows[0].first, let points = row.integer("points"),
            let percent = row.integer("percent_calculated")
        else {
            return ["any": .flag(false), "text": .missing]
        }
        let printed = row.integer("percent_printed")
        let id = row.origin?.id ?? ""
        func field(_ shown: String, _ field: QueryText) -> String {
            used.calculated(shown, .field(field, of: "assessments", id))
        }
        let total = field(String(points), "points")
        let calculatedPercent = field("\(percent)%", "percent_calculated")
        let full = 4 * rows[1].count { $0.integer("score") != nil }
        let most = used.calculated(
            String(full),
            .question("all statements where assessment.id is \(id) and score is present summarise total of 4")
        )
        var sentences: [String]
        if let printed, printed == percent {
            let given = field("\(printed)%", "percent_printed")
            sentences = ["The scores add up to \(total) out of \(most), which CQC gives as \(given)."]
        } else if let printed {
            sentences = [
                "CQC gives an overall score of \(field("\(printed)%", "percent_printed")). The scores add up to \(total) out of \(most), or \(calculatedPercent) (calculated)."
            ]
        } else {
            sentences = [
                "The scores add up to \(total) out of \(most), or \(calculatedPercent) (calculated; CQC gives no percentage)."
            ]
        }
        let band = ScoreBand.of(percent: printed ?? percent)
        if let rating = row.text("rating"), band.rating.rawValue == rating {
            sentences.append(
                "CQC's band for \(MarkdownText.escaped(rating)) runs from \(band.range.lowerBound)% to \(band.range.upperBound)%."
            )
            var margins: [String] = []
            if let down = row.integer("margin_down"), points - down - 1 >= full / 4 {
                let shown = field(Figures.word(down + 1), "margin_down + 1")
                margins.append(
                    "\(shown) \(down == 0 ? "point" : "points") fewer would drop to the band below")
            }
            if let up = row.integer("margin_up") {
                margins.append("\(field(Figures.word(up), "margin_up")) more would reach the next band")
            }
            if !margins.isEmpty {
                sentences.append(capital(margins.joined(separator: ", ")) + " (calculated).")
            }
        }
        return ["any": .flag(true), "text": .markdown(sentences.joined(separator: " "))]
    }

    static let unsaid = PartMaker(
        name: "unsaid",
        help:
            "The statements scored 1 or 2 of which nothing is cited in the note. Must come after the parts that cite.",
        inputs: [Input(name: "the scores", fields: ["statement", "score"])],
        gives: ["any": .flag, "areas": .text]
    ) { rows, _, used in
        // An id of a statement is its assessment's and its section's: "northmoor@2026-03/needs".
        let cited = Set(used.citations.filter { $0.paragraph > 0 }.map { "\($0.assessment)/\($0.section)" })
        let left = rows[0].filter { ($0.integer("score") ?? 3) <= 2 && !cited.contains($0.origin?.id ?? "") }
            .compactMap {
                $0.text("statement")
            }
        return ["any": .flag(!left.isEmpty), "areas": .text(left.joined(separator: "; "))]
    }

    private static func capital(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

    static let changes = PartMaker(
        name: "changes",
        help:
            "Rating and scores beside those of the formal assessment before: which rose and which fell, in a sentence or two.",
        inputs: [
            Input(name: "earlier formal assessments, the newest first", fields: ["published", "rating"]),
            Input(name: "all formal scores", fields: ["statement", "score", "published", "current"]),
        ], gives: ["any": .flag, "text": .text]
    ) { rows, _, used in
        guard let earlier = rows[0].first, let rating = earlier.text("rating"),
            let date = earlier.date("published")
        else {
            return ["any": .flag(false), "text": .missing]
        }
        var before: [String: Int] = [:]
        var risen: [String] = []
        var fallen: [String] = []
        let then = rows[1].filter { $0.date("published") == date }
        for row in then { before[row.text("statement") ?? ""] = row.integer("score") }
        for row in rows[1] where row.text("current") == "yes" {
            guard let name = row.text("statement"), let now = row.integer("score"), let then = before[name],
                now != then
            else { continue }
            let change = "\(MarkdownText.escaped(name)) (\(then) to \(now))"
            if now > then { risen.append(change) } else { fallen.append(change) }
        }
        var text =
            "CQC's assessment before this one, published \(date.english), rated the council “\(MarkdownText.escaped(rating))”."
            + (try used.mark(earlier.origin))
        if !risen.isEmpty { text += " Scores that have risen: \(risen.joined(separator: "; "))." }
        if !fallen.isEmpty { text += " Scores that have fallen: \(fallen.joined(separator: "; "))." }
        if risen.isEmpty && fallen.isEmpty && !before.isEmpty { text += " No score has changed." }
        if !before.isEmpty { text += try used.mark(then.first?.origin) }
        return ["any": .flag(true), "text": .markdown(text)]
    }

    static let cautions = PartMaker(
        name: "cautions",
        help:
            "Remarks on the report to know when quoting it: the gravest first, and those on paragraphs that the note cites; in few words.",
        inputs: [Input(name: "remarks", fields: ["code", "severity", "text", "paragraph"])], gives: items
    ) { rows, context, used in
        let cited = Set(used.citations.map { RecordID.finding(of: $0.id) })
        let graded = rows[0].compactMap {
            row -> (row: EvidenceRow, text: String, touches: Int, severity: Int)? in
            guard let text = row.text("text").map(RemarkWords.forReaders) else { return nil }
            let touches =
                row.text("paragraph").map { about in
                    cited.contains { $0 == about || Citation.shortID($0) == about }
                } == true ? 1 : 0
            let severity = ["error": 3, "warning": 2, "note": 1][row.text("severity") ?? ""] ?? 0
            return severity >= 2 || touches > 0 ? (row, text, touches, severity) : nil
        }
        let chosen = graded.enumerated().sorted {
            (-$0.element.severity, $0.element.touches > 0 ? 0 : 1, $0.offset) < (
                -$1.element.severity, $1.element.touches > 0 ? 0 : 1, $1.offset
            )
        }
        // A note of any length has room for all of them.
        var left = context.template.limits.words == nil ? Int.max : cautionWords
        var cautions: [[String: View]] = []
        for (_, remark) in chosen where cautions.count < context.most ?? 4 {
            let words = Wording.count(remark.text)
            // The gravest is given at any length; a long one must not take the place of what comes behind it.
            guard words <= left || cautions.isEmpty else { continue }
            left -= words
            cautions.append(["lead": .text(remark.row.text("code") ?? ""), "text": .text(remark.text)])
        }
        return list(cautions)
    }

    /// Words that the cautions of a note may have together.
    private static let cautionWords = 80
}

/// CQC's bands of the overall score (`How we determine ratings for local authorities`, 2025).
struct ScoreBand {
    var rating: Rating
    var range: ClosedRange<Int>

    static let all = [
        ScoreBand(rating: .inadequate, range: 25...38),
        ScoreBand(rating: .requiresImprovement, range: 39...62),
        ScoreBand(rating: .good, range: 63...87), ScoreBand(rating: .outstanding, range: 88...100),
    ]

    static func of(percent: Int) -> ScoreBand { all.first { $0.range.contains(percent) } ?? all[0] }
}
