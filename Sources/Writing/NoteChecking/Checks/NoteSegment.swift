internal import ClaimReading
internal import NoteText
internal import SentenceNumbers
internal import SourceText
internal import TextAnalysis

/// A stretch of a note that rests on the citations right behind it: a sentence or several, or a table's cell.
struct NoteSegment {
    /// Place in `ParsedNote.body`, and of the cell in the block.
    var block: Int
    var cell: Int
    /// In bytes of the cell's text.
    var range: Range<Int>
    var text: String
    /// The citations it rests on: its own, else those of its block.
    var keys: [String]
    /// Whether the citations are its own: right behind it, or its row's.
    var isCited: Bool
    /// The column's heading; nil outside tables.
    var header: String?
    var quotes: [QuotedWords]
    /// The text with what stands in quotation marks blanked out: the note's own words, at the same places.
    var ownWords: String
    /// Of the note's own words.
    var mentions: NumberMentions
    /// Without codes such as "0014", which may be part of a name: no quantity is printed so.
    var numbers: [NumberMention] {
        mentions.numbers.filter { !($0.words.hasPrefix("0") && $0.words.dropFirst().first?.isNumber == true) }
    }
    var dates: [DateMention] { mentions.dates }
    /// What the numbers of a table cell are about: the row's first cell.
    var label: String
}

extension NoteSegment {
    /// The sentence of the note's own words that a number stands in.
    func sentence(around mention: NumberMention) -> String {
        let bytes = Array(ownWords.utf8)
        let own = SentenceSegmenter.segment(bytes).first {
            $0.start <= mention.span.lowerBound && mention.span.lowerBound < $0.end
        }
        return own.map { String(decoding: bytes[$0.start..<$0.end], as: UTF8.self) } ?? ownWords
    }

    /// Whether the note's own words before a quotation say a word.
    func says(_ word: String, before quote: QuotedWords) -> Bool {
        Wording.words(String(decoding: Array(ownWords.utf8)[..<quote.range.lowerBound], as: UTF8.self))
            .contains(word)
    }
}

/// Cuts the body of a note into segments.
enum NoteSegmenter {
    static func segments(of body: [NoteBlock], vocabulary: CheckVocabulary) -> [NoteSegment] {
        var segments: [NoteSegment] = []
        for (index, block) in body.enumerated() {
            if block.kind == .tableRow {
                let row = block.cells.flatMap { $0.citations.map(\.key) }
                for (column, cell) in block.cells.enumerated() {
                    let own = cell.citations.map(\.key)
                    var segment = make(
                        index, column, cell, 0..<cell.text.utf8.count, keys: own.isEmpty ? row : own,
                        isCited: !row.isEmpty, vocabulary)
                    segment.header = block.table.flatMap {
                        $0.header.indices.contains(column) ? $0.header[column] : nil
                    }
                    segment.label = block.cells[0].text
                    segments.append(segment)
                }
            } else if let cell = block.cells.first {
                segments += prose(index, cell, vocabulary)
            }
        }
        return segments
    }

    private static func prose(_ block: Int, _ cell: InlineText, _ vocabulary: CheckVocabulary)
        -> [NoteSegment]
    {
        let bytes = Array(cell.text.utf8)
        var segments: [NoteSegment] = []
        var start = 0
        var keys: [String] = []
        var end = 0
        func flush(_ upTo: Int) {
            guard !keys.isEmpty else { return }
            segments += pieces(of: bytes, start..<upTo).map {
                make(block, 0, cell, $0, keys: keys, isCited: true, vocabulary)
            }
            start = upTo
            keys = []
        }
        for citation in cell.citations {
            // Citations with nothing but marks between them stand behind the same words.
            let hasWords = bytes[min(end, citation.place)..<citation.place].contains {
                Bytes.isLetter($0) || Bytes.isDigit($0)
            }
            if hasWords { flush(end) }
            keys.append(citation.key)
            end = citation.place
        }
        // A bracket stands before the stop that ends its sentence.
        var last = end
        while last < bytes.count,
            [UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";")].contains(bytes[last])
        { last += 1 }
        if !keys.isEmpty { flush(keys.isEmpty ? end : last) }
        if bytes[start...].contains(where: { Bytes.isLetter($0) || Bytes.isDigit($0) }) {
            segments += pieces(of: bytes, start..<bytes.count).map {
                make(block, 0, cell, $0, keys: cell.citations.map(\.key), isCited: false, vocabulary)
            }
        }
        return segments
    }

    /// Most bytes of a segment, unless a quotation is longer: each number and quotation is held against all of its segment.
    private static let most = 8_000

    /// A stretch of text, cut outside quotations where it is longer than `most`: behind a sentence if it can be.
    private static func pieces(of bytes: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
        guard range.count > most else { return [range] }
        let text = Array(bytes[range])
        var isQuoted = [Bool](repeating: false, count: text.count)
        for quote in QuotedWords.all(in: text) { for place in quote.range { isQuoted[place] = true } }
        var (pieces, start, sentence, word): ([Range<Int>], Int, Int?, Int?) = ([], 0, nil, nil)
        for place in text.indices.dropFirst() where text[place] == UInt8(ascii: " ") && !isQuoted[place] {
            if place - start > most, let end = sentence ?? word {
                pieces.append(range.lowerBound + start..<range.lowerBound + end)
                (start, sentence, word) = (end, nil, nil)
            }
            word = place
            if text[place - 1] == UInt8(ascii: ".") { sentence = place }
        }
        return pieces + [range.lowerBound + start..<range.upperBound]
    }

    private static func make(
        _ block: Int, _ column: Int, _ cell: InlineText, _ range: Range<Int>, keys: [String], isCited: Bool,
        _ vocabulary: CheckVocabulary
    ) -> NoteSegment {
        let text = cell.slice(range)
        let quotes = QuotedWords.all(in: Array(text.utf8))
        var own = Array(text.utf8)
        for quote in quotes { for place in quote.range { own[place] = UInt8(ascii: " ") } }
        let ownWords = String(decoding: own, as: UTF8.self)
        let mentions = NumberMentions(of: ownWords, vocabulary: vocabulary)
        var unique: [String] = []
        for key in keys where !unique.contains(key) { unique.append(key) }
        return NoteSegment(
            block: block, cell: column, range: range, text: text, keys: unique, isCited: isCited, header: nil,
            quotes: quotes,
            ownWords: ownWords, mentions: mentions, label: "")
    }
}
