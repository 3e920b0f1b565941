internal import QuotedLines
internal import Templates
internal import AssessmentModel
internal import English
internal import NoteText
internal import ReferenceData
internal import SourceText
internal import TextAnalysis

extension PartMaker {
    static let voices = PartMaker(
        name: "voices",
        help:
            "What people and carers said, as CQC reports it: its summary of their experiences first, praise and criticism by turns, one a paragraph; one person's word at most once.",
        inputs: [Input(name: "points", fields: PointRow.fields)], gives: items
    ) { rows, context, used in
        let points = rows[0].points.filter { !used.isSaid($0) && !used.isLeftOut($0.row) }
        var offered = points.flatMap { heard(in: $0, used.gate) }.map { (voice: $0, order: order($0)) }
            .sorted { $0.order < $1.order }.map(\.voice)
        // "Experiences were mixed" is said where nothing tells of what.
        if offered.contains(where: { !$0.isOnlyMixed }) { offered.removeAll(where: \.isOnlyMixed) }
        var chosen: [Voice] = []
        while chosen.count < context.most ?? 4, !offered.isEmpty {
            let isPraiseNext = chosen.count(where: \.isPraise) * 2 < chosen.count
            // Where a paragraph weighs one side against the other, both are told.
            let other = chosen.last.flatMap { last in
                offered.firstIndex { $0.isOtherSide(of: last) }
            }
            let voice = offered.remove(
                at: other ?? offered.firstIndex { $0.isPraise == isPraiseNext } ?? offered.startIndex)
            guard !used.isNearDuplicate(voice.words), !chosen.contains(where: { $0.isBeside(voice) }),
                !(voice.isSingle && chosen.contains(where: \.isSingle))
            else { continue }
            used.use(voice.point.row, text: voice.words)
            used.choose(
                Quotation.stoppedBehind(Quotation.sentence(voice.words)), voice.point.row,
                in: voice.point.place,
                why: "said by \(voice.point.voices.joined(separator: ", ")); \(voice.point.kind.label)")
            chosen.append(voice)
        }
        return list(try chosen.map { try item($0, &used) })
    }

    private typealias Speaker = AssessmentModel.Voice

    /// What a point reports that people or carers said, in words that stand alone.
    private struct Voice {
        let point: PointRow
        /// CQC's, without marks.
        let words: String
        /// Whether it has no word of a fault.
        let isPraise: Bool
        var isSingle: Bool { Wording.isSingleVoice(words) }
        /// "People's experiences were mixed": that alone tells nobody what they said.
        var isOnlyMixed: Bool { point.kind == .mixed && Wording.count(words) < 12 }
        func isOtherSide(of other: Voice) -> Bool {
            point.row.paragraph == other.point.row.paragraph && isPraise != other.isPraise
        }
        func isBeside(_ other: Voice) -> Bool {
            point.row.paragraph == other.point.row.paragraph && isPraise == other.isPraise
        }
    }

    private static func item(_ voice: Voice, _ used: inout UsedEvidence) throws -> [String: View] {
        // What they speak of tells more than who they are, which the words say.
        let speakers = voice.point.voices.filter { [Speaker.people, .carers].map(\.rawValue).contains($0) }
        let lead =
            used.topics.name(of: [voice.words], isWait: voice.point.tellsOfWaiting)
            ?? (speakers.isEmpty ? "people" : speakers.joined(separator: " and "))
        let isFew = voice.isSingle || Wording.isFewVoices(voice.words)
        let words = MarkdownText.escaped(Quotation.stoppedBehind(Quotation.sentence(voice.words)))
        return [
            "lead": .text(
                lead.capitalisedFirst
                    + (isFew ? " (a single voice or very few)" : "")),
            "text": .markdown(words + (try used.mark(voice.point.row.origin))),
        ]
    }

    /// The sentences of a point that say what people or carers said: of CQC's summary of experiences any that
    /// stands alone, else those that begin with who speaks.
    private static func heard(in point: PointRow, _ gate: SectionGate) -> [Voice] {
        let isSummed = point.isOfExperiences
        guard isSummed || point.place.number < 10, point.kind != .context || isSummed,
            point.isSure || isSummed || point.kind != .strength,
            isSummed || point.isOfPeople
        else { return [] }
        let text = point.text
        // Of a sentence with a quotation in it the words before that, where the point's line has them.
        let line = point.isQuotation ? String(point.line.dropFirst().prefix { $0 != "”" }) : ""
        let told = SentenceSegmenter.segment(line).map { line[$0] }
        let sentences = SentenceSegmenter.segment(text).map { String(text[$0]) }.map { sentence in
            guard sentence.contains(where: { "\"“”".contains($0) }),
                let words = told.first(where: { !$0.isEmpty && sentence.hasPrefix($0) })
            else { return sentence }
            return words.last == "." ? String(words) : words + "."
        }
        return sentences.enumerated().compactMap { place, sentence -> Voice? in
            var words = withoutSingle(String(Wording.withoutConnective(sentence)))
            // CQC's summary goes on with what they meant.
            if isSummed, sentences.indices.contains(place + 1) {
                let next = sentences[place + 1]
                if Wording.count(words) + Wording.count(next) <= mostOfTwo, !Wording.leansOnContext(next),
                    !Wording.isSingleVoice(next), !Wording.isFewVoices(next),
                    gate.hasFault(next) == gate.hasFault(words),
                    !next.contains(where: { "\"“”%".contains($0) }), text.has("\(words) \(next)")
                {
                    words += " \(next)"
                }
            }
            guard (leastWords...mostWords).contains(Wording.count(words)), words.last == ".",
                !words.contains(where: { "\"“”".contains($0) }), words.first?.isUppercase == true,
                // What a survey counts stands in the table.
                !words.contains("%"),
                !Wording.leansOnContext(words), !Wording.namesNothing(words),
                Wording.openingIsSpeaker(words)
                    || isSummed && (point.isOfPeople || Wording.isAccount(words)) && !isOfAuthority(words),
                Wording.namesPeople(
                    isSummed ? words : Wording.words(words).prefix(5).joined(separator: " ")),
                gate.agrees(words, with: point) || isSummed && point.kind == .shortfall
            else { return nil }
            return Voice(
                point: point, words: words, isPraise: point.kind != .shortfall && !gate.hasFault(words))
        }
    }

    /// Without a last clause that is one person's word: "People were pointed to a website, and a man said …".
    private static func withoutSingle(_ words: String) -> String {
        guard Wording.isSingleVoice(words), let joint = words.ranges(of: ", and ").last,
            Wording.isAccount(words[..<joint.lowerBound]), !Wording.isSingleVoice(words[..<joint.lowerBound])
        else { return words }
        return words[..<joint.lowerBound] + "."
    }

    /// Whether it begins with those who run the service.
    private static func isOfAuthority(_ words: String) -> Bool {
        Wording.words(words).prefix(4).contains { LineWords.authorities.contains($0) }
    }

    /// Words of a sentence that is quoted whole.
    private static let (leastWords, mostWords) = (7, 38)
    /// Words of two sentences of a summary that are quoted together.
    private static let mostOfTwo = 34

    private static func order(_ voice: Voice) -> (Int, Int, Int, Int) {
        (
            voice.point.isOfExperiences ? 0 : 1,
            voice.isSingle || voice.isOnlyMixed || !Wording.isAccount(voice.words) ? 1 : 0,
            voice.point.isSure ? 0 : 1,
            -voice.point.weight * 8 + Wording.count(voice.words) / 3
        )
    }
}
