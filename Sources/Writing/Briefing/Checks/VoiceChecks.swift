internal import AssessmentModel
internal import TextAnalysis

extension Check {
    static let voiceChecks: [Check] = [
        error("single-voice", "What one person said, given as what people said.") { desk, check in
            for segment in desk.segments where segment.isCited && Speakers.severalSpeak(in: segment.ownWords)
            {
                guard let (passage, sentence, share) = desk.bestSentence(for: segment), share >= 0.4,
                    Wording.isSingleVoice(sentence.text),
                    !Speakers.severalSpeak(in: sentence.text)
                else { continue }
                let place = segment.ownWords.utf8.count - segment.ownWords.drop { $0 == " " }.utf8.count
                desk.report(
                    check, segment, at: place, about: segment.text,
                    "This gives one person's words as those of several.",
                    hint: "\(desk.words(for: passage)) reads: “\(sentence.text)”")
            }
        },
        error("attribution", "What leaders told CQC about their own work, given as a fact that CQC found.") {
            desk, check in
            for segment in desk.segments where segment.isCited && !desk.body[segment.block].isOfficer {
                guard let (passage, sentence, share) = desk.bestSentence(for: segment), share >= 0.65,
                    Wording.count(segment.text) >= 6,
                    let teller = Speakers.teller(of: sentence), !Speakers.attributes(segment.text),
                    !Wording.words(segment.text).contains("leaders")
                else { continue }
                let place = segment.text.utf8.count - segment.text.drop { $0 == " " }.utf8.count
                desk.report(
                    check, segment, at: place, about: segment.text,
                    "This is what \(teller) told CQC, given as a fact.",
                    hint: "Say who said so. \(desk.words(for: passage)) reads: “\(sentence.text)”")
            }
        },
    ]
}
