import AssessmentModel
import English
import Evidence
import SourceText
import Testing

/// Input nobody would write ends soon and traps nowhere.
@Suite struct HostileInputTests {
    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            String(repeating: "lorem ipsum ", count: 90_000),
            String(
                repeating:
                    "people were not always told about waits, however staff said 46 of 153 were seen within 28 days ",
                count: 800),
            String(repeating: "9", count: 10_000),
            String(repeating: "9 ", count: 20_000),
            String(repeating: "a third of two in five ", count: 5_000),
            String(repeating: "(", count: 50_000),
            String(repeating: "not ", count: 20_000),
            String(repeating: "one hundred and ", count: 10_000),
            "STAFF TOLD US THAT SUPPORT WAS NOT ALWAYS TIMELY. LEADERS WERE AWARE OF GAPS.",
            "Ã¢â‚¬â„¢ people\u{FFFD}s care \u{200F}was\u{202E} timely â€œ58.6%â€\u{9D}",
            "\u{200F}\u{200F}\u{2066}", "", " ", "%", "£", "£ million", "(SAB)", "of of of", "’’’s",
        ])
    func ends(text: String) throws {
        let finding = try EvidenceFixture.read(text)
        for sentence in finding.sentences {
            #expect(sentence.span.end <= text.utf8.count)
            #expect(sentence.cues.allSatisfy { $0.span.end <= sentence.text.utf8.count })
            #expect(sentence.indicators.allSatisfy { sentence.text[$0.span] == $0.valueText })
        }
    }

    @Test func capitalsAreReadAsWords() throws {
        let sentence = try EvidenceFixture.lastSentence("STAFF TOLD US THAT SUPPORT WAS NOT ALWAYS TIMELY.")
        #expect(sentence.tone == .negative)
        #expect(sentence.voices == [.staff])
    }

    @Test func badDataFilesAreRefusedWithTheirLine() {
        #expect(throws: EnglishFault(file: "x", line: 2, reason: "no such section: [nonsense]")) {
            try EvidenceData(files: ["x": "# comment\n[nonsense]\n"])
        }
        #expect(throws: EnglishFault.self) { try EvidenceData(files: ["x": "a phrase"]) }
        #expect(throws: EnglishFault.self) { try EvidenceData(files: ["x": "[positive]\n(a|b"]) }
    }
}
