internal import AssessmentModel
internal import SourceText

/// Tells whether a sentence speaks of something in place, under way or planned.
enum StageFinder {
    /// The first stage that the sentence names, with its cue; something "in place" that is "not yet embedded"
    /// is under way.
    static func find(_ reading: SentenceReading) -> (stage: Stage, cue: Cue)? {
        let matches = reading.matches.filter { $0.kind.group == .stage }
        guard var first = matches.first else { return nil }
        if first.kind == .inPlace, let later = matches.first(where: { $0.kind == .underWay }) {
            first = later
        }
        let stage: Stage =
            switch first.kind {
            case .planned: .planned
            case .underWay: .underWay
            default: .inPlace
            }
        return (
            stage,
            Cue(span: reading.span(first.tokens), kind: "stage:\(stage.rawValue)", weight: first.weight)
        )
    }
}
