internal import AssessmentModel
package import ReferenceData
internal import SourceText
internal import TextAnalysis

/// What a report says to one sentence.
package struct Verification: Sendable {
    package enum Verdict: String, Sendable {
        /// A paragraph says the same, with the same figures.
        case supported
        /// A paragraph says it otherwise.
        case altered
        /// No paragraph was found that says anything like it.
        case notFound = "not found"
    }

    /// The sentence as given.
    package var sentence: String
    package var verdict: Verdict
    /// Which word or figure is otherwise, and how; one thing an entry.
    package var changes: [String]
    /// The sentence it rests on, verbatim, and where it stands: "CQC Northmoor report, Assessing needs, paragraph 7".
    package var source: (words: String, place: String, id: String)?
}

/// Where candidates for a sentence's source come from.
package protocol VerifySource: CheckSource {
    /// Paragraphs that hold one of the sentences that fit some words best.
    ///
    /// - Parameters:
    ///   - words: folded.
    ///   - authority: a slug; nil for all councils.
    func passages(nearest words: [String], authority: String?, most: Int) throws -> [SourcePassage]
    /// The councils that a text names, by short name and slug, among those of which text was read.
    func authorities(namedIn text: String) throws -> [(name: String, slug: String)]
}

/// Verifies each sentence of a text: finds the passage it rests on, and says how it differs.
///
/// A council named in one sentence is meant by the next ones that name none.
package func verify(_ text: String, words: CheckWords, source: some VerifySource) throws -> [Verification] {
    let vocabulary = CheckVocabulary(words)
    let flat = MarkdownText.flattened(text)
    var council: (name: String, slug: String)?
    return try SentenceSegmenter.segment(flat).map { span in
        let sentence = String(flat[span])
        let named = try source.authorities(namedIn: sentence)
        if named.count == 1 { council = named[0] }
        let scope = named.count > 1 ? nil : council
        return try Verifier(vocabulary: vocabulary, source: source).verify(sentence, council: scope, isNamed: !named.isEmpty, all: named)
    }
}

/// Holds one sentence against the paragraphs that may be its source.
private struct Verifier<Source: VerifySource> {
    let vocabulary: CheckVocabulary
    let source: Source

    /// A sentence of a report beside the claim.
    private struct Candidate {
        var passage: SourcePassage
        var sentence: SourcePassage.Sentence
        /// Share of the claim's stems that it has, itself and (at half weight) in its paragraph.
        var coverage: Double
        var numbersShared: Int
        /// Stems of the claim that its whole paragraph has not, nor their opposites.
        var absent: [String]
        var score: Double { coverage + 0.12 * Double(min(3, numbersShared)) }
    }

    /// Least share of the claim's words that a source must have.
    private static var leastCoverage: Double { 0.5 }

    func verify(_ sentence: String, council: (name: String, slug: String)?, isNamed: Bool, all: [(name: String, slug: String)]) throws
        -> Verification
    {
        let names = Set(all.flatMap { Folding.words($0.name).split(separator: " ").map(String.init) })
        let claim = Claim(sentence, vocabulary: vocabulary)
        let stems = claim.stems.filter { stem in !names.contains { Stem.of($0) == stem } }
        guard stems.count >= 2 else {
            return Verification(sentence: sentence, verdict: .notFound, changes: ["It says too little to be looked up."], source: nil)
        }
        let words = claim.words.filter { !CheckDesk.smallWords.contains($0) && !names.contains($0) && $0.count > 1 }
        // What was turned into its opposite is found by the word that stood there.
        let search = words + words.flatMap { Contrast.opposites(of: $0).sorted() }
        let own = try candidates(claim, stems, try source.passages(nearest: search, authority: council?.slug, most: 40))
        let best = own.first
        // Another council's report may be what it is taken from.
        if let council, best.map({ $0.score < 0.95 }) ?? true {
            let elsewhere = try candidates(claim, stems, try source.passages(nearest: search, authority: nil, most: 40))
                .first { $0.passage.assessment.prefix { $0 != "@" } != council.slug }
            if isNamed, let other = elsewhere, other.score >= 0.75, other.score > (best?.score ?? 0) + 0.15 {
                let name = try source.assessments(ids: [other.passage.assessment]).first?.authority ?? other.passage.assessment
                return try verification(
                    sentence, .altered, ["CQC wrote this of \(name), not of \(council.name)."] + changes(claim, other, []), other)
            }
        }
        // A claim of two or three words must be there whole: half of it is a coincidence.
        let least = stems.count <= 3 ? 0.8 : Self.leastCoverage
        guard let best, best.coverage >= least else {
            return Verification(sentence: sentence, verdict: .notFound, changes: [], source: nil)
        }
        // What no figure ties to a passage must be there in its words; a paraphrase may bring some of its own.
        let absence = Double(best.absent.count) / Double(stems.count)
        if absence > (best.numbersShared > 0 ? 0.5 : 0.34) {
            return Verification(sentence: sentence, verdict: .notFound, changes: [], source: nil)
        }
        // Of sentences that fit about equally well, the one that agrees.
        let close = own.filter { $0.score >= best.score - 0.12 && $0.coverage >= least }
        var kept: (Candidate, [String])?
        for candidate in close.prefix(5) {
            let found = changes(claim, candidate, names.sorted())
            if found.isEmpty { return try verification(sentence, .supported, [], candidate) }
            if kept == nil { kept = (candidate, found) }
        }
        guard let (candidate, found) = kept else { return Verification(sentence: sentence, verdict: .notFound, changes: [], source: nil) }
        // With few of its words and none of its numbers it is another matter that happens to sound alike.
        let hasNumbers = !claim.mentions.numbers.isEmpty
        if candidate.coverage < 0.6, hasNumbers ? candidate.numbersShared == 0 : true {
            return Verification(sentence: sentence, verdict: .notFound, changes: [], source: nil)
        }
        return try verification(sentence, .altered, found, candidate)
    }

    private func verification(_ sentence: String, _ verdict: Verification.Verdict, _ changes: [String], _ candidate: Candidate) throws
        -> Verification
    {
        let facts = try source.assessments(ids: [candidate.passage.assessment]).first
        let title = source.sectionTitles.first { $0.slug == candidate.passage.section }?.title ?? candidate.passage.section
        let date = facts?.isCurrent == false ? facts?.published.map { " of \($0.english)" } ?? "" : ""
        let place = "CQC \(facts?.authority ?? candidate.passage.assessment) report\(date), \(title), paragraph \(candidate.passage.number)"
        return Verification(
            sentence: sentence, verdict: verdict, changes: changes, source: (candidate.sentence.text, place, candidate.passage.id))
    }

    private func candidates(_ claim: Claim, _ stems: [String], _ passages: [SourcePassage]) throws -> [Candidate] {
        var found: [Candidate] = []
        let opposites = Dictionary(claim.words.map { (Stem.of($0), Set(Contrast.opposites(of: $0).map(Stem.of))) }) { $0.union($1) }
        for passage in passages {
            let around = Set(Wording.words(passage.text + " " + (passage.heading ?? "")).map(Stem.of))
            for sentence in passage.sentences {
                let inside = Set(Wording.words(sentence.text).map(Stem.of))
                var absent: [String] = []
                let points = stems.reduce(0.0) { total, stem in
                    let turned = opposites[stem].map { !$0.isDisjoint(with: inside) } ?? false
                    if !turned, !around.contains(stem), !stem.contains(where: \.isNumber) { absent.append(stem) }
                    return total + (inside.contains(stem) || turned ? 1 : around.contains(stem) ? 0.4 : 0)
                }
                let numbers = NumberMentions(of: sentence.text, vocabulary: vocabulary).numbers
                let shared = claim.mentions.numbers.count { mention in numbers.contains { mention.agrees(with: $0) } }
                found.append(
                    Candidate(
                        passage: passage, sentence: sentence, coverage: points / Double(stems.count), numbersShared: shared, absent: absent)
                )
            }
        }
        return found.sorted { ($1.score, $0.passage.id, $0.sentence.number) < ($0.score, $1.passage.id, $1.sentence.number) }
    }

    // MARK: What is otherwise

    private func changes(_ claim: Claim, _ candidate: Candidate, _ names: [String]) -> [String] {
        figures(claim, candidate) + dates(claim, candidate) + direction(claim, candidate) + people(claim, candidate)
            + voices(claim, candidate)
            + quoted(claim, candidate) + substituted(claim, candidate, names) + added(claim, candidate)
    }

    private func figures(_ claim: Claim, _ candidate: Candidate) -> [String] {
        let sentences = candidate.passage.sentences.map { NumberMentions(of: $0.text, vocabulary: vocabulary).numbers }
        let place = candidate.passage.sentences.firstIndex { $0.number == candidate.sentence.number } ?? 0
        let near = sentences[place]
        let all = sentences.flatMap { $0 }
        let figures = candidate.passage.figures
        var found: [String] = []
        for mention in claim.mentions.numbers where mention.role != .wordOnly {
            if mention.isSpelled, mention.value < 4, !near.contains(where: { mention.agrees(with: $0) }) { continue }
            let equal = (near + all).filter { mention.agrees(with: $0) }
            let known = figures.filter { figure in
                mention.agrees(with: figure.value) || (figure.benchmark.map(mention.agrees(with:)) ?? false)
            }
            guard !equal.isEmpty || !known.isEmpty else {
                let likely = near.filter { $0.unit == mention.unit && $0.role == mention.role && $0.isEngland == mention.isEngland }.map(
                    \.words)
                let instead = likely.isEmpty ? near.map(\.words) : likely
                found.append(
                    instead.isEmpty
                        ? "\(mention.words) is not there" : "\(mention.words): the report says \(instead.joined(separator: ", "))")
                continue
            }
            let unit = equal.contains { $0.unit == mention.unit } || known.contains { MentionUnit($0.unit) == mention.unit }
            if !unit {
                found.append("\(mention.words): the report has \(equal.first?.words ?? "another unit")")
            } else if !mention.isEngland, let first = equal.first, equal.allSatisfy(\.isEngland),
                !known.contains(where: { mention.agrees(with: $0.value) })
            {
                found.append("\(first.words) is England's figure, not the council's")
            } else if mention.isEngland, !equal.isEmpty, !equal.contains(where: \.isEngland),
                !known.contains(where: { $0.comparator == .england && ($0.benchmark.map(mention.agrees(with:)) ?? false) })
            {
                found.append("\(mention.words) is the council's own figure, not England's")
            }
        }
        return found
    }

    private func dates(_ claim: Claim, _ candidate: Candidate) -> [String] {
        let known =
            NumberMentions(of: candidate.passage.text, vocabulary: vocabulary).dates.map(\.date)
            + candidate.passage.figures.compactMap { $0.sourceDate ?? $0.period.flatMap(Desk.date(in:)) }
        let published = try? source.assessments(ids: [candidate.passage.assessment]).first?.published
        return claim.mentions.dates.compactMap { date in
            func fits(_ other: PartialDate) -> Bool {
                other.iso.hasPrefix(date.date.iso) || date.date.iso.hasPrefix(other.iso) && other.month != nil
            }
            if known.contains(where: fits) || published.map(fits) ?? false { return nil }
            if Folding.words(candidate.passage.text).contains(Folding.words(date.words)) || known.isEmpty { return nil }
            return
                "\(date.words): the report says \(known.map(\.english).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }.joined(separator: ", "))"
        }
    }

    /// Higher for lower, better for worse, easy for difficult; and negations put in or left out.
    private func direction(_ claim: Claim, _ candidate: Candidate) -> [String] {
        let window = self.window(of: candidate.sentence.text, around: claim)
        let there = Set(window)
        let here = Set(claim.words)
        var found: [String] = []
        for (one, other) in Contrast.pairs {
            for (mine, opposite) in [(one, other), (other, one)] {
                guard let word = claim.words.first(where: mine.contains), here.isDisjoint(with: opposite), there.isDisjoint(with: mine),
                    let instead = window.first(where: opposite.contains)
                else { continue }
                found.append("“\(word)”: the report says “\(instead)”")
            }
        }
        if let turned = byItself(claim) { found.append(turned) }
        if found.isEmpty, let turned = byFigures(claim, candidate) { found.append(turned) }
        let negated = claim.words.first(where: Contrast.negations.contains)
        let negatedThere = window.first(where: Contrast.negations.contains)
        if found.isEmpty, (negated == nil) != (negatedThere == nil), candidate.coverage >= 0.55 {
            if let negated { found.append("“\(negated)” is not in the report") }
            if let negatedThere { found.append("“\(negatedThere)” is left out") }
        }
        return found
    }

    /// "fell from 181 to 203": what a claim's own figures contradict.
    private func byItself(_ claim: Claim) -> String? {
        guard let from = claim.words.firstIndex(of: "from"), claim.words.dropFirst(from).contains("to") else { return nil }
        let values = claim.mentions.numbers.filter { $0.role == .value }
        guard values.count == 2, values[0].unit == values[1].unit, values[0].value != values[1].value else { return nil }
        let isRise = values[0].value < values[1].value
        let rising: Set<String> = ["rose", "risen", "increased", "grew", "up", "rising", "increasing"]
        let falling: Set<String> = ["fell", "fallen", "decreased", "reduced", "dropped", "down", "falling"]
        let before = claim.words[..<from].suffix(3)
        guard let word = before.first(where: (isRise ? falling : rising).contains) else { return nil }
        return "“\(word)”: from \(values[0].words) to \(values[1].words) is a \(isRise ? "rise" : "fall")"
    }

    /// What a claim says of a figure and England's, by the figures themselves.
    private func byFigures(_ claim: Claim, _ candidate: Candidate) -> String? {
        guard claim.words.contains("england") || claim.words.contains("national") || claim.words.contains("average") else { return nil }
        let figures = candidate.passage.figures.filter { $0.sentence == candidate.sentence.number && $0.comparator == .england }
        guard figures.count == 1, let figure = figures.first, let benchmark = figure.benchmark else { return nil }
        func has(_ words: Set<String>) -> String? { claim.words.first(where: words.contains) }
        if let word = has(["higher", "above", "more"]), figure.value < benchmark {
            return "“\(word)”: by the report's figures it is lower"
        }
        if let word = has(["lower", "below", "fewer", "less"]), figure.value > benchmark {
            return "“\(word)”: by the report's figures it is higher"
        }
        if let word = has(["better"]), figure.direction == .worse { return "“\(word)”: the report makes it worse" }
        if let word = has(["worse"]), figure.direction == .better { return "“\(word)”: the report makes it better" }
        return nil
    }

    /// The words of a sentence from the first to the last that the claim shares, with three more on either side.
    private func window(of sentence: String, around claim: Claim) -> [String] {
        let words = Wording.words(sentence)
        let stems = Set(claim.stems)
        let shared = words.indices.filter { stems.contains(Stem.of(words[$0])) }
        guard let first = shared.first, let last = shared.last else { return words }
        return Array(words[max(0, first - 3)...min(words.count - 1, last + 3)])
    }

    private func people(_ claim: Claim, _ candidate: Candidate) -> [String] {
        let mine = vocabulary.populations(in: claim.text)
        let place = candidate.passage.sentences.firstIndex { $0.number == candidate.sentence.number } ?? 0
        let near = candidate.passage.sentences[max(0, place - 1)...place].map(\.text).joined(separator: " ")
        let there = vocabulary.populations(
            in: near + " " + (candidate.passage.heading ?? "") + " " + candidate.passage.figures.map(\.measure).joined(separator: " "))
        let own = vocabulary.populations(in: candidate.sentence.text)
        if let stranger = mine.subtracting(there).min() {
            let instead = own.subtracting(mine).sorted()
            return ["“\(stranger)”: the report says \(instead.isEmpty ? "nothing of them" : "“\(instead.joined(separator: ", "))”")"]
        }
        // Who a figure is about may not be left out: "36.8% of people" for "36.8% of carers".
        for mention in claim.mentions.numbers {
            guard let population = mention.population else { continue }
            let others = NumberMentions(of: candidate.sentence.text, vocabulary: vocabulary).numbers.filter { mention.agrees(with: $0) }
            guard let other = others.first?.population, others.count == 1, other != population else { continue }
            // "83 carers" for "83 people", or the other way round where nothing else says who they are.
            if !vocabulary.isGeneral(population) || !vocabulary.isGeneral(other) && mine.isDisjoint(with: [other]) {
                return ["“\(population)”: the report says “\(other)”"]
            }
        }
        return []
    }

    private func voices(_ claim: Claim, _ candidate: Candidate) -> [String] {
        guard Wording.isSingleVoice(candidate.sentence.text), !Wording.isSingleVoice(claim.text), Speakers.severalSpeak(in: claim.text),
            !Speakers.severalSpeak(in: candidate.sentence.text)
        else { return [] }
        return ["the report gives one person's words, not those of several"]
    }

    private func quoted(_ claim: Claim, _ candidate: Candidate) -> [String] {
        claim.quotations.filter { Wording.count($0) > 1 && !Verbatim.stands($0, in: candidate.passage.text) }.map { words in
            "“\(words)”: \(Verbatim.difference(words, from: Verbatim.nearest(to: words, in: candidate.passage.text) ?? candidate.sentence.text).english)"
        }
    }

    /// Words of a claim without figures that its paragraph has nowhere.
    private func added(_ claim: Claim, _ candidate: Candidate) -> [String] {
        guard candidate.numbersShared == 0 else { return [] }
        return candidate.absent.compactMap { stem in claim.words.first { Stem.of($0) == stem } }.map { "“\($0)” is not in the report" }
    }

    /// Of a sentence that is the report's almost word for word, the words that are not.
    private func substituted(_ claim: Claim, _ candidate: Candidate, _ names: [String]) -> [String] {
        guard Verbatim.shared(claim.text, candidate.sentence.text) >= 0.8 else { return [] }
        let there = Set(Wording.words(candidate.passage.text).map(Stem.of))
        return Verbatim.difference(claim.text, from: candidate.sentence.text).changes.compactMap { change in
            let words = Wording.words(change.new).filter {
                !CheckDesk.smallWords.contains($0) && !there.contains(Stem.of($0)) && !names.contains($0) && !$0.contains(where: \.isNumber)
            }
            guard !words.isEmpty, !change.old.isEmpty else { return nil }
            return "“\(change.new)”: the report says “\(change.old)”"
        }
    }
}
