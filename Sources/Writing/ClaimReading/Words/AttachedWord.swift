internal import English
internal import TextAnalysis

/// A limiting or denying word in a sentence, with the words right behind it that it is said of.
struct AttachedWord: Hashable {
    /// As folded: "nearly all".
    var phrase: String
    /// The stems of the next two words that say something.
    var heads: [String]
    /// Place of its first word.
    package var place: Int

    private static let instances = English.words(.checks, "nouns of an instance")

    /// Every phrase of a list in some words, the longest at each place.
    package static func all(_ phrases: Set<String>, in words: [String]) -> [AttachedWord] {
        var found: [AttachedWord] = []
        var place = 0
        while place < words.count {
            let most = min(4, words.count - place)
            let length = (1...most).reversed().first {
                phrases.contains(words[place..<place + $0].joined(separator: " "))
            }
            guard let length else {
                place += 1
                continue
            }
            let heads = words[(place + length)...].prefix(7).filter {
                !NeutralWords.all.contains($0) && !instances.contains($0)
            }
            found.append(
                AttachedWord(
                    phrase: words[place..<place + length].joined(separator: " "),
                    heads: heads.prefix(2).map(Stemmer.stem), place: place))
            place += length
        }
        return found
    }

    /// Whether it is said of a word that another is said of.
    func sharesHead(with other: AttachedWord) -> Bool {
        heads.contains { other.heads.contains($0) || !Meanings.others(of: $0).isDisjoint(with: other.heads) }
    }
}
