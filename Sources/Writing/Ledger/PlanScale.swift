package import SourceText
internal import Yams

/// The words by which a plan tells how an action stands, in order, the same from paper to paper.
package struct PlanScale: Hashable, Sendable {
    /// What a word means to the rules; the word itself is the officer's.
    package enum Meaning: String, Sendable, CaseIterable {
        case finished, going, late, stopped
        case notBegun = "not begun"
    }

    package struct Word: Hashable, Sendable {
        /// As papers print it: "on track".
        package var word: String
        package var means: Meaning

        package init(word: String, means: Meaning) {
            self.word = word
            self.means = means
        }
    }

    package var name: String
    /// From the best to the worst.
    package var words: [Word]
    /// Words of confidence in the outcome, told apart from progress; none where the scale has none.
    package var confidence: [String]

    package init(name: String, words: [Word], confidence: [String] = []) {
        self.name = name
        self.words = words
        self.confidence = confidence
    }

    package var labels: [String] { words.map(\.word) }

    /// What a status means; nil of a word that is not on the scale.
    package func meaning(of status: String) -> Meaning? { words.first { $0.word == status }?.means }

    /// The status that words begin with, the longest first, and how many of them it takes.
    package func status(at words: [String]) -> (status: String, taken: Int)? {
        for count in stride(from: min(words.count, 6), through: 1, by: -1) {
            if let word = PlanChoice.word(words.prefix(count).joined(separator: " "), in: labels) {
                return (word, count)
            }
        }
        return nil
    }
}

/// The scales that a plan may be started with, out of the data file `plan-scales.yaml`.
package struct PlanScales: Sendable {
    package var scales: [PlanScale]

    /// - Throws: `WorldError` when the file is not YAML of the expected shape.
    package init(yaml: String) throws(WorldError) {
        struct File: Decodable {
            struct Scale: Decodable {
                struct Word: Decodable {
                    var word: String
                    var means: String
                }
                var name: String
                var words: [Word]
                var confidence: [String]?
            }
            var scales: [Scale]
        }
        let file: File
        do { file = try YAMLDecoder().decode(File.self, from: yaml) } catch {
            throw WorldError("plan-scales.yaml cannot be read: \(error)")
        }
        scales = []
        for scale in file.scales {
            var words: [PlanScale.Word] = []
            for word in scale.words {
                guard let means = PlanScale.Meaning(rawValue: word.means) else {
                    let known = PlanScale.Meaning.allCases.map(\.rawValue).joined(separator: ", ")
                    throw WorldError(
                        "plan-scales.yaml: \"\(word.means)\" is no meaning of a status. There are: \(known).")
                }
                words.append(PlanScale.Word(word: word.word, means: means))
            }
            scales.append(PlanScale(name: scale.name, words: words, confidence: scale.confidence ?? []))
        }
        if scales.isEmpty { throw WorldError("plan-scales.yaml names no scale.") }
    }

    /// - Parameter name: nil for the first, which is the usual one.
    /// - Throws: `WorldError` with the names there are.
    package func scale(named name: String?) throws(WorldError) -> PlanScale {
        guard let name else { return scales[0] }
        if let scale = scales.first(where: { $0.name == name.lowercased() }) { return scale }
        throw .ofQuestion(
            Suggestion.after("There is no scale called \"\(name)\".", name, in: scales.map(\.name)))
    }
}
