import Foundation
import Testing

/// Questions of an analyst, each one line, answered as Python answers them from the export.
@Suite struct AnalystQuestionTests {
    @Test func eachAnswerIsPythonsOverTheExport() throws {
        let program = try Program.withSamples()
        let script = Program.root.appending(path: "Tests/Asking/analyst.py").path
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", script, Program.executable, program.library]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(text)")
    }
}
