package import English
internal import NoteText
internal import ReferenceData
internal import TextAnalysis

/// Classes of words by which a line is found, cut and chosen; what each is, its file says.
package enum LineWords {
    static let asSuch = English.words(.notes, "as such")
    package static let authorities = English.words(.notes, "those who run the service")
    package static let auxiliaries = English.words(.notes, "auxiliaries")
    package static let backPointers = English.words(.notes, "back pointers")
    package static let connectives = English.words(.notes, "connectives")
    package static let contrasts = English.words(.notes, "contrasting")
    package static let conditions = English.words(.notes, "conditions")
    package static let denials = English.words(.notes, "denials")
    package static let emphasis = English.words(.notes, "emphasis")
    package static let england = English.words(.notes, "names of England")
    package static let faultSigns = English.words(.notes, "signs of fault")
    package static let figureEnds = English.words(.notes, "ends of measures")
    package static let figureNouns = English.words(.notes, "nouns of figures")
    package static let figurePlaces = English.words(.notes, "places of figures")
    package static let heardTopics = English.words(.notes, "topics that members hear of")
    package static let introducing = English.words(.notes, "introducing")
    package static let joining = English.words(.notes, "joining")
    package static let lacking = English.words(.notes, "lacking")
    static let lackingThings = English.words(.notes, "lacking things")
    package static let lonePronouns = English.words(.notes, "lone pronouns")
    static let measureNouns = English.words(.notes, "nouns of measures that want the")
    package static let moved = English.words(.notes, "moved")
    package static let members = English.words(.notes, "members")
    static let nameFillers = English.words(.notes, "words of councils' names")
    package static let openSubjects = English.words(.notes, "before open verbs")
    package static let oneWords = English.words(.notes, "one")
    package static let openVerbs = English.words(.notes, "open verbs")
    package static let otherComparators = English.words(.notes, "other comparators")
    package static let owning = English.words(.notes, "owning")
    package static let praising = English.words(.notes, "praising")
    static let periodOpeners = English.words(.notes, "openers of periods")
    static let plainJoints = English.words(.notes, "plain joints")
    static let personRelatives = English.words(.notes, "relatives of people")
    package static let practiceSaying = English.words(.notes, "saying of practice")
    package static let populations = English.words(.notes, "named populations")
    package static let relativeEnds = English.words(.notes, "ends of relatives")
    package static let rest = English.words(.notes, "the rest")
    package static let subjectFillers = English.words(.notes, "fillers of subjects")
    package static let strongDegrees = English.words(.notes, "strong degrees")
    package static let subjects = English.words(.notes, "subjects")
    package static let tellingSurveys = English.words(.notes, "telling a survey")
    package static let things = English.words(.notes, "things to have")
    package static let headlines = English.words(.notes, "headline measures")
    package static let verdicts = English.words(.notes, "verdicts")
    package static let waitingSigns = English.words(.notes, "signs of waiting")
    package static let comparatives = English.words(.notes, "comparatives of limits")
    package static let targets = English.words(.notes, "targets")
    /// Whether a text says of a value that there was more: "half had waited more than 47 days".
    package static func isExceeded(_ value: String, in text: String) -> Bool {
        guard let place = text.firstRange(of: value), !value.isEmpty else { return false }
        let before = Wording.words(text[..<place.lowerBound]).suffix(2)
        return before.first.map(comparatives.contains) ?? false
            && before.last.map(thanWords.contains) ?? false
    }

    package static let thanWords = English.words(.notes, "than")
    package static let definite = English.words(.notes, "definite articles")
    package static let deaths = English.words(.notes, "deaths")
    package static let degrees = English.words(.notes, "degrees of verdicts")
    package static let harms = English.words(.notes, "harms")
    package static let introducingData = English.words(.notes, "introducing data")
    static let thingPronouns = English.words(.notes, "pronouns of things")
    package static let telling = English.words(.notes, "telling")
    static let shortWaits = English.words(.notes, "short waits")
    static let longWaits = English.words(.notes, "long waits")
    static let earlierOpeners = English.words(.notes, "openers of earlier times")
    static let largeNumbers = English.words(.notes, "large numbers")
    static let nationalAccounts = English.words(.notes, "national accounts")
    package static let grave = English.words(.notes, "grave words")
    package static let lessening = English.words(.notes, "lessening")
    static let burdens = English.words(.notes, "burdens")
    static let undone = English.words(.notes, "things left undone")
    static let bodilyHarms = English.words(.notes, "bodily harms")
    static let harmless = English.words(.notes, "harmless")
    static let openPointers = English.words(.notes, "open pointers")
    static let loneSufferers = English.words(.notes, "lone sufferers")
    static let sufferers = English.words(.notes, "sufferers")
    static let nobodies = English.words(.notes, "nobodies")
    static let otherPronouns = English.words(.notes, "pronouns of others")
    static let antecedents = English.words(.notes, "antecedents")
    static let ownPronouns = English.words(.notes, "pronouns of CQC")
    package static let nearlyAll = English.words(.notes, "nearly all")
    package static let ownAccounts = English.words(.notes, "own accounts")
    package static let superlatives = English.words(.notes, "superlatives")
    package static let populationShares = English.words(.notes, "shares of a population")
    package static let verdictRims = English.words(.notes, "rims of verdicts")
    package static let verdictWays = English.words(.notes, "ways of verdicts")
    package static let wishes = English.words(.notes, "wishes")
    package static let wantHeading = English.words(.notes, "subjects that want a heading")
    package static let volumes = English.words(.notes, "volumes")
    package static let waitingWords = English.words(.notes, "waiting")

    // MARK: Of questions

    static let articles = English.words(.notes, "articles")
    static let asideOf = English.words(.notes, "no subjects of questions")
    static let astray = English.words(.notes, "signs that a count is of a fault")
    static let averages = English.words(.notes, "averages")
    static let beenWords = English.words(.notes, "been")
    static let behindNouns = English.words(.notes, "openers behind nouns")
    static let behindTelling = English.words(.notes, "behind telling")
    static let contrasting = English.words(.notes, "turns of a sentence")
    static let couldWords = English.words(.notes, "could")
    static let cutting = English.words(.notes, "cutting")
    static let deedsOnce = English.words(.notes, "deeds done once")
    static let didWords = English.words(.notes, "did")
    static let existential = English.words(.notes, "existential openers")
    static let hadWords = English.words(.notes, "had")
    static let lackedWords = English.words(.notes, "lacked")
    static let momentOpeners = English.words(.notes, "openers of moments")
    static let numberWords = English.words(.notes, "numbers in words")
    static let ofWords = English.words(.notes, "of")
    static let onlyWords = English.words(.notes, "only")
    static let participleEndings = English.words(.notes, "endings of participles")
    static let perCent = English.words(.notes, "per cent")
    static let pluralNouns = English.words(.notes, "plurals without an ending")
    static let pointedAt = English.words(.notes, "no words of questions")
    static let presentOfMany = English.words(.notes, "verbs of counts")
    static let relativeOpeners = English.words(.notes, "openers of relative clauses")
    static let sayingThat = English.words(.notes, "saying what follows")
    static let stopping = English.words(.notes, "stopping")
    package static let bareWaits = English.words(.notes, "bare waits")
    package static let behindBareWaits = English.words(.notes, "behind bare waits")
    package static let extremes = English.words(.notes, "extremes")
    static let timeUnits = English.words(.notes, "units of time")
    static let tookWords = English.words(.notes, "took")
    static let uncounted = English.words(.notes, "things that are not counted")
    static let unfilled = English.words(.notes, "unfilled")
    static let wasWords = English.words(.notes, "was")
    static let yetWords = English.words(.notes, "yet")

    /// The phrases of a class, found in folded words.
    static func index(_ phrases: WordClass) -> PhraseIndex {
        PhraseIndex(phrases.words.enumerated().map { ($1, $0) })
    }

    /// "Had reduced ambulance call-outs": somebody made less of what is bad.
    package static func lessensBurden(_ words: [String]) -> Bool {
        words.indices.contains { place in
            lessening.contains(words[place]) && has(burdens, in: Array(words[(place + 1)...].prefix(4)))
        }
    }

    /// "system" of "no system for": something that a council has is said to be missing.
    package static func lacking(of words: [String]) -> String? {
        // "41 of them without a plan" asks for people, and not whether there is a plan.
        for place in words.indices where lackingThings.contains(words[place]) {
            if let thing = words[(place + 1)...].prefix(3).first(where: { things.contains($0) }) {
                return thing.hasSuffix("s") ? String(thing.dropLast()) : thing
            }
        }
        return nil
    }

    package static func namesYear(_ text: String) -> Bool {
        Wording.words(text).contains { Int($0).map { (2000...2100).contains($0) } == true }
    }

    /// "The longest had been waiting": of whom, the line before says.
    package static func opensWithExtreme(_ words: [String]) -> Bool {
        guard words.count > 2, definite.contains(words[0]) else { return false }
        return extremes.contains(words[1]) && Wording.verbs.contains(words[2])
    }

    /// Whether a line has capitals that stand for a name and no name before them: "VCS partners".
    package static func hasLetters(_ line: String) -> Bool {
        line.split(separator: " ").contains { word in
            word.first != "(" && word.count { $0.isUppercase } >= 3
                && !word.contains { $0.isLowercase && $0 != "s" }
        }
    }

    /// "There was a median wait of 23 days": for what, other words say.
    package static func opensWithBareWait(_ words: [String]) -> Bool {
        let opening = words.prefix(6)
        return ["there", "the"].contains(words.first)
            && opening.contains { $0.hasPrefix("wait") }
            && !zip(words, words.dropFirst()).contains {
                ($0.0.hasPrefix("wait") || $0.0 == "list") && $0.1 == "for"
            }
    }

    /// "Waiting list rose from 20 to 58" names nothing waited for.
    package static func namesOnlyWaiting(_ words: [String]) -> Bool {
        let subject = words.prefix { !moved.contains($0) && $0.first?.isNumber != true }
        return !subject.isEmpty && subject.count < words.count
            && subject.allSatisfy { bareWaits.contains($0) }
    }

    /// How grave a text is by its words alone: death, then harm, then law and what nobody knew; 0 without any.
    package static func gravity(_ words: [String]) -> Int {
        max(graves.matches(in: words).lazy.map(\.value).max() ?? 0, Mishap.gravity(of: words))
    }

    /// The phrases of those classes, each with how grave it is; `stories` leaves out the words that judge.
    private static let graves = gravities([(harms, 2)])
    static let stories = gravities([])
    private static func gravities(_ more: [(WordClass, Int)]) -> PhraseIndex {
        PhraseIndex(
            ([(deaths, 3), (bodilyHarms, 2), (grave, 1), (undone, 1)] + more).flatMap { phrases, value in
                phrases.words.map { ($0, value) }
            })
    }

    /// Whether folded words have a word or a phrase of a class.
    package static func has(_ phrases: WordClass, in words: [String]) -> Bool {
        let text = " " + words.joined(separator: " ") + " "
        return phrases.words.contains { text.has(" \($0) ") }
    }
}
