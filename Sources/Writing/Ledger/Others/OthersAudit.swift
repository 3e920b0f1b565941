internal import SourceText
internal import TextAnalysis

/// A paragraph of a report, or a point of it, as an audit of a plan reads it.
package struct AuditedText: Sendable {
    package var text: String
    /// The words that say what it is about.
    package var topic: Set<String>
    /// The figures read in it.
    package var figures: Set<Double>

    package init(_ text: String, topic: Set<String>, figures: Set<Double> = []) {
        self.text = text
        self.topic = topic
        self.figures = figures.union(PlanNumber.all(in: text).map(\.value))
    }

    /// The sentence with a number that is most about a topic.
    func sentence(about topic: Set<String>, _ topicOf: (String) -> Set<String>) -> String? {
        let bytes = Array(text.utf8)
        return SentenceSegmenter.segment(bytes)
            .map { String(decoding: bytes[$0.start..<$0.end], as: UTF8.self).trimmed }
            .filter { !PlanNumber.all(in: $0).isEmpty }
            .map { ($0, topic.intersection(topicOf($0)).count) }.max { $0.1 < $1.1 }
            .flatMap { $0.1 > 0 ? $0.0 : nil }
    }
}

/// A plan of others held against a report, by the words that both use: everything is only near, and for a reader to judge.
package struct OthersAudit: Sendable {
    /// A number of the plan that the paragraphs which it is most like do not have.
    package struct StrangeFigure: Sendable {
        /// What the row or sentence is called: "1.3", "R4 (A)", "S2".
        package var id: String
        /// As the plan has it: "580".
        package var shown: String
        /// Which part of the row it stands in; an action's may be its own aim.
        package var part: Part
        /// The words that it stands in.
        package var words: String
        /// The place of the paragraph that is most like it.
        package var paragraph: Int
        /// What the report says with a number there, in its own words.
        package var says: String?
    }

    package enum Part: String, Sendable { case finding, baseline, action, sentence }

    /// A point with the action found near it.
    package struct Pair: Sendable {
        package var point: Int
        package var action: Int
        /// The words that both have, as the action writes them, or the figure.
        package var common: [String]
    }

    package let nearness: PlanNearness
    private let plan: OthersPlan
    private let points: [AuditedText]
    private let paragraphs: [AuditedText]
    private let topicOf: @Sendable (String) -> Set<String>

    /// - Parameter topicOf: the words that say what a text is about, without their endings.
    package init(
        _ plan: OthersPlan, points: [AuditedText], paragraphs: [AuditedText],
        topicOf: @escaping @Sendable (String) -> Set<String>
    ) {
        self.plan = plan
        self.points = points
        self.paragraphs = paragraphs
        self.topicOf = topicOf
        nearness = PlanNearness(
            points: points.map(\.topic),
            actions: plan.actions.map { topicOf("\($0.action) \($0.finding) \($0.measure)") },
            paragraphs: paragraphs.map(\.topic),
            figures: (
                points.map { Set(PlanNumber.all(in: $0.text).map(\.value)) },
                plan.actions.map { action in
                    Set(PlanNumber.all(in: "\(action.finding) \(action.baseline)").map(\.value))
                }
            ))
    }

    /// The points with an action near them, each with the nearest and what both have.
    package var pairs: [Pair] {
        nearness.answered.map { point, action in
            let row = plan.actions[action]
            let text = "\(row.finding) \(row.action) \(row.measure)"
            let words = text.split { !$0.isLetter }.map { $0.lowercased() }.unique.filter {
                !topicOf($0).isDisjoint(with: points[point].topic)
            }
            let figures = PlanNumber.all(in: "\(row.finding) \(row.baseline)").filter {
                points[point].figures.contains($0.value)
            }.map(\.shown).unique
            return Pair(point: point, action: action, common: (words + figures).unique)
        }
    }

    /// Figures that stand in none of the paragraphs which their row, or their sentence, is like.
    package var strangeFigures: [StrangeFigure] {
        plan.actions.flatMap { action in
            let topic = topicOf("\(action.finding) \(action.measure)")
            var seen: Set<Double> = []
            return [
                (Part.finding, action.finding), (.baseline, action.baseline), (.action, action.action),
            ].flatMap { part, words in
                strange(action.label, part, words, near(topic, isSure: topic.count >= 2)).filter {
                    // Once, where the finding and the baseline both have it.
                    PlanNumber.read($0.shown).map { seen.insert($0).inserted } ?? true
                }
            }
        }
            + plan.sentences.flatMap {
                strange($0.id, .sentence, $0.text, near(topicOf($0.text), isSure: true))
            }
    }

    /// The sentences outside tables that give figures and are like no paragraph: they were not compared.
    package var notCompared: [OthersSentence] {
        plan.sentences.filter { near(topicOf($0.text), isSure: true).isEmpty }
    }

    /// The places of the paragraphs that a topic is half covered by, the most like first.
    private func near(_ topic: Set<String>, isSure: Bool) -> [Int] {
        guard isSure, topic.count >= 2 else { return [] }
        return paragraphs.indices.map { place in
            (place, Double(topic.intersection(paragraphs[place].topic).count) / Double(topic.count))
        }.filter { $0.1 >= 0.5 }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }.map(\.0)
    }

    private func strange(_ id: String, _ part: Part, _ words: String, _ near: [Int]) -> [StrangeFigure] {
        guard let best = near.first else { return [] }
        let known = near.reduce(into: Set<Double>()) { $0.formUnion(paragraphs[$1].figures) }
        let says = paragraphs[best].sentence(about: topicOf(words), topicOf)
        return PlanNumber.all(in: words).filter { !known.contains($0.value) }.map {
            StrangeFigure(
                id: id, shown: $0.shown, part: part, words: words, paragraph: best, says: says)
        }
    }
}
