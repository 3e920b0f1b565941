internal import AssessmentModel
internal import ReferenceData

/// How the report's words are set in quotation marks.
extension PointLine {
    /// The words of a sentence that are quoted, where it opens the line and where it does not.
    func cut(_ index: Int) -> (opening: TellingWords, behind: TellingWords) {
        let behind = telling(index, in: group[index].sentence.text[...])
        let body = group[index].body
        return (body.skipping == 0 ? behind : telling(index, in: body.text), behind)
    }

    private func telling(_ index: Int, in whole: Substring) -> TellingWords {
        guard isQuotable(index) else {
            return TellingWords(words: whole.prefix(upTo: beforeMarks(index) ?? whole.endIndex))
        }
        return TellingWords(of: group[index], in: whole, rules)
    }

    /// Sentences in typographic marks: those that follow each other whole in one pair, others each in its own.
    func marked(_ range: ClosedRange<Int>) -> String {
        var quotations: [String] = []
        var isOpen = false
        for index in range {
            let telling = index == range.lowerBound ? cuts[index].opening : cuts[index].behind
            let isWhole = telling.words.startIndex == group[index].sentence.text.startIndex
            if index > range.lowerBound, isUpdate(index), isWhole {
                // What a figure has become stands in one sentence with what it was.
                let before = quotations.removeLast()
                quotations.append(before.hasSuffix(".") ? String(before.dropLast()) : before)
                return Self.joined(quotations, then: String(telling.words))
                    + (index < range.upperBound ? " " + marked(index + 1...range.upperBound) : "")
            }
            if isOpen, isWhole, !quotations.isEmpty {
                quotations[quotations.count - 1] += " " + telling.words
            } else {
                quotations.append(String(telling.words))
            }
            isOpen = telling.words.endIndex == group[index].sentence.text.endIndex
        }
        return quotations.map(Self.marked).joined(separator: " ")
    }

    /// “… 430 were late”, then “By August this was down to 35.”
    static func joined(_ quotations: [String], then update: String) -> String {
        let before = quotations.dropLast().map(marked)
        let last = quotations.last.map { "“\($0.first?.isLowercase == true ? "… " : "")\($0)”, then" }
        return (before + [last, marked(update)].compactMap { $0 }).joined(separator: " ")
    }

    /// Whether a sentence brings a figure of the one before up to date.
    private func isUpdate(_ index: Int) -> Bool {
        group[index - 1].hasNumber && group[index].hasNumber
            && (group[index].pointsBackEarly || group[index].has(.since))
    }

    /// Where the words of a sentence end that come before words in quotation marks, at a clause: "… had been
    /// left to find their way, and three used the word “invisible”."
    func beforeMarks(_ index: Int) -> String.Index? {
        let text = group[index].sentence.text
        guard let mark = text.firstIndex(where: { "\"“”".contains($0) }),
            let clause = [", and ", "; "].compactMap({ text[..<mark].ranges(of: $0).last?.lowerBound })
                .max(),
            text[..<clause].split(separator: " ").count >= Self.leastClause,
            clause > group[index].body.text.startIndex
        else { return nil }
        return clause
    }

    /// Fewest words of a sentence that is quoted up to a clause.
    private static let leastClause = 10

    /// In typographic marks, with an ellipsis where the words begin inside a sentence.
    static func marked(_ words: String) -> String {
        let end = words.last.map { ".!?".contains($0) } == true ? "" : "."
        return "“\(words.first?.isLowercase == true ? "… " : "")\(words)”\(end)"
    }
}
