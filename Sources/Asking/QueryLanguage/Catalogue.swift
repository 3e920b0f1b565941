package import AssessmentModel
internal import English
package import QuerySyntax
package import QueryTables
internal import TextAnalysis

/// Everything a query can name: the static tables of records and fields, and the names that depend on data
/// and session.
package struct Catalogue: Sendable {
    /// Councils, by every name they have.
    package var authorities: NameIndex<Authority> {
        didSet { choices = makeChoices() }
    }
    /// Quality statements, by every name they have.
    package var statements: NameIndex<FrameworkStatement> {
        didSet { choices = makeChoices() }
    }
    /// What searches are widened by.
    package var synonyms: Synonyms
    /// Topics of points, each with what it belongs to: "waits > assessment".
    package let topics: [String]
    /// Values of the choices; regions and themes come from the data files.
    package private(set) var choices: ChoiceTable
    /// Names given by `let` and by saved questions, by name in lower case.
    package var definitions: [String: Definition]
    /// Parameters that may be used, by name in lower case, with their values.
    package var parameters: [String: Parameter]
    /// Slugs of the authorities that `compare … with similar` sets against another in place of those of its
    /// type; nil for its type.
    package var similar: [String]?
    /// The query that `it` stands for.
    package var previous: QuerySyntax?
    /// What is wrong with a regular expression, in words; nil when it can be read.
    package var patternFault: @Sendable (String) -> String? = { _ in nil }

    /// A catalogue of one library and session.
    package init(
        authorities: NameIndex<Authority>, statements: NameIndex<FrameworkStatement>,
        synonyms: Synonyms = Synonyms(), topics: [String] = [],
        definitions: [String: Definition] = [:], parameters: [String: Parameter] = [:],
        similar: [String]? = nil,
        previous: QuerySyntax? = nil
    ) {
        self.authorities = authorities
        self.statements = statements
        self.synonyms = synonyms
        self.topics = topics
        self.choices = ChoiceTable(
            authorities: authorities.entries, statements: statements.entries, topics: topics)
        self.definitions = definitions
        self.parameters = parameters
        self.similar = similar
        self.previous = previous
    }

    private func makeChoices() -> ChoiceTable {
        ChoiceTable(authorities: authorities.entries, statements: statements.entries, topics: topics)
    }
}

/// What a `let` or a saved question gave a name to.
package struct Definition: Sendable, Hashable {
    /// A query, or one or more values.
    package enum Content: Sendable, Hashable {
        /// `let weak = statements where score <= 2`
        case query(QuerySyntax)
        /// `let limit = 2`
        case value(ExpressionSyntax)
        /// `let ours = (stockton, sunderland)`
        case list([ExpressionSyntax])
    }

    package var name: String
    /// What the name stands for.
    package var content: Content
    /// For `name(value, …)`, in order; empty for a `let`.
    package var parameters: [ParameterDeclaration]
    /// What it is for, for lists and completion.
    package var help: String

    /// A catalogue of one library and session.
    package init(name: String, content: Content, parameters: [ParameterDeclaration] = [], help: String = "") {
        self.name = name
        self.content = content
        self.parameters = parameters
        self.help = help
    }
}

/// Phrases that mean the same to a search, and topics.
package struct Synonyms: Sendable {
    /// Phrases by topic name, in lower case.
    package let topics: [String: [String]]
    /// Every group, its phrases as given.
    package let groups: [[String]]
    /// Numbers of the groups that hold a phrase, by its stemmed words.
    private let groupsByPhrase: [String: [Int]]
    /// The most words in any phrase.
    private let longest: Int

    /// - Parameters:
    ///   - groups: phrases that find each other, such as `["VCS", "VCSE", "voluntary sector"]` or
    ///     `["organisation", "organization"]`.
    ///   - topics: what `topic:NAME` looks for.
    package init(groups: [[String]] = [], topics: [String: [String]] = [:]) {
        self.groups = groups
        self.topics = Dictionary(topics.map { ($0.key.lowercased(), $0.value) }) { first, _ in first }
        var byPhrase: [String: [Int]] = [:]
        var longest = 1
        for (number, group) in groups.enumerated() {
            for phrase in group {
                let words = Self.words(of: phrase)
                longest = max(longest, words.count)
                let key = Self.key(words[...])
                if !key.isEmpty, byPhrase[key]?.contains(number) != true {
                    byPhrase[key, default: []].append(number)
                }
            }
        }
        self.groupsByPhrase = byPhrase
        self.longest = longest
    }

    /// The words of a phrase as the full-text index cuts it: folded letters and digits.
    static func words(of phrase: some StringProtocol) -> [String] {
        Folding.fold(phrase).split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }

    /// Words as the index has them, so that `carer` and `carers` are one.
    private static func key(_ words: ArraySlice<String>) -> String {
        words.map { Stemmer.stem($0) }.joined(separator: " ")
    }

    /// The longest phrase of any group that stands at the start of some words: how many words it has, and the
    /// group's phrases.
    func match(at words: ArraySlice<String>) -> (length: Int, phrases: [[String]])? {
        for length in stride(from: min(longest, words.count), through: 1, by: -1) {
            guard let found = groupsByPhrase[Self.key(words.prefix(length))] else { continue }
            return (length, found.flatMap { groups[$0].map { Self.words(of: $0) } })
        }
        return nil
    }
}
