/// What a remark bears on, and so where a note or the edition must heed it.
package enum RemarkEffect: Sendable {
    /// The report's rating, as its scores give it.
    case rating
    /// What the whole report comes to: rating, scores, dates.
    case wholeReport
    /// What a reader would say after CQC, when it is quoted.
    case quotation
    /// A figure that does not come out as printed.
    case figure
    /// How the file was read, and nothing that CQC wrote.
    case file
}

extension RemarkCode {
    /// What a remark of this kind bears on; nothing for one that a reader of notes need not know of.
    package var effects: Set<RemarkEffect> {
        switch self {
        case .scoreWording, .scoresDiffer: [.wholeReport]
        case .ratingArithmetic: [.wholeReport, .rating]
        case .percentArithmetic: [.wholeReport, .rating, .quotation, .figure]
        case .factsDiffer: [.wholeReport, .quotation]
        case .sumDiffers: [.quotation, .figure]
        case .percentBase: [.figure]
        case .verdictDiffers, .partsWhole, .valuesDiffer, .copiesDiffer: [.quotation]
        case .notRegistered, .unplaced, .undated: [.file]
        case .nameVaries, .unitMissing, .unsourced, .impossibleDate, .acronymAmbiguous, .acronymUnexpanded,
            .misspelling, .unbalanced, .doubled, .missingParts, .leftOut, .repaired, .cutOff:
            []
        }
    }

    /// The names of the kinds that bear on something, in the order of the kinds.
    package static func names(bearingOn effect: RemarkEffect) -> [String] {
        allCases.filter { $0.effects.contains(effect) }.map(\.rawValue)
    }
}
