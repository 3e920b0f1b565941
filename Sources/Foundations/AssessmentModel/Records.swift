package import SourceText

// One vocabulary for code, queries, templates and the database; the field list of each record is in
// `../shared/design/model.md`.

/// A council with social care duties.
package struct Authority: Hashable, Sendable {
    /// As the register or the report's title has it: "Stockton-on-Tees Borough Council".
    package var name: String
    /// Without the words every council has: "Stockton-on-Tees".
    package var short: String
    /// Lower case with hyphens: "stockton-on-tees". Part of every id.
    package var slug: String
    /// GSS code of the Office for National Statistics, such as E06000004.
    package var code: String?
    package var type: AuthorityType?
    /// English region, as the ONS spells it.
    package var region: String?
    /// False for a council that only an imported report named.
    package var isRegistered: Bool

    package init(
        name: String, short: String, slug: String, code: String?, type: AuthorityType?, region: String?,
        isRegistered: Bool
    ) {
        self.name = name
        self.short = short
        self.slug = slug
        self.code = code
        self.type = type
        self.region = region
        self.isRegistered = isRegistered
    }
}

/// Which part of a report a finding stands in: one of the statements, by slug, or one of four other parts.
package struct Section: Hashable, Sendable, Codable, CustomStringConvertible {
    /// `needs` … `learning`, or `demographics`, `finance`, `experiences`, `strengths`.
    package let slug: String

    package init(_ slug: String) { self.slug = slug }

    /// What the report says of who lives there; CQC judges nothing in it.
    package static let demographics = Section("demographics")
    /// What it says of money; CQC judges nothing in it.
    package static let finance = Section("finance")
    /// What people told the inspectors, across all statements.
    package static let experiences = Section("experiences")
    /// The summary of strengths, areas for development and next steps.
    package static let strengths = Section("strengths")
    /// The parts that are not statements, in report order.
    package static let others = [demographics, finance, experiences, strengths]

    /// Whether it is one of the quality statements, which have scores.
    package var isStatement: Bool { !Self.others.contains(self) }
    package var description: String { slug }
}

/// A paragraph or list item of evidence.
package struct Finding: Hashable, Sendable {
    package var section: Section
    /// The subheading it stands under, as printed.
    package var heading: String?
    /// From 1 within the section, in the best copy of it.
    package var number: Int
    /// Verbatim, emphasis marks removed.
    package var text: String
    /// Twelve hex digits of the folded text's SHA-256.
    package var fingerprint: String
    /// Place in the document's reading text.
    package var span: Span
    /// Digest of the document it was read from.
    package var document: String

    package init(
        section: Section, heading: String?, number: Int, text: String, fingerprint: String, span: Span,
        document: String
    ) {
        self.section = section
        self.heading = heading
        self.number = number
        self.text = text
        self.fingerprint = fingerprint
        self.span = span
        self.document = document
    }
}

/// One of the quality statements in an assessment.
package struct ScoredStatement: Hashable, Sendable {
    /// "needs".
    package var slug: String
    /// 1 to 4.
    package var score: Int?
    /// The wording beside the score, when it was printed: "Evidence shows a good standard".
    package var bandPrinted: String?

    package init(slug: String, score: Int?, bandPrinted: String?) {
        self.slug = slug
        self.score = score
        self.bandPrinted = bandPrinted
    }
}

/// A thing noticed while reading, never a change to the text.
package struct Remark: Hashable, Sendable {
    /// Stable name of the check, such as `score-wording`.
    package var code: String
    /// How much it matters, by the table of remarks.
    package var severity: Severity
    /// Digest of the document it points into; nil when it is about several.
    package var document: String?
    /// Line of the document, from 1.
    package var line: Int?
    /// The finding it is about, when it is about one.
    package var finding: FindingPlace?
    /// Quotes the words and shows the arithmetic.
    package var text: String

    package init(_ notice: Notice, severity: Severity) {
        code = notice.code.rawValue
        self.severity = severity
        document = notice.document
        line = notice.line
        finding = notice.finding
        text = notice.text
    }
}

/// Everything one assessment of one authority holds, put together from its pages and the published scores.
package struct Assessment: Sendable {
    package var authority: Authority
    /// The day, or what is known of it: a month or a year.
    package var published: PartialDate?
    /// The date's own words when they are not a date: "late 2025".
    package var publishedText: String?
    /// As printed, or by the published scores; never calculated.
    package var rating: Rating?
    /// True for the pilots of 2023, whose scores are current for no one.
    package var isIndicative: Bool
    /// 0 to 100, as printed: what the scores come to is calculated apart from it.
    package var percentPrinted: Int?
    /// How much of the report was loaded, or that only its scores are known.
    package var coverage: Coverage
    /// Where the facts are from: a file name, or the published scores' own source.
    package var source: String
    /// In framework order; empty when none is known.
    package var statements: [ScoredStatement]
    /// Whether every score that the report lists was read; without it nothing is calculated.
    package var hasAllScores: Bool
    /// In report order, of every page.
    package var findings: [Finding]
    /// What looks wrong, in no order.
    package var remarks: [Remark]
    /// From 1: the version of one assessment, where a later one took its place on review or correction.
    package var version = 1
    /// When and why a later version took its place: "20 February 2026, review"; nil of one that stands.
    package var superseded: String?

    package init(
        authority: Authority, published: PartialDate?, publishedText: String?, rating: Rating?,
        isIndicative: Bool, percentPrinted: Int?,
        coverage: Coverage, source: String, statements: [ScoredStatement], hasAllScores: Bool,
        findings: [Finding], remarks: [Remark]
    ) {
        self.authority = authority
        self.published = published
        self.publishedText = publishedText
        self.rating = rating
        self.isIndicative = isIndicative
        self.percentPrinted = percentPrinted
        self.coverage = coverage
        self.source = source
        self.statements = statements
        self.hasAllScores = hasAllScores
        self.findings = findings
        self.remarks = remarks
    }

    /// `stockton-on-tees@2025-10`: the authority's slug and the month, year or `undated`.
    package var id: String { recordID.description }
    /// The id that its findings, sentences and figures begin with.
    package var recordID: RecordID { RecordID(authority: authority.slug, published: published) }

    /// The calculated total and percentage; nil unless every listed score was read.
    package var arithmetic: ScoreArithmetic? {
        hasAllScores ? ScoreArithmetic(scores: statements.compactMap(\.score)) : nil
    }
}
