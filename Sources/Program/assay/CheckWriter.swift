internal import Briefing
internal import Foundation
internal import NoteChecking
internal import NoteText

/// The machine form of a check.
enum CheckWriter {
    /// `{file, errors, warnings, items: [{id, check, severity, line, column, message, hint}]}`, keys in that
    /// order, one item a line; and `changed: [{line, text}], missing` when the note tells what was changed
    /// since it was written.
    static func json(_ report: CheckReport) throws -> String {
        let items = try report.items.map { item in
            let fields = [
                "\"id\":\(try quoted(item.id))", "\"check\":\(try quoted(item.check.rawValue))",
                "\"severity\":\(try quoted(item.severity.rawValue))",
                "\"line\":\(item.line)", "\"column\":\(item.column)",
                "\"message\":\(try quoted(item.message))",
                "\"hint\":\(try quoted(item.hint))",
            ]
            return "{" + fields.joined(separator: ",") + "}"
        }
        let head =
            "{\"file\":\(try quoted(report.file)),\"errors\":\(report.errors),\"warnings\":\(report.warnings),\"items\":["
        let changed = try report.edits.map { edits in
            let lines = try edits.sentences.map { "{\"line\":\($0.line),\"text\":\(try quoted($0.text))}" }
            return ",\"changed\":[" + lines.joined(separator: ",") + "],\"missing\":\(edits.missing)"
        }
        return head + (items.isEmpty ? "" : "\n") + items.joined(separator: ",\n") + "]\(changed ?? "")}\n"
    }

    private static func quoted(_ text: String) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        return String(decoding: try encoder.encode(text), as: UTF8.self)
    }
}
