internal import Acronyms
internal import AssessmentModel
internal import English
internal import TextAnalysis

enum TermFinder {
    private static let small = Set(English.words(.figures, "left out of acronyms").words)

    /// The acronyms that a sentence expands, in order.
    static func find(_ reading: SentenceReading) -> [Term] {
        AcronymFinder(reading.tokens, reading.bytes, small: small).find().map {
            Term(acronym: $0.acronym, expansion: $0.expansion)
        }
    }
}
