internal import Acronyms
package import AssessmentModel
internal import English
internal import SourceText
internal import TextAnalysis
internal import TrainedWeights

/// A sentence and what it is read from.
package struct DescribedSentence: Sendable {
    package var text: String
    package var features: [String]
}

/// Reads findings for tone, voices, stage, indicators and terms.
///
/// Phrases of the data files are found in one pass. Figures and voices are found by rules over them; tone and
/// stage by the weights of features that rules, word classes and scopes make. Everything decided is explained
/// by `Sentence.cues`. Deterministic; time is linear in the text.
package struct EvidenceExtractor: Sendable {
    private static let leftOut = Set(English.words(.figures, "left out of acronyms").words)

    private let data: EvidenceData

    package init(data: EvidenceData) { self.data = data }

    /// What tone and stage of each sentence are read from, for `Scripts/train`: features as the file of weights
    /// names them, with repetition.
    package func describe(_ passages: [Passage]) -> [DescribedSentence] {
        var described: [DescribedSentence] = []
        for passage in passages {
            var place = Place(
                section: passage.section, heading: passage.heading, polarity: polarity(of: passage.heading),
                described: [])
            _ = read(passage, at: &place)
            described += place.described ?? []
        }
        return described
    }

    /// One record for each passage, without points. The passages come in reading order, since "they" and "others"
    /// may mean who spoke in the one before.
    package func extract(_ passages: [Passage]) -> [FindingEvidence] {
        var findings: [FindingEvidence] = []
        findings.reserveCapacity(passages.count)
        var place = Place()
        for passage in passages {
            if place.section != passage.section || place.heading != passage.heading {
                place = Place(
                    section: passage.section, heading: passage.heading,
                    polarity: polarity(of: passage.heading), described: place.described)
            }
            findings.append(read(passage, at: &place))
        }
        return findings
    }

    /// Whether less of what a measure names is better; nil where that is not known.
    package func lessIsBetter(of measure: String) -> Bool? {
        polarity(of: measure).map { $0 == .lessIsBetter }
    }

    /// What holds for the passages below one heading.
    private struct Place {
        var section: String?
        var heading: String?
        /// Whether less or more is better of what the heading names.
        var polarity: CueKind?
        /// Who spoke last.
        var speakers: [Voice] = []
        /// What each sentence is read from, in words; only kept for training.
        var described: [DescribedSentence]?
    }

    private func polarity(of heading: String?) -> CueKind? {
        guard let heading else { return nil }
        return SentenceReading(bytes: Array(heading.utf8), lexicon: data.lexicon).matches.last {
            $0.kind.group == .polarity
        }?.kind
    }

    private func read(_ passage: Passage, at place: inout Place) -> FindingEvidence {
        if let table = TableText(passage.text) {
            return FindingEvidence(
                tone: .neutral, voices: [], stage: nil,
                sentences: TableReader(table, lexicon: data.lexicon).sentences(), terms: [])
        }
        var text = passage.text
        let bytes = text.withUTF8 { Array($0) }
        let isBackground = passage.isBackground
        var sentences: [Sentence] = []
        var heard: [Voice] = []
        var terms: [Term] = []
        // Of the sentence before.
        var balance: SentenceFeatures.Balance?
        var lastVoices: [Voice] = []
        var context = IndicatorFinder.Context()
        context.polarity = place.polarity
        for span in SentenceSegmenter.segment(bytes) {
            let reading = SentenceReading(bytes: Array(bytes[span.start..<span.end]), lexicon: data.lexicon)
            let finder = IndicatorFinder(reading, after: context)
            let afterthought = finder.afterthought
            if let afterthought, let last = sentences.indices.last {
                sentences[last].indicators = afterthought.complete(
                    sentences[last].indicators, goodEnds: context.goodEnds)
            }
            var indicators = finder.find(&context)
            let voices = VoiceFinder.find(
                reading, previous: place.speakers, indicators: indicators, isBackground: isBackground,
                continuesNational: lastVoices == [.nationalData])
            let features = SentenceFeatures.features(
                of: reading,
                SentenceFeatures.Company(
                    indicators: indicators, implied: context.implied, unprinted: finder.unprintedDirection,
                    afterthought: afterthought?.direction, voices: voices.voices, isBackground: isBackground,
                    balanceBefore: balance),
                named: place.described != nil)
            balance = features.balance
            finder.cite(&indicators, &context)
            if !voices.speakers.isEmpty { place.speakers = voices.speakers }
            let verdict = ToneJudge.judge(reading, features.features, by: data.weights)
            let cues = verdict.cues + voices.cues
            var sentence = Sentence(
                number: sentences.count + 1, span: span,
                text: String(decoding: reading.bytes, as: UTF8.self), tone: verdict.tone,
                isSure: verdict.isSure,
                voices: voices.voices, stage: verdict.stage, cues: cues, indicators: indicators)
            sentence.certainty = verdict.certainty
            sentence.leaning = verdict.leaning
            sentences.append(sentence)
            lastVoices = voices.voices
            place.described?.append(
                DescribedSentence(text: sentences[sentences.count - 1].text, features: features.names))
            heard += voices.voices
            terms += AcronymFinder(reading.tokens, reading.bytes, small: Self.leftOut).find().map {
                Term(acronym: $0.acronym, expansion: $0.expansion)
            }
        }
        for place in sentences.indices { Self.judgePlainly(&sentences[place]) }
        return FindingEvidence(
            tone: Self.balance(sentences), voices: heard.isEmpty ? [] : Voice.allCases.filter(heard.contains),
            stage: sentences.indices.lazy.compactMap { sentences[$0].stage }.first, sentences: sentences,
            terms: terms.unique)
    }

    /// What a report compares without a word of judgement comes off as its figures do. A longest wait beside a
    /// target says nothing of the others.
    private static func judgePlainly(_ sentence: inout Sentence) {
        for place in sentence.indicators.indices {
            let row = sentence.indicators[place]
            let isExtreme = row.comparator == .target && row.statistic == .maximum
            if row.direction == nil, row.judged == nil, !isExtreme, let plain = row.byFigures,
                plain != .similar
            {
                sentence.indicators[place].direction = plain
            }
        }
    }

    /// The balance of a finding's sentences: both sides weigh at least a third of the judging sentences for
    /// mixed.
    static func balance(_ sentences: [Sentence]) -> Tone {
        var positive = 0.0
        var negative = 0.0
        // By place: a copy of a sentence costs a dozen retains.
        for index in sentences.indices {
            switch sentences[index].tone {
            case .positive: positive += 1
            case .negative: negative += 1
            case .mixed:
                positive += 0.5
                negative += 0.5
            case .neutral: continue
            }
        }
        let total = positive + negative
        guard total > 0 else { return .neutral }
        if min(positive, negative) * 3 >= total { return .mixed }
        return positive > negative ? .positive : .negative
    }
}
