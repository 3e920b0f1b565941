import AssessmentModel
import Foundation
import QueryLanguage
import SourceText
import Testing

/// Reviewed text beside the tests; `ASSAY_UPDATE_GOLDEN=1 swift test` writes it anew.
enum Golden {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Golden")

    static func read(_ name: String) -> String {
        (try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)) ?? ""
    }

    static func lines(_ name: String) -> [String] {
        read(name).split(separator: "\n").map(String.init).filter { !$0.hasPrefix("#") }
    }

    static func check(_ name: String, is actual: String) {
        if ProcessInfo.processInfo.environment["ASSAY_UPDATE_GOLDEN"] != nil {
            try? actual.write(to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
            return
        }
        let expected = read(name)
        if expected == actual { return }
        let pair = zip(
            expected.split(separator: "\n", omittingEmptySubsequences: false),
            actual.split(separator: "\n", omittingEmptySubsequences: false))
        let first = pair.first { $0 != $1 }
        Issue.record("\(name) differs, first at: \(first?.0 ?? "its end") ≠ \(first?.1 ?? "its end"). Review with ASSAY_UPDATE_GOLDEN=1.")
    }
}

@Suite struct GoldenTests {
    @Test func examplesCompileToReviewedSQL() {
        var text = ""
        for query in Golden.lines("queries.txt") {
            text += "=== \(query)\n"
            switch Sample.compile(query, Sample.session) {
            case .success(let compiled):
                text += compiled.normalised == query ? "" : "\(compiled.normalised)\n"
                text += compiled.english + "\n\(compiled.sql)\n"
                if !compiled.bindings.isEmpty { text += "values: " + compiled.bindings.map(Self.show).joined(separator: ", ") + "\n" }
                text +=
                    "columns: " + compiled.columns.map { "\($0.name) \($0.type)\($0.isProse ? " prose" : "")" }.joined(separator: ", ")
                    + "\n"
                for note in compiled.notes { text += "note: \(note.text([3, 5]) ?? "")\n" }
                for warning in compiled.warnings { text += "warning: \(warning.message)\n" }
            case .failure(let diagnostics):
                text += DiagnosticRenderer(showsPosition: false).render(diagnostics.items, in: diagnostics.source)
                Issue.record("\(query) does not compile")
            }
            text += "\n"
        }
        Golden.check("queries.golden", is: text)
    }

    @Test func mistakesAreExplained() {
        var text = ""
        for query in Golden.lines("mistakes.txt") {
            let lines = query.replacing("\\n", with: "\n")
            switch Sample.compile(lines, Sample.session) {
            case .success: Issue.record("\(query) has no mistake")
            case .failure(let diagnostics):
                text += DiagnosticRenderer(showsPosition: false).render(diagnostics.items, in: diagnostics.source)
                text += "codes: " + diagnostics.items.map(\.code).joined(separator: ", ") + "\n\n"
            }
        }
        Golden.check("mistakes.golden", is: text)
    }

    private static func show(_ binding: Binding) -> String {
        switch binding {
        case .null: "null"
        case .text(let text): "'\(text)'"
        case .integer(let number): String(number)
        case .real(let number): String(number)
        }
    }
}

@Suite struct RepairTests {
    /// Where a diagnostic offers a replacement, taking it leaves fewer mistakes or the next one.
    @Test func applyingARepairMends() {
        for query in Golden.lines("mistakes.txt") {
            guard case .failure(let before) = Sample.compile(query, Sample.session), let repair = before.items.compactMap(\.repair).first
            else { continue }
            let bytes = Array(query.utf8)
            let mended = String(
                decoding: bytes[..<repair.span.start] + Array(repair.replacement.utf8) + bytes[repair.span.end...], as: UTF8.self)
            let after: Int =
                switch Sample.compile(mended, Sample.session) {
                case .success: 0
                case .failure(let diagnostics): diagnostics.items.count
                }
            #expect(after < before.items.count, "\(query)\n\(mended)")
        }
    }
}
