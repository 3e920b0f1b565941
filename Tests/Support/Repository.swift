package import Foundation
package import Testing

/// Where a test finds the files of this repository and, where it lies beside it, the folder `../shared`.
package enum Repository {
    package static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    /// The fictional reports that travel in the program.
    package static let samples = root.appending(path: "Sources/Reading/Samples/Reports")
    /// Real reports, labels and cases, which are not part of the repository.
    package static let shared = root.deletingLastPathComponent().appending(path: "shared")

    /// Whether a file or folder of `../shared` is there.
    package static func hasShared(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: shared.appending(path: path).path)
    }
}

extension Trait where Self == ConditionTrait {
    /// Runs a test only where a file or folder of `../shared` is there; the run says that it was skipped, and
    /// for want of what.
    package static func needsShared(_ path: String) -> Self {
        .enabled(
            if: Repository.hasShared(path), "needs ../shared/\(path), which is not part of the repository")
    }

    /// Runs a test only in `Scripts/check --slow`, which sets `ASSAY_SLOW`: one that takes minutes, or that
    /// hangs on programs and fonts of the machine.
    package static var slow: Self {
        .enabled(
            if: ProcessInfo.processInfo.environment["ASSAY_SLOW"] == "1", "slow: Scripts/check --slow runs it"
        )
    }
}
