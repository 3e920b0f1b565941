package import AssessmentModel
package import SourceText
internal import TextAnalysis

/// What points are made by: the data file `points.yaml`.
package struct PointRules: Sendable {
    /// Something a point may be about.
    package struct Topic: Sendable {
        /// With what it belongs to: "carers > breaks".
        package let name: String
        /// Its name where the point tells of waiting; nil where none waits for it.
        package let waits: String?
    }

    /// A ground on which a shortfall weighs more.
    package struct Ground: Sendable {
        package let name: String
        package let adds: Int
        let cues: PhraseIndex

        /// The first of its cues in folded words, as they stand there.
        package func cue(in words: [String]) -> String? {
            cues.matches(in: words).first.map {
                words[$0.place..<$0.place + $0.length].joined(separator: " ")
            }
        }
    }

    /// What gives weight besides the grounds.
    package struct Weights: Sendable, Decodable {
        /// A point of a kind begins with this.
        package let kinds: [String: Int]
        package let worsening: Int
        package let gap: Gap
        package let wait: Wait
        package let lowScore: LowScore
        package let voices: Voices
        /// For what CQC's own summary says too.
        package let summary: Int
        /// For a strength that figures bear out.
        package let figures: Int

        package struct Gap: Sendable, Decodable {
            package let adds: Int
            /// In hundredths of the benchmark.
            package let least: Double
            private enum CodingKeys: String, CodingKey { case adds, least = "at least" }
        }
        package struct Wait: Sendable, Decodable {
            package let adds: Int
            package let days: Double
        }
        package struct LowScore: Sendable, Decodable {
            package let adds: Int
            package let score: Int
        }
        package struct Voices: Sendable, Decodable {
            package let adds: Int
            package let least: Int
            private enum CodingKeys: String, CodingKey { case adds, least = "at least" }
        }
        private enum CodingKeys: String, CodingKey {
            case kinds, worsening, gap, wait, lowScore = "low score", voices, summary, figures
        }
    }

    package let topics: [Topic]
    package let weights: Weights
    /// In the order in which they are asked.
    package let grounds: [Ground]
    /// What is added between two sentences where something holds, by its name in the file, in tenths.
    private let grouping: [String: Int]
    private let cues: PhraseIndex
    private let classes: [String: PhraseIndex]
    private let common: Set<String>
    private let states: [(state: PointState, cues: PhraseIndex)]
    private let quantities: [Change: PhraseIndex]
    private let more, less: PhraseIndex

    /// - Throws: `WorldError` when the file is not YAML of the expected shape, or names no such state.
    package init(yaml: String) throws(WorldError) {
        let file: File
        do { file = try DataFile.decode(File.self, from: yaml) } catch {
            throw WorldError("points.yaml cannot be read: \(error)")
        }
        topics = file.topics.map { Topic(name: $0.name, waits: $0.waits) }
        cues = PhraseIndex(
            file.topics.enumerated().flatMap { place, topic in topic.cues.map { ($0, place) } })
        grouping = file.grouping
        common = Set(file.words["common"] ?? [])
        classes = file.words.mapValues { PhraseIndex($0.map { ($0, 0) }) }
        weights = file.weights.all
        grounds = file.weights.grave.map {
            Ground(name: $0.name, adds: $0.adds, cues: PhraseIndex($0.cues.map { ($0, 0) }))
        }
        var states: [(PointState, PhraseIndex)] = []
        for (name, cues) in file.states.sorted(by: { $0.key < $1.key }) {
            guard let state = PointState(rawValue: name) else {
                throw WorldError("points.yaml: there is no state \"\(name)\"")
            }
            states.append((state, PhraseIndex(cues.map { ($0, 0) })))
        }
        self.states = states
        quantities = [
            .risen: PhraseIndex((file.quantities["rising"] ?? []).map { ($0, 0) }),
            .fallen: PhraseIndex((file.quantities["falling"] ?? []).map { ($0, 0) }),
        ]
        more = PhraseIndex((file.goodEnds["more"] ?? []).map { ($0, 0) })
        less = PhraseIndex((file.goodEnds["less"] ?? []).map { ($0, 0) })
    }

    private struct File: Decodable {
        struct Topic: Decodable {
            var name: String
            var waits: String?
            var cues: [String]
        }
        struct Grave: Decodable {
            var name: String
            var adds: Int
            var cues: [String]
        }
        /// `weights`, read twice: the grounds, and everything else.
        struct Weighing: Decodable {
            var grave: [Grave]
            var all: Weights
            private enum CodingKeys: String, CodingKey { case grave }

            init(from decoder: any Decoder) throws {
                grave = try decoder.container(keyedBy: CodingKeys.self).decode([Grave].self, forKey: .grave)
                all = try Weights(from: decoder)
            }
        }
        var topics: [Topic]
        var grouping: [String: Int]
        var words: [String: [String]]
        var states: [String: [String]]
        var quantities: [String: [String]]
        var goodEnds: [String: [String]]
        var weights: Weighing
        private enum CodingKeys: String, CodingKey {
            case topics, grouping, words, states, quantities, goodEnds = "good ends", weights
        }
    }

    /// Every name a point's topic may have, parents before what belongs to them.
    package var topicNames: [String] {
        var names: [String] = []
        for name in topics.map(\.name) + ["waits"] + topics.compactMap(\.waits).sorted()
        where !names.contains(name) { names.append(name) }
        return names
    }

    /// The topics that a text has cues of, the most telling first; of two alike the one whose cue stands
    /// first.
    ///
    /// - Parameter words: folded (`Folding.wordList`).
    package func topics(in words: [String]) -> [(topic: Topic, telling: Int)] {
        var found: [Int: (telling: Int, first: Int)] = [:]
        for match in cues.matches(in: words) {
            let before = found[match.value] ?? (0, match.place)
            // A cue of two words tells more than two cues of one.
            found[match.value] = (before.telling + match.length * match.length, before.first)
        }
        return found.sorted {
            ($1.value.telling, $0.value.first, $0.key) < ($0.value.telling, $1.value.first, $1.key)
        }.map { (topics[$0.key], $0.value.telling) }
    }

    /// What something that holds between two sentences adds, in tenths; 0 for what the file does not name.
    package func grouping(_ name: String) -> Int { grouping[name] ?? 0 }

    /// Whether folded words hold one of a class, within their first words where so many are given.
    package func has(_ name: String, in words: [String], first: Int? = nil) -> Bool {
        guard let index = classes[name] else { return false }
        guard let first else { return !index.matches(in: words).isEmpty }
        return !index.matches(in: Array(words.prefix(first))).isEmpty
    }

    /// Whether folded words begin with one of a class.
    package func opens(with name: String, _ words: [String]) -> Bool {
        classes[name]?.matches(in: Array(words.prefix(5)), only: 0).isEmpty == false
    }

    /// Whether a folded word says nothing of what a sentence is about.
    package func isCommon(_ word: String) -> Bool { common.contains(word) }

    /// The words by which a state is told, in folded words, the latest first; after "not" none is told.
    package func states(in words: [String]) -> [(state: PointState, cue: String)] {
        states.flatMap { state, cues in
            cues.matches(in: words).filter { !Self.isDenied($0.place, words) }.map {
                (state, Self.text($0, words), $0.place)
            }
        }.sorted { $0.2 > $1.2 }.map { ($0.0, $0.1) }
    }

    /// The first word in folded words of more or of less.
    package func quantity(in words: [String]) -> (change: Change, cue: String)? {
        quantities.flatMap { change, cues in
            cues.matches(in: words).filter { !Self.isDenied($0.place, words) }.map {
                (change, Self.text($0, words), $0.place)
            }
        }.min { $0.2 < $1.2 }.map { ($0.0, $0.1) }
    }

    /// Whether less is better of what folded words name; nil where they do not say, or name both.
    package func lessIsBetter(in words: [String]) -> Bool? {
        let (isMore, isLess) = (!more.matches(in: words).isEmpty, !less.matches(in: words).isEmpty)
        return isMore == isLess ? nil : isLess
    }

    fileprivate static func text(_ match: PhraseIndex.Match, _ words: [String]) -> String {
        words[match.place..<match.place + match.length].joined(separator: " ")
    }

    private static func isDenied(_ place: Int, _ words: [String]) -> Bool {
        words[max(0, place - 3)..<place].contains { ["not", "never", "nor", "neither"].contains($0) }
    }
}
