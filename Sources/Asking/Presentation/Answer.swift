package import AssessmentModel

/// What a question gave.
package struct Answer: Sendable {
    /// The rows asked for.
    package var table: ResultTable
    /// How many rows there are in all.
    package var totalRows: Int
    /// The question as it was meant, normalised.
    package var query: String
    /// Singular record word of the rows, nil for groups: `finding`.
    package var record: String?
    /// For standard error: what was left out, n and missing.
    package var notes: [String]
    /// To mark in the text.
    package var searchWords: [String]
    /// After `as`.
    package var format: String?
    /// After `to`.
    package var outputPath: String?
    /// Why there are no rows, step by step; only when there are none.
    package var emptyExplanation: String?

    package init(
        table: ResultTable, totalRows: Int, query: String, record: String? = nil, notes: [String] = [],
        searchWords: [String] = [],
        format: String? = nil, outputPath: String? = nil, emptyExplanation: String? = nil
    ) {
        self.table = table
        self.totalRows = totalRows
        self.query = query
        self.record = record
        self.notes = notes
        self.searchWords = searchWords
        self.format = format
        self.outputPath = outputPath
        self.emptyExplanation = emptyExplanation
    }
}
