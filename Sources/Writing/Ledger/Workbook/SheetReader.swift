internal import AssessmentModel
internal import OfficeFiles
internal import SourceText

/// Reads one sheet as its XML streams by.
struct SheetReader {
    private(set) var sheet: Sheet
    private(set) var isTooLong = false
    /// What cannot be as a program wrote it, in words that follow "a damaged workbook: ".
    private(set) var damage: String?
    private let strings: [String]
    private let styles: [WorkbookParts.NumberStyles.Shown]
    private let startsIn1904: Bool

    private var element = ""
    private var place = SheetPlace(row: 0, column: -1)
    private var type = ""
    private var style = 0
    private var value = ""
    private var isValue = false
    private var isFormula = false
    private var isHidden = false
    private var columns = (first: 0, last: 0)

    init(_ sheet: Sheet, strings: [String], styles: [WorkbookParts.NumberStyles.Shown], startsIn1904: Bool) {
        self.sheet = sheet
        self.strings = strings
        self.styles = styles
        self.startsIn1904 = startsIn1904
    }

    mutating func hear(_ event: XMLStream.Event) {
        switch event {
        case .open(let name):
            element = name
            open(name)
        case .attribute(let name, let text): attribute(name, text)
        case .text(let text): if isValue { value += text }
        case .close(let name): close(name)
        }
    }

    private mutating func open(_ name: String) {
        switch name {
        case "row":
            place = SheetPlace(row: place.row + (place.column < 0 && place.row == 0 ? 0 : 1), column: -1)
            isHidden = false
        case "c":
            place.column += 1
            (type, style, value, isFormula) = ("", 0, "", false)
        case "f": isFormula = true
        // A formula's text is not its value.
        case "v", "t": isValue = true
        case "col": (columns, isHidden) = ((0, 0), false)
        default: break
        }
    }

    private mutating func attribute(_ name: String, _ text: String) {
        switch (element, name) {
        case ("row", "r"):
            if let number = Int(text), number > 0 { place.row = min(number - 1, SheetPlace.mostRows) }
        case ("row", "hidden"), ("col", "hidden"):
            isHidden = ["1", "true"].contains(text)
            if element == "row", isHidden { sheet.hiddenRows.insert(place.row) }
        case ("col", "min"): columns.first = Self.column(text)
        case ("col", "max"): columns.last = Self.column(text)
        case ("c", "r"):
            if let named = SheetPlace(text) {
                place = named
            } else {
                damage = damage ?? "a cell of the sheet “\(sheet.name)” is called “\(text.prefix(20))”"
            }
        case ("c", "t"): type = text
        case ("c", "s"): style = Int(text) ?? 0
        case ("mergeCell", "ref"):
            if sheet.merged.count < Limits.diagnosticCount { sheet.merged.append(text) }
        default: break
        }
    }

    /// A column counted from 0 of one counted from 1, within those that a sheet can have.
    private static func column(_ text: String) -> Int {
        min(max(Int(text) ?? 1, 1), SheetPlace.mostColumns) - 1
    }

    private mutating func close(_ name: String) {
        switch name {
        case "v", "t": isValue = false
        case "col":
            // "All columns to the end" is hidden behind the last one of many programs.
            if isHidden, columns.first <= columns.last {
                sheet.hiddenColumns.formUnion(columns.first...min(columns.last, columns.first + 100))
            }
        case "c":
            // A text that is not there is no blank: somebody's words are lost.
            if type == "s", !value.isEmpty, Int(value).map(strings.indices.contains) != true {
                damage = damage ?? "the text of the cell \(sheet.name)!\(place.name) is not in the file"
            }
            let cell = cell()
            guard !cell.isBlank else { return }
            guard place.row < Workbook.mostRows else {
                isTooLong = true
                return
            }
            sheet.cells[place] = cell
        default: break
        }
    }

    private func cell() -> SheetCell {
        // A program that works formulas out keeps what they came to; one that only writes files does not.
        if isFormula, value.isEmpty, type != "str" { return .failed("its value is not in the file") }
        switch type {
        case "s":
            guard let index = Int(value), strings.indices.contains(index) else { return .blank }
            return .text(strings[index])
        case "str", "inlineStr": return .text(value)
        case "b": return value.isEmpty ? .blank : .yesNo(value == "1" || value == "true")
        case "e": return .failed(value)
        case "d": return PartialDate(iso: value.prefix(10)).map { .date($0) } ?? .text(value)
        default:
            guard let number = Double(value), number.isFinite else {
                return value.isEmpty ? .blank : .text(value)
            }
            guard styles.indices.contains(style), styles[style] != .number else { return .number(number) }
            // 0.331 under the style 0.0% is 33.1% to whoever typed it.
            if styles[style] == .percent {
                return .text(PlanNumber.text((number * 1e8).rounded() / 1e6) + "%")
            }
            return Self.date(number, startsIn1904: startsIn1904).map { .date($0) } ?? .number(number)
        }
    }

    /// The day of a serial number (ECMA-376, 18.17.4.1): from 1 for 1 January 1900, with a 29 February 1900
    /// that never was, or from 0 for 1 January 1904.
    static func date(_ serial: Double, startsIn1904: Bool) -> PartialDate? {
        guard serial >= (startsIn1904 ? 0 : 1), serial < 3_000_000 else { return nil }
        let day = Int(serial.rounded(.down))
        // Days since 1 March of the year 0, by which months fall into a rhythm.
        let before1900 = 693_900 - (day < 60 ? 0 : 1)
        let days = day + (startsIn1904 ? 695_361 : before1900)
        let era = days / 146_097
        let dayOfEra = days - era * 146_097
        let year = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * year + year / 4 - year / 100)
        let month = (5 * dayOfYear + 2) / 153
        return PartialDate(
            year: year + era * 400 + (month < 10 ? 0 : 1), month: month < 10 ? month + 3 : month - 9,
            day: dayOfYear - (153 * month + 2) / 5 + 1)
    }
}
