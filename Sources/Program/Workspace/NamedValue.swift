package import SourceText

/// `authority=stockton`: a value given by name on a command line, at the prompt, or to a script.
package struct NamedValue: Hashable, Sendable {
    package var name: String
    /// What stands behind the first `=`; may be empty.
    package var value: String

    /// Reads words of the form `name=value`.
    ///
    /// - Parameter inOrder: the names that words without `=` are values of, in order, those given by name left out.
    /// - Throws: `WorldError` for a word without `=` that no name is left for, a word without a name, or a name
    ///   given twice.
    package static func read(_ words: [String], inOrder: [String] = []) throws(WorldError) -> [NamedValue] {
        var values: [NamedValue] = []
        var free = inOrder.filter { name in !words.contains { $0.hasPrefix(name + "=") } }[...]
        for word in words {
            guard let sign = word.firstIndex(of: "="), sign > word.startIndex else {
                if !word.hasPrefix("="), let name = free.popFirst() {
                    values.append(NamedValue(name: name, value: word))
                    continue
                }
                throw WorldError("\"\(word)\" is not name=value, such as authority=stockton.")
            }
            let read = NamedValue(
                name: String(word[..<sign]), value: String(word[word.index(after: sign)...]))
            guard !values.contains(where: { $0.name == read.name }) else {
                throw WorldError("\(read.name) is given twice.")
            }
            values.append(read)
        }
        return values
    }
}

extension [NamedValue] {
    /// By name.
    package var byName: [String: String] {
        Dictionary(map { ($0.name, $0.value) }) { first, _ in first }
    }
}
