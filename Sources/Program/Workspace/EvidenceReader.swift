internal import AssessmentModel
internal import Evidence
internal import Points

/// What is understood of a report: first its sentences, then the points that they make together.
struct EvidenceReader {
    let extractor: EvidenceExtractor
    let builder: PointBuilder

    /// One record for each passage.
    ///
    /// - Parameter passages: those of a whole report in its order, since a point that its summary repeats weighs more.
    func read(_ passages: [Passage]) -> [FindingEvidence] {
        var findings = extractor.extract(passages)
        builder.addPoints(to: &findings, passages)
        return findings
    }
}
