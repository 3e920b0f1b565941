/// The data behind plain questions: what people type, and the query each form means. Adding a form is adding a line.
enum PlainPhrases {
    /// One form a line: what is typed, `=>`, the query or command. The first form that fits wins, so the particular stand before the
    /// general.
    ///
    /// - `word`: that word. `(a|b c)`: one of these. `[a|b]`: one of these, or nothing.
    /// - `{authority}` `{other}`: a council by any of its names. `{region}`: an English region. `{statement}`: a quality statement.
    /// - `{voice}`: who speaks, from `voices` below. `{score}`: 1 to 4, as a digit or word. `{since}`: a date, given as the day, month or
    ///   year before it, for `after`.
    /// - `{when}`: a date, month or year. `{acronym}`: one word that is written in capitals, or a known acronym in any case.
    /// - `{words}`: what to search for, given as `"these words"` or as `topic:name` when a topic pack is called so in `topics` below.
    static let forms = """
        # One council
        [show me|tell me about|about|how is|how did] {authority} [do|doing|overview|summary|card]  => card {authority}
        [what are|what were|show|show me|give me|list] [all] [the] [nine|9] (score|scores|results) (for|of|in|at) {authority}  => statements where authority is {authority} sort by number show statement, score
        {authority} [nine|9] (score|scores|results)  => statements where authority is {authority} sort by number show statement, score
        [what is|what was|whats] [the] [overall] rating (for|of|in) {authority}  => assessments where authority is {authority} show authority, rating, percent, published
        {authority} [overall] rating  => assessments where authority is {authority} show authority, rating, percent, published
        how (did|does|do) {authority} (score|do) (on|for|in) {statement}  => statements where authority is {authority} and statement is {statement} show authority, statement, score
        {statement} [score] (for|in|at) {authority}  => statements where authority is {authority} and statement is {statement} show authority, statement, score
        {authority} {statement} [score]  => statements where authority is {authority} and statement is {statement} show authority, statement, score
        how (far|close) is {authority} (from|to) [being] [the] [next|a] [good|outstanding|better|higher] [rating|band|grade]  => assessments where authority is {authority} show authority, rating, percent, margin_up, margin_down
        [what] [has|have|is] (changed|change|changes|different) [at|in|for|since last time in] {authority} [since last time|since the last report|over time]  => all statements where authority is {authority} sort by number, published show statement, published, score
        {authority} (changes|changed|then and now|over time)  => all statements where authority is {authority} sort by number, published show statement, published, score
        [what are] [the] (strengths|good points|positives) (of|in|for|at) {authority}  => findings where authority is {authority} and tone is positive sort by score highest
        what (is|are) {authority} [doing] (good|well|best) [at]  => findings where authority is {authority} and tone is positive sort by score highest
        [what are] [the] (weaknesses|shortfalls|problems|bad points|negatives|areas to improve|areas for improvement) (of|in|for|at) {authority}  => findings where authority is {authority} and tone is negative sort by score lowest
        [what is] [what has] {authority} (promised|planning|plans|planned|plans to do)  => findings where authority is {authority} and stage is planned
        what (has|have) {authority} promised  => findings where authority is {authority} and stage is planned
        [how] [does|do|is] {authority} [compare|compared] (worse|below|behind) [than] england  => indicators where authority is {authority} and comparator is england and direction is worse sort by worse_by highest show measure, value, benchmark, gap
        [how] [does|do|is] {authority} [compare|compared] [with|to|against] england  => indicators where authority is {authority} and comparator is england show measure, value, benchmark, gap, direction
        [list|all] [the] (contradictions|remarks|oddities) (in|for|at|about) {authority}  => remarks where authority is {authority}

        (what is|whats|what) (wrong|bad|weak|not working) (with|at|in|about) {authority}  => findings where authority is {authority} and tone is negative sort by score lowest
        where is {authority} (weak|weakest|bad|worst|poor|failing|going wrong|falling short)  => findings where authority is {authority} and tone is negative sort by score lowest
        what (does|did|is) {authority} (do|doing) (badly|wrong|poorly)  => findings where authority is {authority} and tone is negative sort by score lowest
        {authority} (weaknesses|weakness|shortfalls|problems|bad points|bad bits|negatives|concerns|criticisms|areas to improve|areas for improvement)  => findings where authority is {authority} and tone is negative sort by score lowest
        [what are] [the] (weakness|bad bits|concerns|criticisms) (of|in|for|at|with|about) {authority}  => findings where authority is {authority} and tone is negative sort by score lowest
        [what are] [the] (problems|weaknesses|shortfalls) (with|about) {authority}  => findings where authority is {authority} and tone is negative sort by score lowest
        (what is|whats|what) (good|working|going well) (about|with|in|at) {authority}  => findings where authority is {authority} and tone is positive sort by score highest
        where is {authority} (strong|strongest|good|best|doing well)  => findings where authority is {authority} and tone is positive sort by score highest
        what (does|did|is) {authority} (do|doing) (well|best|right)  => findings where authority is {authority} and tone is positive sort by score highest
        {authority} (strengths|strength|good points|good bits|positives|does well|doing well)  => findings where authority is {authority} and tone is positive sort by score highest
        [what are] [the] (strength|good bits) (of|in|for|at|about) {authority}  => findings where authority is {authority} and tone is positive sort by score highest
        is {authority} [any|a] (good|bad|good or bad|bad or good|ok|outstanding|inadequate|doing well|doing badly) [council|one]  => card {authority}
        how (good|bad) is {authority}  => card {authority}
        when (was|is|were) {authority} [last] (inspected|assessed|published|rated|visited)  => assessments where authority is {authority} show authority, published, rating
        (when|what date) (was|is) [the] {authority} (report|assessment|inspection) [published]  => assessments where authority is {authority} show authority, published, rating
        [the] (latest|newest|last|most recent) (report|assessment|inspection) (for|of|on|in|about) {authority}  => assessments where authority is {authority} show authority, published, rating, percent
        {authority} (latest|newest|last|most recent) (report|assessment|inspection)  => assessments where authority is {authority} show authority, published, rating, percent
        [what are|what were] [the] [nine|9] (score|scores|results) (for|of|in|at) {authority} [in|from|of] {when}  => all statements where authority is {authority} and published is {when} sort by number show statement, score
        {authority} [nine|9] (score|scores|results) [in|from|of] {when}  => all statements where authority is {authority} and published is {when} sort by number show statement, score

        # Two councils
        [compare] {authority} (vs|v|versus|against|compared with|compared to|with|and|or) {other}  => statements compare authority {authority} with {other} showing highest score by statement
        [what are|what were] [the] (score|scores|results) (for|of|in) {authority} (and|vs|v|versus|against|or) {other}  => statements compare authority {authority} with {other} showing highest score by statement
        [how does] {authority} (compare|compares) (with|to|against) {other}  => statements compare authority {authority} with {other} showing highest score by statement

        # Many councils
        [what is|what are|which is|which are] [the] (weakest|lowest|worst|poorest) [scoring|scored] [score|scores|statement|statements|area|areas] [anywhere|of all|overall]  => statements sort by score lowest show authority, statement, score
        [what is|what are|which is|which are] [the] (strongest|highest|best) [scoring|scored] [score|scores|statement|statements|area|areas] [anywhere|of all|overall]  => statements sort by score highest show authority, statement, score
        [who is|who are|which is|which are] [the] (weakest|lowest|worst|poorest) [scoring|scored|rated] (council|councils|authority|authorities)  => assessments sort by percent lowest show authority, percent, rating
        [who is|who are|which is|which are] [the] (strongest|highest|best) [scoring|scored|rated] (council|councils|authority|authorities)  => assessments sort by percent highest show authority, percent, rating
        how many (councils|authorities) (have been|are|were|has been) (assessed|inspected|rated|published)  => assessments count
        (how many|count) (good|councils good|councils are good|councils are rated good) [councils|authorities]  => assessments where rating is Good count
        (how many|count) (outstanding|councils outstanding|councils are outstanding|councils are rated outstanding) [councils|authorities]  => assessments where rating is Outstanding count
        (how many|count) (inadequate|councils inadequate|councils are inadequate|councils are rated inadequate) [councils|authorities]  => assessments where rating is Inadequate count
        (how many|count) [councils|councils that] (requires improvement|require improvement|requiring improvement|need to improve) [councils|authorities]  => assessments where rating is "Requires improvement" count
        good (councils|authorities)  => assessments where rating is Good sort by percent highest show authority, percent, published
        outstanding (councils|authorities)  => assessments where rating is Outstanding sort by percent highest show authority, percent, published
        (who|which councils|which authorities|what councils|councils) (score|scores|scored|got|get|gets|has|have|with|scoring) [a] {score} (or more|or higher|or above|or better|plus|and above|and over) (on|for|in|at) {statement}  => statements where statement is {statement} and score >= {score} sort by score highest show authority, score
        (who|which councils|which authorities|what councils|councils) (score|scores|scored|got|get|gets|has|have|with|scoring) [a] {score} (or less|or lower|or below|or worse|and below|and under) (on|for|in|at) {statement}  => statements where statement is {statement} and score <= {score} sort by score lowest show authority, score
        (who|which councils|which authorities|what councils|councils) (score|scores|scored|got|get|gets|has|have|with|scoring) [a] {score} (on|for|in|at) {statement}  => statements where statement is {statement} and score = {score} show authority, score
        (who|which council|which councils|which authorities) (is|are|scores|score|scored|does|do|did) [the] (best|highest|top|well) (on|for|in|at) {statement}  => statements where statement is {statement} sort by score highest show authority, score
        (who|which council|which councils|which authorities) (is|are|scores|score|scored|does|do|did) [the] (worst|lowest|badly|weakest) (on|for|in|at) {statement}  => statements where statement is {statement} sort by score lowest show authority, score
        [show|list|what are the|which are the] [the] (weakest|lowest|worst|poorest) [scoring|scored] [statements|scores|areas] (in|of|for|at) [the] {region}  => statements where region is {region} summarise average score by statement sort by average_score lowest
        [show|list|what are the|which are the] [the] (strongest|highest|best) [scoring|scored] [statements|scores|areas] (in|of|for|at) [the] {region}  => statements where region is {region} summarise average score by statement sort by average_score highest
        [show|list|what are the|which are the] [the] (weakest|lowest|worst|poorest) [scoring|scored] [statements|scores|areas] (in|of|for|at) {authority}  => statements where authority is {authority} sort by score lowest show statement, score
        [show|list|what are the|which are the] [the] (strongest|highest|best) [scoring|scored] [statements|scores|areas] (in|of|for|at) {authority}  => statements where authority is {authority} sort by score highest show statement, score
        {authority} (weakest|lowest|worst|poorest) [statements|scores|areas]  => statements where authority is {authority} sort by score lowest show statement, score
        [list|show|all] [councils|authorities|assessments|ratings] in [the] {region}  => assessments where region is {region} sort by percent highest show authority, rating, percent
        [the] {region} (councils|authorities|ratings|assessments)  => assessments where region is {region} sort by percent highest show authority, rating, percent
        (who|which councils|which authorities|councils|authorities) (is|are|rated|got|was|were|have) [rated|a] outstanding  => assessments where rating is Outstanding sort by percent highest show authority, percent, published
        (who|which councils|which authorities|councils|authorities) (is|are|rated|got|was|were|have) [rated|a] good  => assessments where rating is Good sort by percent highest show authority, percent, published
        (who|which councils|which authorities|councils|authorities) (requires improvement|require improvement|need to improve|is requires improvement|are requires improvement|rated requires improvement)  => assessments where rating is "Requires improvement" sort by percent highest show authority, percent, published
        (who|which councils|which authorities|councils|authorities) (is|are|rated|got|was|were|have) [rated] inadequate  => assessments where rating is Inadequate sort by percent highest show authority, percent, published
        [the] {region}  => assessments where region is {region} sort by percent highest show authority, rating, percent
        [how many] [councils|authorities] [of each|by] (rating|ratings)  => assessments count by rating
        league table [of] [councils|authorities|ratings|scores]  => assessments rank by percent highest show authority, percent, rating, place, of
        [any|show|list|what are the] [new|latest|newest|recent] (reports|report|assessments|assessment) since {since}  => assessments where published after {since} sort by published newest show authority, published, rating
        [what] [reports|assessments] [has been|have been|were|was] (published|came out|new) since {since}  => assessments where published after {since} sort by published newest show authority, published, rating
        [any|show|list|what are the] [the] (new|latest|newest|recent) (reports|assessments|report|assessment)  => assessments sort by published newest first 10 show authority, published, rating

        # Who said it
        what (did|do|have|has) [the] {voice} (say|said|tell|told|think|feel) [cqc|inspectors|us] (about|on|of) {words} (in|at) {authority}  => findings about {words} where said by {voice} and authority is {authority}
        what (did|do|have|has) [the] {voice} (in|at|of) {authority} (say|said|tell|told|think|feel) (about|on|of) {words}  => findings about {words} where said by {voice} and authority is {authority}
        what (did|do|have|has) [the] {voice} (say|said|tell|told|think|feel) [cqc|inspectors|us] (about|on|of) {words}  => findings about {words} where said by {voice}
        what (did|do|have|has) [the] {voice} (say|said|tell|told|think|feel) [cqc|inspectors|us] (in|at) {authority}  => sentences where said by {voice} and authority is {authority}
        {voice} (on|about) {words} (in|at) {authority}  => findings about {words} where said by {voice} and authority is {authority}
        {voice} (on|about) {words}  => findings about {words} where said by {voice}

        # Numbers
        [what are|show|give me|list|all] [the] (numbers|number|figures|figure|statistics|stats|data) (about|on|for) {words} (in|at|for) {authority}  => indicators about {words} where authority is {authority}
        [what are|show|give me|list|all] [the] (numbers|figures|statistics|stats|data) (in|at|for|from) {authority}  => indicators where authority is {authority}
        {authority} (numbers|figures|statistics|stats|data)  => indicators where authority is {authority}
        [what are|show|give me|list|all] [the] (numbers|number|figures|figure|statistics|stats|data) (about|on|for) {words}  => indicators about {words}
        (how long|how long is|how long are) (people|they|residents|carers) (wait|waiting|waits) (in|at) {authority}  => findings about topic:waiting where authority is {authority}
        how long (do|are|is) [people|they|residents] (wait|waiting) (in|at) {authority}  => findings about topic:waiting where authority is {authority}

        how long (do|does|did|are|is) [people|they|residents|carers|adults] [have to] (wait|waiting) [for] {words} (in|at) {authority}  => findings about topic:waiting and {words} where authority is {authority}
        how long (do|does|did|are|is) [people|they|residents|carers|adults] [have to] (wait|waiting)  => findings about topic:waiting
        how long (do|does|did|are|is) [people|they|residents|carers|adults] [have to] (wait|waiting) for {words}  => findings about topic:waiting and {words}

        # Words of the field
        (what is|whats|what does|what do|define|meaning of|what) [a|an|the] {acronym} [mean|means|stand for|stands for]  => terms where acronym is {acronym}

        # Searching
        [what] [did|does|do|has|have] (cqc|the cqc|the report|inspectors|the inspectors|it) (say|said|says|write|wrote|find|found|think) (about|on|of) {words} (in|at|for) {authority}  => findings about {words} where authority is {authority}
        [what] [did|does|do|has|have] (cqc|the cqc|the report|inspectors|the inspectors|it) (say|said|says|write|wrote|find|found|think) (about|on|of) {authority}  => card {authority}
        [what] [did|does|do|has|have] (cqc|the cqc|the report|the reports|reports|inspectors|the inspectors|it|they) (say|said|says|write|wrote|find|found|think) (about|on|of) {words}  => findings about {words}
        what (is|was) (said|written|found) (about|on|of) {words} (in|at|for) {authority}  => findings about {words} where authority is {authority}
        what (is|was) (said|written|found) (about|on|of) {words}  => findings about {words}
        [show|show me|find|list|all|any|search|search for|look for] [the|all] (findings|finding|evidence|anything|something|paragraphs|text|mentions) (about|on|of|for|mentioning) {words} (in|at|for|from) {authority}  => findings about {words} where authority is {authority}
        [show|show me|find|list|all|any|search|search for|look for] [the|all] (findings|finding|evidence|anything|something|paragraphs|text|mentions) (about|on|of|for|mentioning) {words} (in|at|for|from) [the] {region}  => findings about {words} where region is {region}
        [show|show me|find|list|all|any|search|search for|look for] [the|all] (findings|finding|evidence|anything|something|paragraphs|text|mentions) (about|on|of|for|mentioning) {words}  => findings about {words}
        (sentences|sentence) (about|on) {words} (in|at) {authority}  => sentences about {words} where authority is {authority}
        (sentences|sentence) (about|on) {words}  => sentences about {words}
        (good practice|best practice|what works|strengths|positives) (on|in|for|about|with) {words}  => findings about {words} where tone is positive and score >= 3
        (problems|weaknesses|shortfalls|concerns|criticism|complaints) (on|in|with|about|over) {words}  => findings about {words} where tone is negative
        (which councils|who|which authorities|councils|councils that) (mention|mentions|mentioned|talk about|talks about|discuss) {words}  => findings about {words} count by authority
        how many findings (about|on|mention) {words}  => findings about {words} count
        (search|search for|find|look for|look up) {words} (in|at) {authority}  => findings about {words} where authority is {authority}
        (search|search for|find|look for|look up) {words}  => findings about {words}
        {authority} {words}  => findings about {words} where authority is {authority}
        {words} [in|at|for] {authority}  => findings about {words} where authority is {authority}
        {words} (in|across) [the] {region}  => findings about {words} where region is {region}
        """

    /// What politeness puts before a question; a line is read without it when it fits nothing with it. Longer ones stand first.
    static let openers: [[String]] = [
        "can you show me", "could you show me", "can you tell me", "could you tell me", "i want to see", "i want to know",
        "i would like to see",
        "tell me about", "show me", "give me", "tell me", "find me", "can i see", "list", "show", "about", "please",
    ].map(\.words)

    /// Those of the openers after which no step of a query can follow.
    static let plainOpeners: Set<String> = ["show me", "give me", "tell me", "find me", "about"]

    /// Who may speak, by the words for them: the choice of `said by`, then other words for it.
    static let voices = """
        people: people, service users, residents, users, people who use services, the public, adults, clients
        carers: carers, carer, unpaid carers, families, family carers
        staff: staff, social workers, frontline staff, workers, employees, practitioners
        leaders: leaders, managers, senior leaders, directors, the director, leadership team
        councillors: councillors, members, elected members, lead member, the lead member
        partners: partners, health partners, the nhs, nhs, police, health
        voluntary: voluntary groups, voluntary sector, charities, vcs, vcse, voluntary organisations, community groups
        providers: providers, care providers, care homes, home care providers
        """

    /// Topic packs by the phrases that mean them. A pack that the library does not have is searched for as words.
    static let topics = """
        waiting: waiting times, waiting time, waits, waiting lists, waiting list, waiting, wait times, delays
        front-door: front door, first contact, access to care, contact centre
        transitions: transitions, transition, moving to adulthood, preparing for adulthood
        """

    /// Words of many place names that mean no one council.
    static let commonPlaceWords: Set<String> = Set(
        "and at black borough central city council county east great hill hills in isle kingdom london metropolitan new north of on over royal south the under upon upper west"
            .split(separator: " ").map(String.init))

    /// Words that only join others: a search neither begins nor ends with one.
    static let joiningWords: Set<String> = Set("about and at for from in of on or since the to with".split(separator: " ").map(String.init))

    /// Words of the field that look like a misspelt council or statement, and are none.
    static let knownWords: Set<String> = Set(
        "assessed assessor assessors caring partner partners partnership pathway provider providers service services support supported supports system transition"
            .split(separator: " ").map(String.init))

    /// Words that carry no topic of their own: left out when the nearest queries are put together.
    static let fillers: Set<String> = Set(
        """
        a about across all am an and any are as ask at be been best but by can compare council councils could cqc did do does doing figures find findings for \
        from get give good had has have he her his how i in inspectors is it list long many me mention mentioned mentions more most much my need numbers of off on or our out over please report \
        reports said say says score scores sentences she should show since so some statements tell than that the their them then there these they this told to under up us \
        versus vs want was we well were what whats when where which who whose why will with would you your
        """.split(separator: " ").map(String.init))

    /// A line that opens with one of these asks something: it is no list of words to search for.
    static let questionWords: Set<String> = Set(
        "are can compare could did do does give has have how is please show tell what when where which who whose why will"
            .split(separator: " ").map(String.init))
}
