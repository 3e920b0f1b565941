import AssessmentModel
import Evidence
import Foundation
import TestSupport

/// A group of hand labels in `../shared/gold`, as `evaluate.py` there names them.
enum GoldGroup: String, CaseIterable, Sendable {
    case realA = "real-a"
    case realB = "real-b"
    case mirror
    case written

    /// Its folder, in `../shared`.
    var folder: String { self == .realA ? "gold" : "gold/\(rawValue)" }

    /// Whether its labels are there; without them the test of the group is skipped, and says so.
    var isThere: Bool { Repository.hasShared(folder + "/sentences.jsonl") }

    func sentences() throws -> [LabelledSentence] { try rows("sentences.jsonl") }

    func indicators() throws -> [LabelledIndicator] { try rows("indicators.jsonl") }

    private func rows<Row: Decodable>(_ name: String) throws -> [Row] {
        let text = try String(
            contentsOf: Repository.shared.appending(path: "\(folder)/\(name)"), encoding: .utf8)
        return try text.split(separator: "\n").map { try JSONDecoder().decode(Row.self, from: Data($0.utf8)) }
    }
}

/// A line of `sentences.jsonl`: what two labellers read in a sentence; `either` where they differed.
struct LabelledSentence: Decodable {
    var id: String
    var section: String
    var heading: String?
    var text: String
    var tone: String?
    var tone_either: [String]?
    var voices: [String]
    var voices_either: [String]?
    var stage: String?
    var stage_either: [String?]?

    var tones: [String] { tone_either.flatMap { $0.isEmpty ? nil : $0 } ?? [tone].compactMap { $0 } }
    var mayVoices: Set<String> { Set(voices).union(voices_either ?? []) }
    /// What may be said of its stage, nil for none; empty where the group's stages are not labelled.
    var stages: Set<String?> { Set((stage_either ?? []) + (stage.map { [$0] } ?? [])) }
}

/// A line of `indicators.jsonl`: a figure of a labelled sentence.
struct LabelledIndicator: Decodable {
    var sentence: String
    var value: Double
    var unit: String
    var benchmark: Double?
    var direction: String?
    var note: String?
    var either: Either?

    /// What else may be found where the labellers differed.
    struct Either: Decodable {
        var direction: [String?]?
    }

    var directions: Set<String?> { Set((either?.direction ?? []) + [direction]) }

    /// Whether it may be found or not.
    var isBorderline: Bool { (note ?? "").hasPrefix("borderline") }

    /// Whether a found figure is this one: people and other counted things are not told apart.
    func isFound(_ indicator: Indicator) -> Bool {
        let counts = ["people", "count"]
        let unit = indicator.unit.rawValue
        return abs(value - indicator.value) < 1e-9
            && (unit == self.unit || counts.contains(unit) && counts.contains(self.unit))
    }
}

extension [LabelledSentence] {
    /// Each sentence with how it is read, in the findings that the ids name, put together again.
    func read() throws -> [(label: LabelledSentence, sentence: Sentence?)] {
        var passages: [(passage: Passage, labels: [LabelledSentence])] = []
        var lastFinding: Substring?
        for label in self {
            let finding = label.id.prefix { $0 != "." }
            if finding == lastFinding, var last = passages.popLast() {
                last.passage.text += " " + label.text
                last.labels.append(label)
                passages.append(last)
            } else {
                let passage = Passage(section: label.section, heading: label.heading, text: label.text)
                passages.append((passage, [label]))
            }
            lastFinding = finding
        }
        let findings = try EvidenceFixture.extractor.get().extract(passages.map(\.passage))
        return zip(passages, findings).flatMap { entry, finding in
            entry.labels.map { label in (label, finding.sentences.first { $0.text == label.text }) }
        }
    }
}
