internal import AssessmentModel
internal import SourceText
internal import TextAnalysis
internal import TrainedWeights

/// What tone and stage are read from: everything that is so of one sentence.
///
/// A feature counts once however often it is seen. `../../../Scripts/train` weighs them.
struct SentenceFeatures {
    /// What the finders of figures and voices, and the sentence before, add to the words.
    struct Company {
        var indicators: [Indicator]
        /// How each indicator comes off of which the report only gives the figures.
        var implied: [Direction?]
        /// How a comparison without figures comes off.
        var unprinted: Direction?
        /// How the value of the sentence before comes off, when this one compares it.
        var afterthought: Direction?
        var voices: [Voice]
        /// Whether the section describes the area and its money.
        var isBackground: Bool
        /// How praise and fault were shared out in the sentence before.
        var balanceBefore: Balance?
    }

    /// Which of praise and fault prevails.
    enum Balance: String {
        case praise, fault, level
    }

    /// How many words after a word another makes a pair with it.
    private static let pairReach = 3
    /// Among how many words from the start the subject is looked for.
    private static let subjectReach = 5

    private(set) var features: [Feature] = []
    /// What each feature is called in the file of weights; only kept for training.
    private(set) var names: [String] = []
    private let isNamed: Bool
    private(set) var balance = Balance.level
    private let reading: SentenceReading
    private let units: [ReadingUnit]
    private let classes = ReadingClasses.shared

    private init(_ reading: SentenceReading, named: Bool) {
        self.reading = reading
        units = ReadingUnits.units(of: reading)
        isNamed = named
        features.reserveCapacity(units.count * 12)
    }

    /// - Parameter named: whether the names are wanted too.
    static func features(of reading: SentenceReading, _ company: Company, named: Bool = false)
        -> SentenceFeatures
    {
        var found = SentenceFeatures(reading, named: named)
        let whole = 0..<reading.tokens.count
        found.add(.always, "all", at: whole)
        found.addWords()
        found.addPairs()
        found.addSubject()
        found.addTallies(whole)
        found.addStart(after: company.balanceBefore)
        found.addCompany(company, whole)
        return found
    }

    // MARK: - Words

    private mutating func addWords() {
        for unit in units {
            if unit.isContent {
                add(unit.isDenied ? .deniedWord : .word, stemOf: unit)
            }
            let kind: Feature.Kind =
                switch (unit.isDenied, unit.isHoped) {
                case (false, false): .plainGroup
                case (true, false): .deniedGroup
                case (false, true): .hopedGroup
                case (true, true): .deniedHopedGroup
                }
            for number in unit.numbers {
                add(.group, number, at: unit.tokens)
                add(kind, number, at: unit.tokens)
            }
        }
    }

    private mutating func addPairs() {
        let content = units.filter {
            !$0.classes.isEmpty || reading.isWord($0.tokens.lowerBound) && !$0.isSmall
        }
        for first in content.indices {
            for second in content.index(after: first)..<min(content.count, first + Self.pairReach + 1) {
                let between =
                    content[first].tokens
                    .upperBound..<max(
                        content[first].tokens.upperBound, content[second].tokens.lowerBound)
                if between.contains(where: { reading.tokens[$0].isMark }) { break }
                let tokens = content[first].tokens.lowerBound..<content[second].tokens.upperBound
                let kind: Feature.Kind = content[second].isDenied ? .deniedPair : .pair
                for one in content[first].numbers {
                    for other in content[second].numbers where one != other {
                        add(kind, one, and: other, at: tokens)
                    }
                }
            }
        }
    }

    private static let subjects = ReadingClasses.shared.set(
        "people", "carers", "staff", "leaders", "councillors", "partners", "voluntary-groups", "providers",
        "the-council", "arrangements")
    private static let telling = ReadingClasses.shared.set("telling")
    private static let praise = ReadingClasses.shared.set(
        "delight", "praise", "good-manner", "ease", "fit", "improvement", "help", "enough",
        "what-people-should-have", "turns-of-praise", "turns-of-more")
    private static let fault = ReadingClasses.shared.set(
        "fault", "distress", "barriers", "lack", "slowness", "unevenness", "early-stage", "pressure",
        "decline",
        "risk", "turns-of-fault", "turns-of-less")

    private mutating func addSubject() {
        let content = units.filter { !$0.isSmall && !$0.classes.isEmpty }
        let subject = content.prefix(Self.subjectReach).first { $0.classes.intersects(Self.subjects) }
        let number = subject?.numbers.first { Self.isOf($0, Self.subjects) }
        let isTold = content.contains { $0.classes.intersects(Self.telling) }
        let kind: Feature.Kind = isTold ? .toldSubject : .subject
        for unit in content where unit.classes.intersects(Self.praise) || unit.classes.intersects(Self.fault)
        {
            for other in unit.numbers
            where Self.isOf(other, Self.praise) || Self.isOf(other, Self.fault) {
                if let number {
                    add(kind, number, and: other, at: unit.tokens)
                } else {
                    add(kind, "none", and: other, at: unit.tokens)
                }
            }
        }
    }

    private static func isOf(_ number: Int, _ set: ClassSet) -> Bool {
        var one = ClassSet()
        one.insert(number)
        return set.intersects(one)
    }

    // MARK: - The sentence as a whole

    private mutating func addTallies(_ whole: Range<Int>) {
        var sides: [(praise: Int, fault: Int)] = [(0, 0)]
        var said = (praise: 0, fault: 0)
        for unit in units {
            while sides.count <= unit.side { sides.append((0, 0)) }
            let isPraise = unit.classes.intersects(Self.praise)
            guard isPraise || unit.classes.intersects(Self.fault), !unit.isHoped else { continue }
            let isVerdict = unit.place == .said || unit.place == .existing
            if isPraise != unit.isDenied {
                sides[unit.side].praise += 1
                if isVerdict { said.praise += 1 }
            } else {
                sides[unit.side].fault += 1
                if isVerdict { said.fault += 1 }
            }
        }
        let praise = sides.reduce(0) { $0 + $1.praise }
        let fault = sides.reduce(0) { $0 + $1.fault }
        balance = Self.balance(praise, fault)
        for (name, count) in [
            ("praise", praise), ("fault", fault), ("praise-said", said.praise), ("fault-said", said.fault),
        ] {
            for step in 0..<min(count, 4) { add(.tally, name + "-" + String(step + 1), at: whole) }
        }
        add(.tally, praise + fault == 0 ? "nothing" : balance.rawValue, at: whole)
        for (limit, name) in [(8, "short"), (16, "middling"), (28, "long"), (45, "very-long")]
        where units.count > limit { add(.tally, name, at: whole) }
        guard sides.count > 1, let first = sides.first, let last = sides.last else {
            add(.tally, "one-side", at: whole)
            return
        }
        let opening = Self.balance(first.praise, first.fault)
        let close = Self.balance(last.praise, last.fault)
        add(.tally, "contrast", at: whole)
        add(.tally, "\(opening.rawValue)-then-\(close.rawValue)", at: whole)
        add(.tally, "then-\(close.rawValue)", at: whole)
    }

    private static func balance(_ praise: Int, _ fault: Int) -> Balance {
        praise > fault ? .praise : fault > praise ? .fault : .level
    }

    private mutating func addStart(after balance: Balance?) {
        let words = units.filter { reading.isWord($0.tokens.lowerBound) }
        guard let first = words.first else { return }
        for number in first.numbers { add(.startGroup, number, at: first.tokens) }
        add(.startWord, stemOf: first)
        if words.count > 1 {
            let tokens = first.tokens.lowerBound..<words[1].tokens.upperBound
            add(Feature.key(.startWords, first.stem, words[1].stem), at: tokens)
            if isNamed {
                names.append("\(Feature.Kind.startWords.name) \(stemText(first)) \(stemText(words[1]))")
            }
        }
        if let balance {
            add(Feature.key(.follows, Feature.hash(balance.rawValue.utf8), first.stem), at: first.tokens)
            if isNamed { names.append("\(Feature.Kind.follows.name) \(balance.rawValue) \(stemText(first))") }
            add(.follows, balance.rawValue, at: first.tokens)
        }
    }

    private mutating func addCompany(_ company: Company, _ whole: Range<Int>) {
        for (index, indicator) in company.indicators.enumerated() {
            let implied = index < company.implied.count ? company.implied[index] : nil
            guard let direction = indicator.direction ?? implied else {
                add(
                    .figure, "unjudged", and: indicator.unit.rawValue.replacing(" ", with: "-"),
                    at: tokens(of: indicator.span))
                continue
            }
            let tokens = tokens(of: indicator.span)
            let isSaid = indicator.direction != nil
            add(.figure, direction.rawValue, at: tokens)
            add(
                .figure, direction.rawValue + (isSaid ? "" : "-implied"),
                and: (indicator.comparator?.rawValue ?? "none").replacing(" ", with: "-"), at: tokens)
        }
        if let direction = company.unprinted { add(.figure, direction.rawValue, and: "unprinted", at: whole) }
        if let direction = company.afterthought { add(.figure, direction.rawValue, and: "before", at: whole) }
        for voice in company.voices { add(.voice, voice.rawValue, at: whole) }
        if company.voices.isEmpty { add(.voice, "none", at: whole) }
        if company.indicators.isEmpty { add(.figure, "none", at: whole) }
        if company.isBackground { add(.found, "background", at: whole) }
        for match in reading.matches {
            switch match.kind.group {
            case .stage, .hearing, .data, .saying:
                add(.found, match.kind.rawValue.replacing(" ", with: "-"), at: match.tokens)
            case .tone, .speaker, .noun, .number, .statistic, .comparison, .polarity, .source, .period, .verb:
                continue
            }
        }
    }

    private func tokens(of span: Span) -> Range<Int> {
        let first = reading.tokens.firstIndex { $0.span.end > span.start } ?? 0
        let end = reading.tokens.firstIndex { $0.span.start >= span.end } ?? reading.tokens.count
        return first..<max(first, end)
    }

    // MARK: - Adding

    private func stemText(_ unit: ReadingUnit) -> String {
        String(decoding: reading.stemBytes(unit.tokens.lowerBound), as: UTF8.self)
    }

    private mutating func add(_ key: UInt64, at tokens: Range<Int>) {
        features.append(Feature(key: key, tokens: tokens))
    }

    private mutating func add(_ kind: Feature.Kind, stemOf unit: ReadingUnit) {
        add(Feature.key(kind, unit.stem), at: unit.tokens)
        if isNamed { names.append("\(kind.name) \(stemText(unit))") }
    }

    private mutating func add(_ kind: Feature.Kind, _ number: Int, at tokens: Range<Int>) {
        add(Feature.key(kind, classes.keys[number]), at: tokens)
        if isNamed { names.append("\(kind.name) \(classes.names[number])") }
    }

    private mutating func add(_ kind: Feature.Kind, _ number: Int, and other: Int, at tokens: Range<Int>) {
        add(Feature.key(kind, classes.keys[number], classes.keys[other]), at: tokens)
        if isNamed { names.append("\(kind.name) \(classes.names[number]) \(classes.names[other])") }
    }

    private mutating func add(_ kind: Feature.Kind, _ number: Int, and other: String, at tokens: Range<Int>) {
        add(Feature.key(kind, classes.keys[number], Feature.hash(other.utf8)), at: tokens)
        if isNamed { names.append("\(kind.name) \(classes.names[number]) \(other)") }
    }

    private mutating func add(_ kind: Feature.Kind, _ name: String, and other: Int, at tokens: Range<Int>) {
        add(Feature.key(kind, Feature.hash(name.utf8), classes.keys[other]), at: tokens)
        if isNamed { names.append("\(kind.name) \(name) \(classes.names[other])") }
    }

    private mutating func add(_ kind: Feature.Kind, _ name: String, at tokens: Range<Int>) {
        add(Feature.key(kind, Feature.hash(name.utf8)), at: tokens)
        if isNamed { names.append("\(kind.name) \(name)") }
    }

    private mutating func add(_ kind: Feature.Kind, _ name: String, and other: String, at tokens: Range<Int>)
    {
        add(Feature.key(kind, Feature.hash(name.utf8), Feature.hash(other.utf8)), at: tokens)
        if isNamed { names.append("\(kind.name) \(name) \(other)") }
    }
}
