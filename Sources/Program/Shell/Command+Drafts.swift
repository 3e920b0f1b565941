internal import Briefing
internal import NoteChecking
internal import NoteFormats
internal import PlainAnswers
internal import Presentation
internal import SourceText
internal import Workspace

extension Command {
    /// Endings of files that may be meant for a note; what cannot be checked says so.
    private static let noteEndings: Set = [
        "md", "markdown", "txt", "docx", "doc", "odt", "rtf", "pdf", "html", "htm",
    ]

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
                    $0.drafting.list(),
                    ifNone: "No drafts yet. Start one: brief new NAME from TEMPLATE")
            }
        },
        Command(
            "brief status", help: "what is filled, short, too long or empty", example: "brief status",
            takes: alone
        ) { session, _ in
            session.withDraft { $0.putText(try $0.drafting.status($1)) }
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
                let path = session.drafting.folder.filePath(name)
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
                session.show(try session.drafting.suggestions(for: slot, in: name), from: 0, isSQL: false)
            }
        },
        Command(
            "pin", arguments: "ROWS|IDS [as SLOT]",
            help: "put rows of the last result, or passages by their ids, into the draft",
            example: "pin 1-2 as strength", completes: .rowsAndSlot
        ) { $0.pin($1) },
        Command("pins", help: "what is pinned, and where", example: "pins", takes: alone) { session, _ in
            session.withDraft {
                $0.putPins(try $0.drafting.pins(of: $1))
            }
        },
        Command(
            "unpin", arguments: "NUMBERS", help: "take pins out, by their numbers in pins", example: "unpin 1"
        ) { session, text in
            session.withDraft { session, name in
                guard let numbers = RowWords(text).numbers, !numbers.isEmpty else {
                    return session.fail("Say which, by the numbers that pins shows: unpin 4")
                }
                session.putText(try session.drafting.unpin(numbers, from: name))
            }
        },
        Command(
            "undo", help: "take back the last change to the draft; with no draft open the last step",
            example: "undo", takes: alone
        ) { session, _ in
            guard session.draft != nil else { return session.back() }
            session.withDraft { session, name in
                session.putLines(try session.drafting.undo(name))
            }
        },
        Command(
            "say", arguments: "SLOT \"WORDS\"", help: "fill an officer's slot; \"\" empties it",
            example: "say lesson \"Ask them.\"",
            completes: .slot
        ) { session, text in
            session.withDraft { session, name in
                guard let words = SlotWords(text) else {
                    return session.fail(
                        "Say the words in quotation marks that are closed: say \(text.isEmpty ? "SLOT" : text.firstWord) \"...\""
                    )
                }
                session.putText(try session.drafting.say(words.words, in: words.slot, of: name))
            }
        },
        Command(
            "more like", arguments: "ROW|ID",
            help: "findings that share its rarest words, here and elsewhere", example: "more like 1"
        ) { session, text in
            guard let origin = session.oneOrigin(text, for: "more like") else { return }
            session.attempt { $0.ask(try $0.drafting.queryLike(origin), echo: .always) }
        },
        Command(
            "preview", arguments: "[SECTION]",
            help: "the note as it stands, or one section by words of its heading", example: "preview",
            completes: .nothing
        ) { session, section in
            session.withDraft { session, name in
                let note = try session.drafting.preview(section, of: name)
                session.put(session.page.isTerminal ? try NotePage.set(note, page: session.page) : note)
            }
        },
        Command(
            "check", arguments: "[NOTE]", help: "check the note as it stands, or a note in a file",
            example: "check", completes: .file,
            takes: { text in
                let file = text.unquotedWords.last ?? ""
                let ending = file.lowercased().split(separator: ".").last.map(String.init) ?? ""
                return file.isEmpty || file.contains(".") && Self.noteEndings.contains(ending)
            }
        ) { session, file in
            guard let path = file.unquotedWords.first else {
                return session.withDraft { session, name in
                    let (report, stale) = try session.drafting.check(name)
                    session.show(report, after: stale)
                }
            }
            session.attempt { $0.show(try $0.workspace.check(path: path), after: nil) }
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
                session.putText(try session.drafting.waive(words[0], reason: words[1], by: by, in: name))
            }
        },
        Command(
            "rebase", arguments: "[accept N | edit N WORDS | drop N]",
            help: "pins whose report was published again: decide each",
            example: "rebase", completes: .nothing
        ) { session, text in
            session.withDraft {
                $0.putLines(try $0.drafting.rebase(text.unquotedWords, in: $1))
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
                let draft = try session.drafting.folder.read(name).draft
                session.tell(try session.noteWords.write(words, draft, session.workspace))
            }
        },
    ]
}
