import AssessmentModel
import SourceText
import Testing

@testable import PlainQuestions

/// Questions as officers type them, written down with what they should do before any was tried.
@Suite struct AskedByOfficersTests {
    /// What is typed, `=>`, the query that it means or `offer`; behind `!` it is typed after `use stockton`.
    private static let asked = #"""
        who in the north east scored 3 or more on equity => statements where statement is "Equity in experience and outcomes" and score >= 3 and region is "North East" sort by score highest show authority, score
        which councils got below 2 for safeguarding => statements where statement is Safeguarding and score < 2 sort by score highest show authority, score
        councils over 70% => assessments where percent > 70 sort by percent highest show authority, rating, percent
        anyone with at least a 3 on learning in london => statements where statement is "Learning, improvement and innovation" and score >= 3 and region is London sort by score highest show authority, score
        top 5 london boroughs => assessments where type is "london borough" sort by percent highest first 5 show authority, rating, percent
        three worst counties for safeguarding => statements where statement is Safeguarding and type is county sort by score lowest first 3 show authority, score
        average percent by region => assessments summarise average percent, count by region sort by average_percent highest
        do counties score higher than unitaries => assessments where type is county or unitary summarise average percent, count by type sort by average_percent highest
        average score for equity in the north => statements where statement is "Equity in experience and outcomes" and region in ("North East", "North West", "Yorkshire and The Humber") summarise average score, count
        how many councils are good => assessments where rating is Good count
        how many councils in london require improvement => assessments where rating is "Requires improvement" and region is London count
        how many unitaries scored 1 on governance => statements where statement is "Governance, management and sustainability" and score = 1 and type is unitary count
        how long do people wait for an assessment in stockton => indicators where (measure contains "assessment" or text contains "assessment") and days is present and role is actual and (measure is present or unit is not years) and authority is stockton-on-tees show measure, statistic, value, unit, value_text
        waits in sunderland => indicators about topic:waiting where days is present and role is actual and (measure is present or unit is not years) and authority is sunderland show measure, statistic, value, unit, value_text
        waits in days in sunderland => indicators about topic:waiting where unit is days and authority is sunderland
        which homes in hull are inadequate => offer
        what should the chair ask hull => points where kind is shortfall and authority is kingston-upon-hull sort by weight highest first 10 show statement, line
        what does a 3 mean => help bands
        what r the 9 things cqc look at => framework show number, name
        longest wait in the north east => indicators about topic:waiting where measure is present and days is present and role is actual and region is "North East" sort by days highest first 5 show authority, measure, statistic, value, unit, days
        !longest wait => indicators about topic:waiting where measure is present and days is present and role is actual and authority is stockton-on-tees sort by days highest first 5 show authority, measure, statistic, value, unit, days
        !is our wait getting better => indicators about topic:waiting where previous is present and authority is stockton-on-tees show authority, measure, value, previous, change
        !show me the worst councils in the north east => assessments where region is "North East" sort by percent lowest first 10 show authority, rating, percent
        !whats the worst thing cqc said about us => points where kind is shortfall and authority is stockton-on-tees sort by weight highest first 1 show statement, line
        !why did we get a 2 on equity => findings where tone is negative and statement is "Equity in experience and outcomes" and score = 2 and authority is stockton-on-tees
        !what would it take to get to outstanding => assessments where authority is stockton-on-tees show authority, rating, percent, margin_up, margin_down
        !what should we ask about carers => points about "carers" where kind is shortfall and authority is stockton-on-tees sort by weight highest first 10 show statement, line
        !what changed since last time => all statements where authority is stockton-on-tees sort by number, published show statement, published, score
        what have they promised on housing in hackney => findings about "housing" where stage is planned and authority is hackney
        what did carers in sunderland say about respite => sentences about "respite" where said by carers and authority is sunderland
        did staff in hull praise training => sentences about "training" where said by staff and tone is positive and authority is kingston-upon-hull
        brum scores => statements where authority is birmingham sort by number show statement, score
        banes safeguarding => statements where statement is Safeguarding and authority is bath-and-north-east-somerset show authority, statement, score
        stocton rating => assessments where authority is stockton-on-tees show authority, rating, percent, published
        hospitl discharge in york => findings about "hospital discharge" where authority is york
        strengths of york in partnerships => findings where tone is positive and statement is "Partnerships and communities" and authority is york
        reports published in 2025 => assessments where published is 2025 sort by published newest show authority, published, rating
        which good councils in london were published after june 2025 => assessments where rating is Good and region is London and published after "June 2025" sort by published newest show authority, published, rating
        which councils mention loneliness => findings about "loneliness" count by authority sort by count highest
        when is the next inspection of york => offer
        what is the phone number of the director in leeds => offer
        how much does hackney spend on adult social care => indicators about "spend on adult social care" where authority is hackney
        is there a council with all 3s => authorities where every statement (where score = 3) sort by percent highest show authority, rating, percent
        show all 1s => statements where score = 1 show authority, statement, score
        how many councils are good or better => assessments where rating is Good or Outstanding count
        who came out between january and march 2025 => assessments where published between "January 2025" and "March 2025" sort by published newest show authority, published, rating
        who is not good => assessments where rating is not Good and rating is present sort by percent highest show authority, rating, percent, published
        scores without pilots => offer
        stockton sunderland hull on equity => statements where statement is "Equity in experience and outcomes" and authority in (stockton-on-tees, sunderland, kingston-upon-hull) sort by score highest show authority, score
        what is our score on safeguarding => offer
        why is grass green => offer
        which councils are close to inadequate => assessments where rating is "Requires improvement" and margin_down is present sort by margin_down lowest first 10 show authority, rating, percent, margin_down
        top 3 and bottom 3 counties => assessments where type is county sort by percent highest first 3 show authority, rating, percent ; assessments where type is county sort by percent lowest first 3 show authority, rating, percent
        average percent in london compared with the north => assessments where region is London summarise average percent, count ; assessments where region in ("North East", "North West", "Yorkshire and The Humber") summarise average percent, count
        safeguarding and equity scores for hackney => statements where statement in (Safeguarding, "Equity in experience and outcomes") and authority is hackney show authority, statement, score
        how many reports were published each year => assessments count by year = year(published) sort by year
        whats the most common score for equity => statements where statement is "Equity in experience and outcomes" count by score sort by count highest
        which councils have the widest range of scores => statements summarise spread score, lowest score, highest score by authority sort by spread_score highest first 10
        which councils only just got good => assessments where rating is Good and margin_down is present sort by margin_down lowest first 10 show authority, rating, percent, margin_down
        what does good look like on equity => findings where statement is "Equity in experience and outcomes" and tone is positive and score = 3
        councils with a 1 on at least two statements => statements where score = 1 count by authority where count >= 2 sort by count highest
        who has no score below 3 => authorities where no statement (where score < 3) and any statement (where score is present) sort by percent highest show authority, rating, percent
        how many councils got a 4 => authorities where any statement (where score = 4) count
        give us the ratings for london => assessments where region is London sort by percent highest show authority, rating, percent, published
        !where are we strong => findings where tone is positive and authority is stockton-on-tees sort by score highest
        !what are we doing about respite => findings about "respite" where stage is "under way" and authority is stockton-on-tees
        !how are we doing against the regional average => statements where region is "North East" compare authority stockton-on-tees with rest showing average score by statement sort by difference
        who has the same rating as york => assessments where rating = highest rating (where authority is york) and authority is not york sort by percent highest show authority, rating, percent
        good respite for carers in york => findings about "respite for carers" where tone is positive and authority is york
        who is good => assessments where rating is Good sort by percent highest show authority, rating, percent, published
        stockton v sunderland v glasgow => offer
        which london boroughs didnt get a 3 or 4 for equity => statements where type is "london borough" and statement is "Equity in experience and outcomes" and score in (1, 2) sort by score highest show authority, score
        councils with no 1s and no 2s => authorities where no statement (where score in (1, 2)) and any statement (where score is present) sort by percent highest show authority, rating, percent
        everyone except london that is outstanding => assessments where rating is Outstanding and region is not London sort by percent highest show authority, rating, percent, published
        unitaries that are not good and in london => assessments where rating is not Good and rating is present and region is London and type is unitary sort by percent highest show authority, rating, percent, published
        who is good but not in london => assessments where rating is Good and region is not London sort by percent highest show authority, rating, percent, published
        who has outstanding governance => statements where statement is "Governance, management and sustainability" and score = 4 sort by score highest show authority, score
        which councils are rated good for equity => statements where statement is "Equity in experience and outcomes" and score = 3 sort by score highest show authority, score
        good councils that scored 2 on safeguarding => statements where statement is Safeguarding and score = 2 and rating is Good sort by score highest show authority, score
        equity scores of councils with outstanding governance => offer
        who is good at safeguarding => statements where statement is Safeguarding and score in (3, 4) sort by score highest show authority, score
        is york good at safeguarding => statements where statement is Safeguarding and authority is york show authority, statement, score
        strengths of york in safeguarding => findings where tone is positive and statement is Safeguarding and authority is york
        is york the worst council => assessments rank by percent highest show authority, rating, percent, place, of where authority is york
        is safeguarding yorks worst score => offer
        why isnt york outstanding => findings where tone is negative and authority is york sort by score lowest
        who got all 4s for learning => statements where statement is "Learning, improvement and innovation" and score = 4 sort by score highest show authority, score
        equity scores in reports published after march 2025 => statements where statement is "Equity in experience and outcomes" and published after "March 2025" sort by score highest show authority, score
        who is below average on equity => statements where statement is "Equity in experience and outcomes" and score < average score (where statement is "Equity in experience and outcomes") sort by score highest show authority, score
        who in london is below average => offer
        is york above average => assessments where authority is york show authority, rating, percent ; assessments summarise average percent, count
        which areas do most councils score 3 on => statements where score = 3 count by statement sort by count highest
        what do counties do worst at => statements where type is county summarise average score by statement sort by average_score lowest
        does york do better than hull on anything => statements compare authority york with kingston-upon-hull showing highest score by statement
        which waits have got longer => indicators about topic:waiting where change is risen and days is present show authority, measure, value, previous, change
        has our vacancy rate gone up => offer
        who has more 3s than york => offer
        do any of the sums not add up => remarks where code is sum-differs
        who does york beat => assessments where percent < highest percent (where authority is york) sort by percent highest show authority, rating, percent
        who beats york => assessments where percent > highest percent (where authority is york) sort by percent highest show authority, rating, percent
        how many got a 4 nationally => statements where score = 4 count
        london vs outside london on average => statements compare region London with rest showing average score by statement sort by difference
        whats the england average overall score => assessments summarise average percent, count
        where does york come out strongest => statements where authority is york sort by score highest show statement, score
        spelling mistakes in the reports => remarks where code is misspelling
        councils that need 5 points or fewer for good => assessments where rating is "Requires improvement" and margin_up <= 5 sort by margin_up lowest first 10 show authority, rating, percent, margin_up
        hoarding => findings about "hoarding"
        which councils have no hoarding policy => offer
        whats the national average percentage => assessments summarise average percent, count
        the two best councils for each statement => statements where score is present sort by score highest first 2 per statement sort by statement show statement, authority, score
        what feedback did unpaid carers give in york => sentences where said by carers and authority is york
        what led to yorks score of 2 for equity => findings where tone is negative and statement is "Equity in experience and outcomes" and score = 2 and authority is york
        which statement has the biggest gap between best and worst => statements summarise spread score, lowest score, highest score by statement sort by spread_score highest first 10
        how many councils achieved outstanding => assessments where rating is Outstanding count
        how many councils got ri recently => offer
        who has 4s but no 1s => offer
        top 5 councils for safegaurding excluding york => statements where statement is Safeguarding and authority is not york sort by score highest first 5 show authority, score
        second best council in the north east => assessments where region is "North East" and percent is present rank by percent highest where place <= 2 sort by place show authority, rating, percent, place
        what proportion of councils are good or outstanding => assessments summarise share (where rating is Good or Outstanding), count
        how many regions have an outstanding council => assessments where rating is Outstanding count distinct region
        do the met boroughs do better than london on equity => statements where region is London and statement is "Equity in experience and outcomes" summarise average score, count ; statements where type is metropolitan and statement is "Equity in experience and outcomes" summarise average score, count
        whats got worse in york => points where state is worsening and authority is york sort by weight highest show statement, line
        assessments published before christmas 2024 => assessments where published before "25 December 2024" sort by published newest show authority, published, rating
        councils between 60% and 63% => assessments where percent between 60 and 63 sort by percent highest show authority, rating, percent
        autism but not dementia in york => findings about "autism" and not ("dementia") where authority is york
        where does york rank on equity => statements where statement is "Equity in experience and outcomes" and score is present rank by score highest show authority, statement, score, place, of where authority is york
        first council assessed => assessments sort by published oldest first 10 show authority, published, rating
        how did london do compared with the rest => statements compare region London with rest showing average score by statement sort by difference
        how often are councils inspected => offer
        who has more 4s than york => offer
        what changed in york since the flood => offer
        did york not get a 2 => offer
        is there anything good about housing in york => findings about "housing" where tone is positive and authority is york
        top ten councils in england => assessments sort by percent highest first 10 show authority, rating, percent
        which councils are in the 50s => offer
        who came last => assessments sort by percent lowest first 10 show authority, rating, percent
        what grade will york get => offer
        what worries carers in hackney => sentences where said by carers and tone is negative and authority is hackney
        count the councils in each band => assessments count by rating
        what is already working in hackney => findings where stage is "in place" and authority is hackney
        councils under -5 percent => offer
        between 3 and 2 on equity => statements where statement is "Equity in experience and outcomes" and score between 2 and 3 sort by score highest show authority, score
        1 or 2 => offer
        what did york get overall and on equity => statements where statement is "Equity in experience and outcomes" and authority is york show authority, rating, percent, statement, score
        !which ones are we weakest on => statements where authority is stockton-on-tees sort by score lowest show statement, score
        which ones are better than york => assessments where percent > highest percent (where authority is york) sort by percent highest show authority, rating, percent
        unitaries with a 1 in both needs and governance => authorities where type is unitary and any statement (where statement is "Assessing needs" and score = 1) and any statement (where statement is "Governance, management and sustainability" and score = 1) sort by percent highest show authority, rating, percent
        councils with a 4 in equity or learning => statements where statement in ("Equity in experience and outcomes", "Learning, improvement and innovation") and score = 4 sort by score highest show authority, statement, score
        less than three 3s, which councils => statements summarise n = count (where score = 3) by authority where n < 3 sort by n highest
        who has the fewest 1s => statements summarise n = count (where score = 1) by authority sort by n lowest first 10
        which council comes out worst on leadership => statements where statement is "Governance, management and sustainability" sort by score lowest show authority, score
        york or hull, who came out better => assessments where authority in (york, kingston-upon-hull) sort by percent highest show authority, rating, percent
        which region has the smallest share of good or outstanding => assessments summarise share (where rating is Good or Outstanding), count by region sort by share lowest
        how many london boroughs have been done => assessments where type is "london borough" count
        how many different councils mention dols => authorities where any finding (about "dols") count
        !whats our average if you ignore governance => statements where authority is stockton-on-tees and statement is not "Governance, management and sustainability" summarise average score, count
        how does york do apart from safeguarding => statements where authority is york and statement is not Safeguarding sort by number show statement, score
        where does safeguarding come up outside the safeguarding bit => findings about "safeguarding" where statement is not Safeguarding
        !do we do better than other unitaries on equity => statements where type is unitary and statement is "Equity in experience and outcomes" compare authority stockton-on-tees with rest showing average score by statement sort by difference
        !which unitaries do better than us on equity => statements where type is unitary and statement is "Equity in experience and outcomes" and score > highest score (where authority is stockton-on-tees and statement is "Equity in experience and outcomes") sort by score highest show authority, score
        is safeguarding better in london or york => statements where authority is york and statement is Safeguarding summarise average score by statement ; statements where region is London and statement is Safeguarding summarise average score by statement
        whats different at york since the first inspection => all statements where authority is york sort by number, published show statement, published, score
        north east reports march to may 2025 only => assessments where published between "March 2025" and "May 2025" and region is "North East" sort by published newest show authority, published, rating
        !targets we are missing => indicators where authority is stockton-on-tees and comparator is target and direction is worse sort by worse_by highest show measure, value, benchmark, gap, direction
        !where are we worse than england by more than 5 points => indicators where authority is stockton-on-tees and comparator is england and direction is worse and worse_by > 5 sort by worse_by highest show measure, value, benchmark, gap, direction
        figures where york isnt better than england => indicators where authority is york and comparator is england and direction is not better show measure, value, benchmark, gap, direction
        waits over 100 days => indicators about topic:waiting where days > 100 and role is actual and (measure is present or unit is not years) show authority, measure, statistic, value, unit, value_text
        waits longer than three months => indicators about topic:waiting where days > 91.2 and role is actual and (measure is present or unit is not years) show authority, measure, statistic, value, unit, value_text
        waits under a week in york => indicators about topic:waiting where days < 7 and role is actual and (measure is present or unit is not years) and authority is york show measure, statistic, value, unit, value_text
        which statement would tip york into good => statements where authority is york sort by score lowest show statement, score
        nice quote from someone using services in york => sentences where said by people and tone is positive and authority is york as quotes
        quotes from tenants => offer
        staff moaning about workload => sentences about "workload" where said by staff and tone is negative
        what would the opposition go for in york => findings where tone is negative and authority is york sort by score lowest
        what would the mayor of york buy => offer
        councils where weve only got scores no text => assessments where coverage is "scores only" show authority, rating, percent
        councils not in london with no report loaded => assessments where region is not London and coverage is "scores only" show authority, rating, percent
        northamptonshire scores => offer
        what has not been done in york => offer
        whats cqc going to say next => offer
        what two things should york fix first => points where kind is shortfall and authority is york sort by weight highest first 2 show statement, line
        second highest percentage in yorkshire => assessments where region is "Yorkshire and The Humber" and percent is present rank by percent highest where place <= 2 sort by place show authority, rating, percent, place
        who scored the same as york on needs => statements where statement is "Assessing needs" and score = highest score (where authority is york and statement is "Assessing needs") and authority is not york sort by score highest show authority, score
        who scored lower on governance than on learning => offer
        did york do better on equity or safeguarding => statements where statement in ("Equity in experience and outcomes", Safeguarding) and authority is york show authority, statement, score
        which statement has the most 1s => statements where score = 1 count by statement sort by count highest
        who is one point off good => assessments where rating is "Requires improvement" and margin_up = 1 sort by margin_up lowest first 10 show authority, rating, percent, margin_up
        what did staff like in york => sentences where said by staff and tone is positive and authority is york
        what did staff do => offer
        were carers happy with respite => sentences about "respite" where said by carers and tone is positive
        did providers complain => sentences where said by providers and tone is negative
        dols applications outstanding in york => findings about "dols applications outstanding" where authority is york
        outstanding councils in london => assessments where rating is Outstanding and region is London sort by percent highest show authority, rating, percent, published
        is reablement any good => findings about "reablement"
        biggest waiting list => offer
        biggest problems in york => points where kind is shortfall and authority is york sort by weight highest first 10 show statement, line
        rank the mets by percentage => assessments where type is metropolitan sort by percent highest show authority, rating, percent, published
        anything but good in the north west => assessments where region is "North West" and rating is not Good and rating is present sort by percent highest show authority, rating, percent, published
        who said they could not get through on the phone => offer
        did anyone say they were not involved in their care plan => offer
        which councils say nothing about autism => authorities where read and no finding (about "autism") show name, region, rating
        which councils have no carers strategy => offer
        !what should we do about it => offer
        what should camden do => offer
        !how can we get better => offer
        are counties better than the rest => statements compare type county with rest showing average score by statement sort by difference
        councils with a 1 and a 4 => authorities where any statement (where score = 1) and any statement (where score = 4) sort by percent highest show authority, rating, percent
        councils with only 3s and 4s => authorities where every statement (where score in (3, 4)) sort by percent highest show authority, rating, percent
        how many scored two on both equity and learning => authorities where any statement (where statement is "Equity in experience and outcomes" and score = 2) and any statement (where statement is "Learning, improvement and innovation" and score = 2) count
        who got between 2 and 3 on average => statements summarise average score by authority where average_score between 2 and 3 sort by average_score highest
        number of 1s by statement => statements where score = 1 count by statement
        mean percent north east v north west => assessments where region in ("North East", "North West") summarise average percent, count by region sort by average_percent highest
        !has our rating gone up since the first visit => all assessments where authority is stockton-on-tees sort by published oldest show authority, published, rating, percent
        how many reports came out in may 25 => assessments where published is "May 2025" count
        the middle ones => offer
        longest waits for an assessment => indicators where measure contains "assessment" and days is present and role is actual sort by days highest first 5 show authority, measure, statistic, value, unit, days
        what does equity mean => framework where name is "Equity in experience and outcomes" show name, commitment, expectations
        everyone in the north west except stockport best first => assessments where region is "North West" and authority is not stockport sort by percent highest show authority, rating, percent, published
        apart from equity and needs what did stockton get => statements where authority is stockton-on-tees and statement is not "Equity in experience and outcomes" and statement is not "Assessing needs" sort by number show statement, score
        only a 2 for safeguarding but still rated good overall => statements where statement is Safeguarding and rating is Good and score = 2 sort by score highest show authority, score
        north west councils rated good and what they got for safeguarding => statements where statement is Safeguarding and rating is Good and region is "North West" sort by score highest show authority, score
        how many councils in the north east => authorities where region is "North East" count
        how many councils have been inspected => assessments count
        best council in each region => assessments where percent is present and region is present sort by percent highest first 1 per region sort by region show region, authority, rating, percent
        who hasnt had a visit => authorities where rating is missing show name, type, region
        which statement do londons councils do worst at => statements where region is London summarise average score by statement sort by average_score lowest
        how many times is autism mentioned => findings about "autism" count
        how often are care plans reviewed => offer
        which region has the most inadequate councils and which has the most good => offer
        !which of ours are a 3 or up => statements where authority is stockton-on-tees and score >= 3 show statement, score
        what comes under theme 3 => offer
        support numbers => offer
        no of reports published in 2024 => assessments where published is 2024 count
        the bedfordshire score => offer
        bedford score => statements where authority is bedford sort by number show statement, score
        central bedfordshire on equity => statements where statement is "Equity in experience and outcomes" and authority is central-bedfordshire show authority, statement, score
        safeguarding across yorkshire => statements where statement is Safeguarding and region is "Yorkshire and The Humber" sort by score highest show authority, score
        top 3 in yorkshire => assessments where region is "Yorkshire and The Humber" sort by percent highest first 3 show authority, rating, percent
        which statement has the most concerns in york => findings where tone is negative and authority is york count by statement sort by count highest
        what share of findings are negative in york => findings where authority is york summarise share (where tone is negative), count
        what is reablement => terms where acronym is "reablement" show authority, acronym, expansion
        what is safeguarding => framework where name is Safeguarding show name, commitment, expectations
        who chairs scrutiny in york => offer
        !what was our score before => all statements where authority is stockton-on-tees sort by number, published show statement, published, score
        how many are waiting for respite in york => indicators about "waiting for respite" where unit is people and authority is york
        stafford safeguarding score => offer
        staffs safeguarding score => statements where statement is Safeguarding and authority is staffordshire show authority, statement, score
        who missed good by one point => assessments where margin_up = 1 and rating is "Requires improvement" sort by margin_up lowest first 10 show authority, rating, percent, margin_up
        is cqc being fair to york => offer
        what does cqc expect for safeguarding => framework where name is Safeguarding show name, commitment, expectations
        how many north west councils not published yet => authorities where region is "North West" and rating is missing count
        within 2 points of good => assessments where rating is "Requires improvement" and margin_up <= 2 sort by margin_up lowest first 10 show authority, rating, percent, margin_up
        """#

    /// The queries that the questions mean.
    static let queries = asked.split(separator: "\n").compactMap { line -> String? in
        let meaning = line.split(separator: " => ", maxSplits: 1).last.map(String.init)
        let isQuery = meaning.map { $0 != "offer" && !$0.contains(" ; ") && !$0.hasPrefix("help ") } ?? false
        return isQuery ? meaning : nil
    }

    @Test(arguments: asked.split(separator: "\n").map(String.init))
    func aQuestionMeansWhatItSays(_ line: String) throws {
        let sides = line.split(separator: " => ", maxSplits: 1).map(String.init)
        try #require(sides.count == 2)
        let isOurs = sides[0].hasPrefix("!")
        let stockton = try #require(
            SampleNames.names.authorities.entries.first { $0.slug == "stockton-on-tees" })
        let reader = QuestionReader(SampleNames.names, own: isOurs ? stockton : nil)
        let question = isOurs ? String(sides[0].dropFirst()) : sides[0]
        let reading = reader.read(question, allowsSearch: true)
        if case .several(let queries) = reading {
            #expect(queries.joined(separator: " ; ") == sides[1], "\(question): \(reading)")
            return
        }
        #expect(Self.inOrder(reading.query ?? "offer") == Self.inOrder(sides[1]), "\(question): \(reading)")
    }

    /// Figures of a statement or about its word, and a part of a region: which is meant should be asked back.
    @Test(arguments: ["learning figures", "south london on equity"])
    func whatMayMeanTwoThingsIsAskedBack(_ question: String) {
        let reading = QuestionReader(SampleNames.names, own: nil).read(question, allowsSearch: true)
        #expect(reading.query == nil, "\(question): \(reading)")
    }

    /// A query with its conditions in order of the alphabet: which comes first makes no difference.
    private static func inOrder(_ query: String) -> String {
        let counting = " count"
        if query.hasSuffix(counting) { return inOrder(String(query.dropLast(counting.count))) + counting }
        guard let start = query.firstRange(of: " where ")?.upperBound else { return query }
        let end =
            [" sort by ", " summarise ", " show ", " count by ", " as "]
            .compactMap { query[start...].firstRange(of: $0)?.lowerBound }.min() ?? query.endIndex
        let conditions = query[start..<end].split(separator: " and ").sorted().joined(separator: " and ")
        return query[..<start] + conditions + query[end...]
    }

    /// Each line's questions, each with what the others say: a place or a matter that is named once.
    @Test(arguments: [
        ("who is best and who is worst in london", ["who is best in london", "who is worst in london"]),
        (
            "how many councils are good and how many are good in london",
            ["how many councils are good", "how many are good in london"]
        ),
        (
            "what was the average score in london and who was lowest",
            ["what was the average score in london", "who was lowest in London"]
        ),
        (
            "how many counties are good and how many outstanding",
            ["how many counties are good", "how many outstanding county councils"]
        ),
        (
            "what did carers say and what did staff say about respite",
            ["what did carers say about respite", "what did staff say about respite"]
        ),
        (
            "which councils are good and which of them are in london",
            ["which councils are good and which of them are in london"]
        ),
        (
            "why did york get a 2 for equity and what should york do",
            ["why did york get a 2 for equity and what should york do"]
        ),
    ])
    func aLineOfSeveralQuestionsIsSplit(_ line: String, _ questions: [String]) {
        #expect(QuestionReader(SampleNames.names).questions(in: line) == questions)
    }

    /// A kind of question has a use for every slot of the lines that it takes.
    @Test func aWordThatNothingUsesIsNamed() {
        let reader = QuestionReader(SampleNames.names)
        guard case .nearest(_, let reason) = reader.read("compare stockton with glasgow", allowsSearch: true)
        else {
            Issue.record("Glasgow is not in the library")
            return
        }
        #expect(reason == "What \"glasgow\" asks for is not understood.")
    }
}
