internal import AssessmentModel
internal import ReferenceData
internal import SourceText
internal import TextAnalysis

/// Everything the checks look at: an assessment with its pages, its evidence, and what was noticed while it
/// was put together.
struct ReportInHand: Sendable {
    let assessment: Assessment
    let pages: [ReportPage]
    /// Noticed while the pages were put together.
    let notices: [Notice]
    let cues: Cues
    /// One for each finding.
    let passages: [Passage]

    /// A finding with its sentences.
    struct Passage: Sendable {
        let finding: Finding
        /// Line of its document, from 1.
        let line: Int?
        let evidence: FindingEvidence
        let sentences: [SentenceInHand]

        var place: FindingPlace { FindingPlace(section: finding.section, number: finding.number) }
    }

    /// - Parameter evidence: one record for each finding of the assessment.
    init(
        _ assessment: Assessment, evidence: [FindingEvidence], pages: [ReportPage], notices: [Notice],
        cues: Cues
    ) {
        self.assessment = assessment
        self.pages = pages
        self.notices = notices
        self.cues = cues
        let lines = Dictionary(pages.map { ($0.digest, LineFinder($0)) }) { first, _ in first }
        passages = zip(assessment.findings, evidence).map { finding, evidence in
            Passage(
                finding: finding, line: lines[finding.document]?.line(at: finding.span.start),
                evidence: evidence,
                sentences: evidence.sentences.map(SentenceInHand.init))
        }
    }

    /// A notice that points at a finding.
    func notice(_ code: RemarkCode, at passage: Passage, _ text: String) -> Notice {
        Notice(code, document: passage.finding.document, line: passage.line, finding: passage.place, text)
    }

    /// The last part of a document's path, by its digest.
    func fileName(of document: String) -> String {
        let path = pages.first { $0.digest == document }?.path ?? ""
        return path.split(separator: "/").last.map(String.init) ?? path
    }

    /// Where a passage stands, for a remark about two: `Safeguarding, paragraph 3, line 88`.
    func place(of passage: Passage) -> String {
        let section =
            "\(cues.framework.title(of: passage.finding.section)), paragraph \(passage.finding.number)"
        return passage.line.map { "\(section), line \($0)" } ?? section
    }
}

/// A sentence with its tokens.
struct SentenceInHand: Sendable {
    let sentence: Sentence
    /// UTF-8 of the sentence; spans count from its first byte.
    let bytes: [UInt8]
    let tokens: [Token]
    /// Without one a sentence has no figure and no date.
    let hasDigit: Bool

    init(_ sentence: Sentence) {
        self.sentence = sentence
        bytes = Array(sentence.text.utf8)
        tokens = Tokenizer.tokens(bytes)
        hasDigit = bytes.contains(where: Bytes.isDigit)
    }

    /// The text of a run of tokens, verbatim.
    func text(_ range: Range<Int>) -> String {
        guard let first = range.first, range.upperBound <= tokens.count else { return "" }
        return String(
            decoding: bytes[tokens[first].span.start..<tokens[range.upperBound - 1].span.end], as: UTF8.self)
    }

    /// The token that begins at a byte or is the first after it; the number of tokens when there is none.
    func token(at offset: Int) -> Int {
        var low = 0
        var high = tokens.count
        while low < high {
            let middle = (low + high) / 2
            if tokens[middle].span.start < offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    func isMark(_ index: Int, _ key: UInt64) -> Bool {
        tokens.indices.contains(index) && tokens[index].kind == .mark && tokens[index].key == key
    }

    func isWord(_ index: Int, _ words: Set<UInt64>) -> Bool {
        tokens.indices.contains(index) && tokens[index].kind == .word && words.contains(tokens[index].key)
    }

    /// Equal for sentences of the same words, whatever their case and marks of quotation.
    var key: UInt64 { tokens.reduce(14_695_981_039_346_656_037) { ($0 ^ $1.key) &* 1_099_511_628_211 } }
}

/// Keys of some words, to compare with tokens.
func keys(_ words: String) -> Set<UInt64> {
    Set(words.split(separator: " ").map { Tokenizer.key(String($0)) })
}

/// Lines of a page by place in its reading text.
private struct LineFinder {
    private let starts: [Int]
    private let lines: [Int]

    init(_ page: ReportPage) {
        starts = page.extents.map(\.span.start)
        lines = page.extents.map(\.line)
    }

    /// The line of the last extent that begins at or before an offset.
    func line(at offset: Int) -> Int? {
        var low = 0
        var high = starts.count
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? lines[low - 1] : nil
    }
}
