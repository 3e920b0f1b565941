internal import AssessmentModel
internal import Briefing
internal import Presentation
internal import Templates

/// How a slot of a draft stands, in words.
enum DraftSlot {
    /// Whether the template asks for it with these parameters.
    static func isAsked(_ slot: TemplateSlot, given: [Draft.Parameter]) -> Bool {
        guard let condition = slot.condition, let name = condition.split(separator: " ").last else {
            return true
        }
        let isGiven = given.contains {
            $0.name == name && !$0.value.isEmpty && !["no", "false"].contains($0.value)
        }
        return condition.hasPrefix("not ") ? !isGiven : isGiven
    }

    /// "filled: 3 pins", "short: 2 of at least 3 pins", "too long: 70 words of at most 60", "empty:
    /// suggestions stand in".
    static func state(of slot: TemplateSlot, in draft: Draft) -> String {
        switch slot.kind {
        case .pins:
            let count = draft.pins(in: slot.name).count
            if count == 0 {
                return slot.candidates == nil
                    ? "empty: wants pins" : "empty: suggestions stand in; suggest \(slot.name) lists more"
            }
            if count < slot.least { return "short: \(Plural.count(count, "pin")) of at least \(slot.least)" }
            if let most = slot.most, count > most { return "too many: \(count) pins of at most \(most)" }
            return "filled: \(Plural.count(count, "pin"))"
        case .text:
            let count = (draft.text(in: slot.name) ?? "").split(whereSeparator: \.isWhitespace).count
            if count == 0 {
                return "\(slot.isRequired ? "to be written" : "may stay empty"): say \(slot.name) \"...\""
            }
            if let most = slot.words, count > most { return "too long: \(count) words of at most \(most)" }
            return "filled: \(Plural.count(count, "word"))"
        }
    }

    /// A line for each slot of some pins that has too few of them, or too many.
    static func short(_ slots: [TemplateSlot], in draft: Draft, among ids: [String]) -> [String] {
        let filled = Set(draft.pins.filter { ids.contains($0.id) }.compactMap(\.slot))
        return slots.filter { filled.contains($0.name) }.compactMap { slot in
            let count = draft.pins(in: slot.name).count
            let isWrong = count < slot.least || slot.most.map { count > $0 } ?? false
            return isWrong ? "\(slot.name) is \(state(of: slot, in: draft))." : nil
        }
    }
}
