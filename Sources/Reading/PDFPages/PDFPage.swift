/// A page of a PDF as poppler lays it out: lines in reading order with their places, in points from the top
/// left.
package struct PDFPage: Sendable {
    /// Between the lines of a cell.
    static let lineBreak = "\u{2028}"

    /// In points.
    package var height: Double
    package var lines: [Line] = []
    /// Words that are set aslant over the page, such as a watermark's, and the numbers of its lines.
    package var aslant: [String] = []
    /// How many passages were struck out by a line drawn through them, and left out.
    package var struckOut = 0
    /// How many lines are in letters that nobody sees, and were left out.
    package var unseen = 0
    /// Whether a picture is drawn on it.
    package var hasPicture = false
    /// Whether what is drawn on it is known: such lines, and faces of letters.
    package var isDrawingKnown = false

    package init(
        height: Double, lines: [Line] = [], aslant: [String] = [], struckOut: Int = 0, unseen: Int = 0,
        hasPicture: Bool = false, isDrawingKnown: Bool = false
    ) {
        self.height = height
        self.lines = lines
        self.aslant = aslant
        self.struckOut = struckOut
        self.unseen = unseen
        self.hasPicture = hasPicture
        self.isDrawingKnown = isDrawingKnown
    }

    /// Where something stands.
    package struct Box: Hashable, Sendable {
        package var left = 0.0
        package var top = 0.0
        package var right = 0.0
        package var bottom = 0.0

        package init(left: Double = 0, top: Double = 0, right: Double = 0, bottom: Double = 0) {
            self.left = left
            self.top = top
            self.right = right
            self.bottom = bottom
        }

        package var height: Double { bottom - top }
    }

    /// Letters that stand together.
    package struct Word: Sendable {
        package var text: String
        package var box: Box
        /// Its place among the words of the page as they were set; nil where that is not known.
        package var order: ClosedRange<Int>?

        package init(text: String, box: Box, order: ClosedRange<Int>? = nil) {
            self.text = text
            self.box = box
            self.order = order
        }
    }

    /// Words that stand on one line of one column.
    package struct Line: Sendable {
        package var text: String
        package var left: Double
        package var top: Double
        package var right: Double
        package var bottom: Double
        /// Width of its first word.
        package var firstWordWidth: Double
        package var words: [Word] = []
        /// Marks of notes that stood in it, and whether it begins with one, as a note's own text does.
        package var marks: [String] = []
        package var beginsWithMark = false
        /// How far right it could reach, where a box stands beside it.
        package var limit: Double?
        /// How far raised letters stand above it.
        package var rise = 0.0
        /// Whether it is one of a box that stands beside running text.
        package var isInBox = false
        /// Which table of the page it is a row of.
        package var table: Int?
        /// Whether all of it is set in another face than the page's running text, such as bold.
        package var isSetApart = false

        package init(
            text: String, left: Double, top: Double, right: Double, bottom: Double, firstWordWidth: Double,
            words: [Word] = []
        ) {
            self.text = text
            self.left = left
            self.top = top
            self.right = right
            self.bottom = bottom
            self.firstWordWidth = firstWordWidth
            self.words = words
        }

        package var height: Double { bottom - top }
    }
}
