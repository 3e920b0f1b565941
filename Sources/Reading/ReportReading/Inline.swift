internal import TextAnalysis

/// Inline markup of Markdown that reports carry: emphasis in pairs, links, pictures, escapes.
enum Inline {
    /// What a text says without its marks.
    struct Words {
        var text: String
        /// Marks of notes.
        var marks: [String] = []
        /// How many passages were struck through.
        var struckOut = 0
    }

    /// The words without the marks, without what is struck through and without the marks of notes; raised endings
    /// and powers are words.
    ///
    /// - Parameter isMarkdown: as `plain` takes it.
    static func words(_ text: String, isMarkdown: Bool) -> Words {
        var words = Words(text: text)
        if text.utf8.contains(where: { $0 == 0x5E || $0 == 0x5B || $0 == 0x7E || $0 == 0x3C }) {
            var marked = text.replacing(raised.regex) {
                RaisedText.start + String($0.output.1) + RaisedText.end
            }
            .replacing(reference.regex) {
                String($0.output.1) + RaisedText.start + String($0.output.2) + RaisedText.end
            }
            if isMarkdown {
                marked = marked.replacing(/<sup>((?:[^<]|<(?!\/sup>)){0,200})<\/sup>|\^([^\s^]{1,12})\^/) {
                    let inside = $0.output.1 ?? $0.output.2 ?? ""
                    return RaisedText.start + String(inside.replacing(tag.regex, with: "")) + RaisedText.end
                }.replacing(/\[\^([^\]\s]{1,40})\]/) {
                    RaisedText.start + String($0.output.1) + RaisedText.end
                }
                marked = marked.replacing(/(\p{L})~([0-9]{1,3})~/) {
                    $0.output.1 + $0.output.2
                }
            }
            words.struckOut = marked.ranges(of: struck.regex).count
            if words.struckOut > 0 { marked = marked.replacing(struck.regex, with: "") }
            (words.text, words.marks) = RaisedText.resolved(marked)
        }
        words.text = plain(words.text, isMarkdown: isMarkdown)
        return words
    }

    /// `5^(th)`, as pandoc writes into plain text.
    private static let raised = Pattern(/\^\(([^()]{1,12})\)/)
    /// `31%[1]`: a number in brackets right behind a word.
    private static let reference = Pattern(/([\p{L}\p{N}%.,;”’)])(\[(?:note\s)?[0-9]{1,3}\])(?!\()/)
    private static let struck = Pattern(
        /~~[^~]{1,2000}~~|<(?:del|s|strike)>[^<>]{0,2000}<\/(?:del|s|strike)>/)

    /// The words without the marks; a link keeps its words.
    ///
    /// - Parameter isMarkdown: whether tags of layout and attributes in braces are markup, too.
    static func plain(_ text: String, isMarkdown: Bool = false) -> String {
        guard text.utf8.contains(where: isMark) else { return text }
        var plain = text.replacing(/!?\[([^\]\[]*)\]\([^)\s]*(?:\s"[^"]*")?\)/) { $0.output.1 }
        plain = plain.replacing("[]", with: "")
        if isMarkdown {
            plain = plain.replacing(/\[([^\]\[]+)\]\{[^{}]*\}/) { $0.output.1 }.replacing(tag.regex, with: "")
                .replacing(/(^|[\s(“"‘'])([*_])(\S|[^\s*_][^*_]*[^\s*_])\2(?=$|[\s).,;:!?”"’'])/) {
                    $0.output.1 + $0.output.3
                }
        }
        return plain.replacing(/\*\*([^*]+)\*\*/) { $0.output.1 }
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

    /// A tag of layout; what acts or is unknown stays text.
    static let tag = Pattern(
        /<\/?(?i:a|abbr|b|blockquote|br|button|details|div|em|figure|footer|h[1-6]|header|i|img|li|main|nav|ol|p|path|section|small|span|strong|sub|summary|sup|svg|u|ul)(?:\s[^<>]*)?\/?>/
    )
}
