import Foundation
import Testing
import TestSupport

/// Runs the built program as a user would.
struct Program {
    /// What a run gave.
    struct Run {
        var status: Int32
        var output: String
        var errors: String
    }

    static let root = Repository.root
    static let reports = Repository.shared.appending(path: "reports")

    /// A folder of its own, removed when the value goes away.
    final class Folder: Sendable {
        let path: String

        init() throws {
            path = NSTemporaryDirectory() + "assay-test-\(UUID().uuidString)"
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        }

        deinit { try? FileManager.default.removeItem(atPath: path) }
    }

    let folder: Folder
    var library: String { folder.path + "/library.sqlite" }

    init() throws { folder = try Folder() }

    /// A program whose library holds the samples: a copy of one that was imported once.
    static func withSamples() throws -> Program {
        let program = try Program()
        try FileManager.default.copyItem(atPath: try samples.get(), toPath: program.library)
        return program
    }

    private static let samples = Result {
        try KeptFile.path("program-samples.sqlite") { path in
            let program = try Program()
            for words in [["import", "--samples"], ["library", "backup", path]] {
                let run = try program.run(words)
                guard run.status == 0 else { throw NotImported(errors: run.errors) }
            }
        }
    }

    /// The samples could not be imported, which fails every test that needs them.
    struct NotImported: Error {
        let errors: String
    }

    /// The built program, beside the test bundle.
    static var executable: String {
        let bundle =
            CommandLine.arguments.first.map { URL(fileURLWithPath: $0).deletingLastPathComponent().path }
            ?? "."
        let candidates = [bundle + "/assay", root.path + "/.build/debug/assay"]
        return candidates.first { FileManager.default.isExecutableFile(atPath: $0) } ?? candidates[1]
    }

    /// Runs the program with arguments, and text on standard input.
    func run(_ arguments: [String], input: String = "", environment: [String: String] = [:]) throws -> Run {
        try Self.launch(
            Self.executable, arguments, input: input,
            environment: ["ASSAY_LIBRARY": library, "HOME": folder.path].merging(environment) { $1 })
    }

    /// Runs a line of bash in which `assay` is the built program; both streams together.
    func shell(_ line: String) throws -> String {
        let run = try Self.launch(
            "/bin/bash", ["-c", "assay() { \(Self.executable) \"$@\"; }; { \(line); } 2>&1"], input: "",
            environment: ["ASSAY_LIBRARY": library, "HOME": folder.path])
        return run.output
    }

    /// What is done at a terminal, one after the other; each must come about within half a minute.
    enum Step {
        /// Until a text is shown.
        case wait(String)
        case type(String)
        /// Until the shell's prompt is shown and keys are read.
        case prompt
        /// Until keys are read one by one, behind a prompt of another name.
        case editing
        /// Until a question is being answered, and Ctrl-C is a signal.
        case busy
        case resize(columns: Int, rows: Int = 40)
        case kill
        case signal(Int32)
        /// To the program itself, where a script called it.
        case signalChild(Int32)
        /// Until the program has ended.
        case end
        /// Until typed letters are shown and come line by line: as every program finds the terminal.
        case plain

        fileprivate var words: [Any] {
            switch self {
            case .wait(let text): ["wait", text]
            case .type(let keys): ["type", keys]
            case .prompt: ["prompt"]
            case .editing: ["editing"]
            case .busy: ["busy"]
            case .resize(let columns, let rows): ["resize", columns, rows]
            case .kill: ["kill"]
            case .signal(let number): ["signal", Int(number)]
            case .signalChild(let number): ["signal-child", Int(number)]
            case .end: ["end"]
            case .plain: ["plain"]
            }
        }
    }

    /// Runs the program on a pseudo-terminal of its own, through `terminal.py`. What was shown ends in `***`
    /// and the step that did not come about, if one did not.
    ///
    /// - Parameter script: lines of bash on the terminal, in which `"$0"` is the program, in place of it alone.
    func onTerminal(
        _ steps: [Step], arguments: [String] = [], columns: Int = 80, environment: [String: String] = [:],
        script: String? = nil
    ) throws -> String {
        let terminal = Self.root.appendingPathComponent("Tests/Terminal/terminal.py").path
        let command = (script.map { ["/bin/bash", "-c", $0] } ?? []) + [Self.executable]
        let input = String(
            decoding: try JSONSerialization.data(withJSONObject: steps.map(\.words)), as: UTF8.self)
        let given = [
            "ASSAY_LIBRARY": library, "HOME": folder.path, "TERM": "xterm", "LANG": "C.UTF-8", "PAGER": "cat",
        ]
        return try Self.launch(
            "/usr/bin/env", ["python3", terminal, String(columns), "40"] + command + arguments,
            input: input,
            environment: given.merging(environment) { $1 }
        ).output
    }

    private static func launch(
        _ path: String, _ arguments: [String], input: String, environment: [String: String]
    ) throws -> Run {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        var variables = ProcessInfo.processInfo.environment
        for name in ["XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "NO_COLOR", "PAGER"] {
            variables[name] = nil
        }
        process.environment = variables.merging(environment) { $1 }
        process.currentDirectoryURL = root
        let (outputPipe, errorPipe, inputPipe) = (Pipe(), Pipe(), Pipe())
        process.standardOutput = outputPipe
        process.standardError = errorPipe
        process.standardInput = inputPipe
        try process.run()
        let errorsFile = errorPipe.fileHandleForReading
        nonisolated(unsafe) var errors = Data()
        let reading = DispatchWorkItem { errors = errorsFile.readDataToEndOfFile() }
        DispatchQueue.global().async(execute: reading)
        let typing = inputPipe.fileHandleForWriting
        try? typing.write(contentsOf: Data(input.utf8))
        try? typing.close()
        let output = outputPipe.fileHandleForReading.readDataToEndOfFile()
        reading.wait()
        process.waitUntilExit()
        return Run(
            status: process.terminationStatus, output: String(decoding: output, as: UTF8.self),
            errors: String(decoding: errors, as: UTF8.self))
    }
}
