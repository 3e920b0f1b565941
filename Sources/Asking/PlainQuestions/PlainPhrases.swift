internal import English
package import SourceText
internal import TextAnalysis

/// The words of plain questions, and what each means. Read from `plain-questions.txt`, which says how its
/// sections are written.
package struct PlainPhrases: Sendable {
    /// Questions that are understood only as a whole, with the command that each means.
    let wholeQuestions: [String: String]
    /// Beginnings of a line after which no step of a query can follow.
    package let plainOpeners: Set<String>
    /// What the council that `use` named is called.
    package let own: Set<String>
    /// What the region of that council is called.
    let ownRegion: Set<String>
    /// Words around a council's name that are no part of it.
    let civicWords: Set<String>
    /// Short names of councils, each with its slug.
    let nicknames: [String: String]
    /// Several regions by one name.
    let regionGroups: [String: [String]]
    /// The choice of `said by` by the words for it.
    let voices: [String: String]
    /// Topics by the phrases that mean them.
    let topics: [String: String]
    /// Tests of the language, `rating is Good`, by the phrases that mean them.
    let conditions: [String: String]
    /// Words that leave out what follows them, and the small words that may stand between.
    let exclusions: Set<String>
    let exclusionFillers: Set<String>
    /// Numbers by the words for a place in a row: `second`.
    let ordinals: [String: String]
    /// Words that hold one thing against another or set its bounds: never without meaning.
    let signs: Set<String>
    /// Those that say nothing more where things are compared anyway.
    let comparingWords: Set<String>
    /// Verbs of what somebody feels, who stands behind them.
    let feelingVerbs: Set<String>
    /// Verbs that say nothing before a word that judges: "came out best".
    let copulas: Set<String>
    /// What is outstanding when it is still to be done.
    let pendingWords: Set<String>
    /// Verbs of what is only supposed: who stands behind them is nothing to search for.
    let modalWords: Set<String>
    /// Verbs of what ought to be done.
    let advisingWords: Set<String>
    /// What is asked of a plan, by the words for it.
    let planWords: [String: String]
    /// What asks for the meaning of the word behind it.
    let definitionOpeners: [String]
    /// Words that name only a part of what stands behind them: `north`, `central`.
    let partWords: Set<String>
    /// Words before a number that make it an age, beside those for who may speak.
    let agedWords: Set<String>
    /// Words that hold one council above or below those right behind them: `than`, `beats`.
    let surpassing: Set<String>
    /// Parts of a whole: `half`, `third`.
    let fractions: Set<String>
    /// Words between two who speak that tell one from the other.
    let betweenSpeakers: Set<String>
    /// What makes a county's name of its town's.
    let countyEndings: Set<String>
    /// Words before the name of a region that show that all of it is meant.
    let regionOpeners: Set<String>
    /// Words that open a question of their own wherever they stand behind "and".
    let askingWords: Set<String>
    /// Words that ask what is to come.
    let futureWords: Set<String>
    /// Words between two questions.
    let halfJoiners: Set<String>
    /// Spans of a year, as months from and to or as a day, by their names.
    let spans: [String: String]
    /// Phrases that mean nothing by themselves, though a word of them might.
    let fillerPhrases: Set<String>
    /// What is asked for, by the words for it; some ask for two things.
    let senses: [String: Set<QuestionSlots.Sense>]
    /// Signs, `>=`, by the words for them before a number and after it.
    let comparisonsBefore: [String: String]
    let comparisonsAfter: [String: String]
    /// Words before or behind a number that say how many are wanted: `top 5`, `worst three`.
    let countOpeners: Set<String>
    /// Words behind such a number: `3 councils`.
    let countClosers: Set<String>
    /// Words of statements' names that say too little to stand for one.
    let commonStatementWords: Set<String>
    /// What money is spent, kept and owed by.
    let moneyWords: Set<String>
    /// Statements, by their short names, that officers have other words for.
    let statementWords: [String: String]
    /// Why no report tells something, by the phrases that ask for it.
    let beyondReports: [String: String]
    /// Words of many place names that mean no one council.
    let commonPlaceWords: Set<String>
    /// Who asks, and whom: of no meaning where questions to ask are wanted.
    let askers: Set<String>
    /// What a report is called, of no meaning where dates of reports are asked for.
    let reportWords: Set<String>
    /// Words that only join others: a search neither begins nor ends with one.
    let joiningWords: Set<String>
    /// Words of the field that look like a misspelt council or statement, and are none.
    let knownWords: Set<String>
    /// Words that mean nothing by themselves.
    let fillers: Set<String>
    /// Small words by what they do.
    let smallWords: [SmallWords: Set<String>]
    /// Before or after what a report's age says it was published, by the words for it.
    let ages: [String: String]
    /// What stands for `after` and `before` in front of "than".
    let thanOpeners: [String: String]
    /// Days of what a wait may be counted in. A month is as long as a twelfth of a year.
    let periods: [String: Double]
    /// Numbers by their words.
    let numbers: [String: Int]
    /// Words in full, by how they are shortened; what only ends a list is nothing.
    let shorthand: [String: String]
    /// Words that mean something, by the stem that only words of the same meaning have.
    let byStem: [String: String]
    /// Words that bear on the meaning of a line and on no search: which way, how far, for whom alone.
    let doubtfulWords: Set<String>
    /// Words that open a question, which is no list of words to search for.
    package let questionWords: Set<String>

    /// The sections of the file, by their names in it.
    enum Section: String, CaseIterable {
        case wholeQuestions = "whole questions"
        case plainOpeners = "plain openers"
        case own
        case ownRegion = "own region"
        case civicWords = "civic words"
        case nicknames
        case regionGroups = "region groups"
        case voices
        case topics
        case conditions
        case exclusions
        case exclusionFillers = "exclusion fillers"
        case ordinals
        case signs
        case comparingWords = "comparing words"
        case fillerPhrases = "filler phrases"
        case halfJoiners = "half joiners"
        case spans
        case feelingVerbs = "feeling verbs"
        case futureWords = "future words"
        case advisingWords = "advising words"
        case askingWords = "asking words"
        case planWords = "plan words"
        case partWords = "part words"
        case regionOpeners = "region openers"
        case countyEndings = "county endings"
        case betweenSpeakers = "between speakers"
        case agedWords = "aged words"
        case fractions
        case surpassing
        case definitionOpeners = "definition openers"
        case copulas
        case modalWords = "modal words"
        case pendingWords = "pending words"
        case senses
        case comparisonsBefore = "comparisons before"
        case comparisonsAfter = "comparisons after"
        case countOpeners = "count openers"
        case countClosers = "count closers"
        case moneyWords = "money words"
        case commonStatementWords = "common statement words"
        case statementWords = "statement words"
        case beyondReports = "beyond reports"
        case commonPlaceWords = "common place words"
        case askers
        case reportWords = "report words"
        case joiningWords = "joining words"
        case knownWords = "known words"
        case fillers
        case questionWords = "question words"
        case smallWords = "small words"
        case ages
        case thanOpeners = "than openers"
        case periods
        case numbers
        case doubtfulWords = "doubtful words"
        case shorthand

        /// Whether its lines are names with phrases behind them.
        var isNamed: Bool {
            switch self {
            case .wholeQuestions, .nicknames, .regionGroups, .voices, .topics, .conditions, .ordinals, .spans,
                .senses, .planWords, .comparisonsBefore, .comparisonsAfter, .statementWords, .beyondReports,
                .smallWords, .ages, .thanOpeners, .periods, .numbers, .shorthand:
                true
            case .plainOpeners, .own, .ownRegion, .civicWords, .exclusions, .exclusionFillers, .signs,
                .comparingWords, .fillerPhrases, .halfJoiners, .feelingVerbs, .futureWords,
                .advisingWords, .askingWords, .partWords, .regionOpeners, .countyEndings,
                .betweenSpeakers, .agedWords, .fractions, .surpassing, .definitionOpeners, .copulas,
                .modalWords, .pendingWords, .countOpeners, .countClosers, .moneyWords,
                .commonStatementWords, .commonPlaceWords, .askers, .reportWords, .joiningWords,
                .knownWords, .fillers, .questionWords, .doubtfulWords:
                false
            }
        }
    }

    /// - Parameters:
    ///   - text: the file.
    ///   - name: what it is called where a line of it is at fault.
    /// - Throws: the first line that cannot be read, and why.
    package init(_ text: String, named name: String) throws(WorldError) {
        let lines = try Self.sections(of: text, named: name)
        func words(_ section: Section) -> Set<String> { Set(lines[section, default: []].flatMap(\.words)) }
        func names(_ section: Section) -> [String: String] { Self.names(lines[section, default: []]) }
        wholeQuestions = names(.wholeQuestions)
        plainOpeners = Set(lines[.plainOpeners, default: []])
        own = Set(lines[.own, default: []])
        ownRegion = Set(lines[.ownRegion, default: []])
        civicWords = words(.civicWords)
        nicknames = names(.nicknames)
        regionGroups = names(.regionGroups).mapValues { $0.split(separator: ";").map(\.trimmed) }
        voices = names(.voices)
        topics = names(.topics)
        conditions = names(.conditions)
        exclusions = Set(lines[.exclusions, default: []].flatMap(Self.alternatives))
        exclusionFillers = words(.exclusionFillers)
        ordinals = names(.ordinals)
        signs = words(.signs)
        comparingWords = words(.comparingWords)
        halfJoiners = words(.halfJoiners)
        feelingVerbs = words(.feelingVerbs)
        copulas = Set(lines[.copulas, default: []].flatMap(Self.alternatives))
        modalWords = words(.modalWords)
        pendingWords = words(.pendingWords)
        futureWords = words(.futureWords)
        advisingWords = words(.advisingWords)
        askingWords = words(.askingWords)
        planWords = names(.planWords)
        partWords = words(.partWords)
        definitionOpeners = lines[.definitionOpeners, default: []].flatMap(Self.alternatives)
            .sorted { $0.count > $1.count }
        betweenSpeakers = words(.betweenSpeakers)
        agedWords = words(.agedWords)
        fractions = words(.fractions)
        surpassing = words(.surpassing)
        countyEndings = words(.countyEndings)
        regionOpeners = words(.regionOpeners)
        spans = names(.spans)
        fillerPhrases = Set(lines[.fillerPhrases, default: []].flatMap(Self.alternatives))
        senses = Self.senses(lines[.senses, default: []])
        comparisonsBefore = names(.comparisonsBefore)
        comparisonsAfter = names(.comparisonsAfter)
        countOpeners = words(.countOpeners)
        countClosers = words(.countClosers)
        moneyWords = words(.moneyWords)
        commonStatementWords = words(.commonStatementWords)
        statementWords = names(.statementWords)
        beyondReports = names(.beyondReports)
        commonPlaceWords = words(.commonPlaceWords)
        askers = words(.askers)
        reportWords = words(.reportWords)
        joiningWords = words(.joiningWords)
        knownWords = words(.knownWords)
        fillers = words(.fillers)
        questionWords = words(.questionWords)
        doubtfulWords = words(.doubtfulWords)
        ages = names(.ages)
        thanOpeners = names(.thanOpeners)
        periods = names(.periods).compactMapValues { Double($0) }
        numbers = names(.numbers).compactMapValues { Int($0) }
        shorthand = names(.shorthand)
        byStem = Self.byStem(conditions, senses)
        smallWords = lines[.smallWords, default: []].reduce(into: [:]) { classes, line in
            let sides = line.split(separator: ":", maxSplits: 1).map(\.trimmed)
            guard let key = sides.first.flatMap(SmallWords.init(rawValue:)), let words = sides.last else {
                return
            }
            classes[key, default: []].formUnion(words.words)
        }
    }

    private static func sections(of text: String, named name: String) throws(WorldError) -> [Section:
        [String]]
    {
        var lines: [Section: [String]] = [:]
        var section: Section?
        for line in try read(text, named: name) {
            let place = "\(name):\(line.number)"
            let (kind, line) = (line.kind, line.text)
            if case .section = kind {
                section = Section(rawValue: line)
                guard section != nil else {
                    let known = Section.allCases.map(\.rawValue).joined(separator: ", ")
                    throw WorldError("\(place): no section is called [\(line)]. Sections are: \(known).")
                }
                continue
            }
            guard let section else {
                throw WorldError("\(place): a section such as [voices] must stand before this line")
            }
            if section.isNamed, !line.contains(":") {
                throw WorldError(
                    "\(place): a line here is a name, a colon, and the phrases for it with commas between")
            }
            let name = line.prefix { $0 != ":" }.trimmed
            if let known = known[section], !known.contains(name) {
                throw WorldError(
                    "\(place): [\(section.rawValue)] has no \"\(name)\". There are: \(known.joined(separator: ", "))."
                )
            }
            lines[section, default: []].append(line)
        }
        return lines
    }

    /// What a line of a section may stand for, where that is a closed set.
    private static let known: [Section: [String]] = [
        .senses: QuestionSlots.Sense.allCases.map(\.rawValue),
        .planWords: PlanSense.allCases.map(\.rawValue),
        .smallWords: SmallWords.allCases.map(\.rawValue),
    ]

    private static func read(_ text: String, named name: String) throws(WorldError) -> [EnglishLine] {
        do throws(EnglishFault) { return try EnglishLine.lines(of: text, named: name) } catch {
            throw WorldError(error.description)
        }
    }

    private static func senses(_ lines: [String]) -> [String: Set<QuestionSlots.Sense>] {
        var senses: [String: Set<QuestionSlots.Sense>] = [:]
        for line in lines {
            for (phrase, name) in names([line]) {
                if let sense = QuestionSlots.Sense(rawValue: name) {
                    senses[phrase, default: []].insert(sense)
                }
            }
        }
        return senses
    }

    private static func byStem(
        _ conditions: [String: String], _ senses: [String: Set<QuestionSlots.Sense>]
    ) -> [String: String] {
        let words = Set(conditions.keys).union(senses.keys).filter { !$0.contains(" ") && $0.count >= 4 }
        return Dictionary(grouping: words) { Stemmer.stem($0) }.compactMapValues { forms in
            let isOne = forms.allSatisfy {
                conditions[$0] == conditions[forms[0]] && senses[$0] == senses[forms[0]]
            }
            return isOne ? forms.min() : nil
        }
    }

    /// `name: phrase, phrase` a line, as phrase to name.
    private static func names(_ lines: [String]) -> [String: String] {
        var names: [String: String] = [:]
        for line in lines {
            let sides = line.split(separator: ":", maxSplits: 1).map(\.trimmed)
            guard sides.count == 2 else { continue }
            for phrase in sides[1].split(separator: ",") {
                for way in alternatives(phrase.trimmed) { names[way] = sides[0] }
            }
        }
        return names
    }

    /// A phrase in each of its ways: `comes/came out` is two, and of `the/_ last report` one has no article.
    static func alternatives(_ phrase: String) -> [String] {
        phrase.words.reduce([""]) { ways, word in
            let choices = word.split(separator: "/").map { $0 == "_" ? "" : String($0) }
            return ways.flatMap { way in
                choices.map { choice in
                    way.isEmpty ? choice : choice.isEmpty ? way : "\(way) \(choice)"
                }
            }
        }
    }
}

extension PlainPhrases {
    /// The words of all phrases that stand for something.
    var meantWords: [String] {
        (Array(voices.keys) + conditions.keys + senses.keys + statementWords.keys + topics.keys
            + nicknames.keys)
            .flatMap(\.words)
    }
}
