internal import AssessmentModel
internal import ReferenceData
internal import SourceText
internal import TextAnalysis

/// Parts of a whole: shares that are not what part and whole give, and parts that add up to another total
/// than the one named.
enum ShareChecks {
    static func texts(_ passage: ReportInHand.Passage) -> [String] {
        passage.sentences.indices.filter { passage.sentences[$0].hasDigit }.flatMap { place in
            let sentence = passage.sentences[place]
            return shares(sentence) + sharesOfBase(passage, place) + totals(sentence)
        }
    }

    // MARK: Part and whole side by side

    /// "120 of 400 people (35%)" and "665 of 3020 …, a conversion rate of 22%".
    private static func shares(_ sentence: SentenceInHand) -> [String] {
        sentence.tokens.indices.compactMap { index in
            guard sentence.isWord(index, of),
                let part = sentence.count(endingBefore: sentence.isWord(index - 1, out) ? index - 1 : index)
            else { return nil }
            var start = index + 1
            while sentence.isWord(start, articles) { start += 1 }
            guard let whole = sentence.number(at: start), whole.value > part.value, !part.isShare,
                !whole.isShare, !part.isYear,
                let share = share(after: whole.end, in: sentence)
            else { return nil }
            return differs(share, part, whole).map { "\($0): “\(sentence.around(index))”" }
        }
    }

    private static let of = keys("of")
    private static let out = keys("out")
    private static let articles = keys("the a total their its all these those our")

    /// A share in brackets close behind a total, or called a rate of it.
    private static func share(after start: Int, in sentence: SentenceInHand) -> PrintedNumber? {
        for index in start..<min(start + 16, sentence.tokens.count) {
            guard let number = sentence.number(at: index) else { continue }
            guard number.isShare else { return nil }
            let isBracketed = sentence.isMark(index - 1, MarkKey.open) && index - start <= 7
            let isRate = sentence.isWord(index - 1, of) && sentence.isWord(index - 2, rate)
            return isBracketed || isRate ? number : nil
        }
        return nil
    }

    private static let rate = keys("rate proportion")

    /// Says so when a share is not what its operands give; its last digit may have been rounded either way.
    private static func differs(_ share: PrintedNumber, _ part: PrintedNumber, _ whole: PrintedNumber)
        -> String?
    {
        guard whole.value > 0 else { return nil }
        let right = 100 * part.value / whole.value
        guard abs(right - share.value) > step(of: share.text) * 1.01 else { return nil }
        let places = max(1, NumberFormat.decimals(in: share.text))
        return
            "“\(share.text)%” does not recompute: \(part.text) of \(whole.text) is \(printed(right, decimals: places))%"
    }

    private static func step(of text: String) -> Double {
        var step = 1.0
        for _ in 0..<NumberFormat.decimals(in: text) { step /= 10 }
        return step
    }

    // MARK: A base that stands elsewhere

    /// How many sentences back a base may stand.
    private static let reach = 2

    /// "Of 240 referrals, 60 (35%) led to an enquiry"; "There were 240 referrals. … Of these, 60 (35%)": a
    /// share in brackets of a base named before its part.
    private static func sharesOfBase(_ passage: ReportInHand.Passage, _ place: Int) -> [String] {
        let sentence = passage.sentences[place]
        return sentence.tokens.indices.compactMap { index -> String? in
            // "60 of them (35%)".
            let isOfThem = sentence.isWord(index - 1, those) && sentence.isWord(index - 2, of)
            guard sentence.isMark(index, MarkKey.open), let share = sentence.number(at: index + 1),
                share.isShare,
                sentence.isMark(share.end, MarkKey.close),
                let part = sentence.count(endingBefore: isOfThem ? index - 2 : index),
                !part.isShare, !part.isYear, !sentence.hasWhole(before: index)
            else { return nil }
            let bases = bases(passage, place, before: index)
            // One that fits will do: which count is meant, a reader decides.
            guard let nearest = bases.last(where: { $0.value > part.value }),
                bases.allSatisfy({ $0.value <= part.value || differs(share, part, $0) != nil })
            else { return nil }
            return differs(share, part, nearest).map { "\($0): “\(sentence.around(index))”" }
        }
    }

    /// The counts that "of 240" in the sentence, or "of these" in the sentences before it, may be.
    private static func bases(_ passage: ReportInHand.Passage, _ place: Int, before end: Int)
        -> [PrintedNumber]
    {
        let sentence = passage.sentences[place]
        for index in 0..<end where sentence.isWord(index, of) {
            var start = index + 1
            while sentence.isWord(start, articles) { start += 1 }
            let isOpening =
                index == 0 || sentence.isMark(index - 1, MarkKey.comma) || sentence.isWord(index - 1, out)
            if isOpening, let base = sentence.number(at: start), !base.isShare, !base.isYear { return [base] }
        }
        guard (0..<min(end, 8)).contains(where: { sentence.isWord($0, of) && sentence.isWord($0 + 1, those) })
        else { return [] }
        let counts = { (figures: [Indicator]) in
            figures.filter {
                ($0.unit == .people || $0.unit == .count) && $0.role == .actual && $0.valueMax == nil
            }
            .map {
                PrintedNumber(
                    value: $0.value,
                    text: printed($0.value, decimals: NumberFormat.decimals(in: $0.valueText)),
                    isShare: false, end: 0)
            }
        }
        return passage.sentences[max(0, place - reach)..<place].flatMap { counts($0.sentence.indicators) }
    }

    private static let those = keys("these those them which whom")

    // MARK: Parts and their total

    /// "212 people: 96 at home, 71 in care homes and 41 in hospital"; "of 90 adaptations 40 were complete, 35
    /// on site and 25 cancelled".
    private static func totals(_ sentence: SentenceInHand) -> [String] {
        guard let list = list(in: sentence), list.parts.count >= 3 else { return [] }
        let sum = list.parts.reduce(0) { $0 + $1.value }
        let isOff = list.isAll ? sum != list.total.value : sum > list.total.value
        guard isOff, !sentence.tokens.contains(where: { rest.contains($0.key) }) else { return [] }
        let places = list.parts.map { NumberFormat.decimals(in: $0.text) }.max() ?? 0
        let added = list.parts.map(\.text).joined(separator: " + ")
        return [
            "The parts do not make the total of \(list.total.text): \(added) = \(printed(sum, decimals: places)): "
                + "“\(sentence.around(list.place))”"
        ]
    }

    /// The total and the counts listed after it, when nothing but counts follow.
    private static func list(in sentence: SentenceInHand) -> (
        total: PrintedNumber, parts: [PrintedNumber], isAll: Bool, place: Int
    )? {
        guard let opening = opening(of: sentence) else { return nil }
        var parts: [PrintedNumber] = []
        var index = opening.start
        while index < sentence.tokens.count {
            guard let number = sentence.number(at: index) else {
                index += 1
                continue
            }
            let isDate = number.isYear || sentence.isMark(number.end, MarkKey.slash)
            if number.isShare || isDate || sentence.isMark(index - 1, MarkKey.pound)
                || isTime(number.end, sentence)
                || sentence.isWord(index - 1, notParts) || number.value >= opening.total.value
            {
                return nil
            }
            // Each part begins its own item of the list.
            let isItem =
                index == opening.start || sentence.isMark(index - 1, MarkKey.comma)
                || sentence.isMark(index - 1, MarkKey.semicolon) || sentence.isWord(index - 1, and)
                || sentence.isWord(index - 1, itemWords)
            guard isItem else { return nil }
            parts.append(number)
            index = number.end
        }
        return (opening.total, parts, opening.isAll, opening.place)
    }

    private static func isTime(_ index: Int, _ sentence: SentenceInHand) -> Bool {
        sentence.isWord(index, times)
    }

    private static let times = keys("days weeks months years hours day week month year minutes")
    private static let notParts = keys("section by to from than aged over under for within after before")
    private static let and = keys("and")
    private static let itemWords = keys("with only another were a further")
    private static let rest = keys("remaining remainder rest others another including some")

    /// The total with the token after it: before a colon, or after "of" at the beginning.
    private static func opening(of sentence: SentenceInHand) -> (
        total: PrintedNumber, start: Int, isAll: Bool, place: Int
    )? {
        if let colon = sentence.tokens.indices.first(where: { sentence.isMark($0, MarkKey.colon) }),
            sentence.number(at: colon + 1) != nil,
            let place = (max(0, colon - 10)..<colon).last(where: { sentence.tokens[$0].kind == .number }),
            let total = sentence.number(at: place), !total.isShare, !total.isYear
        {
            return (total, colon + 1, true, place)
        }
        guard sentence.isWord(0, of) else { return nil }
        var start = 1
        while sentence.isWord(start, articles) { start += 1 }
        guard let total = sentence.number(at: start), !total.isShare, !total.isYear,
            let next = (total.end..<min(total.end + 10, sentence.tokens.count)).first(where: {
                sentence.number(at: $0) != nil
            })
        else { return nil }
        return (total, next, false, start)
    }
}

extension SentenceInHand {
    private static let of = keys("of")

    /// The number that ends before a token, its noun allowed between: "47 people".
    func count(endingBefore index: Int) -> PrintedNumber? {
        if let number = number(endingBefore: index) { return number }
        for length in 1...2 where index - length > 0 {
            guard tokens[index - length].kind == .word, !isWord(index - length, Self.of) else { return nil }
            if let number = number(endingBefore: index - length), !number.isShare { return number }
        }
        return nil
    }

    /// Whether the number before a token is "N of M", whose share `shares` checks.
    func hasWhole(before index: Int) -> Bool {
        (max(0, index - 6)..<index).contains {
            isWord($0, Self.of) && (number(at: $0 + 1) != nil || number(at: $0 + 2) != nil)
        }
    }
}
