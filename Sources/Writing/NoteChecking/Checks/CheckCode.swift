/// The name of a check, as items, waivers and `assay check --format json` write it: `citation-words`.
///
/// Names are kept for good: an officer's waiver in a written note holds one.
package enum CheckCode: String, Sendable, CaseIterable {
    // What a citation leads to.
    case council
    case citation
    case citationWords = "citation-words"
    case moved
    case stale
    // What the record at the note's end says of it.
    case record
    case unrecorded
    case removed
    case unread
    // Words in quotation marks.
    case quotation
    // Numbers, dates and what they are about.
    case number
    case benchmark
    case unit
    case population
    case meaning
    case wrongParagraph = "wrong-paragraph"
    case score
    case calculation
    case gap
    case count
    case reference
    case date
    case direction
    case comparison
    case plan
    // Whose word it is.
    case singleVoice = "single-voice"
    case attribution
    // How the note is set.
    case heading
    case table
    case caption
    case unusedSource = "unused-source"
    case toDo = "to-do"
    // What the evidence says to it.
    case turned
    case tone
    case weakStatement = "weak-statement"
    case remark
    case uncited
    case oldFigures = "old-figures"
    case smallCount = "small-count"
    // How it reads.
    case acronym
    case longSentence = "long-sentence"
    case readability
    case plainWords = "plain-words"
    case length
    case altText = "alt-text"
    case linkText = "link-text"
}
