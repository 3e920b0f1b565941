internal import Mustache
internal import NoteText
internal import TextAnalysis

/// Turns a checked template and its values into text. The one place that knows which templating library does
/// it.
package protocol TemplateEngine: Sendable {
    /// - Parameters:
    ///   - body: the template without its front matter.
    ///   - partials: by name.
    ///   - root: every name the template may use.
    func render(body: String, partials: [String: String], root: [String: View]) throws -> String
}

/// swift-mustache. Its own escaping is for HTML and is switched off: values come escaped for Markdown.
package struct MustacheEngine: TemplateEngine {
    package init() {}

    private static let plainText = "{{% CONTENT_TYPE:TEXT}}"

    package func render(body: String, partials: [String: String], root: [String: View]) throws -> String {
        var library = MustacheLibrary()
        for (name, text) in partials { try library.register(Self.plainText + "\n" + text, named: name) }
        let template = try MustacheTemplate(string: Self.plainText + "\n" + body)
        return template.render(root.mapValues(Self.context), library: library)
    }

    private static func context(_ view: View) -> any Sendable {
        switch view {
        case .text(let text): MarkdownText.escaped(text)
        case .markdown(let text): text
        case .flag(let flag): flag
        case .object(let fields): fields.mapValues(context)
        case .list(let items): items.map { $0.mapValues(context) }
        case .missing: Absent()
        }
    }
}

/// A missing value: shown as words, and no section opens for it.
private struct Absent: MustacheCustomRenderable, Sendable {
    var renderText: String { "Not stated" }
    var isNull: Bool { true }
}
