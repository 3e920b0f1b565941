internal import SourceText

/// Turns facts into words: one stable code and one line of plain English each.
enum MistakeWording {
    /// The diagnostic of a mistake.
    static func diagnostic(_ mistake: Mistake) -> Diagnostic {
        let (code, message) = wording(mistake.fact)
        let repair = mistake.repair.map { Diagnostic.Repair(span: mistake.span, replacement: $0) }
        return Diagnostic(code, mistake.fact.isWarning ? .warning : .error, at: mistake.span, message, repair: repair)
    }

    private static func wording(_ fact: Mistake.Fact) -> (code: String, message: String) {
        reading(fact) ?? naming(fact) ?? typing(fact) ?? stepping(fact) ?? scripting(fact) ?? ("mistake", "This cannot be read.")
    }

    /// Facts of the lexer and the parser.
    private static func reading(_ fact: Mistake.Fact) -> (String, String)? {
        switch fact {
        case .tooLong: ("too-long", "The query is longer than \(Limits.queryBytes >> 10) kB.")
        case .unclosedString: ("unclosed-string", "The quotation mark is never closed.")
        case .unclosedPattern: ("unclosed-pattern", "The pattern needs a / at its end.")
        case .unexpectedCharacter(let character): ("unexpected-character", unexpected(character))
        case .numberTooLong: ("number-too-long", "The number has more than \(Limits.numberDigits) digits.")
        case .unknownStep(let word, let nearest):
            (
                "unknown-step",
                "\(quoted(word)) is not a step. "
                    + (nearest.isEmpty ? "Steps are: \(list(StepTable.rows.map(\.word)))." : didYouMean(nearest))
            )
        case .unknownSource(let word, let nearest):
            (
                "unknown-source",
                "\(quoted(word)) is not a kind of record. "
                    + (nearest.isEmpty ? "Begin with one of: \(list(RecordWord.allCases.map(\.plural)))." : didYouMean(nearest))
            )
        case .unknownRecord(let word, let nearest):
            ("unknown-record", "\(quoted(word)) is not a kind of record." + (nearest.isEmpty ? "" : " " + didYouMean(nearest)))
        case .unquotedSearch(let words): ("unquoted-search", "Put the words in quotation marks: about \"\(words)\"")
        case .emptySearch: ("empty-search", "There is no word to look for here.")
        case .unquotedWords(let words): ("unquoted-words", "Put the words in quotation marks: \"\(words)\"")
        case .expected(let what, let found):
            ("expected", "\(what) should stand here\(found.isEmpty ? "" : ", not \(found.hasPrefix("\"") ? found : quoted(found))").")
        case .unclosedBracket: ("unclosed-bracket", "This bracket is never closed.")
        case .extraBracket: ("extra-bracket", "This bracket closes nothing.")
        case .groupBy(let better): ("group-by", "Here it is: \(better)")
        case .missingConnective(let word): ("missing-and", "Put and or or before \(quoted(word)).")
        case .unknownOperator(let word, let nearest): ("unknown-operator", "\(quoted(word)) is not an operator. Did you mean \(nearest)?")
        case .nullWord(let word): ("null", "For \(word), write is missing.")
        case .join: ("join", "There is nothing to join: name the field, as in findings show region, or ask for any finding (…).")
        case .figureInCondition(let word):
            ("figure-in-condition", "\(word) is worked out over many rows, with summarise: statements summarise \(word) score by authority")
        case .missingBy(let step, let example): ("missing-by", "\(step) needs by: \(example)")
        case .tooDeep: ("too-deep", "Brackets are nested deeper than \(Limits.queryDepth).")
        case .unknownFormat(let word, let nearest):
            (
                "unknown-format",
                "\(quoted(word)) is not a format. "
                    + (nearest.isEmpty ? "Formats are: \(list(OutputFormat.allCases.map(\.rawValue)))." : didYouMean(nearest))
            )
        case .wholeNumberExpected(let step): ("whole-number-expected", "\(step) needs a whole number, as in \(step) 10.")
        case .countTooLarge: ("count-too-large", "The number is too large.")
        case .chainedComparison:
            ("chained-comparison", "Compare twice, joined by and: score >= 2 and score <= 3, or score between 2 and 3.")
        case .unknownAggregate(let word, let nearest):
            (
                "unknown-figure",
                "\(quoted(word)) is not a figure. "
                    + (nearest.isEmpty ? "Figures are: \(list(AggregateTable.rows.map(\.word)))." : didYouMean(nearest))
            )
        case .sqlSelect(let record):
            ("sql-select", "Begin with the records: \(record ?? "findings"). For SQL, type sql before it.")
        case .textAfterOutput(let word): ("text-after-output", "Nothing can follow the format, but \(quoted(word)) does.")
        case .patternExpected: ("pattern-expected", "matches needs a pattern between slashes, as in text matches /[0-9]+ weeks/")
        default: nil
        }
    }

    /// Facts about names.
    private static func naming(_ fact: Mistake.Fact) -> (String, String)? {
        switch fact {
        case .unknownField(let record, let word, let suggestions): ("unknown-field", unknownField(record, word, suggestions))
        case .unknownColumn(let word, let columns, let nearest):
            (
                "unknown-column",
                "These rows have no \(quoted(word)). " + (nearest.isEmpty ? "They have: \(list(columns))." : didYouMean(nearest))
            )
        case .unknownChoice(let value, let choice, let values):
            (
                "unknown-choice",
                "\(quoted(value)) is not \(article(choice.rawValue)) \(choice.rawValue). \(capitalised(choice.plural)) are: \(list(values))."
            )
        case .unknownName(let record, let value, let nearest):
            (
                "unknown-name",
                "No \(record.rawValue) called \(quoted(value))\(record == .authority ? " in this library" : "")."
                    + (nearest.isEmpty ? "" : " Nearest: \(list(nearest)).")
            )
        case .ambiguousName(let value, let options): ("ambiguous-name", "\(quoted(value)) could be \(either(options)). Say which.")
        case .unknownFunction(let word, let nearest):
            (
                "unknown-function",
                "\(quoted(word)) is not a function. "
                    + (nearest.isEmpty ? "Functions are: \(list(FunctionTable.rows.map(\.name)))." : didYouMean(nearest))
            )
        case .unknownTopic(let word, let nearest, let all):
            (
                "unknown-topic",
                "There is no topic \(quoted(word))."
                    + (nearest.isEmpty ? (all.isEmpty ? "" : " Topics are: \(list(all)).") : " " + didYouMean(nearest))
            )
        case .unknownParameter(let name, let nearest):
            (
                "unknown-parameter",
                "There is no parameter $\(name)."
                    + (nearest.isEmpty ? " Declare it: param \(name): text" : " " + didYouMean(nearest.map { "$" + $0 }))
            )
        case .unsetParameter(let name): ("unset-parameter", "The parameter $\(name) has no value. Give one: \(name)=…")
        case .unknownList(let name, let nearest):
            (
                "unknown-list",
                "There is no list called \(quoted(name))."
                    + (nearest.isEmpty ? " Write the values in brackets." : " " + didYouMean(nearest))
            )
        case .noParents(let name): ("not-a-record", "\(quoted(name)) is not a record, so nothing can follow its dot.")
        case .notAQuery(let name): ("not-a-query", "\(quoted(name)) is a value, not a query.")
        case .wrongArgumentCount(let name, let expected): ("wrong-arguments", "\(name) takes \(expected).")
        case .nothingBefore: ("nothing-before", "There is no query before this one that it could stand for.")
        case .definedByItself(let name): ("defined-by-itself", "\(quoted(name)) is defined by itself.")
        case .nameTaken(let name): ("name-taken", "There is a column \(quoted(name)) already. Choose another name.")
        default: nil
        }
    }

    /// Facts about types.
    private static func typing(_ fact: Mistake.Fact) -> (String, String)? {
        switch fact {
        case .notANumber(let what, let example):
            ("not-a-number", "\(capitalised(what)) is not a number.\(example.map { " Try \($0)." } ?? "")")
        case .notADate(let what): ("not-a-date", "\(capitalised(what)) is not a date. Write 2025, June 2025 or 2025-06-01.")
        case .notText(let what): ("not-text", "\(capitalised(what)) is not text.")
        case .notYesNo(let what): ("not-yes-no", "\(capitalised(what)) is not yes or no.")
        case .notComparable(let left, let right): ("not-comparable", "\(capitalised(left)) cannot be compared with \(right).")
        case .unordered(let what): ("unordered", "\(capitalised(what)) has no order. Use is or in.")
        case .notACondition(let what, let example):
            ("not-a-condition", "\(quoted(what)) alone is not true or false. Write, for example, \(example)")
        case .conditionAsValue: ("condition-as-value", "A condition cannot be calculated with.")
        case .yearOutOfRange(let year): ("not-a-date", "\(year) is not a year. Write 2025, June 2025 or 2025-06-01.")
        default: nil
        }
    }

    /// Facts about steps and their order.
    private static func stepping(_ fact: Mistake.Fact) -> (String, String)? {
        switch fact {
        case .noTextToSearch(let record, let better): ("no-text", "\(capitalised(record.plural)) have no text to search. Try \(better)")
        case .groupsHaveNoText: ("groups-have-no-text", "These rows are groups and have no text. Put about before the rows are grouped.")
        case .notBelow(let child, let parent): ("not-below", "There are no \(child.plural) below \(parent).")
        case .stepInBrackets(let step): ("step-in-brackets", "Only where, about and add can stand in these brackets, not \(step).")
        case .aggregateNeedsValue(let word): ("figure-needs-value", "\(word) needs a field, as in \(word) score.")
        case .tooManyPivotColumns(let what, let example):
            (
                "pivot-columns",
                "\(quoted(what)) has no fixed list of values to make columns of. "
                    + (example.map { "Turn it round: \($0)" } ?? "Use a choice, score, statement, theme or region.")
            )
        case .similarNeedsAuthority:
            ("similar-needs-authority", "similar works with an authority: compare authority stockton with similar …")
        case .similarUnknownType(let name):
            ("similar-unknown", "The type of \(name) is not known. Name the authorities, or say which are similar: set similar \(name)")
        case .pathExpected: ("field-expected", "A field should stand here.")
        case .scoreOutOfRange(let number): ("score-out-of-range", "Scores are 1 to 4, never \(number).")
        case .tooComplex: ("too-complex", "The query is too complex. Break it up with let.")
        case .parentAggregate(let field, let parent, let child, let better):
            (
                "parent-figure",
                "\(field) belongs to the \(parent.rawValue), so it is counted once for every \(child.rawValue). Better: \(better)"
            )
        default: nil
        }
    }

    /// Facts about scripts and their parameters.
    private static func scripting(_ fact: Mistake.Fact) -> (String, String)? {
        switch fact {
        case .unknownVersion(let version): ("unknown-version", "This program reads version 1 of the language, not \(version).")
        case .unknownType(let word, let nearest):
            (
                "unknown-type",
                "\(quoted(word)) is not a type. "
                    + (nearest.isEmpty
                        ? "Types are: text, number, date, yes/no, authority, statement, and choices such as tone." : didYouMean(nearest))
            )
        case .wrongParameter(let name, let value, let type, let nearest):
            (
                "wrong-parameter",
                "\(name) is \(article(type)) \(type), and \(quoted(value)) is none."
                    + (nearest.isEmpty ? "" : " Nearest: \(list(nearest)).")
            )
        case .missingParameter(let name, let type, let help):
            ("missing-parameter", "\(name) must be given: \(name)=\(type.uppercased())\(help.isEmpty ? "" : " (\(help))")")
        case .unexpectedArgument(let name, let nearest, let all):
            (
                "unexpected-argument",
                "There is no parameter \(quoted(name)). "
                    + (nearest.isEmpty ? (all.isEmpty ? "This takes none." : "Parameters are: \(list(all)).") : didYouMean(nearest))
            )
        default: nil
        }
    }

    // MARK: parts of sentences

    private static func unknownField(_ record: RecordWord, _ word: String, _ suggestions: [Mistake.Suggestion]) -> String {
        let start = "\(capitalised(record.plural)) \(record == .framework ? "has" : "have") no \(quoted(word))."
        guard !suggestions.isEmpty else {
            return "\(start) describe \(record.plural) lists what \(record == .framework ? "it has" : "they have")."
        }
        return start + " " + didYouMean(suggestions.map { $0.name + ($0.from.map { " (from the \($0))" } ?? "") })
    }

    private static func unexpected(_ character: String) -> String {
        switch character {
        case ";": "No ; is needed: a new line begins the next query."
        case "'", "\u{2018}", "\u{2019}": "This mark is never closed. Put words in \" \" marks."
        case "$": "A parameter needs a name: $authority"
        default: "\(quoted(character)) means nothing here."
        }
    }

    private static func didYouMean(_ names: [String]) -> String { "Did you mean \(either(names))?" }
    private static func list(_ names: [String]) -> String { names.joined(separator: ", ") }

    private static func either(_ names: [String]) -> String {
        names.count < 2 ? names.joined() : names.dropLast().joined(separator: ", ") + " or " + (names.last ?? "")
    }

    private static func quoted(_ text: String) -> String { "\"\(text)\"" }
    private static func article(_ word: String) -> String { word.first.map { "aeiou".contains($0) } == true ? "an" : "a" }

    private static func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}
