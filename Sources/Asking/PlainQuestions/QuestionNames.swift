package import AssessmentModel

/// What plain questions may name, and the forms that they are typed in.
package struct QuestionNames: Sendable {
    package var authorities: NameIndex<Authority>
    package var statements: NameIndex<FrameworkStatement>
    /// Topic packs that may stand after `topic:`.
    package var topics: [String]
    /// Phrases that are kept together, and that a misspelt word is held against.
    package var phrases: [KnownPhrase]
    /// The forms that plain questions are typed in.
    package var table: PlainPhrases
    /// The day on which "since September" is said.
    package var today: PartialDate
    /// Of the plans at hand; nil when there is none.
    package var plan: PlanNames?

    package init(
        authorities: NameIndex<Authority>, statements: NameIndex<FrameworkStatement>, topics: [String],
        phrases: [KnownPhrase], table: PlainPhrases, today: PartialDate,
        plan: PlanNames? = nil
    ) {
        self.authorities = authorities
        self.statements = statements
        self.topics = topics
        self.phrases = phrases
        self.table = table
        self.today = today
        self.plan = plan
    }
}

/// A phrase of the field, and the topic that it belongs to if it does.
package struct KnownPhrase: Sendable, Equatable {
    package var text: String
    package var topic: String?

    package init(_ text: String, topic: String? = nil) {
        self.text = text
        self.topic = topic
    }
}
