internal import AssessmentModel
internal import SourceText
internal import TextAnalysis

extension Check {
    static let numberChecks: [Check] = [
        error("number", "A number that is not in a cited paragraph, exact or correctly rounded, and that no rule recomputes.") { desk, _ in
            for segment in desk.segments where !desk.isRemark(segment) {
                for mention in segment.numbers { NumberExamination(mention, segment).run(&desk) }
            }
        },
        error("benchmark", "A figure given as England's that the cited paragraph does not give as England's.", byAnother),
        error("unit", "A number with another unit than in the cited paragraph: days for weeks, people for percent.", byAnother),
        error("population", "A number given to another group of people than in the cited paragraph: carers for people.", byAnother),
        error("wrong-paragraph", "A number or quotation that stands in another paragraph of the report than the one cited.", byAnother),
        error("score", "A score, or a number of scores, that is not CQC's.", byAnother),
        error("calculation", "Arithmetic on the scores that does not come out.", byAnother),
        error("gap", "A gap that is not the difference of the figures beside it.", byAnother),
        error("count", "The size of a list, or how often the report compares with England, that does not agree.", byAnother),
        error("reference", "A table that is referred to and is not there.", byAnother),
        error("date", "A date that is not in the cited paragraph or its source.") { desk, check in
            for segment in desk.segments where segment.isCited && !desk.isRemark(segment) {
                for date in segment.dates where !isKnown(date, segment, &desk) {
                    desk.report(
                        check, segment, at: date.span.lowerBound, about: date.words + segment.text,
                        "\(date.words) is not in \(desk.places(of: segment)).",
                        hint: "Give the date that CQC gives, or cite where this one is from.")
                }
            }
        },
        error("direction", "Better, worse, higher or lower, not as the report has it.") { desk, check in
            for segment in desk.segments where segment.isCited { direction(segment, &desk, check) }
        },
        error("comparison", "Figures set side by side that are of different measures, sources or times.") { desk, check in
            for block in desk.body.indices { comparison(block, &desk, check) }
        },
    ]

    private static func isKnown(_ date: DateMention, _ segment: NoteSegment, _ desk: inout CheckDesk) -> Bool {
        func fits(_ other: PartialDate?) -> Bool {
            other.map { $0.iso.hasPrefix(date.date.iso) || date.date.iso.hasPrefix($0.iso) && $0.month != nil } ?? false
        }
        // "Care Act 2014"
        if let last = Wording.words(segment.slice(0..<date.span.lowerBound)).last, ["act", "regulations", "order"].contains(last) {
            return true
        }
        let passages = desk.passages(of: segment)
        for passage in passages {
            if desk.sentences(of: passage).contains(where: { $0.mentions.dates.contains { fits($0.date) } }) { return true }
            if passage.figures.contains(where: { fits($0.sourceDate) || fits($0.period.flatMap(Desk.date(in:))) }) { return true }
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
        if desk.assessments(of: segment).contains(where: { fits($0.published) }) || fits(desk.main?.published) { return true }
        if segment.keys.contains(where: { desk.citations[$0]?.words?.contains(date.words) == true }) { return true }
        if let own = desk.note.trailer?.parameters["date"], fits(PartialDate(iso: own)) { return true }
        return passages.isEmpty && !segment.keys.contains { !(desk.citations[$0]?.reports.isEmpty ?? true) }
    }

    /// Words of direction beside a figure and its benchmark.
    private static func direction(_ segment: NoteSegment, _ desk: inout CheckDesk, _ check: Check) {
        let header = Wording.words(segment.header ?? "")
        let isColumn = header.contains("gap") || header.contains("difference") || header.contains("direction")
        let beside = isColumn ? desk.segments.filter { $0.block == segment.block }.flatMap(\.numbers) : segment.numbers
        guard isColumn || beside.contains(where: \.isEngland) else { return }
        let figures = desk.passages(of: segment).flatMap(\.figures).filter { figure in
            guard let benchmark = figure.benchmark else { return false }
            return beside.contains { $0.agrees(with: figure.value) } && beside.contains { $0.agrees(with: benchmark) }
        }
        guard figures.count == 1, let figure = figures.first, let benchmark = figure.benchmark else { return }
        let words = Wording.words(segment.ownWords)
        func has(_ names: Set<String>) -> Bool { words.contains(where: names.contains) && !words.contains("not") }
        var wrong: String?
        if has(["higher", "above", "more"]), !has(["lower", "below", "fewer", "less"]), figure.value < benchmark,
            words.contains("higher") || words.contains("above")
        {
            wrong = "lower"
        }
        if has(["lower", "below"]), !has(["higher", "above"]), figure.value > benchmark { wrong = "higher" }
        if has(["better"]), !has(["worse"]), figure.direction == .worse { wrong = "worse" }
        if has(["worse"]), !has(["better"]), figure.direction == .better { wrong = "better" }
        guard let wrong else { return }
        desk.report(
            check, segment, at: 0, about: segment.text + segment.label,
            "“\(segment.text)”: the report's figures make it \(wrong).",
            hint:
                "\(figure.measure): \(Figures.quantity(figure.value, unit: figure.unit, printed: nil)); England \(Figures.quantity(benchmark, unit: figure.unit, printed: nil))."
        )
    }

    /// A row or a sentence whose figure and benchmark belong to different measures.
    private static func comparison(_ block: Int, _ desk: inout CheckDesk, _ check: Check) {
        let segments = desk.segments.filter { $0.block == block && $0.isCited }
        let groups = desk.body[block].kind == .tableRow ? [segments] : segments.map { [$0] }
        for group in groups {
            guard let first = group.first else { continue }
            let isNational: (NoteSegment, NumberMention) -> Bool = {
                $1.isEngland || Wording.words($0.header ?? "").contains("england")
            }
            let pairs = group.flatMap { segment in segment.numbers.map { (segment, $0) } }
            let figures = group.flatMap { desk.passages(of: $0) }.flatMap(\.figures)
            for (segment, mention) in pairs where isNational(segment, mention) {
                let own = figures.filter { $0.benchmark.map(mention.agrees(with:)) ?? false }
                guard !own.isEmpty else { continue }
                let isGap = Set(["gap", "difference"])
                let values = pairs.filter {
                    !isNational($0.0, $0.1) && $0.1.unit == mention.unit && isGap.isDisjoint(with: Wording.words($0.0.header ?? ""))
                }
                .map(\.1)
                guard !values.isEmpty, !own.contains(where: { figure in values.contains { $0.agrees(with: figure.value) } }),
                    let other = figures.first(where: { figure in
                        figure.comparator == .england && figure.benchmark != nil && values.contains { $0.agrees(with: figure.value) }
                    })
                else { continue }
                desk.report(
                    check, first, at: 0, about: segment.text + first.text,
                    "\(mention.words) is England's figure for “\(own[0].measure)”, not for “\(other.measure)”.",
                    hint: "Set figures side by side only of the same measure, source and time.")
            }
            councils(group, &desk, check)
        }
    }

    /// Figures of two councils in one row or sentence must be of one measure, source and date.
    private static func councils(_ group: [NoteSegment], _ desk: inout CheckDesk, _ check: Check) {
        var found: [(assessment: String, segment: NoteSegment, figure: SourcePassage.Figure)] = []
        for segment in group {
            for mention in segment.numbers where mention.role == .value {
                for passage in desk.passages(of: segment) {
                    for figure in passage.figures where mention.agrees(with: figure.value) && mention.unit == MentionUnit(figure.unit) {
                        found.append((passage.assessment, segment, figure))
                    }
                }
            }
        }
        guard let first = found.first,
            let other = found.first(where: {
                $0.assessment.prefix { $0 != "@" } != first.assessment.prefix { $0 != "@" } && $0.figure.unit == first.figure.unit
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
        desk.report(
            check, other.segment, at: 0, about: first.figure.measure + other.figure.measure,
            "Two councils' figures are set side by side, but \(differs).",
            hint: "Give them in sentences of their own, each with its measure and date.")
    }
}

extension CheckDesk {
    /// "Assessing needs, paragraph 7", of what a segment cites.
    func places(of segment: NoteSegment) -> String {
        let places = passages(of: segment).map { words(for: $0) }
        return places.isEmpty ? "what is cited" : places.joined(separator: " or ")
    }
}

/// One number of a note held against its classes, then against the paragraphs it rests on.
private struct NumberExamination {
    private let mention: NumberMention
    private let segment: NoteSegment

    init(_ mention: NumberMention, _ segment: NoteSegment) {
        self.mention = mention
        self.segment = segment
    }

    /// A number of the report that it may stand for.
    private struct Match {
        var passage: SourcePassage
        var sentence: Int
        var unit: MentionUnit?
        var population: String?
        var isEngland: Bool
        /// Read as a figure by its meaning, where a unit may be known that is not printed.
        var isFigure: Bool
    }

    private var isEngland: Bool {
        mention.isEngland || Wording.words(segment.header ?? "").contains("england") && segment.cell > 0
    }

    func run(_ desk: inout CheckDesk) {
        var objection: (check: String, message: String, hint: String)?
        for kind in NumberClass.all {
            switch kind.judge(mention, segment, &desk) {
            case .right: return
            case .wrong(let check, let message, let hint): objection = objection ?? (check, message, hint)
            case nil: continue
            }
        }
        let cited = desk.passages(of: segment)
        let matches = cited.isEmpty || objection != nil ? [] : self.matches(in: cited, &desk)
        if !matches.isEmpty { return compare(matches, cited, &desk) }
        // What no paragraph prints is found again as the note's comment says.
        if let value = recomputed(&desk) {
            if mention.agrees(with: abs(value)) { return }
            let now = Figures.number(abs(value), decimals: max(0, mention.decimals))
            objection = (
                "calculation", "\(mention.words) is calculated, and comes out as \(now) now.",
                "Write the note again, or put the number right."
            )
        }
        if let objection { return put(objection.check, objection.message, objection.hint, &desk) }
        if !cited.isEmpty { return missing(cited, &desk) }
        withoutParagraph(&desk)
    }

    /// What the note's own recipe for it gives; nil when it has none.
    private func recomputed(_ desk: inout CheckDesk) -> Double? {
        let block = desk.body[segment.block]
        let heading = block.headings.count > 1 ? block.headings[1] : NoteTrailer.firstBlock
        for (shown, recipe) in desk.note.trailer?.recipes(under: heading) ?? [] {
            guard NumberMentions(of: shown, vocabulary: desk.vocabulary).numbers.contains(where: { $0.value == mention.value }) else {
                continue
            }
            switch recipe {
            case .query(let query): return desk.source.number(answering: query)
            case .sum(let sum): return Recipe.value(ofSum: sum)
            case .tableRows:
                let rows = desk.body.filter { $0.headings == block.headings && $0.table != nil }
                let first = rows.first?.table?.index
                return Double(rows.count { $0.table?.index == first })
            }
        }
        return nil
    }

    private func put(_ check: String, _ message: String, _ hint: String, _ desk: inout CheckDesk) {
        desk.report(
            Check.named(check), segment, at: mention.span.lowerBound, about: "\(mention.words) \(segment.label) \(segment.keys.joined())",
            message, hint: hint)
    }

    private func matches(in passages: [SourcePassage], _ desk: inout CheckDesk) -> [Match] {
        var found: [Match] = []
        for passage in passages {
            for (sentence, mentions) in desk.sentences(of: passage) {
                for other in mentions.numbers where mention.agrees(with: other) {
                    found.append(
                        Match(
                            passage: passage, sentence: sentence.number, unit: other.unit, population: other.population,
                            isEngland: other.isEngland, isFigure: false))
                }
            }
            for figure in passage.figures {
                for (value, isEngland) in [
                    (figure.value, false), (figure.valueMax, false), (figure.benchmark, figure.comparator == .england),
                ] {
                    guard let value, mention.agrees(with: value) else { continue }
                    found.append(
                        Match(
                            passage: passage, sentence: figure.sentence, unit: MentionUnit(figure.unit), population: nil,
                            isEngland: isEngland, isFigure: true))
                }
            }
        }
        return found
    }

    /// It is there: in the same unit, of the same people, and England's only if it is England's?
    private func compare(_ matches: [Match], _ cited: [SourcePassage], _ desk: inout CheckDesk) {
        let isLabel = segment.header != nil && segment.cell == 0
        if mention.role == .age || isLabel || mention.isSpelled { return }
        let sameUnit = matches.filter { $0.unit == mention.unit }
        guard let some = sameUnit.first else {
            let other = matches[0]
            // A bare number in a table may leave its unit to the heading.
            if mention.unit == nil, segment.header != nil { return }
            let printed = other.unit.map(\.rawValue) ?? "no unit: it counts \(other.population ?? "something")"
            return put(
                "unit", "“\(mention.words)” has another unit than in \(desk.words(for: other.passage)), where it has \(printed).",
                sentence(other, desk), &desk)
        }
        let pool: [Match]
        if isEngland {
            pool = sameUnit.filter(\.isEngland)
            if pool.isEmpty {
                return put(
                    "benchmark", "\(mention.words) is not England's figure in \(desk.words(for: some.passage)): it is the council's own.",
                    sentence(some, desk), &desk)
            }
        } else {
            pool = sameUnit.filter { !$0.isEngland }
            if pool.isEmpty {
                return put(
                    "benchmark", "\(mention.words) is England's figure in \(desk.words(for: some.passage)), not the council's own.",
                    sentence(some, desk), &desk)
            }
        }
        population(pool, &desk)
    }

    private func population(_ matches: [Match], _ desk: inout CheckDesk) {
        guard !isEngland, mention.unit == .percent || mention.unit == nil else { return }
        let vocabulary = desk.vocabulary
        let own = segment.label.isEmpty ? clause : segment.label + " " + clause
        let particular = mention.population.map { vocabulary.isGeneral($0) ? [] : [$0] } ?? vocabulary.populations(in: own).sorted()
        var objection: (String, Match)?
        for match in matches {
            guard let place = match.passage.sentences.firstIndex(where: { $0.number == match.sentence }) else { return }
            let sentences = match.passage.sentences[max(0, place - 1)...place].map(\.text).joined(separator: " ")
            let there = vocabulary.populations(in: sentences + " " + (match.passage.heading ?? ""))
            if let other = match.population, let mine = mention.population, other != mine {
                // "people" for "carers" leaves out who they are, unless the words around say it.
                let isDropped =
                    vocabulary.isGeneral(mine) && !vocabulary.isGeneral(other) && !vocabulary.populations(in: own).contains(other)
                let isSwapped = !vocabulary.isGeneral(mine) && !there.contains(mine)
                if isDropped || isSwapped {
                    objection = objection ?? (other, match)
                    continue
                }
            }
            if let stranger = particular.first(where: { !there.contains($0) }), !isNamedNearby(stranger, match.passage, vocabulary) {
                objection = objection ?? (match.population ?? "other people", match)
                continue
            }
            return
        }
        guard let (other, match) = objection else { return }
        put(
            "population",
            "\(mention.words) is about \(other) in \(desk.words(for: match.passage)), not about \((particular.first ?? mention.population) ?? "these").",
            sentence(match, desk), &desk)
    }

    /// The words around it up to the numbers on either side.
    private var clause: String {
        let start = segment.numbers.last { $0.span.upperBound <= mention.span.lowerBound }?.span.upperBound ?? 0
        let end = segment.numbers.first { $0.span.lowerBound >= mention.span.upperBound }?.span.lowerBound ?? segment.text.utf8.count
        let words = segment.slice(start..<end)
        let bytes = Array(words.utf8)
        // Only its own sentence.
        let place = mention.span.lowerBound - start
        let own = SentenceSegmenter.segment(bytes).first { $0.start <= place && place < $0.end }
        return own.map { String(decoding: bytes[$0.start..<$0.end], as: UTF8.self) } ?? words
    }

    private func isNamedNearby(_ population: String, _ passage: SourcePassage, _ vocabulary: CheckVocabulary) -> Bool {
        // A group named by the paragraph's figures ("carers who …") is the sentence's too.
        passage.figures.contains { mention.agrees(with: $0.value) && vocabulary.populations(in: $0.measure).contains(population) }
    }

    private func sentence(_ match: Match, _ desk: CheckDesk) -> String {
        let sentence = match.passage.sentences.first { $0.number == match.sentence }?.text ?? match.passage.text
        return "\(desk.words(for: match.passage)) reads: “\(sentence)”"
    }

    /// It is in none of the cited paragraphs.
    private func missing(_ cited: [SourcePassage], _ desk: inout CheckDesk) {
        if segment.keys.contains(where: { desk.citations[$0]?.isStale == true }) {
            let passage = cited[0]
            return put(
                "stale", "\(desk.words(for: passage)) was changed since the note was written, and \(mention.words) is no longer in it.",
                "It reads now: “\(passage.text)”", &desk)
        }
        if !segment.isCited, !isInCitedPassages(&desk) { return withoutParagraph(&desk) }
        guard segment.isCited else { return }
        for assessment in Set(cited.map(\.assessment)).sorted() {
            for passage in desk.allPassages(of: assessment) where !cited.contains(where: { $0.id == passage.id }) {
                guard let match = matches(in: [passage], &desk).first(where: { $0.unit == mention.unit }),
                    let sentence = passage.sentences.first(where: { $0.number == match.sentence }),
                    Verbatim.shared(clause + " " + segment.label, sentence.text) >= 0.5, Wording.count(clause + " " + segment.label) >= 4
                else { continue }
                return put(
                    "wrong-paragraph", "\(mention.words) is not in \(desk.places(of: segment)): it stands in \(desk.words(for: passage)).",
                    "Cite that paragraph: “\(sentence.text)”", &desk)
            }
        }
        let best = desk.bestSentence(for: segment)
        let hint =
            best.map { "\(desk.words(for: $0.passage)) reads: “\($0.sentence.text)”" } ?? "Take the number out, or cite where it is from."
        if isEngland {
            return put("benchmark", "\(mention.words) is not England's figure in \(desk.places(of: segment)).", hint, &desk)
        }
        put("number", "\(mention.words) is not in \(desk.places(of: segment)).", hint, &desk)
    }

    private func isInCitedPassages(_ desk: inout CheckDesk) -> Bool { !matches(in: desk.citedPassages, &desk).isEmpty }

    /// No paragraph stands behind it.
    private func withoutParagraph(_ desk: inout CheckDesk) {
        let block = desk.body[segment.block]
        // An officer's own figures are the officer's; spelled numbers of the note's own frame count nothing in a report.
        if block.isOfficer || mention.isSpelled || mention.role == .age || mention.role == .score { return }
        if segment.keys.contains(where: { desk.citations[$0]?.problems.isEmpty == false }) { return }
        // A source of the officer's own is cited, which is no report.
        if segment.isCited, desk.passages(of: segment).isEmpty,
            !segment.keys.contains(where: { !(desk.citations[$0]?.scores.isEmpty ?? true) })
        {
            return
        }
        if isInCitedPassages(&desk) { return }
        put(
            "number", "Nothing stands behind \(mention.words): no paragraph is cited, and no rule recomputes it.",
            "Cite the paragraph it is from, say how it was calculated, or put it into an officer's comment.", &desk)
    }
}
