import Foundation
import TestSupport
import Testing

/// A module shows what others use: a function or variable marked `package` or `public` is named in another module or in a test.
struct SurfaceTests {
    @Test func whatAModuleShowsIsUsedElsewhere() throws {
        let modules = try SourceTree().modules.map { module in
            (name: module.name, files: module.files, words: Self.words(module.files.map(\.text)))
        }
        let tests = Self.words(try SourceTree.swiftFiles(below: "Tests").map(\.text))
        for module in modules {
            let elsewhere = modules.filter { $0.name != module.name }.map(\.words) + [tests]
            for file in module.files {
                for name in Self.shown(in: file.text) where !elsewhere.contains(where: { $0.contains(name) })
                {
                    Issue.record(
                        "\(file.path): nothing outside \(module.name) names `\(name)`: it need not be seen there"
                    )
                }
            }
        }
    }

    @Test func aMemberIsSeenHoweverItIsDeclared() {
        let text = """
            package struct Row {
                package static let first = 1
                package private(set) var second: Int
                package mutating func third() {}
                var fourth = 4
                package init() {}
            }
            """
        #expect(Self.shown(in: text) == ["first", "second", "third"])
    }

    /// Names of the functions and variables that are marked `package` or `public`.
    private static func shown(in text: String) -> [String] {
        text.matches(
            of:
                /\b(?:package|public) (?:static |mutating |nonisolated |lazy |private\(set\) )*(?:var|let|func) (\w+)/
        ).map { String($0.1) }
    }

    @Test func aWordOfACommentIsNoUse() {
        #expect(Self.words(["/// As `first` does.\n// second\nthird()"]) == ["third"])
    }

    /// The words of code; what stands in lines of comments uses nothing.
    private static func words(_ texts: [String]) -> Set<String> {
        let code = texts.flatMap { $0.split(separator: "\n") }.filter {
            !$0.drop { $0 == " " }.hasPrefix("//")
        }
        return Set(code.flatMap { $0.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init) })
    }
}
