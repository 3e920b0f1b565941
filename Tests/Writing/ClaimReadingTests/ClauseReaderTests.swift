import Testing

@testable import ClaimReading

/// Who does what to whom, as sentences of reports and speeches tell it.
struct ClauseReaderTests {
    /// A sentence, and of each of its clauses who does it, the verb, to whom, behind "not" where it is denied.
    @Test(arguments: [
        ("The board approved the plan.", ["board | approved | plan"]),
        ("The plan was approved by the board.", ["board | approved | plan"]),
        ("The plan was approved.", [" | approved | plan"]),
        ("The plan had been approved by the new board in May.", ["board | approved | plan"]),
        ("The board did not approve the plan.", ["not board | approve | plan"]),
        ("Nobody approved the plan.", ["not nobody | approved | plan"]),
        ("The plan could not be found.", ["not  | found | plan"]),
        ("The board would approve the plan.", ["board | approve | plan"]),
        ("Staff were supported by managers.", ["managers | supported | staff"]),
        ("Staff supported managers.", ["staff | supported | managers"]),
        ("Carers told the panel that the wait had grown.", ["carers | told | panel", "wait | grown | "]),
        (
            "Nine appeals were received and four were upheld.",
            [" | received | appeals", " | upheld | appeals"]
        ),
        (
            "People who waited for a review had complained.",
            ["people | waited | ", "people | complained | "]
        ),
        (
            "The panel, which met in May, had lapsed.", ["panel | met | ", "panel | lapsed | "]
        ),
        (
            "The police told us that they kept a list.", ["police | told | us", "police us | kept | list"]
        ),
        (
            "A report was presented to cabinet in the week that staff wrote to the mayor.",
            [" | presented | report", "staff | wrote | "]
        ),
        (
            "Ambassadors, recruited by local partners, visited homes.",
            ["partners | recruited | ambassadors", "ambassadors | visited | homes"]
        ),
        (
            "The list was long because the team had lost workers.",
            ["list | was | long", "team | lost | workers"]
        ),
        ("The recorded concerns were late.", ["recorded concerns | were | late"]),
        ("The council planned to open a hub.", ["council | planned | ", "? | open | hub"]),
        ("Managers in the hub praised staff.", ["managers | praised | staff"]),
        ("In the hub, managers praised staff.", ["managers | praised | staff"]),
        ("They were late.", ["? | were | late"]),
        ("The members of the panel resigned.", ["members panel | resigned | "]),
        ("Staff said they felt safe.", ["staff | said | ", "staff | felt | safe"]),
        ("A plan to close the desk was dropped.", ["? | close | desk", " | dropped | plan"]),
        ("Officers who had left were listed.", ["officers | left | ", " | listed | officers"]),
        ("The team was recruiting nurses.", ["team | recruiting | nurses"]),
        ("Homes placed outside were visited.", [" | placed | homes", " | visited | homes"]),
        (
            "Of five appeals that the panel saw, three were upheld.",
            ["panel | saw | ", " | upheld | appeals"]
        ),
        ("The cases heard by the panel were closed.", ["panel | heard | cases", " | closed | cases"]),
        (
            "Learning from the cases upheld by the panel was shared.",
            ["panel | upheld | cases", " | shared | learning"]
        ),
        ("People who attended the forge told us.", ["people | attended | forge", "people | told | us"]),
        ("Homes were closed by mistake.", [" | closed | homes"]),
        ("The trust lent the council a desk.", ["trust | lent | council desk"]),
    ])
    func aSentenceIsReadIntoClauses(_ sentence: String, _ expected: [String]) {
        let found = ClauseReader.clauses(of: sentence).map { clause in
            let doer = clause.leans ? "?" : clause.doer.joined(separator: " ")
            let who = (clause.isDenied ? ["not"] : []) + [doer]
            return "\(who.joined(separator: " ")) | \(clause.verb) | \(clause.patient.joined(separator: " "))"
        }
        #expect(found == expected)
    }

    /// The same told in other words, and told of others.
    @Test(arguments: [
        ("Partners recruited the ambassadors.", "Ambassadors were recruited by local partners.", true),
        ("The council recruited the ambassadors.", "Ambassadors were recruited by local partners.", false),
        ("Partners were recruited by ambassadors.", "Ambassadors were recruited by local partners.", false),
        ("Managers kept a list.", "The police said they kept a list. Managers sent a form.", false),
        ("The police kept a list.", "The police said they kept a list. Managers sent a form.", true),
        ("Managers sent a form.", "The police said they kept a list. Managers sent a form.", true),
        ("The board was chaired by leaders.", "A board with an independent chair was set up.", true),
        ("Staff trusted managers.", "Staff were trusted by managers.", false),
        ("Managers trusted staff.", "Staff were trusted by managers.", true),
        ("Workers spoke fondly.", "Workers were spoken of fondly.", false),
        (
            "The charity forgot the wards.", "The charity told us that the wards forgot that it existed.",
            false
        ),
        ("The wards forgot the charity.", "The charity told us that the wards forgot that it existed.", true),
        ("Brokers tested it.", "Brokers tested the system and praised its speed.", true),
        ("They were supervised by the trust.", "They were supervised by a lead who remained.", false),
        ("They were supervised by a lead.", "They were supervised by a lead who remained.", true),
        ("They were supervised by the trust.", "They were supervised.", true),
        ("People who came through it were left alone.", "People who paid were left alone.", false),
        ("People who paid were left alone.", "People who had paid were left alone.", true),
        ("People who paid were left alone.", "People were left alone.", true),
    ])
    func whoDoesWhatIsTheSame(_ claim: String, _ sentence: String, _ isSame: Bool) {
        let found = ClauseComparison(claim, sentence, around: []).unmatched()
        #expect(found.isEmpty == isSame, "\(found)")
    }

    /// "Nobody found it" and "it could not be found" deny the same; "nobody found it" and "it was found" do not.
    @Test(arguments: [
        ("Nobody could find the file.", "The file could not be found.", true),
        ("Nobody could find the file.", "The file could be found.", false),
        ("The file was found.", "The file could not be found.", false),
        ("Nobody found the file, and it was read.", "The file was not found, and it was not read.", false),
    ])
    func denialsAreOfTheSameVerb(_ claim: String, _ sentence: String, _ isSame: Bool) {
        #expect(ClauseComparison(claim, sentence, around: []).deniesAlike == isSame)
    }
}
