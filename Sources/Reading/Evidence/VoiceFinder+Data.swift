internal import AssessmentModel
internal import English
internal import SourceText
internal import TextAnalysis

/// Data as a voice: a national collection that is cited, or the council's own figures.
extension VoiceFinder {
    mutating func findData(_ indicators: [Indicator], isBackground: Bool, continuesNational: Bool) {
        if let cited = reading.matches.first(where: { $0.kind == .nationalData }) {
            found.append((.nationalData, reading.span(cited.tokens)))
            return
        }
        if let cited = reading.matches.first(where: { $0.kind == .localData }) {
            found.append((.localData, reading.span(cited.tokens)))
            return
        }
        // "We heard that 54% of calls were settled" says whose the figure is not.
        guard !isBackground, found.allSatisfy({ $0.voice == .authority }),
            !reading.matches.contains(where: { $0.kind == .unattributed }),
            !reading.tokens.contains(where: { $0.isWord && Self.ofTheArea.contains($0.key) })
        else { return }
        // A council's own performance figure, though the report does not say whose it is.
        for indicator in indicators where isLocalFigure(indicator) {
            let startsContrast = reading.matches.contains {
                $0.kind == .contrast && $0.tokens.lowerBound == 0
            }
            let continues =
                continuesNational && found.isEmpty && !startsContrast
                && (indicator.unit == .count || indicator.unit == .percent)
            found.append((continues ? .nationalData : .localData, indicator.span))
            return
        }
    }

    /// Words of figures about the area, which are not the council's own.
    private static let ofTheArea = English.words(.voices, "the area")
    private static let statesOfWork = English.words(.voices, "states of work")

    private func isLocalFigure(_ indicator: Indicator) -> Bool {
        guard indicator.value != 0, indicator.source == nil, indicator.statistic != .target else {
            return false
        }
        let spoken = !found.isEmpty
        switch indicator.unit {
        case .percent, .ratio: return true
        case .days, .weeks, .months:
            return indicator.statistic == .median || indicator.statistic == .mean || indicator.period != nil
        case .people, .count:
            guard !spoken, indicator.valueText.utf8.contains(where: Bytes.isDigit) else { return false }
            return indicator.period != nil
                || reading.tokens.contains { $0.isWord && Self.statesOfWork.contains($0.key) }
        case .years, .hours, .pounds: return false
        }
    }
}
