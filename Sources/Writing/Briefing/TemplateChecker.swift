internal import Templates
internal import SourceText

/// A template whose every tag names something that exists, with the partials it uses.
struct CheckedTemplate {
    var template: BriefingTemplate
    var partials: [String: TemplateText]
    /// Queries and parts that some tag shows, by name, with the first such tag.
    var used: [String: (source: Source, span: Span)]
}

/// Checks every tag of a template and its partials against the names that will have values.
///
/// A mistake says file, line and column, the chain of includes, and the nearest name. Includes may not run in
/// circles or deeper than `Limits.includeDepth`.
struct TemplateChecker {
    private let template: BriefingTemplate
    private let root: [String: Shape]
    private let folder: TemplateFolder
    private let partialNames: [String]
    private var partials: [String: TemplateText] = [:]
    private var used: [String: (source: Source, span: Span)] = [:]
    /// Inclusions so far, those of partials in each other counted as often as they are reached.
    private var inclusions = 0
    /// Twenty times those of the longest template that ships.
    private static let mostInclusions = 1_000
    private var problems: [(source: Source, items: [Diagnostic])] = []

    /// - Throws: `Diagnostics` for the first file with mistakes, the template before its partials.
    static func check(_ template: BriefingTemplate, root: [String: Shape], folder: TemplateFolder) throws
        -> CheckedTemplate
    {
        var checker = TemplateChecker(
            template: template, root: root, folder: folder, partialNames: folder.partialNames)
        try checker.visit(
            template.text.nodes, Scene(text: template.text, scopes: [root], guarded: [], chain: []))
        checker.add(template.text.problems, template.source)
        for (_, partial) in checker.partials.sorted(by: { $0.key < $1.key }) {
            checker.add(partial.problems, partial.source)
        }
        if let first = checker.problems.first(where: { $0.source.name == template.source.name })
            ?? checker.problems.first
        {
            throw Diagnostics(
                source: first.source,
                items: first.items.sorted { ($0.span?.start ?? 0) < ($1.span?.start ?? 0) })
        }
        return CheckedTemplate(template: template, partials: checker.partials, used: checker.used)
    }

    /// Where the checker stands: the file, the fields in reach (innermost last), the names known to be
    /// present, and the includes so far.
    private struct Scene {
        var text: TemplateText
        var scopes: [[String: Shape]]
        var guarded: [[String]]
        var chain: [(name: String, place: String)]
    }

    private init(
        template: BriefingTemplate, root: [String: Shape], folder: TemplateFolder, partialNames: [String]
    ) {
        self.template = template
        self.root = root
        self.folder = folder
        self.partialNames = partialNames
    }

    private mutating func visit(_ nodes: [TemplateNode], _ scene: Scene) throws {
        for node in nodes {
            switch node {
            case .value(let path, let span): value(path, span, scene)
            case .section(let path, let isInverted, let span, let body, _):
                try section(path, isInverted, span, body, scene)
            case .partial(let name, let span): try include(name, span, scene)
            }
        }
    }

    private mutating func value(_ path: [String], _ span: Span, _ scene: Scene) {
        guard let shape = find(path, span, scene) else { return }
        let name = path.joined(separator: ".")
        switch shape {
        case .text: break
        case .optionalText:
            guard !scene.guarded.contains(path) else { return }
            report(
                "may-be-missing", span, "\(name) may not be given. Show it inside {{#\(name)}}…{{/\(name)}}.",
                scene)
        case .flag, .object, .list:
            report(
                "not-a-text", span, "\(name) is \(shape.noun), not a text. Open it with {{#\(name)}}.", scene)
        }
    }

    private mutating func section(
        _ path: [String], _ isInverted: Bool, _ span: Span, _ body: [TemplateNode], _ scene: Scene
    ) throws {
        guard let shape = find(path, span, scene) else { return }
        var inner = scene
        if !isInverted {
            inner.guarded.append(path)
            switch shape {
            case .object(let fields), .list(let fields): inner.scopes.append(fields)
            case .text, .optionalText, .flag: break
            }
        }
        try visit(body, inner)
    }

    private mutating func include(_ name: String, _ span: Span, _ scene: Scene) throws {
        guard partialNames.contains(name) else {
            return report(
                "unknown-partial", span,
                Suggestion.after("There is no partial called \"\(name)\".", name, in: partialNames), scene
            )
        }
        if scene.chain.contains(where: { $0.name == name }) {
            return report("include-cycle", span, "\(name) includes itself.", scene)
        }
        guard scene.chain.count < Limits.includeDepth else {
            return report(
                "include-depth", span, "Partials are nested deeper than \(Limits.includeDepth).", scene)
        }
        inclusions += 1
        guard inclusions <= Self.mostInclusions else {
            throw Diagnostics(
                source: scene.text.source,
                items: [
                    Diagnostic(
                        "include-count", at: span,
                        "Partials are included more than \(Self.mostInclusions) times: they include each other again and again."
                    )
                ])
        }
        let text = try partials[name] ?? folder.partial(named: name)
        partials[name] = text
        let at = scene.text.source.position(of: span.start)
        var inner = scene
        inner.text = text
        inner.chain.append((name, "\(scene.text.source.name):\(at.line):\(at.column)"))
        try visit(text.nodes, inner)
    }

    /// The shape a path means: its first name is looked up innermost first, the others are fields of it.
    private mutating func find(_ path: [String], _ span: Span, _ scene: Scene) -> Shape? {
        guard let scope = scene.scopes.last(where: { $0[path[0]] != nil }), var shape = scope[path[0]] else {
            let known = scene.scopes.reversed().flatMap { $0.keys.sorted() }
            report(
                "unknown-name", span,
                Suggestion.after("Nothing is called \"\(path[0])\" here.", path[0], in: known), scene)
            return nil
        }
        if scope == root || scene.scopes.first?[path[0]] == shape, used[path[0]] == nil {
            used[path[0]] = (scene.text.source, span)
        }
        for (index, name) in path.enumerated().dropFirst() {
            guard case .object(let fields) = shape else {
                report(
                    "no-fields", span,
                    "\(path[..<index].joined(separator: ".")) is \(shape.noun) and has no field \(name).",
                    scene)
                return nil
            }
            guard let next = fields[name] else {
                let message = "\(path[..<index].joined(separator: ".")) has no field \"\(name)\"."
                report(
                    "unknown-field", span, Suggestion.after(message, name, in: fields.keys.sorted()),
                    scene)
                return nil
            }
            shape = next
        }
        return shape
    }

    private mutating func report(_ code: String, _ span: Span, _ message: String, _ scene: Scene) {
        let chain = scene.chain.reversed().map { " Included from \($0.place)." }.joined()
        add([Diagnostic(code, at: span, message + chain)], scene.text.source)
    }

    private mutating func add(_ items: [Diagnostic], _ source: Source) {
        guard !items.isEmpty else { return }
        if let index = problems.firstIndex(where: { $0.source.name == source.name }) {
            let fresh = items.filter { !problems[index].items.contains($0) }
            problems[index].items += fresh.prefix(
                Limits.diagnosticCount - min(Limits.diagnosticCount, problems[index].items.count))
        } else {
            problems.append((source, items))
        }
    }
}
