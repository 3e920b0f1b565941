package import English
internal import NoteText
package import SentenceNumbers
internal import SourceText
internal import TextAnalysis

/// What a sentence says of two numbers that its own numbers contradict: "fell from 181 to 203", "148, up from
/// 412".
package enum ChangeWords {
    /// A change that goes the other way.
    package struct Reversal {
        /// The word that is wrong: "fell".
        package var word: String
        package var from: NumberMention
        var to: NumberMention

        package var english: String {
            "“\(word)”: from \(from.words) to \(to.words) is a \(from.value < to.value ? "rise" : "fall")"
        }
    }

    /// Words by which a number goes up.
    package static let rising = English.words(.checks, "rising")
    /// Words by which a number goes down.
    package static let falling = English.words(.checks, "falling")

    /// The changes of a sentence that are none.
    package static func reversals(_ mentions: NumberMentions, in text: String) -> [Reversal] {
        let bytes = Array(text.utf8)
        let numbers = mentions.numbers.filter { $0.role == .value }
        return zip(numbers, numbers.dropFirst()).enumerated().compactMap { place, pair in
            let (first, second) = pair
            guard first.unit == second.unit || first.unit == nil, first.value != second.value,
                first.span.upperBound <= second.span.lowerBound
            else { return nil }
            let between = Wording.words(
                String(decoding: bytes[first.span.upperBound..<second.span.lowerBound], as: UTF8.self))
            // "148 people were waiting, up from 412"
            if between.last == "from", let word = between.dropLast().last, ["up", "down"].contains(word) {
                return (word == "up") == (second.value < first.value)
                    ? nil : Reversal(word: word, from: second, to: first)
            }
            // "fell from 181 people to 203"
            let start = place > 0 ? numbers[place - 1].span.upperBound : 0
            let before = Wording.words(String(decoding: bytes[start..<first.span.lowerBound], as: UTF8.self))
            guard before.last == "from", between.last == "to",
                let word = before.dropLast().suffix(9).last(where: {
                    rising.contains($0) || falling.contains($0)
                })
            else { return nil }
            return rising.contains(word) == (first.value < second.value)
                ? nil : Reversal(word: word, from: first, to: second)
        }
    }
}
