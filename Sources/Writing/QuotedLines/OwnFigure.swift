internal import AssessmentModel
internal import ReferenceData
package import SourceText
internal import TextAnalysis

/// A figure of the council's own, to be held against a draft report.
package struct OwnFigure: Hashable, Sendable {
    package var measure: String
    package var value: Double
    /// As it was written: "41.2".
    package var valueText: String
    /// A unit of figures, such as percent; nothing where the file does not say.
    package var unit: String
    package var period: String
    package var source: String

    private static let columns = "measure,value,unit,period,source".split(separator: ",").map(String.init)

    /// Reads a CSV file with the columns measure, value, unit, period and source.
    ///
    /// - Throws: `WorldError` that lists what is wrong with it, row by row.
    package static func read(_ path: String) throws(WorldError) -> [OwnFigure] {
        let text = try TextFile.read(path)
        let header = CSVReader.rows(text).first ?? []
        let lacking = columns.filter { !header.contains($0) }
        guard lacking.isEmpty else {
            throw .ofQuestion(
                "\(path): its first line lacks \(lacking.joined(separator: ", ")): write \(columns.joined(separator: ","))"
            )
        }
        var (figures, problems): ([OwnFigure], [String]) = ([], [])
        for (index, cells) in CSVReader.rows(text).dropFirst().enumerated() where cells != [""] {
            // "1,200" without quotation marks is two cells.
            guard cells.count <= header.count else {
                problems.append(
                    "row \(index + 2) has \(cells.count) cells, and the first line \(header.count): put a number with a comma in quotation marks"
                )
                continue
            }
            let row = Dictionary(zip(header, cells)) { first, _ in first }
            let measure = MarkdownText.flattened(row["measure"] ?? "")
            let written = (row["value"] ?? "").filter { !" ,£%".contains($0) }
            let isPlain = written.allSatisfy { $0.isASCII && ($0.isNumber || "-.".contains($0)) }
            guard !measure.isEmpty, isPlain, let value = Double(written), value.isFinite else {
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
        guard problems.isEmpty else { throw .ofQuestion("\(path): \(problems.joined(separator: "; "))") }
        return figures
    }

    /// How much a figure of a draft is like this one: 0 to 1, by the words of its measure or of its sentence.
    ///
    /// - Parameters:
    ///   - unit: of the draft's figure: a unit's name.
    ///   - shown: the draft's figure as it is printed, with its unit: "34 minutes".
    package func likeness(toMeasure other: String, unit: String, shown: String, in sentence: String) -> Double
    {
        guard self.unit.isEmpty || isOf(unit, shown) else { return 0 }
        let own = Likeness.topic(measure, without: [])
        guard !own.isEmpty else { return 0 }
        let theirs = Likeness.topic(sentence, without: [])
        // "Call" is in "callers".
        let covered = own.filter { word in
            theirs.contains(word) || word.count > 3 && theirs.contains { $0.hasPrefix(word) }
        }
        return max(
            Similarity.ofWords(measure, other), Double(covered.count) / Double(own.count) * Self.ofSentence)
    }

    /// How sure it is that a figure is of what its sentence tells.
    private static let ofSentence = 0.9

    /// Whether both are counts, of whatever they are, or of one unit: hours may be printed in minutes.
    private func isOf(_ unit: String, _ shown: String) -> Bool {
        if unit == self.unit || Folding.wordList(shown).contains(self.unit) { return true }
        let counts: [Unit?] = [.count, .people, nil]
        return counts.contains(Unit(rawValue: unit)) && counts.contains(Unit(rawValue: self.unit))
    }

    /// From which likeness on two figures are taken for one measure.
    package static let isLike = 0.6
}
