internal import NoteText
package import SourceText

/// A piece of a template's body. Spans are those of the tag in the file.
package indirect enum TemplateNode: Sendable {
    /// `{{name}}` or `{{name.field}}`.
    case value(path: [String], at: Span)
    /// `{{#name}}…{{/name}}`, or `{{^name}}…{{/name}}` when inverted, with the bytes between its tags.
    case section(path: [String], isInverted: Bool, at: Span, body: [TemplateNode], length: Int)
    /// `{{> name}}`.
    case partial(name: String, at: Span)
}

/// A file with template tags: the template itself or a partial.
package struct TemplateText: Sendable {
    package var source: Source
    /// UTF-8 offset at which the body begins, after any front matter.
    var bodyStart: Int
    package var nodes: [TemplateNode]
    /// Tags that cannot be read, each with its place.
    package var problems: [Diagnostic]

    /// What follows the front matter, as it stands in the file.
    package var body: String { String(source.text[Span(bodyStart, source.text.utf8.count)]) }
}

/// Finds the tags of a template and refuses every kind that the composer does not know, so that nothing is
/// dropped in silence.
struct TemplateScanner {
    private let bytes: [UInt8]
    private let source: Source
    private var problems: [Diagnostic] = []
    /// Open sections, outermost first, each with what stands in it so far.
    private var open: [(path: [String], isInverted: Bool, span: Span, body: [TemplateNode])] = []
    private var top: [TemplateNode] = []

    private init(_ source: Source) {
        self.source = source
        bytes = Array(source.text.utf8)
    }

    /// Reads a file's tags from an offset on. O(n).
    static func scan(_ source: Source, from start: Int = 0) -> TemplateText {
        var scanner = TemplateScanner(source)
        scanner.run(from: start)
        return TemplateText(source: source, bodyStart: start, nodes: scanner.top, problems: scanner.problems)
    }

    private mutating func run(from start: Int) {
        guard source.lines.starts.count <= Limits.templateLines else {
            let lines = Figures.number(Double(Limits.templateLines))
            return report(
                "too-long", nil,
                "The file has more than \(lines) lines, which is the most that a template may have.")
        }
        var i = start
        while let tag = next(from: i) {
            guard let end = tag.end else {
                report(
                    "unclosed-tag", Span(tag.start, min(bytes.count, tag.start + 2)),
                    "This {{ has no }} after it.")
                break
            }
            read(Span(tag.start, end))
            i = end
        }
        for section in open.reversed() {
            let name = section.path.joined(separator: ".")
            report(
                "unclosed-section", section.span,
                "The section \(name) is not closed. Write {{/\(name)}} where it ends.")
        }
        // What stands in unclosed sections is still checked.
        while let section = open.popLast() {
            append(
                .section(
                    path: section.path, isInverted: section.isInverted, at: section.span, body: section.body,
                    length: 0))
        }
    }

    private func next(from start: Int) -> (start: Int, end: Int?)? {
        var i = start
        while i + 1 < bytes.count, !(bytes[i] == UInt8(ascii: "{") && bytes[i + 1] == UInt8(ascii: "{")) {
            i += 1
        }
        guard i + 1 < bytes.count else { return nil }
        var j = i + 2
        while j + 1 < bytes.count {
            if bytes[j] == UInt8(ascii: "}"), bytes[j + 1] == UInt8(ascii: "}") {
                let isTriple =
                    i + 2 < bytes.count && bytes[i + 2] == UInt8(ascii: "{") && j + 2 < bytes.count
                    && bytes[j + 2] == UInt8(ascii: "}")
                return (i, j + (isTriple ? 3 : 2))
            }
            if bytes[j] == UInt8(ascii: "{"), bytes[j + 1] == UInt8(ascii: "{"), j > i + 2 { return (i, nil) }
            j += 1
        }
        return (i, nil)
    }

    private mutating func read(_ span: Span) {
        let inside = trimmed(source.text[Span(span.start + 2, span.end - 2)])
        let rest = trimmed(inside.dropFirst())
        switch inside.first {
        case nil: report("empty-tag", span, "This tag names nothing.")
        case "!": break
        case "#", "^":
            guard let path = path(rest, span) else { return }
            if open.count == Limits.sectionDepth {
                report("too-deep", span, "Sections are nested deeper than \(Limits.sectionDepth).")
            }
            // Deeper ones are left out of the tree, which is walked by recursion; the fault above refuses the
            // template.
            guard open.count < Limits.sectionDepth else { return }
            open.append((path, inside.first == "^", span, []))
        case "/": close(rest, span)
        case ">":
            guard rest.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }), !rest.isEmpty
            else {
                return report(
                    "partial-name", span, "A partial's name has letters, digits and hyphens: {{> sources}}.")
            }
            append(.partial(name: String(rest), at: span))
        case "{", "&":
            report("unescaped", span, "Text is always escaped; write {{name}} with two braces and no &.")
        case "=", "%", "<", "$", "*":
            report(
                "unknown-tag", span,
                "Tags that begin with \(String(inside.prefix(1))) are not used in briefings.")
        default:
            guard let path = path(inside, span) else { return }
            append(.value(path: path, at: span))
        }
    }

    private mutating func path(_ text: Substring, _ span: Span) -> [String]? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let isName = parts.allSatisfy {
            !$0.isEmpty && $0.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
        }
        if isName { return parts.map(String.init) }
        report(
            "tag-name", span,
            "\"\(text)\" is not a name. A name has letters, digits and _, and a dot before a field.")
        return nil
    }

    private mutating func close(_ name: Substring, _ span: Span) {
        guard let section = open.popLast() else {
            return report(
                "unopened-section", span, "No section is open here, so {{/\(name)}} closes nothing.")
        }
        let wanted = section.path.joined(separator: ".")
        if wanted != name {
            let line = source.position(of: section.span.start).line
            report(
                "crossed-section", span,
                "The section open here is \(wanted), from line \(line). Close it first with {{/\(wanted)}}.")
        }
        append(
            .section(
                path: section.path, isInverted: section.isInverted, at: section.span, body: section.body,
                length: max(0, span.start - section.span.end)))
    }

    private mutating func append(_ node: TemplateNode) {
        if open.isEmpty { top.append(node) } else { open[open.count - 1].body.append(node) }
    }

    private mutating func report(_ code: String, _ span: Span?, _ message: String) {
        guard problems.count < Limits.diagnosticCount else { return }
        problems.append(Diagnostic(code, at: span, message))
    }

    private func trimmed(_ text: Substring) -> Substring {
        text.drop { $0.isWhitespace }.trimmingSuffix { $0.isWhitespace }
    }
}
