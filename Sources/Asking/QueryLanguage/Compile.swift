internal import AssessmentModel
package import QuerySyntax
internal import QueryTables
package import SourceText

/// The language: text and a catalogue in, SQL and words out. No database, no files.
package enum QueryLanguage {
    /// Compiles one query: tokens, tree, checked query, SQL.
    ///
    /// - Parameter span: the part of the source that is the query; nil for all of it.
    /// - Throws: every mistake found in one reading, in the order in which they stand.
    package static func compile(_ source: Source, in span: Span? = nil, catalogue: Catalogue)
        throws(Diagnostics) -> CompiledQuery
    {
        let parsed = parse(source, in: span, catalogue: catalogue)
        let checked = Checker.check(parsed.query, catalogue)
        let diagnostics = words(parsed.mistakes + checked.mistakes)
        let errors = diagnostics.filter { $0.severity == .error }
        guard errors.isEmpty, let query = checked.query else {
            throw Diagnostics(source: source, items: diagnostics)
        }
        return compiled(query, warnings: diagnostics)
    }

    /// The syntax tree of a query, with the mistakes that reading it found.
    static func parse(_ source: Source, in span: Span? = nil, catalogue: Catalogue) -> (
        query: QuerySyntax, mistakes: [Mistake]
    ) {
        Parser.query(source, in: span, queryNames: catalogue.queryNames.union(catalogue.valueNames))
    }

    /// A query's syntax as the catalogue's `definitions` and `previous` want it.
    ///
    /// - Throws: the mistakes of reading it; names and types are not checked.
    package static func syntax(_ source: Source, catalogue: Catalogue) throws(Diagnostics) -> QuerySyntax {
        let parsed = parse(source, catalogue: catalogue)
        guard parsed.mistakes.isEmpty else {
            throw Diagnostics(source: source, items: words(parsed.mistakes))
        }
        return parsed.query
    }

    private static func compiled(_ query: CheckedQuery, warnings: [Diagnostic]) -> CompiledQuery {
        let sql = SQLEmitter.answer(query)
        let parts = SyntaxPrinter.parts(query.syntax)
        let columns = query.shown.map {
            Column(name: $0.name, type: ($0.value.type ?? .text).column, isProse: $0.isProse)
        }
        return CompiledQuery(
            sql: sql.text, bindings: sql.bindings, columns: columns,
            origin: query.keepsRecords ? query.record : nil,
            normalised: parts.joined(separator: " "), normalisedParts: parts,
            english: EnglishPrinter.print(query), warnings: warnings,
            notes: query.notes, format: query.output?.format, outputPath: query.output?.path,
            searchWords: query.searchWords,
            usedRecords: query.usedRecords, total: query.total, checked: query)
    }

    /// Mistakes in words, in the order in which they stand, each place once.
    static func words(_ mistakes: [Mistake]) -> [Diagnostic] {
        var seen: Set<Span> = []
        let sorted = mistakes.enumerated().sorted {
            ($0.element.span, $0.offset) < ($1.element.span, $1.offset)
        }.map(\.element)
        // What is said of a part of a name falls away with what is said of the whole.
        let names = sorted.filter { if case .unquotedWords = $0.fact { true } else { false } }.map(\.span)
        let told = sorted.filter { mistake in
            !names.contains { $0 != mistake.span && $0.union(mistake.span) == $0 }
        }
        // So many of each kind and no more; warnings never crowd out an error.
        var left: [Diagnostic.Severity: Int] = [:]
        return told.filter { seen.insert($0.span).inserted }.map(MistakeWording.diagnostic).filter { item in
            left[item.severity, default: Limits.diagnosticCount] -= 1
            return left[item.severity, default: 0] >= 0
        }
    }
}

extension Catalogue {
    /// Names that may stand where rows come from, in lower case.
    package var queryNames: Set<String> {
        Set(definitions.filter { if case .query = $0.value.content { true } else { false } }.keys)
    }

    /// Names of values, in lower case: where rows should come from, one is told apart from a word that means
    /// nothing.
    var valueNames: Set<String> {
        Set(
            definitions.filter { name, definition in
                if case .query = definition.content { return false }
                return RecordWord(word: name) == nil
                    && !["it", "all", "select", "let", "param"].contains(name)
            }.keys)
    }
}

extension QueryLanguage {
    /// The literal a parameter's written value means, or nil when it means nothing.
    package static func literal(
        _ written: String, for declaration: ParameterDeclaration, catalogue: Catalogue
    ) -> ExpressionSyntax? {
        try? catalogue.literal(written, for: declaration, at: Span(0, 0)).get()
    }
}
