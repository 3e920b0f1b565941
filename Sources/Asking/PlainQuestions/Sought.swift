/// What is searched for, as it stands after `about`: any of several, each with all of its parts.
struct Sought: Equatable, CustomStringConvertible {
    enum Part: Equatable, CustomStringConvertible {
        case phrase(String)
        case topic(String)

        var description: String {
            switch self {
            case .phrase(let phrase): "\"\(phrase)\""
            case .topic(let topic): "topic:\(topic)"
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

    /// The same where another part is found too.
    func with(_ part: Part) -> Sought { Sought(either: either.map { $0 + [part] }, without: without) }

    var description: String {
        let sought = Self.text(either)
        return without.isEmpty ? sought : "\(sought) and not (\(Self.text(without)))"
    }

    private static func text(_ either: [[Part]]) -> String {
        either.map { $0.map(\.description).joined(separator: " and ") }.joined(separator: " or ")
    }
}
