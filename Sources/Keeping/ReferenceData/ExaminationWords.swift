package import AssessmentModel
package import SourceText

/// Words and limits by which a report is examined: `remarks.yaml`, which gives the reason for each group.
package struct ExaminationWords: Sendable {
    /// Judging words, and the gaps beyond or within which they are at odds with the figures.
    package struct Verdict: Sendable, Decodable {
        /// As the file has it: "similar".
        package var name: String
        /// Folded phrases that say it.
        package var phrases: [String]
        /// Largest gap in percentage points.
        package var mostPoints: Double?
        /// Largest ratio of the larger figure to the smaller.
        package var mostRatio: Double?
        /// Smallest gap in percentage points.
        package var leastPoints: Double?
        /// Smallest ratio of the larger figure to the smaller.
        package var leastRatio: Double?

        private enum CodingKeys: String, CodingKey {
            case name, phrases
            case mostPoints = "most_points"
            case mostRatio = "most_ratio"
            case leastPoints = "least_points"
            case leastRatio = "least_ratio"
        }
    }

    /// Parts that exclude each other and together are everyone.
    package struct Breakdown: Sendable, Decodable {
        /// As remarks call it.
        package var name: String
        /// How many of the parts must be given before a sum means anything.
        package var needs: Int
        /// Each part with the phrases that name it.
        package var parts: [[String]]
        /// What one sentence may break down side by side.
        package var groups: [[String]]?
        /// Words that account for what is left.
        package var rest: [String]
    }

    /// One quantity and the phrases that name it.
    package struct Same: Sendable, Decodable {
        /// As remarks call it.
        package var name: String
        /// Folded.
        package var phrases: [String]
    }

    /// Judgements of a comparison.
    package let verdicts: [Verdict]
    /// Words by which the first figure of two is the larger.
    package let larger: [String]
    /// Words by which it is the smaller.
    package let smaller: [String]
    /// Words for England's figure.
    package let national: [String]
    /// Names of data collections.
    package let sources: [String]
    /// What parts a whole may be broken down into.
    package let breakdowns: [Breakdown]
    /// Quantities of which a report should give one value.
    package let same: [Same]
    /// Words that do not tell one quantity from another.
    package let fillers: [String]
    /// Month of the first report of this kind.
    package let firstReport: PartialDate?
    /// Words that put a date into the future.
    package let ahead: [String]
    /// Acronyms that need no explanation.
    package let knownAcronyms: [String]
    /// Words by which a name is one body's own, and no kind of body.
    package let titleWords: [String]

    /// - Throws: `WorldError` when the file is not YAML of the expected shape.
    package init(yaml: String) throws(WorldError) {
        struct File: Decodable {
            var verdicts: [Verdict]
            var larger: [String]
            var smaller: [String]
            var national: [String]
            var sources: [String]
            var breakdowns: [Breakdown]
            var same: [Same]
            var fillers: [String]
            var first_report: String
            var ahead: [String]
            var known_acronyms: [String]
            var title_words: [String]
        }
        let file = try DataFile.decode(File.self, from: yaml, named: "remarks.yaml")
        verdicts = file.verdicts
        larger = file.larger
        smaller = file.smaller
        national = file.national
        sources = file.sources
        breakdowns = file.breakdowns
        same = file.same
        fillers = file.fillers
        firstReport = PartialDate(iso: file.first_report)
        ahead = file.ahead
        knownAcronyms = file.known_acronyms
        titleWords = file.title_words
    }
}
