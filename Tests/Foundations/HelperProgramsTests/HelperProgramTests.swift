import SourceText
import Testing

@testable import HelperPrograms

@Suite struct HelperProgramTests {
    private let bounds = HelperProgram.Bounds(seconds: 20, outputBytes: 1 << 20)

    @Test func outputComplaintsAndStatusComeBack() throws {
        let result = try HelperProgram(name: "sh", package: "dash").run(
            ["-c", "echo out; echo err >&2; exit 3"], within: bounds)
        #expect(String(decoding: result.output, as: UTF8.self) == "out\n")
        #expect(result.complaints == "err\n")
        #expect(result.status == 3)
    }

    /// Arguments reach the program as they are: no shell reads them.
    @Test func argumentsAreNotReadByAShell() throws {
        let result = try HelperProgram(name: "echo", package: "coreutils").run(
            ["$(id); `id` > /tmp/x"], within: bounds)
        #expect(String(decoding: result.output, as: UTF8.self) == "$(id); `id` > /tmp/x\n")
    }

    @Test func aMissingProgramNamesItsPackage() {
        let program = HelperProgram(name: "no-such-program", package: "some-package")
        #expect(program.path == nil)
        let error = #expect(throws: WorldError.self) { try program.run([], within: bounds) }
        #expect(error?.description == "no-such-program is not installed: apt-get install some-package")
    }

    @Test func whatDoesNotEndIsStopped() {
        let error = #expect(throws: WorldError.self) {
            try HelperProgram(name: "sleep", package: "coreutils").run(
                ["600"], within: .init(seconds: 0.2, outputBytes: 1000))
        }
        #expect(error?.description.contains("took longer") == true)
        // A program that closes its output and goes on is stopped, too.
        #expect(throws: WorldError.self) {
            try HelperProgram(name: "sh", package: "dash").run(
                ["-c", "exec sleep 600 >&- 2>&-"], within: .init(seconds: 0.2, outputBytes: 1000))
        }
    }

    @Test func endlessOutputIsStopped() {
        let error = #expect(throws: WorldError.self) {
            try HelperProgram(name: "yes", package: "coreutils").run(
                [], within: .init(seconds: 20, outputBytes: 1 << 20))
        }
        #expect(error?.description == "yes gave more than 1 MB and was stopped")
    }
}
