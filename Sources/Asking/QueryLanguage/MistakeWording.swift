internal import QuerySyntax
internal import QueryTables
internal import SourceText
internal import TextAnalysis

/// Turns facts into words: one stable code and one line of plain English each.
enum MistakeWording {
    /// The diagnostic of a mistake.
    static func diagnostic(_ mistake: Mistake) -> Diagnostic {
        let (code, message) = wording(mistake.fact)
        let repair = mistake.repair.map { Diagnostic.Repair(span: mistake.span, replacement: $0) }
        return Diagnostic(
            code.rawValue, mistake.fact.isWarning ? .warning : .error, at: mistake.span, message,
            repair: repair)
    }

    /// The code and the words of every fact, in the order of the stages that find them: a flat table, a line a
    /// fact, however long it gets.
    private static func wording(_ fact: Mistake.Fact) -> (code: MistakeCode, message: String) {
        switch fact {
        // Lexer and parser
        case .tooLong: (.tooLong, "The query is longer than \(Limits.queryBytes >> 10) kB.")
        case .unclosedString: (.unclosedString, "The quotation mark is never closed.")
        case .unclosedPattern: (.unclosedPattern, "The pattern needs a / at its end.")
        case .unexpectedCharacter(let character): (.unexpectedCharacter, unexpected(character))
        case .numberTooLong: (.numberTooLong, "The number has more than \(Limits.numberDigits) digits.")
        case .unknownStep(let word, let nearest):
            (
                .unknownStep,
                "\(quoted(word)) is not a step. "
                    + (nearest.isEmpty
                        ? "Steps are: \(list(StepTable.rows.map(\.word)))." : didYouMean(nearest))
            )
        case .unknownSource(let word, let nearest):
            (
                .unknownSource,
                "\(quoted(word)) is not a kind of record. "
                    + (nearest.isEmpty
                        ? "Begin with one of: \(list(RecordWord.allCases.map(\.plural)))."
                        : didYouMean(nearest))
            )
        case .unknownRecord(let word, let nearest):
            (
                .unknownRecord,
                "\(quoted(word)) is not a kind of record."
                    + (nearest.isEmpty ? "" : " " + didYouMean(nearest))
            )
        case .notInQuery(let word):
            (
                .notInQuery,
                word == "let"
                    ? "let gives something a name at the prompt or in a script; a single query cannot hold it. Begin with what stands behind the =."
                    : "\(word) stands in a script, which assay run reads; a single query cannot hold it."
            )
        case .unquotedSearch(let words):
            (.unquotedSearch, "Put the words in quotation marks: about \"\(words)\"")
        case .emptySearch: (.emptySearch, "There is no word to look for here.")
        case .unquotedWords(let words): (.unquotedWords, "Put the words in quotation marks: \"\(words)\"")
        case .expected(let what, let found):
            (
                .expected,
                "\(what) should stand here\(found.isEmpty ? "" : ", not \(found.hasPrefix("\"") ? found : quoted(found))")."
            )
        case .unclosedBracket: (.unclosedBracket, "This bracket is never closed.")
        case .extraBracket: (.extraBracket, "This bracket closes nothing.")
        case .groupBy(let better): (.groupBy, "Here it is: \(better)")
        case .missingConnective(let word): (.missingAnd, "Put and or or before \(quoted(word)).")
        case .missingWhere(let condition): (.missingWhere, "A condition needs where: where \(condition)")
        case .unknownOperator(let word, let nearest):
            (.unknownOperator, "\(quoted(word)) is not an operator. " + didYouMean([nearest]))
        case .nullWord(let word): (.null, "For \(word), write is missing.")
        case .join:
            (
                .join,
                "There is nothing to join: name the field, as in findings show region, or ask for any finding (…)."
            )
        case .searchWithoutAbout(let words):
            (.searchWithoutAbout, "Write about before the words to look for: about \"\(words)\"")
        case .bracketAfterCount(let field): (.otherWords, "count needs no brackets: count by \(field)")
        case .otherStep(let word, let meant, let next): (.otherWords, otherStep(word, meant, next))
        case .strayComma(let step):
            (.strayComma, "No comma is needed before \(step): a new step begins there.")
        case .nothingChanges(let word):
            (
                .nothingChanges,
                "\(quoted(word)) is not possible: questions only read, and nothing can be changed here."
            )
        case .isBeforeSign(let sign): (.comparedInWords, "Leave out is before \(sign).")
        case .comparedInWords(let words, let sign): (.comparedInWords, "For \(quoted(words)), write \(sign)")
        case .missingIs(let field, let value, let word):
            (.missingIs, "A word is missing between them: \(field) \(word) \(value)")
        case .inWithoutList(let value):
            (.listExpected, "For one value write is \(value); in needs a list in brackets: in (\(value), …)")
        case .figureInCondition(let word):
            (
                .figureInCondition,
                "\(word) is worked out over many rows, with summarise: statements summarise \(word) score by authority"
            )
        case .missingBy(let step, let example): (.missingBy, "\(step) needs by: \(example)")
        case .tooDeep:
            (
                .tooDeep,
                "Nothing can be nested, or added up, more than \(Limits.queryDepth) deep. Break it up with add or let."
            )
        case .unknownFormat(let word, let nearest):
            (
                .unknownFormat,
                "\(quoted(word)) is not a format. "
                    + (nearest.isEmpty
                        ? "Formats are: \(list(FormatWord.allCases.map(\.rawValue)))."
                        : didYouMean(nearest))
            )
        case .wholeNumberExpected(let step):
            (.wholeNumberExpected, "\(step) needs a whole number, as in \(step) 10.")
        case .countTooLarge: (.countTooLarge, "The number is too large.")
        case .chainedComparison:
            (
                .chainedComparison,
                "Compare twice, joined by and: score >= 2 and score <= 3, or score between 2 and 3."
            )
        case .unknownAggregate(let word, let nearest):
            (
                .unknownFigure,
                "\(quoted(word)) is not a figure. "
                    + (nearest.isEmpty
                        ? "Figures are: \(list(AggregateTable.rows.map(\.word)))." : didYouMean(nearest))
            )
        case .sqlSelect(let record):
            (.sqlSelect, "Begin with the records: \(record ?? "findings"). For SQL, type sql before it.")
        case .textAfterOutput(let word):
            (.textAfterOutput, "Nothing can follow the format, but \(quoted(word)) does.")
        case .patternExpected:
            (.patternExpected, "matches needs a pattern between slashes, as in text matches /[0-9]+ weeks/")
        // Checker: names
        case .unknownField(let record, let word, let suggestions):
            (.unknownField, unknownField(record, word, suggestions))
        case .unknownColumn(let word, let columns, let nearest):
            (
                .unknownColumn,
                "These rows have no \(quoted(word)). "
                    + (nearest.isEmpty ? "They have: \(list(columns))." : didYouMean(nearest))
            )
        case .unknownChoice(let value, let choice, let values, let nearest):
            (
                .unknownChoice,
                "\(quoted(value)) is not \(article(choice.rawValue)) \(choice.rawValue). "
                    + (nearest.isEmpty ? "" : didYouMean(nearest) + " ")
                    + "\(choice.plural.capitalisedFirst) are: \(list(values))."
                    + (choice.isOrdered
                        ? ForeignWords.sides[value.lowercased()].map {
                            " For one and all \(value.lowercased()), write \($0) before it."
                        }
                            ?? "" : "")
            )
        case .unknownName(let record, let value, let nearest):
            (
                .unknownName,
                "No \(record.rawValue) called \(quoted(value))\(record == .authority ? " in this library" : "")."
                    + (nearest.isEmpty ? "" : " Nearest: \(list(nearest)).")
            )
        case .ambiguousName(let value, let options):
            (.ambiguousName, "\(quoted(value)) could be \(either(options)). Say which.")
        case .unknownFunction(let word, let nearest):
            (
                .unknownFunction,
                "\(quoted(word)) is not a function. "
                    + (nearest.isEmpty
                        ? "Functions are: \(list(FunctionTable.rows.map(\.name)))." : didYouMean(nearest))
            )
        case .unknownTopic(let word, let nearest, let all):
            (
                .unknownTopic,
                "There is no topic \(quoted(word))."
                    + (nearest.isEmpty
                        ? (all.isEmpty ? "" : " Topics are: \(list(all)).") : " " + didYouMean(nearest))
            )
        case .unknownParameter(let name, let nearest):
            (
                .unknownParameter,
                "There is no parameter $\(name)."
                    + (nearest.isEmpty
                        ? " Declare it: param \(name): text" : " " + didYouMean(nearest.map { "$" + $0 }))
            )
        case .unsetParameter(let name):
            (.unsetParameter, "The parameter $\(name) has no value. Give one: \(name)=…")
        case .unknownList(let name, let nearest):
            (
                .unknownList,
                "There is no list called \(quoted(name))."
                    + (nearest.isEmpty ? " Write the values in brackets." : " " + didYouMean(nearest))
            )
        case .noParents(let name):
            (.notARecord, "\(quoted(name)) is not a record, so nothing can follow its dot.")
        case .notAQuery(let name): (.notAQuery, "\(quoted(name)) is a value, not a query.")
        case .wrongArgumentCount(let name, let expected): (.wrongArguments, "\(name) takes \(expected).")
        case .nothingBefore:
            (.nothingBefore, "There is no query before this one that \"it\" could stand for.")
        case .definedByItself(let name): (.definedByItself, "\(quoted(name)) is defined by itself.")
        case .nameTaken(let name):
            (.nameTaken, "There is a column \(quoted(name)) already. Choose another name.")
        case .otherRows(let record):
            (
                .otherRows,
                "Behind also stands a query in brackets for \(record.plural) that makes no groups of them."
            )
        case .badPattern(let what): (.badPattern, "This pattern cannot be read: \(what).")
        case .countsRows(let what, let better):
            (
                .countsRows,
                "This counts the rows that have \(what), not how many there are. For that: \(better)"
            )
        case .placeAmongAll(let better):
            (.placeAmongAll, "The place is among all rows. For the place in each group: \(better)")
        case .groupsOfLists(let what, let better):
            (.groupsOfLists, "Each row is a combination of \(what). For one row each: \(better)")
        // Checker: types
        case .notANumber(let what, let example):
            (.notANumber, "\(what.capitalisedFirst) is not a number.\(example.map { " Try \($0)." } ?? "")")
        case .notADate(let what):
            (.notADate, "\(what.capitalisedFirst) is not a date. Write 2025, June 2025 or 2025-06-01.")
        case .notText(let what): (.notText, "\(what.capitalisedFirst) is not text.")
        case .notYesNo(let what): (.notYesNo, "\(what.capitalisedFirst) is not yes or no.")
        case .notComparable(let left, let right):
            (.notComparable, "\(left.capitalisedFirst) cannot be compared with \(right).")
        case .unordered(let what): (.unordered, "\(what.capitalisedFirst) has no order. Use is or in.")
        case .notACondition(let what, let example):
            (.notACondition, "\(quoted(what)) alone is not true or false. Write, for example, \(example)")
        case .valueAlone(let what, let isText):
            (
                .valueAlone,
                isText
                    ? "\(what) is only words. To look for them, write about \(what) outside where, or text contains \(what)."
                    : "\(what) alone is no test. Name the field again, or join values with or: score is 2 or 3"
            )
        case .conditionAsValue: (.conditionAsValue, "A condition cannot be calculated with.")
        case .yearOutOfRange(let year):
            (.notADate, "\(year) is not a year. Write 2025, June 2025 or 2025-06-01.")
        // Checker: steps and their order
        case .noTextToSearch(let record, let better):
            (.noText, "\(record.plural.capitalisedFirst) have no text to search. Try \(better)")
        case .groupsHaveNoText:
            (
                .groupsHaveNoText,
                "These rows are groups and have no text. Put about before the rows are grouped."
            )
        case .notBelow(let child, let parent): (.notBelow, "There are no \(child.plural) below \(parent).")
        case .stepInBrackets(let step):
            (.stepInBrackets, "Only where, about and add can stand in these brackets, not \(step).")
        case .aggregateNeedsValue(let word):
            (.figureNeedsValue, "\(word) needs a field, as in \(word) score.")
        case .tooManyPivotColumns(let what, let example):
            (
                .pivotColumns,
                "\(quoted(what)) has no fixed list of values to make columns of. "
                    + (example.map { "Turn it round: \($0)" }
                        ?? "Use a choice, score, statement, theme or region.")
            )
        case .similarNeedsAuthority:
            (
                .similarNeedsAuthority,
                "similar works with an authority: compare authority stockton with similar …"
            )
        case .similarUnknownType(let name):
            (
                .similarUnknown,
                "The type of \(name) is not known. Name the authorities, or say which are similar: set similar sunderland, hartlepool"
            )
        case .scoreOutOfRange(let number): (.scoreOutOfRange, "Scores are 1 to 4, never \(number).")
        case .tooComplex: (.tooComplex, "The query is too complex. Break it up with let.")
        case .parentAggregate(let field, let parent, let child, let better):
            (
                .parentFigure,
                "\(field) belongs to the \(parent.rawValue), so it is counted once for every \(child.rawValue). Better: \(better)"
            )
        // Scripts and their parameters
        case .unknownVersion(let version):
            (.unknownVersion, "This program reads version 1 of the language, not \(version).")
        case .unknownType(let word, let nearest):
            (
                .unknownType,
                "\(quoted(word)) is not a type. "
                    + (nearest.isEmpty
                        ? "Types are: text, number, date, yes/no, authority, statement, and choices such as tone."
                        : didYouMean(nearest))
            )
        case .wrongParameter(let name, let value, let type, let nearest):
            (
                .wrongParameter,
                "\(name) is \(article(type)) \(type), and \(quoted(value)) is none."
                    + (nearest.isEmpty ? "" : " Nearest: \(list(nearest)).")
            )
        case .missingParameter(let name, let type, let help):
            (
                .missingParameter,
                "\(name) must be given: \(name)=\(type.uppercased())\(help.isEmpty ? "" : " (\(help))")"
            )
        case .unexpectedArgument(let name, let nearest, let all):
            (
                .unexpectedArgument,
                "There is no parameter \(quoted(name)). "
                    + (nearest.isEmpty
                        ? (all.isEmpty ? "This takes none." : "Parameters are: \(list(all)).")
                        : didYouMean(nearest))
            )
        }
    }

    // MARK: parts of sentences

    private static func unknownField(
        _ record: RecordWord, _ word: String, _ suggestions: [Mistake.Suggestion]
    ) -> String {
        let start =
            "\(record.plural.capitalisedFirst) \(record == .framework ? "has" : "have") no \(quoted(word))."
        guard !suggestions.isEmpty else {
            return
                "\(start) describe \(record.plural) lists what \(record == .framework ? "it has" : "they have")."
        }
        return start + " "
            + didYouMean(suggestions.map { $0.name + ($0.from.map { " (from the \($0))" } ?? "") })
    }

    private static func otherStep(_ word: String, _ meant: ForeignWords.Step, _ next: String?) -> String {
        let start = "\(quoted(word)) is not a step. "
        switch meant {
        case .search: return start + "Words to look for follow about: about \"…\""
        case .place: return start + "A place is a condition: where authority is \(next ?? "stockton")"
        case .condition: return start + "A condition follows where, as in where tone is negative"
        case .by: return start + "Say what is done by it: sort by, count by, or where said by"
        case .skipping:
            return start + "Rows cannot be skipped; in the shell, more shows those that come next."
        case .nothing: return "Leave out \(quoted(word))."
        case .file: return start + "A file follows the format: as csv to \"file.csv\""
        case .secondRecord: return start + "A question is about one kind of record; ask two."
        }
    }

    private static func unexpected(_ character: String) -> String {
        switch character {
        case ";": "No ; is needed: a new line begins the next query."
        case "'", "\u{2018}", "\u{2019}": "This mark is never closed. Put words in \" \" marks."
        case "$": "A parameter needs a name: $authority"
        default: "\(quoted(character)) means nothing here."
        }
    }

    private static func didYouMean(_ names: [String]) -> String { Suggestion.sentence(names) }
    private static func list(_ names: [String]) -> String { names.joined(separator: ", ") }

    private static func either(_ names: [String]) -> String { Suggestion.either(names) }

    private static func quoted(_ text: String) -> String { "\"\(text)\"" }

    /// By sound: an authority, a unit.
    private static func article(_ word: String) -> String {
        word.first.map { "aeiou".contains($0) } == true && !word.hasPrefix("uni") ? "an" : "a"
    }
}
