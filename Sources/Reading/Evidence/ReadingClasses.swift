internal import English
internal import TextAnalysis
internal import TrainedWeights

/// The classes of words that tone and stage are read by, and the kinds of phrase of the data files that
/// count as classes too. A word may be of several.
///
/// Single words are found by their stems, so that "delaying" is of a class that has "delay"; turns of several
/// words as they are written.
struct ReadingClasses: Sendable {
    static let shared = ReadingClasses()

    /// The classes of words of `tone.txt`, by the names that the weights use.
    private static let table: [(name: String, words: WordClass)] = """
        delight praise good-manner ease fit improvement help what-people-should-have enough fault
        distress barriers lack slowness unevenness early-stage pressure decline risk lessening growth
        denial need intent change existence contrast purpose people carers staff leaders councillors
        partners voluntary-groups providers the-council telling surveys comparison more less level few
        many time mixture arrangements evidence results ending turns-of-ending turns-of-praise
        turns-of-fault plain-topics turns-of-change turns-of-intent turns-of-more turns-of-less
        turns-of-level turns-of-purpose
        """.split { $0 == " " || $0 == "\n" }.map {
            (String($0), English.words(.tone, String($0.replacing("-", with: " "))))
        }

    /// What a unit may be besides being of a class of words.
    enum Special: String, CaseIterable {
        case name, number, percentage
    }

    /// Kinds of phrases that count as classes; praise and fault in two strengths.
    private static let cues: [(name: String, kind: CueKind, isStrong: Bool?)] =
        [
            ("cue-praise", .positive, true), ("cue-mild-praise", .positive, false),
            ("cue-fault", .negative, true), ("cue-mild-fault", .negative, false),
        ]
        + [
            CueKind.mixed, .plain, .negator, .relief, .intention, .purpose, .contrast, .target, .england,
            .region, .previous, .better, .worse, .similar, .higher, .lower,
        ].map { ("cue-" + $0.rawValue, $0, nil) }

    /// From this weight on a phrase is a strong cue.
    private static let strong = 0.9

    /// The names of all classes, by number.
    let names: [String]
    /// Hashes of the names, by number.
    let keys: [UInt64]
    private let byStem: KeyIndex
    private let ofStem: [ClassSet]
    private let firstWords: KeyIndex
    /// Turns by their first word, the longest first.
    private let turns: [[(words: [UInt64], number: Int)]]
    private let firstSpecial: Int
    private let firstCue: Int

    private init() {
        firstSpecial = Self.table.count
        firstCue = firstSpecial + Special.allCases.count
        names =
            Self.table.map(\.name) + Special.allCases.map(\.rawValue) + Self.cues.map(\.name)
        keys = names.map { Feature.hash($0.utf8) }
        var stems: [UInt64: ClassSet] = [:]
        var starts: [UInt64: [(words: [UInt64], number: Int)]] = [:]
        for (number, entry) in Self.table.enumerated() {
            for phrase in entry.words.words {
                let words = phrase.split(separator: " ")
                if words.count == 1 {
                    stems[Feature.hash(Stemmer.stem(phrase).utf8), default: ClassSet()].insert(number)
                } else {
                    let keys = words.map { Tokenizer.key(String($0)) }
                    starts[keys[0], default: []].append((keys, number))
                }
            }
        }
        let stemList = stems.sorted { $0.key < $1.key }
        byStem = KeyIndex(stemList.enumerated().map { ($1.key, Int32($0)) })
        ofStem = stemList.map(\.value)
        let startList = starts.sorted { $0.key < $1.key }
        firstWords = KeyIndex(startList.enumerated().map { ($1.key, Int32($0)) })
        turns = startList.map { $0.value.sorted { $0.words.count > $1.words.count } }
    }

    /// The classes of a stem, by its hash.
    func classes(ofStem stem: UInt64) -> ClassSet {
        let place = byStem[stem]
        return place < 0 ? ClassSet() : ofStem[Int(place)]
    }

    /// The longest turn that begins at a token: its class, and how many tokens it has.
    func turn(at index: Int, in tokens: [Token]) -> (number: Int, count: Int)? {
        let place = firstWords[tokens[index].key]
        guard place >= 0 else { return nil }
        for turn in turns[Int(place)] where index + turn.words.count <= tokens.count {
            if turn.words.indices.allSatisfy({ tokens[index + $0].key == turn.words[$0] }) {
                return (turn.number, turn.words.count)
            }
        }
        return nil
    }

    func number(_ special: Special) -> Int {
        firstSpecial + (Special.allCases.firstIndex(of: special) ?? 0)
    }

    /// The class that a phrase of the data files counts as.
    func number(of match: Lexicon.Match) -> Int? {
        Self.cues.firstIndex {
            $0.kind == match.kind
                && ($0.isStrong ?? (match.weight >= Self.strong)) == (match.weight >= Self.strong)
        }.map { firstCue + $0 }
    }

    /// The set of the classes with some names.
    ///
    /// - Precondition: all are names of classes.
    func set(_ wanted: String...) -> ClassSet {
        var result = ClassSet()
        for name in wanted {
            guard let number = names.firstIndex(of: name) else {
                preconditionFailure("There is no class \(name).")
            }
            result.insert(number)
        }
        return result
    }
}

/// Some classes of words, by number.
struct ClassSet: Hashable, Sendable {
    private var low: UInt64 = 0
    private var high: UInt64 = 0

    var isEmpty: Bool { low == 0 && high == 0 }

    mutating func insert(_ number: Int) {
        if number < 64 { low |= 1 << UInt64(number) } else { high |= 1 << UInt64(number - 64) }
    }

    mutating func formUnion(_ other: ClassSet) {
        low |= other.low
        high |= other.high
    }

    func union(_ other: ClassSet) -> ClassSet {
        var both = self
        both.formUnion(other)
        return both
    }

    func intersects(_ other: ClassSet) -> Bool { low & other.low != 0 || high & other.high != 0 }

    /// The numbers in order.
    var numbers: [Int] {
        var numbers: [Int] = []
        var rest = low
        while rest != 0 {
            numbers.append(rest.trailingZeroBitCount)
            rest &= rest - 1
        }
        rest = high
        while rest != 0 {
            numbers.append(64 + rest.trailingZeroBitCount)
            rest &= rest - 1
        }
        return numbers
    }
}
