package import SourceText

/// One word or phrase that spoke for or against a tone, a voice or a stage: what `why` shows.
package struct Cue: Hashable, Sendable, Codable {
    /// Place in the sentence, in bytes from its start.
    package var span: Span
    /// What it speaks for: `positive`, `negative`, `voice:carers`, `stage:planned`, `negation` …
    package var kind: String
    /// Strength; only comparable within one kind.
    package var weight: Double

    package init(span: Span, kind: String, weight: Double) {
        self.span = span
        self.kind = kind
        self.weight = weight
    }
}

/// A sentence of a finding with what was understood of it.
package struct Sentence: Hashable, Sendable {
    /// From 1 within the finding.
    package var number: Int
    /// Place in the finding's text.
    package var span: Span
    /// Verbatim.
    package var text: String
    /// Whether it praises or faults, in its own words or those it quotes.
    package var tone: Tone
    /// Whether the reading rests on cues that hold; one that rests on a single weak cue, or on cues that pull
    /// both ways, does not.
    package var isSure: Bool
    /// How likely the tone is right, from 0 to 1, by what was learned; 0 when read from a library.
    package var certainty = 0.0
    /// How far it praises and finds fault, by what was learned; nil when read from a library.
    package var leaning: Leaning?
    /// In the order of `Voice.allCases`, without repetition.
    package var voices: [Voice]
    /// How far what it tells of has come; nil where nothing is being changed.
    package var stage: Stage?
    /// The phrases that decided tone, voices and stage, in the order of the text.
    package var cues: [Cue]
    /// Its figures, in the order of the text.
    package var indicators: [Indicator]

    package init(
        number: Int, span: Span, text: String, tone: Tone, isSure: Bool = false, voices: [Voice],
        stage: Stage?, cues: [Cue], indicators: [Indicator]
    ) {
        self.number = number
        self.span = span
        self.text = text
        self.tone = tone
        self.isSure = isSure
        self.voices = voices
        self.stage = stage
        self.cues = cues
        self.indicators = indicators
    }
}

/// How likely a sentence praises and how likely it finds fault, each from 0 to 1; what does both is half of each.
package struct Leaning: Hashable, Sendable {
    package var praise: Double
    package var fault: Double

    package init(praise: Double, fault: Double) {
        self.praise = praise
        self.fault = fault
    }
}

/// An acronym as the text expands it.
package struct Term: Hashable, Sendable {
    /// "MASH".
    package var acronym: String
    /// "multi-agency safeguarding hub", as printed.
    package var expansion: String

    package init(acronym: String, expansion: String) {
        self.acronym = acronym
        self.expansion = expansion
    }
}

/// A finding as a report has it, to be read for evidence.
package struct Passage: Sendable {
    /// Slug of the quality statement, or `experiences`, `strengths`, `demographics`, `finance`.
    package var section: String
    /// The subheading it stands under, as printed.
    package var heading: String?
    /// Verbatim.
    package var text: String
    /// Score of the statement it stands under, 1 to 4.
    package var score: Int?

    package init(section: String, heading: String? = nil, text: String, score: Int? = nil) {
        self.section = section
        self.heading = heading
        self.text = text
        self.score = score
    }

    /// Whether it sets out the place and its council, or what is spent: CQC does not judge there.
    package var isBackground: Bool { section == "demographics" || section == "finance" }
}

/// What was understood of one finding.
package struct FindingEvidence: Hashable, Sendable {
    /// The balance of its sentences.
    package var tone: Tone
    /// Of all its sentences, in the order of `Voice.allCases`, without repetition.
    package var voices: [Voice]
    package var stage: Stage?
    /// In order; together they are the whole text.
    package var sentences: [Sentence]
    /// Acronyms that it explains.
    package var terms: [Term]
    /// What the paragraph says, matter by matter, in order; every sentence belongs to one.
    package var points: [Point] = []

    package init(tone: Tone, voices: [Voice], stage: Stage?, sentences: [Sentence], terms: [Term]) {
        self.tone = tone
        self.voices = voices
        self.stage = stage
        self.sentences = sentences
        self.terms = terms
    }
}
