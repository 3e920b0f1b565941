/// A value that a template can show: plain, without optionals.
package indirect enum View: Sendable, Equatable {
    /// Text from a report, a name or a parameter: escaped when it is shown.
    case text(String)
    /// Markdown made by the composer out of escaped parts.
    case markdown(String)
    case flag(Bool)
    case object([String: View])
    case list([[String: View]])
    /// Shown as "Not stated".
    case missing
}

/// What a name in a template stands for, known before anything is read.
package indirect enum Shape: Sendable, Equatable {
    /// Shown with `{{name}}`; `{{#name}}` asks whether there is one.
    case text
    /// The same, but only shown inside `{{#name}}…{{/name}}`, since it may not be given.
    case optionalText
    /// Asked with `{{#name}}` and `{{^name}}`.
    case flag
    /// Opened with `{{#name}}`, or read with a dot: `{{name.field}}`.
    case object([String: Shape])
    /// Repeated with `{{#name}}`.
    case list([String: Shape])

    /// What to call it in a message.
    package var noun: String {
        switch self {
        case .text, .optionalText: "a text"
        case .flag: "a yes or no"
        case .object: "a group of fields"
        case .list: "a list"
        }
    }
}
