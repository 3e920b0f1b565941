import AssessmentModel
import Foundation
import HelperPrograms
import ReferenceData
import SourceText
import Testing

@testable import ReportReading

/// The samples in other forms give what they give as they are: the same scores, facts, headings and paragraphs, word for word.
@Suite struct ConversionTests {
    private static let pandoc = HelperProgram(name: "pandoc", package: "pandoc")
    private static let groff = HelperProgram(name: "groff", package: "groff")
    private static let bounds = HelperProgram.Bounds(seconds: 60, outputBytes: 32 << 20)

    /// What a conversion came to, or that this machine cannot make it, which is said.
    private func converted(_ sample: String, to form: String) throws -> [UInt8]? {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("assay-conversion-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let source = Places.samples.appendingPathComponent(sample).path
        let missing = [Self.pandoc, form == "pdf" ? Self.groff : Self.pandoc, form == "pdf" ? PDFText.program : Self.pandoc].first {
            $0.path == nil
        }
        if let missing {
            print("skipped: \(sample) as \(form) needs \(missing.name): apt-get install \(missing.package)")
            return nil
        }
        let made = folder.appendingPathComponent("report." + (form == "pdf" ? "ms" : form)).path
        let pandoc = try Self.pandoc.run(
            ["-f", "markdown", "-s", "--metadata", "pagetitle=Report", "-t", form == "pdf" ? "ms" : form, "-o", made, source],
            within: Self.bounds)
        #expect(pandoc.status == 0)
        guard form == "pdf" else { return [UInt8](try Data(contentsOf: URL(fileURLWithPath: made))) }
        let groff = try Self.groff.run(["-Kutf8", "-ms", "-t", "-Tpdf", made], within: Self.bounds)
        guard groff.output.count > 1000 else {
            print("skipped: \(sample) as pdf: groff has no fonts: apt-get install groff ghostscript")
            return nil
        }
        return groff.output
    }

    @Test(arguments: ["northmoor.txt", "northmoor-followup.md"], ["html", "docx", "pdf"])
    func aSampleInAnotherForm(_ sample: String, _ form: String) throws {
        guard let bytes = try converted(sample, to: form) else { return }
        let original = try page(at: Places.samples.appendingPathComponent(sample))
        let read = try readPage(ReportFile(path: "report", bytes: bytes), framework: framework())
        #expect(read.format == (form == "docx" ? "word" : form))
        #expect(read.accounting.read == read.accounting.all)
        #expect(read.authorityName?.value == original.authorityName?.value)
        #expect(read.published?.value == original.published?.value)
        #expect(read.rating?.value == original.rating?.value)
        #expect(read.percentPrinted?.value == original.percentPrinted?.value)
        #expect(read.listedScores.map(\.score) == original.listedScores.map(\.score))
        #expect(read.parts.map(\.section) == original.parts.map(\.section))
        for (part, expected) in zip(read.parts, original.parts) {
            #expect(part.score?.value == expected.score?.value)
            #expect(part.wording?.value.words == expected.wording?.value.words)
            #expect(part.paragraphs.map { plain($0.heading ?? "") } == expected.paragraphs.map { plain($0.heading ?? "") })
            #expect(part.paragraphs.map { plain($0.text) } == expected.paragraphs.map { plain($0.text) })
        }
    }

    /// Converters set quotation marks and dashes as printers do.
    private func plain(_ text: String) -> String {
        var text = text
        for (curly, straight) in [("’", "'"), ("‘", "'"), ("“", "\""), ("”", "\""), ("–", "-"), ("—", "-"), ("…", "..."), ("\u{A0}", " ")] {
            text = text.replacingOccurrences(of: curly, with: straight)
        }
        return text
    }
}
