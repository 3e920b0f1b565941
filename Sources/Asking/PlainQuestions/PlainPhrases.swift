internal import English
package import SourceText

/// The data behind plain questions: what people type, and the query each form means. Read from
/// `plain-questions.txt`, which says how its sections are written.
package struct PlainPhrases: Sendable {
    let forms: [PhraseForm]
    /// What politeness puts before a question, longer ones first.
    let openers: [[String]]
    /// Those of the openers after which no step of a query can follow.
    package let plainOpeners: Set<String>
    /// What the council that `use` named is called.
    let own: Set<String>
    /// Words around a council's name that are no part of it.
    let civicWords: Set<String>
    /// The choice of `said by` by the words for it.
    let voices: [String: String]
    /// Topics by the phrases that mean them.
    let topics: [String: String]
    /// Tests of the language, `rating is Good`, by the phrases that mean them.
    let conditions: [String: String]
    /// What is asked for, by the words for it.
    let subjects: [String: QuestionParts.Subject]
    /// Statements, by their short names, that officers have other words for.
    let statementWords: [String: String]
    /// Words that turn a question round or ask for a reason: with them only a form is understood.
    let unsureWords: Set<String>
    /// Words of many place names that mean no one council.
    let commonPlaceWords: Set<String>
    /// Words that only join others: a search neither begins nor ends with one.
    let joiningWords: Set<String>
    /// Words of the field that look like a misspelt council or statement, and are none.
    let knownWords: Set<String>
    /// Words that carry no topic of their own.
    let fillers: Set<String>
    /// Words that open a question, which is no list of words to search for.
    package let questionWords: Set<String>

    private static let sections = [
        "forms", "openers", "plain openers", "own", "civic words", "voices", "topics", "conditions",
        "subjects", "statement words",
        "unsure words",
        "common place words", "joining words", "known words", "fillers", "question words",
    ]

    /// Sections of names with phrases behind them.
    private static let namedSections: Set<String> = [
        "voices", "topics", "conditions", "subjects", "statement words",
    ]

    /// - Parameters:
    ///   - text: the file.
    ///   - name: what it is called where a line of it is at fault.
    /// - Throws: the first line that cannot be read, and why.
    package init(_ text: String, named name: String) throws(WorldError) {
        var lines: [String: [String]] = [:]
        var section: String?
        for line in try Self.read(text, named: name) {
            let place = "\(name):\(line.number)"
            let (kind, line) = (line.kind, line.text)
            if case .section = kind {
                guard Self.sections.contains(line) else {
                    throw WorldError(
                        "\(place): no section is called [\(line)]. Sections are: \(Self.sections.joined(separator: ", "))."
                    )
                }
                section = line
                continue
            }
            guard let section else {
                throw WorldError("\(place): a section such as [forms] must stand before this line")
            }
            if section == "forms", PhraseForm(line) == nil {
                throw WorldError("\(place): a form is what is typed, =>, and the query that it means")
            }
            if Self.namedSections.contains(section), !line.contains(":") {
                throw WorldError(
                    "\(place): a line here is a name, a colon, and the phrases for it with commas between")
            }
            let name = line.prefix { $0 != ":" }.trimmed
            if section == "subjects", QuestionParts.Subject(rawValue: name) == nil {
                let known = QuestionParts.Subject.allCases.map(\.rawValue)
                throw WorldError(
                    "\(place): there is no subject \"\(name)\". Subjects are: \(known.joined(separator: ", "))."
                )
            }
            lines[section, default: []].append(line)
        }
        func words(_ section: String) -> Set<String> { Set(lines[section, default: []].flatMap(\.words)) }
        forms = lines["forms", default: []].compactMap { PhraseForm($0) }
        openers = lines["openers", default: []].map(\.words)
        plainOpeners = Set(lines["plain openers", default: []])
        own = Set(lines["own", default: []])
        civicWords = words("civic words")
        voices = Self.names(lines["voices", default: []])
        topics = Self.names(lines["topics", default: []])
        conditions = Self.names(lines["conditions", default: []])
        subjects = Self.names(lines["subjects", default: []]).compactMapValues {
            QuestionParts.Subject(rawValue: $0)
        }
        statementWords = Self.names(lines["statement words", default: []])
        unsureWords = words("unsure words")
        commonPlaceWords = words("common place words")
        joiningWords = words("joining words")
        knownWords = words("known words")
        fillers = words("fillers")
        questionWords = words("question words")
    }

    private static func read(_ text: String, named name: String) throws(WorldError) -> [EnglishLine] {
        do throws(EnglishFault) { return try EnglishLine.lines(of: text, named: name) } catch {
            throw WorldError(error.description)
        }
    }

    /// `name: phrase, phrase` a line, as phrase to name.
    private static func names(_ lines: [String]) -> [String: String] {
        var names: [String: String] = [:]
        for line in lines {
            let sides = line.split(separator: ":", maxSplits: 1).map(\.trimmed)
            guard sides.count == 2 else { continue }
            for phrase in sides[1].split(separator: ",") { names[phrase.trimmed] = sides[0] }
        }
        return names
    }
}

extension PlainPhrases {
    /// The words of all phrases that stand for something.
    var partWords: [String] {
        (Array(voices.keys) + conditions.keys + subjects.keys + statementWords.keys).flatMap(\.words)
    }

    /// The words that forms are typed with.
    var formWords: [String] {
        forms.flatMap { form in
            form.parts.flatMap { part -> [String] in
                if case .oneOf(let phrases, _) = part { Array(phrases.joined()) } else { [] }
            }
        }
    }
}
