internal import English
internal import Glibc
internal import NoteText
internal import SourceText
internal import TextAnalysis

/// Which findings CQC's own summary names, and on which side it names them.
///
/// Each clause of the summary names the few findings that say most of its telling words, one with figures before
/// another: a clause that finds fault names shortfalls, one that praises strengths.
package struct SummaryVoice {
    /// A finding that the summary may name.
    package struct Finding {
        /// By which its naming is asked for.
        let id: String
        let words: Set<String>
        let hasFigure: Bool

        package init(id: String, text: String, hasFigure: Bool) {
            (self.id, words, self.hasFigure) = (id, Likeness.topic(text), hasFigure)
        }
    }

    /// How plainly a finding is named on each side, from 0 to 1.
    package struct Naming: Sendable {
        package var praise = 0.0
        package var fault = 0.0
        /// By a clause that judges nothing.
        package var plain = 0.0
    }

    private var namings: [String: Naming] = [:]

    /// - Parameters:
    ///   - summary: its texts, in any order.
    ///   - findings: what stands under the quality statements.
    package init(_ summary: [String], naming findings: [Finding]) {
        var places: [String: [Int]] = [:]
        for (place, finding) in findings.enumerated() {
            for word in finding.words { places[word, default: []].append(place) }
        }
        let sentences = summary.flatMap { text in SentenceSegmenter.segment(text).map { String(text[$0]) } }
        for clause in sentences.flatMap(Self.clauses) {
            let signs = FaultSigns(clause)
            var shares: [Int: (sum: Double, count: Int)] = [:]
            var all = 0.0
            for word in Likeness.topic(clause) {
                guard let found = places[word] else { continue }
                // Words of few findings weigh more.
                let weight = log(1 + Double(findings.count) / Double(max(found.count, Self.few)))
                all += weight
                for place in found { shares[place, default: (0, 0)].sum += weight }
                for place in found { shares[place, default: (0, 0)].count += 1 }
            }
            let named = shares.filter { $0.value.count > 1 && $0.value.sum >= Self.least * all }
                .map { (place: $0.key, share: $0.value.sum / all * (findings[$0.key].hasFigure ? 1.2 : 1)) }
                .sorted { ($1.share, $0.place) < ($0.share, $1.place) }
            for (rank, found) in named.prefix(Self.ranks.count).enumerated() {
                let much = min(1, Self.slope * found.share) * Self.ranks[rank]
                var naming = namings[findings[found.place].id] ?? Naming()
                if signs.fault != nil {
                    naming.fault = max(naming.fault, much)
                } else if Self.praises(signs.words) {
                    naming.praise = max(naming.praise, much)
                } else {
                    naming.plain = max(naming.plain, much)
                }
                namings[findings[found.place].id] = naming
            }
        }
    }

    /// What the summary says of a finding; nothing where it doesn't name it.
    package func of(_ id: String) -> Naming { namings[id] ?? Naming() }

    /// A word in no more findings than these is as telling as one in fewer.
    private static let few = 2
    /// The share of a clause's telling words from which it names a finding, and how a greater share adds.
    private static let (least, slope) = (0.3, 1.6)
    /// How much the first, the second and the third finding of a clause are named.
    private static let ranks = [1, 0.6, 0.35]

    private static func praises(_ words: [String]) -> Bool {
        words.contains { LineWords.praising.contains($0) || LineWords.shortWaits.contains($0) }
            || LineWords.has(LineWords.superlatives, in: words)
    }

    /// The clauses of a sentence that may pull two ways: "Response was prompt, although carers waited."
    static func clauses(of sentence: String) -> [String] {
        var clauses: [[Substring]] = [[]]
        var isConceding = false
        for word in sentence.split(separator: " ") {
            let folded = Wording.words(word).first ?? ""
            if LineWords.contrasting.contains(folded) {
                isConceding = clauses.last?.isEmpty ?? true
                if !isConceding { clauses.append([]) }
            }
            clauses[clauses.count - 1].append(word)
            // "Although carers waited, response was prompt."
            if isConceding, word.last == "," || word.last == ";" {
                isConceding = false
                clauses.append([])
            } else if word.last == ";" {
                clauses.append([])
            }
        }
        return clauses.filter { !$0.isEmpty }.map { $0.joined(separator: " ") }
    }
}
