import AssessmentModel
import Foundation
import SourceText
import TestSupport
import Workspace

@testable import Shell

/// A session on a library of the bundled samples, with a folder of its own that goes away with it.
final class SampleSession {
    let folder: String
    let workspace: Workspace

    /// The file that each library is a copy of.
    private static let samples = Result {
        try KeptFile.path("samples.sqlite") { path in
            let samples = try SampleSession(isEmpty: true)
            _ = try samples.workspace.importSamples()
            // Its folder goes with it: it has to live until the copy is made.
            try withExtendedLifetime(samples) { try samples.workspace.backUpLibrary(to: path) }
        }
    }

    init(isEmpty: Bool = false) throws {
        // As long everywhere, so that lines that name it break at the same word.
        folder = "/var/tmp/assay-test-\(UUID().uuidString)"
        workspace = Workspace(
            options: WorkspaceOptions(library: folder + "/library.sqlite", environment: ["HOME": folder]))
        if !isEmpty {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try FileManager.default.copyItem(
                atPath: try Self.samples.get(), toPath: folder + "/library.sqlite")
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func session(_ screen: Session.Screen = .terminal(columns: 80, rows: 24, usesColour: false)) throws
        -> Session
    {
        try Session(workspace, noteWords: Self.noteWords, screen: screen)
    }

    /// In place of the command line's: says what it was given.
    private static let noteWords = NoteCommandWords(
        brief: { words, _ in
            guard words[0] == "councillor-note" else {
                return .refused(["There is no template \"\(words[0])\"."])
            }
            guard let option = words.firstIndex(of: "-o") else {
                return .written(
                    text: "# A note\n\nWith \(words.dropFirst().joined(separator: ", ")).\n", remarks: [])
            }
            return .written(text: nil, remarks: ["to do: say why", "\(words[option + 1]): written"])
        },
        write: { words, draft, _ in .written(text: nil, remarks: ["\(words[0]): \(draft.name) written"]) },
        batch: { words, _ in .written(text: nil, remarks: ["batch \(words.joined(separator: " "))"]) },
        chart: { words, _ in .written(text: "chart \(words.joined(separator: " "))\n", remarks: []) },
        publish: { words, _ in .written(text: nil, remarks: ["publish \(words.joined(separator: " "))"]) })
}
