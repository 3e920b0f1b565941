/// The kinds of remark by name. What each looks for, how much it matters and an example stand in the table of
/// `Examination`.
package enum RemarkCode: String, Choice {
    case scoreWording = "score-wording"
    case nameVaries = "name-varies"
    case ratingArithmetic = "rating-arithmetic"
    case percentArithmetic = "percent-arithmetic"
    case percentBase = "percent-base"
    case sumDiffers = "sum-differs"
    case valuesDiffer = "values-differ"
    case scoresDiffer = "scores-differ"
    case factsDiffer = "facts-differ"
    case unitMissing = "unit-missing"
    case partsWhole = "parts-whole"
    case verdictDiffers = "verdict-differs"
    case unsourced
    case impossibleDate = "impossible-date"
    case acronymAmbiguous = "acronym-ambiguous"
    case acronymUnexpanded = "acronym-unexpanded"
    case misspelling
    case unbalanced
    case doubled
    case missingParts = "missing-parts"
    case unplaced
    case leftOut = "left-out"
    case copiesDiffer = "copies-differ"
    case undated
    case notRegistered = "not-registered"
    case repaired
    case cutOff = "cut-off"
}
