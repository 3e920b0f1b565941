import AssessmentModel
import Foundation
import HelperPrograms
import OfficeFiles
import SourceText
import Testing

@testable import PDFPages
@testable import ReportReading

/// Each bound on a report at its edge: what just keeps to it is read, what just exceeds it is refused in one
/// clear line.
@Suite struct ReadingLimitTests {
    /// What is said of an input, or nil when nothing is.
    private func refusal(_ body: () throws -> Void) -> String? {
        do {
            try body()
            return nil
        } catch { return String(describing: error) }
    }

    @Test(arguments: [
        ("text", Limits.reportBytes), ("%PDF-1.7", Limits.fileBytes), ("PK\u{3}\u{4}", Limits.fileBytes),
    ])
    func bytesOfAFile(_ head: String, _ limit: Int) {
        let bytes = Array(head.utf8) + [UInt8](repeating: 0x20, count: limit - head.utf8.count)
        #expect(refusal { _ = try DocumentFormat(of: bytes) } == nil)
        #expect(refusal { _ = try DocumentFormat(of: bytes + [0x20]) } == "larger than \(limit >> 20) MB")
    }

    @Test func linesOfAText() throws {
        let framework = try framework()
        let text = Array(String(repeating: "\n", count: Limits.reportLines - 1).utf8)
        #expect(
            refusal { _ = try DocumentFormat.text.blocks(text, scope: .everything, framework: framework) }
                == nil)
        #expect(
            refusal {
                _ = try DocumentFormat.text.blocks(text + [0x0A], scope: .everything, framework: framework)
            }
                == "more than 50000 lines, which no report has")
    }

    @Test func blocksOfAReport() {
        var text = BlockText()
        for _ in 0..<Limits.reportBlocks { text.append(.paragraph, "a", line: 1) }
        #expect(text.excess == nil && text.blocks.count == Limits.reportBlocks)
        text.append(.paragraph, "a", line: 1)
        #expect(text.excess == "more than 50000 paragraphs" && text.blocks.count == Limits.reportBlocks)
    }

    @Test func tagsOfAPage() {
        func page(_ tags: Int) -> [UInt8] {
            Array("<html><!--".utf8) + [UInt8](repeating: 0x3C, count: tags - 2) + Array("-->".utf8)
        }
        #expect(refusal { try HTMLTree.walk(page(Limits.htmlTags)) { _, _ in } } == nil)
        #expect(
            refusal { try HTMLTree.walk(page(Limits.htmlTags + 1)) { _, _ in } }
                == "a web page of more than 400000 tags, which no report has")
    }

    @Test func partsOfAnArchive() {
        func archive(_ count: Int) -> [UInt8] { zip((0..<count).map { ("word/\($0).xml", "") }) }
        #expect(refusal { _ = try ZipArchive(archive(Limits.archiveParts)) } == nil)
        #expect(
            refusal { _ = try ZipArchive(archive(Limits.archiveParts + 1)) }
                == "a zip file of 5001 parts, which no Word report has")
    }

    @Test func bytesThatAnArchiveSaysItHolds() {
        func archive(_ size: Int) -> [UInt8] {
            zip([("word/document.xml", "<a/>")], claimedSize: UInt32(size))
        }
        #expect(refusal { _ = try ZipArchive(archive(Limits.archiveBytes)) } == nil)
        #expect(
            refusal { _ = try ZipArchive(archive(Limits.archiveBytes + 1)) }
                == "a zip file that inflates to more than 64 MB; it was not opened")
    }

    @Test(arguments: [(Limits.pdfPages, false), (Limits.pdfPages + 1, true)])
    func pagesOfAPDF(_ count: Int, _ isRefused: Bool) throws {
        guard PDFText.program.path != nil else {
            try Test.cancel("needs pdftotext: apt-get install poppler-utils")
        }
        let said = refusal { _ = try PDFText.pages(of: pdf(pages: count)) }
        #expect(said == (isRefused ? "a PDF of more than 600 pages" : nil))
    }

    /// What a program in pdftotext's place may print, to the byte, and how long it may take.
    @Test(arguments: [(0, nil), (1, "pdftotext gave more than 24 MB and was stopped")] as [(Int, String?)])
    func bytesFromPdftotext(_ more: Int, _ said: String?) throws {
        let page =
            "<html><doc><page height=\"842\"><line><word xMin=\"1\" yMin=\"1\" xMax=\"9\" yMax=\"9\">Safeguarding</word></line></page></doc></html>"
        let stand = try StandIn(
            "printf '%s' '\(page)'; head -c \(Limits.pdfOutputBytes - page.utf8.count + more) /dev/zero | tr '\\0' ' '"
        )
        var words: [String] = []
        let heard = refusal {
            words = try PDFText.pages(of: pdf(pages: 1), by: stand.program).flatMap(\.lines).map(\.text)
        }
        #expect(heard == said)
        #expect(words == (said == nil ? ["Safeguarding"] : []))
    }

    @Test func secondsOfPdftotext() throws {
        #expect(
            PDFText.bounds.seconds == Limits.pdfSeconds && PDFText.bounds.memoryBytes == Limits.pdfMemoryBytes
        )
        let page =
            "<html><doc><page height=\"842\"><line><word>Safeguarding</word></line></page></doc></html>"
        // One that ends within the time it has is heard to the end, however late its words come; one that
        // does not is stopped.
        let bounds = HelperProgram.Bounds(seconds: 5, outputBytes: 1 << 20)
        let slow = try StandIn("sleep 0.5; printf '%s' '\(page)'")
        #expect(refusal { _ = try PDFText.pages(of: pdf(pages: 1), by: slow.program, within: bounds) } == nil)
        let endless = try StandIn("printf '%s' '\(page)'; exec sleep 600")
        #expect(
            refusal {
                _ = try PDFText.pages(
                    of: pdf(pages: 1), by: endless.program, within: .init(seconds: 1, outputBytes: 1 << 20))
            }
                == "pdftotext took longer than 1 seconds and was stopped")
    }

    /// A script that is run in pdftotext's place, in a folder of its own, removed with the value.
    private final class StandIn {
        let program: HelperProgram
        private let folder = NSTemporaryDirectory() + "assay-stand-in-\(UUID().uuidString)"

        init(_ script: String) throws {
            program = HelperProgram(name: "pdftotext", package: "poppler-utils", folder: folder)
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try Data("#!/bin/sh\n\(script)\n".utf8).write(to: URL(fileURLWithPath: folder + "/pdftotext"))
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o755], ofItemAtPath: folder + "/pdftotext")
        }

        deinit { try? FileManager.default.removeItem(atPath: folder) }
    }

    /// A PDF whose pages all show the same line.
    private func pdf(pages: Int) -> [UInt8] {
        let text = "BT /F1 12 Tf 40 800 Td (Safeguarding) Tj ET"
        let kids = (0..<pages).map { "\($0 + 5) 0 R" }.joined(separator: " ")
        var parts = [
            "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [\(kids)] /Count \(pages) >>",
            "<< /Length \(text.utf8.count) >>\nstream\n\(text)\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ]
        let page =
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 3 0 R /Resources << /Font << /F1 4 0 R >> >> >>"
        parts += Array(repeating: page, count: pages)
        var output = "%PDF-1.4\n"
        var places: [Int] = []
        for (number, part) in parts.enumerated() {
            places.append(output.utf8.count)
            output += "\(number + 1) 0 obj\n\(part)\nendobj\n"
        }
        let start = output.utf8.count
        output += "xref\n0 \(parts.count + 1)\n0000000000 65535 f \n"
        for place in places {
            output += String(repeating: "0", count: 10 - String(place).count) + "\(place) 00000 n \n"
        }
        return Array(
            (output + "trailer << /Size \(parts.count + 1) /Root 1 0 R >>\nstartxref\n\(start)\n%%EOF\n").utf8
        )
    }
}
