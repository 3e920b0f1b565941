internal import AssessmentModel
internal import QueryLanguage
internal import QuerySyntax
internal import QueryTables

// What may stand in a condition, and the words of each kind.

extension Completer {
    // MARK: conditions

    func condition(_ after: ArraySlice<QueryToken>, _ scope: QueryScope?) -> [CompletionCandidate] {
        guard let last = after.last else { return fields(scope) + quantifiers(scope) }
        if let place = after.lastIndex(where: { isEquality($0) }), isValuePlace(after[(place + 1)...]) {
            let subject = after[..<place].lastIndex { !$0.isWord("not") && !$0.isWord("is") }
            if let subject {
                return values(of: after, at: subject, scope)
                    + (after[place].isWord("is") && place == after.endIndex - 1
                        ? [word("missing"), word("present"), word("not")] : [])
            }
        }
        if last.isWord("by"), after.dropLast().last?.isWord("said") == true { return choices(.voice) }
        if isOperand(last) { return operators(after, scope) + connectives + stepWords }
        return fields(scope) + quantifiers(scope)
    }

    func isEquality(_ token: QueryToken) -> Bool {
        token.isWord("is") || token.isWord("in") || token.isSign("=") || token.isSign("!=")
            || token.isSign("<") || token.isSign("<=")
            || token.isSign(">") || token.isSign(">=")
    }

    /// Whether a value of the left side's type stands next: right after the operator, after `or`, or in a
    /// list.
    func isValuePlace(_ tokens: ArraySlice<QueryToken>) -> Bool {
        guard let last = tokens.last else { return true }
        let isList = tokens.first?.isSign("(") == true && !tokens.contains { $0.isSign(")") }
        if isList { return last.isSign("(") || last.isSign(",") }
        return last.isWord("not") || (last.isWord("or") && tokens.count == 2)
    }

    func values(of tokens: ArraySlice<QueryToken>, at index: Int, _ scope: QueryScope?)
        -> [CompletionCandidate]
    {
        guard let scope, tokens.indices.contains(index), tokens[index].kind == .word else { return [] }
        var start = index
        while start - 2 >= tokens.startIndex, tokens[start - 1].isSign("."), tokens[start - 2].kind == .word {
            start -= 2
        }
        let names = stride(from: start, through: index, by: 2).map {
            tokens[$0].text
        }
        switch scope.type(of: names, catalogue) {
        case .choice(let name), .list(let name): return choices(name)
        case .record(.authority):
            return catalogue.authorities.entries.map {
                CompletionCandidate(text: quoted($0.short), kind: .name, detail: $0.region ?? "authority")
            }
        case .record(.statement), .record(.framework):
            return catalogue.statements.entries.map {
                CompletionCandidate(text: quoted($0.name), kind: .name, detail: $0.slug)
            }
        case .yesNo: return [word("yes"), word("no")]
        default: return parameters
        }
    }

    func choices(_ name: ChoiceName) -> [CompletionCandidate] {
        catalogue.choices.values(of: name).map {
            CompletionCandidate(text: quoted($0.label), kind: .choice, detail: name.rawValue)
        }
    }

    /// A name in marks when it is not one word, or when a mark was opened.
    func quoted(_ name: String) -> String {
        QueryLanguage.isBareName(name) && !isInString ? name : SyntaxPrinter.quoted(name)
    }

    // MARK: words

    var sources: [CompletionCandidate] {
        let records = RecordTable.rows.map {
            CompletionCandidate(text: $0.word.plural, kind: .record, detail: $0.help)
        }
        let named = catalogue.definitions.values.filter {
            if case .query = $0.content { true } else { false }
        }
        .sorted { $0.name < $1.name }.map {
            CompletionCandidate(text: $0.name, kind: .query, detail: $0.help)
        }
        return records + [
            CompletionCandidate(text: "all", kind: .word, detail: "earlier and indicative ones too")
        ]
            + named
    }

    var stepWords: [CompletionCandidate] {
        StepTable.rows.map { row in
            CompletionCandidate(
                text: row.word == "sort" || row.word == "rank" ? row.word + " by" : row.word, kind: .step,
                detail: row.help)
        } + [CompletionCandidate(text: "as", kind: .word, detail: "how to print it")]
    }

    func fields(_ scope: QueryScope?) -> [CompletionCandidate] {
        guard let scope else { return [] }
        var seen: Set<String> = []
        var found = scope.columns.filter { seen.insert($0.name).inserted }
            .map {
                CompletionCandidate(
                    text: $0.name.contains(" ") ? $0.aliases.first ?? $0.name : $0.name, kind: .column,
                    detail: $0.type)
            }
        for listing in scope.record.map(FieldListing.fields) ?? [] where seen.insert(listing.name).inserted {
            found.append(
                CompletionCandidate(
                    text: listing.name, kind: .field,
                    detail: listing.type.words + (listing.from.map { ", from the \($0.rawValue)" } ?? ""))
            )
        }
        return found
            + FunctionTable.rows.map {
                CompletionCandidate(text: $0.name + "(", kind: .function, detail: $0.help)
            }
    }

    func quantifiers(_ scope: QueryScope?) -> [CompletionCandidate] {
        guard let scope, scope.record != nil else {
            return [CompletionCandidate(text: "not", kind: .word, detail: "")]
        }
        return [CompletionCandidate(text: "not", kind: .word, detail: "")]
            + scope.children.flatMap { child in
                Quantifier.allCases.map {
                    CompletionCandidate(
                        text: "\($0.rawValue) \($0 == .number ? child.plural : child.rawValue) (",
                        kind: .quantifier, detail: child.row.help
                    )
                }
            }
    }

    func operators(_ after: ArraySlice<QueryToken>, _ scope: QueryScope?) -> [CompletionCandidate] {
        if let place = after.lastIndex(where: {
            isEquality($0) || $0.isWord("contains") || $0.isWord("before") || $0.isWord("after")
        }),
            !after[place...].contains(where: { $0.isWord("and") || $0.isWord("or") })
        {
            return []
        }
        return OperatorTable.rows.filter { $0.opensTest || $0.isArithmetic }.map {
            CompletionCandidate(text: $0.spelling, kind: .operation, detail: $0.help)
        }
    }

    var connectives: [CompletionCandidate] { ["and", "or"].map(word) }

    var directions: [CompletionCandidate] { ["lowest", "highest", "oldest", "newest"].map(word) }

    var aggregates: [CompletionCandidate] {
        AggregateTable.rows.map { CompletionCandidate(text: $0.word, kind: .function, detail: $0.help) }
    }

    var formats: [CompletionCandidate] {
        FormatWord.allCases.map { CompletionCandidate(text: $0.rawValue, kind: .format, detail: $0.help) }
    }

    func topics(prefix: String) -> [CompletionCandidate] {
        catalogue.synonyms.topics.keys.sorted().map {
            CompletionCandidate(
                text: prefix + $0, kind: .topic,
                detail: (catalogue.synonyms.topics[$0] ?? []).joined(separator: ", "))
        }
    }
}
