internal import English

/// One line of the phrase table, read: what may be typed and what it means.
struct PhraseForm: Sendable {
    /// One place in a form.
    enum Part: Sendable, Equatable {
        /// One of some phrases, each a list of words; may be left out when optional.
        case oneOf([[String]], isOptional: Bool)
        /// A name or words, by the name of the slot.
        case slot(String)
    }

    let parts: [Part]
    /// With slots in braces.
    let meaning: String

    /// A line of the table: what is typed, `=>`, what it means; nil for anything else.
    init?(_ line: String) {
        let sides = line.components(separatedBy: "=>")
        guard sides.count == 2 else { return nil }
        guard let pattern = try? WordPattern(sides[0]) else { return nil }
        parts = pattern.places.map(Self.part)
        meaning = sides[1].trimmed
    }

    private static func part(_ choices: [String]) -> Part {
        if choices.count == 1, choices[0].hasPrefix("{"), choices[0].hasSuffix("}") {
            return .slot(String(choices[0].dropFirst().dropLast()))
        }
        // A slot among choices is not used; such a form simply never fits.
        return .oneOf(choices.filter { !$0.isEmpty }.map(\.words), isOptional: choices.contains(""))
    }

    /// The meaning with its slots filled, when all words of a line fit the form; nil otherwise.
    ///
    /// - Parameter fill: what a slot makes of some words: the text for the meaning, or nil when they are not
    ///   for it.
    func match(_ words: [String], fill: (_ slot: String, Range<Int>) -> String?) -> String? {
        var filled: [String: String] = [:]
        guard match(parts[...], words, from: 0, &filled, fill) else { return nil }
        var meaning = meaning
        for (slot, text) in filled {
            meaning = meaning.components(separatedBy: "{\(slot)}").joined(separator: text)
        }
        return meaning
    }

    private func match(
        _ parts: ArraySlice<Part>, _ words: [String], from start: Int, _ filled: inout [String: String],
        _ fill: (String, Range<Int>) -> String?
    ) -> Bool {
        guard let part = parts.first else {
            // "Redcar and Cleveland" is one council, not two.
            return start == words.count && (filled["other"] == nil || filled["other"] != filled["authority"])
        }
        let rest = parts.dropFirst()
        switch part {
        case .oneOf(let phrases, let isOptional):
            for phrase in phrases where words[start...].starts(with: phrase) {
                if match(rest, words, from: start + phrase.count, &filled, fill) { return true }
            }
            return isOptional && match(rest, words, from: start, &filled, fill)
        case .slot(let slot):
            guard start < words.count else { return false }
            for end in ((start + 1)...min(words.count, start + 8)).reversed() {
                guard let text = fill(slot, start..<end) else { continue }
                let before = filled[slot]
                filled[slot] = text
                if match(rest, words, from: end, &filled, fill) { return true }
                filled[slot] = before
            }
            return false
        }
    }
}

extension String {
    /// The pieces between a separator.
    fileprivate func components(separatedBy separator: String) -> [String] {
        var pieces: [String] = []
        var piece = ""
        var rest = self[...]
        while !rest.isEmpty {
            if rest.hasPrefix(separator) {
                pieces.append(piece)
                piece = ""
                rest = rest.dropFirst(separator.count)
            } else {
                piece.append(rest.removeFirst())
            }
        }
        return pieces + [piece]
    }
}
