internal import ArgumentParser
internal import SourceText
internal import Workspace

/// Options of every command.
struct CommonOptions: ParsableArguments {
    @Option(
        help: "The library file. Otherwise $ASSAY_LIBRARY, or library.sqlite in the data folder.",
        completion: .file())
    var library: String?
    @Option(help: "A folder whose data files replace the built-in ones.", completion: .directory)
    var data: String?
    @Option(help: "A folder whose templates come before the built-in ones.", completion: .directory)
    var templates: String?
    @Option(help: "The folder for drafts.", completion: .directory)
    var drafts: String?
    @Option(help: "The folder for plans.", completion: .directory)
    var plans: String?
    @Option(help: "Longest one question may take, in seconds.")
    var timeout = Limits.querySeconds
    @Flag(help: "No colour or bold.")
    var noColor = false
    @Flag(help: "Only results and errors, no notes.")
    var quiet = false

    /// The workspace these options describe.
    ///
    /// - Parameter makesLibrary: whether a library that is named and not there is made.
    func workspace(makesLibrary: Bool = false) -> Workspace {
        Output.isQuiet = quiet
        Output.allowsColour = !noColor
        let workspace = Workspace(
            options: WorkspaceOptions(
                library: library, data: data, templates: templates, drafts: drafts, plans: plans),
            note: Output.note)
        workspace.timeoutSeconds = timeout
        workspace.makesNamedLibrary = makesLibrary
        return workspace
    }

    func validate() throws {
        guard (1...Limits.mostQuerySeconds).contains(timeout) else {
            throw ValidationError("--timeout takes 1 to \(Limits.mostQuerySeconds) seconds, not \(timeout).")
        }
    }
}
