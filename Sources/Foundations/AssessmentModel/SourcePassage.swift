/// A paragraph of a report as a check reads it: its words, and what was understood of them.
package struct SourcePassage: Sendable, Hashable {
    /// A sentence of the paragraph.
    package struct Sentence: Sendable, Hashable {
        package var number: Int
        package var text: String
        package var tone: Tone
        package var voices: [String]
        package var stage: Stage?
        /// Whether the tone rests on cues that hold.
        package var isSure: Bool

        package init(
            number: Int, text: String, tone: Tone, voices: [String], stage: Stage? = nil, isSure: Bool = true
        ) {
            self.isSure = isSure
            self.number = number
            self.text = text
            self.tone = tone
            self.voices = voices
            self.stage = stage
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
        package var statistic: Statistic
        package var comparator: Comparator?
        package var benchmark: Double?
        package var direction: Direction?
        package var source: String?
        package var sourceDate: PartialDate?
        package var period: String?
        package var role = Role.actual
        /// An earlier value of the same quantity, which its sentence or the one before gives.
        package var previous: Double?
        package var change: Change?
        /// Who or what is counted or measured, in the report's words.
        package var population: String?

        package init(
            sentence: Int, measure: String, value: Double, valueMax: Double?, unit: Unit,
            statistic: Statistic, comparator: Comparator?,
            benchmark: Double?,
            direction: Direction?, source: String?, sourceDate: PartialDate?, period: String?
        ) {
            self.sentence = sentence
            self.measure = measure
            self.value = value
            self.valueMax = valueMax
            self.unit = unit
            self.statistic = statistic
            self.comparator = comparator
            self.benchmark = benchmark
            self.direction = direction
            self.source = source
            self.sourceDate = sourceDate
            self.period = period
        }
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
        id: String, assessment: String, section: String, number: Int, heading: String?, text: String,
        fingerprint: String,
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
        id: String, authority: String, authoritySlug: String, published: PartialDate?, rating: String?,
        isCurrent: Bool,
        isScoresOnly: Bool, percentPrinted: Int?, scores: [String: Int],
        remarks: [(text: String, passage: String?, isWarning: Bool)],
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
