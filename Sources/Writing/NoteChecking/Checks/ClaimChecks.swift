internal import ClaimReading
internal import AssessmentModel
internal import English
internal import NoteText
internal import SentenceNumbers
internal import SourceText
internal import TextAnalysis

extension Check {
    /// Sentences that go through the engine of `verify`.
    static let claimChecks: [Check] = [
        warning(
            .turned,
            "A sentence in its own words that its source does not bear out, or one about CQC in an officer's comment."
        ) { checked, check in
            for segment in checked.segments where segment.header == nil && !checked.isRemark(segment) {
                let isOfficer = checked.body[segment.block].isOfficer
                guard isOfficer || segment.isCited else { continue }
                let passages = checked.passages(of: segment)
                let bytes = Array(segment.text.utf8)
                for span in SentenceSegmenter.segment(bytes) {
                    let isQuoted = segment.quotes.contains { $0.range.overlaps(span.start..<span.end) }
                    let text = String(decoding: bytes[span.start..<span.end], as: UTF8.self)
                    guard !isQuoted, !text.contains("?"), !checked.isAsWritten(text) else { continue }
                    let found =
                        isOfficer && passages.isEmpty
                        ? try officers(text, checked) : try cited(text, passages, checked)
                    guard let found else { continue }
                    report(found, text, segment, at: span.start, &checked, check)
                }
            }
        }
    ]

    private static let ofCQC = English.words(.checks, "names of cqc")

    /// A sentence that cites paragraphs: nil unless they have it otherwise.
    private static func cited(_ text: String, _ passages: [SourcePassage], _ checked: CheckedNote) throws
        -> Verification?
    {
        guard !passages.isEmpty, Wording.count(text) >= 6 else { return nil }
        let found = try checked.verdict(of: text, against: passages)
        guard found.verdict == .altered, let source = found.source?.words else { return nil }
        // A summary in other words is an officer's work, and where it differs is no sign of an error.
        return closeness(of: text, to: source) >= leastCloseness ? found : nil
    }

    /// Of the words of a sentence, the share that its source must have for the two to be held word against word.
    private static let leastCloseness = 0.8

    /// The share of a sentence's words that stand in another in some form, numbers apart.
    private static func closeness(of text: String, to source: String) -> Double {
        let words = Wording.words(text).filter { $0.contains(where: \.isLetter) }
        let there = Set(Wording.words(source).map { Stemmer.stem($0) })
        return Double(words.count { there.contains(Stemmer.stem($0)) }) / Double(max(words.count, 1))
    }

    /// What an officer says of CQC's findings: nil unless the reports have it otherwise, or have nothing of its
    /// figures.
    private static func officers(_ text: String, _ checked: CheckedNote) throws -> Verification? {
        guard Wording.words(text).contains(where: ofCQC.contains),
            let found = try checked.verdict(of: text)
        else { return nil }
        if found.verdict == .altered { return found }
        let numbers = NumberMentions(of: text, vocabulary: checked.vocabulary).numbers
        let isFigure = numbers.contains { $0.role == .value && !$0.isSpelled && !$0.words.hasPrefix("0") }
        return found.verdict == .notFound && isFigure ? found : nil
    }

    private static func report(
        _ found: Verification, _ text: String, _ segment: NoteSegment, at place: Int,
        _ checked: inout CheckedNote, _ check: Check
    ) {
        let message =
            found.verdict == .notFound
            ? "Nothing like this was found in the reports: “\(text)”"
            : "This may not be what CQC wrote: \(found.changes.first ?? "")."
        let hint = found.source.map { "\($0.place) reads: “\($0.words)”" }
        checked.report(
            check, segment, at: place, about: text, message,
            hint: hint ?? "Say where it is from, or leave the figure out.", reading: found.source?.id)
    }
}
