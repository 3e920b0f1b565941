import Foundation
import Testing
import TestSupport
import Workspace

@testable import Shell

/// Sessions as they would look at a terminal of 80 columns. Each is a file of `Golden`: a sentence that says what
/// it shows, then what is typed behind the prompts, with what is answered.
///
/// A line is added by typing it into the file behind a prompt; `Scripts/golden` writes the answers for review.
/// `^C` interrupts, and a line `^N` alone forgets the question before, as a new session would.
@Suite struct SessionTranscriptTests {
    /// A transcript as it is reviewed.
    private struct Transcript {
        var saying: String
        var typed: [String] = []

        init(_ name: String) throws {
            let text = try String(contentsOf: Golden.file(name), encoding: .utf8)
            // By bytes: an answer may have lines that end in CR LF.
            let lines = text.utf8.split(separator: 10, omittingEmptySubsequences: false).map(String.init(_:))
            saying = lines.first.flatMap(\.self) ?? ""
            typed = lines.dropFirst().compactMap { $0.flatMap(Self.typed) }
        }

        /// What stands behind `assay> `, `assay northmoor> ` or `  ...> `.
        private static func typed(_ line: String) -> String? {
            if line == "^N" { return line }
            guard line.hasPrefix("assay") || line.hasPrefix("  ...>"), let end = line.firstRange(of: "> "),
                line[..<end.lowerBound].split(separator: " ").count <= 2
            else { return nil }
            return String(line[end.upperBound...])
        }
    }

    private static let names = Golden.names()

    @Test(arguments: names)
    func transcript(_ name: String) throws {
        let transcript = try Transcript(name)
        #expect(
            transcript.saying.hasSuffix(".") && transcript.typed.last == "^D",
            "\(name) says what it shows, and ends")
        let sample = try SampleSession()
        var session = try sample.session()
        var text = transcript.saying + "\n\n" + session.banner
        for line in transcript.typed {
            if line == "^N" {
                session.lastQuery = nil
                text += "^N\n"
                continue
            }
            text += session.prompt + line + "\n"
            let typed = line.replacing("FOLDER", with: sample.folder)
            let event: Session.Event = line == "^C" ? .interrupted : line == "^D" ? .endOfInput : .line(typed)
            for effect in session.handle(event) { text += Self.draw(effect) }
        }
        expectGolden(text.replacing(sample.folder, with: "FOLDER"), name)
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
