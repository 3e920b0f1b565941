internal import AssessmentModel
internal import NoteText
internal import ReferenceData

/// What composing knows when it makes a part.
struct PartContext {
    var template: BriefingTemplate
    /// The parameters by name, as readers see them and as queries do.
    var parameters: [String: [ResolvedName]]
    /// Most items; nil for the rule's own number.
    var most: Int?
    /// The written note that a parameter names.
    var note: CitedNote?
    /// Pages of the council's report that were published again.
    var versions: [PageVersions] = []
    /// "Assessing needs" for "needs".
    var sectionTitle: (String) -> String = { $0 }
}

/// A rule by which a part of a note is composed from the rows of queries. One row of this table a rule.
package struct PartMaker: Sendable {
    /// A query the rule reads: what it is for and the columns it must show.
    package struct Input: Sendable {
        package var name: String
        package var fields: [String]
    }

    package var name: String
    package var help: String
    package var inputs: [Input]
    var gives: [String: Shape]
    var make: @Sendable ([[EvidenceRow]], PartContext, inout UsedEvidence) throws -> [String: View]

    static func named(_ name: String) -> PartMaker? { all.first { $0.name == name } }

    /// Every rule, in the order of a note.
    package static let all: [PartMaker] = [
        .overview, .strengths, .shortfalls, .keyFigures, .voices, .comparison, .questions, .background,
        .changes, .cautions, .figureDates,
        .unsaid,
        .plans, .finance, .allFigures, .matrix, .sideBySide, .practice, .scoreChanges, .promises, .thenAndNow,
        .pageVersions,
        .memberQuestions,
        .citedPassages,
    ]

    static let items: [String: Shape] = [
        "items": .list(["number": .text, "lead": .text, "statement": .text, "score": .text, "text": .text]),
        "any": .flag,
    ]

    /// A list part's value.
    static func list(_ items: [[String: View]]) -> [String: View] {
        let numbered = items.enumerated().map {
            $1.merging(["number": .text(String($0 + 1)), "score": .missing, "statement": .missing]) {
                old, _ in old
            }
        }
        return ["items": .list(numbered), "any": .flag(!items.isEmpty)]
    }

    /// Sentences that do not only carry a figure of the table.
    private static func sentences(_ rows: [EvidenceRow], without figures: [FigureRow]) -> [SentenceRow] {
        let taken = Set(figures.compactMap(\.row.sentence))
        return rows.compactMap(SentenceRow.init).filter { sentence in
            sentence.row.sentence.map { !taken.contains($0) } ?? true
        }
    }

    /// A candidate as a list item, its quotation and citation marks in place.
    static func item(_ candidate: Candidate, _ used: inout UsedEvidence) throws -> [String: View] {
        var text = ""
        for (index, piece) in candidate.pieces.enumerated() {
            let mark = try used.mark(piece.origin)
            // The mark of a paragraph stands once, behind the last sentence from it.
            let next = index + 1 < candidate.pieces.count ? candidate.pieces[index + 1].origin : nil
            let goesOn =
                next.map { RecordID.finding(of: $0.id) }
                == piece.origin.map { RecordID.finding(of: $0.id) }
            text += (index > 0 ? " " : "") + MarkdownText.escaped(piece.text) + (goesOn ? "" : mark)
        }
        let score = candidate.place.score.map { View.text(String($0)) } ?? .missing
        let name = candidate.place.name
        let topic = candidate.topic ?? name
        return [
            "lead": .text(topic), "statement": topic == name ? .missing : .text(name), "score": score,
            "text": .markdown(text),
        ]
    }

    /// Candidates with the names of what they are about.
    private static func named(_ candidates: [Candidate], _ used: UsedEvidence) -> [Candidate] {
        candidates.map { candidate in
            var candidate = candidate
            let isWait = candidate.kind == .wait
            func name(_ texts: [String?]) -> String? {
                used.topics.name(of: texts.compactMap { $0 }, isWait: isWait)
            }
            candidate.topic = name([
                candidate.figures.first?.measure, candidate.pieces.first?.text,
                candidate.rows.first?.text("heading"),
            ])
            // Several waits in one item go by what is the same in their names: "… assessments".
            let endings = Set(candidate.waits.compactMap { name([$0.measure])?.split(separator: " ").last })
            if endings.count > 1 { candidate.topic = "Waits" }
            return candidate
        }
    }
}

extension PartMaker {
    static let strengths = PartMaker(
        name: "strengths",
        help:
            "What CQC found working: figures better than England by the size of the gap, waits that have fallen, CQC's strongest words; read by score.",
        inputs: [
            Input(name: "figures compared with England", fields: FigureRow.fields),
            Input(name: "positive sentences", fields: SentenceRow.fields),
            Input(name: "waits", fields: FigureRow.fields),
        ],
        gives: items
    ) { rows, context, used in
        let figures = rows[0].compactMap(FigureRow.init)
        let candidates =
            CandidateMaker.comparisons(figures, direction: .better)
            + CandidateMaker.waits(rows[2].compactMap(FigureRow.init), shorter: true)
            + CandidateMaker.quotations(sentences(rows[1], without: figures), isShortfall: false)
        let chosen = Ranking.strengths(most: context.most ?? 5).choose(
            from: named(candidates, used), used: &used)
        return list(try chosen.map { try item($0, &used) })
    }

    static let shortfalls = PartMaker(
        name: "shortfalls",
        help:
            "What CQC found wanting: lowest scored statements first, waits that have not fallen, CQC's strongest words, figures worse than England.",
        inputs: [
            Input(name: "waits", fields: FigureRow.fields),
            Input(name: "figures compared with England", fields: FigureRow.fields),
            Input(name: "negative sentences", fields: SentenceRow.fields),
        ], gives: items
    ) { rows, context, used in
        let candidates =
            CandidateMaker.waits(rows[0].compactMap(FigureRow.init), shorter: false)
            + CandidateMaker.comparisons(rows[1].compactMap(FigureRow.init), direction: .worse)
            + CandidateMaker.quotations(
                sentences(rows[2], without: rows[1].compactMap(FigureRow.init)), isShortfall: true)
        let chosen = Ranking.shortfalls(most: context.most ?? 6).choose(
            from: named(candidates, used), used: &used)
        return list(try chosen.map { try item($0, &used) })
    }

    static let voices = PartMaker(
        name: "voices",
        help:
            "What people and carers said, as CQC reports it: praise and criticism of both, at most two of each, one a paragraph; one person's word at most once.",
        inputs: [Input(name: "sentences said by people and carers", fields: SentenceRow.fields)], gives: items
    ) { rows, context, used in
        let most = context.most ?? 4
        var chosen: [(sentence: SentenceRow, quotation: Quotation, isSingle: Bool)] = []
        let offered = rows[0].compactMap(SentenceRow.init).compactMap {
            sentence -> (SentenceRow, Quotation, Bool)? in
            guard !sentence.voices.contains("national-data"), !used.isUsed(sentence.row),
                sentence.tone != .neutral,
                sentence.place.section != "strengths", Wording.count(sentence.text) >= 8,
                Wording.namesPeople(sentence.text),
                !Wording.leansOnContext(Wording.withoutConnective(sentence.text)),
                let quotation = Quotation(of: sentence.text),
                !used.isNearDuplicate(quotation.words)
            else { return nil }
            return (
                sentence, quotation,
                Wording.isSingleVoice(sentence.text) || Wording.isFewVoices(sentence.text)
            )
        }.map { (offer: $0, key: voiceOrder($0.0, $0.1, isSingle: $0.2)) }.sorted { $0.key < $1.key }.map(
            \.offer)
        // Both voices and both judgements before any comes again; then whatever else was said.
        let wanted: [(voice: String?, tones: [Tone])] = [
            ("people", [.positive]), ("carers", [.negative, .mixed]), ("carers", [.positive]),
            ("people", [.negative, .mixed]),
            (nil, [.negative]), (nil, [.positive]), (nil, [.mixed]),
        ]
        for turn in wanted + wanted.suffix(3) where chosen.count < most {
            let next = offered.first { offer in
                turn.tones.contains(offer.0.tone) && turn.voice.map { speaker(offer.0) == $0 } ?? true
                    && chosen.count { speaker($0.sentence) == speaker(offer.0) } < 2
                    && !chosen.contains { $0.sentence.row.paragraph == offer.0.row.paragraph }
                    && !(offer.2 && chosen.contains { $0.isSingle })
                    && chosen.count { $0.sentence.place.section == offer.0.place.section }
                        < (offer.0.place.section == "experiences" ? 2 : 1)
                    && !chosen.contains { $0.quotation.words == offer.1.words }
                    && !used.isNearDuplicate(offer.1.words)
            }
            guard let next else { continue }
            chosen.append((next.0, next.1, next.2))
            used.use(next.0.row, text: next.1.words)
            let voices = next.0.voices.joined(separator: ", ")
            used.choose(
                next.1.words, next.0.row, in: next.0.place, why: "said by \(voices); \(next.0.tone.rawValue)")
        }
        let items = try chosen.map { choice -> [String: View] in
            let speakers = speaker(choice.sentence)
            let flag = choice.isSingle ? " (a single voice or very few)" : ""
            let lead = (speakers.first?.uppercased() ?? "") + speakers.dropFirst() + flag
            let text =
                MarkdownText.escaped(choice.quotation.shown) + (try used.mark(choice.sentence.row.origin))
            return ["lead": .text(lead), "text": .markdown(text)]
        }
        return list(items)
    }

    /// "people", "carers" or "people and carers".
    private static func speaker(_ sentence: SentenceRow) -> String {
        sentence.voices.filter { ["people", "carers"].contains($0) }.joined(separator: " and ")
    }

    /// Sentences that begin with who speaks, then CQC's strongest words; single voices last.
    private static func voiceOrder(_ sentence: SentenceRow, _ quotation: Quotation, isSingle: Bool) -> (
        Int, Int, Double
    ) {
        let isSummary = sentence.place.section == "experiences"
        let weight = StrongWords.weight(quotation.words, isShortfall: sentence.tone == .negative).weight
        let isDirect = Wording.openingIsSpeaker(quotation.words)
        return (
            (isDirect ? 0 : 1) + (quotation.isOpenAtStart ? 1 : 0), isSingle ? 1 : 0,
            -weight - (isSummary ? 2 : 0) - Double(sentence.voices.count) + Double(
                max(0, Wording.count(quotation.words) - 12)) / 3
        )
    }
}
