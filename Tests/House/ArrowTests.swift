import Foundation
import Testing
import TestSupport

/// The house is as `Sources/README.md` draws it: which modules there are, and who may import whom.
@Suite struct ArrowTests {
    @Test func everyModuleIsOnTheMapOnItsFloor() throws {
        let found = try SourceTree().modules.map { "\($0.floor)/\($0.name)" }
        let drawn = try HouseMap.read().rows.map { "\($0.floor)/\($0.module)" }
        #expect(Set(found).subtracting(drawn) == [], "a module that is not on the map")
        // Shims are C: a folder of that name is all there is to see of them.
        let missing = Set(drawn).subtracting(found).filter {
            !FileManager.default.fileExists(atPath: Repository.root.appending(path: "Sources/\($0)").path)
        }
        #expect(missing == [], "on the map and not in Sources")
    }

    @Test func noArrowIsUndrawn() throws {
        let drawn = Dictionary(
            uniqueKeysWithValues: try HouseMap.read().rows.map { ($0.module, $0.mayImport) })
        for module in try SourceTree().modules {
            let undrawn = module.imports.subtracting(drawn[module.name] ?? [])
            #expect(undrawn == [], "\(module.name) imports what the map does not let it")
        }
    }

    /// The floors stand on each other in the order of the map.
    @Test func noArrowPointsToAFloorAbove() throws {
        let map = try HouseMap.read()
        #expect(map.floors == ["Program", "Writing", "Reading", "Keeping", "Asking", "Foundations", "Shims"])
        #expect(map.arrowsUp == [], "an import of a module on a floor above")
    }

    @Test func anArrowUpIsSeen() {
        let map = HouseMap(
            """
            ### Asking
            | `Language` | text | Text, Words |
            | `Words` | words | – |
            ### Foundations
            | `Text` | bytes | Language |
            """)
        #expect(map.arrowsUp == ["Text -> Language"])
    }

    @Test func thePackageDeclaresTheArrowsThatAreDrawn() throws {
        let manifest = try String(
            contentsOf: Repository.root.appending(path: "Package.swift"), encoding: .utf8)
        let rows = try HouseMap.read().rows
        // The shims too, which hold no Swift.
        let names = Set(rows.map(\.module))
        for row in rows {
            let declared = Self.dependencies(of: row, in: manifest).intersection(names)
            #expect(row.mayImport.intersection(names) == declared, "\(row.module) in Package.swift")
        }
    }

    /// What stands in quotation marks where a target is declared: names of its dependencies, among others.
    private static func dependencies(of row: HouseMap.Row, in manifest: String) -> Set<String> {
        let isShim = row.floor == "Shims"
        let anchor =
            isShim
            ? "shim(\"\(row.module)\""
            : row.module == "assay"
                ? "executableTarget(" : ".\(row.floor.lowercased()), \"\(row.module)\","
        guard let start = manifest.firstRange(of: anchor)?.upperBound else { return [] }
        let rest = manifest[start...]
        let list = isShim ? rest.prefix { $0 != "\n" } : rest.drop { $0 != "[" }.prefix { $0 != "]" }
        return Set(
            list.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
                .filter { $0.offset % 2 == 1 }.map { String($0.element) })
    }

    @Test func noWayAlongTheArrowsComesBack() throws {
        let arrows = Dictionary(uniqueKeysWithValues: try SourceTree().modules.map { ($0.name, $0.imports) })
        #expect(HouseMap.circle(in: arrows) == nil)
    }

    @Test func aCircleIsSeen() {
        #expect(HouseMap.circle(in: ["a": ["b"], "b": ["c"], "c": ["b"]]) == ["b", "c", "b"])
        #expect(HouseMap.circle(in: ["a": ["b", "c"], "b": ["c"]]) == nil)
    }

    @Test func aMapIsRead() {
        let map = HouseMap(
            """
            ### Asking

            | module | what it is | may import |
            | --- | --- | --- |
            | `Language` | text | Text, Model |
            | `Text` | bytes | – |
            """)
        #expect(map.rows.map(\.module) == ["Language", "Text"])
        #expect(map.rows.map(\.floor) == ["Asking", "Asking"])
        #expect(map.rows[0].mayImport == ["Text", "Model"] && map.rows[1].mayImport == [])
    }
}
