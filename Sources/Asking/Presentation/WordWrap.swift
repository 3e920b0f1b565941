internal import English
internal import TextAnalysis

/// A word of prose, and whether it was searched for.
package struct MarkedWord: Equatable {
    package var text: String
    package var isMarked: Bool

    package init(text: String, isMarked: Bool) {
        self.text = text
        self.isMarked = isMarked
    }
}

/// Finds searched words in prose: by whole words without regard to case, accents and endings, as the search finds
/// them.
struct SearchMarks {
    /// Folded words of each searched phrase.
    private let phrases: [[String]]

    /// Nothing is looked for where it could not be shown.
    init(_ page: PageSetup) {
        phrases = (page.usesColour ? page.searchWords : []).map {
            Folding.wordList($0.filter { $0 != "*" }).map { Stemmer.stem($0) }
        }
        .filter { !$0.isEmpty }
    }

    /// The words of a text, those of a searched phrase marked. Hyphenated words are matched part by part.
    func words(of text: String) -> [MarkedWord] {
        let words = text.split(separator: " ").map(String.init)
        guard !phrases.isEmpty else { return words.map { MarkedWord(text: $0, isMarked: false) } }
        let initials = Set(phrases.flatMap { $0.compactMap(\.utf8.first) })
        var parts: [(stem: String, word: Int)] = []
        for (index, word) in words.enumerated() {
            for part in Self.folded(word) {
                // No stem begins with another letter than its word.
                let mayBe = part.utf8.first.map(initials.contains) ?? false
                parts.append((mayBe ? Stemmer.stem(part) : part, index))
            }
        }
        var marked = Set<Int>()
        for phrase in phrases where phrase.count <= parts.count {
            for start in 0...(parts.count - phrase.count)
            where phrase.indices.allSatisfy({ parts[start + $0].stem == phrase[$0] }) {
                for offset in phrase.indices { marked.insert(parts[start + offset].word) }
            }
        }
        return words.enumerated().map { MarkedWord(text: $1, isMarked: marked.contains($0)) }
    }

    /// The folded parts of a word. Most words are ASCII letters with at most a mark after them, and need no
    /// folding tables.
    private static func folded(_ word: String) -> [String] {
        var letters = Array(word.utf8)
        while let last = letters.last, ".,;:".utf8.contains(last) { letters.removeLast() }
        if letters.isEmpty { return [] }
        if letters.allSatisfy({ (0x61...0x7A).contains($0 | 0x20) }) {
            return [String(decoding: letters.map { $0 | 0x20 }, as: UTF8.self)]
        }
        return Folding.words(word).split(separator: " ").map(String.init)
    }
}

/// Sets words into lines.
package enum WordWrap {
    /// Lines at most `columns` wide; a word that is wider is cut after its hyphens, else between characters.
    package static func lines(_ words: [MarkedWord], columns: Int, page: PageSetup) -> [String] {
        var lines: [[MarkedWord]] = []
        var line: [MarkedWord] = []
        var used = 0
        func finishLine() {
            if !line.isEmpty { lines.append(line) }
            line = []
            used = 0
        }
        for word in words.flatMap({ pieces(of: $0, columns: columns) }) {
            let width = DisplayWidth.of(word.text)
            if used > 0, used + 1 + width > columns { finishLine() }
            used += (used > 0 ? 1 : 0) + width
            line.append(word)
        }
        finishLine()
        return lines.map { draw($0, page: page) }
    }

    /// Plain text in lines, nothing marked.
    static func lines(_ text: String, columns: Int) -> [String] {
        let words = text.split(separator: " ").map { MarkedWord(text: String($0), isMarked: false) }
        let plain = PageSetup(columns: columns, isTerminal: false)
        let found = lines(words, columns: max(1, columns), page: plain)
        return found.isEmpty ? [""] : found
    }

    private static func pieces(of word: MarkedWord, columns: Int) -> [MarkedWord] {
        guard word.text.utf8.count > columns, DisplayWidth.of(word.text) > columns else { return [word] }
        var pieces: [MarkedWord] = []
        var piece = ""
        var used = 0
        for character in word.text {
            let width = DisplayWidth.of(character)
            if used + width > columns, !piece.isEmpty {
                // Better after a hyphen of the word's own than anywhere: Stockton-on-Tees.
                let end = piece.lastIndex(of: "-").map { piece.index(after: $0) } ?? piece.endIndex
                let rest = String(piece[end...])
                pieces.append(MarkedWord(text: String(piece[..<end]), isMarked: word.isMarked))
                piece = rest
                used = DisplayWidth.of(rest)
            }
            piece.append(character)
            used += width
        }
        return pieces + [MarkedWord(text: piece, isMarked: word.isMarked)]
    }

    /// Marks run over the spaces between marked neighbours.
    private static func draw(_ words: [MarkedWord], page: PageSetup) -> String {
        var output = ""
        var run: [String] = []
        func finishRun() {
            if !run.isEmpty { output += (output.isEmpty ? "" : " ") + page.bold(run.joined(separator: " ")) }
            run = []
        }
        for word in words {
            if word.isMarked {
                run.append(word.text)
            } else {
                finishRun()
                output += (output.isEmpty ? "" : " ") + word.text
            }
        }
        finishRun()
        return output
    }
}

/// Prose for a page: words wrapped to its width under an indentation, searched words marked.
package enum Prose {
    /// Lines ending in newlines; empty for an empty text.
    package static func set(_ text: String, indentation: Int = 0, page: PageSetup) -> String {
        let words = SearchMarks(page).words(of: SafeText.neutralised(text))
        let margin = String(repeating: " ", count: indentation)
        return WordWrap.lines(words, columns: max(10, page.columns - indentation), page: page).map {
            margin + $0 + "\n"
        }.joined()
    }
}
