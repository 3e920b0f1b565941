import AssessmentModel
import Evidence
import Foundation
import Testing
import TestSupport

/// The weights are those that `Scripts/train` learned: they read again what they were learned from.
@Suite struct WeightTests {
    private struct Label {
        var text: String
        var tone: Tone
        var stage: Stage?
    }

    private static let tones: [Character: Tone] = [
        "+": .positive, "-": .negative, "m": .mixed, "0": .neutral,
    ]
    private static let stages: [Character: Stage] = ["i": .inPlace, "u": .underWay, "p": .planned]

    private static func labels(_ folder: String) throws -> [Label] {
        let folder = Repository.root.appending(path: "Tests/Training/\(folder)")
        var labels: [Label] = []
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() {
            let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
            for line in text.split(separator: "\n") where !line.hasPrefix("#") {
                // Behind "& " stands a sentence that goes on with a paragraph.
                let signs = Array((line.hasPrefix("& ") ? line.dropFirst(2) : line).prefix(3))
                guard signs.count == 3, let tone = tones[signs[0]], let bar = line.firstIndex(of: "|") else {
                    Issue.record("\(name): \(line)")
                    continue
                }
                labels.append(
                    Label(
                        text: String(line[line.index(bar, offsetBy: 2)...]), tone: tone,
                        stage: stages[signs[2]]))
            }
        }
        return labels
    }

    @Test(arguments: [("Paragraphs", 85, 80), ("Pens", 78, 75)])
    func whatWasLearnedIsReadAgain(folder: String, leastTones: Int, leastStages: Int) throws {
        let labels = try Self.labels(folder)
        let read = try labels.map { (label: $0, sentences: try EvidenceFixture.read($0.text).sentences) }
            .filter { $0.sentences.count == 1 }
        let tones = read.count { $0.sentences[0].tone == $0.label.tone }
        let stages = read.count { $0.sentences[0].stage == $0.label.stage }
        #expect(read.count > 800)
        #expect(tones * 100 >= read.count * leastTones, "\(tones) of \(read.count) tones")
        #expect(stages * 100 >= read.count * leastStages, "\(stages) of \(read.count) stages")
    }
}
