internal import AssessmentModel
internal import OfficeFiles
package import SourceText

/// An Excel workbook as it is read: its sheets with the values that a reader sees (ECMA-376). Formulas are
/// taken by the values they came to when the workbook was last saved.
package struct Workbook: Sendable {
    /// In the order of their tabs.
    package var sheets: [Sheet] = []
    /// Whether programs of its own (macros) are in it.
    package var hasMacros = false

    /// Most rows of one sheet that are read: thirty times those of a plan of 300 actions.
    static let mostRows = 10_000
    /// Largest file read, in bytes.
    package static let mostBytes = Limits.fileBytes

    package func sheet(_ name: String) -> Sheet? { sheets.first { $0.name == name } }

    /// - Throws: `WorldError` with the file's name, in one line: no workbook, damaged, protected by a
    ///   password, too large.
    package init(_ bytes: [UInt8], named name: String) throws(WorldError) {
        do throws(WorldError) { try read(bytes) } catch {
            throw WorldError("\(name): \(error.description)")
        }
    }

    private mutating func read(_ bytes: [UInt8]) throws(WorldError) {
        guard bytes.starts(with: [0x50, 0x4B]) else {
            // How files of Office before 2007, and those with a password, begin.
            let isOld = bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0])
            throw WorldError(
                isOld
                    ? "an old Excel file, or one with a password: save it as .xlsx without a password"
                    : "not an Excel workbook (.xlsx)")
        }
        let archive = try ZipArchive(bytes)
        guard archive.names.contains("xl/workbook.xml") else {
            throw WorldError("not an Excel workbook (.xlsx): it has no list of sheets")
        }
        hasMacros = archive.names.contains { $0.hasSuffix("vbaProject.bin") }
        var list = WorkbookParts.SheetList()
        try Self.walk("xl/workbook.xml", of: archive) { list.hear($0) }
        var relations = WorkbookParts.Relations()
        try Self.walk("xl/_rels/workbook.xml.rels", of: archive) { relations.hear($0) }
        var strings = WorkbookParts.SharedStrings()
        if archive.names.contains("xl/sharedStrings.xml") {
            try Self.walk("xl/sharedStrings.xml", of: archive) { strings.hear($0) }
        }
        var styles = WorkbookParts.NumberStyles()
        if archive.names.contains("xl/styles.xml") {
            try Self.walk("xl/styles.xml", of: archive) { styles.hear($0) }
        }
        for entry in list.sheets {
            guard let target = relations.targets[entry.relation] else { continue }
            let path = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
            // Sheets that are charts alone hold no cells.
            guard path.contains("worksheets/"), archive.names.contains(path) else { continue }
            var reader = SheetReader(
                Sheet(name: entry.name, isHidden: entry.isHidden), strings: strings.texts,
                styles: styles.shown, startsIn1904: list.startsIn1904)
            try Self.walk(path, of: archive) { reader.hear($0) }
            if let damage = reader.damage {
                throw WorldError("a damaged workbook: \(damage). Save it again, or send out a new one")
            }
            if reader.isTooLong {
                throw WorldError("more than \(Self.mostRows) rows on the sheet “\(entry.name)”")
            }
            sheets.append(reader.sheet)
        }
        if sheets.isEmpty { throw WorldError("a workbook without sheets of cells") }
    }

    private static func walk(
        _ part: String, of archive: ZipArchive, _ visit: (XMLStream.Event) -> Void
    ) throws(WorldError) {
        guard let stream = try archive.part(part) else {
            throw WorldError("a damaged workbook: it has no \(part)")
        }
        do throws(XMLStream.Failure) { try XMLStream.walk(stream, visit: visit) } catch {
            throw WorldError(
                stream.isTooLarge
                    ? "a workbook whose \(part) is too large" : "a damaged workbook: \(part) cannot be read")
        }
    }
}

/// Parts of a workbook besides its sheets.
enum WorkbookParts {
    /// The names of the sheets, and whether dates count from 1904.
    struct SheetList {
        struct Entry {
            var name = ""
            var relation = ""
            var isHidden = false
        }

        var sheets: [Entry] = []
        var startsIn1904 = false
        private var element = ""

        mutating func hear(_ event: XMLStream.Event) {
            switch event {
            case .open(let name):
                element = name
                if name == "sheet" { sheets.append(Entry()) }
            case .attribute(let name, let value):
                if element == "workbookPr", name == "date1904" {
                    startsIn1904 = ["1", "true"].contains(value)
                }
                guard element == "sheet", !sheets.isEmpty else { return }
                let last = sheets.count - 1
                if name == "name" { sheets[last].name = value }
                if name == "id" { sheets[last].relation = value }
                if name == "state" { sheets[last].isHidden = value != "visible" }
            default: break
            }
        }
    }

    /// Which part each relation names.
    struct Relations {
        var targets: [String: String] = [:]
        private var id = ""
        private var target = ""

        mutating func hear(_ event: XMLStream.Event) {
            switch event {
            case .open: (id, target) = ("", "")
            case .attribute("Id", let value): id = value
            case .attribute("Target", let value): target = value
            case .close("Relationship"): targets[id] = target
            default: break
            }
        }
    }

    /// The texts that cells share, without how they are pronounced.
    struct SharedStrings {
        var texts: [String] = []
        private var isText = false
        private var phonetic = 0

        mutating func hear(_ event: XMLStream.Event) {
            switch event {
            case .open("si"): texts.append("")
            case .open("rPh"): phonetic += 1
            case .close("rPh"): phonetic -= 1
            case .open("t"): isText = true
            case .close("t"): isText = false
            case .text(let text) where isText && phonetic == 0 && !texts.isEmpty:
                texts[texts.count - 1] += text
            default: break
            }
        }
    }

    /// As what the styles of cells show a number.
    struct NumberStyles {
        enum Shown { case number, date, percent }

        /// By the style's place.
        var shown: [Shown] = []
        private var formats: [Int: Shown] = [:]
        private var element = ""
        private var isInCells = false
        private var number = 0
        private var code = ""

        mutating func hear(_ event: XMLStream.Event) {
            switch event {
            case .open(let name):
                element = name
                if name == "cellXfs" { isInCells = true }
                if name == "numFmt" || name == "xf" { (number, code) = (0, "") }
            case .attribute("numFmtId", let value): number = Int(value) ?? 0
            case .attribute("formatCode", let value): code = value
            case .close("numFmt"): formats[number] = Self.shown(by: code)
            case .close("xf"):
                // The ones that are built in (ECMA-376, 18.8.30).
                let isDate =
                    (14...17).contains(number) || number == 22 || (27...36).contains(number)
                    || (50...58).contains(number)
                let builtIn: Shown = isDate ? .date : (9...10).contains(number) ? .percent : .number
                if isInCells { shown.append(formats[number] ?? builtIn) }
            case .close("cellXfs"): isInCells = false
            default: break
            }
        }

        /// A date by a year or a day in the format, "d mmm yyyy", and a percentage by its sign. What stands in quotation marks,
        /// in brackets or behind a backslash says nothing.
        private static func shown(by code: String) -> Shown {
            var isQuoted = false
            var isBracketed = false
            var isEscaped = false
            for character in code.lowercased() {
                if isEscaped {
                    isEscaped = false
                } else if character == "\"" {
                    isQuoted.toggle()
                } else if isQuoted {
                    continue
                } else if character == "\\" {
                    isEscaped = true
                } else if character == "[" || character == "]" {
                    isBracketed = character == "["
                } else if !isBracketed, character == "y" || character == "d" {
                    return .date
                } else if !isBracketed, character == "%" {
                    return .percent
                }
            }
            return .number
        }
    }
}
