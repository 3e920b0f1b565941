package import AssessmentModel
internal import TextAnalysis

/// What a cell of a workbook holds.
package enum SheetCell: Hashable, Sendable {
    case blank
    case text(String)
    case number(Double)
    /// A number that its style shows as a date.
    case date(PartialDate)
    case yesNo(Bool)
    /// A formula that came to nothing: "#REF!".
    case failed(String)

    /// As a reader sees it.
    package var words: String {
        switch self {
        case .blank: ""
        case .text(let text): text
        case .number(let number): PlanNumber.text(number)
        case .date(let date): date.iso
        case .yesNo(let flag): flag ? "yes" : "no"
        case .failed(let code): code
        }
    }

    package var isBlank: Bool { words.trimmed.isEmpty }
}

/// A place on a sheet, both numbers from 0.
package struct SheetPlace: Hashable, Sendable, Comparable {
    package var row: Int
    package var column: Int

    package init(row: Int, column: Int) {
        self.row = row
        self.column = column
    }

    /// Reads `B7`; nil of anything else.
    init?(_ text: some StringProtocol) {
        let letters = text.prefix { $0.isASCII && $0.isLetter }
        guard (1...3).contains(letters.count), let row = Int(text[letters.endIndex...]), row > 0,
            row <= SheetPlace.mostRows
        else { return nil }
        var column = 0
        for letter in letters.uppercased().utf8 { column = column * 26 + Int(letter) - 64 }
        guard column <= SheetPlace.mostColumns else { return nil }
        self.init(row: row - 1, column: column - 1)
    }

    /// Rows of a sheet (ECMA-376, 18.3.1.73).
    static let mostRows = 1_048_576
    static let mostColumns = 16_384

    /// `B7`
    package var name: String { Self.letters(column) + String(row + 1) }

    /// `AB` of 27.
    package static func letters(_ column: Int) -> String {
        var rest = column
        var letters = ""
        repeat {
            letters = String(UnicodeScalar(UInt8(65 + rest % 26))) + letters
            rest = rest / 26 - 1
        } while rest >= 0
        return letters
    }

    package static func < (a: SheetPlace, b: SheetPlace) -> Bool {
        (a.row, a.column) < (b.row, b.column)
    }
}

/// A sheet of a workbook as it was read.
package struct Sheet: Sendable {
    package var name: String
    package var isHidden: Bool
    /// Cells that hold something.
    package var cells: [SheetPlace: SheetCell] = [:]
    /// Rows and columns out of sight, from 0.
    package var hiddenRows: Set<Int> = []
    package var hiddenColumns: Set<Int> = []
    /// `B2:B4`
    package var merged: [String] = []

    package subscript(row: Int, column: Int) -> SheetCell {
        cells[SheetPlace(row: row, column: column)] ?? .blank
    }

    /// The last row and column that hold something; nil of an empty sheet.
    package var last: SheetPlace? {
        guard let row = cells.keys.map(\.row).max(), let column = cells.keys.map(\.column).max() else {
            return nil
        }
        return SheetPlace(row: row, column: column)
    }
}
