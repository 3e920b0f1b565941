import Foundation
import HelperPrograms
import Testing

@testable import PDFPages
@testable import ReportReading

/// Words that a line drawn through them strikes out of a PDF.
@Suite struct PDFStrikeTests {
    /// A line of words, each letter 5 points wide, from 72 points on; its middle is at 105.
    private func line(_ text: String) -> PDFPage.Line {
        var x = 72.0
        let words = text.split(separator: " ").map { word in
            defer { x += Double(word.count + 1) * 5 }
            return PDFPage.Word(
                text: String(word),
                box: .init(left: x, top: 100, right: x + Double(word.count) * 5, bottom: 110))
        }
        return .init(
            text: text, left: 72, top: 100, right: x - 5, bottom: 110, firstWordWidth: 0, words: words)
    }

    private func left(_ text: String, _ strokes: [PDFStrikes.Stroke]) -> (words: [String], count: Int) {
        let (lines, count) = PDFStrikes(strokes).apart([line(text)])
        return (lines.map(\.text), count)
    }

    @Test func whatIsStruckOut() {
        // `134` stands from 72 to 87, `143` from 92 to 107.
        let whole = left("134 143 people", [.init(left: 72, right: 87, y: 105)])
        #expect(whole.words == ["143 people"] && whole.count == 1)
        let part = left("134143 people", [.init(left: 72, right: 87, y: 105)])
        #expect(part.words == ["143 people"] && part.count == 1)
        let end = left("The 143134", [.init(left: 107, right: 122, y: 105)])
        #expect(end.words == ["The 143"])
        let several = left("one two three", [.init(left: 72, right: 107, y: 105.5)])
        #expect(several.words == ["three"] && several.count == 1)
        #expect(left("one", [.init(left: 72, right: 87, y: 105)]).words.isEmpty)
    }

    /// An underline, a rule of a table that goes past the words, a line above and one of another place.
    @Test(arguments: [(72, 87, 109), (40, 400, 105), (72, 87, 101), (300, 340, 105)])
    func whatIsNot(_ left: Double, _ right: Double, _ y: Double) {
        let kept = self.left("134 people", [.init(left: left, right: right, y: y)])
        #expect(kept.words == ["134 people"] && kept.count == 0)
    }

    /// What a program in pdftocairo's place draws: lines and flat boxes, in pages, moved and scaled; no letters.
    @Test func whatIsDrawn() throws {
        let drawing = """
            <svg><defs><g><path d="M 1 1 L 90 1"/></g></defs><pageSet>\
            <page><path d="M 10 20 L 30 20" transform="matrix(2,0,0,2,1,0)"/><path d="M 0 5 L 0 50"/></page>\
            <page><path d="M 10 50 L 40 50 L 40 50.5 L 10 50.5 Z M 10 50 "/><path d="M 1 1 C 2 2 3 3 4 1"/></page>\
            </pageSet></svg>
            """
        let folder = NSTemporaryDirectory() + "assay-strikes-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data("#!/bin/sh\ncat <<'END'\n\(drawing)\nEND\n".utf8).write(
            to: URL(fileURLWithPath: folder + "/pdftocairo"))
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o755], ofItemAtPath: folder + "/pdftocairo")
        let program = HelperProgram(name: "pdftocairo", package: "poppler-utils", folder: folder)
        let bounds = HelperProgram.Bounds(seconds: 20, outputBytes: 1 << 16)
        let drawn = PDFDrawing.pages(inFile: "x", count: 2, by: program, within: bounds)?.map(\.strokes)
        #expect(
            drawn == [[.init(left: 21, right: 61, y: 40)], [.init(left: 10, right: 40, y: 50.25)]])
        // Pages that are not all there tell nothing.
        #expect(PDFDrawing.pages(inFile: "x", count: 3, by: program, within: bounds) == nil)
    }
}
