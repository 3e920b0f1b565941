import AssessmentModel
import Examination
import Testing

@Suite struct RemarkTableTests {
    @Test func everyCodeHasOneRow() {
        #expect(
            RemarkTable.rows.map(\.code).sorted { $0.rawValue < $1.rawValue }
                == RemarkCode.allCases.sorted { $0.rawValue < $1.rawValue })
        for row in RemarkTable.rows {
            #expect(!row.help.isEmpty && !row.example.isEmpty, "\(row.code)")
            #expect(!row.help.hasSuffix("."), "help is a phrase in a list: \(row.code)")
        }
    }

    /// Every kind has a page that is remarked on and one, as like it as may be, that is not.
    @Test func everyCodeIsTried() {
        let tried = Set(Trial.all.map(\.code))
        for code in RemarkCode.allCases { #expect(tried.contains(code), "\(code) has no trial") }
        for code in tried {
            #expect(Trial.all.contains { $0.code == code && $0.expected != nil }, "\(code) has no hit")
            #expect(Trial.all.contains { $0.code == code && $0.expected == nil }, "\(code) has no near miss")
        }
    }

    @Test(arguments: Trial.all)
    func trial(_ trial: Trial) throws {
        let found = try Examined.remarks(
            trial.pages.map { ($0.name, Array($0.text.utf8)) }, isRegistered: trial.isRegistered
        )
        .filter { $0.code == trial.code.rawValue }
        guard let expected = trial.expected else {
            #expect(found.isEmpty, "\(found.map(\.text))")
            return
        }
        #expect(found.count == 1, "\(found.map(\.text))")
        #expect(found.first?.text.contains(expected) == true, "\(found.map(\.text))")
    }
}

/// A page, or pages, and what one check says of it.
struct Trial: Sendable, CustomTestStringConvertible {
    var code: RemarkCode
    var name: String
    /// Part of the one remark; nil when there must be none.
    var expected: String?
    var pages: [(name: String, text: String)]
    var isRegistered = true

    var testDescription: String { "\(code.rawValue): \(name)" }

    static func hit(_ code: RemarkCode, _ name: String, _ expected: String, _ text: String...) -> Trial {
        Trial(code: code, name: name, expected: expected, pages: numbered(text))
    }

    static func miss(_ code: RemarkCode, _ name: String, _ text: String...) -> Trial {
        Trial(code: code, name: name, expected: nil, pages: numbered(text))
    }

    private static func numbered(_ texts: [String]) -> [(name: String, text: String)] {
        texts.enumerated().map { ("page\($0 + 1).txt", $1) }
    }
}
