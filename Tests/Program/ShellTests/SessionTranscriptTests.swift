import TestSupport
import Testing
import Workspace

@testable import Shell

/// Sessions as they would look at a terminal of 80 columns, kept as text.
@Suite struct SessionTranscriptTests {
    private static let transcripts: [(name: String, lines: [String])] = [
        (
            "queries-and-refinement",
            [
                "findings about \"people\"", "where score <= 2", "filter tone is negative",
                "count by authority", "query", "back", "back",
                "more", "more",
                "open 3", "open 31", "open", "why 2", "why northmoor/needs/2.1", "why", "all",
                "findings about \"zeppelins\"",
                "findings first 3;", "as csv",
                "findings first 3 as csv to \"out.csv\"",
                "back", "back", "back", "count by authority", "open 1",
            ]
        ),
        (
            "mistakes",
            [
                "where score <= 2", "more", "open 1", "query", "findings where scroe <= 2 first 3", "1",
                "findings about respite care first 3",
                "findings about", "\"respite\"", "findings show text,", "^C",
                "findings about \"two", "lines\"",
                "findings where", "",
                "hepl", "findngs about \"respite\"", "select me a council", "xyzzy?", "run weak-sports",
                "use stockto", "use stock",
                "set widht 3", "set rows none",
                "save 3x", "help wher", "describe councils", "show me the scores for stockton",
            ]
        ),
        (
            "plain-questions",
            [
                "stocton", "open 2", "1", "unpaid carers", "stockton", "scores for stockton", "stocton", "1",
                "why do carers wait so long in stockton", "7", "2",
                "scores for stock", "2", "card", "scores for stockton as bars",
                "what did carers say about respite sort by score first 3",
                "what changed northmoor", "hospital discharge delays sunderland first 3", "1", "31",
                "waitng lists", "1", "asdf",
                "what is DoLS first 3",
            ]
        ),
        (
            "step-words-without-a-query",
            [
                "show me stockton scores first 3", "where is stockton weak first 3", "^N",
                "where is stockton weak first 3", "^N",
                "about carers in stockton first 3", "^N", "compare stockton and sunderland first 3", "^N",
                "count good councils first 3",
                "^N",
                "show me respite first 3", "^N", "where score <= 2", "show text, score", "count by region",
                "^N", "first 3",
            ]
        ),
        (
            "use-and-settings",
            [
                "use northmoor", "findings first 3", "findings where authority is eastvale first 3",
                "unpaid carers first 3", "card",
                "explain findings first 3", "use", "use",
                "set", "set rows 5", "findings", "more", "set rows", "set timing on", "findings first 3",
                "timing", "set width 40",
                "findings first 3",
                "set colour off",
            ]
        ),
        (
            "commands",
            [
                "help", "help open", "help where", "help csv", "describe", "describe findings",
                "findings first 3", "explain",
                "explain findings", "save respite-findings",
                "questions", "respite-findings", "save open", "run weak-spots authority=stockton",
                "import \"a file.txt\" b.txt", "import",
                "library", "library backup", "library backup FOLDER/copy.sqlite", "export FOLDER/out.sqlite",
                "export FOLDER/tables csv", "sql select count(*) from findings",
                "sql",
                "let weak = findings where score <= 2",
                "explain unpaid carers", "edit", "timing on", "-- a comment", "exit",
            ]
        ),
        (
            "notes-and-scripts",
            [
                "templates", "brief", "brief councillor-note authority=\"bath and north east somerset\"",
                "brief councillor-note authority=northmoor --draft -o FOLDER/note.md", "brief no-such-note",
                "scripts",
                "weak-spots authority=stockton", "weak-spots", "weak-spots and what they mean",
                "findings first 3", "save weak-spots",
                "assay templates",
                "assay query 'findings about \"respite\" first 3'",
                "assay ask \"scores for stockton first 3\"", "assay", "assay shell",
                "assay doctor", "assay --version", "assay weak-spots", "help brief", "help scripts",
            ]
        ),
        (
            "a-note",
            [
                "findings about \"unpaid carers\" where authority is northmoor", "open 1", "open 1", "pins",
                "brief new my-note from councillor-note with authority=northmoor", "suggest shortfall",
                "pin 1", "why 1", "pin northmoor/needs/2.1 as strength", "pins", "say lesson \"Ask them.\"",
                "brief status", "check", "preview", "preview figures", "rebase", "unpin 9", "unpin 1",
                "waive length \"asked for\" by \"A. Officer\"", "more like northmoor/needs/2", "brief list",
                "brief edit", "brief close", "pins", "brief open my-note", "brief open none",
                "brief new my-note from councillor-note", "pin 1 as nothing",
                "verify In Northmoor, 148 people were waiting for a Care Act assessment.",
            ]
        ),
        (
            "narrow",
            [
                "set width 44", "help", "help brief", "describe findings",
                "hospital discharge delays sunderland",
                "findings where scroe <= 2",
                "findings where authority is stockton-on-tees and statement is safeguarding and scroe <= 2 show text",
                "scores for stockton first 3", "stockton", "open 1", "more", "findings first 3", "open 1",
                "xyzzy?",
            ]
        ),
        (
            "habits",
            [
                ".tables", ".help", ".schema findings", ".mode csv", ".nonsense", "\\x",
                "select * from findings", "1",
                "SELECT authority, score FROM findings WHERE score = 2 ORDER BY score DESC LIMIT 3;",
                "query findings first 3", "ask scores for stockton first 3", "remarks score-wording",
                "remarks count", "Findings first 3;;",
                "select count(*) from findings",
                "select authority, count(*) from findings group by authority order by count desc",
                "select distinct region from authorities",
                "select avg(score) from statements where authority = 'stockton' group by statement",
                "select * from findings f join statements s on 1",
                "select text from findings where text like '%respite%' limit 2",
                "count(*) from findings", "from findings first 1", "select 1", "desc findings",
                "\\d findings", ".import a.txt",
                ".output x.csv", "drop table findings", "update findings set score = 4",
                "with a as (select 1) select * from a", "clear",
                "history", ".history", "\\! ls", ".open other.sqlite", ".dump", "show columns from findings",
                "\\timing", "begin",
                "show tables", "?", "\\q", ".quit", "quit",
            ]
        ),
    ]

    @Test(arguments: transcripts.map(\.name))
    func transcript(_ name: String) throws {
        let lines = Self.transcripts.first { $0.name == name }?.lines ?? []
        let sample = try SampleSession()
        var session = try sample.session()
        var text = session.banner
        for line in lines {
            if line == "^N" {
                session.lastQuery = nil
                continue
            }
            text += session.prompt + line + "\n"
            let typed = line.replacing("FOLDER", with: sample.folder)
            for effect in session.handle(line == "^C" ? .interrupted : .line(typed)) {
                text += Self.draw(effect)
            }
        }
        text += session.prompt + "^D\n"
        for effect in session.handle(.endOfInput) { text += Self.draw(effect) }
        expectGolden(text.replacing(sample.folder, with: "FOLDER"), name + ".txt")
    }

    private static func draw(_ effect: Session.Effect) -> String {
        switch effect {
        case .print(let text): return text
        case .printError(let text), .echo(let text):
            return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map {
                "! \($0)\n"
            }.joined()
        case .page(let text):
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            return lines.prefix(4).map { $0 + "\n" }.joined() + "[pager: \(lines.count - 1) lines]\n"
        case .write(let text, let file, let saying):
            return "[\(file.path): \(text.utf8.count) bytes] \(saying)\n"
        case .remember: return ""
        case .editFile(let path, let next): return "[edit \(path), then \(next)]\n"
        case .edit(let text): return "[editor]\n\(text)\n"
        case .quit(let code): return "[leaves with \(code)]\n"
        }
    }

    @Test func statementsAreRememberedWhole() throws {
        let sample = try SampleSession()
        var session = try sample.session(.pipe)
        #expect(session.handle(.line("findings about")).isEmpty)
        #expect(session.prompt == "  ...> ")
        let effects = session.handle(.line("  \"respite\" first 3;"))
        #expect(effects.first == .remember("findings about \"respite\" first 3"))
        #expect(session.prompt == "assay> ")
        #expect(session.handle(.line("   ")).isEmpty)
    }

    @Test func hostileInputComesBackHarmless() throws {
        let sample = try SampleSession()
        var session = try sample.session(.terminal(columns: 80, rows: 24, usesColour: true))
        for line in [
            "\u{1B}[2Jclear?", "use \u{202E}x", "set a\u{7} b", "help \u{9B}1m", "open \u{1B}", "run \u{1B}c",
            "import \u{1B}[31m",
        ] {
            for effect in session.handle(.line(line)) {
                guard case .printError(let text) = effect else { continue }
                #expect(
                    !text.unicodeScalars.contains {
                        $0.value == 0x1B || $0.value == 7 || $0.value == 0x9B || $0.value == 0x202E
                    }, "\(line)"
                )
            }
        }
    }

    @Test func bannerOfAnEmptyLibraryNamesWhatThereIs() throws {
        let session = try SampleSession(isEmpty: true).session()
        #expect(
            session.banner
                == "No reports are loaded yet, only the published scores of 80 councils.\nRead some: import FILE or FOLDER. Or, to try things on: import --samples\nType help, or ask: assessments count by rating\n"
        )
    }

    @Test func whatIsStoppedSaysSo() throws {
        let sample = try SampleSession()
        var session = try sample.session(.pipe)
        session.report(Session.Stopped())
        #expect(session.hasFailed && session.effects == [.printError("Stopped.\n")])
    }

    @Test func anyLineLeavesTheSessionStanding() throws {
        var generator = SeededGenerator(state: 7)
        let pieces = [
            "findings", "where", "\"", "(", "stockton", "open", "-1", ";", "\u{0}", "é", "set", "rows",
            "99999999999999999999", "use", "\\",
            ".", "select", "from", "'", "{words}", "as", "to", "back", "1",
        ]
        let sample = try SampleSession()
        var session = try sample.session()
        for _ in 0..<150 {
            let line = (0..<Int.random(in: 0...6, using: &generator)).map { _ in
                pieces.randomElement(using: &generator) ?? ""
            }.joined(
                separator: " ")
            _ = session.handle(.line(line))
            _ = session.complete(line, cursor: line.utf8.count, files: { _ in [] })
        }
    }
}

/// The same numbers on every run (splitmix64).
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
