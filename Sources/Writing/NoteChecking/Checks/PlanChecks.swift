internal import ClaimReading
internal import AssessmentModel
internal import NoteText
internal import SentenceNumbers
internal import TextAnalysis

extension Check {
    /// What a paper about a council's plan says of the plan.
    static let planChecks: [Check] = [
        error(
            .plan,
            "A date beside an action, measure or question of the plan that the plan does not have; a count or a status of the plan that was changed by hand."
        ) {
            checked, check in
            for entry in checked.edits?.entries ?? [] {
                guard let lost = try PlanTexts.lost(in: entry.change, checked) else { continue }
                checked.report(
                    check, offset: entry.change.offset, about: entry.change.text,
                    "“\(lost)” is what the plan gives, and it was changed: \(entry.change.english).",
                    hint: "Put it back, or change the plan and write the paper again.")
            }
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
    /// What a change by hand took of the plan's own: a number that was counted in it, or a word of its scale; nil where it
    /// took neither. What an officer says is the officer's.
    static func lost(in change: NoteChange, _ checked: CheckedNote) throws -> String? {
        guard change.kind == .changed, [.text, .item, .row].contains(change.unit),
            let trailer = checked.note.trailer, let plan = trailer.parameters["plan"]
        else { return nil }
        let now = " \(Folding.words(change.text)) "
        let counts = trailer.recipes(under: change.heading).compactMap { shown, recipe -> String? in
            if case .plan = recipe { return Folding.words(shown) }
            return nil
        }
        if let count = change.lost.first(where: { counts.contains($0) }) { return count }
        let lost = " \(change.lost.joined(separator: " ")) "
        return try checked.source.statuses(ofPlan: plan).first { status in
            let words = Folding.words(status)
            return lost.contains(" \(words) ") && !now.contains(" \(words) ")
        }
    }

    /// Everything that the plan says of the actions, measures and questions that a block names by their ids;
    /// nil where it names none, or the note is about no plan.
    static func text(of segment: NoteSegment, _ checked: CheckedNote) -> String? {
        guard !checked.planTexts.isEmpty else { return nil }
        let block = checked.body[segment.block].text
        let words = block.split { !$0.isLetter && !$0.isNumber }
        // The numbers of other councils' plans have marks in them: "1.3", "EIP-07".
        let marked = block.split { $0.isWhitespace || "|*(),;:".contains($0) }.map { word in
            word.last == "." ? word.dropLast() : word
        }.filter { $0.contains { !$0.isLetter && !$0.isNumber } }
        let texts = (words + marked).compactMap { checked.planTexts[String($0)] }
        return texts.isEmpty ? nil : texts.joined(separator: "; ")
    }
}

extension NumberClass {
    /// A number of an action, measure or question that is named beside it: what the plan says of it.
    static let ofPlan = NumberClass(
        name: "plan", help: "A number of a council's plan beside the action or measure that it is of: A3, M1."
    ) { mention, segment, checked in
        // An audit sets a plan of others beside the paragraphs that it cites, in one row.
        let isBeside = segment.header != nil && checked.note.trailer?.parameters["document"] != nil
        guard !segment.isCited || isBeside, let text = PlanTexts.text(of: segment, checked) else {
            return nil
        }
        // The number of the id itself.
        let before = segment.slice(0..<mention.span.lowerBound).last
        if let before, "AMQER".contains(before) { return .right }
        let numbers = NumberMentions(of: text, vocabulary: checked.vocabulary).numbers
        return numbers.contains { mention.agrees(with: $0.value) } ? .right : nil
    }
}
