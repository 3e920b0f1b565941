package import QuerySyntax
package import QueryTables
internal import SourceText

/// What names mean behind a query or the beginning of one: for completion.
package struct QueryScope: Sendable {
    private let scope: Checker.Scope

    /// In brackets behind a quantifier.
    package init(of record: RecordWord) { scope = Checker.Scope(record: record) }

    /// At the end of a text; nil when no query can be read from it.
    ///
    /// - Parameter start: the byte at which the query begins.
    package init?(behind text: String, from start: Int, _ catalogue: Catalogue) {
        let source = Source(name: "line", text: text)
        let query = Parser.query(
            source, in: Span(start, text.utf8.count), queryNames: catalogue.queryNames
        ).query
        guard let found = Checker.scope(of: query, catalogue) else { return nil }
        scope = found
    }

    /// The record whose rows these are; nil for groups.
    package var record: RecordWord? { scope.record }

    /// The records that belong to it.
    package var children: [RecordWord] {
        record.map { record in
            RecordWord.allCases.filter { $0.row.ancestor(record) != nil || $0.row.link(record) != nil }
        } ?? []
    }

    /// Columns that steps made, with their types in words.
    package var columns: [(name: String, aliases: [String], type: String)] {
        scope.columns.map { ($0.name, $0.aliases, $0.type.words) }
    }

    /// The type of a field or column; nil when there is none of that name.
    package func type(of path: [String], _ catalogue: Catalogue) -> FieldType? {
        var checker = Checker(catalogue)
        return checker.path(path.map { Name(text: $0, span: Span(0, 0)) }, in: scope).type
    }
}

extension QueryLanguage {
    /// The tokens of a text, and whether it ends inside quotation marks.
    package static func tokens(of text: String) -> (tokens: [QueryToken], isStringOpen: Bool) {
        let all = Lexer.tokens(of: Source(name: "line", text: text))
        let isOpen = all.mistakes.contains { if case .unclosedString = $0.fact { true } else { false } }
        return (Array(all.tokens.dropLast()), isOpen)
    }

    /// Whether a name can stand without quotation marks.
    package static func isBareName(_ name: String) -> Bool {
        let scalars = name.unicodeScalars
        return scalars.allSatisfy { Lexer.isLetter($0) || $0 == "-" || ("0"..."9").contains($0) }
            && scalars.first.map(Lexer.isLetter) == true && ReservedWords.isName(name.lowercased())
    }
}
