package import AssessmentModel

/// A paragraph of a report as a check reads it: its words, and what was understood of them.
package struct SourcePassage: Sendable, Hashable {
    /// A sentence of the paragraph.
    package struct Sentence: Sendable, Hashable {
        package var number: Int
        package var text: String
        package var tone: Tone
        package var voices: [String]

        package init(number: Int, text: String, tone: Tone, voices: [String]) {
            self.number = number
            self.text = text
            self.tone = tone
            self.voices = voices
        }
    }

    /// A figure read in the paragraph.
    package struct Figure: Sendable, Hashable {
        /// Number of the sentence it stands in.
        package var sentence: Int
        package var measure: String
        package var value: Double
        package var valueMax: Double?
        package var unit: Unit
        package var comparator: Comparator?
        package var benchmark: Double?
        package var direction: Direction?
        package var source: String?
        package var sourceDate: PartialDate?
        package var period: String?

        package init(
            sentence: Int, measure: String, value: Double, valueMax: Double?, unit: Unit, comparator: Comparator?, benchmark: Double?,
            direction: Direction?, source: String?, sourceDate: PartialDate?, period: String?
        ) {
            self.sentence = sentence
            self.measure = measure
            self.value = value
            self.valueMax = valueMax
            self.unit = unit
            self.comparator = comparator
            self.benchmark = benchmark
            self.direction = direction
            self.source = source
            self.sourceDate = sourceDate
            self.period = period
        }
    }

    /// Whether a number of a sentence is England's there, by what was understood of its figures; nil when they do not tell.
    func isEngland(_ value: Double, inSentence number: Int) -> Bool? {
        let figures = figures.filter { $0.sentence == number }
        func has(_ other: Double?) -> Bool { other.map { abs($0 - value) < 1e-9 } ?? false }
        let isOwn = figures.contains { has($0.value) || has($0.valueMax) }
        let isBenchmark = figures.contains { $0.comparator == .england && has($0.benchmark) }
        return isOwn == isBenchmark ? nil : isBenchmark
    }

    /// Long id: "northmoor@2026-03/needs/1".
    package var id: String
    /// "northmoor@2026-03".
    package var assessment: String
    /// "needs".
    package var section: String
    package var number: Int
    package var heading: String?
    /// Verbatim.
    package var text: String
    package var fingerprint: String
    package var sentences: [Sentence]
    package var figures: [Figure]

    package init(
        id: String, assessment: String, section: String, number: Int, heading: String?, text: String, fingerprint: String,
        sentences: [Sentence], figures: [Figure]
    ) {
        self.id = id
        self.assessment = assessment
        self.section = section
        self.number = number
        self.heading = heading
        self.text = text
        self.fingerprint = fingerprint
        self.sentences = sentences
        self.figures = figures
    }
}

/// What an assessment says as a whole.
package struct SourceAssessment: Sendable {
    package var id: String
    /// Short name of the council: "Northmoor".
    package var authority: String
    package var authoritySlug: String
    package var published: PartialDate?
    package var rating: String?
    package var isCurrent: Bool
    package var isScoresOnly: Bool
    package var percentPrinted: Int?
    /// Scores by section slug, of the statements that have one.
    package var scores: [String: Int]
    /// What Assay remarked on the report, with the id of the paragraph it is about, when it is about one, and
    /// whether it is more than a note.
    package var remarks: [(text: String, passage: String?, isWarning: Bool)]
    package var terms: [(acronym: String, expansion: String)]

    package init(
        id: String, authority: String, authoritySlug: String, published: PartialDate?, rating: String?, isCurrent: Bool,
        isScoresOnly: Bool, percentPrinted: Int?, scores: [String: Int], remarks: [(text: String, passage: String?, isWarning: Bool)],
        terms: [(acronym: String, expansion: String)]
    ) {
        self.id = id
        self.authority = authority
        self.authoritySlug = authoritySlug
        self.published = published
        self.rating = rating
        self.isCurrent = isCurrent
        self.isScoresOnly = isScoresOnly
        self.percentPrinted = percentPrinted
        self.scores = scores
        self.remarks = remarks
        self.terms = terms
    }
}

/// How many of an assessment's figures stand beside England's, by CQC's judgement.
package struct EnglandCounts: Sendable, Hashable {
    package var better: Int
    package var similar: Int
    package var worse: Int
    package var unjudged: Int
    package var total: Int { better + similar + worse + unjudged }

    package init(better: Int, similar: Int, worse: Int, unjudged: Int) {
        self.better = better
        self.similar = similar
        self.worse = worse
        self.unjudged = unjudged
    }
}

/// Where a check looks things up. Everything is asked narrowly: a note is checked in a few hundredths of a second.
package protocol CheckSource {
    /// The paragraphs of these long ids that exist, in no order.
    func passages(ids: [String]) throws -> [SourcePassage]
    /// Every paragraph of an assessment, in order of section and number: asked only when something was not found where it should be.
    func passages(ofAssessment id: String) throws -> [SourcePassage]
    /// The assessments of these ids that exist.
    func assessments(ids: [String]) throws -> [SourceAssessment]
    /// The ids of a council's assessments, the current one first; none for an unknown name.
    func assessmentIDs(ofAuthorityNamed name: String) throws -> [String]
    /// The section that a title names: "needs" for "Assessing needs".
    func section(titled title: String) -> String?
    /// Every title by which a section may be cited, longest first, with its slug.
    var sectionTitles: [(title: String, slug: String)] { get }
    /// The words for a score of 1 to 4: "Evidence shows some shortfalls".
    func wording(ofScore score: Int) -> String?
    /// Whether words are CQC's standing ones: what it expects of every council, or people may expect.
    func isStanding(_ words: String) -> Bool
    /// How an assessment's figures stand beside England's.
    func englandCounts(ofAssessment id: String) throws -> EnglandCounts
    /// The first cell of a query's answer as a number; nil when it is none, or the query cannot be answered.
    func number(answering query: String) -> Double?
    /// The words a paragraph had before its page was published again, found by its fingerprint; nil when they are not kept.
    func formerWords(fingerprint: String, assessment: String) throws -> String?
}
