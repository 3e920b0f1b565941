internal import ClaimReading
internal import AssessmentModel
internal import NoteText
internal import ReferenceData
internal import SentenceNumbers
internal import SourceText
internal import TextAnalysis

/// What all checks of one note look at, and the items they have found.
struct CheckedNote {
    let note: ParsedNote
    let body: [NoteBlock]
    let segments: [NoteSegment]
    let citations: [String: ResolvedCitation]
    /// Every assessment that the note cites, by id.
    let assessments: [String: SourceAssessment]
    /// The assessment that the note is about: its parameter's, else the one cited most.
    let main: SourceAssessment?
    /// The current assessments of the councils that a note names which cites nothing, such as a speech; else empty.
    private let named: [SourceAssessment]
    /// Places in `body` that repeat a remark.
    let remarkBlocks: Set<Int>
    /// What was changed since Assay wrote it; nil where that is not known.
    let edits: NoteEdits?
    /// The sentences as Assay wrote them, folded; empty when they are not known.
    private let written: Set<String>
    /// What the note's file holds beside its text, in words.
    let unread: [String]
    let vocabulary: CheckVocabulary
    let source: any VerifySource
    /// Everything that the plan which the note is about says of its actions, measures and questions, by id.
    let planTexts: [String: String]
    /// Most words, tables and rows, by the note's template.
    let limits: NoteLimits?
    private(set) var items: [CheckItem] = []
    /// How many items have an id, before what tells them apart.
    private var itemsByID: [String: Int] = [:]
    /// The place found last: in a long line the next is counted from there.
    private var lastPlace: (offset: Int, line: Int, column: Int)?
    /// Numbers and dates of paragraphs and sentences, read once.
    private var mentions: [String: [(sentence: SourcePassage.Sentence, mentions: NumberMentions)]] = [:]
    private var all: [String: [SourcePassage]] = [:]

    init(
        _ note: ParsedNote, words: CheckWords, unread: [String], limits: NoteLimits?,
        source: some VerifySource
    ) throws {
        self.note = note
        self.unread = unread
        self.source = source
        self.limits = limits
        edits = NoteEdits(of: note)
        // An edited record says nothing of what Assay wrote.
        let record = note.trailer.flatMap { $0.isEdited ? nil : $0.units } ?? []
        written = Set(record.flatMap(\.sentences).map { Folding.words($0) })
        let plan =
            note.trailer?.parameters["plan"].map(PlanOfNote.ours)
            ?? note.trailer?.parameters["document"].map(PlanOfNote.others)
        planTexts = try plan.map { try source.texts(of: $0) } ?? [:]
        vocabulary = CheckVocabulary(words)
        body = note.body
        segments = NoteSegmenter.segments(of: body, vocabulary: vocabulary)
        var resolver = CitationResolver(note, source: source)
        citations = try resolver.resolve()
        var ids = Set(citations.values.flatMap(\.assessments))
        let authority = note.trailer?.parameters["authority"]
        let own = try authority.flatMap { try source.assessmentIDs(ofAuthorityNamed: $0).first }
        if let own { ids.insert(own) }
        let found = try source.assessments(ids: ids.sorted())
        assessments = Dictionary(found.map { ($0.id, $0) }) { first, _ in first }
        remarkBlocks = Self.remarkBlocks(in: body, of: found)
        var counts: [String: Int] = [:]
        for citation in citations.values { for id in citation.assessments { counts[id, default: 0] += 1 } }
        main = assessments[own ?? counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? ""]
        let said = note.blocks.map(\.text).joined(separator: "\n")
        let councils = found.isEmpty ? try source.councils(namedIn: said) : []
        named = try source.assessments(
            ids: try councils.filter(\.isRead).compactMap {
                try source.assessmentIDs(ofAuthorityNamed: $0.slug).first
            })
    }

    // MARK: Finding

    /// Reports something at a byte of a cell.
    mutating func report(
        _ check: Check, _ segment: NoteSegment, at place: Int, about: String, _ message: String, hint: String,
        reading passage: String? = nil
    ) {
        let offset = body[segment.block].cells[segment.cell].offset(of: segment.range.lowerBound + place)
        report(
            check, offset: offset, about: about, message, hint: hint, sources: segment.keys, reading: passage)
    }

    /// Reports something at a byte of the file.
    ///
    /// - Parameters:
    ///   - about: the words concerned, from which the item's id is made so that it stays the same while the
    ///     note changes elsewhere.
    ///   - sources: keys of the citations concerned.
    ///   - passage: long id of the paragraph that the hint reads aloud.
    mutating func report(
        _ check: Check, offset: Int, about: String, _ message: String, hint: String, sources: [String] = [],
        reading passage: String? = nil
    ) {
        let position = position(of: max(0, min(offset, note.source.text.utf8.count)))
        let code = check.code.rawValue
        var id = "\(code)-\(Fingerprint.of("\(code) \(about)").prefix(4))"
        let same = itemsByID[id, default: 0]
        itemsByID[id] = same + 1
        if same > 0 { id += "-\(same + 1)" }
        items.append(
            CheckItem(
                id: id, check: check.code, severity: check.severity(in: note), line: position.line,
                column: position.column,
                message: message, hint: hint, sources: sources, passage: passage))
    }

    private mutating func position(of offset: Int) -> (line: Int, column: Int) {
        let line = note.source.lines.line(containing: offset)
        let column =
            if let last = lastPlace, last.line == line, last.offset <= offset {
                last.column + note.source.text[Span(last.offset, offset)].count
            } else {
                note.source.position(of: offset).column
            }
        lastPlace = (offset, line, column)
        return (line, column)
    }

    // MARK: Evidence

    /// Whether a sentence is as Assay wrote it: such a one needs no second reading.
    func isAsWritten(_ sentence: String) -> Bool { written.contains(Folding.words(sentence)) }

    /// What some paragraphs say to a sentence.
    func verdict(of sentence: String, against passages: [SourcePassage]) throws -> Verification {
        func judged(by source: some VerifySource) throws -> Verification {
            try TruthEngine(vocabulary: vocabulary, source: source).verdict(of: sentence, against: passages)
        }
        return try judged(by: source)
    }

    /// What the reports on the council that the note is about say to a sentence.
    func verdict(of sentence: String) throws -> Verification? {
        let about = main.map {
            NamedCouncil(
                name: $0.authority, slug: $0.authoritySlug, words: Folding.words($0.authority),
                isRead: !$0.isScoresOnly)
        }
        func judged(by source: some VerifySource) throws -> Verification? {
            try TruthEngine(vocabulary: vocabulary, source: source).verdicts(of: sentence, about: about).first
        }
        return try judged(by: source)
    }

    /// The paragraphs that a segment rests on.
    func passages(of segment: NoteSegment) -> [SourcePassage] {
        segment.keys.flatMap { citations[$0]?.passages ?? [] }
    }

    /// Every paragraph that the note cites.
    var citedPassages: [SourcePassage] { citations.keys.sorted().flatMap { citations[$0]?.passages ?? [] } }

    /// The assessments that a segment rests on; the note's own when none is cited, and where it has none those of the
    /// councils that it names.
    func assessments(of segment: NoteSegment) -> [SourceAssessment] {
        let cited = segment.keys.flatMap { citations[$0]?.assessments ?? [] }.compactMap { assessments[$0] }
        return cited.isEmpty ? main.map { [$0] } ?? named : cited
    }

    /// The sentences of a paragraph with their numbers and dates.
    mutating func sentences(of passage: SourcePassage) -> [(
        sentence: SourcePassage.Sentence, mentions: NumberMentions
    )] {
        if let known = mentions[passage.id] { return known }
        let read = passage.sentences.map { ($0, NumberMentions(of: $0.text, vocabulary: vocabulary)) }
        mentions[passage.id] = read
        return read
    }

    /// Every paragraph of an assessment; only for saying where something stands that is not where it should
    /// be.
    mutating func allPassages(of assessment: String) throws -> [SourcePassage] {
        if let known = all[assessment] { return known }
        let read = try source.passages(ofAssessment: assessment)
        all[assessment] = read
        return read
    }

    /// "Assessing needs, paragraph 7".
    func words(for passage: SourcePassage) -> String { words(for: SourcePassagePlace(passage)) }

    func words(for place: SourcePassagePlace) -> String {
        let title = source.sectionTitles.first { $0.slug == place.section }?.title ?? place.section
        return "\(title), paragraph \(place.number)"
    }

    /// The sentence of the cited paragraphs that a segment rests on most likely: the one that shares most of
    /// its words, among those that the trailing comment names when it names any.
    func bestSentence(for segment: NoteSegment) -> (
        passage: SourcePassage, sentence: SourcePassage.Sentence, share: Double
    )? {
        let wanted = Set(
            Folding.words(segment.text).split(separator: " ").filter { !SmallWords.all.contains(String($0)) }
        )
        guard !wanted.isEmpty else { return nil }
        var best: (SourcePassage, SourcePassage.Sentence, Double)?
        for key in segment.keys {
            guard let citation = citations[key] else { continue }
            for passage in citation.passages {
                for sentence in passage.sentences {
                    let words = Set(Folding.words(sentence.text).split(separator: " "))
                    let share = Double(wanted.count { words.contains($0) }) / Double(wanted.count)
                    if share > best?.2 ?? 0 { best = (passage, sentence, share) }
                }
            }
        }
        return best
    }
}
