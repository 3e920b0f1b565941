/// What a document holds and its readers do not see, or what of it is in a form that is not read. It is no part
/// of the reading text; a remark says that it is there.
package enum LeftOut: Hashable, Sendable {
    /// Marked as hidden, and no panel that opens.
    case hidden
    /// Deleted or moved away in tracked changes.
    case deleted
    /// Struck through.
    case struckOut
    /// A part in another form, by what it is called: `a chart`, `a web archive`.
    case embedded(String)
    /// A page of a PDF that is a picture, of which no text can be read.
    case picture
    /// What is drawn on the pages of a PDF could not be had, such as lines through words.
    case drawing

    /// How much of it there was.
    package struct Extent: Hashable, Sendable {
        /// Of the first, as blocks count lines.
        package var line: Int
        /// How many passages or parts.
        package var count = 0
        /// Bytes that an officer would have wanted to read; 0 where leaving them out is what the writer meant.
        package var bytes = 0

        package init(line: Int) { self.line = line }
    }

    /// What was done, in a sentence.
    package func sentence(_ extent: Extent) -> String {
        if self == .drawing {
            return
                "Whether words are struck through was not looked at, since pdftocairo gave no drawing of the pages "
                + "(apt-get install poppler-utils): words with a line through them stand in the text."
        }
        let verb = extent.count == 1 ? "was" : "were"
        return "\(words(extent.count)) \(verb) \(extent.bytes > 0 ? "not read" : "left out")."
    }

    /// `2 passages that are struck through`.
    package func words(_ count: Int) -> String {
        let passages = count == 1 ? "A passage that is" : "\(count) passages that are"
        return switch self {
        case .hidden: "\(passages) marked as hidden"
        case .deleted: "\(passages) deleted in tracked changes"
        case .struckOut: "\(passages) struck through"
        case .embedded(let name):
            count == 1 ? "An embedded part, \(name)," : "\(count) embedded parts, \(name),"
        case .picture:
            count == 1
                ? "A page that is a picture without text" : "\(count) pages that are pictures without text"
        case .drawing: "What is drawn on the pages"
        }
    }
}
