import AssessmentModel
import SourceText
import Testing
import TestSupport

@testable import PlainQuestions

/// What officers type at five in the afternoon, and what each is taken to mean.
@Suite struct PlainQuestionTests {
    private static let asked = """
        unpaid carers
        stockton
        scores for stockton
        stockton vs sunderland
        who scores 3 or more on assessing needs
        weakest statements in north east
        waiting times stockton
        numbers about direct payments
        what did carers say about respite
        findings about DoLS in stockton
        what did cqc say about equipment in stockton
        what changed northmoor
        new reports since september

        Stockton?
        Stockton-on-Tees
        stockton on tees
        St Helens
        hull
        north yorkshire
        bath and north east somerset
        stockton scores
        Stockton's scores
        what is the rating for york
        york rating
        how did stockton score on safeguarding
        safeguarding in stockton
        stockton safeguarding
        who got a 4 on safeguarding
        who scores three or more on equity in experience and outcomes
        which councils are outstanding
        who requires improvement
        best statements in yorkshire
        lowest scores in stockton
        strengths of stockton
        what are the weaknesses of sunderland
        how far is stockton from good
        compare stockton with sunderland
        stockton against england
        what has stockton promised
        numbers about waiting times in stockton
        figures for stockton
        what did staff in stockton say about training
        what did people say about the front door
        what did the inspectors say about co-production
        what was said about hospital discharge in york
        direct payments in the north east
        direct payments in stockton
        stockton direct payments
        good practice on co-production
        problems with transitions
        who mentions reablement
        reports since 1 june 2025
        new reports since january 2026
        any new reports since 2025
        latest reports
        councils in london
        ratings
        league table
        show me the scores for stockton
        tell me about hackney
        hospital discharge
        waiting lists
        "assistive technology"

        show me stockton scores
        give me the weaknesses of york
        please show me respite
        where is stockton weak
        about carers in stockton
        compare stockton and sunderland
        scores for stockton and sunderland
        count good councils
        stockton weaknesses
        whats wrong with stockton
        what's wrong with stockton
        problems in york
        stockton good bits
        what does stockton do well
        weakest
        lowest score
        lowest scores
        latest report
        latest report for york
        how many councils have been assessed
        when was stockton inspected
        when was york published
        is stockton good or bad
        scores for northmoor march 2025
        scores for northmoor in 2025
        how long do people wait in stockton
        how long do people wait for care assessments in stockton
        what is DoLS
        what does dols stand for
        transitions from childrens services
        hospital discharge delays sunderland
        delays sunderland hospital discharge
        respite stockton carers
        waitng lists
        hospitl discharge

        stocton
        stocton scores
        findings about respite in stocton
        respite in stock
        scores for northamptonshire
        safegaurding in stockton
        why do carers wait so long in stockton
        what should we ask sunderland about reablement
        how can we improve
        please tell me what the report says about housing for older people and their families in the borough
        asdf
        reading
        east
        north east
        london
        """

    /// As it is typed after `use stockton`, half a sentence at a time.
    private static let askedFromStockton = """
        how are we doing
        our scores
        whats our score on safeguarding
        why did we get a 2 on equity
        what are we bad at
        what do we need to improve
        our strengths
        what have we promised
        what have we promised on carers
        whats planned on housing in our council
        compare us with sunderland on equity
        compare us with sunderland on respite
        us vs sunderland
        how do we compare with councils like ours
        who does better than us on safeguarding
        are we worse than england
        what changed in our council since last time
        safeguarding problems for us
        how far are we from good
        longest waits in our council
        write a note for us
        """

    /// As it is typed at five in the afternoon, by an officer who has not read the help.
    private static let askedInAHurry = """
        stockton council
        the hackney report
        Stockton Borough Council
        how is hackney doing
        summary of york
        who is worst at transitions
        who is best at co-production
        any quotes from carers about respite
        quotes about loneliness
        quotes from staff in stockton
        carers feedback on respite
        what did carers complain about
        what did people like in stockton
        were carers happy with respite
        everything on autism in sunderland
        anything about housing
        direct payments uptake figures
        hospital discharge numbers for stockton
        how many people are waiting for care act assessments in stockton
        how many carers are waiting
        longest waits
        safeguarding scores
        equity scores in london
        average score for safeguarding
        national average
        who got a 1
        anyone scoring 4
        everything scored 1
        which councils in the north east are good
        best council in london
        worst councils in yorkshire
        councils rated inadequate
        stockton vs york on safeguarding
        the London Borough of Hackney
        city of york council scores
        stockton and sunderland safeguarding
        compare stockton with similar councils
        councils like stockton
        why is stockton weak on equity
        shortfalls in safeguarding in stockton
        stockton strengths in partnerships
        what does stockton need to improve
        areas for improvement stockton
        is york worse than england
        anything below the england average
        contradictions in the stockton report
        how old is the stockton report
        reports from this year
        which councils are loaded
        how many reports have you got
        what can i ask
        who was praised for co-production
        examples of co-production
        how are we doing
        stokton safegaurding
        waht did carers say about respite
        """

    /// Half sentences, ratings and lists, and what carers feel: from a day of watching.
    private static let askedInHalfSentences = """
        which council is the worst?
        which is best?
        what is stockton's rating?
        how do carers feel?
        how do carers feel about respite
        how do staff feel in stockton
        staff morale
        what do staff think
        quote from a carer
        quotes stockton
        staffing problems stockton
        stockton hosp discharge
        average percent
        compare stockton york
        stockton york
        stockton or york better on safeguarding
        is stockton better than york
        who is better stockton or york
        how long are waits for OT
        OT waits stockton
        who is waiting longest
        number of people waiting stockton
        safeguarding stockton bad
        bad things stockton
        good news stockton
        give me something positive about stockton
        top 5 councils
        bottom three councils
        top 10 on safeguarding
        councils that need improving
        RI councils
        how many RI
        when was the last report
        population of stockton
        how big is stockton
        what type of council is stockton
        which region is stockton in
        stockton percent
        what percentage did stockton get
        score breakdown stockton
        scores below 2
        scores of 1
        which statement is weakest
        what statements are there
        what topics can i search
        help me write a briefing
        briefing stockton
        stockton safegaurding scroe
        documents count please
        """

    /// Read by their parts, in whatever order these stand; typed after `use stockton`. Written down before
    /// they were tried.
    private static let askedInAnyOrder = """
        staffing
        staff shortages
        staff turnover in stockton
        how long do people wait for a care act assessment in stockton
        who got better than us on safeguarding
        when is the next report
        which councils are inadequate
        what did carers say
        anything on dols
        compare us with sunderland on equity
        whats our score for leadership
        how are we doing on prevention
        what about learning disability
        mental health beds
        councils near us
        which north east councils are good
        best council in yorkshire
        bottom 5 councils
        how many councils got requires improvement
        how many have been inspected
        average score for safeguarding
        who's weakest at transitions
        did anyone get a 4 for equity
        which councils score 1
        sunderlands rating
        stockton on tees borough council
        stoke
        brum
        bham
        camden outstanding?
        is camden outstanding
        what does good look like for assessing needs
        direct payment uptake
        how many people on direct payments in stockton
        waitng lists for OT
        DFG waits
        reablement outcomes
        what do they say about our hospital discharge
        hospital discharge delays stockton
        homecare capacity
        care home quality
        whats being promised on carers
        what are staffordshire doing about market shaping
        positive things said about social workers
        complaints
        what worries cqc about stockton
        main issues for stockton
        top 3 strengths stockton
        quotes from carers in stockton
        where does stockton come in the north east
        stockton v sunderland v darlington
        scores of all north east councils
        give me the numbers on safeguarding
        percentage of carers satisfied
        ascof
        when was stockton inspected
        when did the report come out
        has middlesbrough been done yet
        what needs fixing first
        print it
        safeguarding backlog
        young carers stockton
        what do families think
        is there anything on advocacy for sunderland
        who scored worse than us on learning
        county councils rated good
        london boroughs requiring improvement
        who was last to be published
        reports from this year
        stocktons equity score
        the worst statement nationally
        how many 2s did stockton get
        how good is sunderland at partnership working
        autism
        technology enabled care
        what did the voluntary sector say
        did partners raise any concerns
        overdue reviews
        annual reviews in stockton how many overdue
        hows darlington
        redcar & cleveland
        telford
        show me everything about carers assessments
        unpaid carers - what do others do well
        which councils are close to outstanding
        s117 aftercare
        what evidence is there for the 2 on equity
        make me a briefing on stockton
        export this to excel
        who do we look like
        """

    @Test func questionsInAnyOrderMeanWhatWasReviewed() throws {
        let stockton = try #require(
            SampleNames.names.authorities.entries.first { $0.slug == "stockton-on-tees" })
        expectGolden(
            Self.readings(of: Self.askedInAnyOrder, own: stockton), "plain-questions-in-any-order.txt")
    }

    @Test func halfSentencesMeanWhatWasReviewed() {
        expectGolden(Self.readings(of: Self.askedInHalfSentences), "plain-questions-in-halves.txt")
    }

    @Test func everyQuestionMeansWhatWasReviewed() {
        expectGolden(Self.readings(of: Self.asked), "plain-question-readings.txt")
    }

    @Test func questionsTypedInAHurryMeanWhatWasReviewed() {
        expectGolden(Self.readings(of: Self.askedInAHurry), "plain-questions-in-a-hurry.txt")
    }

    @Test func usMeansTheCouncilInUse() throws {
        let stockton = try #require(
            SampleNames.names.authorities.entries.first { $0.slug == "stockton-on-tees" })
        expectGolden(Self.readings(of: Self.askedFromStockton, own: stockton), "plain-questions-about-us.txt")
    }

    /// Each line with what it is taken to mean.
    private static func readings(of asked: String, own: Authority? = nil) -> String {
        let questions = QuestionReader(SampleNames.names, own: own)
        var text = ""
        for line in asked.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            guard !line.isEmpty else {
                text += "\n"
                continue
            }
            text += line + "\n"
            switch questions.read(line, allowsSearch: true) {
            case .meant(let query): text += "    = \(query)\n"
            case .several(let queries): text += queries.map { "    = \($0)\n" }.joined()
            case .search(let query, let instead, let others):
                text +=
                    "    = \(query)\n" + instead.map { "    else \($0)\n" }.joined()
                    + others.map { "    or \($0)\n" }.joined()
            case .nearest(let queries, let reason):
                text += reason.map { "    ! \($0)\n" } ?? ""
                text += queries.isEmpty ? "    ? not understood\n" : queries.map { "    ? \($0)\n" }.joined()
            }
        }
        return text
    }

    @Test(arguments: [
        ("people: people", "t:1: a section such as [voices] must stand before this line"),
        ("[froms]", "t:1: no section is called [froms]. Sections are: whole questions, plain openers"),
        ("[senses]\nwhom: whom", "t:2: [senses] has no \"whom\". There are: councils"),
        (
            "[voices]\ncarers",
            "t:2: a line here is a name, a colon, and the phrases for it with commas between"
        ),
    ])
    func aTableOfOnesOwnIsReadStrictly(_ text: String, _ message: String) {
        #expect { _ = try PlainPhrases(text, named: "t") } throws: {
            ($0 as? WorldError)?.description.hasPrefix(message) == true
        }
    }

    @Test func longLinesAreReadQuickly() {
        let questions = QuestionReader(SampleNames.names)
        let line = String(repeating: "what did carers say about respite in stockton and ", count: 40)
        let clock = ContinuousClock()
        #expect(clock.measure { _ = questions.read(line, allowsSearch: true) } < .seconds(2))
    }
}
