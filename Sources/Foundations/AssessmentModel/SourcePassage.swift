/// A paragraph of a report as a check reads it: its words, and what was understood of them.
package struct SourcePassage: Sendable, Hashable {
    /// A sentence of the paragraph.
    package struct Sentence: Sendable, Hashable {
        /// From 1 within the paragraph.
        package var number: Int
        /// Verbatim.
        package var text: String
        package var tone: Tone
        /// Labels of `Voice`.
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
        /// A label that can stand without its sentence; empty where none could be made.
        package var measure: String
        /// As at the time told of, in `unit`.
        package var value: Double
        /// Upper end of a range.
        package var valueMax: Double?
        package var unit: Unit
        package var statistic: Statistic
        /// What it is compared with; nil where with nothing.
        package var comparator: Comparator?
        /// The value that it is compared with, in the same unit.
        package var benchmark: Double?
        /// Better or worse than that, by the report's words.
        package var direction: Direction?
        /// Verbatim.
        package var source: String?
        package var sourceDate: PartialDate?
        /// Verbatim: "in June 2024".
        package var period: String?
        /// Whether it happened, or is wanted or expected.
        package var role = Role.actual
        /// An earlier value of the same quantity, which its sentence or the one before gives.
        package var previous: Double?
        /// Which way the quantity went.
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
    /// From 1 within the section.
    package var number: Int
    /// The subheading it stands under, as printed.
    package var heading: String?
    /// Verbatim.
    package var text: String
    /// By which changed words are known: digits of a digest of its folded words.
    package var fingerprint: String
    package var sentences: [Sentence]
    /// Of all its sentences, in order.
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
    /// "northmoor@2026-03".
    package var id: String
    /// Short name of the council: "Northmoor".
    package var authority: String
    package var authoritySlug: String
    package var published: PartialDate?
    /// As printed: "Good".
    package var rating: String?
    /// Whether it is the council's last formal one.
    package var isCurrent: Bool
    /// Whether only published scores are held, and no text.
    package var isScoresOnly: Bool
    /// 0 to 100.
    package var percentPrinted: Int?
    /// Scores by section slug, of the statements that have one.
    package var scores: [String: Int]
    /// What Assay remarked on the report, with the id of the paragraph it is about, when it is about one, and
    /// whether it is more than a note.
    package var remarks: [(text: String, passage: String?, isWarning: Bool)]
    /// Acronyms that it explains, each once.
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
