import Briefing
import Foundation
import NoteChecking
import NoteText
import SourceText
import Testing
import TestSupport

@testable import Workspace

/// The note that was written by hand on a real report, its labels turned into ours: every fact in it is
/// right, so whatever is found is a false alarm or a remark that is missing in it.
struct ModelNoteTests {
    private static let shared = Repository.shared.path

    private static let sections = [
        "an": "needs", "hl": "support", "eq": "equity", "cp": "care", "pc": "partnerships", "st": "pathways",
        "sg": "safeguarding",
        "gm": "governance", "li": "learning", "pe": "experiences",
    ]

    /// `[^an7]` as `[^stockton-on-tees-needs-7]`, officers' notes as comments, without the account of how it
    /// was made.
    private static func converted(_ text: String) -> String {
        var note = text
        if let account = note.firstRange(of: "<!--\nHOW THIS") { note = String(note[..<account.lowerBound]) }
        note = note.replacing(#/\[\^([a-z]{2})(\d+)\]/#) { match in
            let (code, number) = (String(match.output.1), match.output.2)
            if code == "su" || code == "sf" {
                return "[^\(code == "su" ? "sunderland" : "staffordshire")-partnerships-\(number)]"
            }
            return "[^stockton-on-tees-\(sections[code] ?? code)-\(number)]"
        }
        return note.replacing(#/(?m)^Officer note: /#, with: "> **Officer comment:** ")
    }

    @Test(.needsShared("design/model-note.md"))
    func theHandWrittenNoteRaisesFewerThanOneFalseAlarmAPage() throws {
        let text = try TextFile.read(Self.shared + "/design/model-note.md")
        let samples = try SampleLibrary(isEmpty: true)
        _ = try samples.workspace.importFiles([Self.shared + "/reports"])
        let report = try samples.workspace.check(
            note: Source(name: "model-note.md", text: Self.converted(text)))
        print("model note: \(report.errors) errors, \(report.warnings) warnings on three pages")
        // Two pages and one of sources. That it has no record is true.
        #expect(report.items.count { $0.check != .unrecorded } < 3, "\(report.text)")
    }
}
