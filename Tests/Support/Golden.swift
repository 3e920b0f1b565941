package import Foundation
package import Testing

/// Compares a text with the reviewed one in the folder `Golden` beside the test; a difference is shown whole.
///
/// `Scripts/golden` writes the reviewed texts anew for review. Where `CI` is set nothing is written, and the
/// attempt is a failure.
package func expectGolden(
    _ actual: String, _ name: String, filePath: String = #filePath,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    let file = Golden.file(name, beside: filePath)
    let expected = try? String(contentsOf: file, encoding: .utf8)
    guard Golden.isRefreshing else {
        guard let expected else {
            Issue.record(
                "There is no \(file.path): write it with Scripts/golden.", sourceLocation: sourceLocation)
            return
        }
        guard actual != expected else { return }
        Issue.record(
            "\(name) is not as reviewed (- reviewed, + found):\n\(LineDifference(from: expected, to: actual))",
            sourceLocation: sourceLocation)
        return
    }
    guard !Golden.isUnattended else {
        Issue.record("Reviewed texts are not written where CI is set.", sourceLocation: sourceLocation)
        return
    }
    guard actual != expected else { return }
    do {
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try actual.write(to: file, atomically: true, encoding: .utf8)
        print("written anew: \(file.path)")
    } catch {
        Issue.record(error, sourceLocation: sourceLocation)
    }
}

/// Where reviewed texts lie, and whether they are being written anew.
package enum Golden {
    /// Whether `Scripts/golden` asked for reviewed texts to be written (`ASSAY_UPDATE_GOLDEN=1`).
    package static let isRefreshing = ProcessInfo.processInfo.environment["ASSAY_UPDATE_GOLDEN"] == "1"
    /// Whether nobody would review what is written: `CI` is set.
    package static let isUnattended = ProcessInfo.processInfo.environment["CI"].map { !$0.isEmpty } ?? false

    /// The reviewed file of a name, in the folder `Golden` beside a test's file.
    package static func file(_ name: String, beside filePath: String = #filePath) -> URL {
        URL(filePath: filePath).deletingLastPathComponent().appending(path: "Golden/\(name)")
    }

    /// The names of all reviewed texts beside the test, in their order.
    package static func names(filePath: String = #filePath) -> [String] {
        let folder = file("", beside: filePath).path
        return (try? FileManager.default.contentsOfDirectory(atPath: folder).sorted()) ?? []
    }

    /// A reviewed text; empty when there is none, which a comparison with it then says.
    package static func text(_ name: String, filePath: String = #filePath) -> String {
        (try? String(contentsOf: file(name, beside: filePath), encoding: .utf8)) ?? ""
    }

    /// The lines of a reviewed text of cases, without blank ones and those that begin with `#`.
    package static func cases(_ name: String, filePath: String = #filePath) -> [String] {
        text(name, filePath: filePath).split(separator: "\n").map(String.init).filter { !$0.hasPrefix("#") }
    }
}
