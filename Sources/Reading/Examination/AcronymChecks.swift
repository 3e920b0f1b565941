internal import AssessmentModel
internal import English
internal import ReferenceData
internal import SourceText
internal import TextAnalysis

/// Acronyms and what they stand for.
enum AcronymChecks {
    private struct Expansion {
        var text: String
        var passage: ReportInHand.Passage
    }

    /// One acronym for two things. Spellings of one thing ("Adults Reviews", "Adult Reviews"; with or without
    /// "sector") are not two.
    static func ambiguous(_ report: ReportInHand) -> [Notice] {
        var known: [String: [Expansion]] = [:]
        var notices: [Notice] = []
        for passage in report.passages {
            for term in passage.evidence.terms {
                let acronym = singular(term.acronym)
                let others = known[acronym] ?? []
                guard !others.contains(where: { isSame($0.text, term.expansion) }) else { continue }
                if let first = others.first {
                    notices.append(
                        report.notice(
                            .acronymAmbiguous, at: passage,
                            "“\(term.acronym)” stands for “\(term.expansion)” here and for “\(first.text)” in \(report.place(of: first.passage))."
                        ))
                }
                if others.count < 4 {
                    known[acronym, default: []].append(Expansion(text: term.expansion, passage: passage))
                }
            }
        }
        return notices
    }

    private static func singular(_ acronym: String) -> String {
        let base = acronym.hasSuffix("s") ? String(acronym.dropLast()) : acronym
        return base.uppercased()
    }

    private static let small = English.words(.remarks, "small words of acronyms")

    private static func isSame(_ a: String, _ b: String) -> Bool {
        let x = contentWords(a)
        let y = contentWords(b)
        return x.isSubset(of: y) || y.isSubset(of: x)
            || EditDistance.between(x.sorted().joined(), y.sorted().joined()) <= 2
    }

    private static func contentWords(_ text: String) -> Set<String> {
        Set(
            Folding.words(text.opening(of: 200)).split(separator: " ").map { Singular.of(String($0)) }.filter
            { !small.contains($0) })
    }

    /// Acronyms used and never spelt out in what was read: one notice each, at the first use.
    static func unexpanded(_ report: ReportInHand) -> [Notice] {
        let expanded = Set(report.passages.flatMap { $0.evidence.terms.map { singular($0.acronym) } })
        var first: [String: (acronym: String, passage: ReportInHand.Passage, quotation: String, count: Int)] =
            [:]
        var order: [String] = []
        var plainWords = Set<UInt64>()
        for passage in report.passages {
            for sentence in passage.sentences {
                for (index, token) in sentence.tokens.enumerated() where token.kind == .word {
                    guard token.isCapitalised else {
                        if token.span.length <= 5 { plainWords.insert(token.key) }
                        continue
                    }
                    guard let acronym = acronym(at: index, in: sentence) else { continue }
                    let key = singular(acronym)
                    if first[key] != nil {
                        first[key]?.count += 1
                    } else {
                        first[key] = (acronym, passage, sentence.around(index), 1)
                        order.append(key)
                    }
                }
            }
        }
        let isWhole = report.assessment.coverage == .full
        let unknown = order.filter { key in
            !expanded.contains(key) && !report.cues.knownAcronyms.contains(key)
                && !plainWords.contains(Tokenizer.key(first[key]?.acronym ?? key))
        }
        let spelt = unknown.isEmpty ? [] : initials(report)
        return unknown.compactMap { key in
            guard let use = first[key], !spelt.contains(key) else { return nil }
            let times = use.count == 1 ? "used once" : "used \(use.count) times"
            return report.notice(
                .acronymUnexpanded, at: use.passage,
                "“\(use.acronym)” is \(times) and never spelt out\(isWhole ? "" : " in the pages read"): “\(use.quotation)”"
            )
        }
    }

    /// Three to five initials of neighbouring capitalised words: a name in full is an explanation, wherever
    /// it stands.
    private static func initials(_ report: ReportInHand) -> Set<String> {
        var found = Set<String>()
        for name in report.passages.lazy.flatMap(\.sentences).flatMap({ $0.names() }) {
            let letters = name.words.compactMap(\.first).map { $0.uppercased() }
            for start in letters.indices {
                for length in 3...5 where start + length <= letters.count {
                    found.insert(letters[start..<start + length].joined())
                }
            }
        }
        return found
    }

    /// Two to five capitals in a row, alone or with a plural s: not part of a compound, a postcode, a list's
    /// numeral, or a shouted heading.
    private static func acronym(at index: Int, in sentence: SentenceInHand) -> String? {
        let token = sentence.tokens[index]
        guard (2...6).contains(token.span.length), !token.isJoined else { return nil }
        var letters = Array(sentence.bytes[token.span.start..<token.span.end])
        // "DBS's": the key leaves the possessive out, the span does not.
        while let last = letters.last, !Bytes.isLetter(last) || token.isPossessive && !Bytes.isUpper(last) {
            letters.removeLast()
        }
        if letters.last == UInt8(ascii: "s"), letters.count > 2 { letters.removeLast() }
        guard (2...5).contains(letters.count), letters.allSatisfy(Bytes.isUpper),
            !letters.allSatisfy(isNumeral)
        else { return nil }
        let next = index + 1
        if sentence.tokens.indices.contains(next), sentence.tokens[next].isJoined,
            sentence.tokens[next].kind != .mark
        {
            return nil
        }
        if sentence.isMark(next, ampersand) { return nil }
        return String(decoding: sentence.bytes[token.span.start..<token.span.end], as: UTF8.self).filter {
            $0.isLetter
        }
    }

    private static let ampersand = Tokenizer.key("&")
    private static func isNumeral(_ byte: UInt8) -> Bool {
        [UInt8(ascii: "I"), UInt8(ascii: "V"), UInt8(ascii: "X")].contains(byte)
    }
}
