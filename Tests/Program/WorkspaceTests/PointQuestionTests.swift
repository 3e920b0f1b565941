import AssessmentModel
import Presentation
import SourceText
import Testing

@testable import Workspace

/// Points in questions, in `why`, and as what a sentence belongs to.
@Suite struct PointQuestionTests {
    private func texts(_ query: String, _ column: String) throws -> [String] {
        let table = try SampleLibrary.shared().workspace.answer(query).table
        return try #require(table.values(of: column)).compactMap {
            if case .text(let text) = $0 { text } else { nil }
        }
    }

    @Test func everySentenceOfAReportLeadsToAPointOfItsParagraph() throws {
        let table = try SampleLibrary.shared().workspace.answer(
            "all sentences where authority is northmoor show id, point"
        ).table
        #expect(!table.rows.isEmpty)
        for row in table.rows {
            guard case .text(let sentence) = row[0], case .text(let point) = row[1],
                let own = RecordID(sentence), let whole = RecordID(point)
            else {
                Issue.record("\(row)")
                continue
            }
            #expect(whole.kind == .point && whole.finding == own.finding)
        }
    }

    @Test func theHeaviestShortfallsComeWithLinesToReadAloud() throws {
        let lines = try texts(
            "points where authority is northmoor and kind is shortfall and line is present sort by weight highest first 10 show line",
            "line")
        #expect(lines.count >= 5)
        #expect(lines.allSatisfy { $0.count > 20 && ($0.hasSuffix("”") || $0.hasSuffix(".")) })
    }

    @Test func aQuotedLineIsInTheReport() throws {
        let table = try SampleLibrary.shared().workspace.answer("all points show line, text").table
        for row in table.rows {
            guard case .text(let line) = row[0], case .text(let text) = row[1], line.hasPrefix("“") else {
                continue
            }
            let words = line.dropFirst().prefix(upTo: try #require(line.lastIndex(of: "”")))
            #expect(text.contains(words.hasPrefix("… ") ? words.dropFirst(2) : words), "\(line)")
        }
    }

    /// The words wanted may stand in different sentences of a point.
    @Test func aSearchFindsPointsByAllTheirSentences() throws {
        let both = try texts("all points about \"carers\" and \"england\" show text", "text")
        #expect(!both.isEmpty)
        #expect(both.allSatisfy { $0.lowercased().contains("carer") && $0.contains("England") })
    }

    @Test func aTopicFindsWhatBelongsToIt() throws {
        let topics = try texts("all points where topic is safeguarding show topic", "topic")
        #expect(topics.contains { $0.hasPrefix("safeguarding > ") })
        #expect(topics.allSatisfy { $0.hasPrefix("safeguarding") })
    }

    @Test func whyTellsWhatDecidedAPoint() throws {
        let id = try #require(
            try texts("points where authority is northmoor and kind is shortfall show id", "id").first)
        let text = try SampleLibrary.shared().workspace.why(
            try #require(RowOrigin(id: id)), page: PageSetup(columns: 200, isTerminal: false))
        #expect(text.contains("shortfall"))
        for field in ["kind ", "state ", "weight "] {
            #expect(text.contains("\n   \(field)"), "\(field) in \(text)")
        }
    }
}
