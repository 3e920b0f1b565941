internal import AssessmentModel
internal import ReferenceData
internal import TextAnalysis

/// A sentence as points are made of it: its reading, its folded words and the words of the field among them.
struct PointSentence {
    let sentence: Sentence
    /// Folded.
    let words: [String]
    /// The first six letters of its words of the field: "assess" of "assessments".
    let content: Set<String>
    /// Whether a number stands in it.
    let hasNumber: Bool

    init(_ sentence: Sentence, _ rules: PointRules) {
        self.sentence = sentence
        words = Folding.wordList(sentence.text)
        var content: Set<String> = []
        var hasNumber = false
        for word in words {
            if word.utf8.first.map({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) == true {
                hasNumber = true
            } else if word.utf8.count > 2, !rules.isCommon(word) {
                content.insert(word.utf8.count > 6 ? String(word.prefix(6)) : word)
            }
        }
        self.content = content
        self.hasNumber = hasNumber
    }

    var tone: Tone { sentence.tone }
    var isComing: Bool { sentence.stage == .planned || sentence.stage == .underWay }
}
