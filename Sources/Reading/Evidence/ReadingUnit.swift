internal import English
internal import SourceText
internal import TextAnalysis
internal import TrainedWeights

/// A word, a number or a mark of a sentence, with what tone and stage need to know of it.
struct ReadingUnit {
    /// What stands before it: whether it is a verdict ("was poor", "there were poor"), or not.
    enum Place {
        case said, existing, other
    }

    var tokens: Range<Int>
    var classes: ClassSet
    /// The numbers of the classes in order.
    var numbers: [Int]
    /// Hash of its stem.
    var stem: UInt64
    /// A word that is neither small nor a name.
    var isContent: Bool
    var isSmall: Bool
    var isDenied: Bool
    /// Intended, or what something is for.
    var isHoped: Bool
    /// How many contrasts stand before it.
    var side: Int
    var place: Place
}

/// Cuts a sentence into units, each in its scope. Linear in the tokens.
struct ReadingUnits {
    /// Words that a denial reaches, and an intention, a purpose and a promise.
    private static let denialReach = 6
    private static let purposeReach = 9
    private static let intentReach = 14

    private static let small = English.words(.tone, "function words")
    private static let beforeNoun = English.words(.tone, "before a noun")
    private static let linking = English.words(.tone, "linking verbs")
    private static let noPurpose = English.words(.tone, "no purpose")
    private static let promises = English.words(.tone, "promises")
    private static let conditions = English.words(.tone, "conditions")
    private static let relatives = English.words(.tone, "openers of what may be")
    private static let possibility = English.words(.tone, "what may be")
    private static let not = Tokenizer.key("not")
    private static let classes = ReadingClasses.shared
    private static let denials = classes.set("denial")
    private static let contrasts = classes.set("contrast")
    private static let intents = classes.set("intent")
    private static let purposes = classes.set("turns-of-purpose")
    private static let plainTopics = classes.set("plain-topics")
    private static let turnsOfIntent = classes.set("turns-of-intent")
    /// Those who speak, or are spoken of.
    static let speakers = classes.set(
        "people", "carers", "staff", "leaders", "councillors", "partners", "voluntary-groups", "providers")
    private static let to = Tokenizer.key("to")
    private static let so = Tokenizer.key("so")
    private static let there = Tokenizer.key("there")
    /// Begin a contrast only after another one, and go on with the subject as often: "still", "others".
    private static let weakContrasts = WordClass(phrases: ["still", "other", "others"])
    private static let being = WordClass(phrases: ["was", "were", "is", "are", "be", "been"])

    private let reading: SentenceReading
    private var units: [ReadingUnit] = []
    private var denial = 0
    private var purpose = 0
    private var intent = 0
    private var side = 0

    private init(_ reading: SentenceReading) {
        self.reading = reading
        units.reserveCapacity(reading.tokens.count)
    }

    static func units(of reading: SentenceReading) -> [ReadingUnit] {
        var cutter = ReadingUnits(reading)
        var cues = [Int: ClassSet]()
        for match in reading.matches {
            guard let number = classes.number(of: match) else { continue }
            cues[match.tokens.lowerBound, default: ClassSet()].insert(number)
        }
        var index = 0
        while index < reading.tokens.count { index = cutter.take(index, cues[index]) }
        return cutter.units
    }

    /// Adds the unit at a token.
    ///
    /// - Returns: the token after it.
    private mutating func take(_ index: Int, _ cues: ClassSet?) -> Int {
        let token = reading.tokens[index]
        let stem = token.isWord ? Feature.hash(reading.stemBytes(index)) : token.key
        var found = token.isWord ? Self.classes.classes(ofStem: stem) : ClassSet()
        var end = index + 1
        var turnSet = ClassSet()
        if token.isWord, let turn = Self.classes.turn(at: index, in: reading.tokens) {
            turnSet.insert(turn.number)
            if turnSet == Self.plainTopics {
                found = turnSet
                end = index + turn.count
            } else {
                found.formUnion(turnSet)
            }
        }
        if token.isNumber {
            var kind = ClassSet()
            kind.insert(
                Self.classes.number(reading.isMark(index + 1, MarkKey.percent) ? .percentage : .number))
            found = kind
        }
        let isName =
            token.isWord && token.isCapitalised && index > 0 && !found.intersects(Self.speakers)
        if isName {
            found = ClassSet()
            found.insert(Self.classes.number(.name))
        }
        if let cues { found.formUnion(cues) }
        closeScopes(at: index, found)
        let isSmall = token.isWord && Self.small.contains(token.key)
        units.append(
            ReadingUnit(
                tokens: index..<end, classes: found, numbers: found.isEmpty ? [] : found.numbers, stem: stem,
                isContent: token.isWord && !isName && !isSmall, isSmall: isSmall,
                isDenied: denial > 0, isHoped: purpose > 0 || intent > 0, side: side, place: place(index)))
        openScopes(at: index, found, turnSet)
        return end
    }

    private mutating func closeScopes(at index: Int, _ found: ClassSet) {
        let token = reading.tokens[index]
        if token.isMark {
            denial = 0
            if token.key != MarkKey.comma { purpose = 0 }
            if token.key == MarkKey.semicolon || token.key == MarkKey.colon { intent = 0 }
            if token.key == MarkKey.semicolon { side += 1 }
        }
        if found.intersects(Self.contrasts), !Self.weakContrasts.contains(token.key) {
            side += 1
            (denial, purpose, intent) = (0, 0, 0)
        }
    }

    private mutating func openScopes(at index: Int, _ found: ClassSet, _ turn: ClassSet) {
        let token = reading.tokens[index]
        if token.isWord {
            denial = max(0, denial - 1)
            purpose = max(0, purpose - 1)
            intent = max(0, intent - 1)
        }
        if found.intersects(Self.denials) { denial = Self.denialReach }
        if token.key == Self.to, isPurpose(index) { purpose = Self.purposeReach }
        if opensWhatMayBe(index) { purpose = Self.purposeReach }
        if token.key == Self.so || turn == Self.purposes { purpose = Self.purposeReach }
        if turn == Self.turnsOfIntent
            || found.intersects(Self.intents) && Self.promises.contains(token.key)
        {
            intent = Self.intentReach
        }
    }

    /// "Who might be left out", "if a carer fell ill": what may be is neither there nor amiss. "Who could not
    /// leave the house" tells what is.
    private func opensWhatMayBe(_ index: Int) -> Bool {
        let token = reading.tokens[index]
        guard token.isWord, reading.isWord(index + 1) else { return false }
        let next = reading.tokens[index + 1].key
        return Self.conditions.contains(token.key)
            || Self.relatives.contains(token.key) && Self.possibility.contains(next)
                && !(reading.isWord(index + 2) && Self.not == reading.key(index + 2))
    }

    /// "To" before a verb: what something is for. Not "access to", "able to".
    private func isPurpose(_ index: Int) -> Bool {
        guard index > 0, reading.isWord(index + 1), !reading.tokens[index + 1].isCapitalised else {
            return false
        }
        return !Self.small.contains(reading.tokens[index + 1].key)
            && !Self.noPurpose.contains(reading.tokens[index - 1].key)
    }

    private func place(_ index: Int) -> ReadingUnit.Place {
        var before = index - 1
        while before >= 0, reading.isWord(before), Self.beforeNoun.contains(reading.tokens[before].key) {
            before -= 1
        }
        guard before >= 0, reading.isWord(before) else { return .other }
        let token = reading.tokens[before]
        if before > 0, Self.being.contains(token.key), reading.key(before - 1) == Self.there {
            return .existing
        }
        return Self.linking.contains(token.key) ? .said : .other
    }
}

extension SentenceReading {
    /// The stem of a word.
    func stemBytes(_ index: Int) -> ArraySlice<UInt8> {
        let token = tokens[index]
        return Stemmer.stem(bytes[token.span.start..<token.span.end], isPossessive: token.isPossessive)
    }
}
