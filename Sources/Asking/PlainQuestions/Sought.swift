/// What is searched for, as it stands after `about`: any of several, each with all of its parts.
struct Sought: Equatable, CustomStringConvertible {
    enum Part: Equatable, CustomStringConvertible {
        case phrase(String)
        case topic(String)
        /// Two phrases within so many words of each other.
        case near(String, String, within: Int)

        var description: String {
            switch self {
            case .phrase(let phrase): "\"\(phrase)\""
            case .topic(let topic): "topic:\(topic)"
            case .near(let first, let second, let words): "\"\(first)\" near \"\(second)\" within \(words)"
            }
        }
    }

    var either: [[Part]]
    /// What must not be found.
    var without: [[Part]] = []

    init(_ parts: [Part]) { either = [parts] }

    init(either: [[Part]], without: [[Part]] = []) {
        self.either = either
        self.without = without
    }

    /// The phrase, when one is all that is searched for.
    var phrase: String? {
        guard without.isEmpty, either.count == 1, case .phrase(let phrase)? = either[0].first,
            either[0].count == 1
        else { return nil }
        return phrase
    }

    /// The same with other parts in place of the first phrase.
    func replacingFirst(by parts: [Part]) -> Sought {
        var other = self
        other.either[0] = parts + either[0].dropFirst()
        return other
    }

    var description: String {
        let sought = Self.text(either)
        return without.isEmpty ? sought : "\(sought) and not (\(Self.text(without)))"
    }

    private static func text(_ either: [[Part]]) -> String {
        either.map { $0.map(\.description).joined(separator: " and ") }.joined(separator: " or ")
    }
}
