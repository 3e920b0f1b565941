internal import QuotedLines
internal import AssessmentModel
internal import English
internal import NoteText
internal import SourceText
internal import TextAnalysis

extension PointRow {
    /// Words of a further sentence.
    private static let (leastFurther, mostFurther) = (4, 48)

    /// The point with one more sentence of its words, which tells of a fault or gives a figure; nil where none
    /// that a note could add is left.
    ///
    /// - Parameters:
    ///   - isBehind: whether the point before it in its paragraph stands before it in the note, too.
    ///   - mostWords: of the sentence.
    func extended(isBehind: Bool, mostWords: Int, _ gate: SectionGate) -> (point: PointRow, words: String)? {
        let sentences = SentenceSegmenter.segment(text).map { String(text[$0]) }
        let isSaid = sentences.map(says)
        guard sentences.count > 1, let first = isSaid.firstIndex(of: true) else { return nil }
        let fit = sentences.indices.filter { index in
            let sentence = sentences[index]
            guard !isSaid[index],
                (Self.leastFurther...min(Self.mostFurther, max(Self.leastFurther, mostWords)))
                    .contains(Wording.count(sentence)), sentence.last == ".",
                !sentence.contains(where: { "\"“”".contains($0) }), !Wording.isSingleVoice(sentence),
                gate.hasFault(sentence) || Self.countsSomething(Wording.words(sentence))
            else { return false }
            if index + 1 < sentences.count, !isSaid[index + 1], Self.turns(sentences[index + 1]) {
                return false
            }
            if index == 0, isBehind { return true }
            let isNext = index > 0 && isSaid[index - 1] && isQuotation
            return isNext || !Wording.leansOnContext(sentence) && !Self.turns(sentence)
        }
        // The gravest before others.
        guard
            let place = fit.max(by: {
                let (a, b) = (Self.gravity(of: sentences[$0]), Self.gravity(of: sentences[$1]))
                return (a, $1) < (b, $0)
            })
        else { return nil }
        var longer = self
        let more = Quotation.sentence(String(Wording.withoutConnective(sentences[place])))
        longer.line = place < first ? "\(more) \(line)" : "\(line) \(more)"
        return (longer, more)
    }

    private static func gravity(of sentence: String) -> Int { LineWords.gravity(Wording.words(sentence)) }

    /// Whether a sentence of its words that its line leaves out tells of something graver than the line.
    var hidesGraver: Bool {
        let own = LineWords.gravity(words)
        return SentenceSegmenter.segment(text).contains { span in
            let sentence = String(text[span])
            return Self.gravity(of: sentence) > own && !says(sentence)
        }
    }

    /// The point together with the one before it, where it leans on those plain words, or takes back a part of that
    /// praise: "188 complaints were made. 71% were answered late."; nil where it stands alone.
    func opened(by first: PointRow?) -> PointRow? {
        guard isQuotation, kind != .strength, let first, first.isQuotation, !first.leans,
            !first.isShareOfPopulation,
            wordsLean
                && (first.kind == .context
                    || first.kind == .strength && !first.isSure
                        && FaultSigns(first.line).fault != nil)
                || opensContrast && first.kind == .strength && !isOpeningOnly
        else { return nil }
        // Of what takes praise back its first sentence is enough.
        let own =
            first.wordCount + wordCount > PointItem.mostOfTwo && opensContrast
                && line.count(where: { $0 == "“" }) == 1 && line.firstRange(of: ". ") != nil
            ? opening + ".”" : line[...]
        guard first.wordCount + Wording.count(own) <= PointItem.mostOfTwo else { return nil }
        var whole = self
        whole.label = nil
        whole.text = "\(first.text) \(text)"
        whole.line = "\(first.line) \(own)"
        return whole
    }

    /// Whether its line has a sentence, whole or in part: a line made of figures by one of its numbers.
    private func says(_ sentence: String) -> Bool {
        guard isQuotation || line.contains("“") else {
            return Wording.words(sentence).contains { word in
                word.first?.isNumber == true && Wording.words(line).contains(word)
            }
        }
        return line.split(whereSeparator: { "“”".contains($0) }).contains { part in
            let words = part.drop { "… ".contains($0) }.prefix { $0 != "." && $0 != "…" }
            return !words.isEmpty && sentence.contains(words) || part.contains(sentence)
        }
    }

    /// Whether it has a number, in digits or, from twenty on, in words.
    private static func countsSomething(_ words: [String]) -> Bool {
        Wording.hasFigure(words) || words.contains { LineWords.largeNumbers.contains($0) }
    }

    /// Whether its line has a number, in digits or, from twenty on, in words.
    var hasNumber: Bool { Self.countsSomething(words) }

    /// Of a long line the first sentence of its words that holds and stands alone, as a note prints it; else the line.
    func telling(where holds: (String) -> Bool) -> String {
        guard isQuotation, wordCount > Self.mostAsked else { return shown }
        let quotations = line.split(separator: "“").map { String($0.prefix { $0 != "”" }) }
        let sentences = quotations.flatMap { words in
            SentenceSegmenter.segment(words).map { String(words[$0]) }
        }
        let fit = sentences.filter {
            holds($0) && !Wording.leansOnContext($0) && !Wording.leavesOpen($0)
                && Wording.count($0) >= Self.leastFurther
        }
        guard sentences.count > 1, let best = fit.first(where: { FaultSigns($0).fault != nil }) ?? fit.first
        else { return shown }
        var short = self
        short.line = Quotation.sentence(best)
        return short.shown
    }

    /// What is done, where its line tells how that stands beside England: the first sentence of its words without a
    /// figure that stands alone; itself where there is none.
    var withoutComparison: PointRow {
        guard kind == .strength, isBetterThanEngland,
            let done = SentenceSegmenter.segment(text).map({ String(text[$0]) }).first(where: { sentence in
                !sentence.contains(where: \.isNumber) && !Wording.leansOnContext(sentence)
                    && !Wording.leavesOpen(sentence) && FaultSigns(sentence).fault == nil
                    && Wording.count(sentence) >= Self.leastFurther
            })
        else { return self }
        var practice = self
        practice.line = Quotation.sentence(done)
        return practice
    }

    /// Words of a line that a question rests on whole.
    private static let mostAsked = 16

    /// Whether it only opens a matter, so that what comes behind it is the news: "People had been charged in error."
    var isOpeningOnly: Bool {
        isQuotation && wordCount <= Self.mostOfOpening && !Self.countsSomething(words)
    }

    private static let mostOfOpening = 9

    /// A quotation with whose data or word it is, where its sentence says so before it and that is not CQC's or the
    /// nation's: “Local authority data indicated that 100% …”, and not “100% …”.
    static func attributed(_ line: String, text: String) -> String {
        guard line.hasPrefix("“"), line.count(where: { $0 == "“" }) == 1 else { return line }
        let own = line.drop { "“… ".contains($0) }.prefix { $0 != "”" }
        let stem = own.last == "." ? own.dropLast() : own
        guard let place = text.firstRange(of: stem),
            let sentence = SentenceSegmenter.segment(text).map({ text[$0] }).first(where: {
                $0.startIndex <= place.lowerBound && place.lowerBound < $0.endIndex
            })
        else { return line }
        let before = Wording.withoutConnective(String(text[sentence.startIndex..<place.lowerBound]))
        let words = Wording.words(before)
        guard (2...mostOfAccount).contains(words.count), !before.contains(where: { ",;".contains($0) }),
            words.contains(where: { LineWords.ownAccounts.contains($0) }),
            words.contains(where: {
                LineWords.telling.contains($0) || LineWords.introducingData.contains($0)
            }),
            !words.contains(where: { LineWords.nationalAccounts.contains($0) })
        else { return line }
        return line.replacing(line.prefix { "“… ".contains($0) } + own, with: "“" + before + own)
    }

    /// "Leaders told CQC" of a clause further on in their sentence, which its line quotes without them; nil elsewhere.
    static func teller(of line: String, text: String) -> String? {
        guard line.hasPrefix("“"), line.count(where: { $0 == "“" }) == 1 else { return nil }
        let own = line.drop { "“… ".contains($0) }.prefix { $0 != "”" }
        let stem = own.last == "." ? own.dropLast() : own
        guard let place = text.firstRange(of: stem),
            let sentence = SentenceSegmenter.segment(text).map({ text[$0] }).first(where: {
                $0.startIndex < place.lowerBound && place.lowerBound < $0.endIndex
            })
        else { return nil }
        let opening = Wording.withoutConnective(String(sentence))
        guard let told = opening.firstRange(of: " told us "),
            Wording.count(opening[..<told.lowerBound]) <= mostOfTeller,
            LineWords.ownAccounts.contains(Wording.words(opening[..<told.lowerBound]).last ?? ""),
            Wording.count(sentence[..<place.lowerBound]) > mostOfAccount
        else { return nil }
        return "\(String(opening[..<told.lowerBound]).capitalisedFirst) told CQC"
    }

    private static let mostOfTeller = 4

    /// Most words by which a sentence says whose account it is.
    private static let mostOfAccount = 12

    /// Whether its first sentence has a bare noun for subject that only its heading says more of: "Debt stood at £6.2
    /// million."
    var wantsHeading: Bool {
        isQuotation && words.first.map { LineWords.wantHeading.contains($0) } == true
            && words.dropFirst().first.map { Wording.verbs.contains($0) } == true
    }

    /// Its heading in few words: "Financial assessment and charging policy" of "… for care and support".
    var shortHeading: String? {
        guard let heading, !heading.isEmpty else { return nil }
        let short = heading.prefix(upTo: heading.firstRange(of: " for ")?.lowerBound ?? heading.endIndex)
        return Wording.count(short) <= 8 ? String(short) : nil
    }

    private static func turns(_ sentence: String) -> Bool {
        Wording.words(sentence.prefix(40)).first.map { LineWords.contrasts.contains($0) } ?? false
    }

    /// A line without what a note says elsewhere: the source in brackets at its end, which its citation names, and a
    /// last sentence that only draws a conclusion from the figure before it ("Overall, this indicated that
    /// equipment came in time").
    static func tidied(_ line: String, _ kind: PointKind) -> String {
        guard line.hasPrefix("“") else { return withArticle(line) }
        return withoutSource(kind == .strength || kind == .context ? withoutConclusion(line) : line)
    }

    /// "The number of people delayed fell from 118 to 43", where a line made of figures opens with a bare noun.
    private static func withArticle(_ line: String) -> String {
        let words = Wording.words(line)
        guard let first = words.first, LineWords.measureNouns.contains(first),
            words.contains(where: { LineWords.moved.contains($0) })
        else { return line }
        return "The " + line.uncapitalisedFirst
    }

    private static func withoutConclusion(_ line: String) -> String {
        guard line.hasSuffix("”"), line.count(where: { $0 == "“" }) == 1 else { return line }
        let own = String(line.dropFirst().dropLast())
        let sentences = SentenceSegmenter.segment(own).map { own[$0] }
        guard sentences.count > 1, let last = sentences.last, let first = sentences.first,
            first.contains(where: \.isNumber), !last.contains(where: \.isNumber),
            FaultSigns(last).fault == nil,
            let opening = Wording.words(last).first(where: { !LineWords.connectives.contains($0) }),
            LineWords.backPointers.contains(opening)
        else { return line }
        return "“" + String(own[..<last.startIndex].reversed().drop { $0 == " " }.reversed()) + "”"
    }

    private static func withoutSource(_ line: String) -> String {
        guard line.hasSuffix(").”"), let open = line.lastIndex(of: "("), open > line.startIndex else {
            return line
        }
        let inside = Wording.words(line[open...])
        let years = inside.filter { $0.count == 4 && $0.first?.isNumber == true }
        guard !years.isEmpty, inside.count >= leastOfSource, !Wording.hasFigure(inside) else { return line }
        return String(line[..<open].reversed().drop { $0 == " " }.reversed()) + "”."
    }

    /// Fewest words of a source with its date: "(June 2024)" is a date alone. "(19 in 2024)" is a figure and no source.
    private static let leastOfSource = 3
}
