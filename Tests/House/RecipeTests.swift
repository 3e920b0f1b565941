import Foundation
import Testing
import TestSupport

/// A recipe of `Sources/README.md`: a heading, `Look for ` with words in backticks, and a list of files.
struct Recipe: Sendable, CustomTestStringConvertible {
    var name: String
    /// What was added by this recipe, as it stands in the files.
    var words: [String]
    /// From the repository's root, in the order in which they are changed.
    var files: [String]

    var testDescription: String { name }

    static func read(_ page: String) -> [Recipe] {
        let part = page.components(separatedBy: "\n## Recipes\n").dropFirst().joined()
        return part.components(separatedBy: "\n### ").dropFirst().map { text in
            let lines = text.split(separator: "\n").map(String.init)
            let words = lines.first { $0.hasPrefix("Look for ") }.map(quoted) ?? []
            let files = lines.filter { $0.contains(/^\d+\. `/) }.compactMap { quoted($0).first }
            return Recipe(name: lines.first ?? "", words: words, files: files)
        }
    }

    /// What stands in backticks.
    private static func quoted(_ line: String) -> [String] {
        line.split(separator: "`", omittingEmptySubsequences: false).enumerated().compactMap {
            $0.offset % 2 == 1 ? String($0.element) : nil
        }
    }
}

/// The recipes name the files below `Sources` that are to be changed, no more and no fewer, and where tests of them are.
@Suite struct RecipeTests {
    private static let page = Result {
        try String(contentsOf: Repository.root.appending(path: "Sources/README.md"), encoding: .utf8)
    }
    private static let recipes = (try? Recipe.read(page.get())) ?? []

    @Test func thereIsOneForEachKindOfThing() {
        let names = Self.recipes.map(\.name)
        for kind in ["field", "function", "figure", "remark", "check", "part", "cue", "rule", "command"] {
            #expect(names.contains { $0.contains(kind) }, "no recipe for a \(kind) in \(names)")
        }
    }

    @Test(arguments: recipes) func itsFilesAreThoseInWhichItsExampleStands(_ recipe: Recipe) throws {
        #expect(!recipe.words.isEmpty && !recipe.files.isEmpty)
        let found = try Self.files(with: recipe.words)
        let listed = Set(recipe.files)
        // Reviewed texts and the templates that use it come by themselves: they may be left unsaid.
        #expect(found.filter { $0.hasPrefix("Sources/") }.subtracting(listed) == [], "not in the recipe")
        #expect(listed.subtracting(found) == [], "in the recipe, without \(recipe.words)")
    }

    /// The walks name files, too.
    @Test func everySwiftFileThatThePageNamesIsThere() throws {
        let names = try Set(SourceTree().modules.flatMap(\.files).map { "/" + $0.path })
        let tests = try Set(SourceTree.swiftFiles(below: "Tests").map { "/" + $0.path })
        let parts = try Self.page.get().split(separator: "`", omittingEmptySubsequences: false)
        for (index, part) in parts.enumerated() where index % 2 == 1 && part.hasSuffix(".swift") {
            #expect(names.union(tests).contains { $0.hasSuffix("/" + part) }, "there is no \(part)")
        }
    }

    /// Files below the folders of source in which one of the words stands.
    private static func files(with words: [String]) throws -> Set<String> {
        var found: Set<String> = []
        for folder in ["Sources", "Tests", "Templates"] {
            let paths = try FileManager.default.subpathsOfDirectory(
                atPath: Repository.root.appending(path: folder).path)
            for path in paths where path.contains(".") {
                let file = "\(folder)/\(path)"
                guard file != "Sources/README.md",
                    let text = try? String(
                        contentsOf: Repository.root.appending(path: file), encoding: .utf8)
                else { continue }
                if words.contains(where: text.contains) { found.insert(file) }
            }
        }
        return found
    }
}
