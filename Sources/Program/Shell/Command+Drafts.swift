internal import AssessmentModel
internal import Presentation
internal import SourceText

extension Command {
    /// The commands that compose a briefing in a draft.
    static let drafting: [Command] = [
        Command(
            "brief new", arguments: "NAME from TEMPLATE with name=value ...",
            help: "start a draft; it is kept in a file of its own",
            example: "brief new my-note from councillor-note with authority=stockton", completes: .newDraft
        ) { $0.startDraft($1) },
        Command(
            "brief open", arguments: "NAME", help: "go on with a draft, and see how it stands",
            example: "brief open stockton-note",
            completes: .draft
        ) { $0.openDraft($1) },
        Command("brief list", help: "the drafts", example: "brief list", takes: alone) { session, _ in
            session.attempt {
                $0.putTable(
                    try $0.engine.draftList(),
                    ifNone: "No drafts yet. Start one: brief new NAME from TEMPLATE")
            }
        },
        Command(
            "brief status", help: "what is filled, short, too long or empty", example: "brief status",
            takes: alone
        ) { session, _ in
            session.withDraft { $0.putText(try $0.engine.draftStatus($1)) }
        },
        Command("brief close", help: "put the draft away", example: "brief close", takes: alone) {
            session, _ in
            session.withDraft { session, name in
                session.draft = nil
                session.say("\(name) is closed. Go on with it later: brief open \(name)")
            }
        },
        Command(
            "brief edit", help: "open the draft's file in $EDITOR; it is checked afterwards",
            example: "brief edit", takes: alone
        ) {
            session, _ in
            session.withDraft { session, name in
                let path = session.engine.draftPath(name)
                guard session.isConversation else {
                    return session.fail(
                        "brief edit needs a terminal. The file is \(path); after editing it: brief open \(name)"
                    )
                }
                session.effects.append(.editFile(path, then: "brief open \(name)"))
            }
        },
        Command(
            "suggest", arguments: "[SLOT]",
            help: "what could go into a slot, best first; each row can be pinned",
            example: "suggest shortfall",
            completes: .slot
        ) { session, slot in
            session.withDraft { session, name in
                let slot = slot.isEmpty ? nil : slot
                session.show(try session.engine.suggestions(for: slot, in: name), from: 0, isSQL: false)
            }
        },
        Command(
            "pin", arguments: "ROWS|IDS [as SLOT]",
            help: "put rows of the last result, or passages by their ids, into the draft",
            example: "pin 1-2 as strength", completes: .slot
        ) { $0.pin($1) },
        Command("pins", help: "what is pinned, and where", example: "pins", takes: alone) { session, _ in
            session.withDraft {
                $0.putPins(try $0.engine.pins(of: $1))
            }
        },
        Command(
            "unpin", arguments: "NUMBERS", help: "take pins out, by their numbers in pins", example: "unpin 1"
        ) { session, text in
            session.withDraft { session, name in
                guard let numbers = RowWords(text).numbers, !numbers.isEmpty else {
                    return session.fail("Say which, by the numbers that pins shows: unpin 4")
                }
                session.putText(try session.engine.unpin(numbers, from: name))
            }
        },
        Command(
            "say", arguments: "SLOT \"WORDS\"", help: "fill an officer's slot; \"\" empties it",
            example: "say lesson \"Ask them.\"",
            completes: .slot, takes: { !$0.isEmpty }
        ) { session, text in
            session.withDraft { session, name in
                guard let words = SlotWords(text) else {
                    return session.fail("Say the words in quotation marks: say \(text.firstWord) \"...\"")
                }
                session.putText(try session.engine.say(words.words, in: words.slot, of: name))
            }
        },
        Command(
            "more like", arguments: "ROW|ID",
            help: "findings that share its rarest words, here and elsewhere", example: "more like 1"
        ) { session, text in
            guard let origin = session.oneOrigin(text, for: "more like") else { return }
            session.attempt { $0.ask(try $0.engine.queryLike(origin), echo: .always) }
        },
        Command(
            "preview", arguments: "[SECTION]",
            help: "the note as it stands, or one section by words of its heading", example: "preview",
            completes: .nothing
        ) { session, section in
            session.withDraft { session, name in
                let note = try session.engine.preview(section, of: name)
                session.put(session.page.isTerminal ? NotePage.set(note, page: session.page) : note)
            }
        },
        Command("check", help: "check the note as it stands", example: "check", takes: alone) { session, _ in
            session.withDraft { $0.tell(try $0.engine.check($1)) }
        },
        Command(
            "waive", arguments: "CHECK \"REASON\" [by \"NAME\"]",
            help: "record why a check need not hold in this draft",
            example: "waive length \"asked for by the chair\" by \"A. Officer\""
        ) { session, text in
            session.withDraft { session, name in
                let words = text.unquotedWords
                guard [2, 4].contains(words.count), words.count == 2 || words[2] == "by" else {
                    return session.fail(
                        "Say which check and why: waive length \"asked for by the chair\" by \"A. Officer\"")
                }
                let by = words.count == 4 ? words[3] : nil
                session.putText(try session.engine.waive(words[0], reason: words[1], by: by, in: name))
            }
        },
        Command(
            "rebase", arguments: "[accept N | edit N WORDS | drop N]",
            help: "pins whose report was published again: decide each",
            example: "rebase", completes: .nothing
        ) { session, text in
            session.withDraft {
                $0.putText(
                    SafeText.neutralised(try $0.engine.rebase(text.unquotedWords, of: $1), keepingLines: true)
                )
            }
        },
        Command(
            "write", arguments: "FILE [--to md,html,docx,pdf] [--draft] [--force]",
            help: "write the note; refused while something is open, unless --draft",
            example: "write notes/stockton.md --draft", completes: .file
        ) { session, text in
            session.withDraft { session, name in
                let words = text.unquotedWords
                guard !words.isEmpty else { return session.fail("Say where: write notes/stockton.md") }
                session.tell(try session.engine.write(words, of: name))
            }
        },
    ]
}

extension Session {
    /// Does something with the open draft; says so when none is open.
    fileprivate mutating func withDraft(_ work: (inout Session, String) throws -> Void) {
        guard let draft else {
            let names = engine.draftNames
            let hint =
                names.isEmpty
                ? "Start one: brief new NAME from TEMPLATE"
                : "Open one (brief open \(names[0])), or start one: brief new NAME from TEMPLATE"
            return fail("No draft is open. \(hint)")
        }
        attempt { try work(&$0, draft) }
    }

    fileprivate mutating func startDraft(_ text: String) {
        let words = text.unquotedWords
        guard words.count >= 3, words[1] == "from", words.count == 3 || words[3] == "with" else {
            return fail(
                "Say its name, its template and what it is about: brief new my-note from councillor-note with authority=stockton"
            )
        }
        attempt { session in
            let said = try session.engine.startDraft(
                words[0], from: words[2], with: Array(words.dropFirst(4)))
            session.draft = words[0]
            session.putText(SafeText.neutralised(said, keepingLines: true))
            session.say(
                "Next: suggest, then pin 1 3; say SLOT \"...\" fills a text. preview shows the note, write FILE writes it."
            )
        }
    }

    fileprivate mutating func openDraft(_ name: String) {
        guard !name.isEmpty else { return fail("Say which: brief open \(engine.draftNames.first ?? "NAME")") }
        attempt { session in
            let said = try session.engine.openDraft(name)
            session.draft = name
            session.putText(SafeText.neutralised(said, keepingLines: true))
        }
    }

    fileprivate mutating func pin(_ text: String) {
        withDraft { session, name in
            let words = text.words
            let hasSlot = words.count >= 2 && words[words.count - 2] == "as"
            let slot = hasSlot ? words.last : nil
            let meant = RowWords((hasSlot ? words.dropLast(2) : words[...]).joined(separator: " "))
            guard let items = meant.items, !items.isEmpty else {
                return session.fail("Say which rows or ids, and where to: pin 3 5-7 as strength")
            }
            var origins: [RowOrigin] = []
            for item in items {
                switch item {
                case .id(let id): origins.append(try session.engine.origin(of: id))
                case .row(let row):
                    guard let origin = session.shownOrigin(String(row), for: "pin") else { return }
                    origins.append(origin)
                }
            }
            let said = try session.engine.pin(
                origins, as: slot, searchWords: session.shown?.searchWords ?? [], in: name)
            session.putText(SafeText.neutralised(said, keepingLines: true))
        }
    }

    /// The record of one row or id; nil, and said why, when there is none.
    mutating func oneOrigin(_ text: String, for command: String) -> RowOrigin? {
        guard text.contains("/") else { return shownOrigin(text, for: command) }
        do { return try engine.origin(of: text) } catch { report(error) }
        return nil
    }

    /// Says what came of writing or checking; the exit code is 1 when it was refused.
    fileprivate mutating func tell(_ brief: WrittenBrief) {
        for remark in brief.remarks { say(SafeText.neutralised(remark, keepingLines: true)) }
        if !brief.isWritten { hasFailed = true }
        if let text = brief.text { putText(text) }
    }

    /// Shows pins, each with its words under its number.
    fileprivate mutating func putPins(_ pins: ResultTable) {
        guard !pins.rows.isEmpty else {
            return say("Nothing is pinned yet. Ask something, then: pin 1 as SLOT")
        }
        put(OutputFormat.named("list")?.render(pins, page: page).text ?? "")
    }

    /// Shows a table of which no row can be opened.
    fileprivate mutating func putTable(_ table: ResultTable, ifNone: String) {
        guard !table.rows.isEmpty else { return say(ifNone) }
        var page = page
        page.numbersRows = false
        put(OutputFormat.named("table")?.render(table, page: page).text ?? "")
    }
}
