internal import AssessmentModel
internal import SourceText

/// Terms of a web page and what is said of each: few words make one line with their term, `Median wait: 31 days`; sentences
/// stand below it as below a heading.
struct HTMLTerms {
    struct Said {
        var kind: Block.Kind
        var text: String
        var line: Int
    }

    private let isOwnLine: (String) -> Bool
    private var term: Said?
    private var words: [String] = []
    private static let mostBytes = 80

    /// - Parameter isOwnLine: as `TextBlocks.read` takes it: such a line is joined to nothing.
    init(isOwnLine: @escaping (String) -> Bool) { self.isOwnLine = isOwnLine }

    /// Takes a block, and puts out what it ends.
    ///
    /// - Parameter part: the element it is: `dt`, `dd` or another.
    mutating func take(_ block: Said, of part: String, into output: BlockCollector) {
        let isOfList = (part == "dt" || part == "dd") && block.kind != .chrome && block.kind != .note
        if isOfList, part == "dd", let term, isShort(block.text), isShort(term.text) {
            words.append(String(block.text.trimmedLine))
            return
        }
        finish(into: output)
        if isOfList, part == "dt" {
            term = block
        } else {
            output.add(block.kind, block.text, line: block.line)
        }
    }

    /// Puts out what is left of the last term.
    mutating func finish(into output: BlockCollector) {
        defer { (term, words) = (nil, []) }
        guard let term else { return }
        if words.isEmpty { return output.add(term.kind, term.text, line: term.line) }
        let name = term.text.trimmedLine.trimmingSuffix { $0 == ":" }
        output.add(.paragraph, name + ": " + words.joined(separator: " "), line: term.line)
    }

    private func isShort(_ text: String) -> Bool {
        text.utf8.count <= Self.mostBytes && text.trimmedLine.last.map { !".?!".contains($0) } == true
            && !isOwnLine(String(text.trimmedLine)) && !TextBlocks.startsAlone(text.trimmedLine)
    }
}
