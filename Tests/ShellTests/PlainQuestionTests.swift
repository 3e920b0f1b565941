import Testing

@testable import Shell

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

    @Test func everyQuestionMeansWhatWasReviewed() {
        let questions = PlainQuestions(engine: FakeEngine())
        var text = ""
        for line in Self.asked.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            guard !line.isEmpty else {
                text += "\n"
                continue
            }
            text += line + "\n"
            switch questions.read(line, allowsSearch: true) {
            case .meant(let query): text += "    = \(query)\n"
            case .search(let query, let others): text += "    = \(query)\n" + others.map { "    or \($0)\n" }.joined()
            case .nearest(let queries): text += queries.isEmpty ? "    ? not understood\n" : queries.map { "    ? \($0)\n" }.joined()
            }
        }
        expectGolden(text, "plain-question-readings.txt")
    }

    @Test func everyFormCanBeRead() {
        let lines = PlainPhrases.forms.split(separator: "\n").filter { !$0.trimmed.isEmpty && !$0.trimmed.hasPrefix("#") }
        let forms = PhraseForm.read(PlainPhrases.forms)
        #expect(forms.count == lines.count)
        let slots: Set = ["authority", "other", "region", "statement", "voice", "score", "since", "when", "acronym", "words"]
        for form in forms {
            let own = form.parts.compactMap { if case .slot(let name) = $0 { name } else { nil } }
            #expect(slots.isSuperset(of: own), "\(form.meaning)")
            #expect(Set(own).count == own.count, "each slot once: \(form.meaning)")
            for slot in slots where form.meaning.contains("{\(slot)}") { #expect(own.contains(slot), "\(form.meaning)") }
            for slot in own { #expect(form.meaning.contains("{\(slot)}"), "nothing that was said is dropped: \(form.meaning)") }
        }
    }

    @Test func scriptsAreStrict() {
        var session = Session(engine: FakeEngine(), screen: .pipe)
        session.isStrict = true
        _ = session.handle(.line("unpaid carers"))
        #expect(session.hasFailed)
    }

    @Test func beforeAnyReportIsReadTheAnswerSaysSo() {
        let engine = FakeEngine()
        engine.isEmpty = true
        var session = Session(engine: engine, screen: .pipe)
        _ = session.handle(.line("asdf"))
        #expect(engine.asked == ["findings about \"asdf\""])
    }

    @Test func looksForOffersLeaveNoTrace() {
        let engine = FakeEngine()
        var session = Session(engine: engine, screen: .pipe)
        _ = session.handle(.line("hospital discharge delays sunderland"))
        #expect(engine.asked.isEmpty && session.lastQuery == nil && session.choices.count == 4)
    }

    @Test func longLinesAreReadQuickly() {
        let questions = PlainQuestions(engine: FakeEngine())
        let line = String(repeating: "what did carers say about respite in stockton and ", count: 40)
        let clock = ContinuousClock()
        #expect(clock.measure { _ = questions.read(line, allowsSearch: true) } < .seconds(2))
    }
}
