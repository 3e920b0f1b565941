internal import AssessmentModel
internal import English
internal import ReferenceData
internal import TextAnalysis

/// A sentence as points are made of it: its reading, its folded words, the words of the field among them, and
/// the phrases of `points.yaml` that it holds.
struct PointSentence {
    let sentence: Sentence
    /// Folded.
    let words: [String]
    /// In order of place.
    let matches: [PointRules.Match]
    /// Its words of the field, each by its first six bytes: "assess" of "assessments".
    let content: Set<UInt64>
    /// Whether a number stands in it.
    let hasNumber: Bool
    /// What it says for or against by how it is built.
    private(set) var verdict: SentenceVerdict?
    /// Whether a later point of its paragraph tells that its measure has turned since.
    var isSuperseded = false
    /// What the report says further down of its count: it corrects it, or tells of a later time.
    var later: CountTrail.Later?
    /// What its count is of, where only a paragraph further up says so.
    var countedAbove: String?

    init(_ sentence: Sentence, _ rules: PointRules) {
        self.sentence = sentence
        words = Folding.wordList(sentence.text)
        matches = rules.matches(in: words)
        var content: Set<UInt64> = []
        var hasNumber = false
        for word in words {
            if word.utf8.first.map({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) == true {
                hasNumber = true
            } else if word.utf8.count > 2, !rules.isCommon(word) {
                content.insert(Self.key(word))
            }
        }
        self.content = content
        self.hasNumber = hasNumber
        verdict = SentenceVerdict.of(self)
    }

    var tone: Tone { sentence.tone }
    /// Its tone, or what its construction says where that is in doubt.
    var reading: Tone {
        guard let verdict, verdict.isOfCQC || !sentence.isSure && tone != .mixed else { return tone }
        return switch verdict.side {
        case .praise: .positive
        case .fault: .negative
        case .both: .mixed
        case .plain: .neutral
        }
    }
    var isComing: Bool { sentence.stage == .planned || sentence.stage == .underWay }

    /// Whether it holds a word of a class, within its first words where so many are given.
    func has(_ word: PointRules.WordClass, first: Int = .max) -> Bool {
        matches.contains { $0.cue == .word(word) && $0.place < first }
    }

    /// Whether all words of the field in a text stand in it.
    func hasWords(of text: String, _ rules: PointRules) -> Bool {
        Folding.wordList(text).allSatisfy {
            $0.utf8.count <= 2 || rules.isCommon($0) || content.contains(Self.key($0))
        }
    }

    /// The first six bytes, as one number.
    static func key(_ word: String) -> UInt64 {
        word.utf8.prefix(6).reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// Whether it begins with a word of a class.
    ///
    /// - Parameter skipping: so many words, of a connective that is left out.
    func opens(with word: PointRules.WordClass, skipping: Int = 0) -> Bool {
        matches.contains { $0.place == skipping && $0.cue == .word(word) }
    }

    /// The words by which a state is told, the latest first; after "not" none is told.
    var states: [(state: PointState, cue: String)] {
        matches.reversed().compactMap { match in
            guard case .state(let state) = match.cue, !isDenied(match), !isReported(match) else { return nil }
            return (state, text(match))
        }
    }

    /// The words by which a fault that it names is told to be gone.
    var gone: String? { matches.first { $0.cue == .word(.gone) && !isDenied($0) }.map(text) }

    /// The words of an improvement that has come about: "had improved", not "to be improved".
    var hasImproved: String? {
        matches.first { match in
            match.cue == .state(.improving) && !isDenied(match)
                && matches.contains { $0.cue == .word(.perfect) && $0.place == match.place - 1 }
        }.map(text)
    }

    /// The words of an improvement that has come about, where it ends on them: "wrote that matters had improved".
    var endsImproved: String? {
        guard let last = matches.last, last.cue == .state(.improving), last.place + last.length == words.count
        else { return nil }
        return hasImproved
    }

    /// The first of its words of more or of less.
    var quantity: (change: Change, cue: String)? {
        for match in matches {
            if case .quantity(let change) = match.cue, !isDenied(match), !isReported(match) {
                return (change, text(match))
            }
        }
        return nil
    }

    /// Whether "this" or "these" stands for what was told before, behind no more than a time: "By August 2024
    /// this was down to 35."
    var pointsBackEarly: Bool {
        matches.contains {
            $0.cue == .word(.namedBefore) && $0.place > 0 && $0.place < 5
                && Self.subjectVerbs.contains(words.indices.contains($0.place + 1) ? words[$0.place + 1] : "")
        }
    }

    static let subjectVerbs = English.words(.notes, "verbs behind a subject")

    /// Whether it tells what has become of a figure since, or what the figure was before.
    var tellsOfSince: Bool { has(.since) || opens(with: .earlier) }

    /// Whether it says what is late, missing, unsafe or has ended.
    var isAmiss: Bool {
        amiss != nil || harm != nil || wanting != nil
            || matches.contains { if case .ground = $0.cue { true } else { false } }
    }

    /// The words that say what is late, missing or has ended.
    var amiss: String? {
        matches.first {
            ($0.cue == .word(.amiss) || $0.cue == .word(.stopped)
                || $0.cue == .word(.churn) && isOfYears(after: $0)) && !isDenied($0)
        }.map(text)
    }

    /// "five directors in four years".
    private func isOfYears(after match: PointRules.Match) -> Bool {
        let end = match.place + match.length
        return !sentence.indicators.isEmpty && words.indices.contains(end + 1)
            && ["years", "months"].contains(words[end + 1])
    }

    /// Whether less is better of what it names; nil where that is not known.
    var lessIsBetter: Bool? { Self.lessIsBetter(matches) }

    /// Whether less is better of what phrases name; nil where they do not say, or name both.
    static func lessIsBetter(_ matches: [PointRules.Match]) -> Bool? {
        let isMore = matches.contains { $0.cue == .goodEnd(lessIsBetter: false) }
        let isLess = matches.contains { $0.cue == .goodEnd(lessIsBetter: true) }
        return isMore == isLess ? nil : isLess
    }

    /// The words of a phrase found in it.
    func text(_ match: PointRules.Match) -> String {
        words[match.place..<match.place + match.length].joined(separator: " ")
    }

    /// "The committee was informed that waits were falling": what somebody was told need not be so.
    private func isReported(_ match: PointRules.Match) -> Bool {
        matches.contains { $0.cue == .word(.reported) && $0.place < match.place }
    }

    func isDenied(_ match: PointRules.Match) -> Bool {
        matches.contains {
            $0.cue == .word(.denies) && (match.place - 3..<match.place).contains($0.place)
        }
    }

    private static let connectives: Set<PointRules.Cue> = [.word(.adds), .word(.contrasts), .word(.so)]

    /// Its text without a word that only ties it to the one before, such as "Additionally,", and how many words
    /// that leaves out.
    var body: (text: Substring, skipping: Int) {
        let text = sentence.text[...]
        if knowsOfItself, let that = words.prefix(5).firstIndex(of: "that"),
            let range = text.firstRange(of: " that ")
        {
            return (text[range.upperBound...], that + 1)
        }
        let opening = matches.first {
            $0.place == 0 && Self.connectives.contains($0.cue)
        }
        guard let opening, let comma = text.firstIndex(of: ","),
            Folding.wordList(text[..<comma]).count == opening.length
        else { return (text, 0) }
        return (text[text.index(after: comma)...].drop { $0 == " " }, opening.length)
    }
}
