internal import AssessmentModel
internal import English
package import ReferenceData

/// The signs of every line asked about: kept, for each list asks of the same lines, and so does a note that is made
/// again.
package final class KnownSigns {
    private let rules: PointRules?
    private var signs: [String: Signs] = [:]

    /// - Parameter rules: cues of faults and of states; without them only the words of `FaultSigns` speak.
    package init(_ rules: PointRules?) { self.rules = rules }

    /// The signs of a line, read once.
    package func of(_ line: String) -> Signs {
        if let known = signs[line] { return known }
        let found = Signs(line, rules)
        signs[line] = found
        return found
    }
}

/// Words of a line that tell of a fault.
package struct Signs {
    /// Words for what is late, missing or has ended.
    package let amiss: String?
    /// Any other word of a fault.
    package let fault: String?
    /// Whether such a word stands there and is taken back: "no waiting list", "had none".
    package let isDenied: Bool
    /// Whether there is more of what is good: "short breaks had doubled".
    package let isGoodRise: Bool
    /// Whether there is less of what is good ("grants had been cut by 37%") or more of what is bad ("agency workers
    /// filled 29% of posts, up from 21%").
    package let isLoss: Bool

    private static let rises = English.words(.notes, "multiplied")

    init(_ line: String, _ rules: PointRules?) {
        let found = FaultSigns(line)
        (fault, isDenied) = (found.fault, found.isDenied)
        let words = found.words
        let matches = rules?.matches(in: words) ?? []
        amiss = matches.first {
            [.word(.amiss), .word(.faulting), .word(.harmDone), .state(.worsening)].contains($0.cue)
        }.map {
            words[$0.place..<($0.place + $0.length)].joined(separator: " ")
        }
        let isMore =
            matches.contains { $0.cue == .quantity(.risen) } || words.contains { Self.rises.contains($0) }
        let isOfGood =
            matches.contains { $0.cue == .goodEnd(lessIsBetter: false) }
            && !matches.contains { $0.cue == .goodEnd(lessIsBetter: true) }
        isGoodRise = isMore && isOfGood
        let isOfBad =
            matches.contains { $0.cue == .goodEnd(lessIsBetter: true) }
            && !matches.contains { $0.cue == .goodEnd(lessIsBetter: false) }
        let isLess = matches.contains { $0.cue == .quantity(.fallen) }
        isLoss = isOfGood && isLess && !isMore || isOfBad && isMore && !isLess
    }
}
