package import SourceText
internal import TextAnalysis

/// The text of a block without its Markdown, and where each of its bytes stands in the file.
package struct InlineText {
    /// A citation in the text.
    package struct Mark {
        /// `northmoor-needs-7` of a footnote, `needs 7` of a bracket.
        package var key: String
        /// Byte of `text` it stands before.
        package var place: Int
        /// Byte of the file.
        package var offset: Int
    }

    /// A link or an image.
    package struct Link {
        package var text: String
        package var address: String
        package var isImage: Bool
        package var offset: Int
    }

    package private(set) var text = ""
    package private(set) var citations: [Mark] = []
    package private(set) var links: [Link] = []
    /// Bold stretches of the text, in bytes.
    package private(set) var strong: [Range<Int>] = []
    /// Places in the file of `[TO DO: …]`.
    package private(set) var toDos: [Int] = []
    /// For each byte of `text` its place in the file.
    private var offsets: [Int] = []
    private let end: Int

    /// - Parameters:
    ///   - bytes: of the file.
    ///   - spans: the lines that make up the block, without what opens them.
    package init(_ bytes: [UInt8], _ spans: [Span]) {
        end = spans.last?.end ?? 0
        var scan = InlineScan(bytes: bytes)
        for (index, span) in spans.enumerated() {
            if index > 0 { scan.put(UInt8(ascii: " "), at: span.start) }
            scan.read(span)
        }
        scan.trim()
        text = String(decoding: scan.output, as: UTF8.self)
        offsets = scan.offsets
        citations = scan.citations
        links = scan.links
        strong = scan.strong
        toDos = scan.toDos
    }

    /// The place in the file of a byte of the text.
    package func offset(of place: Int) -> Int {
        offsets.indices.contains(place) ? offsets[place] : (offsets.last.map { $0 + 1 } ?? end)
    }

    /// A stretch of the text, in bytes.
    package func slice(_ range: Range<Int>) -> String {
        String(decoding: Array(text.utf8)[range], as: UTF8.self)
    }
}

/// Strips Markdown from lines while keeping the places.
private struct InlineScan {
    let bytes: [UInt8]
    var output: [UInt8] = []
    var offsets: [Int] = []
    var citations: [InlineText.Mark] = []
    var links: [InlineText.Link] = []
    var strong: [Range<Int>] = []
    var toDos: [Int] = []
    private var strongStart: Int?

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func put(_ byte: UInt8, at place: Int) {
        output.append(byte)
        offsets.append(place)
    }

    mutating func trim() {
        while output.last == UInt8(ascii: " ") {
            output.removeLast()
            offsets.removeLast()
        }
        var lead = 0
        while lead < output.count, output[lead] == UInt8(ascii: " ") { lead += 1 }
        guard lead > 0 else { return }
        output.removeFirst(lead)
        offsets.removeFirst(lead)
        for index in citations.indices { citations[index].place = max(0, citations[index].place - lead) }
        strong = strong.map { max(0, $0.lowerBound - lead)..<max(0, $0.upperBound - lead) }
    }

    mutating func read(_ span: Span) {
        var i = span.start
        while i < span.end {
            let byte = bytes[i]
            switch byte {
            case UInt8(ascii: "\\") where i + 1 < span.end && isMark(bytes[i + 1]):
                put(bytes[i + 1], at: i + 1)
                i += 2
            case UInt8(ascii: "*"), UInt8(ascii: "_"):
                i = emphasis(i, span)
            case UInt8(ascii: "!") where i + 1 < span.end && bytes[i + 1] == UInt8(ascii: "["):
                i = link(i + 1, span, isImage: true) ?? plain(i)
            case UInt8(ascii: "["):
                i = bracket(i, span)
            case UInt8(ascii: "`"):
                i += 1
            case UInt8(ascii: "<"):
                i = tag(i, span)
            case UInt8(ascii: "\t"):
                put(UInt8(ascii: " "), at: i)
                i += 1
            default: i = plain(i)
            }
        }
    }

    private mutating func plain(_ i: Int) -> Int {
        put(bytes[i], at: i)
        return i + 1
    }

    private func isMark(_ byte: UInt8) -> Bool {
        byte < 0x80 && byte > 0x20 && !Bytes.isLetter(byte) && !Bytes.isDigit(byte)
    }

    private mutating func emphasis(_ start: Int, _ span: Span) -> Int {
        var i = start
        while i < span.end, bytes[i] == bytes[start] { i += 1 }
        let before = start > span.start ? bytes[start - 1] : 0x20
        let after = i < span.end ? bytes[i] : 0x20
        let isInside =
            (Bytes.isLetter(before) || Bytes.isDigit(before))
            && (Bytes.isLetter(after) || Bytes.isDigit(after))
        if bytes[start] == UInt8(ascii: "_"), isInside || i - start > 2 || before == 0x20 && after == 0x20 {
            for place in start..<i { put(bytes[place], at: place) }
            return i
        }
        if bytes[start] == UInt8(ascii: "*"), before == 0x20, after == 0x20 {
            for place in start..<i { put(bytes[place], at: place) }
            return i
        }
        if i - start >= 2 {
            if let open = strongStart {
                if output.count > open { strong.append(open..<output.count) }
                strongStart = nil
            } else {
                strongStart = output.count
            }
        }
        return i
    }

    /// `[^label]`, `[TO DO: …]`, `[needs 7]`, `[words](address)`, or brackets of the text.
    private mutating func bracket(_ start: Int, _ span: Span) -> Int {
        guard let close = closing(start, span) else { return plain(start) }
        let inner = String(decoding: bytes[start + 1..<close], as: UTF8.self)
        if inner.hasPrefix("^") {
            citations.append(
                InlineText.Mark(key: String(inner.dropFirst()), place: output.count, offset: start))
            return close + 1
        }
        if inner.hasPrefix("TO DO") {
            toDos.append(start)
            return close + 1
        }
        if let next = link(start, span, isImage: false) { return next }
        let keys = Self.bracketKeys(inner)
        if !keys.isEmpty {
            // The space before a bracket belongs to it.
            if output.last == UInt8(ascii: " "), !output.isEmpty {
                output.removeLast()
                offsets.removeLast()
            }
            for key in keys {
                citations.append(InlineText.Mark(key: key, place: output.count, offset: start))
            }
            return close + 1
        }
        return plain(start)
    }

    /// The citations in brackets: words in small letters that end in a number, "scores" or "report"; several
    /// with `;` between them.
    private static func bracketKeys(_ inner: String) -> [String] {
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

    private func closing(_ start: Int, _ span: Span) -> Int? {
        var depth = 0
        var i = start
        while i < span.end {
            if bytes[i] == UInt8(ascii: "\\") {
                i += 2
                continue
            }
            if bytes[i] == UInt8(ascii: "[") { depth += 1 }
            if bytes[i] == UInt8(ascii: "]") {
                depth -= 1
                if depth == 0 { return i }
            }
            i += 1
        }
        return nil
    }

    private mutating func link(_ start: Int, _ span: Span, isImage: Bool) -> Int? {
        guard let close = closing(start, span), close + 1 < span.end, bytes[close + 1] == UInt8(ascii: "("),
            let end = bytes[close + 1..<span.end].firstIndex(of: UInt8(ascii: ")"))
        else { return nil }
        let address = String(decoding: bytes[close + 2..<end], as: UTF8.self)
        let words = String(decoding: bytes[start + 1..<close], as: UTF8.self).replacing("\\", with: "")
        links.append(InlineText.Link(text: words, address: address, isImage: isImage, offset: start))
        if !isImage { read(Span(start + 1, close)) }
        return end + 1
    }

    /// Leaves out an HTML tag; a `<` that opens none is text.
    private mutating func tag(_ start: Int, _ span: Span) -> Int {
        guard start + 1 < span.end, Bytes.isLetter(bytes[start + 1]) || bytes[start + 1] == UInt8(ascii: "/"),
            let end = bytes[start..<span.end].firstIndex(of: UInt8(ascii: ">"))
        else { return plain(start) }
        return end + 1
    }
}
