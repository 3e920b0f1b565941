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
    let own: Set<String>
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
    /// Words that open a question, which is no list of words to search for.
    package let questionWords: Set<String>

    private static let sections = [
        "whole questions", "plain openers", "own", "own region", "civic words", "nicknames", "region groups",
        "voices",
        "topics",
        "conditions", "exclusions", "exclusion fillers", "ordinals", "signs", "comparing words",
        "filler phrases", "half joiners", "spans", "feeling verbs", "future words", "advising words",
        "asking words", "plan words", "part words", "region openers", "county endings", "between speakers",
        "aged words", "fractions", "surpassing",
        "definition openers",
        "copulas", "modal words", "pending words",
        "senses", "comparisons before", "comparisons after", "count openers", "count closers",
        "money words", "common statement words", "statement words", "beyond reports", "common place words",
        "askers", "report words", "joining words", "known words", "fillers",
        "question words",
    ]

    /// Sections of names with phrases behind them.
    private static let namedSections: Set<String> = [
        "whole questions", "nicknames", "region groups", "voices", "topics", "conditions", "ordinals",
        "spans", "senses", "plan words",
        "comparisons before", "comparisons after", "statement words", "beyond reports",
    ]

    /// - Parameters:
    ///   - text: the file.
    ///   - name: what it is called where a line of it is at fault.
    /// - Throws: the first line that cannot be read, and why.
    package init(_ text: String, named name: String) throws(WorldError) {
        let lines = try Self.sections(of: text, named: name)
        func words(_ section: String) -> Set<String> { Set(lines[section, default: []].flatMap(\.words)) }
        func names(_ section: String) -> [String: String] { Self.names(lines[section, default: []]) }
        wholeQuestions = names("whole questions")
        plainOpeners = Set(lines["plain openers", default: []])
        own = Set(lines["own", default: []])
        ownRegion = Set(lines["own region", default: []])
        civicWords = words("civic words")
        nicknames = names("nicknames")
        regionGroups = names("region groups").mapValues { $0.split(separator: ";").map(\.trimmed) }
        voices = names("voices")
        topics = names("topics")
        conditions = names("conditions")
        exclusions = Set(lines["exclusions", default: []].flatMap(Self.alternatives))
        exclusionFillers = words("exclusion fillers")
        ordinals = names("ordinals")
        signs = words("signs")
        comparingWords = words("comparing words")
        halfJoiners = words("half joiners")
        feelingVerbs = words("feeling verbs")
        copulas = Set(lines["copulas", default: []].flatMap(Self.alternatives))
        modalWords = words("modal words")
        pendingWords = words("pending words")
        futureWords = words("future words")
        advisingWords = words("advising words")
        askingWords = words("asking words")
        planWords = names("plan words")
        partWords = words("part words")
        definitionOpeners = lines["definition openers", default: []].flatMap(Self.alternatives)
            .sorted { $0.count > $1.count }
        betweenSpeakers = words("between speakers")
        agedWords = words("aged words")
        fractions = words("fractions")
        surpassing = words("surpassing")
        countyEndings = words("county endings")
        regionOpeners = words("region openers")
        spans = names("spans")
        fillerPhrases = Set(lines["filler phrases", default: []].flatMap(Self.alternatives))
        senses = Self.senses(lines["senses", default: []])
        comparisonsBefore = names("comparisons before")
        comparisonsAfter = names("comparisons after")
        countOpeners = words("count openers")
        countClosers = words("count closers")
        moneyWords = words("money words")
        commonStatementWords = words("common statement words")
        statementWords = names("statement words")
        beyondReports = names("beyond reports")
        commonPlaceWords = words("common place words")
        askers = words("askers")
        reportWords = words("report words")
        joiningWords = words("joining words")
        knownWords = words("known words")
        fillers = words("fillers")
        questionWords = words("question words")
    }

    private static func sections(of text: String, named name: String) throws(WorldError) -> [String: [String]]
    {
        var lines: [String: [String]] = [:]
        var section: String?
        for line in try read(text, named: name) {
            let place = "\(name):\(line.number)"
            let (kind, line) = (line.kind, line.text)
            if case .section = kind {
                guard sections.contains(line) else {
                    throw WorldError(
                        "\(place): no section is called [\(line)]. Sections are: \(sections.joined(separator: ", "))."
                    )
                }
                section = line
                continue
            }
            guard let section else {
                throw WorldError("\(place): a section such as [voices] must stand before this line")
            }
            if namedSections.contains(section), !line.contains(":") {
                throw WorldError(
                    "\(place): a line here is a name, a colon, and the phrases for it with commas between")
            }
            let name = line.prefix { $0 != ":" }.trimmed
            if section == "senses", QuestionSlots.Sense(rawValue: name) == nil {
                let known = QuestionSlots.Sense.allCases.map(\.rawValue)
                throw WorldError(
                    "\(place): there is no sense \"\(name)\". Senses are: \(known.joined(separator: ", "))."
                )
            }
            if section == "plan words", PlanSense(rawValue: name) == nil {
                let known = PlanSense.allCases.map(\.rawValue)
                throw WorldError(
                    "\(place): nothing of a plan is called \"\(name)\". There are: \(known.joined(separator: ", "))."
                )
            }
            lines[section, default: []].append(line)
        }
        return lines
    }
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
