import AssessmentModel
import ReferenceData
import SourceText
import Testing

@testable import Points

/// What a paragraph says, matter by matter. The sentences are given their readings here, so that only the
/// making of points is tested.
@Suite struct PointTests {
    private let rules: PointRules

    init() throws { rules = try ReferenceData().pointRules() }

    private func sentences(_ read: [(Tone, String)], stage: Stage? = nil) -> [PointSentence] {
        read.enumerated().map { index, item in
            PointSentence(
                Sentence(
                    number: index + 1, span: Span(0, item.1.utf8.count), text: item.1, tone: item.0,
                    isSure: true,
                    voices: [], stage: stage, cues: [], indicators: []), rules)
        }
    }

    private func groups(_ read: [(Tone, String)]) -> [[Int]] {
        PointGrouping(rules: rules).groups(sentences(read)).map { $0.map(\.sentence.number) }
    }

    private func figure(
        _ measure: String, _ value: Double, previous: Double? = nil, lessIsBetter: Bool?, sentence: Int = 1,
        tellsOfWaiting: Bool = true
    ) -> FigureStory {
        var indicator = Indicator(
            number: 1, measure: measure, value: value, valueText: String(Int(value)), span: Span(0, 1),
            unit: .people)
        indicator.previous = previous
        return FigureStory(
            indicator: indicator, sentence: sentence, lessIsBetter: lessIsBetter,
            tellsOfWaiting: tellsOfWaiting,
            hasOwnMeasure: true)
    }

    // MARK: Grouping

    @Test func anExampleBelongsToWhatItShows() {
        #expect(
            groups([
                (.negative, "Ramps took too long to fit."),
                (.negative, "For example, one man could not leave his flat all spring."),
                (.neutral, "This was because two contractors shared the work."),
                (.positive, "Smaller aids such as kettle tippers were delivered overnight."),
            ]) == [[1, 2, 3], [4]])
    }

    @Test func whatOnlyComparesBelongsToItsFigure() {
        #expect(
            groups([
                (.neutral, "Nurse vacancies stood at 24%."),
                (.positive, "This was better than the average of 28% elsewhere."),
                (.neutral, "Landlords met every spring."),
            ])[0] == [1, 2])
    }

    @Test func noneOfWhatWasNamedBelongsToIt() {
        #expect(
            groups([
                (.negative, "Savings came to 8 million against a plan of 9 million."),
                (.negative, "None had been found by cutting meals."),
            ]) == [[1, 2]])
        // Counter-example: a thing of its own.
        #expect(
            groups([
                (.positive, "Savings came to 8 million."),
                (.negative, "Nobody had mended the lifts at Rookwood."),
            ]) == [[1], [2]])
    }

    @Test func whatEndsImprovedIsPraise() {
        let end = "Those who had queued all spring wrote again to say that repairs had improved."
        #expect(
            PointJudge(score: 2).kind(sentences([(.negative, end)]), []).0 == .strength)
        // Counter-example: what improved is not the last word on it.
        let other = "Repairs had improved, but tenants still queued outside in the rain."
        #expect(sentences([(.negative, other)])[0].endsImproved == nil)
    }

    @Test func mixedAtTheEndPromisesBothSides() {
        let long =
            "Tenants' accounts of how the landlords' new repairs line had dealt with their calls were mixed."
        #expect(sentences([(.positive, long)])[0].promisesBothSides)
        let near = "Tenants' accounts of the mixed economy of repairs that landlords had built up were warm."
        #expect(!sentences([(.positive, near)])[0].promisesBothSides)
    }

    @Test func aSurveyIsAMatterOfItsOwn() {
        #expect(
            groups([
                (.positive, "Tenants were proud of their new kitchens and gardens."),
                (.positive, "Landlords answered repairs within the hour."),
                (.neutral, "A night porter lives on the ground floor."),
                (.negative, "In the survey of carers, few had found a break when they wanted one."),
            ]).last == [4])
    }

    @Test func everySentenceBelongsToOnePoint() {
        let many = (1...200).map {
            (Tone.allCases[$0 % 4], "Sentence number \($0) tells of kettles and of lamps.")
        }
        let passage = Passage(section: "needs", text: "")
        var findings = [
            FindingEvidence(
                tone: .mixed, voices: [], stage: nil, sentences: sentences(many).map(\.sentence), terms: [])
        ]
        PointBuilder(rules: rules) { _ in nil }.addPoints(to: &findings, [passage])
        #expect(findings[0].points.flatMap(\.sentences) == Array(1...200))
        #expect(findings[0].points.count <= 26)
        #expect(Set(findings[0].points.map(\.letter)).count == findings[0].points.count)
    }

    // MARK: Kind and state

    @Test func figuresDecideBeforeWords() throws {
        let group = sentences([(.neutral, "The queue for ramps stood at 40.")])
        let judge = PointJudge()
        let shorter = figure("people waiting for ramps", 40, previous: 90, lessIsBetter: true)
        #expect(judge.kind(group, [shorter]).0 == .strength)
        #expect(judge.state(group, [shorter], kind: .strength)?.0 == .improving)
        let longer = figure("people waiting for ramps", 90, previous: 40, lessIsBetter: true)
        #expect(judge.kind(group, [longer]).0 == .shortfall)
        #expect(judge.state(group, [longer], kind: .shortfall)?.0 == .worsening)
        let none = figure("people waiting for ramps", 0, previous: 40, lessIsBetter: true)
        #expect(judge.state(group, [none], kind: .strength)?.0 == .resolved)
        // Nobody knows whether more visits to a website are good.
        let unknown = figure(
            "visits to the website", 90, previous: 40, lessIsBetter: nil, tellsOfWaiting: false)
        let visits = sentences([(.neutral, "The website had 90 visits.")])
        #expect(judge.kind(visits, [unknown]).0 == .context)
    }

    /// A doubtful reading gives way to figures and to words of what has become of a fault; a sure one to neither.
    @Test(arguments: [
        (
            Tone.negative, 0.5, "Ninety people were waiting for a ramp; there had been 264.",
            PointKind.strength
        ),
        (.negative, 0.5, "Overdue repairs had been all but cleared.", .strength),
        (.negative, 0.5, "Tenants who had waited longest wrote that matters had improved.", .strength),
        (.positive, 0.5, "Art classes had been stopped and the tutor's post had lapsed.", .shortfall),
        (.negative, 0.99, "The ward that had complained said it had none this time.", .strength),
        // Near misses.
        (.negative, 0.99, "Overdue repairs had been all but forgotten.", .shortfall),
        (.negative, 0.5, "Letters to tenants were to be improved.", .shortfall),
        (.negative, 0.5, "The boiler had not been put right.", .shortfall),
        (
            .positive, 0.99, "Tenants valued the classes that had been stopped in error and began again.",
            .strength
        ),
    ])
    func doubtGivesWay(tone: Tone, certainty: Double, text: String, kind: PointKind) {
        var sentence = sentences([(tone, text)])[0].sentence
        sentence.certainty = certainty
        let figures =
            text.contains("264") ? [figure("people waiting", 90, previous: 264, lessIsBetter: true)] : []
        #expect(PointJudge().kind([PointSentence(sentence, rules)], figures).0 == kind)
    }

    /// What stood at an earlier time is no fault of the present, once it is told what became of it.
    @Test func anEarlierTimeDoesNotCount() {
        let judge = PointJudge()
        var group = sentences([
            (.negative, "At our first visit tenants were sent from desk to desk."),
            (.positive, "Their calls had since improved."),
        ])
        #expect(judge.kind(group, []).0 == .strength)
        group[1] = sentences([(.neutral, "x"), (.positive, "The lobby was bright.")])[1]
        #expect(judge.kind(group, []).0 == .mixed)
    }

    /// Several sentences that each may praise make no strength of what is plain.
    @Test func leaningsAddUp() {
        func kind(_ leanings: [Leaning]) -> PointKind {
            let group = sentences(leanings.map { _ in (.neutral, "The porter opened the door.") }).map {
                var sentence = $0.sentence
                sentence.leaning = leanings[sentence.number - 1]
                return PointSentence(sentence, rules)
            }
            return PointJudge().kind(group, []).0
        }
        #expect(kind([Leaning(praise: 0.2, fault: 0.1)]) == .context)
        #expect(kind([Leaning(praise: 0.45, fault: 0.1)]) == .strength)
        // What no sentence says is not mixed.
        #expect(kind([Leaning(praise: 0.3, fault: 0.3)]) == .context)
        #expect(kind([Leaning(praise: 0.15, fault: 0.1), Leaning(praise: 0.2, fault: 0.1)]) == .context)
    }

    @Test func whatIsOnlyPlannedIsNoShortfall() {
        let group = sentences([(.neutral, "A new lift was to be fitted in the spring.")], stage: .planned)
        let judge = PointJudge()
        #expect(judge.kind(group, []).0 == .context)
        #expect(judge.state(group, [], kind: .context)?.0 == .planned)
    }

    // MARK: Weight

    @Test func safetyWeighsMoreThanConvenience() {
        func weight(_ text: String) -> Int {
            PointWeigher(rules: rules).weight(
                of: sentences([(.negative, text)]), [], kind: .shortfall, state: .persists, score: 3,
                isInSummary: false
            ).0
        }
        let convenience = weight("The newsletter was dull.")
        #expect(weight("Two people came to harm in the cold.") > weight("People were left without support."))
        #expect(weight("People were left without support.") > convenience)
        #expect((1...5).contains(convenience))
    }

    /// A fault weighs most only by law, harm, money, figures or breadth, however often it is told.
    @Test(arguments: [
        ("Some tenants were not always sure which desk to ask.", 3, 3),
        ("A few tenants said the handbook could be clearer.", 3, 3),
        ("There was no plan for the lifts and repairs were late.", 4, 4),
        ("The delay did not harm any tenant, though repairs were late.", 4, 4),
        // Near misses.
        ("Some tenants were not always safe: two were harmed.", 5, 5),
        ("Most people we met found the handbook unclear and repairs late.", 4, 5),
        ("Some staff with statutory duties did not know the law.", 5, 5),
    ])
    func whatWeighsMost(text: String, least: Int, most: Int) {
        var sentence = sentences([(.negative, text)])[0].sentence
        sentence.voices = [.people, .staff, .partners]
        let weight = PointWeigher(rules: rules).weight(
            of: [PointSentence(sentence, rules)], [], kind: .shortfall, state: .persists, score: 2,
            isInSummary: false
        ).0
        #expect((least...most).contains(weight), "\(weight)")
    }

    // MARK: Line

    private func line(_ read: [(Tone, String)], _ kind: PointKind) -> String? {
        PointLine(rules: rules, group: sentences(read), kind: kind, figures: []).write()
    }

    @Test func aLineNeverLeavesItsCaveatOut() {
        let line = line(
            [
                (.positive, "Tenants praised the wardens of the two sheltered housing schemes."),
                (.negative, "However, wardens were only there on weekday mornings."),
            ], .mixed)
        #expect(
            line
                == "“Tenants praised the wardens of the two sheltered housing schemes. However, wardens were only there on weekday mornings.”"
        )
    }

    @Test func aFigureThatIsBroughtUpToDateIsNotQuotedAlone() {
        let read: [(Tone, String)] = [
            (.negative, "In May 70 tenants were waiting for a ramp or a handrail."),
            (.neutral, "By the end of June this had fallen to 4 tenants."),
        ]
        #expect(line(read, .shortfall)?.contains("fallen to 4") == true)
    }

    @Test func whatPointsBackIsNotQuotedAlone() {
        #expect(
            line([(.negative, "This meant that tenants slept badly and missed their buses.")], .shortfall)
                == nil)
    }

    // MARK: Data

    /// A phrase of a report in a data file would fit that report and no other.
    @Test func noCueIsLongerThanFourWords() throws {
        for line in try ReferenceData().text("points.yaml").split(separator: "\n")
        where line.first(where: { $0 != " " }) != "#" {
            guard let open = line.lastIndex(of: "["), let close = line.lastIndex(of: "]"), open < close else {
                continue
            }
            for cue in line[line.index(after: open)..<close].split(separator: ",") {
                #expect(cue.split(separator: " ").count <= 4, "\(cue)")
            }
        }
    }
}
