internal import Briefing
internal import Foundation
internal import NoteChecking
internal import NoteText

/// The machine form of a check.
enum CheckWriter {
    /// `{file, errors, warnings, items: [{id, check, severity, line, column, message, hint}]}`, keys in that
    /// order, one item a line; and `changed: [{line, change, text, message}]` when the note's record tells what
    /// was removed, added, changed or moved since it was written, or, of a note without a record, how it
    /// differs from what Assay writes now.
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
        let changed = try (report.edits ?? report.likelyEdits).map { edits in
            let lines = try edits.entries.map { entry in
                "{\"line\":\(entry.line),\"change\":\(try quoted(entry.change.kind.rawValue)),\"text\":\(try quoted(entry.change.text)),\"message\":\(try quoted(entry.change.english))}"
            }
            return ",\"changed\":[" + lines.joined(separator: ",\n") + "]"
        }
        return head + (items.isEmpty ? "" : "\n") + items.joined(separator: ",\n") + "]\(changed ?? "")}\n"
    }

    private static func quoted(_ text: String) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        return String(decoding: try encoder.encode(text), as: UTF8.self)
    }
}
