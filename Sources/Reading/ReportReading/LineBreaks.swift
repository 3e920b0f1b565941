internal import AssessmentModel
internal import English
internal import TextAnalysis

/// Line ends of a text that are none of ASCII's.
enum SoftBreaks {
    /// Text whose paragraph separators (U+2029) and next lines (U+0085) are newlines, and whose vertical tabs and
    /// line separators (U+2028) are breaks inside a line; where a text has more of these than newlines, they are
    /// its newlines.
    static func plain(_ text: String) -> String {
        var text = text
        // By bytes: all of a text is looked at, and hardly any has such a line end.
        let (soft, hard, hasOwn) = text.withUTF8 { bytes in
            var counts = (soft: 0, hard: 0, hasOwn: false)
            for (i, byte) in bytes.enumerated() {
                switch byte {
                case 0x0A, 0x0D: counts.hard += 1
                case 0x0B: counts.soft += 1
                case 0xC2 where i + 1 < bytes.count && bytes[i + 1] == 0x85:
                    (counts.hasOwn, counts.hard) = (true, counts.hard + 1)
                case 0xE2 where i + 2 < bytes.count && bytes[i + 1] == 0x80:
                    if bytes[i + 2] == 0xA8 { counts.soft += 1 }
                    if bytes[i + 2] == 0xA9 { (counts.hasOwn, counts.hard) = (true, counts.hard + 1) }
                default: break
                }
            }
            return counts
        }
        if soft == 0, !hasOwn { return text }
        let isNewline = soft > hard
        var plain = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\u{0B}", "\u{2028}": plain.append(isNewline ? "\n" : "\u{2028}")
            case "\u{2029}": plain.append(contentsOf: "\n\n".unicodeScalars)
            case "\u{85}": plain.append("\n")
            default: plain.append(scalar)
            }
        }
        return String(plain)
    }
}

/// Line breaks inside a paragraph, as web pages, Word and some texts have them.
enum LineBreaks {
    /// Stands for a break in collected text, where a newline may be mere layout of the source.
    static let mark = "\u{2028}"

    /// The parts of a paragraph between breaks. Between short lines a break parts them, as a council's name
    /// and its rating; where a sentence goes on it is a space, and so it is inside a paragraph of words. Two
    /// breaks together part what is not surely one sentence.
    static func blocks(_ text: String) -> [String] {
        var parts: [String] = []
        var isApart = false
        let text = GroupedDigits.marked(text)
        for line in text.split(separator: Character(mark), omittingEmptySubsequences: false) {
            // By scalars: to ask each character took a tenth of the time of reading web pages.
            let words = line.unicodeScalars.split {
                $0.value < 0x80
                    ? Bytes.isSpace(UInt8($0.value)) : $0.properties.isWhitespace && $0 != GroupedDigits.space
            }
            .map(String.init).joined(separator: " ")
            guard !words.isEmpty else {
                isApart = !parts.isEmpty
                continue
            }
            if let last = parts.last, continues(last, with: words, isApart: isApart) {
                parts[parts.count - 1] = last + " " + words
            } else {
                parts.append(words)
            }
            isApart = false
        }
        return parts
    }

    /// Below this a line is a title, a score or a rating.
    private static let shortBytes = 120

    private static func continues(_ last: String, with next: String, isApart: Bool) -> Bool {
        if endsSentence(last) { return false }
        if next.first?.isLowercase == true && next.first?.isLetter == true || endsOpen(last) { return true }
        // "in May", "2025".
        if !isApart, let month = last.split(separator: " ").last, month.last?.isLetter == true,
            TableText.isPeriod("\(month) \(next.prefix(4))"), next.prefix(4).allSatisfy(\.isNumber)
        {
            return true
        }
        // A sentence that is not at its end goes on in a figure; a score or a date is no sentence.
        if !isApart, next.first?.isNumber == true, last.last?.isLetter == true, endsSentence(next),
            next.contains(where: \.isLetter)
        {
            return true
        }
        return !isApart && (last.utf8.count >= shortBytes || next.utf8.count >= shortBytes)
    }

    private static func endsSentence(_ text: String) -> Bool {
        text.last.map { ".?!:”\"".contains($0) } ?? false
    }

    /// Whether a line ends in a comma or in a word with which no line of its own ends.
    private static func endsOpen(_ text: String) -> Bool {
        if text.last == "," { return true }
        return text.split(separator: " ").last.map { Wrapping.joiners.contains($0) } ?? false
    }
}
