internal import TextAnalysis

/// Marks of Markdown that plain texts carry too: emphasis in pairs, links, pictures, escapes.
enum Inline {
    /// What a text says without its marks.
    struct Words {
        var text: String
        /// Marks of notes.
        var marks: [String] = []
        /// How many passages were struck through.
        var struckOut = 0
    }

    /// The words of plain text without the marks, without what is struck through and without the marks of notes;
    /// raised endings and powers are words.
    static func words(_ text: String) -> Words {
        var words = Words(text: text)
        if text.utf8.contains(where: { $0 == 0x5E || $0 == 0x5B || $0 == 0x7E || $0 == 0x3C }) {
            var marked = text.replacing(raised.regex) {
                RaisedText.start + String($0.output.1) + RaisedText.end
            }
            .replacing(reference.regex) {
                String($0.output.1) + RaisedText.start + String($0.output.2) + RaisedText.end
            }
            words.struckOut = marked.ranges(of: struck.regex).count
            if words.struckOut > 0 { marked = marked.replacing(struck.regex, with: "") }
            (words.text, words.marks) = RaisedText.resolved(marked)
        }
        words.text = plain(words.text)
        return words
    }

    /// `5^(th)`, as pandoc writes into plain text.
    static let raised = Pattern(/\^\(([^()]{1,12})\)/)
    /// `31%[1]`: a number in brackets right behind a word.
    static let reference = Pattern(/([\p{L}\p{N}%.,;”’)])(\[(?:note\s)?[0-9]{1,3}\])(?!\()/)
    private static let struck = Pattern(
        /~~[^~]{1,2000}~~|<(?:del|s|strike)>[^<>]{0,2000}<\/(?:del|s|strike)>/)

    /// The words without the marks; a link keeps its words.
    private static func plain(_ text: String) -> String {
        guard text.utf8.contains(where: isMark) else { return text }
        return text.replacing(/!?\[([^\]\[]*)\]\([^)\s]*(?:\s"[^"]*")?\)/) { $0.output.1 }
            .replacing(/\[\](?:\{[^{}]{0,200}\})?/, with: "")
            .replacing(/\*\*([^*]+)\*\*/) { $0.output.1 }
            .replacing(/__([^_]+)__/) { $0.output.1 }
            .replacing(/\\([*_\[\]()#.\-!`"'>|])/) { $0.output.1 }
    }

    /// The first byte of anything that is not plain: `*`, `<`, `[`, `\`, `_`, or a tab.
    private static func isMark(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x2A, 0x3C, 0x5B, 0x5C, 0x5F, 0x09: true
        default: false
        }
    }
}
