internal import English
internal import TextAnalysis

/// The side on which what a number stands for lies, and how nearly: "at least", "more than", "up to".
package enum NumberSide: Int {
    case exactly, about, atLeast, moreThan, atMost, fewerThan

    /// A side, and the words that tell it.
    package typealias Told = (side: NumberSide, words: String, isDenied: Bool)

    private static let places = English.words(.checks, "sides of times only")
    private static let goingOn = English.words(.checks, "words that go on behind more")
    private static let negations = English.words(.checks, "negations")
    private static let before = English.lines(.checks, "sides before a number")
    private static let after = English.lines(.checks, "sides behind a number")

    /// By the words right before or behind a number.
    ///
    /// - Returns: denied, "no one waited more than 41 days" is at most 41.
    package static func of(_ mention: NumberMention, in text: String) -> Told? {
        let bytes = Array(text.utf8)
        guard mention.span.upperBound <= bytes.count else { return nil }
        let lead = Folding.wordList(
            String(decoding: bytes[..<mention.span.lowerBound].suffix(50), as: UTF8.self))
        let rest = Folding.wordList(
            String(decoding: bytes[mention.span.upperBound...].prefix(40), as: UTF8.self))
        for length in [3, 2, 1] {
            let near = lead.suffix(length).joined(separator: " ")
            // "Within two systems" is a place.
            if let line = before.firstIndex(where: { $0.contains(near) }),
                mention.unit != nil || !places.contains(near)
            {
                return NumberSide(rawValue: line + 1).map { side in
                    guard let other = side.denied,
                        isDenied(bytes[..<mention.span.lowerBound], besides: length)
                    else { return (side, near, false) }
                    return (other, "no " + near, true)
                }
            }
            let next = rest.prefix(length).joined(separator: " ")
            if length > 1, !goingOn.contains(rest.dropFirst(length).first),
                let line = after.firstIndex(where: { $0.contains(next) })
            {
                return NumberSide(rawValue: line + 2).map { ($0, next, false) }
            }
        }
        return nil
    }

    /// What is left when it is denied.
    private var denied: NumberSide? {
        switch self {
        case .moreThan: .atMost
        case .fewerThan: .atLeast
        case .exactly, .about, .atLeast, .atMost: nil
        }
    }

    private static let joints = English.words(.checks, "joints of clauses")

    /// Whether the clause before a number denies the last words in front of it.
    private static func isDenied(_ lead: ArraySlice<UInt8>, besides length: Int) -> Bool {
        let clause = String(decoding: lead.suffix(80), as: UTF8.self).split(
            omittingEmptySubsequences: false, whereSeparator: { ",;:.(".contains($0) }
        ).last.map { Folding.wordList(String($0)) }
        let words = (clause ?? []).dropLast(length).suffix(6)
        let start = words.lastIndex(where: joints.contains) ?? words.startIndex
        return words[start...].contains(where: negations.contains)
    }

    /// Blanks out some words before a place.
    package static func blank(_ words: Int, before place: Int, in bytes: inout [UInt8]) {
        var index = place - 1
        for _ in 0..<words {
            while index >= 0, bytes[index] == UInt8(ascii: " ") { index -= 1 }
            while index >= 0, bytes[index] != UInt8(ascii: " ") {
                bytes[index] = UInt8(ascii: " ")
                index -= 1
            }
        }
    }

    /// Whether a number told with this side holds of an exact one.
    package func holds(_ told: Double, of exact: Double) -> Bool {
        switch self {
        case .exactly: abs(told - exact) < 1e-9
        case .about: abs(told - exact) <= max(0.05 * abs(exact), 0.5)
        case .atLeast: exact >= told && exact <= told * 1.2 + 1
        case .moreThan: exact > told && exact <= told * 1.2 + 1
        case .atMost: exact <= told && exact >= told * 0.8 - 1
        case .fewerThan: exact < told && exact >= told * 0.8 - 1
        }
    }
}
