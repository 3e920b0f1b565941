package import SourceText
internal import TextAnalysis

/// Short names for what a finding is about, out of the data file `note-topics.yaml`.
package struct NoteTopics: Sendable {
    private struct Topic: Sendable, Decodable {
        var label: String
        var waits: String?
        var cues: [String]
    }

    private struct Question: Sendable, Decodable {
        var ask: String
        var cues: [String]
    }

    private var topics: [Topic] = []
    /// What is asked of a shortfall, each with its cues in folded words between spaces.
    private var questions: [(ask: String, cues: [String])] = []
    /// What may be asked of any shortfall, the first before the others.
    package private(set) var plainest: [String] = []
    /// What is asked of what has begun or was praised.
    package private(set) var still = ""
    /// Cues in folded words by the first of these, each with its topic's place in `topics`.
    private var cues: [Substring: [(words: [Substring], topic: Int)]] = [:]

    /// No topics: nothing is named.
    package init() {}

    /// - Throws: `WorldError` when the file is not YAML of the expected shape.
    package init(yaml: String) throws(WorldError) {
        struct File: Decodable {
            var topics: [Topic]
            var questions: [Question]?
            var plainest: [String]?
            var still: String?
        }
        let file = try DataFile.decode(File.self, from: yaml, named: "note-topics.yaml")
        topics = file.topics
        plainest = file.plainest ?? []
        still = file.still ?? ""
        questions = (file.questions ?? []).map { question in
            (question.ask, question.cues.map { " \(Folding.words($0)) " })
        }
        for (index, topic) in topics.enumerated() {
            for cue in topic.cues {
                let words = Folding.words(cue).split(separator: " ")
                if let first = words.first { cues[first, default: []].append((words, index)) }
            }
        }
    }

    /// The name of what texts are about: of the first text that holds a cue, by the cue that stands first in
    /// it, the longer of two.
    ///
    /// - Parameter isWait: the finding is of people who wait.
    /// - Returns: nil when no text holds a cue.
    package func name(of texts: [String], isWait: Bool) -> String? {
        for text in texts {
            let words = Folding.words(text).split(separator: " ")
            for index in words.indices {
                let here = cues[words[index]]?.filter { words[index...].starts(with: $0.words) }
                guard let best = here?.max(by: { $0.words.count < $1.words.count }) else { continue }
                let topic = topics[best.topic]
                return isWait ? topic.waits ?? "\(topic.label): waits" : topic.label
            }
        }
        return nil
    }

    /// What a member may ask of a shortfall: the first question that a word of it raises.
    package func question(of text: String) -> String? {
        let words = " \(Folding.words(text)) "
        return questions.first { $0.cues.contains { words.has($0) } }?.ask
    }

    /// The names of everything that a text is about.
    package func names(in text: String) -> Set<String> {
        let words = Folding.words(text).split(separator: " ")
        var found: Set<String> = []
        for index in words.indices {
            for cue in cues[words[index]] ?? [] where words[index...].starts(with: cue.words) {
                found.insert(topics[cue.topic].label)
            }
        }
        return found
    }
}
