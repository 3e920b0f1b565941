internal import ClaimReading
internal import English
internal import AssessmentModel
internal import NoteText
internal import TextAnalysis

/// What a citation of a note stands for, looked up.
struct ResolvedCitation {
    /// Why it does not stand for what it did, or for anything.
    enum Problem {
        /// No source is defined for the key.
        case undefined
        /// The words or the id lead nowhere; a sentence that says why.
        case unresolved(String)
        /// The paragraph's words stand unchanged at another place.
        case moved(from: SourcePassagePlace, to: SourcePassagePlace)
        /// Other words stand there than when the note was written; the old ones when they are kept.
        case edited(place: SourcePassagePlace, old: String?, new: String?)
        /// The visible words name another place than the comment at the end.
        case wordsDisagree(words: String, place: String)
    }

    var key: String
    var words: String?
    var offset: Int?
    var passages: [SourcePassage] = []
    /// Sentences that the trailing comment names, by the id of their paragraph.
    var sentences: [String: Set<Int>] = [:]
    /// Assessments whose scores it cites.
    var scores: [String] = []
    /// Assessments it cites as a whole.
    var reports: [String] = []
    var problems: [Problem] = []

    /// Every assessment it points into.
    var assessments: [String] { scores + reports + passages.map(\.assessment) }
    var isStale: Bool {
        problems.contains {
            if case .edited = $0 { return true }
            return false
        }
    }
}

/// A paragraph by its assessment, section and number.
struct SourcePassagePlace: Hashable {
    var assessment: String
    var section: String
    var number: Int

    init(assessment: String, section: String, number: Int) {
        self.assessment = assessment
        self.section = section
        self.number = number
    }

    init(_ passage: SourcePassage) {
        self.init(assessment: passage.assessment, section: passage.section, number: passage.number)
    }

    /// Of a long id: `northmoor@2026-03/needs/5.2#1`.
    init?(id: String) {
        guard let place = RecordID(id), let section = place.section, let number = place.paragraph else {
            return nil
        }
        self.init(
            assessment: (place.assessment ?? place.council).description, section: section, number: number)
    }

    var id: String { "\(assessment)/\(section)/\(number)" }
}

/// Looks up every citation of a note: by the ids and fingerprints of its trailing comment, else by its
/// visible words.
struct CitationResolver<Source: CheckSource> {
    private let note: ParsedNote
    private let source: Source
    /// Paragraphs by id, of those that the comment or the words name.
    private var passages: [String: SourcePassage] = [:]

    init(_ note: ParsedNote, source: Source) {
        self.note = note
        self.source = source
    }

    /// The citations by key; those of a note without citations in its text have the words as key.
    mutating func resolve() throws -> [String: ResolvedCitation] {
        var readings: [(citation: ResolvedCitation, places: [SourcePassagePlace])] = []
        for entry in note.sources {
            var citation = ResolvedCitation(
                key: entry.key.isEmpty ? entry.words : entry.key, words: entry.words, offset: entry.offset)
            let places = try read(entry.words, into: &citation)
            readings.append((citation, places))
        }
        let cited = note.trailer?.cites.compactMap { SourcePassagePlace(id: $0.id)?.id } ?? []
        let wanted = Set(cited + readings.flatMap { $0.places.map(\.id) })
        for passage in try source.passages(ids: wanted.sorted()) { passages[passage.id] = passage }
        var resolved: [String: ResolvedCitation] = [:]
        for (citation, places) in readings {
            var citation = citation
            let cites = note.trailer?.cites(ofKey: citation.key) ?? []
            if cites.isEmpty {
                try followWords(places, &citation)
            } else {
                try follow(cites, places, &citation)
            }
            resolved[citation.key] = citation
        }
        let used = note.blocks.flatMap { $0.cells.flatMap(\.citations) }
        for mark in used where resolved[mark.key] == nil {
            resolved[mark.key] = ResolvedCitation(
                key: mark.key, words: nil, offset: mark.offset, problems: [.undefined])
        }
        return resolved
    }

    // MARK: By the comment

    private func follow(
        _ cites: [TrailerReading.Cite], _ places: [SourcePassagePlace], _ citation: inout ResolvedCitation
    ) throws {
        citation.scores = []
        citation.reports = []
        var seen: Set<String> = []
        for cite in cites {
            guard let place = SourcePassagePlace(id: cite.id) else {
                let id = RecordID(cite.id)
                let assessment = id.map { ($0.assessment ?? $0.council).description } ?? cite.id
                if id?.section != nil {
                    citation.scores.append(assessment)
                } else {
                    citation.reports.append(assessment)
                }
                continue
            }
            let sentence = RecordID(cite.id)?.sentenceNumber
            guard seen.insert(place.id).inserted else {
                if let sentence { citation.sentences[place.id, default: []].insert(sentence) }
                continue
            }
            if let sentence { citation.sentences[place.id, default: []].insert(sentence) }
            let passage = passages[place.id]
            if let passage, cite.fingerprint.isEmpty || passage.fingerprint == cite.fingerprint {
                citation.passages.append(passage)
                continue
            }
            let all = try source.passages(ofAssessment: place.assessment)
            if let same = all.first(where: { $0.fingerprint == cite.fingerprint }) {
                citation.passages.append(same)
                citation.problems.append(.moved(from: place, to: SourcePassagePlace(same)))
                continue
            }
            let old = try source.formerWords(fingerprint: cite.fingerprint, assessment: place.assessment)
            // What the paragraph became: the one most like its old words, else the one that has its place.
            let heir = old.flatMap { old in
                all.map { ($0, Similarity.ofWords($0.text, old)) }.filter { $0.1 >= 0.6 }.max { $0.1 < $1.1 }?
                    .0
            }
            let new = heir ?? passage
            if let new { citation.passages.append(new) }
            if all.isEmpty {
                citation.problems.append(.unresolved("No text of \(place.assessment) is in the library."))
            } else {
                citation.problems.append(.edited(place: place, old: old, new: new?.text))
            }
        }
        // The words that a reader sees must name the same paragraphs.
        let cited = Set(cites.compactMap { SourcePassagePlace(id: $0.id) })
        if !places.isEmpty, !cited.isEmpty, Set(places) != cited, citation.problems.isEmpty {
            let words = places.map { "\($0.section) paragraph \($0.number)" }.joined(separator: ", ")
            let own = cited.map { "\($0.section) paragraph \($0.number)" }.sorted().joined(separator: ", ")
            citation.problems.append(.wordsDisagree(words: words, place: own))
        }
    }

    // MARK: By the visible words

    private func followWords(_ places: [SourcePassagePlace], _ citation: inout ResolvedCitation) throws {
        for place in places {
            if let passage = passages[place.id] {
                citation.passages.append(passage)
                continue
            }
            let last = try source.passages(ofAssessment: place.assessment).filter {
                $0.section == place.section
            }.map(\.number).max()
            let why =
                last.map {
                    "\(place.assessment) has \($0) paragraphs in that section, and no paragraph \(place.number)."
                }
                ?? "No text of that section of \(place.assessment) is in the library."
            citation.problems.append(.unresolved(why))
        }
    }

    /// Takes "CQC Northmoor report of 14 March 2025, Assessing needs, paragraphs 5 and 7 (…)." apart.
    ///
    /// - Returns: the paragraphs it names. Scores and reports go into the citation.
    private func read(_ words: String, into citation: inout ResolvedCitation) throws -> [SourcePassagePlace] {
        guard let naming = Self.council(in: words) else {
            // An officer's own source: a link, a calculation.
            return []
        }
        let ids = try source.assessmentIDs(ofAuthorityNamed: naming.name)
        guard !ids.isEmpty else {
            citation.problems.append(.unresolved("No report on \(naming.name) is in the library."))
            return []
        }
        var assessment = ids[0]
        if let date = naming.date {
            guard let dated = ids.first(where: { RecordID($0)?.date == date.monthISO ?? date.iso }) else {
                citation.problems.append(
                    .unresolved("No report on \(naming.name) of \(date.english) is in the library."))
                return []
            }
            assessment = dated
        }
        let places = Self.places(in: naming.rest, titles: source.sectionTitles).map {
            SourcePassagePlace(assessment: assessment, section: $0.section, number: $0.number)
        }
        if places.isEmpty {
            if Folding.words(words).contains("score") {
                citation.scores.append(assessment)
            } else {
                citation.reports.append(assessment)
            }
        }
        return places
    }

    /// The council of "CQC NAME report", "CQC, NAME: local authority assessment" or "CQC scores for NAME",
    /// and what follows.
    static func council(in words: String) -> (name: String, date: PartialDate?, rest: String)? {
        if let match = words.firstMatch(of: CitationWords.report.regex) {
            return (
                String(match.output.name), match.output.date.flatMap { PartialDate(english: $0) },
                match.output.rest.map(String.init) ?? ""
            )
        }
        if let match = words.firstMatch(of: CitationWords.assessmentPage.regex) {
            let date = match.output.rest.firstMatch(of: CitationWords.publication.regex)
            return (String(match.output.name), date.flatMap { PartialDate(english: $0.output.date) }, "")
        }
        if let match = words.firstMatch(of: CitationWords.scores.regex) {
            return (String(match.output.name), nil, "")
        }
        return nil
    }

    /// The paragraphs that words name, each number under the section title before it.
    static func places(in words: String, titles: [(title: String, slug: String)]) -> [(
        section: String, number: Int
    )] {
        let folded = " " + Folding.words(words) + " "
        let found = SectionTitles.places(in: folded, of: titles)
        var places: [(String, Int)] = []
        for (index, title) in found.enumerated() {
            let end = index + 1 < found.count ? found[index + 1].range.lowerBound : folded.endIndex
            let rest = folded[title.range.upperBound..<end].split(separator: " ")
            guard let opening = rest.first,
                CheckingWords.paragraphWords.contains(opening)
            else { continue }
            var numbers: [Int] = []
            for (step, word) in rest.dropFirst().enumerated() {
                if let number = Int(word), number < 1000 {
                    if step > 0, rest.dropFirst()[rest.startIndex + step] == "to", let last = numbers.last,
                        last < number,
                        number - last < 50
                    {
                        numbers += Array(last + 1...number)
                    } else {
                        numbers.append(number)
                    }
                } else if word != "and", word != "to" {
                    break
                }
            }
            // "paragraph 16 (47)": what stands in brackets behind a single paragraph is no paragraph.
            if opening.hasSuffix("h") || opening.hasSuffix("t") { numbers = Array(numbers.prefix(1)) }
            places += numbers.map { (title.slug, $0) }
        }
        return places
    }
}

/// How a source list words a citation.
private enum CitationWords {
    static let report = Pattern(
        #/CQC (?<name>[^,:()]+?) report(?: of (?<date>[^,]+?\d{4})| without a date)?(?<rest>[,. (].*)?$/#)
    static let assessmentPage = Pattern(#/CQC, (?<name>[^:]+): local authority assessment(?<rest>.*)$/#)
    static let publication = Pattern(#/published (?<date>(?:\d+ )?(?:[A-Z][a-z]+ )?\d{4})/#)
    static let scores = Pattern(#/CQC scores for (?<name>[^,]+)/#)
}
