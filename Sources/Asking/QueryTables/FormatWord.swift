/// A way to print an answer: what may follow `as`.
package enum FormatWord: String, Sendable, Hashable, CaseIterable {
    case table, list, quotes, markdown, csv, json, jsonl, html, bars, heatmap

    /// One sentence for help and completion.
    package var help: String {
        switch self {
        case .table: "Columns under headings; long text as prose."
        case .list: "One field a line, rows divided by blank lines."
        case .quotes: "Quotations with their citations."
        case .markdown: "A Markdown table."
        case .csv: "Comma-separated values (RFC 4180)."
        case .json: "One JSON array of objects."
        case .jsonl: "One JSON object a line."
        case .html: "An HTML table."
        case .bars: "A bar for each row."
        case .heatmap: "A grid with shades, and the figures in it."
        }
    }

    /// A query that runs.
    package var example: String {
        switch self {
        case .quotes: "findings about \"unpaid carers\" first 3 as quotes"
        case .bars: "assessments count by rating as bars"
        case .heatmap: "statements pivot authority by statement showing highest score as heatmap"
        default: "assessments show authority, rating as \(rawValue)"
        }
    }
}
