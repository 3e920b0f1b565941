/// The closed classes of words by which figures are read.
enum FigureWords {
    // MARK: Numbers

    /// Said before a number that is rounded.
    static let about = WordSet("about around approximately roughly some nearly almost circa")
    /// With "than" before a number: it is more.
    static let more = WordSet("more greater higher longer larger later older better")
    /// With "than" before a number: it is less.
    static let less = WordSet("less fewer lower shorter smaller sooner")
    static let over = WordSet("over above exceeding exceeded exceeds exceed beyond")
    static let under = WordSet("under below")
    static let than = WordSet("than")
    static let no = WordSet("no not never nobody none nor neither")
    static let noOne = WordSet("nobody none noone")
    static let one = WordSet("one")
    static let nobody = WordSet("nobody noone")
    static let none = WordSet("none")
    static let or = WordSet("or and")
    static let orMore = WordSet("more over longer older above upwards")
    static let orLess = WordSet("less fewer under below younger")
    static let littleMore = WordSet("just well little slightly far comfortably")

    // MARK: Shares, scales and ranks

    static let out = WordSet("out")
    static let of = WordSet("of")
    static let inWord = WordSet("in")
    static let every = WordSet("every each")
    static let per = WordSet("per")
    static let for_ = WordSet("for in per")
    /// Between "of" and the whole.
    static let determinate = WordSet(
        "the its their our a an these those total all which whose his her some about")
    /// A number with these is a point on a scale.
    static let scores = WordSet("score scored scores scoring rated rating rate satisfaction quality mark")
    static let superlatives = WordSet(
        "most least highest lowest largest smallest biggest best worst oldest youngest poorest richest fastest slowest longest shortest greatest fewest wealthiest healthiest strongest weakest"
    )
    /// What a part of a scale can be of.
    static let rankTails = WordSet("of among out in")

    // MARK: Time

    static let time = WordSet("days weeks months years hours day week month year hour minutes fortnight")
    static let standing = WordSet(
        "stood stands standing ran runs running remained remains was were stayed put averaged")
    static let agePrepositions = WordSet("by at before until turned turn turning reach reached reaching")
    /// Stretches of time that are counted to say when, not how long.
    static let seasons = WordSet("winters summers springs autumns seasons decades terms nights mornings")
    static let whens = WordSet("later earlier ago before after previously on")
    static let lateness = WordSet("late overdue behind early")
    static let lifeSpan = WordSet("expectancy live lives lived")

    // MARK: Multiples

    static let halves = WordSet("halved halving halve")
    static let doubles = WordSet("doubled doubling")
    static let trebles = WordSet("trebled tripled trebling tripling")
    static let twice = WordSet("twice double")

    // MARK: Comparing

    /// Prepositions and verbs that lead up to what a figure is compared with.
    static let comparing = WordSet("than against versus vs compared compares comparing comparison")
    /// After "compared" and the like.
    static let withTo = WordSet("with to")
    /// Before "with" or "to": what stands after is the other side.
    static let sideBySide = WordSet(
        "compared comparison line level par similar close equal comparable near consistent next")
    /// Before "of", "on" or "from": what stands after is the other side.
    static let apart = WordSet("short ahead improvement different difference variation up down")
    static let apartJoints = WordSet("of on from")
    /// Between a comparison's name and its number: "the England average, which stood at".
    static let linking = WordSet(
        "of at was is were are stood stands standing being which figure figures average averages rate rates one about around just only then a the respectively where for both it took had has took number"
    )
    static let bareLinking = WordSet(
        "at was is were of where it took had has stood which figure figures the average as a whole")
    /// Between a number and the name of what it is of: "the 84% found in England".
    static let seenIn = WordSet(
        "found seen recorded reported averaged achieved reached in for across of the average averages nationally rate held as who did so do said people adults carers staff homes places"
    )
    static let clauseOpeners = WordSet("and but while whereas although though yet so")
    static let wanted = WordSet(
        "asked aimed planned regarded expected wanted set intended budgeted agreed required allowed promised needed sought hoped"
    )
    static let targets = WordSet(
        "target targets standard standards goal goals aim ambition limit timescale timescales timeframe threshold benchmark deadline"
    )
    static let before = WordSet("before earlier previously previous preceding last prior ago")
    static let earlierLeads = WordSet("previous preceding earlier last previously prior")
    static let estimates = WordSet(
        "estimate estimated planned budgeted budget budgets forecast expected plan intended estimates allowed"
    )
    static let overspend = WordSet("overspend underspend overspent underspent shortfall surplus")
    static let ordinals = WordSet("first former")
    static let seconds = WordSet("second latter")
    static let both = WordSet("both all each respectively")
    static let anaphors = WordSet("this that which it these they those both all")

    // MARK: Movement

    static let rising = WordSet(
        "rose rise rises risen rising raise raised raising increased increase increases increasing grew grow grows grown growing growth climbed climb climbing up expanded expand enlarged extended doubled trebled lengthened lengthening widened jumped"
    )
    static let falling = WordSet(
        "fell fall falls fallen falling decreased decrease decreases decreasing dropped drop dropping reduced reduce reduction reductions reducing declined decline declining cut cutting lowered lowering down shortened shorten shrank shrunk shrinking halved narrowed lessened eased"
    )
    static let moving = WordSet(
        "went gone go going came come moved moving improved improvement improving changed worsened worsening brought turned"
    )
    static let improving = WordSet("improved improvement improving improves better")
    static let worsening = WordSet("worsened worsening worsens deteriorated deteriorating worse")
    static let unchanged = WordSet("unchanged static stable steady level same")
    static let ranging = WordSet(
        "range ranged ranges ranging varied varies vary varying anywhere anything")
    static let from = WordSet("from")
    static let to = WordSet("to")
    static let by = WordSet("by")
    static let down = WordSet("down")
    static let up = WordSet("up")
}
