internal import Templates
internal import TextAnalysis
internal import AssessmentModel
internal import NoteText
internal import SourceText
internal import ReferenceData

/// The answers to a template's queries. One whose optional parameter is not given is not asked and has no
/// rows.
struct QueryAnswers {
    var rows: [String: QueryRows] = [:]
    var asked: Set<String> = []
    /// The rows that go into a file beside the note.
    var twin: ResultTable?

    init(for checked: CheckedTemplate, _ bound: BoundParameters, source: some BriefingSource) throws {
        let template = checked.template
        for query in template.queries {
            guard query.parameters.allSatisfy({ bound.values[$0] != nil }) else {
                rows[query.name] = QueryRows([])
                continue
            }
            var parameters: [String: String] = [:]
            for parameter in template.parameters where query.parameters.contains(parameter.name) {
                parameters[parameter.name] = bound.asked(parameter)
            }
            let table = try source.rows(query.text, parameters: parameters)
            rows[query.name] = QueryRows(EvidenceRow.rows(of: table))
            if query.name == template.twin { twin = table }
            asked.insert(query.name)
        }
    }

    /// What remarks say of words that do not come out, by short id of their paragraph: the rows of every query that
    /// shows `code`, `text` and `paragraph`.
    var flaws: [String: [(words: String, remark: String)]] {
        var found: [String: [(words: String, remark: String)]] = [:]
        for row in rows.values.flatMap(\.rows) {
            guard let code = row.text("code"), Self.flawed.contains(code), let text = row.text("text"),
                let paragraph = row.text("paragraph"), let open = text.firstIndex(of: "“"),
                let close = text[open...].firstIndex(of: "”")
            else { continue }
            let words =
                text[text.index(after: open)..<close].split(separator: "…").first.map(String.init) ?? ""
            guard !words.isEmpty else { continue }
            found[Citation.shortID(paragraph), default: []].append((words, RemarkWords.forReaders(text)))
        }
        return found
    }

    /// Remarks by which a figure is not as printed.
    private static let flawed = Set(RemarkCode.names(bearingOn: .figure))

    /// The figures that pins name, by id, where some query has asked for all that a sentence of them needs.
    func figures(_ pins: [Pin]) -> [String: FigureRow] {
        let wanted = Set(pins.filter { $0.origin.kind == .indicator }.map(\.id))
        guard !wanted.isEmpty else { return [:] }
        let rows = self.rows.sorted { $0.key < $1.key }.flatMap(\.value).filter {
            $0.origin.map { wanted.contains($0.id) } == true
        }
        return Dictionary(rows.compactMap { row in FigureRow(row).map { (row.origin?.id ?? "", $0) } }) {
            first, _ in first
        }
    }
}
