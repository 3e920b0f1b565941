internal import ArgumentParser
internal import AssessmentModel
internal import Presentation
internal import SourceText
internal import Templates
internal import Workspace

/// What the shells of the system may complete that is no file: the program is asked for it at TAB.
extension CompletionKind {
    static var template: CompletionKind { .custom { _, _, _ in workspace.templates.names } }

    /// A saved script's name, or the path of a file that holds one.
    static var script: CompletionKind {
        .custom { _, _, typed in
            let folder = FilePath.folder(of: typed)
            let files = FilePath.names(in: folder, ending: ".assay")
            return workspace.scripts().map(\.name) + files.map { folder.isEmpty ? $0 : "\(folder)/\($0)" }
        }
    }

    static var council: CompletionKind { .custom { _, _, _ in councils } }

    /// What was imported: councils, then their assessments.
    static var report: CompletionKind {
        .custom { _, _, _ in
            let ids = workspace.reportIDs
            return councils.filter { slug in ids.contains { $0.hasPrefix(slug + "@") } } + ids
        }
    }

    /// `authority=COUNCIL`, the value that nearly every template and script takes.
    static var councilValue: CompletionKind {
        .custom { _, _, _ in councils.map { "authority=" + $0 } }
    }

    private static var workspace: Workspace { Workspace(options: WorkspaceOptions()) }

    private static var councils: [String] {
        guard let table = try? workspace.answer("authorities show slug").table else { return [] }
        return table.rows.compactMap { row in
            if case .text(let slug)? = row.first { slug } else { nil }
        }
    }
}
