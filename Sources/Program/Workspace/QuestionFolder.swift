internal import QueryLanguage
internal import QueryTables
package import SourceText

/// Questions kept by name as text files in the data folder, one a file: an officer's work, so not in the
/// library.
package struct QuestionFolder: Sendable {
    private let folder: String

    /// - Parameter options: the folder lies beside the drafts.
    package init(_ options: WorkspaceOptions) {
        let above = FilePath.folder(of: options.draftsFolder)
        folder = (above.isEmpty ? "." : above) + "/questions"
    }

    /// All that can be read, by name.
    package func all() -> [(name: String, text: String)] { contents().questions }

    /// Why some cannot be read, a sentence each.
    package var faults: [String] { contents().faults }

    private func contents() -> (questions: [(name: String, text: String)], faults: [String]) {
        var questions: [(name: String, text: String)] = []
        var faults: [String] = []
        for name in FilePath.names(in: folder, ending: ".assay") {
            do throws(WorldError) {
                let text = try TextFile.read(folder + "/" + name, limit: Limits.scriptBytes)
                let lines = text.split(separator: "\n")
                let asked = lines.filter { !$0.hasPrefix("--") && !$0.hasPrefix("assay 1") }
                questions.append((String(name.dropLast(6)), asked.joined(separator: "\n")))
            } catch {
                faults.append("A saved question is left out. \(error)")
            }
        }
        return (questions, faults)
    }

    /// Keeps a question under a name; an older one of that name is replaced.
    ///
    /// - Throws: `WorldError` when the name is no name, or the file cannot be written.
    package func save(_ query: String, named name: String) throws(WorldError) {
        guard name.wholeMatch(of: /[a-z][a-z0-9_]*(-[a-z0-9_]+)*/) != nil, RecordWord(word: name) == nil
        else {
            throw WorldError(
                "\"\(name)\" cannot be a question's name: use small letters, digits and hyphens, and no record's name."
            )
        }
        try TextFile.replace("\(folder)/\(name).assay", with: "assay 1\n\(query)\n")
    }
}
