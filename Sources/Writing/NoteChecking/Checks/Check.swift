internal import NoteText

/// One thing that a note is checked for. A row of `Check.all` a check.
package struct Check: Sendable {
    /// What may be wrong with it.
    package enum Severity: String, Sendable {
        case error, warning
        /// Would be one of them; an officer has answered for it.
        case waived
    }

    /// The beginning of every item's id.
    package var code: CheckCode
    package var severity: Severity
    /// One line: what it finds and why that matters.
    package var help: String
    /// Whether a draft's open places only warn.
    var isMilderInDrafts = false
    /// Looks, and reports to the checked what it finds.
    var find: @Sendable (inout CheckedNote, Check) throws -> Void

    func severity(in note: ParsedNote) -> Severity {
        isMilderInDrafts && note.trailer?.isDraft == true ? .warning : severity
    }

    static func error(
        _ code: CheckCode, _ help: String, milderInDrafts: Bool = false,
        _ find: @escaping @Sendable (inout CheckedNote, Check) throws -> Void
    ) -> Check {
        Check(code: code, severity: .error, help: help, isMilderInDrafts: milderInDrafts, find: find)
    }

    static func warning(
        _ code: CheckCode, _ help: String,
        _ find: @escaping @Sendable (inout CheckedNote, Check) throws -> Void
    ) -> Check {
        Check(code: code, severity: .warning, help: help, find: find)
    }

    /// Every check, in the order in which they run. Those that need nothing of their own report what another
    /// has come upon.
    package static let all: [Check] =
        citationChecks + recordChecks + quotationChecks + numberChecks + planChecks + voiceChecks + formChecks
        + claimChecks + evidenceChecks + readingChecks

    static func named(_ code: CheckCode) -> Check {
        guard let check = all.first(where: { $0.code == code }) else {
            preconditionFailure("every code has its row in Check.all; \(code.rawValue) has none")
        }
        return check
    }

    /// For checks that another check's walk reports.
    static let byAnother: @Sendable (inout CheckedNote, Check) throws -> Void = { _, _ in }
}
