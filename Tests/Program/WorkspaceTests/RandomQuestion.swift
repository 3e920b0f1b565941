import AssessmentModel

/// A question made by chance, that can be written in the language and answered over arrays: the second
/// opinion on what SQLite answers.
enum RandomQuestion {
    /// A generator with a seed (SplitMix64), so that a failure comes again.
    struct Seeded: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
    }

    /// The fields that questions are about: numbers, and choices with their values.
    struct Fields {
        var record: String
        var numbers: [String]
        var choices: [String: [String]]

        /// A test of one or two fields, or of several tests.
        func condition(depth: Int, _ random: inout Seeded) -> Condition {
            if depth > 0 {
                switch Int.random(in: 0..<5, using: &random) {
                case 0:
                    return .and(condition(depth: depth - 1, &random), condition(depth: depth - 1, &random))
                case 1: return .or(condition(depth: depth - 1, &random), condition(depth: depth - 1, &random))
                case 2: return .not(condition(depth: depth - 1, &random))
                default: break
                }
            }
            let number = numbers.randomElement(using: &random) ?? ""
            let choice = choices.keys.sorted().randomElement(using: &random) ?? ""
            switch Int.random(in: 0..<4, using: &random) {
            case 0:
                let words = (choices[choice] ?? []).shuffled(using: &random).prefix(
                    Int.random(in: 1...2, using: &random))
                return .isOneOf(choice, Array(words), isNegated: Bool.random(using: &random))
            case 1:
                return .isMissing(
                    Bool.random(using: &random) ? number : choice, isNegated: Bool.random(using: &random))
            default:
                let sign = ["=", "!=", "<", "<=", ">", ">="].randomElement(using: &random) ?? "="
                return .compared(
                    number, sign,
                    Int.random(in: 0...8, using: &random)
                        * (Int.random(in: 0...3, using: &random) == 0 ? 11 : 1))
            }
        }
    }

    /// A test, as it is written and as it is answered.
    indirect enum Condition {
        case compared(String, String, Int)
        case isOneOf(String, [String], isNegated: Bool)
        case isMissing(String, isNegated: Bool)
        case and(Condition, Condition)
        case or(Condition, Condition)
        case not(Condition)

        var text: String {
            switch self {
            case .compared(let field, let sign, let value): "\(field) \(sign) \(value)"
            case .isOneOf(let field, let words, let isNegated):
                "\(field) is \(isNegated ? "not " : "")" + words.map { "\"\($0)\"" }.joined(separator: " or ")
            case .isMissing(let field, let isNegated): "\(field) is \(isNegated ? "present" : "missing")"
            case .and(let a, let b): "(\(a.text)) and (\(b.text))"
            case .or(let a, let b): "(\(a.text)) or (\(b.text))"
            case .not(let inner): "not (\(inner.text))"
            }
        }

        /// A comparison with a missing value is false; `is not` keeps the rows in which it is missing.
        func holds(in row: [String: Value]) -> Bool {
            switch self {
            case .compared(let field, let sign, let value):
                guard let number = row[field]?.number else { return false }
                let other = Double(value)
                return switch sign {
                case "=": number == other
                case "!=": number != other
                case "<": number < other
                case "<=": number <= other
                case ">": number > other
                default: number >= other
                }
            case .isOneOf(let field, let words, let isNegated):
                guard case .text(let word)? = row[field] else { return isNegated }
                return words.contains(word) != isNegated
            case .isMissing(let field, let isNegated): return (row[field] == .missing) != isNegated
            case .and(let a, let b): return a.holds(in: row) && b.holds(in: row)
            case .or(let a, let b): return a.holds(in: row) || b.holds(in: row)
            case .not(let inner): return !inner.holds(in: row)
            }
        }
    }

    /// The figures of `summarise` over the values that are present; nil where there is none.
    static func figure(_ name: String, of values: [Double]) -> Double? {
        let sorted = values.sorted()
        guard let least = sorted.first, let most = sorted.last else { return nil }
        return switch name {
        case "average": values.reduce(0, +) / Double(values.count)
        case "total": values.reduce(0, +)
        case "lowest": least
        case "highest": most
        default: (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
        }
    }
}

extension Value {
    /// A number of either kind.
    var number: Double? {
        switch self {
        case .integer(let number): Double(number)
        case .number(let number): number
        default: nil
        }
    }
}
