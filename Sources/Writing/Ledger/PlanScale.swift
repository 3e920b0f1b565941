package import SourceText
internal import TextAnalysis
internal import YAMLText
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

    /// - Throws: `Diagnostics` with line and column of what is not as it must be.
    package init(_ source: Source) throws(Diagnostics) {
        var yaml = YAMLReader(source)
        let file = yaml.fields(
            .mapping(try yaml.mapping(source.text[...], what: "file of scales")), known: ["scales"],
            what: "file of scales")
        scales = yaml.items(file["scales"]).map { PlanScale($0, &yaml) }
        if scales.isEmpty, yaml.problems.isEmpty {
            yaml.report("plan-scale", Span(0, 0), "No scale is named: write one below `scales:`.")
        }
        guard yaml.problems.isEmpty else { throw Diagnostics(source: source, items: yaml.problems) }
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

extension PlanScale {
    /// Reads a scale out of YAML; what is wrong is reported there.
    init(_ node: Node, _ yaml: inout YAMLReader) {
        let fields = yaml.fields(node, known: ["name", "words", "confidence"], what: "scale")
        var words: [Word] = []
        for item in yaml.items(fields["words"]) {
            let word = yaml.fields(item, known: ["word", "means"], what: "word of the scale")
            let known = Meaning.allCases.map(\.rawValue)
            guard let text = yaml.string(word["word"]), !text.isEmpty,
                let means = yaml.string(word["means"]).flatMap({ Meaning(rawValue: $0) })
            else {
                yaml.report(
                    "plan-scale", yaml.span(item),
                    "A word of the scale has a `word` and what it `means`: \(known.joined(separator: ", ")).")
                continue
            }
            words.append(Word(word: text, means: means))
        }
        if words.isEmpty { yaml.report("plan-scale", yaml.span(node), "The scale has no words.") }
        // A plan has them in one line, the file of scales as a list.
        let confidence = fields["confidence"].map { node in
            node.sequence.map { $0.compactMap(\.scalar?.string) }
                ?? (yaml.string(node) ?? "").split(separator: ",").map { $0.trimmed }
        }
        self.init(name: yaml.string(fields["name"]) ?? "", words: words, confidence: confidence ?? [])
    }
}
