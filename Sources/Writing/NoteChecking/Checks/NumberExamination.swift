internal import ClaimReading
internal import AssessmentModel
internal import NoteText
internal import SentenceNumbers
internal import SourceText
internal import TextAnalysis

/// One number of a note held against its classes, then against the paragraphs it rests on.
struct NumberExamination {
    private let mention: NumberMention
    private let segment: NoteSegment

    init(_ mention: NumberMention, _ segment: NoteSegment) {
        self.mention = mention
        self.segment = segment
    }

    private var isEngland: Bool {
        mention.isEngland || Wording.words(segment.header ?? "").contains("england") && segment.cell > 0
    }

    func run(_ checked: inout CheckedNote) throws {
        var objection: (check: CheckCode, message: String, hint: String)?
        if let rows = rowsCounted(checked), mention.value != rows {
            return put(
                .count, "\(mention.words) is not the number of rows in the table: it has \(Int(rows)).",
                "Put the number right, or the row back.", &checked)
        }
        for kind in NumberClass.all {
            switch kind.judge(mention, segment, &checked) {
            case .right: return
            case .wrong(let check, let message, let hint): objection = objection ?? (check, message, hint)
            case nil: continue
            }
        }
        let cited = checked.passages(of: segment)
        let matches = cited.isEmpty || objection != nil ? [] : self.matches(in: cited, &checked)
        if !matches.isEmpty { return try compare(matches, cited, &checked) }
        // What no paragraph prints is found again as the note's comment says.
        // How many areas have a score is known: a recipe for another score's may print the same number.
        let values = objection?.check == .score ? [] : try recomputed(&checked)
        if let value = values.first {
            if values.contains(where: { mention.agrees(with: abs($0)) }) { return }
            let now = Figures.number(abs(value), decimals: max(0, mention.decimals))
            objection = (
                .calculation, "\(mention.words) is calculated, and comes out as \(now) now.",
                "Write the note again, or put the number right."
            )
        }
        if let objection { return put(objection.check, objection.message, objection.hint, &checked) }
        if !cited.isEmpty { return try missing(cited, &checked) }
        withoutParagraph(&checked)
    }

    /// How many rows the table under its heading has, when the note's recipe says that the number is that and
    /// no other recipe has it too.
    private func rowsCounted(_ checked: CheckedNote) -> Double? {
        let block = checked.body[segment.block]
        let heading = block.headings.count > 1 ? block.headings[1] : NoteTrailer.firstBlock
        let recipes = (checked.note.trailer?.recipes(under: heading) ?? []).filter { shown, _ in
            NumberMentions(of: shown, vocabulary: checked.vocabulary).numbers.contains {
                $0.value == mention.value
            }
        }
        guard segment.header == nil, mention.unit == nil, !recipes.isEmpty,
            Wording.words(segment.slice(0..<mention.span.lowerBound)).suffix(3).contains("below"),
            recipes.contains(where: { if case .tableRows = $0.1 { true } else { false } })
        else { return nil }
        let rows = checked.body.filter { $0.headings == block.headings && $0.table != nil }
        let first = rows.first?.table?.index
        return Double(rows.count { $0.table?.index == first })
    }

    /// What the note's own recipes give for numbers printed as it is, under its heading. A percentage is not
    /// what a bare number stands for.
    private func recomputed(_ checked: inout CheckedNote) throws -> [Double] {
        let block = checked.body[segment.block]
        let heading = block.headings.count > 1 ? block.headings[1] : NoteTrailer.firstBlock
        return try (checked.note.trailer?.recipes(under: heading) ?? []).compactMap { shown, recipe in
            let isShown = NumberMentions(of: shown, vocabulary: checked.vocabulary).numbers.contains {
                $0.value == mention.value && ($0.unit == .percent) == (mention.unit == .percent)
            }
            guard isShown else { return nil }
            switch recipe {
            case .query(let query): return try checked.source.number(answering: query)
            case .sum(let sum): return Recipe.value(ofSum: sum)
            case .plan(let count): return try checked.source.number(ofPlan: count, printed: mention.value)
            case .tableRows:
                let rows = checked.body.filter { $0.headings == block.headings && $0.table != nil }
                let first = rows.first?.table?.index
                return Double(rows.count { $0.table?.index == first })
            }
        }
    }

    /// - Parameter passage: long id of the paragraph that the hint reads aloud.
    private func put(
        _ check: CheckCode, _ message: String, _ hint: String, reading passage: String? = nil,
        _ checked: inout CheckedNote
    ) {
        checked.report(
            Check.named(check), segment, at: mention.span.lowerBound,
            about: "\(mention.words) \(segment.label) \(segment.keys.joined())",
            message, hint: hint, reading: passage)
    }

    private func matches(in passages: [SourcePassage], _ checked: inout CheckedNote) -> [Occurrence] {
        passages.flatMap { passage in
            Occurrence.all(in: passage, read: checked.sentences(of: passage), checked.vocabulary) {
                mention.agrees(with: $0)
            }.map { found in
                guard mention.isSameTime(as: found.mention) else { return found }
                var same = found
                same.mention.unit = mention.unit
                return same
            }
        }
    }

    /// It is there: in the same unit, of the same people, and England's only if it is England's?
    private func compare(_ matches: [Occurrence], _ cited: [SourcePassage], _ checked: inout CheckedNote)
        throws
    {
        let isLabel = segment.header != nil && segment.cell == 0
        if mention.role == .age || isLabel || mention.isSpelled { return }
        let sameUnit = matches.filter { $0.mention.unit == mention.unit }
        if sameUnit.isEmpty {
            let other = matches[0]
            // A bare number in a table may leave its unit to the heading.
            if mention.unit == nil, segment.header != nil { return }
            // "Of 18 figures": counted by the note, whatever 18 a cited paragraph has.
            if mention.unit == nil,
                try recomputed(&checked).contains(where: { mention.agrees(with: abs($0)) })
            {
                return
            }
            let printed =
                other.mention.unit.map(\.rawValue)
                ?? "no unit: it counts \(other.mention.population ?? "something")"
            return put(
                .unit,
                "“\(mention.words)” has another unit than in \(checked.words(for: other.passage)), where it has \(printed).",
                sentence(other, checked), reading: other.passage.id, &checked)
        }
        if isAnother(sameUnit, &checked) { return }
        population(sameUnit.filter { $0.mayBe(ofEngland: isEngland) }, &checked)
    }

    /// Whether the number is another thing in the report than in the note, which is then reported.
    private func isAnother(_ matches: [Occurrence], _ checked: inout CheckedNote) -> Bool {
        let vocabulary = checked.vocabulary
        switch NumberFault.of(
            mention, as: sense(vocabulary), isEngland: isEngland, among: matches, vocabulary)
        {
        case .council(let there):
            put(
                .benchmark,
                "\(mention.words) is not England's figure in \(checked.words(for: there.passage)): it is the council's own.",
                sentence(there, checked), reading: there.passage.id, &checked)
        case .england(let there):
            put(
                .benchmark,
                "\(mention.words) is England's figure in \(checked.words(for: there.passage)), not the council's own.",
                sentence(there, checked), reading: there.passage.id, &checked)
        case .meaning(let there, let contradiction):
            put(
                contradiction.isOfChange ? .direction : .meaning,
                "\(mention.words) is given as \(contradiction.here); in \(checked.words(for: there.passage)) it is \(contradiction.there).",
                sentence(there, checked), reading: there.passage.id, &checked)
        case nil: return false
        }
        return true
    }

    /// What the note says of the number.
    private func sense(_ vocabulary: CheckVocabulary) -> NumberSense {
        if let header = segment.header {
            return NumberSense(
                label: "\(segment.label) \(header) \(segment.ownWords)", unit: mention.unit,
                senses: vocabulary.senses)
        }
        return NumberSense(
            of: mention, among: segment.mentions, in: segment.ownWords, senses: vocabulary.senses)
    }

    private func population(_ matches: [Occurrence], _ checked: inout CheckedNote) {
        guard !isEngland, mention.unit == .percent || mention.unit == nil else { return }
        let vocabulary = checked.vocabulary
        let own = segment.label.isEmpty ? clause : segment.label + " " + clause
        let particular =
            mention.population.map { vocabulary.isGeneral($0) ? [] : [$0] }
            ?? vocabulary.populations(in: own).sorted()
        var objection: (String, Occurrence)?
        for match in matches {
            guard
                let place = match.passage.sentences.firstIndex(where: { $0.number == match.sentence.number })
            else { return }
            let sentences = match.passage.sentences[max(0, place - 1)...place].map(\.text).joined(
                separator: " ")
            let there = vocabulary.populations(in: sentences + " " + (match.passage.heading ?? ""))
            if let other = match.mention.population, let mine = mention.population, other != mine {
                // "people" for "carers" leaves out who they are, unless the words around say it.
                let isDropped =
                    vocabulary.isGeneral(mine) && !vocabulary.isGeneral(other)
                    && !vocabulary.populations(in: own).contains(other)
                let isSwapped = !vocabulary.isGeneral(mine) && !there.contains(mine)
                if isDropped || isSwapped {
                    objection = objection ?? (other, match)
                    continue
                }
            }
            if let stranger = particular.first(where: { !there.contains($0) }),
                !isNamedNearby(stranger, match.passage, vocabulary)
            {
                objection = objection ?? (match.mention.population ?? "other people", match)
                continue
            }
            return
        }
        guard let (other, match) = objection else { return }
        put(
            .population,
            "\(mention.words) is about \(other) in \(checked.words(for: match.passage)), not about \((particular.first ?? mention.population) ?? "these").",
            sentence(match, checked), reading: match.passage.id, &checked)
    }

    /// The words around it up to the numbers on either side.
    private var clause: String {
        let start =
            segment.numbers.last { $0.span.upperBound <= mention.span.lowerBound }?.span.upperBound ?? 0
        let end =
            segment.numbers.first { $0.span.lowerBound >= mention.span.upperBound }?.span.lowerBound
            ?? segment.text.utf8.count
        let words = segment.slice(start..<end)
        let bytes = Array(words.utf8)
        // Only its own sentence.
        let place = mention.span.lowerBound - start
        let own = SentenceSegmenter.segment(bytes).first { $0.start <= place && place < $0.end }
        return own.map { String(decoding: bytes[$0.start..<$0.end], as: UTF8.self) } ?? words
    }

    private func isNamedNearby(_ population: String, _ passage: SourcePassage, _ vocabulary: CheckVocabulary)
        -> Bool
    {
        // A group named by the paragraph's figures ("carers who …") is the sentence's too.
        passage.figures.contains {
            mention.agrees(with: $0.value) && vocabulary.populations(in: $0.measure).contains(population)
        }
    }

    private func sentence(_ match: Occurrence, _ checked: CheckedNote) -> String {
        "\(checked.words(for: match.passage)) reads: “\(match.sentence.text)”"
    }

    /// It is in none of the cited paragraphs.
    private func missing(_ cited: [SourcePassage], _ checked: inout CheckedNote) throws {
        if segment.keys.contains(where: { checked.citations[$0]?.isStale == true }) {
            let passage = cited[0]
            return put(
                .stale,
                "\(checked.words(for: passage)) was changed since the note was written, and \(mention.words) is no longer in it.",
                "It reads now: “\(passage.text)”", &checked)
        }
        guard segment.isCited else { return withoutParagraph(&checked) }
        for assessment in Set(cited.map(\.assessment)).sorted() {
            for passage in try checked.allPassages(of: assessment)
            where !cited.contains(where: { $0.id == passage.id }) {
                guard
                    let sentence = matches(in: [passage], &checked).first(where: {
                        $0.mention.unit == mention.unit
                    })?.sentence,
                    Verbatim.shared(clause + " " + segment.label, sentence.text) >= 0.5,
                    Wording.count(clause + " " + segment.label) >= 4
                else { continue }
                return put(
                    .wrongParagraph,
                    "\(mention.words) is not in \(checked.places(of: segment)): it stands in \(checked.words(for: passage)).",
                    "Cite that paragraph: “\(sentence.text)”", &checked)
            }
        }
        let best = checked.bestSentence(for: segment)
        let nearest = nearestFigure(cited, &checked) ?? best.map { ($0.passage, $0.sentence) }
        let hint =
            nearest.map { "\(checked.words(for: $0.passage)) reads: “\($0.sentence.text)”" }
            ?? "Take the number out, or cite where it is from."
        if isEngland {
            return put(
                .benchmark, "\(mention.words) is not England's figure in \(checked.places(of: segment)).",
                hint,
                reading: nearest?.passage.id, &checked)
        }
        put(
            .number, "\(mention.words) is not in \(checked.places(of: segment)).", hint,
            reading: nearest?.passage.id, &checked)
    }

    /// The sentence of the cited paragraphs that has a number in the same unit and most of the words around
    /// this one: what it should most likely say.
    private func nearestFigure(_ cited: [SourcePassage], _ checked: inout CheckedNote) -> (
        passage: SourcePassage, sentence: SourcePassage.Sentence
    )? {
        let words = clause + " " + segment.label
        var best: (passage: SourcePassage, sentence: SourcePassage.Sentence, share: Double)?
        for passage in cited {
            for (sentence, mentions) in checked.sentences(of: passage)
            where mentions.numbers.contains(where: { $0.unit == mention.unit && $0.role == .value }) {
                let share = Verbatim.shared(words, sentence.text)
                if share > best?.share ?? 0.2 { best = (passage, sentence, share) }
            }
        }
        return best.map { ($0.passage, $0.sentence) }
    }

    /// No paragraph stands behind it.
    private func withoutParagraph(_ checked: inout CheckedNote) {
        let block = checked.body[segment.block]
        // An officer's own figures are the officer's; spelled numbers of the note's own frame count nothing
        // in a report.
        if block.isOfficer || mention.isSpelled && mention.value < 20 { return }
        if mention.role == .age || mention.role == .score { return }
        if segment.keys.contains(where: { checked.citations[$0]?.problems.isEmpty == false }) { return }
        // A source of the officer's own is cited, which is no report.
        if segment.isCited, checked.passages(of: segment).isEmpty,
            !segment.keys.contains(where: { !(checked.citations[$0]?.scores.isEmpty ?? true) })
        {
            return
        }
        // A question, or the line at the top, repeats what another place of the note cites.
        let known = matches(in: checked.citedPassages, &checked)
        let sameUnit = known.filter { $0.mention.unit == mention.unit }
        if !sameUnit.isEmpty {
            _ = isAnother(sameUnit, &checked)
            return
        }
        if !known.isEmpty, mention.unit == nil { return }
        put(
            .number,
            "Nothing stands behind \(mention.words): no paragraph is cited, and no rule recomputes it.",
            "Cite the paragraph it is from, say how it was calculated, or put it into an officer's comment.",
            &checked)
    }
}
