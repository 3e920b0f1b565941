import Foundation
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

    /// What a program started ends with it, and no descriptor stays open.
    @Test func nothingOutlivesARun() throws {
        func open() throws -> Int {
            try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
        }
        let before = try open()
        for _ in 0..<40 {
            _ = try HelperProgram(name: "true", package: "coreutils").run([], within: bounds)
        }
        #expect(try open() < before + 30)
        let mark = "61\(ProcessInfo.processInfo.processIdentifier)"
        #expect(throws: WorldError.self) {
            try HelperProgram(name: "sh", package: "dash").run(
                ["-c", "sleep \(mark) & exit 0"], within: .init(seconds: 0.3, outputBytes: 1000))
        }
        let left = try HelperProgram(name: "ps", package: "procps").run(["ax", "-o", "args"], within: bounds)
        #expect(!String(decoding: left.output, as: UTF8.self).contains("sleep \(mark)"))
    }

    @Test func aTemporaryFolderIsPrivateAndGoes() throws {
        var folder: TemporaryFolder? = try TemporaryFolder()
        let path = try #require(folder?.path)
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o700)
        folder = nil
        #expect(!FileManager.default.fileExists(atPath: path))
    }
}
