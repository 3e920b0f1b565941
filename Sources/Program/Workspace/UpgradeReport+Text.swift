internal import Library
internal import Presentation

extension UpgradeReport {
    /// A paragraph an assessment that changed, then the totals.
    package var text: String {
        var output = ""
        for line in registerChanges.map(Self.line) + moves.map(Self.line) {
            output += SafeText.neutralised(line) + "\n"
        }
        for change in changes { output += Self.text(change) }
        let verb = isDryRun ? "would be" : "was"
        let read =
            "\(Plural.count(documents, "report")) read again"
            + (reasons.isEmpty ? "" : " (\(reasons.joined(separator: "; ")))")
        let changed =
            changes.isEmpty && registerChanges.isEmpty && moves.isEmpty
            ? "nothing \(verb) different"
            : "\(Plural.count(changes.count, "assessment")) \(isDryRun ? "would change" : "changed")"
        return output + "\(read): \(changed)"
            + (isDryRun && !changes.isEmpty ? "; the library is as it was" : "") + "\n"
    }

    private static func line(_ change: RegisterChange) -> String {
        switch change {
        case .differs(let council, let fields):
            "\(council): "
                + fields.map { "\($0.name) was \($0.before ?? "-"), now \($0.now ?? "-")" }.joined(
                    separator: "; ")
        case .added(let council): "\(council): new in the register"
        case .gone(let council): "\(council): no longer in the register, and nothing was read of it"
        }
    }

    private static func line(_ move: Move) -> String {
        "\(move.document): of \(move.to), was of \(move.from)"
    }

    private static func text(_ change: AssessmentChange) -> String {
        let title =
            switch change.kind {
            case .new: "\(change.id): new, \(Plural.count(change.added.count, "finding"))"
            case .gone: "\(change.id): gone, with \(Plural.count(change.removed.count, "finding"))"
            case .changed: change.id
            }
        var output = title + "\n" + (change.facts + change.readings).map { "  \($0)\n" }.joined()
        if change.kind == .changed {
            for (word, items) in [
                ("finding", "added", change.added), ("finding", "removed", change.removed),
                ("finding", "reworded", change.reworded),
                ("remark", "new", change.newRemarks), ("remark", "gone", change.goneRemarks),
            ].map({ ("\($0.0) \($0.1)", $0.2) }) where !items.isEmpty {
                output += list(items, word)
            }
        }
        return SafeText.neutralised(output, keepingLines: true)
    }

    /// A heading and the first few of a list: a hundred lines alike tell no more than five.
    private static func list(_ items: [String], _ words: String) -> String {
        let parts = words.split(separator: " ")
        let shown = items.prefix(5).map { "    \($0)\n" }.joined()
        let rest = items.count > 5 ? "    and \(items.count - 5) more\n" : ""
        return "  \(Plural.count(items.count, String(parts[0]))) \(parts[1])\n" + shown + rest
    }
}

extension UpgradeNotice {
    /// One line, with what to do.
    package var text: String {
        let why = differences.joined(separator: "; ")
        if isOlder {
            return
                "This library was read by a newer version of Assay (\(why)): what is imported now may differ."
        }
        return
            "Reports of \(Plural.count(councils, "council")) were read differently (\(why.isEmpty ? "other data files" : why)): "
            + "`assay library upgrade --dry-run` lists what reading them again would change."
    }
}
