import AssessmentModel
import Foundation
import Testing
import TestSupport
import TextAnalysis

/// Data files hold words, constructions and classes: never a report's sentence, nor what a rule was fitted to.
@Suite struct DataFileTests {
    /// How many words in a row of a report a data file may hold.
    private static let longest = 4
    /// Titles that are longer, and are the same in every report.
    private static let titles = [
        "adult social care outcomes framework", "short and long term support",
        "survey of adult carers in england",
        "director of adult social services", "voluntary community faith and social enterprise",
        "adult social care survey ascs", "adult social care workforce data set asc wds",
        "adult social care outcomes framework ascof", "survey of adult carers in england sace",
        "at the time of our assessment",
    ]

    @Test func noPhraseOfAReportOrLabelStandsInADataFile() throws {
        var known: Set<String> = []
        for text in try Self.texts() { known.formUnion(Self.runs(of: text)) }
        #expect(known.count > 5_000)
        for title in Self.titles { known.subtract(Self.runs(of: title)) }
        for (name, text) in try Self.dataFiles() {
            for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
            where !line.hasPrefix("#") {
                let taken = Self.runs(of: String(line)).intersection(known)
                #expect(taken == [], "\(name):\(number + 1)")
            }
        }
    }

    /// The weights' features are words by their stems, at most two of them, and names of classes.
    @Test func weightsAreOfWordsAndClasses() throws {
        let text = try String(
            contentsOf: Self.folder.appending(path: "evidence-weights.csv"), encoding: .utf8)
        let lines = text.split(separator: "\n").dropFirst(2)
        #expect(lines.count > 1_000 && text.utf8.count < 600_000)
        for line in lines {
            let name = line.prefix { $0 != "," }
            #expect((2...3).contains(name.split(separator: " ").count), "\(line)")
        }
    }

    private static let folder = Repository.root.appending(path: "Sources/Keeping/ReferenceData/Data")

    private static func dataFiles() throws -> [(name: String, text: String)] {
        let words = Repository.root.appending(path: "Sources/Foundations/English/Words")
        return try [folder, words].flatMap { folder in
            try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
                .filter { folder.lastPathComponent == "Words" || $0.hasPrefix("evidence-") }
                .map { ($0, try String(contentsOf: folder.appending(path: $0), encoding: .utf8)) }
        }
    }

    /// The paragraphs to learn from, and the labels and reports beside the repository where they are.
    private static func texts() throws -> [String] {
        var texts: [String] = []
        let folders = [
            "Tests/Training/Paragraphs", "Tests/Training/Pens", "Sources/Reading/Samples/Reports",
            "../shared/gold",
            "../shared/gold/real-b", "../shared/gold/mirror", "../shared/gold/written", "../shared/reports",
        ].map { Repository.root.appending(path: $0) }
        for folder in folders {
            for name in (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
            where name.hasSuffix(".txt") || name == "sentences.jsonl" {
                let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
                texts += text.split(separator: "\n").map { line in
                    guard name.hasSuffix(".jsonl"),
                        let label = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
                    else { return String(line) }
                    return label["text"] as? String ?? ""
                }
            }
        }
        return texts
    }

    /// Every run of more words than may stand in a data file.
    private static func runs(of text: String) -> Set<String> {
        let words = Folding.words(text).split(separator: " ")
        guard words.count > longest else { return [] }
        return Set((0..<words.count - longest).map { words[$0...$0 + longest].joined(separator: " ") })
    }
}
