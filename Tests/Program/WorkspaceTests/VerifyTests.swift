import AssessmentModel
import Briefing
import Foundation
@testable import ClaimReading
@testable import NoteChecking
import NoteText
import Presentation
import ReferenceData
import SentenceNumbers
import Testing
import TestSupport

@testable import Workspace

/// Two hundred sentences made from the sample reports by rule: true, altered and invented.
struct VerifyTests {
    struct Claim {
        var kind: String
        var text: String
        var expected: Verification.Verdict
    }

    @Test func trueAlteredAndInventedSentencesAreToldApart() throws {
        let workspace = try SampleLibrary.shared().workspace
        let claims = try Self.claims(workspace)
        #expect(claims.count >= 200)
        var matrix: [String: [String: Int]] = [:]
        var wrong: [String] = []
        for claim in claims {
            let found = try workspace.verify(claim.text)
            let verdict =
                found.contains { $0.verdict == .altered } ? Verification.Verdict.altered : found[0].verdict
            matrix[claim.kind, default: [:]][verdict.rawValue, default: 0] += 1
            // What was altered may be refused in any of three ways; what is true, in none.
            if (verdict == .supported) != (claim.expected == .supported) {
                wrong.append(
                    "\(claim.kind) \(verdict.rawValue): \(claim.text)\n      \(found.flatMap(\.changes).joined(separator: "; "))\n      \(found[0].source?.words ?? "")"
                )
            }
        }
        for (kind, row) in matrix.sorted(by: { $0.key < $1.key }) {
            print(
                "verify \(kind): "
                    + row.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", "))
        }
        for line in wrong { print("verify missed: \(line)") }
        print("verify: \(claims.count - wrong.count) of \(claims.count) right")
        #expect(wrong.count * 100 <= 5 * claims.count)
        // Nothing that was altered or invented may pass for CQC's words more than once in fifty.
        let untrue = claims.count { $0.expected != .supported }
        let passed = wrong.count { $0.contains(" supported: ") }
        #expect(untrue > 100 && passed * 50 <= untrue, "\(passed) of \(untrue)")
    }

    @Test func aSentenceIsShownWithItsSourceAndWhatIsOtherwise() throws {
        let workspace = try SampleLibrary.shared().workspace
        let right = try workspace.verify(
            "In December 2025, 148 people in Northmoor were waiting for a Care Act assessment.")[0]
        #expect(right.verdict == .supported && right.source?.id == "northmoor@2026-03/needs/2")
        let wrong = try workspace.verify(
            "In December 2025, 184 people in Northmoor were waiting for a Care Act assessment.")[0]
        #expect(
            wrong.verdict == .altered && wrong.changes.contains { $0.contains("184") && $0.contains("148") })
        let elsewhere = try workspace.verify(
            "In Eastvale, 148 people were waiting for a Care Act assessment in December 2025, down from 412 a year earlier."
        )[0]
        #expect(elsewhere.verdict == .altered)
        #expect(
            try workspace.verify("Northmoor has bought a submarine for its night-time visits.")[0].verdict
                == .notFound)
        #expect(try workspace.verify("").isEmpty)
    }

    /// Sentences about the Stockton report, by hand: true ones in other words, and false ones that only move
    /// a number to another meaning.
    static let handmade: [(String, Verification.Verdict)] = [
        ("47.8% of carers in Stockton were satisfied, against 36.8% across England.", .supported),
        ("36.8% of carers in Stockton were satisfied, against 47.8% across England.", .altered),
        ("Leaders in Sunderland told CQC that meetings to review partners' contracts were open.", .notFound),
        ("Partners in Sunderland told CQC that meetings to review their contracts were open.", .supported),
        (
            "Stockton's leaders have good insight into the borough's strengths and areas for improvement.",
            .supported
        ),
        (
            "Only 25.2% of Stockton's carers had a support group or someone to talk to in confidence, below England's 33.0%.",
            .supported
        ),
        ("In Stockton, nobody waits more than 28 days for a Care Act assessment.", .altered),
        ("Stockton has no waiting lists.", .altered),
        ("Inspectors found that scrutiny in Stockton is effective.", .supported),
        ("In Stockton, the median wait for a Care Act assessment was 288 days.", .altered),
        ("In Stockton, 1819 people were waiting for a Care Act assessment in June 2024.", .altered),
        ("In Stockton, 83 people were waiting for a Care Act assessment in June 2024.", .altered),
        ("In Stockton, 52% of people were waiting for a Care Act assessment.", .altered),
        ("Stockton spent £290,024,000 in 2023/24.", .altered),
        ("In Stockton the longest wait for a Care Act assessment was 28 days.", .altered),
        ("In Stockton, 52 people had received a Care Act assessment in June 2024.", .altered),
        (
            "In Stockton the number of people waiting for a review fell from 203 to 181 between July and November 2024.",
            .altered
        ),
        (
            "In Stockton the number waiting for a Care Act review increased by 277 people between April 2023 and April 2024.",
            .altered
        ),
        ("In Stockton the maximum wait for a carers assessment was 23 days.", .altered),
        ("In Stockton the median wait for occupational therapy was 241 days.", .altered),
        (
            "In Stockton fewer than 1,800 people had received a Care Act assessment in the year up to June 2024.",
            .altered
        ),
        ("In Stockton, 52% of people waited 28 days or more for a Care Act assessment.", .altered),
        ("Stockton is rated Outstanding.", .altered),
        ("CQC rated Stockton Requires improvement in 2025.", .altered),
        ("Stockton scored 3 for Assessing needs.", .altered),
        ("Stockton scored 62% overall.", .altered),
        ("In Stockton the average completion time for Section 42 enquiries was 27 days.", .altered),
        ("Stockton's budget for 2023/24 was £323,155,000.", .altered),
        ("In Stockton 59 people were waiting for advocacy in September 2024.", .altered),
        ("In Stockton, the median wait for a Care Act assessment was 28 days.", .supported),
        ("In Stockton the longest wait for an assessment under the Care Act was 288 days.", .supported),
        ("Over 1,800 people in Stockton had a Care Act assessment in the year up to June 2024.", .supported),
        ("In June 2024, 52 people in Stockton were waiting for a Care Act assessment.", .supported),
        ("83 carers in Stockton were waiting for an assessment in June 2024.", .supported),
        ("In Stockton, 83 people were waiting for a carer's assessment in June 2024.", .supported),
        ("Stockton spent £323,155,000 in 2023/24.", .supported),
        ("Stockton planned to spend £290,024,000 in 2023/24.", .supported),
        ("Stockton is rated Good.", .supported),
        ("CQC rated Stockton Good overall.", .supported),
        ("Stockton scored 2 for Assessing needs.", .supported),
        ("Stockton was not rated Outstanding.", .supported),
        ("Stockton scored 64% overall.", .supported),
        (
            "In Stockton the number of people overdue a Care Act review rose from 181 to 203 between July and November 2024.",
            .supported
        ),
        (
            "The number of people waiting for a Care Act review in Stockton fell by 277 between April 2023 and April 2024.",
            .supported
        ),
        ("In Stockton the average completion time for Section 42 enquiries was 80 days.", .supported),
        (
            "In Stockton, 59 people were waiting for advocacy in April 2024, falling to 3 in September 2024 and rising to 22 in January 2025.",
            .supported
        ),
        ("Stockton overspent by £33,131,000 in 2023/24.", .supported),
        ("Stockton won the national award for its carers' centre.", .notFound),
        ("In Stockton the maximum wait for occupational therapy was 241 days.", .supported),
        ("In Stockton, carers waited a median of 28 days for an assessment.", .altered),
        ("In Stockton, 2480 people were waiting for a review.", .altered),
        ("In Stockton, the number of people waiting for a review went up from 277 to 203.", .altered),
        ("The actual spend of Stockton on adult social care was £63,334,000.", .altered),
        ("Stockton's actual spend on adult social care was £69,253,000.", .supported),
        ("In Stockton 22 people were waiting for advocacy in April 2024.", .altered),
        ("In January 2025, 22 people in Stockton were waiting for an advocate.", .supported),
        ("In Stockton, no Section 42 enquiries were waiting to be allocated.", .supported),
        ("In Stockton, Section 42 enquiries were waiting to be allocated.", .altered),
        (
            "OT assessments in Stockton had 9 people on the waiting list, with a median wait of 17 days.",
            .supported
        ),
        // Of which of several things a number is, and of how many.
        ("In Stockton, 80.65% of nursing homes were rated Good.", .altered),
        ("In Stockton, 80.65% of residential care homes were rated Good.", .supported),
        ("In Stockton, one person waited 76 days for nursing home support.", .altered),
        ("Ten of ten embargoes on care providers in Stockton had been removed by June 2024.", .altered),
        ("Seven of ten embargoes on care providers in Stockton had been removed by June 2024.", .supported),
        ("In Stockton 73 carers a year were being identified.", .altered),
        ("In Stockton approximately 73 new carers a month were being identified.", .supported),
        // Times and shares as people say them.
        ("In Stockton the median wait for a Care Act assessment was four weeks.", .supported),
        ("In Stockton the median wait for a Care Act assessment was five weeks.", .altered),
        (
            "More than nine in ten people in Stockton who received short term support no longer require support.",
            .supported
        ),
        (
            "About half of people in Stockton who received short term support no longer require support.",
            .altered
        ),
        // What the report's words do not bear out.
        (
            "81% of all staff in Stockton felt the local authority had a strong and clear social work framework.",
            .altered
        ),
        (
            "Stockton-on-Tees has the largest population of Asian or Asian British residents in the north-east.",
            .altered
        ),
        ("Self-funders in Stockton said signposting to community resources was good.", .altered),
        ("The Stockton JSNA is up to date.", .altered),
        (
            "The rise in safeguarding concerns in Stockton led to longer waits for Section 42 enquiries.",
            .altered
        ),
    ]

    /// 131.8 times a million is not exactly 131,800,000 in binary.
    @Test(arguments: [
        ("£131.8 million", 131_750_000.0, 131_700_000.0), ("£64.6 million", 64_580_000, 64_500_000),
    ])
    func roundedMillionsAgree(_ said: String, _ exact: Double, _ other: Double) throws {
        let words = try SampleLibrary.shared().workspace.reference.checkWords()
        let mention = try #require(NumberMentions(of: said, vocabulary: CheckVocabulary(words)).numbers.first)
        #expect(mention.agrees(with: exact) && !mention.agrees(with: other))
    }

    @Test(.needsShared("reports")) func aNumberIsHeldAgainstWhatItMeans() throws {
        let workspace = try SampleLibrary.reports().workspace
        var refused: [String] = []
        for (sentence, expected) in Self.handmade {
            let found = try workspace.verify(sentence)[0]
            if expected == .supported {
                if found.verdict != .supported { refused.append(sentence) }
                #expect(found.verdict != .altered, "\(sentence)\n\(found.changes)")
            } else {
                #expect(found.verdict != .supported, "\(sentence)\n\(found.source?.words ?? "")")
            }
        }
        // True ones in other words may be left to the reader, a few of them.
        #expect(refused.count <= 5, "\(refused)")
    }

    @Test func ratingsAndScoresAreHeldAgainstTheList() throws {
        let workspace = try SampleLibrary.shared().workspace
        func verdict(_ sentence: String) throws -> Verification.Verdict {
            try workspace.verify(sentence)[0].verdict
        }
        #expect(try verdict("Northmoor is rated Good.") == .supported)
        #expect(try verdict("CQC has rated Northmoor Outstanding.") == .altered)
        #expect(try verdict("Northmoor was not rated Outstanding.") == .supported)
        #expect(try verdict("Northmoor scored 2 for Learning, improvement and innovation.") == .supported)
        #expect(try verdict("Northmoor scored 3 for Learning, improvement and innovation.") == .altered)
        #expect(
            try verdict(
                "Northmoor scored 3 for Assessing needs and 2 for Learning, improvement and innovation.")
                == .supported)
        #expect(
            try verdict("Camden is rated Outstanding, and its drones are the envy of the world.") == .inPart
        )
        #expect(
            try verdict("Camden is rated Inadequate, and its drones are the envy of the world.") == .altered)
        #expect(
            try workspace.verify("It was rated Good.")[0].changes == ["Name the council that it is about."])
    }

    @Test func whatOnlyAnEarlierReportSaysIsSaidToBeSo() throws {
        let workspace = try SampleLibrary.shared().workspace
        let old = try workspace.verify(
            "In December 2024, 412 people in Northmoor were waiting for a Care Act assessment to begin.")[0]
        #expect(old.verdict == .supported && old.source?.id == "northmoor@2025-03/needs/5")
        #expect(old.newer?.contains("148 people") == true)
        let unread = try workspace.verify(
            "In Leeds, 148 people were waiting for a Care Act assessment in December 2025.")[0]
        #expect(
            unread.verdict == .notFound
                && unread.changes == ["No text of a report on Leeds is in the library."])
    }

    // MARK: Making them

    private static func claims(_ workspace: Workspace) throws -> [Claim] {
        let rows = try workspace.answer(
            "sentences where statement is present sort by id show id, text, authority"
        ).table.rows
        let sentences = rows.compactMap { row -> (text: String, council: String)? in
            guard case .text(let text) = row[1], case .text(let council) = row[2],
                text.split(separator: " ").count >= 9
            else { return nil }
            return (text, council)
        }
        var claims: [Claim] = []
        func add(_ kind: String, _ text: String, _ expected: Verification.Verdict) {
            claims.append(Claim(kind: kind, text: text, expected: expected))
        }
        for (text, council) in every(4, sentences, most: 60) {
            add("true, verbatim", "In \(council), \(lowered(text))", .supported)
        }
        for (text, council) in try rounded(workspace) {
            add("true, rounded", "In \(council), \(text)", .supported)
        }
        let numbered = sentences.filter { $0.text.contains { $0.isNumber } && !$0.text.contains("20") }
        for (text, council) in every(2, numbered, most: 40) {
            guard let changed = changingNumber(text) else { continue }
            add("altered, number", "In \(council), \(lowered(changed))", .altered)
        }
        for (text, council) in sentences {
            guard let changed = swapping(text) else { continue }
            add("altered, direction", "In \(council), \(lowered(changed))", .altered)
        }
        let negated = sentences.compactMap { text, council in negating(text).map { ($0, council) } }
        for (text, council) in every(7, negated, most: 20) {
            add("altered, negation", "In \(council), \(lowered(text))", .altered)
        }
        for (text, council) in every(9, numbered, most: 12) {
            let other = council == "Eastvale" ? "Northmoor" : "Eastvale"
            add("altered, council", "In \(other), \(lowered(text))", .altered)
        }
        for (index, subject) in inventedSubjects.enumerated() {
            for (step, rest) in inventedPredicates.enumerated() where (index + step) % 2 == 0 {
                add(
                    "invented",
                    "In \(["Northmoor", "Eastvale", "Haverlow"][(index + step) % 3]), \(subject) \(rest)",
                    .notFound)
            }
        }
        return claims
    }

    private static func every<Item>(_ step: Int, _ items: [Item], most: Int) -> [Item] {
        Array(
            stride(from: 0, to: items.count, by: max(1, min(step, items.count / max(1, most)))).map {
                items[$0]
            }.prefix(most))
    }

    private static func lowered(_ text: String) -> String {
        let first = text.prefix { $0.isLetter }
        let isName =
            first.count < 2 || text.hasPrefix("CQC") || first.dropFirst().contains(where: \.isUppercase)
        return isName ? text : text.prefix(1).lowercased() + text.dropFirst()
    }

    /// "69.1% of people satisfied with care and support, against 66.0% in England": from figures, rounded.
    private static func rounded(_ workspace: Workspace) throws -> [(String, String)] {
        let rows = try workspace.answer(
            "indicators where comparator is england and unit is percent and statement is present sort by id show sentence.text, value, benchmark, authority"
        ).table.rows
        return rows.compactMap { row in
            guard case .text(let text) = row[0], let value = number(row[1]), let england = number(row[2]),
                case .text(let council) = row[3],
                value > 1
            else { return nil }
            func shown(_ value: Double) -> String {
                String((value * 10).rounded(.toNearestOrAwayFromZero) / 10)
            }
            // The sentence with its two figures rounded.
            var changed = text
            for (exact, other) in [(value, shown(value)), (england, shown(england))] {
                let printed = [String(exact), String(exact) + "0", String(Int(exact))].first {
                    changed.contains($0)
                }
                guard let printed else { return nil }
                changed = changed.replacing(printed, with: other, maxReplacements: 1)
            }
            return (lowered(changed), council)
        }
    }

    private static func number(_ value: Value) -> Double? {
        switch value {
        case .integer(let number): Double(number)
        case .number(let number): number
        default: nil
        }
    }

    private static func changingNumber(_ text: String) -> String? {
        guard let match = text.firstMatch(of: #/\b(\d{2,3})\b/#), let value = Int(match.output.1) else {
            return nil
        }
        let changed = value % 10 == 9 ? value - 4 : value + 7
        guard !text.contains(String(changed)) else { return nil }
        return text.replacingCharacters(in: match.range, with: String(changed))
    }

    private static let swaps = [
        (" better than ", " worse than "), (" worse than ", " better than "),
        (" higher than ", " lower than "),
        (" had fallen ", " had risen "),
        (" had risen ", " had fallen "), (" increased ", " decreased "), (" down from ", " up from "),
        (" up from ", " down from "),
        (" difficult ", " easy "), (" strong ", " weak "), (" longest ", " shortest "), (" more ", " fewer "),
    ]

    private static func swapping(_ text: String) -> String? {
        for (old, new) in swaps where text.contains(old) {
            return text.replacing(old, with: new, maxReplacements: 1)
        }
        return nil
    }

    private static func negating(_ text: String) -> String? {
        guard
            !text.contains(" not ") && !text.contains(" no ") && !text.contains("n’t")
                && !text.contains(" never ")
        else { return nil }
        for verb in [" was ", " were ", " could "]
        where text.contains(verb) && text.split(separator: " ").count <= 22 {
            return text.replacing(verb, with: verb + "not ", maxReplacements: 1)
        }
        return nil
    }

    private static let inventedSubjects = [
        "the council's drone service", "a new hydrotherapy pool", "a robot pilot in six libraries",
        "the mayor's gardening scheme",
        "an award from the Royal Society", "the dementia village", "a twinning agreement with Lyon",
        "the swimming vouchers for volunteers",
    ]
    private static let inventedPredicates = [
        "was praised by inspectors as the finest of its kind.",
        "cost £4.7 million and opened to the public on a Sunday.",
        "has cut falls at home by 83% since its launch.",
        "won the trust of 912 pensioners within a fortnight.",
        "will be copied by neighbouring boroughs next spring.",
        "was described as a waste of money by the ombudsman.",
        "employs 55 retired nurses on zero-hours contracts.", "closed after a fire and never reopened.",
        "received more than 3,000 thank-you cards.", "is run jointly with the football club.",
    ]
}
