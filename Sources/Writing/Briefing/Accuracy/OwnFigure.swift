internal import QuotedLines
internal import AssessmentModel
internal import NoteText
internal import ReferenceData
internal import SourceText
internal import TextAnalysis

/// A figure of the council's own, to be held against a draft report.
struct OwnFigure: Hashable, Sendable {
    var measure: String
    var value: Double
    /// As it was written: "41.2".
    var valueText: String
    /// A unit of figures, such as percent; nothing where the file does not say.
    var unit: String
    var period: String
    var source: String

    private static let columns = "measure,value,unit,period,source".split(separator: ",").map(String.init)

    /// Reads a CSV file with the columns measure, value, unit, period and source.
    ///
    /// - Throws: `WorldError` that lists what is wrong with it, row by row.
    static func read(_ path: String) throws(WorldError) -> [OwnFigure] {
        let text = try TextFile.read(path)
        let header = CSVReader.rows(text).first ?? []
        let lacking = columns.filter { !header.contains($0) }
        guard lacking.isEmpty else {
            throw WorldError(
                "\(path): its first line lacks \(lacking.joined(separator: ", ")): write \(columns.joined(separator: ","))"
            )
        }
        var (figures, problems): ([OwnFigure], [String]) = ([], [])
        for (index, row) in CSVReader.records(text).enumerated() {
            let measure = MarkdownText.flattened(row["measure"] ?? "")
            let written = (row["value"] ?? "").filter { !" ,£%".contains($0) }
            guard !measure.isEmpty, let value = Double(written) else {
                problems.append(
                    "row \(index + 2): “\(row["value"] ?? "")” of “\(measure)” is no number with a measure")
                continue
            }
            let unit = (row["unit"] ?? "").lowercased()
            figures.append(
                OwnFigure(
                    measure: measure, value: value, valueText: written, unit: unit == "%" ? "percent" : unit,
                    period: row["period"] ?? "", source: row["source"] ?? ""))
        }
        guard problems.isEmpty else { throw WorldError("\(path): \(problems.joined(separator: "; "))") }
        return figures
    }

    /// How much a figure of the draft is like this one: 0 to 1, by the words of its measure or of its
    /// sentence.
    func likeness(to row: EvidenceRow) -> Double {
        guard unit.isEmpty || row.text("unit") == unit else { return 0 }
        let own = Likeness.topic(measure, without: [])
        guard !own.isEmpty else { return 0 }
        let named = Similarity.ofWords(measure, row.text("measure") ?? "")
        return max(
            named, Likeness.covered(own, by: Likeness.topic(row.text("text") ?? "", without: [])) * 0.9)
    }

    /// From which likeness on two figures are taken for one measure.
    static let isLike = 0.6
}
