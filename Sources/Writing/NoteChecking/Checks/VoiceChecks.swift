internal import ClaimReading
internal import AssessmentModel
internal import NoteText
internal import TextAnalysis

extension Check {
    static let voiceChecks: [Check] = [
        error(.singleVoice, "What one person said, given as what people said.") { checked, check in
            for segment in checked.segments
            where segment.isCited && Speakers.severalSpeak(in: segment.ownWords) {
                guard let (passage, sentence, share) = checked.bestSentence(for: segment), share >= 0.4,
                    Wording.isSingleVoice(sentence.text),
                    !Speakers.severalSpeak(in: sentence.text)
                else { continue }
                let place = segment.ownWords.utf8.count - segment.ownWords.drop { $0 == " " }.utf8.count
                checked.report(
                    check, segment, at: place, about: segment.text,
                    "This gives one person's words as those of several.",
                    hint: "\(checked.words(for: passage)) reads: “\(sentence.text)”", reading: passage.id)
            }
        },
        error(.attribution, "What leaders told CQC about their own work, given as a fact that CQC found.") {
            checked, check in
            for segment in checked.segments where segment.isCited && !checked.body[segment.block].isOfficer {
                guard let (passage, sentence, share) = checked.bestSentence(for: segment), share >= 0.65,
                    Wording.count(segment.text) >= 6,
                    let teller = Speakers.teller(of: sentence), !Speakers.attributes(segment.text),
                    !Wording.words(segment.text).contains("leaders")
                else { continue }
                let place = segment.text.utf8.count - segment.text.drop { $0 == " " }.utf8.count
                checked.report(
                    check, segment, at: place, about: segment.text,
                    "This is what \(teller) told CQC, given as a fact.",
                    hint: "Say who said so. \(checked.words(for: passage)) reads: “\(sentence.text)”",
                    reading: passage.id)
            }
        },
    ]
}
