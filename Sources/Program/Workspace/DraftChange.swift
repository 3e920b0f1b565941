internal import AssessmentModel
internal import Presentation

/// What is otherwise in one state of a draft than in another, in words.
enum DraftChange {
    /// A line each: pins, words, values and waivers that are gone, back, or moved.
    static func lines(from old: Draft, to new: Draft) -> String {
        var lines: [String] = []
        func compare(
            _ was: [(name: String, says: String)], _ now: [(name: String, says: String)], _ kind: String
        ) {
            for (name, says) in was where !now.contains(where: { $0.name == name }) {
                lines.append("out again: \(kind)\(name)\(says.isEmpty ? "" : ", \(says)")")
            }
            for (name, says) in now {
                guard let before = was.first(where: { $0.name == name }) else {
                    lines.append("back: \(kind)\(name)\(says.isEmpty ? "" : ", \(says)")")
                    continue
                }
                if before.says != says { lines.append("\(kind)\(name): \(says) again, not \(before.says)") }
            }
        }
        func slot(_ pin: Pin) -> String { pin.slot.map { "as \($0)" } ?? "in no slot" }
        func short(_ words: String) -> String {
            let first = words.split(separator: " ")
            return "“\(first.prefix(8).joined(separator: " "))\(first.count > 8 ? " …" : "")”"
        }
        compare(old.pins.map { ($0.id, slot($0)) }, new.pins.map { ($0.id, slot($0)) }, "")
        compare(
            old.texts.map { ($0.slot, short($0.words)) }, new.texts.map { ($0.slot, short($0.words)) },
            "the words of ")
        compare(old.parameters.map { ($0.name, $0.value) }, new.parameters.map { ($0.name, $0.value) }, "")
        compare(old.waivers.map { ($0.check, "") }, new.waivers.map { ($0.check, "") }, "the waiver of ")
        return lines.map { $0 + "\n" }.joined()
    }
}
