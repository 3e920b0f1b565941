internal import English
internal import NoteText
internal import TextAnalysis

/// A short exact quotation out of a sentence.
///
/// A sentence of at most `bestWords` words is quoted whole. Of a longer one a clause is taken, from the
/// beginning to a natural boundary, when what is left out does not turn the meaning: nothing that begins with
/// *but*, *although*, *unless* and the like may be left out, and nothing that itself begins with *although*,
/// *while* or *if* stands alone. What cannot be cut so is not quoted.
package struct Quotation: Sendable, Hashable {
    /// An exact substring of the sentence, without quotation marks.
    package var words: String
    /// False for a clause.
    package var isWhole: Bool

    /// Most words of a quotation.
    package static let bestWords = 25
    /// Fewest words of a sentence worth quoting.
    static let leastSentence = 5
    /// Fewest words of a clause worth quoting.
    package static let leastWords = 6

    /// - Parameter sentence: verbatim.
    package init?(of sentence: String) {
        let body = Wording.withoutConnective(sentence)
        // What ends in a colon announces something and says nothing.
        guard body.last != ":" else { return nil }
        guard Wording.count(body) >= Self.leastSentence, Self.hasOwnVerb(body, isLenient: true) else {
            return nil
        }
        if Wording.count(body) <= Self.bestWords {
            guard !Self.hasMarks(body) else { return nil }
            words = String(body)
            isWhole = body.count == sentence.count
            return
        }
        guard let clause = Self.clause(of: body), !Self.hasMarks(clause) else { return nil }
        words = clause
        isWhole = false
    }

    /// The exact words to quote of a sentence; nil when no part of it can stand alone.
    package static func words(of sentence: String) -> String? { Quotation(of: sentence)?.words }

    /// Quotation marks would stand inside quotation marks, and CQC's own characters are not changed.
    private static func hasMarks(_ words: some StringProtocol) -> Bool {
        words.unicodeScalars.contains { $0 == "\"" || $0 == "“" || $0 == "”" }
    }

    /// In typographic quotation marks, with an ellipsis where the words begin inside a sentence.
    package var shown: String { Self.sentence(words) }

    /// Exact words in quotation marks, with a full stop behind them when they have none.
    package static func sentence(_ words: String) -> String {
        let ends = words.last.map { ".!?".contains($0) } ?? false
        return marked(words) + (ends ? "" : ".")
    }

    /// With the full stops of quotations behind their closing marks, where a sentence of the note ends.
    package static func stoppedBehind(_ line: String) -> String { line.replacing(".”", with: "”.") }

    /// Quotations that follow each other as one where a text has their words so: “A. B”. for “A”. “B”.
    package static func joined(_ line: String, in text: String) -> String {
        var output = ""
        var rest = line[...]
        while let joint = rest.firstRange(of: "”. “") {
            output += rest[..<joint.lowerBound]
            let before = output.split(separator: "“").last?.drop { "… ".contains($0) } ?? ""
            let behind = rest[joint.upperBound...].prefix { $0 != "”" }
            output += text.has("\(before). \(behind)") ? ". " : "”. “"
            rest = rest[joint.upperBound...]
        }
        return output + rest
    }

    /// Exact words in typographic quotation marks: “… felt in control of daily life”.
    package static func marked(_ words: String) -> String {
        "“\(words.first?.isLowercase == true ? "… " : "")\(words)”"
    }

    /// The longest clause from the beginning that ends at a boundary and may stand alone.
    private static func clause(of body: Substring) -> String? {
        let opening = Wording.words(body.prefix(40)).first ?? ""
        guard !subordinating.contains(opening) else { return nil }
        var best: String?
        for boundary in boundaries(in: body) {
            let clause = body[..<boundary.end]
            let count = Wording.count(clause)
            guard count >= leastWords else { continue }
            guard count <= bestWords else { break }
            let rest = Wording.words(body[boundary.next...].prefix(60))
            if rest.prefix(2).contains(where: { turning.contains($0) }) { continue }
            // "of the voluntary, community and faith sector": a list that goes on.
            if let joint = rest.prefix(5).firstIndex(where: { $0 == "and" || $0 == "or" }), joint > 0,
                !rest[..<joint].contains(where: { Wording.verbs.contains($0) })
            {
                continue
            }
            // A verb right behind the comma: what ends here is an insertion, and the clause goes on.
            if rest.prefix(2).contains(where: { Wording.verbs.contains($0) || $0 == "still" }) { continue }
            if isBalanced(clause), hasOwnVerb(clause), !endsOpen(clause) { best = String(clause) }
        }
        // A turn further on, such as "…, but waits remained", may not be lost either.
        guard let best,
            !Wording.words(body.dropFirst(best.count)).contains(where: { contrasting.contains($0) })
        else { return nil }
        return best
    }

    /// Places where a clause can end: before a comma, semicolon, colon or dash.
    private static func boundaries(in body: Substring) -> [(end: Substring.Index, next: Substring.Index)] {
        var found: [(Substring.Index, Substring.Index)] = []
        var depth = 0
        for index in body.indices {
            let character = body[index]
            if character == "(" { depth += 1 }
            if character == ")" { depth = max(0, depth - 1) }
            guard depth == 0 else { continue }
            let next = body.index(after: index)
            guard next < body.endIndex, body[next] == " " else { continue }
            switch character {
            case ",", ";": found.append((index, next))
            case "–", "—":
                if let before = body[..<index].lastIndex(where: { $0 != " " }) {
                    found.append((body.index(after: before), next))
                }
            default: break
            }
        }
        return found
    }

    private static let turning = English.words(.notes, "turning")
    private static let contrasting = English.words(.notes, "contrasting")
    private static let subordinating = English.words(.notes, "subordinating")
    private static let opening = English.words(.notes, "openers of pairs").set

    private static func isBalanced(_ clause: Substring) -> Bool {
        let doubles = clause.count { $0 == "\"" }
        let left = clause.count { $0 == "“" || $0 == "(" || $0 == "‘" }
        let right = clause.count { $0 == "”" || $0 == ")" }
        return doubles % 2 == 0 && left == right
    }

    /// - Parameter isLenient: take any word in -ed for a verb, which a clause cut from a list may hold
    ///   without being a sentence.
    private static func hasOwnVerb(_ clause: Substring, isLenient: Bool = false) -> Bool {
        Wording.words(clause).dropFirst().contains {
            Wording.verbs.contains($0) || isLenient && $0.hasSuffix("ed") && $0.count > 4
        }
    }

    /// A clause that announces more: "either …", "for example", a list broken off ("advice, information").
    private static func endsOpen(_ clause: Substring) -> Bool {
        let words = Wording.words(clause)
        if words.contains(where: opening.contains) { return true }
        if words.suffix(2) == ["for", "example"] || words.suffix(2) == ["such", "as"] { return true }
        // "…, so the figure of 31.9%": a second clause that has not come to its verb.
        let segments = clause.split(separator: ",").dropFirst()
        let joining = LineWords.joining
        if segments.contains(where: { joining.contains(Wording.words($0).first ?? "") && !hasOwnVerb($0) }) {
            return true
        }
        // Few words after an inner comma: probably the middle of a list.
        if let comma = clause.lastIndex(of: ","), Wording.count(clause[comma...]) <= 4 { return true }
        return false
    }
}
