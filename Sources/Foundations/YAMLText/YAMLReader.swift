package import SourceText
internal import TextAnalysis
package import Yams

/// Reads the values of a YAML text and gathers what is wrong with them, each mistake with its place in the
/// file.
package struct YAMLReader {
    package let source: Source
    /// Offset of the YAML in the file.
    private let start: Int
    /// What is wrong, with places, at most `Limits.diagnosticCount`.
    package private(set) var problems: [Diagnostic] = []

    /// - Parameter start: where the YAML begins in the file, in bytes.
    package init(_ source: Source, from start: Int = 0) {
        self.source = source
        self.start = start
    }

    /// The mapping that a text is.
    ///
    /// - Parameters:
    ///   - text: the YAML, which begins at `start`.
    ///   - what: what to call it in a message: "description".
    /// - Throws: `Diagnostics` with the place where it stops being YAML, or is no mapping.
    package func mapping(_ text: Substring, what: String) throws(Diagnostics) -> Node.Mapping {
        if let anchor = Self.repetition(in: text) {
            let message =
                "Write the words again: anchors and aliases (&name and *name) are not taken in a \(what)."
            let place = start + anchor
            throw Diagnostics(
                source: source, items: [Diagnostic("yaml", at: Span(place, place + 1), message)])
        }
        let node: Node?
        do { node = try Yams.compose(yaml: String(text), .basic) } catch {
            throw Diagnostics(source: source, items: [mistake(error as? YamlError, what)])
        }
        guard case .mapping(let mapping)? = node else {
            let message = "The \(what) is a list of `name: value` lines."
            throw Diagnostics(source: source, items: [Diagnostic("yaml", at: Span(start, start), message)])
        }
        return mapping
    }

    /// Where the first anchor of a text stands that also has aliases, or more anchors than a hand would write: a few of
    /// them, each in the next, unfold to more than any machine holds.
    private static func repetition(in text: Substring) -> Int? {
        let bytes = Array(text.utf8)
        var (anchors, hasAlias, first) = (0, false, Int?.none)
        for (place, byte) in bytes.enumerated().dropLast() {
            guard byte == UInt8(ascii: "&") || byte == UInt8(ascii: "*"),
                Bytes.isDigit(bytes[place + 1]) || Bytes.isLetter(bytes[place + 1]),
                place == 0 || Self.beforeNodes.contains(bytes[place - 1])
            else { continue }
            if byte == UInt8(ascii: "*") {
                hasAlias = true
            } else {
                anchors += 1
                first = first ?? place
            }
        }
        return hasAlias || anchors > Self.mostAnchors ? first : nil
    }

    private static let beforeNodes = Set(" \n\t[,{".utf8)
    private static let mostAnchors = 100

    private func mistake(_ error: YamlError?, _ what: String) -> Diagnostic {
        switch error {
        case .scanner(_, let problem, let mark, _)?, .parser(_, let problem, let mark, _)?,
            .composer(_, let problem, let mark, _)?:
            // These errors count lines from 1 and columns from 1, as nodes do.
            return Diagnostic("yaml", at: span(mark, length: 1), "The \(what) is not YAML here: \(problem).")
        case .duplicatedKeysInMapping(let keys, let context)?:
            let names = keys.map { "\"\($0)\"" }.joined(separator: ", ")
            return Diagnostic("yaml", at: span(context.mark, length: 1), "\(names) stands there twice.")
        default: return Diagnostic("yaml", at: Span(start, start), "The \(what) is not YAML.")
        }
    }

    /// The values of a mapping by key; keys that are not known are reported.
    package mutating func fields(_ node: Node?, known: [String], what: String) -> [String: Node] {
        var fields: [String: Node] = [:]
        for (name, key, value) in entries(node) {
            if known.contains(name) {
                fields[name] = value
            } else {
                unknown(name, "word in a \(what)", in: known, at: span(key))
            }
        }
        return fields
    }

    /// The entries of a mapping in the file's order; anything else is reported.
    package mutating func entries(_ node: Node?) -> [(name: String, key: Node, value: Node)] {
        guard let node, !Self.isNothing(node) else { return [] }
        guard let mapping = node.mapping else {
            report("yaml-shape", span(node), "Write `name: value` lines here.")
            return []
        }
        return mapping.compactMap { key, value in key.string.map { ($0, key, value) } }
    }

    /// The items of a list; anything else is reported.
    package mutating func items(_ node: Node?) -> [Node] {
        guard let node, !Self.isNothing(node) else { return [] }
        if let sequence = node.sequence { return Array(sequence) }
        report("yaml-shape", span(node), "Write a list here, each item after a hyphen.")
        return []
    }

    /// The words of a scalar, as they are written; nil of anything else.
    package func string(_ node: Node?) -> String? { node?.scalar?.string }

    /// What stands after `pins:` when nothing does.
    private static func isNothing(_ node: Node) -> Bool {
        node.scalar.map { $0.style == .plain && ["", "~", "null"].contains($0.string) } ?? false
    }

    /// Where a key or value stands.
    package func span(_ node: Node) -> Span? {
        node.mark.flatMap { span($0, length: node.scalar?.string.utf8.count ?? 1) }
    }

    private func span(_ mark: Mark, length: Int) -> Span? {
        let line = source.position(of: start).line + mark.line - 1
        guard line >= 1, line <= source.lines.starts.count else { return nil }
        let text = source.line(line)
        // Columns count characters; what is marked ends with its line.
        let column = text.prefix(max(0, mark.column - 1)).utf8.count
        let from = source.lines.starts[line - 1] + column
        return Span(from, from + max(1, min(length, text.utf8.count - column)))
    }

    /// Reports a name that is not known, with the nearest that are.
    package mutating func unknown(_ name: String, _ what: String, in known: [String], at span: Span?) {
        report(
            "unknown-name", span,
            Suggestion.after("There is no \(what) called \"\(name)\".", name, in: known))
    }

    /// Reports a mistake; what stands in the file's own words is quoted by `span`.
    package mutating func report(_ code: String, _ span: Span?, _ message: String) {
        guard problems.count < Limits.diagnosticCount else { return }
        problems.append(Diagnostic(code, at: span, message))
    }
}
