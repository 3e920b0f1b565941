/// `PlainAnswers` has the same for the front ends, which see no module below it.
extension String {
    /// The first word, white space before it left out.
    var firstWord: String { String(drop { $0.isWhitespace }.prefix { !$0.isWhitespace }) }
    var words: [String] { split { $0.isWhitespace }.map(String.init) }
}
