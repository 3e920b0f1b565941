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
        /// As `why` shows it.
        package let name: String
        /// To the weight.
        package let adds: Int
        /// Whether a fault that gives it may weigh most without a figure.
        package let isHard: Bool
    }

    /// A class of words that the grouping and the lines go by.
    package enum WordClass: String, Sendable, CaseIterable {
        case pointsBack = "points back"
        case example, adds, contrasts, source, acknowledges, leader, waiting, denies, moment
        case namedBefore = "named before"
        case amiss, gone, perfect, since, earlier, added, wishes, knows, measured
        case setUp = "set up"
        case divides, stopped, harmDone = "harm done"
        case standsFor = "stands for"
        case secondary, breadth, extreme, churn, more, fewer, so, members, wanting
        case rest = "else"
        case councilTells = "council tells"
        case lengthOfWait = "length of wait"
        case ofWhom = "of whom"
        case hedged, reported
        case cqcJudges = "CQC judges"
        case approves, disapproves, turns, explains, nobody, ills, lacks, few, rare, less, better, burdens,
            candid
        case noDenial = "no denial"
        case perfectOrBe = "before denials"
        case fewerThan = "fewer than"
        case shares
        case lessOf = "less of"
        case broughtDown = "brought down"
        case goneUp = "gone up"
        case planOfLoss = "plan of loss"
        case dropped, praising, faulting, corrected
        case judgesBack = "judges back"
        case byThen = "by then"
        case condition, opensCondition = "opens a condition"
    }

    /// What a phrase of the file stands for.
    package enum Cue: Hashable, Sendable {
        /// A topic or ground by its place in the list.
        case topic(Int)
        case ground(Int)
        case word(WordClass)
        case state(PointState)
        /// Words of more and of less.
        case quantity(Change)
        case goodEnd(lessIsBetter: Bool)
    }

    /// A phrase found in folded words.
    package struct Match: Sendable {
        package let cue: Cue
        /// Of its first word.
        package let place: Int
        /// In words.
        package let length: Int
    }

    /// In the order of the file.
    package let topics: [Topic]
    /// In the order in which they are asked.
    package let grounds: [Ground]
    /// What else adds to a weight.
    package let weights: PointWeights
    /// What is added between two sentences where something holds, by its name in the file.
    private let grouping: [String: Int]
    private let common: Set<String>
    private let cues: [Cue]
    private let index: PhraseIndex

    /// - Throws: `WorldError` when the file is not YAML of the expected shape, or names what there is not.
    package init(yaml: String) throws(WorldError) {
        let file = try DataFile.decode(PointFile.self, from: yaml, named: "points.yaml")
        topics = file.topics.map { Topic(name: $0.name, waits: $0.waits) }
        grounds = file.weights.grave.map { Ground(name: $0.name, adds: $0.adds, isHard: $0.hard ?? false) }
        weights = file.weights.all
        grouping = file.grouping
        common = Set(file.words["common"] ?? [])
        var cues: [Cue] = []
        var phrases: [(text: String, value: Int)] = []
        func add(_ cue: Cue, _ texts: [String]) {
            phrases += texts.map { ($0, cues.count) }
            cues.append(cue)
        }
        for (place, topic) in file.topics.enumerated() { add(.topic(place), topic.cues) }
        for (place, ground) in file.weights.grave.enumerated() { add(.ground(place), ground.cues) }
        for word in WordClass.allCases { add(.word(word), file.words[word.rawValue] ?? []) }
        for (name, texts) in file.states.sorted(by: { $0.key < $1.key }) {
            guard let state = PointState(rawValue: name) else {
                throw WorldError("points.yaml: there is no state \"\(name)\"")
            }
            add(.state(state), texts)
        }
        add(.quantity(.risen), file.quantities.rising)
        add(.quantity(.fallen), file.quantities.falling)
        add(.goodEnd(lessIsBetter: false), file.goodEnds.more)
        add(.goodEnd(lessIsBetter: true), file.goodEnds.less)
        for (text, _) in phrases {
            guard let first = text.split(separator: " ").first, !first.isEmpty else {
                throw WorldError("points.yaml: a cue without words")
            }
            guard !first.hasSuffix("*") || first.utf8.count > PhraseIndex.leastStart else {
                throw WorldError("points.yaml: \"\(text)\" has too few letters before its *")
            }
        }
        self.cues = cues
        index = PhraseIndex(phrases)
    }

    /// Every phrase of the file in folded words (`Folding.wordList`), in order of place.
    package func matches(in words: [String]) -> [Match] {
        index.matches(in: words).map { Match(cue: cues[$0.value], place: $0.place, length: $0.length) }
    }

    /// What something that holds between two sentences adds; 0 for what the file does not name.
    package func grouping(_ name: String) -> Int { grouping[name] ?? 0 }

    /// Whether a folded word says nothing of what a sentence is about.
    package func isCommon(_ word: String) -> Bool { common.contains(word) }
}

/// What gives a point weight besides the grounds of shortfalls.
package struct PointWeights: Sendable, Decodable {
    /// A point of a kind begins with this.
    package let kinds: [String: Int]
    /// For what has become worse.
    package let worsening: Int
    /// For a figure that is far on the wrong side of its benchmark.
    package let gap: Gap
    /// For a long wait.
    package let wait: Wait
    /// For a shortfall of a statement with a low score.
    package let lowScore: LowScore
    /// For what several groups say.
    package let voices: Voices
    /// For what is said of councillors and their work.
    package let members: Int
    /// For a shortfall that rests on what one person said; below nought.
    package let singleRemark: Int
    /// How much a fault may weigh that rests on nothing hard.
    package let most: Most
    /// For what CQC's own summary says too.
    package let summary: Int
    /// For a strength that figures bear out.
    package let figures: Int

    /// The most that faults weigh which rest on no law, harm, money, figure or breadth.
    package struct Most: Sendable, Decodable {
        package let soft: Int
        /// Told with reserve; CQC's summary raises it.
        package let mild: Int
    }
    /// What a gap to a benchmark adds to a point's weight, and from how large a one.
    package struct Gap: Sendable, Decodable {
        package let adds: Int
        /// In hundredths of the benchmark.
        package let least: Double
        /// From so many hundredths on it adds one more.
        package let large: Double
        private enum CodingKeys: String, CodingKey { case adds, least = "at least", large }
    }
    /// What a wait adds to a point's weight, and from how many days.
    package struct Wait: Sendable, Decodable {
        package let adds: Int
        package let days: Double
        /// From so many days on it adds one more.
        package let long: Double
    }
    /// What a statement's low score adds to its points' weights, and which is the highest that does.
    package struct LowScore: Sendable, Decodable {
        package let adds: Int
        package let score: Int
    }
    /// What several voices add to a point's weight, and from how many groups.
    package struct Voices: Sendable, Decodable {
        package let adds: Int
        package let least: Int
        private enum CodingKeys: String, CodingKey { case adds, least = "at least" }
    }
    private enum CodingKeys: String, CodingKey {
        case kinds, worsening, gap, wait, lowScore = "low score", voices, members, most, summary, figures
        case singleRemark = "single remark"
    }
}

/// Every name a point's topic may have, parents before what belongs to them: what every question needs of
/// `points.yaml`, whose other parts take four times as long to read.
struct TopicNames: Decodable {
    private struct Topic: Decodable { var name: String, waits: String? }
    private enum CodingKeys: String, CodingKey { case topics }
    let all: [String]

    init(from decoder: any Decoder) throws {
        let topics = try decoder.container(keyedBy: CodingKeys.self).decode([Topic].self, forKey: .topics)
        var names: [String] = []
        for name in topics.map(\.name) + ["waits"] + topics.compactMap(\.waits).sorted()
        where !names.contains(name) { names.append(name) }
        all = names
    }
}

/// The shape of `points.yaml`.
struct PointFile: Decodable {
    struct Topic: Decodable {
        var name: String
        var waits: String?
        var cues: [String]
    }
    struct Grave: Decodable {
        var name: String
        var adds: Int
        var hard: Bool?
        var cues: [String]
    }
    /// `weights`, read twice: the grounds, and everything else.
    struct Weighing: Decodable {
        var grave: [Grave]
        var all: PointWeights
        private enum CodingKeys: String, CodingKey { case grave }

        init(from decoder: any Decoder) throws {
            grave = try decoder.container(keyedBy: CodingKeys.self).decode([Grave].self, forKey: .grave)
            all = try PointWeights(from: decoder)
        }
    }
    struct Quantities: Decodable { var rising, falling: [String] }
    struct GoodEnds: Decodable { var more, less: [String] }
    var topics: [Topic]
    var grouping: [String: Int]
    var words: [String: [String]]
    var states: [String: [String]]
    var quantities: Quantities
    var goodEnds: GoodEnds
    var weights: Weighing
    private enum CodingKeys: String, CodingKey {
        case topics, grouping, words, states, quantities, goodEnds = "good ends", weights
    }
}
