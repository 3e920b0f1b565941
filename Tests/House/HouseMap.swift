import Foundation
import TestSupport

/// The map of `Sources/README.md`: a row for each module, with the modules that it may import.
struct HouseMap {
    struct Row {
        var module: String
        var floor: String
        var mayImport: Set<String>
    }

    var rows: [Row] = []

    /// - Parameter text: a page with tables under headings `### FLOOR`, whose rows are
    ///   `| Module | what it is | modules it may import, with commas |`.
    init(_ text: String) {
        var floor = ""
        for line in text.split(separator: "\n") {
            if line.hasPrefix("### ") { floor = String(line.dropFirst(4).prefix(while: \.isLetter)) }
            let cells = line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast()
                .map { $0.trimmingCharacters(in: .whitespaces) }
            guard cells.count == 3, cells[0].hasPrefix("`") else { continue }
            let imports = cells[2].split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
            rows.append(
                Row(
                    module: cells[0].filter { $0 != "`" }, floor: floor,
                    mayImport: Set(imports.filter { $0 != "–" })))
        }
    }

    static func read() throws -> HouseMap {
        HouseMap(
            try String(contentsOf: Repository.root.appending(path: "Sources/README.md"), encoding: .utf8))
    }

    /// The floors from the top, in the order of the page.
    var floors: [String] {
        rows.map(\.floor).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    /// Arrows that the map draws to a floor above, as `Text -> Language`.
    var arrowsUp: [String] {
        let floors = floors
        let heights = Dictionary(
            uniqueKeysWithValues: rows.map { ($0.module, floors.firstIndex(of: $0.floor) ?? 0) })
        return rows.flatMap { row in
            row.mayImport.sorted().filter { (heights[$0] ?? .max) < (heights[row.module] ?? 0) }.map {
                "\(row.module) -> \($0)"
            }
        }
    }

    /// A way along arrows that comes back to where it began; nil when there is none.
    static func circle(in arrows: [String: Set<String>]) -> [String]? {
        var done: Set<String> = []
        func walk(_ module: String, _ way: [String]) -> [String]? {
            if let start = way.firstIndex(of: module) { return Array(way[start...]) + [module] }
            guard !done.contains(module) else { return nil }
            for next in (arrows[module] ?? []).sorted() {
                if let found = walk(next, way + [module]) { return found }
            }
            done.insert(module)
            return nil
        }
        for module in arrows.keys.sorted() {
            if let found = walk(module, []) { return found }
        }
        return nil
    }
}
