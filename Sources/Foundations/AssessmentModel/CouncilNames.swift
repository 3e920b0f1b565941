internal import SourceText
internal import TextAnalysis

/// Finds the councils that a piece of prose names: "In Stockton, …", "Northmoor Council's report", "Bath and
/// North East Somerset".
///
/// A name begins with a capital letter, and is a council's name or short name, or the first words of exactly
/// one.
package struct CouncilNames: Sendable {
    private let index: NameIndex<Authority>
    /// The folded first words of all names: most capitalised words begin none.
    private let firstWords: Set<Substring>

    package init(_ index: NameIndex<Authority>) {
        self.index = index
        firstWords = Set(
            index.entries.flatMap {
                [$0.name, $0.short].flatMap { Folding.words($0).split(separator: " ").prefix(1) }
                    + Folding.words($0.short).split(separator: " ").dropFirst(2).prefix(1)
            })
    }

    /// The councils in the order in which they are named, each with the folded words that name it: "northmoor
    /// council".
    package func named(in text: String) -> [(authority: Authority, words: String)] {
        let bytes = Array(text.utf8)
        let tokens = Tokenizer.tokens(bytes)
        var found: [(Authority, String)] = []
        var place = 0
        while place < tokens.count {
            if let (authority, end) = council(at: place, tokens, bytes) {
                var last = end
                while last < tokens.count, Self.kinds.contains(Self.words(last..<last + 1, tokens, bytes)) {
                    last += 1
                }
                found.append((authority, Self.words(place..<last, tokens, bytes)))
                place = last
            } else {
                place += 1
            }
        }
        return found
    }

    /// The council whose name begins at a token, by its most words, and the token behind it.
    private func council(at first: Int, _ tokens: [Token], _ bytes: [UInt8]) -> (Authority, Int)? {
        guard tokens[first].kind == .word, tokens[first].isCapitalised,
            firstWords.contains(Self.words(first..<first + 1, tokens, bytes)[...])
        else { return nil }
        for end in stride(from: min(tokens.count, first + Self.mostWords), to: first, by: -1) {
            guard tokens[end - 1].isCapitalised,
                tokens[first..<end].allSatisfy({ $0.kind == .word || $0.key == MarkKey.comma })
            else {
                continue
            }
            let words = Self.words(first..<end, tokens, bytes)
            guard words.utf8.count >= 4, case .one(let authority) = index.match(words) else { continue }
            let names = [authority.name, authority.short].map { Folding.words($0) }
            let isWhole = names.contains(words)
            let isBeginning =
                names.contains { $0.hasPrefix(words + " ") }
                && !words.split(separator: " ").allSatisfy {
                    Self.directions.contains($0) || Self.kinds.contains(String($0))
                }
            // "Reading the report, …"
            let next = end < tokens.count ? Self.words(end..<end + 1, tokens, bytes) : ""
            if first == 0, end == 1, ["the", "a", "this", "these", "their", "its"].contains(next) {
                continue
            }
            // "Wight" for the Isle of Wight.
            let isIsland = names.contains { name in Self.islands.contains { name == $0 + words } }
            if isWhole || isBeginning || isIsland { return (authority, end) }
        }
        return nil
    }

    private static func words(_ range: Range<Int>, _ tokens: [Token], _ bytes: [UInt8]) -> String {
        var text = String(
            decoding: bytes[tokens[range.lowerBound].span.start..<tokens[range.upperBound - 1].span.end],
            as: UTF8.self)
        if tokens[range.upperBound - 1].isPossessive,
            let mark = text.lastIndex(where: { $0 == "'" || $0 == "’" })
        {
            text = String(text[..<mark])
        }
        return Folding.words(text)
    }

    /// "Bath and North East Somerset Council" and the like, with a comma to spare.
    private static let mostWords = 8
    /// Words behind a name that belong to it.
    private static let kinds: Set<String> = ["borough", "city", "county", "metropolitan", "council"]
    /// What an island's name may be told without.
    private static let islands = ["isle of ", "isles of "]
    /// Words at the beginning of names that, as the kinds, tell no council by themselves: "the Council" is
    /// not the Council of the Isles of Scilly.
    private static let directions: Set<Substring> = [
        "north", "south", "east", "west", "central", "royal", "city", "london", "county", "saint",
    ]
}
