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

    package let topics: [Topic]
    /// Cues by their first word, or by the first letters of one that ends in `*`.
    private let cues: PhraseIndex

    /// - Throws: `WorldError` when the file is not YAML of the expected shape.
    package init(yaml: String) throws(WorldError) {
        let file: File
        do { file = try DataFile.decode(File.self, from: yaml) } catch {
            throw WorldError("points.yaml cannot be read: \(error)")
        }
        topics = file.topics.map { Topic(name: $0.name, waits: $0.waits) }
        cues = PhraseIndex(
            file.topics.enumerated().flatMap { place, topic in topic.cues.map { ($0, place) } })
    }

    private struct File: Decodable {
        struct Topic: Decodable {
            var name: String
            var waits: String?
            var cues: [String]
        }
        var topics: [Topic]
    }

    /// Every name a point's topic may have, parents before what belongs to them.
    package var topicNames: [String] {
        var names: [String] = []
        for name in topics.map(\.name) + ["waits"] + topics.compactMap(\.waits).sorted()
        where !names.contains(name) { names.append(name) }
        return names
    }

    /// The topics that a text has cues of, with how telling they are together: the words of all its cues.
    ///
    /// - Parameter words: folded (`Folding.wordList`).
    package func topics(in words: [String]) -> [(topic: Topic, telling: Int, first: Int)] {
        var found: [Int: (telling: Int, first: Int)] = [:]
        for match in cues.matches(in: words) {
            let before = found[match.value] ?? (0, match.place)
            // A cue of two words tells more than two cues of one.
            found[match.value] = (before.telling + match.length * match.length, before.first)
        }
        return found.map { (topics[$0.key], $0.value.telling, $0.value.first) }
            .sorted { ($1.telling, $0.first) < ($0.telling, $1.first) }
    }
}

/// Phrases of folded words, found in a text of folded words in one pass.
struct PhraseIndex: Sendable {
    /// A phrase found: what it stands for, its first word's place, its words.
    struct Match {
        var value: Int
        var place: Int
        var length: Int
    }

    private struct Phrase {
        /// Each a whole word, or the first letters of any.
        var words: [(text: String, isStart: Bool)]
        var value: Int
    }

    private let phrases: [Phrase]
    private let byWord: [String: [Int]]
    /// By the first three letters of a first word that ends in `*`.
    private let byStart: [String: [Int]]

    /// - Parameter phrases: words with `*` for any ending, and what each phrase stands for.
    init(_ phrases: [(text: String, value: Int)]) {
        var all: [Phrase] = []
        var byWord: [String: [Int]] = [:]
        var byStart: [String: [Int]] = [:]
        for (text, value) in phrases {
            var words: [(text: String, isStart: Bool)] = []
            for part in text.split(separator: " ") {
                let folded = Folding.wordList(part)
                for (index, word) in folded.enumerated() {
                    words.append((word, index == folded.count - 1 && part.hasSuffix("*")))
                }
            }
            guard let first = words.first else { continue }
            if first.isStart {
                byStart[String(first.text.prefix(3)), default: []].append(all.count)
            } else {
                byWord[first.text, default: []].append(all.count)
            }
            all.append(Phrase(words: words, value: value))
        }
        self.phrases = all
        self.byWord = byWord
        self.byStart = byStart
    }

    func matches(in words: [String]) -> [Match] {
        var found: [Match] = []
        for place in words.indices {
            for index in (byWord[words[place]] ?? []) + (byStart[String(words[place].prefix(3))] ?? []) {
                let phrase = phrases[index]
                guard place + phrase.words.count <= words.count else { continue }
                let fits = phrase.words.indices.allSatisfy { offset in
                    let (text, isStart) = phrase.words[offset]
                    let word = words[place + offset]
                    return isStart ? word.hasPrefix(text) : word == text
                }
                if fits { found.append(Match(value: phrase.value, place: place, length: phrase.words.count)) }
            }
        }
        return found
    }
}
