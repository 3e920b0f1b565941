package import AssessmentModel
package import Briefing
package import SourceText

/// The folder of drafts: officers' work in text files, which no other part of Assay writes.
package struct DraftFolder: Sendable {
    package let path: String
    /// Longest that another program is waited for, in seconds.
    private let patience: Double

    package init(path: String, patience: Double = Limits.lockSeconds) {
        self.path = path
        self.patience = patience
    }

    /// Names of the drafts, in alphabetical order.
    package var names: [String] {
        // What has no draft's name was not made by Assay, and cannot be named in a command.
        FilePath.names(in: path, ending: DraftFile.suffix).map { String($0.dropLast(DraftFile.suffix.count)) }
            .filter(FilePath.isWorkName).sorted()
    }

    package func filePath(_ name: String) -> String { "\(path)/\(name)\(DraftFile.suffix)" }

    /// Reads a draft.
    ///
    /// - Throws: `WorldError` when there is none of that name, or it cannot be read; `Diagnostics` when its
    ///   text is not as it must be.
    package func read(_ name: String) throws -> DraftFile {
        guard FilePath.isWorkName(name), FilePath.isNamed(filePath(name)) else {
            let hint = Suggestion.hint(
                for: name, in: names,
                else: names.isEmpty
                    ? "There are none yet: brief new NAME from TEMPLATE."
                    : "Drafts: \(names.joined(separator: ", ")).")
            throw WorldError("There is no draft called \"\(name)\". \(hint)")
        }
        let file = filePath(name)
        return try DraftFile(Source(name: file, text: try TextFile.read(file)), name: name)
    }

    /// Makes a draft's file; an older one of that name stays as it is.
    ///
    /// - Throws: `WorldError` when the name is taken or no name, or the file cannot be written.
    package func create(_ draft: Draft) throws(WorldError) {
        guard FilePath.isWorkName(draft.name) else {
            throw WorldError(
                "\"\(draft.name)\" cannot be a draft's name: begin with a letter; letters, digits, - and _ may follow."
            )
        }
        let lock = try TextFile.lockFolder(path, patience: patience)
        defer { TextFile.unlockFolder(lock) }
        if names.contains(where: { $0.lowercased() == draft.name.lowercased() }) {
            throw WorldError(
                "There is a draft called \"\(draft.name)\" already. Go on with it: brief open \(draft.name); there say NAME \"VALUE\" changes what it is about, as say compare \"\", which drops that. "
                    + "To begin anew, choose another name."
            )
        }
        try TextFile.replace(filePath(draft.name), with: DraftFile.text(of: draft))
    }

    /// Reads a draft, changes it and writes it back in one step, so that nothing that was written meanwhile
    /// is lost: what is on the disk is always the draft before a command or after it.
    ///
    /// - Throws: what `read` does, what `change` throws (nothing is written then), and `WorldError` when it
    ///   cannot be written.
    @discardableResult
    package func change<Result>(_ name: String, _ change: (inout Draft) throws -> Result) throws -> Result {
        let lock = try TextFile.lockFolder(path, patience: patience)
        defer { TextFile.unlockFolder(lock) }
        var draft = try read(name).draft
        let before = draft
        let result = try change(&draft)
        if draft != before {
            try TextFile.replace(formerPath(name), with: DraftFile.text(of: before))
            try TextFile.replace(filePath(name), with: DraftFile.text(of: draft))
        }
        return result
    }

    /// Takes back the last change that `change` made; once more brings it back.
    ///
    /// - Returns: false where there is none to take back.
    package func undo(_ name: String) throws -> Bool {
        let lock = try TextFile.lockFolder(path, patience: patience)
        defer { TextFile.unlockFolder(lock) }
        let now = try read(name).draft
        guard FilePath.isThere(formerPath(name)) else { return false }
        let former = try TextFile.read(formerPath(name))
        // A file that is no draft any more is not put in place of one.
        _ = try DraftFile(Source(name: formerPath(name), text: former), name: name)
        try TextFile.replace(formerPath(name), with: DraftFile.text(of: now))
        try TextFile.replace(filePath(name), with: former)
        return true
    }

    /// Where the draft as it was before the last change lies.
    private func formerPath(_ name: String) -> String { "\(path)/.\(name).before\(DraftFile.suffix)" }
}
