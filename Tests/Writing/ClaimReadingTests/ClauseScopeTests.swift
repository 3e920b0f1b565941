import Testing

@testable import ClaimReading

/// What a claim tells of all, of more people or places, or as farther on than its source does.
struct ClauseScopeTests {
    private func comparison(_ claim: String, _ sentence: String) -> ClauseComparison {
        ClauseComparison(claim, sentence, around: [])
    }

    /// A claim, its source, and whether it leaves out of whom the source speaks.
    @Test(arguments: [
        // A share told as all.
        ("Carers were satisfied.", "36% were satisfied.", true),
        ("Carers were satisfied.", "One in eight of the carers was satisfied.", true),
        ("Workers passed the course.", "Ten of 12 workers passed the course.", true),
        ("Plans were late.", "Half of the plans were late.", true),
        ("Workers had no plan.", "In 7 of 20 cases, workers had no plan.", true),
        ("Some carers were satisfied.", "36% were satisfied.", false),
        ("A third of carers were satisfied.", "36% were satisfied.", false),
        ("More carers were satisfied than elsewhere.", "36% were satisfied.", false),
        ("Carers were satisfied.", "Carers were satisfied.", false),
        ("Refunds were made.", "Twelve refunds were made.", false),
        ("The trust supported workers.", "Workers were supported by the trust and ten of 12 passed.", false),
        // One told as several.
        ("People waited for a visit.", "One man waited for a visit.", true),
        ("Boards met in May.", "A board met in May.", true),
        ("A man waited for a visit.", "One man waited for a visit.", false),
        ("People waited and they had been told.", "A man waited and he had been told.", true),
        ("Boards met and they had been told.", "Boards met and they had been told.", false),
        // A part told as the whole.
        ("Staff were trained.", "Staff at the desk were trained.", true),
        ("Staff at the desk were trained.", "Staff at the desk were trained.", false),
        ("Desk staff were trained.", "Staff at the desk were trained.", false),
        ("People told us it helped.", "People who attended the forge told us it helped.", true),
        ("People at the forge told us it helped.", "People who attended the forge told us it helped.", false),
        (
            "People told us that attending was the best day.",
            "The workers were liked, and people with a stammer who attended the forge told us it was the best day.",
            true
        ),
        (
            "In the north, people with a stammer told us it was the best day.",
            "People with a stammer who attended the forge told us it was the best day.", true
        ),
        ("There was less on offer.", "There was less on offer in the north.", true),
        ("There was less on offer in the north.", "There was less on offer in the north.", false),
        ("Staff were trained.", "Staff were trained in May.", false),
        ("The board met.", "The board met in the town hall.", false),
    ])
    func whoIsMeantIsNotWidened(_ claim: String, _ sentence: String, _ isWidened: Bool) {
        let found = comparison(claim, sentence).widened()
        #expect(found.isEmpty != isWidened, "\(found)")
    }

    /// A claim, its source, and whether the verb has come as far in both.
    @Test(arguments: [
        ("The team has finished refreshing the plan.", "The team was refreshing the plan.", false),
        ("The team had begun to refresh the plan.", "The team had refreshed the plan.", false),
        ("The team is buying flats.", "The team had bought flats.", false),
        ("The team bought flats.", "The team planned to buy flats.", false),
        ("The team had stopped visiting homes.", "The team visited homes.", false),
        ("The team continued to visit homes.", "The team visited homes.", false),
        ("The team visited homes.", "The team went on visiting homes.", true),
        ("The team had bought flats.", "The team had bought flats.", true),
        ("The team was holding a list.", "The team held a list.", true),
        ("The team started visiting homes.", "The team had begun to visit homes.", true),
        ("The plan was refreshed.", "The team might refresh the plan.", true),
    ])
    func whatIsToldHasComeAsFar(_ claim: String, _ sentence: String, _ isAlike: Bool) {
        let found = comparison(claim, sentence).unlikeStages()
        #expect(found.isEmpty == isAlike, "\(found)")
    }

    /// What is still to be made is not used.
    @Test(arguments: [
        ("Workers used an application.", "Funding was secured to develop an application.", true),
        ("Workers praised the hub.", "The trust was building a hub.", true),
        ("Funding was secured for an application.", "Funding was secured to develop an application.", false),
        ("The trust planned a hub.", "The trust was building a hub.", false),
        ("The trust had a hub.", "The trust built a hub.", false),
        ("Workers used the hub.", "Workers were able to open a hub.", false),
    ])
    func whatIsToBeMadeIsNotThere(_ claim: String, _ sentence: String, _ isTaken: Bool) {
        let found = comparison(claim, sentence).unmade()
        #expect(found.isEmpty != isTaken, "\(found)")
    }

    /// Words by which nobody else is meant.
    @Test(arguments: [
        ("The desk was solely for carers.", "The desk was for carers.", true),
        ("Only the police kept a list.", "The police kept a list.", true),
        ("The desk was for carers alone.", "The desk was for carers.", true),
        ("The desk was exclusively for carers.", "The desk was only for carers.", false),
        ("The desk was for carers alone.", "The desk was only for carers.", false),
        ("Only 36% were satisfied.", "36% were satisfied.", false),
        ("The board met only twice.", "The board met twice.", false),
        ("Only a quarter had a plan.", "A quarter had a plan.", false),
    ])
    func nobodyElseIsMeant(_ claim: String, _ sentence: String, _ isMore: Bool) {
        func words(_ text: String) -> [String] {
            text.lowercased().filter { $0.isLetter || $0.isNumber || $0 == " " }.split(separator: " ").map(
                String.init)
        }
        let found = Exclusivity.unmatched(words(claim), in: words(sentence))
        #expect(found.isEmpty != isMore, "\(found)")
    }
}
