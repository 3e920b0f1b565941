package import Foundation

/// Where a test finds the files of this repository and, where it lies beside it, the folder `../shared`.
package enum Repository {
    package static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    /// The fictional reports that travel in the program.
    package static let samples = root.appending(path: "Sources/Reading/Samples/Reports")
    /// Real reports, labels and cases, which are not part of the repository.
    package static let shared = root.deletingLastPathComponent().appending(path: "shared")

    /// Whether `../shared` is there; says which test is skipped when it is not.
    package static func hasShared(_ test: String = #function) -> Bool {
        let found = FileManager.default.fileExists(atPath: shared.path)
        if !found { print("skipped: \(test) needs ../shared") }
        return found
    }
}
