internal import English
internal import NoteText
internal import SentenceNumbers
internal import TextAnalysis

/// Reads the clauses of a sentence, in order.
///
/// 1. `Piece`: words with the marks behind them.
/// 2. `group`: a verb with its auxiliaries; participles that only describe a noun ("the recorded concerns") are none.
/// 3. `Lead`: what stands before it, back to the joint, the relative pronoun, the mark or the verb before; `subject`:
///    that, or where it names nothing the noun that still waits for its verb, or the subject of the clause before.
/// 4. `object` and `agent`: from the verb to the next preposition, joint, mark or verb; behind "by".
package struct ClauseReader {
    struct Piece {
        var word: String
        /// Whether a comma, a semicolon, a colon, a dash, a bracket or a full stop stands behind it.
        var ends: Bool
    }

    struct Group {
        var range: ClosedRange<Int>
        var verb: String
        var isPassive: Bool
        /// A participle behind its noun: "people placed outside".
        var isReduced: Bool
        var isInfinitive: Bool
    }

    let pieces: [Piece]
    /// Stems of verbs that are known from elsewhere, so that they are read behind "to".
    let verbs: Set<String>

    private init(_ text: String, verbs: Set<String>) {
        self.verbs = verbs
        // What stands in brackets belongs to no clause.
        var depth = 0
        let open = text.filter { character in
            if character == "(" { depth += 1 }
            if character == ")" { depth = max(0, depth - 1) }
            return depth == 0 && character != ")"
        }
        let read = open.split(whereSeparator: \.isWhitespace).flatMap { part -> [Piece] in
            let ends = part.last.map { ",;:.–—?!".contains($0) } ?? false
            // "24.9%" is one word.
            let isNumber = part.contains(where: \.isNumber) && !part.contains(where: \.isLetter)
            let number = part.filter { $0.isNumber || ".%/".contains($0) }
            let words =
                isNumber ? [number.last == "." ? String(number.dropLast()) : number] : Wording.words(part)
            return words.enumerated().map { Piece(word: $1, ends: ends && $0 == words.count - 1) }
        }
        pieces = Self.uninterrupted(read)
    }

    /// Without what stands between commas behind an auxiliary: "she had, for the first time, asked".
    private static func uninterrupted(_ pieces: [Piece]) -> [Piece] {
        guard
            let start = pieces.indices.dropLast(2).first(where: { place in
                pieces[place].ends
                    && (having.contains(pieces[place].word) || being.contains(pieces[place].word))
                    && prepositions.contains(pieces[place + 1].word)
            }), let end = pieces[(start + 1)...].prefix(9).firstIndex(where: \.ends), end + 1 < pieces.count
        else { return pieces }
        return pieces[..<start] + [Piece(word: pieces[start].word, ends: false)] + pieces[(end + 1)...]
    }

    /// - Parameter other: a text beside it: a word that is a past form there is a verb here.
    package static func clauses(of text: String, beside other: [String] = []) -> [Clause] {
        let verbs = Set(other.filter(ActiveAndPassive.isPast).map(Stemmer.stem))
        return ClauseReader(text, verbs: verbs).clauses()
    }

    static let being = English.words(.checks, "passive auxiliaries")
    static let having = English.words(.checks, "auxiliaries of the perfect")
    static let helping = English.words(.checks, "auxiliaries of a clause")
    static let joints = English.words(.checks, "joints of clauses")
    static let relatives = English.words(.checks, "pronouns that open a clause")
    static let openings = English.words(.checks, "openings of a clause")
    static let linking = English.words(.grammar, "prepositions")
    static let prepositions = Set(
        English.words(.grammar, "prepositions").words
            + English.words(.checks, "prepositions of a place").words)
    static let determiners = English.words(.grammar, "determiners")
    static let pronouns = English.words(.checks, "pronouns of a subject")
    static let invariant = English.words(.checks, "verbs without a past form")
    static let we = English.words(.checks, "cqc as it speaks")
    static let groups = English.words(.checks, "pronouns of a group")
    static let nobody = English.words(.checks, "nobody")
    static let means = English.words(.checks, "means behind by")
    static let fillers = English.words(.checks, "between an auxiliary and its verb")

    private func clauses() -> [Clause] {
        let groups = groups()
        let fronted = fronted
        var found: [Clause] = []
        // A noun whose own verb is still to come, behind "who", a participle or an infinitive.
        var waiting: [String] = []
        var waitingLead: [String] = []
        // Whether its verb follows at once.
        var isNear = false
        for (index, group) in groups.enumerated() {
            let start = index > 0 ? groups[index - 1].range.upperBound + 1 : 0
            let end = index + 1 < groups.count ? groups[index + 1].range.lowerBound : pieces.count
            let lead = Lead(self, from: start, to: group.range.lowerBound, isFirst: found.isEmpty)
            var isWaited = false
            var pending = waitingLead
            var subject: (words: [String], leans: Bool)
            if isGerund(group.range.lowerBound), let last = found.last {
                subject = (last.subject, last.leans)
            } else if group.isInfinitive {
                // Who is to do it is not plain.
                subject = ([], true)
                (waiting, waitingLead) = (lead.named, lead.words)
                isNear = false
            } else if lead.isRelative || group.isReduced {
                let end = lead.isRelative ? lead.first - 1 : lead.first
                let noun = lead.named.isEmpty ? noun(before: end) : lead.named
                // "learning from the cases upheld": the cases.
                let near = group.isReduced ? nearest(lead) : noun
                subject = (near.isEmpty ? noun : near, noun.allSatisfy(Self.groups.contains))
                (waiting, waitingLead) = (noun, lead.isRelative ? leading(to: end) : lead.words)
                isNear = false
            } else {
                subject = self.subject(lead, waiting, isNear: isNear, found)
                isWaited = !waiting.isEmpty && subject.words == waiting
                // "the problems they reported had been fixed"
                waiting = lead.isPronoun ? lead.named : []
                isNear = true
                if !waiting.isEmpty { (pending, waitingLead) = (waitingLead, lead.words) }
            }
            let (object, agent) = behind(group, to: end)
            let isFronted = (groups[..<index].last?.range.lowerBound ?? -1) <= fronted.upperBound
            found.append(
                Clause(
                    subject: subject.words, verb: group.verb, isPassive: group.isPassive,
                    isDenied: lead.isDenied
                        || group.range.contains { Contrast.negations.contains(pieces[$0].word) },
                    object: object, agent: group.isPassive ? agent : [], leans: subject.leans,
                    isPronoun: lead.isPronoun && !lead.isRelative && !group.isReduced && !group.isInfinitive,
                    isRelative: lead.isRelative, isCut: lead.isCut || start > 0 && pieces[start - 1].ends,
                    stage: stage(of: group, after: groups[..<index].last),
                    lead: isWaited ? pending : lead.words,
                    opening: isFronted && fronted.upperBound <= group.range.lowerBound
                        ? pieces[fronted].map(\.word) : [],
                    behind: behindVerb(group.range.upperBound + 1, to: end)))
        }
        return found
    }

    /// What stands before a verb, from the last joint, mark or verb on.
    struct Lead {
        var first: Int
        /// Whether a joint or a mark stands before it.
        var isCut: Bool
        var isRelative: Bool
        var isDenied: Bool
        var isPronoun: Bool
        /// Whether nobody is named: "anybody answered".
        var isOpen: Bool
        /// Whether it goes on with what stood before: it is empty or begins with a preposition.
        var goesOn: Bool
        var named: [String]
        var words: [String]

        init(_ reader: ClauseReader, from start: Int, to end: Int, isFirst: Bool) {
            let pieces = reader.pieces
            func cut(before end: Int) -> Int? {
                (start..<max(start, end)).last { pieces[$0].ends || reader.isBoundary($0) }
            }
            let last = cut(before: end)
            var first = last.map { $0 + 1 } ?? start
            // "Concerns and complaints were": a joint between two nouns of one subject.
            while first > start + 1, joints.contains(pieces[first - 1].word), !pieces[first - 2].ends,
                isFirst || cut(before: first - 2) != nil
            {
                first = cut(before: first - 1).map { $0 + 1 } ?? start
            }
            let words = pieces[first..<max(first, end)].map(\.word)
            self.first = first
            self.words = words
            isCut = last != nil
            named = reader.naming(words)
            isRelative =
                first > 0 && relatives.contains(pieces[first - 1].word)
                && words.allSatisfy { reader.isSmall($0) && !pronouns.contains($0) }
            isDenied = words.contains { Contrast.negations.contains($0) || nobody.contains($0) }
            isPronoun =
                named.isEmpty && words.contains(where: pronouns.contains)
                || words.last.map(pronouns.contains) ?? false
            isOpen = named.isEmpty && words.contains(where: anybody.contains)
            goesOn = named.isEmpty || words.first.map(prepositions.contains) ?? false
        }
    }

    private func subject(_ lead: Lead, _ waiting: [String], isNear: Bool, _ earlier: [Clause]) -> (
        words: [String], leans: Bool
    ) {
        if lead.isOpen { return ([], true) }
        if lead.isPronoun {
            let before = pieces[..<lead.first].map(\.word).filter {
                isNaming($0) && !ActiveAndPassive.isPast($0) && !Wording.verbs.contains($0)
            }
            return (before, before.isEmpty)
        }
        // "officers listed in the plan had left", "a plan to close the desk was dropped"
        if !waiting.isEmpty, lead.goesOn || !lead.isCut && !isNear {
            return (waiting, waiting.allSatisfy(Self.groups.contains))
        }
        if !lead.named.isEmpty { return (lead.named, false) }
        if fronted.upperBound == lead.first, let whole = frontedWhole { return (whole, false) }
        // "the cases they upheld were"
        if !lead.isCut, !earlier.isEmpty { return ([], true) }
        let named = earlier.last { !$0.subject.isEmpty }
        // "Twelve were made. Four had been completed": those that were named before.
        let opens = lead.first > 0 && pieces[lead.first - 1].ends
        return (
            named?.subject ?? [], named?.leans ?? true || opens && lead.words.contains(where: Self.isNumber)
        )
    }

    func isBoundary(_ place: Int) -> Bool {
        let word = pieces[place].word
        return Self.joints.contains(word) || Self.openings.contains(word) || Self.relatives.contains(word)
    }

    private func isSmall(_ word: String) -> Bool {
        Self.determiners.contains(word) || Self.fillers.contains(word) || Self.helping.contains(word)
            || Self.anybody.contains(word) || Self.counts.contains(word)
            || SmallWords.all.contains(word) && Roles.kind(of: word) == nil
    }

    func isNaming(_ word: String) -> Bool {
        !isSmall(word) && !Self.prepositions.contains(word) && !word.contains(where: \.isNumber)
            && !Self.isAdverb(word)
    }

    /// The words of a phrase that name something: those before a preposition other than "of"; where there are none,
    /// all.
    func naming(_ words: [String]) -> [String] {
        // "about seven in ten people": the prepositions are the number's.
        let number = words.prefix { Self.isNumber($0) || Self.prepositions.contains($0) }
        let words = number.contains(where: Self.isNumber) ? Array(words[number.endIndex...]) : words
        let end = words.firstIndex { Self.prepositions.contains($0) && !Self.of.contains($0) }
        let found = words[..<(end ?? words.endIndex)].filter(isNaming)
        return found.isEmpty ? words.filter(isNaming) : found
    }

    static func isNumber(_ word: String) -> Bool { word.contains(where: \.isNumber) || counts.contains(word) }

    /// The value of a number from two to twelve in words.
    static func value(of word: String) -> Int? { counts.words.prefix(11).firstIndex(of: word).map { $0 + 2 } }

    private static let counts = English.words(.checks, "counts in words")
    private static let anybody = English.words(.checks, "anybody")
    static let of = English.words(.checks, "part of")

    private func behind(_ group: Group, to end: Int) -> (object: [String], agent: [String]) {
        let first = group.range.upperBound + 1
        guard first <= end, first < pieces.count, !pieces[first - 1].ends else { return ([], []) }
        let stop =
            (first..<end).first { isBoundary($0) && !Self.joints.contains(pieces[$0].word) }
            ?? end
        let cut = (first..<stop).first { pieces[$0].ends }.map { $0 + 1 } ?? stop
        let words = pieces[first..<cut].map(\.word)
        let object = words.prefix { !Self.prepositions.contains($0) || Self.of.contains($0) }
        var agent: [String] = []
        if let by = (first..<cut).first(where: { isAgent($0, of: group.verb) }) {
            agent = naming(pieces[(by + 1)..<cut].map(\.word))
        }
        return (naming(Array(object)), agent)
    }
}
