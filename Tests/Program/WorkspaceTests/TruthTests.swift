import NoteChecking
import Testing
import TestSupport

@testable import Workspace

/// Sentences as speeches and hurried drafts say them, about the sample reports: no false one passes as
/// supported, and most true ones do.
struct TruthTests {
    @Test(arguments: [
        // Counts: none, and the sides of a figure.
        "No people in Northmoor were waiting for a Care Act assessment in December 2025.",
        "Nobody in Northmoor was waiting for a Care Act assessment in December 2025.",
        "Fewer than 148 people in Northmoor were waiting for a Care Act assessment in December 2025.",
        "More than 148 people in Northmoor were waiting for a Care Act assessment in December 2025.",
        "Over 200 people in Northmoor were waiting for a Care Act assessment in December 2025.",
        "In Northmoor, 12 overdue reviews of more than two years were completed.",
        // Time.
        "148 people in Northmoor are now waiting for a Care Act assessment.",
        "Today 148 people are waiting for a Care Act assessment in Northmoor.",
        // Scales of quantifiers and hedges.
        "In Northmoor, overdue reviews of more than two years had been cleared.",
        "In Northmoor, all of the staff CQC met could quote from the equality plan.",
        "In Northmoor, most of the staff CQC met could quote from the equality plan.",
        "The recovery plan in Northmoor had been delivered in full.",
        // Roles.
        "In Northmoor, staff welcomed the single threshold document.",
        "In Northmoor, community organisations had consulted the council on the same questions a second time.",
        // Arithmetic.
        "In Northmoor, respite beds had doubled from eight to 14.",
        "Northmoor's satisfaction with care and support was six percentage points above the England average.",
        "Northmoor's longest wait for a Care Act assessment fell by 219 days.",
        "Northmoor underspent by £8,780,000 in 2024/25.",
        // The register.
        "Northmoor scored 3 on eight of the nine quality statements.",
        "Northmoor is three points short of an Outstanding rating.",
        "Northmoor scored lower than Haverlow for safeguarding.",
        "Assay rates Northmoor as Outstanding.",
        // Words that nothing bears out.
        "In Northmoor, the training budget had been reduced by 28% because of the recovery plan.",
        "CQC praised Northmoor because 79% of care homes were rated good.",
    ]) func aFalseSentenceIsNotSupported(_ sentence: String) throws {
        let found = try SampleLibrary.shared().workspace.verify(sentence)[0]
        #expect(found.verdict != .supported, "\(sentence)\n\(found.source?.words ?? "")")
    }

    static let trueSentences = [
        "In Northmoor, 79% of care homes were rated good, up from 71% a year ago.",
        "In December 2025, 148 people in Northmoor were waiting for a Care Act assessment.",
        "The number of people waiting for a Care Act assessment in Northmoor fell by 264.",
        "Northmoor scored 3 on seven of the nine quality statements.",
        "Northmoor scored 2 for equity and 2 for learning.",
        "Northmoor is seven points short of Outstanding.",
        "In Northmoor, nearly seven in ten people were satisfied with care and support.",
        "Northmoor's spending in 2024/25 was £8,780,000 more than it had estimated.",
        "Northmoor overspent by £8,780,000 in 2024/25.",
        "In Northmoor, 41 of the 44 milestones of the recovery plan were met on time.",
        "In Northmoor, some staff could quote from the equality plan.",
        "The single threshold document was welcomed by providers in Northmoor.",
        "In Northmoor, there were 13 more complaints than the year before.",
        "In Northmoor, respite beds rose by six.",
        "Northmoor's overall score is 70%.",
        "In Northmoor, fewer than 150 people were waiting for a Care Act assessment in December 2025.",
    ]

    @Test func trueSentencesInOtherWordsAreSeldomRefused() throws {
        let workspace = try SampleLibrary.shared().workspace
        let found = try Self.trueSentences.map { try workspace.verify($0)[0] }
        for item in found where item.verdict != .supported {
            print("truth, refused: \(item.verdict) \(item.sentence) \(item.changes) \(item.unmatched)")
        }
        #expect(found.count { $0.verdict == .supported } * 10 >= 7 * found.count)
        #expect(found.count { $0.verdict == .altered } == 0)
    }

    @Test func whatNothingBearsOutIsNamed() throws {
        let found = try SampleLibrary.shared().workspace.verify(
            "In Northmoor, the training budget had been reduced by 28% because of the recovery plan.")[0]
        #expect(found.verdict == .inPart && found.unmatched.contains("because"))
    }
}
