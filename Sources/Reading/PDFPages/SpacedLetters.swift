/// Words of a line whose letters were set apart, as designers set titles: pdftotext gives each letter as a word.
enum SpacedLetters {
    /// The words with the letters of each put together: gaps between words are wider than those between letters.
    static func joined(_ words: [PDFPage.Word]) -> [PDFPage.Word] {
        let single = words.count { $0.text.count == 1 }
        let letters = words.count { $0.text.count == 1 && $0.text.first?.isLetter == true }
        guard words.count > 5, single * 10 >= words.count * 8, letters * 2 > single else { return words }
        let gaps = zip(words, words.dropFirst()).map { $1.box.left - $0.box.right }
        let usual = gaps.sorted()[gaps.count / 2]
        let height = words[0].box.height
        // Letters of a list stand further apart.
        guard usual < height * 0.45, usual > 0 else { return words }
        let widest = usual * 1.6 + height * 0.03
        var joined: [PDFPage.Word] = []
        for (word, gap) in zip(words, [.infinity] + gaps) {
            if let last = joined.indices.last, gap <= widest {
                joined[last].text += word.text
                joined[last].box.right = word.box.right
                joined[last].box.top = min(joined[last].box.top, word.box.top)
                joined[last].box.bottom = max(joined[last].box.bottom, word.box.bottom)
            } else {
                joined.append(word)
            }
        }
        return joined
    }
}
