package import English
package import AssessmentModel
internal import NoteText
internal import SentenceNumbers
internal import TextAnalysis

/// A rating that a sentence gives a council: "rated Good", "was not rated Outstanding".
package struct RatingClaim {
    package var rating: Rating
    /// Whether the sentence denies it.
    package var isDenied: Bool

    /// Whether it goes together with the rating that CQC printed.
    package func holds(of printed: String) -> Bool { (printed == rating.label) != isDenied }

    /// What else CQC rates: "all care homes are rated Good".
    private static let services = English.words(.checks, "services")
    package static let cues = English.words(.checks, "ratings")

    /// The ratings that a sentence tells in no word of rating: "Northmoor is a good council". Of what else it
    /// might speak there must be nothing.
    package static func bare(in claim: Claim) -> [RatingClaim] {
        guard !isOfSome(claim) else { return [] }
        return Rating.allCases.compactMap { rating in
            place(of: rating, in: claim.words).map { place in
                RatingClaim(
                    rating: rating,
                    isDenied: claim.words[max(0, place - 4)..<place].contains(
                        where: Contrast.negations.contains))
            }
        }
    }

    /// Whether a sentence rates a share of something: "88% of services were rated good".
    private static func isOfSome(_ claim: Claim) -> Bool {
        let bytes = Array(claim.text.utf8)
        return claim.mentions.numbers.contains { mention in
            guard mention.span.upperBound <= bytes.count, mention.unit == .percent || mention.share != nil
            else { return false }
            let rest = String(decoding: bytes[mention.span.upperBound...].prefix(12), as: UTF8.self)
            return mention.share != nil || NumberWords.ofThe.contains(Wording.words(rest).first ?? "")
        }
    }

    /// Where words tell a rating, be it "required improvement".
    package static func place(of rating: Rating, in words: [String]) -> Int? {
        words.map(Stemmer.stem).firstRange(of: Wording.words(rating.label).map(Stemmer.stem))?.lowerBound
    }

    /// The ratings that a sentence speaks of; none when it is about services.
    package static func all(in claim: Claim) -> [RatingClaim] {
        guard claim.words.allSatisfy({ !services.contains($0) }), !isOfSome(claim) else { return [] }
        return Rating.allCases.compactMap { rating in
            let phrase = Wording.words(rating.label)
            guard let place = place(of: rating, in: claim.words) else { return nil }
            let before = claim.words[max(0, place - 9)..<place]
            let after = claim.words[(place + phrase.count)...].prefix(2)
            guard before.contains(where: cues.contains) || after.contains(where: cues.contains) else {
                return nil
            }
            return RatingClaim(rating: rating, isDenied: before.contains(where: Contrast.negations.contains))
        }
    }
}
