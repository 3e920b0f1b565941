package import QueryTables
package import SourceText

/// Something found wrong, as the stage that found it saw it. `MistakeWording` turns it into words.
package struct Mistake: Sendable {
    package let fact: Fact
    package let span: Span
    /// What would mend it, where that is clear.
    package var repair: String?

    package init(_ fact: Fact, at span: Span, repair: String? = nil) {
        self.fact = fact
        self.span = span
        self.repair = repair
    }

    /// A field that was perhaps meant, and where it comes from when not the record's own.
    package struct Suggestion: Sendable {
        package let name: String
        package let from: String?

        package init(name: String, from: String?) {
            self.name = name
            self.from = from
        }
    }

    /// What is wrong. Cases that only the rows before them explain show a text that produces them.
    package enum Fact: Sendable {
        // Lexer
        case tooLong
        case unclosedString
        case unclosedPattern
        /// `findings where score § 2`
        case unexpectedCharacter(String)
        case numberTooLong
        // Parser
        /// `findings wher score <= 2`
        case unknownStep(String, nearest: [String])
        /// `fidnings`
        case unknownSource(String, nearest: [String])
        /// `any authorty (…)`
        case unknownRecord(String, nearest: [String])
        /// `let x = 2`
        case notInQuery(String)
        /// `findings about hospital discharge`
        case unquotedSearch(String)
        /// `about "***"`
        case emptySearch
        /// `rating is requires improvement`
        case unquotedWords(String)
        /// `where score <=`
        case expected(String, found: String)
        case unclosedBracket
        case extraBracket
        /// `summarise avg score group by statement`
        case groupBy(String)
        /// `where score <= 2 tone is negative`
        case missingConnective(String)
        /// `findings said by carers`
        case missingWhere(String)
        /// `tone si negative`
        case unknownOperator(String, nearest: String)
        /// `score is null`
        case nullWord(String)
        /// `findings join authorities`
        case join
        /// `findings in stockton`, and the word after it
        case otherStep(String, ForeignWords.Step, next: String?)
        /// `findings "respite"`
        case searchWithoutAbout(String)
        /// `findings count(authority)`
        case bracketAfterCount(String)
        /// `count by authority, sort by count`
        case strayComma(String)
        /// `delete from findings`
        case nothingChanges(String)
        /// `score is <= 2`
        case isBeforeSign(String)
        /// `score is less than 3`
        case comparedInWords(String, String)
        /// `tone negative`
        case missingIs(field: String, value: String, String)
        /// `published in 2025`
        case inWithoutList(String)
        /// `where average(score) > 2`
        case figureInCondition(String)
        /// `sort score`
        case missingBy(step: String, example: String)
        case tooDeep
        case unknownFormat(String, nearest: [String])
        /// `first ten`
        case wholeNumberExpected(String)
        case countTooLarge
        /// `1 < score < 3`
        case chainedComparison
        case unknownAggregate(String, nearest: [String])
        /// `select * from findings`
        case sqlSelect(String?)
        case textAfterOutput(String)
        /// `matches "weeks"`
        case patternExpected
        // Checker: names
        case unknownField(record: RecordWord, word: String, suggestions: [Suggestion])
        case unknownColumn(String, columns: [String], nearest: [String])
        case unknownChoice(String, ChoiceName, values: [String], nearest: [String])
        case unknownName(RecordWord, String, nearest: [String])
        case ambiguousName(String, options: [String])
        case unknownFunction(String, nearest: [String])
        case unknownTopic(String, nearest: [String], all: [String])
        case unknownParameter(String, nearest: [String])
        case unsetParameter(String)
        case unknownList(String, nearest: [String])
        case noParents(String)
        case notAQuery(String)
        case wrongArgumentCount(String, expected: String)
        case nothingBefore
        case definedByItself(String)
        case nameTaken(String)
        // Checker: types
        case notANumber(String, example: String?)
        case notADate(String)
        case notText(String)
        case notYesNo(String)
        case notComparable(left: String, right: String)
        case unordered(String)
        case notACondition(String, example: String)
        /// `score is 2 and 3`, `where "respite"`
        case valueAlone(String, isText: Bool)
        case conditionAsValue
        case yearOutOfRange(String)
        // Checker: steps
        case noTextToSearch(RecordWord, better: String)
        /// `findings count by authority about "x"`
        case groupsHaveNoText
        case notBelow(child: RecordWord, parent: String)
        case stepInBrackets(String)
        case aggregateNeedsValue(String)
        case tooManyPivotColumns(String, example: String?)
        case similarNeedsAuthority
        case similarUnknownType(String)
        case scoreOutOfRange(String)
        case tooComplex
        /// `statements also (findings)`
        case otherRows(RecordWord)
        /// `text matches /(/`, with what is wrong in it
        case badPattern(String)
        /// Warning: `summarise count authority`
        case countsRows(String, better: String)
        /// Warning: `rank by percent first 3 per region`
        case placeAmongAll(better: String)
        /// Warning: `count by voices`
        case groupsOfLists(String, better: String)
        /// Warning: `findings summarise average percent`
        case parentAggregate(field: String, parent: RecordWord, child: RecordWord, better: String)
        // Scripts
        case unknownVersion(String)
        case unknownType(String, nearest: [String])
        case wrongParameter(name: String, value: String, type: String, nearest: [String])
        case missingParameter(String, type: String, help: String)
        case unexpectedArgument(String, nearest: [String], all: [String])

        /// Whether the query can be run all the same.
        package var isWarning: Bool {
            switch self {
            case .parentAggregate, .scoreOutOfRange, .countsRows, .placeAmongAll, .groupsOfLists: true
            default: false
            }
        }
    }
}
