internal import QuotedLines
internal import AssessmentModel
internal import English
internal import NoteText
internal import SourceText
internal import TextAnalysis

extension PointRow {
    /// Words of a further sentence.
    private static let (leastFurther, mostFurther) = (4, 48)
    /// Characters by which a clause of a sentence is known.
    private static let clause = 40

    /// The point with one more sentence of its words, which tells of a fault or gives a figure; nil where none
    /// that a note could add is left.
    ///
    /// - Parameters:
    ///   - isBehind: whether the point before it in its paragraph stands before it in the note, too.
    ///   - mostWords: of the sentence.
    ///   - mustCount: whether it may only go on with a number.
    ///   - isPraise: whether it may only add a figure without a word of a fault.
    func extended(
        isBehind: Bool, mostWords: Int, _ gate: SectionGate, isPraise: Bool = false, mustCount: Bool = false
    )
        -> (point: PointRow, words: String)?
    {
        let sentences = SentenceSegmenter.segment(text).map { String(text[$0]) }
        // A sentence that was cut to its clause has been said too.
        let isSaid = sentences.map { Quotation.says(line, $0) || line.contains($0.prefix(Self.clause)) }
        guard sentences.count > 1, let first = isSaid.firstIndex(of: true) else { return nil }
        let fit = sentences.indices.filter { index in
            let sentence = sentences[index]
            guard !isSaid[index],
                (Self.leastFurther...min(Self.mostFurther, max(Self.leastFurther, mostWords)))
                    .contains(Wording.count(sentence)), sentence.last == ".",
                !sentence.contains(where: { "\"“”".contains($0) }), !Wording.isSingleVoice(sentence),
                isPraise
                    ? (!gate.hasFault(sentence) || state == .improving)
                        && Quotation.countsSomething(Wording.words(sentence))
                    : gate.hasFault(sentence) || Quotation.countsSomething(Wording.words(sentence))
            else { return false }
            if mustCount, index < first || !Quotation.countsSomething(Wording.words(sentence)) {
                return false
            }
            if index + 1 < sentences.count, !isSaid[index + 1], Quotation.turns(sentences[index + 1]) {
                return false
            }
            if index == 0, isBehind { return true }
            let isNext = index > 0 && isSaid[index - 1] && isQuotation
            return isNext || !Wording.leansOnContext(sentence) && !Quotation.turns(sentence)
        }
        // The gravest before others.
        guard
            let place = fit.max(by: {
                let (a, b) = (Quotation.gravity(of: sentences[$0]), Quotation.gravity(of: sentences[$1]))
                return (a, $1) < (b, $0)
            })
        else { return nil }
        var longer = self
        let more = Quotation.sentence(String(Wording.withoutConnective(sentences[place])))
        longer.line = place < first ? "\(more) \(line)" : "\(line) \(more)"
        return (longer, more)
    }

    /// Whether a sentence of its words that its line leaves out tells of something graver than the line.
    var hidesGraver: Bool {
        let own = LineWords.gravity(words)
        return SentenceSegmenter.segment(text).map { String(text[$0]) }.contains {
            Quotation.gravity(of: $0) > own && !Quotation.says(line, $0)
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

    /// Whether its line has a number, in digits or, from twenty on, in words.
    var hasNumber: Bool { Quotation.countsSomething(words) }

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
        isQuotation && wordCount <= Self.mostOfOpening && !Quotation.countsSomething(words)
    }

    private static let mostOfOpening = 9

    /// Whether its first sentence has a bare noun for subject that only its heading says more of: "Debt stood at £6.2
    /// million."
    var wantsHeading: Bool {
        isQuotation && words.first.map { LineWords.wantHeading.contains($0) } == true
            && words.dropFirst().first.map { Wording.verbs.contains($0) } == true
    }

    /// Its heading in few words: "Financial assessment and charging policy" of "… for care and support".
    var shortHeading: String? { LineSource.short(heading: heading) }
}
