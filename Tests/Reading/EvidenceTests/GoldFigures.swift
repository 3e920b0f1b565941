import AssessmentModel
import Evidence

/// How often a reading was right: found and right, found and wrong, not found.
private struct Tally {
    var hit = 0
    var extra = 0
    var missed = 0

    var f1: Double { 2 * Double(hit) / Double(max(1, 2 * hit + extra + missed)) }
}

/// What share of readings was right, and of how many.
private struct Share {
    var right = 0
    var all = 0

    var value: Double { Double(right) / Double(max(1, all)) }

    mutating func count(_ isRight: Bool) {
        all += 1
        right += isRight ? 1 : 0
    }
}

/// The figures of a group of labels, by the names that `evaluate.py` prints.
struct GoldFigures {
    private(set) var values: [(name: String, value: Double)] = []

    init(of group: GoldGroup) throws {
        let read = try group.sentences().read()
        measureSentences(read)
        try measureIndicators(group.indicators(), read)
    }

    private mutating func measureSentences(_ read: [(label: LabelledSentence, sentence: Sentence?)]) {
        var tones: [String: Tally] = [:]
        var rightTones = Share()
        var voices = Tally()
        var stages: [String: Tally] = [:]
        // The labels of the real reports have none.
        let hasStages = read.contains { $0.label.stage != nil }
        for (label, sentence) in read {
            let tone = sentence?.tone.rawValue
            rightTones.count(label.tones.contains(tone ?? ""))
            if let tone, label.tones.contains(tone) {
                tones[tone, default: Tally()].hit += 1
            } else {
                if let tone { tones[tone, default: Tally()].extra += 1 }
                tones[label.tones.first ?? "", default: Tally()].missed += 1
            }
            let heard = Set(sentence?.voices.map(\.rawValue) ?? [])
            voices.hit += heard.intersection(label.mayVoices).count
            voices.extra += heard.subtracting(label.mayVoices).count
            voices.missed += Set(label.voices).subtracting(heard).count
            if let sentence, hasStages { Self.count(sentence.stage?.rawValue, label, in: &stages) }
        }
        let found = Double(read.count { $0.sentence != nil }) / Double(max(1, read.count))
        values += [
            ("sentences_found", found), ("tone_accuracy", rightTones.value),
            ("tone_macro_f1", Tone.allCases.map { tones[$0.rawValue]?.f1 ?? 0 }.reduce(0, +) / 4),
            ("voices_micro_f1", voices.f1),
        ]
        for (kind, tally) in stages.sorted(by: { $0.key < $1.key }) {
            values.append(("stage_f1_" + kind.replacing(" ", with: "_"), tally.f1))
        }
    }

    private static func count(
        _ stage: String?, _ label: LabelledSentence, in stages: inout [String: Tally]
    ) {
        for kind in ["under way", "planned"] {
            let may = label.stages.contains(kind)
            if stage == kind, may { stages[kind, default: Tally()].hit += 1 }
            if stage == kind, !may { stages[kind, default: Tally()].extra += 1 }
            if label.stage == kind, !label.stages.contains(stage) {
                stages[kind, default: Tally()].missed += 1
            }
        }
    }

    private mutating func measureIndicators(
        _ labelled: [LabelledIndicator], _ read: [(label: LabelledSentence, sentence: Sentence?)]
    ) {
        let wanted = Dictionary(grouping: labelled, by: \.sentence)
        var tally = Tally()
        var benchmarks = Share()
        var directions = Share()
        for (label, sentence) in read {
            var rest = wanted[label.id] ?? []
            for indicator in sentence?.indicators ?? [] {
                guard let index = rest.firstIndex(where: { $0.isFound(indicator) }) else {
                    tally.extra += 1
                    continue
                }
                let want = rest.remove(at: index)
                tally.hit += 1
                if want.benchmark != nil || indicator.benchmark != nil {
                    benchmarks.count(want.benchmark == indicator.benchmark)
                }
                if want.direction != nil || indicator.direction != nil {
                    directions.count(want.directions.contains(indicator.direction?.rawValue))
                }
            }
            tally.missed += rest.count { !$0.isBorderline }
        }
        values.append(("indicator_f1", tally.f1))
        if benchmarks.all > 0 { values.append(("indicator_benchmark_accuracy", benchmarks.value)) }
        if directions.all > 0 { values.append(("indicator_direction_accuracy", directions.value)) }
    }
}
