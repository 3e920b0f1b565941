package import Library
internal import PlainQuestions
internal import Presentation
package import ReferenceData
package import SourceText
internal import Synchronization
internal import TextAnalysis

/// The facade that the command line, the shell and the tests use: open, import, ask, compose, describe.
///
/// Nothing is opened before it is needed; a command that only prints help touches no file.
package final class Workspace {
    /// Where the library, data and folders are.
    package let options: WorkspaceOptions
    /// The data files that come with the program, or the user's in their place.
    package let reference: ReferenceData
    private var opened: LibraryFile?
    private var runner: QueryRunner?
    /// The forms of plain questions in the user's own data folder.
    var ownPhrases: PlainPhrases?
    /// Longest a query may run, in seconds, from the next one on.
    package var timeoutSeconds = Limits.querySeconds {
        didSet { runner?.timeoutSeconds = timeoutSeconds }
    }

    /// Whether a library that the option names and that is not there may be made.
    package var makesNamedLibrary = true

    /// Gets lines about what was done on the way to an answer.
    private let note: (String) -> Void

    package init(options: WorkspaceOptions, note: @escaping (String) -> Void = { _ in }) {
        self.options = options
        self.note = note
        reference = ReferenceData(folder: options.dataFolder)
    }

    /// The library, made with the published scores when there is none yet.
    ///
    /// - Throws: `WorldError` when it cannot be opened or made.
    package func library() throws(WorldError) -> LibraryFile {
        if let opened { return opened }
        if !makesNamedLibrary, options.isLibraryNamed { try refuseMissingLibrary() }
        let library = try LibraryFile(path: options.libraryPath, reference: reference) {
            () throws(WorldError) in try readingVersions()
        }
        opened = library
        if let copy = library.migratedCopy {
            note(
                "\(options.libraryPath): brought up to date from an older version; the file as it was is kept as \(copy)"
            )
        }
        return library
    }

    private func refuseMissingLibrary() throws(WorldError) {
        let path = options.libraryPath
        guard !FilePath.isThere(path) else { return }
        let folder = FilePath.folder(of: path)
        let libraries = FilePath.names(in: folder, ending: ".sqlite")
        let near = EditDistance.nearest(to: FilePath.name(of: path), in: libraries, limit: 1).first
        let hint =
            near.map { "Nearest: \(folder.isEmpty ? $0 : "\(folder)/\($0)")" }
            ?? "To make it: assay import REPORTS --library \(path)"
        throw WorldError("\(path): there is no library of that name. \(hint)")
    }

    /// The read-only connection that questions run on.
    func queryRunner() throws(WorldError) -> QueryRunner {
        if let runner { return runner }
        let new = try QueryRunner(library: library(), timeoutSeconds: timeoutSeconds)
        runner = new
        let isStopped = running.state.withLock { state in
            state.runner = new
            return state.isStopped
        }
        if isStopped { new.interrupt() }
        return new
    }

    /// Stops the running question, from any thread, and all others until `goOn`.
    package var interruption: @Sendable () -> Void {
        { [running] in
            let runner = running.state.withLock { state in
                state.isStopped = true
                return state.runner
            }
            runner?.interrupt()
        }
    }

    /// Lets questions run again after an interruption.
    package func goOn() {
        running.state.withLock { $0.isStopped = false }
        runner?.goOn()
    }

    /// The connection that questions use, once there is one: opening it can take long, so that nothing opens
    /// it only to be able to stop it.
    private final class Running: Sendable {
        struct State {
            var runner: QueryRunner?
            var isStopped = false
        }
        let state = Mutex(State())
    }
    private let running = Running()

    /// How much is loaded.
    package func heldCounts() throws(WorldError) -> HeldCounts {
        let counts = try library().counts()
        return HeldCounts(
            reports: counts.reports, authoritiesRead: counts.read, authoritiesWithScores: counts.scored,
            remarks: counts.remarks)
    }
}

/// How much a library holds.
package struct HeldCounts: Sendable, Equatable {
    /// Assessments of which any text is read.
    package var reports = 0
    /// Councils of which any text is read.
    package var authoritiesRead = 0
    /// Councils with at least one published score.
    package var authoritiesWithScores = 0
    package var remarks = 0

    package init() {}

    init(reports: Int, authoritiesRead: Int, authoritiesWithScores: Int, remarks: Int) {
        self.reports = reports
        self.authoritiesRead = authoritiesRead
        self.authoritiesWithScores = authoritiesWithScores
        self.remarks = remarks
    }
}
