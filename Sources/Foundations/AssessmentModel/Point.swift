/// What a report says on one matter: a paragraph of it or a part of one.
///
/// A point is the unit of what notes say and officers pin: its sentences stay together, so that a figure is
/// never told without its caveat.
package struct Point: Hashable, Sendable {
    /// `a` for the first of its paragraph: `northmoor@2026-03/needs/7a`.
    package var letter: Character
    /// Numbers of its sentences, ascending.
    package var sentences: [Int]
    /// What it tells of: a strength, a shortfall, a plan, a fact.
    package var kind: PointKind
    /// Missing where nothing is told to be well or ill.
    package var state: PointState?
    /// A name of the topics file, with what it belongs to: "waits > assessment". Missing where none fits.
    package var topic: String?
    /// 1 to 5: how much a councillor needs to hear it. The order is that of `points.yaml`.
    package var weight: Int
    /// What a note would say: one or two plain sentences, or exact words of the report in quotation marks.
    package var line: String?
    /// Of its sentences, in the order of `Voice.allCases`.
    package var voices: [Voice]
    /// How far what it tells of has come.
    package var stage: Stage?
    /// Whether the readings that decided kind and state are sure.
    package var isSure: Bool
    /// What decided kind, state, topic and weight: for `why`.
    package var reasons: [Reason]

    /// What decided one of the fields.
    package struct Reason: Hashable, Sendable {
        /// `kind`, `state`, `topic`, `weight` or `line`.
        package var field: String
        /// In words a reader follows: "two sentences find fault, none praises".
        package var because: String

        package init(_ field: String, _ because: String) {
            self.field = field
            self.because = because
        }
    }

    package init(
        letter: Character, sentences: [Int], kind: PointKind, state: PointState?, topic: String?, weight: Int,
        line: String?, voices: [Voice], stage: Stage?, isSure: Bool, reasons: [Reason] = []
    ) {
        self.letter = letter
        self.sentences = sentences
        self.kind = kind
        self.state = state
        self.topic = topic
        self.weight = weight
        self.line = line
        self.voices = voices
        self.stage = stage
        self.isSure = isSure
        self.reasons = reasons
    }
}
