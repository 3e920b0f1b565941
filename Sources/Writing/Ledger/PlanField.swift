package import AssessmentModel
internal import TextAnalysis

/// A record of a plan: what its file, its workbook and its rules know of it is the table of its fields.
package protocol PlanRecord: Hashable, Sendable {
    /// What one is called: "action".
    static var word: String { get }
    /// Its list in the file: "actions".
    static var list: String { get }
    /// In the order in which they are written.
    static var fields: [PlanField<Self>] { get }
    init()
}

/// A field of a record of a plan: one row of the record's table.
package struct PlanField<Record: PlanRecord>: Sendable {
    /// Where the value is kept, and so what values it takes.
    package enum Slot: Sendable {
        case words(any WritableKeyPath<Record, String> & Sendable)
        case date(any WritableKeyPath<Record, PartialDate?> & Sendable)
        case number(any WritableKeyPath<Record, Double?> & Sendable)
        case list(any WritableKeyPath<Record, [String]> & Sendable)
        /// Words of a closed list, or nothing.
        case choice(any WritableKeyPath<Record, String> & Sendable, [String])
    }

    /// As the file has it: `due`.
    package var name: String
    /// One line.
    package var help: String
    package var slot: Slot
    /// Whether a record without it cannot be read.
    package var isNeeded: Bool

    init(_ name: String, _ slot: Slot, isNeeded: Bool = false, _ help: String) {
        self.name = name
        self.slot = slot
        self.isNeeded = isNeeded
        self.help = help
    }

    /// As people read it: "due date" for `due_date`.
    package var label: String { name.replacing("_", with: " ") }

    /// The value as the file writes it; nothing when there is none. Items of a list have commas between them.
    package func text(of record: Record) -> String {
        switch slot {
        case .words(let path), .choice(let path, _): record[keyPath: path]
        case .date(let path): record[keyPath: path]?.iso ?? ""
        case .number(let path): record[keyPath: path].map(PlanNumber.text) ?? ""
        case .list(let path): record[keyPath: path].joined(separator: ", ")
        }
    }

    /// Puts in what a text says.
    ///
    /// - Returns: what is wrong with the text, in words that end a sentence; nil when it was taken.
    package func set(_ text: String, in record: inout Record) -> String? {
        switch slot {
        case .words(let path): record[keyPath: path] = text
        case .choice(let path, let known):
            guard let word = text.isEmpty ? "" : PlanChoice.word(text, in: known) else {
                return "is none of \(known.joined(separator: ", "))"
            }
            record[keyPath: path] = word
        case .date(let path):
            guard !text.isEmpty else {
                record[keyPath: path] = nil
                return nil
            }
            guard let date = PlanDate.read(text) else {
                return "is no date: write 2026-09-30 or 30 September 2026"
            }
            record[keyPath: path] = date
        case .number(let path):
            guard !text.isEmpty else {
                record[keyPath: path] = nil
                return nil
            }
            guard let number = PlanNumber.read(text) else { return "is no number" }
            record[keyPath: path] = number
        case .list(let path):
            record[keyPath: path] = text.split(separator: ",").map { $0.trimmed }.filter { !$0.isEmpty }
        }
        return nil
    }
}

/// Dates as plans take them.
package enum PlanDate {
    /// `2026-09-30`, `2026-09`, `30 September 2026`; nil for anything else, 30/09/2026 too, which an American
    /// program may have turned round.
    package static func read(_ text: some StringProtocol) -> PartialDate? {
        let text = text.trimmed
        return PartialDate(iso: text) ?? PartialDate(english: text)
    }

    /// The last day that a date may mean: of `2026-09` the 30th. What is due in a month is late after it.
    package static func end(of date: PartialDate) -> PartialDate {
        guard date.day == nil else { return date }
        let month = date.month ?? 12
        let days = [31, 30, 29, 28]
        return days.lazy.compactMap { PartialDate(year: date.year, month: month, day: $0) }.first ?? date
    }
}

/// Numbers as plans take them.
package enum PlanNumber {
    /// `28`, `7.5`, `1,200`, `40%`; nil for anything else.
    package static func read(_ text: some StringProtocol) -> Double? {
        var digits = text.trimmed.filter { $0 != "," && $0 != "£" }
        if digits.last == "%" { digits.removeLast() }
        guard digits.utf8.count <= 18, digits.contains(where: \.isNumber),
            digits.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == "." || $0 == "-") })
        else { return nil }
        return Double(digits)
    }

    /// A figure with its unit as a paper prints it: `46 days`, `70.2%`, `£310,000`; a dash for none.
    ///
    /// - Parameter unit: as a measure has it: a unit's name, or the officer's word.
    package static func quantity(_ number: Double?, unit: String) -> String {
        guard let number, number.isFinite else { return "–" }
        let shown = NumberFormat.grouped(number, decimals: number == number.rounded() ? 0 : 1)
        switch Unit(rawValue: unit) {
        case .percent: return shown + "%"
        case .pounds: return "£" + shown
        case .count, .ratio: return shown
        case nil where unit.isEmpty: return shown
        case .people, .days, .weeks, .months, .years, .hours, nil: return "\(shown) \(unit)"
        }
    }

    /// Without decimals where there are none: `28`, `7.5`.
    package static func text(_ number: Double) -> String {
        number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
    }
}

/// Words of closed lists as people type them.
package enum PlanChoice {
    /// The word that a text is or begins, in any case, with hyphens or without; nil when it is none or may be several.
    package static func word(_ text: some StringProtocol, in known: [String]) -> String? {
        let typed = plain(text)
        guard !typed.isEmpty else { return nil }
        if let exact = known.first(where: { plain($0) == typed }) { return exact }
        let found = known.filter { plain($0).hasPrefix(typed) }
        return found.count == 1 ? found[0] : nil
    }

    /// In small letters, with one space for a hyphen or several spaces.
    private static func plain(_ text: some StringProtocol) -> String {
        text.lowercased().split { $0 == "-" || $0.isWhitespace }.joined(separator: " ")
    }
}
