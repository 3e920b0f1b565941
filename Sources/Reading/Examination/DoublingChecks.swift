internal import AssessmentModel
internal import ReferenceData
internal import SourceText
internal import TextAnalysis

/// Sentences and paragraphs that a page has twice.
enum DoublingChecks {
    /// Shorter texts recur by nature.
    private static let leastBytes = 40

    static func find(_ report: ReportInHand) -> [Notice] {
        var seen = Set<String>()
        let standing = report.pages.flatMap(standingTexts).filter {
            seen.insert("\($0.document ?? "") \($0.line ?? 0)").inserted
        }
        return standing + paragraphs(report) + sentences(report)
    }

    /// Standing text (disclaimers) that recurs before the next heading, whole or as a sentence of a longer one.
    /// I statements do not count: CQC prints some of them twice on every page.
    private static func standingTexts(_ page: ReportPage) -> [Notice] {
        var notices: [Notice] = []
        var lines: [String: Int] = [:]
        for extent in page.extents {
            guard extent.kind == .boilerplate else {
                if extent.kind != .furniture { lines = [:] }
                continue
            }
            let text = String(page.readingText[extent.span])
            let parts = SentenceSegmenter.segment(text).map { String(text[$0]) }.filter {
                $0.utf8.count > leastBytes && !$0.drop { !$0.isLetter }.hasPrefix("I ")
            }
            let repeated = parts.compactMap { part in lines[Folding.words(part)].map { (part, $0) } }
            if let (part, first) = repeated.first {
                let what = repeated.count == parts.count && parts.count > 1 ? "This text" : "This sentence"
                notices.append(
                    Notice(
                        .doubled, document: page.digest, line: extent.line,
                        "\(what) also stands at line \(first): “\(part.opening(of: 80))”"))
            }
            for part in parts where lines[Folding.words(part)] == nil {
                lines[Folding.words(part)] = extent.line
            }
        }
        return notices
    }

    /// Paragraphs of evidence. The summaries repeat what the sections say, so they are compared only among
    /// themselves.
    private static func paragraphs(_ report: ReportInHand) -> [Notice] {
        var seen: [String: ReportInHand.Passage] = [:]
        return report.passages.compactMap { passage in
            let finding = passage.finding
            guard finding.text.utf8.count > leastBytes else { return nil }
            let key =
                (finding.section.isStatement ? "" : finding.section.slug)
                + " \(finding.document) \(finding.fingerprint)"
            guard let first = seen[key] else {
                seen[key] = passage
                return nil
            }
            return report.notice(
                .doubled, at: passage,
                "This paragraph also stands in \(report.place(of: first)): “\(finding.text.opening(of: 80))”")
        }
    }

    /// Sentences that recur within a section, in paragraphs that are not doubled as a whole.
    private static func sentences(_ report: ReportInHand) -> [Notice] {
        var notices: [Notice] = []
        var seen: [UInt64: ReportInHand.Passage] = [:]
        var section: Section?
        var paragraphs = Set<String>()
        for passage in report.passages {
            if passage.finding.section != section {
                section = passage.finding.section
                seen = [:]
                paragraphs = []
            }
            guard paragraphs.insert(passage.finding.fingerprint).inserted else { continue }
            for sentence in passage.sentences where sentence.bytes.count > leastBytes {
                guard let first = seen[sentence.key] else {
                    seen[sentence.key] = passage
                    continue
                }
                let text = sentence.sentence.text.opening(of: 100)
                notices.append(
                    report.notice(
                        .doubled, at: passage,
                        "This sentence also stands in \(report.place(of: first)): “\(text)”"))
            }
        }
        return notices
    }
}
