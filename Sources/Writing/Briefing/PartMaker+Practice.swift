internal import QuotedLines
internal import Templates
internal import TextAnalysis
internal import English
internal import AssessmentModel
internal import NoteText
internal import ReferenceData

extension PartMaker {
    static let practice = PartMaker(
        name: "practice",
        help:
            "What CQC found working under one statement in other authorities that score 3 or 4 on it, each beside what our own report says of it: score 4 first, at most three of an authority; what our report praises, too, is left out.",
        inputs: [
            Input(name: "our score", fields: ["score"]),
            Input(name: "all our sentences", fields: SentenceRow.fields),
            Input(
                name: "others' scores of 3 and 4",
                fields: ["authority", "authority_slug", "score", "coverage"]),
            Input(name: "others' points", fields: PointRow.fields + ["authority"]),
            Input(name: "our points", fields: PointRow.fields),
        ],
        gives: [
            "any": .flag, "statement": .text, "our_score": .text, "our_cite": .text, "has_ours": .flag,
            "scoring": .text, "read": .text,
            "readers": .text, "is_read": .flag, "is_top": .flag,
            "ours": .list(["text": .text]),
            "peers": .list([
                "authority": .text, "score": .text, "cite": .text,
                "items": .list(["text": .text, "ours": .text]),
            ]),
        ]
    ) { rows, context, used in
        let statement = context.parameters["statement"]?.first
        let all = rows[1].compactMap(SentenceRow.init)
        let ours = all.filter { $0.place.section == statement?.key }
        let theirs = rows[3].points
        let readers = Set(theirs.compactMap { $0.row.text("authority") })
        let names = Likeness.names(Array(readers) + (context.parameters["authority"] ?? []).map(\.label))
        let comparison = OwnReport(
            all, besides: theirs, section: statement?.key ?? "", names: names, topics: used.topics)
        // What others do is wanted, not how they stand beside England.
        let done = theirs.map(\.withoutComparison).filter {
            $0.isQuotation && $0.stage != "planned" && !$0.line.contains("%") && !$0.line.contains("England")
        }
        let chosen = choose(
            done.fit(for: [.strength]).compactMap { point in
                comparison.finding(on: point.line).map { (point, $0) }
            },
            most: context.most ?? 10)
        let scores = rows[2].rows
        let peers = try Set(chosen.compactMap { $0.practice.row.text("authority") }).sorted().map {
            authority -> [String: View] in
            let own = chosen.filter { $0.practice.row.text("authority") == authority }
            let score = scores.first { $0.text("authority") == authority }
            let items = try own.map { item -> [String: View] in
                let practice = item.practice
                used.choose(
                    practice.line, practice.row, in: practice.place,
                    why: "weight \(practice.weight); \(item.ours.why)")
                let text = MarkdownText.escaped(practice.line) + (try used.mark(practice.row.origin))
                return [
                    "text": .markdown(text),
                    "ours": ours.isEmpty ? .missing : .markdown(try item.ours.words(&used)),
                ]
            }
            return [
                "authority": .text(authority),
                "score": .text(score?.integer("score").map(String.init) ?? "Not stated"),
                "cite": .markdown(try used.mark(score?.origin)), "items": .list(items),
            ]
        }
        let own = try rows[4].points.filter { $0.place.section == statement?.key }
            .fit(for: [.shortfall, .mixed]).prefix(3).map { point -> [String: View] in
                [
                    "text": .markdown(
                        MarkdownText.escaped(point.line) + (try used.mark(point.row.origin)))
                ]
            }
        let slug = context.parameters["authority"]?.first?.key ?? ""
        let scope: QueryText =
            "where statement is \(statement?.key ?? "") and score >= 3 and authority is not \(slug)"
        let scoring = used.calculated(String(scores.count), .question("statements \(scope) count"))
        let read =
            readers.isEmpty
            ? NumberFormat.word(0)
            : used.calculated(
                NumberFormat.word(readers.count),
                .question(
                    "sentences where section is \(statement?.key ?? "") and score >= 3 and authority is not \(slug) count by authority count"
                ))
        return [
            "any": .flag(!peers.isEmpty), "statement": .text(statement?.label ?? "Not stated"),
            "our_score": rows[0].first?.integer("score").map { .text(String($0)) } ?? .missing,
            "our_cite": .markdown(try used.mark(rows[0].first?.origin)), "has_ours": .flag(!ours.isEmpty),
            "is_top": .flag((rows[0].first?.integer("score") ?? 0) >= 3), "scoring": .markdown(scoring),
            "read": .markdown(read), "readers": .text(Views.sentenceList(Array(readers))),
            // A list of all of them would be longer than what they do.
            "is_read": .flag((1...12).contains(readers.count)), "ours": .list(own), "peers": .list(peers),
        ]
    }

    /// The practices to show: each authority once before any comes again, none twice in like words.
    private static func choose(
        _ offered: [(practice: PointRow, ours: OwnFinding)], most: Int
    ) -> [(practice: PointRow, ours: OwnFinding)] {
        /// A sentence that names more things says more of what is done.
        func key(_ item: (practice: PointRow, ours: OwnFinding)) -> (Int, Double, String) {
            let told = Double(min(8, Likeness.topic(item.practice.line).count))
            // What was only said, or is a result in numbers, tells less of what is done.
            let words = Wording.words(item.practice.line)
            let isSaid = words.contains { LineWords.practiceSaying.contains($0) }
            let isNumber = item.practice.line.contains(where: \.isNumber)
            let worth =
                Double(item.practice.weight) + told + item.ours.worth - (isSaid ? 4 : 0) - (isNumber ? 4 : 0)
            return (-(item.practice.place.score ?? 0), -worth, item.practice.row.origin?.id ?? "")
        }
        let ranked = offered.sorted { key($0) < key($1) }
        var chosen: [(practice: PointRow, ours: OwnFinding)] = []
        for round in 1...perPeer {
            for item in ranked where chosen.count < most {
                let authority = item.practice.row.text("authority")
                guard chosen.count(where: { $0.practice.row.text("authority") == authority }) < round,
                    !chosen.contains(where: { $0.practice.row.origin == item.practice.row.origin }),
                    !chosen.contains(where: {
                        Likeness.ofTopics(
                            Likeness.topic($0.practice.line), Likeness.topic(item.practice.line))
                            >= UsedEvidence.nearDuplicate
                    })
                else { continue }
                chosen.append(item)
            }
        }
        return chosen
    }

    private static let perPeer = 3
}

/// What our own report says of something that another council does.
private enum OwnFinding {
    /// Words on the same thing, and what of them can be quoted.
    case spoken(SentenceRow, quotation: String)
    /// The same topic, in other words.
    case topic(String)
    case none

    /// Most where our report finds fault, least where it only reports.
    var worth: Double {
        switch self {
        case .spoken(let sentence, _): sentence.tone == .negative || sentence.tone == .mixed ? 6 : 0
        case .topic: 1
        case .none: 3
        }
    }

    var why: String {
        switch self {
        case .spoken(let sentence, _): "our report on it: \(sentence.tone.rawValue)"
        case .topic(let name): "our report speaks of \(name), in other words"
        case .none: "our report has no such words"
        }
    }

    /// "Our report: “…”", "No finding about advocacy was found in our report."
    func words(_ used: inout UsedEvidence) throws -> String {
        switch self {
        case .spoken(let sentence, let quotation):
            return "Our report: " + MarkdownText.escaped(Quotation.sentence(quotation))
                + (try used.mark(sentence.row.origin))
        case .topic(let name):
            return "Our report speaks of \(MarkdownText.escaped(name)); no finding in like words was found."
        case .none: return "No finding on this was found in our report."
        }
    }
}

/// Our own report, to be asked what it says of a thing.
private struct OwnReport {
    private let sentences: [(row: SentenceRow, topic: Set<String>, names: Set<String>)]
    /// In how many sentences of all reports a word stands.
    private let frequency: [String: Int]
    private let total: Int
    private let names: Set<String>
    /// The statement that the note is about.
    private let section: String
    private let topics: NoteTopics

    init(
        _ ours: [SentenceRow], besides theirs: [PointRow], section: String, names: Set<String>,
        topics: NoteTopics
    ) {
        self.section = section
        sentences = ours.map { ($0, Likeness.topic($0.text, without: names), topics.names(in: $0.text)) }
        var frequency: [String: Int] = [:]
        for words in sentences.map(\.topic) + theirs.map({ Likeness.topic($0.text, without: names) }) {
            for word in words { frequency[word, default: 0] += 1 }
        }
        self.frequency = frequency
        total = ours.count + theirs.count
        self.names = names
        self.topics = topics
    }

    /// What our report says of it; nil when it praises the same in us, or when the practice names too little
    /// to learn from.
    func finding(on practice: String) -> OwnFinding? {
        let topic = Likeness.topic(practice, without: names)
        guard topic.count >= 3 else { return nil }
        let named = topics.names(in: practice)
        let alike = sentences.filter { isAlike(topic, named, $0.topic, $0.names) }
        if alike.contains(where: { $0.row.tone == .positive }) { return nil }
        let nearest = alike.compactMap { sentence -> (row: SentenceRow, words: String, worth: Double)? in
            guard let words = Quotation.words(of: sentence.row.text), !Wording.pointsBack(words),
                !Wording.isSingleVoice(words)
            else {
                return nil
            }
            let isNamed = !sentence.names.isDisjoint(with: named)
            let isHere = sentence.row.place.section == section
            return (
                sentence.row, words,
                Likeness.covered(topic, by: sentence.topic) + (isNamed ? 0.3 : 0) + (isHere ? 0.2 : 0)
            )
        }.max { $0.worth < $1.worth }
        if let nearest { return .spoken(nearest.row, quotation: nearest.words) }
        let label = topics.name(of: [practice], isWait: false).map(MeasureLabel.inSentence)
        // Like words that cannot be quoted by themselves are spoken of, too.
        if !alike.isEmpty { return label.map { .topic($0) } }
        guard let label, sentences.contains(where: { !$0.names.isDisjoint(with: named) }) else {
            return OwnFinding.none
        }
        return .topic(label)
    }

    /// Half of the words, a rare one among them or in a topic that has a name; or a rare word with another
    /// word or the topic's name.
    private func isAlike(_ a: Set<String>, _ aNames: Set<String>, _ b: Set<String>, _ bNames: Set<String>)
        -> Bool
    {
        let shared = a.intersection(b)
        let hasRare = shared.contains { frequency[$0, default: 0] <= max(4, total / 60) }
        let isNamed = !aNames.isDisjoint(with: bNames)
        if hasRare || isNamed, Double(shared.count) / Double(a.count) >= Self.spokenOf { return true }
        return hasRare && (shared.count >= 2 || isNamed)
    }

    /// Share of a practice's topic words in one sentence of ours from which our report speaks of it, too.
    private static let spokenOf = 0.5
}
