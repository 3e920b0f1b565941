import AssessmentModel
import SourceText
import Testing

@testable import PlainQuestions

/// What is run and what is only offered: the one rule over words, clashes and the shape of the answer.
@Suite struct QuestionJudgementTests {
    private static func reading(_ line: String) -> QuestionReader.Reading {
        QuestionReader(SampleNames.names).read(line, allowsSearch: true)
    }

    /// Words that no slot holds, and lines beside them in which one does.
    @Test(arguments: [
        ("which councils are good together", "together"),
        ("how many councils are good instead", "instead"),
    ])
    func aWordThatNothingHoldsIsNamed(_ line: String, _ word: String) {
        guard case .nearest(_, let reason) = Self.reading(line) else {
            Issue.record("\(line) was run")
            return
        }
        #expect(reason?.contains("\"\(word)\"") == true)
    }

    @Test(arguments: [
        (
            "which region has the most outstandings",
            "assessments where rating is Outstanding count by region sort by count highest"
        ),
        (
            "published in the first half of 2025",
            "assessments where published between \"January 2025\" and \"June 2025\" sort by published newest show authority, published, rating"
        ),
        (
            "who failed to reach 50%",
            "assessments where percent < 50 sort by percent highest show authority, rating, percent"
        ),
        (
            "who reached 50%",
            "assessments where percent >= 50 sort by percent highest show authority, rating, percent"
        ),
        (
            "how many inadequates vs outstandings",
            "assessments where rating is Inadequate or Outstanding count by rating"
        ),
        ("how many are inadequate", "assessments where rating is Inadequate count"),
        ("how many councils has cqc done", "assessments count"),
    ])
    func whatEverySlotHoldsIsRun(_ line: String, _ query: String) {
        #expect(Self.reading(line).query == query, "\(line)")
    }

    @Test func slotsThatClashAreTold() {
        var slots = QuestionSlots()
        #expect(slots.clash == nil)
        slots.senses = [.better]
        #expect(slots.clash == nil)
        slots.senses = [.better, .worse]
        #expect(slots.clash == "better and worse")
        slots.senses = [.better, .worse, .comparing]
        #expect(slots.clash == nil)
        slots = QuestionSlots()
        slots.time = ["published is 2025"]
        #expect(slots.clash == nil)
        slots.time.append("published is 2024")
        #expect(slots.clash == "two times")
        slots.time = ["published after 2023", "published before 2025"]
        #expect(slots.clash == nil)
    }

    @Test func anAnswerHasTheShapeThatIsAsked() {
        #expect(QuestionSlots.Shape.count.isMet(by: "assessments where rating is Good count"))
        #expect(!QuestionSlots.Shape.count.isMet(by: "assessments where rating is Good"))
        #expect(QuestionSlots.Shape.date.isMet(by: "assessments show authority, published"))
        #expect(!QuestionSlots.Shape.date.isMet(by: "statements show statement, score"))
        #expect(!QuestionSlots.Shape.average.isMet(by: "assessments sort by percent highest"))
    }
}
