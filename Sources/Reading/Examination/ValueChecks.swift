internal import AssessmentModel
internal import English
internal import ReferenceData
internal import SourceText
internal import TextAnalysis

/// Two values for what seems to be one quantity.
enum ValueChecks {
    /// Figures compared: the same kind of figure in the same unit, of the same thing in other words or the
    /// same, at the same time or at no stated one.
    private struct Figure {
        var indicator: Indicator
        var passage: ReportInHand.Passage
        var sentence: SentenceInHand

        var quotation: String { sentence.quoting(indicator.valueText) }
    }

    static func find(_ report: ReportInHand) -> [Notice] {
        let own = Set(
            Folding.words(report.assessment.authority.short).split(separator: " ").map {
                Singular.of(String($0))
            })
        let same = PhraseSet(
            report.cues.same.map { group in
                group.phrases.map { $0.replacing("{council}", with: report.assessment.authority.short) }
            })
        var seen: [String: Figure] = [:]
        var notices: [Notice] = []
        for passage in report.passages where passage.finding.section.slug != "finance" {
            for sentence in passage.sentences where !sentence.sentence.indicators.isEmpty {
                // Once for each sentence: a row of a table may have thousands of figures.
                var totals: [String?: Set<Int>] = [:]
                for total in sentence.sentence.indicators where total.statistic == .total {
                    totals[total.measure, default: []].insert(total.number)
                }
                for indicator in sentence.sentence.indicators where isComparable(indicator, beside: totals) {
                    // A year that belongs to no figure may tell when any of them was.
                    guard indicator.period != nil || !sentence.hasYear,
                        let named = quantity(indicator, own: own, same: same, report)
                    else { continue }
                    let quantity = named + (indicator.period.map { " @" + time($0) } ?? "")
                    let figure = Figure(indicator: indicator, passage: passage, sentence: sentence)
                    guard let first = seen[quantity] else {
                        seen[quantity] = figure
                        continue
                    }
                    guard first.passage.place != passage.place, !isRounding(first.indicator, indicator) else {
                        continue
                    }
                    notices.append(
                        report.notice(
                            .valuesDiffer, at: passage,
                            "Two values for what seems to be one quantity: "
                                + "\(first.indicator.valueText), “\(first.quotation)” (\(report.place(of: first.passage))); and "
                                + "\(indicator.valueText), “\(figure.quotation)” (\(report.place(of: passage)))."
                        ))
                }
            }
        }
        return notices
    }

    /// "in June 2024" and "June 2024" are one time.
    private static func time(_ period: String) -> String {
        Folding.words(period).split(separator: " ").filter { !small.contains(String($0)) }.joined(
            separator: " ")
    }

    private static let small = English.words(.remarks, "small words of times")

    /// A part of a total, a target, an estimate and a change may all differ from another figure
    /// and be right.
    private static func isComparable(_ indicator: Indicator, beside totals: [String?: Set<Int>]) -> Bool {
        guard indicator.valueMax == nil, indicator.bound == .exact, indicator.role == .actual,
            indicator.comparator != .previous,
            indicator.value > 0,
            ![.target, .change].contains(indicator.statistic),
            [.people, .count, .percent, .days, .weeks].contains(indicator.unit)
        else { return false }
        let isPart = totals[indicator.measure].map { $0.count > 1 || !$0.contains(indicator.number) } ?? false
        return !isPart || indicator.statistic == .total
    }

    /// What is counted, as a key: unit, statistic and the words that tell it from other quantities. Nil when
    /// they are too few.
    private static func quantity(
        _ indicator: Indicator, own: Set<String>, same: PhraseSet, _ report: ReportInHand
    ) -> String? {
        let bytes = Array((indicator.measure ?? "").utf8)
        let tokens = Tokenizer.tokens(bytes)
        var words = Set<String>()
        var named = false
        var index = 0
        while index < tokens.count {
            if let match = same.match(at: index, in: tokens) {
                words.insert("= " + report.cues.same[match.group].name)
                named = true
                // What comes after the name of a quantity tells of those counted: "… were seen by social
                // workers".
                break
            }
            let token = tokens[index]
            index += 1
            guard token.kind != .mark else { continue }
            let word = String(decoding: bytes[token.span.start..<token.span.end], as: UTF8.self).lowercased()
            let plain = Singular.of(token.isPossessive ? String(word.prefix { $0.isLetter }) : word)
            if !own.contains(plain), !report.cues.fillers.contains(word), !report.cues.fillers.contains(plain)
            {
                words.insert(plain)
            }
        }
        guard words.count >= (named ? 2 : indicator.unit == .percent ? 4 : 3) else { return nil }
        let unit = indicator.unit == .people ? Unit.count : indicator.unit
        let statistic: Statistic =
            [.total, .estimate].contains(indicator.statistic) ? .value : indicator.statistic
        return ([unit.label, statistic.label] + words.sorted()).joined(separator: " ")
    }

    /// Whether one value is the other in fewer decimals.
    private static func isRounding(_ a: Indicator, _ b: Indicator) -> Bool {
        let places = min(NumberFormat.decimals(in: a.valueText), NumberFormat.decimals(in: b.valueText))
        return printed(a.value, decimals: places) == printed(b.value, decimals: places)
    }
}
