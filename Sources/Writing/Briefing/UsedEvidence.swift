internal import QuotedLines
internal import AssessmentModel
internal import NoteText
internal import ReferenceData
internal import TextAnalysis

/// What composing gathers while it goes: citations by number, and the evidence already used, so that nothing
/// is said twice.
struct UsedEvidence {
    /// Marks that stand for a citation in text until it is put into words: U+E000, digits, U+E001.
    static let openMark: Character = "\u{E000}"
    static let closeMark: Character = "\u{E001}"
    /// Stand for the source list and the glossary, which are made from the finished text.
    static let sourcesMark: Character = "\u{E002}"
    static let glossaryMark: Character = "\u{E003}"
    /// Stands for a table's number.
    static let tableMark: Character = "\u{E004}"
    /// Stand for the number of a section and, behind it, of a paragraph: `2` and `2.1`.
    static let sectionMark: Character = "\u{E007}"
    static let paragraphMark: Character = "\u{E008}"
    /// Stand around the number of a calculation, right behind the words that were calculated: U+E005, digits,
    /// U+E006.
    static let openCalculation: Character = "\u{E005}"
    static let closeCalculation: Character = "\u{E006}"

    /// What is wrong with a line that rests on a row; nil where nothing is.
    private let fault: (String, RowOrigin) throws -> String?
    /// Rows whose lines did not pass, by long id, each with why.
    private(set) var fallen: [String: String] = [:]
    /// Points that a list's gate turned away, by long id, each with why.
    private(set) var turnedAway: [String: String] = [:]
    private(set) var citations: [Citation] = []
    private var numbers: [RowOrigin: Int] = [:]
    private let cite: (RowOrigin) throws -> Citation
    /// Pages of a council's newest report that were published again, by its slug.
    let versions: (String) throws -> [PageVersions]
    /// Sentences used so far, by long id.
    private(set) var usedSentences: Set<String> = []
    private(set) var usedTexts: [String] = []
    /// The words of each of them.
    private var usedWords: [WordBag] = []
    /// The numbers of each of them.
    private var usedNumbers: [Set<String>] = []
    /// From when the figures used are.
    var datesOfFigures: [FigureDate] = []
    var undatedFigures = 0
    /// The figures that are cited, by long id: by them a footnote says to which of several its source
    /// belongs.
    private(set) var figures: [String: FigureRow] = [:]
    /// The figures of a table beside England's, by long id; nil until one is made.
    private(set) var tabled: Set<String>?
    /// Why each item was chosen: what `why` prints.
    private(set) var choices: [ChosenItem] = []
    /// Rows that are not said, by long id: a check would fault them.
    var leftOut: Set<String> = []
    /// The part that is being made.
    var part = ""
    /// Calculated words of the note, each with how they are calculated again.
    private(set) var calculations: [(shown: String, recipe: Recipe)] = []

    /// Paragraphs that were quoted as they stood before their page was published again.
    private(set) var former: [(assessment: String, fingerprint: String)] = []

    /// What else the trailing comment keeps, by name.
    private(set) var kept: [(name: String, value: String)] = []

    /// By paragraph, the words that do not come out, each with what a remark says of them.
    var flaws: [String: [(words: String, remark: String)]] = [:]
    /// Names for what findings are about.
    let topics: NoteTopics
    /// What may stand in which list.
    let gate: SectionGate

    init(
        topics: NoteTopics = NoteTopics(), gate: SectionGate = SectionGate(rules: nil),
        cite: @escaping (RowOrigin) throws -> Citation,
        fault: @escaping (String, RowOrigin) throws -> String? = { _, _ in nil },
        versions: @escaping (String) throws -> [PageVersions] = { _ in [] }
    ) {
        self.topics = topics
        self.gate = gate
        self.cite = cite
        self.fault = fault
        self.versions = versions
    }

    /// The gate: a point whose line is borne out by its paragraph; where a line made of figures is not, with
    /// the report's own words instead, where they are few. What falls is noted with why.
    mutating func passing(_ point: PointRow) -> PointRow? {
        if passes(point.line, point.row.origin) { return point }
        guard !point.isQuotation, Wording.count(point.text) <= Self.mostQuoted,
            !point.text.contains(where: { "\"“”".contains($0) }), let id = point.row.origin?.id
        else { return nil }
        fallen[id] = nil
        var quoted = point
        quoted.line = LineSource.tidied(
            Quotation.sentence(String(Wording.withoutConnective(point.text))), point.kind)
        // What leans on the words before it is no line of its own.
        guard !quoted.leans else { return nil }
        return quoted
    }

    /// What a remark on the report says against a figure that a point's line prints; nil where none does.
    func flaw(of point: PointRow) -> String? {
        guard let paragraph = point.row.paragraph else { return nil }
        return flaws[Citation.shortID(paragraph)]?.first { point.line.has($0.words) }?.remark
    }

    /// Notes why a point does not stand in a list for which it was read.
    mutating func turnAway(_ point: PointRow, _ why: String) {
        if let id = point.row.origin?.id { turnedAway[id] = why }
    }

    /// Most words of a report that are quoted where figures cannot be told.
    private static let mostQuoted = 45

    /// Whether a line is borne out by the paragraph of a row.
    mutating func passes(_ line: String, _ origin: RowOrigin?) -> Bool {
        guard let origin else { return true }
        if fallen[origin.id] != nil { return false }
        do {
            guard let fault = try fault(line, origin) else { return true }
            fallen[origin.id] = fault
        } catch {
            fallen[origin.id] = "It could not be checked: \(error)"
        }
        return false
    }

    /// The mark of a citation, to be appended to the words it stands behind.
    mutating func mark(_ origin: RowOrigin?) throws -> String {
        guard let origin else { return "" }
        let number: Int
        if let known = numbers[origin] {
            number = known
        } else {
            number = citations.count
            citations.append(try cite(origin))
            numbers[origin] = number
        }
        return "\(Self.openMark)\(number)\(Self.closeMark)"
    }

    /// Escaped words whose number was calculated, with the mark by which the trailing comment says how.
    mutating func calculated(_ shown: String, _ recipe: Recipe) -> String {
        MarkdownText.escaped(shown) + calculation(shown, recipe)
    }

    /// The mark alone, for words that stand already.
    mutating func calculation(_ shown: String, _ recipe: Recipe) -> String {
        calculations.append((shown, recipe))
        return "\(Self.openCalculation)\(calculations.count - 1)\(Self.closeCalculation)"
    }

    /// Has the trailing comment keep a fact, for whoever goes on from the note.
    mutating func keep(_ name: String, _ value: String) { kept.append((name, value)) }

    /// Notes that former words of a paragraph are quoted.
    mutating func cite(former fingerprint: String, of assessment: String) {
        former.append((assessment, fingerprint))
    }

    /// Notes why an item was chosen.
    mutating func choose(_ words: String, _ row: EvidenceRow, in place: StatementPlace, why: String) {
        choices.append(
            ChosenItem(
                part: part, origin: row.origin, words: words, statement: place.name, score: place.score,
                why: why))
    }

    /// The citation behind a row that was marked.
    func citation(of origin: RowOrigin) -> Citation? { numbers[origin].map { citations[$0] } }

    /// Notes a pinned passage: no part says it again.
    mutating func use(_ pin: Pin, _ citation: Citation) {
        usedSentences.insert(pin.origin.sentenceID)
        remember(pin.quotation)
        if pin.origin.kind == .indicator {
            if let date = citation.sourceDate {
                datesOfFigures.append(FigureDate(date))
            } else {
                undatedFigures += 1
            }
        }
    }

    /// Notes that a sentence has been used.
    mutating func use(_ row: EvidenceRow, text: String) {
        if let id = row.sentence { usedSentences.insert(id) }
        remember(text)
    }

    private mutating func remember(_ text: String) {
        usedTexts.append(text)
        usedWords.append(WordBag(text))
        usedNumbers.append(Self.numbers(of: text))
    }

    func isUsed(_ row: EvidenceRow) -> Bool { row.sentence.map(usedSentences.contains) == true }

    func isLeftOut(_ row: EvidenceRow) -> Bool {
        !leftOut.isEmpty && row.origin.map { leftOut.contains($0.id) } == true
    }

    /// Whether a point was given already, whole or by words pinned from it.
    func isSaid(_ point: PointRow) -> Bool {
        isUsed(point.row) || usedTexts.contains { point.text.has($0) || $0.has(point.text) }
    }

    /// Whether a figure was given already: as a figure, or inside a quotation.
    func hasShown(_ figure: FigureRow) -> Bool {
        guard isUsed(figure.row) else { return false }
        return figure.row.origin.map { figures[$0.id] != nil } == true
            || usedTexts.contains { $0.has(figure.valueText) }
    }

    /// Whether words much like these were used already (Dice's coefficient of at least 0.6).
    ///
    /// "83 people were waiting for a carer's assessment" is no repetition of "52 people were waiting for an assessment".
    func isNearDuplicate(_ text: String) -> Bool {
        guard !usedWords.isEmpty else { return false }
        let words = WordBag(text)
        let numbers = Self.numbers(of: text)
        return zip(usedWords, usedNumbers).contains { used, known in
            used.likeness(to: words) >= Self.nearDuplicate
                && (numbers.isEmpty || known.isEmpty || !numbers.isDisjoint(with: known))
        }
    }

    /// The numbers of a text but years.
    private static func numbers(of text: String) -> Set<String> {
        Set(Wording.words(text).filter { Wording.hasFigure([$0]) })
    }

    static let nearDuplicate = 0.6

    /// Notes that figures stand in a table beside England's.
    mutating func table(_ figures: [FigureRow]) {
        tabled = (tabled ?? []).union(figures.compactMap { $0.row.origin?.id })
    }

    /// Notes that a figure is cited.
    mutating func know(_ figure: FigureRow) {
        if let id = figure.row.origin?.id { figures[id] = figure }
    }

    /// Notes the figures that a line prints, and every period that they or it name.
    mutating func date(_ figures: [FigureRow], in line: String = "") {
        figures.forEach { know($0) }
        let dates = figures.compactMap { FigureDate($0) } + (figures.isEmpty ? [] : FigureDate.all(in: line))
        // That a budget has no date says nothing of when people waited.
        if dates.isEmpty, figures.contains(where: { $0.unit != .pounds }) { undatedFigures += 1 }
        datesOfFigures += dates
    }

    /// Notes that a figure is shown, and its date.
    mutating func date(_ figure: FigureRow) { date([figure]) }
}
