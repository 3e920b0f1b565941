import Foundation
import HelpPages
import Testing
import TestSupport

@testable import Workspace

/// Every promise of `help safety` names what keeps it, and that exists.
@Suite struct SafetyTests {
    @Test(arguments: Safety.promises.map(\.happening))
    func everyPromiseIsKeptByATestThatExists(_ happening: String) throws {
        let promise = try #require(Safety.promises.first { $0.happening == happening })
        #expect(!promise.keptBy.isEmpty && promise.lost.hasSuffix("."))
        let faults = try String(contentsOfFile: Places.repository + "/Scripts/faults", encoding: .utf8)
        for keeper in promise.keptBy {
            if keeper.hasPrefix("faults ") {
                let name = keeper.dropFirst(7).split(separator: "-").joined(separator: "_")
                let isRun = try faults.firstMatch(of: Regex("CASES = [^\\]]*\\b\(name)\\b")) != nil
                #expect(
                    isRun && faults.contains("def \(name)("),
                    "\(keeper) is a case of Scripts/faults that is run")
            } else {
                let parts = keeper.split(separator: ".")
                let texts = try SourceFiles.named("\(parts[0]).swift")
                #expect(texts.contains { $0.contains("func \(parts[1])(") }, "\(keeper) is a test")
            }
        }
    }

    @Test func helpSaysWhatIsLostInEachCase() throws {
        let page = try #require(Help.page("safety"))
        for promise in Safety.promises { #expect(page.contains(promise.happening)) }
        #expect(page.split(separator: "\n").allSatisfy { $0.count <= 120 })
    }
}

/// The files below `Tests`.
private enum SourceFiles {
    private static let paths =
        (try? FileManager.default.subpathsOfDirectory(atPath: Places.repository + "/Tests")) ?? []

    static func named(_ name: String) throws -> [String] {
        try paths.filter { $0.hasSuffix("/" + name) }.map {
            try String(contentsOfFile: "\(Places.repository)/Tests/\($0)", encoding: .utf8)
        }
    }
}
