import AssessmentModel
import NoteChecking
import NoteText
import Presentation
import SourceText
import Testing

@testable import Workspace

/// `why`: the words that decided how a row was read.
@Suite struct ReasonTests {
    private func why(_ id: String) throws -> String {
        try SampleLibrary.shared().workspace.why(
            RowOrigin(record: "finding", id: id), page: PageSetup(columns: 400, isTerminal: false))
    }

    @Test func aSentenceIsExplainedByTheWordsOfTheReport() throws {
        let text = try why("northmoor@2025-03/needs/9.2")
        #expect(text.contains("2  negative; voices: national-data"))
        #expect(text.contains("less favourable"))
        #expect(
            text.contains(
                "31.9%: carers satisfied with social services; value in percent; against england 36.83%, “worse than”, so worse"
            ))
        #expect(!text.contains("Carers who had been assessed"), "only the sentence that was meant")
    }

    @Test func aFindingIsExplainedSentenceBySentence() throws {
        let text = try why("northmoor@2025-03/needs/9")
        #expect(text.contains("read as"))
        #expect(text.contains("1  positive; voices: carers"))
        #expect(text.contains("2  negative"))
    }

    /// What is stored and what is explained come from the same reading, pronouns that look back included.
    @Test func theExplanationAgreesWithWhatIsStored() throws {
        let workspace = try SampleLibrary.shared().workspace
        let table = try workspace.answer(
            "sentences where authority is eastvale and section is partnerships show id, tone"
        ).table
        for row in table.rows {
            guard case .text(let id) = row[0], case .text(let tone) = row[1] else { continue }
            let number = id.split(separator: ".").last ?? ""
            #expect(try why(id).contains("\n\(number)  \(tone)"), "\(id)")
        }
    }

    @Test(arguments: ["northmoor@2025-03/needs/99", "northmoor@2025-03", "needs/1"])
    func otherRowsAreRefused(id: String) {
        #expect(throws: WorldError.self) { try why(id) }
    }
}
