internal import ClaimReading
internal import AssessmentModel
internal import NoteText
internal import SentenceNumbers
internal import TextAnalysis

extension Check {
    static let quotationChecks: [Check] = [
        error(.quotation, "Words in quotation marks that are not in the cited paragraph exactly as written.")
        { checked, check in
            for segment in checked.segments where !checked.isRemark(segment) {
                for quote in segment.quotes { try examine(quote, segment, &checked, check) }
            }
        }
    ]

    private static func examine(
        _ quote: QuotedWords, _ segment: NoteSegment, _ checked: inout CheckedNote, _ check: Check
    ) throws {
        let words = segment.slice(quote.range)
        let count = Wording.count(words)
        // Straight marks around a word or two without a citation name a term: "Calculated" marks our
        // arithmetic.
        let isRating = Rating.allCases.contains { $0.label == words }
        if !segment.isCited, count == 1 && !isRating || !quote.isCurly && count <= 3 { return }
        let cited = checked.passages(of: segment)
        if let passage = cited.first(where: { Verbatim.stands(words, in: $0.text) }) {
            guard let left = Verbatim.leftOut(by: words, in: passage.text), !segment.says(left, before: quote)
            else { return }
            return checked.report(
                check, segment, at: quote.range.lowerBound, about: words,
                "“\(words)” leaves out “\(left)”, which belongs to it.",
                hint:
                    "\(checked.words(for: passage)) reads: “\(Verbatim.nearest(to: words, in: passage.text) ?? passage.text)”",
                reading: passage.id)
        }
        if checked.isScoreWording(words, of: segment) { return }
        if checked.source.isStanding(words) { return }
        if try checked.wasSaid(words) { return }
        // A changed paragraph is reported by `stale`, with what its words are now.
        if segment.keys.contains(where: { checked.citations[$0]?.isStale == true }) { return }
        if !segment.isCited {
            if checked.body[segment.block].isOfficer, !quote.isCurly { return }
            if checked.citedPassages.contains(where: { Verbatim.stands(words, in: $0.text) }) { return }
        }
        let assessments = checked.assessments(of: segment)
        for assessment in assessments {
            guard
                let other = try checked.allPassages(of: assessment.id).first(where: {
                    Verbatim.stands(words, in: $0.text)
                        || $0.heading.map { Verbatim.stands(words, in: $0) } ?? false
                })
            else { continue }
            guard segment.isCited else { return }
            return checked.report(
                named(.wrongParagraph), segment, at: quote.range.lowerBound, about: words,
                "“\(words)” is not in the paragraph cited: it stands in \(checked.words(for: other)).",
                hint: "Cite that paragraph.")
        }
        // Nothing to hold it against: straight marks may be anyone's words.
        if !segment.isCited, !quote.isCurly { return }
        if cited.isEmpty, segment.isCited,
            segment.keys.contains(where: { checked.citations[$0]?.problems.isEmpty == false })
        {
            return
        }
        try reportNearest(to: words, segment, at: quote.range.lowerBound, cited, assessments, &checked, check)
    }

    /// Says of words that stand nowhere how they differ from the sentence that is likest.
    ///
    /// - Parameters:
    ///   - cited: the paragraphs looked at; where there are none, all of the assessments are.
    ///   - place: of the quotation in the segment.
    private static func reportNearest(
        to words: String, _ segment: NoteSegment, at place: Int, _ cited: [SourcePassage],
        _ assessments: [SourceAssessment], _ checked: inout CheckedNote, _ check: Check
    ) throws {
        let pool = cited.isEmpty ? try assessments.flatMap { try checked.allPassages(of: $0.id) } : cited
        let nearest = pool.compactMap { passage in
            Verbatim.nearest(to: words, in: passage.text).map { (passage, $0) }
        }
        .max { Verbatim.shared(words, $0.1) < Verbatim.shared(words, $1.1) }
        if assessments.isEmpty, !segment.isCited {
            return checked.report(
                check, segment, at: place, about: words,
                "“\(words)” has no source, and the note names no council whose report is held: it was not looked up.",
                hint:
                    "Say which report it is from, as a footnote: [^needs-7]: CQC Northmoor report, Assessing needs, paragraph 7."
            )
        }
        guard let (passage, sentence) = nearest else {
            return checked.report(
                check, segment, at: place, about: words,
                "“\(words)” is not in \(cited.isEmpty ? "the report" : cited.map(checked.words).joined(separator: " or ")).",
                hint:
                    "Quote CQC's words exactly, or take the quotation marks away and say it in your own words."
            )
        }
        let hint = "\(checked.words(for: passage)) reads: “\(sentence)”"
        if Wording.isSingleVoice(sentence), !Wording.isSingleVoice(words), Speakers.severalSpeak(in: words) {
            return checked.report(
                named(.singleVoice), segment, at: place, about: words,
                "“\(words)” gives one person's words as those of several.", hint: hint, reading: passage.id)
        }
        checked.report(
            check, segment, at: place, about: words,
            "“\(words)” is not what CQC wrote: \(Verbatim.difference(words, from: sentence).english).",
            hint: hint, reading: passage.id)
    }
}

extension CheckedNote {
    /// Whether words stand in a paragraph as it was before its page was published again, where the note says
    /// that it quotes it so.
    func wasSaid(_ words: String) throws -> Bool {
        try (note.trailer?.former ?? []).contains { former in
            let old = try source.formerWords(fingerprint: former.fingerprint, assessment: former.assessment)
            return old.map { Verbatim.stands(words, in: $0) } ?? false
        }
    }

    /// Whether a segment repeats a remark on the report, which quotes what is odd in it; a number may stand
    /// before it.
    func isRemark(_ segment: NoteSegment) -> Bool { remarkBlocks.contains(segment.block) }

    /// The blocks that end in a remark of some assessments, in its own words or as readers get them. Made
    /// once: it was half of a check's time.
    static func remarkBlocks(in body: [NoteBlock], of assessments: some Sequence<SourceAssessment>) -> Set<
        Int
    > {
        // "£104,288,000" and "£104288000" are one.
        func plain(_ text: String) -> String { Folding.words(text).replacing(" ", with: "") }
        let endings = assessments.flatMap { assessment in
            assessment.remarks.flatMap {
                [plain($0.text), plain(RemarkWords.forReaders($0.text))]
            }
        }.filter { !$0.isEmpty }
        return Set(
            body.indices.filter { place in
                let words = plain(body[place].text)
                return endings.contains(where: words.hasSuffix)
            })
    }

    /// Whether words are those of a score or of a rating: “some shortfalls”, “Good”.
    func isScoreWording(_ words: String, of segment: NoteSegment) -> Bool {
        let wanted = Verbatim.pieces(of: words).joined(separator: " ")
        // All of it, with or without "evidence shows".
        let scores = (1...4).filter {
            let words = source.wording(ofScore: $0).map { Wording.words($0) } ?? []
            return [words, Array(words.dropFirst(2))].contains(Wording.words(wanted))
        }
        guard !scores.isEmpty else {
            return assessments.values.contains {
                $0.rating.map { Folding.words($0) == Folding.words(words) } ?? false
            }
        }
        // In a row of scores, or right behind a score, it must be that score's.
        let printed = segments.filter { $0.block == segment.block }.flatMap(\.numbers).filter {
            $0.unit == nil && (1...4).contains($0.value)
        }
        let isBeside = segment.header != nil && printed.count == 1
        return !isBeside || scores.contains(Int(printed[0].value))
    }
}
