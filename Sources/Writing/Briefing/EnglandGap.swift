internal import QuotedLines
internal import AssessmentModel
internal import English
internal import NoteText
internal import SourceText
internal import TextAnalysis

/// How far a figure is from England's, and what CQC says of that.
enum EnglandGap {
    /// "5 points lower: “slightly worse”": in CQC's words where these judge, else in our own with CQC's degree.
    /// From unrounded values: whole points, or one decimal below two.
    static func words(_ figure: FigureRow, _ used: inout UsedEvidence) -> String {
        guard let benchmark = figure.benchmark else { return "Not stated" }
        // 85.25 - 83.70 is 1.55, and not a little less, as it is in binary.
        let gap = ((figure.value - benchmark) * 1e6).rounded() / 1e6
        let meaning = MarkdownText.escaped(meaning(of: figure))
        let size = abs(gap)
        let isShare = figure.unit == .percent
        // As many decimals as the two figures have: 19.5 days against 8 are 11.5.
        let decimals =
            isShare ? size >= 2 ? 0 : 1 : min(2, max(places(figure.valueText), places(figure.benchmarkText)))
        let printed = Figures.number(size, decimals: decimals)
        let digits = printed.hasSuffix(".0") ? String(printed.dropLast(2)) : printed
        guard size >= (isShare ? 0.05 : 0.005) else {
            return figure.direction == nil ? "The same" : "No gap: \(meaning)"
        }
        let way = gap > 0 ? "higher" : "lower"
        func calculated(_ shown: String) -> String {
            used.calculated(shown, .field("gap", of: "indicators", figure.row.origin?.id ?? ""))
        }
        switch figure.unit {
        case .percent: return "\(calculated(digits)) \(digits == "1" ? "point" : "points") \(way): \(meaning)"
        case .days, .weeks, .months, .years, .hours:
            let words = Figures.quantity(size, unit: figure.unit, printed: digits).split(separator: " ")
            let unit = words.dropFirst().joined(separator: " ")
            return "\(calculated(String(words[0]))) \(unit) \(gap > 0 ? "longer" : "shorter"): \(meaning)"
        case .pounds: return "\(calculated(Figures.pounds(size))) \(way): \(meaning)"
        case .people, .count, .ratio: return "\(calculated(digits)) \(way): \(meaning)"
        }
    }

    /// Whether CQC judges a figure beside England's otherwise than the two figures do.
    static func isAtOdds(_ figure: FigureRow) -> Bool {
        figure.direction == nil && figure.row.text("direction") == nil
            && Wording.words(figure.judged ?? "").contains { LineWords.verdicts.contains($0) }
            && verdict(of: figure) != nil
    }

    private static func meaning(of figure: FigureRow) -> String {
        let own =
            switch figure.direction {
            case .better: "better"
            case .worse: "worse"
            case .similar: "about the same"
            case nil: "not judged"
            }
        guard let verdict = verdict(of: figure) else { return own }
        guard figure.direction != nil else { return "CQC prints “\(verdict)”" }
        let words = Wording.words(verdict)
        if words.contains(where: { LineWords.verdictWays.contains($0) }) { return "“\(verdict)”" }
        return words.contains { LineWords.degrees.contains($0) } ? "\(own) (“\(verdict)”)" : own
    }

    /// CQC's words on a figure beside England's, exactly, without those at their rims: "slightly worse" of "was
    /// slightly worse than". Both of "somewhat better than, or similar to" stay.
    private static func verdict(of figure: FigureRow) -> String? {
        guard let judged = figure.judged, let place = figure.text.firstRange(of: judged) else { return nil }
        var words = figure.text[place]
        if let joint = figure.text[..<place.lowerBound].ranges(of: ", or ").last,
            joint.upperBound == place.lowerBound
        {
            let before = figure.text[..<joint.lowerBound].split(separator: " ").suffix(3)
            if let first = before.first(where: { word in
                Wording.words(word).contains {
                    LineWords.degrees.contains($0) || LineWords.verdictWays.contains($0)
                }
            }) {
                words = figure.text[first.startIndex..<place.upperBound]
            }
        }
        while let first = words.split(separator: " ").first, isRim(first) {
            words = words[first.endIndex...].drop { $0 == " " }
        }
        while let last = words.split(separator: " ").last, isRim(last) {
            words = words[..<last.startIndex]
            while words.last == " " { words = words.dropLast() }
        }
        return words.isEmpty || words.contains { "\"“”".contains($0) } ? nil : String(words)
    }

    private static func isRim(_ word: Substring) -> Bool {
        Wording.words(word).allSatisfy { LineWords.verdictRims.contains($0) }
    }

    /// Decimals of a printed figure.
    private static func places(_ text: String?) -> Int {
        guard let text, let point = text.firstIndex(of: ".") else { return 0 }
        return text[text.index(after: point)...].prefix { $0.isNumber }.count
    }
}
