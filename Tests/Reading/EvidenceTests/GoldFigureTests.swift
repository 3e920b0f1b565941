import AssessmentModel
import Evidence
import Foundation
import Testing
import TestSupport

/// Scores the extractor against hand labels, as `evaluate.py` beside them does, and keeps the figures from
/// falling (`FigureFloors`). Serial, because all raise floors in one file.
@Suite(.serialized) struct GoldFigureTests {
    @Test(.needsShared("gold"), arguments: GoldGroup.allCases)
    func figuresStayAboveTheirFloors(_ group: GoldGroup) throws {
        guard group.isThere else { try Test.cancel("no labels in ../shared/\(group.folder)") }
        FigureFloors.hold(try GoldFigures(of: group).values, of: group.rawValue)
    }

    /// The fictional reports, in a manner of their own: labelled before the program was run on them.
    @Test func tonesOfTheSamplesStayAboveTheirFloor() throws {
        var passages: [(passage: Passage, labels: [(tones: [Substring], text: Substring)])] = []
        for line in Golden.cases("sample-tones.tsv") {
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
            if line.hasPrefix("= ") {
                let heading = cells[1].isEmpty ? nil : String(cells[1])
                passages.append(
                    (Passage(section: String(cells[0].dropFirst(2)), heading: heading, text: ""), []))
            } else if var last = passages.popLast() {
                last.passage.text += (last.passage.text.isEmpty ? "" : "\n\n") + cells[1]
                last.labels.append((cells[0].split(separator: "/"), cells[1]))
                passages.append(last)
            }
        }
        let findings = try EvidenceFixture.extractor.get().extract(passages.map(\.passage))
        let judged = zip(passages, findings).flatMap { entry, finding in
            entry.labels.compactMap { label in
                finding.sentences.first { $0.text == label.text }.map {
                    label.tones.contains($0.tone.rawValue[...])
                }
            }
        }
        #expect(judged.count == 431, "every labelled sentence is cut as it was labelled")
        FigureFloors.hold(
            [("tone_accuracy", Double(judged.count { $0 }) / Double(judged.count))], of: "samples")
    }
}
