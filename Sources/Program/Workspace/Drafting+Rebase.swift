package import AssessmentModel
internal import Briefing
internal import SourceText
internal import TextAnalysis

/// A pin whose passage is no longer what it was when it was pinned, with the old words and the new.
package struct ChangedPin: Sendable {
    /// What became of the passage.
    package enum Change: Sendable, Hashable {
        /// The same words stand at another place.
        case moved
        /// Other words stand in its place.
        case edited
        /// No paragraph is like it any more.
        case gone
    }

    /// Number of the pin in its draft, from 1.
    package var number: Int
    package var pin: Pin
    package var change: Change
    /// The paragraph's words when it was pinned; only the quotation when the page's old version is not kept.
    package var old: String
    /// The words of what took its place; nil when it is gone.
    package var new: String?
    /// The pin tied to the new words: what accepting it puts in its place; nil when it is gone.
    package var successor: Pin?

    /// What the pin quotes and whether that still stands; the sentences that were changed, old and new under
    /// each other; the difference.
    package var text: String {
        let where_ = successor.map { $0.id == pin.id ? "" : ", now \($0.id)" } ?? ""
        var output = "\(number)  \(pin.id)\(where_)\n  pinned: “\(pin.quotation)”\n"
        guard let new else { return output + "  was: “\(old)”\n  now: no paragraph is like it any more\n" }
        if change == .moved { return output + "  now: the same words at another place\n" }
        let (before, after) = (Self.sentences(of: old), Self.sentences(of: new))
        let gone = before.filter { !after.contains($0) }.joined(separator: " … ")
        let come = after.filter { !before.contains($0) }.joined(separator: " … ")
        output += gone.isEmpty ? "" : "  was: “\(gone)”\n"
        output += "  now: \(come.isEmpty ? "these words are left out" : "“\(come)”")\n"
        if !gone.isEmpty, !come.isEmpty { output += "  \(WordDifference(from: gone, to: come).english)\n" }
        if new.contains(pin.quotation) { return output + "  What is pinned still stands.\n" }
        return output
            + "  What is pinned no longer stands. Accepted, it would read: “\(successor?.quotation ?? new)”\n"
    }

    private static func sentences(of text: String) -> [String] {
        SentenceSegmenter.segment(text).map { String(text[$0]) }
    }
}

/// What an officer decides about a changed pin.
package enum RebaseDecision: Sendable, Hashable {
    /// The pin is tied to the new words, and quotes them.
    case accept
    /// The pin is tied to the new words; the note says these of the officer's in their place.
    case edit(String)
    case drop
}

extension Workspace {
    /// The pins of a draft whose passages were changed since, by a report that was published again.
    ///
    /// Nothing is changed: a pin is tied to other words only by a decision.
    package func changedPins(of draft: Draft) throws -> [ChangedPin] {
        let source = try LibraryEvidence(workspace: self)
        let known = Dictionary(try source.passages(ids: draft.pins.map(\.paragraph)).map { ($0.id, $0) }) {
            first, _ in first
        }
        return try draft.pins.enumerated().compactMap { index, pin in
            if known[pin.paragraph]?.fingerprint == pin.fingerprint { return nil }
            return try changed(pin, number: index + 1, now: known[pin.paragraph], source)
        }
    }

    private func changed(_ pin: Pin, number: Int, now: SourcePassage?, _ source: LibraryEvidence) throws
        -> ChangedPin
    {
        let assessment = RecordID(pin.id)?.assessment?.description ?? pin.id
        let all = try source.passages(ofAssessment: assessment)
        let old =
            try source.formerWords(fingerprint: pin.fingerprint, assessment: assessment) ?? pin.quotation
        if let same = all.first(where: { $0.fingerprint == pin.fingerprint }) {
            var successor = pin
            if let id = RecordID(pin.id), let paragraph = RecordID(same.id) {
                successor.id = id.moved(to: paragraph).description
            }
            return ChangedPin(
                number: number, pin: pin, change: .moved, old: old, new: same.text, successor: successor)
        }
        // What is most like the old words; the paragraph at its place when that is alike enough.
        let heir = all.map { ($0, Similarity.ofWords($0.text, old)) }.filter { $0.1 >= 0.5 }.max {
            $0.1 < $1.1
        }?.0
        guard let heir else {
            return ChangedPin(number: number, pin: pin, change: .gone, old: old, new: nil, successor: nil)
        }
        var successor = pin
        let sentence = heir.sentences.max {
            Similarity.ofWords($0.text, pin.quotation) < Similarity.ofWords($1.text, pin.quotation)
        }
        let isWhole = pin.origin.kind == .finding
        successor.id = isWhole ? heir.id : heir.id + (sentence.map { ".\($0.number)" } ?? "")
        successor.fingerprint = heir.fingerprint
        // A quotation that still stands is kept; else the sentence that took its place is quoted.
        if !heir.text.contains(pin.quotation) {
            successor.quotation = isWhole ? heir.text : sentence?.text ?? heir.text
        }
        return ChangedPin(
            number: number, pin: pin, change: .edited, old: old, new: heir.text, successor: successor)
    }

    /// A draft with decisions about its changed pins carried out.
    ///
    /// - Throws: `WorldError` for a number that is no changed pin, and for accepting what is gone.
    package func rebased(_ draft: Draft, _ decisions: [Int: RebaseDecision]) throws -> Draft {
        let changes = try changedPins(of: draft)
        var draft = draft
        var dropped: [Int] = []
        for (number, decision) in decisions.sorted(by: { $0.key < $1.key }) {
            guard let change = changes.first(where: { $0.number == number }) else {
                throw WorldError("Pin \(number) rests on what it did: there is nothing to decide.")
            }
            switch decision {
            case .drop: dropped.append(number - 1)
            case .accept, .edit:
                guard var successor = change.successor else {
                    throw WorldError(
                        "What pin \(number) quotes is gone from the report: drop it, or pin another passage.")
                }
                if case .edit(let words) = decision { successor.wording = words }
                draft.pins[number - 1] = successor
            }
        }
        for index in dropped.reversed() { draft.pins.remove(at: index) }
        return draft
    }
}

extension Drafting {
    private static let howToDecide = "Decide each: rebase accept N, rebase edit N \"WORDS\", rebase drop N\n"

    /// What a check of a draft says of its changed pins, which no note quotes until they are decided about;
    /// nil when there are none.
    package func staleness(of name: String) throws -> String? {
        let changes = try workspace.changedPins(of: try folder.read(name).draft)
        guard !changes.isEmpty else { return nil }
        let opening = changes.count == 1 ? "1 pin rests" : "\(changes.count) pins rest"
        return
            "\(opening) on words that were published again otherwise. They are left out of the note until you decide.\n\n"
            + changes.map(\.text).joined(separator: "\n") + "\n" + Self.howToDecide
    }

    /// The changed pins of a draft, or one decision about them: `accept 3`, `edit 3 "words"`, `drop 3`.
    ///
    /// - Throws: `WorldError` for what is no decision.
    package func rebase(_ words: [String], in name: String) throws -> String {
        guard let verb = words.first else {
            let changes = try workspace.changedPins(of: try folder.read(name).draft)
            guard !changes.isEmpty else { return "Every pin rests on what it did when it was pinned.\n" }
            return changes.map(\.text).joined(separator: "\n") + "\n" + Self.howToDecide
        }
        let decision: RebaseDecision
        switch (verb, words.count) {
        case ("accept", 2): decision = .accept
        case ("drop", 2): decision = .drop
        case ("edit", 3...): decision = .edit(words.dropFirst(2).joined(separator: " "))
        default:
            throw WorldError(
                "Decide about one pin: rebase accept 3, rebase edit 3 \"WORDS\" or rebase drop 3.")
        }
        guard let number = Int(words[1]) else {
            throw WorldError("\"\(words[1])\" is no pin's number. rebase lists them.")
        }
        return try folder.change(name) { draft in
            draft = try workspace.rebased(draft, [number: decision])
            switch decision {
            case .accept: return "Pin \(number) rests on the new words.\n"
            case .edit: return "Pin \(number) rests on the new words; the note says yours.\n"
            case .drop: return "Pin \(number) is dropped; the pins behind it move up.\n"
            }
        }
    }
}
