internal import Templates
internal import SourceText

/// Finds tags that would show a missing value outside a table, where "Not stated" would make no sentence.
enum MissingValues {
    static func find(_ checked: CheckedTemplate, _ root: [String: View], report: (Diagnostic) -> Void) {
        var seen = Set<Span>()
        walk(checked.template.text.nodes, checked.template.text, checked, [root]) { span, message in
            if seen.insert(span).inserted { report(Diagnostic("missing-value", at: span, message)) }
        }
    }

    private static func walk(
        _ nodes: [TemplateNode], _ text: TemplateText, _ checked: CheckedTemplate, _ scopes: [[String: View]],
        _ report: (Span, String) -> Void
    ) {
        for node in nodes {
            switch node {
            case .value(let path, let span):
                guard text.source.name == checked.template.source.name, value(path, scopes) == .missing else {
                    continue
                }
                let line = text.source.line(text.source.position(of: span.start).line)
                if line.drop(while: { $0 == " " }).first == "|" { continue }
                let name = path.joined(separator: ".")
                report(
                    span,
                    "\(name) has no value here. Show it inside {{#\(name)}}…{{/\(name)}}, and say something else in {{^\(name)}}…{{/\(name)}}."
                )
            case .section(let path, let isInverted, _, let body, _):
                let view = value(path, scopes) ?? .missing
                if isInverted {
                    if isEmpty(view) { walk(body, text, checked, scopes, report) }
                    continue
                }
                switch view {
                case .list(let items):
                    for item in items { walk(body, text, checked, scopes + [item], report) }
                case .object(let fields): walk(body, text, checked, scopes + [fields], report)
                case .text, .markdown, .flag, .missing:
                    if !isEmpty(view) { walk(body, text, checked, scopes, report) }
                }
            case .partial(let name, _):
                if let partial = checked.partials[name] {
                    walk(partial.nodes, partial, checked, scopes, report)
                }
            }
        }
    }

    static func value(_ path: [String], _ scopes: [[String: View]]) -> View? {
        var view = scopes.last { $0[path[0]] != nil }?[path[0]]
        for name in path.dropFirst() {
            guard case .object(let fields)? = view else { return nil }
            view = fields[name]
        }
        return view
    }

    static func isEmpty(_ view: View) -> Bool {
        switch view {
        case .missing: true
        case .flag(let isSet): !isSet
        case .list(let items): items.isEmpty
        case .text, .markdown, .object: false
        }
    }
}
