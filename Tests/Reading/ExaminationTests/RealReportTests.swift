import AssessmentModel
import Foundation
import SourceText
import Testing
import TestSupport

@testable import Examination

@Suite(.needsShared("reports")) struct RealReportTests {
    private func remarks(_ names: String...) throws -> [Remark] {
        try Examined.remarks(
            names.map {
                ($0, Array(try Data(contentsOf: Examined.shared.appending(path: "reports/\($0).txt"))))
            })
    }

    /// What a careful reader finds in the report, and nothing else that this reader would not defend: all
    /// remarks were read by eye.
    @Test func stockton() throws {
        let found = try remarks(
            "stockton-on-tees", "stockton-on-tees-partnerships", "stockton-on-tees-learning")
        let wanted: [(RemarkCode, Int?, String)] = [
            (
                .scoreWording, 564,
                "Safeguarding: “Score: 3” is followed by “2 – Evidence shows a good standard”"
            ),
            (.percentBase, 28, "£69,253,000 of £323,155,000 (actual spend for the year) is 21.43%"),
            (.percentBase, 28, "is of another amount"),
            (.valuesDiffer, 548, "141 people"), (.valuesDiffer, 548, "23 of the 47"),
            (.unitMissing, 176, "“62.72” has no unit beside “58.6%”"),
            (.partsWhole, 409, "80.65 + 6.45 + 9.68 = 96.78%"),
            (.partsWhole, 409, "66.67 + 4.76 + 23.81 = 95.24%"),
            (.partsWhole, 409, "64.10 + 2.56 + 7.69 = 74.35%"),
            (
                .verdictDiffers, 128,
                "slightly higher than the England average”: the figures are 49.51% against 37.12%"
            ),
            (.verdictDiffers, 188, "“in line with national data” and “somewhat better than”"),
            (.verdictDiffers, 254, "“in line with national data” and “much better than”"),
            (.unsourced, 530, "neither a source nor a date"),
            (.nameVaries, 234, "“Supporting people to lead healthier lives” (line 54)"),
            (.nameVaries, 528, "Quality and Assurance Compliance Team"),
            (.nameVaries, 693, "Powering Our Futures"),
            (.misspelling, 457, "“Stockon” is likely “Stockton”"),
            (.unbalanced, 481, "never opened"), (.unbalanced, 526, "never ended"),
            (.doubled, 36, "This text also stands at line 33"),
            (.missingParts, 625, "No wording stands beside the score of Governance"),
            (.copiesDiffer, nil, "“reprovise” reads “reprovision”"),
        ]
        for (code, line, text) in wanted {
            #expect(
                found.contains {
                    $0.code == code.rawValue && (line == nil || $0.line == line) && $0.text.contains(text)
                },
                "\(code.rawValue) line \(line ?? 0): \(text)")
        }
        #expect(found.count <= 28, "\(found.map(\.text))")
        // A remark about a paragraph names it, so that a note can warn beside a quotation.
        #expect(
            found.first { $0.code == "unit-missing" }?.finding
                == FindingPlace(section: Section("needs"), number: 4))
    }

    @Test func theSinglePagesHaveLittleToRemark() throws {
        // "The LA", once, for the local authority.
        #expect(
            try remarks("sunderland-partnerships").map(\.code).filter { $0 != "undated" } == [
                "acronym-unexpanded"
            ])
        #expect(
            try remarks("staffordshire-partnerships").map(\.code).filter { $0 != "undated" } == [
                "acronym-unexpanded"
            ])
    }
}

@Suite struct HostileReportTests {
    /// Thousands of names, brackets and doubled sentences: bounded, and said.
    @Test func manyHitsAreCutAndCounted() throws {
        let paragraphs = (0..<1_000).map { index in
            let place = String(index, radix: 2).replacing("0", with: "a").replacing("1", with: "b")
            let team = index % 7 == 0 ? "QXZ" : "QXZW"
            return "The people of Place\(place) were told (twice in all of 31 June 2024 by the \(team) team."
        }
        let found = try Examined.remarks(Examined.page(paragraphs.joined(separator: "\n")))
        let brackets = found.filter { $0.code == "unbalanced" }
        #expect(brackets.count == Limits.remarksPerKind + 1)
        #expect(brackets.last?.text == "Of this kind 800 more were noticed from here on.")
        #expect(found.filter { $0.code == "acronym-unexpanded" }.count == 2)
    }

    @Test(arguments: [
        "((((((((((((((((((((", "“““““““““", "100% of 0 of 0 (0%)", "from 0 to 0 by 0%",
        "£0 is 0% of the £0 budget",
        "31 31 31 June June 2024 2024",
        "A B C D E F G H I J", "%%%% 5% 5% of of of the the", "\u{FFFD}\u{FFFD}\u{FFFD} â€ â€ â€", "of (",
        "(",
    ])
    func anyWordsEndWithoutATrap(_ words: String) throws {
        _ = try Examined.remarks(Examined.page("People said \(words) and that this was so. \(words)", words))
    }
}
