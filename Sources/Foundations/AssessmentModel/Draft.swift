/// A briefing in the making: what an officer has chosen and written so far. Kept as `NAME.brief.yaml`, read
/// and written by `DraftFile`.
package struct Draft: Hashable, Sendable {
    /// As typed after `brief new`: letters, digits, `-` and `_`.
    package var name: String
    /// "councillor-note".
    package var template: String
    /// In the order in which they were given; lists are joined by commas.
    package var parameters: [Parameter]
    /// In the order in which the note shows them, slot by slot.
    package var pins: [Pin]
    /// The officer's words by text slot, in the order in which they were written.
    package var texts: [Text]
    /// Checks that the officer has answered for.
    package var waivers: [Waiver]

    /// A value for the template: `authority: stockton-on-tees`.
    package struct Parameter: Hashable, Sendable {
        /// As the template names it.
        package var name: String
        /// As it was typed; what it means is looked up whenever the draft is read.
        package var value: String

        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// An officer's words in a slot.
    package struct Text: Hashable, Sendable {
        /// The slot of the template.
        package var slot: String
        /// Lines as typed; empty in no draft.
        package var words: String

        package init(slot: String, words: String) {
            self.slot = slot
            self.words = words
        }
    }

    /// A check that need not hold here, and why.
    package struct Waiver: Hashable, Sendable {
        /// The id that the check's item was printed with.
        package var check: String
        /// One line; the note keeps it, so that a reader sees who let what pass, and why.
        package var reason: String
        /// The officer who answers for it.
        package var by: String
        /// ISO date.
        package var when: String

        package init(check: String, reason: String, by: String, when: String) {
            self.check = check
            self.reason = reason
            self.by = by
            self.when = when
        }
    }

    package init(
        name: String, template: String, parameters: [Parameter] = [], pins: [Pin] = [], texts: [Text] = [],
        waivers: [Waiver] = []
    ) {
        self.name = name
        self.template = template
        self.parameters = parameters
        self.pins = pins
        self.texts = texts
        self.waivers = waivers
    }

    /// The pins of a slot with their numbers, which count from 1 over the whole draft; nil for those that
    /// have no slot yet.
    package func pins(in slot: String?) -> [(number: Int, pin: Pin)] {
        pins.enumerated().filter { $0.element.slot == slot }.map { ($0.offset + 1, $0.element) }
    }

    /// An officer's words in a slot; nil when there are none.
    package func text(in slot: String) -> String? { texts.first { $0.slot == slot }?.words }

    /// Puts words into a slot in place of those there; empty words empty it.
    package mutating func say(_ words: String, in slot: String) {
        if let index = texts.firstIndex(where: { $0.slot == slot }) {
            if words.isEmpty { texts.remove(at: index) } else { texts[index].words = words }
        } else if !words.isEmpty {
            texts.append(Text(slot: slot, words: words))
        }
    }
}

/// A passage that an officer has chosen for a note, tied to the very words it had then.
package struct Pin: Hashable, Sendable {
    /// Long id of the finding, sentence or indicator: "northmoor@2025-03/needs/5.2#1".
    package var id: String
    /// Twelve hex digits of the paragraph's folded text when it was pinned: if the paragraph's differs now,
    /// the report was published again.
    package var fingerprint: String
    /// The exact words that the note quotes; part of the paragraph.
    package var quotation: String
    /// The slot of the template; nil while it is not sorted into one.
    package var slot: String?
    /// The officer's words, which the note shows in place of the quotation, labelled as theirs.
    package var wording: String?
    /// For whoever works on the draft; never in the note.
    package var memo: String?
    /// The officer who pinned it.
    package var by: String
    /// ISO date.
    package var when: String

    package init(
        id: String, fingerprint: String, quotation: String, slot: String? = nil, wording: String? = nil,
        memo: String? = nil, by: String,
        when: String
    ) {
        self.id = id
        self.fingerprint = fingerprint
        self.quotation = quotation
        self.slot = slot
        self.wording = wording
        self.memo = memo
        self.by = by
        self.when = when
    }

    /// The id of its paragraph: without the numbers of sentence and figure.
    package var paragraph: String { RecordID(id)?.finding?.description ?? id }

    /// The record that its id names.
    package var origin: RowOrigin { RowOrigin(id: id) ?? RowOrigin(record: "finding", id: id) }
}
