internal import NoteChecking
internal import NoteText
internal import Presentation

/// The machine form of a check.
enum CheckWriter {
    /// `{file, errors, warnings, items: [{id, check, severity, line, column, message, hint}]}`, keys in that
    /// order, one item a line; and `changed: [{line, change, text, message}]` when the note's record tells what
    /// was removed, added, changed or moved since it was written, or, of a note without a record, how it
    /// differs from what Assay writes now.
    static func json(_ report: CheckReport) -> String {
        let items = report.items.map { item in
            let fields = [
                "\"id\":\(JSONText.quoted(item.id))", "\"check\":\(JSONText.quoted(item.check.rawValue))",
                "\"severity\":\(JSONText.quoted(item.severity.rawValue))",
                "\"line\":\(item.line)", "\"column\":\(item.column)",
                "\"message\":\(JSONText.quoted(item.message))",
                "\"hint\":\(JSONText.quoted(item.hint))",
            ]
            return "{" + fields.joined(separator: ",") + "}"
        }
        let head =
            "{\"file\":\(JSONText.quoted(report.file)),\"errors\":\(report.errors),\"warnings\":\(report.warnings),\"items\":["
        let changed = (report.edits ?? report.likelyEdits).map { edits in
            let lines = edits.entries.map { entry in
                "{\"line\":\(entry.line),\"change\":\(JSONText.quoted(entry.change.kind.rawValue)),\"text\":\(JSONText.quoted(entry.change.text)),\"message\":\(JSONText.quoted(entry.change.english))}"
            }
            return ",\"changed\":[" + lines.joined(separator: ",\n") + "]"
        }
        return head + (items.isEmpty ? "" : "\n") + items.joined(separator: ",\n") + "]\(changed ?? "")}\n"
    }
}
