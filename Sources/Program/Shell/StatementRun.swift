internal import Presentation
internal import QueryLanguage
internal import SourceText
internal import TextAnalysis

/// A text cut into the statements a session answers one by one.
///
/// A statement goes on over lines that begin with a step word and while it is incomplete; `--` comments and
/// empty lines end none.
struct StatementSplitter {
    let catalogue: Catalogue

    /// The statements with their places in the text.
    func statements(in source: Source) -> [Span] {
        var found: [Span] = []
        var open: Span?
        for number in 1...source.lines.starts.count {
            let line = String(source.line(number))
            let start = source.lines.starts[number - 1]
            let span = Span(start, start + line.utf8.count)
            let isBlank = line.trimmed.isEmpty || line.trimmed.hasPrefix("--")
            if let current = open {
                let text = String(source.text[current])
                if goesOn(text) {
                    open = current.union(span)
                    continue
                }
                if isBlank { continue }
                if !text.trimmed.hasSuffix(";"), Refinement.isContinuation(line.trimmed), isQuery(text) {
                    open = current.union(span)
                    continue
                }
                found.append(current)
                open = nil
            }
            if !isBlank { open = span }
        }
        return found + (open.map { [$0] } ?? [])
    }

    private func goesOn(_ text: String) -> Bool {
        isQuery(text) && !text.trimmed.hasSuffix(";") && Refinement.unfinished(text) != nil
    }

    private func isQuery(_ text: String) -> Bool {
        (Refinement.startsLikeQuery(text, catalogue: catalogue) || Refinement.isContinuation(text))
            && Command.meant(by: text) == nil
    }
}

extension Session {
    /// Answers every statement of a text, as `assay < file` does: goes on after a mistake.
    ///
    /// - Parameters:
    ///   - name: what the text is called where a mistake is placed: a path, or `standard input`.
    ///   - perform: does each effect as soon as it is known; false to stop, when nobody reads any more.
    /// - Returns: whether any statement was at fault, and the exit code when one asked to leave.
    package mutating func runStatements(from text: String, named name: String, perform: (Effect) -> Bool) -> (
        hasFailed: Bool, quit: Int32?
    ) {
        let source = Source(name: name, text: text)
        let before = (isStrict, isConversation)
        isStrict = true
        isConversation = false
        scriptPlace = nil
        defer {
            (isStrict, isConversation) = before
            scriptPlace = nil
        }
        var failed = false
        for span in StatementSplitter(catalogue: catalogue).statements(in: source) {
            let statement = String(source.text[span])
            scriptPlace = ScriptPlace(
                source: source, start: span.start, text: statement.withoutFinalSemicolons)
            effects = []
            hasFailed = false
            answer(statement.withoutFinalSemicolons)
            failed = failed || hasFailed
            for effect in effects {
                if case .quit(let code) = effect { return (failed, code) }
                if !perform(effect) { return (failed, nil) }
            }
            effects = []
        }
        return (failed, nil)
    }
}

/// Where the statement being answered stands in a script.
struct ScriptPlace {
    var source: Source
    var start: Int
    /// The statement as it was answered.
    var text: String

    /// Diagnostics about the statement as diagnostics about the script; nil when they are about another text.
    func placed(_ diagnostics: Diagnostics) -> Diagnostics? {
        guard diagnostics.source.text == text else { return nil }
        let items = diagnostics.items.map { item -> Diagnostic in
            var item = item
            item.span = item.span?.shifted(by: start) ?? Span(start, start + text.utf8.count)
            item.repair = nil
            return item
        }
        return Diagnostics(source: source, items: items)
    }
}
