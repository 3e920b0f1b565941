import English
import Foundation
import GRDB
import Testing
import TestSupport
import TextAnalysis

/// A word is found by the forms that the search index finds it by.
struct StemmerTests {
    @Test(arguments: [
        ("waiting", "wait"), ("waited", "wait"), ("waits", "wait"), ("apologies", "apolog"),
        ("possibly", "possibl"), ("trekking", "trek"), ("gas", "ga"), ("as", "as"), ("", ""), ("28", "28"),
    ])
    func stems(word: String, stem: String) { #expect(Stemmer.stem(word) == stem) }

    @Test func stemsEachWordOfAPhrase() {
        #expect(Stemmer.stems(ofPhrase: "waiting lists") == "wait list")
    }

    @Test(arguments: [
        ("policies", "policy"), ("boards", "board"), ("access", "access"), ("gas", "gas"),
        ("assessed", "assessed"),
    ])
    func singulars(word: String, singular: String) { #expect(Singular.of(word) == singular) }

    @Test func leavesWhatIsNoWordWhole() {
        let long = String(repeating: "a", count: 65) + "ing"
        #expect(Stemmer.stem(long) == long)
        #expect(Stemmer.stem("œuvres") == "œuvr")
    }

    @Test func isWhatTheIndexHolds() throws {
        let words = Self.words.sorted()
        try #require(words.count > 10_000)
        let index = try DatabaseQueue()
        let indexed = try index.write { database in
            try database.execute(
                sql: """
                    CREATE VIRTUAL TABLE t USING fts5(x, tokenize='porter unicode61 remove_diacritics 2');
                    CREATE VIRTUAL TABLE v USING fts5vocab(t, instance);
                    """)
            for (number, word) in words.enumerated() {
                try database.execute(
                    sql: "INSERT INTO t(rowid, x) VALUES (?, ?)", arguments: [number, word])
            }
            return try Row.fetchAll(database, sql: "SELECT doc, term FROM v").map { row in
                (words[row["doc"] as Int], row["term"] as String)
            }
        }
        #expect(indexed.count == words.count)
        let different = indexed.filter { Stemmer.stem($0.0) != $0.1 }
        #expect(different.isEmpty, "\(different.prefix(20))")
    }

    /// The words of the sample reports and data files, and each with endings that the rules are about.
    private static var words: Set<String> {
        var words: Set<String> = []
        for folder in ["Sources/Reading/Samples/Reports", "Sources/Keeping/ReferenceData/Data"] {
            let root = Repository.root.appending(path: folder)
            for path in FileManager.default.subpaths(atPath: root.path) ?? [] {
                guard let text = try? String(contentsOf: root.appending(path: path), encoding: .utf8) else {
                    continue
                }
                for word in Folding.wordList(text)
                where word.utf8.count > 1 && word.utf8.allSatisfy({ $0 >= 0x61 }) { words.insert(word) }
            }
        }
        let endings = [
            "s", "es", "ing", "ed", "eed", "ly", "bly", "ably", "ology", "logies", "ation", "ational", "izer",
            "iveness", "fulness", "ality", "icate", "ement", "ment", "ent", "ou",
        ]
        let roots = words.sorted()
        for (number, root) in roots.enumerated() {
            words.insert(root + endings[number % endings.count])
            words.insert(root + endings[(number / 3 + 7) % endings.count])
        }
        return words
    }
}
