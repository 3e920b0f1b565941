internal import Presentation

/// What `set` can change, for one session.
package struct Settings: Sendable, Equatable {
    /// Width to lay results out for; nil follows the terminal.
    package var columns: Int?
    /// Rows shown before `more`.
    package var rows = 20
    /// Whether the time each answer took is shown.
    package var showsTiming = false
    package var usesPager = true
    package var usesColour = true

    package init() {}
}

/// One setting: the row that `set`, its help and its completion are made from.
struct Setting: Sendable {
    let name: String
    let help: String
    /// Values to complete.
    let values: [String]
    let get: @Sendable (Settings) -> String
    /// False when the value is none of this setting's.
    let set: @Sendable (inout Settings, String) -> Bool

    static let all: [Setting] = [
        Setting(
            name: "width", help: "columns to lay results out for, or auto", values: ["auto", "60", "80", "120"],
            get: { $0.columns.map(String.init) ?? "auto" },
            set: { settings, value in
                if value == "auto" {
                    settings.columns = nil
                    return true
                }
                guard let columns = Int(value), (PageSetup.narrowest...1000).contains(columns) else { return false }
                settings.columns = columns
                return true
            }),
        Setting(
            name: "rows", help: "rows shown before more", values: ["10", "20", "50"], get: { String($0.rows) },
            set: { settings, value in
                guard let rows = Int(value), (1...1_000_000).contains(rows) else { return false }
                settings.rows = rows
                return true
            }),
        flag("timing", "show the time each answer took", \.showsTiming),
        flag("pager", "show results longer than the screen in $PAGER", \.usesPager),
        flag("color", "mark headers and searched words in bold", \.usesColour),
    ]

    static func named(_ name: String) -> Setting? {
        let name = name.lowercased() == "colour" ? "color" : name.lowercased()
        return all.first { $0.name == name }
    }

    private static func flag(_ name: String, _ help: String, _ path: any WritableKeyPath<Settings, Bool> & Sendable) -> Setting {
        Setting(
            name: name, help: help, values: ["on", "off"], get: { $0[keyPath: path] ? "on" : "off" },
            set: { settings, value in
                guard let flag = ["on": true, "yes": true, "off": false, "no": false][value] else { return false }
                settings[keyPath: path] = flag
                return true
            })
    }
}
