import Foundation
import SourceText
import Testing

@testable import QuotedLines

/// A council's own figures, as somebody keeps them in a sheet.
@Suite struct OwnFigureTests {
    private func read(_ rows: String, mark: String = "") throws -> [OwnFigure] {
        let file = FileManager.default.temporaryDirectory.appending(path: "own-\(UUID().uuidString).csv")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data((mark + "measure,value,unit,period,source\n" + rows + "\n").utf8).write(to: file)
        return try OwnFigure.read(file.path)
    }

    @Test func numbersAreReadAsTheyAreWritten() throws {
        let rows = "People waiting,\"1,200\",people,2025,Us\nWait,41.2%,,2025,Us\nChange,-3,,2025,Us"
        #expect(try read(rows).map(\.value) == [1200, 41.2, -3])
        #expect(try read(rows, mark: "\u{FEFF}") == read(rows))
    }

    @Test(arguments: [
        ("People waiting,1,200,people,2025,Us", "row 2 has 6 cells"),
        ("Wait,nan,days,2025,Us", "row 2: “nan”"),
        ("Wait,inf,days,2025,Us", "no number"), ("Wait,0x10,days,2025,Us", "no number"),
        ("Wait,1e999,days,2025,Us", "no number"), (",5,days,2025,Us", "no number with a measure"),
    ]) func whatIsNoNumberIsRefusedByRow(_ row: String, _ expected: String) throws {
        let error = #expect(throws: WorldError.self) { try read(row) }
        #expect(error?.description.contains(expected) == true)
    }
}
