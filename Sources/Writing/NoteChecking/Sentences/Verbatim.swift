internal import English
internal import TextAnalysis

/// Whether words stand in a text exactly as quoted.
package enum Verbatim {
    /// Quotation marks, dashes, spaces and case may differ; the stop or comma that closes a quotation does
    /// not count; `…` and words in square brackets stand for something left out, so that what is around them
    /// must follow in order.
    package static func stands(_ quotation: String, in text: String) -> Bool {
        let folded = " " + folded(text) + " "
        var from = folded.startIndex
        let pieces = self.pieces(of: quotation)
        guard !pieces.isEmpty else { return true }
        for piece in pieces {
            guard let found = place(of: piece, in: folded, from: from) else { return false }
            from = found
        }
        return true
    }

    private static let percent = English.words(.checks, "percent in words").words

    /// Folded, with "%" however it is written.
    private static func folded(_ text: String) -> String {
        percent.reduce(Folding.fold(text).replacing(" %", with: "%")) { $0.replacing(" \($1)", with: "%") }
    }

    /// The end of a piece that stands between word boundaries.
    private static func place(of piece: String, in text: String, from start: String.Index) -> String.Index? {
        var from = start
        while let range = text[from...].firstRange(of: piece) {
            let before = range.lowerBound > text.startIndex ? text[text.index(before: range.lowerBound)] : " "
            let after = range.upperBound < text.endIndex ? text[range.upperBound] : " "
            // "1.5" is not in "11.5" or "1.55".
            if !isWord(before), !isWord(after), !(after == "." && isFollowedByDigit(text, range.upperBound)) {
                return range.upperBound
            }
            from = text.index(after: range.lowerBound)
        }
        return nil
    }

    /// Words that limit what follows them, or deny it.
    static let limiting = English.words(.checks, "limiting")

    /// The limiting word that a quotation begins right behind, or that its gaps swallow: “groups told us” of
    /// "Some groups told us".
    ///
    /// - Returns: nil when it leaves none out at one of the places where it stands.
    static func leftOut(by quotation: String, in text: String) -> String? {
        let folded = " " + folded(text) + " "
        var from = folded.startIndex
        var found: String?
        for (index, piece) in pieces(of: quotation).enumerated() {
            guard let end = place(of: piece, in: folded, from: from) else { return nil }
            let start = folded.index(end, offsetBy: -piece.count)
            let before = Folding.words(folded[from..<start]).split(separator: " ").map(String.init)
            if index == 0 {
                // Of a sentence begun in its middle, the two words before.
                let stop =
                    folded[..<start].lastIndex(where: { ".;:".contains($0) }).map { folded.index(after: $0) }
                    ?? folded.startIndex
                let near = Folding.words(folded[stop..<start]).split(separator: " ").map(String.init)
                found = near.suffix(2).first(where: limiting.contains)
            } else {
                found = found ?? before.first(where: { limiting.contains($0) && $0 != "some" && $0 != "one" })
            }
            from = end
        }
        return found
    }

    private static func isWord(_ character: Character) -> Bool { character.isLetter || character.isNumber }

    private static func isFollowedByDigit(_ text: String, _ index: String.Index) -> Bool {
        let next = text.index(after: index)
        return next < text.endIndex && text[next].isNumber
    }

    /// What a quotation has between its gaps, folded, without marks at its ends.
    static func pieces(of quotation: String) -> [String] {
        var text = folded(quotation)
        text = text.replacing("...", with: "\u{0}")
        var output = ""
        var depth = 0
        for character in text {
            if character == "[" {
                depth += 1
                output.append("\u{0}")
            } else if character == "]" {
                depth = max(0, depth - 1)
            } else if depth == 0 {
                output.append(character)
            }
        }
        return output.split(separator: "\u{0}").map { piece in
            var rest = piece
            while let last = rest.last, ".,;:!? -".contains(last) { rest.removeLast() }
            while let first = rest.first, ",;: -".contains(first) { rest.removeFirst() }
            return String(rest)
        }.filter { !$0.isEmpty }
    }

    /// How a quotation differs from the words of a text that are most like it: the changes from the text to
    /// the quotation.
    static func difference(_ quotation: String, from text: String) -> WordDifference {
        let x = text.split(whereSeparator: \.isWhitespace).map(String.init)
        let y = quotation.split(whereSeparator: \.isWhitespace).map(String.init)
        let pairs = WordDifference.pairs(x.map { Folding.words($0) }, y.map { Folding.words($0) })
        guard let first = pairs.first?.0, let last = pairs.last?.0 else {
            return WordDifference(from: "", to: quotation)
        }
        // Words of the text before and after what was quoted are simply not quoted.
        let start = max(0, first - (pairs.first?.1 ?? 0))
        let end = min(x.count, last + 1 + (y.count - 1 - (pairs.last?.1 ?? 0)))
        return WordDifference(from: x[start..<end].joined(separator: " "), to: quotation)
    }
}
