internal import TextAnalysis

/// Acronyms of a text.
package enum Acronyms {
    /// Each with its place in bytes: two capitals or more, no more small letters than capitals.
    package static func find(in text: String) -> [(acronym: String, place: Int)] {
        let bytes = Array(text.utf8)
        var found: [(String, Int)] = []
        var i = 0
        while i < bytes.count {
            guard Bytes.isLetter(bytes[i]) || Bytes.isDigit(bytes[i]) else {
                i += 1
                continue
            }
            var end = i
            while end < bytes.count, Bytes.isLetter(bytes[end]) || Bytes.isDigit(bytes[end]) { end += 1 }
            var word = String(decoding: bytes[i..<end], as: UTF8.self)
            if word.hasSuffix("s"), word.count > 3 { word.removeLast() }
            let capitals = word.count { $0.isUppercase }
            // Roman numerals and what is written in capitals for emphasis are none.
            let isRoman = word.allSatisfy { "IVX".contains($0) }
            if capitals >= 2, word.count <= 7, word.count(where: \.isLowercase) < capitals, !isRoman,
                word.first?.isLetter == true
            {
                found.append((word, i))
            }
            i = end
        }
        return found
    }

    /// Whether a note expands one: "Deprivation of Liberty Safeguards (DoLS)", "DoLS (Deprivation …)", or an
    /// entry of its glossary.
    package static func isExpanded(_ acronym: String, in text: String, blocks: [NoteBlock]) -> Bool {
        if text.contains("(\(acronym))") || text.contains("(\(acronym)s)") || text.contains("\(acronym) (") {
            return true
        }
        return blocks.contains { block in
            block.headings.contains(where: ParsedNote.isGlossary)
                && (block.text.hasPrefix(acronym + ":") || block.text.hasPrefix(acronym + "s:")
                    || block.text.hasPrefix(acronym + " "))
        }
    }
}
