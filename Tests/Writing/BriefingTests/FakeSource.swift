import AssessmentModel
import Briefing
import Foundation
import NoteText
import SourceText
import Templates

/// Rows of the fictional councils Northmoor and Haverlow, kept as text: `record id`, then the fields with a
/// letter for their type.
struct FakeTables {
    var tables: [String: ResultTable] = [:]

    static let northmoor: FakeTables = {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        guard
            let text = try? String(
                contentsOf: folder.appendingPathComponent("Golden/northmoor.tsv"), encoding: .utf8)
        else {
            return FakeTables()
        }
        return FakeTables(text: text)
    }()

    init() {}

    /// - Parameter text: `== name`, a line of column names, a line a row.
    init(text: String) {
        for section in ("\n" + text).components(separatedBy: "\n== ").dropFirst() {
            let lines = section.split(separator: "\n").map(String.init)
            tables[lines[0]] = Self.table(lines.dropFirst())
        }
    }

    private static func table(_ lines: ArraySlice<String>) -> ResultTable {
        let names = (lines.first ?? "").split(separator: "\t").dropFirst().map(String.init)
        let rows = lines.dropFirst().map {
            $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
        return ResultTable(
            columns: names.map { Column(name: $0, type: .text) },
            rows: rows.map { $0.dropFirst().map(value) },
            origins: rows.map { row in
                let parts = row[0].split(separator: " ", maxSplits: 1).map(String.init)
                return parts.count == 2 ? RowOrigin(record: parts[0], id: parts[1]) : nil
            })
    }

    private static func value(_ text: String) -> Value {
        let rest = String(text.dropFirst(2))
        switch text.prefix(2) {
        case "t:": return .text(rest)
        case "i:": return Int(rest).map { .integer($0) } ?? .missing
        case "n:": return Double(rest).map { .number($0) } ?? .missing
        case "d:": return PartialDate(iso: rest).map { .date($0) } ?? .missing
        case "l:": return .list(rest.isEmpty ? [] : rest.components(separatedBy: ","))
        default: return text == "y" ? .yesNo(true) : text == "n" ? .yesNo(false) : .missing
        }
    }
}

extension ResultTable {
    var emptied: ResultTable { ResultTable(columns: columns, rows: []) }
}

/// Answers the queries of one template from kept rows, by the queries' names.
struct FakeSource: BriefingSource {
    var tables: [String: ResultTable]
    private let names: [String: String]

    init(
        _ template: String = "councillor-note", folder: TemplateFolder = TemplateFolder(),
        tables: [String: ResultTable] = FakeTables.northmoor.tables
    ) {
        self.tables = tables
        let queries = (try? folder.template(named: template))?.queries ?? []
        names = Dictionary(queries.map { ($0.text, $0.name) }) { first, _ in first }
    }

    func shape(of query: String, parameters: [String: String]) throws -> QueryShape {
        let table = try rows(query, parameters: parameters)
        return QueryShape(columns: table.columns, record: table.origins.compactMap { $0 }.first?.record)
    }

    func rows(_ query: String, parameters: [String: String]) throws -> ResultTable {
        guard let table = tables[names[query] ?? query] else {
            throw Diagnostics(
                source: Source(name: "query", text: query),
                items: [Diagnostic("unknown-record", at: Span(0, 4), "There is no such record.")])
        }
        return table
    }

    func citation(of origin: RowOrigin) throws -> Citation {
        let parts = origin.id.split(separator: "/").map(String.init)
        let slug = String(parts[0].prefix { $0 != "@" })
        var citation = Citation(
            authority: slug.prefix(1).uppercased() + slug.dropFirst(), authoritySlug: slug,
            assessment: parts[0],
            published: slug == "northmoor" ? PartialDate(year: 2025, month: 3, day: 14) : nil,
            isCurrent: !parts[0].hasSuffix("2024-01"),
            section: parts.count > 1 ? parts[1] : "",
            sectionTitle: parts.count > 1 ? "Section \(parts[1])" : "", place: .report,
            id: origin.id)
        if origin.record == "statement" { citation.place = .scores }
        guard parts.count == 3 else { return citation }
        let numbers = parts[2].filter { !$0.isLetter }.split { $0 == "." || $0 == "#" }.compactMap { Int($0) }
        citation.place = .paragraph(number: numbers[0], sentences: numbers.count > 1 ? [numbers[1]] : [])
        citation.fingerprint = "0123456789ab"
        for table in tables.values {
            guard let row = table.origins.firstIndex(of: origin), let texts = table.values(of: "text"),
                case .text(let text) = texts[row]
            else { continue }
            citation.quotation = text
            if let values = table.values(of: "source"), case .text(let name) = values[row] {
                citation.sourceName = name
            }
            if let values = table.values(of: "source_date"), case .date(let date) = values[row] {
                citation.sourceDate = date
            }
        }
        return citation
    }

    func resolve(_ text: String, as kind: TemplateParameter.Kind) throws -> ResolvedName {
        let known =
            kind == .authority
            ? ["northmoor": "Northmoor", "haverlow": "Haverlow", "eastvale": "Eastvale"]
            : ["needs": "Assessing needs", "care": "Care provision"]
        guard let label = known[text.lowercased()] else {
            throw WorldError("Nothing is called \"\(text)\". Nearest: \(known.values.sorted()[0]).")
        }
        return ResolvedName(key: text.lowercased(), label: label)
    }
}

/// A folder of templates for one test.
func templateFolder(_ files: [String: String]) throws -> TemplateFolder {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
        "assay-templates-\(UUID().uuidString)")
    for (path, text) in files {
        let file = folder.appendingPathComponent(path)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try text.write(to: file, atomically: true, encoding: .utf8)
    }
    return TemplateFolder(folder: folder.path)
}
