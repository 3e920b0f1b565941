internal import Templates
internal import NoteText
internal import SourceText

/// Counts what a template would print before it is printed, so that sections nested in one another cannot run
/// away.
///
/// One list of 100 rows opened inside itself four deep would print 100,000,000 rows. Counting stops at the
/// limit, so it takes no longer than a note of that size.
struct RenderBudget {
    private let checked: CheckedTemplate
    private var pieces = 0
    private var bytes = 0

    /// - Throws: `Diagnostics` at the section in which `Limits.notePieces` or `Limits.noteBytes` is exceeded.
    static func check(_ checked: CheckedTemplate, _ root: [String: View]) throws {
        var budget = RenderBudget(checked: checked)
        try budget.walk(checked.template.text.nodes, checked.template.text, [root], inside: nil)
    }

    private init(checked: CheckedTemplate) { self.checked = checked }

    private mutating func walk(
        _ nodes: [TemplateNode], _ text: TemplateText, _ scopes: [[String: View]],
        inside section: (text: TemplateText, span: Span)?
    ) throws {
        for node in nodes {
            switch node {
            case .value(let path, _): try spend(Self.size(of: MissingValues.value(path, scopes)), section)
            case .partial(let name, let span):
                guard let partial = checked.partials[name] else { continue }
                try spend(partial.source.text.utf8.count, section)
                try walk(partial.nodes, partial, scopes, inside: section ?? (text, span))
            case .section(let path, let isInverted, let span, let body, let length):
                let view = MissingValues.value(path, scopes) ?? .missing
                let here = (text: text, span: span)
                func go(_ scopes: [[String: View]]) throws {
                    try spend(length, here)
                    try walk(body, text, scopes, inside: here)
                }
                if isInverted {
                    if MissingValues.isEmpty(view) { try go(scopes) }
                    continue
                }
                switch view {
                case .list(let items): for item in items { try go(scopes + [item]) }
                case .object(let fields): try go(scopes + [fields])
                case .text, .markdown, .flag, .missing:
                    if !MissingValues.isEmpty(view) { try go(scopes) }
                }
            }
        }
    }

    private mutating func spend(_ size: Int, _ section: (text: TemplateText, span: Span)?) throws {
        pieces += 1
        bytes += size
        guard pieces > Limits.notePieces || bytes > Limits.noteBytes else { return }
        let most =
            pieces > Limits.notePieces
            ? "\(Figures.number(Double(Limits.notePieces))) pieces" : "\(Limits.noteBytes >> 20) MB"
        let message =
            "The note would be longer than \(most), because sections repeat inside one another. Open the list only once, or ask its query for fewer rows with `first`."
        throw Diagnostics(
            source: section?.text.source ?? checked.template.source,
            items: [Diagnostic("note-too-long", at: section?.span, message)])
    }

    private static func size(of view: View?) -> Int {
        switch view {
        case .text(let text), .markdown(let text): text.utf8.count
        case .flag, .object, .list, .missing, nil: 0
        }
    }
}
