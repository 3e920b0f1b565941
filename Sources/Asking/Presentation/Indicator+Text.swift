package import AssessmentModel
internal import TextAnalysis

extension Indicator {
    /// The figure as it was understood, in one line: each of its slots that is filled, in the words of its kind.
    package var inWords: String {
        var text = "\(valueText): \(measure.map { $0 + "; " } ?? "")\(statistic.label) in \(unit.label)"
        if bound != .exact { text += ", \(bound.label)" }
        if role != .actual { text += ", \(role.label)" }
        if let previous { text += "; earlier \(NumberFormat.shortest(previous) ?? String(previous))" }
        if let change { text += "; \(change.label)" }
        if let period { text += ", \(period)" }
        if let comparator {
            text += "; against \(comparator.label)"
            if let benchmarkText { text += " \(benchmarkText)" }
        }
        if let judged { text += ", “\(judged)”" }
        if let direction { text += ", so \(direction.label)" }
        if let byFigures, byFigures != direction { text += ", \(byFigures.label) by the figures" }
        if let source { text += "; from \(source)" + (sourceDate.map { ", \($0.english)" } ?? "") }
        return text
    }
}
