internal import SourceText

/// Takes what Assay writes in brackets out of a text: citations (`[needs 7]`, a footnote that nothing defines)
/// and `[TO DO: …]`, which are words to Markdown.
struct BracketReader {
    private let letters: [InlineReader.Letter]
    private let marks: [InlineText.Mark]
    private var output: [InlineReader.Letter] = []
    private var citations: [InlineText.Mark] = []
    private var toDos: [Int] = []
    private var index: Int
    private let skipped: Int
    private var mark = 0
    /// For each `[` its `]`.
    private var closing: [Int: Int] = [:]

    init(letters: [InlineReader.Letter], marks: [InlineText.Mark], skipping: Int) {
        self.letters = letters
        self.marks = marks
        skipped = min(skipping, letters.count)
        index = skipped
        var open: [Int] = []
        for (place, letter) in letters.enumerated() where !letter.isVerbatim {
            if letter.byte == UInt8(ascii: "[") { open.append(place) }
            if letter.byte == UInt8(ascii: "]"), let start = open.popLast() { closing[start] = place }
        }
    }

    mutating func read() {
        while index < letters.count {
            takeMarks(upTo: index)
            if let close = closing[index], take(index + 1..<close) {
                index = close + 1
            } else {
                output.append(letters[index])
                index += 1
            }
        }
        takeMarks(upTo: letters.count)
    }

    private mutating func takeMarks(upTo place: Int) {
        while mark < marks.count, marks[mark].place <= place {
            var cited = marks[mark]
            cited.place = output.count
            citations.append(cited)
            mark += 1
        }
    }

    /// Longest citation in brackets, in bytes.
    private static let longestCitation = 400

    /// Whether what stands in brackets is no text.
    private mutating func take(_ inside: Range<Int>) -> Bool {
        let range = letters[index].offset..<max(letters[index].offset, letters[inside.upperBound].offset) + 1
        if letters[inside].prefix(5).map(\.byte).elementsEqual("TO DO".utf8) {
            toDos.append(range.lowerBound)
            while mark < marks.count, marks[mark].place <= inside.upperBound { mark += 1 }
            return true
        }
        guard inside.count <= Self.longestCitation else { return false }
        let words = String(decoding: letters[inside].map(\.byte), as: UTF8.self)
        let isFootnote = words.hasPrefix("^")
        let keys = isFootnote ? [String(words.dropFirst())] : Self.keys(words)
        // The space before a bracket belongs to it.
        if !isFootnote, !keys.isEmpty, output.last?.byte == 0x20 { output.removeLast() }
        for key in keys { citations.append(InlineText.Mark(key: key, place: output.count, range: range)) }
        return !keys.isEmpty
    }

    /// The citations in brackets: words in small letters that end in a number, "scores" or "report"; several
    /// with `;` between them.
    static func keys(_ inner: String) -> [String] {
        let parts = inner.split(whereSeparator: { $0 == ";" || $0 == "," }).map {
            $0.split(separator: " ").joined(separator: " ")
        }
        let isEach = parts.allSatisfy { part in
            let words = part.split(separator: " ")
            guard let last = words.last, part.first?.isLowercase == true else { return false }
            guard part.allSatisfy({ $0.isLowercase || $0.isNumber || $0 == " " || $0 == "-" }) else {
                return false
            }
            return words.count >= 2 && last.allSatisfy { $0.isNumber } || last == "scores" || last == "report"
        }
        return isEach ? parts : []
    }

    /// What was read, without white space at its ends.
    func text(links: [InlineText.Link], end: Int) -> InlineText {
        let lead = output.prefix { $0.byte == 0x20 }.count
        var kept = output[lead...]
        while kept.last?.byte == 0x20 { kept.removeLast() }
        var text = InlineText()
        text.text = String(decoding: kept.map(\.byte), as: UTF8.self)
        text.runs = runs()
        text.offsets = kept.map(\.offset)
        text.citations = citations.map { mark in
            var mark = mark
            mark.place = min(max(0, mark.place - lead), kept.count)
            return mark
        }
        text.links = links
        text.strong = Self.runs(kept.map(\.isStrong))
        text.toDos = toDos
        text.end = end
        return text
    }

    /// All that is printed, cut where bold begins and ends and where footnotes are cited.
    private func runs() -> [InlineText.Run] {
        var runs: [InlineText.Run] = []
        var bytes: [UInt8] = []
        var isStrong = false
        func close() {
            guard !bytes.isEmpty else { return }
            runs.append(InlineText.Run(text: String(decoding: bytes, as: UTF8.self), isStrong: isStrong))
            bytes = []
        }
        var rest = marks[...]
        var end = skipped
        for (place, letter) in letters.enumerated().dropFirst(skipped) where place >= end {
            while let mark = rest.first, mark.place <= place {
                close()
                runs.append(InlineText.Run(text: "[^\(mark.key)]", footnote: mark.key))
                rest = rest.dropFirst()
            }
            if let last = closing[place], let key = undefined(place + 1..<last) {
                close()
                runs.append(InlineText.Run(text: "[^\(key)]", footnote: key))
                end = last + 1
                continue
            }
            if letter.isStrong != isStrong { close() }
            isStrong = letter.isStrong
            bytes.append(letter.byte)
        }
        close()
        return runs + rest.map { InlineText.Run(text: "[^\($0.key)]", footnote: $0.key) }
    }

    /// The label of a footnote that nothing defines, which is text to Markdown.
    private func undefined(_ inside: Range<Int>) -> String? {
        guard inside.count <= Self.longestCitation, letters[inside].first?.byte == UInt8(ascii: "^") else {
            return nil
        }
        return String(decoding: letters[inside].dropFirst().map(\.byte), as: UTF8.self)
    }

    private static func runs(_ flags: [Bool]) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        var start: Int?
        for (place, flag) in (flags + [false]).enumerated() {
            if flag, start == nil { start = place }
            if !flag, let open = start {
                runs.append(open..<place)
                start = nil
            }
        }
        return runs
    }
}
