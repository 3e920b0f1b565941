import AssessmentModel
import Foundation
import ReferenceData
import SourceText
import Testing

@testable import ReportReading

/// A finding long enough that no rule takes it for a heading.
private let paragraph =
    "Staff spoke warmly of the way in which teams had been brought together, and people told us that the change had made it easier to get help."

@Suite struct LayoutTests {
    /// One statement page in the spellings of several years.
    @Test(arguments: [
        "Score: 3\n3 - Evidence shows a good standard", "Score 3\n3 – Evidence shows a good standard",
        "Score: 3\nScore: 3 - Evidence shows a good standard",
        "Score: 3 - Evidence shows a good standard", "Indicative score:\n3 - Evidence shows a good standard", "Score: 3", "Score:\u{A0}3",
    ])
    func scoreLines(_ lines: String) throws {
        let page = try page(
            "Anyshire County Council: local authority assessment\nSafeguarding\n\(lines)\nKey findings for this quality statement\n\(paragraph)"
        )
        #expect(page.parts.map(\.section.slug) == ["safeguarding"])
        #expect(page.parts.first?.score?.value == 3)
        #expect(page.parts.first?.paragraphs.map(\.text) == [paragraph])
        #expect(page.isIndicative == lines.hasPrefix("Indicative"))
        #expect(page.accounting.read == page.accounting.all)
    }

    @Test(arguments: [
        "• Assessing needs\nScore: 2\n• Safeguarding\nScore: 3", "Assessing needs: 2\nSafeguarding: 3",
        "Assessing needs\nScore: 2\nSafeguarding\nScore: 3",
        "| Quality statement | Score |\n| --- | --- |\n| Assessing needs | Score: 2 |\n| Safeguarding | 3 |",
        "Assessing needs – Score: 2\nSafeguarding – Score: 3",
    ])
    func scoreLists(_ list: String) throws {
        let page = try page(
            "Anyshire County Council: local authority assessment\nOverall summary\nLocal authority rating and score\nAnyshire County Council\nGood\nQuality statement scores\n\(list)\nSummary of people’s experiences\n\(paragraph)"
        )
        #expect(page.listedScores.map { "\($0.slug)\($0.score ?? 0)" } == ["needs2", "safeguarding3"])
        #expect(page.rating?.value == .good)
        #expect(page.parts.map(\.section) == [.experiences])
        #expect(page.accounting.read == page.accounting.all)
    }

    /// What copying, saving and converting do to a page must not change what is read.
    @Test(arguments: [
        "as it is", "CRLF", "no blank lines", "curly quotes", "wrapped", "byte order mark", "UTF-16", "trailing spaces",
        "Markdown headings",
    ])
    func mutations(_ mutation: String) throws {
        let original = try String(contentsOf: Places.samples.appendingPathComponent("northmoor.txt"), encoding: .utf8)
        let expected = try page(original)
        let bytes: [UInt8]
        switch mutation {
        case "CRLF": bytes = Array(original.replacingOccurrences(of: "\n", with: "\r\n").utf8)
        case "no blank lines": bytes = Array(original.split(separator: "\n").joined(separator: "\n").utf8)
        case "curly quotes": bytes = Array(original.replacingOccurrences(of: "'", with: "’").utf8)
        case "wrapped":
            bytes = Array(original.split(separator: "\n", omittingEmptySubsequences: false).map(wrapped).joined(separator: "\n").utf8)
        case "byte order mark": bytes = [0xEF, 0xBB, 0xBF] + Array(original.utf8)
        case "UTF-16": bytes = [0xFF, 0xFE] + original.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
        case "trailing spaces": bytes = Array(original.replacingOccurrences(of: "\n", with: "  \n").utf8)
        case "Markdown headings":
            bytes = Array(original.replacingOccurrences(of: "\nKey findings", with: "\n### Key findings").utf8)
        default: bytes = Array(original.utf8)
        }
        let read = try readPage(ReportFile(path: "page.txt", bytes: bytes), framework: framework())
        #expect(read.published?.value == expected.published?.value)
        #expect(read.listedScores.map(\.score) == expected.listedScores.map(\.score))
        #expect(read.parts.map(\.section) == expected.parts.map(\.section))
        #expect(read.parts.map { $0.paragraphs.count } == expected.parts.map { $0.paragraphs.count })
        let heads = { (page: ReportPage) in page.parts.map { Set($0.paragraphs.compactMap(\.heading)).count } }
        #expect(heads(read) == heads(expected))
        #expect(read.accounting.read == read.accounting.all)
    }

    private func wrapped(_ line: Substring) -> String {
        var lines: [String] = []
        for word in line.split(separator: " ") {
            if let last = lines.last, last.count + word.count < 76 {
                lines[lines.count - 1] += " " + word
            } else {
                lines.append(String(word))
            }
        }
        return lines.joined(separator: "\n")
    }

    @Test func textBeforeAnyPartIsListedAsUnread() throws {
        let page = try page("\(paragraph)\nSafeguarding\nScore: 3\nKey findings for this quality statement\n\(paragraph)")
        #expect(page.accounting.read < page.accounting.all)
        #expect(page.extents.filter { $0.kind == .unread }.count == 1)
    }
}

@Suite struct BadInputTests {
    @Test(
        arguments: [
            ([], "empty"), (Array("Dear resident, your bin is collected on Tuesday.".utf8), "not an assessment report"),
            ([0x7F, 0x45, 0x4C, 0x46, 0, 1, 2], "control byte at offset 4"), (Array("%PDF-1.7 stuff".utf8), "damaged PDF"),
            ([0x50, 0x4B, 3, 4, 0], "damaged Word or zip"), ([0xD0, 0xCF, 0x11, 0xE0, 0xA1], ".docx"),
            (Array("{\\rtf1 Hello}".utf8), "Rich Text"), (Array("MIME-Version: 1.0".utf8), "web archive"),
            (Array("<!doctype html><html><body><p>Hello</p></body></html>".utf8), "not an assessment report"),
        ] as [([UInt8], String)])
    func oneClearLine(_ bytes: [UInt8], _ reason: String) throws {
        let framework = try framework()
        let error = #expect(throws: WorldError.self) { try readPage(ReportFile(path: "x", bytes: bytes), framework: framework) }
        #expect(error?.description.contains(reason) == true)
        #expect(error?.description.contains("\n") == false)
    }

    @Test func deepAndLongInputEnds() throws {
        let deep = "<!doctype html><html><body>" + String(repeating: "<div>", count: 50_000) + "<p>Safeguarding</p>"
        _ = try? page(deep)
        _ = try? page(String(repeating: "a", count: 2_000_000))
        _ = try? page(String(repeating: "Safeguarding\nScore: 3\n", count: 500))
    }

    @Test func windows1252IsDecoded() throws {
        let bytes = Array("Safeguarding\nScore: 3\nKey findings\n".utf8) + Array(paragraph.utf8) + [0x20, 0x93, 0x68, 0x69, 0x94, 0x2E]
        let page = try readPage(ReportFile(path: "x", bytes: bytes), framework: framework())
        #expect(page.parts.first?.paragraphs.first?.text.hasSuffix("“hi”.") == true)
    }
}
