internal import AssessmentModel
internal import English
internal import NoteText
internal import SentenceNumbers
internal import TextAnalysis

/// A sentence that sets two councils' figures of one measure beside each other: "More carers were satisfied in
/// Northmoor (41%) than in Eastvale (36%)". Each half is held against its council's report; which is higher,
/// the figures say.
package struct MeasureComparison {
    /// What is left of the sentence for each council: its name, its number, and the words that both share.
    package let halves: [(council: NamedCouncil, text: String)]
    /// What the sentence says of the figures that they do not bear out; nil when it is right.
    package let change: String?

    private static let higher = English.words(.checks, "numbers above")
    private static let joints = English.words(.checks, "joints of clauses")
    private static let lower = English.words(.checks, "numbers below")

    /// Nil when it is no such sentence.
    package init?(_ claim: Claim) {
        var seen: Set<String> = []
        let councils = claim.councils.filter { seen.insert($0.slug).inserted }
        let numbers = claim.mentions.numbers.filter { $0.role == .value && $0.share == nil }
        guard councils.count == 2, numbers.count == 2,
            numbers[0].unit == numbers[1].unit,
            let places = Self.places(of: councils, in: claim.text)
        else { return nil }
        let isHigher = claim.words.contains(where: Self.higher.contains)
        let isLower = claim.words.contains(where: Self.lower.contains)
        guard isHigher != isLower || claim.words.contains(where: Self.joints.contains) else { return nil }
        halves = (0..<2).map { own in
            let other = 1 - own
            let text = Self.without(
                claim.text, [places[other], numbers[other].span],
                words: Self.higher.words + Self.lower.words)
            return (councils[own], text)
        }
        let (first, second) = (numbers[0].value, numbers[1].value)
        let isRight = isHigher == isLower || (isHigher ? first > second : first < second)
        change =
            isRight
            ? nil : "\(numbers[0].words) is \(first > second ? "more" : "less") than \(numbers[1].words)"
    }

    /// Where each council is named first, in bytes; nil unless in the order given.
    private static func places(of councils: [NamedCouncil], in text: String) -> [Range<Int>]? {
        let places = councils.compactMap { council -> Range<Int>? in
            let word = council.words.split(separator: " ").first.map(String.init) ?? council.words
            let place = text.split(whereSeparator: { $0.isWhitespace || $0 == "-" }).first {
                Wording.words($0).first.map { $0 == word || $0 == word + "s" } ?? false
            }
            guard let place else { return nil }
            let start = text.utf8.distance(from: text.startIndex, to: place.startIndex)
            return start..<start + council.words.utf8.count
        }
        guard places.count == 2, places[0].upperBound <= places[1].lowerBound else { return nil }
        return places
    }

    private static func without(_ text: String, _ spans: [Range<Int>], words: [String]) -> String {
        var bytes = Array(text.utf8)
        for span in spans {
            for place in span where bytes.indices.contains(place) { bytes[place] = UInt8(ascii: " ") }
        }
        let rest = String(decoding: bytes, as: UTF8.self).replacing("( )", with: "").replacing("()", with: "")
        return rest.split(separator: " ").filter { !words.contains(Folding.words($0)) || $0.first == "(" }
            .joined(separator: " ")
    }
}
