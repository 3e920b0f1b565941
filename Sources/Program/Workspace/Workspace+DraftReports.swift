internal import Library
package import SourceText
internal import Templates

// Draft reports, which CQC sends in confidence, are kept in a library of their own.

extension Workspace {
    /// The library for draft reports that belongs to this one, made when there is none.
    ///
    /// - Parameter isNamed: whether the library was named on the command line: then it is itself the one for
    ///   drafts, unless it holds published reports already.
    /// - Throws: `WorldError` when it cannot be made or opened.
    package func draftWorkspace(isNamed: Bool) throws(WorldError) -> Workspace {
        let isNew = isNamed && !TextFile.exists(options.libraryPath)
        let isItself = isNew ? true : try isOfDrafts
        let drafts = isItself ? self : self.drafts
        try drafts.library().markAsOfDrafts()
        return drafts
    }

    /// Whether this is a library of draft reports.
    package var isOfDrafts: Bool {
        get throws(WorldError) { TextFile.exists(options.libraryPath) ? try library().isOfDrafts : false }
    }

    /// Where the library for draft reports beside this one lies: `library.draft.sqlite`.
    private var draftPath: String {
        let path = options.libraryPath
        return (path.hasSuffix(".sqlite") ? String(path.dropLast(7)) : path) + ".draft.sqlite"
    }

    private var drafts: Workspace {
        var options = options
        options.libraryPath = draftPath
        let workspace = Workspace(options: options)
        workspace.timeoutSeconds = timeoutSeconds
        return workspace
    }

    /// The workspace that a template is written from: for an accuracy response the draft's, else this one.
    func workspace(forTemplate name: String) throws -> Workspace {
        guard TextFile.exists(draftPath), templates.names.contains(name),
            try templates.template(named: name).isOfDraftReport, try !isOfDrafts
        else { return self }
        return drafts
    }

    /// - Parameter what: what does not happen to drafts: "exported".
    /// - Throws: `WorldError` when this is a library of draft reports, or it cannot be read whether it is.
    package func refuseDraft(_ what: String) throws(WorldError) {
        guard try isOfDrafts else { return }
        throw .ofQuestion(
            "\(options.libraryPath): a draft report that CQC sent in confidence is not \(what). Import the report when it is published."
        )
    }
}
