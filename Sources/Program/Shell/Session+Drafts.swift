internal import AssessmentModel
internal import Briefing
internal import NoteChecking
internal import PlainAnswers
internal import Presentation
internal import SourceText
internal import Workspace

extension Session {
    /// What can be done with drafts; the file on the disk is the draft, read afresh each time.
    var drafting: Drafting { Drafting(workspace) }

    /// Does something with the open draft; says so when none is open.
    mutating func withDraft(_ work: (inout Session, String) throws -> Void) {
        guard let draft else {
            let names = drafting.folder.names
            let hint =
                names.isEmpty
                ? "Start one: brief new NAME from TEMPLATE"
                : "Open one (brief open \(names[0])), or start one: brief new NAME from TEMPLATE"
            return fail("No draft is open. \(hint)")
        }
        attempt { try work(&$0, draft) }
    }

    mutating func startDraft(_ text: String) {
        let words = text.unquotedWords
        guard words.count >= 3, words[1] == "from", words.count == 3 || words[3] == "with" else {
            return fail(
                "Say its name, its template and what it is about: brief new my-note from councillor-note with authority=stockton"
            )
        }
        attempt { session in
            let said = try session.drafting.start(
                words[0], from: words[2],
                with: try NamedValue.read(Array(words.dropFirst(4))).map { (name: $0.name, value: $0.value) })
            session.draft = words[0]
            session.putLines(said)
            session.say(
                "Next: suggest, then pin 1 3; say SLOT \"...\" fills a text. preview shows the note, write FILE writes it."
            )
        }
    }

    mutating func openDraft(_ name: String) {
        guard !name.isEmpty else {
            return fail("Say which: brief open \(drafting.folder.names.first ?? "NAME")")
        }
        attempt { session in
            let said = try session.drafting.open(name)
            session.draft = name
            session.putLines(said)
        }
    }

    /// Pins rows of the last result or passages: the words after `pin`.
    mutating func pin(_ text: String) {
        withDraft { session, name in
            guard let words = PinWords(text) else {
                return session.fail("Say which rows or ids, and where to: pin 3 5-7 as strength")
            }
            guard let origins = try session.origins(of: words.items, for: "pin") else { return }
            session.putLines(
                try session.drafting.pin(
                    origins, as: words.slot, searchWords: session.shown?.searchWords ?? [], in: name))
        }
    }

    /// The records of rows and ids; nil, and said why, when a row has none.
    private mutating func origins(of items: [RowWords.Item], for command: String) throws -> [RowOrigin]? {
        var origins: [RowOrigin] = []
        for item in items {
            switch item {
            case .id(let id): origins.append(try drafting.origin(of: id))
            case .row(let row):
                guard let origin = shownOrigin(String(row), for: command) else { return nil }
                origins.append(origin)
            }
        }
        return origins
    }

    /// The record of one row or id; nil, and said why, when there is none.
    mutating func oneOrigin(_ text: String, for command: String) -> RowOrigin? {
        guard text.contains("/") else { return shownOrigin(text, for: command) }
        do { return try drafting.origin(of: text) } catch { report(error) }
        return nil
    }

    /// Writes a note from a template: the words after `brief`.
    mutating func brief(_ text: String) {
        guard let words = arguments(text, of: "brief") else { return }
        // A note keeps its own lines; what is said about a template is set like any help.
        let isAbout = words.contains { ["--explain", "--help", "-h"].contains($0) }
        attempt { $0.tell(try $0.noteWords.brief(words, $0.workspace), keepingLines: !isAbout) }
    }

    /// Says what came of writing a note; the exit code is 1 when it was refused.
    mutating func tell(_ outcome: NoteWriting.Outcome, keepingLines: Bool = false) {
        switch outcome {
        case .written(let text, let remarks):
            for remark in remarks { say(SafeText.neutralised(remark, keepingLines: true)) }
            guard let text else { return }
            if keepingLines { put(text) } else { putText(text) }
        case .refused(let reasons):
            for reason in reasons { say(SafeText.neutralised(reason, keepingLines: true)) }
            hasFailed = true
        }
    }

    /// Shows pins, each with its words under its number.
    mutating func putPins(_ pins: ResultTable) {
        guard !pins.rows.isEmpty else {
            return say("Nothing is pinned yet. Ask something, then: pin 1 as SLOT")
        }
        put(OutputFormat.list.render(pins, page: page).text)
    }

    /// What a check of a note found, behind what makes the note out of date.
    mutating func show(_ report: CheckReport, after stale: String?) {
        if report.errors > 0 || stale != nil { hasFailed = true }
        putLines((stale.map { $0 + "\n" } ?? "") + report.text)
    }
}
