package import SourceText

/// The words behind a command of a plan: what comes first, then names with what belongs to each.
///
///     A3 slipped to 2026-12-31 because "the supplier left"     first: A3 slipped; to: 2026-12-31; because: the supplier left
package struct PlanWords: Sendable {
    /// The words before the first name.
    package var first: [String] = []
    private var values: [String: [String]] = [:]

    /// - Parameters:
    ///   - words: as typed, those in quotation marks as one word each.
    ///   - names: the names that may follow.
    ///   - skipping: how many words at the beginning are none of the names, whatever they are.
    ///     Behind a name, another one is its value where no value follows: `owner director due 2026-09-30`.
    /// - Throws: `WorldError` for a name that is given twice or that nothing follows.
    package init(_ words: [String], names: [String], skipping: Int = 0) throws(WorldError) {
        var open: String?
        func isName(_ index: Int) -> Bool {
            words.indices.contains(index) && names.contains(words[index].lowercased())
        }
        for (index, word) in words.enumerated() {
            let isFirstValue = open.map { values[$0]?.isEmpty == true } ?? false
            let isValue = isFirstValue && (index + 1 == words.count || isName(index + 1))
            if index >= skipping, isName(index), !isValue {
                let name = word.lowercased()
                if values[name] != nil { throw .ofQuestion("\(name) is given twice.") }
                values[name] = []
                open = name
            } else if let open {
                values[open]?.append(word)
            } else {
                first.append(word)
            }
        }
        for name in names where values[name]?.isEmpty == true {
            throw .ofQuestion("Nothing follows \"\(name)\".")
        }
    }

    /// Whether a name was given.
    package func has(_ name: String) -> Bool { values[name] != nil }

    /// The words behind a name as one text; nothing when it was not given.
    package func text(_ name: String) -> String { (values[name] ?? []).joined(separator: " ") }

    /// The words behind a name, cut as `items` cuts them.
    package func list(_ name: String) -> [String] { Self.items(values[name] ?? []) }

    /// Words cut at commas, semicolons and spaces.
    package static func items(_ words: [String]) -> [String] {
        words.flatMap { $0.split { $0 == "," || $0 == ";" || $0.isWhitespace }.map(String.init) }
    }
}

extension PlanRecord {
    /// Puts in what was typed for a field.
    ///
    /// - Throws: `WorldError` when it is no value of the field.
    package mutating func take(_ text: String, as name: String) throws(WorldError) {
        guard let field = Self.fields.first(where: { $0.name == name }) else { return }
        if let wrong = field.set(text, in: &self) {
            throw .ofQuestion("\(field.label): “\(text)” \(wrong).")
        }
    }
}

extension PlanWords {
    /// Words in which two that follow each other stand for a name: `led to A3`.
    package static func joining(_ first: String, _ second: String, as name: String, in words: [String])
        -> [String]
    {
        guard
            let place = words.indices.dropLast().last(where: {
                words[$0].lowercased() == first && words[$0 + 1].lowercased() == second
            })
        else { return words }
        return words[..<place] + [name] + words[(place + 2)...]
    }
}
