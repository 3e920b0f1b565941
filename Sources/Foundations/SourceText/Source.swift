/// A text with a name and its line starts: what spans and diagnostics point into.
package struct Source: Sendable {
    /// What a reader calls it: a path, a URL, or `query`.
    package let name: String
    package let text: String
    /// Where its lines begin.
    package let lines: LineIndex

    package init(name: String, text: String) {
        self.name = name
        var text = text
        text.makeContiguousUTF8()
        self.text = text
        self.lines = LineIndex(text)
    }

    /// Line and column of a byte offset, both from 1; the column counts characters.
    package func position(of offset: Int) -> (line: Int, column: Int) {
        let line = lines.line(containing: offset)
        let prefix = text[
            Span(lines.starts[line - 1], max(lines.starts[line - 1], min(offset, text.utf8.count)))]
        return (line, prefix.count + 1)
    }

    /// The characters of a line, numbered from 1, without its ending.
    package func line(_ number: Int) -> Substring {
        let start = lines.starts[number - 1]
        let end = number < lines.starts.count ? lines.starts[number] : text.utf8.count
        return text[Span(start, end)].trimmingSuffix { $0.isNewline }
    }
}

/// The byte offset at which each line begins. Lines end in LF, CR LF or CR.
package struct LineIndex: Sendable {
    /// Ascending, beginning with 0.
    package let starts: [Int]

    package init(_ text: String) {
        var starts = [0]
        var previousWasReturn = false
        var offset = 0
        for byte in text.utf8 {
            offset += 1
            switch byte {
            case UInt8(ascii: "\n"):
                if previousWasReturn { starts[starts.count - 1] = offset } else { starts.append(offset) }
                previousWasReturn = false
            case UInt8(ascii: "\r"):
                starts.append(offset)
                previousWasReturn = true
            default:
                previousWasReturn = false
            }
        }
        self.starts = starts
    }

    /// Number, from 1, of the line that holds a byte offset. O(log lines).
    package func line(containing offset: Int) -> Int {
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        return low + 1
    }
}

extension Substring {
    /// The substring without the characters at its end that meet a condition.
    package func trimmingSuffix(while condition: (Character) -> Bool) -> Substring {
        var rest = self
        while let last = rest.last, condition(last) { rest.removeLast() }
        return rest
    }
}
