internal import ClaimReading
internal import AssessmentModel
internal import NoteText
internal import SentenceNumbers

extension Check {
    /// What a paper about a council's plan says of the plan.
    static let planChecks: [Check] = [
        error(.plan, "A date beside an action, measure or question of the plan that the plan does not have.")
        {
            checked, check in
            for segment in checked.segments where !segment.isCited && !checked.isRemark(segment) {
                guard let text = PlanTexts.text(of: segment, checked) else { continue }
                let known = NumberMentions(of: text, vocabulary: checked.vocabulary).dates.map(\.date)
                for date in segment.dates where !known.contains(where: { $0.agrees(with: date.date) }) {
                    checked.report(
                        check, segment, at: date.span.lowerBound, about: date.words + segment.text,
                        "\(date.words) is not in the plan, for what is named here.",
                        hint: "Give the date that the plan has, or put it into the plan.")
                }
            }
        }
    ]
}

/// What the plan that a paper is about says of the records that a place of the paper names.
enum PlanTexts {
    /// Everything that the plan says of the actions, measures and questions that a block names by their ids;
    /// nil where it names none, or the note is about no plan.
    static func text(of segment: NoteSegment, _ checked: CheckedNote) -> String? {
        guard !checked.planTexts.isEmpty else { return nil }
        let words = checked.body[segment.block].text.split { !$0.isLetter && !$0.isNumber }
        let texts = words.compactMap { checked.planTexts[String($0)] }
        return texts.isEmpty ? nil : texts.joined(separator: "; ")
    }
}

extension NumberClass {
    /// A number of an action, measure or question that is named beside it: what the plan says of it.
    static let ofPlan = NumberClass(
        name: "plan", help: "A number of a council's plan beside the action or measure that it is of: A3, M1."
    ) { mention, segment, checked in
        guard !segment.isCited, let text = PlanTexts.text(of: segment, checked) else { return nil }
        // The number of the id itself.
        let before = segment.slice(0..<mention.span.lowerBound).last
        if let before, "AMQER".contains(before) { return .right }
        let numbers = NumberMentions(of: text, vocabulary: checked.vocabulary).numbers
        return numbers.contains { mention.agrees(with: $0.value) } ? .right : nil
    }
}
