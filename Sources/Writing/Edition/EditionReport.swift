/// The words of one report as the page unpacks them. Rows are arrays, which keeps the file small; the page's
/// `reports.js` names their places.
package struct EditionReport: Encodable, Sendable {
    /// A paragraph with what was read in it.
    package struct Passage: Encodable, Sendable {
        /// Index into `sections`.
        package var section: Int
        /// From 1 within the section.
        package var number: Int
        package var heading: String?
        package var text: String
        package var tone: String
        package var voices: [String]
        package var stage: String?
        package var points: [Point]
        /// Rows of cells, the first its heads, where the passage is a table.
        package var table: [[String]]?

        package init(
            section: Int, number: Int, heading: String?, text: String, tone: String, voices: [String],
            stage: String?,
            points: [Point], table: [[String]]? = nil
        ) {
            (self.section, self.number, self.heading, self.text) = (section, number, heading, text)
            (self.tone, self.voices, self.stage, self.points, self.table) = (
                tone, voices, stage, points, table
            )
        }

        package func encode(to encoder: any Encoder) throws {
            var row = encoder.unkeyedContainer()
            try row.encode(section)
            try row.encode(number)
            try row.encode(heading)
            try row.encode(text)
            try row.encode(tone)
            try row.encode(voices)
            try row.encode(stage)
            try row.encode(points)
            try row.encode(table)
        }
    }

    /// What a passage says on one matter.
    package struct Point: Encodable, Sendable {
        /// "a", "b" …: the end of the point's id.
        package var letter: String
        package var kind: String
        package var state: String?
        package var topic: String?
        /// 1 to 5.
        package var weight: Int
        package var line: String?
        package var isSure: Bool

        package init(
            letter: String, kind: String, state: String?, topic: String?, weight: Int, line: String?,
            isSure: Bool
        ) {
            (self.letter, self.kind, self.state, self.topic) = (letter, kind, state, topic)
            (self.weight, self.line, self.isSure) = (weight, line, isSure)
        }

        package func encode(to encoder: any Encoder) throws {
            var row = encoder.unkeyedContainer()
            try row.encode(letter)
            try row.encode(kind)
            try row.encode(state)
            try row.encode(topic)
            try row.encode(weight)
            try row.encode(line)
            try row.encode(isSure)
        }
    }

    /// A measured figure of the report, and what it sets it beside.
    package struct Figure: Encodable, Sendable {
        package var section: String
        package var number: Int
        /// Nil where it was not read; such a figure is told for what it is compared with.
        package var measure: String?
        package var value: Double
        /// As printed; `benchmarkText` likewise.
        package var text: String
        package var unit: String
        /// "median", "maximum"; nil where it is a plain value.
        package var statistic: String?
        /// "target", "forecast"; nil where it is what happened.
        package var role: String?
        /// What it is compared with: "england", "target", "previous"; nil for nothing.
        package var comparator: String?
        package var benchmark: Double?
        package var benchmarkText: String?
        package var direction: String?
        package var source: String?
        package var sourceDate: String?
        /// The time it is about, as printed.
        package var period: String?

        package init(
            section: String, number: Int, measure: String?, value: Double, text: String, unit: String,
            statistic: String?, role: String?, comparator: String?, benchmark: Double?,
            benchmarkText: String?, direction: String?, source: String?, sourceDate: String?,
            period: String?
        ) {
            (self.section, self.number, self.measure, self.value) = (section, number, measure, value)
            (self.text, self.unit, self.statistic, self.role) = (text, unit, statistic, role)
            (self.comparator, self.benchmark, self.benchmarkText) = (comparator, benchmark, benchmarkText)
            (self.direction, self.source, self.sourceDate) = (direction, source, sourceDate)
            self.period = period
        }
    }

    /// What was noticed while reading, and where.
    package struct Remark: Encodable, Sendable {
        package var text: String
        package var section: String?
        package var number: Int?

        package init(text: String, section: String?, number: Int?) {
            (self.text, self.section, self.number) = (text, section, number)
        }
    }

    /// Slug and title, in the report's order.
    package var sections: [[String]]
    package var passages: [Passage]
    package var figures: [Figure]
    package var remarks: [Remark]

    package init(sections: [[String]], passages: [Passage], figures: [Figure], remarks: [Remark]) {
        (self.sections, self.passages, self.figures, self.remarks) = (sections, passages, figures, remarks)
    }
}
