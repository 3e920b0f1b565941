/// One thing found wrong with a query, script, template or note, in words a reader can act on.
package struct Diagnostic: Sendable, Equatable {
    /// How much it matters: an error stops the work, a warning and a note do not.
    package enum Severity: String, Sendable, Comparable, CaseIterable {
        case note, warning, error

        package static func < (a: Severity, b: Severity) -> Bool {
            let order: [Severity] = [.note, .warning, .error]
            return (order.firstIndex(of: a) ?? 0) < (order.firstIndex(of: b) ?? 0)
        }
    }

    /// A replacement of source text that would mend the mistake.
    package struct Repair: Sendable, Equatable {
        /// What is replaced; empty where something is put in.
        package var span: Span
        package var replacement: String

        package init(span: Span, replacement: String) {
            self.span = span
            self.replacement = replacement
        }
    }

    /// Stable name of the kind of mistake, such as `unknown-field`.
    package var code: String
    package var severity: Severity
    /// Where in the source; nil when it is about the whole.
    package var span: Span?
    /// One line: what is wrong, and what to do.
    package var message: String
    /// What would mend it, where that is beyond doubt.
    package var repair: Repair?

    package init(
        _ code: String, _ severity: Severity = .error, at span: Span? = nil, _ message: String,
        repair: Repair? = nil
    ) {
        self.code = code
        self.severity = severity
        self.span = span
        self.message = message
        self.repair = repair
    }
}

/// Input was at fault: thrown when every mistake found in it has been gathered.
package struct Diagnostics: Error, Sendable {
    package var source: Source
    /// In the order in which they were found; at least one is an error.
    package var items: [Diagnostic]

    package init(source: Source, items: [Diagnostic]) {
        self.source = source
        self.items = items
    }
}

extension Diagnostics {
    /// The text with every mistake in it mended; nil when one of them has no clear repair, or two repairs
    /// touch the same words.
    package var mended: String? {
        let repairs = items.filter { $0.severity == .error }.map(\.repair)
        var bytes = Array(source.text.utf8)
        var end = bytes.count
        for repair in repairs.sorted(by: { ($0?.span.start ?? 0) > ($1?.span.start ?? 0) }) {
            guard let repair, repair.span.end <= end else { return nil }
            bytes.replaceSubrange(repair.span.start..<repair.span.end, with: repair.replacement.utf8)
            end = repair.span.start
        }
        return repairs.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    }
}

/// The world was at fault: a file, a disk, a missing program. One line with what, where and why.
package struct WorldError: Error, Sendable, Equatable, CustomStringConvertible {
    package var description: String
    /// Whether it was stopped on purpose, or by its time limit, and nothing is wrong.
    package var isInterruption = false
    /// Whether what was asked is at fault after all, as only running it could tell: a pattern that cannot be
    /// read.
    package var isFaultOfQuestion = false

    package init(_ description: String) { self.description = description }

    /// Something asked for that cannot be, said in words of its own.
    package static func ofQuestion(_ description: String) -> WorldError {
        var error = WorldError(description)
        error.isFaultOfQuestion = true
        return error
    }

    /// Something that was stopped before it was done.
    package static func interruption(_ description: String) -> WorldError {
        var error = WorldError(description)
        error.isInterruption = true
        return error
    }
}
