import Foundation
import Testing

/// Runs the built program as a user would.
struct Program {
    /// What a run gave.
    struct Run {
        var status: Int32
        var output: String
        var errors: String
    }

    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    static let reports = root.deletingLastPathComponent().appendingPathComponent("shared/reports")

    /// Whether the real reports are there; says so when they are not.
    static func hasReports(_ test: String = #function) -> Bool {
        let found = FileManager.default.fileExists(atPath: reports.path)
        if !found { print("skipped: \(test) needs ../shared") }
        return found
    }

    /// A folder of its own, removed when the value goes away.
    final class Folder {
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

    /// The built program, beside the test bundle.
    static var executable: String {
        let bundle = CommandLine.arguments.first.map { URL(fileURLWithPath: $0).deletingLastPathComponent().path } ?? "."
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

    /// Runs the program on a pseudo-terminal made by util-linux's `script`, typing keys.
    ///
    /// - Parameters:
    ///   - first: a line of sh that is run on the terminal before the program takes its place.
    ///   - seconds: when the terminal is taken away, should it still be there.
    func onTerminal(
        _ keys: String, arguments: String = "", columns: Int = 80, first: String = ":", environment: [String: String] = [:],
        seconds: Int = 60
    ) throws -> String {
        let command = "stty rows 40 cols \(columns); \(first); exec \(Self.executable) \(arguments)"
        return try Self.launch(
            "/usr/bin/timeout", ["--foreground", "\(seconds)", "/usr/bin/script", "-qec", command, "/dev/null"], input: keys,
            keysDelay: 0.25,
            environment: ["ASSAY_LIBRARY": library, "HOME": folder.path, "TERM": "xterm", "LANG": "C.UTF-8", "PAGER": "cat"]
                .merging(environment) { $1 }
        ).output
    }

    private static func launch(
        _ path: String, _ arguments: [String], input: String, keysDelay: Double? = nil, environment: [String: String]
    ) throws -> Run {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        var variables = ProcessInfo.processInfo.environment
        for name in ["XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "NO_COLOR", "PAGER"] { variables[name] = nil }
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
        if let keysDelay {
            // One line, or one control key, at a time, as a person types.
            DispatchQueue.global().async {
                Thread.sleep(forTimeInterval: 2 * keysDelay)
                for key in input.split(separator: "\u{0}") {
                    try? typing.write(contentsOf: Data(key.utf8))
                    Thread.sleep(forTimeInterval: keysDelay)
                }
                try? typing.close()
            }
        } else {
            try? typing.write(contentsOf: Data(input.utf8))
            try? typing.close()
        }
        let output = outputPipe.fileHandleForReading.readDataToEndOfFile()
        reading.wait()
        process.waitUntilExit()
        return Run(
            status: process.terminationStatus, output: String(decoding: output, as: UTF8.self),
            errors: String(decoding: errors, as: UTF8.self))
    }
}
