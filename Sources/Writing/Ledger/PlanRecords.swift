package import AssessmentModel

/// What became of a point of the report: the officer's answer to it.
package enum PlanAnswer: String, Choice {
    /// Nobody has answered it: the gap.
    case open
    case actions
    case doneBefore = "done before"
    case disputed, accepted
    case otherPlan = "other plan"

    /// The answers that need words: the evidence, the reason, the other plan's name.
    var needsWords: Bool { [.doneBefore, .disputed, .accepted, .otherPlan].contains(self) }
    /// As a paper says it.
    package var english: String {
        switch self {
        case .open: "no answer yet"
        case .actions: "actions named"
        case .doneBefore: "done before the report"
        case .disputed: "disputed"
        case .accepted: "accepted without action"
        case .otherPlan: "in another plan"
        }
    }
}

/// A point of the report and its answer.
///
/// What each holds, `fields` says.
package struct PlanPoint: PlanRecord {
    /// "northmoor@2026-03/needs/7a".
    package var id = ""
    /// Of the paragraph it was read in: twelve hex digits.
    package var fingerprint = ""
    /// The point in a line, as it was when it came into the plan.
    package var says = ""
    /// 1 to 5.
    package var weight: Double?
    package var answer = PlanAnswer.open.rawValue
    package var actions: [String] = []
    /// The evidence, the reason or the other plan.
    package var words = ""
    package var by = ""
    package var on: PartialDate?
    package init() {}

    package var kind: PlanAnswer { PlanAnswer(rawValue: answer) ?? .open }
    /// "needs/7a".
    package var place: String { PlanID.place(id) }
    /// "needs".
    package var section: String { RecordID(id)?.section ?? "" }
    /// "northmoor@2026-03".
    var assessment: String { RecordID(id)?.assessment?.description ?? "" }

    package static let word = "point"
    package static let list = "points"
    package static let fields: [PlanField<PlanPoint>] = [
        PlanField("id", .words(\.id), isNeeded: true, "Its id in the library."),
        PlanField(
            "fingerprint", .words(\.fingerprint), isNeeded: true, "Of the paragraph's words: do not edit it."),
        PlanField("says", .words(\.says), "What the report says, in a line."),
        PlanField("weight", .number(\.weight), "1 to 5: how much a councillor needs to hear it."),
        PlanField(
            "answer", .choice(\.answer, PlanAnswer.allCases.map(\.rawValue)),
            "open, actions, done before, disputed, accepted or other plan."),
        PlanField("actions", .list(\.actions), "The actions that answer it."),
        PlanField("words", .words(\.words), "The evidence, the reason, or the other plan's name."),
        PlanField("by", .words(\.by), "Who answered."),
        PlanField("on", .date(\.on), "When it was answered."),
    ]
}

/// What the council does.
///
/// What each holds, `fields` says.
package struct PlanAction: PlanRecord {
    /// "A3".
    package var id = ""
    package var text = ""
    package var workstream = ""
    /// A role.
    package var owner = ""
    /// The accountable director.
    package var director = ""
    /// The lead member.
    package var member = ""
    package var partner = ""
    package var start: PartialDate?
    package var firstDue: PartialDate?
    /// The present due date; the first is kept beside it.
    package var due: PartialDate?
    package var measures: [String] = []
    package init() {}

    package static let word = "action"
    package static let list = "actions"
    package static let fields: [PlanField<PlanAction>] = [
        PlanField("id", .words(\.id), isNeeded: true, "A and a number."),
        PlanField("text", .words(\.text), isNeeded: true, "What is done."),
        PlanField("workstream", .words(\.workstream), "What it belongs to."),
        PlanField("owner", .words(\.owner), "A role: who does it."),
        PlanField("director", .words(\.director), "The accountable director."),
        PlanField("member", .words(\.member), "The lead member."),
        PlanField("partner", .words(\.partner), "Who else does it."),
        PlanField("start", .date(\.start), "When it begins."),
        PlanField("first_due", .date(\.firstDue), "The due date it had at first."),
        PlanField("due", .date(\.due), "The present due date."),
        PlanField("measures", .list(\.measures), "The measures by which it is told."),
    ]
}

/// Which way a measure is better.
package enum Better: String, Sendable, CaseIterable { case up, down }

/// How a measure's newest figure stands, what a reader needs to see first first.
package enum MeasureReading: Int, Sendable {
    case worse, unchanged, short, undirected, untold, aimless, met

    package var english: String {
        switch self {
        case .worse: "worse than at the start"
        case .unchanged: "as at the start"
        case .short: "short of the target"
        case .undirected: "not said which way is better"
        case .untold: "no figure yet"
        case .aimless: "no target"
        case .met: "target met"
        }
    }
}

/// By what an action is told to work.
///
/// What each holds, `fields` says.
package struct PlanMeasure: PlanRecord {
    /// "M2".
    package var id = ""
    package var what = ""
    package var unit = ""
    package var source = ""
    /// Which way is better, a word of `Better`; nothing where nobody said.
    package var better = ""
    /// The figure of the report that is its baseline: "northmoor@2026-03/needs/7.2#1".
    package var indicator = ""
    /// The report's sentence with that figure, which says of what it is.
    package var report = ""
    package var baseline: Double?
    package var baselineDate: PartialDate?
    package var target: Double?
    package var targetDate: PartialDate?
    package var england: Double?
    package init() {}

    /// Whether a figure reaches the target, by the way that is better or from the baseline to it; nil where that
    /// cannot be told.
    package func isMet(by value: Double?) -> Bool? {
        guard let value, let target, let way else { return nil }
        return way == .up ? value >= target : value <= target
    }

    /// Which way is better: as it was said, else from the baseline to the target.
    package var way: Better? {
        if let said = Better(rawValue: better) { return said }
        guard let baseline, let target, baseline != target else { return nil }
        return baseline < target ? .up : .down
    }

    /// How a figure stands to the target and to the start.
    package func reading(of value: Double?) -> MeasureReading {
        guard let value else { return .untold }
        guard let way else { return .undirected }
        if isMet(by: value) == true { return .met }
        if let baseline, value != baseline, (value > baseline) != (way == .up) { return .worse }
        return value == baseline ? .unchanged : target == nil ? .aimless : .short
    }

    package static let word = "measure"
    package static let list = "measures"
    package static let fields: [PlanField<PlanMeasure>] = [
        PlanField("id", .words(\.id), isNeeded: true, "M and a number."),
        PlanField("what", .words(\.what), isNeeded: true, "What is measured."),
        PlanField("unit", .words(\.unit), "percent, people, days …"),
        PlanField("source", .words(\.source), "Where the figures are from."),
        PlanField(
            "better", .choice(\.better, Better.allCases.map(\.rawValue)), "Which way is better: up or down."),
        PlanField("indicator", .words(\.indicator), "The report's figure that is the baseline."),
        PlanField("report", .words(\.report), "The report's sentence with that figure."),
        PlanField("baseline", .number(\.baseline), "The figure at the start."),
        PlanField("baseline_date", .date(\.baselineDate), "Of when it is."),
        PlanField("target", .number(\.target), "What is aimed at."),
        PlanField("target_date", .date(\.targetDate), "By when."),
        PlanField("england", .number(\.england), "England's figure."),
    ]
}

/// A figure that a measure came to.
///
/// What each holds, `fields` says.
package struct PlanActual: PlanRecord {
    package var measure = ""
    package var date: PartialDate?
    package var value: Double?
    package var by = ""
    package init() {}

    package static let word = "actual figure"
    package static let list = "actuals"
    package static let fields: [PlanField<PlanActual>] = [
        PlanField("measure", .words(\.measure), isNeeded: true, "Of which measure."),
        PlanField("date", .date(\.date), isNeeded: true, "Of when it is."),
        PlanField("value", .number(\.value), isNeeded: true, "The figure."),
        PlanField("by", .words(\.by), "Who gave it."),
    ]
}

/// What an owner says of an action at a date. Updates are added and never changed.
///
/// What each holds, `fields` says.
package struct PlanUpdate: PlanRecord {
    package var action = ""
    package var asOf: PartialDate?
    /// A word of the plan's scale.
    package var status = ""
    /// Confidence in the outcome, where the scale has it.
    package var confidence = ""
    package var words = ""
    package var barrier = ""
    /// A new due date.
    package var due: PartialDate?
    /// Why the due date moved, or the action slipped.
    package var reason = ""
    package var by = ""
    package init() {}

    package static let word = "update"
    package static let list = "updates"
    package static let fields: [PlanField<PlanUpdate>] = [
        PlanField("action", .words(\.action), isNeeded: true, "Of which action."),
        PlanField("as_of", .date(\.asOf), isNeeded: true, "The day it speaks of."),
        PlanField("status", .words(\.status), isNeeded: true, "A word of the plan's scale."),
        PlanField("confidence", .words(\.confidence), "In the outcome, where the scale has it."),
        PlanField("words", .words(\.words), "What happened."),
        PlanField("barrier", .words(\.barrier), "What stands in the way."),
        PlanField("due", .date(\.due), "A new due date."),
        PlanField("reason", .words(\.reason), "Why it moved or slipped."),
        PlanField("by", .words(\.by), "Who said so."),
    ]
}

/// What shows that something was done, and had an effect.
///
/// What each holds, `fields` says.
package struct PlanEvidence: PlanRecord {
    /// From the least telling to the most.
    package static let levels = ["activity", "output", "outcome", "people's experience"]

    /// "E1".
    package var id = ""
    package var action = ""
    package var what = ""
    /// Where it is kept.
    package var kept = ""
    package var date: PartialDate?
    package var level = ""
    package var testedBy = ""
    package init() {}

    package static let word = "piece of evidence"
    package static let list = "evidence"
    package static let fields: [PlanField<PlanEvidence>] = [
        PlanField("id", .words(\.id), isNeeded: true, "E and a number."),
        PlanField("action", .words(\.action), isNeeded: true, "Of which action."),
        PlanField("what", .words(\.what), isNeeded: true, "What it is."),
        PlanField("kept", .words(\.kept), "Where it is kept."),
        PlanField("date", .date(\.date), "Of when it is."),
        PlanField("level", .choice(\.level, levels), "activity, output, outcome or people's experience."),
        PlanField("tested_by", .words(\.testedBy), "Who tested it."),
    ]
}

/// Who answers for an action being complete, or embedded: two states.
///
/// What each holds, `fields` says.
package struct PlanSignOff: PlanRecord {
    package static let states = ["complete", "embedded"]

    package var action = ""
    package var state = "complete"
    package var by = ""
    package var date: PartialDate?
    /// The evidence it rests on.
    package var evidence: [String] = []
    package init() {}

    package static let word = "sign-off"
    package static let list = "signoffs"
    package static let fields: [PlanField<PlanSignOff>] = [
        PlanField("action", .words(\.action), isNeeded: true, "Of which action."),
        PlanField("state", .choice(\.state, states), isNeeded: true, "complete or embedded."),
        PlanField("by", .words(\.by), isNeeded: true, "Who signed it off."),
        PlanField("date", .date(\.date), isNeeded: true, "When."),
        PlanField("evidence", .list(\.evidence), "On which evidence."),
    ]
}

/// A question of a meeting, and what came of it.
///
/// What each holds, `fields` says.
package struct PlanAsk: PlanRecord {
    /// "Q1".
    package var id = ""
    package var meeting = ""
    package var date: PartialDate?
    package var question = ""
    package var answer = ""
    /// When it was answered, where that was later.
    package var answered: PartialDate?
    /// The action it led to.
    package var action = ""
    package init() {}

    /// Whether another one asks the same in the same meeting.
    package func isSame(as other: PlanAsk) -> Bool {
        func plain(_ text: String) -> String {
            String(text.lowercased().filter { $0.isLetter || $0.isNumber })
        }
        return plain(question) == plain(other.question) && plain(meeting) == plain(other.meeting)
    }

    package static let word = "question"
    package static let list = "asks"
    package static let fields: [PlanField<PlanAsk>] = [
        PlanField("id", .words(\.id), isNeeded: true, "Q and a number."),
        PlanField("meeting", .words(\.meeting), isNeeded: true, "Where it was asked."),
        PlanField("date", .date(\.date), isNeeded: true, "When."),
        PlanField("question", .words(\.question), isNeeded: true, "What was asked."),
        PlanField("answer", .words(\.answer), "What was answered."),
        PlanField("answered", .date(\.answered), "When, where that was later."),
        PlanField("action", .words(\.action), "The action it led to."),
    ]
}

/// Ids of a plan and of the report.
package enum PlanID {
    /// "needs/7a" of "northmoor@2026-03/needs/7a".
    package static func place(_ id: String) -> String {
        id.firstIndex(of: "/").map { String(id[id.index(after: $0)...]) } ?? id
    }

    /// The number behind the letter: 3 of "A3"; at most a thousand million, so that there is always a next one.
    package static func number(_ id: String) -> Int {
        max(0, min(Int(id.dropFirst()) ?? 0, 1_000_000_000))
    }
}
