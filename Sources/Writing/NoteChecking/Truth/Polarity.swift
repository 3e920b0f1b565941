internal import English
internal import NoteText
internal import TextAnalysis

/// Denials: each holds of the words behind it, and stands for nothing by itself.
enum Polarity {
    /// The denials of a claim that its source says of something else, and those of the source that the claim
    /// leaves out although it speaks of the same thing.
    static func open(_ here: [String], _ there: [String]) -> [String] {
        let mine = AttachedWord.all(Contrast.negations.set, in: here)
        let its = AttachedWord.all(Contrast.negations.set, in: there)
        let stems = Set(here.map(Stemmer.stem))
        let added = mine.filter { word in !its.contains { $0.sharesHead(with: word) } }
        let dropped = its.filter { word in
            word.heads.first.map(stems.contains) ?? false && !mine.contains { $0.sharesHead(with: word) }
        }
        return (added + dropped).map(\.phrase)
    }
}

extension Array where Element: Hashable {
    /// Without repetition, in order.
    var unique: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
