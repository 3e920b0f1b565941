internal import AssessmentModel
internal import ReferenceData
internal import SourceText
internal import TextAnalysis

/// Brackets, quotation marks and characters.
enum MarkChecks {
    // MARK: Brackets and quotation marks

    /// At most one notice for each kind of mark in a finding.
    static func unbalanced(_ report: ReportInHand) -> [Notice] {
        report.passages.flatMap { passage -> [Notice] in
            let text = Array(passage.finding.text.utf8)
            return [bracket(text), doubleQuote(text), singleQuote(text)].compactMap { fault in
                fault.map {
                    report.notice(
                        .unbalanced, at: passage, "\($0.what): “\(quotation(text, around: $0.place))”")
                }
            }
        }
    }

    private struct Fault {
        var what: String
        /// Offset of the mark.
        var place: Int
    }

    private static func bracket(_ text: [UInt8]) -> Fault? {
        var open: [Int] = []
        for (index, byte) in text.enumerated() {
            if byte == UInt8(ascii: "(") { open.append(index) }
            guard byte == UInt8(ascii: ")") else { continue }
            if open.popLast() == nil, !isListMark(text, closingAt: index) {
                return Fault(what: "A bracket closes that was never opened", place: index)
            }
        }
        return open.first.map { Fault(what: "A bracket opens and is never closed", place: $0) }
    }

    /// `a)`, `1)` and `iv)` number the items of a list.
    private static func isListMark(_ text: [UInt8], closingAt index: Int) -> Bool {
        var start = index
        while start > 0, Bytes.isLetter(text[start - 1]) || Bytes.isDigit(text[start - 1]) { start -= 1 }
        return index - start <= 3 && start < index && (start == 0 || Bytes.isSpace(text[start - 1]))
    }

    /// U+201C, U+201D, U+2018 and U+2019 begin with E2 80.
    private static func curly(_ text: [UInt8], _ index: Int) -> UInt8? {
        index + 2 < text.count && text[index] == 0xE2 && text[index + 1] == 0x80 ? text[index + 2] : nil
    }

    private static func doubleQuote(_ text: [UInt8]) -> Fault? {
        var straight: Int?
        var open: Int?
        for index in text.indices where text[index] == UInt8(ascii: "\"") || text[index] == 0xE2 {
            if text[index] == UInt8(ascii: "\"") { straight = straight == nil ? index : nil }
            switch curly(text, index) {
            case 0x9C?: open = open ?? index
            case 0x9D?:
                // “straight" and the other way round are one pair, if an ugly one.
                if open == nil, straight == nil {
                    return Fault(what: "A quotation ends that was never begun", place: index)
                }
                (open, straight) = (nil, nil)
            default: break
            }
            if open != nil, straight == index { (open, straight) = (nil, nil) }
        }
        return (open ?? straight).map { Fault(what: "A quotation is begun and never ended", place: $0) }
    }

    /// Single quotation marks that open before a word (‘90s is none). Apostrophes look like closing ones, so
    /// only a quotation that is certainly not closed is a fault: another begins before any mark that could
    /// end it, or the finding ends.
    private static func singleQuote(_ text: [UInt8]) -> Fault? {
        var open: Int?
        for index in text.indices where text[index] == UInt8(ascii: "'") || text[index] == 0xE2 {
            let mark = curly(text, index)
            let isStraight = text[index] == UInt8(ascii: "'")
            guard isStraight || mark == 0x98 || mark == 0x99 else { continue }
            let next = index + (isStraight ? 1 : 3)
            let isAfterGap =
                index == 0 || Bytes.isSpace(text[index - 1]) || text[index - 1] == UInt8(ascii: "(")
            let isBeforeWord =
                next < text.count
                && (Bytes.isLetter(text[next]) || text[next] >= 0xC3 && curly(text, next) == nil)
            if isBeforeWord, mark == 0x98 || isStraight && isAfterGap {
                if let open { return Fault(what: "A quotation is begun and never ended", place: open) }
                open = index
            } else if !isBeforeWord {
                open = nil
            }
        }
        return open.map { Fault(what: "A quotation is begun and never ended", place: $0) }
    }

    /// The words around an offset, with an ellipsis at each cut.
    private static func quotation(_ text: [UInt8], around place: Int) -> String {
        var start = max(0, place - 50)
        while start > 0, text[start - 1] != UInt8(ascii: " ") { start -= 1 }
        var end = min(text.count, place + 50)
        while end < text.count, text[end] != UInt8(ascii: " ") { end += 1 }
        return (start > 0 ? "…" : "") + String(decoding: text[start..<end], as: UTF8.self)
            + (end < text.count ? "…" : "")
    }

    // MARK: Characters

    /// Signs of a wrong decoding that is part of the text: UTF-8 read as Windows-1252 ("â€™", "Â£", "Ã©"),
    /// and U+FFFD.
    static func damaged(_ report: ReportInHand) -> [Notice] {
        report.notices.filter { $0.code == .repaired }
            + report.pages.flatMap { page -> [Notice] in
                let bytes = Array(page.readingText.utf8)
                guard let first = damage(in: bytes, from: 0) else { return [] }
                var count = 1
                var next = first + 3
                while let place = damage(in: bytes, from: next) {
                    count += 1
                    next = place + 3
                }
                let line = page.extents.last { $0.span.start <= first }?.line
                let places = count == 1 ? "once" : "\(count) times"
                return [
                    Notice(
                        .repaired, document: page.digest, line: line,
                        "Characters are damaged, \(places): “\(quotation(bytes, around: first))”")
                ]
            }
    }

    private static func damage(in bytes: [UInt8], from start: Int) -> Int? {
        var i = start
        while i + 2 < bytes.count {
            switch bytes[i] {
            // U+FFFD
            case 0xEF where bytes[i + 1] == 0xBF && bytes[i + 2] == 0xBD: return i
            // "â€": â is C3 A2 and € is E2 82 AC.
            case 0xC3 where bytes[i + 1] == 0xA2 && bytes[i + 2] == 0xE2: return i
            // "Â£" and "Â " and "Ã©": Â or Ã before a sign of Latin-1.
            case 0xC3 where (bytes[i + 1] == 0x82 || bytes[i + 1] == 0x83) && bytes[i + 2] == 0xC2: return i
            default: i += 1
            }
        }
        return nil
    }
}
