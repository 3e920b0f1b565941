internal import AssessmentModel
internal import Presentation
internal import SourceText
internal import Workspace

/// What `set` can change, for one session.
package struct Settings: Sendable, Equatable {
    /// Width to lay results out for; nil follows the terminal.
    package var columns: Int?
    /// Rows shown before `more`.
    package var rows = 20
    /// Whether the time each answer took is shown.
    var showsTiming = false
    var usesPager = true
    package var usesColour = true
    /// Longest one question may take, in seconds.
    package var timeoutSeconds = Limits.querySeconds
    /// The councils that `compare … with similar` is about; nil for those of the same type.
    package var similar: [String]?

    package init() {}
}

/// One setting: the row that `set`, its help and its completion are made from.
struct Setting: Sendable {
    let name: String
    let help: String
    /// Values to complete.
    let values: [String]
    /// Whether a council may be completed, too.
    let takesCouncils: Bool
    let get: @Sendable (Settings) -> String
    /// False when the value is none of this setting's; throws what is wrong with one that is nearly.
    let set: @Sendable (inout Session, String) throws -> Bool

    private init(
        _ name: String, help: String, values: [String], takesCouncils: Bool = false,
        get: @escaping @Sendable (Settings) -> String,
        set: @escaping @Sendable (inout Session, String) throws -> Bool
    ) {
        self.name = name
        self.help = help
        self.values = values
        self.takesCouncils = takesCouncils
        self.get = get
        self.set = set
    }

    static let all: [Setting] = [
        Setting(
            "width", help: "columns to lay results out for, or auto", values: ["auto", "60", "80", "120"],
            get: { $0.columns.map(String.init) ?? "auto" },
            set: { session, value in
                if value == "auto" {
                    session.settings.columns = nil
                    return true
                }
                guard let columns = Int(value), (PageSetup.narrowest...1000).contains(columns) else {
                    return false
                }
                session.settings.columns = columns
                return true
            }),
        Setting(
            "rows", help: "rows shown before more", values: ["10", "20", "50"], get: { String($0.rows) },
            set: { session, value in
                guard let rows = Int(value), (1...1_000_000).contains(rows) else { return false }
                session.settings.rows = rows
                return true
            }),
        flag("timing", "show the time each answer took", \.showsTiming),
        flag("pager", "show results longer than the screen in $PAGER", \.usesPager),
        flag("color", "mark headers and searched words in bold", \.usesColour),
        Setting(
            "timeout", help: "longest one question may take, in seconds", values: ["10", "30", "120"],
            get: { String($0.timeoutSeconds) },
            set: { session, value in
                guard let seconds = Int(value), (1...Limits.mostQuerySeconds).contains(seconds) else {
                    return false
                }
                session.settings.timeoutSeconds = seconds
                session.workspace.timeoutSeconds = seconds
                return true
            }),
        Setting(
            "similar",
            help: "councils that `compare … with similar` means, or auto for those of the same type",
            values: ["auto"],
            takesCouncils: true, get: { $0.similar?.joined(separator: ", ") ?? "auto" },
            set: { session, value in
                session.settings.similar = try session.setSimilar(value == "auto" ? nil : value)?.map(
                    \.short)
                return true
            }),
    ]

    static func named(_ name: String) -> Setting? {
        let name = name.lowercased() == "colour" ? "color" : name.lowercased()
        return all.first { $0.name == name }
    }

    /// Every setting, its value and what it means.
    static func table(of settings: Settings) -> ResultTable {
        ResultTable(
            columns: ["setting", "value", "meaning"].map { Column(name: $0, type: .text) },
            rows: all.map { [.text($0.name), .text($0.get(settings)), .text($0.help)] })
    }

    /// "rows is 20".
    func line(_ settings: Settings) -> String { "\(name) is \(get(settings))" }

    /// What to say of a name that no setting has.
    static func unknown(_ name: String) -> String {
        let known = all.map(\.name)
        let hint = Suggestion.hint(
            for: name, in: known, limit: 1, else: "Settings: \(known.joined(separator: ", ")).")
        return "No setting is called \"\(SafeText.neutralised(name))\". \(hint)"
    }

    /// What to say of a value that the setting does not take.
    func refusal(of value: String) -> String {
        "\"\(SafeText.neutralised(value))\" is no value of \(name). For example: \(values.joined(separator: ", "))."
    }

    private static func flag(
        _ name: String, _ help: String, _ path: any WritableKeyPath<Settings, Bool> & Sendable
    ) -> Setting {
        Setting(
            name, help: help, values: ["on", "off"], get: { $0[keyPath: path] ? "on" : "off" },
            set: { session, value in
                guard let flag = ["on": true, "yes": true, "off": false, "no": false][value] else {
                    return false
                }
                session.settings[keyPath: path] = flag
                return true
            })
    }
}
