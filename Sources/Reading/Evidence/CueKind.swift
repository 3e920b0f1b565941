/// What a phrase of the data files is for: the names of their sections.
///
/// Kinds of one group compete for the same words, the longest phrase wins; kinds of different groups do not.
enum CueKind: String, CaseIterable {
    // Tone
    /// Says that something works: `worked well`.
    case positive
    /// Says that something does not: `gaps in`.
    case negative
    /// Says both in one phrase: `feedback was mixed`.
    case mixed
    /// Words that look like a judgement and are none: `safeguarding concerns`, `Better Care Fund`.
    case plain
    /// Turns what follows in its clause round: `not always`, `without`.
    case negator
    /// Turns something bad that follows into good, and leaves good alone: `reduced`, `prevented`.
    case relief
    /// What follows is intended, not achieved: `aimed to`, `plans to`.
    case intention
    /// What follows is what something is for: `to improve`, `so that`.
    case purpose
    /// Begins the other side of a contrast: `however`, `although`.
    case contrast

    // Voices
    case people = "voice people"
    case carers = "voice carers"
    case staff = "voice staff"
    case leaders = "voice leaders"
    case councillors = "voice councillors"
    case partners = "voice partners"
    case voluntary = "voice voluntary"
    case providers = "voice providers"
    case authority = "voice authority"
    /// Someone of the group spoken of before: `others`, `they`.
    case pronoun = "voice pronoun"
    /// What a speaker does: `told us`, `acknowledged`.
    case saying
    /// Saying, but only of people who give an account: `had mixed experiences`.
    case experiencing
    /// Introduces the speaker after it: `feedback from`, `according to`.
    case sayingOf = "saying of"
    /// Follows the speaker: `feedback`, `views`.
    case opinion
    /// Part of a speaker's name that holds a verb of saying: `we spoke with`.
    case aside
    /// `we were told`, `we saw`.
    case unattributed
    case nationalData = "national data"
    case localData = "local data"

    // Stage
    case inPlace = "stage in place"
    case underWay = "stage under way"
    case planned = "stage planned"

    // Figures
    /// Nouns counted in people: `residents`.
    case peopleNoun = "people noun"
    /// Nouns never counted as an indicator when a number stands before them: `occasions`.
    case uncounted
    /// A number that is none: `section #`, `aged #`.
    case notFigure = "not figure"
    /// A number that belongs to the measure: `# days or less`.
    case threshold
    case median, mean, maximum, minimum, total, estimate, change
    case target
    case england, region
    /// Other councils: `statistical neighbours`.
    case peers
    case previous
    case better, worse, similar, higher, lower
    /// Measures by which higher is bad, or good, when the report leaves it unsaid.
    case lessIsBetter = "less is better"
    case moreIsBetter = "more is better"
    /// Names of data sources.
    case source
    case period
    /// Finite verbs after which a measure needs "who".
    case finite = "finite verb"

    /// Phrases compete within one of these.
    enum Group: Int, CaseIterable {
        case tone, speaker, saying, hearing, data, stage, noun, number, statistic, comparison, polarity,
            source, period, verb
    }

    var group: Group {
        switch self {
        case .positive, .negative, .mixed, .plain, .negator, .relief, .intention, .purpose, .contrast: .tone
        case .people, .carers, .staff, .leaders, .councillors, .partners, .voluntary, .providers, .authority,
            .pronoun:
            .speaker
        case .saying, .experiencing, .sayingOf, .opinion, .aside: .saying
        case .unattributed: .hearing
        case .nationalData, .localData: .data
        case .inPlace, .underWay, .planned: .stage
        case .peopleNoun, .uncounted: .noun
        case .notFigure, .threshold: .number
        case .median, .mean, .maximum, .minimum, .total, .estimate, .change: .statistic
        case .target, .england, .region, .peers, .previous, .better, .worse, .similar, .higher, .lower:
            .comparison
        case .lessIsBetter, .moreIsBetter: .polarity
        case .source: .source
        case .period: .period
        case .finite: .verb
        }
    }
}
