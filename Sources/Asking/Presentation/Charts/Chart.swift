internal import TextAnalysis

/// A picture with the words that say the same: an SVG file for a page, lines for a terminal, and the message
/// as alternative text.
///
/// A chart never carries a fact alone: every number it draws is also written in it.
package struct Chart: Sendable, Hashable {
    package var title: String
    /// The message in a sentence or two: what a reader who cannot see it is told.
    package var alternative: String
    /// A whole SVG 1.1 file with `role="img"`, a `title` and a `desc`; nothing is fetched, and no meaning
    /// stands in colour alone.
    package var svg: String
    /// The same in lines of plain characters; ends in a newline.
    package var text: String

    /// An SVG file around drawn shapes.
    static func svg(width: Int, height: Int, title: String, alternative: String, _ shapes: [String]) -> String
    {
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)" width="\(width)" height="\(height)" role="img" \
        aria-labelledby="title desc" font-family="Arial, Helvetica, sans-serif" font-size="14" fill="#111">
        <title id="title">\(escaped(title))</title>
        <desc id="desc">\(escaped(alternative))</desc>
        <rect width="\(width)" height="\(height)" fill="#fff"/>

        """ + shapes.joined(separator: "\n") + "\n</svg>\n"
    }

    static func label(
        _ text: String, x: Double, y: Double, anchor: String = "start", weight: String = "normal"
    ) -> String {
        let place = "x=\"\(number(x))\" y=\"\(number(y))\""
        return "<text \(place) text-anchor=\"\(anchor)\" font-weight=\"\(weight)\">\(escaped(text))</text>"
    }

    /// A coordinate with one decimal at most.
    static func number(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return tenths % 10 == 0 ? String(tenths / 10) : "\(tenths / 10).\(abs(tenths % 10))"
    }

    /// Text of a report inside XML: marks as entities, control characters left out.
    static func escaped(_ text: String) -> String {
        Markup.escaped(SafeText.neutralised(text))
    }
}
