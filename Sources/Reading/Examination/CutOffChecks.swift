internal import AssessmentModel
internal import English
internal import ReferenceData
internal import SourceText
internal import TextAnalysis

/// Paragraphs that were cut off.
enum CutOffChecks {
    /// Fewest bytes of a paragraph that is no heading or list item, and fewest letters of a cut word.
    private static let paragraphBytes = 60
    private static let letters = 2
    /// What another form of the same word ends in.
    private static let endings = English.words(.remarks, "endings of other forms")

    /// Paragraphs without an ending whose last word is no word of the report or of the field, and begins one that
    /// is.
    static func find(_ report: ReportInHand) -> [Notice] { inWord(report) + atEnd(report) }

    /// The last paragraph, where it stops in a sentence and hardly another one does.
    private static func atEnd(_ report: ReportInHand) -> [Notice] {
        let long = report.passages.filter {
            $0.finding.text.utf8.count >= paragraphBytes && !TableText.isTable($0.finding.text)
        }
        guard let last = long.last, last.finding.text == report.passages.last?.finding.text, long.count > 2,
            last.finding.text.last.map({ $0.isLetter || $0 == "," }) == true,
            long.count(where: { $0.finding.text.last?.isLetter == true }) * 10 <= max(10, long.count)
        else { return [] }
        return [
            report.notice(
                .cutOff, at: last,
                "The report's last paragraph stops in a sentence, as if the rest were missing: “…\(last.finding.text.suffix(60))”"
            )
        ]
    }

    private static func inWord(_ report: ReportInHand) -> [Notice] {
        let ends = report.passages.filter { passage in
            let text = passage.finding.text
            return text.utf8.count >= paragraphBytes && text.last?.isLetter == true
                && !TableText.isTable(text)
        }
        guard !ends.isEmpty else { return [] }
        var counts: [String: Int] = [:]
        for passage in report.passages {
            for word in Folding.wordList(passage.finding.text) { counts[word, default: 0] += 1 }
        }
        let words = counts.keys.sorted()
        return ends.compactMap { passage in
            guard let last = Folding.wordList(passage.finding.text).last, last.utf8.count >= letters,
                counts[last] == 1,
                last.utf8.allSatisfy(Bytes.isLetter), !ReferenceData.vocabulary.contains(last)
            else { return nil }
            // The first of the sorted words that comes behind it begins with it, if any does.
            let next = words.partition(behind: last)
            guard next < words.count, words[next].hasPrefix(last), counts[words[next]] ?? 0 > 1,
                !endings.contains(words[next].dropFirst(last.count))
            else { return nil }
            return report.notice(
                .cutOff, at: passage,
                "The paragraph ends in “\(last)”, as if it were cut off: “…\(passage.finding.text.suffix(60))”"
            )
        }
    }
}

extension [String] {
    /// How many elements of a sorted array come before or are equal to one.
    fileprivate func partition(behind element: String) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle] <= element { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
