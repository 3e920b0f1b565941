@testable import English
import Foundation
import Testing
import TestSupport
import TextAnalysis

/// Words are added in one place, and none is there in vain.
struct WordClassTests {
    @Test func findsWordsAndTokens() throws {
        let joiners = English.words(.grammar, "joiners")
        #expect(joiners.words.first == "a")
        #expect(joiners.contains("with") && !joiners.contains("plan"))
        #expect(joiners.contains(Tokenizer.key("The")) && !joiners.contains(Tokenizer.key("plan")))
    }

    @Test func foldsWhatIsWritten() {
        let written = WordClass(phrases: ["Co-production", "people’s", "co production", "DoLS"])
        #expect(written.words == ["co production", "peoples", "dols"])
        #expect(!written.contains(Tokenizer.key("co")))
    }

    @Test func readsSections() throws {
        let text = """
            # All of this file.

            # Words that deny.
            # Example: It was not so.
            [negations]
            not, no (longer|more)
            never

            # What is the other way about.
            # Example: It was higher.
            [opposites]
            higher, above => lower, below
            """
        let sections = try ClassSection.read(text, named: "x")
        let negations = try #require(sections["negations"])
        #expect(negations.comment == ["Words that deny."] && negations.example == "It was not so.")
        #expect(negations.entries.flatMap(\.left) == ["not", "no longer", "no more", "never"])
        let opposites = try #require(sections["opposites"]?.entries.first)
        #expect(opposites.left == ["higher", "above"] && opposites.right == ["lower", "below"])
    }

    @Test(arguments: [
        ("not", "x:1: words stand before the first [class]"), ("# a\n[a", "x:2: a section ends in ]"),
        ("[a]\n[a]", "x:2: [a] stands here twice"), ("[a]\nb, (c", "x:2: brackets do not match"),
        ("@a = b", "x:1: a file of word classes has no lists: write the words as a class"),
        ("@a", "x:1: a list is written @name = a|b"),
    ])
    func refuses(text: String, fault: String) throws {
        let found = #expect(throws: EnglishFault.self) {
            for section in try ClassSection.read(text, named: "x").values { try section.check(in: "x") }
        }
        #expect(found?.description == fault)
    }

    @Test(arguments: WordFile.allCases)
    func everyClassIsExplainedByACommentAndAnExample(file: WordFile) throws {
        for (name, section) in file.sections {
            try section.check(in: file.rawValue + ".txt")
            #expect(!section.comment.isEmpty, "\(file) [\(name)] has no comment")
            let example = try #require(section.example, "\(file) [\(name)] has no example")
            let phrases = WordClass(phrases: section.entries.flatMap { $0.left + $0.right }).words
            let folded = " " + Folding.words(example) + " "
            #expect(
                phrases.contains { folded.has(" \($0) ") },
                "the example of \(file) [\(name)] has none of its words: \(example)")
        }
    }

    /// A class is asked for by code, or by a pattern of a data file.
    @Test func everyClassIsAskedForAndEveryOneAskedForIsThere() throws {
        let there = Set(WordFile.allCases.flatMap { file in file.sections.keys.map { "\(file)/\($0)" } })
        let asked = try Self.asked()
        #expect(asked.subtracting(there) == [], "no file of Words has these")
        #expect(there.subtracting(asked) == [], "no code asks for these")
    }

    private static func asked() throws -> Set<String> {
        let root = Repository.root.appending(path: "Sources")
        var asked: Set<String> = []
        for path in FileManager.default.subpaths(atPath: root.path) ?? [] {
            guard path.hasSuffix(".swift") || path.hasSuffix(".txt"), !path.has("/English/") else { continue }
            let text = try String(contentsOf: root.appending(path: path), encoding: .utf8)
            for file in WordFile.allCases where path.hasSuffix(".txt") && text.has("<\(file.rawValue)/") {
                for piece in text.components(separatedBy: "<\(file.rawValue)/").dropFirst() {
                    asked.insert("\(file)/\(piece.prefix { $0 != ">" })")
                }
            }
            for call in ["English.words(", "English.lines(", "English.pairs("]
            where path.hasSuffix(".swift") && text.has(call) {
                for piece in text.components(separatedBy: call).dropFirst() {
                    // A table of names with hyphens, each of which is asked for.
                    if piece.prefix(40).has("String($0"), let file = piece.split(separator: ",").first {
                        let table = text.components(separatedBy: "\"\"\"").dropFirst().first ?? ""
                        for name in table.split(whereSeparator: \.isWhitespace) {
                            asked.insert(
                                "\(file.filter(\.isLetter))/\(name.map { $0 == "-" ? " " : String($0) }.joined())"
                            )
                        }
                        continue
                    }
                    let parts = piece.split(separator: "\"", maxSplits: 2)
                    asked.insert("\(parts[0].filter { $0.isLetter })/\(parts[1])")
                }
            }
        }
        return asked
    }
}
