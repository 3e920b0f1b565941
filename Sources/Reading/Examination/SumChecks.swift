internal import AssessmentModel
internal import English
internal import ReferenceData
internal import SourceText
internal import TextAnalysis

/// Arithmetic that a report prints with all its operands: bases of percentages, differences, shares and
/// movements.
enum SumChecks {
    // MARK: Percentages of money

    /// An amount of money as printed, with the words before it in its sentence.
    private struct Amount {
        var value: Double
        var text: String
        /// What it is, as the evidence names it: "actual spend for the year".
        var name: String
        /// Size of its last printed digit.
        var precision: Double
        var words: Set<String>
        var sentence: Int
        var offset: Int
    }

    /// "£69m, which is 21% of the total budget", where it is 21% of another amount named nearby.
    static func percentBases(_ report: ReportInHand) -> [Notice] {
        var notices: [Notice] = []
        var section: (slug: String, amounts: [Amount])?
        for passage in report.passages {
            let own = amounts(passage, report)
            // The bullets of the financial facts belong together; elsewhere a paragraph stands for itself.
            if passage.finding.section == .finance {
                section = (passage.finding.section.slug, (section?.amounts ?? []) + own)
            }
            guard !own.isEmpty else { continue }
            let known = passage.finding.section == .finance ? section?.amounts ?? own : own
            for (index, sentence) in passage.sentences.enumerated() {
                for indicator in sentence.sentence.indicators where indicator.unit == .percent {
                    guard
                        let part = own.last(where: {
                            $0.sentence == index && $0.offset < indicator.span.start
                        }),
                        let base = base(after: indicator, in: sentence, report)
                    else { continue }
                    notices += check(indicator, of: part, base: base, known: known).map {
                        report.notice(.percentBase, at: passage, $0)
                    }
                }
            }
        }
        return notices
    }

    /// The base that the words after a percentage name: "of the total budget".
    private static func base(after indicator: Indicator, in sentence: SentenceInHand, _ report: ReportInHand)
        -> (
            text: String, words: Set<String>
        )?
    {
        var index = sentence.token(at: indicator.span.end)
        if sentence.isMark(index, MarkKey.percent) { index += 1 }
        guard sentence.isWord(index, of) else { return nil }
        let start = index + 1
        var end = start
        while end < sentence.tokens.count, end - start < 6, sentence.tokens[end].kind == .word,
            !sentence.isWord(end, stops)
        { end += 1 }
        let words = contentWords(sentence.text(start..<end), report)
        return words.isEmpty ? nil : (sentence.text(start..<end), words)
    }

    private static let of = keys("of")
    private static let stops = keys("and which that was is were in on for but with")

    private static func check(
        _ indicator: Indicator, of part: Amount, base: (text: String, words: Set<String>), known: [Amount]
    ) -> [String] {
        let totals = known.filter { $0.value > part.value }
        let bases = totals.filter { base.words.isSubset(of: $0.words) }
        func share(_ total: Amount) -> Double { 100 * part.value / total.value }
        func fits(_ total: Amount) -> Bool {
            // Each operand may have been rounded by half of its last digit.
            let rounding =
                51 * part.precision / total.value + share(total) * 0.51 * total.precision / total.value
            return abs(share(total) - indicator.value) <= unit(of: indicator.valueText) * 0.51 + rounding
        }
        guard let first = bases.first, !bases.contains(where: fits) else { return [] }
        let places = max(2, NumberFormat.decimals(in: indicator.valueText))
        func percent(_ total: Amount) -> String { "\(printed(share(total), decimals: places))%" }
        let claim = "“\(indicator.valueText) of \(base.text)”"
        guard let other = totals.first(where: fits) else {
            return [
                "\(claim) does not recompute: \(part.text) of \(first.text) (\(first.name)) is \(percent(first))."
            ]
        }
        return [
            "\(claim) is of another amount: \(part.text) of \(other.text) (\(other.name)) is \(percent(other)); "
                + "of \(first.text) (\(first.name)) it is \(percent(first))."
        ]
    }

    private static func amounts(_ passage: ReportInHand.Passage, _ report: ReportInHand) -> [Amount] {
        passage.sentences.enumerated().flatMap { number, sentence in
            sentence.sentence.indicators.filter {
                $0.unit == .pounds && $0.statistic != .change && $0.valueMax == nil
            }.map { indicator in
                let end = sentence.token(at: indicator.span.start)
                return Amount(
                    value: indicator.value, text: indicator.valueText, name: indicator.measure ?? "",
                    precision: precision(of: indicator),
                    words: contentWords(sentence.text(max(0, end - 16)..<end), report), sentence: number,
                    offset: indicator.span.start)
            }
        }
    }

    private static func contentWords(_ text: String, _ report: ReportInHand) -> Set<String> {
        Set(
            Folding.words(text).split(separator: " ").map(String.init).filter { !small.contains($0) }.map(
                Singular.of))
    }

    private static let small = English.words(.remarks, "small words of sums")

    /// Half of it is what rounding may hide.
    private static func precision(of indicator: Indicator) -> Double {
        let lower = indicator.valueText.lowercased()
        let scale =
            lower.contains("bn") || lower.contains("billion")
            ? 1e9 : lower.contains("m") ? 1e6 : lower.contains("k") ? 1e3 : 1
        if scale > 1 { return scale * unit(of: indicator.valueText) }
        var size = 1.0
        while size < 1000, indicator.value >= size * 10,
            indicator.value.truncatingRemainder(dividingBy: size * 10) == 0
        { size *= 10 }
        return size
    }

    /// The size of a printed figure's last digit: 0.01 of `21.43%`.
    private static func unit(of text: String) -> Double {
        var unit = 1.0
        for _ in 0..<NumberFormat.decimals(in: text) { unit /= 10 }
        return unit
    }

    // MARK: Differences, shares and movements

    static func find(_ report: ReportInHand) -> [Notice] {
        report.passages.flatMap { passage -> [Notice] in
            let texts =
                moneyDifferences(passage, report) + ShareChecks.texts(passage) + RelationChecks.texts(passage)
                + passage.sentences.filter(\.hasDigit).flatMap { gaps($0) + movements($0) }
            return texts.map { report.notice(.sumDiffers, at: passage, $0) }
        }
    }

    private static let more = keys("more higher above over greater")
    private static let less = keys("less lower below under fewer")
    private static let planned = keys("estimated budgeted planned budget estimate forecast expected")

    /// "… was £33,131,000 more than estimated": the two amounts before it.
    private static func moneyDifferences(_ passage: ReportInHand.Passage, _ report: ReportInHand) -> [String]
    {
        let all = amounts(passage, report)
        return passage.sentences.enumerated().flatMap { number, sentence -> [String] in
            sentence.sentence.indicators.compactMap { indicator in
                guard indicator.unit == .pounds, indicator.statistic == .change else { return nil }
                let next = sentence.token(at: indicator.span.end)
                let isMore = sentence.isWord(next, more)
                guard isMore || sentence.isWord(next, less), sentence.tokens.indices.contains(next + 2),
                    (next + 1..<min(next + 5, sentence.tokens.count)).contains(where: {
                        sentence.isWord($0, planned)
                    })
                else { return nil }
                let before = all.filter { ($0.sentence, $0.offset) < (number, indicator.span.start) }.suffix(
                    2)
                guard let first = before.first, let second = before.last, before.count == 2,
                    first.sentence + 1 >= second.sentence
                else {
                    return nil
                }
                let difference = second.value - first.value
                let tolerance = (first.precision + second.precision + precision(of: indicator)) * 0.51
                guard
                    abs(abs(difference) - indicator.value) > tolerance
                        || (difference > 0) != isMore && difference != 0
                else {
                    return nil
                }
                let size = "£\(NumberFormat.grouped(abs(difference), decimals: 0))"
                return
                    "“\(indicator.valueText) \(sentence.text(next..<min(next + 3, sentence.tokens.count)))” does not recompute: "
                    + "\(second.text) is \(size) \(difference < 0 ? "less" : "more") than \(first.text)."
            }
        }
    }

    /// "4.1 percentage points below the England average": the gap that the two figures give.
    private static func gaps(_ sentence: SentenceInHand) -> [String] {
        sentence.sentence.indicators.compactMap { indicator in
            guard indicator.unit == .percent, let benchmark = indicator.benchmark, indicator.valueMax == nil
            else { return nil }
            for index in sentence.tokens.indices
            where sentence.isWord(index, percentage) && sentence.isWord(index + 1, points) {
                guard let size = sentence.number(endingBefore: index),
                    sentence.sentence.indicators.count(where: { $0.benchmark != nil }) == 1,
                    size.value != indicator.value, size.value != benchmark
                else { continue }
                let gap = abs(indicator.value - benchmark)
                guard abs(gap - size.value) > unit(of: size.text) * 1.01 else { continue }
                let places = max(
                    NumberFormat.decimals(in: indicator.valueText),
                    NumberFormat.decimals(in: indicator.benchmarkText ?? ""))
                return
                    "“\(size.text) percentage points” does not recompute: \(indicator.valueText) and \(indicator.benchmarkText ?? "") are "
                    + "\(printed(gap, decimals: places)) apart."
            }
            return nil
        }
    }

    private static let percentage = keys("percentage")
    private static let points = keys("points point")

    /// "rose from 203 to 181", "an increase of 12% from 181 to 203".
    private static func movements(_ sentence: SentenceInHand) -> [String] {
        sentence.tokens.indices.compactMap { index in
            guard sentence.isWord(index, from), let first = sentence.number(at: index + 1), !first.isYear
            else { return nil }
            guard
                let to = (first.end..<min(first.end + 10, sentence.tokens.count)).first(where: {
                    sentence.isWord($0, to)
                }),
                let second = sentence.number(at: to + 1), !second.isYear, second.isShare == first.isShare,
                sentence.isSameUnit(first, second)
            else { return nil }
            let verbs = max(0, index - 5)..<index
            let isRise = verbs.contains { sentence.isWord($0, rises) }
            let isFall = verbs.contains { sentence.isWord($0, falls) }
            guard isRise != isFall,
                !verbs.contains(where: {
                    sentence.isMark($0, MarkKey.comma) && !isBehindSize($0, in: sentence)
                        || sentence.isWord($0, negations)
                })
            else {
                return nil
            }
            let quotation = sentence.around(index)
            if isRise, second.value < first.value {
                return "“from \(first.text) to \(second.text)” is called a rise: “\(quotation)”"
            }
            if isFall, second.value > first.value {
                return "“from \(first.text) to \(second.text)” is called a fall: “\(quotation)”"
            }
            guard let size = size(of: index, second.end, in: sentence) else { return nil }
            return wrongSize(size, from: first, to: second).map { "\($0): “\(quotation)”" }
        }
    }

    /// The comma of "by 40%, from 500 to 350".
    private static func isBehindSize(_ comma: Int, in sentence: SentenceInHand) -> Bool {
        guard let size = sentence.number(endingBefore: comma) else { return false }
        return (max(0, comma - 5)..<comma).contains {
            sentence.isWord($0, by) && sentence.number(at: $0 + 1)?.end == size.end
        }
    }

    private static let from = keys("from")
    private static let to = keys("to")
    private static let by = keys("by")
    private static let negations = keys("not no than")
    private static let rises = English.words(.remarks, "rises")
    private static let falls = English.words(.remarks, "falls")

    /// The size of a movement: "by 12%" before "from", or "an increase of 12%" after the second figure.
    private static func size(of from: Int, _ end: Int, in sentence: SentenceInHand) -> PrintedNumber? {
        for index in stride(from: from - 1, through: max(1, from - 5), by: -1)
        where sentence.isWord(index - 1, by) {
            return sentence.number(at: index)
        }
        for index in end..<min(end + 8, sentence.tokens.count) where sentence.isWord(index, of) {
            guard sentence.isWord(index - 1, rises) || sentence.isWord(index - 1, falls) else { continue }
            return sentence.number(at: index + 1)
        }
        return nil
    }

    private static func wrongSize(_ size: PrintedNumber, from first: PrintedNumber, to second: PrintedNumber)
        -> String?
    {
        let difference = abs(second.value - first.value)
        let precision = unit(of: size.text) * 1.01
        let relative = first.value > 0 ? 100 * difference / first.value : 0
        // Of two percentages a change may be meant in points or in parts.
        let isRight =
            size.isShare
            ? abs(relative - size.value) <= precision
                || first.isShare && abs(difference - size.value) <= precision
            : abs(difference - size.value) <= precision
        guard !isRight else { return nil }
        let sum =
            size.isShare && !first.isShare
            ? "\(printed(relative, decimals: max(1, NumberFormat.decimals(in: size.text))))%"
            : printed(difference, decimals: NumberFormat.decimals(in: first.text))
        return
            "“\(size.text)\(size.isShare ? "%" : "")” does not recompute: from \(first.text) to \(second.text) is \(sum)"
    }
}
